//! Whom a claim is about and how it stands to what is: what its sentence says, and what stands over it.

use super::announced::Announced;
use super::context::Context;
use super::english_words::Verb;
use super::modality::{self, Modality};
use super::party::Party;
use super::polarity::Polarity;
use super::predicate::Predicate;
use super::who::{self, Who};
use super::{english_stance, statement::Statement};
use crate::document::{Relation, SegmentKind};
use crate::sentence::{Effect, Scope, is_longer};

/// What stands over a block is no longer than this (in characters).
const HEADING: usize = 80;

impl Context<'_> {
    /// Of a Japanese predicate, with an object before it at a token, if it has one there.
    pub(super) fn stance_of(
        &self,
        segment: usize,
        predicate: &Predicate,
        object: Option<usize>,
        polarity: Polarity,
    ) -> (Who, Modality) {
        let statement = &self.statements[segment];
        let subject = who::subject(statement, predicate);
        let modality = match polarity {
            Polarity::Asked => Modality::Asked,
            _ => modality::of_predicate(statement, predicate, object, subject),
        };
        (self.who(segment, subject, modality), modality)
    }

    /// Of an English word.
    pub(super) fn stance_of_english(
        &self,
        segment: usize,
        verb: &Verb<'_>,
        polarity: Polarity,
    ) -> (Who, Modality) {
        let subject = english_stance::subject(&self.statements[segment], verb);
        let modality = match polarity {
            Polarity::Asked => Modality::Asked,
            _ => english_stance::modality(self.lexicon, verb),
        };
        (self.who(segment, subject, modality), modality)
    }

    /// Of a name or level at a token, which no predicate says anything of.
    pub(super) fn stance_at(&self, segment: usize, token: usize) -> (Who, Modality) {
        let statement: &Statement = &self.statements[segment];
        let subject = who::before(statement, token);
        let modality = modality::of_mention(statement, token, subject);
        (self.who(segment, subject, modality), modality)
    }

    /// Who it is, with what stands over the block: of a customer's words 当社 is the customer, of an
    /// example nobody, and what is advised is advised to readers.
    fn who(&self, segment: usize, subject: Option<Who>, modality: Modality) -> Who {
        match (subject, self.over(segment)) {
            (Some(Who::Company) | None, Some(Announced::Others)) => Who::Other,
            (Some(Who::Company) | None, Some(Announced::Examples)) => Who::Anyone,
            (Some(subject), _) => subject,
            (None, Some(Announced::Guide)) => Who::Anyone,
            (None, None) => match modality {
                Modality::Done | Modality::Former | Modality::Planned => Who::Company,
                _ => Who::Anyone,
            },
        }
    }

    /// What the headings over a block, or the title of the page, announce.
    fn over(&self, segment: usize) -> Option<Announced> {
        let labels = self.segment(segment).labels.iter();
        let labels = labels.filter(|label| label.relation != Relation::Companion);
        let over = labels.filter_map(|label| self.announced(label.segment)).next();
        over.or_else(|| self.titles())
    }

    /// What the title of the page, or its first heading, announces.
    pub(super) fn titles(&self) -> Option<Announced> {
        *self.title.get_or_init(|| {
            let segments = self.document.segments.iter().enumerate();
            let titles = segments.filter(|(_, segment)| {
                matches!(segment.kind, SegmentKind::Title | SegmentKind::Heading(1))
            });
            titles.filter_map(|(index, _)| self.announced(index)).next()
        })
    }

    /// What a heading announces: others by their name, a guide, a guide to wording.
    pub(super) fn announced(&self, heading: usize) -> Option<Announced> {
        let text = self.statements[heading].text().trim_end();
        if is_longer(text, HEADING) {
            return None;
        }
        let lexicon = self.lexicon;
        let addressed = &lexicon.vocabulary.addressed;
        if addressed.iter().any(|end| text.ends_with(end.as_str())) {
            return None;
        }
        if lexicon.parties.are_in(text, Party::Other) {
            return Some(Announced::Others);
        }
        let examples = lexicon.operators.within(Effect::Wording, Scope::Block, text);
        let guide = lexicon.modal_words.guide.is_in(text);
        guide.then_some(if examples { Announced::Examples } else { Announced::Guide })
    }
}

#[cfg(test)]
mod tests;
