//! A verb by its form and by what stands behind it: 宣言しました, 宣言する予定.

use super::Modality;
use super::reader::{ALL, OF_FACTS, OF_OTHERS, Reader};
use crate::claim::token::{Ending, Kind};
use crate::sentence::{Effect, Form};

impl Reader<'_, '_> {
    /// A verb by its form, before the token `next` and the byte `at`.
    pub(super) fn verb(&self, ending: Ending, next: usize, at: usize) -> Modality {
        let fact = ending.past || ending.lasting;
        let word = self.statement.word(next);
        match ending.form {
            _ if ending.request => Modality::Advised,
            _ if ending.wish => Modality::Planned,
            Form::Volitional if ending.polite => Modality::Advised,
            Form::Volitional => Modality::Planned,
            Form::Condition => Modality::Conditional,
            Form::Noun => Modality::Done,
            _ if ending.is_joined() && word == "も" => Modality::Conditional,
            _ if ending.is_joined() && ending.lasting => Modality::Done,
            _ if ending.is_joined() => self.joined(ending, next),
            _ if fact => self.fact(next, at),
            _ if ending.able => Modality::Conditional,
            _ if ending.favour && ending.polite => Modality::Advised,
            _ => self.open(ending, next, at),
        }
    }

    /// What was done: but 宣言した場合, 宣言していることが条件.
    fn fact(&self, next: usize, at: usize) -> Modality {
        let statement = self.statement;
        if let Some(other) = self.behind(at, &OF_FACTS) {
            return self.unless_told(other);
        }
        // 宣言したものの、…; 宣言したのは2024年です
        let goes_on = statement.kind(next) == Kind::Particle
            && (statement.lexicon.vocabulary.is_connective(statement.word(next))
                || statement.word(next).starts_with("の"));
        if !goes_on && self.behind(at, &[Effect::Mention]).is_some() {
            return self.told(next);
        }
        self.compound(next).unwrap_or(Modality::Done)
    }

    /// 宣言したことをお知らせします, 宣言していることを証明する書面: what is said of the fact.
    fn told(&self, next: usize) -> Modality {
        let last = (next..self.end).rev().find_map(|i| Some((i, self.ending(i)?)));
        let Some((i, main)) = last else { return Modality::Mentioned };
        let part = self.statement.bytes(next..i + 1);
        let said = self.verb(main, i + 1, self.statement.bytes(i..i + 1).end);
        let known = main.past || main.lasting || main.polite;
        match said {
            Modality::Advised | Modality::Conditional => said,
            _ => self.governed_by(part).unwrap_or(if known || self.own {
                Modality::Done
            } else {
                Modality::Mentioned
            }),
        }
    }

    /// What is not done yet: 宣言する予定, 宣言するには, 宣言する企業, 宣言します.
    fn open(&self, ending: Ending, next: usize, at: usize) -> Modality {
        if self.behind(at, &[Effect::Attainment]).is_some() {
            return self.attained(next);
        }
        if let Some(other) = self.behind(at, &ALL) {
            return self.unless_told(other);
        }
        // 宣言すると
        if self.statement.word(next) == "と" {
            return Modality::Conditional;
        }
        // 宣言する当社
        let own = self.performs && self.own;
        if self.statement.is_nominal(next) && !own {
            return self.compound(next).unwrap_or(Modality::Mentioned);
        }
        match (ending.polite, self.performs) {
            (true, true) => Modality::Done,
            (true, false) => Modality::Planned,
            (false, true) if own => Modality::Done,
            _ => Modality::Mentioned,
        }
    }

    /// 宣言する|ことができました: it could be done, and so was, where that is told.
    fn attained(&self, next: usize) -> Modality {
        let verb = (next..self.end).find_map(|i| self.ending(i));
        let told = verb.is_some_and(|verb| verb.past || verb.lasting || verb.is_joined());
        if told { Modality::Done } else { Modality::Conditional }
    }

    /// 宣言し、…: as the verb that it goes on with, if that is not said to have been done.
    pub(super) fn joined(&self, ending: Ending, next: usize) -> Modality {
        let verbs = (next..self.end).filter_map(|i| Some((i, self.ending(i)?)));
        let main = verbs.into_iter().find(|(i, verb)| {
            let attributive = verb.form.is_attributive()
                && self.statement.is_nominal(i + 1)
                && self.behind(self.statement.bytes(*i..i + 1).end, &OF_OTHERS).is_none();
            !(verb.is_joined() || attributive)
        });
        let Some((i, verb)) = main else { return Modality::Done };
        let at = self.statement.bytes(i..i + 1).end;
        let fact = verb.past || verb.lasting;
        if verb.request || verb.form == Form::Volitional && verb.polite {
            return Modality::Advised;
        }
        if verb.form == Form::Condition {
            return Modality::Conditional;
        }
        if verb.wish && ending.form == Form::Te {
            return Modality::Planned;
        }
        let effects: &[Effect] = if fact { &OF_FACTS } else { &OF_OTHERS };
        if let Some(other) = self.behind(at, effects) {
            return self.unless_told(other);
        }
        match verb {
            _ if fact || self.own || self.is_copula(i) => Modality::Done,
            Ending { able: true, .. } => Modality::Conditional,
            Ending { polite: true, .. } | Ending { wish: true, .. } => Modality::Done,
            _ => Modality::Mentioned,
        }
    }
}
