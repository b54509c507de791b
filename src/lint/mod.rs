//! Documents and rules to findings.

mod finding;
mod fingerprint;
mod judge;
mod linter;
mod place;
mod prefilter;

pub use finding::{Edit, Finding, Fix, Safety, Severity, Text};
use linter::Judgements;
pub use linter::Linter;
use prefilter::Prefilter;
