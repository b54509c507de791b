//! Documents and rules to findings.

mod allow;
mod finding;
mod fingerprint;
pub(crate) mod json;
mod judge;
mod linter;
mod patterns;
mod place;
mod prefilter;
mod quote;
mod settle;
pub mod site;
mod suppress;

pub use crate::rule::{Severity, Text};
pub use allow::Allowed;
pub use finding::{Edit, Finding, Fix, HeldBack, Safety};
use linter::Judgements;
pub use linter::{Examined, Linter, sort};
pub use place::SitePlace;
pub use quote::{Quote, Spot};
pub use settle::{Counts, Settled};
pub use suppress::{Suppressed, SuppressedBy, Suppressions};
