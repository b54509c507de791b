//! Places where a word may be broken in the source and whole for a reader.

use aho_corasick::AhoCorasick;
use memchr::{memchr_iter, memchr2_iter, memchr3_iter, memmem};

use super::anchor::{Anchor, Around};
use super::letters::{Reader, escaped, reference};
use crate::claim::LexiconError;
use crate::extract::Format;
use crate::sentence::fold;
use crate::text::is_invisible;

/// Pairs of letters that stand side by side in an anchor.
#[derive(Debug)]
pub(super) struct Seams {
    /// Sorted.
    pairs: Vec<(char, char)>,
    /// Sorted.
    letters: Vec<char>,
    /// Most letters an anchor has.
    longest: usize,
    /// Signs that break words in formats other than HTML.
    markup: AhoCorasick,
}

impl Seams {
    /// Works out the pairs of all anchors.
    ///
    /// # Errors
    /// Never in practice: the signs are constants.
    pub(super) fn new(anchors: &[Anchor], longest: usize) -> Result<Self, LexiconError> {
        let mut pairs: Vec<(char, char)> = anchors.iter().flat_map(Anchor::pairs).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut letters: Vec<char> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        letters.sort_unstable();
        letters.dedup();
        Ok(Self {
            pairs,
            letters,
            longest,
            markup: AhoCorasick::new(["*", "_", "~", "`", "[", "]", "\\", "{", "}"])?,
        })
    }

    /// True when the text has a seam inside what may be an anchor.
    pub(super) fn any(&self, reader: &Reader, format: Format, anchors: &[Anchor]) -> bool {
        let text = reader.text();
        let bytes = text.as_bytes();
        let breaks = |at: usize| self.breaks(reader, at, anchors);
        let marked = !matches!(format, Format::Html | Format::Xhtml | Format::Text);
        // Invisible characters begin with one of these bytes in UTF-8.
        let hidden = |at: usize| {
            escaped(&text[at..]).is_some()
                || text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_invisible)
        };
        memchr3_iter(b'<', b'&', b'\n', bytes).any(breaks)
            || memchr3_iter(0xe2, 0xc2, b'\\', bytes).any(|at| {
                (is_radical(&bytes[at..]) && self.is_other_width(reader, at))
                    || (hidden(at) && breaks(at))
            })
            || memchr2_iter(0, 0xf3, bytes).any(|at| hidden(at) && breaks(at))
            || memmem::find_iter(bytes, "\u{3000}").any(breaks)
            || memchr_iter(0xef, bytes)
                .any(|at| self.is_other_width(reader, at) || (hidden(at) && breaks(at)))
            // Words go on behind the comment of a template.
            || (!marked && memchr_iter(b'{', bytes).any(|at| {
                matches!(bytes.get(at + 1), Some(b'#' | b'{' | b'%')) && breaks(at)
            }))
            || (marked && self.markup.find_iter(bytes).any(|found| breaks(found.start())))
    }

    /// True when the seam at byte `at` may be inside an anchor.
    fn breaks(&self, reader: &Reader, at: usize, anchors: &[Anchor]) -> bool {
        let text = reader.text();
        let bytes = text.as_bytes();
        let decoded = match bytes[at] {
            b'&' => reference(&text[at..]).0,
            b'\\' => escaped(&text[at..]),
            _ => None,
        };
        if decoded.is_some_and(|c| self.has_letter(fold(c))) {
            return true;
        }
        // Most seams stand behind markup or a space, and a line end within a Latin word is a
        // space: nothing to join.
        let Some(&last) = at.checked_sub(1).and_then(|i| bytes.get(i)) else { return false };
        if matches!(last, b'>' | b' ' | b'\t')
            || (bytes[at] == b'\n' && last < 0x80 && last != b'\r')
        {
            return false;
        }
        if reader.nearest(at).is_some_and(|letter| !self.has_letter(letter)) {
            return false;
        }
        let Some(before) = reader.behind(at, self.longest) else { return true };
        let Some(left) = before.first().copied().filter(|c| self.has_letter(*c)) else {
            return false;
        };
        let (next, sure) = reader.forward(at, 1);
        let pair = |right: char| self.pairs.binary_search(&(left, right)).is_ok();
        if !next.first().is_some_and(|&right| pair(right)) {
            return sure == 0;
        }
        let (ahead, sure) = reader.forward(at, self.longest);
        let around = Around::new(&before, &ahead, sure);
        anchors.iter().any(|anchor| anchor.crosses(&around))
    }

    /// True for a full-width letter, half-width kana or radical beside its neighbour in an anchor.
    fn is_other_width(&self, reader: &Reader, at: usize) -> bool {
        let text = reader.text();
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return false };
        let folded = fold(c);
        if folded == c || !self.has_letter(folded) {
            return false;
        }
        let (read, sure) = reader.forward(at, 2);
        let before = text[..at].chars().next_back().map(fold);
        let pair = |a: Option<char>, b: Option<char>| {
            a.zip(b).is_some_and(|pair| self.pairs.binary_search(&pair).is_ok())
        };
        sure < 2 || pair(read.first().copied(), read.get(1).copied()) || pair(before, Some(folded))
    }

    fn has_letter(&self, c: char) -> bool {
        self.letters.binary_search(&c).is_ok()
    }
}

/// True when bytes begin with a radical that stands for an ideograph (U+2E80 to U+2FFF).
fn is_radical(bytes: &[u8]) -> bool {
    matches!(bytes, [0xe2, 0xba..=0xbf, ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_seam(name: &str, text: &str, format: Format) -> bool {
        let anchors = [Anchor::exact(name)];
        let seams = Seams::new(&anchors, name.chars().count()).unwrap();
        seams.any(&Reader::new(text, format.is_code()), format, &anchors)
    }

    #[test]
    fn a_word_that_is_broken_gives_itself_away_where_it_is_broken() {
        for (text, format) in [
            ("一<b>つ</b>星", Format::Html),
            ("一つ&#x661f;", Format::Html),
            ("一つ\n星", Format::Text),
            ("一つ\u{200b}星", Format::Text),
            ("一**つ**星", Format::Markdown),
            ("一つ{# a #}星", Format::Html),
        ] {
            assert!(is_seam("一つ星", text, format), "{text}");
        }
    }

    #[test]
    fn what_is_broken_beside_the_word_is_no_seam() {
        for (text, format) in [
            ("<b>一つ星</b>", Format::Html),
            ("一つ<b>の</b>星", Format::Html),
            ("一**つ**星", Format::Text),
            ("一つ{ # a }星", Format::Html),
            ("星\n一つ", Format::Text),
        ] {
            assert!(!is_seam("一つ星", text, format), "{text}");
        }
    }
}
