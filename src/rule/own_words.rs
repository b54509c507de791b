//! Names that a user adds to the vocabulary.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::RuleSet;
use crate::claim::Vocabulary;
use crate::sentence::normalised;

/// Names of the user's own, as they are written. Spelling is folded when they are added: width,
/// case and kind of kana do not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OwnWords {
    /// Other schemes, marks and qualifications, which are rightly certified or acquired.
    pub schemes: Vec<String>,
    /// Products and other things that are rightly acquired, granted or certified.
    pub products: Vec<String>,
    /// Further names of a scheme the rules watch over, by its id.
    pub spellings: BTreeMap<String, Vec<String>>,
}

impl OwnWords {
    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.schemes.is_empty() && self.products.is_empty() && self.spellings.is_empty()
    }

    /// Adds further names.
    pub fn extend(&mut self, more: &Self) {
        self.schemes.extend_from_slice(&more.schemes);
        self.products.extend_from_slice(&more.products);
        for (scheme, names) in &more.spellings {
            self.spellings.entry(scheme.clone()).or_default().extend_from_slice(names);
        }
    }
}

impl RuleSet {
    /// Adds names of the user's own.
    pub fn add_words(&mut self, words: &OwnWords) {
        let folded = |words: &[String]| words.iter().map(|word| normalised(word)).collect();
        Arc::make_mut(&mut self.vocabulary).extend(Vocabulary {
            rival: folded(&words.schemes),
            thing: folded(&words.products),
            ..Vocabulary::default()
        });
        for scheme in &mut self.schemes {
            let names = words.spellings.get(&scheme.id);
            scheme.official.extend(names.into_iter().flatten().map(|name| normalised(name)));
        }
    }

    /// True for a word that a rule judges by itself: a predicate, or a name, level or status of a
    /// scheme. As a name of something else it would silence the rules.
    pub fn judges_word(&self, word: &str) -> bool {
        let word = normalised(word);
        let mut stems = self.vocabulary.predicate.iter().map(|entry| &entry.stem);
        stems.any(|stem| *stem == word)
            || self.schemes.iter().any(|scheme| {
                let levels = scheme.levels.iter().map(|level| &level.text);
                [&scheme.official, &scheme.variant, &scheme.anaphor, &scheme.act, &scheme.status]
                    .into_iter()
                    .flatten()
                    .chain(levels)
                    .any(|name| *name == word)
            })
    }

    /// Ids of the schemes that rules watch over, in the order they were read.
    pub fn scheme_ids(&self) -> impl Iterator<Item = &str> {
        self.schemes.iter().map(|scheme| scheme.id.as_str())
    }
}
