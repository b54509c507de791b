//! The formats that are shown beside the lines of a change: GitHub, GitLab, rdjson.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]
#![allow(clippy::print_stderr, reason = "says what was not run")]

use std::collections::HashSet;
use std::path::Path;
use std::process::Command;

use crate::common::made::{HARD_NAMES, english, file, left_alone, run, written};
use sa_lint::report::{FilePlace, FileReport, Outcome, Run, github, gitlab, rdjson};
use sa_lint::text::SourceFile;
use serde_json::{Value, json};

fn annotations(made: &Run) -> String {
    written(|out| github(made, english(), out))
}

#[test]
fn errors_come_first_and_nothing_acts_as_a_command() {
    let mut made = run(vec![
        file("a,b:100%.html", "⟦!認定⟧を\n⟦?星⟧\n⟦取\r\n得⟧しました"),
        file("会社 概要.html", "⟦::set-env name=x::%0A⇒宣言⟧"),
    ]);
    made.files.extend(left_alone());
    assert_eq!(
        annotations(&made),
        "::error file=secret.html,title=sa-lint%3A unreadable::permission denied\n\
         ::error file=a%2Cb%3A100%25.html,line=3,endLine=4,title=sa-lint%3A sample-rule::\
         “取%0A得” claims more than a declaration.%0ARewrite the sentence.\n\
         ::error file=会社 概要.html,line=1,endLine=1,col=1,endColumn=22,title=sa-lint%3A sample-rule::\
         “::set-env name=x::%250A” claims more than a declaration.%0AWrite “宣言”.\n\
         ::warning file=a%2Cb%3A100%25.html,line=1,endLine=1,col=1,endColumn=3,title=sa-lint%3A sample-rule::\
         “認定” claims more than a declaration.%0ARewrite the sentence.\n\
         ::notice file=a%2Cb%3A100%25.html,line=2,endLine=2,col=1,endColumn=2,title=sa-lint%3A sample-rule::\
         “星” claims more than a declaration.%0ARewrite the sentence.\n"
    );
}

/// GitHub shows ten of a kind: the eleventh is told of in a notice that it shows.
#[test]
fn what_github_would_drop_is_counted() {
    let many = |errors: usize, warnings: usize, hints: usize| {
        let text = "⟦誤⟧".repeat(errors) + &"⟦!注⟧".repeat(warnings) + &"⟦?提⟧".repeat(hints);
        let shown = annotations(&run(vec![file("a.txt", &text)]));
        let count = |kind: &str| shown.lines().filter(|line| line.starts_with(kind)).count();
        let last = shown.lines().last().unwrap_or_default().to_owned();
        (count("::error "), count("::warning "), count("::notice "), last)
    };
    assert!(matches!(many(10, 10, 10), (10, 10, 10, last) if last.contains("“提”")));
    let (10, 10, 1, last) = many(12, 13, 0) else { panic!("{:?}", many(12, 13, 0)) };
    assert_eq!(
        last,
        "::notice title=sa-lint::5 more findings are not shown here; GitHub takes 10 of a kind. \
         --output FORMAT=FILE writes them all."
    );
    let (0, 0, 10, last) = many(0, 0, 11) else { panic!("{:?}", many(0, 0, 11)) };
    assert!(last.starts_with("::notice title=sa-lint::2 more findings"), "{last}");
}

#[test]
fn no_name_breaks_out_of_its_line() {
    for name in HARD_NAMES {
        let shown = annotations(&run(vec![file(name, "⟦a\nb⟧")]));
        assert_eq!(shown.lines().count(), 1, "{shown}");
        assert!(!shown.trim_end().contains(char::is_control), "{shown:?}");
        let properties = shown.strip_prefix("::error ").expect("a command");
        let (properties, _) = properties.split_once("::").expect("its end");
        assert_eq!(properties.matches(',').count(), 3, "{properties}");
    }
}

fn quality(made: &Run) -> Value {
    let text = written(|out| gitlab(made, english(), out));
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn gitlab_gets_the_keys_it_documents() {
    let mut made = run(vec![file("/srv/site/a b.html", "⟦!認\n定⟧を")]);
    made.files.extend(left_alone());
    let mut report = quality(&made);
    for issue in report.as_array_mut().expect("a list") {
        let print = issue["fingerprint"].take();
        assert!(print.as_str().is_some_and(|print| print.len() == 32), "{print}");
    }
    assert_eq!(
        report,
        json!([
            {
                "description": "permission denied",
                "check_name": "unreadable",
                "fingerprint": null,
                "severity": "critical",
                "location": { "path": "secret.html", "lines": { "begin": 1, "end": 1 } },
            },
            {
                "description": "“認\n定” claims more than a declaration.",
                "check_name": "sample-rule",
                "fingerprint": null,
                "severity": "minor",
                "location": { "path": "a b.html", "lines": { "begin": 1, "end": 2 } },
            },
        ])
    );
    assert_eq!(quality(&Run::default()), json!([]));
}

/// The findings made here all have one fingerprint, as those of copied files have.
#[test]
fn no_two_issues_have_one_fingerprint() {
    let made = || run(vec![file("a.txt", "⟦取得⟧⟦取得⟧"), file("b.txt", "⟦取得⟧")]);
    let prints = |report: Value| -> Vec<String> {
        let issues = report.as_array().expect("a list").iter();
        issues.map(|issue| issue["fingerprint"].to_string()).collect()
    };
    let first = prints(quality(&made()));
    assert_eq!(first.iter().collect::<HashSet<_>>().len(), 3, "{first:?}");
    assert_eq!(first, prints(quality(&made())), "they stay from run to run");
}

fn diagnostics(made: &Run) -> Value {
    let text = written(|out| rdjson(made, english(), out));
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn reviewdog_gets_columns_in_bytes_and_suggestions() {
    let mut made = run(vec![file("a.html", "𠮷星\r\né⟦取得⇒宣言⟧⟦?x⟧")]);
    made.files.extend(left_alone());
    let range = |start: usize, end: usize| json!({ "start": { "line": 2, "column": start }, "end": { "line": 2, "column": end } });
    let code = json!({ "value": "sample-rule", "url": "https://example.co.jp/source" });
    assert_eq!(
        diagnostics(&made),
        json!({
            "source": { "name": "sa-lint" },
            "diagnostics": [
                {
                    "message": "permission denied",
                    "location": { "path": "secret.html" },
                    "severity": "ERROR",
                    "code": { "value": "unreadable" },
                },
                {
                    "message": "“取得” claims more than a declaration.\nWrite “宣言”.",
                    "location": { "path": "a.html", "range": range(3, 9) },
                    "severity": "ERROR",
                    "code": code,
                    "suggestions": [{ "range": range(3, 9), "text": "宣言" }],
                },
                {
                    "message": "“x” claims more than a declaration.\nRewrite the sentence.",
                    "location": { "path": "a.html", "range": range(9, 10) },
                    "severity": "INFO",
                    "code": code,
                },
            ],
        })
    );
}

/// Reviewdog would mix the bytes of such a file with those of the suggestion.
#[test]
fn a_file_in_another_encoding_has_no_suggestion() {
    let FileReport { path, outcome, .. } = file("a.html", "⟦取得⇒宣言⟧");
    let Outcome::Checked(mut checked) = outcome else { panic!("it was checked") };
    checked.encoding = SourceFile::decode("a", b"\x90\xAF".to_vec()).encoding();
    assert_eq!(checked.encoding, "Shift_JIS");
    let made =
        run(vec![FileReport { path, file: FilePlace::No, outcome: Outcome::Checked(checked) }]);
    let report = diagnostics(&made);
    assert_eq!(report["diagnostics"][0]["suggestions"], Value::Null);
    assert_eq!(report["diagnostics"][0]["location"]["range"]["end"]["column"], 7);
}

/// A validator of the format, as a package of `tests/schemas` brings it, accepts it all.
#[test]
fn a_validator_of_rdjson_accepts_it() {
    if std::env::var_os("SA_LINT_REAL_TOOLS").is_none_or(|value| value != "1") {
        eprintln!("not run: ./test.sh installs the validator and runs this");
        return;
    }
    let validator = Path::new(env!("CARGO_MANIFEST_DIR")).join(
        "tests/schemas/node_modules/@umbrelladocs/rdformat-validator/bin/rdformat-validator.js",
    );
    let folder = tempfile::tempdir().expect("a folder");
    let accepts = |report: &Value| {
        let path = folder.path().join("report.json");
        std::fs::write(&path, report.to_string()).expect("a file");
        let status = Command::new("node").arg(&validator).arg("--strict").arg(&path).output();
        let status = status.expect("node runs; `sh tests/setup.sh` installs the validator").status;
        status.success()
    };
    let mut made = run(HARD_NAMES.iter().map(|name| file(name, "⟦取得⇒宣言⟧⟦!認\n定⟧")).collect());
    made.files.extend(left_alone());
    let report = diagnostics(&made);
    assert!(accepts(&report), "{report:#}");
    let mut wrong = report.clone();
    wrong["diagnostics"][0]["severity"] = json!("FATAL");
    assert!(!accepts(&wrong), "it accepts anything");
}
