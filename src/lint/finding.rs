//! A wrong claim at its place.

use serde::{Deserialize, Serialize};

use crate::rule::{Severity, Text};
use crate::text::{Position, Span};

/// One problem at one place of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Rule id, kebab-case, never translated.
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// Where, in bytes of the decoded text; on character boundaries.
    pub span: Span,
    /// Where, in bytes of the raw file.
    pub raw_span: Span,
    /// Line and column of the first character.
    pub start: Position,
    /// Line and column one past the last character.
    pub end: Position,
    /// The source slice the span covers, markup included.
    pub matched: String,
    /// What is wrong.
    pub message: Text,
    /// What to do, with the right words where there are any.
    pub help: Text,
    /// The official source.
    pub url: String,
    /// Stable across moved and reindented lines: 16 hexadecimal digits.
    pub fingerprint: String,
    /// The change that repairs it; `None` when a person must rewrite the sentence.
    pub fix: Option<Fix>,
}

/// How sure a fix is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// The claim's verb or noun alone changes and the sentence stays grammatical.
    Safe,
    /// More of the sentence changes; a person should read it.
    Unsafe,
}

/// Edits that repair a finding; they do not overlap and are in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// How sure it is.
    pub safety: Safety,
    /// What to put where.
    pub edits: Vec<Edit>,
}

/// One replacement in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes, in bytes of the decoded text.
    pub span: Span,
    /// What goes, in bytes of the raw file.
    pub raw_span: Span,
    /// What comes.
    pub replacement: String,
}
