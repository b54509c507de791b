//! A rule as a SARIF reporting descriptor.

use serde_json::{Value, json};

use super::part::{level, text};
use crate::lint::Severity;
use crate::message::{Lang, Message, say};
use crate::report::wording;
use crate::rule::{Ground, Rule};

/// How many bad examples the help shows.
const EXAMPLES: usize = 3;

/// §3.49.
pub(super) fn descriptor(rule: &Rule, lang: Lang) -> Value {
    let mut tags: Vec<&str> = rule.scheme.as_deref().into_iter().collect();
    tags.push(ground(rule.ground));
    let mut descriptor = json!({
        "id": rule.id,
        "name": name(&rule.id),
        "shortDescription": text(rule.title.get(lang)),
        "fullDescription": text(rule.judges.get(lang).trim()),
        "help": { "text": help(rule, lang, false), "markdown": help(rule, lang, true) },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": {
            "tags": tags,
            "problem.severity": problem_severity(rule.severity),
        },
    });
    // A rule about how the program is used rests on no page.
    if !rule.url.is_empty() {
        descriptor["helpUri"] = Value::from(rule.url.as_str());
    }
    descriptor
}

/// `acquisition-claim` as `AcquisitionClaim`: readable and stable, as §3.49.7 wants it.
fn name(id: &str) -> String {
    id.split('-')
        .flat_map(|word| {
            let mut rest = word.chars();
            rest.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(rest)
        })
        .collect()
}

/// Why, what to do, examples, source.
fn help(rule: &Rule, lang: Lang, markdown: bool) -> String {
    let todo = match &rule.help_without_replacement {
        Some(help) => help.get(lang).to_owned(),
        None => rule.help.get(lang).replace("{replacement}", "…"),
    };
    let mut parts = vec![
        section(&say(lang, "sarif-why"), rule.why.get(lang), markdown),
        section(&say(lang, "sarif-fix"), &todo, markdown),
    ];
    let examples: Vec<String> = rule
        .bad
        .iter()
        .filter(|bad| !bad.text.trim().contains('\n'))
        .filter_map(|bad| Some((bad.text.trim(), bad.fixed.as_ref()?.trim())))
        .take(EXAMPLES)
        .map(|(bad, fixed)| {
            if markdown {
                format!(
                    "- {} → {}",
                    crate::report::markdown::code(bad),
                    crate::report::markdown::code(fixed)
                )
            } else {
                format!("- {bad} → {fixed}")
            }
        })
        .collect();
    if !examples.is_empty() {
        parts.push(section(&say(lang, "sarif-examples"), &examples.join("\n"), markdown));
    }
    if rule.url.is_empty() {
        return parts.join("\n\n");
    }
    let ground = wording::ground(lang, rule.ground);
    let source = if markdown { format!("<{}>", rule.url) } else { rule.url.clone() };
    let source =
        Message::new("sarif-source").with("ground", ground.to_string()).with("url", source);
    parts.push(source.text(lang));
    parts.join("\n\n")
}

fn section(title: &str, words: &str, markdown: bool) -> String {
    let title = if markdown { format!("**{title}**") } else { title.to_owned() };
    format!("{title}\n\n{}", words.trim())
}

fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::Source => "source",
        Ground::Official => "official",
        Ground::Practice => "practice",
    }
}

/// As GitHub code scanning sorts rules that are not about vulnerabilities.
fn problem_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "recommendation",
    }
}
