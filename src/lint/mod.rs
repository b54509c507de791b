//! Documents and rules to findings.

mod finding;
mod linter;

pub use finding::{Edit, Finding, Fix, Safety, Severity, Text};
pub use linter::Linter;
