//! From a predicate left to its object.
//!
//! The object of a Japanese predicate stands before it. The walk goes left from the predicate over
//! what may stand between (dates, adverbs, the one who acts, where it was got) to the noun before
//! the case particle. If that noun is the scheme's, the predicate is about the scheme; if it is
//! any other noun, the predicate has an object of its own and is none of our business. Only where
//! there is no noun at all does the sentence, or what stands over it, supply one.

mod bracket;
mod clause;
mod giver;
mod kana;
mod noun;
mod phrase;

use giver::granted_before;

use super::attached::{Attached, Left, Open};
use super::clause as clauses;
use super::coordination::{gapped_object, shares_verb, sharing_object};
use super::predicate::{Frame, Predicate};
use super::statement::Statement;
use super::token::Kind;
use super::vocabulary::Behaviour;

/// A walk that has come as far as `at`.
pub(super) struct Walk<'s, 'a> {
    statement: &'s Statement<'a>,
    predicate: &'s Predicate,
    behaviour: Behaviour,
    first: usize,
    /// Next token to look at is `at - 1`.
    at: usize,
    /// Case particle met, not yet given to a noun.
    pending: Option<usize>,
    comma: bool,
    colon: bool,
    agent: bool,
    dated: bool,
    modified: bool,
    other_topic: bool,
    plural: bool,
    pronoun: bool,
    /// True when only an object marked with を will do.
    strict: bool,
    /// The verb of the clause that is being stepped over.
    over: Option<Over>,
    /// An object of a scheme that a clause stepped over has for its own.
    taken: Option<usize>,
    /// True once a clause was stepped over.
    stepped: bool,
    /// True within what is said to have been found: 二つ星に**ふさわしいと**認められ.
    embedded: bool,
    /// True right before a noun that was passed, which a clause may modify: 応じる**形で**.
    noun_passed: bool,
}

/// A verb between the predicate and its object, with what it still may take for itself.
#[derive(Clone, Copy)]
struct Over {
    /// Its first token.
    start: usize,
    /// True until it has an object marked with を.
    free: bool,
}

/// What one step of the walk says.
enum Step {
    On,
    Stop,
    /// Another chip in a row stands before: IPA認定 **2025年取得**.
    Chip,
    Own,
    Found(usize),
}

impl<'s, 'a> Walk<'s, 'a> {
    pub(super) fn new(statement: &'s Statement<'a>, predicate: &'s Predicate) -> Self {
        Self {
            statement,
            predicate,
            behaviour: predicate.behaviour(statement.lexicon),
            first: statement.sentence_of(predicate.tokens.start).start,
            at: predicate.tokens.start,
            pending: None,
            comma: false,
            colon: false,
            agent: false,
            dated: false,
            modified: false,
            other_topic: false,
            plural: false,
            pronoun: false,
            strict: false,
            over: None,
            taken: None,
            stepped: false,
            embedded: false,
            noun_passed: false,
        }
    }

    pub(super) fn run(mut self) -> Left {
        while self.at > self.first {
            match self.step() {
                Step::On => {}
                Step::Stop => return self.nothing(self.opens_sentence()),
                Step::Chip => return self.nothing(true),
                // 会社概要に、先日認定をいただいた…: what stands before the comma is the main verb's.
                Step::Own
                    if self.comma
                        && !self.stepped
                        && matches!(self.pending_word(), "に" | "で" | "へ" | "から") =>
                {
                    return self.nothing(false);
                }
                Step::Own => {
                    let verb = self.predicate.inflected().is_some() || self.behaviour.got;
                    let sharing = (verb && (self.pending.is_some() || self.is_compound()))
                        .then(|| sharing_object(self.statement, self.at - 1, self.first))
                        .flatten();
                    let sharing = sharing.or_else(|| {
                        let carried = matches!(self.predicate.frame, Frame::Supported { .. });
                        let gapped = carried || (verb && self.pending_word() == "を");
                        gapped.then(|| gapped_object(self.statement, self.at, self.first))?
                    });
                    return match sharing {
                        Some(object) => Left::Object(self.attached(object, true)),
                        None if self.is_only_beside() => Left::Beside(self.open(false)),
                        None => Left::Other,
                    };
                }
                Step::Found(_)
                    if self.strict && !matches!(self.pending_word(), "を" | "は" | "も") =>
                {
                    return Left::Other;
                }
                Step::Found(object) if self.embedded => {
                    return Left::Object(self.attached(object, false));
                }
                Step::Found(object) if !self.takes(self.pending_word(), object) => {
                    return Left::Other;
                }
                // 宣言で取得したID
                Step::Found(_)
                    if self.modifies_noun()
                        && self.statement.roles(self.predicate.tokens.end).possession
                        && !matches!(self.pending_word(), "を" | "の" | "") =>
                {
                    return Left::Other;
                }
                // SECURITY ACTIONは…、取得した情報: what is got is what the verb modifies.
                Step::Found(_)
                    if self.modifies_other_noun()
                        && matches!(self.pending_word(), "は" | "も" | "が") =>
                {
                    return Left::Other;
                }
                // 宣言を条件とする補助金に申請し、認められ: を is of a clause between.
                Step::Found(object)
                    if self.stepped
                        && self.predicate.is_passive()
                        && self.pending_word() == "を"
                        && self.statement.is_act(object) =>
                {
                    return Left::Other;
                }
                // A noun has its object in its own clause.
                Step::Found(_)
                    if self.stepped && !self.closes_clause() && self.pending_word() != "を" =>
                {
                    return self.nothing(false);
                }
                // 宣言と、法務局で取得した証明書: と joins nouns.
                Step::Found(_)
                    if !self.is_so_called()
                        && matches!(
                            self.pending_word(),
                            "と" | "や" | "か" | "および" | "及び" | "ならびに" | "並びに"
                        ) =>
                {
                    return Left::Other;
                }
                Step::Found(object) => {
                    if self.comma && !(self.modified || self.predicate.inflected().is_some()) {
                        return self.nothing(false);
                    }
                    let shared = shares_verb(self.statement, object, self.first);
                    return Left::Object(self.attached(object, shared));
                }
            }
        }
        self.nothing(true)
    }

    /// True for a verb, and for a noun that stands in a verb's place: 二つ星を…形で取得。
    fn closes_clause(&self) -> bool {
        !self.predicate.frame.is_noun()
            || matches!(
                self.statement.kind(self.predicate.tokens.end),
                Kind::Stop | Kind::Break | Kind::Comma | Kind::Close
            )
    }

    /// True for a verb that modifies a noun that can be its object.
    fn modifies_other_noun(&self) -> bool {
        let next = self.predicate.tokens.end;
        let roles = self.statement.roles(next);
        let about =
            roles.holder || (roles.aspect && !roles.thing) || roles.scheme_noun || roles.rank;
        self.stepped && self.modifies_noun() && !about && !clauses::is_formal(self.statement, next)
    }

    /// True for a verb that modifies a noun: 合格した会社.
    fn modifies_noun(&self) -> bool {
        let inflected = self.predicate.inflected();
        inflected.is_some_and(|i| i.last.is_attributive())
            && self.statement.is_nominal(self.predicate.tokens.end)
    }

    /// 二つ星企業と認定されました: と says what the holder is certified as.
    fn is_so_called(&self) -> bool {
        self.behaviour.judged
            && self.predicate.inflected().is_some()
            && self.pending_word() == "と"
            && self.pending.is_some_and(|p| p + 1 == self.predicate.tokens.start)
    }

    /// True when the predicate is a noun right behind another scheme's name, carried by a verb of
    /// its own: ISMS認証を取得.
    fn is_compound(&self) -> bool {
        self.predicate.inflected().is_some()
            && self.at == self.predicate.tokens.start
            && self.statement.roles(self.at - 1).rival
    }

    /// True when only signs stand before: ⚡ 即日取得可能.
    fn opens_sentence(&self) -> bool {
        let steps = &self.statement.lexicon.vocabulary.step;
        // A. はい、取れます
        let counts = |i: usize| {
            let word = self.statement.word(i).trim_end_matches(|c: char| c.is_ascii_digit());
            steps.iter().any(|step| step == word)
        };
        (self.first..self.at).all(|i| {
            matches!(self.statement.kind(i), Kind::Space | Kind::Mark | Kind::Open | Kind::Comma)
                || counts(i)
        })
    }

    /// True at a noun that may be the object of a verb between as well: SECURITY ACTIONは、
    /// **パソコンが**苦手な社長でも取れます.
    fn is_only_beside(&self) -> bool {
        let roles = self.statement.roles(self.at - 1);
        let apart = self.pending.is_some_and(|p| p + 1 < self.predicate.tokens.start);
        let verb = self.predicate.inflected().is_some();
        verb && apart
            && !matches!(self.pending_word(), "を" | "は")
            && !(roles.rival || roles.thing)
    }

    fn nothing(&self, at_start: bool) -> Left {
        Left::Nothing(self.open(at_start))
    }

    fn open(&self, at_start: bool) -> Open {
        Open {
            at: self.at,
            at_start,
            agent: self.agent,
            dated: self.dated,
            other_topic: self.other_topic,
            plural: self.plural,
            pronoun: self.pronoun,
            taken: self.taken,
        }
    }

    fn attached(&self, object: usize, shared: bool) -> Attached {
        let start = self.predicate.tokens.start;
        let particle = self.pending.map(|p| self.statement.tokens()[p].range.clone());
        let direct = self.pending.is_none_or(|p| p + 1 == start);
        Attached {
            object,
            particle: particle.filter(|_| direct || self.modified || self.agent || self.dated),
            adjoining: !self.comma && !self.other_topic,
            agent: self.agent || granted_before(self.statement, object, self.first),
            embedded: self.embedded || (self.stepped && self.modifies_noun()),
            shared,
        }
    }

    fn step(&mut self) -> Step {
        let here = self.at - 1;
        let roles = self.statement.roles(here);
        match self.statement.kind(here) {
            Kind::Space => self.on(here),
            Kind::Date => {
                (self.dated, self.modified) = (true, true);
                self.pending = None;
                self.on(here)
            }
            Kind::Comma => {
                // 書類をこしらえ、IPAの審査に通って: whose examination it was has been said.
                if self.pending.is_some() || (self.behaviour.passed && self.agent) {
                    return Step::Stop;
                }
                self.comma = true;
                self.on(here)
            }
            // …を受けた事業者、または申請日までに認定を受ける: what stands before is another part.
            _ if self.is_alternative(here) => Step::Stop,
            Kind::Particle => {
                self.pending = Some(here);
                self.on(here)
            }
            Kind::Close if self.over.is_some() && self.is_of_clause(here) => self.pass(here),
            Kind::Close => self.bracket(here),
            Kind::Open | Kind::Stop | Kind::Break => Step::Stop,
            Kind::Mark => self.mark(here),
            Kind::Ending(ending) => self.verb(here, ending),
            _ if self.is_pronoun(here) => {
                // 一つ星と二つ星の**どちらを**
                if here > self.first + 1
                    && self.statement.word(here - 1) == "の"
                    && self.statement.object(here - 2).is_some()
                {
                    return Step::Found(here - 2);
                }
                self.pronoun = true;
                self.modifier(here)
            }
            _ if self.is_formal(here) => self.pass_formal(here),
            // 書類づくりから: a noun that ends in kana.
            Kind::Kana
                if self.pending.is_some() && self.over.is_some() && self.is_of_clause(here) =>
            {
                self.pass(here)
            }
            Kind::Kana => self.kana(here),
            _ if self.over.is_some() && self.is_of_clause(here) => self.pass(here),
            _ if self.is_own_statement(here) => self.pass(here),
            _ if self.is_time(here) || self.is_occasion(here) => self.pass_time(here),
            _ if self.statement.object(here).is_some() => Step::Found(here),
            _ if roles.rise && !self.stepped => self.rise(here),
            _ if roles.prefix => self.modifier(here),
            _ if roles.agent && self.takes_agent() => {
                self.agent = true;
                self.modifier(here)
            }
            _ if roles.particle => {
                self.pending = Some(here);
                self.on(here)
            }
            _ if roles.rank && self.dresses_object(here) => self.undress(here),
            _ if roles.holder && here > 0 && self.statement.object(here - 1).is_some() => {
                // 宣言者が取得するロゴ: who acts.
                let active = self.predicate.inflected().is_some()
                    && !(self.predicate.is_passive() || self.is_potential());
                let acts = active && self.pending_word() == "が";
                if acts { self.skip_noun(here - 1) } else { Step::Found(here - 1) }
            }
            // 二つ星の会社として認められ
            _ if roles.holder
                && here > self.first + 1
                && self.pending_word() == "として"
                && self.statement.word(here - 1) == "の"
                && self.statement.object(here - 2).is_some() =>
            {
                Step::Found(here - 2)
            }
            _ => self.noun(here),
        }
    }

    /// True for a word that joins what follows to a part before a comma: 、**または**.
    fn is_alternative(&self, here: usize) -> bool {
        here > self.first
            && self.statement.kind(here - 1) == Kind::Comma
            && self.statement.lexicon.vocabulary.is_alternative(self.statement.word(here))
    }

    fn on(&mut self, here: usize) -> Step {
        self.at = here;
        Step::On
    }

    /// 二つ星への【昇格】が認められ: what is said is said of the going up.
    fn rise(&mut self, here: usize) -> Step {
        self.embedded = true;
        self.modifier(here)
    }

    fn modifier(&mut self, here: usize) -> Step {
        self.plural |= self.is_plural(here);
        // 二つ星の両方を、…整えて取得: what stands before belongs to it, not to the clause between.
        if self.pending_word() == "を" {
            self.over = None;
        }
        self.modified = true;
        self.pending = None;
        self.on(here)
    }

    /// True for a word that says that several objects share the verb.
    pub(super) fn is_plural(&self, here: usize) -> bool {
        let plural = &self.statement.lexicon.vocabulary.plural;
        plural.iter().any(|word| word == self.statement.word(here))
    }

    fn pending_word(&self) -> &str {
        self.pending.map_or("", |p| self.statement.word(p))
    }

    fn mark(&mut self, here: usize) -> Step {
        if self.pending.is_none() && self.joins_predicates(here) {
            // 申請・取得: both are said of the same. 自己宣言・取得: no word can take the place of one.
            self.embedded |=
                self.statement.object(here - 1).is_some() || self.predicate.is_passive();
            return self.on(here - 1);
        }
        match self.statement.word(here) {
            // 2〜3日
            "~" | "～" | "〜" | "-" if self.is_between_numbers(here) => self.on(here - 1),
            "\"" | "'" | "*" | "`" | "®" | "™" | "_" | "★" | "☆" => self.on(here),
            ":" if self.pending.is_none() => {
                self.colon = true;
                self.modified = true;
                self.on(here)
            }
            "-" | "—" | "|" | "/" | "…" | "~" | "～"
                if self.pending.is_none() && (self.dated || self.agent) =>
            {
                self.on(here)
            }
            _ => Step::Stop,
        }
    }
}

#[cfg(test)]
mod tests;
