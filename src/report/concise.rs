//! A run as one line per finding, for editors and `grep`.

use std::io::{self, Write};

use super::{Run, printable, wording};
use crate::lint::Severity;
use crate::message::Lang;

/// Writes `path:line:col: severity[rule] message` for every finding, by path and place.
///
/// Lines and columns count from 1, columns in characters. In a file that is no text the place is
/// what its reader sees: `path (slide 3): `. The severity is its id in any language.
///
/// # Errors
/// When `out` cannot be written.
pub fn concise(run: &Run, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    for (path, found) in run.findings() {
        let finding = &found.finding;
        let place = match &finding.location {
            Some(location) => format!(" ({})", wording::place(lang, location)),
            None => format!(":{}:{}", finding.start.line, finding.start.column),
        };
        writeln!(
            out,
            "{}{place}: {}[{}] {}",
            printable(path),
            severity_id(finding.severity),
            finding.rule,
            printable(finding.message.get(lang)),
        )?;
    }
    Ok(())
}

/// The id of a severity, as in rule files and JSON.
pub(super) fn severity_id(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}
