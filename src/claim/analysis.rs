//! A document to the claims in it: predicates, the object that each governs, how it is meant.

use std::cell::OnceCell;
use std::ops::Range;

use super::attached::Left;
use super::attachment;
use super::context::Context;
use super::description::points_at;
use super::lexicon::{Lexicon, Object};
use super::polarity::{self, Polarity};
use super::predicate::Predicate;
use super::said::{Claim, Link, Mention, Phrase};
use super::topic::{self, Focus};
use super::{belonging, english, sentence_topic, token};
use crate::document::Document;

/// A document in tokens, with all that can be asked of it.
pub struct Analysis<'a> {
    pub(crate) context: Context<'a>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) mentions: OnceCell<Vec<Mention>>,
    /// Per block, what [`super::label`] finds out about it.
    pub(super) undeclared: Vec<OnceCell<Option<Object>>>,
    pub(super) claiming: Vec<OnceCell<bool>>,
}

impl<'a> Analysis<'a> {
    /// Reads all blocks of a document.
    pub fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let blocks = document.segments.len();
        Self {
            context: Context::new(document, lexicon),
            lexicon,
            mentions: OnceCell::new(),
            undeclared: vec![OnceCell::new(); blocks],
            claiming: vec![OnceCell::new(); blocks],
        }
    }

    /// All claims, in the order of the document.
    pub fn claims(&self) -> Vec<Claim> {
        (0..self.context.statements.len())
            .flat_map(|segment| self.context.claims_in(segment))
            .collect()
    }

    /// The visible bytes of a block that a range of its normalised text stands for.
    pub(crate) fn visible(&self, segment: usize, range: Range<usize>) -> Range<usize> {
        self.context.statements[segment].normalised.visible(range)
    }
}

impl Context<'_> {
    /// What is said in one block.
    pub(crate) fn claims_in(&self, segment: usize) -> Vec<Claim> {
        let statement = &self.statements[segment];
        let mut claims: Vec<Claim> = Vec::new();
        if !self.may_speak(segment) {
            return claims;
        }
        for predicate in statement.predicates().iter().cloned() {
            let prior = claims.last().filter(|claim| {
                let sentence = statement.bytes(statement.sentence_of(predicate.tokens.start));
                sentence.start <= claim.place.start
            });
            let prior = prior.map(|claim| (claim.object, claim.sense.clone()));
            let claim = self.claim(segment, &predicate, prior);
            claims.extend(claim.or_else(|| self.echo(segment, predicate, &claims)));
        }
        claims.extend(english::claims(self, segment));
        claims
    }

    fn claim(
        &self,
        segment: usize,
        predicate: &Predicate,
        prior: Option<(Object, String)>,
    ) -> Option<Claim> {
        let statement = &self.statements[segment];
        let data = &self.lexicon.predicates[predicate.entry];
        // 認証制度: what the scheme is called, not what is said of it.
        let next = predicate.tokens.end;
        let compound = statement.is_nominal(next) && statement.object(next).is_none();
        // 交付申請: what is applied for is not what is got.
        let spoken_of = predicate.suffix.is_some_and(|suffix| {
            let roles = statement.roles(suffix);
            !(roles.holder || roles.done)
        });
        if predicate.frame.is_noun()
            && (statement.roles(next).scheme_noun || (data.weak && (compound || spoken_of)))
        {
            return None;
        }
        if data.internal && attachment::is_done_by_approver(statement, predicate) {
            return None;
        }
        let (object, link) = match attachment::object_left(statement, predicate) {
            Left::Object(attached) => {
                let token = attached.object;
                // 「星をいただくまで」 over a text about the scheme.
                let weak = data.weak && !self.segment(segment).kind.is_heading_or_title();
                let strong = !(weak || predicate.behaviour(self.lexicon).vague);
                let named = attached.adjoining || !self.is_doubtful(segment, token);
                if !named
                    || !self.belongs(segment, token, strong)
                    || belonging::is_denied_behind(statement, token)
                {
                    return None;
                }
                // SECURITY ACTIONの申込みで取得できるのは、自己宣言IDだけです
                let marked = attached.particle.clone().map(|bytes| &statement.text()[bytes]);
                let act = statement.is_act(token);
                if marked.is_some_and(|p| matches!(p, "で" | "の") || act && p == "に")
                    && matches!(topic::cleft(self, segment, predicate), Focus::Other)
                {
                    return None;
                }
                (statement.object(token)?, Link::Left(attached))
            }
            Left::Other => self.judged_by_operator(segment, predicate)?,
            Left::Beside(open) => {
                let object = sentence_topic::of_sentence(self, segment, predicate, &open)
                    .filter(|object| self.may_be_meant(object.scheme))?;
                (object, Link::Carried { agent: open.agent, shared: open.plural })
            }
            Left::Nothing(open) => {
                let right = attachment::object_right(statement, predicate)
                    .or_else(|| attachment::object_postposed(statement, predicate))
                    .filter(|&token| {
                        let weak = data.weak || predicate.behaviour(self.lexicon).vague;
                        self.belongs(segment, token, !weak)
                    });
                if let Some(token) = right {
                    (statement.object(token)?, Link::Right)
                } else {
                    let again =
                        prior.filter(|(_, sense)| *sense == data.sense).map(|(object, _)| object);
                    let carried = topic::carried(self, segment, predicate, &open, again)
                        .filter(|carried| self.may_be_meant(carried.object.scheme));
                    if let Some(carried) = carried {
                        let shared = open.plural || carried.shared;
                        (carried.object, Link::Carried { agent: open.agent, shared })
                    } else {
                        self.judged_by_operator(segment, predicate)?
                    }
                }
            }
        };
        Some(self.claimed(segment, predicate.clone(), object, link))
    }

    /// 「…二つ星に認定されました。今回の認定取得により」: what points back at what was said is said of
    /// the same.
    fn echo(&self, segment: usize, predicate: Predicate, said: &[Claim]) -> Option<Claim> {
        let statement = &self.statements[segment];
        let sense = predicate.behaviour(self.lexicon);
        let points = points_at(statement, predicate.tokens.start);
        let last = said.last().filter(|_| points && sense.is_given())?;
        let behaviour = self.lexicon.behaviour(&last.sense);
        let near = statement.sentence_at(predicate.tokens.start)
            <= 1 + statement.sentence_at(statement.token_from(last.predicate_range().start));
        if !near || !behaviour.is_given() || last.polarity != Polarity::Asserted {
            return None;
        }
        let link = Link::Carried { agent: false, shared: false };
        Some(self.claimed(segment, predicate, last.object, link))
    }

    /// The claim that a predicate makes of an object.
    fn claimed(&self, segment: usize, predicate: Predicate, object: Object, link: Link) -> Claim {
        let statement = &self.statements[segment];
        let sense = self.lexicon.predicates[predicate.entry].sense.clone();
        let polarity = if self.condemns(segment, predicate.tokens.start) {
            Polarity::BadExample
        } else {
            // SECURITY ACTION、うちもやってみたいのですが、認定は無料ですか
            let sentence = statement.sentence_of(predicate.tokens.start);
            let tied = !matches!(link, Link::Carried { .. })
                || statement.names_scheme(object.scheme, &sentence);
            polarity::polarity(statement, &predicate, tied)
        };
        let polarity = match polarity {
            Polarity::Asked if self.is_answered_with_yes(segment, predicate.tokens.start) => {
                Polarity::Asserted
            }
            polarity => polarity,
        };
        let before = match &link {
            Link::Left(attached) => Some(attached.object),
            _ => None,
        };
        let (who, modality) = self.stance_of(segment, &predicate, before, polarity);
        let place = self.place(segment, &predicate, &link);
        let phrase = Phrase::Japanese { predicate, link };
        Claim { segment, object, sense, polarity, who, modality, place, phrase }
    }

    /// From the object, where it stands right before, to the end of the predicate.
    fn place(&self, segment: usize, predicate: &Predicate, link: &Link) -> Range<usize> {
        let statement = &self.statements[segment];
        let mut start = predicate.range.start;
        match link {
            Link::Left(attached) if attached.adjoining => {
                start = statement.tokens()[attached.object].range.start;
            }
            _ => {
                let mut token = predicate.tokens.start;
                while token > 0
                    && (statement.roles(token - 1).prefix
                        || statement.roles(token - 1).agent
                        || statement.kind(token - 1) == token::Kind::Date)
                {
                    token -= 1;
                }
                start = start.min(statement.tokens()[token].range.start);
            }
        }
        start..predicate.range.end
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn what_points_back_is_said_of_the_same() {
        hold(&[
            (
                "SECURITY ACTION二つ星に認定されました。今回の認定取得により、信用が増しました。",
                &["certify 認定されました", "certify 認定取得"],
            ),
            (
                "SECURITY ACTION二つ星を宣言しました。今回の健康診断の結果です。",
                &["declare 宣言しました"],
            ),
        ]);
    }
}
