//! A file on the disk to the configuration in it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::lint::{Known, LintConfig};
use super::problem::Problem;
use super::written::Step;
use crate::message::Message;

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

impl ConfigFile {
    /// Reads `path`, shown as `display`; `None` where nothing has the name.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn read(
        path: &Path,
        display: &str,
        known: &Known<'_>,
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

    /// True when it says how to make a site.
    pub fn has_site(&self) -> bool {
        self.written(&[Step::Key("site")]).is_some()
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
