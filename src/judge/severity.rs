//! How much a finding weighs.

use serde::{Deserialize, Serialize};

/// How much a finding weighs. The order is that of weight: `Hint < Warning < Error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Could be better.
    Hint,
    /// Probably wrong.
    Warning,
    /// Wrong by an official source.
    Error,
}
