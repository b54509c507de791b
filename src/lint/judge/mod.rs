//! Rules to judgements: what each rule says of a document.

mod claim;
mod link;
mod mention;
pub(super) mod number;
mod phrase;

use std::collections::BTreeMap;
use std::ops::Range;

use super::patterns::Patterns;
use super::{Judgements, Severity};
use crate::claim::{Analysis, Intervals, Rewording};
use crate::document::{Document, SegmentKind};
use crate::rule::{Judge, Rule, RuleSet};
use crate::text::Span;

/// What a rule says of one place.
#[derive(Debug)]
pub(super) struct Judgement<'r> {
    pub rule: &'r Rule,
    pub severity: Severity,
    pub place: Place,
    pub rewording: Option<Rewording>,
}

/// Where a judgement applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Bytes of a block's normalised text.
    Block(usize, Range<usize>),
    /// Bytes of the source.
    Source(Span),
}

impl<'r> Judgement<'r> {
    fn new(
        rule: &'r Rule,
        segment: usize,
        place: Range<usize>,
        rewording: Option<Rewording>,
    ) -> Self {
        Self { rule, severity: rule.severity, place: Place::Block(segment, place), rewording }
    }
}

/// What all rules say of a document, in no particular order.
pub(super) fn judge_all<'r>(
    rules: &'r RuleSet,
    patterns: &[Patterns],
    analysis: &Analysis,
    document: &Document,
) -> Judgements<'r> {
    let claims = analysis.claims();
    let descriptions = analysis.descriptions();
    let mut found = Vec::new();
    for (rule, patterns) in rules.rules().iter().zip(patterns) {
        let named = rule.scheme.as_deref().and_then(|id| analysis.scheme(id));
        let Some(scheme) = named else { continue };
        match &rule.judge {
            Judge::Claim { senses, objects, asked } => {
                let judge = claim::ClaimRule { rule, scheme, senses, objects, asked: *asked };
                judge.claims(analysis, &claims, &descriptions, &mut found);
            }
            Judge::Description => {
                claim::descriptions(rule, scheme, analysis, &descriptions, &mut found)
            }
            Judge::Label => claim::labels(rule, scheme, analysis, &mut found),
            Judge::UnknownLevel => mention::unknown_levels(rule, scheme, analysis, &mut found),
            Judge::Notation { of } => {
                mention::notations(rule, scheme, *of, analysis, document, &mut found)
            }
            Judge::Number { names, .. } => {
                number::numbers(rule, scheme, names, patterns, analysis, &mut found)
            }
            Judge::Link { hosts } => link::links(rule, hosts, document, &mut found),
            // Judged once all findings of the file are known.
            Judge::Suppression { .. } => {}
            // One file cannot tell.
            Judge::SitePolicy(_)
            | Judge::SiteLevel { .. }
            | Judge::LogoAlt
            | Judge::LogoRatio { .. }
            | Judge::LogoEffect { .. }
            | Judge::LogoHotlink { .. }
            | Judge::LogoEarly => {}
            Judge::Phrase { scope, write, .. } => {
                let judge = phrase::PhraseRule {
                    rule,
                    scheme,
                    patterns,
                    scope: *scope,
                    write: write.as_deref(),
                };
                judge.phrases(analysis, &mut found);
            }
        }
    }
    found
        .retain(|judgement| judgement.rule.judge.is_label() || !stands_in_key(judgement, document));
    found
}

/// True in a key, which nobody reads as a sentence.
fn stands_in_key(judgement: &Judgement<'_>, document: &Document) -> bool {
    matches!(judgement.place, Place::Block(segment, _)
        if document.segments[segment].kind == SegmentKind::Key)
}

/// Of a label and a claim at the same place, keeps the claim.
pub(super) fn drop_weaker(judgements: &mut Judgements) {
    let claims = places(judgements.iter().filter_map(|j| match (&j.rule.judge, &j.place) {
        (Judge::Claim { .. } | Judge::Description, Place::Block(segment, place)) => {
            Some((*segment, place.clone()))
        }
        _ => None,
    }));
    judgements.retain(|j| match (&j.rule.judge, &j.place) {
        (Judge::Label, Place::Block(segment, place)) => {
            !claims.get(segment).is_some_and(|claims| claims.touch(place))
        }
        _ => true,
    });
}

/// Places by the index of their block.
fn places(all: impl Iterator<Item = (usize, Range<usize>)>) -> BTreeMap<usize, Intervals> {
    let mut blocks: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    for (segment, place) in all {
        blocks.entry(segment).or_default().push(place);
    }
    let sorted = |(segment, places): (usize, Vec<_>)| (segment, Intervals::new(places.into_iter()));
    blocks.into_iter().map(sorted).collect()
}
