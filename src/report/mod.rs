//! A finished [`Run`] to one output format per file; pure functions into a [`Write`](std::io::Write).
//!
//! A new format is a new file here with one function, and one arm in the binary's `--format`.
//! Formats for other programs take a [`Context`]; what several of them need is in `location`, `trouble`,
//! `stream` and `xml`.

mod appearance;
mod checkstyle;
mod concise;
mod context;
mod excerpt;
mod explain;
mod failed_path;
mod fixes;
mod formats;
mod github;
mod gitlab;
mod html;
mod human;
mod ignored;
mod json;
mod jsonl;
mod junit;
mod location;
mod markdown;
mod printable;
mod rdjson;
mod rule_pages;
mod rule_view;
mod rules;
mod run;
mod sarif;
mod sentence;
mod settings;
mod snippet;
mod stream;
mod summary;
pub mod wording;
mod xml;

pub use appearance::Appearance;
pub use checkstyle::checkstyle;
pub use concise::concise;
pub use context::{Context, homepage};
pub use excerpt::{Change, Excerpt};
pub use explain::explain;
pub use fixes::{changes, diff};
pub use formats::{formats, formats_json};
pub use github::github;
pub use gitlab::gitlab;
pub use html::html;
pub use human::{human, summary};
pub use json::json;
pub use jsonl::jsonl;
pub use junit::junit;
pub use location::Base;
pub use markdown::markdown;
pub use printable::{printable, replaced};
pub use rdjson::rdjson;
pub use rule_pages::rule_pages;
pub use rules::{rules, rules_json};
pub use run::{
    BaselineFate, BaselineReport, Cause, Checked, Failure, FilePlace, FileReport, Outcome, Repair,
    Replacement, Reported, Run, Skip, Unfetched,
};
pub use sarif::sarif;
pub use sentence::explain_sentences;
pub use settings::{Effective, schema, settings, settings_json};
pub use summary::{BySeverity, Summary};
