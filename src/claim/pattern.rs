//! A regular expression that is compiled when a text first holds what it cannot do without: most pages
//! need few of them.

use std::sync::OnceLock;

use regex::{Captures, Match, Regex};

use super::LexiconError;
use super::needle_words::is_plain;
use super::needles::Needles;

/// A regular expression. One that is none matches nothing; [`Pattern::check`] says so.
#[derive(Debug, Default)]
pub(crate) struct Pattern {
    text: String,
    /// What a text must hold.
    needles: OnceLock<Needles>,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// Takes its text.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Takes the texts of several.
    pub(crate) fn all(texts: &[String]) -> Vec<Self> {
        texts.iter().map(Self::new).collect()
    }

    /// Compiles it.
    ///
    /// # Errors
    /// When it is no regular expression.
    pub(crate) fn check(&self) -> Result<(), LexiconError> {
        let compiled = Regex::new(&self.text).map_err(|cause| LexiconError::Pattern {
            pattern: self.text.clone(),
            cause: Box::new(cause),
        })?;
        self.compiled.get_or_init(|| Some(compiled));
        Ok(())
    }

    /// How many bytes it matches at least.
    pub(crate) fn least(&self) -> usize {
        self.needles().least
    }

    /// False only for a text that it is not in.
    pub(super) fn may_match(&self, text: &str) -> bool {
        self.needles().may_match(text)
    }

    /// What a text must hold.
    pub(super) fn needles(&self) -> &Needles {
        self.needles.get_or_init(|| Needles::of(&self.text))
    }

    /// The expression, where it may match in a text.
    fn for_text(&self, text: &str) -> Option<&Regex> {
        if !self.may_match(text) {
            return None;
        }
        self.compiled.get_or_init(|| Regex::new(&self.text).ok()).as_ref()
    }

    /// True when it is in a text.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        if is_plain(&self.text) {
            return text.contains(&self.text);
        }
        self.for_text(text).is_some_and(|compiled| compiled.is_match(text))
    }

    /// Where it is in a text, one after the other.
    pub(crate) fn find_iter<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        self.for_text(text).into_iter().flat_map(move |compiled| compiled.find_iter(text))
    }

    /// The same with the groups of each.
    pub(crate) fn captures_iter<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        self.for_text(text).into_iter().flat_map(move |compiled| compiled.captures_iter(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pattern_matches_nothing_and_is_told() {
        let (right, wrong) = (Pattern::new("[ab]+c"), Pattern::new("[ab"));
        assert!(right.check().is_ok() && right.is_match("xac") && !right.is_match("xab"));
        let found: Vec<&str> = right.find_iter("ac abc").map(|found| found.as_str()).collect();
        assert_eq!(found, ["ac", "abc"]);
        assert!(!wrong.is_match("ab"));
        assert!(wrong.check().unwrap_err().to_string().starts_with("`[ab` is no regular"));
    }
}
