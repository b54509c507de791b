//! What the program says, in every language: an id and its arguments to a sentence.
//!
//! The sentences are Fluent files, `locales/<language>/<area>.ftl`; the same ids stand in each
//! language (`tests/messages.rs`). What is said of a rule is not here but in its rule file.

mod bundle;
mod lang;

pub use bundle::{AREAS, is_message};
pub use lang::Lang;

use std::io::{Error, ErrorKind};

use fluent_bundle::{FluentArgs, FluentValue};

/// The sentence of a message without arguments.
pub fn say(lang: Lang, id: &str) -> String {
    bundle::sentence(lang, id, None)
}

/// Something to say, before the language is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    id: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

/// What stands in a sentence for one of its variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// A word as it is.
    Text(String),
    /// A number, which also chooses between singular and plural.
    Count(usize),
    /// A sentence of its own.
    Message(Message),
    /// Several, with what the language puts between them.
    List(Vec<Self>),
}

impl Message {
    /// The message of this id. Every id is in `locales/`, as a test shows.
    pub const fn new(id: &'static str) -> Self {
        Self { id, arguments: Vec::new() }
    }

    /// A sentence that comes from elsewhere, such as a rule file, as it is.
    pub fn given(text: impl Into<String>) -> Self {
        Self::new("given").with("text", text.into())
    }

    /// The same, with a value for one of its variables.
    #[must_use]
    pub fn with(mut self, variable: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((variable, value.into()));
        self
    }

    /// The sentence in `lang`.
    pub fn text(&self, lang: Lang) -> String {
        let mut arguments = FluentArgs::with_capacity(self.arguments.len());
        for (variable, value) in &self.arguments {
            arguments.set(*variable, value.fluent(lang));
        }
        bundle::sentence(lang, self.id, Some(&arguments))
    }
}

impl Argument {
    fn fluent(&self, lang: Lang) -> FluentValue<'_> {
        match self {
            Self::Count(count) => FluentValue::from(*count),
            other => FluentValue::from(other.text(lang)),
        }
    }

    fn text(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Message(message) => message.text(lang),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(|item| item.text(lang)).collect();
                items.join(&say(lang, "list-separator"))
            }
        }
    }
}

impl<T: Into<Argument>> FromIterator<T> for Argument {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

/// What the system refused, in the user's language; in the system's own words where it is rare.
impl From<&Error> for Argument {
    fn from(error: &Error) -> Self {
        let id = match error.kind() {
            ErrorKind::NotFound => "cause-not-found",
            ErrorKind::PermissionDenied => "cause-permission",
            ErrorKind::ReadOnlyFilesystem => "cause-read-only",
            ErrorKind::AlreadyExists => "cause-exists",
            ErrorKind::IsADirectory => "cause-folder",
            ErrorKind::NotADirectory => "cause-no-folder",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "cause-full",
            ErrorKind::FileTooLarge => "cause-too-large",
            ErrorKind::InvalidFilename => "cause-name",
            _ => return Self::Text(error.to_string()),
        };
        Self::Message(Message::new(id))
    }
}

impl From<Error> for Argument {
    fn from(error: Error) -> Self {
        Self::from(&error)
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}
