//! Numbers that must not be published, near their names; once one file of a site prints such a number
//! with its name, in its other files too.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use crate::claim::{Analysis, Pattern};
use crate::document::{Document, Relation};
use crate::judge::site::{Facts, Number, Printed, Remark, Whole};
use crate::judge::{Hit, HitPlace, Kind, Page, Patterns, Severity, Sought, Terms};
use crate::sentence::Normalised;

/// How far (in characters) a number may stand behind its name in the same block.
const REACH: usize = 24;

/// A block of its own that names a number is no longer than this (in characters).
const NAME_BLOCK: usize = 40;

/// Parameters of kind `number`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// Names the number goes by.
    names: Vec<NumberName>,
    /// The number itself in ASCII digits without separators, as a regular expression; what is
    /// looked for in other files too.
    pattern: String,
    /// True when a number that one file of a site prints with its name is judged in its other
    /// files without the name too.
    #[serde(default)]
    across_files: bool,
}

/// A name a number goes by.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NumberName {
    /// The name, normalised.
    text: String,
    /// The number, where those of this name are not all of the rule's pattern.
    pattern: Option<String>,
    /// Severity of printing a number of this name.
    severity: Severity,
    /// True when the name is the scheme's own, false when the document must name the scheme.
    #[serde(default)]
    standalone: bool,
}

impl Kind for Numbers {
    fn is_secret(&self) -> bool {
        true
    }

    fn anchors(&self) -> Vec<&str> {
        let own = self.names.iter().filter(|name| name.standalone);
        own.map(|name| name.text.as_str()).collect()
    }

    /// The rule's, then those of names that have one.
    fn patterns(&self) -> Patterns {
        let own = self.names.iter().filter_map(|name| name.pattern.as_ref());
        let all: Vec<String> = std::iter::once(&self.pattern).chain(own).cloned().collect();
        Patterns::new(&all, &[])
    }

    fn judge_page<'a>(&self, terms: &Terms<'a>, page: &Page<'a>, found: &mut Vec<Hit>) {
        found.extend(self.named(terms, page.analysis).map(|(segment, number, severity)| Hit {
            severity,
            place: HitPlace::Block(segment, number),
            rewording: None,
        }));
    }

    fn sought(&self) -> Sought<'_> {
        let numbers = if self.across_files { vec![self.pattern.as_str()] } else { Vec::new() };
        Sought { numbers, ..Sought::default() }
    }

    fn note(&self, terms: &Terms<'_>, document: &Document, facts: &mut Facts) {
        if self.across_files {
            // Another rule may have noted the same.
            facts.printed.extend(printed(document, &terms.patterns.wanted()[..1]));
            facts.printed.sort_by_key(|printed| printed.span);
            facts.printed.dedup();
        }
    }

    fn note_of_scheme<'a>(&self, terms: &Terms<'a>, page: &Page<'a>, facts: &mut Facts) {
        if self.across_files {
            let named = self.named(terms, page.analysis);
            facts.numbers.extend(named.map(|(segment, place, severity)| Number {
                rule: terms.rule.to_owned(),
                digits: digits_of(page.analysis.text(segment), place),
                severity,
            }));
        }
    }

    fn judge_site(&self, terms: &Terms<'_>, whole: &Whole<'_>) -> Vec<Remark> {
        let mut named = BTreeMap::new();
        for number in whole.pages().flat_map(|(_, page)| &page.facts.numbers) {
            if number.rule == terms.rule {
                let severity = named.entry(&number.digits).or_insert(number.severity);
                *severity = number.severity.max(*severity);
            }
        }
        let printed = whole
            .pages()
            .flat_map(|(index, page)| page.facts.printed.iter().map(move |number| (index, number)));
        let remarks = printed.filter_map(|(page, printed)| {
            let severity = *named.get(&printed.digits)?;
            Some(Remark { severity, ..Remark::new(terms, page, printed.span, Vec::new()) })
        });
        remarks.collect()
    }

    fn needs_site(&self) -> bool {
        self.across_files
    }
}

impl Numbers {
    /// The index of a name's pattern.
    fn pattern_of(&self, name: &NumberName) -> Option<usize> {
        let at = self.names.iter().position(|other| std::ptr::eq(other, name))?;
        let own = self.names[..=at].iter().filter(|name| name.pattern.is_some()).count();
        Some(if name.pattern.is_some() { own } else { 0 })
    }

    /// Numbers near one of the names: the block, bytes of its normalised text, the severity.
    fn named<'a>(
        &'a self,
        terms: &Terms<'a>,
        analysis: &'a Analysis,
    ) -> impl Iterator<Item = (usize, Range<usize>, Severity)> + 'a {
        let Terms { patterns, scheme, severity, .. } = *terms;
        let least = least(patterns.wanted());
        (0..analysis.len()).flat_map(move |segment| {
            let text = analysis.text(segment);
            let runs = digit_runs(text).into_iter().filter(move |run| run.len() >= least);
            runs.filter_map(move |number| {
                let digits = digits_of(text, number.clone());
                if !patterns.wanted().iter().any(|shape| fits(shape, &digits)) || is_sample(&digits)
                {
                    return None;
                }
                let name = name_before(&text[..number.start], &self.names)
                    .or_else(|| name_over(analysis, segment, text, &number, &self.names))?;
                if !fits(patterns.wanted().get(self.pattern_of(name)?)?, &digits) {
                    return None;
                }
                (name.standalone || analysis.names_scheme(scheme))
                    .then(|| (segment, number, name.severity.min(severity)))
            })
        })
    }
}

/// Where a document prints what is of the shape of a number, whatever stands beside it.
fn printed(document: &Document, shapes: &[Pattern]) -> Vec<Printed> {
    let mut found = Vec::new();
    let least = least(shapes);
    for segment in &document.segments {
        if !may_hold(segment.text.as_str(), least) {
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

/// So many digits the shortest number has.
fn least(shapes: &[Pattern]) -> usize {
    shapes.iter().map(Pattern::least).min().unwrap_or_default()
}

/// A character stands for so many digits at most: ⑩, ⅒.
const MOST_DIGITS: usize = 3;

/// False only for a text, as it is written, in which so many digits stand nowhere together.
fn may_hold(text: &str, least: usize) -> bool {
    let mut digits = 0;
    text.chars().any(|c| {
        match c {
            'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='\u{9fff}' | 'a'..='z' | 'A'..='Z' => {
                digits = 0
            }
            '0'..='9' => digits += 1,
            c if c.is_numeric() => digits += MOST_DIGITS,
            _ => {}
        }
        digits >= least
    })
}

/// True when all of the digits are of the shape of a number.
fn fits(shape: &Pattern, digits: &str) -> bool {
    shape.find_iter(digits).next().is_some_and(|found| found.range() == (0..digits.len()))
}

/// The digits of a run.
fn digits_of(text: &str, run: Range<usize>) -> String {
    text[run].chars().filter(char::is_ascii_digit).collect()
}

/// Runs of digits, which single spaces and hyphens may divide.
fn digit_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    // Most texts hold none, which is seen at once.
    if !holds_digit(text) {
        return runs;
    }
    for (at, byte) in text.bytes().enumerate() {
        if !byte.is_ascii_digit() {
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

/// True when an ASCII digit is in a text; looks at many bytes at once.
fn holds_digit(text: &str) -> bool {
    let digit = |chunk: &[u8]| chunk.iter().fold(false, |found, b| found | b.is_ascii_digit());
    text.as_bytes().chunks(64).any(digit)
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
    use crate::extract::{Format, extract_text};
    use crate::judge::site::{self, Site};
    use crate::text::Span;

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
    fn a_text_without_so_many_digits_together_is_let_go() {
        for (text, may) in [
            ("電話03-1234-5678", true),
            ("電話03-1234、担当5678", false),
            ("２０年", false),
            ("①②③④", true),
        ] {
            assert_eq!(may_hold(text, 10), may, "{text}");
        }
    }

    #[test]
    fn the_whole_number_has_the_shape_and_is_no_sample() {
        let shape = Pattern::new("[45][0-9]{10,11}");
        assert!(fits(&shape, "40012345678") && !fits(&shape, "4001234567890"));
        assert!(is_sample("49999999999") && !is_sample("40012345678"));
    }

    #[test]
    fn numbers_of_the_shape_are_found_in_any_width_and_division() {
        let text = "<p>4001-2345-678 と90012345678</p><td>４０<b>０１</b>２３４５６７９";
        let shape = Pattern::new("[45][0-9]{10,11}");
        let found = printed(&extract_text(text, Format::Html), &[shape]);
        let found: Vec<_> = found.iter().map(|p| (&*p.digits, &text[p.span.range()])).collect();
        assert_eq!(
            found,
            [("40012345678", "4001-2345-678"), ("40012345679", "４０<b>０１</b>２３４５６７９")]
        );
    }

    fn at(digits: &str, start: usize) -> Printed {
        Printed { digits: digits.to_owned(), span: Span::new(start, start + digits.len()) }
    }

    #[test]
    fn a_named_number_is_told_of_wherever_it_stands_with_its_highest_severity() {
        let named =
            |severity| Number { rule: "a".to_owned(), digits: "40012345678".to_owned(), severity };
        let page = |numbers, printed| site::Page {
            facts: Facts { numbers, printed, ..Facts::default() }.into(),
            ..site::Page::default()
        };
        let pages = vec![
            page(vec![named(Severity::Warning)], vec![at("40012345678", 9)]),
            page(vec![named(Severity::Error)], vec![]),
            page(vec![], vec![at("40012345679", 0), at("40012345678", 40)]),
        ];
        let site = Site { pages, ..Site::default() };
        let whole = Whole::new(&site, &[]);
        let kind =
            Numbers { names: Vec::new(), pattern: "[45][0-9]{10}".to_owned(), across_files: true };
        let patterns = kind.patterns();
        let severity = Severity::Error;
        let terms =
            |rule| Terms { rule, severity, scheme: 0, replacement: None, patterns: &patterns };
        let said = kind.judge_site(&terms("a"), &whole);
        let said: Vec<_> = said.iter().map(|r| (r.page, r.span.start, r.severity)).collect();
        assert_eq!(said, [(0, 9, Severity::Error), (2, 40, Severity::Error)]);
        assert_eq!(kind.judge_site(&terms("b"), &whole), []);
    }
}
