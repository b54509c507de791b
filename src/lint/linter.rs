//! One source file to its findings.

use super::Finding;
use crate::extract::Format;
use crate::rule::RuleSet;
use crate::text::SourceFile;

/// Rules made ready to judge; shared between threads.
#[derive(Debug)]
pub struct Linter {
    rules: RuleSet,
}

impl Linter {
    /// Makes `rules` ready.
    pub fn new(rules: RuleSet) -> Self {
        Self { rules }
    }

    /// The rules it judges by.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// The findings of one file, sorted by place, none twice.
    pub fn lint(&self, source: &SourceFile, format: Format) -> Vec<Finding> {
        let _ = (source, format);
        Vec::new()
    }
}
