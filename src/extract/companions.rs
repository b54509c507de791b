//! Texts that stand together as one: image and caption, attribute and block, title and
//! description.

use super::node::Origin;
use crate::document::{Label, Relation, Segment, SegmentKind};

/// Companions of one text that count.
const MOST_COMPANIONS: usize = 4;
/// Names of texts that describe the whole page.
const DESCRIPTIONS: &[&str] =
    &["description", "excerpt", "og:description", "summary", "twitter:description"];

/// Pairs each picture of a figure with each of its captions.
pub(super) fn pair_all(segments: &mut [Segment], pictures: &[usize], captions: &[usize]) {
    for &picture in pictures.iter().take(MOST_COMPANIONS) {
        for &caption in captions.iter().take(MOST_COMPANIONS) {
            pair(segments, picture, caption);
            pair(segments, caption, picture);
        }
    }
}

/// Pairs attributes with the block they stand in; the block with its images, too.
pub(super) fn pair_sides(segments: &mut [Segment], origins: &[Origin]) {
    for (segment, origin) in origins.iter().enumerate() {
        if let Some(block) = origin.block {
            pair(segments, segment, block);
            if origin.picture {
                pair(segments, block, segment);
            }
        }
    }
}

/// Pairs a page's description with its title.
pub(super) fn pair_descriptions(segments: &mut [Segment], origins: &[Origin]) {
    let title = segments.iter().position(|segment| segment.kind == SegmentKind::Title);
    let Some(title) = title else { return };
    for segment in 0..segments.len() {
        if let SegmentKind::Attribute(name) | SegmentKind::Property(name) = &segments[segment].kind
            && DESCRIPTIONS.contains(&name.as_str())
            && origins[segment].detached
        {
            pair(segments, segment, title);
        }
    }
}

/// Labels `segment` with `companion`, unless it has enough of them.
fn pair(segments: &mut [Segment], segment: usize, companion: usize) {
    let labels = &mut segments[segment].labels;
    let companions = labels.iter().filter(|label| label.relation == Relation::Companion);
    if companions.count() < MOST_COMPANIONS {
        labels.insert(0, Label { relation: Relation::Companion, segment: companion });
    }
}
