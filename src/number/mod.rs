//! Numbers in text and bytes, however they are written; and text from which they are gone.

#[cfg(feature = "mail")]
mod bytes;
#[cfg(feature = "mail")]
mod text;

#[cfg(feature = "mail")]
pub use bytes::in_bytes;
#[cfg(feature = "mail")]
pub use text::{Found, in_text};

use unicode_normalization::UnicodeNormalization;

use crate::text::is_invisible;

/// What stands for a digit that is gone.
pub const MASK: char = '●';

/// So many signs may stand between two digits of one number.
const GAP: usize = 2;

/// A digit of a text: its place, its length in bytes, its value as an ASCII character.
type Digit = (usize, usize, char);

/// The digits of a text that can be of one number: parted by spaces, hyphens, dots at most.
fn runs(text: &str) -> Vec<Vec<Digit>> {
    let mut runs: Vec<Vec<Digit>> = Vec::new();
    let mut gap = GAP + 1;
    for (at, c) in text.char_indices() {
        if let Some(digit) = digit(c) {
            match runs.last_mut() {
                Some(run) if gap <= GAP => run.push((at, c.len_utf8(), digit)),
                _ => runs.push(vec![(at, c.len_utf8(), digit)]),
            }
            gap = 0;
        } else if parts(c) {
            gap += 1;
        } else {
            gap = GAP + 1;
        }
    }
    runs
}

/// A digit in any width or style.
fn digit(c: char) -> Option<char> {
    // Circled and raised digits are marks beside numbers, not a part of them.
    match c {
        '0'..='9' => Some(c),
        '０'..='９' | '\u{1d7ce}'..='\u{1d7ff}' => std::iter::once(c).nfkc().next(),
        _ => None,
    }
}

/// True for a sign that people put between the digits of one number.
fn parts(c: char) -> bool {
    c.is_whitespace()
        || is_invisible(c)
        || matches!(c, '-' | '‐'..='―' | '−' | 'ー' | '－' | 'ｰ' | '.' | '·' | '・' | '_' | '/')
}

/// The first number of `least..=most` digits in a text, as ASCII digits.
pub fn first(text: &str, least: usize, most: usize) -> Option<String> {
    runs(text).into_iter().find_map(|run| {
        (least..=most).contains(&run.len()).then(|| run.iter().map(|(_, _, digit)| digit).collect())
    })
}

/// Where a number (ASCII digits) stands in a text, in bytes; in any notation.
pub fn places(text: &str, number: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    if number.is_empty() {
        return found;
    }
    for run in runs(text) {
        let digits: String = run.iter().map(|(_, _, digit)| digit).collect();
        let mut from = 0;
        while let Some(at) = digits[from..].find(number).map(|at| from + at) {
            let (first, last) = (run[at], run[at + number.len() - 1]);
            found.push(first.0..last.0 + last.1);
            from = at + number.len();
        }
    }
    found
}

/// The text without these numbers: each digit of them is a [`MASK`].
pub fn masked(text: &str, numbers: &[String]) -> String {
    let mut places: Vec<_> = numbers.iter().flat_map(|number| places(text, number)).collect();
    places.sort_by_key(|place| (place.start, place.end));
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for place in places {
        if place.end <= from {
            continue;
        }
        let start = place.start.max(from);
        masked.push_str(&text[from..start]);
        let signs = text[start..place.end].chars();
        masked.extend(signs.map(|c| if digit(c).is_some() { MASK } else { c }));
        from = place.end;
    }
    masked.push_str(&text[from..]);
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_in_every_notation() {
        let number = "40012345678";
        for text in [
            "40012345678",
            "４００１２３４５６７８",
            "4001-2345-678",
            "4001 2345 678",
            "４００１－２３４５－６７８",
            "400\u{200b}12345678",
            "4001\n2345678",
            "①40012345678",
        ] {
            assert_eq!(places(text, number).len(), 1, "{text}");
            let hidden = masked(text, &[number.to_owned()]);
            assert!(places(&hidden, number).is_empty(), "{hidden}");
            assert_eq!(hidden.chars().count(), text.chars().count());
        }
        assert!(places("4001 と 2345678", number).is_empty());
        assert_eq!(
            masked("x40012345678y40012345678", &[number.into()]),
            "x●●●●●●●●●●●y●●●●●●●●●●●"
        );
    }

    #[test]
    fn the_first_number_of_a_length() {
        assert_eq!(first("第1回 400-1234-5678", 11, 12), Some("40012345678".to_owned()));
        assert_eq!(first("2026年4月1日", 11, 12), None);
    }
}
