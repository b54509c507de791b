//! Numbers that one file prints with their names and another without.

use regex::Regex;

use crate::claim::Analysis;
use crate::document::Document;
use crate::lint::judge::number::{digit_runs, digits_of, fits, named_numbers};
use crate::lint::patterns::Patterns;
use crate::rule::{NumberName, Rule, Severity};
use crate::sentence::Normalised;
use crate::text::Span;

/// A number at a place of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// Its digits.
    pub digits: String,
    /// Where, in bytes of the decoded text.
    pub span: Span,
}

/// The numbers that stand beside their names, with the severity of printing each.
pub(super) fn named<'a>(
    rule: &'a Rule,
    scheme: usize,
    names: &'a [NumberName],
    patterns: &'a Patterns,
    analysis: &'a Analysis,
) -> impl Iterator<Item = (String, Severity)> + 'a {
    named_numbers(rule, scheme, names, patterns, analysis)
        .map(|(segment, place, severity)| (digits_of(analysis.text(segment), place), severity))
}

/// Where a document prints what is of the shape of a number, whatever stands beside it.
pub(super) fn find(document: &Document, shapes: &[&Regex]) -> Vec<Printed> {
    let mut found = Vec::new();
    for segment in &document.segments {
        if !segment.text.as_str().chars().any(char::is_numeric) {
            continue;
        }
        let text = Normalised::new(segment.text.as_str(), |_, _| false);
        for run in digit_runs(text.as_str()) {
            let digits = digits_of(text.as_str(), run.clone());
            if shapes.iter().any(|shape| fits(shape, &digits)) {
                let span = segment.text.source_span(text.visible(run));
                found.push(Printed { digits, span });
            }
        }
    }
    found
}
