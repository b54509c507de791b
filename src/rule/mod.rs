//! Rules as values: what a rule file holds, read from TOML.

mod builtin;
mod file;
mod own_words;
mod set;
mod words;

pub use file::{
    BadExample, ExampleFile, Frame, GoodExample, Ground, Judge, Notation, NumberName, Replacement,
    Rule, Scope, SitePolicy, SuppressionFault,
};
pub use own_words::OwnWords;
pub use set::{RuleError, RuleSet};
pub use words::{Severity, Text};
