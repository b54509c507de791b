//! Finds wording that claims more about SECURITY ACTION than a self-declaration.
//!
//! Data flows one way: bytes → [`text`] (decoded, with places) → [`extract`] →
//! [`document`] (what a reader sees) → [`claim`] (who says what of which scheme) → [`judge`] (what
//! each kind of judgement has to say) → [`rule`] → [`mod@lint`] (findings with their fixes) → [`fix`] (edits, proved and written) →
//! [`report`].
//! The library prints nothing, reads no environment and never exits.
//!
//! The core is [`lint()`]: bytes in, findings out, with no file system, clock, environment, thread or
//! terminal. It builds alone with `--no-default-features`, for WebAssembly too, and so do the features
//! `office`, `pdf`, `mail`, `scripts` and `pages`, which renders the site builder's pages in memory. The features `cli`,
//! `site`, `serve` and `fetch` bring folders, threads and reports, the page builder, the preview, the
//! reading of web sites.

#[cfg(feature = "cli")]
pub mod baseline;
pub mod claim;
#[cfg(feature = "pages")]
pub mod config;
#[cfg(feature = "cli")]
pub mod discover;
#[cfg(feature = "cli")]
pub mod disk;
pub mod document;
mod document_report;
mod document_site;
#[cfg(feature = "cli")]
pub mod engine;
pub mod extract;
#[cfg(feature = "fetch")]
pub mod fetch;
pub mod fix;
mod html_reading;
#[cfg(feature = "pages")]
mod html_writing;
pub mod judge;
pub mod lint;
#[cfg(feature = "mail")]
pub mod mail;
pub mod message;
pub mod number;
#[cfg(feature = "mail")]
pub mod proof;
#[cfg(feature = "cli")]
pub mod report;
pub mod rule;
pub mod sentence;
#[cfg(feature = "pages")]
pub mod site;
pub mod text;

pub use document_report::{Config, Report, lint, lint_opened, repair};
pub use document_site::Site;
