//! Rules as values: what a rule file holds, read from TOML.

mod builtin;
mod file;
mod file_kind;
mod own_words;
mod set;
mod words;

pub use crate::judge::{Frame, Judge, Replacement, Severity};
pub use file::{BadExample, ExampleFile, GoodExample, Ground, Rule};
pub use own_words::OwnWords;
pub use set::{RuleError, RuleSet};
pub use words::Text;
