//! English words, ready to be looked for: verbs with their forms, nouns, what may stand between them and a name.

use std::collections::HashMap;
use std::ops::Range;

use super::latin_words::{LatinWords, is_edge};
use super::vocabulary::{EnglishVerb, Vocabulary};

/// Signs that may stand between a name and its verb.
const GLUE: [char; 16] =
    ['\'', '"', '“', '”', '‘', '’', '(', ')', ',', ':', '|', '/', '·', '•', '-', '–'];

/// English, ready to read.
#[derive(Debug, Default)]
pub(crate) struct English {
    pub(super) verbs: Vec<EnglishVerb>,
    pub(super) words: HashMap<String, Known>,
    /// Those of `words`.
    pub(super) forms: LatinWords,
    glue: LatinWords,
    denial: LatinWords,
    pub(super) links: Vec<String>,
}

/// What a word is.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub sense: String,
    /// The form of which verb; `None` for a noun.
    pub verb: Option<(usize, Tense)>,
}

/// The form of an English verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Base,
    Third,
    Ing,
}

impl English {
    /// Makes the English words of a vocabulary ready.
    pub(crate) fn new(vocabulary: &Vocabulary) -> Self {
        let verbs = vocabulary.english_verb.clone();
        let mut words = HashMap::new();
        for noun in &vocabulary.english_noun {
            words.insert(noun.word.clone(), Known { sense: noun.sense.clone(), verb: None });
        }
        for (index, verb) in verbs.iter().enumerate() {
            for tense in [Tense::Past, Tense::Base, Tense::Third, Tense::Ing] {
                if let Some(form) = verb.form(tense) {
                    let sense = verb.sense.clone();
                    let known = Known { sense, verb: Some((index, tense)) };
                    words.insert(form.to_owned(), known);
                }
            }
        }
        Self {
            forms: LatinWords::new(words.keys()),
            glue: LatinWords::new(&vocabulary.english_glue),
            denial: LatinWords::new(&vocabulary.english_denial),
            links: vocabulary.english_link.clone(),
            verbs,
            words,
        }
    }

    /// True when a text has a word by which somebody claims or declares.
    pub(super) fn speaks(&self, text: &str) -> bool {
        self.forms.within(text).next().is_some()
    }

    /// True when a text has a word by which what is behind it is denied.
    pub(super) fn denies(&self, text: &str) -> bool {
        self.denial.within(text).next().is_some()
    }

    /// True when a text is nothing but words and signs that may stand between a name and its verb.
    pub(super) fn is_glue(&self, text: &str) -> bool {
        let mut at = 0;
        while let Some(letter) = text[at..].chars().next() {
            let genitive = text[at..].starts_with("'s") && is_edge(text, at + "'s".len());
            at += match self.glue.at(text, at) {
                Some(word) => word,
                None if genitive => "'s".len(),
                None if GLUE.contains(&letter) || letter.is_whitespace() => letter.len_utf8(),
                None => return false,
            };
        }
        true
    }
}

impl EnglishVerb {
    pub(super) fn form(&self, tense: Tense) -> Option<&str> {
        match tense {
            Tense::Past => Some(&self.past),
            Tense::Base => self.base.as_deref(),
            Tense::Third => self.third.as_deref(),
            Tense::Ing => self.ing.as_deref(),
        }
    }
}

impl English {
    /// True when a preposition follows, or nothing does.
    pub(super) fn is_linked(&self, after: &str) -> bool {
        let after = after.trim_start();
        after.is_empty()
            || after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | '.' | ',' | ';'))
            || self.links.iter().any(|link| {
                after.strip_prefix(link.as_str()).is_some_and(|rest| rest.starts_with(' '))
            })
    }

    /// "two stars were awarded", "two stars (obtained in 2023)".
    pub(super) fn is_passive(
        &self,
        text: &str,
        between: &Range<usize>,
        verb: &Range<usize>,
    ) -> bool {
        let gap = &text[between.clone()];
        // "SECURITY ACTION, we were awarded a prize": somebody else is the subject.
        if [" we ", " i ", " they ", " he ", " she "].iter().any(|subject| gap.contains(subject)) {
            return false;
        }
        let auxiliary = [" was ", " were ", " been ", " is ", " are ", " be "];
        let reduced = gap.chars().all(|c| matches!(c, ' ' | '(' | ')' | ',' | '-' | '"' | ':'));
        auxiliary.iter().any(|aux| gap.contains(aux))
            || (reduced && self.is_linked(&text[verb.end..]))
    }
}

/// An English word and what stands round it.
pub(super) struct Verb<'t> {
    /// Its clause before it.
    pub before: &'t str,
    /// Its sentence behind it.
    pub after: &'t str,
    /// Its form; `None` for a noun.
    pub tense: Option<Tense>,
}

impl<'t> Verb<'t> {
    pub(super) fn new(
        text: &'t str,
        sentence: &Range<usize>,
        at: &Range<usize>,
        known: &Known,
    ) -> Self {
        let before = &text[clause_start(text, sentence, at)..at.start];
        let tense = known.verb.map(|(_, tense)| tense);
        Self { before, after: &text[at.end..sentence.end], tense }
    }
}

/// Where the clause of a verb begins.
pub(super) fn clause_start(text: &str, sentence: &Range<usize>, verb: &Range<usize>) -> usize {
    let before = &text[sentence.start..verb.start];
    before.rfind([';', ':']).map_or(sentence.start, |i| sentence.start + i)
}

impl English {
    pub(super) fn nouns(&self) -> impl Iterator<Item = &str> {
        self.words.iter().filter(|(_, known)| known.verb.is_none()).map(|(word, _)| word.as_str())
    }
}
