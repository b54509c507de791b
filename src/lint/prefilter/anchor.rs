//! A word that a finding cannot do without.

use super::letters::{backward, forward};

/// A name by its letters: folded, without what stands between its words.
#[derive(Debug)]
pub(super) struct Anchor {
    /// All letters.
    letters: Vec<char>,
    /// Where each word begins in `letters`.
    starts: Vec<usize>,
    /// How many letters may be wrong in all.
    slips: usize,
}

/// A word shorter than this is never taken for a misspelling of another.
const LONG: usize = 5;

impl Anchor {
    /// A name that counts as written.
    pub(super) fn exact(name: &str) -> Self {
        let mut letters = Vec::new();
        let mut starts = Vec::new();
        for word in name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            starts.push(letters.len());
            letters.extend(word.chars());
        }
        Self { letters, starts, slips: 0 }
    }

    /// A name that counts with a letter wrong in each long word too.
    pub(super) fn misspelt(name: &str) -> Self {
        let exact = Self::exact(name);
        let slips = exact.words().filter(|word| word.len() >= LONG).count();
        Self { slips, ..exact }
    }

    fn words(&self) -> impl Iterator<Item = &[char]> {
        let ends = self.starts.iter().skip(1).copied().chain([self.letters.len()]);
        self.starts.iter().zip(ends).map(|(&start, end)| &self.letters[start..end])
    }

    /// Literals of which at least one is in every text that holds the anchor unbroken.
    ///
    /// One wrong letter leaves one half of a word whole, unless it swaps the two letters at the
    /// middle; that has a key of its own.
    pub(super) fn keys(&self) -> Vec<String> {
        let Some(first) = self.words().next() else { return Vec::new() };
        if self.slips == 0 {
            return vec![first.iter().collect()];
        }
        let middle = first.len() / 2;
        let mut swapped = first.to_vec();
        swapped.swap(middle - 1, middle);
        let key = |letters: &[char]| letters.iter().collect();
        vec![key(&first[..middle]), key(&first[middle..]), key(&swapped[middle - 2..middle + 2])]
    }

    /// True when the text, read on from byte `at` over markup and signs, may be this name.
    pub(super) fn stands_at(&self, text: &str, at: usize) -> bool {
        let (ahead, odd) = forward(text, at, self.letters.len() + self.slips);
        if self.slips == 0 {
            return self.reads(0, &ahead, odd);
        }
        // The key may be any part of the first word: try with some letters from before it.
        let first = self.words().next().map_or(0, <[char]>::len);
        let before = backward(text, at, first);
        self.joins(0, &before, &ahead, odd)
    }

    /// True when a word of the name may be broken at a seam between `before` (nearest letter first)
    /// and `ahead`.
    pub(super) fn crosses(&self, before: &[char], ahead: &[char], odd: bool) -> bool {
        self.starts.iter().any(|&start| self.joins(start, before, ahead, odd))
    }

    /// True when some of `before` and then `ahead` read as the name from its letter `start` on.
    fn joins(&self, start: usize, before: &[char], ahead: &[char], odd: bool) -> bool {
        (0..=before.len()).any(|count| {
            let read: Vec<char> = before[..count].iter().rev().chain(ahead).copied().collect();
            self.reads(start, &read, odd)
        })
    }

    /// True when the letters read as the name; after something odd the beginning is enough.
    fn reads(&self, start: usize, read: &[char], odd: bool) -> bool {
        let name = &self.letters[start..];
        near(name, read, self.slips) || (odd && read.get(..2) == name.get(..2))
    }

    /// Pairs of letters that stand side by side within a word.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (char, char)> {
        self.words().flat_map(|word| word.windows(2).map(|pair| (pair[0], pair[1])))
    }

    /// How many letters it has.
    pub(super) fn len(&self) -> usize {
        self.letters.len() + self.slips
    }
}

/// True when `read` begins with `name`, give or take `slips` letters left out, added, exchanged or
/// swapped with their neighbour.
fn near(name: &[char], read: &[char], slips: usize) -> bool {
    let same = name.iter().zip(read).take_while(|(a, b)| a == b).count();
    let (name, read) = (&name[same..], &read[same..]);
    if name.len() <= slips {
        return true;
    }
    if slips == 0 || read.is_empty() {
        return false;
    }
    let swapped = read.len() > 1 && name[0] == read[1] && name[1] == read[0];
    near(&name[1..], &read[1..], slips - 1)
        || near(&name[1..], read, slips - 1)
        || near(name, &read[1..], slips - 1)
        || (swapped && near(&name[2..], &read[2..], slips - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, text: &str) -> bool {
        let anchor = Anchor::misspelt(name);
        let folded = text.to_lowercase();
        let keys = anchor.keys();
        text.char_indices().any(|(at, _)| {
            keys.iter().any(|key| folded[at..].starts_with(key.as_str()))
                && anchor.stands_at(text, at)
        })
    }

    #[test]
    fn a_name_is_found_with_a_letter_wrong_in_each_word() {
        for text in [
            "SECURITY ACTION",
            "SECRUITY ACTION",
            "SEURITY ACTITON",
            "SECURITTY　ACTON",
            "<b>Security</b>\n<i>Action</i>",
        ] {
            assert!(found("security action", text), "{text}");
        }
        for text in ["security policy", "cyber security", "priority action", "SECURITY"] {
            assert!(!found("security action", text), "{text}");
        }
    }

    #[test]
    fn kana_names_too() {
        assert!(found("セキュリティアクション", "セキュリテイアクション"));
        assert!(found("セキュリティアクション", "セキュリティーアクション"));
        assert!(!found("セキュリティアクション", "情報セキュリティ基本方針"));
    }
}
