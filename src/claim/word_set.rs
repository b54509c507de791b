//! Words that are looked for at every place of a text.
//!
//! An automaton finds them a little faster and takes longer to build than a page takes to read. Here
//! they are kept by their first two letters. At most places a bit tells that none begins there, at most
//! others a second one.

use std::cmp::Reverse;
use std::ops::Range;
use std::str::CharIndices;

/// Words, each with its index in the list they came in.
#[derive(Debug, Default)]
pub(crate) struct WordSet {
    /// By their first two letters, the longest first.
    words: Vec<Entry>,
    /// What stands behind the first two letters of each, one after another.
    rest: String,
    /// All first two letters there are, each with where its words begin in `words`.
    groups: Vec<(Letters, usize)>,
    /// A bit for the low sixteen bits of each letter that a word begins with.
    begins: Vec<u64>,
    /// A bit for each of `groups`; others may have the same.
    pairs: Vec<u64>,
}

/// A word.
#[derive(Debug)]
struct Entry {
    /// Its length in bytes.
    length: usize,
    /// What stands behind its first two letters, in [`WordSet::rest`].
    rest: Range<usize>,
    /// Its index.
    index: usize,
}

/// The first two letters of a word; one alone stands behind no other.
type Letters = (char, Option<char>);

impl WordSet {
    /// Takes the words that are not empty.
    pub(crate) fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Self {
        let given: Vec<W> = words.into_iter().collect();
        let entry = |(index, word): (usize, &'_ W)| Some((letters(word.as_ref())?, index));
        let mut words: Vec<_> = given.iter().enumerate().filter_map(entry).collect();
        words.sort_by_key(|(letters, index)| (*letters, Reverse(given[*index].as_ref().len())));
        let mut new =
            Self { begins: vec![0; 1 << 10], pairs: vec![0; 1 << PAIRS >> 6], ..Self::default() };
        for (letters, index) in words {
            let word = given[index].as_ref();
            let from = new.rest.len();
            new.rest.push_str(&word[length(letters)..]);
            if new.groups.last().is_none_or(|(last, _)| *last != letters) {
                new.groups.push((letters, new.words.len()));
                let (at, bit) = bit(letters.0);
                new.begins[at] |= bit;
                let (at, bit) = pair_bit(letters);
                new.pairs[at] |= bit;
            }
            new.words.push(Entry { length: word.len(), rest: from..new.rest.len(), index });
        }
        new
    }

    /// The words that stand at the beginning of a text, the longest first: how many bytes each has, and
    /// its index.
    pub(crate) fn at<'s>(&'s self, text: &'s str) -> Here<'s> {
        let mut chars = text.chars();
        let first = chars.next().filter(|first| self.may_begin(*first));
        first.map_or_else(Here::default, |first| self.here(first, chars.as_str()))
    }

    /// The words that stand where `first` does, before `behind`.
    fn here<'s>(&'s self, first: char, behind: &'s str) -> Here<'s> {
        let mut chars = behind.chars();
        let longer = chars.next().map(|second| self.group((first, Some(second))));
        Here {
            set: Some(self),
            rest: chars.as_str(),
            longer: longer.unwrap_or_default(),
            alone: self.group((first, None)),
        }
    }

    /// The words with these first letters.
    fn group(&self, letters: Letters) -> &[Entry] {
        let (at, bit) = pair_bit(letters);
        if self.pairs[at] & bit == 0 {
            return &[];
        }
        let Ok(group) = self.groups.binary_search_by_key(&letters, |(letters, _)| *letters) else {
            return &[];
        };
        let end = self.groups.get(group + 1).map_or(self.words.len(), |(_, next)| *next);
        &self.words[self.groups[group].1..end]
    }

    /// All words in a text, also those that overlap, by their places.
    pub(crate) fn within<'s>(&'s self, text: &'s str) -> Within<'s> {
        Within { set: self, chars: text.char_indices(), start: 0, here: Here::default() }
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

/// The words at one place.
#[derive(Debug, Default)]
pub(crate) struct Here<'s> {
    set: Option<&'s WordSet>,
    /// The text behind the second one.
    rest: &'s str,
    longer: &'s [Entry],
    alone: &'s [Entry],
}

impl Iterator for Here<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        let set = self.set?;
        while let Some((entry, others)) = self.longer.split_first() {
            self.longer = others;
            if entry.rest.is_empty() || self.rest.starts_with(&set.rest[entry.rest.clone()]) {
                return Some((entry.length, entry.index));
            }
        }
        let (entry, others) = self.alone.split_first()?;
        self.alone = others;
        Some((entry.length, entry.index))
    }
}

/// The words at all places of a text.
#[derive(Debug)]
pub(crate) struct Within<'s> {
    set: &'s WordSet,
    /// What was not looked at.
    chars: CharIndices<'s>,
    /// Where those of `here` stand.
    start: usize,
    here: Here<'s>,
}

impl Iterator for Within<'_> {
    type Item = (Range<usize>, usize);

    fn next(&mut self) -> Option<(Range<usize>, usize)> {
        loop {
            if let Some((length, index)) = self.here.next() {
                return Some((self.start..self.start + length, index));
            }
            let set = self.set;
            let (start, first) = self.chars.find(|(_, first)| set.may_begin(*first))?;
            self.start = start;
            self.here = set.here(first, self.chars.as_str());
        }
    }
}

fn letters(text: &str) -> Option<Letters> {
    let mut letters = text.chars();
    Some((letters.next()?, letters.next()))
}

/// How many bytes letters have.
fn length((first, second): Letters) -> usize {
    first.len_utf8() + second.map_or(0, char::len_utf8)
}

/// Where the bit of a letter is.
fn bit(letter: char) -> (usize, u64) {
    let low = u32::from(letter) as usize & 0xffff;
    (low >> 6, 1 << (low & 63))
}

/// There are so many bits for pairs of letters, as a power of two.
const PAIRS: u32 = 15;

/// Where the bit of two letters is.
fn pair_bit((first, second): Letters) -> (usize, u64) {
    let mixed = u32::from(first).wrapping_mul(0x9e37_79b1) ^ second.map_or(0, u32::from);
    let place = (mixed.wrapping_mul(0x85eb_ca6b) >> (u32::BITS - PAIRS)) as usize;
    (place >> 6, 1 << (place & 63))
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
