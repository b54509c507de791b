//! A run as Checkstyle XML, which Jenkins and many others read.

use std::io::{self, Write};

use quick_xml::Writer;

use super::failed_path::failed_paths;
use super::printable::one_line;
use super::xml::{self, legal};
use super::{Context, Run, wording};
use crate::lint::{Finding, Severity};
use crate::message::Lang;

/// Writes `run` with one `file` for each file that was checked, findings or none, after one for
/// each that could not be read or written.
///
/// # Errors
/// When `out` cannot be written.
pub fn checkstyle(run: &Run, context: Context, out: &mut impl Write) -> io::Result<()> {
    let (lang, base) = (context.lang, context.base.without_root());
    let mut writer = xml::begin(out)?;
    let root = writer.create_element("checkstyle").with_attribute(("version", "8.0"));
    root.write_inner_content(|writer| {
        for failed in failed_paths(run, &base, lang) {
            let name = ("name", legal(&failed.location.path));
            writer.create_element("file").with_attribute(name).write_inner_content(|writer| {
                error(writer, (1, 1), "error", &failed.message, failed.id)
            })?;
        }
        for (file, checked) in run.judged() {
            let path = base.locate(&file.path, file.on_disk()).path;
            let element = writer.create_element("file").with_attribute(("name", legal(&path)));
            if checked.findings.is_empty() {
                element.write_empty()?;
                continue;
            }
            element.write_inner_content(|writer| {
                checked.findings.iter().try_for_each(|found| one(writer, &found.finding, lang))
            })?;
        }
        Ok(())
    })?;
    xml::end(writer)
}

fn one<W: Write>(writer: &mut Writer<W>, finding: &Finding, lang: Lang) -> io::Result<()> {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "info",
    };
    let message = format!("{} {}", wording::message(lang, finding), finding.help.get(lang));
    let line = (finding.start.line, finding.start.column);
    let place = if finding.location.is_some() { (1, 1) } else { line };
    error(writer, place, severity, message.trim_end(), &finding.rule)
}

/// `source` has a dot, for readers take what stands before the last one for a category.
fn error<W: Write>(
    writer: &mut Writer<W>,
    (line, column): (usize, usize),
    severity: &str,
    message: &str,
    id: &str,
) -> io::Result<()> {
    writer
        .create_element("error")
        .with_attribute(("line", line.to_string().as_str()))
        .with_attribute(("column", column.to_string().as_str()))
        .with_attribute(("severity", severity))
        .with_attribute(("message", legal(&one_line(message))))
        .with_attribute(("source", legal(&format!("sa-lint.{id}"))))
        .write_empty()
        .map(|_| ())
}
