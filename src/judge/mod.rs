//! Pages and sites to what is to be said of them, one file for each kind of judgement.
//!
//! A rule names a kind and its parameters (`[judge]` in its file). A kind is a file in `kind/` with
//! those parameters as a type that implements [`Kind`], and a row in [`Judge`]. Nothing else knows
//! which kinds there are.

mod kind;
mod patterns;
mod replacement;
mod severity;
pub mod site;

use std::ops::Range;

use site::{Facts, Remark, Whole};

use crate::claim::{Analysis, Claim, Description, LexiconError, Mention, Rewording};
use crate::document::Document;
use crate::text::Span;

pub use kind::{CommentFault, Judge};
pub(crate) use patterns::Patterns;
pub use replacement::{Frame, Replacement};
pub use severity::Severity;

/// A kind of judgement, with the parameters that a rule gives it.
///
/// Only what a kind has to say is written; all else says nothing.
pub(crate) trait Kind {
    /// Words of which, or of the names of the scheme, one is in every page that it has a hit in.
    fn anchors(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Its regular expressions, compiled.
    fn patterns(&self) -> Result<Patterns, LexiconError> {
        Ok(Patterns::default())
    }

    /// Its look at a page that may speak of a scheme.
    fn look<'a>(&self, _: &Terms<'a>, _: &Page<'a>, _: &mut Vec<Hit>) {}

    /// What a page that says nothing of a scheme must hold for [`Kind::note`] to note anything.
    fn sought(&self) -> Sought<'_> {
        Sought::default()
    }

    /// Notes what a page, whatever it speaks of, tells the site in the way of this rule.
    fn note(&self, _: &Terms<'_>, _: &Document, _: &mut Facts) {}

    /// Notes what a page that may speak of a scheme tells besides.
    fn note_of_scheme<'a>(&self, _: &Terms<'a>, _: &Page<'a>, _: &mut Facts) {}

    /// What it says of a whole site by the facts of its pages.
    fn judge_site(&self, _: &Terms<'_>, _: &Whole<'_>) -> Vec<Remark> {
        Vec::new()
    }

    /// True when something is not said before all files of a site are known.
    fn needs_site(&self) -> bool {
        false
    }

    /// True when it has to know the sizes of logos.
    fn measures_logos(&self) -> bool {
        false
    }

    /// What it has against comments for the program; `None` where it judges something else.
    fn comment_fault(&self) -> Option<CommentFault> {
        None
    }

    /// How its hits stand to those of other kinds at the same place.
    fn rank(&self) -> Rank {
        Rank::Own
    }
}

/// How a hit stands to others at the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rank {
    /// It stands for itself.
    Own,
    /// It says what is claimed.
    Claim,
    /// It says what stands over an item, be it a key that nobody reads as a sentence, and gives way
    /// to a claim.
    Label,
}

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
    /// The compiled patterns of its kind.
    pub patterns: &'r Patterns,
}

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

/// What a page that says nothing of a scheme must hold for a kind to note anything: one of these.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sought<'k> {
    /// Words.
    pub words: Vec<&'k str>,
    /// What a regular expression matches.
    pub patterns: Vec<&'k str>,
    /// A number of the shape of a regular expression over its digits.
    pub numbers: Vec<&'k str>,
}

/// What a kind says of one place of a page.
#[derive(Debug)]
pub(crate) struct Hit {
    /// How much it weighs.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The right words, where they are known.
    pub rewording: Option<Rewording>,
}

/// Where a hit is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Bytes of a block's normalised text.
    Block(usize, Range<usize>),
    /// Bytes of the source.
    Source(Span),
}

impl Page<'_> {
    /// What it says of a scheme by its name, its levels and their like.
    fn mentions_of(&self, scheme: usize) -> impl Iterator<Item = &Mention> {
        self.analysis.mentions().iter().filter(move |mention| mention.object.scheme == scheme)
    }
}

impl Terms<'_> {
    /// A hit in a block, as heavy as the rule.
    fn hit(&self, segment: usize, place: Range<usize>, rewording: Option<Rewording>) -> Hit {
        Hit { severity: self.severity, place: Place::Block(segment, place), rewording }
    }

    /// A remark on a site, as heavy as the rule.
    fn remark(&self, page: usize, span: Span, values: Vec<(&'static str, String)>) -> Remark {
        Remark { page, rule: self.rule.to_owned(), severity: self.severity, span, values }
    }
}
