//! What a sentence says once the right words stand in it: a fix must never make a true one false.

use std::ops::Range;

use super::rewording::{Rewording, Target};
use super::{Analysis, Claim, Phrase, Polarity};

/// What became of the meaning of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The right predicate is said of the same object in the same way, and all else is as it was.
    Kept,
    /// It cannot be told that it is so.
    Doubtful,
    /// The right predicate is denied now.
    Lost,
}

impl Analysis<'_> {
    /// Reads the block of a claim again with other words in it.
    pub(super) fn meaning_after(
        &self,
        claim: &Claim,
        rewording: &Rewording,
        target: Target,
    ) -> Meaning {
        let statement = &self.context.statements[claim.segment];
        let edits: Vec<_> = rewording
            .edits
            .iter()
            .map(|(range, new)| (statement.normalised.visible(range.clone()), new.as_str()))
            .collect();
        let text = self.context.segment(claim.segment).text.as_str();
        let (edited, changed) = edited(text, &edits);
        let analysis = Analysis::of(self.context.with(claim.segment, &edited), self.lexicon);
        let after = analysis.claims_in(claim.segment);
        let place = |other: &Claim| analysis.visible(claim.segment, other.predicate_range());
        let noun = target.noun;
        let right = self.lexicon.predicates.iter().find(|entry| entry.stem == noun);
        let declares = |other: &&Claim| {
            right.is_some_and(|right| right.sense == other.sense)
                && other.object.scheme == claim.object.scheme
                && place(other).start < changed.end
                && changed.start < place(other).end
        };
        let declared = after.iter().find(declares);
        if declared.is_some_and(|declared| declared.polarity == Polarity::Denied) {
            return Meaning::Lost;
        }
        let japanese = matches!(claim.phrase, Phrase::Japanese { .. });
        let removes = japanese && rewording.edits.iter().all(|(_, new)| !new.contains(noun));
        let same = declared.is_some_and(|declared| declared.polarity == claim.polarity);
        let told = |other: &Claim| (other.sense.clone(), other.object, other.polarity);
        let apart = |place: &Range<usize>, edit: &Range<usize>| {
            place.end <= edit.start || edit.end <= place.start
        };
        let first = edits.first().map_or(0, |(range, _)| range.start);
        let whole = first..edits.last().map_or(0, |(range, _)| range.end);
        let mut before = self.claims_in(claim.segment).into_iter();
        // Of what was said besides, all is said still, but for what is wrong in the same way.
        let unchanged = after.iter().filter(|other| apart(&place(other), &changed)).all(|other| {
            let same = before.by_ref().find(|old| {
                let old_place = self.visible(claim.segment, old.predicate_range());
                apart(&old_place, &whole) && (told(old) == told(other) || old.sense != claim.sense)
            });
            same.is_some_and(|old| told(&old) == told(other))
        });
        if (same || removes) && unchanged { Meaning::Kept } else { Meaning::Doubtful }
    }
}

/// A text with its edits made, and the bytes of it from the first edit to the last.
fn edited(text: &str, edits: &[(Range<usize>, &str)]) -> (String, Range<usize>) {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let mut start = None;
    for (range, new) in edits {
        out.push_str(&text[at..range.start.max(at)]);
        start.get_or_insert(out.len());
        out.push_str(new);
        at = range.end.max(at);
    }
    let end = out.len();
    out.push_str(&text[at..]);
    (out, start.unwrap_or(end)..end)
}
