//! One file to what is reported of it: read → examine → settle → repair → report.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::kept::Kept;
use super::linted::{Linted, ToSite};
use super::own_file::is_own_file;
use super::settings::Settings;
use super::{Engine, Fixing, highlight, own_numbers};
use crate::discover::{FoundFile, is_below, is_generated, is_minified};
use crate::extract::{Format, Legacy, Reading, Unreadable, open_within};
use crate::fix::{self, Judged, Repaired, WriteError};
use crate::judge::site::Asset;
use crate::lint::{Asked, Examined, Settled};
use crate::report::{Cause, Checked, FilePlace, Outcome, Repair, Reported, Skip};
use crate::text::{SourceFile, looks_binary};

/// What is linted: a document, where it came from, and what holds for it.
pub(super) struct Subject<'d> {
    /// As it is shown.
    pub(super) path: &'d str,
    /// Its format, where its name says it.
    pub(super) format: Option<Format>,
    /// Where to write it; `None` for what is never written.
    pub(super) file: Option<&'d Path>,
    pub(super) settings: &'d Settings,
    /// True when its site was judged and has nothing to say of it.
    pub(super) complete: bool,
}

impl<'d> Subject<'d> {
    /// A document that is never written.
    pub(super) fn new(path: &'d str, format: Option<Format>, settings: &'d Settings) -> Self {
        Self { path, format, file: None, settings, complete: false }
    }
}

impl Engine {
    /// Reads and judges a file that was found; `staged` is what to read in place of what lies on
    /// the disk.
    pub(super) fn found_file(
        &self,
        entry: FoundFile,
        settings: Settings,
        staged: Option<Vec<u8>>,
    ) -> Linted {
        let format = Format::from_path(&entry.path);
        let is_asked_for = entry.explicit || settings.is_included();
        let is_walked = format.is_some_and(|format| format.described().walked);
        let is_meant = is_asked_for || (is_walked && !settings.is_own());
        let (mut said, mut asset) = (None, None);
        let is_script = matches!(format, Some(Format::JavaScript));
        let outcome = if entry.is_packages {
            Outcome::Skipped(Skip::Packages)
        } else if !self.overrides.no_exclude && settings.is_excluded() {
            Outcome::Skipped(Skip::Excluded)
        } else if !is_asked_for && is_generated(&entry.path) {
            self.left_alone(&entry, &settings, Skip::Generated)
        } else if !is_meant {
            self.left_alone(&entry, &settings, Skip::UnknownType)
        } else {
            let is_on_disk = staged.is_none();
            let file = is_on_disk.then_some(entry.path.as_path());
            let subject = Subject { file, ..Subject::new(&entry.display, format, &settings) };
            match staged.map_or_else(|| self.bytes(&entry.path, &settings), Ok) {
                Ok(bytes) if !is_asked_for && is_own_file(format, &bytes) => {
                    Outcome::Skipped(Skip::UnknownType)
                }
                Ok(bytes) if is_script && !is_asked_for && is_minified(&bytes) => {
                    self.only_own(bytes, &subject).unwrap_or(Outcome::Skipped(Skip::Generated))
                }
                Ok(bytes) => {
                    asset = Asset::read(&entry.display, &bytes).map(Box::new);
                    let outcome;
                    (outcome, said) = self.lint(bytes, &subject, true);
                    outcome
                }
                Err(cause) => Outcome::Failed(cause),
            }
        };
        let file = FilePlace::new(entry.path, &entry.display);
        Linted { path: entry.display, file, settings, outcome, said, asset }
    }

    /// A file that is not checked for words, and why.
    fn left_alone(&self, entry: &FoundFile, settings: &Settings, why: Skip) -> Outcome {
        let file = Some(entry.path.as_path());
        if !self.own.are_sought_in(&entry.path) {
            return Outcome::Skipped(why);
        }
        let format = Format::from_path(&entry.path);
        let subject = Subject { file, ..Subject::new(&entry.display, format, settings) };
        match self.files.head(&entry.path, own_numbers::MOST) {
            Ok(bytes) => self.only_own(bytes, &subject).unwrap_or(Outcome::Skipped(why)),
            Err(error) => Outcome::Failed(Cause::Io(error)),
        }
    }

    /// All bytes of a file, as far as it is no larger than it may be.
    pub(super) fn bytes(&self, path: &Path, settings: &Settings) -> Result<Vec<u8>, Cause> {
        let limits = settings.limits();
        self.files.read(path, limits.size).map_err(|error| match error.kind() {
            ErrorKind::FileTooLarge => Cause::Unreadable(Unreadable::Larger(limits.mebibytes())),
            _ => Cause::Io(error),
        })
    }

    /// Judges a document that is no file: it was handed over, so `include` does not matter.
    /// `name` says its format, if it has one.
    pub(super) fn unfiled(&self, path: String, bytes: Vec<u8>, settings: Settings) -> Linted {
        let format = Format::from_path(&path);
        let outcome = if !self.overrides.no_exclude && settings.is_barred() {
            Outcome::Skipped(Skip::Excluded)
        } else {
            self.lint(bytes, &Subject::new(&path, format, &settings), false).0
        };
        Linted { path, file: FilePlace::No, settings, outcome, said: None, asset: None }
    }

    /// Judges a page of a web site that was fetched. Nothing is ever written to it.
    pub(super) fn web_page(&self, settings: Settings) -> Linted {
        let path = settings.page().map(|page| page.url.clone()).unwrap_or_default();
        let mut said = None;
        let outcome = if !self.overrides.no_exclude && settings.is_excluded() {
            Outcome::Skipped(Skip::Excluded)
        } else {
            match self.bytes(settings.file(), &settings) {
                Ok(bytes) => {
                    let format = Format::from_path(settings.file());
                    let subject = Subject::new(&path, format, &settings);
                    let outcome;
                    (outcome, said) = self.lint(bytes, &subject, true);
                    let facts = said.as_mut().and_then(|said| said.facts.as_mut());
                    if let (Some(facts), Some(page)) = (facts, settings.page()) {
                        Arc::make_mut(facts).host = page.host();
                    }
                    outcome
                }
                Err(cause) => Outcome::Failed(cause),
            }
        };
        self.done.fetch_add(1, Ordering::Relaxed);
        Linted { path, file: FilePlace::No, settings, outcome, said, asset: None }
    }

    /// Judges one document, and repairs it where that is asked for.
    pub(super) fn lint(
        &self,
        bytes: Vec<u8>,
        subject: &Subject<'_>,
        for_site: bool,
    ) -> (Outcome, Option<Box<ToSite>>) {
        let settings = subject.settings;
        // Bytes that look like no text may be text in UTF-16, if the configuration says so.
        let encoding = settings.encoding();
        let is_packed = subject.format.is_some_and(Format::is_packed);
        // A browser shows a page whatever bytes are in it.
        let is_shown = subject.settings.page().is_some()
            && matches!(subject.format, Some(Format::Html | Format::Xhtml));
        if encoding.is_none_or(|encoding| encoding.is_ascii_compatible())
            && !(is_packed || is_shown)
            && looks_binary(&bytes)
        {
            return match Legacy::of(Path::new(subject.path)) {
                Some(legacy) => (unreadable(Unreadable::Legacy(legacy)), None),
                None => {
                    let own = self.only_own(bytes, subject);
                    (own.unwrap_or(Outcome::Skipped(Skip::Binary)), None)
                }
            };
        }
        // Of a file without text what no reader sees is still looked at.
        let kept = self.own.are_sought_in(subject.settings.file()).then(|| bytes.clone());
        let limits = settings.limits();
        let source = match open_within(subject.path, subject.format, bytes, encoding, &limits) {
            Ok(source) => source,
            Err(Unreadable::Scanned) => {
                let own = kept.and_then(|bytes| self.only_own(bytes, subject));
                return (own.unwrap_or(Outcome::Skipped(Skip::NoText)), None);
            }
            Err(why) => return (unreadable(why), None),
        };
        let linter = settings.linter();
        let (mut judged, mut examined) = self.examined(source, subject, for_site);
        let mut before = None;
        let repair = self.fixing_of(subject).and_then(|fixing| {
            let judge = |raw| self.judge(raw, subject);
            let repaired = fix::repair(&mut judged, fixing.unsafe_too, &judge)?;
            let (repair, old) = finish(subject, None, &mut judged, repaired, fixing.write);
            before = old;
            Some(repair)
        });
        if repair.is_some() && for_site {
            examined = self.examine(&judged.reading, subject, true);
        }
        let Judged { reading, findings, suppressed } = judged;
        let mut reported: Vec<Reported> =
            findings.into_iter().map(|finding| Reported::of(&reading.source, finding)).collect();
        highlight::link(settings, &reading, &mut reported);
        let checked = Checked {
            encoding: reading.source.encoding(),
            malformed: reading.source.had_errors(),
            fail_on: self.level(settings),
            findings: reported,
            suppressed,
            secrets: std::mem::take(&mut examined.secrets),
            repair: repair.map(Box::new),
        };
        let said = for_site.then(|| {
            let facts = std::mem::take(&mut examined.facts);
            let facts = (!facts.is_empty()).then(|| self.facts.share(facts));
            let awaits = examined.awaits_site(linter.rules());
            let text = (awaits && self.fixing.is_some()).then_some(before);
            let kept = (awaits || !examined.places.is_empty())
                .then(|| Box::new(Kept::new(settings, reading, examined, text)));
            ToSite { facts, awaits, kept }
        });
        // Most files say nothing, which takes no room.
        let said = said.filter(|said| said.awaits || said.facts.is_some() || said.kept.is_some());
        (Outcome::Checked(checked), said.map(Box::new))
    }

    /// What to do with the fixes of a document. What a page of a web site is made from is not here.
    pub(super) fn fixing_of(&self, subject: &Subject<'_>) -> Option<Fixing> {
        let settings = subject.settings;
        let is_far = settings.page().is_some();
        self.fixing.filter(|fixing| !(settings.is_packed() || fixing.write && is_far))
    }

    /// Reads and judges the bytes of a document as its repair leaves them.
    pub(super) fn judge(&self, bytes: Vec<u8>, subject: &Subject<'_>) -> Judged {
        let Subject { path, format, settings, .. } = *subject;
        // What cannot be read any more has no text.
        let limits = settings.limits();
        let source = open_within(path, format, bytes, settings.encoding(), &limits)
            .unwrap_or_else(|_| SourceFile::decode(path, Vec::new()));
        self.examined(source, subject, false).0
    }

    /// Reads, examines and settles the text of a document: everything that decides on its findings, so
    /// that a repair is held to the same. Where its name says no format, the text does.
    fn examined(
        &self,
        source: SourceFile,
        subject: &Subject<'_>,
        for_site: bool,
    ) -> (Judged, Examined) {
        let settings = subject.settings;
        let is_sought = self.own.are_sought_in(subject.settings.file());
        let source = if is_sought { self.own.reveal(source) } else { source };
        let format = subject.format.unwrap_or_else(|| Format::from_content(source.text()));
        let reading = Reading::new(source, format);
        let linter = settings.linter();
        let examined = self.examine(&reading, subject, for_site);
        let counts = settings.counts(&self.overrides.filter);
        let Settled { findings, suppressed } =
            examined.settle(linter.rules(), &[], subject.complete, &counts);
        let mut judged = Judged { reading, findings, suppressed };
        judged.findings.iter_mut().for_each(|finding| settings.hold_back(finding));
        (judged, examined)
    }

    /// All that a document says, and where the company's own numbers stand in it.
    fn examine(&self, reading: &Reading, subject: &Subject<'_>, for_site: bool) -> Examined {
        let settings = subject.settings;
        let linter = settings.linter();
        let asked = if for_site { self.told.asked(settings) } else { Asked::Nothing };
        let mut examined = linter.examine_as(reading, settings.allowed(), asked);
        self.told.note(settings, &examined.facts);
        if self.own.are_sought_in(subject.settings.file()) {
            self.own.expose(reading, linter, &mut examined);
        }
        examined
    }
}

pub(super) fn unreadable(why: Unreadable) -> Outcome {
    Outcome::Failed(Cause::Unreadable(why))
}

/// True for a file in a named folder that a link leads to out of that folder.
fn leads_out(file: &Path, settings: &Settings) -> bool {
    settings.walked().is_some_and(|folder| !is_below(folder, file))
}

/// Writes a repaired file, or hands the repair out. `judged` becomes what is to be reported: the
/// repaired file, or stays as it is where that could not be written. `before` is what the file
/// holds, where that is not what was judged. With it what was judged, where it was replaced.
pub(super) fn finish(
    subject: &Subject<'_>,
    before: Option<&Reading>,
    judged: &mut Judged,
    repaired: Repaired,
    write: bool,
) -> (Repair, Option<Reading>) {
    let Repaired { after, changes, .. } = repaired;
    let before = &before.unwrap_or(&judged.reading).source;
    let new = &after.reading.source;
    let repair = match subject.file {
        _ if !write => {
            let diff = fix::diff(subject.path, before, new);
            Repair::Shown { changes, diff }
        }
        None => Repair::Document { changes, bytes: new.raw().to_vec() },
        Some(file) if leads_out(file, subject.settings) => {
            return (Repair::Unwritten(WriteError::Outside), None);
        }
        Some(file) => match fix::write(file, before.raw(), new.raw()) {
            Ok(()) => Repair::Written(changes),
            Err(error) => return (Repair::Unwritten(error), None),
        },
    };
    let old = std::mem::replace(judged, after);
    (repair, Some(old.reading))
}
