//! Pages and sites to what is to be said of them, one file for each kind of judgement.
//!
//! A rule names a kind and its parameters (`[judge]` in its file). A kind is a file in `kind/` with
//! those parameters as a type that implements `Kind`, and a row in [`Judge`]. Nothing else knows
//! which kinds there are.

mod kind;
mod page;
mod patterns;
mod replacement;
mod severity;
pub mod site;
mod terms;

use site::{Facts, Remark, Whole};

use crate::document::Document;

pub use kind::{CommentFault, Judge};
pub(crate) use page::Page;
pub(crate) use patterns::Patterns;
pub use replacement::{Frame, Replacement};
pub use severity::Severity;
pub(crate) use terms::{Hit, HitPlace, Terms};

/// A kind of judgement, with the parameters that a rule gives it.
///
/// Only what a kind has to say is written; all else says nothing.
pub(crate) trait Kind {
    /// Words of which, or of the names of the scheme, one is in every page that it has a hit in.
    fn anchors(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Its regular expressions.
    fn patterns(&self) -> Patterns {
        Patterns::default()
    }

    /// Its look at a page that may speak of a scheme.
    fn judge_page<'a>(&self, _: &Terms<'a>, _: &Page<'a>, _: &mut Vec<Hit>) {}

    /// What a page that says nothing of a scheme must hold for [`Kind::note`] to note anything.
    fn sought(&self) -> Sought<'_> {
        Sought::default()
    }

    /// True when nothing that a page tells the site matters once another one has told it.
    fn is_told_once(&self) -> bool {
        false
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

    /// True when the words of its hits are shown nowhere.
    fn is_secret(&self) -> bool {
        false
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
