//! What tests of this module ask of a document.

#![cfg(test)]

use super::{Analysis, Lexicon, Polarity, Target};
use crate::extract::{Format, extract};
use crate::rule::RuleSet;
use crate::text::SourceFile;

/// The vocabulary of the built-in rules.
pub(super) fn lexicon() -> Lexicon {
    let rules = RuleSet::builtin();
    rules.and_then(|rules| rules.lexicon()).unwrap_or_else(|error| panic!("{error}"))
}

/// What is told of a document in Markdown.
pub(super) fn analysed<T>(
    lexicon: &Lexicon,
    markdown: &str,
    tell: impl FnOnce(&Analysis) -> T,
) -> T {
    let source = SourceFile::decode("test.md", markdown.as_bytes().to_vec());
    let document = extract(&source, Format::Markdown);
    tell(&Analysis::new(&document, lexicon))
}

/// The claims that a document in Markdown makes, each as `sense words`, or `sense! words` where it
/// is not asserted.
pub(super) fn claims(lexicon: &Lexicon, markdown: &str) -> Vec<String> {
    analysed(lexicon, markdown, |analysis| {
        let claims = analysis.claims();
        let shown = claims.iter().map(|claim| {
            let text = analysis.context.statements[claim.segment].text();
            let mark = if claim.polarity == Polarity::Asserted { "" } else { "!" };
            format!("{}{mark} {}", claim.sense, &text[claim.predicate_range()])
        });
        shown.collect()
    })
}

/// The words of each label that claims too much.
pub(super) fn labels(lexicon: &Lexicon, markdown: &str) -> Vec<String> {
    analysed(lexicon, markdown, |analysis| {
        let words = analysis.labels().into_iter().map(|label| {
            let text = analysis.context.statements[label.segment].text();
            text[label.place()].to_owned()
        });
        words.collect()
    })
}

/// The words of each wrong description that is asserted.
pub(super) fn descriptions(lexicon: &Lexicon, markdown: &str) -> Vec<String> {
    analysed(lexicon, markdown, |analysis| {
        let found = analysis.descriptions().into_iter();
        let words = found.filter(|found| found.polarity == Polarity::Asserted).map(|found| {
            let text = analysis.context.statements[found.segment].text();
            text[found.place()].to_owned()
        });
        words.collect()
    })
}

/// What takes the place of the words of the first wrong claim; `None` where a person must rewrite it.
pub(super) fn reworded(lexicon: &Lexicon, markdown: &str) -> Option<String> {
    analysed(lexicon, markdown, |analysis| {
        let claims = analysis.claims();
        let wrong = claims.iter().find(|claim| claim.sense != "declare")?;
        let target = Target { noun: "宣言", english: Some("declared"), active: true };
        let edits = analysis.reword(wrong, target)?.edits;
        Some(edits.into_iter().map(|(_, new)| new).collect())
    })
}

/// Checks tables of documents with what they claim; a failure shows them all.
pub(super) fn hold(table: &[(&str, &[&str])]) {
    let lexicon = lexicon();
    let wrong: Vec<_> = table
        .iter()
        .map(|(text, expected)| (text, claims(&lexicon, text), expected))
        .filter(|(_, found, expected)| {
            found.iter().map(String::as_str).ne(expected.iter().copied())
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
