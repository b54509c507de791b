//! Paths to a finished [`Run`]: discover → read → decode → lint, in parallel, in a fixed order.
//!
//! The walk feeds the workers while it goes on. A worker holds one file at a time and keeps of it
//! only its findings and the few lines around them, so memory grows with what is found and not
//! with what is read.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use rayon::iter::{ParallelBridge, ParallelIterator};

use crate::discover::{DiscoverError, Entry, Options, discover};
use crate::extract::Format;
use crate::lint::Linter;
use crate::report::{Cause, Checked, Excerpt, Failure, FileReport, Outcome, Reported, Run, Skip};
use crate::text::{SourceFile, looks_binary};

/// Something to lint.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file, which is always read, or a folder, in which files of known kinds are.
    Path(PathBuf),
    /// A document that is already here, as from standard input.
    Document {
        /// What the document is called; says its format by its extension.
        name: Option<String>,
        /// Its bytes.
        bytes: Vec<u8>,
    },
}

/// Lints inputs on a bounded pool of threads.
#[derive(Debug)]
pub struct Engine {
    linter: Linter,
    threads: Option<NonZeroUsize>,
    only: Option<BTreeSet<String>>,
}

/// Why no run could be made at all.
#[derive(Debug, thiserror::Error)]
#[error("cannot start worker threads: {0}")]
pub struct EngineError(#[from] rayon::ThreadPoolBuildError);

/// What a document without a name is called.
const UNNAMED: &str = "<stdin>";

impl Engine {
    /// An engine on all cores whose every finding counts.
    pub fn new(linter: Linter) -> Self {
        Self { linter, threads: None, only: None }
    }

    /// Uses `threads` threads; the number of cores where `None`.
    #[must_use]
    pub fn threads(self, threads: Option<NonZeroUsize>) -> Self {
        Self { threads, ..self }
    }

    /// Keeps the findings of these rules only. All rules are still judged: a rule that is left out
    /// does not make another one speak up in its place.
    #[must_use]
    pub fn only(self, ids: BTreeSet<String>) -> Self {
        Self { only: Some(ids), ..self }
    }

    /// Lints `inputs`. The result depends on them alone, not on the order in which threads finish.
    ///
    /// # Errors
    /// When the system gives no threads. What is wrong with a single input stands in the [`Run`].
    pub fn run(&self, inputs: Vec<Input>) -> Result<Run, EngineError> {
        let threads = self.threads.map_or(0, NonZeroUsize::get);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
        let mut paths = Vec::new();
        let mut documents = Vec::new();
        for input in inputs {
            match input {
                Input::Path(path) => paths.push(path),
                Input::Document { name, bytes } => documents.push((name, bytes)),
            }
        }
        let found: Vec<Result<FileReport, Failure>> = pool.install(|| {
            discover(&paths, &Options::default())
                .par_bridge()
                .map(|entry| entry.map(|entry| self.file(entry)).map_err(failure))
                .collect()
        });
        let mut run = Run::default();
        for (name, bytes) in documents {
            let format = name.as_deref().and_then(Format::from_path);
            let path = name.unwrap_or_else(|| UNNAMED.to_owned());
            let outcome = self.document(&path, bytes, format);
            run.files.push(FileReport { path, outcome });
        }
        for result in found {
            match result {
                Ok(file) => run.files.push(file),
                Err(failure) => run.failures.push(failure),
            }
        }
        run.files.sort_by(|a, b| a.path.cmp(&b.path));
        run.failures.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(run)
    }

    fn file(&self, entry: Entry) -> FileReport {
        let format = Format::from_path(&entry.path);
        let outcome = if format.is_none() && !entry.explicit {
            Outcome::Skipped(Skip::UnknownType)
        } else {
            match std::fs::read(&entry.path) {
                Ok(bytes) => self.document(&entry.display, bytes, format),
                Err(error) => Outcome::Failed(Cause::Io(error)),
            }
        };
        FileReport { path: entry.display, outcome }
    }

    /// Judges one document; its format is guessed from its text where the name says none.
    fn document(&self, path: &str, bytes: Vec<u8>, format: Option<Format>) -> Outcome {
        if looks_binary(&bytes) {
            return Outcome::Skipped(Skip::Binary);
        }
        let source = SourceFile::decode(path, bytes);
        let format = format.unwrap_or_else(|| Format::from_content(source.text()));
        let wanted = |rule: &str| self.only.as_ref().is_none_or(|ids| ids.contains(rule));
        let findings = self
            .linter
            .lint(&source, format)
            .into_iter()
            .filter(|finding| wanted(&finding.rule))
            .map(|finding| {
                let excerpt = Excerpt::of(source.text(), &finding);
                Reported { finding, excerpt }
            })
            .collect();
        Outcome::Checked(Checked {
            encoding: source.encoding(),
            malformed: source.had_errors(),
            findings,
        })
    }
}

/// What could not be walked, as a run reports it.
fn failure(error: DiscoverError) -> Failure {
    match error {
        DiscoverError::Missing { path } => Failure { path, cause: Cause::Missing },
        DiscoverError::DanglingLink { path } => Failure { path, cause: Cause::DanglingLink },
        DiscoverError::Loop { path, ancestor } => Failure { path, cause: Cause::Loop { ancestor } },
        DiscoverError::Unreadable { path, cause } => Failure { path, cause: Cause::Io(cause) },
    }
}
