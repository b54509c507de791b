//! A file of findings that are known and do not count, to what of a run is in it and back.

mod compare;
mod error;
mod file;
mod place;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub use compare::{Change, Seen};
pub use error::BaselineError;
pub use place::key;
pub(crate) use place::relative;

use crate::lint::Finding;

/// Findings that were there when a site began to be linted, by file.
///
/// A baseline says "not now": its findings do not count, and are not fixed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// By [`key`]; none is empty.
    files: BTreeMap<String, BTreeSet<KnownFinding>>,
}

/// One known finding. The order is that of the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(expecting = "struct Entry")] // What messages on broken files call it.
pub struct KnownFinding {
    /// Its rule.
    pub rule: String,
    /// Its words, for who reads the file; they do not decide.
    #[serde(default)]
    pub matched: String,
    /// Its fingerprint, which does.
    pub fingerprint: String,
}

/// Words of a finding that an entry shows, at most, in characters.
const LONGEST_WORDS: usize = 80;

impl KnownFinding {
    /// The entry of a finding.
    pub fn new(finding: &Finding) -> Self {
        let words: Vec<&str> = finding.matched.split_whitespace().collect();
        Self {
            rule: finding.rule.clone(),
            matched: words.join(" ").chars().take(LONGEST_WORDS).collect(),
            fingerprint: finding.fingerprint.clone(),
        }
    }

    fn is(&self, rule: &str, fingerprint: &str) -> bool {
        self.rule == rule && self.fingerprint == fingerprint
    }
}

impl Baseline {
    /// Reads a baseline file.
    ///
    /// # Errors
    /// When it cannot be read, or is no baseline that this program can use.
    pub fn read(path: &Path) -> Result<Self, BaselineError> {
        let bytes = std::fs::read(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => BaselineError::Missing,
            _ => BaselineError::Unreadable(error),
        })?;
        let text = String::from_utf8(bytes).map_err(|_| BaselineError::NoText)?;
        Self::parse(&text)
    }

    /// Writes it in the place of what was read from there, `None` where there was no file; whole or not at
    /// all.
    ///
    /// # Errors
    /// When the system refuses, or another program wrote it meanwhile; the file is then as it was.
    pub fn write(&self, path: &Path, before: Option<&Self>) -> Result<(), BaselineError> {
        let _alone = path.parent().and_then(crate::disk::alone_in);
        match (Self::read(path), before) {
            (Err(BaselineError::Missing), None) => {}
            (Ok(now), Some(before)) if now == *before => {}
            _ => return Err(BaselineError::Changed),
        }
        crate::disk::write(path, self.text().as_bytes()).map_err(BaselineError::Unwritable)
    }

    /// How many findings it holds.
    pub fn len(&self) -> usize {
        self.files.values().map(BTreeSet::len).sum()
    }

    /// True when it holds none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// True when it holds this finding of the file `key`.
    pub fn holds(&self, key: &str, finding: &Finding) -> bool {
        self.files.get(key).is_some_and(|entries| {
            entries.iter().any(|entry| entry.is(&finding.rule, &finding.fingerprint))
        })
    }

    /// Adds an entry of a file.
    pub fn add(&mut self, key: &str, entry: KnownFinding) {
        let entries = self.files.entry(key.to_owned()).or_default();
        // The words may have been marked up anew.
        entries.retain(|known| !known.is(&entry.rule, &entry.fingerprint));
        entries.insert(entry);
    }
}
