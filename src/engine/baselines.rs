//! The baselines of a run: found and read once, asked for every file, brought up to date at the
//! end.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file_baseline::{FileBaseline, Loaded};
use super::{Resolver, Settings};
use crate::baseline::{self, Baseline, BaselineError, Seen};
use crate::discover::{display_path, is_below};
use crate::lint::{Suppressed, SuppressedBy};
use crate::report::{BaselineFate, BaselineReport, Checked};

/// How to bring a baseline up to date. One that is not there yet is created with all findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// Take out what is gone.
    Shrink,
    /// And take up what is new.
    Extend,
}

/// All baselines of a run.
#[derive(Debug)]
pub(super) struct Baselines {
    /// The one for all files, absolute.
    given: Option<PathBuf>,
    update: Option<Update>,
    /// By absolute path; `None` for one that cannot be used.
    loaded: BTreeMap<PathBuf, Option<Arc<Loaded>>>,
    problems: Vec<(String, BaselineError)>,
}

/// A judged file for [`Baselines::settle`].
pub(super) struct Settling<'f> {
    pub(super) known: &'f FileBaseline,
    /// Rules that were not judged in it.
    pub(super) left_out: BTreeSet<String>,
    pub(super) checked: &'f mut Checked,
}

impl Baselines {
    /// Baselines as configurations name them, or the one that is `given` for all.
    pub(super) fn new(given: Option<&Path>, update: Option<Update>, resolver: &Resolver) -> Self {
        let absolute = given.map(|path| resolver.absolute(path));
        let (loaded, problems) = (BTreeMap::new(), Vec::new());
        let mut baselines = Self { given: absolute.clone(), update, loaded, problems };
        if let (Some(path), Some(given)) = (absolute, given) {
            baselines.load(&path, false, || display_path(given));
        }
        baselines
    }

    /// The settings of a file with what its baseline knows of it.
    pub(super) fn found_for(&mut self, settings: Settings, resolver: &Resolver) -> Settings {
        let (path, is_outside) = match (&self.given, settings.named_baseline()) {
            (Some(path), _) => (resolver.absolute(path), false),
            (None, Some((folder, path))) => {
                let path = resolver.absolute(&path);
                let is_outside = self.update.is_some() && !is_below(folder, &path);
                (path, is_outside)
            }
            (None, None) => return settings,
        };
        self.load(&path, is_outside, || resolver.display(&path));
        let known = match settings.page() {
            // The same wherever its bytes were put.
            Some(page) => self.loaded.get(&path).cloned().flatten().map(|loaded| {
                let key = page.url.clone();
                FileBaseline { loaded, key }
            }),
            None => self.known(&path, settings.file()),
        };
        settings.with_baseline(known)
    }

    /// Reads the baseline at `path`, once; `shown` is how it is named in messages.
    fn load(&mut self, path: &Path, is_outside: bool, shown: impl FnOnce() -> String) {
        if self.loaded.contains_key(path) {
            return;
        }
        let new = |baseline, is_new, shown| {
            Some(Arc::new(Loaded { path: path.to_path_buf(), shown, baseline, is_new, is_outside }))
        };
        let loaded = match Baseline::read(path) {
            Ok(baseline) => new(baseline, false, shown()),
            Err(BaselineError::Missing) if self.update.is_some() => {
                new(Baseline::default(), true, shown())
            }
            Err(error) => {
                self.problems.push((shown(), error));
                None
            }
        };
        self.loaded.insert(path.to_path_buf(), loaded);
    }

    /// What the baseline at `path`, which was loaded, knows of a file; both paths are absolute.
    fn known(&self, path: &Path, file: &Path) -> Option<FileBaseline> {
        let loaded = self.loaded.get(path)?.clone()?;
        let key = baseline::key(path, file);
        Some(FileBaseline { loaded, key })
    }

    /// Those that cannot be used, by how they are shown, and why.
    pub(super) fn take_problems(&mut self) -> Vec<(String, BaselineError)> {
        std::mem::take(&mut self.problems)
    }

    /// True when baselines should be brought up to date and there is none.
    pub(super) fn is_missing(&self) -> bool {
        self.update.is_some() && self.loaded.is_empty()
    }

    /// Compares the baselines with what was found and writes those that should be brought up to
    /// date. Findings that were taken up do not count any more. `asked`: the files and folders of
    /// the run, absolute.
    pub(super) fn settle(
        &self,
        files: Vec<Settling<'_>>,
        asked: &[PathBuf],
    ) -> Vec<BaselineReport> {
        let mut groups: BTreeMap<&Path, (Seen, Vec<&mut Checked>)> = BTreeMap::new();
        for path in self.loaded.keys() {
            groups.insert(path, (Seen::new(asked.to_vec()), Vec::new()));
        }
        for Settling { known, left_out, checked } in files {
            let Some((seen, group)) = groups.get_mut(known.loaded.path.as_path()) else { continue };
            seen.file(&known.key, left_out);
            for held in checked.suppressed.iter().filter(|s| s.by == SuppressedBy::Baseline) {
                seen.finding(&known.key, &held.finding, true);
            }
            for found in &checked.findings {
                seen.finding(&known.key, &found.finding, false);
            }
            group.push(checked);
        }
        let loaded = self.loaded.values().flatten();
        loaded
            .filter_map(|loaded| {
                let (seen, group) = groups.remove(loaded.path.as_path())?;
                Some(self.settle_one(loaded, &seen, group))
            })
            .collect()
    }

    fn settle_one(&self, loaded: &Loaded, seen: &Seen, group: Vec<&mut Checked>) -> BaselineReport {
        let extend = loaded.is_new || self.update == Some(Update::Extend);
        let (after, change) = loaded.baseline.after(seen, &loaded.path, extend);
        let written = match self.update {
            None => Ok(BaselineFate::Read),
            Some(_) if after == loaded.baseline && !loaded.is_new => Ok(BaselineFate::Updated),
            Some(_) if loaded.is_outside => Err(BaselineError::Outside),
            Some(_) if loaded.is_new => {
                after.write(&loaded.path, None).map(|()| BaselineFate::Created)
            }
            Some(_) => {
                let before = Some(&loaded.baseline);
                after.write(&loaded.path, before).map(|()| BaselineFate::Updated)
            }
        };
        if written.is_ok() && extend && self.update.is_some() {
            for checked in group {
                let taken = std::mem::take(&mut checked.findings)
                    .into_iter()
                    .map(|found| Suppressed { finding: found.finding, by: SuppressedBy::Baseline });
                checked.suppressed.extend(taken);
                checked.suppressed.sort_by_key(|left_out| left_out.finding.span);
            }
        }
        let fate = written.unwrap_or_else(BaselineFate::Unwritten);
        BaselineReport { path: loaded.shown.clone(), change, fate }
    }
}
