//! What all rules say of a page.

use std::collections::BTreeMap;
use std::ops::Range;

use super::ready::Ready;
use crate::claim::{Analysis, Intervals};
use crate::document::{Document, SegmentKind};
use crate::judge::{Hit, HitPlace, Page, Rank};
use crate::rule::Rule;

/// What a rule says of one place.
#[derive(Debug)]
pub(super) struct Judgement<'r> {
    pub(super) rule: &'r Rule,
    pub(super) hit: Hit,
}

impl Judgement<'_> {
    pub(super) fn rank(&self) -> Rank {
        self.rule.judge.kind().rank()
    }

    /// The digits of the number it is about, where that is a secret.
    pub(super) fn secret(&self, analysis: &Analysis<'_>) -> Option<String> {
        match &self.hit.place {
            HitPlace::Block(segment, place) if self.rule.judge.is_secret() => {
                let text = &analysis.text(*segment)[place.clone()];
                Some(text.chars().filter(char::is_ascii_digit).collect())
            }
            _ => None,
        }
    }
}

/// What all rules say of a page, in no particular order: of a label and a claim at the same place, the
/// claim.
pub(super) fn judge_page<'r>(ready: &'r Ready, page: &Page<'r>) -> Vec<Judgement<'r>> {
    let mut found = Vec::new();
    let mut hits = Vec::new();
    for ready in ready.rules() {
        ready.kind.judge_page(&ready.terms, page, &mut hits);
        found.extend(hits.drain(..).map(|hit| Judgement { rule: ready.rule, hit }));
    }
    found.retain(|judgement| {
        judgement.rank() == Rank::Label || !stands_in_key(&judgement.hit, page.document)
    });
    drop_weaker(&mut found);
    found
}

/// True in a key, which nobody reads as a sentence.
fn stands_in_key(hit: &Hit, document: &Document) -> bool {
    matches!(hit.place, HitPlace::Block(segment, _)
        if document.segments[segment].kind == SegmentKind::Key)
}

fn drop_weaker(judgements: &mut Vec<Judgement<'_>>) {
    let mut claims: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    for judgement in judgements.iter().filter(|judgement| judgement.rank() == Rank::Claim) {
        if let HitPlace::Block(segment, place) = &judgement.hit.place {
            claims.entry(*segment).or_default().push(place.clone());
        }
    }
    let claims: BTreeMap<usize, Intervals> = claims
        .into_iter()
        .map(|(segment, places)| (segment, Intervals::new(places.into_iter())))
        .collect();
    judgements.retain(|judgement| match (judgement.rank(), &judgement.hit.place) {
        (Rank::Label, HitPlace::Block(segment, place)) => {
            !claims.get(segment).is_some_and(|claims| claims.touch(place))
        }
        _ => true,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::Severity;
    use crate::lint::testing::LINTER;

    #[test]
    fn a_label_gives_way_to_a_claim_at_its_place_and_to_nothing_else() {
        let judgement = |rule, segment, place| {
            let place = HitPlace::Block(segment, place);
            let rule = LINTER.rules().get(rule).unwrap();
            Judgement { rule, hit: Hit { severity: Severity::Hint, place, rewording: None } }
        };
        let mut all = vec![
            judgement("label-claim", 0, 0..6),
            judgement("acquisition-claim", 0, 3..9),
            judgement("label-claim", 0, 9..12),
            judgement("label-claim", 1, 0..6),
            judgement("star-notation", 1, 0..6),
        ];
        drop_weaker(&mut all);
        let left: Vec<_> = all.iter().map(|j| (j.rule.id.as_str(), &j.hit.place)).collect();
        assert_eq!(
            left,
            [
                ("acquisition-claim", &HitPlace::Block(0, 3..9)),
                ("label-claim", &HitPlace::Block(0, 9..12)),
                ("label-claim", &HitPlace::Block(1, 0..6)),
                ("star-notation", &HitPlace::Block(1, 0..6)),
            ]
        );
    }
}
