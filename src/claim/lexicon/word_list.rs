//! All words of the vocabulary, each once.

use std::collections::HashMap;

use super::{Object, ObjectKind, Spelling, Word};
use crate::claim::scheme::Scheme;

/// Words by their text, each with all that it can be.
#[derive(Default)]
pub(super) struct WordList {
    pub(super) texts: Vec<String>,
    pub(super) words: Vec<Word>,
    index: HashMap<String, usize>,
}

impl WordList {
    /// What is known of a word; new where nothing is.
    pub(super) fn of(&mut self, text: &str) -> &mut Word {
        let index = *self.index.entry(text.to_owned()).or_insert_with(|| {
            self.texts.push(text.to_owned());
            self.words.push(Word::default());
            self.words.len() - 1
        });
        &mut self.words[index]
    }

    /// A scheme's own words win over general ones: a neighbour that has a pack of its own is
    /// no neighbour any more.
    pub(super) fn add_scheme(&mut self, scheme: usize, data: &Scheme) {
        let mut add = |text: &str, kind: ObjectKind| {
            let word = self.of(text);
            word.object = Some(Object { scheme, kind });
            word.roles.rival = false;
            word.guarded = matches!(kind, ObjectKind::Name(_));
        };
        for (list, spelling) in [
            (&data.official, Spelling::Official),
            (&data.variant, Spelling::Variant),
            (&data.anaphor, Spelling::Anaphor),
        ] {
            list.iter().for_each(|name| add(name, ObjectKind::Name(spelling)));
        }
        for (index, level) in data.levels.iter().enumerate() {
            add(&level.text, ObjectKind::Level(Some(index)));
        }
        data.act.iter().for_each(|act| add(act, ObjectKind::Act));
        data.status.iter().for_each(|status| add(status, ObjectKind::Status));
    }
}
