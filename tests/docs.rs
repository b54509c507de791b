//! What the documentation shows is what the program does.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use crate::common::Case;
use crate::documents::{blocks, document};
use sa_lint::rule::RuleSet;

const READMES: [&str; 2] = ["README.md", "README.ja.md"];

/// The rules of a table row each, `id` in the first column and severity in the second.
fn rules_in(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<_> = text
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| `")?.split(" | ");
            let id = cells.next()?.strip_suffix('`')?;
            let severity = cells.next()?;
            let known = ["error", "warning", "hint"].contains(&severity);
            known.then(|| (id.to_owned(), severity.to_owned()))
        })
        .collect();
    found.sort();
    found
}

#[test]
fn the_readmes_list_every_rule() {
    let rules = RuleSet::builtin().unwrap();
    let severity = |rule: &sa_lint::rule::Rule| format!("{:?}", rule.severity).to_lowercase();
    let expected: Vec<_> = rules.rules().iter().map(|r| (r.id.clone(), severity(r))).collect();
    for name in READMES {
        assert_eq!(rules_in(&document(name)), expected, "{name}");
    }
}

#[test]
fn the_readmes_list_every_option() {
    let help = Case::new("--help --lang en").exits(0).stdout;
    let options: Vec<&str> = help
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix('-'))
        .filter_map(|line| line.split_whitespace().find(|word| word.starts_with('-')))
        .map(|option| option.trim_start_matches('-'))
        .collect();
    assert!(options.len() > 8, "{help}");
    for name in READMES {
        let text = document(name);
        for option in &options {
            assert!(text.contains(&format!("--{option}")), "--{option} is not in {name}");
        }
    }
}

#[test]
fn the_readmes_show_what_is_said_of_the_demo() {
    let page = document("demo/public/index.html");
    for (name, lang) in READMES.into_iter().zip(["en", "ja"]) {
        let said = Case::new("--color never --lang")
            .arg(lang)
            .arg("demo/public/index.html")
            .file("demo/public/index.html", &page)
            .exits(1);
        let shown = blocks(&document(name), "text");
        assert_eq!(shown.len(), 1, "{name}");
        assert!(said.stdout.contains(&shown[0]), "{name} shows\n{}\nbut: {said}", shown[0]);
    }
}

/// The rules of `docs/rules-format.md`, as they stand there, judge the page that stands there.
#[test]
fn the_rules_of_the_documentation_work() {
    let text = document("docs/rules-format.md");
    let japanese = document("docs/rules-format.ja.md");
    for language in ["toml", "text", "console"] {
        assert_eq!(blocks(&text, language), blocks(&japanese, language));
    }
    let [scheme, rule, words] = blocks(&text, "toml").try_into().unwrap();
    let [page, report] = blocks(&text, "text").try_into().unwrap();
    Case::new("--rules my-rules --format concise page.txt")
        .file("my-rules/scheme.toml", scheme)
        .file("my-rules/omoiyari-claim.toml", rule)
        .file("my-rules/words.toml", words)
        .file("page.txt", page)
        .exits(1)
        .stdout(&report)
        .stderr("");
}

/// A reader of either README is told the same commands and the same hook.
#[test]
fn the_readmes_have_the_same_commands() {
    let [en, ja] = READMES.map(document);
    let commands = |text: &str| -> Vec<String> {
        let lines = blocks(text, "console").concat();
        let bare = |line: &str| line.split('#').next().unwrap_or_default().trim_end().to_owned();
        lines.lines().map(bare).map(|line| line.replace(" --lang en", "")).collect()
    };
    assert_eq!(commands(&en), commands(&ja));
    let hook = |text: &str| blocks(text, "yaml")[0].clone();
    assert_eq!(hook(&en), hook(&ja));
}

/// Every command that a page shows has options and sub-commands that there are. Asked for help,
/// the program does nothing but read them.
#[test]
fn every_command_of_the_documentation_is_one() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut commands = std::collections::BTreeSet::new();
    for folder in [root.to_path_buf(), root.join("docs"), root.join("docs/rules")] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "md") {
                let text = std::fs::read_to_string(&path).unwrap();
                for language in ["console", "sh", "text", "toml", "yaml", "groovy"] {
                    commands.extend(blocks(&text, language).iter().flat_map(|block| called(block)));
                }
            }
        }
    }
    assert!(commands.len() > 50, "{commands:#?}");
    for command in commands {
        let case = command.iter().fold(Case::new(""), |case, word| case.arg(word));
        case.arg("--help").exits(0).stderr("");
    }
}

/// The arguments of each call of sa-lint in a block.
fn called(block: &str) -> Vec<Vec<String>> {
    let lines = block.replace("\\\n", " ");
    let calls = lines.lines().filter_map(|line| {
        let line = line.trim().trim_start_matches("$ ");
        let line = ["- run: ", "run: ", "- ", "entry: ", "sh '"]
            .iter()
            .fold(line, |line, start| line.strip_prefix(start).unwrap_or(line));
        line.strip_prefix("sa-lint ").map(|rest| rest.trim_end_matches('\'').to_owned())
    });
    let is_end = |word: &str| matches!(word, "#" | ">" | "<" | "|" | "&&" | ">>");
    calls
        .map(|call| words(&call).into_iter().take_while(|word| !is_end(word)).collect::<Vec<_>>())
        .filter(|call: &Vec<String>| !call.iter().any(|word| word.contains('…')))
        .collect()
}

/// The words of a line, as a shell parts them.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    for c in line.chars() {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            (c, None) if c.is_whitespace() => words.push(std::mem::take(&mut word)),
            (c, _) => word.push(c),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

/// Every page is there in both languages, and each leads to the other.
#[test]
fn every_page_is_there_in_both_languages() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let mut pages = 0;
    for folder in [folder.clone(), folder.join("rules")] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let Some(name) = name.strip_suffix(".md") else { continue };
            let other = match name.strip_suffix(".ja") {
                Some(name) => format!("{name}.md"),
                None => format!("{name}.ja.md"),
            };
            assert!(path.with_file_name(&other).exists(), "{other} is missing");
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(text.contains(&format!("]({other})")), "{name} does not lead to {other}");
            pages += 1;
        }
    }
    assert!(pages > 60, "{pages} pages");
}

/// What the READMEs tell to download is what a release makes.
#[test]
fn the_readmes_name_the_files_of_a_release() {
    let release = document(".github/workflows/release.yml");
    for text in READMES.map(document) {
        let words = text.split(['`', '…']).map(|word| word.trim_start_matches("sa-lint-"));
        let is_target = |word: &&str| {
            ["-pc-windows-", "-apple-darwin", "-unknown-linux-"].iter().any(|os| word.contains(os))
        };
        let mut named = 0;
        for word in words.map(|word| word.trim_start_matches('-')).filter(is_target) {
            let target = word.trim_end_matches(".zip").trim_end_matches(".tar.gz");
            assert!(release.contains(&format!("target: {target},")), "{target}");
            named += 1;
        }
        assert_eq!(named, 7);
    }
}

/// The spellings that are not used.
const WRONG: [&str; 2] = ["フォルダー", "ブラウザー"];

/// One word for one thing, also where the language allows two spellings.
#[test]
fn loan_words_have_one_spelling() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut read = 0;
    for folder in [
        "docs",
        "docs/rules",
        "locales/ja",
        "packages/web/words",
        "rules/security-action",
        "site-template/starter",
    ] {
        for entry in std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten() {
            let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
            for wrong in WRONG {
                assert!(!text.contains(wrong), "{}: {wrong}", entry.path().display());
            }
            read += 1;
        }
    }
    assert!(read > 50, "{read} files");
    let readme = document("README.ja.md");
    assert!(!WRONG.iter().any(|wrong| readme.contains(wrong)));
}
