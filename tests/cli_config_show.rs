//! `sa-lint config`: what holds and where it comes from.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use crate::common::{Case, Said};

const CONFIG: &str = "\
[lint]
lang = \"en\"
exclude = [\"old/\"]

[lint.rules]
label-claim = \"error\"
scheme-name = \"off\"

[[lint.paths]]
files = [\"blog/\"]
rules = { label-claim = \"hint\" }

[[lint.encodings]]
files = [\"blog/\"]
encoding = \"sjis\"

[lint.declaration]
two_stars = 2026-04-01
";

fn shown(args: &str) -> Said {
    Case::new("config").args(args).file("sa-lint.toml", CONFIG).folder("blog").exits(0).stderr("")
}

/// The line of a setting.
fn line(said: &Said, key: &str) -> String {
    let found = said.stdout.lines().find(|line| line.trim_start_matches("# ").starts_with(key));
    let words: Vec<&str> =
        found.unwrap_or_else(|| panic!("{key} in {said}")).split_whitespace().collect();
    words.join(" ")
}

#[test]
fn each_setting_says_where_it_comes_from() {
    let said = shown("blog/a.html");
    for (key, expected) in [
        ("blog/a.html", "# blog/a.html, by sa-lint.toml"),
        ("lint.fail_on", "lint.fail_on = \"error\" # default"),
        ("lint.lang", "lint.lang = \"en\" # sa-lint.toml:2"),
        ("lint.include", "# lint.include # not set"),
        ("lint.exclude", "lint.exclude = [\"old/\"] # sa-lint.toml:3"),
        ("lint.rules.acquisition-claim", "lint.rules.acquisition-claim = \"error\" # default"),
        ("lint.rules.label-claim", "lint.rules.label-claim = \"hint\" # sa-lint.toml:11"),
        ("lint.rules.scheme-name", "lint.rules.scheme-name = \"off\" # sa-lint.toml:7"),
        ("lint.encoding", "lint.encoding = \"Shift_JIS\" # sa-lint.toml:15"),
        (
            "lint.declaration.two_stars",
            "lint.declaration.two_stars = \"2026-04-01\" # sa-lint.toml:18",
        ),
    ] {
        assert_eq!(line(&said, key), expected);
    }
    assert!(!said.stdout.contains("site."), "{said}");
    let said = shown("a.html");
    assert_eq!(
        line(&said, "lint.rules.label-claim"),
        "lint.rules.label-claim = \"error\" # sa-lint.toml:6"
    );
    assert_eq!(line(&said, "lint.encoding"), "# lint.encoding # not set");
}

#[test]
fn options_and_variables_come_before_the_file() {
    let said = shown(
        "a.html --fail-on hint --skip-rule label-claim --rule scheme-name,label-claim --no-exclude --no-ignore --lang en",
    );
    for (key, expected) in [
        ("lint.fail_on", "lint.fail_on = \"hint\" # --fail-on"),
        ("lint.lang", "lint.lang = \"en\" # --lang"),
        ("lint.exclude", "lint.exclude = [] # --no-exclude"),
        ("lint.gitignore", "lint.gitignore = false # --no-ignore"),
        ("lint.rules.label-claim", "lint.rules.label-claim = \"off\" # --skip-rule"),
        ("lint.rules.scheme-name", "lint.rules.scheme-name = \"hint\" # --rule"),
        ("lint.rules.unknown-star", "lint.rules.unknown-star = \"off\" # --rule"),
    ] {
        assert_eq!(line(&said, key), expected);
    }
    let said = Case::new("config").env("SA_LINT_LANG", "en").exits(0);
    assert_eq!(line(&said, "lint.lang"), "lint.lang = \"en\" # SA_LINT_LANG");
    assert_eq!(line(&said, "."), "# ., by no sa-lint.toml");
}

#[test]
fn a_file_that_is_left_out_is_told() {
    let said = shown("old/a.html");
    assert!(said.stdout.contains("This file is not checked"), "{said}");
    assert_eq!(shown("old/a.html --format json").json()["excluded"], true);
    assert_eq!(shown("old/a.html --format json --no-exclude").json()["excluded"], false);
    assert_eq!(shown("a.html --format json").json()["excluded"], false);
}

#[test]
fn the_document_for_programs_holds_the_same() {
    let json = shown("blog/a.html --format json").json();
    assert_eq!(json["schema_version"], 1);
    assert_eq!((&json["path"], &json["config"]), (&"blog/a.html".into(), &"sa-lint.toml".into()));
    let settings = json["settings"].as_array().unwrap();
    let setting = |key: &str| settings.iter().find(|s| s["key"] == key).unwrap().clone();
    assert_eq!(
        setting("lint.rules.label-claim"),
        serde_json::json!({
            "key": "lint.rules.label-claim",
            "value": "hint",
            "origin": { "kind": "file", "path": "sa-lint.toml", "line": 11 },
        })
    );
    assert_eq!(setting("lint.include")["value"], serde_json::Value::Null);
    assert_eq!(setting("lint.include")["origin"], serde_json::json!({ "kind": "default" }));
}

/// The human form is TOML: it can be pasted into a file.
#[test]
fn what_is_shown_can_be_read_again() {
    let said = shown("a.html");
    let table: toml::Table = toml::from_str(&said.stdout).expect("TOML");
    assert_eq!(table["lint"]["fail_on"].as_str(), Some("error"));
}
