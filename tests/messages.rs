//! Every message is there in every language, says the same things, and is used.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast;
use sa_lint::message::{AREAS, Lang, Message, say};

/// The messages of one language: id to the variables it has.
fn messages(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let index = Lang::ALL.iter().position(|other| *other == lang).unwrap();
    let mut found = BTreeMap::new();
    for (area, texts) in AREAS {
        let file = format!("locales/{}/{area}.ftl", lang.tag());
        let resource = fluent_syntax::parser::parse(texts[index])
            .unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        for entry in resource.body {
            let ast::Entry::Message(message) = entry else { continue };
            let id = message.id.name.to_owned();
            let pattern = message.value.unwrap_or_else(|| panic!("{file}: {id} has no text"));
            let mut variables = BTreeSet::new();
            in_pattern(&pattern, &mut variables);
            assert!(found.insert(id.clone(), variables).is_none(), "{file}: {id} comes twice");
        }
    }
    found
}

fn in_pattern(pattern: &ast::Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            in_expression(expression, variables);
        }
    }
}

fn in_expression(expression: &ast::Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => in_inline(inline, variables),
        ast::Expression::Select { selector, variants } => {
            in_inline(selector, variables);
            variants.iter().for_each(|variant| in_pattern(&variant.value, variables));
        }
    }
}

fn in_inline(inline: &ast::InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => in_expression(expression, variables),
        _ => {}
    }
}

/// All Rust source of the program in one string.
fn source() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src"), root.join("crates/web/src")];
    let mut text = String::new();
    while let Some(folder) = folders.pop() {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
            } else {
                text.push_str(&String::from_utf8_lossy(&fs::read(path).unwrap()));
            }
        }
    }
    text
}

#[test]
fn every_language_has_every_message_with_the_same_variables() {
    let (ja, en) = (messages(Lang::Ja), messages(Lang::En));
    assert!(ja.len() > 2, "{ja:?}");
    for (id, variables) in &ja {
        assert_eq!(Some(variables), en.get(id), "{id}: Japanese left, English right");
    }
    let only_english: Vec<_> = en.keys().filter(|id| !ja.contains_key(*id)).collect();
    assert!(only_english.is_empty(), "not in Japanese: {only_english:?}");
}

#[test]
fn every_file_of_messages_is_embedded() {
    for lang in Lang::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(lang.tag());
        let mut files: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        let mut areas: Vec<String> = AREAS.iter().map(|(area, _)| format!("{area}.ftl")).collect();
        areas.sort();
        assert_eq!(files, areas);
    }
}

/// Ids of arguments and commands are made from their names; the tests of `bin/sa-lint/help.rs` look
/// at those.
const MADE: &str = "help-";

#[test]
fn every_message_is_used_and_every_id_is_a_message() {
    let source = source();
    let known = messages(Lang::Ja);
    for id in known.keys().filter(|id| !id.starts_with(MADE)) {
        assert!(source.contains(&format!("\"{id}\"")), "nothing says {id}");
    }
    for call in ["Message::new(\"", "say(lang, \""] {
        for (at, _) in source.match_indices(call) {
            let id = source[at + call.len()..].split('"').next().unwrap();
            assert!(known.contains_key(id), "there is no message {id}");
        }
    }
}

#[test]
fn a_message_is_said_in_each_language() {
    assert_eq!(say(Lang::Ja, "severity-error"), "誤り");
    assert_eq!(say(Lang::En, "severity-error"), "error");
    assert_eq!(Message::new("severity-hint").text(Lang::En), "hint");
}
