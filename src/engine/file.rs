//! One file to what is reported of it: decode → lint → settings → comments → baseline → repair → report.

use std::path::Path;
use std::sync::atomic::Ordering;

use super::settings::Settings;
use super::{Engine, Linted, highlight};
use crate::discover::{Entry, is_generated, is_minified};
use crate::extract::{Format, Legacy, Unreadable, open};
use crate::fix::{self, Judged, Repaired};
use crate::lint::site::{Facts, Remark};
use crate::lint::{self, Examined};
use crate::report::{Cause, Checked, Outcome, Repair, Reported, Skip};
use crate::text::{SourceFile, looks_binary};

/// A document, where it came from, and what holds for it.
pub(super) struct Document<'d> {
    /// As it is shown.
    path: &'d str,
    /// Its format, where its name says it.
    format: Option<Format>,
    /// Where to write it; `None` for standard input.
    file: Option<&'d Path>,
    settings: &'d Settings,
    /// What its site says of it.
    remarks: &'d [Remark],
    /// True when that is all there is to say of it.
    complete: bool,
    /// False for what lies in an archive: nothing is written into it.
    repairs: bool,
}

impl<'d> Document<'d> {
    /// A file in an archive.
    pub(super) fn member(path: &'d str, settings: &'d Settings) -> Self {
        let format = Format::from_path(path);
        let (remarks, complete) = (&[][..], false);
        Self { path, format, file: None, settings, remarks, complete, repairs: false }
    }
}

impl Engine {
    /// Reads and judges a file that was found.
    pub(super) fn entry(&self, entry: Entry, settings: Settings) -> Linted {
        let format = Format::from_path(&entry.path);
        let is_asked_for = entry.explicit || settings.is_included();
        let is_walked = format.is_some_and(|format| format.described().walked);
        let is_meant = is_asked_for || (is_walked && !settings.is_own());
        let mut said = None;
        let is_script = matches!(format, Some(Format::JavaScript));
        let outcome = if entry.is_packages {
            Outcome::Skipped(Skip::Packages)
        } else if !self.overrides.no_exclude && settings.is_excluded() {
            Outcome::Skipped(Skip::Excluded)
        } else if !is_asked_for && is_generated(&entry.path) {
            Outcome::Skipped(Skip::Generated)
        } else if !is_meant {
            Outcome::Skipped(Skip::UnknownType)
        } else {
            match std::fs::read(&entry.path) {
                Ok(bytes) if is_script && !is_asked_for && is_minified(&bytes) => {
                    Outcome::Skipped(Skip::Generated)
                }
                Ok(bytes) => {
                    let (path, file) = (entry.display.as_str(), Some(entry.path.as_path()));
                    let settings = &settings;
                    let document = Document {
                        path,
                        format,
                        file,
                        settings,
                        remarks: &[],
                        complete: false,
                        repairs: true,
                    };
                    let (outcome, read) = self.document(bytes, &document);
                    said = read;
                    if let (Some(said), Some(page)) = (&mut said, settings.page()) {
                        said.facts.host = page.host();
                    }
                    outcome
                }
                Err(error) => Outcome::Failed(Cause::Io(error)),
            }
        };
        let file = Some(entry.path);
        Linted { path: entry.display, file, settings, outcome, said }
    }

    /// Judges a document that is no file; `name` says its format, if it has one.
    pub(super) fn unfiled(&self, path: String, bytes: Vec<u8>, settings: Settings) -> Linted {
        let format = Format::from_path(&path);
        let outcome = if !self.overrides.no_exclude && settings.is_excluded() {
            Outcome::Skipped(Skip::Excluded)
        } else {
            let (path, settings) = (path.as_str(), &settings);
            let document = Document {
                path,
                format,
                file: None,
                settings,
                remarks: &[],
                complete: false,
                repairs: true,
            };
            self.document(bytes, &document).0
        };
        Linted { path, file: None, settings, outcome, said: None }
    }

    /// Judges a page of a web site that was fetched. Nothing is ever written to it.
    pub(super) fn web_page(&self, settings: Settings) -> Linted {
        let path = settings.page().map(|page| page.url.clone()).unwrap_or_default();
        let mut said = None;
        let outcome = if !self.overrides.no_exclude && settings.is_excluded() {
            Outcome::Skipped(Skip::Excluded)
        } else {
            match std::fs::read(settings.file()) {
                Ok(bytes) => {
                    let format = Format::from_path(settings.file());
                    let (path, settings) = (path.as_str(), &settings);
                    let document = Document {
                        path,
                        format,
                        file: None,
                        settings,
                        remarks: &[],
                        complete: false,
                        repairs: true,
                    };
                    let (outcome, read) = self.document(bytes, &document);
                    said = read;
                    if let (Some(said), Some(page)) = (&mut said, settings.page()) {
                        said.facts.host = page.host();
                    }
                    outcome
                }
                Err(error) => Outcome::Failed(Cause::Io(error)),
            }
        };
        self.done.fetch_add(1, Ordering::Relaxed);
        Linted { path, file: None, settings, outcome, said }
    }

    /// Judges a file of a site again, with what the whole site says of it. What was fixed, and why
    /// something could not be, is kept; comments that turn out to be unused now are removed where
    /// fixes are asked for. A file that cannot be read any more keeps what was found.
    pub(super) fn again(&self, file: &mut Linted, remarks: &[Remark], complete: bool) {
        let Outcome::Checked(checked) = &mut file.outcome else { return };
        let settings = &file.settings;
        let Ok(bytes) = std::fs::read(settings.file()) else { return };
        let (path, format) = (file.path.as_str(), Format::from_path(settings.file()));
        let document = Document {
            path,
            format,
            file: settings.page().is_none().then_some(settings.file()),
            settings,
            remarks: &[],
            complete: false,
            repairs: true,
        };
        let mut judged = self.judge(bytes, &document).0;
        let mut original = None;
        // A repair that was only shown: the findings are those of the repaired document.
        if let Some(fixing) = self.fixing.filter(|fixing| !fixing.write) {
            let judge = |raw| self.judge(raw, &document).0;
            if let Some(repaired) = fix::repair(&mut judged, fixing.unsafe_too, &judge) {
                original = Some(std::mem::replace(&mut judged, repaired.after).source);
            }
        }
        let raw = judged.source.raw().to_vec();
        let document = Document { remarks, complete, ..document };
        let mut judged = self.judge(raw, &document).0;
        // Remarks have places, which a repair would move: where there are any nothing is removed.
        let is_written = !matches!(checked.repair, Some(Repair::Unwritten(_)));
        if let Some(fixing) = self.fixing.filter(|_| remarks.is_empty() && is_written) {
            let judge = |raw| self.judge(raw, &document).0;
            if let Some(mut repaired) = fix::repair(&mut judged, fixing.unsafe_too, &judge) {
                let earlier = match &checked.repair {
                    Some(Repair::Written(changes) | Repair::Shown { changes, .. }) => changes,
                    _ => &Vec::new(),
                };
                repaired.add_earlier(earlier);
                let whole =
                    settle(&document, original.as_ref(), &mut judged, repaired, fixing.write);
                // What was written before stays written, and the comment is still reported.
                if checked.repair.is_none() || !matches!(whole, Repair::Unwritten(_)) {
                    checked.repair = Some(whole);
                }
            }
        }
        let mut known = std::mem::take(&mut checked.findings);
        checked.findings = judged
            .findings
            .into_iter()
            .map(|finding| {
                let same = |known: &Reported| {
                    known.finding.rule == finding.rule && known.finding.span == finding.span
                };
                if let Some(at) = known.iter().position(same) {
                    let mut known = known.swap_remove(at);
                    known.finding.fingerprint = finding.fingerprint;
                    return known;
                }
                Reported::of(&judged.source, finding)
            })
            .collect();
        highlight::link(settings, &judged.source, judged.format, &mut checked.findings);
        checked.suppressed = judged.suppressed;
    }

    /// A file that was read before, decoded as it was then. `None` when it cannot be read any more.
    pub(super) fn reread(&self, file: &Linted) -> Option<(SourceFile, Format)> {
        let settings = &file.settings;
        let bytes = std::fs::read(settings.file()).ok()?;
        let format = Format::from_path(settings.file());
        let source = open(&file.path, format, bytes, settings.encoding()).ok()?;
        let format = format.unwrap_or_else(|| Format::from_content(source.text()));
        Some((source, format))
    }

    /// Judges one document, and repairs it where that is asked for.
    pub(super) fn document(
        &self,
        bytes: Vec<u8>,
        document: &Document<'_>,
    ) -> (Outcome, Option<ToSite>) {
        // Bytes that look like no text may be text in UTF-16, if the configuration says so.
        let encoding = document.settings.encoding();
        let is_packed = document.format.is_some_and(Format::is_packed);
        if encoding.is_none_or(|encoding| encoding.is_ascii_compatible())
            && !is_packed
            && looks_binary(&bytes)
        {
            return match Legacy::of(Path::new(document.path)) {
                Some(legacy) => (unreadable(Unreadable::Legacy(legacy)), None),
                None => (Outcome::Skipped(Skip::Binary), None),
            };
        }
        let source = match open(document.path, document.format, bytes, encoding) {
            Ok(source) => source,
            Err(Unreadable::Scanned) => return (Outcome::Skipped(Skip::NoText), None),
            Err(why) => return (unreadable(why), None),
        };
        let (mut judged, mut said) = self.judge_source(source, document);
        // What a page of a web site is made from is not here.
        let is_far = document.settings.page().is_some();
        let fixing = self.fixing.filter(|fixing| document.repairs && !(fixing.write && is_far));
        let repair = fixing.and_then(|fixing| {
            let judge = |raw| self.judge(raw, document).0;
            let repaired = fix::repair(&mut judged, fixing.unsafe_too, &judge)?;
            Some(settle(document, None, &mut judged, repaired, fixing.write))
        });
        if repair.is_some() {
            said = self.judge(judged.source.raw().to_vec(), document).1;
        }
        let Judged { source, format, findings, suppressed } = judged;
        let reported = findings.into_iter().map(|finding| Reported::of(&source, finding));
        let mut reported: Vec<_> = reported.collect();
        highlight::link(document.settings, &source, format, &mut reported);
        let checked = Checked {
            encoding: source.encoding(),
            malformed: source.had_errors(),
            fail_on: self.level(document.settings),
            findings: reported,
            suppressed,
            repair,
        };
        (Outcome::Checked(checked), Some(said))
    }

    /// Reads and judges the bytes of a document: everything that decides on its findings one by
    /// one, so that a repair is held to the same. Its format is guessed from its text where its
    /// name says none. With it what it says to its site.
    fn judge(&self, bytes: Vec<u8>, document: &Document<'_>) -> (Judged, ToSite) {
        let Document { path, format, settings, .. } = *document;
        // What cannot be read any more has no text.
        let source = open(path, format, bytes, settings.encoding())
            .unwrap_or_else(|_| SourceFile::decode(path, Vec::new()));
        self.judge_source(source, document)
    }

    fn judge_source(&self, source: SourceFile, document: &Document<'_>) -> (Judged, ToSite) {
        let settings = document.settings;
        let format = document.format.unwrap_or_else(|| Format::from_content(source.text()));
        let examined = settings.linter().examine(&source, format, document.remarks);
        let Examined { mut findings, facts } = examined;
        settings.weigh(&mut findings, &self.overrides.filter);
        settings.allow(&mut findings, &source, format);
        let mut comments = settings.linter().suppressions(&source, format);
        let mut suppressed = comments.part(&mut findings);
        let late = |rule: &str| {
            let rule = settings.linter().rules().get(rule);
            rule.is_some_and(|rule| rule.judge.needs_site())
        };
        let mut problems = comments.problems(|rule| {
            settings.judges(rule, &self.overrides.filter) && (document.complete || !late(rule))
        });
        settings.weigh(&mut problems, &self.overrides.filter);
        findings.append(&mut problems);
        lint::sort(&mut findings);
        if let Some(known) = settings.known() {
            known.take(&mut findings, &mut suppressed);
        }
        let said = ToSite { facts, awaits: comments.name_any(late) };
        (Judged { source, format, findings, suppressed }, said)
    }
}

/// What a file says to its site.
#[derive(Debug)]
pub(super) struct ToSite {
    /// What it shows and claims.
    pub(super) facts: Facts,
    /// True when a comment in it speaks of what only the whole site can tell.
    pub(super) awaits: bool,
}

pub(super) fn unreadable(why: Unreadable) -> Outcome {
    Outcome::Failed(Cause::Unreadable(why))
}

/// Writes a repaired file, or hands the repair out. `judged` becomes what is to be reported: the
/// repaired file, or stays as it is where that could not be written. `before` is what the file
/// holds, where that is not what was judged.
fn settle(
    document: &Document<'_>,
    before: Option<&SourceFile>,
    judged: &mut Judged,
    repaired: Repaired,
    write: bool,
) -> Repair {
    let Repaired { after, changes, .. } = repaired;
    let before = before.unwrap_or(&judged.source);
    let repair = match document.file {
        _ if !write => {
            let diff = fix::diff(document.path, before, &after.source);
            Repair::Shown { changes, diff }
        }
        None => Repair::Document { changes, bytes: after.source.raw().to_vec() },
        Some(file) => match fix::write(file, before.raw(), after.source.raw()) {
            Ok(()) => Repair::Written(changes),
            Err(error) => return Repair::Unwritten(error),
        },
    };
    *judged = after;
    repair
}
