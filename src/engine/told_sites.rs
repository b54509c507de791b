//! What pages have told of their sites so far that need be told of each but once: it is not sought in the pages
//! that are read later.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::settings::Settings;
use crate::judge::site::Facts;
use crate::lint::Asked;

/// What the pages of one run have told.
#[derive(Debug, Default)]
pub(super) struct ToldSites {
    run: Mutex<()>,
    /// The rules of which a page has told, by the root of its site.
    sites: Mutex<HashMap<PathBuf, BTreeSet<String>>>,
}

impl ToldSites {
    /// Knows nothing yet. Another run waits until what is given is dropped.
    pub(super) fn begin(&self) -> MutexGuard<'_, ()> {
        let run = self.run.lock().unwrap_or_else(PoisonError::into_inner);
        self.sites.lock().unwrap_or_else(PoisonError::into_inner).clear();
        run
    }

    /// What is to be asked of a page.
    pub(super) fn asked(&self, settings: &Settings) -> Asked {
        let sites = self.sites.lock().unwrap_or_else(PoisonError::into_inner);
        let told = root(settings).and_then(|root| sites.get(root));
        if told.is_some_and(|told| settings.linter().is_told(told)) {
            Asked::Untold
        } else {
            Asked::All
        }
    }

    /// Takes note of what a page tells.
    pub(super) fn note(&self, settings: &Settings, facts: &Facts) {
        let Some(root) = root(settings).filter(|_| !facts.policies.is_empty()) else { return };
        let mut sites = self.sites.lock().unwrap_or_else(PoisonError::into_inner);
        sites.entry(root.to_owned()).or_default().extend(facts.policies.iter().cloned());
    }
}

/// The root of the site that a page surely is one of.
fn root(settings: &Settings) -> Option<&Path> {
    settings.root().filter(|root| settings.file().starts_with(root))
}
