//! A word that a finding cannot do without.

use super::letters::{backward, forward};

/// A name by its letters: folded, without what stands between its words.
#[derive(Debug)]
pub(super) struct Anchor {
    /// Letters of each word.
    words: Vec<Vec<char>>,
    /// All letters.
    letters: Vec<char>,
    /// How many letters may be wrong in all.
    slips: usize,
}

/// A word shorter than this is never taken for a misspelling of another.
const LONG: usize = 5;

impl Anchor {
    /// A name that counts as written.
    pub(super) fn exact(name: &str) -> Self {
        let words: Vec<Vec<char>> = name
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| word.chars().collect())
            .collect();
        let letters = words.concat();
        Self { words, letters, slips: 0 }
    }

    /// A name that counts with a letter wrong in each long word too.
    pub(super) fn misspelt(name: &str) -> Self {
        let exact = Self::exact(name);
        let slips = exact.words.iter().filter(|word| word.len() >= LONG).count();
        Self { slips, ..exact }
    }

    /// Literals of which at least one is in every text that holds the anchor unbroken.
    ///
    /// One wrong letter leaves one half of a word whole, unless it swaps the two letters at the
    /// middle; that has a key of its own.
    pub(super) fn keys(&self) -> Vec<String> {
        let Some(first) = self.words.first() else { return Vec::new() };
        if self.slips == 0 || first.len() < LONG {
            return vec![first.iter().collect()];
        }
        let middle = first.len() / 2;
        let swapped = [
            first[middle.saturating_sub(2)..middle - 1].to_vec(),
            vec![first[middle], first[middle - 1]],
            first[middle + 1..(middle + 2).min(first.len())].to_vec(),
        ];
        vec![
            first[..middle].iter().collect(),
            first[middle..].iter().collect(),
            swapped.concat().iter().collect(),
        ]
    }

    /// True when the text, read on from byte `at` over markup and signs, may be this name.
    pub(super) fn stands_at(&self, text: &str, at: usize) -> bool {
        let Some(first) = self.words.first() else { return false };
        let ahead = self.letters.len() + self.slips;
        let (mut read, odd) = forward(text, at, ahead);
        if self.slips == 0 || first.len() < LONG {
            return near(&self.letters, &read, 0) || (odd && opens(&self.letters, &read));
        }
        // The key may be any part of the first word: try with some letters from before it.
        let before = backward(text, at, first.len());
        let mut odd_and_near = odd && opens(&self.letters, &read);
        if near(&self.letters, &read, self.slips) {
            return true;
        }
        for letter in before {
            read.insert(0, letter);
            if near(&self.letters, &read, self.slips) {
                return true;
            }
            odd_and_near |= odd && opens(&self.letters, &read);
        }
        odd_and_near
    }

    /// Pairs of letters that stand side by side within a word.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (char, char)> {
        self.words.iter().flat_map(|word| word.windows(2).map(|pair| (pair[0], pair[1])))
    }
}

/// True when at least the first letters agree.
fn opens(name: &[char], read: &[char]) -> bool {
    read.first() == name.first() && read.get(1) == name.get(1)
}

/// True when `read` begins with `name`, give or take `slips` letters left out, added, exchanged or
/// swapped with their neighbour.
fn near(name: &[char], read: &[char], slips: usize) -> bool {
    let same = name.iter().zip(read).take_while(|(a, b)| a == b).count();
    let (name, read) = (&name[same..], &read[same..]);
    if name.len() <= slips {
        return true;
    }
    if slips == 0 {
        return false;
    }
    let tail = |letters: &'_ [char], n: usize| letters.get(n..).unwrap_or_default().to_vec();
    let swapped = read.len() > 1 && name[0] == read[1] && name[1] == read[0];
    near(&name[1..], &tail(read, 1), slips - 1)
        || near(&name[1..], read, slips - 1)
        || near(name, &tail(read, 1), slips - 1) && !read.is_empty()
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
