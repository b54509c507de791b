//! Rule files hold what they promise: their own examples, and that a scheme is only data.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;

use sa_lint::engine::{ConfigSource, Engine, Input};
use sa_lint::extract::Format;
use sa_lint::lint::{Finding, Linter};
use sa_lint::number;
use sa_lint::rule::{ExampleFile, Rule, RuleSet};
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

/// The findings of a rule in an example that is a site: path, source slice.
fn lint_site(linter: &Linter, id: &str, files: &[ExampleFile]) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &file.text).unwrap();
    }
    let engine = Engine::new(Linter::new(linter.rules().clone()).unwrap())
        .config(ConfigSource::Nearest, jiff::civil::date(2026, 11, 1));
    let run = engine.run(vec![Input::Path(folder.path().to_path_buf())]).unwrap();
    assert!(run.failures.is_empty(), "{id}: {:?}", run.failures);
    let found = run.findings().filter(|(_, found)| found.finding.rule == id);
    found.map(|(path, found)| (path.to_owned(), found.finding.matched.clone())).collect()
}

/// Every bad example is found at its place and becomes what it says; no good one is found.
fn examples_hold(linter: &Linter, rule: &Rule) {
    assert!(!rule.bad.is_empty() && !rule.good.is_empty(), "{} has no examples", rule.id);
    for bad in rule.bad.iter().filter(|bad| !bad.files.is_empty()) {
        let found = lint_site(linter, &rule.id, &bad.files);
        // A secret number is shown without its digits.
        let expected = match rule.judge.is_secret() {
            true => number::hidden(&bad.matched),
            false => bad.matched.clone(),
        };
        let fits = |(_, matched): &(String, String)| {
            matched.contains(&expected) || expected.contains(matched.as_str())
        };
        assert!(found.iter().any(fits), "{} finds {found:?} in {bad:?}", rule.id);
    }
    for good in rule.good.iter().filter(|good| !good.files.is_empty()) {
        let found = lint_site(linter, &rule.id, &good.files);
        assert!(found.is_empty(), "{} reports {found:?} in {good:?}", rule.id);
    }
    for bad in rule.bad.iter().filter(|bad| bad.files.is_empty()) {
        let at = bad.text.find(&bad.matched).unwrap_or_else(|| panic!("{}: {bad:?}", rule.id));
        let end = at + bad.matched.len();
        let findings = lint(linter, &bad.text, bad.format);
        let found = findings
            .iter()
            .find(|f| f.rule == rule.id && f.span.start < end && at < f.span.end)
            .unwrap_or_else(|| panic!("{} does not find {bad:?}, but {findings:#?}", rule.id));
        assert_eq!(fixed(&bad.text, found), bad.fixed, "{}", rule.id);
    }
    for good in rule.good.iter().filter(|good| good.files.is_empty()) {
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
