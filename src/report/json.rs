//! A run as one JSON document; `docs/json.md` and `docs/schema/findings.schema.json` describe it.

use std::io::{self, Write};

use serde::Serialize;

use super::context::{NAME, VERSION};
use super::stream::{self, Seq};
use super::{Outcome, Repair, Reported, Run, Skip, Summary};
use crate::fix::{Change, WriteError};
use crate::lint::{Safety, Severity, json};
use crate::message::Lang;

/// Grows when a reader of the old form would misread the new one.
const SCHEMA_VERSION: u32 = 1;

/// Writes `run` as one document, keys always in the same order, messages in `lang`.
///
/// # Errors
/// When `out` cannot be written.
pub fn json(run: &Run, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let document = RunJson {
        schema_version: SCHEMA_VERSION,
        tool: Tool { name: NAME, version: VERSION },
        files: files(run),
        fixed: Seq(|| {
            run.repairs()
                .flat_map(|(path, repair)| repair.changes().iter().map(move |c| fixed(path, c)))
        }),
        findings: Seq(|| run.findings().map(|(path, found)| Found::of(path, found, lang))),
        suppressed: Seq(|| {
            run.suppressed().map(|(path, left_out)| json::suppressed(path, left_out, lang))
        }),
        summary: Summary::of(run),
    };
    stream::document(&document, out)
}

/// A finding as a run reports it.
#[derive(Serialize)]
pub(super) struct Found<'a> {
    #[serde(flatten)]
    finding: json::JsonFinding<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'a str>,
}

impl<'a> Found<'a> {
    /// What was found in the file at `path`, messages in `lang`.
    pub(super) fn of(path: &'a str, found: &'a Reported, lang: Lang) -> Self {
        let finding = json::finding(path, &found.finding, lang);
        Self { finding, link: found.link.as_deref() }
    }
}

#[derive(Serialize)]
struct RunJson<'a, Changes, Findings, Suppressed> {
    schema_version: u32,
    tool: Tool,
    files: Vec<JsonFile<'a>>,
    fixed: Changes,
    findings: Findings,
    suppressed: Suppressed,
    summary: Summary,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct JsonFile<'a> {
    path: &'a str,
    encoding: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    skipped: Option<Skipped>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unwritten: Option<&'static str>,
}

/// A reason of [`Skip`], or that the file could not be read.
#[derive(Serialize)]
#[serde(untagged)]
enum Skipped {
    LeftAlone(Skip),
    Failed(&'static str),
}

#[derive(Serialize)]
struct JsonFixed<'a> {
    rule: &'a str,
    severity: Severity,
    path: &'a str,
    line: usize,
    column: usize,
    safety: Safety,
    before: &'a str,
    after: &'a str,
}

/// Every file met, and what could not be read at all, by path.
fn files(run: &Run) -> Vec<JsonFile<'_>> {
    let unreadable = || Some(Skipped::Failed("unreadable"));
    let mut files: Vec<JsonFile> =
        run.failures.iter().map(|failure| JsonFile::skipped(&failure.path, unreadable())).collect();
    files.extend(run.files.iter().map(|file| match &file.outcome {
        Outcome::Checked(checked) => {
            let unwritten = match checked.repair.as_deref() {
                Some(Repair::Unwritten(error)) => Some(unwritten(error)),
                _ => None,
            };
            let encoding = Some(checked.encoding);
            JsonFile { path: &file.path, encoding, skipped: None, unwritten }
        }
        Outcome::Skipped(skip) => JsonFile::skipped(&file.path, Some(Skipped::LeftAlone(*skip))),
        Outcome::Failed(_) => JsonFile::skipped(&file.path, unreadable()),
    }));
    files.sort_by(|a, b| a.path.cmp(b.path));
    files
}

impl<'a> JsonFile<'a> {
    fn skipped(path: &'a str, skipped: Option<Skipped>) -> Self {
        Self { path, encoding: None, skipped, unwritten: None }
    }
}

fn unwritten(error: &WriteError) -> &'static str {
    match error {
        WriteError::ReadOnly => "read-only",
        WriteError::NotAFile => "not-a-file",
        WriteError::Outside => "outside",
        WriteError::Changed => "changed",
        WriteError::Folder(_) => "folder",
        WriteError::Io(_) => "failed",
    }
}

fn fixed<'a>(path: &'a str, change: &'a Change) -> JsonFixed<'a> {
    JsonFixed {
        rule: &change.rule,
        severity: change.severity,
        path,
        line: change.start.line,
        column: change.start.column,
        safety: change.safety,
        before: &change.before,
        after: &change.after,
    }
}
