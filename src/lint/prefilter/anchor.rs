//! A word that a finding cannot do without.

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

/// What stands round a place, letter by letter.
#[derive(Debug)]
pub(super) struct Around {
    letters: Vec<char>,
    /// Where the letters behind the place begin.
    place: usize,
    /// So many of these are surely read.
    sure: usize,
}

impl Around {
    /// `before`: the letters before the place, the nearest first. `ahead`: those behind it.
    pub(super) fn new(before: &[char], ahead: &[char], sure: usize) -> Self {
        let letters = before.iter().rev().chain(ahead).copied().collect();
        Self { letters, place: before.len(), sure }
    }
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

    /// True when a key of the name may be a part of this name where it stands.
    pub(super) fn stands(&self, around: &Around) -> bool {
        // The key may be any part of the first word: try with some letters from before it.
        let first = self.words().next().map_or(0, <[char]>::len);
        self.joins(0, around, if self.slips == 0 { 0 } else { first })
    }

    /// True when a word of the name may be broken at a seam.
    pub(super) fn crosses(&self, around: &Around) -> bool {
        self.starts.iter().any(|&start| self.joins(start, around, usize::MAX))
    }

    /// True when what stands at a place, with up to `most` letters before it, reads as the name from its letter
    /// `start` on.
    fn joins(&self, start: usize, around: &Around, most: usize) -> bool {
        let Around { letters, place, sure } = around;
        (0..=most.min(*place)).any(|before| {
            self.reads(start, &letters[place - before..], sure.saturating_add(before))
        })
    }

    /// True when the letters read as the name; from letter `sure` on they may be others, so that the
    /// beginning is enough.
    fn reads(&self, start: usize, read: &[char], sure: usize) -> bool {
        let name = &self.letters[start..];
        near(name, read, self.slips)
            || (sure < name.len() + self.slips
                && near(&name[..sure.min(name.len())], read, self.slips))
    }

    /// Pairs of letters that stand side by side within a word; in a name that may be misspelt also
    /// those of a word with a letter left out, doubled, or swapped with its neighbour.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (char, char)> {
        let wrong = if self.slips > 0 { usize::MAX } else { 0 };
        self.words().flat_map(move |word| {
            let beside = word.windows(2);
            let slipped = beside.clone().take(wrong);
            let slipped = slipped.flat_map(|pair| [(pair[1], pair[0]), (pair[0], pair[0])]);
            let skipped = word.windows(3).take(wrong).map(|three| (three[0], three[2]));
            beside.map(|pair| (pair[0], pair[1])).chain(slipped).chain(skipped)
        })
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
    use crate::lint::prefilter::letters::{Reader, backward};

    fn found(name: &str, text: &str) -> bool {
        let anchor = Anchor::misspelt(name);
        let folded = text.to_lowercase();
        let keys = anchor.keys();
        text.char_indices().any(|(at, _)| {
            keys.iter().any(|key| folded[at..].starts_with(key.as_str())) && {
                let (ahead, sure) = Reader::new(text, false).forward(at, anchor.len());
                let before = backward(text, at, anchor.len());
                anchor.stands(&Around::new(&before, &ahead, sure))
            }
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
