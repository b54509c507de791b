//! One file to what is reported of it: decode → lint → settings → comments → baseline → repair → report.

use std::path::Path;

use super::settings::Settings;
use super::{Engine, Linted};
use crate::discover::Entry;
use crate::extract::Format;
use crate::fix::{self, Judged, Repaired};
use crate::lint;
use crate::report::{Cause, Checked, Outcome, Repair, Reported, Skip};
use crate::text::{SourceFile, looks_binary};

/// A document, where it came from, and what holds for it.
struct Document<'d> {
    /// As it is shown.
    path: &'d str,
    /// Its format, where its name says it.
    format: Option<Format>,
    /// Where to write it; `None` for standard input.
    file: Option<&'d Path>,
    settings: &'d Settings,
}

impl Engine {
    /// Reads and judges a file that was found.
    pub(super) fn entry(&self, entry: Entry, settings: Settings) -> Linted {
        let format = Format::from_path(&entry.path);
        let is_meant = format.is_some() || entry.explicit || settings.is_included();
        let outcome = if !self.overrides.no_exclude && settings.is_excluded() {
            Outcome::Skipped(Skip::Excluded)
        } else if !is_meant {
            Outcome::Skipped(Skip::UnknownType)
        } else {
            match std::fs::read(&entry.path) {
                Ok(bytes) => {
                    let (path, file) = (entry.display.as_str(), Some(entry.path.as_path()));
                    self.document(bytes, &Document { path, format, file, settings: &settings })
                }
                Err(error) => Outcome::Failed(Cause::Io(error)),
            }
        };
        Linted { path: entry.display, file: Some(entry.path), settings, outcome }
    }

    /// Judges a document that is no file; `name` says its format, if it has one.
    pub(super) fn unfiled(&self, path: String, bytes: Vec<u8>, settings: Settings) -> Linted {
        let format = Format::from_path(&path);
        let outcome = if !self.overrides.no_exclude && settings.is_excluded() {
            Outcome::Skipped(Skip::Excluded)
        } else {
            let document = Document { path: &path, format, file: None, settings: &settings };
            self.document(bytes, &document)
        };
        Linted { path, file: None, settings, outcome }
    }

    /// Judges one document, and repairs it where that is asked for.
    fn document(&self, bytes: Vec<u8>, document: &Document<'_>) -> Outcome {
        // Bytes that look like no text may be text in UTF-16, if the configuration says so.
        let encoding = document.settings.encoding();
        if encoding.is_none_or(|encoding| encoding.is_ascii_compatible()) && looks_binary(&bytes) {
            return Outcome::Skipped(Skip::Binary);
        }
        let mut judged = self.judge(bytes, document);
        let repair = self.fixing.and_then(|fixing| {
            let judge = |raw| self.judge(raw, document);
            let repaired = fix::repair(&mut judged, fixing.unsafe_too, &judge)?;
            Some(settle(document, &mut judged, repaired, fixing.write))
        });
        let Judged { source, findings, suppressed, .. } = judged;
        let reported = findings.into_iter().map(|finding| Reported::of(&source, finding));
        Outcome::Checked(Checked {
            encoding: source.encoding(),
            malformed: source.had_errors(),
            fail_on: self.level(document.settings),
            findings: reported.collect(),
            suppressed,
            repair,
        })
    }

    /// Reads and judges the bytes of a document: everything that decides on its findings one by
    /// one, so that a repair is held to the same. Its format is guessed from its text where its
    /// name says none.
    fn judge(&self, bytes: Vec<u8>, document: &Document<'_>) -> Judged {
        let settings = document.settings;
        let source = match settings.encoding() {
            Some(encoding) => SourceFile::decode_as(document.path, bytes, encoding),
            None => SourceFile::decode(document.path, bytes),
        };
        let format = document.format.unwrap_or_else(|| Format::from_content(source.text()));
        let mut findings = settings.linter().lint(&source, format);
        settings.weigh(&mut findings, &self.overrides.filter);
        settings.allow(&mut findings, &source, format);
        let mut comments = settings.linter().suppressions(&source, format);
        let mut suppressed = comments.part(&mut findings);
        let mut problems = comments.problems(|rule| settings.judges(rule, &self.overrides.filter));
        settings.weigh(&mut problems, &self.overrides.filter);
        findings.append(&mut problems);
        lint::sort(&mut findings);
        if let Some(known) = settings.known() {
            known.take(&mut findings, &mut suppressed);
        }
        Judged { source, format, findings, suppressed }
    }
}

/// Writes a repaired file, or hands the repair out. `judged` becomes what is to be reported: the
/// repaired file, or the old one where it could not be written.
fn settle(document: &Document<'_>, judged: &mut Judged, repaired: Repaired, write: bool) -> Repair {
    let Repaired { after, changes } = repaired;
    let repair = match document.file {
        _ if !write => {
            let diff = fix::diff(document.path, &judged.source, &after.source);
            Repair::Shown { changes, diff }
        }
        None => Repair::Document { changes, bytes: after.source.raw().to_vec() },
        Some(file) => match fix::write(file, judged.source.raw(), after.source.raw()) {
            Ok(()) => Repair::Written(changes),
            Err(error) => return Repair::Unwritten(error),
        },
    };
    *judged = after;
    repair
}
