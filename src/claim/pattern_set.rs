//! Several regular expressions, and one quick look for all of them.

use std::sync::OnceLock;

use super::LexiconError;
use super::needles::Needles;
use super::pattern::Pattern;

/// Regular expressions.
#[derive(Debug, Default)]
pub(crate) struct PatternSet {
    patterns: Vec<Pattern>,
    /// What a text must hold for one of them to match.
    needles: OnceLock<Needles>,
}

impl PatternSet {
    /// Takes their texts.
    pub(crate) fn new(texts: &[String]) -> Self {
        Self { patterns: Pattern::all(texts), ..Self::default() }
    }

    /// Each of them.
    pub(crate) fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// Compiles all.
    ///
    /// # Errors
    /// When one is no regular expression.
    pub(crate) fn check(&self) -> Result<(), LexiconError> {
        self.patterns.iter().try_for_each(Pattern::check)
    }

    /// False only where none of them is in any part of a text.
    pub(crate) fn may_match(&self, text: &str) -> bool {
        let of_any = || Needles::of_any(self.patterns.iter().map(Pattern::needles));
        self.needles.get_or_init(of_any).may_match(text)
            && self.patterns.iter().any(|pattern| pattern.may_match(text))
    }

    /// True when one of them is in a text.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.may_match(text) && self.patterns.iter().any(|pattern| pattern.is_match(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(texts: &[&str]) -> PatternSet {
        PatternSet::new(&texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_part_that_matches_lets_the_whole_pass() {
        let both = set(&["^国が", r"\bend$"]);
        assert!(both.may_match("わが国が") && both.may_match("the end."));
        assert!(!both.may_match("国の en"));
        assert!(both.is_match("国が") && !both.is_match("わが国が"));
    }

    #[test]
    fn none_match_nothing_and_one_without_words_may_match_all() {
        assert!(!set(&[]).may_match("国が"));
        assert!(set(&["国が", "."]).may_match("他"));
    }
}
