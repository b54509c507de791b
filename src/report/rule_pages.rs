//! The rules to the Markdown pages of `docs/rules/`: one a rule and an index, in each language.

use std::collections::BTreeMap;

use super::rule_view::{Line, RuleView, head, related};
use crate::message::{Lang, say};
use crate::rule::{Rule, RuleSet};

/// For those who want to change a page.
const GENERATED: &str =
    "Made from the rule's file by `cargo run --example rule-pages`: do not edit.";

/// Every page by its name in the folder: `acquisition-claim.md` is English,
/// `acquisition-claim.ja.md` Japanese, `README.md` the index.
pub fn rule_pages(rules: &RuleSet) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for lang in Lang::ALL {
        pages.insert(file_name("README", lang), index(rules, lang));
        for rule in rules.rules() {
            pages.insert(file_name(&rule.id, lang), page(rule, rules, lang));
        }
    }
    pages
}

fn file_name(stem: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{stem}.md"),
        Lang::Ja => format!("{stem}.ja.md"),
    }
}

/// The mark of a page nobody should edit, and the link to the same page in the other language.
fn top(stem: &str, lang: Lang) -> String {
    let other = if lang == Lang::Ja { Lang::En } else { Lang::Ja };
    let (name, other) = (say(other, "language-name"), file_name(stem, other));
    format!("<!-- {GENERATED} -->\n\n[{name}]({other})\n\n")
}

fn index(rules: &RuleSet, lang: Lang) -> String {
    let words = |id| say(lang, id);
    let mut text = top("README", lang);
    text.push_str(&format!("# {}\n\n{}\n\n", words("rule-index-title"), words("rule-index-lead")));
    text.push_str(&format!("| {} |\n| --- | --- | --- | --- |\n", words("rule-index-columns")));
    for rule in rules.rules() {
        let view = RuleView::of(rule, lang);
        let fixable = words(if view.is_fixable { "rule-index-yes" } else { "rule-index-no" });
        let link = format!("[`{}`]({})", view.id, file_name(view.id, lang));
        let title = escape(view.title);
        text.push_str(&format!("| {link} | {title} | {} | {fixable} |\n", view.severity));
    }
    text
}

fn page(rule: &Rule, rules: &RuleSet, lang: Lang) -> String {
    let view = RuleView::of(rule, lang);
    let mut text = top(view.id, lang);
    text.push_str(&format!("# {}\n\n- `{}`\n", escape(view.title), view.id));
    head(&view, lang).iter().for_each(|line| text.push_str(&format!("- {line}\n")));
    for section in &view.sections {
        text.push_str(&format!("\n## {}\n", section.heading));
        section.lines.iter().for_each(|line| text.push_str(&block(line)));
    }
    text.push_str(&format!("\n## {}\n\n", say(lang, "rule-page-related")));
    for other in related(rule, rules.rules()) {
        let title = escape(other.title.get(lang));
        text.push_str(&format!("- [{title}]({})\n", file_name(&other.id, lang)));
    }
    for (file, id) in [
        ("README", "rule-index-title"),
        ("../fix", "rule-page-fix"),
        ("../configuration", "rule-page-configuration"),
    ] {
        text.push_str(&format!("- [{}]({})\n", say(lang, id), file_name(file, lang)));
    }
    text
}

fn block(line: &Line<'_>) -> String {
    match line {
        Line::Words(words) => format!("\n{}\n", escape(words)),
        Line::Address(address) => format!("\n<{address}>\n"),
        Line::Bad(bad) => {
            let wrong = marked('-', &bad.shown());
            let right = bad.fixed.as_ref().map(|fixed| marked('+', fixed)).unwrap_or_default();
            fenced("diff", &(wrong + &right))
        }
        Line::Good(good) => fenced("text", &good.shown()),
        Line::Code { words, code } => format!("\n{}\n{}", escape(words), fenced("text", code)),
    }
}

/// Every line with the sign of a diff before it.
fn marked(sign: char, text: &str) -> String {
    text.lines().map(|line| format!("{sign} {line}\n")).collect()
}

/// A code block; its fence is longer than any in the text.
fn fenced(kind: &str, text: &str) -> String {
    let mut fence = "```".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    format!("\n{fence}{kind}\n{}\n{fence}\n", text.trim_end())
}

/// Words in which Markdown sees nothing but words.
fn escape(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|') {
            text.push('\\');
        }
        text.push(c);
    }
    text
}
