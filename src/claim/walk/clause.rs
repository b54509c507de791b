//! The walk over other clauses: 一つ星を、【社内研修を終えてから】取得しました.
//!
//! A verb on the way is the predicate of a clause of its own. Where that clause is an adverbial, it is
//! stepped over with what belongs to it, and the search goes on before it. An object marked with を
//! goes to the nearest predicate behind it that has none yet: to the verb on the way if it stands
//! right before it, else to the predicate the walk began at.

use super::{Over, Step, Walk};
use crate::claim::clause::{self, Link};
use crate::claim::token::{Ending, Kind};
use crate::sentence::Form;

impl Walk<'_, '_> {
    /// At the ending of a verb: over its clause, or no further.
    pub(super) fn verb(&mut self, here: usize, ending: Ending) -> Step {
        let pending = self.pending_word().to_owned();
        // 二つ星にふさわしいと認められ
        if pending == "と" && self.is_judgement(here) && !self.stepped {
            self.embedded = true;
            return self.step_over(here, ending);
        }
        let adverbial = match clause::link(self.statement, here, ending) {
            Link::Nominal if ending.form == Form::Continuative => {
                return self.pass_noun(here, &pending);
            }
            Link::Nominal => false,
            Link::Adverbial => true,
            // 応じる形で, 役員が決めた方針に従って: it modifies a noun just passed.
            Link::Attributive => {
                let joins = matches!(pending.as_str(), "" | "という" | "といった" | "との");
                joins && (self.noun_passed || self.over.is_some())
            }
            Link::Finite => pending == "と" && ending.form == Form::Dictionary && self.comma,
        };
        if adverbial && !self.colon {
            return self.step_over(here, ending);
        }
        match pending.as_str() {
            "" | "は" | "も" | "と" | "に" | "で" | "が" => Step::Stop,
            _ => Step::Own,
        }
    }

    /// True for a noun that closes an adverbial clause: 終えたうえで, 申請する際に.
    pub(super) fn is_formal(&self, here: usize) -> bool {
        let particle = matches!(
            self.pending_word(),
            "" | "で" | "に" | "は" | "には" | "では" | "も" | "から" | "として" | "での" | "にて"
        );
        let closes = here > self.first
            && matches!(self.statement.kind(here - 1), Kind::Ending(ending)
                if ending.form.is_attributive());
        particle && closes && clause::is_formal(self.statement, here)
    }

    /// Passes over a formal noun, to the clause it closes.
    pub(super) fn pass_formal(&mut self, here: usize) -> Step {
        self.noun_passed = true;
        self.pending = None;
        self.on(here)
    }

    /// True where the predicate says what somebody was found to be: 適合していると認証され.
    fn is_judgement(&self, here: usize) -> bool {
        let entry = &self.statement.lexicon.predicates[self.predicate.entry];
        // 宣言すると付与される is a condition.
        let state =
            ["ている", "い", "た"].iter().any(|end| self.statement.word(here).ends_with(end));
        self.predicate.is_passive() && (entry.voice.is_some() || state)
    }

    /// True for a noun that is the 連用形 of a verb: 取り組み.
    pub(super) fn is_made_of_verb(&self, here: usize) -> bool {
        let word = self.statement.word(here);
        let known = self.statement.roles(here);
        word.ends_with([
            'み', 'り', 'え', 'き', 'し', 'い', 'め', 'け', 'げ', 'せ', 'て', 'べ', 'れ',
        ]) && word.chars().nth(1).is_some()
            && !(known.rival || known.thing || self.statement.object(here).is_some())
    }

    /// Steps over the clause of a verb that the vocabulary has as a noun.
    pub(super) fn step_over_noun(&mut self, here: usize) -> Step {
        self.stepped = true;
        self.modified = true;
        self.comma = false;
        self.over = Some(Over { start: here, free: true });
        self.on(here)
    }

    fn step_over(&mut self, here: usize, ending: Ending) -> Step {
        let start = self.verb_start(here, ending);
        self.noun_passed = false;
        self.stepped = true;
        self.modified = true;
        self.comma = false;
        self.pending = None;
        // What a scheme's own predicate is said of is an object already: 二つ星を宣言し、
        self.over = Some(Over { start, free: !ending.passive });
        self.on(start)
    }

    /// First token of the verb whose ending stands at `here`: 取り組んで from 取.
    pub(super) fn verb_start(&self, here: usize, ending: Ending) -> usize {
        let mut start = here;
        if ending.verb.is_some() {
            return start;
        }
        while start > self.first {
            match self.statement.kind(start - 1) {
                Kind::Noun | Kind::Word(_) | Kind::Rival => start -= 1,
                Kind::Ending(before)
                    if before.form == Form::Continuative && before.verb.is_none() =>
                {
                    start -= 1;
                }
                _ => break,
            }
            if self.statement.object(start).is_some() {
                // SECURITY ACTION宣言し: the name is another word.
                return start + usize::from(start + 1 < here);
            }
        }
        start
    }

    /// True when the noun at `here` belongs to the clause that is being stepped over.
    pub(super) fn is_of_clause(&self, here: usize) -> bool {
        let adjoins = self.over.is_some_and(|over| {
            let behind = self.pending.map_or(here + 1, |particle| particle + 1);
            behind == over.start
        });
        match self.pending_word() {
            "を" => {
                let object = self.statement.object(here).is_some()
                    || self.closes_object(here)
                    || (self.statement.roles(here).rank && self.dresses_object(here));
                let own = !object && !self.is_plural(here);
                self.over.is_some_and(|over| over.free) && (adjoins || (own && !self.comma))
            }
            "は" | "も" | "とは" | "なら" | "って" => false,
            _ => true,
        }
    }

    /// True for a noun that is a clause by itself: 自己宣言制**なので**、自己宣言制度**で**、
    pub(super) fn is_own_statement(&self, here: usize) -> bool {
        let act = self.statement.is_act(here)
            || (here > self.first && self.statement.roles(here).scheme_noun);
        match self.pending_word() {
            "なので" | "だから" | "ですから" | "ですが" | "だが" => true,
            "で" => act && self.comma,
            _ => false,
        }
    }

    /// Passes over a noun that belongs to the clause between.
    pub(super) fn pass(&mut self, here: usize) -> Step {
        let particle = self.pending_word().to_owned();
        if let Some(over) = &mut self.over {
            over.free &= particle != "を";
        }
        let inside = self.statement.partner(here).map_or(here, |open| open.max(here - 1));
        // 二つ星企業に
        let held = self.statement.roles(inside).holder && inside > self.first;
        let inside = if held { inside - 1 } else { inside };
        let object = self.statement.object(inside).is_some();
        if object && self.embedded {
            return Step::Found(inside);
        }
        if object && matches!(particle.as_str(), "を" | "に" | "へ" | "に向けて" | "に向け")
        {
            self.taken.get_or_insert(inside);
        }
        self.pending = None;
        self.noun_passed = true;
        if let Some(open) = self.statement.partner(here).filter(|&open| open < here) {
            return self.on(open);
        }
        let start = (self.first..=here).rev().take_while(|&i| self.statement.is_nominal(i)).last();
        let start = start.unwrap_or(here);
        self.over_with(start, &particle);
        self.on(start)
    }

    /// 被害を**教訓に**: the noun that begins at `start` has an object of its own, as a verb would.
    pub(super) fn over_with(&mut self, start: usize, particle: &str) {
        if particle == "に" && start > self.first && self.statement.word(start - 1) == "を" {
            self.stepped = true;
            self.over = Some(Over { start, free: true });
        }
    }

    /// Passes over a noun made of a verb: 勧めに, 取り組みの.
    fn pass_noun(&mut self, here: usize, particle: &str) -> Step {
        let Kind::Ending(ending) = self.statement.kind(here) else { return Step::Stop };
        let start = self.verb_start(here, ending);
        match particle {
            "を" if !(self.over.is_some() && self.is_of_clause(here)) => Step::Own,
            // 申込みが認められ: it is what was judged.
            "が" if self.predicate.is_passive() && self.over.is_none() => Step::Own,
            "は" | "も" if self.over.is_none() => {
                self.other_topic = true;
                self.pending = None;
                self.on(start)
            }
            "の" if self.over.is_none() => Step::Own,
            _ => {
                if let Some(over) = &mut self.over {
                    over.free &= particle != "を";
                }
                self.modified = true;
                self.noun_passed = true;
                self.pending = None;
                self.on(start)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn an_adverbial_clause_is_stepped_over_and_keeps_its_own_object() {
        hold(&[
            (
                "SECURITY ACTIONの二つ星を、規程を整えたうえで取得しました。",
                &["acquire 取得しました"],
            ),
            ("SECURITY ACTIONの二つ星を取引先の勧めに応じる形で取得。", &["acquire 取得"]),
            ("SECURITY ACTIONの話です。規程を整え、ISMSを取得しました。", &[]),
        ]);
    }
}
