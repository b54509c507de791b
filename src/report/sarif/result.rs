//! A finding as a SARIF result.

use std::ops::Range;

use serde_json::{Value, json};

use super::super::location::Location;
use super::super::{Reported, wording};
use super::{artifact, level, text};
use crate::lint::{Finding, Safety};
use crate::message::Lang;
use crate::rule::RuleSet;
use crate::text::Position;

/// §3.27.
pub(super) fn result(at: &Location, found: &Reported, rules: &RuleSet, lang: Lang) -> Value {
    let finding = &found.finding;
    let mut place = region(&(finding.start..finding.end));
    place["snippet"] = text(&finding.matched);
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": text(&message(finding, lang)),
        "locations": [{
            "physicalLocation": { "artifactLocation": artifact(at), "region": place },
        }],
        "partialFingerprints": { "finding/v1": finding.fingerprint },
    });
    if let Ok(index) = rules.rules().binary_search_by(|rule| rule.id.cmp(&finding.rule)) {
        result["ruleIndex"] = Value::from(index);
    }
    if let Some(fix) = fix(at, found, lang) {
        result["fixes"] = Value::from(vec![fix]);
    }
    result
}

/// What is wrong and what to do: viewers show nothing but this.
fn message(finding: &Finding, lang: Lang) -> String {
    let (what, help) = (finding.message.get(lang), finding.help.get(lang));
    if help.is_empty() { what.to_owned() } else { format!("{what}\n{help}") }
}

/// §3.55.
fn fix(at: &Location, found: &Reported, lang: Lang) -> Option<Value> {
    let replacement = found.replacement.as_ref()?;
    let change = found.excerpt.change.as_ref()?;
    let safety = match found.finding.fix.as_ref()?.safety {
        Safety::Safe => "safe",
        Safety::Unsafe => "unsafe",
    };
    Some(json!({
        "description": text(&wording::change(lang, &change.before, "→", &change.after)),
        "artifactChanges": [{
            "artifactLocation": artifact(at),
            "replacements": [{
                "deletedRegion": region(&replacement.place),
                "insertedContent": text(&replacement.text),
            }],
        }],
        "properties": { "safety": safety },
    }))
}

/// §3.30: lines and columns from 1, columns as `columnKind` says, the end exclusive.
fn region(place: &Range<Position>) -> Value {
    json!({
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    })
}
