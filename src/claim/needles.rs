//! Regular expressions to words of which one is in every text they match. To look for these is quick; most
//! expressions need not be compiled then.

use std::borrow::Cow;

use aho_corasick::packed::{self, Searcher};

use super::needle_words::needle_words;
use super::pattern::is_plain;

/// What the expressions of the rules cannot do without, sorted by them: their least bytes, their words.
const PREPARED: &[(&str, usize, Option<&[&str]>)] =
    include!(concat!(env!("OUT_DIR"), "/needles.rs"));

/// What a text must hold for one of some patterns to match in it.
#[derive(Debug, Default)]
pub(super) struct Needles {
    /// So many bytes.
    pub(super) least: usize,
    /// What finds the words; `None` where there are none, or too many.
    words: Option<Searcher>,
}

type Words<'p> = Vec<Cow<'p, str>>;

impl Needles {
    /// Those of patterns.
    pub(super) fn of<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Self {
        let (mut least, mut all) = (usize::MAX, Some(Words::new()));
        for pattern in patterns {
            let (bytes, words) = match prepared(pattern) {
                Some(prepared) => prepared,
                None if is_plain(pattern) => (pattern.len(), Some(vec![pattern.into()])),
                None => work_out(pattern),
            };
            least = least.min(bytes);
            all = all.zip(words).map(|(all, words)| [all, words].concat());
        }
        let search = |words: Words<'_>| {
            packed::Config::new().builder().extend(words.iter().map(|word| word.as_bytes())).build()
        };
        Self { least, words: all.and_then(search) }
    }

    /// False only for a text that none of the patterns matches in.
    pub(super) fn may_match(&self, text: &str) -> bool {
        text.len() >= self.least
            && self.words.as_ref().is_none_or(|words| words.find(text).is_some())
    }
}

fn prepared(pattern: &str) -> Option<(usize, Option<Words<'static>>)> {
    let at = PREPARED.binary_search_by_key(&pattern, |(prepared, ..)| prepared).ok()?;
    let (_, least, words) = PREPARED[at];
    Some((least, words.map(|words| words.iter().map(|word| Cow::Borrowed(*word)).collect())))
}

fn work_out(pattern: &str) -> (usize, Option<Words<'static>>) {
    let (least, words) = needle_words(pattern);
    (least, words.map(|words| words.into_iter().map(Cow::Owned).collect()))
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
                prop_assert!(Needles::of([pattern.as_str()]).may_match(&text), "{pattern}");
            }
        }
    }
}
