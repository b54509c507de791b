//! Something a person has to put right, at its place in their file.

use std::sync::Arc;

use crate::message::Message;
use crate::text::{LineIndex, Span};

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
pub struct FilePlace {
    /// The file as its owner names it, relative to the project, `/` between the parts.
    pub path: String,
    /// The whole text of the file.
    pub text: Arc<str>,
    /// Bytes of `text`, on character boundaries.
    pub span: Span,
}

impl FilePlace {
    /// A place; `span` is moved into the text and onto character boundaries.
    pub fn new(path: impl Into<String>, text: Arc<str>, span: Span) -> Self {
        let start = text.floor_char_boundary(span.start.min(text.len()));
        let end = text.ceil_char_boundary(span.end.clamp(start, text.len()));
        Self { path: path.into(), text, span: Span::new(start, end) }
    }

    /// Line and column of the first character, both from 1, the column in Unicode scalar values.
    pub fn line_column(&self) -> (usize, usize) {
        let place = LineIndex::new(&self.text).position(&self.text, self.span.start);
        (place.line, place.column)
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
    pub place: Option<Box<FilePlace>>,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub help: Option<Message>,
}

impl Problem {
    /// An error without a place.
    pub const fn error(message: Message) -> Self {
        Self { level: Level::Error, rule: None, place: None, message, help: None }
    }

    /// A warning without a place.
    pub fn warning(message: Message) -> Self {
        Self { level: Level::Warning, ..Self::error(message) }
    }

    /// The same, with what to do.
    #[must_use]
    pub fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }

    /// The same, at a place.
    #[must_use]
    pub fn at(mut self, path: &str, text: &Arc<str>, span: Span) -> Self {
        self.place = Some(Box::new(FilePlace::new(path, Arc::clone(text), span)));
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
