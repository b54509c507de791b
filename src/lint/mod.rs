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
pub mod site;
mod suppress;

pub use crate::rule::{Severity, Text};
pub use allow::Allowed;
pub use finding::{Edit, Finding, Fix, HeldBack, Safety};
use linter::Judgements;
pub use linter::{Examined, Linter, sort};
use prefilter::Prefilter;
pub use quote::{Quote, Spot};
pub use suppress::{Suppressed, SuppressedBy, Suppressions};
