//! A run as one JSON document; `docs/json.md` and `docs/schema/findings.schema.json` describe it.

use std::io::{self, Write};

use serde::Serialize;

use super::{Lang, Outcome, Run, Skip, Summary};
use crate::lint::{Finding, Fix, Safety, Severity};

/// Grows when a reader of the old form would misread the new one.
const SCHEMA_VERSION: u32 = 1;

/// Writes `run` as one document, keys always in the same order, messages in `lang`.
///
/// # Errors
/// When `out` cannot be written.
pub fn json(run: &Run, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let document = Document {
        schema_version: SCHEMA_VERSION,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        files: files(run),
        findings: run.findings().map(|(path, f)| finding(path, &f.finding, lang)).collect(),
        summary: Summary::of(run),
    };
    write_document(&document, out)
}

/// Writes any value as an indented document with a line end.
///
/// U+007F…U+009F become `\u00XX`: JSON allows them bare, but a terminal obeys them.
pub(super) fn write_document(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    let document = serde_json::to_string_pretty(value)?;
    let mut rest = document.as_str();
    while let Some((at, c)) = rest.char_indices().find(|&(_, c)| matches!(c, '\u{7f}'..='\u{9f}')) {
        write!(out, "{}\\u{:04x}", &rest[..at], u32::from(c))?;
        rest = &rest[at + c.len_utf8()..];
    }
    writeln!(out, "{rest}")
}

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    tool: Tool,
    files: Vec<JsonFile<'a>>,
    findings: Vec<JsonFinding<'a>>,
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
}

/// A reason of [`Skip`], or that the file could not be read.
#[derive(Serialize)]
#[serde(untagged)]
enum Skipped {
    LeftAlone(Skip),
    Failed(&'static str),
}

#[derive(Serialize)]
struct JsonFinding<'a> {
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
    let mut files: Vec<JsonFile> = run
        .failures
        .iter()
        .map(|failure| JsonFile { path: &failure.path, encoding: None, skipped: unreadable() })
        .collect();
    files.extend(run.files.iter().map(|file| {
        let (encoding, skipped) = match &file.outcome {
            Outcome::Checked(checked) => (Some(checked.encoding), None),
            Outcome::Skipped(skip) => (None, Some(Skipped::LeftAlone(*skip))),
            Outcome::Failed(_) => (None, unreadable()),
        };
        JsonFile { path: &file.path, encoding, skipped }
    }));
    files.sort_by(|a, b| a.path.cmp(b.path));
    files
}

fn finding<'a>(path: &'a str, finding: &'a Finding, lang: Lang) -> JsonFinding<'a> {
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
        message: lang.of(&finding.message),
        help: lang.of(&finding.help),
        url: &finding.url,
        fingerprint: &finding.fingerprint,
        fix: finding.fix.as_ref().map(fix),
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
