//! Repairs step by step, with a judge made for the test: what is proved, what is refused.

#![allow(clippy::expect_used, reason = "a test may panic")]

use sa_lint::extract::{Format, Reading};
use sa_lint::fix::{Judged, repair};
use sa_lint::lint::{Edit, Finding, Fix, HeldBack, Safety, Severity, Text};
use sa_lint::text::{SourceFile, Span};

/// `word` is a finding of `rule`; `right` takes its place. `?` before the rule: the fix is unsafe.
struct Wrong(&'static str, &'static str, &'static str);

fn judge(raw: Vec<u8>, words: &[Wrong], format: Format) -> Judged {
    let source = SourceFile::decode("a.html", raw);
    let mut findings = Vec::new();
    for Wrong(rule, word, right) in words {
        for (at, _) in source.text().match_indices(word) {
            findings.push(finding(&source, rule, Span::new(at, at + word.len()), right));
        }
    }
    findings.sort_by_key(|finding| finding.span);
    Judged { reading: Reading::new(source, format), findings, suppressed: Vec::new() }
}

fn finding(source: &SourceFile, rule: &str, span: Span, right: &str) -> Finding {
    let safety = if rule.starts_with('?') { Safety::Unsafe } else { Safety::Safe };
    let edits = vec![Edit { span, raw_span: source.raw_span(span), replacement: right.to_owned() }];
    Finding {
        rule: rule.trim_start_matches('?').to_owned(),
        severity: Severity::Error,
        span,
        raw_span: source.raw_span(span),
        location: None,
        start: source.position(span.start),
        end: source.position(span.end),
        matched: source.text()[span.range()].to_owned(),
        message: Text::default(),
        help: Text::default(),
        url: String::new(),
        fingerprint: String::new(),
        fix: Some(Fix { safety, edits }),
        secret: false,
        held_back: None,
        quote: None,
    }
}

/// What is left and why, and a line for each change.
#[derive(Debug, PartialEq)]
struct Outcome {
    text: String,
    changes: Vec<String>,
    refused: Vec<(String, HeldBack)>,
}

fn outcome(text: &str, words: &[Wrong], unsafe_too: bool) -> Outcome {
    outcome_of(text.as_bytes(), words, unsafe_too, Format::Html)
}

fn outcome_of(raw: &[u8], words: &[Wrong], unsafe_too: bool, format: Format) -> Outcome {
    let judge = |raw| judge(raw, words, format);
    let mut judged = judge(raw.to_vec());
    let repaired = repair(&mut judged, unsafe_too, &judge);
    let (after, changes) = match repaired {
        Some(repaired) => (repaired.after, repaired.changes),
        None => (judged, Vec::new()),
    };
    let changes = changes
        .iter()
        .map(|c| format!("{}:{} {} {}>{}", c.start.line, c.start.column, c.rule, c.before, c.after))
        .collect();
    let refused =
        after.findings.iter().filter_map(|f| Some((f.matched.clone(), f.held_back.clone()?)));
    Outcome { refused: refused.collect(), text: after.reading.source.text().to_owned(), changes }
}

#[track_caller]
fn becomes(text: &str, words: &[Wrong], after: &str, changes: &[&str]) {
    let expected = Outcome {
        text: after.to_owned(),
        changes: changes.iter().map(|&change| change.to_owned()).collect(),
        refused: Vec::new(),
    };
    assert_eq!(outcome(text, words, true), expected);
}

#[track_caller]
fn stays(text: &str, words: &[Wrong], word: &str, reason: HeldBack) {
    let refused = vec![(word.to_owned(), reason)];
    let expected = Outcome { text: text.to_owned(), changes: Vec::new(), refused };
    assert_eq!(outcome(text, words, true), expected);
}

#[test]
fn all_that_can_be_fixed_is_fixed_at_once() {
    becomes(
        "<p>星を取得\n<p>星の認定と★を取得",
        &[Wrong("a", "取得", "宣言"), Wrong("b", "の認定", "")],
        "<p>星を宣言\n<p>星と★を宣言",
        &["1:6 a 取得>宣言", "2:5 b の認定>", "2:8 a 取得>宣言"],
    );
}

#[test]
fn unsafe_fixes_are_made_only_when_wanted() {
    let words = || [Wrong("?a", "取得", "宣言"), Wrong("b", "★", "星")];
    assert_eq!(outcome("★を取得", &words(), false).text, "星を取得");
    assert_eq!(outcome("★を取得", &words(), true).text, "星を宣言");
}

/// The second and third are made on what the ones before them left, and places are the last ones.
#[test]
fn fixes_that_overlap_follow_each_other() {
    becomes(
        "<p>★★の認定取得",
        &[
            Wrong("a", "★★", "二つ星"),
            Wrong("b", "の認定取得", "を宣言"),
            Wrong("c", "星の", "星「の」"),
        ],
        "<p>二つ星を宣言",
        &["1:4 a ★★>二つ星", "1:7 b の認定取得>を宣言"],
    );
    becomes(
        "<p>あいう",
        &[Wrong("a", "あい", "か"), Wrong("b", "いう", "き"), Wrong("c", "う", "く")],
        "<p>かく",
        &["1:4 a あい>か", "1:5 c う>く"],
    );
}

#[test]
fn a_fix_that_leaves_its_finding_is_refused() {
    stays("<p>取得", &[Wrong("a", "取得", "取得")], "取得", HeldBack::Remains);
    stays("<p>取得", &[Wrong("a", "取得", "再取得")], "取得", HeldBack::Remains);
}

#[test]
fn a_fix_that_brings_a_finding_is_refused() {
    let words = [Wrong("a", "取得", "認定"), Wrong("b", "認定", "認定")];
    stays("<p>取得", &words, "取得", HeldBack::NewFinding { rule: "b".into() });
}

#[test]
fn a_fix_that_changes_markup_is_refused() {
    for right in ["<b>宣言</b>", "&lt;", "宣言<!--"] {
        let words =
            [Wrong("a", "取得", ""), Wrong("a", "認定", "")].map(|w| Wrong(w.0, w.1, right));
        stays("<p>取得", &words, "取得", HeldBack::Markup);
    }
    stays("<p>取<b>得", &[Wrong("a", "取<b>得", "宣言")], "取<b>得", HeldBack::Markup);
    stays("<p>&#x53D6;", &[Wrong("a", "&#x53D6;", "宣")], "&#x53D6;", HeldBack::Markup);
    stays("<p title=a取得>b", &[Wrong("a", "取得", "A B")], "取得", HeldBack::Markup);
}

#[test]
fn what_the_encoding_cannot_hold_is_refused_by_name() {
    let raw = encoding_rs::SHIFT_JIS.encode("<meta charset=shift_jis><p>星を取得").0;
    let found = outcome_of(&raw, &[Wrong("a", "取得", "😀")], true, Format::Html);
    let [(word, HeldBack::Encoding(lost))] = &found.refused[..] else { panic!("{found:?}") };
    assert_eq!((&**word, lost.character, lost.encoding), ("取得", '😀', "Shift_JIS"));
}

/// Without the words the bytes are valid in UTF-8, and would be read so.
#[test]
fn a_fix_that_changes_how_the_file_is_read_is_refused() {
    let raw = encoding_rs::SHIFT_JIS.encode("star 取得").0;
    let found = outcome_of(&raw, &[Wrong("a", "取得", "declared")], true, Format::Text);
    assert_eq!(found.refused, [("取得".to_owned(), HeldBack::Reading)]);
    assert_eq!(found.text, "star 取得");
}

/// Of many fixes one is bad; of two that are bad together, the first is made.
#[test]
fn a_bad_fix_does_not_keep_back_the_good_ones() {
    let many = "<p>取得・".repeat(9) + "認定" + &"・取得".repeat(8);
    let words = [Wrong("a", "取得", "宣言"), Wrong("b", "認定", "認定取得")];
    let found = outcome(&many, &words, true);
    assert_eq!(found.text, many.replace("取得", "宣言"));
    assert_eq!(found.changes.len(), 17);
    assert_eq!(found.refused.len(), 1, "{found:?}");

    // 宣言 twice is a finding of its own.
    let words = [
        Wrong("a", "取得", "宣言"),
        Wrong("b", "認定", "宣言"),
        Wrong("c", "宣言と宣言", "宣言と宣言"),
    ];
    let found = outcome("<p>取得と認定", &words, true);
    assert_eq!(found.text, "<p>宣言と認定");
    assert_eq!(found.refused, [("認定".to_owned(), HeldBack::NewFinding { rule: "c".into() })]);
}

/// The fix of one finding that goes with another's is not made twice, and what a refused fix
/// overlaps still gets its turn.
#[test]
fn a_refused_fix_makes_room_for_the_next() {
    becomes(
        "<p>認定取得",
        &[Wrong("a", "認定取得", "宣言"), Wrong("b", "取得", "宣言")],
        "<p>宣言",
        &["1:4 a 認定取得>宣言"],
    );
    let found = outcome(
        "<p>認定取得",
        &[Wrong("a", "認定取得", "認定取得"), Wrong("b", "取得", "宣言")],
        true,
    );
    assert_eq!(found.text, "<p>認定宣言");
}
