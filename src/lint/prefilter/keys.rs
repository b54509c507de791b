//! Short keys of all anchors, looked for in one pass over the bytes of a text.

use aho_corasick::packed::{self, Searcher};
use aho_corasick::{AhoCorasick, MatchKind, Span};

use crate::claim::LexiconError;

/// Looks for keys, Latin letters in any case.
#[derive(Debug)]
pub(super) struct Keys {
    /// The keys that begin with a Latin letter.
    latin: Vec<String>,
    finder: Finder,
}

/// What finds the beginnings of keys. Many patterns, or a machine without vector instructions, take an
/// automaton, which takes longer to build and to run.
#[derive(Debug)]
enum Finder {
    Packed(Searcher),
    Automaton(AhoCorasick),
}

/// So many Latin letters of a key are looked for, in all their cases.
const LETTERS: usize = 3;

impl Keys {
    /// Takes folded keys.
    ///
    /// # Errors
    /// When they cannot be compiled together.
    pub(super) fn new(mut keys: Vec<String>) -> Result<Self, LexiconError> {
        keys.sort();
        // Where a key stands, one that it begins with does too.
        keys.dedup_by(|key, shorter| key.starts_with(shorter.as_str()));
        let (latin, other): (Vec<String>, Vec<String>) =
            keys.into_iter().partition(|key| key.starts_with(|c: char| c.is_ascii_alphabetic()));
        let mut patterns: Vec<String> = latin.iter().flat_map(|key| cases(key)).collect();
        patterns.extend(other.iter().map(|key| {
            let end = key.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(key.len());
            key[..end].to_owned()
        }));
        patterns.sort();
        patterns.dedup();
        let finder = match packed::Config::new().builder().extend(&patterns).build() {
            Some(packed) => Finder::Packed(packed),
            None => {
                let kind = MatchKind::LeftmostFirst;
                let mut builder = AhoCorasick::builder();
                Finder::Automaton(builder.match_kind(kind).prefilter(false).build(patterns)?)
            }
        };
        Ok(Self { latin, finder })
    }

    /// Where keys begin in a text.
    pub(super) fn places(&self, text: &str) -> impl Iterator<Item = usize> {
        let bytes = text.as_bytes();
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let at = self.finder.first(bytes, from)?;
                from = text.ceil_char_boundary(at + 1);
                if !bytes[at].is_ascii_alphabetic() || self.is_latin_key(&bytes[at..]) {
                    return Some(at);
                }
            }
        })
    }

    fn is_latin_key(&self, bytes: &[u8]) -> bool {
        self.latin.iter().any(|key| {
            bytes.get(..key.len()).is_some_and(|there| there.eq_ignore_ascii_case(key.as_bytes()))
        })
    }
}

impl Finder {
    fn first(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let found = match self {
            Self::Packed(packed) => packed.find_in(bytes, Span::from(from..bytes.len())),
            Self::Automaton(automaton) => {
                let input = aho_corasick::Input::new(bytes).range(from..);
                automaton.find(input)
            }
        };
        found.map(|found| found.start())
    }
}

/// The first letters of a key in all their cases; less where it has fewer Latin letters.
fn cases(key: &str) -> Vec<String> {
    let letters = key.chars().take(LETTERS).take_while(char::is_ascii_alphabetic);
    letters.fold(vec![String::new()], |before, letter| {
        let both = [letter.to_ascii_lowercase(), letter.to_ascii_uppercase()];
        before.iter().flat_map(|start| both.map(|letter| format!("{start}{letter}"))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_in_any_case_and_wherever_they_overlap() {
        let few = ["secu", "isms方針", "方針", "宣言id", "宣言", "security", "ab", "aba"];
        let mut many: Vec<String> = few.iter().map(|key| (*key).to_owned()).collect();
        let few = Keys::new(many.clone()).unwrap();
        many.extend(('一'..'亀').map(|letter| format!("漢{letter}")));
        let many = Keys::new(many).unwrap();
        assert!(matches!(many.finder, Finder::Automaton(_)));
        for (text, expected) in [
            ("SECURITY sEcUrity section", vec![0, 9]),
            ("ISMS方針、方針", vec![0, 4, 13]),
            ("宣言ID", vec![0]),
            ("ababa", vec![0, 2]),
            ("宣", vec![]),
            ("", vec![]),
        ] {
            for keys in [&few, &many] {
                assert_eq!(keys.places(text).collect::<Vec<_>>(), expected, "{text}");
            }
        }
    }
}
