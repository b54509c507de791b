//! Rule files hold what they promise: their own examples, and that a scheme is only data.

use std::path::Path;

use sa_lint::extract::Format;
use sa_lint::lint::{Finding, Linter};
use sa_lint::rule::{Rule, RuleSet};
use sa_lint::text::SourceFile;

fn lint(linter: &Linter, text: &str, format: Format) -> Vec<Finding> {
    linter.check(&SourceFile::decode("example", text.as_bytes().to_vec()), format).0
}

/// The text with a finding's own edits made.
fn fixed(text: &str, finding: &Finding) -> Option<String> {
    let fix = finding.fix.as_ref()?;
    let mut out = text.to_owned();
    for edit in fix.edits.iter().rev() {
        out.replace_range(edit.span.range(), &edit.replacement);
    }
    Some(out)
}

/// Every bad example is found at its place and becomes what it says; no good one is found.
fn examples_hold(linter: &Linter, rule: &Rule) {
    assert!(!rule.bad.is_empty() && !rule.good.is_empty(), "{} has no examples", rule.id);
    for bad in &rule.bad {
        let at = bad.text.find(&bad.matched).unwrap_or_else(|| panic!("{}: {bad:?}", rule.id));
        let end = at + bad.matched.len();
        let findings = lint(linter, &bad.text, bad.format);
        let found = findings
            .iter()
            .find(|f| f.rule == rule.id && f.span.start < end && at < f.span.end)
            .unwrap_or_else(|| panic!("{} does not find {bad:?}, but {findings:#?}", rule.id));
        assert_eq!(fixed(&bad.text, found), bad.fixed, "{}", rule.id);
    }
    for good in &rule.good {
        let findings = lint(linter, &good.text, good.format);
        let wrong = findings.iter().find(|f| f.rule == rule.id);
        assert!(wrong.is_none(), "{} reports {:?} in {:?}", rule.id, wrong, good.text);
    }
}

#[test]
fn every_rule_holds_its_own_examples() {
    let rules = RuleSet::builtin().unwrap();
    let linter = Linter::new(rules.clone()).unwrap();
    assert!(rules.rules().len() >= 13);
    for rule in rules.rules() {
        examples_hold(&linter, rule);
    }
}

#[test]
fn a_second_scheme_is_a_file_and_no_code() {
    let mut rules = RuleSet::builtin().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/second-scheme");
    rules.add_dir(&folder).unwrap();
    let linter = Linter::new(rules.clone()).unwrap();
    examples_hold(&linter, rules.get("privacy-mark-certification").unwrap());
    // Both schemes in one sentence: each gets its own word, and the first scheme's right verbs
    // stay right.
    let text = "プライバシーマークの認定を受け、SECURITY ACTION 二つ星を取得しました。";
    let findings = lint(&linter, text, Format::Text);
    let found: Vec<(&str, &str)> =
        findings.iter().map(|f| (f.rule.as_str(), f.matched.as_str())).collect();
    assert_eq!(
        found,
        [
            ("privacy-mark-certification", "プライバシーマークの認定を受け"),
            ("acquisition-claim", "二つ星を取得しました"),
        ]
    );
    // Without the file the mark is a neighbour with whatever verb it likes.
    let builtin = Linter::new(RuleSet::builtin().unwrap()).unwrap();
    assert_eq!(lint(&builtin, text, Format::Text).len(), 1);
}
