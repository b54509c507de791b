//! Accuracy over the judged examples in `tests/corpus`, computed and printed. What is judged otherwise
//! is known by its id: no new failure can hide behind one that was mended.
//!
//! A find counts when its rule group and its place overlap an expectation. The claim rules are one
//! group, since one phrase can rightly be named by several of them.
#![allow(clippy::print_stdout, reason = "the figures are the point")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use sa_lint::extract::Format;
use sa_lint::lint::{Finding, Linter};
use sa_lint::rule::RuleSet;
use sa_lint::text::SourceFile;
use serde::Deserialize;

const CLAIM_RULES: [&str; 4] =
    ["certification-claim", "acquisition-claim", "scheme-misdescription", "label-claim"];

#[derive(Deserialize)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) format: Format,
    pub(crate) text: String,
    pub(crate) expect: Vec<Expectation>,
    #[serde(default)]
    fixed: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Expectation {
    pub(crate) rule: String,
    #[serde(rename = "match")]
    pub(crate) matched: String,
}

/// What was counted for one rule.
#[derive(Default)]
struct Count {
    expected: usize,
    found: usize,
    covered: usize,
    reported: usize,
    false_alarms: usize,
    replaceable: usize,
    replaced: usize,
    unwanted: usize,
}

pub(crate) fn group(rule: &str) -> &str {
    if CLAIM_RULES.contains(&rule) { "claim" } else { rule }
}

/// The text after the fixes of the claim rules.
fn fixed(text: &str, findings: &[Finding]) -> String {
    let mut edits: Vec<_> = findings
        .iter()
        .filter(|f| group(&f.rule) == "claim")
        .filter_map(|f| f.fix.as_ref())
        .flat_map(|fix| &fix.edits)
        .collect();
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    let mut out = String::new();
    let mut at = 0;
    for edit in edits {
        if edit.span.start >= at {
            out.push_str(&text[at..edit.span.start]);
            out.push_str(&edit.replacement);
            at = edit.span.end;
        }
    }
    out.push_str(&text[at..]);
    out
}

/// Judges a case; true when it is judged otherwise than it should be.
fn judge(
    case: &Case,
    linter: &Linter,
    counts: &mut BTreeMap<String, Count>,
    log: &mut String,
) -> bool {
    let source = SourceFile::decode(&*case.id, case.text.clone().into_bytes());
    let findings = linter.lint(&source, case.format);
    let mut explained = vec![false; findings.len()];
    let mut complaints = Vec::new();
    for expectation in &case.expect {
        let at = case
            .text
            .find(&expectation.matched)
            .unwrap_or_else(|| panic!("{}: no {:?}", case.id, expectation.matched));
        let end = at + expectation.matched.len();
        let count = counts.entry(group(&expectation.rule).to_owned()).or_default();
        count.expected += 1;
        let mut hit = false;
        let mut covered = false;
        for (finding, explained) in findings.iter().zip(&mut explained) {
            let same = group(&finding.rule) == group(&expectation.rule);
            if same && finding.span.start < end && at < finding.span.end {
                *explained = true;
                hit = true;
                covered |= finding.span.start <= at && end <= finding.span.end;
            }
        }
        count.found += usize::from(hit);
        count.covered += usize::from(covered);
        if hit && !covered {
            complaints.push(format!("not covered {:?}", expectation.matched));
        }
        if !hit {
            complaints.push(format!("missed {} {:?}", expectation.rule, expectation.matched));
        }
    }
    for (finding, explained) in findings.iter().zip(&explained) {
        let count = counts.entry(group(&finding.rule).to_owned()).or_default();
        count.reported += 1;
        if !explained {
            count.false_alarms += 1;
            complaints.push(format!("false alarm {} {:?}", finding.rule, finding.matched));
        }
    }
    if case.expect.iter().any(|e| group(&e.rule) == "claim") {
        let count = counts.entry("claim".to_owned()).or_default();
        let after = fixed(&case.text, &findings);
        match &case.fixed {
            Some(right) => {
                count.replaceable += 1;
                count.replaced += usize::from(*right == after);
                if *right != after {
                    complaints.push(format!("fixed {after:?}\n     not {right:?}"));
                }
            }
            None if after != case.text => {
                count.unwanted += 1;
                complaints.push(format!("unwanted fix {after:?}"));
            }
            None => {}
        }
    }
    for complaint in &complaints {
        let _ = writeln!(log, "{}: {complaint}\n     in {:?}", case.id, case.text);
    }
    // How much of a phrase is marked is shown and counted, and no verdict.
    complaints.iter().any(|complaint| !complaint.starts_with("not covered"))
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

fn cases(file: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    text.lines()
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e} in {line}")))
        .collect()
}

/// All judged cases of `tests/corpus`, or of the folder that `SA_LINT_CORPUS` names.
pub(crate) fn judged() -> Vec<Case> {
    let folder = std::env::var_os("SA_LINT_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"),
        std::path::PathBuf::from,
    );
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "jsonl"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files.iter().flat_map(|file| cases(file)).collect()
}

/// Holds the ids of what is judged otherwise to those in a file under `tests/corpus`: a new failure
/// and one that holds again both fail the test. `SA_LINT_BLESS=1` writes the file anew.
pub(crate) fn hold_failures(file: &str, failing: &BTreeSet<String>, log: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(file);
    if std::env::var_os("SA_LINT_BLESS").is_some() {
        let lines: String = failing.iter().map(|id| format!("{id}\n")).collect();
        std::fs::write(&path, lines).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap();
    let known: BTreeSet<String> = known.lines().map(str::to_owned).collect();
    let new: Vec<_> = failing.difference(&known).collect();
    let healed: Vec<_> = known.difference(failing).collect();
    assert!(
        new.is_empty() && healed.is_empty(),
        "{} fail\nnew: {new:?}\nhold again: {healed:?}\n{log}",
        failing.len()
    );
}

/// Judges cases, prints the figures, and gives the ids of what is judged otherwise.
fn measure(title: &str, cases: &[Case], log: &mut String) -> BTreeSet<String> {
    let linter = Linter::new(RuleSet::builtin().unwrap()).unwrap();
    let mut counts = BTreeMap::new();
    let mut failing = BTreeSet::new();
    for case in cases {
        if judge(case, &linter, &mut counts, log) {
            failing.insert(case.id.clone());
        }
    }
    println!("{title}: {} cases", cases.len());
    for (rule, c) in &counts {
        println!(
            "{rule:24} expected {:4} precision {:.4} recall {:.4} covered {:.4} | replaced {}/{} = {:.4}, unwanted {}",
            c.expected,
            ratio(c.reported - c.false_alarms, c.reported),
            ratio(c.found, c.expected),
            ratio(c.covered, c.found),
            c.replaced,
            c.replaceable,
            ratio(c.replaced, c.replaceable),
            c.unwanted,
        );
    }
    failing
}

#[test]
fn accuracy_over_the_corpus() {
    let mut log = String::new();
    let failing = measure("corpus", &judged(), &mut log);
    println!("{log}");
    if std::env::var_os("SA_LINT_CORPUS").is_none() {
        hold_failures("failing.txt", &failing, &log);
    }
}

/// The cases of each round.
pub(crate) fn rounds() -> Vec<Vec<Case>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/first-look");
    let files = (1..).map(|round| folder.join(format!("round-{round}.jsonl")));
    let rounds: Vec<_> = files.take_while(|file| file.exists()).map(|file| cases(&file)).collect();
    assert!(!rounds.is_empty(), "no round");
    rounds
}

/// What was learned from rounds of documents stays learned.
#[test]
fn accuracy_over_the_first_looks() {
    let mut log = String::new();
    let mut failing = BTreeSet::new();
    for (before, round) in rounds().iter().enumerate() {
        failing.extend(measure(&format!("round {}", before + 1), round, &mut log));
    }
    println!("{log}");
    hold_failures("first-look/failing.txt", &failing, &log);
}
