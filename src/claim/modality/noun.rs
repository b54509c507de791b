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
        if let Some(other) = self.around(next) {
            return other;
        }
        let done = (next..self.end).take_while(|&i| statement.is_nominal(i));
        if let Some(done) = done.into_iter().find(|&i| statement.roles(i).done) {
            let at = statement.bytes(done..done + 1).end;
            return self
                .behind(at, &OF_FACTS)
                .map_or(Modality::Done, |said| self.unless_told(said));
        }
        let end = self.end_of_noun(next);
        let particle = statement.word(end);
        match statement.kind(end) {
            // 宣言企業なので, 宣言企業だから
            Kind::Particle if self.is_copula(end) => Modality::Done,
            Kind::Particle if particle == "の" => {
                // 宣言のお手伝い
                let polite = matches!(statement.word(end + 1), "お" | "ご");
                let next = end + 1 + usize::from(polite);
                self.around(next).unwrap_or_else(|| self.noun(self.end_of_noun(next)))
            }
            Kind::Particle
                if matches!(
                    particle,
                    "を" | "は" | "が" | "も" | "に" | "から" | "まで" | "と" | "や"
                ) =>
            {
                self.governed(end)
            }
            Kind::Particle => {
                self.joined(Ending { form: Form::Continuative, ..Ending::default() }, end + 1)
            }
            // 取得いただくようお願いします
            Kind::Ending(verb) if end == next && !self.is_copula(end) => {
                self.verb(verb, end + 1, statement.bytes(end..end + 1).end)
            }
            _ => Modality::Done,
        }
    }

    /// What stands right behind a noun, or the head of its compound, says.
    fn around(&self, next: usize) -> Option<Modality> {
        let at = self.statement.bytes(next..next + 1).start;
        self.behind(at, &ALL).map(|said| self.unless_told(said)).or_else(|| self.compound(next))
    }

    /// 宣言を行いました, 取得を目指しています: the verb that the noun before a particle is governed by.
    fn governed(&self, particle: usize) -> Modality {
        let statement = self.statement;
        let from = particle + 1;
        // 宣言は2024年です: only what is done to it can be done by saying so.
        let reader = Self { performs: self.performs && statement.word(particle) == "を", ..*self };
        let goes_on = !matches!(statement.word(particle), "から" | "まで" | "と" | "や");
        for i in from..self.end {
            // 宣言を済ませ、…
            if statement.kind(i) == Kind::Comma && i > from && goes_on {
                let part = statement.bytes(from..i);
                let joined =
                    || reader.joined(Ending { form: Form::Te, ..Ending::default() }, i + 1);
                return self.governed_by(part).unwrap_or_else(joined);
            }
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
            return reader.verb(ending, i + 1, bytes.end);
        }
        self.governed_by(statement.bytes(from..self.end)).unwrap_or(Modality::Done)
    }
}
