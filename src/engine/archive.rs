//! An archive to what is reported of the files in it.

use std::path::Path;

use super::file::{Document, unreadable};
use super::settings::Settings;
use super::{Engine, Linted};
use crate::discover::{Entry, is_generated, is_hidden_part, is_packages_part};
use crate::extract::{Format, Member, members};
use crate::lint::HeldBack;
use crate::report::{Cause, Outcome, Skip};

impl Engine {
    /// Reads and judges a file that was found; of an archive those in it.
    pub(super) fn entries(&self, entry: Entry, settings: Settings) -> Vec<Linted> {
        let is_excluded = !self.overrides.no_exclude && settings.is_excluded();
        let is_left_out = entry.is_packages || is_excluded || is_generated(&entry.path);
        if Format::from_path(&entry.path) != Some(Format::Zip) || (is_left_out && !entry.explicit) {
            return vec![self.entry(entry, settings, None)];
        }
        let wants = |name: &str| skipped(name).is_none();
        let read = match self.files.read(&entry.path) {
            Ok(bytes) => members(&bytes, &wants).map_err(unreadable),
            Err(error) => Err(Outcome::Failed(Cause::Io(error))),
        };
        match read {
            Ok(members) => {
                let hidden = |member: &Member| member.name.split('/').any(is_hidden_part);
                let shown = members.into_iter().filter(|member| !hidden(member));
                shown.map(|member| self.member(member, &entry, &settings)).collect()
            }
            Err(outcome) => {
                let file = Some(entry.path);
                vec![Linted {
                    path: entry.display,
                    file,
                    settings,
                    outcome,
                    said: None,
                    asset: None,
                }]
            }
        }
    }

    /// Judges a file in an archive. Nothing is ever written to it.
    fn member(&self, member: Member, entry: &Entry, settings: &Settings) -> Linted {
        let Member { name, content } = member;
        let name = name.trim_end_matches('/');
        let (path, settings) = if name.is_empty() {
            (entry.display.clone(), settings.clone())
        } else {
            (format!("{}/{name}", entry.display), settings.inside(name))
        };
        let mut outcome = match content {
            None => Outcome::Skipped(skipped(name).unwrap_or(Skip::UnknownType)),
            Some(_) if !self.overrides.no_exclude && settings.is_excluded() => {
                Outcome::Skipped(Skip::Excluded)
            }
            Some(Err(why)) => unreadable(why),
            Some(Ok(bytes)) => {
                let document = Document::member(&path, &settings);
                self.document(bytes, &document, false).0
            }
        };
        if let Outcome::Checked(checked) = &mut outcome {
            for found in &mut checked.findings {
                if found.finding.fix.take().is_some() {
                    found.finding.held_back = Some(HeldBack::Format);
                }
                (found.replacement, found.excerpt.change) = (None, None);
            }
        }
        Linted { path, file: None, settings, outcome, said: None, asset: None }
    }
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
