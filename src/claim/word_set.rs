//! Words that are looked for at every place of a text.
//!
//! An automaton finds them a little faster and takes longer to build than a page takes to read. Here
//! they are sorted by their first two letters; at most places a bit tells that none begins.

use std::cmp::Reverse;
use std::ops::Range;

/// Words, each with its index in the list they came in.
#[derive(Debug, Default)]
pub(crate) struct WordSet {
    /// By their first two letters, the longest first.
    words: Vec<(Letters, String, usize)>,
    /// A bit for the low sixteen bits of each letter that a word begins with.
    begins: Vec<u64>,
}

/// The first two letters of a word; one alone stands behind no other.
type Letters = (char, Option<char>);

impl WordSet {
    /// Takes the words that are not empty.
    pub(crate) fn new<W: Into<String>>(words: impl IntoIterator<Item = W>) -> Self {
        let mut begins = vec![0; 1 << 10];
        let entry = |(index, word): (usize, W)| {
            let word = word.into();
            Some((letters(&word)?, word, index))
        };
        let mut words: Vec<_> = words.into_iter().enumerate().filter_map(entry).collect();
        words.sort_by(|(a, one, _), (b, other, _)| {
            (a, Reverse(one.len())).cmp(&(b, Reverse(other.len())))
        });
        for ((first, _), ..) in &words {
            let (word, bit) = bit(*first);
            begins[word] |= bit;
        }
        Self { words, begins }
    }

    /// The words that stand at the beginning of a text, the longest first: how many bytes each has, and
    /// its index.
    pub(crate) fn at(&self, text: &str) -> impl Iterator<Item = (usize, usize)> {
        let key = letters(text).filter(|(first, _)| self.may_begin(*first));
        let keys = key.into_iter().flat_map(|(first, second)| {
            let longer = second.map(|_| (first, second));
            longer.into_iter().chain([(first, None)])
        });
        keys.flat_map(move |key| {
            let from = self.words.partition_point(|(letters, ..)| *letters < key);
            let same = self.words[from..].iter().take_while(move |(letters, ..)| *letters == key);
            same.filter(|(_, word, _)| text.starts_with(word.as_str()))
                .map(|(_, word, index)| (word.len(), *index))
        })
    }

    /// All words in a text, also those that overlap, by their places.
    pub(crate) fn within(&self, text: &str) -> impl Iterator<Item = (Range<usize>, usize)> {
        let starts = text.char_indices().filter(|(_, first)| self.may_begin(*first));
        starts.flat_map(move |(start, _)| {
            self.at(&text[start..]).map(move |(length, index)| (start..start + length, index))
        })
    }

    /// The longest word at the first place from byte `from` on where there is one.
    pub(crate) fn next(&self, text: &str, from: usize) -> Option<(Range<usize>, usize)> {
        let (found, index) = self.within(&text[from..]).next()?;
        Some((from + found.start..from + found.end, index))
    }

    /// How many bytes the longest word has that a text begins with.
    pub(crate) fn longest(&self, text: &str) -> Option<usize> {
        self.at(text).next().map(|(length, _)| length)
    }

    /// True when a word is in a text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.within(text).next().is_some()
    }

    fn may_begin(&self, letter: char) -> bool {
        let (word, bit) = bit(letter);
        self.begins.get(word).is_some_and(|word| word & bit != 0)
    }
}

fn letters(text: &str) -> Option<Letters> {
    let mut letters = text.chars();
    Some((letters.next()?, letters.next()))
}

/// Where the bit of a letter is.
fn bit(letter: char) -> (usize, u64) {
    let low = u32::from(letter) as usize & 0xffff;
    (low >> 6, 1 << (low & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_comes_first_and_all_are_found() {
        let words = WordSet::new(["認定", "", "認", "認定証", "証", "a", "ab", "認定"]);
        let at: Vec<_> = words.at("認定証").collect();
        assert_eq!(at, [(9, 3), (6, 0), (6, 7), (3, 2)]);
        assert_eq!(words.longest("認知"), Some(3));
        assert_eq!(words.longest("の認定"), None);
        let found: Vec<_> = words.within("の認証ab").collect();
        assert_eq!(found, [(3..6, 2), (6..9, 4), (9..11, 6), (9..10, 5)]);
        assert_eq!(words.next("認と証", 3), Some((6..9, 4)));
        assert!(words.is_in("xa") && !words.is_in("xy") && !WordSet::default().is_in("a"));
        // A letter with the same low bits begins no word.
        assert!(!words.is_in("\u{10061}"));
    }
}
