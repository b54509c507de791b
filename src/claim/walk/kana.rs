//! The walk at words in kana: adverbs, and what stands for an object named before.

use super::{Step, Walk};
use crate::claim::token::Kind;

impl Walk<'_, '_> {
    /// Adverbs are passed over (めでたく, しっかりと); a verb ends the clause.
    pub(super) fn kana(&mut self, here: usize) -> Step {
        let word = self.statement.word(here);
        let adverb = ["く", "に", "っと", "り", "ず", "みで", "から", "まで", "より"]
            .iter()
            .any(|end| word.ends_with(end));
        let follows_verb = here > 0 && matches!(self.statement.kind(here - 1), Kind::Noun);
        match self.pending_word() {
            "" if matches!(word, "ご" | "お" | "この" | "その") => self.on(here),
            // うちみたいな会社でも: it modifies a noun just passed.
            "" if self.noun_passed && self.is_attributive(word) => self.step_over_noun(here),
            "" if !follows_verb && (adverb || self.is_apart(here)) => self.modifier(here),
            "" if follows_verb && self.is_attributive(word) => {
                // 厳しい審査, 国が定めた認定: a modifier of the predicate's noun, not its object.
                Step::Stop
            }
            "" => Step::Stop,
            "は" | "も" | "と" | "に" | "で" | "が" => Step::Stop,
            _ => Step::Own,
        }
    }

    /// Passes over an act that only says when, with whose it is: **SECURITY ACTION宣言**の際に.
    pub(super) fn pass_time(&mut self, here: usize) -> Step {
        let own = |i: &usize| self.statement.object(*i).is_some();
        let start = (self.first..=here).rev().take_while(own).last().unwrap_or(here);
        self.modifier(start)
    }

    /// **宣言**を機に取得: what is done on its occasion is not done to it.
    pub(super) fn is_occasion(&self, here: usize) -> bool {
        let particle = self.pending_word();
        particle.len() > "を".len()
            && particle.starts_with('を')
            && self.statement.object(here).is_some()
            && self.statement.lexicon.vocabulary.is_adjunct(particle)
    }

    /// **宣言**後に取得: the act only says when.
    pub(super) fn is_time(&self, here: usize) -> bool {
        let act = self.statement.is_act(here);
        // 宣言の際に取得した情報
        let particle = self.pending_word();
        let when =
            particle.starts_with('の') && self.statement.lexicon.vocabulary.is_adjunct(particle);
        let behind = self.statement.word(here + 1);
        act && (when || (self.pending.is_none() && behind.starts_with(['後', '前', '時', '際'])))
    }

    /// True for what stands for an object named before: **どちらを**取得すれば.
    pub(super) fn is_pronoun(&self, here: usize) -> bool {
        let word = self.statement.word(here);
        let marked = matches!(self.pending_word(), "を" | "も" | "は" | "から");
        // At the beginning of a sentence the two are one run of kana.
        let word = if marked { Some(word) } else { word.strip_suffix(['は', 'も']) };
        word.is_some_and(|word| self.statement.lexicon.vocabulary.is_pronoun(word))
    }

    /// True for a word in kana that nothing before it can be a part of: およそ, やっと.
    fn is_apart(&self, here: usize) -> bool {
        here == self.first
            || matches!(
                self.statement.kind(here - 1),
                Kind::Comma | Kind::Space | Kind::Open | Kind::Particle | Kind::Date
            )
    }

    fn is_attributive(&self, word: &str) -> bool {
        ["い", "た", "る", "な"].iter().any(|end| word.ends_with(end))
    }
}
