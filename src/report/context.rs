//! What the formats for other programs need beside the run.

use super::Base;
use crate::message::Lang;
use crate::rule::RuleSet;

/// What the formats for other programs need beside the run.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The language of messages; ids and keys are the same in all.
    pub lang: Lang,
    /// The rules of the run, to tell about them.
    pub rules: &'a RuleSet,
    /// How files are called.
    pub base: &'a Base,
}

/// What the program is called in reports.
pub(super) const NAME: &str = env!("CARGO_PKG_NAME");

/// Its version.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where one can read about it, once Cargo.toml says so.
pub fn homepage() -> Option<&'static str> {
    [env!("CARGO_PKG_HOMEPAGE"), env!("CARGO_PKG_REPOSITORY")]
        .into_iter()
        .find(|address| address.starts_with("http") && !address.contains("/OWNER/"))
}
