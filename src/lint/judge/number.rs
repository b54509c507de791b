//! Numbers that must not be published, near their names.

use std::ops::Range;

use super::{Judgement, Place};
use crate::claim::Analysis;
use crate::document::Relation;
use crate::lint::Judgements;
use crate::lint::patterns::Patterns;
use crate::rule::{NumberName, Rule, Severity};

/// How far (in characters) a number may stand behind its name in the same block.
const REACH: usize = 24;

/// A block of its own that names a number is no longer than this (in characters).
const NAME_BLOCK: usize = 40;

/// Judges numbers near one of `names`.
pub(super) fn numbers<'r>(
    rule: &'r Rule,
    scheme: usize,
    names: &[NumberName],
    patterns: &Patterns,
    analysis: &Analysis,
    found: &mut Judgements<'r>,
) {
    let numbers = named_numbers(rule, scheme, names, patterns, analysis);
    found.extend(numbers.map(|(segment, number, severity)| {
        let place = Place::Block(segment, number);
        Judgement { rule, severity, place, rewording: None }
    }));
}

/// Numbers near one of `names`: the block, bytes of its normalised text, the severity.
pub(in crate::lint) fn named_numbers<'a>(
    rule: &'a Rule,
    scheme: usize,
    names: &'a [NumberName],
    patterns: &'a Patterns,
    analysis: &'a Analysis,
) -> impl Iterator<Item = (usize, Range<usize>, Severity)> + 'a {
    (0..analysis.len()).flat_map(move |segment| {
        let text = analysis.text(segment);
        digit_runs(text).into_iter().filter_map(move |number| {
            let digits = digits_of(text, number.clone());
            if !patterns.wanted.iter().any(|shape| fits(shape, &digits)) || is_sample(&digits) {
                return None;
            }
            let name = name_before(&text[..number.start], names)
                .or_else(|| name_over(analysis, segment, text, &number, names))?;
            (name.standalone || analysis.names_scheme(scheme))
                .then(|| (segment, number, name.severity.min(rule.severity)))
        })
    })
}

/// True when all of the digits are of the shape of a number.
pub(in crate::lint) fn fits(shape: &regex::Regex, digits: &str) -> bool {
    shape.find(digits).is_some_and(|found| found.range() == (0..digits.len()))
}

/// The digits of a run.
pub(in crate::lint) fn digits_of(text: &str, run: Range<usize>) -> String {
    text[run].chars().filter(char::is_ascii_digit).collect()
}

/// Runs of digits, which single spaces and hyphens may divide.
pub(in crate::lint) fn digit_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        if !c.is_ascii_digit() {
            continue;
        }
        match runs.last_mut() {
            Some(run) if is_divider(&text[run.end..at]) => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs.retain(|run| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        !letter(text[..run.start].chars().next_back()) && !letter(text[run.end..].chars().next())
    });
    runs
}

fn is_divider(between: &str) -> bool {
    let mut chars = between.chars();
    match (chars.next(), chars.next()) {
        (None, _) => true,
        (Some(c), None) => matches!(c, ' ' | '-' | '‐' | '−' | '–' | 'ー' | '―' | '.' | '・'),
        _ => false,
    }
}

/// 49999999999: a number that is plainly a sample.
fn is_sample(digits: &str) -> bool {
    let mut rest = digits.bytes().skip(1);
    let first = rest.next();
    rest.all(|digit| Some(digit) == first)
}

/// The name that stands nearest before the number, if no other number's name stands between.
fn name_before<'n>(before: &str, names: &'n [NumberName]) -> Option<&'n NumberName> {
    // Further away no name is near.
    let longest = names.iter().map(|name| name.text.len()).max()?;
    let reach = before.char_indices().rev().nth(REACH).map_or(0, |(at, _)| at);
    let before = &before[before.floor_char_boundary(reach.saturating_sub(longest))..];
    let (at, name) = names
        .iter()
        .filter_map(|name| before.rfind(name.text.as_str()).map(|at| (at + name.text.len(), name)))
        .max_by_key(|(end, name)| (*end, name.text.len()))?;
    let between = &before[at..];
    let other = ["番号", "電話", "tel", "fax", "id:", "コード", "登録", "〒", "no."]
        .iter()
        .any(|sign| between.contains(sign));
    let near =
        between.chars().count() <= REACH && !between.contains('。') && !between.contains('\n');
    (near && !other).then_some(name)
}

/// The name in the head of the number's row or column, or in a block of its own just before.
fn name_over<'n>(
    analysis: &Analysis,
    segment: usize,
    text: &str,
    number: &Range<usize>,
    names: &'n [NumberName],
) -> Option<&'n NumberName> {
    // Only where the block is the number and little else.
    if text[..number.start].chars().nth(6).is_some() {
        return None;
    }
    let labels = analysis.labels_of(segment).iter().filter(|label| {
        matches!(
            label.relation,
            Relation::RowHeader | Relation::ColumnHeader | Relation::Term | Relation::ListHeading
        )
    });
    let over = labels.map(|label| label.segment).chain(analysis.previous(segment));
    over.filter_map(|over| {
        let text = analysis.text(over);
        let short =
            text.chars().nth(NAME_BLOCK).is_none() && !text.contains(|c: char| c.is_ascii_digit());
        names.iter().find(|name| short && text.contains(name.text.as_str()))
    })
    .next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_signs_divide_no_number() {
        let runs = |text: &'static str| -> Vec<&str> {
            digit_runs(text).into_iter().map(|run| &text[run]).collect()
        };
        assert_eq!(runs("番号 4001-2345 678。電話03"), ["4001-2345 678", "03"]);
        assert_eq!(runs("v2、4001  2345"), ["4001", "2345"]);
        assert_eq!(digits_of("4001-2345 678", 0..13), "40012345678");
    }

    #[test]
    fn the_whole_number_has_the_shape_and_is_no_sample() {
        let shape = regex::Regex::new("[45][0-9]{10,11}").unwrap();
        assert!(fits(&shape, "40012345678") && !fits(&shape, "4001234567890"));
        assert!(is_sample("49999999999") && !is_sample("40012345678"));
    }
}
