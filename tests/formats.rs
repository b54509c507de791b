//! Scripts and data: real files, repairs in their own spelling, what is left alone and left out.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sa_lint::extract::Format;
use sa_lint::lint::{Finding, Linter};
use sa_lint::rule::RuleSet;
use sa_lint::text::{SourceFile, escape};
use serde_json::Value;

pub(crate) fn linter() -> Linter {
    Linter::new(RuleSet::builtin().unwrap()).unwrap()
}

fn corpus(file: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(file);
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Rules and words of what is found, whatever way they are written.
pub(crate) fn verdict(findings: &[Finding]) -> BTreeSet<(String, String)> {
    // A number is masked digit by digit as it is spelt, and its place is compared anyway.
    let words = |f: &Finding| match f.rule.as_str() {
        "id-exposed" => String::new(),
        _ => escape::plain(&f.matched),
    };
    findings.iter().map(|f| (f.rule.clone(), words(f))).collect()
}

/// The text after all its fixes.
pub(crate) fn fixed(text: &str, findings: &[Finding]) -> String {
    let mut edits: Vec<_> =
        findings.iter().filter_map(|f| f.fix.as_ref()).flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        out.replace_range(edit.span.range(), &edit.replacement);
    }
    out
}

/// The sentences of the corpus that every format can hold as they are.
pub(crate) fn sentences() -> Vec<String> {
    let files = ["claims.jsonl", "varied.jsonl", "neighbours.jsonl", "everyday.jsonl"];
    let cases = files.iter().flat_map(|file| corpus(file));
    let texts = cases.filter(|case| case["format"] == "text");
    let plain = |text: &String| {
        !text.contains(['\n', '"', '\'', '`', '<', '&', '{', '\\', '#', '%', '$', ',', ':'])
            // In code the name alone is that of many things.
            && text != "セキュリティアクションという資格をご存じでしょうか。"
            && !text.starts_with(|c: char| c.is_ascii_punctuation() || c.is_whitespace())
    };
    texts.map(|case| case["text"].as_str().unwrap().to_owned()).filter(plain).collect()
}

/// Cases whose sentence is still read wrongly, whatever the format.
const LEDGER: &[&str] = &["w-0041", "w-0091"];

#[test]
fn real_files_are_judged_rightly() {
    let linter = linter();
    let claims =
        ["certification-claim", "acquisition-claim", "scheme-misdescription", "label-claim"];
    let group = |rule: &str| {
        if claims.contains(&rule) { "claim".to_owned() } else { rule.to_owned() }
    };
    let mut wrong = Vec::new();
    let cases = ["real", "frameworks"].map(|file| corpus(&format!("sources/{file}.jsonl")));
    for case in cases.into_iter().flatten() {
        let (id, text) = (case["id"].as_str().unwrap(), case["text"].as_str().unwrap());
        let format = Format::from_path(format!("a.{}", case["format"].as_str().unwrap())).unwrap();
        let found = linter.lint(&SourceFile::decode("a", text.as_bytes().to_vec()), format);
        let mut open: Vec<&Finding> = found.iter().collect();
        let mut right = true;
        for expected in case["expect"].as_array().unwrap() {
            let matched = expected["match"].as_str().unwrap();
            let at = match expected["at"].as_u64() {
                Some(at) => usize::try_from(at).unwrap(),
                None => text.find(matched).unwrap(),
            };
            let rule = group(expected["rule"].as_str().unwrap());
            let is_it = |f: &&Finding| {
                group(&f.rule) == rule && f.span.start < at + matched.len() && at < f.span.end
            };
            right &= open.iter().any(is_it);
            open.retain(|finding| !is_it(finding));
        }
        right &= open.is_empty();
        if let Some(after) = case["fixed"].as_str() {
            right &= fixed(text, &found) == after;
        }
        if !right {
            wrong.push(id.to_owned());
        }
    }
    assert_eq!(wrong, LEDGER);
}

/// What `--fix` makes of a file, through the proof of every step.
#[test]
fn files_are_repaired_in_their_own_spelling() {
    let files = [
        (
            "a.tsx",
            "const a = { title: 'SECURITY ACTION 二つ星', note: \"2025\\u5e74 \\u{53d6}\\u{5f97}\" };\n\
             const b = <p title={`${c}がSECURITY ACTION二つ星を取得`}>\n  SECURITY ACTIONの二つ星を<b>取得</b>{' '}\n  しました。\n</p>;\n",
            "const a = { title: 'SECURITY ACTION 二つ星', note: \"2025\\u5e74 \\u{5ba3}\\u{8a00}\" };\n\
             const b = <p title={`${c}がSECURITY ACTION二つ星を宣言`}>\n  SECURITY ACTIONの二つ星を<b>宣言</b>{' '}\n  しました。\n</p>;\n",
        ),
        (
            "a.json",
            "{\n\t// 一\n\t\"a\": \"SECURITY ACTION\\n\\u4e8c\\u3064\\u661f\\u3092\\u53D6\\u5F97\\u3057\\u307E\\u3057\\u305F\",\n}\n",
            "{\n\t// 一\n\t\"a\": \"SECURITY ACTION\\n\\u4e8c\\u3064\\u661f\\u3092\\u5BA3\\u8A00\\u3057\\u307E\\u3057\\u305F\",\n}\n",
        ),
        (
            "a.yaml",
            "- 'SECURITY ACTION ''二つ星''を取得' # 取得\n- >\n  SECURITY ACTION\n  二つ星を\n  取得しました\n",
            "- 'SECURITY ACTION ''二つ星''を宣言' # 取得\n- >\n  SECURITY ACTION\n  二つ星を\n  宣言しました\n",
        ),
        (
            "a.csv",
            "名称,備考\r\nSECURITY ACTION,\"\"\"二つ星\"\"を取得\"\r\n",
            "名称,備考\r\nSECURITY ACTION,\"\"\"二つ星\"\"を宣言\"\r\n",
        ),
        (
            "a.php",
            "<?php $a = 'SECURITY ACTION \\'二つ星\\'を取得'; ?><p><?= \"SECURITY ACTION二つ星を取得\" ?></p>\n",
            "<?php $a = 'SECURITY ACTION \\'二つ星\\'を宣言'; ?><p><?= \"SECURITY ACTION二つ星を宣言\" ?></p>\n",
        ),
    ];
    for (name, before, after) in files {
        let said = crate::common::Case::new(&format!("--fix {name}")).file(name, before).run();
        assert_eq!(String::from_utf8(said.bytes(name)).unwrap(), after, "{said}");
    }
}

/// Programs have security actions, too, and games have stars.
#[test]
fn code_that_speaks_of_other_things_is_left_alone() {
    let linter = linter();
    for (name, text) in [
        (
            "a.ts",
            "import { SecurityAction } from 'graph';\n\
             console.log('SECURITY ACTIONを取得しました');\n\
             throw new Error('SECURITY ACTIONを取得できません');\n\
             const messages = {\n  securityActionFetched: 'セキュリティアクションを取得しました。',\n  \
             failed: 'セキュリティアクションの取得に失敗しました。',\n};\n\
             const api = [{ name: 'securityAction を取得する', text: 'securityAction のプロパティを読み取ります。' }];\n",
        ),
        (
            "a.json",
            "{ \"get\": \"セキュリティアクションを取得する\", \"auth\": { \"title\": \"認証\", \"two\": \"二つ星\" } }",
        ),
        (
            "a.yaml",
            "errors:\n  a: セキュリティ アクションを取得できませんでした\nrank:\n  - 二つ星を獲得\n",
        ),
        (
            "b.ts",
            "const a = [{ ng: 'SECURITY ACTIONを取得しました', ok: 'SECURITY ACTIONを宣言しました' }];\n\
             const b = [{ bad: 'SECURITY ACTION二つ星取得企業', good: 'SECURITY ACTION二つ星宣言企業' }];\n",
        ),
        (
            "b.json",
            "{ \"cert1\": \"ISMS認証\", \"cert2\": \"SECURITY ACTION 二つ星宣言\", \"date\": \"取得日\", \"done\": \"取得済み\" }",
        ),
        (
            "c.json",
            "[{ \"title\": \"SECURITY ACTION 二つ星を宣言しました\", \"category\": \"認証\", \"tags\": [\"認定\"] }]",
        ),
        ("a.php", "<?php\n$string['a'] = 'セキュリティアクションを取得しました。';\n"),
        ("a.properties", "a = Security Actionを取得しています\n"),
    ] {
        let source = SourceFile::decode(name, text.as_bytes().to_vec());
        let found = linter.lint(&source, Format::from_path(name).unwrap());
        assert!(found.is_empty(), "{name}: {:?}", verdict(&found));
    }
}

#[test]
fn what_tools_wrote_is_left_out_of_a_walk_and_counted() {
    let wrong = "export const a = 'SECURITY ACTION二つ星を取得しました';\n";
    let pressed = format!("{}a='SECURITY ACTION二つ星を取得しました'", "b(c,d);".repeat(1000));
    let case = || {
        crate::common::Case::new("--format json")
            .file("site/app/page.ts", wrong)
            .file("site/app/page.test.ts", wrong)
            .file("site/node_modules/a/index.js", wrong)
            .file("site/composer.json", "{}")
            .file("site/vendor/b/index.js", wrong)
            .file("site/vendor-list/index.js", wrong)
            .file("site/package-lock.json", "{ \"a\": \"SECURITY ACTION二つ星を取得しました\" }")
            .file("site/app.min.js", wrong)
            .file("site/app.js", &pressed)
    };
    let said = case().args("site").exits(1).json();
    let paths = |said: &serde_json::Value| -> Vec<String> {
        let findings = said["findings"].as_array().unwrap().iter();
        findings.map(|f| f["path"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(paths(&said), ["site/app/page.ts", "site/vendor-list/index.js"]);
    let skipped = &said["summary"]["files_skipped"];
    assert_eq!((skipped["generated"].as_u64(), skipped["packages"].as_u64()), (Some(4), Some(2)));
    let named = case().args("site/app.js site/app.min.js site/node_modules").exits(1).json();
    assert_eq!(paths(&named), ["site/app.js", "site/app.min.js", "site/node_modules/a/index.js"]);
}

/// A comment of a template is as little to the reader of the page as one of HTML.
#[test]
fn a_comment_of_a_template_inside_a_phrase_is_stepped_over() {
    let config = sa_lint::Config::builtin().unwrap();
    for (name, comment) in [
        ("a.html", "{# 備考 #}"),
        ("a.html", "{{!-- 備考 --}}"),
        ("a.html", "{{! 備考 }}"),
        ("a.html", "<%# 備考 %>"),
        ("a.html", "<%-- 備考 --%>"),
        ("a.html", "{{-- 備考 --}}"),
        ("a.html", "{{/* 備考 */}}"),
        ("a.html", "{% comment %}備考{% endcomment %}"),
        ("a.vue", "<!-- 備考 -->"),
        ("a.php", "<?php /* 備考 */ ?>"),
        ("a.astro", "{/* 備考 */}"),
        ("a.svelte", "{/* 備考 */}"),
        ("a.mdx", "{/* 備考 */}"),
        ("a.md", "{{/* 備考 */}}"),
        ("a.tsx", "{/* 備考 */}"),
    ] {
        let written = |place: &str, words: &str| {
            let text = place.replace('■', comment).replace("WORDS", words);
            match name {
                "a.tsx" => format!("export const A = () => <p>{text}</p>;\n"),
                "a.md" | "a.mdx" => format!("{text}\n"),
                "a.vue" => format!("<template><p>{text}</p></template>\n"),
                _ => format!("<p>{text}</p>\n"),
            }
        };
        // The place is that of the words, the comment among them.
        let text = written("SECURITY ACTION 二つ星に■認定されました。", "");
        let report = sa_lint::lint(name, text.as_bytes(), &config);
        let [finding] = &report.findings[..] else { panic!("{text}: {report:?}") };
        let start = text.find("二つ星").unwrap();
        let end = text.find("。").unwrap();
        assert_eq!(
            (finding.rule.as_str(), finding.span.start),
            ("certification-claim", start),
            "{text}"
        );
        assert_eq!(finding.span.end, end, "{text}");
        // The comment stays where it is.
        let place = "SECURITY ■ACTION 二つ■星を■WORDSしました。";
        let repaired = sa_lint::repair(name, written(place, "取得").as_bytes(), &config, false);
        let repaired = repaired.map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(repaired, Some(written(place, "宣言")), "{text}");
    }
    // What prints something parts the words.
    let text = "<p>SECURITY ACTION 二つ星に{{ note }}認定されました。</p>";
    let report = sa_lint::lint("a.html", text.as_bytes(), &config);
    assert!(report.findings.is_empty(), "{report:?}");
}
