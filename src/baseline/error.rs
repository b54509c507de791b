//! Why a baseline cannot be used.

use std::io;

use crate::message::Message;

/// Why a baseline cannot be used. Nothing was changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BaselineError {
    /// There is no such file.
    #[error("no such file")]
    Missing,
    /// The system refused to let it be read.
    #[error("cannot be read: {0}")]
    Unreadable(io::Error),
    /// The system refused to let it be written.
    #[error("cannot be written: {0}")]
    Unwritable(io::Error),
    /// Another program wrote it after it was read.
    #[error("it was changed meanwhile")]
    Changed,
    /// It lies outside of the folder of the configuration that names it.
    #[error("outside of the configuration's folder")]
    Outside,
    /// It is not UTF-8.
    #[error("not text in UTF-8")]
    NoText,
    /// Two versions of it were merged and the conflict left in it.
    #[error("line {line}: a merge conflict")]
    Conflict {
        /// Line of the first mark, from 1.
        line: usize,
    },
    /// It is no JSON, or not of the right form.
    #[error("{line}:{column}: {cause}")]
    Form {
        /// Line, from 1.
        line: usize,
        /// Column, from 1, in characters.
        column: usize,
        /// What is wrong.
        cause: String,
    },
    /// It is JSON, but no baseline.
    #[error("no baseline: it has no schema_version")]
    NoBaseline,
    /// It is of a form that this program does not know.
    #[error("schema_version {found}, not {known}")]
    Version {
        /// What it says.
        found: u64,
        /// What this program can read.
        known: u64,
    },
}

impl BaselineError {
    /// Line, and column where there is one, both from 1.
    pub fn position(&self) -> Option<(usize, Option<usize>)> {
        match self {
            Self::Conflict { line } => Some((*line, None)),
            Self::Form { line, column, .. } => Some((*line, Some(*column))),
            _ => None,
        }
    }

    /// What is wrong and what to do.
    pub fn message(&self) -> Message {
        match self {
            Self::Missing => Message::new("baseline-missing"),
            Self::Unreadable(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                Message::new("baseline-unreadable-denied")
            }
            Self::Unreadable(error) => Message::new("baseline-unreadable").with("cause", error),
            Self::Unwritable(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                Message::new("baseline-unwritable-denied")
            }
            Self::Unwritable(error) => Message::new("baseline-unwritable").with("cause", error),
            Self::Changed => Message::new("baseline-changed"),
            Self::Outside => Message::new("baseline-outside"),
            Self::NoText => Message::new("baseline-no-text"),
            Self::Conflict { .. } => Message::new("baseline-conflict"),
            Self::Form { cause, .. } => Message::new("baseline-form").with("cause", cause.as_str()),
            Self::NoBaseline => Message::new("baseline-none"),
            Self::Version { found, known } => Message::new("baseline-version")
                .with("found", found.to_string())
                .with("known", known.to_string()),
        }
    }
}
