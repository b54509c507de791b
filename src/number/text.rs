//! A document to the places where numbers stand in it, in what is written and what a reader sees.

use super::places_of_all;
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
    for (place, number) in places_of_all(text, numbers) {
        found.push(Found { span: Span::new(place.start, place.end), number });
    }
    for segment in &document.segments {
        for (place, number) in places_of_all(segment.text.as_str(), numbers) {
            found.push(Found { span: segment.text.source_span(place), number });
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
