//! Findings from a file on disk to every output, and what they do to the exit code.

#![allow(clippy::expect_used, reason = "a test may panic")]

use crate::common::Case;
use crate::common::schema::Schema;
use encoding_rs::{EUC_JP, SHIFT_JIS};

/// Two star, said to be obtained, broken by a tag: an error with a safe fix.
const WRONG: &str = "<!doctype html>
<h1>お知らせ</h1>
<p>当社は、SECURITY ACTION の一つ星を<b>取得しました</b>。</p>
";
/// The star in an unofficial notation: a hint.
const HINT: &str = "<p>SECURITY ACTION の1つ星を宣言しました。</p>\n";
/// A right text.
const RIGHT: &str = "<p>SECURITY ACTION の一つ星を宣言しました。</p>\n";

#[test]
fn the_place_is_the_same_in_every_output() {
    let case = |args: &str| Case::new(args).file("会社/news.html", WRONG);
    let human = case("会社").exits(1).stderr("").stdout;
    let drawn = "   ╭─[会社/news.html:3:25]
 3 │ <p>当社は、SECURITY ACTION の一つ星を<b>取得しました</b>。</p>
   ·                              ───────────────────────
   ╰────
    修正例: 「一つ星を<b>取得しました」→「一つ星を<b>宣言しました」
";
    assert!(human.contains(drawn), "{human}");
    assert!(
        human.ends_with(
            "1 個のファイルを調べました。\n\
             誤り 1 件が見つかりました。うち 1 件は --fix で直せます。\n"
        ),
        "{human}"
    );

    let concise = case("--format concise 会社").exits(1).stdout;
    assert!(concise.starts_with("会社/news.html:3:25: error[acquisition-claim] "), "{concise}");
    assert_eq!(concise.lines().count(), 1, "{concise}");

    let json = case("--format json 会社").exits(1).json();
    let finding = &json["findings"][0];
    assert_eq!((&finding["line"], &finding["column"]), (&3.into(), &25.into()), "{json}");
    assert_eq!((&finding["end_line"], &finding["end_column"]), (&3.into(), &38.into()), "{json}");
    assert_eq!(finding["matched"], "一つ星を<b>取得しました", "{json}");
}

/// The bytes of the raw file that a place or an edit of the JSON output names.
fn raw<'a>(file: &'a [u8], place: &serde_json::Value) -> &'a [u8] {
    let at = |key: &str| usize::try_from(place[key].as_u64().expect("a byte")).expect("a size");
    &file[at("start_byte")..at("end_byte")]
}

#[test]
fn bytes_are_those_of_the_raw_file_in_its_own_encoding() {
    let files = [
        ("bom.html", format!("\u{feff}{WRONG}").into_bytes(), "UTF-8"),
        ("sjis.html", SHIFT_JIS.encode(WRONG).0.into_owned(), "Shift_JIS"),
        ("euc.html", EUC_JP.encode(WRONG).0.into_owned(), "EUC-JP"),
    ];
    for (name, bytes, encoding) in files {
        let json = Case::new("--format json .").file(name, &bytes).exits(1).json();
        assert_eq!(json["files"][0]["encoding"], encoding, "{json}");
        let decoded = |bytes| match encoding {
            "Shift_JIS" => SHIFT_JIS.decode(bytes).0,
            "EUC-JP" => EUC_JP.decode(bytes).0,
            _ => String::from_utf8_lossy(bytes),
        };
        let finding = &json["findings"][0];
        assert_eq!(decoded(raw(&bytes, finding)), "一つ星を<b>取得しました", "{json}");
        let edit = &finding["fix"]["edits"][0];
        assert_eq!(decoded(raw(&bytes, edit)), "取得", "{json}");
        assert_eq!(edit["replacement"], "宣言", "{json}");
        assert_eq!((&finding["line"], &finding["column"]), (&3.into(), &25.into()), "{json}");
    }
}

/// The real document of a real run is one that the published schema describes.
#[test]
fn the_schema_describes_the_real_document() {
    let schema = include_str!("../docs/schema/findings.schema.json");
    let schema = serde_json::from_str(schema).expect("JSON");
    let validator = Schema::new(&schema);
    let said = Case::new("--format json . gone.html -")
        .file("wrong.html", WRONG)
        .file("hint.html", HINT)
        .file("style.css", "")
        .file("logo.html", b"\x89PNG\r\n\x1a\n\0")
        .stdin(WRONG)
        .exits(2);
    let document = said.json();
    validator.validate(&document).unwrap_or_else(|error| panic!("{error} in {said}"));
    let summary = serde_json::json!({
        "files_checked": 3,
        "files_skipped": { "unknown_type": 1, "binary": 1, "excluded": 0, "generated": 0, "packages": 0, "no_text": 0 },
        "unreadable": 1,
        "findings": { "error": 2, "warning": 0, "hint": 1 },
        "suppressed": { "comment": 0, "baseline": 0 },
        "baseline_gone": 0,
        "fixable": { "safe": 3, "unsafe": 0 },
        "fixed": { "safe": 0, "unsafe": 0 },
        "files_fixed": 0,
        "unwritten": 0,
    });
    assert_eq!(document["summary"], summary, "{said}");
}

#[test]
fn the_fail_level_decides_the_exit_code() {
    for (args, wrong, hint) in [
        ("", 1, 0),
        ("--fail-on error", 1, 0),
        ("--fail-on warning", 1, 0),
        ("--fail-on hint", 1, 1),
        ("--exit-zero", 0, 0),
        ("--exit-zero --fail-on hint", 0, 0),
        ("--format json", 1, 0),
        ("--format concise --fail-on hint", 1, 1),
        ("--quiet --fail-on hint", 1, 1),
    ] {
        Case::new(args).file("a.html", WRONG).exits(wrong);
        Case::new(args).file("a.html", HINT).exits(hint);
        Case::new(args).file("a.html", RIGHT).exits(0);
    }
}

#[test]
fn rules_can_be_chosen() {
    let rules = |args: &str| -> Vec<String> {
        let said = Case::new(args).file("a.html", WRONG).file("b.html", HINT).run();
        let json = said.json();
        let findings = json["findings"].as_array().expect("a list");
        findings.iter().map(|f| f["rule"].as_str().expect("an id").to_owned()).collect()
    };
    assert_eq!(rules("--format json"), ["acquisition-claim", "star-notation"]);
    assert_eq!(rules("--format json --rule star-notation"), ["star-notation"]);
    assert_eq!(rules("--format json --skip-rule star-notation"), ["acquisition-claim"]);
    assert_eq!(rules("--format json --skip-rule star-notation,acquisition-claim"), [""; 0]);
    assert_eq!(
        rules("--format json --rule star-notation --rule acquisition-claim"),
        ["acquisition-claim", "star-notation"]
    );
    assert_eq!(
        rules("--format json --rule star-notation --skip-rule star-notation"),
        [""; 0],
        "what is skipped is skipped"
    );
    Case::new("--skip-rule acquisition-claim").file("a.html", WRONG).exits(0);
    let said = Case::new("--rule aquisition-claim").file("a.html", WRONG).exits(2).stdout("");
    said.stderr(
        "sa-lint: 「aquisition-claim」という規則はありません。acquisition-claim のことですか？\n",
    );
}

#[test]
fn a_finding_speaks_the_language_that_was_asked_for() {
    let case = || Case::new("--quiet --lang en").file("a.html", WRONG);
    let said = case().exits(1);
    assert!(said.stdout.contains("× error[acquisition-claim] "), "{said}");
    assert!(said.stdout.contains("     fix: “一つ星を<b>取得しました” → "), "{said}");
    let said = Case::new("").env("SA_LINT_LANG", "en").file("a.html", WRONG).exits(1);
    assert!(
        said.stdout.ends_with("1 file checked.\nFound 1 error; 1 fixable with --fix.\n"),
        "{said}"
    );
}

#[test]
fn colours_come_when_they_are_wanted() {
    let escapes = |case: Case| case.file("a.html", WRONG).exits(1).stdout.contains('\u{1b}');
    assert!(!escapes(Case::new("")), "standard output is no terminal here");
    assert!(escapes(Case::new("--color always")));
    assert!(escapes(Case::new("").env("FORCE_COLOR", "1")));
    assert!(!escapes(Case::new("--color never").env("FORCE_COLOR", "1")));
    assert!(!escapes(Case::new("").env("FORCE_COLOR", "1").env("NO_COLOR", "1")));
    assert!(!escapes(Case::new("--format json --color always")));
}

#[test]
fn standard_input_is_read_in_the_format_of_its_name() {
    let heading = "# SECURITY ACTION の一つ星を*取得*しました\n";
    let found = |args: &str| {
        let json = Case::new(args).stdin(heading).exits(1).json();
        (json["findings"][0]["path"].clone(), json["findings"][0]["matched"].clone())
    };
    assert_eq!(
        found("--format json --stdin-filename news.md -"),
        ("news.md".into(), "一つ星を*取得*しました".into())
    );
}

#[test]
fn bytes_that_are_no_text_are_told_and_the_rest_is_checked() {
    let mut bytes = WRONG.as_bytes().to_vec();
    bytes.extend(b"\xEF\xBB\xBF\xE3\x81 broken \xFF\xFE");
    let mut marked = b"\xEF\xBB\xBF".to_vec();
    marked.extend(&bytes);
    Case::new("--quiet --format concise --lang en")
        .file("a.html", marked)
        .exits(1)
        .stderr("sa-lint: a.html: some bytes are no text in UTF-8; the rest was checked\n");
}
