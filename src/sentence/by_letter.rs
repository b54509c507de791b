//! Things by the letter they begin with.
//!
//! A verb has some ten endings, and dozens of auxiliaries follow a form, each with endings of its own.
//! At a place of a text nearly all of them begin with another letter than the one that stands there.

use super::letter::is_hiragana;

/// Things that begin with a letter, or with none.
#[derive(Clone, Debug)]
pub(crate) struct ByLetter<T> {
    /// The list of each letter, by [`letter`].
    lists: [u8; LETTERS],
    /// The first is for letters that nothing begins with.
    items: Vec<Vec<T>>,
}

/// Hiragana have places of their own; all else shares the first.
const LETTERS: usize = 96;

/// The place of the first letter of a text.
fn letter(text: &str) -> usize {
    let first = text.chars().next().filter(|c| is_hiragana(*c));
    first.map_or(0, |c| (u32::from(c) - 0x3040) as usize)
}

impl<T> Default for ByLetter<T> {
    fn default() -> Self {
        Self { lists: [0; LETTERS], items: vec![Vec::new()] }
    }
}

impl<T: Clone + PartialEq> ByLetter<T> {
    /// Takes each thing with the text it begins with. What stands beside its equal is taken once.
    pub(crate) fn new<'t>(things: &[(&'t str, T)]) -> Self {
        let mut new = Self::default();
        let begin = |wanted: Option<usize>| {
            let fits = |text: &'t str| text.is_empty() || Some(letter(text)) == wanted;
            let found = things.iter().filter(|(text, _)| fits(text));
            let mut found: Vec<T> = found.map(|(_, thing)| thing.clone()).collect();
            found.dedup();
            found
        };
        new.items[0] = begin(None);
        for (text, _) in things.iter().filter(|(text, _)| !text.is_empty()) {
            let place = letter(text);
            if new.lists[place] == 0 {
                new.lists[place] = u8::try_from(new.items.len()).unwrap_or_default();
                new.items.push(begin(Some(place)));
            }
        }
        new
    }

    /// What may stand at the beginning of a text, in the order it was taken in.
    pub(crate) fn at(&self, text: &str) -> &[T] {
        &self.items[usize::from(self.lists[letter(text)])]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_begin_a_text_keeps_its_order() {
        let things = [("て", 1), ("", 2), ("致", 3), ("ている", 1), ("て", 4), ("切", 5)];
        let sets = ByLetter::new(&things);
        assert_eq!(sets.at("ています"), [1, 2, 1, 4]);
        assert_eq!(sets.at("致します"), [2, 3, 5]);
        assert_eq!(sets.at("漢字"), [2, 3, 5]);
        assert_eq!(sets.at("た"), [2]);
        assert_eq!(sets.at(""), [2, 3, 5]);
        assert!(ByLetter::<u8>::default().at("て").is_empty());
        assert_eq!(ByLetter::new(&[("て", 1), ("ている", 1)]).at("て"), [1]);
    }
}
