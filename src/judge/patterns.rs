//! A rule's regular expressions.

use crate::claim::{LexiconError, Pattern, PatternSet};

/// A rule's regular expressions.
#[derive(Debug, Default)]
pub(crate) struct Patterns {
    wanted: PatternSet,
    unless: Vec<Pattern>,
}

impl Patterns {
    /// Takes what is wanted and what excuses it.
    pub(super) fn new(wanted: &[String], unless: &[String]) -> Self {
        Self { wanted: PatternSet::new(wanted), unless: Pattern::all(unless) }
    }

    /// Compiles all.
    ///
    /// # Errors
    /// When one is no regular expression.
    pub(crate) fn check(&self) -> Result<(), LexiconError> {
        self.wanted.check()?;
        self.unless.iter().try_for_each(Pattern::check)
    }

    /// What is looked for.
    pub(super) fn wanted(&self) -> &[Pattern] {
        self.wanted.patterns()
    }

    /// What excuses it.
    pub(super) fn unless(&self) -> &[Pattern] {
        &self.unless
    }

    /// False only when nothing in any part of `text` is wanted.
    pub(super) fn may_match(&self, text: &str) -> bool {
        self.wanted.may_match(text)
    }
}
