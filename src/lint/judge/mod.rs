//! Rules to judgements: what each rule says of a document.

mod claim;
mod link;
mod mention;
mod number;
mod phrase;

use std::ops::Range;

use super::linter::Patterns;
use super::{Judgements, Severity};
use crate::claim::{Analysis, Rewording};
use crate::document::Document;
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
}

/// Of a label and a claim at the same place, keeps the claim.
pub(super) fn drop_weaker(judgements: &mut Judgements) {
    let claims: Vec<Place> = judgements
        .iter()
        .filter(|j| matches!(j.rule.judge, Judge::Claim { .. } | Judge::Description))
        .map(|j| j.place.clone())
        .collect();
    judgements.retain(|j| {
        !matches!(j.rule.judge, Judge::Label)
            || !claims.iter().any(|claim| overlaps(claim, &j.place))
    });
}

fn overlaps(a: &Place, b: &Place) -> bool {
    match (a, b) {
        (Place::Block(s, a), Place::Block(t, b)) => s == t && a.start < b.end && b.start < a.end,
        (Place::Source(a), Place::Source(b)) => a.overlaps(*b),
        _ => false,
    }
}
