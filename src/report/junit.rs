//! A run as JUnit XML, which CI servers show as tests.
//!
//! There is no standard; this is what Jenkins' schema and GitLab's reader take: one suite, a case
//! that passes for each file without findings, and one for each finding.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::context::NAME;
use super::failed_path::failed_paths;
use super::printable::one_line;
use super::xml::{self, legal};
use super::{Context, Reported, Run, Summary, printable, wording};
use crate::message::Lang;

/// Writes `run` as one test suite. A finding below the level that fails the run is a case that
/// passes and says the finding on its output; what could not be read or written is an error.
///
/// # Errors
/// When `out` cannot be written.
pub fn junit(run: &Run, context: Context, out: &mut impl Write) -> io::Result<()> {
    let (lang, base) = (context.lang, context.base.without_root());
    let summary = Summary::of(run);
    let clean = run.judged().filter(|(_, checked)| checked.findings.is_empty()).count();
    let errors = summary.unreadable + summary.unwritten;
    let counts = [
        ("tests", clean + summary.findings.total() + errors),
        ("failures", run.judged().map(|(_, checked)| checked.failing().count()).sum()),
        ("errors", errors),
    ]
    .map(|(name, count)| (name, count.to_string()));
    let counts = || counts.iter().map(|(name, count)| (*name, count.as_str()));
    let mut writer = xml::begin(out)?;
    let root = writer.create_element("testsuites").with_attribute(("name", NAME));
    root.with_attributes(counts()).write_inner_content(|writer| {
        let suite = writer.create_element("testsuite").with_attribute(("name", NAME));
        suite.with_attributes(counts()).write_inner_content(|writer| {
            for failed in failed_paths(run, &base, lang) {
                let path = &failed.location.path;
                let case = Case { name: path, class: failed.id, path, line: None };
                case.with(writer, Some(("error", failed.id, &failed.message)), "")?;
            }
            for (file, checked) in run.judged() {
                let path = base.locate(&file.path, file.on_disk()).path;
                if checked.findings.is_empty() {
                    let case = Case { name: &path, class: "clean", path: &path, line: None };
                    case.with(writer, None, "")?;
                }
                for found in &checked.findings {
                    let fails = found.finding.severity >= checked.fail_on;
                    one(writer, &path, found, fails, lang)?;
                }
            }
            Ok(())
        })?;
        Ok(())
    })?;
    xml::end(writer)
}

fn one<W: Write>(
    writer: &mut Writer<W>,
    path: &str,
    found: &Reported,
    fails: bool,
    lang: Lang,
) -> io::Result<()> {
    let finding = &found.finding;
    let (line, column) = (finding.start.line, finding.start.column);
    let (place, line) = match &finding.location {
        Some(location) => (format!(" {}", wording::place(lang, location)), None),
        None => (format!(":{line}:{column}"), Some(line)),
    };
    let name = format!("{path}{place} {}", finding.rule);
    let case = Case { name: &name, class: &finding.rule, path, line };
    let message = finding.message.get(lang);
    let text = told(found, lang);
    if fails {
        case.with(writer, Some(("failure", &finding.rule, message)), &text)
    } else {
        case.with(writer, None, &format!("{message}\n{text}"))
    }
}

/// The lines with the phrase, what to do, the source.
fn told(found: &Reported, lang: Lang) -> String {
    let finding = &found.finding;
    let mut text = format!("{}\n", found.excerpt.text);
    if let Some(change) = &found.excerpt.change {
        let change = wording::change(lang, &change.before, "→", &change.after);
        text.push_str(&format!("{}: {change}\n", wording::label_change(lang).trim()));
    }
    for words in [finding.help.get(lang), &finding.url] {
        if !words.is_empty() {
            text.push_str(&format!("{}\n", printable(words)));
        }
    }
    text
}

struct Case<'a> {
    name: &'a str,
    class: &'a str,
    path: &'a str,
    line: Option<usize>,
}

impl Case<'_> {
    /// Writes the case. `bad`: the element that says why it does not pass, the type and the message
    /// of that. `text`: what is in that element, or else on the output of the case.
    fn with<W: Write>(
        &self,
        writer: &mut Writer<W>,
        bad: Option<(&str, &str, &str)>,
        text: &str,
    ) -> io::Result<()> {
        let mut case = writer
            .create_element("testcase")
            .with_attribute(("name", legal(self.name)))
            .with_attribute(("classname", legal(&format!("{NAME}.{}", self.class))))
            .with_attribute(("file", legal(self.path)));
        if let Some(line) = self.line {
            case = case.with_attribute(("line", line.to_string().as_str()));
        }
        if bad.is_none() && text.is_empty() {
            return case.write_empty().map(|_| ());
        }
        case.write_inner_content(|writer| {
            let text = legal(text);
            let text = BytesText::new(&text);
            match bad {
                Some((element, kind, message)) => writer
                    .create_element(element)
                    .with_attribute(("message", legal(&one_line(message))))
                    .with_attribute(("type", legal(kind)))
                    .write_text_content(text),
                None => writer.create_element("system-out").write_text_content(text),
            }
            .map(|_| ())
        })
        .map(|_| ())
    }
}
