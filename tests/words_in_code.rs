//! No sentence stands in the code: one that did would lack the other languages.
//!
//! Japanese gives it away, so its letters are looked for in every string of the code, outside the
//! analysis of claims, which is about Japanese words, and outside tests.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// What of `src/` is about Japanese words themselves.
const ANALYSIS: &[&str] =
    &["claim", "document", "extract", "judge", "lint", "mail", "sentence", "text"];

/// Strings that are no sentences: the file, the string (`*`: all of them), what it is.
const DATA: &[(&str, &str, &str)] = &[
    ("config/reader.rs", "利用者番号", "a key that must not be in the file"),
    ("config/spoken.rs", "*", "levels and days as people type them"),
    ("proof/recognise.rs", "*", "words by which names of companies are known"),
    ("site/date.rs", "{}年{}月{}日", "a date on a Japanese page"),
    ("site/phrase.rs", "*", "words that a line break must not part"),
];

/// Every Rust file below `src/`, by its path in there.
fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            let inside = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            if path.is_dir() && !ANALYSIS.contains(&inside.as_str()) {
                folders.push(path);
            } else if inside.ends_with(".rs") {
                files.push((inside, fs::read_to_string(path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// The string literals of Rust code as they are written, up to its tests.
fn strings(code: &str) -> Vec<&str> {
    let tests = ["#[cfg(test)]", "#[cfg(all(test,"].map(|mark| code.find(mark));
    let code = &code[..tests.into_iter().flatten().min().unwrap_or(code.len())];
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find(['"', '/', '\'']) {
        let (before, here) = rest.split_at(at);
        let length = if here.starts_with("//") {
            here.find('\n').unwrap_or(here.len())
        } else if here.starts_with('"') {
            let raw = before.trim_end_matches('#');
            let (end, opening) = if raw.ends_with('r') {
                (format!("\"{}", &before[raw.len()..]), 1)
            } else {
                ("\"".to_owned(), 0)
            };
            let mut length = 1;
            while !here[length..].starts_with(&end) {
                let escaped = opening == 0 && here[length..].starts_with('\\');
                let one = |at: usize| here[at..].chars().next().unwrap().len_utf8();
                length += one(length);
                length += if escaped { one(length) } else { 0 };
            }
            found.push(&here[1..length]);
            length + end.len()
        } else if here.starts_with("'\"'") {
            3
        } else {
            1
        };
        rest = &here[length..];
    }
    found
}

fn is_japanese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'))
}

#[test]
fn strings_are_told_from_comments_and_characters() {
    let code = r###"
        // a "comment"
        let x = ("one", '"', 'a', "t\"wo\\"); let y = r"thr\"; // 星
        let z: &'static str = r#"fo"ur"#;
        #[cfg(test)] "five"
    "###;
    assert_eq!(strings(code), ["one", r#"t\"wo\\"#, r"thr\", r#"fo"ur"#]);
}

#[test]
fn no_japanese_sentence_stands_in_the_code() {
    let mut needed = vec![false; DATA.len()];
    let mut wrong = Vec::new();
    let files = files();
    assert!(files.len() > 50, "{}", files.len());
    for (path, code) in &files {
        for string in strings(code).into_iter().filter(|string| is_japanese(string)) {
            let data = DATA
                .iter()
                .position(|(file, data, _)| file == path && ["*", string].contains(data));
            match data {
                Some(row) => needed[row] = true,
                None => wrong.push(format!("{path}: {string}")),
            }
        }
    }
    assert!(wrong.is_empty(), "say it by an id of locales/:\n{}", wrong.join("\n"));
    let (left, _): (Vec<_>, Vec<_>) = DATA.iter().zip(needed).partition(|(_, needed)| !needed);
    assert!(left.is_empty(), "not there any more: {left:?}");
}
