//! A noun by the noun or verb that it belongs to: 取得の方法, 宣言を目指す.

use super::Modality;
use super::reader::{ALL, OF_FACTS, Reader};
use crate::claim::token::{Ending, Kind};
use crate::sentence::Form;

impl Reader<'_, '_> {
    /// A noun by what it belongs to, from the token behind it on.
    pub(super) fn noun(&self, next: usize) -> Modality {
        let statement = self.statement;
        let skipped = |i: &usize| matches!(statement.kind(*i), Kind::Close | Kind::Space);
        let next = (next..self.end).find(|i| !skipped(i)).unwrap_or(self.end);
        if next >= self.end {
            return Modality::Done;
        }
        let at = statement.bytes(next..next + 1).start;
        if let Some(other) = self.behind(at, &ALL) {
            return other;
        }
        let done = (next..self.end).take_while(|&i| statement.is_nominal(i));
        if let Some(done) = done.into_iter().find(|&i| statement.roles(i).done) {
            let at = statement.bytes(done..done + 1).end;
            return self.behind(at, &OF_FACTS).unwrap_or(Modality::Done);
        }
        if let Some(other) = self.compound(next) {
            return other;
        }
        let end = self.end_of_noun(next);
        let particle = statement.word(end);
        match statement.kind(end) {
            Kind::Particle if particle == "の" => {
                self.compound(end + 1).unwrap_or_else(|| self.noun(self.end_of_noun(end + 1)))
            }
            Kind::Particle if matches!(particle, "を" | "は" | "が" | "も" | "に" | "の") => {
                self.governed(end + 1)
            }
            Kind::Particle => {
                self.joined(Ending { form: Form::Continuative, ..Ending::default() }, end + 1)
            }
            _ => Modality::Done,
        }
    }

    /// 宣言を行いました, 取得を目指しています: the verb that a noun is governed by.
    pub(super) fn governed(&self, from: usize) -> Modality {
        let statement = self.statement;
        for i in from..self.end {
            let Some(ending) = self.ending(i) else { continue };
            let bytes = statement.bytes(from..i + 1);
            if let Some(other) = self.governed_by(bytes.clone()) {
                return other;
            }
            // 宣言を、研修を終えて行いました
            let another = (from..i).any(|i| statement.word(i) == "を");
            if another && ending.is_joined() {
                continue;
            }
            if self.is_copula(i) {
                let dated = (from..i).any(|i| statement.kind(i) == Kind::Date);
                return if dated { Modality::Done } else { Modality::Mentioned };
            }
            return self.verb(ending, i + 1, bytes.end);
        }
        self.governed_by(statement.bytes(from..self.end)).unwrap_or(Modality::Done)
    }
}
