//! What a baseline knows of one file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::baseline::Baseline;
use crate::lint::Finding;

/// A baseline that can be used.
#[derive(Debug)]
pub(super) struct Loaded {
    /// Absolute.
    pub(super) path: PathBuf,
    /// As it is shown.
    pub(super) shown: String,
    pub(super) baseline: Baseline,
    /// There is no such file yet.
    pub(super) is_new: bool,
    /// A configuration names it, and it lies outside of that one's folder: whoever checks a folder of
    /// somebody else's does not have files elsewhere written.
    pub(super) is_outside: bool,
}

/// A file and the baseline that holds for it.
#[derive(Clone, Debug)]
pub(super) struct FileBaseline {
    pub(super) loaded: Arc<Loaded>,
    /// What the file is called in it.
    pub(super) key: String,
}

impl FileBaseline {
    /// What it knows of a file in the archive that the file is.
    pub(super) fn inside(&self, name: &str) -> Self {
        Self { loaded: Arc::clone(&self.loaded), key: format!("{}/{name}", self.key) }
    }

    /// True for the file that holds the known findings.
    pub(super) fn is_at(&self, file: &Path) -> bool {
        self.loaded.path == file
    }

    /// True when the baseline holds a finding of the file.
    pub(super) fn holds(&self, finding: &Finding) -> bool {
        self.loaded.baseline.holds(&self.key, finding)
    }
}
