//! What holds of the findings of any bytes whatever, for tests and fuzz targets alike.

#![allow(dead_code, reason = "each test and fuzz target uses its part")]

pub(crate) mod repairs;
pub(crate) mod sentences;
pub(crate) mod written;

use std::collections::HashSet;

use sa_lint::extract::Format;
use sa_lint::lint::{Edit, Finding, Linter};
use sa_lint::number;
use sa_lint::text::{SourceFile, Span};

/// Panics unless `findings` are in order, none twice, each at a place of `source` that it tells
/// rightly in all its units.
pub(crate) fn check(source: &SourceFile, findings: &[Finding]) {
    let key = |f: &Finding| (f.span.start, f.span.end, f.rule.clone());
    assert!(
        findings.windows(2).all(|pair| key(&pair[0]) < key(&pair[1])),
        "in order: {findings:?}"
    );
    let mut fingerprints = HashSet::new();
    for finding in findings {
        place(source, finding.span, finding.raw_span);
        assert!(!finding.span.is_empty(), "{finding:?}");
        let slice = &source.text()[finding.span.range()];
        assert!(reads(&finding.matched, slice, finding.secret), "{slice:?}: {finding:?}");
        assert_eq!(finding.start, source.position(finding.span.start), "{finding:?}");
        assert_eq!(finding.end, source.position(finding.span.end), "{finding:?}");
        assert!(fingerprints.insert(&finding.fingerprint), "twice the same name: {finding:?}");
        let hexadecimal = finding.fingerprint.bytes().all(|b| b.is_ascii_hexdigit());
        assert!(hexadecimal && finding.fingerprint.len() == 16, "{finding:?}");
        if let Some(fix) = &finding.fix {
            edits(source, &fix.edits);
        }
    }
}

/// Panics unless comments only part the findings of a source into those that count and those that do
/// not, and are findings themselves only as comments.
pub(crate) fn suppressions(linter: &Linter, source: &SourceFile, format: Format) {
    let findings = linter.lint_fully(source, format);
    check(source, &findings);
    assert_eq!(linter.lint(source, format), findings, "the first look changes the result");
    let (counting, suppressed) = linter.check(source, format);
    check(source, &counting);
    let is_left = |f: &&Finding| !f.rule.ends_with("-suppression");
    let mut parted: Vec<&Finding> = counting.iter().filter(is_left).collect();
    parted.extend(suppressed.iter().map(|suppressed| &suppressed.finding));
    parted.sort_by_key(|f| (f.span, &f.rule));
    let mut all: Vec<&Finding> = findings.iter().collect();
    all.sort_by_key(|f| (f.span, &f.rule));
    assert_eq!(parted, all);
}

/// True for a slice of the source, in which digits of secret numbers are masked: all where it is one.
fn reads(matched: &str, slice: &str, is_secret: bool) -> bool {
    let same = |(shown, own): (char, char)| {
        shown == own && !(is_secret && own.is_ascii_digit())
            || shown == number::MASK && own.is_numeric()
    };
    matched.chars().count() == slice.chars().count() && matched.chars().zip(slice.chars()).all(same)
}

/// Edits change something, stand in the order of the text and do not overlap.
fn edits(source: &SourceFile, edits: &[Edit]) {
    assert!(!edits.is_empty());
    assert!(edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{edits:?}");
    for edit in edits {
        place(source, edit.span, edit.raw_span);
        assert_ne!(edit.replacement, source.text()[edit.span.range()], "{edit:?}");
    }
}

/// A span lies in the text, on character boundaries, and its raw bytes in the file.
fn place(source: &SourceFile, span: Span, raw: Span) {
    let text = source.text();
    assert!(span.start <= span.end && span.end <= text.len(), "{span:?}");
    assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{span:?}");
    assert!(raw.start <= raw.end && raw.end <= source.raw().len(), "{raw:?}");
    assert_eq!(raw, source.raw_span(span));
}
