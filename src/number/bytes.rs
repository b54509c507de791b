//! The bytes of a file that is no text to the numbers that stand in it anywhere: in the metadata of
//! pictures, in what a PDF holds beside its pages, in the parts of an office file.

use std::collections::BTreeSet;
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::places_of_all;

/// Unpacked text of a picture is looked at so far (in bytes).
const UNPACKED: u64 = 1 << 20;
/// Files in files in files.
#[cfg(feature = "office")]
const DEEPEST: usize = 3;
/// So many places of a picture's text are tried as the beginning of what is packed.
const TRIED: usize = 64;

/// Which of `numbers` (ASCII digits) stand in the bytes, counted from 0.
pub fn in_bytes(bytes: &[u8], numbers: &[String]) -> BTreeSet<usize> {
    let mut search = Search { numbers, found: BTreeSet::new() };
    if !numbers.is_empty() {
        search.bytes(bytes, 0);
    }
    search.found
}

struct Search<'n> {
    numbers: &'n [String],
    found: BTreeSet<usize>,
}

impl Search<'_> {
    fn text(&mut self, text: &str) {
        let found = places_of_all(text, self.numbers);
        self.found.extend(found.into_iter().map(|(_, number)| number));
    }

    fn bytes(&mut self, bytes: &[u8], depth: usize) {
        // In ASCII or UTF-16, then in UTF-8.
        let plain: String =
            bytes.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
        self.text(&plain);
        self.text(&String::from_utf8_lossy(bytes));
        packed_text(bytes).iter().for_each(|text| self.text(text));
        #[cfg(feature = "pdf")]
        if bytes.starts_with(b"%PDF") {
            crate::extract::pdf_strings(bytes).iter().for_each(|text| self.text(text));
        }
        #[cfg(feature = "office")]
        if bytes.starts_with(b"PK\x03\x04") && depth < DEEPEST {
            // What is no archive was looked at as it is.
            let _ = crate::extract::members(
                crate::extract::Format::Zip,
                bytes,
                &crate::extract::Limits::USUAL,
                &|_| true,
                &mut |member| {
                    self.text(&member.name);
                    if let Some(Ok(bytes)) = member.content {
                        self.bytes(&bytes, depth + 1);
                    }
                },
            );
        }
        #[cfg(not(feature = "office"))]
        let _ = depth;
    }
}

/// The packed texts of a PNG file (`zTXt`, `iTXt`).
fn packed_text(bytes: &[u8]) -> Vec<String> {
    let mut texts = Vec::new();
    let Some(mut rest) = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n") else { return texts };
    while let Some((head, after)) = rest.split_at_checked(8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some((data, after)) = after.split_at_checked(length) else { break };
        if matches!(&head[4..], b"zTXt" | b"iTXt") {
            // The packed part begins behind the keyword and a few signs: zlib's first byte is 0x78.
            for at in memchr::memchr_iter(0x78, data).take(TRIED) {
                let mut text = Vec::new();
                let unpacked = ZlibDecoder::new(&data[at..]);
                let _ = unpacked.take(UNPACKED).read_to_end(&mut text);
                texts.push(String::from_utf8_lossy(&text).into_owned());
            }
        }
        rest = after.get(4..).unwrap_or_default();
    }
    texts
}
