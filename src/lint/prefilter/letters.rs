//! Source text to the letters a reader would see, over markup and signs.

use std::cell::OnceCell;

use memchr::memmem;

use crate::sentence::fold;
use crate::text::is_invisible;

/// Signs that are passed over in a row before the reader gives up. No page breaks a word by more.
const PATIENCE: usize = 512;

/// How many bytes are searched for the end of markup before the ends of all markup are noted.
const NEAR: usize = 256;

/// A text that is read from many places.
///
/// Where markup ends is worked out once for the whole text: on a page of unclosed tags each of them
/// would otherwise be followed to the end of the page.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    text: &'t str,
    /// What stands in braces is code, of which only strings are read.
    is_code: bool,
    tags: OnceCell<Vec<usize>>,
    comments: OnceCell<Vec<usize>>,
    links: OnceCell<Vec<usize>>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, is_code: bool) -> Self {
        Self {
            text,
            is_code,
            tags: OnceCell::new(),
            comments: OnceCell::new(),
            links: OnceCell::new(),
        }
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// Up to `count` letters from byte `at` on, and how many of them stand before the first thing
    /// passed over that may hide or show text in its own way (a comment, ruby, a script).
    pub(super) fn forward(&self, at: usize, count: usize) -> (Vec<char>, usize) {
        let mut letters = Vec::new();
        let mut sure = usize::MAX;
        let mut at = at;
        let mut passed = 0;
        while letters.len() < count {
            let rest = &self.text[at..];
            let Some(c) = rest.chars().next() else { break };
            passed += 1;
            if passed > PATIENCE {
                sure = sure.min(letters.len());
                break;
            }
            let mut step = c.len_utf8();
            match c {
                '<' => {
                    if is_odd(rest) {
                        sure = sure.min(letters.len());
                    }
                    step = if rest.starts_with("<!--") {
                        self.end(&self.comments, "-->", at).map_or(rest.len(), |end| end - at)
                    } else {
                        self.end(&self.tags, ">", at).map_or(1, |end| end - at)
                    };
                }
                '&' => {
                    let (decoded, length) = reference(rest);
                    step = length;
                    letters.extend(decoded.map(fold).filter(|c| is_letter(*c)));
                }
                ']' if rest.starts_with("](") => {
                    sure = sure.min(letters.len());
                    step = self.end(&self.links, ")", at).map_or(1, |end| end - at);
                }
                '\\' => {
                    if let Some(decoded) = escaped(rest) {
                        step = ESCAPE;
                        letters.extend(Some(fold(decoded)).filter(|c| is_letter(*c)));
                    }
                }
                '{' if !self.is_code || rest[1..].trim_start().starts_with('/') => {
                    sure = sure.min(letters.len());
                }
                c if is_letter(c) => {
                    letters.push(fold(c));
                    passed = 0;
                }
                _ => {}
            }
            at += step;
        }
        (letters, sure)
    }

    /// One past the first `sign` from byte `from` on.
    fn end(&self, all: &OnceCell<Vec<usize>>, sign: &str, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let near = &bytes[from..bytes.len().min(from + NEAR)];
        if let Some(at) = memmem::find(near, sign.as_bytes()) {
            return Some(from + at + sign.len());
        }
        let all = all.get_or_init(|| memmem::find_iter(bytes, sign).collect());
        all.get(all.partition_point(|&at| at < from)).map(|at| at + sign.len())
    }

    /// The letter before a seam at byte `at`; `None` where there is none, or too much between.
    pub(super) fn nearest(&self, at: usize) -> Option<char> {
        let mut before = self.text[..at].chars().rev().take(PATIENCE);
        before.find(|c| !passes_over(*c)).map(fold)
    }

    /// Up to `count` letters before a seam at byte `at`, the nearest first, over signs that break no
    /// word for a reader; `None` where there are too many of these.
    pub(super) fn behind(&self, at: usize, count: usize) -> Option<Vec<char>> {
        let mut letters = Vec::new();
        let mut passed = 0;
        for c in self.text[..at].chars().rev() {
            if passes_over(c) {
                passed += 1;
                if passed > PATIENCE {
                    return None;
                }
                continue;
            }
            let c = fold(c);
            // The letter next to the seam may be any sign.
            if !letters.is_empty() && !is_letter(c) {
                break;
            }
            letters.push(c);
            if letters.len() == count || !is_letter(c) {
                break;
            }
        }
        Some(letters)
    }
}

/// Characters that may stand inside a word without breaking it for a reader.
fn passes_over(c: char) -> bool {
    matches!(c, '*' | '_' | '~' | '`' | '[' | ']' | '\r' | '\n' | '\u{3000}') || is_invisible(c)
}

/// Up to `count` letters before byte `at`, the nearest first, over what no reader sees. Markup ends
/// them: a word broken there is told by its seam.
pub(super) fn backward(text: &str, at: usize, count: usize) -> Vec<char> {
    let seen = text[..at].chars().rev().take(PATIENCE).filter(|c| !is_invisible(*c)).map(fold);
    seen.take_while(|c| is_letter(*c)).take(count).collect()
}

/// As `char::is_alphanumeric`, without its tables for the letters that Japanese is written in.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{4e00}'..='\u{9fff}' => true,
        c => c.is_alphanumeric(),
    }
}

/// Length of an escape like `\u661f` in bytes.
const ESCAPE: usize = 6;

/// The character of an escape like `\u661f`.
pub(super) fn escaped(rest: &str) -> Option<char> {
    let hex = rest.strip_prefix("\\u")?.get(..ESCAPE - 2)?;
    char::from_u32(u32::from_str_radix(hex, 16).ok()?)
}

/// Markup whose inside a reader does not see in its place.
fn is_odd(markup: &str) -> bool {
    const ODD: [&str; 12] =
        ["!--", "rt", "rp", "script", "style", "code", "kbd", "samp", "var", "template", "?", "%"];
    ODD.iter().any(|name| {
        markup.get(1..1 + name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
    })
}

/// No character reference has a longer name.
const LONGEST_NAME: usize = 64;

/// The letter a character reference stands for, if it is a numeric one, and its length in bytes.
pub(super) fn reference(rest: &str) -> (Option<char>, usize) {
    let Some(body) = rest.strip_prefix("&#") else {
        let mut name = rest.bytes().skip(1).take(LONGEST_NAME);
        let name = name.position(|b| !b.is_ascii_alphanumeric()).unwrap_or(0);
        let closed = rest[1 + name..].starts_with(';');
        return (None, if closed { name + 2 } else { 1 });
    };
    let hex = body.starts_with(['x', 'X']);
    let digits = &body[usize::from(hex)..];
    let length = digits
        .find(|c: char| if hex { !c.is_ascii_hexdigit() } else { !c.is_ascii_digit() })
        .unwrap_or(digits.len());
    let number = u32::from_str_radix(&digits[..length], if hex { 16 } else { 10 }).ok();
    let closed = digits[length..].starts_with(';');
    let whole = 2 + usize::from(hex) + length + usize::from(closed);
    (number.and_then(char::from_u32), whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_over_markup_and_references() {
        let read = |text: &str| Reader::new(text, false).forward(0, 8);
        let word = |text: &str| read(text).0.into_iter().collect::<String>();
        assert_eq!(word("<b>S</b>ecu&#114;ity action"), "security");
        assert_eq!(word("ＳＥＣ\nurity"), "security");
        // What a comment hides may be more than it seems.
        assert_eq!(read("ab<!-- c -->d").1, 2);
        assert_eq!(backward("a<b>xyz", 7, 2), ['z', 'y']);
    }

    #[test]
    fn references_and_escapes_stand_for_letters() {
        assert_eq!(reference("&#x2605;a"), (Some('★'), 8));
        assert_eq!(reference("&amp;b"), (None, 5));
        assert_eq!(escaped("\\u661f"), Some('星'));
        assert_eq!(escaped("\\n"), None);
    }
}
