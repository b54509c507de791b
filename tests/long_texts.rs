//! Texts that no person writes: sentences without an end, brackets in brackets, thousands of fixes.
//! They must be judged to the end, without a panic and without work that grows with their square.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::cell::Cell;

use sa_lint::extract::{Format, Reading};
use sa_lint::fix::{Judged, repair};
use sa_lint::lint::{Finding, Linter};
use sa_lint::rule::RuleSet;
use sa_lint::text::SourceFile;

fn linter() -> Linter {
    Linter::new(RuleSet::builtin().unwrap()).unwrap()
}

fn findings(linter: &Linter, text: &str) -> Vec<Finding> {
    linter.lint(&SourceFile::decode("a.txt", text.as_bytes().to_vec()), Format::Text)
}

/// How many findings of a rule are in `text`.
fn count(text: &str, rule: &str) -> usize {
    findings(&linter(), text).iter().filter(|finding| finding.rule == rule).count()
}

#[test]
fn every_claim_of_an_endless_sentence_is_found() {
    let sentence = "SECURITY ACTION 二つ星を取得し、".repeat(3_000);
    assert_eq!(count(&sentence, "acquisition-claim"), 3_000);
}

#[test]
fn phrases_may_lie_over_the_place_where_a_sentence_is_cut() {
    // Of any length, so that the cut falls on each of their tokens.
    for phrase in ["SECURITY ACTIONは認証制度です、", "取得しました、", "認定を受けました、は "]
    {
        for before in 0..12 {
            let text = format!("SECURITY ACTION\n{}{}", "、".repeat(before), phrase.repeat(200));
            findings(&linter(), &text);
        }
    }
}

#[test]
fn brackets_in_brackets_are_followed_to_their_heart() {
    let nested = |depth: usize, heart: &str| {
        format!("{}{heart}{}を取得しました。", "「".repeat(depth), "」".repeat(depth))
    };
    assert_eq!(count(&nested(50, "SECURITY ACTION"), "acquisition-claim"), 1);
    for depth in [1_000, 100_000] {
        findings(&linter(), &format!("SECURITY ACTION\n{}", nested(depth, "")));
        findings(&linter(), &format!("SECURITY ACTION\n{}", nested(depth, "SECURITY ACTION")));
    }
}

#[test]
fn thousands_of_fixes_are_proved_together() {
    let linter = linter();
    let judged = Cell::new(0);
    let judge = |raw| {
        judged.set(judged.get() + 1);
        let source = SourceFile::decode("a.txt", raw);
        let findings = linter.lint(&source, Format::Text);
        Judged { reading: Reading::new(source, Format::Text), findings, suppressed: Vec::new() }
    };
    let text = "SECURITY ACTION 二つ星を取得しました。\n".repeat(3_000);
    let mut before = judge(text.clone().into_bytes());
    let repaired = repair(&mut before, false, &judge).unwrap();
    assert_eq!(repaired.changes.len(), 3_000);
    assert_eq!(repaired.after.reading.source.text(), text.replace("取得", "宣言"));
    assert!(judged.get() <= 4, "judged {} times", judged.get());
}
