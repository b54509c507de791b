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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Format, extract_text};

    #[test]
    fn numbers_of_the_shape_are_found_in_any_width_and_division() {
        let text = "<p>4001-2345-678 と90012345678</p><td>４０<b>０１</b>２３４５６７９";
        let shape = Regex::new("[45][0-9]{10,11}").unwrap();
        let found = find(&extract_text(text, Format::Html), &[&shape]);
        let found: Vec<_> = found.iter().map(|p| (&*p.digits, &text[p.span.range()])).collect();
        assert_eq!(
            found,
            [("40012345678", "4001-2345-678"), ("40012345679", "４０<b>０１</b>２３４５６７９")]
        );
    }
}
