//! Predicates in a statement: 取得しました, 認定を受けています, 認証取得済み, 認定企業.

mod finder;
mod supported;

use std::ops::Range;

pub(crate) use finder::predicates;

use super::lexicon::Lexicon;
use super::statement::Statement;
use super::token::Kind;
use super::vocabulary::Behaviour;
use crate::sentence::{Class, Form, Inflected, Voice};

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
    /// A noun with what surrounds it: 認定企業, 取得日.
    fn nominal(statement: &Statement, index: usize, entry: usize, stem: Range<usize>) -> Self {
        // Past a hedge in parentheses, if the stem holds one.
        let mut at = statement.token_from(stem.end).max(index + 1);
        let mut suffix = None;
        while let Kind::Word(_) = statement.kind(at) {
            let roles = statement.roles(at);
            if !(roles.holder || roles.aspect || roles.done) {
                break;
            }
            suffix.get_or_insert(at);
            at += 1;
        }
        let end = statement.bytes(index..at).end;
        let (tokens, range) = (index..at, stem.start..end);
        Self { entry, tokens, range, stem, frame: Frame::Noun, suffix }
    }

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

/// The noun that a verb modifies, by itself or through the verb it goes on with: 審査する**制度**,
/// 審査して合否を決める**制度**.
pub(crate) fn modified_by(statement: &Statement, predicate: &Predicate) -> Option<usize> {
    let inflected = predicate.inflected()?;
    let noun = if inflected.last.is_attributive() {
        predicate.tokens.end
    } else if matches!(inflected.last, Form::Te | Form::Continuative) {
        let end = statement.sentence_of(predicate.tokens.start).end;
        let reach = predicate.tokens.end..end.min(predicate.tokens.end + GOES_ON_WITHIN);
        let same = |&i: &usize| {
            let stops =
                matches!(statement.kind(i), Kind::Stop | Kind::Break | Kind::Open | Kind::Close);
            !(stops || matches!(statement.word(i), "は" | "が"))
        };
        // 審査し、基準を満たした企業に星を与える仕組み: 満たした is within the clause.
        let within = |noun: usize| {
            let end = (noun..).find(|&i| !statement.is_nominal(i)).unwrap_or(noun);
            let copula = || {
                statement.kind(end + 1) == Kind::Comma || statement.word(end + 1).starts_with("あ")
            };
            match statement.word(end) {
                "を" | "に" | "へ" | "と" => true,
                // 審査して格付けする制度で、…
                "で" => !copula(),
                _ => false,
            }
        };
        let verbs = reach.take_while(same).filter(|&i| statement.is_inflected(i));
        let main = verbs.into_iter().find(|&verb| {
            let Kind::Ending(ending) = statement.kind(verb) else { return false };
            let modifies = ending.form.is_attributive() && statement.is_nominal(verb + 1);
            let goes_on = matches!(ending.form, Form::Te | Form::Continuative);
            !(goes_on || modifies && within(verb + 1))
        })?;
        let Kind::Ending(ending) = statement.kind(main) else { return None };
        ending.form.is_attributive().then_some(main + 1)?
    } else {
        return None;
    };
    statement.is_nominal(noun).then_some(noun)
}

/// So many tokens behind a verb the one is looked for that it goes on with.
const GOES_ON_WITHIN: usize = 24;
