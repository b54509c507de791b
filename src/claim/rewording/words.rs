//! What is to stand in the place of a claim, and where.

use std::ops::Range;

/// What a rule puts in the wrong predicate's place.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The noun: 宣言.
    pub noun: &'a str,
    /// The English verb, by its past tense: declared.
    pub english: Option<&'a str>,
    /// True when the company itself acts (「認定を受けました」 becomes 「宣言しました」); false when the
    /// noun alone is exchanged and the frame stays.
    pub active: bool,
}

/// Changes to the normalised text, in order and apart from each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewording {
    /// Bytes that go, and what comes.
    pub edits: Vec<(Range<usize>, String)>,
    /// True when more than the predicate's own words and particle changes.
    pub invasive: bool,
}
