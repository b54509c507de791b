//! The page builder: a project's files to a folder that can be published.
//!
//! Data flows one way: [`Sources`] (all input, in memory) → [`render()`] → [`Rendered`] (all
//! output, in memory) → [`judge`] (a check of the caller's) → [`write()`] or [`differences`].
//! Nothing reaches the output folder before everything has been rendered and judged.

mod check;
mod content;
mod context;
mod csp;
mod date;
mod engine;
mod image;
mod init;
mod join;
mod json_ld;
#[cfg(feature = "cli")]
mod manifest;
mod markdown;
#[cfg(feature = "cli")]
mod output;
mod page;
mod pages;
mod phrase;
#[cfg(feature = "cli")]
mod read;
mod render;
mod sources;
mod templates;
mod wording;

/// The folder, beside the output, of what stays in the company.
pub const INTERNAL: &str = "wording";

pub use check::{CheckText, Found, SiteCheck, judge};
pub use init::{Answers, PolicyAnswer, StarterFile, starter};
pub use join::{Kept, join};
#[cfg(feature = "cli")]
pub use manifest::is_built;
#[cfg(feature = "cli")]
pub use output::{Written, differences, leads_out, write};
pub use render::{Purpose, Rendered, render};
pub use sources::Sources;
pub use templates::{Embedded, embedded};
