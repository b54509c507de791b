//! Documents and rules to findings.

mod finding;

pub use finding::{Edit, Finding, Fix, Safety, Severity, Text};
