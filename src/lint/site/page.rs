//! A site as its judges see it.

use std::collections::BTreeMap;

use super::{Facts, ImageSize, StyleSheet, policy};
use crate::rule::Severity;
use crate::text::Span;

/// One file of a site.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its path below the root of the site, with `/` between its parts.
    pub path: String,
    /// The path as reports show it.
    pub shown: String,
    /// What it says.
    pub facts: Facts,
}

/// All that was read below one root.
#[derive(Debug, Default)]
pub struct Site {
    /// The files that were read as text, in any order.
    pub pages: Vec<Page>,
    /// Paths below the root of all files that were met, read or not.
    pub files: Vec<String>,
    /// What the logos of the site need besides the pages.
    pub assets: Assets,
    /// How many stars the company says in its configuration that it declared, and how reports
    /// show where it says so (`sa-lint.toml`).
    pub declared: Option<(u8, String)>,
    /// True when the configuration says that the declaration is not accepted yet.
    pub unaccepted: bool,
    /// True when all of the site was read, so that what was not found is not there.
    pub whole: bool,
}

impl Site {
    /// True when nothing shows that files of the site are missing: it is whole, and its pages do
    /// not lead out of it.
    pub fn is_complete(&self) -> bool {
        self.whole && !policy::leads_out(self)
    }
}

/// Files that pages refer to, by their paths below the root of the site.
#[derive(Debug, Default)]
pub struct Assets {
    /// Images; `None` for one that is no image.
    pub images: BTreeMap<String, Option<ImageSize>>,
    /// Style sheets.
    pub sheets: BTreeMap<String, StyleSheet>,
}

/// What is to be said at a place of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// Index of the file in [`Site::pages`].
    pub page: usize,
    /// Id of the rule.
    pub rule: String,
    /// How much it weighs, unless configured otherwise.
    pub severity: Severity,
    /// Where, in bytes of the decoded text.
    pub span: Span,
    /// What stands in the message for `{name}`.
    pub values: Vec<(&'static str, String)>,
}
