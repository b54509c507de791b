//! `[lint]` of sa-lint.toml through the program: what it changes, and what is refused.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use crate::common::{Case, Said};

/// One error of `acquisition-claim`.
const CLAIM: &str = "<p>SECURITY ACTION 一つ星を取得しました。</p>\n";

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
        "[lint]\nallow = [\"security action　一つ星を取得しました\"]\n",
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
    let count = |config: &str, text: &str| {
        found(&with(config, "a.html --exit-zero").file("a.html", text).exits(0)).len()
    };
    for (config, text, before, after) in [
        ("products = ['システムバッジ']", "<p>SECURITY ACTION ｼｽﾃﾑﾊﾞｯｼﾞ取得</p>", 1, 0),
        ("schemes = ['ｼｽﾃﾑＤＸ章']", "<p>SECURITY ACTION システムdx章取得</p>", 1, 0),
        ("schemes = ['システムＤＸ章']", "<p>SECURITY ACTION 二つ星取得</p>", 1, 1),
        (
            "spellings = { security-action = ['セキュアク'] }",
            "<p>当社はセキュアクを取得しました。</p>",
            0,
            1,
        ),
    ] {
        assert_eq!(count("", text), before, "{text}");
        let config = format!("[lint.vocabulary]\n{config}\n");
        assert_eq!(count(&config, text), after, "{config}{text}");
    }
}

#[test]
fn options_choose_the_file() {
    let off = "[lint.rules]\nacquisition-claim = \"off\"\n";
    with(off, "a.html --no-config").exits(1);
    with("", "a.html --config conf/one.toml").file("conf/one.toml", off).exits(0);
    // Patterns are then those of the current folder, and a nearer file does not count.
    let said = with("", ". --config conf/one.toml")
        .file("conf/one.toml", "[lint]\nexclude = [\"/old/\"]\n")
        .file("old/sa-lint.toml", off)
        .exits(1);
    assert_eq!(found(&said), ["a.html error acquisition-claim"]);
}

#[test]
fn what_is_left_out_can_be_asked_for() {
    let config = "[lint]\nexclude = [\"old/\"]\n";
    let said = with(config, "old/b.html --no-exclude").exits(1);
    assert_eq!(found(&said), ["old/b.html error acquisition-claim"]);
    let config = "[lint]\ninclude = [\"/a.html\"]\n";
    assert_eq!(found(&with(config, ".").exits(1)).len(), 1);
    assert_eq!(found(&with(config, ". --no-exclude").exits(1)).len(), 2);
}

#[test]
fn git_is_obeyed_unless_told_otherwise() {
    let git = |config: &str, args: &str| {
        with(config, args).folder(".git").file(".gitignore", "old/\n").exits(1)
    };
    assert_eq!(found(&git("", ".")), ["a.html error acquisition-claim"]);
    assert_eq!(found(&git("", ". --no-ignore")).len(), 2);
    assert_eq!(found(&git("[lint]\ngitignore = false\n", ".")).len(), 2);
    assert_eq!(found(&git("[lint]\ngitignore = true\n", "old/b.html")).len(), 1, "it was named");
}

/// A hook names the files that changed; all of them may be left out.
#[test]
fn a_hook_may_name_only_what_is_left_out() {
    let config = "[lint]\nexclude = [\"old/\"]\nlang = \"en\"\n";
    let said = with(config, "old/b.html").exits(0);
    assert!(said.stderr.contains("1 left out by the configuration"), "{said}");
    with(config, "old").exits(2);
    with(config, "old/b.html old/missing.html").exits(2);
}

#[test]
fn a_document_on_standard_input_has_the_settings_of_its_name() {
    let config = "[[lint.paths]]\nfiles = [\"old/\"]\nrules = { acquisition-claim = \"off\" }\n";
    with(config, "- --stdin-filename old/x.html").stdin(CLAIM).exits(0);
    with(config, "- --stdin-filename new/x.html").stdin(CLAIM).exits(1);
    let config = "[lint]\nexclude = [\"old/\"]\n";
    let said = Case::new("--fix - --stdin-filename old/x.html").file("sa-lint.toml", config);
    said.stdin(CLAIM).exits(0).stdout(CLAIM);
}

#[test]
fn every_site_fails_by_its_own_level() {
    let case = |mine: &str| {
        Case::new("mine yours")
            .file("sa-lint.toml", "[lint.rules]\nacquisition-claim = \"warning\"\n")
            .file("mine/sa-lint.toml", mine)
            .file("mine/a.html", CLAIM)
            .file("yours/a.html", CLAIM)
    };
    let warning = "[lint]\nfail_on = \"warning\"\nrules = { acquisition-claim = \"warning\" }\n";
    case("[lint.rules]\nacquisition-claim = \"warning\"\n").exits(0);
    case(warning).exits(1);
}

#[test]
fn a_named_kind_of_file_is_read_when_it_is_included() {
    let said =
        with("[lint]\ninclude = [\"*.tpl\", \"*.html\"]\n", ".").file("x.tpl", CLAIM).exits(1);
    assert_eq!(found(&said).len(), 3);
    let said = with("", ".").file("x.tpl", CLAIM).exits(1);
    assert_eq!(found(&said).len(), 2);
}

/// An agency's old pages: what is short is guessed wrongly, so it is configured.
#[test]
fn a_page_in_shift_jis_is_fixed_in_shift_jis() {
    let sjis = |text: &str| encoding_rs::SHIFT_JIS.encode(text).0.into_owned();
    let config = "[[lint.encodings]]\nfiles = [\"old/*.html\"]\nencoding = \"cp932\"\n";
    let said = with(config, "--fix old").file("old/b.html", sjis(CLAIM)).exits(0);
    assert_eq!(said.json()["files"][0]["encoding"], "Shift_JIS");
    assert_eq!(said.bytes("old/b.html"), sjis(&CLAIM.replace("取得", "宣言")));
}

#[test]
fn utf_16_without_a_mark_is_text_when_it_is_said_to_be() {
    let utf16: Vec<u8> = CLAIM.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let config = "[[lint.encodings]]\nfiles = [\"a.html\"]\nencoding = \"utf-16le\"\n";
    let said = with(config, "a.html").file("a.html", &utf16).exits(1);
    assert_eq!(found(&said), ["a.html error acquisition-claim"]);
    with("", "a.html").file("a.html", &utf16).exits(2);
}

#[test]
fn an_allowed_phrase_hides_what_lies_in_it_and_no_more() {
    let config = |phrase: &str| format!("[lint]\nallow = ['{phrase}']\n");
    let run = |phrase: &str, text: &str| {
        found(&with(&config(phrase), "a.html --exit-zero").file("a.html", text).exits(0)).len()
    };
    let page = "<p>SECURITY ACTION <b>二つ星</b>を\n取得しました。</p>\n";
    assert_eq!(run("別の文言", page), 1);
    assert_eq!(run("二つ星を取得しました", page), 0, "over tags and lines");
    assert_eq!(run("ｓｅｃｕｒｉｔｙ ａｃｔｉｏｎ　二つ星を取得しました", page), 0, "in any width");
    assert_eq!(run("を取得しました", page), 1, "the finding is longer");
    assert_eq!(
        run(
            "二つ星を取得しました",
            &format!("{page}{page}<p>SECURITY ACTION を取得しました。</p>")
        ),
        1
    );
    let link = "<p>SECURITY ACTION <a href=\"https://security-shien.ipa.go.jp/x\">x</a></p>\n";
    assert_eq!(run("https://www.example.co.jp/", link), 1);
    assert_eq!(run("https://security-shien.ipa.go.jp/x", link), 0, "no reader sees it");
}

#[test]
fn the_table_for_linting_leaves_the_site_alone() {
    let said =
        Case::new("init . --yes --stars 1 --declared 2026-04-01 --company 見本商店 --languages ja")
            .args("--url https://www.example.co.jp/security/")
            .exits(0);
    let mut config = String::from_utf8(said.bytes("sa-lint.toml")).unwrap();
    config.push_str("\n[lint]\nlang = \"en\"\nexclude = [\"content/\"]\n");
    let said = said.then("build").file("sa-lint.toml", config).exits(0);
    let said = said.then("config --format json public/index.html").exits(0);
    let json = said.json();
    let setting = |key: &str| {
        let settings = json["settings"].as_array().unwrap();
        settings.iter().find(|s| s["key"] == key).unwrap_or_else(|| panic!("{key}")).clone()
    };
    assert_eq!(setting("lint.declaration.stars")["value"], 1);
    assert_eq!(setting("lint.declaration.one_star")["value"], "2026-04-01");
    assert_eq!(setting("site.company")["value"], "見本商店");
    said.then("public").exits(0);
}
