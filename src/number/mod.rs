//! Numbers in text and bytes, however they are written; and text from which they are gone.

#[cfg(feature = "mail")]
mod bytes;
mod shown;
mod text;

#[cfg(feature = "mail")]
pub use bytes::in_bytes;
pub use text::{Found, in_text};

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use self::shown::Shown;
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

/// The first number of `least..=most` digits in a text, as ASCII digits. Digits that are too many for
/// one number are several, which spaces part.
pub fn first(text: &str, least: usize, most: usize) -> Option<String> {
    let of_length = |digits: &[Digit]| {
        let fits = (least..=most).contains(&digits.len());
        fits.then(|| digits.iter().map(|(_, _, digit)| digit).collect())
    };
    let is_spaced =
        |one: &Digit, next: &Digit| text[one.0 + one.1..next.0].contains(char::is_whitespace);
    runs(text).into_iter().find_map(|run| match run.len() > most {
        true => run.chunk_by(|one, next| !is_spaced(one, next)).find_map(of_length),
        false => of_length(&run),
    })
}

/// Where a number (ASCII digits) stands in a text, in bytes; in any notation, as escapes, across tags.
pub fn places(text: &str, number: &str) -> Vec<Range<usize>> {
    let numbers = [number.to_owned()];
    places_of_all(text, &numbers).into_iter().map(|(place, _)| place).collect()
}

/// As [`places`], of several numbers, and which of them stands there, counted from 0.
fn places_of_all(text: &str, numbers: &[String]) -> Vec<(Range<usize>, usize)> {
    let mut found = as_written(text, numbers);
    for shown in [false, true].into_iter().filter_map(|tags| Shown::of(text, tags)) {
        let places = as_written(&shown.text, numbers).into_iter();
        found.extend(places.map(|(place, number)| (shown.source(place), number)));
    }
    found.sort_by_key(|(place, number)| (place.start, place.end, *number));
    found.dedup();
    found
}

fn as_written(text: &str, numbers: &[String]) -> Vec<(Range<usize>, usize)> {
    let mut found = Vec::new();
    for run in runs(text) {
        let digits: String = run.iter().map(|(_, _, digit)| digit).collect();
        for (index, number) in numbers.iter().enumerate().filter(|(_, one)| !one.is_empty()) {
            let mut from = 0;
            while let Some(at) = digits[from..].find(number).map(|at| from + at) {
                let (first, last) = (run[at], run[at + number.len() - 1]);
                found.push((first.0..last.0 + last.1, index));
                from = at + number.len();
            }
        }
    }
    found
}

/// The text without any digit: each is a [`MASK`].
pub fn hidden(text: &str) -> String {
    text.chars().map(|c| if digit(c).is_some() { MASK } else { c }).collect()
}

/// The text without these numbers: each digit of them is a [`MASK`].
pub fn masked(text: &str, numbers: &[String]) -> String {
    masked_with(text, numbers, &mut [])
}

/// As [`masked`]; `marks`, which are bytes of the text, become those of what it becomes.
pub fn masked_with(text: &str, numbers: &[String], marks: &mut [usize]) -> String {
    let places = places_of_all(text, numbers);
    if places.is_empty() {
        return text.to_owned();
    }
    let old: Vec<usize> = marks.to_vec();
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for (at, c) in text.char_indices() {
        for (mark, _) in marks.iter_mut().zip(&old).filter(|(_, old)| **old == at) {
            *mark = masked.len();
        }
        while places.get(from).is_some_and(|place| place.0.end <= at) {
            from += 1;
        }
        let is_in = places[from..]
            .iter()
            .take_while(|place| place.0.start <= at)
            .any(|place| at < place.0.end);
        masked.push(if is_in && digit(c).is_some() { MASK } else { c });
    }
    for (mark, _) in marks.iter_mut().zip(&old).filter(|(_, old)| **old >= text.len()) {
        *mark = masked.len();
    }
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
    fn marks_move_with_what_is_masked() {
        let text = "前40012345678後";
        let mut marks = [0, 3, 14, text.len()];
        let masked = masked_with(text, &["40012345678".into()], &mut marks);
        assert_eq!((masked.as_str(), marks), ("前●●●●●●●●●●●後", [0, 3, 36, 39]));
        assert_eq!(hidden("&#52;00 の１"), "&#●●;●● の●");
    }

    #[test]
    fn the_first_number_of_a_length() {
        assert_eq!(first("第1回 400-1234-5678", 11, 12), Some("40012345678".to_owned()));
        assert_eq!(first("2026年4月1日", 11, 12), None);
        assert_eq!(first("987654321012 40012345678", 8, 16), Some("987654321012".to_owned()));
        assert_eq!(first("1 40012345678 987654321012", 11, 12), Some("40012345678".to_owned()));
        assert_eq!(first("12345678901234567", 8, 16), None);
    }
}
