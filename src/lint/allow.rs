//! Phrases that the user allows to the places where they stand in a document.

use crate::extract::Reading;
use crate::sentence::{Normalised, normalised};
use crate::text::Span;

/// Phrases in which nothing is a finding.
///
/// A finding is allowed when the whole of its place lies within one occurrence of a phrase: in the
/// text a reader sees, where width, case, white space, tags and character references do not
/// matter, or in the source as it is written, for what no reader sees (an address).
#[derive(Clone, Debug, Default)]
pub struct Allowed {
    phrases: Vec<Phrase>,
}

#[derive(Clone, Debug)]
struct Phrase {
    written: String,
    /// In normalised spelling, without white space.
    squeezed: String,
}

impl Allowed {
    /// Allows `phrases`; those without a visible character allow nothing.
    pub fn new(phrases: &[String]) -> Self {
        let phrases = phrases.iter().map(|phrase| Phrase {
            written: phrase.clone(),
            squeezed: normalised(phrase).split_whitespace().collect(),
        });
        Self { phrases: phrases.filter(|phrase| !phrase.squeezed.is_empty()).collect() }
    }

    /// Where the phrases occur, in bytes of the decoded text.
    pub(super) fn places(&self, reading: &Reading) -> Vec<Span> {
        let mut places = Vec::new();
        if self.phrases.is_empty() {
            return places;
        }
        for phrase in &self.phrases {
            let found = reading.source.text().match_indices(&phrase.written);
            places.extend(found.map(|(at, text)| Span::new(at, at + text.len())));
        }
        for segment in &reading.document().segments {
            let folded = Normalised::new(segment.text.as_str(), |_, _| false);
            let mut squeezed = String::new();
            // For each byte of `squeezed`, the byte of the normalised text it stands for.
            let mut origins = Vec::new();
            for (at, c) in folded.as_str().char_indices().filter(|(_, c)| !c.is_whitespace()) {
                squeezed.push(c);
                origins.extend(at..at + c.len_utf8());
            }
            for phrase in &self.phrases {
                for (at, text) in squeezed.match_indices(&phrase.squeezed) {
                    let last = at + text.len() - 1;
                    let visible = folded.visible(origins[at]..origins[last] + 1);
                    places.push(segment.text.source_span(visible));
                }
            }
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Format;
    use crate::text::SourceFile;

    #[track_caller]
    fn stands(text: &str, phrases: &[&str], expected: &[&str]) {
        let source = SourceFile::decode("a.html", text.as_bytes().to_vec());
        let phrases: Vec<String> = phrases.iter().map(|phrase| (*phrase).to_owned()).collect();
        let mut places = Allowed::new(&phrases).places(&Reading::new(source, Format::Html));
        places.dedup();
        let found: Vec<&str> = places.iter().map(|place| &text[place.range()]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn width_case_and_markup_do_not_matter() {
        stands("<p>ＩＳＯ <b>認</b>証と iso", &["iso認証"], &["ＩＳＯ <b>認</b>証"]);
        stands("<p>認定 取得", &["認定取得", "審査"], &["認定 取得"]);
    }

    #[test]
    fn what_no_reader_sees_is_met_as_it_is_written() {
        stands("<img src=/a/iso.png>", &["/a/iso.png"], &["/a/iso.png"]);
    }

    #[test]
    fn nothing_is_allowed_by_nothing() {
        stands("<p>a b", &["", " ", "\u{3000}"], &[]);
    }
}
