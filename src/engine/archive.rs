//! An archive, or a mail, to what is reported of the files in it.

use std::path::Path;

use super::Engine;
use super::file::{Subject, unreadable};
use super::linted::Linted;
use super::settings::Settings;
use crate::discover::{FoundFile, is_generated, is_hidden_part, is_packages_part};
use crate::extract::{Format, Member, Unreadable, members};
use crate::judge::site::Asset;
use crate::report::{FilePlace, Outcome, Skip};

impl Engine {
    /// Reads and judges a file that was found; of an archive those in it, and with a mail those attached
    /// to it.
    pub(super) fn found_files(&self, entry: FoundFile, settings: Settings) -> Vec<Linted> {
        let format = Format::from_path(&entry.path);
        let is_excluded = !self.overrides.no_exclude && settings.is_excluded();
        let is_left_out = entry.is_packages || is_excluded || is_generated(&entry.path);
        let holder = format.filter(|format| matches!(format, Format::Zip | Format::Mail));
        let Some(format) = holder.filter(|_| entry.explicit || !is_left_out) else {
            return vec![self.found_file(entry, settings, None)];
        };
        let bytes = match self.bytes(&entry.path, &settings) {
            Ok(bytes) => bytes,
            Err(cause) => return vec![failed(entry, settings, Outcome::Failed(cause))],
        };
        let mut read = Vec::new();
        if format == Format::Mail {
            // What is no mail has none attached; what it is instead is said of the file.
            let _ = self.members(format, &bytes, &entry, &settings, &mut read);
            read.push(self.found_file(entry, settings, Some(bytes)));
        } else if let Err(why) =
            self.members(format, &bytes, &entry, &settings.as_folder(), &mut read)
        {
            read.push(failed(entry, settings, unreadable(why)));
        }
        read
    }

    /// Reads and judges the files in an archive or mail.
    fn members(
        &self,
        format: Format,
        bytes: &[u8],
        entry: &FoundFile,
        settings: &Settings,
        read: &mut Vec<Linted>,
    ) -> Result<(), Unreadable> {
        // Pages show logos and name style sheets: the files themselves are not checked.
        let is_asset = |name: &str| {
            name.ends_with(".css") || (Asset::is_image(name) && settings.linter().may_be_logo(name))
        };
        let seeks = self.own.are_sought_in(&entry.path);
        let wants = |name: &str| seeks || skipped(name).is_none() || is_asset(name);
        let mut each = |member: Member| {
            if !member.name.split('/').any(is_hidden_part) {
                read.push(self.member(member, entry, settings));
            }
        };
        members(format, bytes, &settings.limits(), &wants, &mut each)
    }

    /// Judges a file in an archive, which counts as a folder. Nothing is ever written to it.
    fn member(&self, member: Member, entry: &FoundFile, settings: &Settings) -> Linted {
        let Member { name, content } = member;
        let name = name.trim_end_matches('/');
        let (path, settings) = if name.is_empty() {
            (entry.display.clone(), settings.clone())
        } else {
            (format!("{}/{name}", entry.display), settings.inside(name))
        };
        let (mut said, mut asset) = (None, None);
        if let Some(Ok(bytes)) = &content {
            asset = Asset::read(name, bytes).map(Box::new);
        }
        let outcome = match content {
            Some(Ok(bytes)) if let Some(skip) = skipped(name) => {
                let subject = Subject::new(&path, Format::from_path(&path), &settings);
                self.only_own(bytes, &subject).unwrap_or(Outcome::Skipped(skip))
            }
            None => Outcome::Skipped(skipped(name).unwrap_or(Skip::UnknownType)),
            Some(_) if !self.overrides.no_exclude && settings.is_excluded() => {
                Outcome::Skipped(Skip::Excluded)
            }
            Some(Err(why)) => unreadable(why),
            Some(Ok(bytes)) => {
                let subject = Subject::new(&path, Format::from_path(&path), &settings);
                let outcome;
                (outcome, said) = self.lint(bytes, &subject, true);
                outcome
            }
        };
        Linted { path, file: FilePlace::No, settings, outcome, said, asset }
    }
}

/// A file that was found and could not be read.
fn failed(entry: FoundFile, settings: Settings, outcome: Outcome) -> Linted {
    let file = FilePlace::new(entry.path, &entry.display);
    let path = entry.display;
    Linted { path, file, settings, outcome, said: None, asset: None }
}

/// Why a file in an archive is not read, by its name.
fn skipped(name: &str) -> Option<Skip> {
    let is_walked = |format: Format| format.described().walked;
    if name.split('/').any(is_packages_part) {
        Some(Skip::Packages)
    } else if is_generated(Path::new(name)) {
        Some(Skip::Generated)
    } else if Format::from_path(name).is_some_and(is_walked) {
        None
    } else {
        Some(Skip::UnknownType)
    }
}
