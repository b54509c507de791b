//! A baseline and a run to the baseline that is left, and what of it is gone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{Baseline, KnownFinding, place};
use crate::lint::Finding;

/// What a run saw of the files of a baseline.
#[derive(Debug, Default)]
pub struct Seen {
    /// The files that were judged, by their names in the baseline.
    files: BTreeMap<String, SeenFile>,
    /// The files and folders that were asked for.
    asked: Vec<PathBuf>,
}

#[derive(Debug, Default)]
struct SeenFile {
    /// Rules that were not judged in it.
    left_out: BTreeSet<String>,
    /// Its findings that the baseline holds.
    known: Vec<KnownFinding>,
    /// Its findings that the baseline does not hold.
    new: Vec<KnownFinding>,
}

/// What an update does to a baseline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Entries whose findings are gone.
    pub gone: usize,
    /// Findings that are taken up.
    pub new: usize,
    /// Entries whose findings are still there, or that this run could not see.
    pub kept: usize,
}

impl Seen {
    /// Nothing yet, of a run over `asked` (absolute paths).
    pub fn new(asked: Vec<PathBuf>) -> Self {
        let asked = asked.iter().map(|path| place::plain(path)).collect();
        Self { files: BTreeMap::new(), asked }
    }

    /// Notes a file that was judged, but for the rules `left_out`.
    pub fn file(&mut self, key: &str, left_out: BTreeSet<String>) {
        self.files.entry(key.to_owned()).or_default().left_out = left_out;
    }

    /// Notes a finding of a file, and whether the baseline holds it.
    pub fn finding(&mut self, key: &str, finding: &Finding, is_known: bool) {
        let file = self.files.entry(key.to_owned()).or_default();
        let list = if is_known { &mut file.known } else { &mut file.new };
        list.push(KnownFinding::new(finding));
    }
}

impl Baseline {
    /// The baseline after a run, and how it differs: without what is gone and, if `extend`, with
    /// what is new. `path`: where it stands, absolute.
    ///
    /// Gone is what a judged file has no more, and what stood in a file that was asked for and is
    /// not there any more. What the run did not look at is kept.
    pub fn after(&self, seen: &Seen, path: &Path, extend: bool) -> (Self, Change) {
        let mut after = Self::default();
        let mut change = Change::default();
        for (key, entries) in &self.files {
            let file = seen.files.get(key);
            let is_missing = file.is_none() && {
                let file = place::path(path, key);
                seen.asked.iter().any(|asked| file.starts_with(asked)) && !file.exists()
            };
            for entry in entries {
                let stays = match file {
                    None => !is_missing,
                    Some(file) => {
                        file.left_out.contains(&entry.rule)
                            || file.known.iter().any(|k| k.is(&entry.rule, &entry.fingerprint))
                    }
                };
                if stays {
                    after.add(key, entry.clone());
                    change.kept += 1;
                } else {
                    change.gone += 1;
                }
            }
        }
        for (key, file) in &seen.files {
            if extend {
                change.new += file.new.len();
                file.new.iter().for_each(|entry| after.add(key, entry.clone()));
            }
        }
        (after, change)
    }
}
