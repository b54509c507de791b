//! Pieces of an ISO-2022-JP file and new ones, joined with the escape sequences between them.

use super::{SourceFile, Span};

/// The character set that bytes are read in. Which one, an escape sequence says that stands
/// somewhere before; without one it is ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Set {
    Ascii,
    Roman,
    Katakana,
    Kanji,
}

impl Set {
    /// The set that `bytes` switch to, if they start with an escape sequence.
    fn of_escape(bytes: &[u8]) -> Option<Self> {
        match bytes.get(..3)? {
            b"\x1B(B" => Some(Self::Ascii),
            b"\x1B(J" => Some(Self::Roman),
            b"\x1B(I" => Some(Self::Katakana),
            // The sets of 1978 and 1983, which decoders take for one.
            b"\x1B$@" | b"\x1B$B" => Some(Self::Kanji),
            _ => None,
        }
    }

    /// The set in force after `raw`.
    fn after(raw: &[u8]) -> Self {
        memchr::memrchr_iter(0x1B, raw)
            .find_map(|at| Self::of_escape(&raw[at..]))
            .unwrap_or(Self::Ascii)
    }

    fn escape(self) -> &'static [u8] {
        match self {
            Self::Ascii => b"\x1B(B",
            Self::Roman => b"\x1B(J",
            Self::Katakana => b"\x1B(I",
            Self::Kanji => b"\x1B$B",
        }
    }
}

/// Writes a file anew with replacements in it, in the order of the text.
///
/// A decoder reports an error for an escape sequence that another one follows at once. So the one
/// right before a replacement is written only if the replacement wants it, and after a replacement
/// the set is switched back only where the file does not switch it anyway.
pub(super) struct Writer<'a> {
    file: &'a SourceFile,
    out: Vec<u8>,
    /// The set in force at the end of `out`.
    set: Set,
    /// How much of the file is written or replaced, in raw bytes.
    done: usize,
    /// Where the last replacement ended, in bytes of the text.
    replaced_to: Option<usize>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(file: &'a SourceFile) -> Self {
        let out = Vec::with_capacity(file.raw().len());
        Self { file, out, set: Set::Ascii, done: 0, replaced_to: None }
    }

    /// Puts `encoded`, which starts and ends in ASCII, in the place of a span of the text.
    pub(super) fn replace(&mut self, span: Span, encoded: &[u8]) {
        let gone = self.file.raw_span(span);
        let escape = self.file.gap_before(span.start).start.max(self.done);
        self.keep(escape);
        let mut held = self.file.raw().get(escape..gone.start).unwrap_or_default();
        for (set, bytes) in pieces(encoded) {
            if set != self.set {
                let same = Set::of_escape(held) == Some(set);
                self.out.extend_from_slice(if same { held } else { set.escape() });
                self.set = set;
            }
            held = &[];
            self.out.extend_from_slice(bytes);
        }
        self.done = gone.end.max(self.done);
        self.replaced_to = Some(span.end);
    }

    /// All of the edited file.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let raw = self.file.raw();
        self.keep(raw.len());
        if self.set != Set::Ascii && Set::after(raw) == Set::Ascii {
            self.out.extend_from_slice(Set::Ascii.escape());
        }
        self.out
    }

    /// Copies the file up to raw byte `end`.
    fn keep(&mut self, end: usize) {
        let raw = self.file.raw();
        if self.done == end {
            return;
        }
        let set = Set::after(&raw[..self.done]);
        if set != self.set && !self.is_at_escape() {
            self.out.extend_from_slice(set.escape());
        }
        self.out.extend_from_slice(&raw[self.done..end]);
        self.set = Set::after(&raw[..end]);
        self.done = end;
    }

    /// True when the file itself switches the set right after the last replacement.
    fn is_at_escape(&self) -> bool {
        self.replaced_to.is_some_and(|text| {
            let gap = self.file.gap_before(text);
            // Behind the last character nothing but an escape sequence can stand.
            text >= self.file.text().len() || (gap.start == self.done && !gap.is_empty())
        })
    }
}

/// Encoded text in parts of one character set, without the escape sequences.
fn pieces(encoded: &[u8]) -> impl Iterator<Item = (Set, &[u8])> {
    let mut set = Set::Ascii;
    let mut rest = encoded;
    std::iter::from_fn(move || {
        while let Some(next) = Set::of_escape(rest) {
            set = next;
            rest = &rest[3..];
        }
        let end = memchr::memchr(0x1B, rest).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        (!piece.is_empty()).then_some((set, piece))
    })
}

#[cfg(test)]
mod tests {
    use encoding_rs::ISO_2022_JP;

    use super::*;

    /// The file with the first `old` replaced, escapes shown as `^`.
    fn replaced(raw: &[u8], edits: &[(&str, &str)]) -> String {
        let file = SourceFile::decode_as("a.txt", raw.to_vec(), ISO_2022_JP);
        let edits: Vec<(Span, &str)> = edits
            .iter()
            .map(|(old, new)| {
                let start = file.text().find(old).unwrap();
                (Span::new(start, start + old.len()), *new)
            })
            .collect();
        let bytes = file.splice(&edits).unwrap();
        assert!(!file.with_raw(bytes.clone()).had_errors(), "{:?}", bytes.escape_ascii());
        String::from_utf8(bytes).unwrap().replace('\x1B', "^")
    }

    /// `a星星b星`
    const RAW: &[u8] = b"a\x1B$@@1@1\x1B(Bb\x1B$B@1\x1B(B";

    #[test]
    fn the_same_set_needs_no_escape() {
        assert_eq!(replaced(RAW, &[("星星b", "")]), "a^$B@1^(B");
        assert_eq!(replaced(RAW, &[("星", "宣言")]), "a^$@@k8@@1^(Bb^$B@1^(B");
        assert_eq!(replaced(RAW, &[("b", "xy")]), "a^$@@1@1^(Bxy^$B@1^(B");
    }

    #[test]
    fn another_set_is_switched_to_and_back() {
        assert_eq!(replaced(RAW, &[("星", "x")]), "ax^$B@1^(Bb^$B@1^(B");
        assert_eq!(replaced(RAW, &[("星星", "x")]), "ax^(Bb^$B@1^(B");
        assert_eq!(replaced(RAW, &[("b", "星")]), "a^$@@1@1@1^$B@1^(B");
        assert_eq!(replaced(RAW, &[("a", "星")]), "^$B@1^$@@1@1^(Bb^$B@1^(B");
        assert_eq!(replaced(b"ab", &[("a", "星")]), "^$B@1^(Bb");
        assert_eq!(replaced(b"ab", &[("b", "星")]), "a^$B@1^(B");
        assert_eq!(replaced(RAW, &[("b", "¥")]), "a^$@@1@1^(J\\^$B@1^(B");
    }

    #[test]
    fn two_escapes_never_meet() {
        assert_eq!(replaced(RAW, &[("b", "")]), "a^$@@1@1^$B@1^(B");
        assert_eq!(replaced(RAW, &[("星星", "")]), "a^(Bb^$B@1^(B");
        assert_eq!(replaced(RAW, &[("a", ""), ("星星", ""), ("b", "x")]), "x^$B@1^(B");
        assert_eq!(replaced(RAW, &[("星星", "x"), ("b", "星")]), "ax^$B@1^$B@1^(B");
        assert_eq!(replaced(RAW, &[("a", "星"), ("星星", "y"), ("b", "")]), "^$B@1^(By^$B@1^(B");
        assert_eq!(replaced(RAW, &[("", "星"), ("a", "星")]), "^$B@1@1^$@@1@1^(Bb^$B@1^(B");
        assert_eq!(replaced(RAW, &[("a星星b星", "")]), "^(B");
    }
}
