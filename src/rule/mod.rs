//! Rules as values: what a rule file holds, read from TOML.

mod file;
mod set;

pub use file::{BadExample, GoodExample, Ground, Judge, Replacement, Rule};
pub use set::{RuleError, RuleSet};
