//! Something a person has to put right, at its place in their file.

use std::sync::Arc;

use crate::message::{Lang, Message};
use crate::text::Span;

/// A sentence in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

impl Words {
    /// Both sentences.
    pub fn new(ja: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ja: ja.into(), en: en.into() }
    }
}

/// How much a problem weighs. The order is that of weight: `Hint < Warning < Error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Could be better; nothing stops.
    Hint,
    /// Probably wrong; nothing stops.
    Warning,
    /// Nothing is written.
    Error,
}

/// A place in a text file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file as its owner names it, relative to the project, `/` between the parts.
    pub path: String,
    /// The whole text of the file.
    pub text: Arc<str>,
    /// Bytes of `text`, on character boundaries.
    pub span: Span,
}

impl Place {
    /// A place; `span` is moved into the text and onto character boundaries.
    pub fn new(path: impl Into<String>, text: Arc<str>, span: Span) -> Self {
        let start = text.floor_char_boundary(span.start.min(text.len()));
        let end = text.ceil_char_boundary(span.end.clamp(start, text.len()));
        Self { path: path.into(), text, span: Span::new(start, end) }
    }

    /// Line and column of the first character, both from 1, the column in Unicode scalar values.
    pub fn line_column(&self) -> (usize, usize) {
        let before = &self.text[..self.span.start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

/// What is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it weighs.
    pub level: Level,
    /// The rule it breaks, where it comes from one.
    pub rule: Option<String>,
    /// Where; `None` when it is about no file in particular.
    pub place: Option<Box<Place>>,
    /// What is wrong.
    pub message: Words,
    /// What to do.
    pub help: Option<Box<Words>>,
}

impl Problem {
    /// An error without a place.
    pub fn error(ja: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            level: Level::Error,
            rule: None,
            place: None,
            message: Words::new(ja, en),
            help: None,
        }
    }

    /// A warning without a place.
    pub fn warning(ja: impl Into<String>, en: impl Into<String>) -> Self {
        Self { level: Level::Warning, ..Self::error(ja, en) }
    }

    /// The same, with what to do.
    #[must_use]
    pub fn help(mut self, ja: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(Box::new(Words::new(ja, en)));
        self
    }

    /// The same, at a place.
    #[must_use]
    pub fn at(mut self, path: &str, text: &Arc<str>, span: Span) -> Self {
        self.place = Some(Box::new(Place::new(path, Arc::clone(text), span)));
        self
    }

    /// The same, about a whole file.
    #[must_use]
    pub fn in_file(self, path: &str) -> Self {
        self.at(path, &Arc::from(""), Span::new(0, 0))
    }

    /// True when it must stop the build.
    pub fn stops(&self) -> bool {
        self.level == Level::Error
    }
}

/// An error that says `message`.
pub(crate) fn error(message: Message) -> Problem {
    Problem::error(message.text(Lang::Ja), message.text(Lang::En))
}

/// The same problem, with what to do.
pub(super) fn advised(problem: Problem, help: Message) -> Problem {
    problem.help(help.text(Lang::Ja), help.text(Lang::En))
}
