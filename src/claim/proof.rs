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
        let segment = claim.segment;
        let statement = &self.context.statements[segment];
        let whole = self.context.segment(segment).text.as_str();
        let window = self.window(claim, whole);
        let edits: Vec<_> = rewording
            .edits
            .iter()
            .map(|(range, new)| (statement.normalised.visible(range.clone()), new.as_str()))
            .map(|(range, new)| {
                let place = range.start.max(window.start) - window.start;
                (place..(range.end.min(window.end) - window.start).max(place), new)
            })
            .collect();
        let text = &whole[window];
        let (edited, changed) = edited(text, &edits);
        let old = self.context.with(segment, text);
        let new = self.context.with(segment, &edited);
        let (before, after) = (old.claims_in(segment), new.claims_in(segment));
        let old_place =
            |other: &Claim| old.statements[segment].normalised.visible(other.predicate_range());
        let place =
            |other: &Claim| new.statements[segment].normalised.visible(other.predicate_range());
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
        // The company that is said to have got it, and no other, now declares it, in the same way.
        let was = before.iter().find(|other| {
            let edit = edits.first().map_or(0, |(range, _)| range.start);
            other.sense == claim.sense && old_place(other).end > edit
        });
        let same = declared.is_some_and(|declared| {
            declared.polarity == claim.polarity
                && was
                    .is_none_or(|was| (was.who, was.modality) == (declared.who, declared.modality))
        });
        let told = |other: &Claim| {
            (other.sense.clone(), other.object, other.polarity, other.who, other.modality)
        };
        let apart = |place: &Range<usize>, edit: &Range<usize>| {
            place.end <= edit.start || edit.end <= place.start
        };
        let first = edits.first().map_or(0, |(range, _)| range.start);
        let whole = first..edits.last().map_or(0, |(range, _)| range.end);
        let mut before = before.iter();
        // Of what was said besides, all is said still, but for what is wrong in the same way.
        let unchanged = after.iter().filter(|other| apart(&place(other), &changed)).all(|other| {
            let same = before.by_ref().find(|old| {
                apart(&old_place(old), &whole)
                    && (told(old) == told(other) || old.sense != claim.sense)
            });
            same.is_some_and(|old| told(old) == told(other))
        });
        if (same || removes) && unchanged { Meaning::Kept } else { Meaning::Doubtful }
    }

    /// The part of a block's text that is read again: all of it, or the lines and sentences round the
    /// claim where it is long.
    fn window(&self, claim: &Claim, whole: &str) -> Range<usize> {
        if whole.len() <= 2 * REACH {
            return 0..whole.len();
        }
        let place = self.visible(claim.segment, claim.place());
        let ends = ['。', '\n', '！', '？'];
        let from = whole.floor_char_boundary(place.start.saturating_sub(REACH));
        let start = whole[from..place.start]
            .find(ends)
            .map_or(from, |at| whole.ceil_char_boundary(from + at + 1));
        let to = whole.ceil_char_boundary((place.end + REACH).min(whole.len()));
        let end = whole[place.end..to]
            .rfind(ends)
            .map_or(to, |at| whole.ceil_char_boundary(place.end + at + 1));
        start.min(place.start)..end.max(place.end)
    }
}

/// So far (in bytes) round a claim its block is read again.
const REACH: usize = 600;

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

#[cfg(test)]
mod tests {
    use crate::claim::Target;
    use crate::claim::testing::{analysed, lexicon};

    /// Whether the first wrong claim can be repaired, and by changing its own words only.
    fn kept(text: &str) -> Option<bool> {
        let lexicon = lexicon();
        analysed(&lexicon, text, |analysis| {
            let claims = analysis.claims();
            let wrong = claims.iter().find(|claim| claim.sense != "declare")?;
            let target = Target { noun: "宣言", english: None, active: true };
            analysis.reword(wrong, target).map(|words| !words.invasive)
        })
    }

    #[test]
    fn a_repair_keeps_what_is_said_of_whom() {
        assert_eq!(kept("当社はSECURITY ACTIONの二つ星を取得しました。"), Some(true));
        assert_eq!(kept("SECURITY ACTIONの認定は受けておりません。"), None);
        assert_eq!(kept("GビズIDとSECURITY ACTIONを取得しました。"), None);
    }
}
