//! A finding as a SARIF result.

use std::ops::Range;

use serde_json::{Value, json};

use super::part::{artifact, level, text};
use crate::lint::{Finding, Safety, Suppressed, SuppressedBy};
use crate::message::Lang;
use crate::report::location::Location;
use crate::report::{Reported, wording};
use crate::rule::RuleSet;
use crate::text::Position;

/// A finding that counts or one that does not.
pub(super) enum Found<'a> {
    Counts(&'a Reported),
    LeftOut(&'a Suppressed),
}

/// §3.27. What counts says so by an empty list: all results of a run tell of suppressions or none
/// does (§3.27.23). What was left out has no fix.
pub(super) fn result(at: &Location, found: &Found, rules: &RuleSet, lang: Lang) -> Value {
    let finding = match found {
        Found::Counts(reported) => &reported.finding,
        Found::LeftOut(left_out) => &left_out.finding,
    };
    let mut place = json!({ "physicalLocation": { "artifactLocation": artifact(at) } });
    if let Some(location) = &finding.location {
        // §3.33: lines say nothing in a file that is no text.
        place["logicalLocations"] = json!([{ "name": wording::place(lang, location) }]);
    } else {
        let mut region = region(&(finding.start..finding.end));
        region["snippet"] = text(&finding.matched);
        place["physicalLocation"]["region"] = region;
    }
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": text(&message(finding, lang)),
        "locations": [place],
        "partialFingerprints": { "finding/v1": finding.fingerprint },
    });
    if let Ok(index) = rules.rules().binary_search_by(|rule| rule.id.cmp(&finding.rule)) {
        result["ruleIndex"] = Value::from(index);
    }
    match found {
        Found::Counts(reported) => {
            result["suppressions"] = json!([]);
            if let Some(fix) = fix(at, reported, lang) {
                result["fixes"] = Value::from(vec![fix]);
            }
        }
        Found::LeftOut(left_out) => {
            result["suppressions"] = Value::from(vec![suppression(&left_out.by)]);
        }
    }
    result
}

/// §3.35. Without a `status` it holds.
fn suppression(by: &SuppressedBy) -> Value {
    match by {
        SuppressedBy::Comment { reason: Some(reason), .. } => {
            json!({ "kind": "inSource", "justification": reason })
        }
        SuppressedBy::Comment { reason: None, .. } => json!({ "kind": "inSource" }),
        SuppressedBy::Baseline => json!({ "kind": "external" }),
    }
}

/// What is wrong and what to do: viewers show nothing but this.
fn message(finding: &Finding, lang: Lang) -> String {
    let (what, help) = (wording::message(lang, finding), finding.help.get(lang));
    if help.is_empty() { what } else { format!("{what}\n{help}") }
}

/// §3.55.
fn fix(at: &Location, found: &Reported, lang: Lang) -> Option<Value> {
    let replacement = found.replacement.as_ref().filter(|_| found.finding.location.is_none())?;
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
