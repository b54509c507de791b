//! A verb by its form and by what stands behind it: 宣言しました, 宣言する予定.

use super::Modality;
use super::reader::{ALL, NEAR, OF_FACTS, Reader};
use crate::claim::clause;
use crate::claim::token::Ending;
use crate::sentence::{Effect, Form, Scope};

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
            _ if ending.is_joined() => self.joined(ending, next),
            _ if fact => self.fact(next, at),
            _ if ending.able => Modality::Conditional,
            _ => self.open(ending, next, at),
        }
    }

    /// What was done: but 宣言した場合, 宣言していることが条件.
    pub(super) fn fact(&self, next: usize, at: usize) -> Modality {
        if let Some(other) = self.behind(at, &OF_FACTS) {
            return other;
        }
        if self.behind(at, &[Effect::Mention]).is_some() {
            return self.told(next);
        }
        self.compound(next).unwrap_or(Modality::Done)
    }

    /// 宣言したことをお知らせします, 宣言していることを証明する書面: what is said of the fact.
    pub(super) fn told(&self, next: usize) -> Modality {
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
    pub(super) fn open(&self, ending: Ending, next: usize, at: usize) -> Modality {
        if let Some(other) = self.behind(at, &ALL) {
            return if self.came_about(next) { Modality::Done } else { other };
        }
        // 宣言すると
        if self.statement.word(next) == "と" {
            return Modality::Conditional;
        }
        if self.statement.is_nominal(next) {
            return self.compound(next).unwrap_or(Modality::Mentioned);
        }
        match (ending.polite, self.performs) {
            (true, true) => Modality::Done,
            (true, false) => Modality::Planned,
            (false, true) if self.own => Modality::Done,
            _ => Modality::Mentioned,
        }
    }

    /// 宣言する|ことができました: it could be done, and so was.
    pub(super) fn came_about(&self, next: usize) -> bool {
        let operators = &self.statement.lexicon.operators;
        let able = |&i: &usize| {
            operators.opens(Effect::Condition, Scope::Predicate, self.statement.word(i))
        };
        let able = (next..self.end.min(next + NEAR)).find(able);
        able.and_then(|i| self.ending(i)).is_some_and(|ending| ending.past)
    }

    /// 宣言し、…: as the verb that it goes on with, if that is not said to have been done.
    pub(super) fn joined(&self, ending: Ending, next: usize) -> Modality {
        let verbs = (next..self.end).filter_map(|i| Some((i, self.ending(i)?)));
        let main = verbs.into_iter().find(|(i, verb)| {
            let attributive = verb.form.is_attributive()
                && self.statement.is_nominal(i + 1)
                && !clause::is_formal(self.statement, i + 1)
                && self.behind(self.statement.bytes(*i..i + 1).end, &ALL[..3]).is_none();
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
        let effects: &[Effect] = if fact { &OF_FACTS } else { &ALL[..4] };
        if let Some(other) = self.behind(at, effects) {
            return other;
        }
        match verb {
            _ if fact || self.own || self.is_copula(i) => Modality::Done,
            Ending { able: true, .. } => Modality::Conditional,
            Ending { polite: true, .. } | Ending { wish: true, .. } => Modality::Done,
            _ => Modality::Mentioned,
        }
    }
}
