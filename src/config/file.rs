//! A file on the disk to the configuration in it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::lint::{CheckedAgainst, LintConfig};
use super::problem::Problem;
use super::written::{Step, Written, written};
use crate::message::{Lang, Message};
use crate::text::Span;

/// The name of the configuration file.
pub const CONFIG_FILE: &str = "sa-lint.toml";

/// A configuration file that was read, and is valid as far as `[lint]` goes.
#[derive(Clone, Debug)]
pub struct ConfigFile {
    /// Where it is.
    pub path: PathBuf,
    /// How it is shown.
    pub display: String,
    /// Its text.
    pub text: Arc<str>,
    /// What it says.
    pub lint: LintConfig,
}

/// The configuration in a folder, or the nearest one over it.
pub fn nearest(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    folder.ancestors().map(|folder| folder.join(CONFIG_FILE)).find(|path| path.is_file())
}

/// More files than anybody extends in a row. Where they go in a circle, whoever reads them says so.
const LONGEST: usize = 32;

/// The configuration at `path` and those it extends, the nearest first, valid or not, each with its
/// text; as far as they can be read.
pub fn chain_of(path: &Path) -> Vec<(PathBuf, String)> {
    let mut chain = Vec::new();
    let mut next = Some(path.to_path_buf());
    while let Some(path) = next.filter(|_| chain.len() < LONGEST) {
        let Ok(text) = std::fs::read_to_string(&path) else { break };
        next = LintConfig::extended(&text).map(|file| beside(&path, &file));
        chain.push((path, text));
    }
    chain
}

/// The language that the configuration at `path`, else one that it extends, asks for, valid or not.
pub fn language_of(path: &Path) -> Option<Lang> {
    chain_of(path).iter().find_map(|(_, text)| LintConfig::language(text))
}

/// The path of a file that is named relative to the folder of `path`.
fn beside(path: &Path, file: &str) -> PathBuf {
    path.parent().unwrap_or(path).join(file)
}

impl ConfigFile {
    /// Reads `path`, shown as `display`; `None` where nothing has the name.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn read(
        path: &Path,
        display: &str,
        known: &CheckedAgainst<'_>,
    ) -> Result<Option<Self>, Vec<Problem>> {
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            // `NotADirectory`: what is searched from may be no folder.
            Err(cause)
                if matches!(
                    cause.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                return Ok(None);
            }
            Err(cause) => return Err(vec![unreadable(&cause).in_file(display)]),
        };
        let text: Arc<str> = text(bytes).map_err(|problem| vec![problem.in_file(display)])?.into();
        let lint = LintConfig::parse(display, &text, known)?;
        Ok(Some(Self { path: path.to_path_buf(), display: display.to_owned(), text, lint }))
    }

    /// What is written at the end of `steps`.
    pub fn written(&self, steps: &[Step<'_>]) -> Option<Written> {
        written(&self.text, steps)
    }

    /// True when it says how to make a site.
    pub fn has_site(&self) -> bool {
        self.written(&[Step::Key("site")]).is_some()
    }

    /// The file that this one extends.
    pub fn extends(&self) -> Option<PathBuf> {
        self.lint.extends.as_ref().map(|(file, _)| beside(&self.path, file))
    }

    /// The same for a file that extends it: what `[site]` declares is said of this site alone.
    #[must_use]
    pub fn extended(mut self) -> Self {
        if self.written(&[Step::Key("lint"), Step::Key("declaration")]).is_none() {
            self.lint.declaration = None;
        }
        self
    }

    /// What is wrong with the file that is extended, where its name stands.
    pub fn wrong_extends(&self, message: Message, help: Message) -> Problem {
        let span = self.lint.extends.as_ref().map_or(Span::new(0, 0), |(_, span)| *span);
        Problem::error(message).help(help).at(&self.display, &self.text, span)
    }

    /// That there is no such file as was asked for.
    pub fn missing(display: &str) -> Problem {
        let problem = Problem::error(Message::new("lint-config-no-file"));
        problem.help(Message::new("lint-config-no-file-help")).in_file(display)
    }
}

fn text(bytes: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|cause| {
        let line = cause.as_bytes()[..cause.utf8_error().valid_up_to()]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        let problem = Problem::error(Message::new("lint-config-not-utf-8").with("line", line));
        problem.help(Message::new("lint-config-not-utf-8-help"))
    })
}

fn unreadable(cause: &io::Error) -> Problem {
    match cause.kind() {
        io::ErrorKind::IsADirectory => {
            let problem = Problem::error(Message::new("lint-config-folder"));
            problem.help(Message::new("lint-config-folder-help"))
        }
        _ => Problem::error(Message::new("lint-config-unreadable").with("cause", cause)),
    }
}
