//! What a configuration can be checked against.

use std::collections::BTreeSet;

use jiff::civil::Date;

/// What a configuration is checked against: all that it may name.
pub struct CheckedAgainst<'k> {
    /// Ids of all rules.
    pub rules: &'k BTreeSet<String>,
    /// Ids of all schemes.
    pub schemes: &'k BTreeSet<String>,
    /// True for a word that rules judge, and that must stay judged.
    pub is_judged: &'k dyn Fn(&str) -> bool,
    /// The last day a declaration can have.
    pub today: Date,
}
