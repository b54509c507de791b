//! A file with what became of it, and what it says to its site.

use std::sync::Arc;

use super::kept::Kept;
use super::settings::Settings;
use crate::judge::site::{Asset, Facts};
use crate::report::{FilePlace, Outcome};

/// A file with what became of it, before it is reported.
#[derive(Debug)]
pub(super) struct Linted {
    /// As it is shown.
    pub(super) path: String,
    /// Where it lies on the disk, if it is a file.
    pub(super) file: FilePlace,
    pub(super) settings: Settings,
    pub(super) outcome: Outcome,
    /// What it says to its site; `None` where it says nothing, was not read, or is no file.
    pub(super) said: Option<Box<ToSite>>,
    /// What it is to pages that refer to it.
    pub(super) asset: Option<Box<Asset>>,
}

/// What a file says to its site.
#[derive(Debug)]
pub(super) struct ToSite {
    /// What it shows and claims, if anything.
    pub(super) facts: Option<Arc<Facts>>,
    /// True when a comment in it speaks of what only the whole site can tell.
    pub(super) awaits: bool,
    /// What it takes to settle it once more, where its site may have something to say of it.
    pub(super) kept: Option<Box<Kept>>,
}
