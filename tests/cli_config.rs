//! `[lint]` of sa-lint.toml through the program: what it changes, and what is refused.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod common;

use common::{Case, Said};

/// One error of `acquisition-claim`.
const CLAIM: &str = "<p>SECURITY ACTION 二つ星を取得しました。</p>\n";

/// The findings of a run, each as `path severity rule`.
fn found(said: &Said) -> Vec<String> {
    let json = said.json();
    let findings = json["findings"].as_array().expect("an array");
    let text = |finding: &serde_json::Value, key: &str| finding[key].as_str().unwrap().to_owned();
    findings
        .iter()
        .map(|f| format!("{} {} {}", text(f, "path"), text(f, "severity"), text(f, "rule")))
        .collect()
}

/// A run over `paths` with this `sa-lint.toml`, a page `a.html` and another `old/b.html`.
fn with(config: &str, args: &str) -> Case {
    Case::new("--format json")
        .args(args)
        .file("sa-lint.toml", config)
        .file("a.html", CLAIM)
        .file("old/b.html", CLAIM)
}

#[test]
fn a_rule_weighs_what_the_file_says() {
    let said = with("[lint.rules]\nacquisition-claim = \"warning\"\n", ".").exits(0);
    assert_eq!(
        found(&said),
        ["a.html warning acquisition-claim", "old/b.html warning acquisition-claim"]
    );
    let said = with("[lint]\nrules = { acquisition-claim = \"off\" }\n", ".").exits(0);
    assert_eq!(found(&said), [""; 0]);
}

#[test]
fn the_command_line_wins_over_the_file() {
    let off = "[lint.rules]\nacquisition-claim = \"off\"\n";
    let said = with(off, ". --rule acquisition-claim").exits(1);
    assert_eq!(found(&said).len(), 2);
    let hint = "[lint]\nfail_on = \"hint\"\nrules = { acquisition-claim = \"hint\" }\n";
    with(hint, ".").exits(1);
    with(hint, ". --fail-on warning").exits(0);
}

#[test]
fn a_path_has_its_own_weights_and_the_last_entry_wins() {
    let config = "[lint.rules]\nacquisition-claim = \"hint\"\n\
                  [[lint.paths]]\nfiles = [\"*.html\"]\nrules = { acquisition-claim = \"warning\" }\n\
                  [[lint.paths]]\nfiles = [\"old/\"]\nrules = { acquisition-claim = \"off\" }\n";
    let said = with(config, ".").exits(0);
    assert_eq!(found(&said), ["a.html warning acquisition-claim"]);
}

#[test]
fn what_is_off_or_allowed_is_not_fixed() {
    for config in [
        "[lint.rules]\nacquisition-claim = \"off\"\n",
        "[lint]\nallow = [\"security action　二つ星を取得しました\"]\n",
    ] {
        let said = with(config, "--fix .").exits(0);
        assert_eq!(found(&said), [""; 0], "{config}");
        assert_eq!(said.bytes("a.html"), CLAIM.as_bytes(), "{config}");
    }
}

#[test]
fn nothing_is_written_when_a_configuration_is_wrong() {
    let said = with("", "--fix a.html .").file("z/sa-lint.toml", "[lint]\nx = 1\n");
    let said = said.file("z/c.html", CLAIM).exits(2);
    assert_eq!(said.stdout, "");
    assert!(said.stderr.contains("z/sa-lint.toml:2:1"), "{said}");
    assert_eq!(said.bytes("a.html"), CLAIM.as_bytes());
}

#[test]
fn the_nearest_file_holds_alone() {
    let said = with("[lint]\nexclude = [\"a.html\"]\n", ". old/c/d.html")
        .file("old/sa-lint.toml", "[lint.rules]\nacquisition-claim = \"hint\"\n")
        .file("old/c/d.html", CLAIM)
        .file("old/c/a.html", CLAIM)
        .exits(0);
    assert_eq!(
        found(&said),
        [
            "old/b.html hint acquisition-claim",
            "old/c/a.html hint acquisition-claim",
            "old/c/d.html hint acquisition-claim"
        ]
    );
}

#[test]
fn files_that_are_named_are_left_out_too() {
    let config = "[lint]\nexclude = [\"old/\"]\n";
    let said = with(config, "a.html old/b.html").exits(1);
    assert_eq!(found(&said), ["a.html error acquisition-claim"]);
    assert_eq!(said.json()["summary"]["files_skipped"]["excluded"], 1);
}

#[test]
fn an_encoding_is_taken_from_the_file() {
    // Two kana in Shift_JIS alone look like other encodings; half of the page is ASCII.
    let (bytes, _, _) = encoding_rs::EUC_JP.encode(CLAIM);
    let config = "[[lint.encodings]]\nfiles = [\"*.html\"]\nencoding = \"utf-8\"\n\
                  [[lint.encodings]]\nfiles = [\"old/*.html\"]\nencoding = \"euc-jp\"\n";
    let said = with(config, ".").file("old/b.html", &bytes).exits(1);
    let encodings: Vec<_> =
        said.json()["files"].as_array().unwrap().iter().map(|f| f["encoding"].clone()).collect();
    assert_eq!(
        encodings,
        ["UTF-8", "EUC-JP", "null"].map(|e| if e == "null" {
            serde_json::Value::Null
        } else {
            e.into()
        })
    );
    assert_eq!(found(&said).len(), 2);
}

#[test]
fn own_names_are_known() {
    let text = "<p>SECURITY ACTION 二つ星を宣言し、サンプル安心マークを取得しました。</p>\n\
                <p>サンプル宣言プログラムの二つ星を取得しました。</p>\n";
    let config = "[lint.vocabulary]\nschemes = [\"ｻﾝﾌﾟﾙ安心マーク\"]\n\
                  spellings = { security-action = [\"サンプル宣言プログラム\"] }\n";
    let said = with(config, "a.html").file("a.html", text).exits(1);
    let json = said.json();
    let lines: Vec<_> = json["findings"].as_array().unwrap().iter().map(|f| &f["line"]).collect();
    assert_eq!(lines, [2]);
}
