//! A sa-lint.toml that is wrong: what is said, where, in both languages; nothing is done.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use crate::common::Case;

const CLAIM: &str = "<p>SECURITY ACTION 二つ星を取得しました。</p>\n";

/// A run over a page with this configuration, and its complaints in one language.
fn complaints(config: &str, lang: &str) -> String {
    let said = Case::new("a.html --fix --lang")
        .arg(lang)
        .file("sa-lint.toml", config)
        .file("a.html", CLAIM)
        .exits(2)
        .stdout("");
    assert_eq!(said.bytes("a.html"), CLAIM.as_bytes(), "{config}");
    said.stderr
}

#[test]
fn each_mistake_is_shown_at_its_place() {
    for (config, place, en, ja) in [
        ("[lnt]\n", "1:2", "There is no setting \"lnt\".", "「lnt」という設定項目はありません。"),
        (
            "[lint]\nfail-on = \"hint\"\n",
            "2:1",
            "Did you mean \"fail_on\"?",
            "「fail_on」の誤りではありませんか。",
        ),
        (
            "[lint]\nfail_on = \"fatal\"\n",
            "2:11",
            "\"fatal\" is no severity.",
            "「fatal」という重さはありません。",
        ),
        (
            "[lint]\nlang = \"fr\"\n",
            "2:8",
            "There are no messages in \"fr\".",
            "「fr」では表示できません。",
        ),
        (
            "[lint]\nexclude = \"old\"\n",
            "2:11",
            "takes an array of strings",
            "文字列の配列を書いてください",
        ),
        (
            "[lint]\ngitignore = 1\n",
            "2:13",
            "takes true or false",
            "true か false のどちらかを書いてください",
        ),
        ("[lint]\nallow = [\"　\"]\n", "2:10", "This is empty.", "空です。"),
        (
            "[lint]\nexclude = [\"ok\", \"old[\"]\n",
            "2:18",
            "“old[” is no pattern",
            "「old[」は、パターンとして読めません",
        ),
        (
            "[lint]\ninclude = [\"..\\\\x\"]\n",
            "2:12",
            "Separate folders with \"/\".",
            "フォルダの区切りには「/」を使ってください。",
        ),
        (
            "[lint.rules]\naquisition-claim = \"off\"\n",
            "2:1",
            "Did you mean \"acquisition-claim\"?",
            "「acquisition-claim」の誤りではありませんか。",
        ),
        (
            "[lint.rules]\nlabel-claim = \"of\"\n",
            "2:15",
            "Write error, warning, hint or off.",
            "error、warning、hint、off のどれかを書いてください。",
        ),
        (
            "[lint.rules]\nlabel-claim = 1\n",
            "2:15",
            "\"label-claim\" takes a string",
            "「label-claim」には文字列を書いてください",
        ),
        ("[lint]\npaths = 1\n", "2:9", "takes tables", "二重の角かっこで始まる表を書いてください"),
        (
            "[[lint.paths]]\nrules = {}\n",
            "1:1",
            "The required setting \"files\" is missing.",
            "必要な項目「files」がありません。",
        ),
        (
            "[[lint.encodings]]\nfiles = [\"a\"]\nencoding = \"sjiss\"\n",
            "3:12",
            "\"sjiss\" is no encoding",
            "「sjiss」という文字コードは読めません。",
        ),
        (
            "[lint.declaration]\nstars = 3\n",
            "2:9",
            "SECURITY ACTION has no level 3.",
            "SECURITY ACTION に 3 という段階はありません。",
        ),
        ("[lint.declaration]\none_star = 2026-02-30\n", "2:12", "", ""),
        (
            "[lint.declaration]\none_star = \"2026-02-30\"\n",
            "2:12",
            "is no date of the calendar",
            "暦にある日付ではありません",
        ),
        (
            "[lint.declaration]\none_star = 2016-04-01\n",
            "2:12",
            "before SECURITY ACTION began",
            "より前の日付です",
        ),
        (
            "[lint.declaration]\none_star = 2026-04-01\ntwo_stars = 2025-04-01\n",
            "3:13",
            "earlier than the one-star declaration (2026-04-01)",
            "一つ星の宣言日（2026-04-01）より前の日付です。",
        ),
        (
            "[lint.declaration]\nstars = 1\ntwo_stars = 2025-04-01\n",
            "3:13",
            "There is a day for two stars",
            "二つ星の日付がありますが",
        ),
        ("[lint.declaration]\n", "1:1", "neither a level nor a day", "段階も日付もありません"),
        (
            "[lint.vocabulary]\nschemes = [\"認定\"]\n",
            "2:12",
            "“認定” is a word that the rules judge.",
            "「認定」は、規則が調べる言葉です。",
        ),
        (
            "[lint.vocabulary]\nproducts = [\"ＳＥＣＵＲＩＴＹ ＡＣＴＩＯＮ\"]\n",
            "2:13",
            "is a word that the rules judge",
            "規則が調べる言葉です",
        ),
        (
            "[lint.vocabulary]\nproducts = [\"X\"]\n",
            "2:13",
            "too short to be a name",
            "名前としては短すぎます",
        ),
        (
            "[lint.vocabulary.spellings]\nsecurity_action = [\"SAマーク\"]\n",
            "2:1",
            "Did you mean \"security-action\"?",
            "「security-action」の誤りではありませんか。",
        ),
        ("[lint]\n利用者番号 = \"x\"\n", "2:1", "", ""),
        ("[lint\n", "1:6", "This is not valid TOML", "TOML として読めません"),
        (
            "[lint]\nlang = \"en\"\nlang = \"ja\"\n",
            "3:1",
            "This is not valid TOML",
            "TOML として読めません",
        ),
    ] {
        for (lang, words) in [("en", en), ("ja", ja)] {
            let shown = complaints(config, lang).replace("\n  │ ", "").replace("\n        ", "");
            assert!(shown.contains(&format!("[sa-lint.toml:{place}]")), "{config}{shown}");
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            assert!(bare(&shown).contains(&bare(words)), "{config}{words}\n{shown}");
        }
    }
}

#[test]
fn all_mistakes_are_shown_in_the_order_of_the_file() {
    let shown = complaints(
        "[[lint.encodings]]\nfiles = [\"*\"]\nencoding = \"x\"\n[lint]\nexclude = [\"[\"]\nlangs = 1\n[lint.rules]\nx = 1\n",
        "en",
    );
    let places: Vec<&str> =
        shown.lines().filter_map(|line| line.split("[sa-lint.toml:").nth(1)).collect();
    assert_eq!(places, ["3:12]", "5:12]", "6:1]", "8:1]"], "{shown}");
}

#[test]
fn mistakes_are_told_in_the_language_of_the_file() {
    let said = Case::new("a.html").file("sa-lint.toml", "[lint]\nlang = \"en\"\nx = 1\n");
    let said = said.file("a.html", CLAIM).exits(2);
    assert!(said.stderr.contains("There is no setting"), "{said}");
    let said = said.then("a.html --lang ja").exits(2);
    assert!(said.stderr.contains("という設定項目はありません"), "{said}");
    let said = said.then("a.html").env("SA_LINT_LANG", "ja").exits(2);
    assert!(said.stderr.contains("という設定項目はありません"), "{said}");
}

#[test]
fn a_file_that_is_no_configuration_is_named() {
    let case = || Case::new("--lang en a.html").file("a.html", CLAIM);
    let said = case().file("sa-lint.toml", b"[lint]\n# \xFF\n").exits(2).stdout("");
    assert!(said.stderr.contains("sa-lint.toml: The file is not UTF-8 (line 2)."), "{said}");
    let said = case().folder("sa-lint.toml").exits(2).stdout("");
    assert!(said.stderr.contains("sa-lint.toml: This is a folder"), "{said}");
    let said = case().args("--config no/such.toml").exits(2).stdout("");
    assert!(said.stderr.contains("no/such.toml: There is no such configuration file."), "{said}");
    let said = case().args("--config .").exits(2).stdout("");
    assert!(said.stderr.contains("This is a folder"), "{said}");
    let said = case().args("--config a.html").exits(2).stdout("");
    assert!(said.stderr.contains("[a.html:1:13]"), "{said}");
    case().args("--config x.toml --no-config").exits(2).stdout("");
}

#[test]
fn a_wrong_file_that_holds_for_nothing_here_stops_nothing() {
    let case = || {
        Case::new("--format concise a.html --fail-on warning")
            .file("a.html", "<p>一つ星を宣言しました。</p>\n")
            .file("other/sa-lint.toml", "[lint")
    };
    case().exits(0).stdout("");
    case().file("sa-lint.toml", "x").args("--no-config").exits(0).stdout("");
    case().file("sa-lint.toml", "x").file("ok.toml", "").args("--config ok.toml").exits(0);
    case().file("sa-lint.toml", "x").exits(2);
}

/// What is wrong in `[site]` is for those who make the site.
#[test]
fn the_site_is_not_judged_when_files_are_linted() {
    let wrong = "[lint]\nlang = \"en\"\n[site]\nstars = 3\n";
    let said =
        Case::new("a.html").file("sa-lint.toml", wrong).file("a.html", "<p>a</p>\n").exits(0);
    let said = said.then("config").exits(2);
    assert!(said.stderr.contains("[sa-lint.toml:4:9]"), "{said}");
    assert!(said.stderr.contains("SECURITY ACTION has no level 3."), "{said}");
}
