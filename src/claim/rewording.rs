//! A wrong claim to the right words, in the same form: inflection, politeness and particle kept.

mod editor;

use std::ops::Range;

use editor::Editor;

use super::clause;
use super::lexicon::ObjectKind;
use super::predicate::{Frame, Predicate};
use super::proof::Meaning;
use super::statement::Statement;
use super::token::Kind;
use super::{Analysis, Claim, Link, Phrase, Who, english};
use crate::sentence::Voice;

/// What a rule puts in the wrong predicate's place.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The noun: 宣言.
    pub noun: &'a str,
    /// The English verb, by its past tense: declared.
    pub english: Option<&'a str>,
    /// True when the company itself acts (「認定を受けました」 becomes 「宣言しました」); false when the
    /// noun alone is exchanged and the frame stays.
    pub active: bool,
}

/// Changes to the normalised text, in order and apart from each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewording {
    /// Bytes that go, and what comes.
    pub edits: Vec<(Range<usize>, String)>,
    /// True when more than the predicate's own words and particle changes.
    pub invasive: bool,
}

impl Analysis<'_> {
    /// The right words for a claim; `None` where a person must rewrite the sentence.
    ///
    /// The sentence is read again with them: they stay safe only where the company now is said to
    /// declare the same object in the same way, and nothing else in the block has changed.
    pub fn reword(&self, claim: &Claim, target: Target) -> Option<Rewording> {
        // Who runs the scheme does not declare: 「IPAが評価し、星を付与する」.
        if claim.who == Who::Operator {
            return None;
        }
        let mut rewording = self.words_for(claim, target)?;
        match self.meaning_after(claim, &rewording, target) {
            Meaning::Kept => {}
            Meaning::Doubtful => rewording.invasive = true,
            Meaning::Lost => return None,
        }
        Some(rewording)
    }

    fn words_for(&self, claim: &Claim, target: Target) -> Option<Rewording> {
        let statement = &self.context.statements[claim.segment];
        let (predicate, link) = match &claim.phrase {
            Phrase::Japanese { predicate, link } => (predicate, link),
            Phrase::English { word, object } => {
                let segment = claim.segment;
                let edit = english::edit(&self.context, segment, word, *object, target.english?)?;
                return Some(Rewording { edits: vec![edit], invasive: false });
            }
        };
        let data = &self.lexicon.predicates[predicate.entry];
        let (particle, agent, shared) = match link {
            Link::Left(attached) => {
                let apart = attached.shared || attached.embedded;
                (attached.particle.clone(), attached.agent, apart)
            }
            Link::Right => (None, false, false),
            Link::Carried { agent, shared } => (None, *agent, *shared),
        };
        // Behind the predicate only a verb that keeps its form can change alone.
        let keeps_form = matches!(&predicate.frame, Frame::Verb { inflected, .. }
            if inflected.voice != Voice::Passive);
        let behaviour = self.lexicon.behaviour(&claim.sense);
        if matches!(link, Link::Right) && !(keeps_form && behaviour.got) {
            return None;
        }
        let carried = matches!(link, Link::Carried { .. });
        let exam = behaviour.passed && carried;
        let noun_only = data.noun && predicate.frame.is_noun() && data.followed_by.is_none();
        if has_recipient(statement, predicate)
            || names_giver(statement, predicate)
            || gives(statement, predicate)
            || is_held_as(statement, predicate, link)
            || agent
            || shared
            || exam
            || noun_only
            || !data.replaceable
            || claim.object.kind == ObjectKind::Status
        {
            return None;
        }
        // 宣言企業に認定されました: those who declared cannot be declared.
        let held = matches!(link, Link::Left(attached) if claim.object.kind == ObjectKind::Act
            && statement.roles(attached.object + 1).holder);
        if held {
            return None;
        }
        let editor = Editor { statement, predicate, link, target, particle, object: claim.object };
        match &predicate.frame {
            Frame::Noun => editor.noun(),
            Frame::Verb { class, inflected } => editor.verb(*class, inflected),
            Frame::Supported { link, verb, class, humble, inflected } => {
                editor.supported(link, verb, *class, *humble, inflected)
            }
        }
    }
}

/// True for a verb whose passive is a politeness: one does it oneself, and nobody gives.
fn polite_passive(statement: &Statement, predicate: &Predicate) -> bool {
    let data = &statement.lexicon.predicates[predicate.entry];
    let paradigms = &statement.lexicon.paradigms;
    let noun = data.class.as_deref().and_then(|name| paradigms.class(name));
    let noun = noun.is_some_and(|class| paradigms.is_noun(class));
    data.alone || (!noun && data.voice.is_none())
}

/// 二つ星**企業として**認められました: those who are one cannot be declared.
fn is_held_as(statement: &Statement, predicate: &Predicate, link: &Link) -> bool {
    let Link::Left(attached) = link else { return false };
    let particle = attached.particle.clone().map_or("", |range| &statement.text()[range]);
    particle == "として"
        && (attached.object + 1..predicate.tokens.start).any(|i| statement.roles(i).holder)
}

/// **IPAより**、積極的に取り組む企業として二つ星を授与されました: whoever gives would have to go.
fn names_giver(statement: &Statement, predicate: &Predicate) -> bool {
    let data = &statement.lexicon.predicates[predicate.entry];
    let received = match &predicate.frame {
        Frame::Noun => false,
        Frame::Supported { .. } => true,
        Frame::Verb { inflected, .. } => {
            inflected.voice == Voice::Passive || !(data.alone || data.replaceable && data.weak)
        }
    };
    let first = statement.sentence_of(predicate.tokens.start).start;
    let clause = (first..predicate.tokens.start).rev().take_while(|&i| match statement.kind(i) {
        // 取り組む: a part of a longer verb.
        Kind::Ending(_) if statement.kind(i + 1) == Kind::Noun => true,
        Kind::Ending(ending) => clause::link(statement, i, ending) == clause::Link::Attributive,
        kind => !matches!(kind, Kind::Stop | Kind::Break),
    });
    received
        && clause.filter(|&i| i > first).any(|i| {
            let by = matches!(statement.word(i), "から" | "より" | "によって" | "により")
                || (predicate.is_passive() && statement.word(i) == "に");
            let mut giver = i - 1;
            // Past what stands in brackets behind the name.
            while giver > first && matches!(statement.kind(giver), Kind::Close | Kind::Space) {
                let open = statement.partner(giver).filter(|&open| open > first);
                giver = open.unwrap_or(giver) - 1;
            }
            by && statement.roles(giver).agent
        })
}

/// 星を**与える**: a verb of which only the passive is said of those who get it.
fn gives(statement: &Statement, predicate: &Predicate) -> bool {
    let data = &statement.lexicon.predicates[predicate.entry];
    let active = predicate.inflected().is_some_and(|i| i.voice == Voice::Active && !i.favour);
    data.voice.is_some() && active && predicate.behaviour(statement.lexicon).got
}

/// 基本方針を公開した**会社に**与えられる, **会社に**付与する: whoever is given it would have to act instead.
fn has_recipient(statement: &Statement, predicate: &Predicate) -> bool {
    let first = statement.sentence_of(predicate.tokens.start).start;
    let given = predicate.is_passive() || predicate.behaviour(statement.lexicon).got;
    let own = given && !polite_passive(statement, predicate);
    let honorific = &statement.lexicon.vocabulary.honorific;
    let clause =
        |&i: &usize| !matches!(statement.kind(i), Kind::Ending(_) | Kind::Stop | Kind::Break);
    own && (first + 1..predicate.tokens.start).rev().take_while(clause).any(|i| {
        // 企業さまには
        let polite = i > 1 && honorific.iter().any(|word| word == statement.word(i - 1));
        let roles = statement.roles(if polite { i - 2 } else { i - 1 });
        matches!(statement.word(i), "に" | "には" | "へ" | "にも")
            && statement.kind(i) == Kind::Particle
            && (roles.holder || roles.subject)
            && (i < 2 || statement.object(i - 2).is_none())
    })
}
