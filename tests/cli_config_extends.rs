//! One configuration for many sites: `extends`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use serde_json::{Value, json};

use crate::common::Case;

const CLAIM: &str = "<p>SECURITY ACTION 一つ星を取得しました。</p>\n";
const NOTHING_KNOWN: &str = r#"{"schema_version":1,"files":{}}"#;

const BASE: &str = "\
[lint]
lang = 'en'
fail_on = 'hint'
allow = ['サンプル取得のお願い']
exclude = ['/top.html', 'drafts/']
extend_exclude = ['old/']
baseline = 'known.json'

[lint.rules]
label-claim = 'off'
acquisition-claim = 'hint'

[lint.vocabulary]
schemes = ['サンプル安心マーク']
spellings = { security-action = ['セキュアク'] }

[site]
stars = 1
declared = 2025-04-01
";

const AGENCY: &str = "\
extends = 'shared/base.toml'

[[lint.paths]]
files = ['/sites/a/blog/']
rules = { acquisition-claim = 'warning' }
";

const SITE: &str = "\
extends = '../../agency.toml'

[lint]
allow = ['見本の文']
extend_exclude = ['tests/']

[lint.rules]
scheme-name = 'off'

[lint.vocabulary]
schemes = ['見本マーク']
spellings = { security-action = ['SA宣言'] }
";

fn case(args: &str) -> Case {
    Case::new(args)
        .file("shared/base.toml", BASE)
        .file("shared/known.json", NOTHING_KNOWN)
        .file("agency.toml", AGENCY)
        .file("sites/a/sa-lint.toml", SITE)
}

/// All settings of a path by their keys, each with where it comes from.
fn settings(path: &str) -> impl Fn(&str) -> (Value, Value) {
    let said = case("config --format json").arg(path).exits(0).stderr("").json();
    let settings = said["settings"].as_array().unwrap().clone();
    move |key: &str| {
        let found = settings.iter().find(|setting| setting["key"] == key);
        let found = found.unwrap_or_else(|| panic!("{key}"));
        (found["value"].clone(), found["origin"].clone())
    }
}

fn at(path: &str, line: usize) -> Value {
    json!({ "kind": "file", "path": path, "line": line })
}

#[test]
fn what_the_nearest_file_does_not_say_the_next_one_says() {
    let setting = settings("sites/a/blog/x.html");
    let (site, agency, base) = ("sites/a/sa-lint.toml", "agency.toml", "shared/base.toml");
    for (key, value, origin) in [
        ("extends", json!("../../agency.toml"), at(site, 1)),
        ("lint.fail_on", json!("hint"), at(base, 3)),
        ("lint.lang", json!("en"), at(base, 2)),
        ("lint.exclude", json!(["/top.html", "drafts/"]), at(base, 5)),
        ("lint.rules.scheme-name", json!("off"), at(site, 8)),
        ("lint.rules.acquisition-claim", json!("warning"), at(agency, 5)),
        ("lint.rules.label-claim", json!("off"), at(base, 10)),
        // What [site] declares there is another site's.
        ("lint.declaration.stars", Value::Null, json!({ "kind": "default" })),
    ] {
        assert_eq!(setting(key), (value, origin), "{key}");
    }
    let both = |line: usize, more: usize| {
        let mut origin = at(site, line);
        origin["also"] = json!([{ "path": base, "line": more }]);
        origin
    };
    for (key, value, origin) in [
        ("lint.allow", json!(["見本の文", "サンプル取得のお願い"]), both(4, 4)),
        ("lint.extend_exclude", json!(["tests/", "old/"]), both(5, 6)),
        ("lint.vocabulary.schemes", json!(["見本マーク", "サンプル安心マーク"]), both(11, 14)),
        (
            "lint.vocabulary.spellings",
            json!({ "security-action": ["SA宣言", "セキュアク"] }),
            both(12, 15),
        ),
    ] {
        assert_eq!(setting(key), (value, origin), "{key}");
    }
    let shown = case("config sites/a").exits(0).stdout;
    assert!(shown.contains("# sites/a/sa-lint.toml:4, shared/base.toml:4\n"), "{shown}");
}

#[test]
fn patterns_and_paths_count_from_the_file_they_stand_in() {
    let mut case = case("sites --format json");
    for path in [
        "sites/a/top.html",
        "sites/a/old/x.html",
        "sites/a/drafts/x.html",
        "sites/a/tests/x.html",
        "sites/a/blog/x.html",
        "sites/a/news/sites/a/blog/x.html",
    ] {
        case = case.file(path, CLAIM);
    }
    let said = case.exits(1).json();
    let found: Vec<(&str, &str)> = said["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (finding["path"].as_str().unwrap(), finding["severity"].as_str().unwrap()))
        .collect();
    assert_eq!(
        found,
        [
            ("sites/a/blog/x.html", "warning"),
            ("sites/a/news/sites/a/blog/x.html", "hint"),
            ("sites/a/top.html", "hint"),
        ]
    );
}

#[test]
fn names_and_phrases_of_all_files_hold() {
    let allowed = "<p>サンプル取得のお願い、見本の文。</p>\n\
                   <p>見本マークの認定、サンプル安心マークの認定。</p>\n";
    let judged = "<p>セキュアクの認定を受けました。</p>\n<p>SA宣言の認定を受けました。</p>\n";
    let said =
        case("sites").file("sites/a/x.html", allowed).file("sites/a/y.html", judged).exits(1);
    assert!(!said.stdout.contains("sites/a/x.html"), "{said}");
    assert_eq!(said.stdout.matches("sites/a/y.html:").count(), 2, "{said}");
}

#[test]
fn what_is_wrong_is_told_where_it_stands() {
    let complaints = |config: &str, other: &str| {
        let case = Case::new("a.html --lang en").file("sa-lint.toml", config);
        case.file("a.html", CLAIM).file("x/b.toml", other).exits(2).stdout("").stderr
    };
    for (config, other, place, said) in [
        (
            "extends = 'none.toml'\n",
            "",
            "sa-lint.toml:1:11",
            "There is no configuration file none.toml to extend.",
        ),
        (
            "extends = 'x/b.toml'\n",
            "extends = '../sa-lint.toml'\n",
            "x/b.toml:1:11",
            "come back to sa-lint.toml",
        ),
        ("extends = 'sa-lint.toml'\n", "", "sa-lint.toml:1:11", "come back to sa-lint.toml"),
        ("extends = 'x/b.toml'\n", "[lint]\nlnag = 'en'\n", "x/b.toml:2:1", "lnag"),
        ("extends = 'x'\n", "", "x", "This is a folder"),
        ("extends = ''\n", "", "sa-lint.toml:1:11", "This is empty."),
        ("extends = ['x/b.toml']\n", "", "sa-lint.toml:1:11", "takes a string"),
    ] {
        let found = complaints(config, other);
        assert!(found.contains(place) && found.contains(said), "{config} {other}: {found}");
    }
}

/// Many sites extend one file that is wrong: it is told once, in the language it asks for.
#[test]
fn a_mistake_in_a_shared_file_is_told_once() {
    let mut case = Case::new("sites").file("agency.toml", "[lint]\nlang = 'en'\nlnag = 1\n");
    for site in ["a", "b", "c"] {
        case = case
            .file(&format!("sites/{site}/sa-lint.toml"), "extends = '../../agency.toml'\n")
            .file(&format!("sites/{site}/a.html"), CLAIM);
    }
    let said = case.exits(2);
    assert_eq!(said.stderr.matches("agency.toml:3:1").count(), 1, "{said}");
}

/// It quotes wrong words and is no page.
#[test]
fn the_shared_file_is_not_checked_itself() {
    let shared = "[lint]\nallow = ['SECURITY ACTION 認定ロゴ']\n";
    let said = Case::new("--format json")
        .file("agency.toml", shared)
        .file("sites/a/sa-lint.toml", "extends = '../../agency.toml'\n")
        .file("sites/a/a.html", "<p>SECURITY ACTION 認定ロゴの使用</p>\n")
        .exits(0)
        .json();
    assert_eq!(said["summary"]["files_checked"], 1);
    // Data that only looks like it is read, and so is whatever is named.
    Case::new("").file("a.toml", format!("{shared}[other]\n")).exits(1);
    Case::new("agency.toml").file("agency.toml", shared).exits(1);
}

#[test]
fn a_build_takes_its_site_from_its_own_file() {
    let said = Case::new("build --lang en")
        .file("agency.toml", "[lint]\nlang = 'ja'\n")
        .file("sa-lint.toml", "extends = 'agency.toml'\n[site]\nnothing = 1\n")
        .exits(2);
    assert!(said.stderr.contains("nothing") && !said.stderr.contains("\"extends\""), "{said}");
}
