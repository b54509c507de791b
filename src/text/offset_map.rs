//! A file in a legacy encoding to a table that leads from its decoded text back to its bytes.

use encoding_rs::{DecoderResult, Encoding, ISO_2022_JP, UTF_16BE, UTF_16LE};

use super::Span;

/// Consecutive characters of the same width, with nothing between them.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// First byte in the text. The run ends where the next one starts.
    text: usize,
    /// First byte in the file.
    raw: usize,
    /// Bytes of one character in the text.
    text_width: usize,
    /// Bytes of one character in the file.
    raw_width: usize,
}

/// Where in the file each character of the decoded text stands.
///
/// A character is here what the decoder writes for one sequence of bytes: in the Japanese
/// encodings and UTF-16 always one scalar value. U+FFFD stands for the malformed bytes. Escape
/// sequences of ISO-2022-JP and the byte order mark belong to no character.
#[derive(Debug)]
pub(super) struct OffsetMap {
    /// In the order of both the text and the file.
    runs: Vec<Run>,
    text_len: usize,
    /// Where decoding starts: behind the byte order mark.
    raw_start: usize,
    /// One past the last byte of the last character.
    raw_end: usize,
}

impl OffsetMap {
    /// Steps a decoder over `raw`, from byte `start` on.
    pub(super) fn new(encoding: &'static Encoding, raw: &[u8], start: usize) -> Self {
        let mut map = Self { runs: Vec::new(), text_len: 0, raw_start: start, raw_end: start };
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let (mut read_to, mut next) = (start, start);
        let mut out = [0; 64];
        // After malformed bytes a decoder may hold a character that it has read, and behind it the
        // start of another one. An empty input gets it out.
        let mut flush = false;
        let held_width = if encoding == UTF_16LE || encoding == UTF_16BE { 2 } else { 1 };
        loop {
            if encoding.is_ascii_compatible() && next == read_to && !flush {
                let ascii = Encoding::ascii_valid_up_to(&raw[read_to..]);
                map.push(ascii, 1, read_to, 1);
                read_to += ascii;
                next = read_to;
            }
            let last = read_to == raw.len() && !flush;
            let input = if flush { &[][..] } else { &raw[read_to..raw.len().min(read_to + 1)] };
            let (result, read, written) =
                decoder.decode_to_utf8_without_replacement(input, &mut out, last);
            read_to += read;
            let malformed = match result {
                DecoderResult::Malformed(len, after) => {
                    let end = read_to.saturating_sub(after.into());
                    Some(end.saturating_sub(len.into()).max(next)..end)
                }
                _ => None,
            };
            if written > 0 {
                let end = if flush {
                    (next + held_width).min(read_to)
                } else {
                    malformed.as_ref().map_or(read_to, |bytes| bytes.start)
                };
                let first = after_escape(encoding, raw, next, end);
                map.push(1, written, first, end - first);
                next = end;
            }
            flush = malformed.is_some();
            if let Some(bytes) = malformed {
                map.push(1, '\u{FFFD}'.len_utf8(), bytes.start, bytes.len());
                next = bytes.end;
            }
            if last && matches!(result, DecoderResult::InputEmpty) {
                return map;
            }
        }
    }

    fn push(&mut self, count: usize, text_width: usize, raw: usize, raw_width: usize) {
        if count == 0 {
            return;
        }
        let fits = |run: &Run| (run.text_width, run.raw_width) == (text_width, raw_width);
        if self.raw_end != raw || !self.runs.last().is_some_and(fits) {
            self.runs.push(Run { text: self.text_len, raw, text_width, raw_width });
        }
        self.text_len += count * text_width;
        self.raw_end = raw + count * raw_width;
    }

    /// The bytes of the file that a span of the text stands for, from the first byte of its first
    /// character to the last of its last. An empty span is the place before its character; at the
    /// end of the text, after the last one. What lies past the end counts as the end.
    pub(super) fn raw_span(&self, span: Span) -> Span {
        let start = self.character(span.start).map_or(self.raw_end, |bytes| bytes.start);
        if span.is_empty() {
            return Span::new(start, start);
        }
        let end = self.character(span.end - 1).map_or(self.raw_end, |bytes| bytes.end);
        Span::new(start, end.max(start))
    }

    /// The bytes of the file between the character at `offset` and the one before it: an escape
    /// sequence, or nothing. Empty at the end of the text.
    pub(super) fn gap_before(&self, offset: usize) -> Span {
        let end = self.character(offset).map_or(self.raw_end, |bytes| bytes.start);
        let before = offset.checked_sub(1).and_then(|before| self.character(before));
        let start = before.map_or(self.raw_start, |bytes| bytes.end);
        Span::new(start.min(end), end)
    }

    /// The bytes of the character that holds byte `offset` of the text; `None` past the end.
    fn character(&self, offset: usize) -> Option<Span> {
        if offset >= self.text_len {
            return None;
        }
        let run = self.runs.partition_point(|run| run.text <= offset).checked_sub(1)?;
        let run = self.runs[run];
        let start = run.raw + (offset - run.text) / run.text_width * run.raw_width;
        Some(Span::new(start, start + run.raw_width))
    }
}

/// Where the bytes of a character start that was decoded from `raw[from..to]`: behind the escape
/// sequence that stands before it.
fn after_escape(encoding: &'static Encoding, raw: &[u8], from: usize, to: usize) -> usize {
    let is_escape = encoding == ISO_2022_JP && raw[from..to].first() == Some(&0x1B);
    if is_escape { (from + 3).min(to) } else { from }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, EUC_JP, GB18030, SHIFT_JIS, UTF_8};

    use super::*;

    /// Each character with the bytes the map gives for it.
    fn characters(encoding: &'static Encoding, raw: &[u8]) -> Vec<(char, Vec<u8>)> {
        let (text, _) = encoding.decode_without_bom_handling(raw);
        let map = OffsetMap::new(encoding, raw, 0);
        assert_eq!(map.text_len, text.len());
        text.char_indices()
            .map(|(at, c)| {
                let span = map.raw_span(Span::new(at, at + c.len_utf8()));
                (c, raw[span.range()].to_vec())
            })
            .collect()
    }

    fn pairs(expected: &[(char, &[u8])]) -> Vec<(char, Vec<u8>)> {
        expected.iter().map(|(c, bytes)| (*c, bytes.to_vec())).collect()
    }

    #[test]
    fn widths_differ_in_shift_jis_and_euc_jp() {
        assert_eq!(
            characters(SHIFT_JIS, b"a\x90\xAF\xB1b"),
            pairs(&[('a', b"a"), ('星', b"\x90\xAF"), ('ｱ', b"\xB1"), ('b', b"b")])
        );
        assert_eq!(
            characters(EUC_JP, b"\xC0\xB1\x8E\xB1\x8F\xB0\xA1."),
            pairs(&[('星', b"\xC0\xB1"), ('ｱ', b"\x8E\xB1"), ('丂', b"\x8F\xB0\xA1"), ('.', b".")])
        );
    }

    #[test]
    fn escapes_belong_to_no_character() {
        let raw = b"a\x1B$B@1@1\x1B(Bb\x1B$B@1\x1B(B";
        assert_eq!(
            characters(ISO_2022_JP, raw),
            pairs(&[('a', b"a"), ('星', b"@1"), ('星', b"@1"), ('b', b"b"), ('星', b"@1")])
        );
        let map = OffsetMap::new(ISO_2022_JP, raw, 0);
        assert_eq!(map.raw_span(Span::new(0, 8)), Span::new(0, 12));
        assert_eq!(map.gap_before(1), Span::new(1, 4));
        assert_eq!(map.gap_before(4), Span::new(6, 6));
        assert_eq!(map.gap_before(7), Span::new(8, 11));
        assert_eq!(map.gap_before(11), Span::new(17, 17));
        assert_eq!(map.raw_span(Span::new(7, 7)), Span::new(11, 11));
        assert_eq!(map.raw_span(Span::new(11, 11)), Span::new(17, 17));
        assert_eq!(map.raw_span(Span::new(50, 90)), Span::new(17, 17));
        assert_eq!(OffsetMap::new(ISO_2022_JP, b"\x1B$B@1", 0).gap_before(0), Span::new(0, 3));
    }

    #[test]
    fn malformed_bytes_are_one_replacement_character() {
        assert_eq!(
            characters(SHIFT_JIS, b"\x90 \xFF\x81"),
            pairs(&[
                ('\u{FFFD}', b"\x90"),
                (' ', b" "),
                ('\u{FFFD}', b"\xFF"),
                ('\u{FFFD}', b"\x81")
            ])
        );
        assert_eq!(
            characters(UTF_8, b"\xE6\x98a\xF0\x9F\x98\x80"),
            pairs(&[('\u{FFFD}', b"\xE6\x98"), ('a', b"a"), ('😀', b"\xF0\x9F\x98\x80")])
        );
        // A lone high surrogate, whose error shows only after the next unit was read.
        assert_eq!(
            characters(UTF_16LE, b"\x3D\xD8a\0\x3D\xD8\x00\xDEb"),
            pairs(&[
                ('\u{FFFD}', b"\x3D\xD8"),
                ('a', b"a\0"),
                ('😀', b"\x3D\xD8\x00\xDE"),
                ('\u{FFFD}', b"b")
            ])
        );
        // An escape that nothing uses, and one that does not exist, whose rest is plain text.
        assert_eq!(
            characters(ISO_2022_JP, b"\x1B$B\x1B(Ba\x1B(Xb\x1B("),
            pairs(&[
                ('\u{FFFD}', b"\x1B$B"),
                ('a', b"a"),
                ('\u{FFFD}', b"\x1B"),
                ('(', b"("),
                ('X', b"X"),
                ('b', b"b"),
                ('\u{FFFD}', b"\x1B"),
                ('(', b"(")
            ])
        );
        assert_eq!(
            characters(GB18030, b"\x81\x30a"),
            pairs(&[('\u{FFFD}', b"\x81"), ('0', b"0"), ('a', b"a")])
        );
        assert_eq!(
            characters(GB18030, b"\x81\x30\x90\xAF"),
            pairs(&[('\u{FFFD}', b"\x81"), ('0', b"0"), ('惎', b"\x90\xAF")])
        );
    }

    #[test]
    fn two_scalar_values_of_one_code_are_not_taken_apart() {
        let both = b"\x88\x62";
        assert_eq!(
            characters(BIG5, b"\x88\x62a"),
            pairs(&[('Ê', both), ('\u{304}', both), ('a', b"a")])
        );
    }

    #[test]
    fn plain_text_is_few_runs() {
        let raw = [&b"<p>"[..], &[0x90, 0xAF].repeat(1000), b"</p>"].concat();
        assert_eq!(OffsetMap::new(SHIFT_JIS, &raw, 0).runs.len(), 3);
    }
}
