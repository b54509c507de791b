//! `--add-ignore`: comments with a reason for all findings, written into their files.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use sa_lint::extract::{Format, Reading, open};
use sa_lint::fix::{self, Commented};
use sa_lint::lint::{Finding, Linter};
use sa_lint::message::{Lang, Message, say};
use sa_lint::report::{Checked, FileReport, Outcome, Run, printable, wording};
use sa_lint::text::encoding_for_label;

use crate::output::{Exit, deliver, tell};

#[derive(Debug, clap::Args)]
pub(crate) struct CommentChoice {
    #[arg(long, value_name = "REASON", conflicts_with_all = [
        "format", "fix", "unsafe_fixes", "diff", "update_baseline", "extend_baseline", "staged",
        "list_files", "statistics", "output", "stdin_filename",
    ])]
    add_ignore: Option<String>,
}

/// What ends a comment in one of the formats, or parts its words.
const ENDS: [&str; 8] = ["--", "*/", "}", ">", "\"", "\\", "\n", "\r"];

impl CommentChoice {
    /// The reason to write.
    ///
    /// # Errors
    /// Why it is none.
    pub(crate) fn reason(&self, lang: Lang) -> Result<Option<&str>, String> {
        let Some(reason) = self.add_ignore.as_deref().map(str::trim) else { return Ok(None) };
        let is_good = !reason.is_empty()
            && !reason.contains(char::is_control)
            && !ENDS.iter().any(|end| reason.contains(end));
        if is_good { Ok(Some(reason)) } else { Err(say(lang, "add-ignore-reason")) }
    }
}

/// Writes the comments, says where, and where none can be written.
pub(crate) fn write(run: &Run, linter: &Linter, reason: &str, exit: Exit, lang: Lang) -> Exit {
    let (mut said, mut left, mut failed) = (Vec::new(), Vec::new(), exit == Exit::Failed);
    let mut remains = false;
    for file in &run.files {
        let Outcome::Checked(checked) = &file.outcome else { continue };
        let findings: Vec<&Finding> = checked.findings.iter().map(|found| &found.finding).collect();
        if findings.is_empty() {
            continue;
        }
        let written = in_file(file, checked, &findings, linter, reason);
        let uncovered = match written {
            Ok(uncovered) => uncovered,
            Err(cause) => {
                failed = true;
                left.push(format!(
                    "{}: {}",
                    printable(&file.path),
                    wording::unwritten(lang, &cause)
                ));
                continue;
            }
        };
        let count = findings.len() - uncovered.len();
        if count > 0 {
            let message = Message::new("add-ignore-written").with("count", count);
            said.push(message.with("file", printable(&file.path).into_owned()).text(lang));
        }
        for &index in &uncovered {
            let Finding { start, rule, severity, .. } = findings[index];
            remains |= *severity >= checked.fail_on;
            let place = format!("{}:{}:{}", printable(&file.path), start.line, start.column);
            left.push(format!("{place}: {rule}: {}", say(lang, "add-ignore-nowhere")));
        }
    }
    if said.is_empty() && left.is_empty() {
        said.push(say(lang, "found-nothing"));
    }
    left.iter().for_each(|line| tell(line));
    let exit = match (failed, remains) {
        (true, _) => Exit::Failed,
        (false, true) => Exit::Findings,
        (false, false) => Exit::Clean,
    };
    deliver(exit, |out: &mut dyn Write| -> io::Result<()> {
        said.iter().try_for_each(|line| writeln!(out, "{line}"))
    })
}

/// Writes the comments of one file; the findings that none can be written for.
fn in_file(
    file: &FileReport,
    checked: &Checked,
    findings: &[&Finding],
    linter: &Linter,
    reason: &str,
) -> Result<Vec<usize>, fix::WriteError> {
    let all = || (0..findings.len()).collect();
    let format = Format::from_path(&file.path);
    let path = file.on_disk().filter(|path| path.is_file());
    let Some(path) = path.filter(|_| !format.is_some_and(Format::is_packed)) else {
        return Ok(all());
    };
    let bytes = fs::read(path)?;
    let encoding = encoding_for_label(checked.encoding);
    let Ok(source) = open(&file.path, format, bytes, encoding) else { return Ok(all()) };
    let format = format.unwrap_or_else(|| Format::from_content(source.text()));
    let reading = Reading::new(source, format);
    let Commented { bytes, left } = fix::comment(&reading, findings, linter, reason);
    if left.len() < findings.len() {
        fix::write(Path::new(path), reading.source.raw(), &bytes)?;
    }
    Ok(left)
}
