//! Values to JSON as they come: a report is never held in memory as a whole.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use crate::text::is_acted_on;

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

/// JSON with what a terminal obeys as `\uXXXX`: it allows U+007F…U+009F and directional marks bare. Only
/// strings can hold them.
struct Plain<W> {
    out: W,
    /// The first bytes of a character that may be one of them.
    held: Vec<u8>,
}

/// The first bytes of all of them in UTF-8.
const LEADS: [u8; 4] = [0x7f, 0xc2, 0xd8, 0xe2];

impl<W: Write> Plain<W> {
    fn new(out: W) -> Self {
        Self { out, held: Vec::new() }
    }
}

impl<W: Write> Write for Plain<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while let Some((&first, after)) = rest.split_first() {
            if self.held.is_empty() && !LEADS.contains(&first) {
                let plain = rest.iter().position(|byte| LEADS.contains(byte));
                let (plain, held) = rest.split_at(plain.unwrap_or(rest.len()));
                self.out.write_all(plain)?;
                rest = held;
                continue;
            }
            self.held.push(first);
            rest = after;
            // A character is judged when it is whole.
            if let Ok(text) = str::from_utf8(&self.held) {
                match text.chars().next().filter(|c| is_acted_on(*c)) {
                    Some(c) => write!(self.out, "\\u{:04x}", u32::from(c))?,
                    None => self.out.write_all(&self.held)?,
                }
                self.held.clear();
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
            text in "[a\"\\\\\u{0}-\u{1f}\u{7f}-\u{ff}\u{61c}\u{200d}-\u{2070}؟★星🙂]{0,40}",
            cut in 1..9usize,
        ) {
            let whole = serde_json::to_string(&text).unwrap();
            let mut plain = Plain::new(Vec::new());
            for piece in whole.as_bytes().chunks(cut) {
                plain.write_all(piece).unwrap();
            }
            let written = String::from_utf8(plain.out).unwrap();
            prop_assert!(!written.contains(is_acted_on), "{written:?}");
            prop_assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
        }
    }
}
