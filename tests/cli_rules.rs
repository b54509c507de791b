//! Rules as a user sees them: listed, explained, added, broken.

use crate::common::Case;

/// A rule of a user's own.
const OWN: &str = r#"
id = "sample-rule"
scheme = "security-action"
severity = "warning"
ground = "practice"
url = "https://example.co.jp/rule"

[title]
ja = "見本の規則"
en = "A sample rule"

[message]
ja = "「{matched}」は見本です。"
en = "“{matched}” is a sample."

[help]
ja = "「{replacement}」と書いてください。"
en = "Write “{replacement}”."

[help_without_replacement]
ja = "書き直してください。"
en = "Rewrite it."

[judges]
ja = "見本という語を指摘します。"
en = "The word 見本."

[why]
ja = "試験のためです。"
en = "For the sake of a test."

[judge]
kind = "phrase"
scope = "document"
patterns = ['見本']

[[bad]]
text = "SECURITY ACTION の見本です。"
match = "見本"
fixed = "SECURITY ACTION の実物です。"
[[bad]]
text = """
SECURITY ACTION

見本"""
match = "見本"
[[good]]
text = "SECURITY ACTION の実物です。"
"#;

#[test]
fn every_rule_is_listed_with_its_weight_and_title() {
    let list = Case::new("rules --lang en").exits(0).stderr("").stdout;
    assert!(list.contains("\nlabel-claim            warning  "), "{list}");
    let ids: Vec<&str> = list.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(ids.is_sorted() && ids.len() >= 13, "{list}");

    let json = Case::new("rules --format json --lang en").exits(0).json();
    let rules = json["rules"].as_array().map(Vec::as_slice).unwrap_or_default();
    let listed: Vec<_> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
    assert_eq!(listed, ids, "{json}");
    let keys: Vec<_> = rules[0].as_object().into_iter().flatten().map(|(key, _)| key).collect();
    assert_eq!(keys, ["ground", "id", "severity", "title", "url"], "{json}");
}

#[test]
fn a_rule_of_the_users_own_is_listed_and_reports() {
    let case = |args: &str| {
        Case::new(args).file("own/sample.toml", OWN).file("a.txt", "SECURITY ACTION の見本です。\n")
    };
    let list = case("rules --rules own").exits(0).stdout;
    assert!(list.contains("sample-rule            warning  見本の規則\n"), "{list}");
    case("--rules own --format concise --fail-on warning a.txt")
        .exits(1)
        .stdout("a.txt:1:18: warning[sample-rule] 「見本」は見本です。\n");
    case("--format concise a.txt").exits(0).stdout("");
}

#[test]
fn a_rule_with_a_known_id_takes_the_others_place() {
    let own = OWN.replace("sample-rule", "star-notation");
    let text = "SECURITY ACTION の2つ星の見本です。\n";
    Case::new("--rules own --rule star-notation --format concise a.txt")
        .file("own/sample.toml", own)
        .file("a.txt", text)
        .exits(0)
        .stdout("a.txt:1:22: warning[star-notation] 「見本」は見本です。\n");
}

#[test]
fn a_rule_is_explained() {
    Case::new("explain sample-rule --rules own").file("own/sample.toml", OWN).exits(0).stdout(
        "\
sample-rule  注意（warning）
  見本の規則

何を見つけるか
  見本という語を指摘します。

なぜ問題か
  試験のためです。

根拠
  よりよい書き方のすすめ（IPA の決まりではありません）
  https://example.co.jp/rule

よくない例
  × SECURITY ACTION の見本です。
  → SECURITY ACTION の実物です。
  × SECURITY ACTION 見本

よい例
  ○ SECURITY ACTION の実物です。

直し方
  指摘に修正例があれば、その言葉に書き換えます。修正例がないときは：
  書き直してください。
  言葉を置き換えて直せるものは、sa-lint --fix か --unsafe-fixes で直せます。

この規則を使わないとき
  今回だけ使わない：
    sa-lint --skip-rule sample-rule
  いつも使わない（sa-lint.toml に書く）：
    [lint.rules]
    sample-rule = \"off\"
  1 か所だけ使わない（すぐ上の行に書く）：
    <!-- sa-lint-disable-next-line sample-rule -->
",
    );
    Case::new("explain sample-rule --rules own --lang en")
        .file("own/sample.toml", OWN)
        .exits(0)
        .stdout(
            "\
sample-rule  warning
  A sample rule

What it finds
  The word 見本.

Why it matters
  For the sake of a test.

Ground
  good practice (not a rule of IPA)
  https://example.co.jp/rule

Bad
  × SECURITY ACTION の見本です。
  → SECURITY ACTION の実物です。
  × SECURITY ACTION 見本

Good
  ○ SECURITY ACTION の実物です。

How to fix it
  Where a finding shows a fix, write that. Where it shows none:
  Rewrite it.
  sa-lint --fix or --unsafe-fixes makes the fix where the words allow it.

How to ignore it
  In one run:
    sa-lint --skip-rule sample-rule
  Always, in sa-lint.toml:
    [lint.rules]
    sample-rule = \"off\"
  In one place, on the line above it:
    <!-- sa-lint-disable-next-line sample-rule -->
",
        );
}

#[test]
fn every_rule_can_be_explained_in_both_languages() {
    let list = Case::new("rules").exits(0).stdout;
    for id in list.lines().filter_map(|line| line.split(' ').next()) {
        for lang in ["ja", "en"] {
            let said = Case::new(&format!("explain {id} --lang {lang}")).exits(0).stderr("");
            assert!(said.stdout.starts_with(id), "{said}");
            // Style sheets in examples have braces, too.
            let braces = said.stdout.split('{').skip(1);
            let mut names = braces.filter_map(|rest| Some(rest.split_once('}')?.0));
            let named = names.any(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
            assert!(!named, "a placeholder is left: {said}");
            // What concerns sa-lint's own comments rests on no source.
            let has_source = !id.ends_with("-suppression");
            assert_eq!(said.stdout.contains("https://"), has_source, "{said}");
        }
    }
}

/// A broken rule file is named with its place; the other rules still judge; the exit code is 2.
#[test]
fn a_broken_rule_file_costs_its_own_findings_only() {
    let wrong = "<p>SECURITY ACTION の二つ星を取得しました。</p>\n";
    let found = "a.html:1:21: error[acquisition-claim] ";
    for (rule, complaint) in [
        ("id = ", "own/sample.toml:1:6: not a valid rule file: "),
        ("id = \"x\"\n", "own/sample.toml:1:1: not a valid rule file: missing field "),
        (
            &OWN.replace("\nurl", "\nurll"),
            "own/sample.toml:6:1: not a valid rule file: unknown field ",
        ),
        (&OWN.replace("'見本'", "'('"), "the rules cannot be used: `(` is no regular expression"),
        (&OWN.replace("scheme = \"security-action\"\n", ""), "rule “sample-rule” names no scheme"),
        (
            &OWN.replace("\"security-action\"", "\"nowhere\""),
            "rule “sample-rule” is about the scheme “nowhere”, which no file describes",
        ),
    ] {
        let said = Case::new("--rules own --format concise --lang en a.html")
            .file("own/sample.toml", rule)
            .file("a.html", wrong)
            .exits(2);
        assert!(said.stderr.starts_with(&format!("sa-lint: {complaint}")), "{rule}: {said}");
        assert!(said.stdout.starts_with(found), "{rule}: {said}");
    }
}
