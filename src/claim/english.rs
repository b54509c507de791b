//! English claims: "We obtained two stars", "Certified under SECURITY ACTION".
//!
//! English puts the object behind an active verb and before a passive one. Between the two only
//! words that make up the scheme's own noun phrase may stand; any other word is an object of its
//! own. Verbs, nouns and those words are data (`rules/grammar/english.toml`).

use std::collections::HashMap;
use std::ops::Range;

use serde::Deserialize;

use super::bad_example::is_bad_example;
use super::context::Context;
use super::lexicon::ObjectKind;
use super::pattern::Pattern;
use super::polarity::Polarity;
use super::statement::Statement;
use super::vocabulary::Vocabulary;
use super::{Claim, Phrase};

/// An English verb, as rule files write it. Forms that are not looked for are left out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnglishVerb {
    /// Past tense and participle; names the verb.
    pub past: String,
    /// Infinitive.
    #[serde(default)]
    pub base: Option<String>,
    /// Third person.
    #[serde(default)]
    pub third: Option<String>,
    /// Present participle.
    #[serde(default)]
    pub ing: Option<String>,
    /// The sense rules refer to.
    pub sense: String,
    /// True for a verb that counts only with a preposition behind it: recognized **with**.
    #[serde(default)]
    pub linked: bool,
}

/// An English noun that says the same as a verb.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnglishNoun {
    /// The noun.
    pub word: String,
    /// The sense rules refer to.
    pub sense: String,
}

/// English, ready to read.
#[derive(Debug, Default)]
pub(crate) struct English {
    verbs: Vec<EnglishVerb>,
    words: HashMap<String, Known>,
    /// Any of `words`.
    word: Pattern,
    glue: Pattern,
    denial: Pattern,
    links: Vec<String>,
}

/// What a word is.
#[derive(Clone, Debug)]
struct Known {
    sense: String,
    /// The form of which verb; `None` for a noun.
    verb: Option<(usize, Tense)>,
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
        let mut forms: Vec<String> = words.keys().map(|word| regex::escape(word)).collect();
        forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
        let any = |words: &[String]| {
            words.iter().map(|word| regex::escape(word)).collect::<Vec<_>>().join("|")
        };
        // Without words patterns that match nothing, or nothing but signs.
        let nothing = "[^\\s\\S]";
        let or_nothing =
            |pattern: String| if pattern.is_empty() { nothing.into() } else { pattern };
        Self {
            word: Pattern::new(format!("\\b(?:{})\\b", or_nothing(forms.join("|")))),
            glue: Pattern::new(format!(
                r#"^(?:'s\b|\b(?:{})\b|['"“”‘’(),:|/·•\s\-–])*$"#,
                or_nothing(any(&vocabulary.english_glue))
            )),
            denial: Pattern::new(format!(
                r"(?:\b|n')(?:{})\b",
                or_nothing(any(&vocabulary.english_denial))
            )),
            links: vocabulary.english_link.clone(),
            verbs,
            words,
        }
    }

    /// Its regular expressions.
    pub(crate) fn patterns(&self) -> [&Pattern; 3] {
        [&self.word, &self.glue, &self.denial]
    }

    /// True when a text has a word by which somebody claims or declares.
    fn speaks(&self, text: &str) -> bool {
        self.word.is_match(text)
    }
}

impl EnglishVerb {
    fn form(&self, tense: Tense) -> Option<&str> {
        match tense {
            Tense::Past => Some(&self.past),
            Tense::Base => self.base.as_deref(),
            Tense::Third => self.third.as_deref(),
            Tense::Ing => self.ing.as_deref(),
        }
    }
}

/// English claims of one block.
pub(crate) fn claims(context: &Context, segment: usize) -> Vec<Claim> {
    let statement = &context.statements[segment];
    let english = &statement.lexicon.english;
    let mut found: Vec<Claim> = Vec::new();
    if !statement.may_name || !english.speaks(statement.text()) {
        return found;
    }
    for sentence in statement.sentences().iter().map(|sentence| &sentence.tokens) {
        if statement.objects_in(sentence).is_empty() {
            continue;
        }
        let bytes = statement.bytes(sentence.clone());
        for word in english.word.find_iter(&statement.text()[bytes.clone()]) {
            let Some(known) = english.words.get(word.as_str()) else { continue };
            let at = bytes.start + word.start()..bytes.start + word.end();
            let Some(token) = object(context, segment, sentence, &at, known) else { continue };
            let Some(object) = statement.object(token) else { continue };
            let polarity = polarity(statement, token, &bytes, &at);
            let verb = Verb::new(statement.text(), &bytes, &at, known);
            let (who, modality) = context.stance_of_english(segment, &verb, polarity);
            let first = statement.tokens()[token].range.start;
            let last = whole_name(statement, token);
            let place = first.min(at.start)..last.max(at.end);
            found.push(Claim {
                segment,
                object,
                sense: known.sense.clone(),
                polarity,
                who,
                modality,
                place,
                phrase: Phrase::English { word: at, object: token },
            });
        }
    }
    found.dedup_by(|b, a| a.place.end > b.place.start && a.sense == b.sense);
    found
}

/// Where a name ends with the level behind it: SECURITY ACTION two stars.
fn whole_name(statement: &Statement, token: usize) -> usize {
    let behind = token + 2;
    let level = statement.word(token + 1) == " " && statement.object(behind).is_some();
    statement.tokens()[if level { behind } else { token }].range.end
}

/// How far (in bytes) an English verb and its object may be apart.
const REACH: usize = 300;

/// The scheme's object an English word is said of.
fn object(
    context: &Context,
    segment: usize,
    sentence: &Range<usize>,
    word: &Range<usize>,
    known: &Known,
) -> Option<usize> {
    let statement = &context.statements[segment];
    let english = &statement.lexicon.english;
    let text = statement.text();
    if let Some((verb, _)) = known.verb
        && english.verbs[verb].linked
        && !english.is_linked(&text[word.end..])
    {
        return None;
    }
    let own = has_other_object(statement, word);
    let japanese = |c: char| !c.is_ascii() && c.is_alphabetic();
    let mut nearest: Option<(usize, usize)> = None;
    let near = word.start.saturating_sub(REACH)..word.end + REACH;
    for &token in statement.objects_in(&tokens_in(statement, &near)) {
        let named = statement
            .object(token)
            .is_some_and(|o| matches!(o.kind, ObjectKind::Name(_) | ObjectKind::Level(Some(_))));
        if !sentence.contains(&token) || !named {
            continue;
        }
        let range = &statement.tokens()[token].range;
        let (between, before) = if range.start >= word.end {
            (word.end..range.start, false)
        } else if range.end <= word.start {
            (range.end..word.start, true)
        } else {
            continue;
        };
        let gap = &text[between.clone()];
        let other = english.word.find_iter(gap).any(|found| {
            let verb = english.words.get(found.as_str()).is_some_and(|k| k.sense != known.sense);
            verb && !english.glue.is_match(found.as_str())
        });
        if nearest.is_some_and(|(distance, _)| distance <= between.len())
            || gap.contains(japanese)
            || other
            || !context.belongs(segment, token, false)
        {
            continue;
        }
        // Another object of the scheme may stand between: "two stars in SECURITY ACTION".
        let rivals = tokens_in(statement, &between).any(|i| statement.roles(i).rival);
        let takes_object = known.verb.is_some() && !context.lexicon.behaviour(&known.sense).judged;
        let shared = !before && takes_object && gap.contains(" and ");
        let plain = strip_objects(statement, &between);
        let linked = english.glue.is_match(plain.trim()) && (!rivals || shared);
        let active = before && (own || (takes_object && !english.is_passive(text, &between, word)));
        // "received the SECURITY ACTION logo": the thing is what was got.
        let behind = text[range.end..].trim_start();
        let of_thing = !before
            && takes_object
            && statement.lexicon.vocabulary.english_thing.iter().any(|t| is_word_at(behind, t));
        if linked && !active && !of_thing {
            nearest = Some((between.len(), token));
        }
    }
    nearest.map(|(_, token)| token)
}

impl English {
    /// True when a preposition follows, or nothing does.
    fn is_linked(&self, after: &str) -> bool {
        let after = after.trim_start();
        after.is_empty()
            || after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | '.' | ',' | ';'))
            || self.links.iter().any(|link| {
                after.strip_prefix(link.as_str()).is_some_and(|rest| rest.starts_with(' '))
            })
    }

    /// "two stars were awarded", "two stars (obtained in 2023)".
    fn is_passive(&self, text: &str, between: &Range<usize>, verb: &Range<usize>) -> bool {
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

/// "certified **to ISO 27001**", "approved **by our board**": what a verb has behind it is another's.
fn has_other_object(statement: &Statement, word: &Range<usize>) -> bool {
    let mut parts = (statement.token_from(word.end)..statement.tokens().len())
        .filter(|&i| statement.word(i) != " ")
        .take(FAR);
    let preposition = parts.next().map_or("", |i| statement.word(i));
    let links = &statement.lexicon.english.links;
    let other = |i: usize| {
        let approver = &statement.lexicon.vocabulary.english_approver;
        statement.roles(i).rival || approver.iter().any(|who| who == statement.word(i))
    };
    (preposition == "to" || links.iter().any(|link| link == preposition))
        && parts.take_while(|&i| statement.object(i).is_none()).any(other)
}

/// So many words behind a verb, white space not counted, its object begins at most.
const FAR: usize = 4;

/// True when a text begins with a word, or its plural.
fn is_word_at(text: &str, word: &str) -> bool {
    let rest = text.strip_prefix(word).map(|rest| rest.strip_prefix('s').unwrap_or(rest));
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn tokens_in(statement: &Statement, bytes: &Range<usize>) -> Range<usize> {
    statement.token_from(bytes.start)..statement.token_from(bytes.end)
}

/// The text of a range without the scheme's own names and levels.
fn strip_objects(statement: &Statement, bytes: &Range<usize>) -> String {
    tokens_in(statement, bytes)
        .filter(|&i| {
            let roles = statement.roles(i);
            statement.object(i).is_none() && !roles.agent && !roles.rival
        })
        .map(|i| statement.word(i))
        .collect()
}

/// Where the clause of a verb begins.
fn clause_start(text: &str, sentence: &Range<usize>, verb: &Range<usize>) -> usize {
    let before = &text[sentence.start..verb.start];
    before.rfind([';', ':']).map_or(sentence.start, |i| sentence.start + i)
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
    fn new(text: &'t str, sentence: &Range<usize>, at: &Range<usize>, known: &Known) -> Self {
        let before = &text[clause_start(text, sentence, at)..at.start];
        let tense = known.verb.map(|(_, tense)| tense);
        Self { before, after: &text[at.end..sentence.end], tense }
    }
}

/// How a verb in a sentence (both in bytes) is meant of the object at a token.
fn polarity(
    statement: &Statement,
    object: usize,
    sentence: &Range<usize>,
    verb: &Range<usize>,
) -> Polarity {
    if statement.is_quoted(object) && is_bad_example(statement, object, verb.end) {
        return Polarity::BadExample;
    }
    let text = statement.text();
    let before = &text[clause_start(text, sentence, verb)..verb.start];
    let after = &text[verb.end..sentence.end];
    if statement.lexicon.english.denial.is_match(before) && !before.contains("not only") {
        Polarity::Denied
    } else if after.trim_end().ends_with('?') {
        Polarity::Asked
    } else {
        Polarity::Asserted
    }
}

/// One word is enough where an active verb opens on the scheme itself: its place, and the same form
/// of the right verb, which `right` names by its past tense.
pub(super) fn edit(
    context: &Context,
    segment: usize,
    verb: &Range<usize>,
    token: usize,
    right: &str,
) -> Option<(Range<usize>, String)> {
    let statement = &context.statements[segment];
    let english = &statement.lexicon.english;
    let text = statement.text();
    let sentence = statement.bytes(statement.sentence_of(token));
    let range = &statement.tokens()[token].range;
    if tokens_in(statement, &sentence).any(|i| statement.roles(i).rival) {
        return None;
    }
    let behind = range.start >= verb.end;
    let gap = if behind { verb.end..range.start } else { range.end..verb.start };
    let gap = text[gap].trim();
    let direct = (!behind && matches!(gap, "(" | ":"))
        || gap.is_empty()
        || matches!(gap, "the" | "our" | "a" | "\"" | "ipa's");
    let follows = &text[range.end.max(verb.end)..sentence.end];
    let noun_behind = ["award", "approval", "rating", "status"]
        .into_iter()
        .chain(english.nouns())
        .any(|noun| follows.contains(noun));
    let (_, tense) = english.words.get(&text[verb.clone()])?.verb?;
    let right = english.verbs.iter().find(|verb| verb.past == right)?.form(tense)?;
    let before = text[sentence.start..verb.start].trim_end();
    let passive = ["was", "were", "been", "be", "is", "are"].iter().any(|aux| {
        before.strip_suffix(aux).is_some_and(|rest| !rest.ends_with(char::is_alphabetic))
    });
    if !direct || noun_behind || passive || names_giver(statement, &sentence) {
        return None;
    }
    let visible = statement.normalised.visible(verb.clone());
    let written = &context.segment(segment).text.as_str()[visible];
    let capital = written.starts_with(char::is_uppercase);
    let mut letters = right.chars();
    let first = letters.next().filter(|_| capital).map(|c| c.to_ascii_uppercase());
    let word =
        first.map_or_else(|| right.to_owned(), |first| format!("{first}{}", letters.as_str()));
    Some((verb.clone(), word))
}

/// True where a sentence names who gives: "received two stars from IPA".
fn names_giver(statement: &Statement, sentence: &Range<usize>) -> bool {
    tokens_in(statement, sentence).any(|i| {
        let before = statement.text()[..statement.tokens()[i].range.start].trim_end();
        statement.roles(i).agent && before.ends_with(" from")
    })
}

impl English {
    fn nouns(&self) -> impl Iterator<Item = &str> {
        self.words.iter().filter(|(_, known)| known.verb.is_none()).map(|(word, _)| word.as_str())
    }
}
