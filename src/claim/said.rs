//! What a text says of a scheme: a claim, or a name or level where it only stands.

use std::ops::Range;

use super::attached::Attached;
use super::lexicon::Object;
use super::modality::Modality;
use super::polarity::Polarity;
use super::predicate::Predicate;
use super::who::Who;

/// A predicate said of an object of a scheme.
#[derive(Debug)]
pub struct Claim {
    /// Index of the block it stands in.
    pub segment: usize,
    /// What it is said of.
    pub object: Object,
    /// The predicate's sense, as in the vocabulary.
    pub sense: String,
    /// How it is meant.
    pub polarity: Polarity,
    /// Whom it is about.
    pub who: Who,
    /// How it stands to what is.
    pub modality: Modality,
    /// Bytes of the normalised text a report should mark.
    pub(crate) place: Range<usize>,
    pub(crate) phrase: Phrase,
}

/// The words of a claim.
#[derive(Debug)]
pub(crate) enum Phrase {
    /// A Japanese predicate and how it is linked to its object.
    Japanese { predicate: Predicate, link: Link },
    /// An English word, by its bytes, and the token of its object.
    English { word: Range<usize>, object: usize },
}

impl Claim {
    /// True where the company says that it did it, or that it is so.
    pub(crate) fn is_own_deed(&self) -> bool {
        (self.polarity, self.who, self.modality)
            == (Polarity::Asserted, Who::Company, Modality::Done)
    }

    /// Bytes of the normalised text a report should mark.
    pub(crate) fn place(&self) -> Range<usize> {
        self.place.clone()
    }

    /// Bytes of the normalised text of the predicate itself.
    pub(crate) fn predicate_range(&self) -> Range<usize> {
        match &self.phrase {
            Phrase::Japanese { predicate, .. } => predicate.range.clone(),
            Phrase::English { word, .. } => word.clone(),
        }
    }
}

/// How a predicate is linked to its object.
#[derive(Debug)]
pub(crate) enum Link {
    /// The object stands before it in the same sentence.
    Left(Attached),
    /// The object stands behind it: 認定された「SECURITY ACTION」.
    Right,
    /// The object stands elsewhere in the sentence, or over it.
    Carried { agent: bool, shared: bool },
}

/// One name or level of a scheme in a document.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Index of the block.
    pub segment: usize,
    /// What is named.
    pub object: Object,
    /// Bytes of the block's normalised text.
    pub(crate) place: Range<usize>,
    /// True when a level of the scheme stands right beside a name.
    pub with_level: bool,
    /// True when it is denied to exist, or shown as a bad example.
    pub denied: bool,
}
