//! The walk at a noun: is it the predicate's own object, or may the search go on before it?

use super::{Step, Walk};
use crate::claim::clause;
use crate::claim::description::is_field;
use crate::claim::token::Kind;
use crate::sentence::Voice;

impl Walk<'_, '_> {
    pub(super) fn noun(&mut self, here: usize) -> Step {
        let roles = self.statement.roles(here);
        let statement = self.statement;
        let particle = self.pending.map_or("", |p| statement.word(p));
        let known = roles.rival || roles.thing;
        let subject = self.is_subject(here);
        let passive = self.predicate.is_passive() || self.is_potential();
        match particle {
            "" | "の" | "が" | "から" | "より" | "による" | "により" | "によって" | "で"
            | "にて" | "では"
                if self.is_approved_at(here) =>
            {
                Step::Own
            }
            // 取り組み、: a verb that goes on.
            "" if self.comma && !self.colon && self.is_made_of_verb(here) => {
                self.step_over_noun(here)
            }
            // 社員一同の努力の末、: a noun that says when, or by what.
            "" if self.comma
                && !self.colon
                && here > self.first
                && statement.word(here - 1) == "の"
                && clause::is_formal(statement, here) =>
            {
                self.comma = false;
                self.skip_noun(here)
            }
            // 市から認定を受けた: another body gives.
            "から" | "より" | "により" | "によって"
                if self.behaviour.judged
                    && !known
                    && self.noun_tokens(here).all(|i| !statement.roles(i).agent)
                    && statement.lexicon.vocabulary.names_body(statement.word(here)) =>
            {
                Step::Own
            }
            // 半年ほど, 三回ずつ
            "ほど" | "くらい" | "ぐらい" | "ずつ" | "ばかり" | "ごと" => {
                self.skip_noun(here)
            }
            "" if self.is_step(here) => Step::Stop,
            "" if self.dated && statement.is_predicate_noun(here) => Step::Chip,
            // A label of its own before the colon, an item of its own before the comma.
            "" if self.colon || self.comma => Step::Stop,
            // 国の情報セキュリティ認定: what it is about.
            "" if self.behaviour.judged && !self.comma && self.is_field_of(here) => {
                let start = self.noun_tokens(here).last().unwrap_or(here);
                self.on(start)
            }
            "" if subject && !known => self.skip_noun(here),
            "" => Step::Own,
            "は" | "も" | "が" | "では" | "でも" | "とも" | "なら" if subject && !known => {
                self.skip_noun(here)
            }
            "でも" | "とも" if !known => self.skip_noun(here),
            "が" if !known && !passive => self.skip_noun(here),
            // 38社が取得されています: a polite passive; only a marked object makes it sure.
            "が" if !known && self.predicate.is_passive() && self.is_done_oneself() => {
                self.strict = true;
                self.skip_noun(here)
            }
            "は" | "では" | "も" if !known => {
                self.other_topic = true;
                self.skip_noun(here)
            }
            // SECURITY ACTIONの試験に合格: the examination is the scheme's.
            "に" | "には" | "にも" if self.behaviour.passed && self.is_of_object(here) => {
                self.embedded = true;
                Step::Found(here - 2)
            }
            // 取引先の監査にも合格: what is passed stands with に.
            "に" | "には" | "にも" if self.behaviour.passed => Step::Own,
            // 二つ星に**適合と**判定され
            "と" if self.is_found_to_be(here) => {
                self.embedded = true;
                self.skip_noun(here)
            }
            _ if statement.lexicon.vocabulary.is_adjunct(particle)
                && !roles.rival
                && (!roles.thing || particle != "より") =>
            {
                self.skip_noun(here)
            }
            "に" | "として" | "としての" if self.may_have_adjunct() && !roles.rival => {
                self.skip_noun(here)
            }
            // 厳正な審査
            "な" => self.skip_noun(here),
            // うちみたいな畑屋でも
            "みたいな" | "のような" if !known => self.skip_noun(here),
            "として" if subject => self.skip_noun(here),
            // 一つ星と二つ星の2種類の認証
            "の" if self.is_count(here) => self.skip_counted(here),
            // 書類だけで認定が出た
            "だけ" | "のみ" if self.pending.is_some_and(|p| statement.word(p + 1) == "で") => {
                self.skip_noun(here)
            }
            // お客さまの獲得: they are what is got.
            "の" if self.behaviour.got
                && self.predicate.frame.is_noun()
                && self.noun_tokens(here).any(|i| statement.roles(i).approver) =>
            {
                Step::Own
            }
            // 優良派遣事業者の認定: a name of an approval of its own.
            "の" if subject
                && !known
                && !(self.behaviour.judged
                    && here > self.first
                    && self.statement.is_nominal(here - 1)) =>
            {
                self.skip_noun(here)
            }
            _ => Step::Own,
        }
    }

    /// 国の**情報セキュリティ**認定: what an approval of a body or a scheme is about.
    fn is_field_of(&self, here: usize) -> bool {
        let start = self.noun_tokens(here).last().unwrap_or(here);
        let of = start > self.first + 1 && self.statement.word(start - 1) == "の";
        let whose = |i: usize| self.statement.roles(i).agent || self.statement.object(i).is_some();
        is_field(self.statement, here) && of && whose(start - 2)
    }

    /// 2種類, 三段階: how many there are.
    fn is_count(&self, here: usize) -> bool {
        let noun: String = self.noun_tokens(here).map(|i| self.statement.word(i)).collect();
        let counted = ["種類", "種", "段階", "区分"].iter().any(|unit| noun.contains(unit));
        counted
            && !noun.contains('第')
            && noun.contains(|c: char| c.is_ascii_digit() || "一二三四五両各".contains(c))
    }

    /// Passes over a count, to what is counted.
    fn skip_counted(&mut self, here: usize) -> Step {
        let start = self.noun_tokens(here).last().unwrap_or(here);
        let of = start > self.first && self.statement.word(start - 1) == "の";
        let counted = of && start > self.first + 1;
        if counted && self.statement.object(start - 2).is_some() {
            return Step::Found(start - 2);
        }
        self.skip_noun(here)
    }

    /// SECURITY ACTIONの**試験**: what is said of it is said of the scheme.
    fn is_of_object(&self, here: usize) -> bool {
        let exam = self.statement.roles(here).scheme_noun;
        exam && here > self.first + 1
            && self.statement.word(here - 1) == "の"
            && self.statement.object(here - 2).is_some()
    }

    /// 二つ星に**適合**: what the object was found to be, without a verb.
    fn is_found_to_be(&self, here: usize) -> bool {
        let entry = &self.statement.lexicon.predicates[self.predicate.entry];
        let passive = self.predicate.is_passive() && entry.voice.is_some();
        passive
            && here > self.first + 1
            && self.statement.word(here - 1) == "に"
            && self.statement.object(here - 2).is_some()
    }

    /// STEP2, 手順3: a number that only counts.
    fn is_step(&self, here: usize) -> bool {
        let word = self.statement.word(here);
        let steps = &self.statement.lexicon.vocabulary.step;
        let first = here == self.first || self.statement.kind(here - 1) == Kind::Space;
        first
            && steps.iter().any(|step| {
                let rest = word.strip_prefix(step.as_str()).map(str::trim_start);
                rest.is_some_and(|rest| {
                    !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || c == '.')
                })
            })
    }

    /// True for a verb beside which に says when or for what.
    fn may_have_adjunct(&self) -> bool {
        let verb = self.predicate.inflected().is_some();
        self.behaviour.got || (verb && self.is_done_oneself())
    }

    pub(super) fn is_done_oneself(&self) -> bool {
        self.statement.lexicon.predicates[self.predicate.entry].alone
    }

    pub(super) fn is_potential(&self) -> bool {
        self.predicate.inflected().is_some_and(|i| i.voice == Voice::Potential)
    }

    /// 取締役会の承認, 取引先の審査: an approval that has nothing to do with the scheme.
    pub(super) fn is_approved_at(&self, here: usize) -> bool {
        self.behaviour.judged && self.noun_tokens(here).any(|i| self.statement.roles(i).approver)
    }

    /// True when the noun that ends at `here` names somebody who acts.
    pub(super) fn is_subject(&self, here: usize) -> bool {
        self.noun_tokens(here).any(|i| self.statement.roles(i).subject)
            || self.noun_tokens(here).all(|i| self.statement.roles(i).agent)
    }

    /// The tokens of the compound noun that ends at `here`, from its end.
    pub(super) fn noun_tokens(&self, here: usize) -> impl Iterator<Item = usize> {
        (self.first..=here).rev().take_while(move |&i| {
            self.statement.is_nominal(i) && self.statement.object(i).is_none()
                || (i < here && self.statement.word(i) == "・")
        })
    }

    pub(super) fn skip_noun(&mut self, here: usize) -> Step {
        let start = self.noun_tokens(here).last().unwrap_or(here);
        self.pending = None;
        self.modified = true;
        self.noun_passed = true;
        // 当社の情報システム部が: whose it is belongs to it.
        let of = start > self.first && self.statement.word(start - 1) == "の";
        // 二つ星の方針に, SECURITY ACTION管理システムで: the object belongs to that noun.
        let before = if of { start.checked_sub(2) } else { start.checked_sub(1) };
        if before.is_some_and(|i| i >= self.first && self.statement.object(i).is_some()) {
            return Step::Own;
        }
        if of
            && start - 1 > self.first
            && let Kind::Ending(ending) = self.statement.kind(start - 2)
        {
            // 申込みの翌日には
            let verb = self.verb_start(start - 2, ending);
            return self.on(verb);
        }
        let whose = of && start - 1 > self.first && self.statement.object(start - 2).is_none();
        if whose && self.statement.roles(start - 2).rival {
            return Step::Own;
        }
        if whose && self.statement.is_nominal(start - 2) {
            return self.skip_noun(start - 2);
        }
        self.on(start)
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn a_noun_is_the_predicates_own_object_or_is_passed() {
        hold(&[
            ("SECURITY ACTIONの二つ星は、業種ごとに取得できます。", &["acquire 取得できます"]),
            ("SECURITY ACTIONの話です。市から認定を受けました。", &[]),
            ("SECURITY ACTIONのお客様の獲得に努めます。", &[]),
            ("SECURITY ACTIONの情報セキュリティ認定です。", &["certify 認定"]),
        ]);
    }
}
