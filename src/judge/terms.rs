//! What a rule gives to its kind, and what a kind says of a page.

use std::ops::Range;

use super::patterns::Patterns;
use super::replacement::Replacement;
use super::severity::Severity;
use crate::claim::Rewording;
use crate::text::Span;

/// What a rule gives to its kind besides the parameters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms<'r> {
    /// Id of the rule.
    pub rule: &'r str,
    /// How much it weighs by itself.
    pub severity: Severity,
    /// The scheme it watches over, by its index.
    pub scheme: usize,
    /// How a wrong phrase becomes right.
    pub replacement: Option<&'r Replacement>,
    /// The patterns of its kind.
    pub patterns: &'r Patterns,
}

/// What a kind says of one place of a page.
#[derive(Debug)]
pub(crate) struct Hit {
    /// How much it weighs.
    pub severity: Severity,
    /// Where.
    pub place: HitPlace,
    /// The right words, where they are known.
    pub rewording: Option<Rewording>,
}

/// Where a hit is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HitPlace {
    /// Bytes of a block's normalised text.
    Block(usize, Range<usize>),
    /// Bytes of the source.
    Source(Span),
}

impl Terms<'_> {
    /// A hit in a block, as heavy as the rule.
    pub(super) fn hit(
        &self,
        segment: usize,
        place: Range<usize>,
        rewording: Option<Rewording>,
    ) -> Hit {
        Hit { severity: self.severity, place: HitPlace::Block(segment, place), rewording }
    }
}
