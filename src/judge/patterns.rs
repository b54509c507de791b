//! A rule's regular expressions, and a quick look whether they can match at all.

use std::sync::OnceLock;

use regex::Regex;
use regex_syntax::hir::{Hir, HirKind};

use crate::claim::{LexiconError, regex};

/// A rule's regular expressions. Most pages need none of them, so each group is compiled when it is
/// first asked for.
#[derive(Debug, Default)]
pub(crate) struct Patterns {
    wanted: Group,
    unless: Group,
    /// Matches in every text in a part of which one of `wanted` matches; `None` where no such
    /// pattern is known.
    anywhere: OnceLock<Option<Regex>>,
}

/// Regular expressions that are asked together.
#[derive(Debug, Default)]
struct Group {
    texts: Vec<String>,
    compiled: OnceLock<Vec<Regex>>,
}

impl Group {
    fn new(texts: &[String]) -> Result<Self, LexiconError> {
        // Whether it is one is soon told; what else may be wrong with one only compiling tells.
        if let Some(wrong) = texts.iter().find(|text| regex_syntax::parse(text).is_err()) {
            regex(wrong)?;
        }
        Ok(Self { texts: texts.to_vec(), compiled: OnceLock::new() })
    }

    fn all(&self) -> &[Regex] {
        self.compiled
            .get_or_init(|| self.texts.iter().filter_map(|text| regex(text).ok()).collect())
    }
}

impl Patterns {
    /// Takes what is wanted and what excuses it.
    ///
    /// # Errors
    /// When one is no regular expression.
    pub(super) fn new(wanted: &[String], unless: &[String]) -> Result<Self, LexiconError> {
        let (wanted, unless) = (Group::new(wanted)?, Group::new(unless)?);
        Ok(Self { wanted, unless, anywhere: OnceLock::new() })
    }

    /// What is looked for.
    pub(super) fn wanted(&self) -> &[Regex] {
        self.wanted.all()
    }

    /// What excuses it.
    pub(super) fn unless(&self) -> &[Regex] {
        self.unless.all()
    }

    /// False when nothing in any part of `text` is wanted.
    pub(super) fn may_match(&self, text: &str) -> bool {
        let anywhere = self.anywhere.get_or_init(|| anywhere(&self.wanted.texts));
        anywhere.as_ref().is_none_or(|pattern| pattern.is_match(text))
    }
}

/// All patterns as one that does not look at what stands round a match: a sentence begins a text
/// of its own, but not the block it stands in.
fn anywhere(patterns: &[String]) -> Option<Regex> {
    let parts = patterns.iter().map(|pattern| regex_syntax::parse(pattern).ok());
    let parts: Option<Vec<Hir>> = parts.map(|part| part.map(|hir| blind(&hir))).collect();
    Regex::new(&Hir::alternation(parts?).to_string()).ok()
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
        let all = Patterns::new(&patterns, &[]).unwrap();
        assert!(all.may_match("わが国が") && all.may_match("the end."));
        assert!(!all.may_match("国の en"));
    }
}
