//! A run as SARIF 2.1.0, the format of code scanning services (OASIS standard, 2020).
//!
//! The section numbers in this folder are those of the standard.

mod part;
mod result;
mod rule;

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use super::context::{NAME, VERSION, homepage};
use super::failed_path::failed_paths;
use super::location::Location;
use super::stream::{self, Seq};
use super::{Context, Run, Summary, wording};
use crate::message::say;
use part::{ROOT, artifact, text};
use result::Found;

/// Writes `run` as one log with one run. What does not count is in it, marked as suppressed.
///
/// # Errors
/// When `out` cannot be written.
pub fn sarif(run: &Run, context: Context, out: &mut impl Write) -> io::Result<()> {
    let Context { lang, rules, base, .. } = context;
    let found = || {
        run.judged().flat_map(|(file, checked)| {
            let at = base.locate(&file.path, file.on_disk());
            let found = checked.findings.iter().map(Found::Counts);
            let left_out = checked.suppressed.iter().map(Found::LeftOut);
            found.chain(left_out).map(move |found| (at.clone(), found))
        })
    };
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Body {
            tool: Tool {
                driver: Driver {
                    name: NAME,
                    version: VERSION,
                    semantic_version: VERSION,
                    information_uri: homepage(),
                    language: lang.tag(),
                    rules: Seq(|| rules.rules().iter().map(|rule| rule::descriptor(rule, lang))),
                },
            },
            language: lang.tag(),
            column_kind: "unicodeCodePoints",
            newline_sequences: ["\r\n", "\n", "\r"],
            original_uri_base_ids: json!({ ROOT: { "description": text(&say(lang, "sarif-root")) } }),
            invocations: [invocation(run, context)],
            artifacts: Seq(|| artifacts(run, context)),
            results: Seq(|| found().map(|(at, found)| result::result(&at, &found, rules, lang))),
        }],
    };
    stream::document(&log, out)
}

/// §3.13.
#[derive(Serialize)]
struct Log<Run> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

/// §3.14.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<Rules, Artifacts, Results> {
    tool: Tool<Rules>,
    language: &'static str,
    column_kind: &'static str,
    newline_sequences: [&'static str; 3],
    original_uri_base_ids: Value,
    invocations: [Value; 1],
    artifacts: Artifacts,
    results: Results,
}

/// §3.18.
#[derive(Serialize)]
struct Tool<Rules> {
    driver: Driver<Rules>,
}

/// §3.19.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<Rules> {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    information_uri: Option<&'static str>,
    language: &'static str,
    rules: Rules,
}

/// Whether the run was whole, and what was in its way (§3.20).
fn invocation(run: &Run, context: Context) -> Value {
    let Context { lang, base, .. } = context;
    let summary = Summary::of(run);
    let mut notes: Vec<Value> = failed_paths(run, base, lang)
        .map(|failed| note("error", Some(failed.id), &failed.message, Some(&failed.location)))
        .collect();
    for (file, checked) in run.judged().filter(|(_, checked)| checked.malformed) {
        let location = base.locate(&file.path, file.on_disk());
        let message = wording::malformed(lang, checked.encoding);
        notes.push(note("warning", Some("malformed"), &message, Some(&location)));
    }
    if summary.files_checked == 0 && summary.unreadable == 0 {
        notes.push(note("error", None, &wording::nothing_checked(lang, &summary), None));
    }
    json!({
        "executionSuccessful":
            summary.files_checked > 0 && summary.unreadable + summary.unwritten == 0,
        "toolExecutionNotifications": notes,
    })
}

/// §3.58.
fn note(level: &str, id: Option<&str>, message: &str, at: Option<&Location>) -> Value {
    let mut note = json!({ "level": level, "message": text(message) });
    if let Some(id) = id {
        note["descriptor"] = json!({ "id": id });
    }
    if let Some(location) = at {
        let place = json!({ "physicalLocation": { "artifactLocation": artifact(location) } });
        note["locations"] = Value::from(vec![place]);
    }
    note
}

/// The files with findings and their encodings (§3.24): who shows a place must read them alike.
fn artifacts<'a>(run: &'a Run, context: Context<'a>) -> impl Iterator<Item = Value> + 'a {
    let with_findings = run
        .judged()
        .filter(|(_, checked)| !(checked.findings.is_empty() && checked.suppressed.is_empty()));
    with_findings.map(move |(file, checked)| {
        let location = context.base.locate(&file.path, file.on_disk());
        json!({
            "location": artifact(&location),
            "encoding": checked.encoding,
            "roles": ["analysisTarget"],
        })
    })
}
