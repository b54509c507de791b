//! Names of a scheme with a letter wrong: 「SECURITY ACTITON」, 「セキュリテイアクション」.

use std::collections::VecDeque;
use std::ops::Range;

use aho_corasick::packed::{self, Searcher};
use strsim::osa_distance;

use super::scheme::Scheme;
use crate::sentence::is_katakana;

/// True for names whose misspellings are recognised: two Latin words or more, or katakana alone.
pub(crate) fn can_be_misspelt(name: &str) -> bool {
    (name.is_ascii() && name.contains(' ')) || name.chars().all(is_katakana)
}

/// Finds what one wrong letter leaves of the first words of such names; `None` where that cannot be
/// looked for quickly.
pub(crate) fn halves<'n>(names: impl Iterator<Item = &'n String>) -> Option<Searcher> {
    let words =
        names.filter(|name| can_be_misspelt(name)).filter_map(|name| name.split(' ').next());
    let parts: Vec<String> = words.filter(|word| is_long(word)).flat_map(parts).collect();
    packed::Config::new().builder().extend(&parts).build()
}

/// One wrong letter leaves one half of a word whole, unless it swaps the two letters at the middle.
fn parts(word: &str) -> [String; 3] {
    let letters: Vec<char> = word.chars().collect();
    let middle = letters.len() / 2;
    let mut swapped = letters.clone();
    swapped.swap(middle - 1, middle);
    let text = |letters: &[char]| letters.iter().collect();
    [text(&letters[..middle]), text(&letters[middle..]), text(&swapped[middle - 2..middle + 2])]
}

/// Misspelt names in normalised `text`, each with the index of its scheme.
///
/// A Latin name of several words may be wrong by one letter (left out, doubled, exchanged,
/// swapped with its neighbour) in each word, a katakana name by one letter in all.
/// A Latin name counts only where the text writes it with a capital, as `visible` tells.
/// Nothing is sought where none of the `halves` of names is in the text.
pub(crate) fn find(
    text: &str,
    visible: &str,
    schemes: &[Scheme],
    halves: Option<&Searcher>,
) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    if halves.is_some_and(|halves| halves.find(text).is_none()) {
        return found;
    }
    let capitals = visible.chars().any(|c| c.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(&c));
    for (index, scheme) in schemes.iter().enumerate() {
        for name in &scheme.official {
            let ranges = if name.is_ascii() && name.contains(' ') && capitals {
                latin(text, &name.split(' ').collect::<Vec<_>>())
            } else if name.chars().all(is_katakana) {
                katakana(text, name)
            } else {
                continue;
            };
            found.extend(
                ranges
                    .into_iter()
                    .filter(|range| {
                        let written = &text[range.clone()];
                        !scheme.official.iter().chain(&scheme.variant).any(|n| n == written)
                            && !scheme.not_misspelt.iter().any(|n| n == written)
                    })
                    .map(|range| (index, range)),
            );
        }
    }
    found
}

/// Runs of as many Latin words as the name has, each like its counterpart.
fn latin(text: &str, name: &[&str]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // The last words, each joined to the one before.
    let mut chain: VecDeque<Range<usize>> = VecDeque::new();
    for word in latin_words(text) {
        let joined = chain.back().is_some_and(|last| {
            let gap = &text[last.end..word.start];
            matches!(gap, " " | "-" | "・")
        });
        if !joined {
            chain.clear();
        }
        chain.push_back(word);
        if chain.len() > name.len() {
            chain.pop_front();
        }
        let near = |(word, like): (&Range<usize>, &&str)| alike(&text[word.clone()], like);
        if chain.len() == name.len() && chain.iter().zip(name).all(near) {
            found.push(chain[0].start..chain[name.len() - 1].end);
        }
    }
    found
}

/// Maximal runs of Latin letters.
fn latin_words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(u8::is_ascii_alphabetic)?;
        let end = bytes[start..].iter().position(|byte| !byte.is_ascii_alphabetic());
        at = end.map_or(bytes.len(), |end| start + end);
        Some(start..at)
    })
}

fn katakana(text: &str, name: &str) -> Vec<Range<usize>> {
    katakana_words(text).filter(|range| alike(&text[range.clone()], name)).collect()
}

/// Maximal runs of katakana.
fn katakana_words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_katakana)?;
        at = text[start..].find(|c| !is_katakana(c)).map_or(text.len(), |end| start + end);
        Some(start..at)
    })
}

/// At most one letter apart, of five letters or more, beginning alike or ending alike.
fn alike(word: &str, name: &str) -> bool {
    // One letter more or less is three bytes at most.
    if word.len().abs_diff(name.len()) > 3 {
        return false;
    }
    let (length, wanted) = (word.chars().count(), name.chars().count());
    is_long(word) && length.abs_diff(wanted) <= 1 && osa_distance(word, name) <= 1
}

/// Shorter words are never taken for others.
fn is_long(word: &str) -> bool {
    word.chars().nth(4).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_one_letter_wrong_keeps_a_part() {
        for word in ["security", "セキュリティアクション", "abcde"] {
            let (parts, letters) = (parts(word), word.chars().collect::<Vec<_>>());
            let text = |letters: &[char]| letters.iter().collect::<String>();
            for at in 0..letters.len() {
                let (before, behind) = letters.split_at(at);
                let mut swapped = letters.clone();
                swapped.swap(at, (at + 1).min(letters.len() - 1));
                for wrong in [
                    text(before) + &text(&behind[1..]),
                    text(before) + "x" + &text(behind),
                    text(before) + "x" + &text(&behind[1..]),
                    text(&swapped),
                ] {
                    assert!(parts.iter().any(|part| wrong.contains(part.as_str())), "{wrong}");
                }
            }
        }
    }
}
