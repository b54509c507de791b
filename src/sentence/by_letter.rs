//! Things by the letter they begin with.
//!
//! A verb has some ten endings, and dozens of auxiliaries follow a form, each with endings of its own.
//! At a place of a text nearly all of them begin with another letter than the one that stands there.

use super::letter::is_hiragana;

/// Things that begin with a letter, or with none.
#[derive(Clone, Debug)]
pub(crate) struct ByLetter<T> {
    things: Vec<T>,
    /// The list of each letter, by [`letter`].
    lists: [u8; LETTERS],
    /// Indices of `things`; the first list is for letters that nothing begins with.
    indices: Vec<Vec<usize>>,
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
        Self { things: Vec::new(), lists: [0; LETTERS], indices: vec![Vec::new()] }
    }
}

impl<T: PartialEq> ByLetter<T> {
    /// Takes each thing with the text it begins with. What follows its equal is taken once.
    pub(crate) fn new<'t>(things: impl IntoIterator<Item = (&'t str, T)>) -> Self {
        let mut new = Self::default();
        for (text, thing) in things {
            let index = new.things.len();
            let place = (!text.is_empty()).then(|| letter(text));
            if let Some(place) = place.filter(|&place| new.lists[place] == 0) {
                new.lists[place] = u8::try_from(new.indices.len()).unwrap_or_default();
                new.indices.push(new.indices[0].clone());
            }
            let lists = match place {
                Some(place) => {
                    let list = usize::from(new.lists[place]);
                    list..list + 1
                }
                None => 0..new.indices.len(),
            };
            for list in &mut new.indices[lists] {
                if list.last().is_none_or(|&last| new.things[last] != thing) {
                    list.push(index);
                }
            }
            new.things.push(thing);
        }
        new
    }

    /// What may stand at the beginning of a text, in the order it was taken in.
    pub(crate) fn at(&self, text: &str) -> impl Iterator<Item = &T> {
        let list = &self.indices[usize::from(self.lists[letter(text)])];
        list.iter().map(|&index| &self.things[index])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_begin_a_text_keeps_its_order() {
        let things = [("て", 1), ("", 2), ("致", 3), ("ている", 1), ("て", 4), ("切", 5)];
        let sets = ByLetter::new(things);
        let at = |text| sets.at(text).copied().collect::<Vec<_>>();
        assert_eq!(at("ています"), [1, 2, 1, 4]);
        assert_eq!(at("致します"), [2, 3, 5]);
        assert_eq!(at("漢字"), [2, 3, 5]);
        assert_eq!(at("た"), [2]);
        assert_eq!(at(""), [2, 3, 5]);
        assert_eq!(ByLetter::<u8>::default().at("て").count(), 0);
        assert_eq!(ByLetter::new([("て", 1), ("ている", 1)]).at("て").count(), 1);
    }
}
