//! A file as it was read: raw bytes, encoding, decoded text, and the way back.

use std::sync::OnceLock;

use encoding_rs::{Encoding, UTF_8};

use super::offset_map::OffsetMap;
use super::{LineIndex, Location, Position, Rendered, Span, Unit, detect};

/// One file: its path, raw bytes, encoding and decoded text.
///
/// Any bytes can be held. The text is the raw bytes decoded as the Encoding Standard says, without
/// a byte order mark, and decoding the same bytes again gives the same text.
#[derive(Debug)]
pub struct SourceFile {
    path: String,
    encoding: &'static Encoding,
    /// Length of the byte order mark, in raw bytes.
    bom: usize,
    content: Content,
    lines: OnceLock<LineIndex>,
}

#[derive(Debug)]
enum Content {
    /// The file's bytes, byte order mark included, are its text.
    Same(String),
    /// The file's bytes are to be read in another way.
    Decoded { raw: Vec<u8>, text: String, had_errors: bool, map: OnceLock<OffsetMap> },
    /// The file's bytes are no text; this is what a reader sees of them.
    Rendered { raw: Vec<u8>, rendered: Box<Rendered> },
}

impl SourceFile {
    /// Decodes `raw` in the encoding that a byte order mark names, else as UTF-8 if it is valid,
    /// else as the file declares, else by a guess that knows Japanese best.
    ///
    /// Escape sequences of ISO-2022-JP count before UTF-8, since they are valid in it. A file of
    /// ASCII alone is in the encoding it declares, so that a repair is written in that one. A
    /// declaration that the bytes contradict is not followed.
    pub fn decode(path: impl Into<String>, raw: Vec<u8>) -> Self {
        if let Some((encoding, bom)) = Encoding::for_bom(&raw) {
            return Self::new(path.into(), raw, encoding, bom);
        }
        match String::from_utf8(raw) {
            Ok(text) => {
                let encoding = detect::of_valid_utf8(&text);
                if encoding.is_ascii_compatible() {
                    return Self::same(path.into(), text, encoding, 0);
                }
                Self::new(path.into(), text.into_bytes(), encoding, 0)
            }
            Err(error) => {
                let raw = error.into_bytes();
                let encoding = detect::of_other(&raw);
                Self::new(path.into(), raw, encoding, 0)
            }
        }
    }

    /// Decodes `raw` in an encoding that is known from elsewhere. A byte order mark still wins, as
    /// in the Encoding Standard.
    pub fn decode_as(path: impl Into<String>, raw: Vec<u8>, encoding: &'static Encoding) -> Self {
        let (encoding, bom) = Encoding::for_bom(&raw).unwrap_or((encoding, 0));
        Self::new(path.into(), raw, encoding, bom)
    }

    /// A file that is no text itself, and what a reader sees of it.
    pub fn rendered_as(path: impl Into<String>, raw: Vec<u8>, rendered: Rendered) -> Self {
        let content = Content::Rendered { raw, rendered: Box::new(rendered) };
        Self { path: path.into(), encoding: UTF_8, bom: 0, content, lines: OnceLock::new() }
    }

    /// What a reader sees of the file, where it is no text itself.
    pub fn rendered(&self) -> Option<&Rendered> {
        match &self.content {
            Content::Rendered { rendered, .. } => Some(rendered),
            Content::Same(_) | Content::Decoded { .. } => None,
        }
    }

    /// Where a reader finds a byte of the text; `None` for a file that is text.
    pub fn location(&self, offset: usize) -> Option<&Location> {
        self.rendered()?.location(offset)
    }

    /// Other bytes under the same path and in the same encoding: the file after an edit.
    pub fn with_raw(&self, raw: Vec<u8>) -> Self {
        Self::decode_as(self.path.clone(), raw, self.encoding)
    }

    fn new(path: String, mut raw: Vec<u8>, encoding: &'static Encoding, bom: usize) -> Self {
        if encoding == UTF_8 || (encoding.is_ascii_compatible() && raw.is_ascii()) {
            match String::from_utf8(raw) {
                Ok(text) => return Self::same(path, text, encoding, bom),
                Err(error) => raw = error.into_bytes(),
            }
        }
        let (text, had_errors) = encoding.decode_without_bom_handling(&raw[bom..]);
        let text = text.into_owned();
        let content = Content::Decoded { raw, text, had_errors, map: OnceLock::new() };
        Self { path, encoding, bom, content, lines: OnceLock::new() }
    }

    fn same(path: String, text: String, encoding: &'static Encoding, bom: usize) -> Self {
        Self { path, encoding, bom, content: Content::Same(text), lines: OnceLock::new() }
    }

    /// The path as shown to people, with `/` between its parts.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The decoded text, without a byte order mark.
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Same(all) => &all[self.bom..],
            Content::Decoded { text, .. } => text,
            Content::Rendered { rendered, .. } => &rendered.text,
        }
    }

    /// The file's bytes, byte order mark included.
    pub fn raw(&self) -> &[u8] {
        match &self.content {
            Content::Same(all) => all.as_bytes(),
            Content::Decoded { raw, .. } | Content::Rendered { raw, .. } => raw,
        }
    }

    /// Name of the encoding in the WHATWG spelling: `UTF-8`, `Shift_JIS`, `EUC-JP`, …
    pub fn encoding(&self) -> &'static str {
        self.encoding.name()
    }

    pub(super) fn codec(&self) -> &'static Encoding {
        self.encoding
    }

    /// True when the file starts with a byte order mark.
    pub fn has_bom(&self) -> bool {
        self.bom > 0
    }

    /// True when the bytes are not valid in the encoding, so that U+FFFD stands in the text for
    /// each malformed sequence.
    pub fn had_errors(&self) -> bool {
        matches!(self.content, Content::Decoded { had_errors: true, .. })
    }

    /// The bytes of the file that a span of the text stands for: from the first byte of its first
    /// character to the last one of its last. What lies past the end counts as the end.
    ///
    /// Spans of neighbouring characters touch, and those of all characters cover the file but for
    /// its byte order mark and the escape sequences of ISO-2022-JP. U+FFFD stands for the bytes it
    /// was read from. An empty span is the place before its character, or after the last one.
    ///
    /// A file that is no text itself has no such bytes: the span is empty then, and 0.
    pub fn raw_span(&self, span: Span) -> Span {
        if self.rendered().is_some() {
            return Span::new(0, 0);
        }
        match self.offset_map() {
            Some(map) => map.raw_span(span),
            None => {
                let raw = |at: usize| at.min(self.text().len()) + self.bom;
                Span::new(raw(span.start), raw(span.end))
            }
        }
    }

    /// The raw bytes between the character at byte `offset` of the text and the one before it.
    pub(super) fn gap_before(&self, offset: usize) -> Span {
        self.offset_map()
            .map_or_else(|| self.raw_span(Span::new(offset, offset)), |map| map.gap_before(offset))
    }

    /// Built when first asked for: most files have nothing to say of their bytes.
    fn offset_map(&self) -> Option<&OffsetMap> {
        match &self.content {
            Content::Same(_) | Content::Rendered { .. } => None,
            Content::Decoded { raw, map, .. } => {
                Some(map.get_or_init(|| OffsetMap::new(self.encoding, raw, self.bom)))
            }
        }
    }

    /// Line and column of a byte of the text.
    pub fn position(&self, offset: usize) -> Position {
        self.position_in(Unit::Scalar, offset)
    }

    /// As [`position`](Self::position), its column in the `unit` of another program. Who counts
    /// bytes of UTF-8 counts a byte order mark in UTF-8 too.
    pub fn position_in(&self, unit: Unit, offset: usize) -> Position {
        let lines = self.lines.get_or_init(|| LineIndex::new(self.text()));
        let mut position = lines.position_in(unit, self.text(), offset);
        if unit == Unit::Utf8 && position.line == 1 && self.encoding == UTF_8 {
            position.column += self.bom;
        }
        position
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{ISO_2022_JP, SHIFT_JIS, UTF_16LE};

    use super::*;

    fn decode(raw: impl Into<Vec<u8>>) -> SourceFile {
        SourceFile::decode("a.html", raw.into())
    }

    /// Encoding, mark, errors, text.
    fn seen(file: &SourceFile) -> (&'static str, bool, bool, &str) {
        (file.encoding(), file.has_bom(), file.had_errors(), file.text())
    }

    #[test]
    fn a_byte_order_mark_decides() {
        assert_eq!(seen(&decode("\u{FEFF}星")), ("UTF-8", true, false, "星"));
        assert_eq!(seen(&decode(*b"\xFF\xFE\x1F\x66")), ("UTF-16LE", true, false, "星"));
        assert_eq!(seen(&decode(*b"\xFE\xFF\x66\x1F")), ("UTF-16BE", true, false, "星"));
        let file = SourceFile::decode_as("a", "\u{FEFF}星".into(), SHIFT_JIS);
        assert_eq!(seen(&file), ("UTF-8", true, false, "星"));
        assert_eq!(seen(&decode(*b"\xEF\xBB\xBFa\xFF")), ("UTF-8", true, true, "a\u{FFFD}"));
        assert_eq!(seen(&decode("\u{FEFF}\u{FEFF}")), ("UTF-8", true, false, "\u{FEFF}"));
        assert_eq!(seen(&decode("\u{FEFF}")), ("UTF-8", true, false, ""));
    }

    #[test]
    fn without_one_the_bytes_do() {
        assert_eq!(seen(&decode("星")), ("UTF-8", false, false, "星"));
        assert_eq!(seen(&decode("")), ("UTF-8", false, false, ""));
        assert_eq!(seen(&decode(*b"\x90\xAF\x81\x9A")), ("Shift_JIS", false, false, "星★"));
        assert_eq!(seen(&decode(*b"\xC0\xB1\xA1\xFA")), ("EUC-JP", false, false, "星★"));
        assert_eq!(seen(&decode(*b"\x1B$B@1\x1B(B")), ("ISO-2022-JP", false, false, "星"));
        let ascii = "<meta charset=iso-2022-jp>";
        assert_eq!(seen(&decode(ascii)), ("ISO-2022-JP", false, false, ascii));
    }

    #[test]
    fn an_encoding_can_be_forced() {
        let raw = b"\xC0\xB1".to_vec();
        let file = SourceFile::decode_as("a", raw.clone(), SHIFT_JIS);
        assert_eq!(seen(&file), ("Shift_JIS", false, false, "ﾀｱ"));
        assert_eq!(seen(&file.with_raw(b"\x90\xAF".to_vec())), ("Shift_JIS", false, false, "星"));
        let file = SourceFile::decode_as("a", raw, UTF_8);
        assert_eq!(seen(&file), ("UTF-8", false, true, "\u{FFFD}\u{FFFD}"));
        let file = SourceFile::decode_as("a", b"a\0".to_vec(), UTF_16LE);
        assert_eq!(seen(&file), ("UTF-16LE", false, false, "a"));
        let file = SourceFile::decode_as("a", b"a\x1B$B@1".to_vec(), ISO_2022_JP);
        assert_eq!(seen(&file), ("ISO-2022-JP", false, false, "a星"));
    }

    #[test]
    fn spans_lead_to_the_raw_bytes() {
        let file = decode("\u{FEFF}a星");
        assert_eq!(file.raw_span(Span::new(1, 4)), Span::new(4, 7));
        assert_eq!(file.raw_span(Span::new(4, 4)), Span::new(7, 7));
        assert_eq!(file.raw_span(Span::new(9, 12)), Span::new(7, 7));
        let file = decode(*b"\xFE\xFF\0a\x66\x1F");
        assert_eq!(file.raw_span(Span::new(1, 4)), Span::new(4, 6));
        let file = decode(*b"<p>\x90\xAF\x82\xF0\xB1");
        assert_eq!(file.raw_span(Span::new(6, 12)), Span::new(5, 8));
    }

    #[test]
    fn places_are_those_of_the_text() {
        let file = decode(*b"\xFF\xFE\x1F\x66\n\0\x1F\x66a\0");
        assert_eq!(file.position(7), Position { line: 2, column: 2 });
        assert_eq!(file.position_in(Unit::Utf8, 3).column, 4, "its mark is not of UTF-8");
        let file = decode("\u{FEFF}星a\n星a");
        assert_eq!(file.position_in(Unit::Utf8, 3).column, 7);
        assert_eq!(file.position_in(Unit::Utf16, 3).column, 2);
        assert_eq!(file.position_in(Unit::Utf8, 8), Position { line: 2, column: 4 });
    }
}
