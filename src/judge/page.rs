//! A page as kinds of judgement look at it.

use crate::claim::{Analysis, Claim, Description, Mention};
use crate::document::Document;

/// A page as it is looked at.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    /// What a reader sees.
    pub document: &'a Document,
    /// What it speaks of.
    pub analysis: &'a Analysis<'a>,
    /// All claims in it.
    pub claims: &'a [Claim],
    /// All that says what a scheme is.
    pub descriptions: &'a [Description],
}

impl Page<'_> {
    /// What it says of a scheme by its name, its levels and their like.
    pub(super) fn mentions_of(&self, scheme: usize) -> impl Iterator<Item = &Mention> {
        self.analysis.mentions().iter().filter(move |mention| mention.object.scheme == scheme)
    }
}
