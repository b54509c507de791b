//! Which files of an output folder are this program's, and whether they are as it wrote them.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The manifest's own name in the output folder.
pub(crate) const NAME: &str = ".sa-lint-manifest.json";

/// Files this program wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// Who wrote it.
    generator: String,
    /// SHA-256 in hexadecimal, by path.
    pub(crate) files: BTreeMap<String, String>,
}

impl Manifest {
    pub(crate) fn of(files: &BTreeMap<String, Vec<u8>>) -> Self {
        let files = files.iter().map(|(path, bytes)| (path.clone(), hash(bytes))).collect();
        Self { generator: "sa-lint".into(), files }
    }

    /// Its text, the same for the same files.
    pub(crate) fn to_text(&self) -> String {
        // Maps of strings always serialise.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// True for a folder that an earlier build wrote.
pub fn is_built(folder: &Path) -> bool {
    folder.join(NAME).is_file()
}

pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
