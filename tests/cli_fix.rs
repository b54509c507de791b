//! `--fix`, `--unsafe-fixes` and `--diff` on files and on standard input.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};

use crate::common::schema::Schema;
use crate::common::{Case, Said};
use encoding_rs::SHIFT_JIS;

/// One error with a safe fix.
const WRONG: &str = "<p>SECURITY ACTION の一つ星を<b>取得しました</b>。</p>\r\n";
const RIGHT: &str = "<p>SECURITY ACTION の一つ星を<b>宣言しました</b>。</p>\r\n";
/// One error whose words are broken by a tag.
const BROKEN: &str = "<p>SECURITY ACTION の一つ星の<b>認定</b>を受けました。</p>\n";
const BROKEN_REPORT: &str =
    "  × 誤り[certification-claim] 「一つ星の認定を受けました」は、IPAの認定・認証
  │ を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
   ╭─[broken.html:1:21]
 1 │ <p>SECURITY ACTION の一つ星の<b>認定</b>を受けました。</p>
   ·                      ───────────────────────────────
   ╰────
    修正例: 自動では直せません（直す言葉がタグや文字参照で区切られています）
    直し方: 「一つ星を宣言しました」と書いてください。
    参照先: https://www.ipa.go.jp/security/security-action/promotion/index.html

";
const FIXED: &str = "a.html:1:21: 修正[acquisition-claim] 「一つ星を<b>取得しました」→「一つ星を<b>宣言しました」\n";

/// The files below `tests/site/<which>` with their paths in it; `sjis.html` in its encoding.
fn site(which: &str) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/site").join(which);
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path: PathBuf = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).expect("below it").to_string_lossy().into_owned();
            files.push((name, std::fs::read(path).expect("a file")));
        }
    }
    let index = files.iter().find(|(name, _)| name == "index.html").expect("a page");
    let text = String::from_utf8(index.1.clone()).expect("UTF-8").replace("utf-8", "shift_jis");
    // A second code for 纊, which encoding would not give back.
    let bytes = [&SHIFT_JIS.encode(&text).0[..], b"<p>\xED\x40\n"].concat();
    files.push(("old/sjis.html".into(), bytes));
    files
}

/// Nothing that only a whole site can tell: its fixes are not the program's.
const ONE_BY_ONE: &str = "--skip-rule policy-missing --skip-rule level-mismatch";

#[test]
fn a_site_is_fixed_byte_for_byte_and_only_once() {
    let files = site("before").into_iter();
    let case = files
        .fold(Case::new("--fix site --lang en").args(ONE_BY_ONE), |case, (name, bytes)| {
            case.file(&format!("site/{name}"), bytes)
        });
    let said = case.exits(1);
    for (name, bytes) in site("after") {
        let found = said.bytes(&format!("site/{name}"));
        assert!(found == bytes, "{name}:\n{}\n{said}", String::from_utf8_lossy(&found));
    }
    let changes: Vec<&str> =
        said.stdout.lines().take_while(|line| line.contains("fixed")).collect();
    assert_eq!(
        changes[..3],
        [
            "site/company.txt:1:17: fixed[acquisition-claim] “二つ星取得企業” → “二つ星宣言企業”",
            "site/company.txt:2:18: fixed[certification-claim] “一つ星に認定されました” → “一つ星を宣言しました”",
            "site/index.html:5:35: fixed[acquisition-claim] “二つ星を取得” → “二つ星を宣言”",
        ]
    );
    let end = "4 files checked.\nFixed 13 places in 4 files.\nLeft: 2 errors.\n";
    assert!(said.stdout.ends_with(end) && changes.len() == 13, "{said}");

    let again = said.then("--fix site --lang en").args(ONE_BY_ONE).exits(1);
    assert!(again.stdout.ends_with("4 files checked.\nFound 2 errors.\n"), "{again}");
    assert!(!again.stdout.contains("fixed["), "{again}");
    for (name, bytes) in site("after") {
        assert_eq!(again.bytes(&format!("site/{name}")), bytes, "{name}");
    }
}

#[test]
fn what_remains_decides_the_exit_code() {
    let said = Case::new("--fix").file("a.html", WRONG).exits(0);
    assert_eq!(said.bytes("a.html"), RIGHT.as_bytes());
    said.stdout(&format!(
        "{FIXED}1 個のファイルを調べました。\n\
         1 個のファイルの 1 か所を直しました。\n\
         残っている指摘はありません。\n"
    ));
    let said = Case::new("--fix").file("a.html", WRONG).file("broken.html", BROKEN).exits(1);
    assert_eq!(said.bytes("broken.html"), BROKEN.as_bytes());
    said.stdout(&format!(
        "{FIXED}{BROKEN_REPORT}2 個のファイルを調べました。\n\
         1 個のファイルの 1 か所を直しました。\n\
         誤り 1 件が残っています。\n"
    ));
    Case::new("--fix --exit-zero").file("broken.html", BROKEN).exits(0);
    let notation = "<p>SECURITY ACTION の&#49;つ星を宣言しました。</p>";
    Case::new("--fix").file("a.html", notation).exits(0);
    Case::new("--fix --fail-on hint").file("a.html", notation).exits(1);
}

/// 正式に moves to another place of the sentence.
#[test]
fn other_fixes_wait_to_be_asked_for() {
    let page = "<p>SECURITY ACTION の一つ星の認定を正式に受けました。</p>";
    let fix = |args: &str| Case::new(args).file("a.html", page).run();
    let text = |said: &Said| String::from_utf8(said.bytes("a.html")).expect("UTF-8");
    let safe = fix("--fix");
    assert_eq!(text(&safe), page);
    assert!(safe.stdout.ends_with("うち 1 件は --unsafe-fixes で直せます。\n"), "{safe}");
    let fixed = page.replace("の認定を正式に受け", "を正式に宣言し");
    for args in ["--fix --unsafe-fixes", "--unsafe-fixes"] {
        assert_eq!(text(&fix(args)), fixed, "{args}");
    }
    let shown = fix("--diff --unsafe-fixes");
    assert_eq!(text(&shown), page);
    assert!(shown.stdout.contains(&format!("+{fixed}")), "{shown}");
}

#[test]
fn concise_and_json_tell_of_changes_too() {
    let line = FIXED;
    Case::new("--fix --format concise").file("a.html", WRONG).exits(0).stdout(line);
    let said = Case::new("--fix --format json --quiet").file("a.html", WRONG).exits(0);
    let json = said.json();
    let fixed = serde_json::json!([{
        "rule": "acquisition-claim", "severity": "error", "path": "a.html",
        "line": 1, "column": 21, "safety": "safe",
        "before": "一つ星を<b>取得しました", "after": "一つ星を<b>宣言しました",
    }]);
    assert_eq!(json["fixed"], fixed, "{said}");
    assert_eq!(json["findings"], serde_json::json!([]), "{said}");
    let counts = serde_json::json!({ "safe": 1, "unsafe": 0 });
    assert_eq!((&json["summary"]["fixed"], &json["summary"]["files_fixed"]), (&counts, &1.into()));
    let schema = include_str!("../docs/schema/findings.schema.json");
    let schema = serde_json::from_str(schema).expect("JSON");
    let validator = Schema::new(&schema);
    let held = Case::new("--fix --format json").file("a.html", BROKEN).exits(1).json();
    assert_eq!(held["findings"][0]["held_back"], serde_json::json!({ "reason": "markup" }));
    for document in [json, held] {
        validator.validate(&document).unwrap_or_else(|error| panic!("{error}: {document}"));
    }
}

#[test]
fn a_diff_shows_and_writes_nothing() {
    let said = Case::new("--diff").file("a.html", WRONG).file("broken.html", BROKEN).exits(1);
    assert_eq!(said.bytes("a.html"), WRONG.as_bytes());
    said.stdout(&format!("--- a/a.html\n+++ b/a.html\n@@ -1 +1 @@\n-{WRONG}+{RIGHT}")).stderr(
        "sa-lint: broken.html:1:21: certification-claim: 自動では直せません（直す言葉がタグや文字参照で区切られています）\n\
         sa-lint: 1 個のファイルの 1 か所が変わります（書き込んではいません）。誤り 1 件が残っています。\n",
    );
    let shift_jis = SHIFT_JIS.encode(WRONG).0.into_owned();
    let said = Case::new("--fix --diff --quiet").file("a.html", &shift_jis).exits(1).stderr("");
    assert_eq!(said.bytes("a.html"), shift_jis);
    said.stdout(&format!("--- a/a.html\n+++ b/a.html\n@@ -1 +1 @@\n-{WRONG}+{RIGHT}"));
    let nothing = "sa-lint: 変わる所はありません。";
    Case::new("--diff").file("a.html", RIGHT).exits(0).stdout("").stderr(&format!("{nothing}\n"));
    let said = Case::new("--diff").file("broken.html", BROKEN).exits(0).stdout("");
    assert!(said.stderr.ends_with(&format!("{nothing}誤り 1 件が見つかりました。\n")), "{said}");
    Case::new("--diff --exit-zero").file("a.html", WRONG).exits(0);
    Case::new("--diff gone.html").exits(2).stdout("");
    let said = Case::new("--diff --lang en -").stdin(WRONG).exits(1);
    said.stdout(&format!("--- a/<stdin>\n+++ b/<stdin>\n@@ -1 +1 @@\n-{WRONG}+{RIGHT}"))
        .stderr("sa-lint: 1 place in 1 file would change; nothing was written. Nothing is left.\n");
    Case::new("--diff --format json").file("a.html", WRONG).exits(2).stdout("").stderr(
        "sa-lint: --diff と --format は一緒に使えません。\n  使い方は sa-lint --help で見られます。\n",
    );
}

/// What a program wrote on standard output, which need not be text, and on standard error.
fn raw(case: &Case, stdin: &[u8]) -> (Vec<u8>, String, Option<i32>) {
    use std::io::Write;
    let mut child = case.command().spawn().expect("sa-lint starts");
    child.stdin.take().expect("piped").write_all(stdin).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8(output.stderr).expect("messages are UTF-8");
    (output.stdout, said, output.status.code())
}

#[test]
fn a_document_on_standard_input_comes_back_fixed_and_alone() {
    let (wrong, right) = (SHIFT_JIS.encode(WRONG).0, SHIFT_JIS.encode(RIGHT).0);
    let (out, said, code) = raw(&Case::new("--fix --stdin-filename a.html -"), &wrong);
    assert_eq!((out, code), (right.into_owned(), Some(0)));
    assert_eq!(
        said,
        format!(
            "{FIXED}1 個のファイルを調べました。\n\
             1 個のファイルの 1 か所を直しました。\n\
             残っている指摘はありません。\n"
        )
    );
    let (out, said, code) =
        raw(&Case::new("--fix --quiet --stdin-filename broken.html -"), BROKEN.as_bytes());
    assert_eq!((out, said.as_str(), code), (BROKEN.into(), BROKEN_REPORT, Some(1)));
    for document in [&b"\x89PNG\r\n\x1a\n\0"[..], b"", b"\xFF\xFE\x00", RIGHT.as_bytes()] {
        let (out, _, _) = raw(&Case::new("--fix -"), document);
        assert_eq!(out, document);
    }
    let case = Case::new("--fix --format json - a.html").file("a.html", WRONG);
    let (out, said, code) = raw(&case, WRONG.as_bytes());
    assert_eq!((out, code), (RIGHT.into(), Some(0)));
    let json: serde_json::Value = serde_json::from_str(&said).expect("JSON on standard error");
    assert_eq!(json["summary"]["files_fixed"], 2, "{said}");
}

#[test]
fn what_the_encoding_cannot_hold_is_refused_with_the_character_named() {
    let rule = include_str!("../rules/security-action/material-name.toml")
        .replace("write = \"自社診断\"", "write = \"自社診断😀\"");
    let page = "<meta charset=shift_jis><p>SECURITY ACTION 一つ星の宣言にあたり、情報セキュリティ自己診断をしました。SECURITY ACTION 一つ星を取得しました。";
    let bytes = SHIFT_JIS.encode(page).0;
    let said = Case::new("--rules own --fix a.html")
        .file("own/material-name.toml", rule)
        .file("a.html", &bytes)
        .exits(0);
    let fixed = page.replace("取得しました", "宣言しました");
    assert_eq!(said.bytes("a.html"), SHIFT_JIS.encode(&fixed).0.into_owned(), "{said}");
    let why = "修正例: 自動では直せません（「😀」(U+1F600) は Shift_JIS では書けません）";
    assert!(said.stdout.contains(why), "{said}");
}

#[test]
fn rules_that_are_left_out_change_nothing() {
    let page = "<p>SECURITY ACTION の1つ星を取得しました。";
    let said = Case::new("--fix --rule star-notation").file("a.html", page).exits(0);
    assert_eq!(said.bytes("a.html"), page.replace("1つ星", "一つ星").into_bytes());
}

/// Each of them is a finding of its own: fixing one brings no new one to light.
#[test]
fn a_phrase_that_a_sentence_has_twice_is_fixed_twice() {
    let page =
        "SECURITY ACTION 一つ星のため、情報セキュリティ自己診断（IPAの自己診断）をしました。\n";
    let said = Case::new("--fix --fail-on hint").file("a.txt", page).exits(0);
    assert_eq!(said.bytes("a.txt"), page.replace("自己診断", "自社診断").into_bytes(), "{said}");
}
