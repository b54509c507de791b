//! Predicates in a statement: 取得しました, 認定を受けています, 認証取得済み, 認定企業.

mod finder;
mod modified;
mod supported;

use std::ops::Range;

pub(crate) use modified::modified_by;

use super::lexicon::Lexicon;
use super::vocabulary::Behaviour;
use crate::sentence::{Class, Inflected, Voice};

/// An occurrence of a predicate, from its noun or stem to the end of its ending.
#[derive(Clone, Debug)]
pub(crate) struct Predicate {
    /// Index into the lexicon's predicates.
    pub entry: usize,
    /// Tokens from the first of the phrase to one past its last; the ending may end inside a token.
    pub tokens: Range<usize>,
    /// Bytes of the noun or stem.
    pub stem: Range<usize>,
    /// Bytes of the whole phrase, ending and suffix included.
    pub range: Range<usize>,
    /// How the phrase is built.
    pub frame: Frame,
    /// 企業, 日, ロゴ after a nominal phrase, as a token index; several may follow.
    pub suffix: Option<usize>,
}

/// How a predicate's phrase is built.
#[derive(Clone, Debug)]
pub(crate) enum Frame {
    /// A noun: 取得, 認定企業, 認定取得.
    Noun,
    /// The predicate is a verb itself: 取得しました, 取った.
    Verb { class: Class, inflected: Inflected },
    /// A noun carried by another verb: 認定を受けました. `link` are the bytes between noun and verb.
    Supported {
        link: Range<usize>,
        verb: Range<usize>,
        class: Class,
        humble: bool,
        inflected: Inflected,
    },
}

impl Predicate {
    /// The inflected verb, if it is one.
    pub(crate) fn inflected(&self) -> Option<&Inflected> {
        match &self.frame {
            Frame::Noun => None,
            Frame::Verb { inflected, .. } | Frame::Supported { inflected, .. } => Some(inflected),
        }
    }

    /// How its sense behaves.
    pub(crate) fn behaviour(&self, lexicon: &Lexicon) -> Behaviour {
        lexicon.predicate_behaviours[self.entry]
    }

    /// True for されました and the like.
    pub(crate) fn is_passive(&self) -> bool {
        self.inflected().is_some_and(|i| i.voice == Voice::Passive)
    }
}

impl Frame {
    /// True for a noun without a verb.
    pub(crate) fn is_noun(&self) -> bool {
        matches!(self, Self::Noun)
    }
}
