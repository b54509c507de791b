//! A run as one JSON document; `docs/json.md` and `docs/schema/findings.schema.json` describe it.

use std::io::{self, Write};

use serde::Serialize;

use super::context::{NAME, VERSION};
use super::stream::{self, Seq};
use super::{Outcome, Repair, Run, Skip, Summary};
use crate::fix::{Change, WriteError};
use crate::lint::{Finding, Fix, HeldBack, Safety, Severity, SuppressedBy};
use crate::message::Lang;

/// Grows when a reader of the old form would misread the new one.
const SCHEMA_VERSION: u32 = 1;

/// Writes `run` as one document, keys always in the same order, messages in `lang`.
///
/// # Errors
/// When `out` cannot be written.
pub fn json(run: &Run, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let document = Document {
        schema_version: SCHEMA_VERSION,
        tool: Tool { name: NAME, version: VERSION },
        files: files(run),
        fixed: Seq(|| {
            run.repairs()
                .flat_map(|(path, repair)| repair.changes().iter().map(move |c| fixed(path, c)))
        }),
        findings: Seq(|| run.findings().map(|(path, f)| finding(path, &f.finding, lang))),
        suppressed: Seq(|| {
            run.suppressed().map(|(path, left_out)| JsonSuppressed {
                finding: finding(path, &left_out.finding, lang),
                by: suppressed_by(&left_out.by),
            })
        }),
        summary: Summary::of(run),
    };
    stream::document(&document, out)
}

#[derive(Serialize)]
struct Document<'a, Changes, Findings, Suppressed> {
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
pub(super) struct JsonFinding<'a> {
    rule: &'a str,
    severity: Severity,
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start_byte: usize,
    end_byte: usize,
    matched: &'a str,
    message: &'a str,
    help: &'a str,
    url: &'a str,
    fingerprint: &'a str,
    fix: Option<JsonFix<'a>>,
    held_back: Option<JsonHeldBack<'a>>,
}

#[derive(Serialize)]
struct JsonSuppressed<'a> {
    finding: JsonFinding<'a>,
    #[serde(flatten)]
    by: JsonSuppressedBy<'a>,
}

#[derive(Serialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
enum JsonSuppressedBy<'a> {
    Comment { line: usize, reason: Option<&'a str> },
    Baseline,
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

#[derive(Serialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum JsonHeldBack<'a> {
    Markup,
    Encoding { character: char, encoding: &'static str },
    Remains,
    NewFinding { rule: &'a str },
    Reading,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    safety: Safety,
    edits: Vec<JsonEdit<'a>>,
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    start_byte: usize,
    end_byte: usize,
    replacement: &'a str,
}

/// Every file met, and what could not be read at all, by path.
fn files(run: &Run) -> Vec<JsonFile<'_>> {
    let unreadable = || Some(Skipped::Failed("unreadable"));
    let mut files: Vec<JsonFile> =
        run.failures.iter().map(|failure| JsonFile::skipped(&failure.path, unreadable())).collect();
    files.extend(run.files.iter().map(|file| match &file.outcome {
        Outcome::Checked(checked) => {
            let unwritten = match &checked.repair {
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

/// One finding, as an object of the list `findings`.
pub(super) fn finding<'a>(path: &'a str, finding: &'a Finding, lang: Lang) -> JsonFinding<'a> {
    JsonFinding {
        rule: &finding.rule,
        severity: finding.severity,
        path,
        line: finding.start.line,
        column: finding.start.column,
        end_line: finding.end.line,
        end_column: finding.end.column,
        start_byte: finding.raw_span.start,
        end_byte: finding.raw_span.end,
        matched: &finding.matched,
        message: finding.message.get(lang),
        help: finding.help.get(lang),
        url: &finding.url,
        fingerprint: &finding.fingerprint,
        fix: finding.fix.as_ref().map(fix),
        held_back: finding.held_back.as_ref().map(held_back),
    }
}

fn suppressed_by(by: &SuppressedBy) -> JsonSuppressedBy<'_> {
    match by {
        SuppressedBy::Comment { line, reason } => {
            JsonSuppressedBy::Comment { line: *line, reason: reason.as_deref() }
        }
        SuppressedBy::Baseline => JsonSuppressedBy::Baseline,
    }
}

fn held_back(reason: &HeldBack) -> JsonHeldBack<'_> {
    match reason {
        HeldBack::Markup => JsonHeldBack::Markup,
        HeldBack::Encoding(lost) => {
            JsonHeldBack::Encoding { character: lost.character, encoding: lost.encoding }
        }
        HeldBack::Remains => JsonHeldBack::Remains,
        HeldBack::NewFinding { rule } => JsonHeldBack::NewFinding { rule },
        HeldBack::Reading => JsonHeldBack::Reading,
    }
}

fn fix(fix: &Fix) -> JsonFix<'_> {
    let edits = fix.edits.iter().map(|edit| JsonEdit {
        start_byte: edit.raw_span.start,
        end_byte: edit.raw_span.end,
        replacement: &edit.replacement,
    });
    JsonFix { safety: fix.safety, edits: edits.collect() }
}
