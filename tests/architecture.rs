//! The shape of the library: which module may know which, and what no module may do.

#![allow(clippy::expect_used, reason = "a test may panic")]

mod circles;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Every module of the library and those it may import. Imports go down only: a module stands
/// below all that import it, so a row names rows above it alone.
const LAYERS: &[(&str, &[&str])] = &[
    ("disk", &[]),
    ("message", &[]),
    ("text", &[]),
    ("html_reading", &[]),
    ("html_writing", &[]),
    ("discover", &["text"]),
    ("mail", &["text", "html_reading"]),
    ("document", &["text"]),
    ("extract", &["document", "mail", "text", "html_reading"]),
    ("number", &["extract", "document", "text"]),
    ("proof", &["number", "extract", "mail", "message"]),
    ("sentence", &["text"]),
    ("claim", &["sentence", "document", "text"]),
    ("judge", &["claim", "sentence", "extract", "document", "text"]),
    ("rule", &["judge", "claim", "sentence", "extract", "message", "text"]),
    ("config", &["rule", "proof", "extract", "message", "text"]),
    ("site", &["config", "proof", "disk", "message", "text", "html_writing"]),
    (
        "lint",
        &["rule", "judge", "claim", "sentence", "number", "extract", "document", "message", "text"],
    ),
    ("baseline", &["lint", "disk", "message"]),
    ("fix", &["lint", "extract", "disk", "document", "text"]),
    ("document_report", &["fix", "lint", "extract", "rule", "message", "text"]),
    ("document_site", &["document_report", "lint", "judge", "text"]),
    (
        "report",
        &[
            "disk",
            "fix",
            "baseline",
            "lint",
            "config",
            "rule",
            "claim",
            "number",
            "extract",
            "discover",
            "message",
            "text",
            "html_writing",
        ],
    ),
    (
        "engine",
        &[
            "report", "baseline", "fix", "lint", "judge", "config", "rule", "number", "extract",
            "document", "discover", "disk", "message", "text",
        ],
    ),
    ("fetch", &["engine", "report", "extract", "document", "disk", "text"]),
];

/// What the library leaves to the binary.
const NOT_HERE: [(&str, &str); 7] = [
    ("clap", "arguments belong to the binary"),
    ("println!", "the library does not print"),
    ("eprintln!", "the library does not print"),
    ("std::env", "the library reads no environment"),
    ("process::exit", "the library never exits"),
    ("io::stdout", "the library does not print"),
    ("io::stderr", "the library does not print"),
];

/// Every source file of the library with its module and its lines of code.
fn sources() -> Vec<(PathBuf, String, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let inside = path.strip_prefix(&root).expect("below src");
            let first = inside.iter().next().expect("a name").to_string_lossy();
            let module = first.trim_end_matches(".rs").to_owned();
            if path.extension().is_none_or(|extension| extension != "rs") || module == "bin" {
                continue;
            }
            let text = fs::read_to_string(&path).expect("Rust source");
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            sources.push((inside.to_path_buf(), module, code.map(str::to_owned).collect()));
        }
    }
    assert!(sources.len() > 20, "too few files for all of the library: {}", sources.len());
    sources
}

/// The lines before the tests of a file; none of a file that only tests use.
fn without_tests(code: &[String]) -> &[String] {
    let test =
        |line: &String| line.starts_with("#[cfg(test)]") || line.starts_with("#![cfg(test)]");
    &code[..code.iter().position(test).unwrap_or(code.len())]
}

/// The modules that `code` names from the root of the crate: `crate::text::Span`,
/// `crate::{text, rule::Rule}`.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let Some(group) = rest.strip_prefix('{') else {
            found.insert(name(rest));
            continue;
        };
        let mut depth = 0;
        let mut start = true;
        for (at, c) in group.char_indices() {
            if start && depth == 0 && c.is_alphabetic() {
                found.insert(name(&group[at..]));
            }
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                _ => {}
            }
            start = c == ',' || (start && c.is_whitespace());
        }
    }
    found.remove("");
    found
}

fn name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn imports_are_read_from_every_form() {
    let names = |code| imports(code).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(names("use crate::text::Span;"), "text");
    assert_eq!(names("use crate::{rule::{Rule, RuleSet}, lint};"), "lint rule");
    assert_eq!(names("use crate::{\n    document,\n    text::Span,\n};"), "document text");
    assert_eq!(names("let x = crate::claim::find(crate::text::LineIndex::new(t));"), "claim text");
    assert_eq!(names("pub(crate) fn f() {}"), "");
}

#[test]
fn imports_go_down_only() {
    for (row, (module, below)) in LAYERS.iter().enumerate() {
        for name in *below {
            assert!(LAYERS[..row].iter().any(|(m, _)| m == name), "{module} → {name} goes up");
        }
    }
    let mut wrong = Vec::new();
    for (path, module, code) in sources().iter().filter(|(_, module, _)| module != "lib") {
        let Some((_, below)) = LAYERS.iter().find(|(name, _)| name == module) else {
            wrong.push(format!("{}: give `{module}` a row in LAYERS", path.display()));
            continue;
        };
        for import in imports(&without_tests(code).join("\n")) {
            if import != *module && !below.contains(&import.as_str()) {
                wrong.push(format!("{}: `{module}` may not know `{import}`", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_library_leaves_the_world_to_the_binary() {
    let mut wrong = Vec::new();
    for (path, _, code) in sources() {
        for (word, why) in NOT_HERE {
            if code.iter().any(|line| line.contains(word)) {
                wrong.push(format!("{}: {word}: {why}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The modules that build alone: bytes in, findings out.
const CORE: &[&str] = &[
    "claim",
    "document",
    "document_report",
    "extract",
    "fix",
    "judge",
    "lint",
    "mail",
    "message",
    "number",
    "proof",
    "rule",
    "sentence",
    "text",
];

/// What the core leaves to the features around it.
const NOT_IN_THE_CORE: [&str; 4] = ["std::fs", "std::env", "std::thread", "std::time"];

/// Where the core's own files hold a part of a feature.
const OF_A_FEATURE: [(&str, &str); 3] = [
    ("fix/write.rs", "std::fs"),
    ("rule/set.rs", "std::fs"),
    ("extract/script/mod.rs", "std::thread"),
];

#[test]
fn the_core_knows_no_files_clock_environment_or_threads() {
    let mut wrong = Vec::new();
    for (path, module, code) in sources() {
        let name = path.to_string_lossy().replace('\\', "/");
        for line in without_tests(&code) {
            let word = NOT_IN_THE_CORE.iter().find(|word| line.contains(**word));
            let Some(word) = word.filter(|_| CORE.contains(&module.as_str())) else { continue };
            if !OF_A_FEATURE.contains(&(name.as_str(), *word)) {
                wrong.push(format!("{name}: {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A module that reaches over its parent's head is in the wrong place.
#[test]
fn no_module_climbs_two_floors() {
    let climbing: Vec<_> = sources()
        .iter()
        .filter(|(_, _, code)| code.iter().any(|line| line.contains("super::super")))
        .map(|(path, _, _)| path.display().to_string())
        .collect();
    assert!(climbing.is_empty(), "{climbing:?}");
}

/// Files stay small enough to hold in the head.
#[test]
fn no_file_is_over_450_lines() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (path, _, _) in sources() {
        let lines =
            fs::read_to_string(root.join("src").join(&path)).expect("source").lines().count();
        assert!(lines <= 450, "{} has {lines} lines", path.display());
    }
}
