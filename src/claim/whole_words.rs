//! Words that are looked for as words: グループ is none of グループウェア, nor client of clientele.

use std::ops::Range;

use super::word_set::WordSet;
use crate::sentence::{is_hiragana, is_kanji, is_katakana};

/// Words, each with its index in the list they came in.
#[derive(Debug, Default)]
pub(crate) struct WholeWords(WordSet);

impl WholeWords {
    /// Takes the words that are not empty.
    pub(crate) fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Self {
        Self(WordSet::new(words))
    }

    /// The words in a text by their places: of those that begin together the longest, of those that
    /// overlap the first.
    pub(crate) fn within(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let mut found: Vec<(Range<usize>, usize)> = Vec::new();
        for (range, index) in self.0.within(text).filter(|(range, _)| begins(text, range)) {
            if found.last().is_none_or(|(last, _)| last.end <= range.start) {
                found.push((range, index));
            }
        }
        found
    }

    /// True when one of the words is in a text, and no part of a longer one.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.whole(text).next().is_some()
    }

    /// The last of the words in a text that are no part of longer ones: its place.
    pub(crate) fn last(&self, text: &str) -> Option<Range<usize>> {
        self.whole(text).last()
    }

    fn whole<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> {
        let places = self.0.within(text).map(|(range, _)| range);
        places.filter(|range| begins(text, range) && ends(text, range.end))
    }
}

/// True where a word may begin: Latin letters begin none within others, nor hiragana by which all of
/// it is written (もし is none of でもしっかり); what a compound begins with is free.
fn begins(text: &str, word: &Range<usize>) -> bool {
    let (before, word) = (&text[..word.start], &text[word.clone()]);
    let latin = |c: char| c.is_ascii_alphanumeric();
    let kana = before.ends_with(is_hiragana) && word.chars().all(is_hiragana);
    !(kana || before.ends_with(latin) && word.starts_with(latin))
}

/// True where a word may end: what follows is written in other letters.
pub(crate) fn ends(text: &str, at: usize) -> bool {
    let sorts: [fn(char) -> bool; 3] =
        [|c| c.is_ascii_alphanumeric(), |c| is_katakana(c) || c == 'ー', is_kanji];
    !sorts.into_iter().any(|sort| text[..at].ends_with(sort) && text[at..].starts_with(sort))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_ends_where_its_letters_do() {
        let words = WholeWords::new(["ガイド", "事例", "client", "とは", "会社", "グループ会社"]);
        for (text, is_in) in [
            ("取得ガイド", true),
            ("ガイドライン", false),
            ("導入事例のご紹介", true),
            ("事例集", false),
            ("our client's", true),
            ("clients", false),
            ("aclient", false),
            ("制度とは何か", true),
        ] {
            assert_eq!(words.is_in(text), is_in, "{text}");
        }
        assert_eq!(words.within("グループ会社と会社"), [(0..18, 5), (21..27, 4)]);
        assert_eq!(words.last("事例とガイド"), Some(9..18));
    }
}
