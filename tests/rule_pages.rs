//! `docs/rules/` says of the rules what their files say.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sa_lint::report::rule_pages;
use sa_lint::rule::RuleSet;

/// The pages as they are in the repository.
fn written() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    fs::read_dir(folder)
        .expect("docs/rules")
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap().replace("\r\n", "\n"))
        })
        .collect()
}

#[test]
fn the_pages_are_those_of_the_rules() {
    let (made, written) = (rule_pages(&RuleSet::builtin().unwrap()), written());
    let stale: Vec<&String> = made
        .keys()
        .chain(written.keys())
        .filter(|name| made.get(*name) != written.get(*name))
        .collect();
    assert!(stale.is_empty(), "run `cargo run --example rule-pages` for {stale:?}");
}

/// Whatever a rule is added, this is how its page reads.
#[test]
fn a_page_says_everything_of_a_rule() {
    let rule = r#"
        id = "sample-rule"
        scheme = "security-action"
        severity = "warning"
        ground = "official"
        url = "https://example.co.jp/rule"
        title = { ja = "見本", en = "A *sample*" }
        message = { ja = "", en = "" }
        help = { ja = "「{replacement}」と書きます。", en = "Write “{replacement}”." }
        judges = { ja = "見本という語", en = "The word 見本 in <title>." }
        why = { ja = "試験のため", en = "For a test." }
        judge = { kind = "phrase", scope = "document", patterns = ['見本'] }
        [[bad]]
        text = "見本です。\n```\n"
        match = "見本"
        fixed = "実物です。\n```\n"
        [[good]]
        text = "実物です。"
    "#;
    let mut rules = RuleSet::default();
    rules.add_file(Path::new("sample.toml"), rule).unwrap();
    rules.add_file(Path::new("other.toml"), &rule.replace("sample-rule", "other-rule")).unwrap();
    let pages = rule_pages(&rules);
    let names: Vec<&str> = pages.keys().map(String::as_str).collect();
    let files = ["README", "other-rule", "sample-rule"]
        .map(|stem| [format!("{stem}.ja.md"), format!("{stem}.md")]);
    assert_eq!(names, files.concat());
    assert_eq!(
        pages["sample-rule.md"],
        r#"<!-- Made from the rule's file by `cargo run --example rule-pages`: do not edit. -->

[日本語](sample-rule.ja.md)

# A \*sample\*

- `sample-rule`
- Severity: warning
- Fixed by sa-lint in part

## What it finds

The word 見本 in \<title>.

## Why it matters

For a test.

## Ground

an official page

<https://example.co.jp/rule>

## Bad

````diff
- 見本です。
- ```
+ 実物です。
+ ```
````

## Good

```text
実物です。
```

## How to fix it

Write “…”.

sa-lint --fix or --unsafe-fixes makes the fix where the words allow it.

## How to ignore it

In one run:

```text
sa-lint --skip-rule sample-rule
```

Always, in sa-lint.toml:

```text
[lint.rules]
sample-rule = "off"
```

In one place, on the line above it:

```text
<!-- sa-lint-disable-next-line sample-rule -->
```

## See also

- [A \*sample\*](other-rule.md)
- [The rules](README.md)
- [Fixing](../fix.md)
- [Configuration](../configuration.md)
"#
    );
    assert!(
        pages["README.ja.md"].ends_with(
            "| ID | 名前 | 重さ | 自動修正 |\n| --- | --- | --- | --- |\n\
             | [`other-rule`](other-rule.ja.md) | 見本 | 注意（warning） | あり |\n\
             | [`sample-rule`](sample-rule.ja.md) | 見本 | 注意（warning） | あり |\n"
        ),
        "{}",
        pages["README.ja.md"]
    );
}
