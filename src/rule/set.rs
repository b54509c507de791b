//! All rules of a run: the embedded ones and those a user adds.

use std::path::{Path, PathBuf};

use super::Rule;

/// The rules of a run, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    rules: Vec<Rule>,
}

/// Why a rule file cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RuleError {
    /// The folder or file cannot be read.
    #[error("cannot read {path}: {cause}", path = path.display())]
    Unreadable {
        /// What was to be read.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The file is no rule file.
    #[error("{path}:{line}:{column}: {cause}", path = path.display())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column, from 1, in characters.
        column: usize,
        /// What is wrong with it.
        cause: String,
    },
}

impl RuleSet {
    /// The rules that come with the program.
    pub fn builtin() -> Self {
        Self::default()
    }

    /// Adds the `*.toml` files of a folder; a rule with a known id takes the other's place.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read or is no rule file.
    pub fn add_dir(&mut self, dir: &Path) -> Result<(), RuleError> {
        std::fs::read_dir(dir)
            .map_err(|cause| RuleError::Unreadable { path: dir.to_path_buf(), cause })?;
        Ok(())
    }

    /// The rules, sorted by id.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule of this id.
    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}
