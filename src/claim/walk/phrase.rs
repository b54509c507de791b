//! The walk at what dresses an object, or joins words to one phrase.

use super::{Step, Walk};
use crate::claim::token::Kind;

impl Walk<'_, '_> {
    pub(super) fn takes_agent(&self) -> bool {
        matches!(
            self.pending_word(),
            "" | "から"
                | "より"
                | "に"
                | "の"
                | "が"
                | "は"
                | "による"
                | "により"
                | "によって"
                | "からの"
                | "も"
                | "にも"
                | "な"
                | "で"
                | "では"
        )
    }

    /// True for an object that the predicate can be said of, with its particle.
    pub(super) fn takes(&self, particle: &str, object: usize) -> bool {
        let entry = &self.statement.lexicon.predicates[self.predicate.entry];
        let deed = self.statement.is_act(object);
        (entry.takes.is_empty() || entry.takes.iter().any(|one| one == particle))
            && !(entry.of_thing && deed)
    }

    /// 二つ星の称号, 二つ星ステータス: the rank word is passed over.
    pub(super) fn dresses_object(&self, here: usize) -> bool {
        let before = |n: usize| here.checked_sub(n);
        let object = |i: Option<usize>| {
            i.is_some_and(|i| self.statement.object(i).is_some() || self.closes_object(i))
        };
        object(before(1))
            || (before(1).is_some_and(|i| matches!(self.statement.word(i), "の" | "という" | " "))
                && object(before(2)))
    }

    /// Passes over the rank word and the の before it, keeping the case particle behind it.
    pub(super) fn undress(&mut self, rank: usize) -> Step {
        let of = rank > self.first && matches!(self.statement.word(rank - 1), "の" | "という");
        self.on(if of { rank - 1 } else { rank })
    }

    pub(super) fn closes_object(&self, close: usize) -> bool {
        self.statement.kind(close) == Kind::Close
            && self.statement.partner(close).is_some()
            && self.statement.object(close - 1).is_some()
    }

    pub(super) fn is_between_numbers(&self, here: usize) -> bool {
        let numeral = |text: &str, last: bool| {
            let c = if last { text.chars().next_back() } else { text.chars().next() };
            c.is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十数".contains(c))
        };
        here > self.first
            && numeral(self.statement.word(here - 1), true)
            && numeral(self.statement.word(here + 1), false)
    }

    /// True for a sign between a predicate and another one before it.
    pub(super) fn joins_predicates(&self, here: usize) -> bool {
        let before = here.checked_sub(1).filter(|&i| i >= self.first);
        // 自己宣言・取得しています: the act is a predicate too.
        let act = |i: usize| self.statement.is_act(i);
        let predicate = before.is_some_and(|i| self.statement.is_predicate_noun(i) || act(i));
        let adjoins = here + 1 == self.predicate.tokens.start || self.pending == Some(here);
        predicate && adjoins && matches!(self.statement.word(here), "・" | "/" | "や")
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn a_rank_dresses_its_object_and_some_verbs_take_things_only() {
        hold(&[
            ("SECURITY ACTIONの二つ星の称号を取得しました。", &["acquire 取得しました"]),
            ("SECURITY ACTIONの二つ星を受けました。", &["acquire 受けました"]),
            ("SECURITY ACTIONの宣言を受けて、名刺を刷りました。", &["declare 宣言"]),
            (
                "SECURITY ACTIONの自己宣言・取得を行いました。",
                &["declare 自己宣言", "acquire 取得"],
            ),
        ]);
    }
}
