//! The thing that a text goes on speaking of: what an elliptic 「昨年の秋に取得しました」 is said of
//! where neither its sentence nor what stands over it says so.

use super::context::Context;
use super::lexicon::{Object, ObjectKind};
use super::quotation::asks;
use super::statement::Statement;
use crate::document::SegmentKind;

/// So many sentences before a predicate are looked at in its own block.
const SENTENCES: usize = 3;
/// So many blocks before it are looked at.
const BLOCKS: usize = 3;

/// So many blocks behind a question are looked at.
const ANSWER: usize = 2;

/// What a token brings up that can be got.
enum Brought {
    /// Something of a scheme.
    Object(Object),
    /// Another thing.
    Other,
}

impl Context<'_> {
    /// The object of a scheme that what is said at `token`, without an object, is said of: the one
    /// brought up last before it, if nothing else that can be got was brought up since; for a
    /// question that nothing stands before, the one its answer brings up first.
    pub(super) fn antecedent(&self, segment: usize, token: usize) -> Option<Object> {
        self.brought_up_before(segment, token)
            .or_else(|| self.brought_up_in_answer(segment, token))
            .and_then(Brought::object)
    }

    fn brought_up_before(&self, segment: usize, token: usize) -> Option<Brought> {
        let statement = &self.statements[segment];
        let sentence = statement.sentence_at(token).saturating_sub(SENTENCES);
        let first = statement.sentences().get(sentence).map_or(0, |s| s.tokens.start);
        let own = self.brought_up(segment, (first..token).rev());
        if own.is_some() || first > 0 {
            return own;
        }
        let over = &self.segment(segment).labels;
        if over.iter().any(|label| self.statements[label.segment].mentions_rival()) {
            return Some(Brought::Other);
        }
        let told = |&block: &usize| {
            let kind = &self.segment(block).kind;
            !matches!(kind, SegmentKind::Attribute(_) | SegmentKind::Property(_) | SegmentKind::Key)
        };
        // What stands under another heading speaks of other things.
        let same = |&block: &usize| {
            let heads =
                matches!(self.segment(block).kind, SegmentKind::Heading(_) | SegmentKind::Title);
            !heads || over.iter().any(|label| label.segment == block)
        };
        let before = (0..segment).rev().filter(told).take_while(same).take(BLOCKS);
        before.into_iter().find_map(|block| {
            let end = self.statements[block].tokens().len();
            self.brought_up(block, (0..end).rev())
        })
    }

    /// 「個人事業主でも取得できますか」「できます。SECURITY ACTIONは…」
    fn brought_up_in_answer(&self, segment: usize, token: usize) -> Option<Brought> {
        let statement = &self.statements[segment];
        let sentence = statement.sentence_of(token);
        if !asks(statement, &sentence) {
            return None;
        }
        let same = |&block: &usize| {
            block == segment || !matches!(self.segment(block).kind, SegmentKind::Heading(_))
        };
        let behind = (segment..self.statements.len()).take(1 + ANSWER).take_while(same);
        behind.into_iter().find_map(|block| {
            let first = if block == segment { sentence.end } else { 0 };
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
                None if roles.rival || roles.possession || is_other_approval(statement, token) => {
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
