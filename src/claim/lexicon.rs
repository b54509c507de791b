//! Vocabulary and schemes compiled for one pass over a text.

mod word_list;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::packed::Searcher;

use word_list::WordList;

use super::english_words::English;
pub use super::lexicon_error::LexiconError;
use super::misspelling;
use super::modal_words::ModalWords;
use super::party::Parties;
use super::pattern::Pattern;
use super::pattern_set::PatternSet;
use super::scheme::Scheme;
use super::signs::SignMatcher;
use super::vocabulary::{Behaviour, PredicateEntry, SupportEntry, Vocabulary};
pub use super::word::{Object, ObjectKind, Spelling};
pub(crate) use super::word::{Roles, Word};
use super::word_set::WordSet;
use crate::sentence::is_hiragana;
use crate::sentence::{ByLetter, Class, Effect, Operators, Paradigms, Scope};

/// A verb written in kana.
#[derive(Clone, Debug)]
pub(crate) struct KanaVerb {
    /// Its stem.
    pub stem: String,
    /// How it conjugates.
    pub class: Class,
    /// Index into [`Lexicon::predicates`], if it is one.
    pub predicate: Option<usize>,
    /// Index into [`Lexicon::supports`], if it is one.
    pub support: Option<usize>,
}

/// All vocabulary, ready to be matched. Words are longest-first and do not overlap.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(crate) schemes: Vec<Scheme>,
    pub(crate) predicates: Vec<PredicateEntry>,
    pub(crate) supports: Vec<SupportEntry>,
    /// Conjugations of predicates and supports, in their order.
    pub(crate) predicate_classes: Vec<Option<Class>>,
    /// How predicates behave, in their order.
    pub(crate) predicate_behaviours: Vec<Behaviour>,
    /// How the senses behave, by their names.
    senses: HashMap<String, Behaviour>,
    pub(crate) support_classes: Vec<Class>,
    /// Verbs written in kana.
    pub(crate) kana_verbs: Vec<KanaVerb>,
    /// Their indices by the first letter of a stem.
    verbs_by_letter: ByLetter<usize>,
    /// Nouns that make an adverbial of the clause before them.
    formal: WordSet,
    /// Function words in hiragana.
    particles: WordSet,
    /// Stems of adjectives.
    adjectives: WordSet,
    /// How words inflect.
    pub(crate) paradigms: Paradigms,
    pub(crate) words: Vec<Word>,
    /// Where `words` are looked for, by their index.
    pub(crate) matcher: WordSet,
    pub(crate) rival_patterns: Vec<Pattern>,
    /// Per scheme.
    pub(crate) unknown_levels: Vec<PatternSet>,
    /// Signs of polarity.
    pub(crate) signs: SignMatcher,
    /// English words.
    pub(crate) english: English,
    /// What turns a claim into something else than an assertion.
    pub(crate) operators: Operators,
    /// Those of them that are looked for as words.
    pub(crate) modal_words: ModalWords,
    /// Words for whom a text speaks of.
    pub(crate) parties: Parties,
    /// Ways to speak of a wording, to be matched at a place.
    wording_cues: WordSet,
    /// Words that name something of a scheme, and levels that no scheme has.
    objects: WordSet,
    /// What is left of misspelt names; see [`misspelling::halves`].
    pub(super) halves: Option<Searcher>,
    /// Stems of predicates.
    stems: WordSet,
    /// Words that leave nothing of a label that claims, longest first.
    pub(crate) label_words: Vec<String>,
    /// Lists read as they are.
    pub(crate) vocabulary: Arc<Vocabulary>,
}

impl Lexicon {
    /// Makes vocabulary and schemes ready. Patterns are compiled when they are needed.
    ///
    /// # Errors
    /// When a word names a conjugation that is missing.
    pub fn new(vocabulary: Arc<Vocabulary>, schemes: Vec<Scheme>) -> Result<Self, LexiconError> {
        let mut words = WordList::default();
        let in_kana = |stem: &str| stem.chars().all(is_hiragana);
        let word = |stem: &str| !in_kana(stem);
        for (index, entry) in vocabulary.predicate.iter().enumerate() {
            if in_kana(&entry.stem) {
                continue;
            }
            words.of(&entry.stem).predicate = Some(index);
        }
        let supports = vocabulary.support.iter().enumerate();
        for (index, entry) in supports.filter(|(_, entry)| word(&entry.stem)) {
            words.of(&entry.stem).support = Some(index);
        }
        let honoured = |name: &String| {
            let name = name.clone();
            vocabulary.honorific.iter().map(move |honorific| format!("{name}{honorific}"))
        };
        let agents: Vec<String> = vocabulary.agent.iter().flat_map(honoured).collect();
        type Setter = fn(&mut Roles);
        let lists: [(&[String], Setter); 14] = [
            (&vocabulary.rival, |r| r.rival = true),
            (&vocabulary.thing, |r| r.thing = true),
            (&vocabulary.possession, |r| {
                r.thing = true;
                r.possession = true;
            }),
            (&vocabulary.prefix, |r| r.prefix = true),
            (&vocabulary.agent, |r| r.agent = true),
            (&agents, |r| r.agent = true),
            (&vocabulary.holder, |r| r.holder = true),
            (&vocabulary.aspect, |r| r.aspect = true),
            (&vocabulary.done, |r| r.done = true),
            (&vocabulary.rise, |r| r.rise = true),
            (&vocabulary.rank, |r| r.rank = true),
            (&vocabulary.subject, |r| r.subject = true),
            (&vocabulary.approver, |r| r.approver = true),
            (&vocabulary.scheme_noun, |r| r.scheme_noun = true),
        ];
        for (list, set) in lists {
            for text in list {
                set(&mut words.of(text).roles);
            }
        }
        for text in &vocabulary.kanji_particle {
            words.of(text).roles.particle = true;
        }
        for (index, scheme) in schemes.iter().enumerate() {
            words.add_scheme(index, scheme);
        }
        let of = |wanted: fn(&Word) -> bool| {
            let all = words.texts.iter().zip(&words.words);
            all.filter(move |(_, word)| wanted(word)).map(|(text, _)| text.as_str())
        };
        let objects = WordSet::new(of(|word| word.object.is_some()));
        let kana = vocabulary.predicate.iter().map(|entry| entry.stem.as_str());
        let kana = kana.filter(|stem| in_kana(stem));
        let stems = WordSet::new(of(|word| word.predicate.is_some()).chain(kana));
        let labels = vocabulary.label_claim.iter().chain(&vocabulary.label_filler);
        let mut label_words: Vec<String> = labels.chain(&vocabulary.own).cloned().collect();
        label_words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let operators = Operators::new(&vocabulary.operator);
        let english = English::new(&vocabulary);
        let paradigms = Paradigms::new(&vocabulary.conjugation, &vocabulary.auxiliary);
        let class = |stem: &str, class: &str| {
            paradigms.class(class).ok_or_else(|| LexiconError::Conjugation {
                stem: stem.to_owned(),
                class: class.to_owned(),
            })
        };
        let predicate_classes = vocabulary
            .predicate
            .iter()
            .map(|entry| entry.class.as_ref().map(|name| class(&entry.stem, name)).transpose())
            .collect::<Result<_, _>>()?;
        let support_classes = vocabulary
            .support
            .iter()
            .map(|entry| class(&entry.stem, &entry.class))
            .collect::<Result<_, _>>()?;
        let kana_verbs = kana_verbs(&vocabulary, class)?;
        let stems_of_verbs = kana_verbs.iter().map(|verb| verb.stem.as_str()).zip(0..);
        let verbs_by_letter = ByLetter::new(stems_of_verbs);
        let senses = vocabulary.sense.iter().map(|sense| (sense.name.clone(), sense.behaviour));
        let senses: HashMap<String, Behaviour> = senses.collect();
        let behaviour =
            |entry: &PredicateEntry| senses.get(&entry.sense).copied().unwrap_or_default();
        Ok(Self {
            predicate_behaviours: vocabulary.predicate.iter().map(behaviour).collect(),
            senses,
            verbs_by_letter,
            formal: WordSet::new(&vocabulary.formal),
            particles: WordSet::new(&vocabulary.particle),
            adjectives: WordSet::new(&vocabulary.adjective_stem),
            kana_verbs,
            predicate_classes,
            support_classes,
            paradigms,
            signs: SignMatcher::new(&operators, &schemes),
            modal_words: ModalWords::new(&operators),
            parties: Parties::new(&vocabulary),
            wording_cues: WordSet::new(operators.cues(Effect::Wording, Scope::Chunk)),
            objects,
            halves: misspelling::halves(schemes.iter().flat_map(|scheme| &scheme.official)),
            stems,
            label_words,
            predicates: vocabulary.predicate.clone(),
            supports: vocabulary.support.clone(),
            words: words.words,
            matcher: WordSet::new(words.texts),
            rival_patterns: Pattern::all(&vocabulary.rival_pattern),
            unknown_levels: schemes.iter().map(|s| PatternSet::new(&s.unknown_levels)).collect(),
            schemes,
            vocabulary,
            operators,
            english,
        })
    }

    /// Compiles all patterns.
    ///
    /// # Errors
    /// When one is no regular expression.
    pub(crate) fn check(&self) -> Result<(), LexiconError> {
        self.unknown_levels.iter().try_for_each(PatternSet::check)?;
        self.rival_patterns.iter().try_for_each(Pattern::check)
    }

    /// The schemes it knows.
    pub fn schemes(&self) -> &[Scheme] {
        &self.schemes
    }

    /// The lists that are read as they are.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// How predicates of a sense behave.
    pub(crate) fn behaviour(&self, sense: &str) -> Behaviour {
        self.senses.get(sense).copied().unwrap_or_default()
    }

    /// False when no token of a normalised text, written as `visible`, can be an object.
    pub(crate) fn may_name(&self, text: &str, visible: &str) -> bool {
        self.objects.is_in(text)
            || self.may_hold_unknown_level(text)
            || !self.misspelt(text, visible).is_empty()
    }

    /// Misspelt names in a normalised text, written as `visible`, each with the index of its scheme.
    pub(crate) fn misspelt(&self, text: &str, visible: &str) -> Vec<(usize, Range<usize>)> {
        misspelling::find(text, visible, &self.schemes, self.halves.as_ref())
    }

    /// False when no level that no scheme has is in a normalised text.
    pub(crate) fn may_hold_unknown_level(&self, text: &str) -> bool {
        self.unknown_levels.iter().any(|levels| levels.is_match(text))
    }

    /// False when no token of a normalised text can be a predicate.
    pub(crate) fn may_predicate(&self, text: &str) -> bool {
        self.stems.is_in(text)
    }

    /// How long (in bytes) the noun is that a text begins with, if it makes an adverbial of the
    /// clause before it.
    pub(crate) fn formal_at(&self, text: &str) -> Option<usize> {
        self.formal.longest(text)
    }

    /// How long (in bytes) the function word is that a text begins with.
    pub(crate) fn particle_at(&self, text: &str) -> Option<usize> {
        self.particles.longest(text)
    }

    /// How long (in bytes) the stems of adjectives are that a text begins with, the longest first.
    pub(crate) fn adjectives_at<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        self.adjectives.at(text).map(|(length, _)| length)
    }

    /// The verbs in kana that may stand at the beginning of a text, by their index.
    pub(crate) fn kana_verbs_at(&self, text: &str) -> impl Iterator<Item = usize> {
        self.verbs_by_letter.at(text).copied()
    }

    /// True when a text begins with a way to speak of a wording.
    pub(crate) fn is_wording_cue(&self, text: &str) -> bool {
        self.wording_cues.longest(text).is_some()
    }

    /// True when a predicate or an object's name begins in `left` and ends in `right`.
    pub(crate) fn crosses(&self, left: &str, right: &str) -> bool {
        let joined = format!("{left}{right}");
        let mut from = 0;
        let mut found = std::iter::from_fn(|| {
            let found = self.matcher.next(&joined, from)?;
            from = found.0.end;
            Some(found)
        });
        found.any(|(range, index)| {
            let word = &self.words[index];
            range.start < left.trim_end().len()
                && range.end > left.len()
                && (word.object.is_some() || word.predicate.is_some())
        })
    }
}

/// The verbs in kana: those that no okurigana shows, and predicates and supports written so.
fn kana_verbs(
    vocabulary: &Vocabulary,
    class: impl Fn(&str, &str) -> Result<Class, LexiconError>,
) -> Result<Vec<KanaVerb>, LexiconError> {
    let mut verbs: Vec<KanaVerb> = Vec::new();
    let mut index: HashMap<(String, String), usize> = HashMap::new();
    let plain = vocabulary.kana_verb.iter().map(|e| (&e.stem, Some(&e.class), None, None));
    let predicates = vocabulary.predicate.iter().enumerate();
    let predicates = predicates.map(|(i, e)| (&e.stem, e.class.as_ref(), Some(i), None));
    let supports = vocabulary.support.iter().enumerate();
    let supports = supports.map(|(i, e)| (&e.stem, Some(&e.class), None, Some(i)));
    for (stem, name, predicate, support) in plain.chain(predicates).chain(supports) {
        let Some(name) = name.filter(|_| stem.chars().all(is_hiragana)) else { continue };
        let known = index.entry((stem.clone(), name.clone())).or_insert(verbs.len());
        if *known == verbs.len() {
            let class = class(stem, name)?;
            verbs.push(KanaVerb { stem: stem.clone(), class, predicate: None, support: None });
        }
        verbs[*known].predicate = verbs[*known].predicate.or(predicate);
        verbs[*known].support = verbs[*known].support.or(support);
    }
    Ok(verbs)
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::lexicon;

    #[test]
    fn a_text_is_looked_through_only_where_it_may_say_something() {
        let lexicon = lexicon();
        let named = |text: &str| lexicon.may_name(&text.to_lowercase(), text);
        assert!(named("Security Actionの話") && named("二つ星") && named("Secrity Action"));
        assert!(!named("情報の話"));
        assert!(lexicon.may_predicate("取得した"));
        assert!(!lexicon.may_predicate("今日は晴れ"));
        assert_eq!(lexicon.formal_at("際に"), Some("際".len()));
        assert_eq!(lexicon.particle_at("によって公認"), Some("によって".len()));
        assert!(lexicon.behaviour("certify").judged && !lexicon.behaviour("declare").judged);
    }
}
