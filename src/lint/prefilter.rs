//! Which texts can have findings at all.

use crate::claim::{Lexicon, LexiconError};
use crate::rule::RuleSet;

/// Tells texts without any trace of a scheme from the rest.
#[derive(Debug)]
pub(super) struct Prefilter {}

impl Prefilter {
    pub(super) fn new(_rules: &RuleSet, _lexicon: &Lexicon) -> Result<Self, LexiconError> {
        Ok(Self {})
    }

    /// False only where no rule can have a finding.
    pub(super) fn passes(&self, _text: &str) -> bool {
        true
    }
}
