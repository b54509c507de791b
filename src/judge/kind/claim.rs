//! Predicates that govern an object of the scheme.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use crate::claim::{Claim, Description, Intervals, Polarity, Target};
use crate::judge::{Frame, Hit, Kind, Page, Rank, Terms};

/// Parameters of kind `claim`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// Senses of the predicates, as in the vocabulary (`certify`, `acquire`, `declare`, …).
    senses: Vec<String>,
    /// Objects of the scheme: `scheme`, `level`, `act`, `status`.
    objects: Vec<String>,
    /// True when a question (取得していますか) is judged like a statement.
    #[serde(default)]
    asked: bool,
}

impl Kind for Claims {
    /// One that is part of a description is left to the description.
    fn judge_page<'a>(&self, terms: &Terms<'a>, page: &Page<'a>, found: &mut Vec<Hit>) {
        let described = described(page.descriptions);
        for claim in page.claims.iter().filter(|claim| self.covers(claim, terms.scheme)) {
            let described = described.get(&claim.segment);
            if described.is_some_and(|places| places.touch(&claim.predicate_range())) {
                continue;
            }
            let rewording = terms.replacement.and_then(|replacement| {
                let active = replacement.frame == Frame::Active;
                let english = replacement.english.as_deref();
                page.analysis.reword(claim, Target { noun: &replacement.noun, english, active })
            });
            found.push(terms.hit(claim.segment, claim.place(), rewording));
        }
    }

    fn rank(&self) -> Rank {
        Rank::Claim
    }
}

impl Claims {
    fn covers(&self, claim: &Claim, scheme: usize) -> bool {
        claim.object.scheme == scheme
            && self.senses.contains(&claim.sense)
            && self.objects.iter().any(|object| object == claim.object.kind.name())
            && match claim.polarity {
                Polarity::Asserted => true,
                Polarity::Asked => self.asked,
                Polarity::Denied | Polarity::BadExample => false,
            }
    }
}

/// The places of descriptions by their blocks.
fn described(descriptions: &[Description]) -> BTreeMap<usize, Intervals> {
    let mut blocks: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    for description in descriptions {
        blocks.entry(description.segment).or_default().push(description.place());
    }
    let sorted = |(segment, places): (usize, Vec<_>)| (segment, Intervals::new(places.into_iter()));
    blocks.into_iter().map(sorted).collect()
}
