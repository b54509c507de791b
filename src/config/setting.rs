//! What holds, and why.

use serde_json::Value;

/// Something that holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Its key, with dots.
    pub key: String,
    /// Its value; `null` where nothing is set.
    pub value: Value,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a setting comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An option of the command line.
    Option(&'static str),
    /// An environment variable.
    Environment(&'static str),
    /// These lines of the configuration and of those it extends, the nearest first; never empty.
    File(Vec<Line>),
    /// Nobody said anything.
    Default,
}

/// A line of a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The file, as it is shown.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
}
