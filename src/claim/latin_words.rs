//! Words in Latin letters, which stand apart from what they adjoin: `not` is in no `nothing`.

use std::ops::Range;

use super::word_set::WordSet;

/// Words in Latin letters.
#[derive(Debug, Default)]
pub(super) struct LatinWords(WordSet);

impl LatinWords {
    /// Takes the words that are not empty.
    pub(super) fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Self {
        Self(WordSet::new(words))
    }

    /// The words in a text: of those that overlap the first, of those that begin together the longest.
    pub(super) fn within<'s>(&'s self, text: &'s str) -> impl Iterator<Item = Range<usize>> + 's {
        let mut reached = 0;
        let words = self.0.within(text).map(|(word, _)| word);
        words.filter(move |word| {
            let is_first =
                word.start >= reached && is_edge(text, word.start) && is_edge(text, word.end);
            reached = if is_first { word.end } else { reached };
            is_first
        })
    }

    /// How long (in bytes) the longest word is that stands at a place of a text.
    pub(super) fn at(&self, text: &str, at: usize) -> Option<usize> {
        let mut words = self.0.at(&text[at..]).map(|(length, _)| length);
        words.find(|length| is_edge(text, at) && is_edge(text, at + length))
    }
}

/// True where a word begins or ends: letters or digits on one side, not on both.
pub(super) fn is_edge(text: &str, at: usize) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_';
    text[..at].ends_with(is_letter) != text[at..].starts_with(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_apart() {
        let words = LatinWords::new(["not", "no", "self-declared", "ipa's"]);
        for (text, expected) in [
            ("not nothing, no-not", "not no not"),
            ("self-declared, ipa's x_no", "self-declared ipa's"),
            ("isn't no one", "no"),
            ("noでもnot", ""),
        ] {
            let found: Vec<&str> = words.within(text).map(|word| &text[word]).collect();
            assert_eq!(found.join(" "), expected);
        }
        assert_eq!((words.at("a not", 2), words.at("a nothing", 2)), (Some(3), None));
    }
}
