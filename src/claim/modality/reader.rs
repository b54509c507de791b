//! What stands round a phrase in its sentence.

use std::ops::Range;

use super::Modality;
use crate::claim::statement::Statement;
use crate::claim::token::{Ending, Kind};
use crate::sentence::{Effect, Form, Scope};

/// A sentence that is read on from a phrase.
pub(super) struct Reader<'s, 'l> {
    pub statement: &'s Statement<'l>,
    /// The first token of the phrase.
    pub token: usize,
    /// The first token behind the sentence, or behind what of it is read.
    pub end: usize,
    /// True where to say it is to do it: 宣言します.
    pub performs: bool,
    /// True where the company is named as the one who does it.
    pub own: bool,
}

/// A cue has so many bytes at most.
const CUE: usize = 64;

/// Of a noun, and of what is not done yet.
pub(super) const ALL: [Effect; 6] = [
    Effect::Plan,
    Effect::Advice,
    Effect::Condition,
    Effect::Occasion,
    Effect::Purpose,
    Effect::Mention,
];

/// Of what is done, too.
pub(super) const OF_FACTS: [Effect; 3] = [Effect::Advice, Effect::Condition, Effect::Occasion];

/// Of what is done with it.
pub(super) const OF_OTHERS: [Effect; 3] = [Effect::Plan, Effect::Advice, Effect::Condition];

/// So many tokens from a phrase on may say what it belongs to: a bound for texts that are no sentences.
const READ: usize = 60;

impl<'s, 'l> Reader<'s, 'l> {
    pub(super) fn new(
        statement: &'s Statement<'l>,
        token: usize,
        performs: bool,
        own: bool,
    ) -> Self {
        let end = statement.sentence_of(token).end.min(token + READ);
        Self { statement, token, end, performs, own }
    }

    /// What the whole sentence makes of it: a question, former days, a case.
    pub(super) fn in_sentence(&self, said: Modality, quoted: bool) -> Modality {
        let statement = self.statement;
        let sentence = statement.sentence_of(self.token);
        let last = sentence.clone().rev().map(|i| statement.word(i)).find(|word| {
            !word.trim().is_empty() && !matches!(*word, "。" | "」" | "』" | ")" | "!")
        });
        if last.is_some_and(|last| last == "?" || last == "か") {
            return Modality::Asked;
        }
        if quoted {
            return Modality::Mentioned;
        }
        let start = statement.bytes(self.token..self.token).start;
        let first = statement.bytes(sentence).start.min(start);
        let before = &statement.text()[first..start];
        let words = &statement.lexicon.modal_words;
        match said {
            Modality::Done | Modality::Planned if words.condition.is_in(before) => {
                Modality::Conditional
            }
            Modality::Done if words.is_former(before) => Modality::Former,
            said => said,
        }
    }

    /// The rest of the sentence from a byte on.
    pub(super) fn rest(&self, at: usize) -> &'s str {
        let end = self.statement.bytes(self.token..self.end).end;
        &self.statement.text()[at.min(end)..end]
    }

    /// What the operator says that stands right behind a phrase: the longest one.
    pub(super) fn behind(&self, at: usize, effects: &[Effect]) -> Option<Effect> {
        let operators = &self.statement.lexicon.operators;
        let rest = self.rest(at).trim_start_matches(['」', '』', '"', ')', ' ']);
        // ならびに is no なら.
        let particle = self.statement.lexicon.particle_at(rest).unwrap_or_default();
        let length = |effect: Effect| {
            let left = operators.strip(effect, Scope::Chunk, rest)?;
            Some(rest.len() - left.len()).filter(|length| *length >= particle)
        };
        let found = effects.iter().filter_map(|&effect| Some((length(effect)?, effect)));
        found.max_by_key(|(length, _)| *length).map(|(_, effect)| effect)
    }

    /// 宣言した際に…しました: an occasion that is told of was one.
    pub(super) fn unless_told(&self, effect: Effect) -> Modality {
        let last = (self.token..self.end).rev().find_map(|i| self.ending(i));
        let told = effect == Effect::Occasion && last.is_some_and(|verb| verb.past);
        if told { Modality::Done } else { Modality::of(effect) }
    }

    /// What the first noun or verb says that a phrase may belong to, if it begins in a part of the
    /// text.
    pub(super) fn governed_by(&self, part: Range<usize>) -> Option<Modality> {
        let rest = self.rest(part.start);
        // A cue that begins in the part may end behind it.
        let rest = &rest[..rest.floor_char_boundary(part.len() + CUE)];
        let heads = heads(self.statement);
        let found = heads.filter_map(|(cue, effect)| Some((rest.find(cue)?, cue.len(), effect)));
        let first = found.min_by_key(|(at, length, _)| (*at, usize::MAX - length));
        let first = first.filter(|(at, ..)| part.start + at < part.end);
        first.map(|(.., effect)| Modality::of(effect))
    }

    /// What the head of a compound noun says: 取得|方法, 宣言|予定.
    pub(super) fn compound(&self, first: usize) -> Option<Modality> {
        let mut end = self.end_of_noun(first);
        if first >= end {
            return None;
        }
        // 流|れ, 始|め|方
        let continues = |end: usize| {
            let ending = self.ending(end).filter(|_| end < self.end);
            ending.is_some_and(|ending| ending.form == Form::Continuative)
        };
        while continues(end) {
            end = self.end_of_noun(end + 1);
        }
        let text = &self.statement.text()[self.statement.bytes(first..end)];
        // 取得支援パック
        let heads = heads(self.statement).filter(|(cue, effect)| {
            text.ends_with(cue) || (*effect == Effect::Mention && text.contains(cue))
        });
        heads.max_by_key(|(cue, _)| cue.len()).map(|(_, effect)| Modality::of(effect))
    }

    pub(super) fn end_of_noun(&self, first: usize) -> usize {
        (first..self.end).find(|&i| !self.statement.is_nominal(i)).unwrap_or(self.end)
    }

    pub(super) fn ending(&self, token: usize) -> Option<Ending> {
        match self.statement.kind(token) {
            Kind::Ending(ending) => Some(ending),
            _ => None,
        }
    }

    /// です, である
    pub(super) fn is_copula(&self, token: usize) -> bool {
        let word = self.statement.word(token);
        let copula = &self.statement.lexicon.vocabulary.copula;
        copula.iter().any(|copula| word.starts_with(copula.as_str()))
    }
}

/// The nouns and stems by which a phrase is said to belong to something else than a deed.
fn heads<'s>(statement: &'s Statement) -> impl Iterator<Item = (&'s str, Effect)> {
    let lists = [
        (Effect::Former, Scope::Predicate),
        (Effect::Plan, Scope::Predicate),
        (Effect::Advice, Scope::Predicate),
        (Effect::Condition, Scope::Predicate),
        (Effect::Mention, Scope::Predicate),
        (Effect::Mention, Scope::Line),
    ];
    let operators = &statement.lexicon.operators;
    lists.into_iter().flat_map(|(effect, scope)| {
        operators.cues(effect, scope).iter().map(move |cue| (cue.as_str(), effect))
    })
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{claims, lexicon};

    /// Where a sentence is cut for its length, what stands behind the cut belongs to no noun before it.
    #[test]
    fn a_noun_ends_with_what_is_read_of_its_sentence() {
        let text = format!("SECURITY ACTION{}の認定を受けました", "ため取得]年".repeat(200));
        assert!(claims(&lexicon(), &text).len() > 1);
    }
}
