//! Places where a word may be broken in the source and whole for a reader.

use memchr::{memchr_iter, memchr3_iter};
use regex::bytes::Regex;

use super::anchor::Anchor;
use super::letters::{forward, reference};
use crate::claim::fold;
use crate::extract::Format;

/// Pairs of letters that stand side by side in an anchor.
#[derive(Debug)]
pub(super) struct Seams {
    /// Sorted.
    pairs: Vec<(char, char)>,
    /// Sorted.
    letters: Vec<char>,
    /// Invisible characters, wide spaces and escapes in any format.
    invisible: Option<Regex>,
    /// Signs that break words in Markdown.
    markdown: Option<Regex>,
}

impl Seams {
    pub(super) fn new(anchors: &[Anchor]) -> Self {
        let mut pairs: Vec<(char, char)> = anchors.iter().flat_map(Anchor::pairs).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut letters: Vec<char> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        letters.sort_unstable();
        letters.dedup();
        Self {
            pairs,
            letters,
            invisible: Regex::new(r"\u{ad}|[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2064}\u{2066}-\u{2069}\u{feff}\u{fe00}-\u{fe0f}\u{3000}]|\\u[0-9A-Fa-f]{4}").ok(),
            markdown: Regex::new(r"[*_~`\[\]\\{}]").ok(),
        }
    }

    /// True when the text has a seam inside what may be an anchor.
    pub(super) fn any(&self, text: &str, format: Format) -> bool {
        let bytes = text.as_bytes();
        let plain = |regex: &Option<Regex>| match regex {
            Some(regex) => regex.find_iter(bytes).any(|found| self.breaks(text, found.start())),
            // Without the pattern nothing can be ruled out.
            None => true,
        };
        let marked = !matches!(format, Format::Html | Format::Xhtml | Format::Text);
        memchr3_iter(b'<', b'&', b'\n', bytes).any(|at| self.breaks(text, at))
            || memchr_iter(0xef, bytes).any(|at| self.is_other_width(text, at))
            || plain(&self.invisible)
            || (marked && plain(&self.markdown))
    }

    /// True when the letters round the seam at byte `at` are neighbours in an anchor.
    fn breaks(&self, text: &str, at: usize) -> bool {
        let bytes = text.as_bytes();
        match bytes[at] {
            b'&' => {
                if let (Some(c), _) = reference(&text[at..])
                    && self.has_letter(fold(c))
                {
                    return true;
                }
            }
            b'\\' => {
                let code =
                    text.get(at + 2..at + 6).and_then(|hex| u32::from_str_radix(hex, 16).ok());
                if let Some(c) = code.and_then(char::from_u32)
                    && self.has_letter(fold(c))
                {
                    return true;
                }
            }
            // A line end within a Latin word is a space, so the word is another one.
            b'\n' if at == 0 || bytes[at - 1].is_ascii_graphic() => return false,
            _ => {}
        }
        let Some(before) = self.letter_before(text, at) else { return false };
        let (after, odd) = forward(text, at, 1);
        odd || after
            .first()
            .is_some_and(|after| self.pairs.binary_search(&(before, *after)).is_ok())
    }

    /// The letter right before a seam, over other seams.
    fn letter_before(&self, text: &str, at: usize) -> Option<char> {
        let last = text[..at].chars().next_back()?;
        // Most seams stand behind markup or a space: nothing to join.
        if matches!(last, '>' | ' ' | '\t' | '"' | ';') && last != ';' {
            return None;
        }
        let before = text[..at].chars().rev().find(|c| {
            !matches!(c, '*' | '_' | '~' | '`' | '[' | ']' | '\r' | '\n' | '\u{3000}')
                && !is_invisible(*c)
        })?;
        let letter = fold(before);
        self.has_letter(letter).then_some(letter)
    }

    /// True for a full-width letter or half-width kana beside its neighbour in an anchor.
    fn is_other_width(&self, text: &str, at: usize) -> bool {
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return false };
        let folded = fold(c);
        if folded == c || !self.has_letter(folded) {
            return false;
        }
        let (read, _) = forward(text, at, 2);
        let before = text[..at].chars().next_back().map(fold);
        let pair = |a: Option<char>, b: Option<char>| match (a, b) {
            (Some(a), Some(b)) => self.pairs.binary_search(&(a, b)).is_ok(),
            _ => false,
        };
        pair(read.first().copied(), read.get(1).copied()) || pair(before, Some(folded))
    }

    fn has_letter(&self, c: char) -> bool {
        self.letters.binary_search(&c).is_ok()
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}
