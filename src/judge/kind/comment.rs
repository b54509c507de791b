//! Comments to the program that do nothing. They are judged where comments are read, once all findings
//! of their file are known.

use serde::Deserialize;

use crate::judge::Kind;

/// Parameters of kind `suppression`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comments {
    /// What is wrong with the comment.
    of: CommentFault,
}

/// What is wrong with a comment that should suppress findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CommentFault {
    /// It is written wrongly.
    Invalid,
    /// There is nothing it suppresses.
    Unused,
}

impl Kind for Comments {
    fn comment_fault(&self) -> Option<CommentFault> {
        Some(self.of)
    }
}
