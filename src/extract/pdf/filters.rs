//! A packed stream of a PDF to its bytes, one piece after another: how much it is can be told without holding
//! all of it.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::{DeflateDecoder, ZlibDecoder};
use hayro_interpret::hayro_syntax::Filter;

/// The bytes of a stream that is packed like this, the outermost filter first. Broken streams are read as
/// far as they go, pictures as they are packed. `early`: the codes of LZW grow one code before they must, as
/// is usual (`EarlyChange`).
pub(super) fn unpacked<'d>(
    data: &'d [u8],
    filters: &[Filter],
    early: bool,
) -> Box<dyn BufRead + 'd> {
    let mut bytes: Box<dyn BufRead + 'd> = Box::new(data);
    for filter in filters {
        bytes = match filter {
            Filter::FlateDecode if bytes.fill_buf().is_ok_and(is_flate) => {
                Box::new(BufReader::new(ZlibDecoder::new(bytes)))
            }
            Filter::FlateDecode => Box::new(BufReader::new(DeflateDecoder::new(bytes))),
            Filter::LzwDecode => {
                Unpacking::of(bytes, Packing::Lzw(Table { early, ..Table::default() }))
            }
            Filter::RunLengthDecode => Unpacking::of(bytes, Packing::RunLength),
            Filter::Ascii85Decode => Unpacking::of(bytes, Packing::Ascii85),
            Filter::AsciiHexDecode => Unpacking::of(bytes, Packing::Hex),
            Filter::Crypt => bytes,
            _ => break,
        };
    }
    bytes
}

/// The two bytes that data packed by Flate begins with (RFC 1950).
pub(super) fn is_flate(bytes: &[u8]) -> bool {
    matches!(bytes, [method, flags, ..] if method & 0x0F == 8 && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31))
}

enum Packing {
    Hex,
    Ascii85,
    RunLength,
    Lzw(Table),
}

/// Reads what it unpacks.
struct Unpacking<'d> {
    from: Box<dyn BufRead + 'd>,
    packing: Packing,
    /// Unpacked and not yet asked for.
    ready: Vec<u8>,
}

impl<'d> Unpacking<'d> {
    fn of(from: Box<dyn BufRead + 'd>, packing: Packing) -> Box<dyn BufRead + 'd> {
        Box::new(BufReader::new(Self { from, packing, ready: Vec::new() }))
    }
}

impl Read for Unpacking<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.ready.len() < into.len() {
            let more = match &mut self.packing {
                Packing::Hex => hex(&mut *self.from, &mut self.ready),
                Packing::Ascii85 => ascii_85(&mut *self.from, &mut self.ready),
                Packing::RunLength => run_length(&mut *self.from, &mut self.ready),
                Packing::Lzw(table) => table.code(&mut *self.from, &mut self.ready),
            };
            if more.is_none() {
                // Nothing comes behind the end, whatever the bytes there.
                self.from = Box::new(io::empty());
                break;
            }
        }
        let length = self.ready.len().min(into.len());
        into[..length].copy_from_slice(&self.ready[..length]);
        self.ready.drain(..length);
        Ok(length)
    }
}

fn byte(from: &mut dyn BufRead) -> Option<u8> {
    let byte = *from.fill_buf().ok()?.first()?;
    from.consume(1);
    Some(byte)
}

/// The next byte that is no white space.
fn digit(from: &mut dyn BufRead) -> Option<u8> {
    loop {
        let byte = byte(from)?;
        if !matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ') {
            return Some(byte);
        }
    }
}

/// Two digits to a byte; `None` at the end.
fn hex(from: &mut dyn BufRead, into: &mut Vec<u8>) -> Option<()> {
    let value = |byte: u8| u8::try_from(char::from(byte).to_digit(16)?).ok();
    let high = value(digit(from)?)?;
    let low = digit(from).and_then(value);
    into.push(high << 4 | low.unwrap_or(0));
    low.map(drop)
}

/// Five digits to four bytes; `None` at the end.
fn ascii_85(from: &mut dyn BufRead, into: &mut Vec<u8>) -> Option<()> {
    let mut number = 0_u32;
    for place in 0..5 {
        let digit = digit(from).unwrap_or(b'~');
        match digit {
            b'z' if place == 0 => break,
            b'!'..=b'u' => {
                number = number.wrapping_mul(85).wrapping_add(u32::from(digit - b'!'));
            }
            _ => {
                for _ in place..5 {
                    number = number.wrapping_mul(85).wrapping_add(84);
                }
                into.extend_from_slice(&number.to_be_bytes()[..usize::max(place, 1) - 1]);
                return None;
            }
        }
    }
    into.extend_from_slice(&number.to_be_bytes());
    Some(())
}

/// One run to its bytes; `None` at the end.
fn run_length(from: &mut dyn BufRead, into: &mut Vec<u8>) -> Option<()> {
    match byte(from)? {
        128 => return None,
        length @ 0..128 => {
            for _ in 0..=length {
                into.push(byte(from)?);
            }
        }
        length => {
            let byte = byte(from)?;
            into.resize(into.len() + 257 - usize::from(length), byte);
        }
    }
    Some(())
}

const CLEAR: usize = 256;
const END: usize = 257;
/// Codes that a table holds.
const FULL: usize = 4096;

/// What the codes of LZW stand for: each for what another does, and a byte.
#[derive(Default)]
struct Table {
    early: bool,
    /// From 258 on.
    entries: Vec<(u16, u8)>,
    before: Option<u16>,
    bits: u32,
    count: u32,
}

impl Table {
    /// One code to its bytes; `None` at the end.
    fn code(&mut self, from: &mut dyn BufRead, into: &mut Vec<u8>) -> Option<()> {
        let known = self.entries.len() + END + 1 + usize::from(self.early);
        let width = known.ilog2().clamp(8, 11) + 1;
        while self.count < width {
            self.bits = self.bits << 8 | u32::from(byte(from)?);
            self.count += 8;
        }
        self.count -= width;
        let code = u16::try_from(self.bits >> self.count & ((1 << width) - 1)).ok()?;
        match usize::from(code) {
            CLEAR => {
                self.entries.clear();
                self.before = None;
                return Some(());
            }
            END => return None,
            known if known <= END + self.entries.len() => {
                let first = self.push(code, into)?;
                if let Some(before) = self.before {
                    self.learn(before, first);
                }
            }
            new if new == END + 1 + self.entries.len() => {
                let before = self.before?;
                let first = self.push(before, into)?;
                into.push(first);
                self.learn(before, first);
            }
            _ => return None,
        }
        self.before = Some(code);
        Some(())
    }

    fn learn(&mut self, before: u16, last: u8) {
        if self.entries.len() + END + 1 < FULL {
            self.entries.push((before, last));
        }
    }

    /// Adds what a code stands for; gives its first byte.
    fn push(&self, code: u16, into: &mut Vec<u8>) -> Option<u8> {
        let start = into.len();
        let mut code = code;
        while let Some(entry) = usize::from(code).checked_sub(END + 1) {
            let (before, last) = *self.entries.get(entry)?;
            into.push(last);
            code = before;
        }
        let first = u8::try_from(code).ok()?;
        into.push(first);
        into[start..].reverse();
        Some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(data: &[u8], filters: &[Filter]) -> Vec<u8> {
        let mut bytes = Vec::new();
        unpacked(data, filters, true).read_to_end(&mut bytes).unwrap();
        bytes
    }

    /// The example of the standard (ISO 32000-1, 7.4.4.2).
    #[test]
    fn the_standards_example_of_lzw() {
        let packed = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        let text = [45, 45, 45, 45, 45, 65, 45, 45, 45, 66];
        assert_eq!(all(&packed, &[Filter::LzwDecode]), text);
        // Nothing comes behind the end.
        assert_eq!(all(&[&packed[..], &packed].concat(), &[Filter::LzwDecode]), text);
    }

    #[test]
    fn filters_one_after_the_other() {
        use Filter::{Ascii85Decode, AsciiHexDecode, Crypt, DctDecode, RunLengthDecode};
        let cases: [(&str, &[Filter], &str); 9] = [
            ("a b", &[], "a b"),
            ("a b", &[Crypt], "a b"),
            ("61 62\n7> 61", &[AsciiHexDecode], "abp"),
            ("9jqo^~>", &[Ascii85Decode], "Man "),
            ("9jqo^9jq~>", &[Ascii85Decode], "Man Ma"),
            ("z~>", &[Ascii85Decode], "\0\0\0\0"),
            ("\u{2}abc\u{1}xy", &[RunLengthDecode], "abcxy"),
            ("02616263 FE 7A 80 00", &[AsciiHexDecode, RunLengthDecode], "abczzz"),
            ("6162", &[AsciiHexDecode, DctDecode, AsciiHexDecode], "ab"),
        ];
        for (packed, filters, text) in cases {
            assert_eq!(all(packed.as_bytes(), filters), text.as_bytes(), "{packed} {filters:?}");
        }
    }
}
