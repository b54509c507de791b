//! Rules as values: what a rule file holds, read from TOML.

mod builtin;
mod file;
mod set;
mod words;

pub use file::{
    BadExample, Frame, GoodExample, Ground, Judge, Notation, NumberName, Replacement, Rule, Scope,
};
pub use set::{RuleError, RuleSet};
pub use words::{Severity, Text};
