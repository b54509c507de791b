//! A rule's regular expressions, and a quick look whether they can match at all.

use std::sync::OnceLock;

use regex_syntax::hir::{Hir, HirKind};

use crate::claim::{LexiconError, Pattern};

/// A rule's regular expressions.
#[derive(Debug, Default)]
pub(crate) struct Patterns {
    wanted: Vec<Pattern>,
    unless: Vec<Pattern>,
    /// Matches in every text in a part of which one of `wanted` matches; `None` where no such
    /// pattern is known.
    anywhere: OnceLock<Option<Pattern>>,
}

impl Patterns {
    /// Takes what is wanted and what excuses it.
    pub(super) fn new(wanted: &[String], unless: &[String]) -> Self {
        let (wanted, unless) = (Pattern::all(wanted), Pattern::all(unless));
        Self { wanted, unless, anywhere: OnceLock::new() }
    }

    /// Compiles all.
    ///
    /// # Errors
    /// When one is no regular expression.
    pub(crate) fn check(&self) -> Result<(), LexiconError> {
        self.wanted.iter().chain(&self.unless).try_for_each(Pattern::check)
    }

    /// What is looked for.
    pub(super) fn wanted(&self) -> &[Pattern] {
        &self.wanted
    }

    /// What excuses it.
    pub(super) fn unless(&self) -> &[Pattern] {
        &self.unless
    }

    /// False when nothing in any part of `text` is wanted.
    pub(super) fn may_match(&self, text: &str) -> bool {
        let anywhere = self.anywhere.get_or_init(|| anywhere(&self.wanted));
        anywhere.as_ref().is_none_or(|pattern| pattern.is_match(text))
    }
}

/// All patterns as one that does not look at what stands round a match: a sentence begins a text
/// of its own, but not the block it stands in.
fn anywhere(patterns: &[Pattern]) -> Option<Pattern> {
    let parts = patterns.iter().map(|pattern| regex_syntax::parse(pattern.text()).ok());
    let parts: Option<Vec<Hir>> = parts.map(|part| part.map(|hir| blind(&hir))).collect();
    Some(Pattern::new(Hir::alternation(parts?).to_string()))
}

/// A pattern without anchors, word boundaries and groups.
fn blind(hir: &Hir) -> Hir {
    let all = |subs: &[Hir]| subs.iter().map(blind).collect();
    match hir.kind() {
        HirKind::Look(_) => Hir::empty(),
        HirKind::Capture(capture) => blind(&capture.sub),
        HirKind::Repetition(repetition) => Hir::repetition(repetition.with(blind(&repetition.sub))),
        HirKind::Concat(subs) => Hir::concat(all(subs)),
        HirKind::Alternation(subs) => Hir::alternation(all(subs)),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) => hir.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_round_goes_and_all_else_stays() {
        for (pattern, expected) in [
            (r"(?:^|a)(?P<at>bc?)$", "(?:|a)bc?"),
            (r"\bexpires?\b", "expires?"),
            (r"(?i)a{2,3}|b+", "(?i)a{2,3}|b+"),
        ] {
            let hir = |pattern: &str| regex_syntax::parse(pattern).unwrap();
            assert_eq!(blind(&hir(pattern)), hir(expected), "{pattern}");
        }
    }

    #[test]
    fn a_part_that_matches_makes_the_whole_match() {
        let patterns = ["^国が".to_owned(), r"\bend$".to_owned()];
        let all = Patterns::new(&patterns, &[]);
        assert!(all.may_match("わが国が") && all.may_match("the end."));
        assert!(!all.may_match("国の en"));
    }
}
