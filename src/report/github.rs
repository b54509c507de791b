//! A run as GitHub Actions workflow commands, which become annotations beside the lines.

use std::io::{self, Write};

use super::failed_path::failed_paths;
use super::location::Location;
use super::{Context, Run, Summary, printable, wording};
use crate::lint::{Finding, Severity};
use crate::message::Message;

/// How many annotations of each kind GitHub shows of one step.
const SHOWN: usize = 10;

/// Writes one command for each finding, errors first, then warnings, then hints as notices; no more
/// of a kind than GitHub shows, and a last notice for the rest.
///
/// # Errors
/// When `out` cannot be written.
pub fn github(run: &Run, context: Context, out: &mut impl Write) -> io::Result<()> {
    let Context { lang, base, .. } = context;
    let summary = Summary::of(run);
    let mut room = SHOWN;
    for failed in failed_paths(run, base, lang).take(room) {
        room -= 1;
        let properties = format!("file={}", property(&failed.location.path));
        command(out, "error", &properties, failed.id, &failed.message)?;
    }
    let failed_paths = summary.unreadable + summary.unwritten;
    let found = summary.findings;
    let kinds = [
        (Severity::Error, "error", room),
        (Severity::Warning, "warning", SHOWN),
        (Severity::Hint, "notice", SHOWN),
    ];
    let fits = failed_paths + found.error <= SHOWN && found.warning <= SHOWN && found.hint <= SHOWN;
    let mut written = SHOWN - room;
    for (severity, name, room) in kinds {
        // The last notice is one of those GitHub shows.
        let room = if severity == Severity::Hint && !fits { room - 1 } else { room };
        let of_kind = run.judged().flat_map(|(file, checked)| {
            let found = checked.findings.iter().map(|found| &found.finding);
            found.filter(|finding| finding.severity == severity).map(move |found| (file, found))
        });
        for (file, finding) in of_kind.take(room) {
            let location = base.locate(&file.path, file.on_disk());
            let (what, help) = (wording::message(lang, finding), finding.help.get(lang));
            let words = format!("{what}\n{help}");
            command(out, name, &place(&location, finding), &finding.rule, words.trim_end())?;
            written += 1;
        }
    }
    if fits {
        return Ok(());
    }
    let rest = failed_paths + found.total() - written;
    let words = Message::new("github-rest").with("count", rest).text(lang);
    writeln!(out, "::notice title=sa-lint::{}", data(&words))
}

fn command(
    out: &mut impl Write,
    name: &str,
    properties: &str,
    id: &str,
    words: &str,
) -> io::Result<()> {
    writeln!(
        out,
        "::{name} {properties},title={}::{}",
        property(&format!("sa-lint: {id}")),
        data(words)
    )
}

/// GitHub takes columns for a finding on one line only.
fn place(location: &Location, finding: &Finding) -> String {
    if finding.location.is_some() {
        return format!("file={}", property(&location.path));
    }
    let (start, end) = (finding.start, finding.end);
    let lines =
        format!("file={},line={},endLine={}", property(&location.path), start.line, end.line);
    if start.line == end.line {
        format!("{lines},col={},endColumn={}", start.column, end.column)
    } else {
        lines
    }
}

/// What stands behind the `::`. The log shows colours: of the words nothing is obeyed.
fn data(words: &str) -> String {
    let lines: Vec<_> = words.lines().map(escaped).collect();
    lines.join("%0A")
}

fn escaped(line: &str) -> String {
    printable(line).replace('%', "%25")
}

/// What stands behind a `=`.
fn property(value: &str) -> String {
    escaped(value).replace(':', "%3A").replace(',', "%2C")
}
