//! Decoded text to the places where numbers stand in it, whatever stands around or between their
//! digits: tags, character references, escapes.

use std::ops::Range;

use super::places;
use crate::document::Document;
use crate::text::{SourceFile, Span};

/// A number at a place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Where, in bytes of the decoded text.
    pub span: Span,
    /// Which of the numbers, counted from 0.
    pub number: usize,
}

/// Where `numbers` (ASCII digits) stand in a text, in its order, none over another. `document`: what
/// a reader sees of it, for numbers that tags cut through.
pub fn in_text(source: &SourceFile, document: &Document, numbers: &[String]) -> Vec<Found> {
    let text = source.text();
    let mut found = Vec::new();
    let escaped = Escaped::of(text);
    for (number, digits) in numbers.iter().enumerate() {
        let mut add = |span| found.push(Found { span, number });
        for place in places(text, digits) {
            add(Span::new(place.start, place.end));
        }
        for segment in &document.segments {
            for place in places(segment.text.as_str(), digits) {
                add(segment.text.source_span(place));
            }
        }
        for place in escaped.iter().flat_map(|escaped| escaped.places(digits)) {
            add(Span::new(place.start, place.end));
        }
    }
    // The longest first: a user number may hold the other one.
    found.sort_by_key(|found| (std::cmp::Reverse(found.span.len()), found.span, found.number));
    let mut free: Vec<Found> = Vec::new();
    for one in found {
        if free.iter().all(|other| !other.span.overlaps(one.span)) {
            free.push(one);
        }
    }
    free.sort();
    free
}

/// A text with its references and escapes as the characters that they stand for.
struct Escaped {
    shown: String,
    /// Where in `shown` and in the text characters begin that are not as long in both.
    places: Vec<(usize, usize)>,
}

impl Escaped {
    /// Nothing where a text has no escapes.
    fn of(text: &str) -> Option<Self> {
        let mut escaped = Self { shown: String::new(), places: vec![(0, 0)] };
        let mut from = 0;
        for at in memchr::memchr3_iter(b'&', b'\\', b'%', text.as_bytes()) {
            if at < from {
                continue;
            }
            let Some((c, length)) = character(&text[at..]) else { continue };
            escaped.shown.push_str(&text[from..at]);
            escaped.places.push((escaped.shown.len(), at));
            escaped.shown.push(c);
            from = at + length;
            escaped.places.push((escaped.shown.len(), from));
        }
        if from == 0 {
            return None;
        }
        escaped.shown.push_str(&text[from..]);
        Some(escaped)
    }

    /// Where a number stands, in bytes of the text.
    fn places(&self, digits: &str) -> impl Iterator<Item = Range<usize>> {
        let text = |at: usize| {
            let before = self.places.partition_point(|(shown, _)| *shown <= at).saturating_sub(1);
            let (shown, text) = self.places[before];
            text + at - shown
        };
        places(&self.shown, digits).into_iter().map(move |place| text(place.start)..text(place.end))
    }
}

/// The character that an escape at the beginning of a text stands for, and the escape's length in
/// bytes: `&#52;`, `&#x34;`, `\u0034`, `\u{34}`, `\x34`, `\34 ` of style sheets, `%34`.
fn character(text: &str) -> Option<(char, usize)> {
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    let run = |from: usize, most: usize| {
        let digits = text.bytes().skip(from).take(most).take_while(u8::is_ascii_hexdigit);
        from..from + digits.count()
    };
    let fixed = |from: usize, length: usize| {
        let digits = run(from, length);
        (digits.len() == length).then_some(digits)
    };
    if let Some(rest) = text.strip_prefix("&#") {
        let (prefix, radix) = if rest.starts_with(['x', 'X']) { (3, 16) } else { (2, 10) };
        let digits = run(prefix, 8);
        let c = u32::from_str_radix(&text[digits.clone()], radix).ok().and_then(char::from_u32)?;
        let end = digits.end + usize::from(text[digits.end..].starts_with(';'));
        return Some((c, end));
    }
    if text.starts_with("\\u{") {
        let digits = run(3, 6);
        let end = digits.end;
        return text[end..]
            .starts_with('}')
            .then_some(())
            .and_then(|()| Some((hex(&text[digits])?, end + 1)));
    }
    if text.starts_with("\\u") {
        return fixed(2, 4).and_then(|digits| Some((hex(&text[digits])?, 6)));
    }
    if text.starts_with("\\x") {
        return fixed(2, 2).and_then(|digits| Some((hex(&text[digits])?, 4)));
    }
    if text.starts_with('\\') {
        let digits = run(1, 6);
        let end = digits.end + usize::from(text[digits.end..].starts_with(' '));
        return Some((hex(&text[digits])?, end));
    }
    if text.starts_with('%') {
        return percent(text.as_bytes());
    }
    None
}

/// A character of which each byte is `%` and two digits.
fn percent(text: &[u8]) -> Option<(char, usize)> {
    let byte = |at: usize| {
        let digits = text.get(at * 3..at * 3 + 3)?.strip_prefix(b"%")?;
        u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let bytes: Vec<u8> = (0..4).map_while(byte).collect();
    let c = bytes.utf8_chunks().next()?.valid().chars().next()?;
    Some((c, c.len_utf8() * 3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Format, extract};

    #[track_caller]
    fn found(text: &str) -> Vec<String> {
        let source = SourceFile::decode("a.html", text.as_bytes().to_vec());
        let document = extract(&source, Format::Html);
        let numbers = ["40012345678".to_owned(), "987654321012".to_owned()];
        let found = in_text(&source, &document, &numbers);
        found.into_iter().map(|found| source.text()[found.span.range()].to_owned()).collect()
    }

    #[test]
    fn numbers_in_every_escape_at_their_places() {
        for number in [
            "&#52;0012345678",
            "&#x34;&#48;012345678",
            "4001\\u0032345678",
            "4001\\u{32}345678",
            "\\x34001\\x32345678",
            "\\34 0012345678",
            "%34%300%31234567%38",
            "%EF%BC%94００12345678",
            "4001<b>2345</b>678",
            "9876-5432-1012",
        ] {
            let text = format!("<p title=\"a\">前 {number}後</p>");
            assert_eq!(found(&text), [number], "{text}");
        }
        assert_eq!(found("100% \\ & %E3%81 \\u12 &#; \\x &#99999999;"), [""; 0]);
        assert_eq!(found("40012345678 4001-2345-678"), ["40012345678", "4001-2345-678"]);
    }
}
