//! A run as reviewdog's diagnostic format (rdjson), which comments on pull requests with
//! suggestions to take over.

use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;
use serde_json::{Value, json};

use super::context::{NAME, homepage};
use super::failed_path::failed_paths;
use super::stream::{self, Seq};
use super::{Context, Reported, Run, wording};
use crate::lint::Severity;
use crate::message::Lang;
use crate::text::Position;

/// The encoding whose lines reviewdog puts suggestions together with.
const UTF_8: &str = "UTF-8";

/// Writes `run` as one `DiagnosticResult`. Columns count bytes of UTF-8; a file in another encoding
/// has no suggestions, for reviewdog would mix its bytes with theirs.
///
/// # Errors
/// When `out` cannot be written.
pub fn rdjson(run: &Run, context: Context, out: &mut impl Write) -> io::Result<()> {
    let (lang, base) = (context.lang, &context.base.without_root());
    let diagnostics = || {
        let failed_paths = failed_paths(run, base, lang).map(|failed| {
            json!({
                "message": failed.message,
                "location": { "path": failed.location.path },
                "severity": "ERROR",
                "code": { "value": failed.id },
            })
        });
        let found = run.judged().flat_map(move |(file, checked)| {
            let path = base.locate(&file.path, file.on_disk()).path;
            let suggests = checked.encoding == UTF_8;
            checked.findings.iter().map(move |found| diagnostic(&path, found, suggests, lang))
        });
        failed_paths.chain(found)
    };
    let source = Source { name: NAME, url: homepage() };
    stream::document(&Report { source, diagnostics: Seq(diagnostics) }, out)
}

#[derive(Serialize)]
struct Report<Diagnostics> {
    source: Source,
    diagnostics: Diagnostics,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'static str>,
}

fn diagnostic(path: &str, found: &Reported, suggests: bool, lang: Lang) -> Value {
    let finding = &found.finding;
    let (what, help) = (wording::message(lang, finding), finding.help.get(lang));
    let mut diagnostic = json!({
        "message": format!("{what}\n{help}").trim_end(),
        "location": { "path": path, "range": range(&found.utf8) },
        "severity": match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Hint => "INFO",
        },
        "code": { "value": finding.rule },
    });
    if finding.location.is_some() {
        diagnostic["location"] = json!({ "path": path });
    }
    if !finding.url.is_empty() {
        diagnostic["code"]["url"] = Value::from(finding.url.as_str());
    }
    if let Some(replacement) =
        found.replacement.as_ref().filter(|_| suggests && finding.location.is_none())
    {
        diagnostic["suggestions"] =
            json!([{ "range": range(&replacement.utf8), "text": replacement.text }]);
    }
    diagnostic
}

/// Lines and columns from 1, the end exclusive.
fn range(place: &Range<Position>) -> Value {
    let at = |position: Position| json!({ "line": position.line, "column": position.column });
    json!({ "start": at(place.start), "end": at(place.end) })
}
