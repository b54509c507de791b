//! A run as Markdown of bounded size, for comments on pull requests and for step summaries.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::failed_path::failed_paths;
use super::printable::{one_line, picture};
use super::{BySeverity, Checked, Context, Excerpt, Reported, Run, Summary, wording};
use crate::lint::Severity;
use crate::message::{Lang, Message, say};

/// Bytes after which no further file is begun and no further finding is listed. GitHub takes 65,536
/// characters in a comment and one mebibyte in a summary.
const MOST: usize = 48 * 1024;
/// Columns kept of a line around a finding.
const COLUMNS: usize = 100;

/// Writes the figures, a table of the files with findings and, folded, the findings of each.
///
/// Nothing that stands in a checked file or in a name acts as Markdown, HTML or a mention.
///
/// # Errors
/// When `out` cannot be written.
pub fn markdown(run: &Run, context: Context, out: &mut impl Write) -> io::Result<()> {
    let Context { lang, base, .. } = context;
    let summary = Summary::of(run);
    let mut text = format!("## {}\n\n", say(lang, "markdown-title"));
    if summary.files_checked > 0 {
        text.push_str(&format!("{}  \n", plain(&wording::files(lang, &summary))));
        if summary.fixed.total() > 0 {
            text.push_str(&format!("{}  \n", wording::repaired(lang, &summary)));
        }
        text.push_str(&format!("{}\n", plain(&wording::findings(lang, &summary))));
    } else if summary.unreadable == 0 {
        text.push_str(&format!("{}\n", plain(&wording::nothing_checked(lang, &summary))));
    }
    let mut left_out = 0;
    for (index, failed) in failed_paths(run, base, lang).enumerate() {
        if text.len() > MOST {
            left_out += 1;
            continue;
        }
        let gap = if index == 0 { "\n" } else { "" };
        let _ =
            writeln!(text, "{gap}- {}: {}", code(&failed.location.path), plain(&failed.message));
    }
    let with_findings = || {
        run.judged()
            .filter(|(_, checked)| !checked.findings.is_empty())
            .map(|(file, checked)| (base.locate(&file.path, file.on_disk()).path, checked))
    };
    if summary.findings.total() > 0 && text.len() <= MOST {
        table(&mut text, with_findings(), lang);
    }
    for (path, checked) in with_findings() {
        left_out += if text.len() > MOST {
            checked.findings.len()
        } else {
            details(&mut text, &path, checked, lang)
        };
    }
    if left_out > 0 {
        let rest = Message::new("markdown-rest").with("count", left_out).text(lang);
        let _ = writeln!(text, "\n{}", plain(&rest));
    }
    out.write_all(text.as_bytes())
}

/// A row for each file; the last one for those there is no room for.
fn table<'a>(text: &mut String, files: impl Iterator<Item = (String, &'a Checked)>, lang: Lang) {
    let head = [Severity::Error, Severity::Warning, Severity::Hint]
        .map(|severity| wording::severity(lang, severity).to_string())
        .join(" | ");
    let _ =
        writeln!(text, "\n| {} | {head} |\n| --- | --: | --: | --: |", say(lang, "markdown-file"));
    let (mut more, mut rest) = (0, BySeverity::default());
    for (path, checked) in files {
        let found = counts(checked);
        if text.len() > MOST / 2 {
            more += 1;
            rest.error += found.error;
            rest.warning += found.warning;
            rest.hint += found.hint;
        } else {
            let path = code(&path).replace('|', "\\|");
            row(text, &path, found);
        }
    }
    if more > 0 {
        row(text, &Message::new("markdown-files").with("count", more).text(lang), rest);
    }
}

fn row(text: &mut String, name: &str, found: BySeverity) {
    let _ = writeln!(text, "| {name} | {} | {} | {} |", found.error, found.warning, found.hint);
}

fn counts(checked: &Checked) -> BySeverity {
    let mut counts = BySeverity::default();
    checked.findings.iter().for_each(|found| counts.count(found.finding.severity));
    counts
}

/// The findings of a file, folded. Returns how many there was no room for.
fn details(text: &mut String, path: &str, checked: &Checked, lang: Lang) -> usize {
    let count = Message::new("markdown-findings").with("count", checked.findings.len()).text(lang);
    let _ = writeln!(
        text,
        "\n<details><summary><code>{}</code> {}</summary>\n\n| {} | {} | {} | {} |\n| --: | --- | --- | --- |",
        plain(path),
        plain(&count),
        say(lang, "markdown-line"),
        say(lang, "markdown-severity"),
        say(lang, "markdown-sentence"),
        say(lang, "markdown-write"),
    );
    let mut written = 0;
    for found in &checked.findings {
        if text.len() > MOST {
            break;
        }
        finding(text, found, lang);
        written += 1;
    }
    text.push_str("\n</details>\n");
    checked.findings.len() - written
}

fn finding(text: &mut String, found: &Reported, lang: Lang) {
    let finding = &found.finding;
    let todo = match &found.excerpt.change {
        Some(change) if change.after.is_empty() => {
            plain(&wording::change(lang, &change.before, "→", ""))
        }
        Some(change) => format!("<b>{}</b>", plain(&change.after)),
        None => plain(&one_line(finding.help.get(lang))),
    };
    let place = match &finding.location {
        Some(location) => plain(&wording::place(lang, location)),
        None => format!("{}:{}", finding.start.line, finding.start.column),
    };
    let _ = writeln!(
        text,
        "| {place} | {}<br>{} | {}<br>{} | {todo} |",
        wording::severity(lang, finding.severity),
        code(&finding.rule),
        sentence(&found.excerpt),
        plain(&one_line(finding.message.get(lang))),
    );
}

/// The lines of a finding on one line, the phrase struck out.
fn sentence(excerpt: &Excerpt) -> String {
    let excerpt = excerpt.fit(COLUMNS);
    let part = |range| plain(excerpt.text.get(range).unwrap_or_default());
    let (start, end) = (excerpt.mark.start, excerpt.mark.end);
    let (before, inside) = (part(0..start), part(start..end));
    let after = part(end..excerpt.text.len());
    format!("{}<del>{inside}</del>{}", before.trim_start(), after.trim_end())
}

/// Text that reads as it is wherever it stands: what could be markup, an entity, a mention, a link
/// or a reference to an issue is written as a character reference.
fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => shown.push(' '),
            ' ' | '.' | ',' | '/' | '-' | ';' => shown.push(c),
            c if c.is_ascii_punctuation() => {
                // Writing to a String cannot fail.
                let _ = write!(shown, "&#{};", u32::from(c));
            }
            c => shown.push(picture(c)),
        }
    }
    shown
}

/// A code span of any text: its fence is longer than any run of backticks inside.
pub(super) fn code(text: &str) -> String {
    let text = one_line(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}
