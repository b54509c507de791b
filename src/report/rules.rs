//! The rules of a run as a list.

use std::io::{self, Write};

use serde::Serialize;
use textwrap::core::display_width;

use super::concise::severity_id;
use super::{printable, stream};
use crate::lint::Severity;
use crate::message::Lang;
use crate::rule::{Ground, RuleSet};

/// Writes one line per rule, by id: the id, the severity, the title.
///
/// # Errors
/// When `out` cannot be written.
pub fn rules(rules: &RuleSet, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let width = rules.rules().iter().map(|rule| display_width(&rule.id)).max().unwrap_or(0);
    for rule in rules.rules() {
        writeln!(
            out,
            "{:width$}  {:7}  {}",
            rule.id,
            severity_id(rule.severity),
            printable(rule.title.get(lang)),
        )?;
    }
    Ok(())
}

/// Writes the same list as one JSON document: `{"rules":[{"id","severity","ground","title","url"}]}`.
///
/// # Errors
/// When `out` cannot be written.
pub fn rules_json(rules: &RuleSet, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let rules = rules.rules().iter().map(|rule| JsonRule {
        id: &rule.id,
        severity: rule.severity,
        ground: rule.ground,
        title: rule.title.get(lang),
        url: &rule.url,
    });
    stream::document(&RulesJson { rules: rules.collect() }, out)
}

#[derive(Serialize)]
struct RulesJson<'a> {
    rules: Vec<JsonRule<'a>>,
}

#[derive(Serialize)]
struct JsonRule<'a> {
    id: &'a str,
    severity: Severity,
    #[serde(serialize_with = "ground_id")]
    ground: Ground,
    title: &'a str,
    url: &'a str,
}

fn ground_id<S: serde::Serializer>(ground: &Ground, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match ground {
        Ground::Source => "source",
        Ground::Official => "official",
        Ground::Practice => "practice",
    })
}
