//! Values to JSON as they come: a report is never held in memory as a whole.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

/// A list whose items are made while they are written.
pub(super) struct Seq<F>(pub(super) F);

impl<F, I> Serialize for Seq<F>
where
    F: Fn() -> I,
    I: IntoIterator,
    I::Item: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// Writes a value as an indented document with a line end.
///
/// # Errors
/// When `out` cannot be written.
pub(super) fn document(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut Plain::new(&mut *out), value)?;
    writeln!(out)
}

/// Writes a value on one line of its own.
///
/// # Errors
/// When `out` cannot be written.
pub(super) fn line(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut Plain::new(&mut *out), value)?;
    writeln!(out)
}

/// JSON with U+007F…U+009F as `\u00XX`: it allows them bare, but a terminal obeys them. Only
/// strings can hold them.
struct Plain<W> {
    out: W,
    /// The first byte of U+0080…U+00BF was seen and not written yet.
    half: bool,
}

/// Starts U+0080…U+00BF in UTF-8.
const LEAD: u8 = 0xc2;

impl<W: Write> Plain<W> {
    fn new(out: W) -> Self {
        Self { out, half: false }
    }
}

impl<W: Write> Write for Plain<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while let Some((&first, after)) = rest.split_first() {
            if self.half {
                self.half = false;
                match first {
                    0x80..=0x9f => write!(self.out, "\\u00{first:02x}")?,
                    _ => self.out.write_all(&[LEAD, first])?,
                }
                rest = after;
            } else if first == LEAD {
                self.half = true;
                rest = after;
            } else if first == 0x7f {
                self.out.write_all(b"\\u007f")?;
                rest = after;
            } else {
                let plain = memchr::memchr2(LEAD, 0x7f, rest).unwrap_or(rest.len());
                self.out.write_all(&rest[..plain])?;
                rest = &rest[plain..];
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever the text and however it is cut: it is read back alike, and nothing in it is
        /// obeyed by a terminal.
        #[test]
        fn text_survives(
            text in "[a\"\\\\\u{0}-\u{1f}\u{7f}-\u{ff}星🙂]{0,40}",
            cut in 1..9usize,
        ) {
            let whole = serde_json::to_string(&text).unwrap();
            let mut plain = Plain::new(Vec::new());
            for piece in whole.as_bytes().chunks(cut) {
                plain.write_all(piece).unwrap();
            }
            let written = String::from_utf8(plain.out).unwrap();
            prop_assert!(!written.contains(char::is_control), "{written:?}");
            prop_assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
        }
    }
}
