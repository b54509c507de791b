//! The thing that a text goes on speaking of: what an elliptic 「昨年の秋に取得しました」 is said of
//! where neither its sentence nor what stands over it says so.

use super::attached::Open;
use super::attributive::{is_alone_in_quotes, modifies_other_noun};
use super::blocks::NEAR;
use super::clause;
use super::context::Context;
use super::lexicon::{Object, ObjectKind, Spelling};
use super::predicate::Predicate;
use super::quotation::asks;
use super::said::Link;
use super::statement::Statement;
use super::token::Kind;
use crate::document::SegmentKind;

/// So many sentences before a predicate are looked at in its own block.
const SENTENCES: usize = 3;
/// So many blocks behind a question are looked at.
const ANSWER: usize = 2;

/// What a token brings up that can be got.
enum Brought {
    /// Something of a scheme.
    Object(Object),
    /// Another thing.
    Other,
}

/// 「SECURITY ACTIONの一つ星ね。先月取得したんだ」: what the text goes on speaking of.
pub(super) fn antecedent(
    context: &Context,
    segment: usize,
    predicate: &Predicate,
    open: &Open,
) -> Option<Object> {
    let statement = &context.statements[segment];
    let entry = &statement.lexicon.predicates[predicate.entry];
    let verb = predicate.inflected().is_some();
    // IPA公認の安心セキュリティ: the scheme's own operator is said to judge.
    let judged =
        operator_before(statement, predicate).is_some() || is_on_a_mark(statement, predicate);
    // 二つ星。取るのは大変でした
    let got = predicate.behaviour(statement.lexicon).got;
    let plain = entry.alone && entry.replaceable;
    let fragment = || verb && context.follows_fragment(segment, predicate.tokens.start);
    if !(judged || got && (plain || fragment()))
        || open.other_topic
        || modifies_other_noun(statement, predicate)
        || (verb && statement.roles(predicate.tokens.end).thing)
        || is_alone_in_quotes(statement, predicate)
    {
        return None;
    }
    let before = context.antecedent(segment, predicate.tokens.start);
    before
        .or_else(|| judged.then(|| context.brought_up_next(segment, predicate.tokens.end))?)
        .or_else(|| context.told_by_operator(segment, predicate))
}

/// 認定マークを刷りました: a mark with nobody's name before it.
fn is_on_a_mark(statement: &Statement, predicate: &Predicate) -> bool {
    let marks = &statement.lexicon.vocabulary.rewording.own_noun;
    let mark = predicate.suffix.is_some_and(|s| marks.iter().any(|m| m == statement.word(s)));
    let before = predicate.tokens.start.checked_sub(1);
    let apart = before.is_none_or(|i| matches!(statement.kind(i), Kind::Comma | Kind::Stop));
    mark && apart && predicate.behaviour(statement.lexicon).judged
}

/// IPA公認, IPAの認定: the scheme whose operator alone stands before the noun, if no other noun is
/// behind it.
fn operator_before(statement: &Statement, predicate: &Predicate) -> Option<usize> {
    let behaviour = predicate.behaviour(statement.lexicon);
    let weak = statement.lexicon.predicates[predicate.entry].weak;
    let next = predicate.tokens.end;
    let roles = statement.roles(next);
    let about = clause::is_formal(statement, next) || roles.aspect || roles.holder;
    let modifies = statement.is_nominal(next) && !about;
    let mut giver = predicate.tokens.start.checked_sub(1)?;
    // IPAに認めていただけたとき
    let weak = weak && !(predicate.inflected().is_some() && statement.word(giver) == "に");
    // IPAの審査を経て、二つ星の承認を受け: the sentence goes on to say what was given.
    let sentence = statement.sentence_of(predicate.tokens.start);
    let given = |p: &Predicate| p.behaviour(statement.lexicon).is_given();
    let said = || {
        let behind = statement.predicates_in(&(next..sentence.end));
        behaviour.passed && behind.iter().any(given)
    };
    if !behaviour.judged || weak || modifies || said() {
        return None;
    }
    if matches!(statement.word(giver), "の" | "が" | "に") && giver > 0 {
        giver -= 1;
    }
    run_by(statement, giver)
}

/// IPAの承認: the scheme's operator alone stands before the noun.
pub(super) fn is_by_operator(statement: &Statement, predicate: &Predicate) -> bool {
    operator_before(statement, predicate).is_some()
}

/// The scheme that the body a token names runs.
fn run_by(statement: &Statement, token: usize) -> Option<usize> {
    // IPAさん
    let polite = token > 0 && statement.lexicon.vocabulary.is_honorific(statement.word(token));
    let name = statement.word(if polite { token - 1 } else { token });
    let mut schemes = statement.lexicon.schemes.iter();
    schemes.position(|scheme| scheme.run_by.iter().any(|body| name.ends_with(body.as_str())))
}

impl Context<'_> {
    /// 「取り組みがIPAに認められ、SECURITY ACTIONの二つ星を掲げています」: the operator of a scheme is said to
    /// judge the company, in a sentence that goes on to name the scheme.
    pub(super) fn judged_by_operator(
        &self,
        segment: usize,
        predicate: &Predicate,
    ) -> Option<(Object, Link)> {
        let statement = &self.statements[segment];
        let link = Link::Carried { agent: true, shared: false };
        if let Some(object) = self.told_by_operator(segment, predicate) {
            return Some((object, link));
        }
        predicate.inflected()?;
        if !predicate.behaviour(statement.lexicon).judged {
            return None;
        }
        let sentence = statement.sentence_of(predicate.tokens.start);
        let giver = (sentence.start..predicate.tokens.start).rev().find_map(|i| {
            let marks = matches!(
                statement.word(i + 1),
                "に" | "にも" | "から" | "より" | "によって" | "により" | "からも"
            );
            let name = statement.before_brackets(i);
            marks.then(|| run_by(statement, name).map(|scheme| (i, scheme)))?
        });
        let (giver, scheme) = giver?;
        // ロゴの使用を認められ: what is allowed or given is another thing.
        let other = |i: usize| {
            let roles = statement.roles(i);
            match statement.word(i + 1) {
                "を" | "が" | "は" => roles.is_other() || roles.thing,
                "の" => roles.is_other(),
                _ => false,
            }
        };
        if (giver..predicate.tokens.start).any(other) || modifies_other_noun(statement, predicate) {
            return None;
        }
        let named = statement.objects_in(&sentence).iter().copied();
        let mut named = named.filter(|&i| self.belongs(segment, i, true));
        let object =
            named.find_map(|i| statement.object(i).filter(|object| object.scheme == scheme))?;
        Some((object, link))
    }

    /// 「IPAの認定をもらったからといって」, long after the scheme was spoken of: its operator brings it up.
    fn told_by_operator(&self, segment: usize, predicate: &Predicate) -> Option<Object> {
        let statement = &self.statements[segment];
        let scheme = operator_before(statement, predicate)?;
        let mut sentence = statement.sentence_of(predicate.tokens.start);
        let other = sentence.any(|i| statement.roles(i).is_other());
        let told = !other && self.tells_of(scheme);
        told.then_some(Object { scheme, kind: ObjectKind::Name(Spelling::Official) })
    }

    /// The object of a scheme that what is said at `token`, without an object, is said of: the one
    /// brought up last before it, if nothing else that can be got was brought up since; for a
    /// question that nothing stands before, the one its answer brings up first.
    pub(super) fn antecedent(&self, segment: usize, token: usize) -> Option<Object> {
        self.brought_up_before(segment, token)
            .or_else(|| self.brought_up_in_answer(segment, token))
            .or_else(|| self.brought_up_under(segment, token))
            .and_then(Brought::object)
    }

    /// `<h2>取得の背景</h2>`: what is brought up first in the text under a heading.
    fn brought_up_under(&self, heading: usize, token: usize) -> Option<Brought> {
        // 取得認証一覧 is the label of a list.
        let heads = matches!(self.segment(heading).kind, SegmentKind::Heading(_));
        if !heads || self.statements[heading].is_predicate_noun(token + 1) {
            return None;
        }
        let under = |&block: &usize| {
            self.segment(block).labels.first().is_some_and(|label| label.segment == heading)
        };
        let mut blocks = (heading + 1..self.statements.len()).take(NEAR).take_while(under);
        blocks.find_map(|block| self.brought_up(block, self.statements[block].whole()))
    }

    /// The object of a scheme that the question right before `token` is about, if nothing else is.
    pub(super) fn named_in_question_before(&self, segment: usize, token: usize) -> Option<Object> {
        let words = |s: usize, i: usize| self.statements[s].is_nominal(i);
        let (block, last) = match (0..token).rev().find(|&i| words(segment, i)) {
            Some(last) => (segment, last),
            None => {
                let before = self.segment(segment).previous.or_else(|| {
                    let labels = &self.segment(segment).labels;
                    labels.first().map(|label| label.segment)
                })?;
                let end = self.statements[before].tokens().len();
                (before, (0..end).rev().find(|&i| words(before, i))?)
            }
        };
        let asked = &self.statements[block];
        let sentence = asked.sentence_of(last);
        let text = &asked.text()[asked.bytes(sentence.clone())];
        let asks =
            asks(asked, &sentence) || text.trim_end_matches(['*', ' ', '?']).ends_with("とは");
        // …としてSECURITY ACTIONがあります。
        let introduces = || {
            let names = asked.objects_in(&sentence);
            names.last().is_some_and(|&last| {
                let after = (last + 1..sentence.end).find(|&i| asked.kind(i) != Kind::Close);
                after.is_some_and(|i| asked.word(i) == "が" && asked.is_inflected(i + 1))
            })
        };
        if !(asks || introduces()) {
            return None;
        }
        self.brought_up(block, sentence.rev()).and_then(Brought::object)
    }

    /// True when the sentence before is nothing but something of a scheme: 二つ星。
    pub(super) fn follows_fragment(&self, segment: usize, token: usize) -> bool {
        let statement = &self.statements[segment];
        let start = statement.sentence_of(token).start;
        let Some(last) = (0..start).rev().find(|&i| statement.is_nominal(i)) else { return false };
        let sentence = statement.sentence_of(last);
        statement.object(last).is_some()
            && (last + 1..start).all(|i| !matches!(statement.kind(i), Kind::Particle | Kind::Kana))
            && !sentence.into_iter().any(|i| statement.is_inflected(i))
    }

    /// True when something else than a scheme's object was brought up last before `token`.
    pub(super) fn another_brought_up(&self, segment: usize, token: usize) -> bool {
        matches!(self.brought_up_before(segment, token), Some(Brought::Other))
    }

    fn brought_up_before(&self, segment: usize, token: usize) -> Option<Brought> {
        let statement = &self.statements[segment];
        let sentence = statement.sentence_at(token).saturating_sub(SENTENCES);
        let first = statement.sentences().get(sentence).map_or(0, |s| s.tokens.start);
        let own = self.brought_up(segment, (first..token).rev());
        // The strings of data or a script are no text that goes on from one to the next.
        if own.is_some() || first > 0 || self.document.is_code {
            return own;
        }
        let over = &self.segment(segment).labels;
        let other = |over: usize| self.statements[over].mentions_rival() || self.gets_another(over);
        if over.iter().any(|label| other(label.segment)) {
            return Some(Brought::Other);
        }
        let told = |&block: &usize| {
            let kind = &self.segment(block).kind;
            !matches!(kind, SegmentKind::Attribute(_) | SegmentKind::Property(_) | SegmentKind::Key)
        };
        // What stands under another heading speaks of other things.
        let same = |&block: &usize| {
            let heads = self.segment(block).kind.is_heading_or_title();
            !heads || over.iter().any(|label| label.segment == block)
        };
        let mut before = (0..segment).rev().filter(told).take_while(same).take(NEAR);
        before.find_map(|block| self.brought_up(block, self.statements[block].whole().rev()))
    }

    /// The object of a scheme that is brought up first behind `token`, in its block or the one behind.
    pub(super) fn brought_up_next(&self, segment: usize, token: usize) -> Option<Object> {
        self.brought_up_behind(segment, token, 1).and_then(Brought::object)
    }

    /// 「個人事業主でも取得できますか」「できます。SECURITY ACTIONは…」
    fn brought_up_in_answer(&self, segment: usize, token: usize) -> Option<Brought> {
        let statement = &self.statements[segment];
        let sentence = statement.sentence_of(token);
        asks(statement, &sentence)
            .then(|| self.brought_up_behind(segment, sentence.end, ANSWER))
            .flatten()
    }

    /// What is brought up first from `token` on, in its block or so many blocks behind it.
    fn brought_up_behind(&self, segment: usize, token: usize, blocks: usize) -> Option<Brought> {
        let blocks = if self.document.is_code { 0 } else { blocks };
        let same = |&block: &usize| {
            block == segment || !matches!(self.segment(block).kind, SegmentKind::Heading(_))
        };
        let behind = (segment..self.statements.len()).take(1 + blocks).take_while(same);
        behind.into_iter().find_map(|block| {
            let first = if block == segment { token } else { 0 };
            self.brought_up(block, first..self.statements[block].tokens().len())
        })
    }

    /// The first thing that tokens of a block, in the order they are given, bring up.
    fn brought_up(
        &self,
        segment: usize,
        mut tokens: impl Iterator<Item = usize>,
    ) -> Option<Brought> {
        let statement = &self.statements[segment];
        tokens.find_map(|token| {
            let roles = statement.roles(token);
            let object = statement.object(token).filter(|object| {
                matches!(
                    object.kind,
                    ObjectKind::Name(_) | ObjectKind::Level(_) | ObjectKind::Status
                )
            });
            match object {
                Some(object) if self.belongs(segment, token, true) => Some(Brought::Object(object)),
                Some(_) => Some(Brought::Other),
                None if roles.is_other() || is_other_approval(statement, token) => {
                    Some(Brought::Other)
                }
                None => None,
            }
        })
    }
}

impl Brought {
    fn object(self) -> Option<Object> {
        match self {
            Self::Object(object) => Some(object),
            Self::Other => None,
        }
    }
}

/// 優良工場認定, 食品衛生の資格: an approval with a name of its own.
fn is_other_approval(statement: &Statement, token: usize) -> bool {
    let named = token > 0
        && statement.is_nominal(token - 1)
        && statement.object(token - 1).is_none()
        && !statement.roles(token - 1).agent;
    named
        && statement.predicates_in(&(token..token + 1)).iter().any(|predicate| {
            predicate.behaviour(statement.lexicon).judged && predicate.frame.is_noun()
        })
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn what_was_brought_up_last_is_gone_on_with() {
        hold(&[
            ("SECURITY ACTIONの一つ星ね。先月取得したんだ。", &["acquire 取得した"]),
            (
                "SECURITY ACTIONの話です。GビズIDの発行を待っています。取得には二週間かかります。",
                &[],
            ),
            (
                "SECURITY ACTIONを宣言しています。IPAの認定をいただいた証です。",
                &["declare 宣言しています", "certify 認定をいただいた"],
            ),
        ]);
    }
}
