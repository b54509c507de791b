//! Regular expressions to words of which one is in every text they match. To look for these is quick; most
//! expressions need not be compiled then.

use std::borrow::Cow;
use std::sync::OnceLock;

use aho_corasick::packed::{self, Searcher};

use super::needle_words::{is_plain, needle_words};

/// What the expressions of the rules cannot do without, sorted by them: their least bytes, lists of words.
const PREPARED: &[(&str, usize, &[&[&str]])] = include!(concat!(env!("OUT_DIR"), "/needles.rs"));

/// What a text must hold for a pattern to match in it.
#[derive(Debug, Default)]
pub(super) struct Needles {
    /// So many bytes.
    pub(super) least: usize,
    /// Of each list a word.
    lists: Vec<Words>,
}

/// Words that are looked for together.
#[derive(Debug, Default)]
struct Words {
    words: Vec<Cow<'static, str>>,
    /// Made when they are first looked for; `None` where they are too many.
    searcher: OnceLock<Option<Searcher>>,
}

impl Needles {
    /// Those of a pattern.
    pub(super) fn of(pattern: &str) -> Self {
        if is_plain(pattern) {
            let words = vec![pattern.to_owned().into()];
            return Self { least: pattern.len(), lists: vec![Words::new(words)] };
        }
        match PREPARED.binary_search_by_key(&pattern, |(prepared, ..)| prepared) {
            Ok(at) => {
                let (_, least, lists) = PREPARED[at];
                let lists = lists
                    .iter()
                    .map(|list| Words::new(list.iter().map(|&word| Cow::Borrowed(word)).collect()));
                Self { least, lists: lists.collect() }
            }
            Err(_) => {
                let (least, lists) = needle_words(pattern);
                let words = |list: Vec<String>| list.into_iter().map(Cow::from).collect();
                Self { least, lists: lists.into_iter().map(words).map(Words::new).collect() }
            }
        }
    }

    /// What a text must hold for one of several patterns to match in it.
    pub(super) fn of_any<'n>(all: impl Iterator<Item = &'n Self> + Clone) -> Self {
        let least = all.clone().map(|needles| needles.least).min();
        let firsts: Option<Vec<_>> =
            all.map(|needles| Some(&needles.lists.first()?.words)).collect();
        let words =
            firsts.map(|firsts| Words::new(firsts.into_iter().flatten().cloned().collect()));
        Self { least: least.unwrap_or(usize::MAX), lists: words.into_iter().collect() }
    }

    /// False only for a text that the pattern does not match in.
    pub(super) fn may_match(&self, text: &str) -> bool {
        text.len() >= self.least && self.lists.iter().all(|list| list.may_be_in(text))
    }
}

impl Words {
    fn new(words: Vec<Cow<'static, str>>) -> Self {
        Self { words, searcher: OnceLock::new() }
    }

    fn may_be_in(&self, text: &str) -> bool {
        let searcher = self.searcher.get_or_init(|| {
            let words = self.words.iter().map(|word| word.as_bytes());
            packed::Config::new().builder().extend(words).build()
        });
        searcher.as_ref().is_none_or(|searcher| searcher.find(text).is_some())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    proptest! {
        #[test]
        fn what_matches_holds_one_of_them(
            parts in proptest::collection::vec(
                prop::sample::select(vec![
                    "a", "あ", "(?:い|うえ)", "[ab]", "b?", "(?:ab|あい)+", "(?:a|b?)", "^", r"\b", "[^い]{0,2}", "(?i:b)",
                ]),
                1..5,
            ),
            text in "[abBあいうえ]{0,12}",
        ) {
            let pattern = parts.concat();
            if Regex::new(&pattern).unwrap().is_match(&text) {
                prop_assert!(Needles::of(&pattern).may_match(&text), "{pattern}");
                let (_, lists) = needle_words(&pattern);
                let held = lists.iter().all(|list| list.iter().any(|word| text.contains(word)));
                prop_assert!(held, "{pattern}");
            }
        }
    }
}
