//! A finished [`Run`] to one output format per file; pure functions into a [`Write`](std::io::Write).
//!
//! A new format is a new file here with one function, and one arm in the binary's `--format`.

mod concise;
mod excerpt;
mod explain;
mod figures;
mod fixes;
mod human;
mod json;
mod look;
mod printable;
mod rule_pages;
mod rule_view;
mod rules;
mod run;
mod settings;
mod snippet;
pub mod wording;

pub use concise::concise;
pub use excerpt::{Change, Excerpt};
pub use explain::explain;
pub use figures::Summary;
pub use fixes::{changes, diff};
pub use human::{human, summary};
pub use json::json;
pub use look::Look;
pub use printable::printable;
pub use rule_pages::rule_pages;
pub use rules::{rules, rules_json};
pub use run::{
    Cause, Checked, Failure, FileReport, Outcome, Repair, Replacement, Reported, Run, Skip,
};
pub use settings::{Effective, schema, settings, settings_json};
