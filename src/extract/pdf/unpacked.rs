//! How much the streams of a PDF unpack to, before anything reads them: who reads them keeps all of it.

use std::io::{self, BufRead, Read, sink};

use flate2::bufread::ZlibDecoder;
use memchr::memmem;

/// Streams that are packed again and again.
const DEEPEST: usize = 4;

/// Bytes before a stream in which its dictionary is sought.
const DICTIONARY: usize = 1024;

/// Bytes of all streams, unpacked where Flate packs them once or several times; `None` for more than `most`.
/// Pictures are unpacked one by one if at all, so each of them may have as much.
pub(super) fn size(raw: &[u8], most: u64) -> Option<u64> {
    let mut left = most;
    for at in memmem::find_iter(raw, b"stream") {
        let rest = &raw[at + b"stream".len()..];
        let rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"));
        let Some(mut rest) = rest else { continue };
        let before = &raw[at.saturating_sub(DICTIONARY)..at];
        let dictionary = memmem::rfind(before, b" obj").map_or(before, |from| &before[from..]);
        if memmem::find(dictionary, b"/Image").is_some() {
            rest_of(&mut rest, most, 0)?;
        } else {
            left = rest_of(&mut rest, left, 0)?;
        }
    }
    Some(most - left + raw.len() as u64)
}

/// What is left of `most` bytes after the stream at the start of `from`; `None` where it is larger.
fn rest_of(from: &mut dyn BufRead, most: u64, depth: usize) -> Option<u64> {
    // What is no stream of this kind unpacks to nothing.
    if depth == DEEPEST || !from.fill_buf().is_ok_and(is_packed) {
        return Some(most);
    }
    let mut unpacked = io::BufReader::new(ZlibDecoder::new(from));
    if unpacked.fill_buf().is_ok_and(is_packed) {
        return rest_of(&mut unpacked, most, depth + 1);
    }
    let mut counted = unpacked.take(most.saturating_add(1));
    // Broken streams are read as far as they go.
    let _ = io::copy(&mut counted, &mut sink());
    counted.limit().checked_sub(1)
}

/// The two bytes that packed data begins with (RFC 1950).
fn is_packed(bytes: &[u8]) -> bool {
    matches!(bytes, [method, flags, ..] if method & 0x0F == 8 && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31))
}
