//! `[lint.rules]` and `[[lint.paths]]`: how much the findings of a rule weigh.

use std::collections::BTreeMap;

use super::checked_against::CheckedAgainst;
use super::globs::Globs;
use crate::config::problem::Problem;
use crate::config::reader::{At, Sheet, Table};
use crate::message::Message;
use crate::rule::Severity;
use crate::text::nearest;

/// How much the findings of a rule weigh, if they are reported at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// They are not reported.
    Off,
    /// They weigh this, whatever the rule says itself.
    As(Severity),
}

/// Rules by id, each with its weight.
pub type RuleLevels = BTreeMap<String, Weight>;

/// What holds for some paths only.
#[derive(Clone, Debug)]
pub struct PathRules {
    /// For which.
    pub files: Globs,
    /// The rules that weigh otherwise there.
    pub rules: RuleLevels,
}

impl Weight {
    /// All, with the names they have in the file.
    pub const ALL: [(&str, Self); 4] = [
        ("error", Self::As(Severity::Error)),
        ("warning", Self::As(Severity::Warning)),
        ("hint", Self::As(Severity::Hint)),
        ("off", Self::Off),
    ];

    /// The name it has in the file.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, weight)| *weight == self).map_or("off", |(name, _)| name)
    }
}

/// Reads a table of rule ids and weights.
pub(super) fn levels(
    table: Table<'_>,
    sheet: &mut Sheet,
    known: &CheckedAgainst<'_>,
) -> RuleLevels {
    let mut levels = RuleLevels::new();
    for entry in table.entries() {
        let id = entry.key.value;
        if !known.rules.contains(id) {
            sheet.report(unknown_rule(id, known), entry.key.span);
            continue;
        }
        let Some(text) = entry.string(sheet) else { continue };
        match Weight::ALL.iter().find(|(name, _)| *name == text.value) {
            Some((_, weight)) => {
                levels.insert(id.to_owned(), *weight);
            }
            None => sheet.report(unknown_weight(&text), text.span),
        }
    }
    levels
}

/// Reads the entries of `[[lint.paths]]`.
pub(super) fn paths(
    tables: Vec<Table<'_>>,
    sheet: &mut Sheet,
    known: &CheckedAgainst<'_>,
) -> Vec<PathRules> {
    let mut paths = Vec::new();
    for table in tables {
        let files = Globs::of(&table, sheet, "files");
        let rules = table.table(sheet, "rules").map(|rules| levels(rules, sheet, known));
        table.finish(sheet);
        if let Some(files) = files {
            paths.push(PathRules { files, rules: rules.unwrap_or_default() });
        }
    }
    paths
}

/// The least severity that decides the exit code.
pub(super) fn severity(text: &At<String>) -> Result<Severity, Problem> {
    match Weight::ALL.iter().find(|(name, _)| *name == text.value) {
        Some((_, Weight::As(severity))) => Ok(*severity),
        _ => {
            let message = Message::new("lint-config-severity").with("value", text.value.as_str());
            Err(Problem::error(message).help(Message::new("lint-config-severity-help")))
        }
    }
}

fn unknown_weight(text: &At<String>) -> Problem {
    let message = Message::new("lint-config-weight").with("value", text.value.as_str());
    Problem::error(message).help(Message::new("lint-config-weight-help"))
}

fn unknown_rule(id: &str, known: &CheckedAgainst<'_>) -> Problem {
    let problem = Problem::error(Message::new("lint-config-rule").with("id", id));
    let help = match nearest(id, known.rules.iter().map(String::as_str)) {
        Some(near) => Message::new("config-did-you-mean").with("candidate", near),
        None => Message::new("lint-config-rule-help"),
    };
    problem.help(help)
}
