//! Claims, descriptions and labels against the rules that judge them.

use super::{Judgement, places};
use crate::claim::{Analysis, Claim, Description, Polarity, Target};
use crate::lint::Judgements;
use crate::rule::{Frame, Rule};

/// A rule of kind `claim`.
pub(super) struct ClaimRule<'r> {
    pub rule: &'r Rule,
    pub scheme: usize,
    pub senses: &'r [String],
    pub objects: &'r [String],
    pub asked: bool,
}

impl<'r> ClaimRule<'r> {
    /// Judges all claims; one that is part of a description is left to the description.
    pub(super) fn claims(
        &self,
        analysis: &Analysis,
        claims: &[Claim],
        descriptions: &[Description],
        found: &mut Judgements<'r>,
    ) {
        let described = places(descriptions.iter().map(|d| (d.segment, d.place())));
        for claim in claims.iter().filter(|claim| self.covers(claim)) {
            let described = described.get(&claim.segment);
            if described.is_some_and(|places| places.touch(&claim.predicate_range())) {
                continue;
            }
            let rewording = self.rule.replacement.as_ref().and_then(|replacement| {
                let active = replacement.frame == Frame::Active;
                let english = replacement.english.as_deref();
                analysis.reword(claim, Target { noun: &replacement.noun, english, active })
            });
            found.push(Judgement::new(self.rule, claim.segment, claim.place(), rewording));
        }
    }

    fn covers(&self, claim: &Claim) -> bool {
        claim.object.scheme == self.scheme
            && self.senses.contains(&claim.sense)
            && self.objects.iter().any(|object| object == claim.object.kind.name())
            && match claim.polarity {
                Polarity::Asserted => true,
                Polarity::Asked => self.asked,
                Polarity::Denied | Polarity::BadExample => false,
            }
    }
}

/// Judges what the scheme is called.
pub(super) fn descriptions<'r>(
    rule: &'r Rule,
    scheme: usize,
    analysis: &Analysis,
    descriptions: &[Description],
    found: &mut Judgements<'r>,
) {
    for description in descriptions {
        if description.object.scheme != scheme || description.polarity != Polarity::Asserted {
            continue;
        }
        let rewording = rule
            .replacement
            .as_ref()
            .and_then(|replacement| analysis.reword_description(description, &replacement.noun));
        found.push(Judgement::new(rule, description.segment, description.place(), rewording));
    }
}

/// Judges what stands over the scheme.
pub(super) fn labels<'r>(
    rule: &'r Rule,
    scheme: usize,
    analysis: &Analysis,
    found: &mut Judgements<'r>,
) {
    for label in analysis.labels().into_iter().filter(|label| label.object.scheme == scheme) {
        found.push(Judgement::new(rule, label.segment, label.place(), None));
    }
}
