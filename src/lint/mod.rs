//! Documents and rules to findings.

mod allow;
mod finding;
mod fingerprint;
mod hits;
pub(crate) mod json;
mod linter;
mod place;
mod prefilter;
mod quote;
mod ready;
mod settle;
mod suppress;
#[cfg(test)]
pub(crate) mod testing;
mod whole_site;

pub use crate::judge::Severity;
pub use crate::rule::Text;
pub use allow::Allowed;
pub use finding::{Edit, Finding, Fix, HeldBack, Safety, sort};
#[cfg(feature = "cli")]
pub(crate) use linter::Asked;
pub use linter::Linter;
pub use place::SitePlace;
pub use quote::{Quote, Spot};
pub use settle::{Counts, Examined, Settled};
pub use suppress::{Suppressed, SuppressedBy, Suppressions};
