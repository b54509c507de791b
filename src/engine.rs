//! Paths to a finished [`Run`]: discover → read → decode → lint, in parallel, in a fixed order.
//!
//! The walk feeds the workers while it goes on. A worker holds one file at a time and keeps of it
//! only its findings and the few lines around them, so memory grows with what is found and not
//! with what is read.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::iter::{ParallelBridge, ParallelIterator};

use crate::discover::{DiscoverError, Entry, Options, discover};
use crate::extract::Format;
use crate::fix::{self, Judged, Repaired};
use crate::lint::Linter;
use crate::report::{
    Cause, Checked, Excerpt, Failure, FileReport, Outcome, Repair, Reported, Run, Skip,
};
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
    fixing: Option<Fixing>,
    done: Arc<AtomicUsize>,
}

/// What to do with the fixes of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixing {
    /// Make those too that a person should read.
    pub unsafe_too: bool,
    /// Write the files, and hand back the documents; otherwise only say what would change.
    pub write: bool,
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
        Self { linter, threads: None, only: None, fixing: None, done: Arc::default() }
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

    /// Makes the fixes of the findings, or shows what they would change; `None`: neither.
    #[must_use]
    pub fn fixing(self, fixing: Option<Fixing>) -> Self {
        Self { fixing, ..self }
    }

    /// Counts the files that are done while the run goes on.
    #[must_use]
    pub fn counting(self, done: Arc<AtomicUsize>) -> Self {
        Self { done, ..self }
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
            let outcome = self.document(&path, bytes, format, None);
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
                Ok(bytes) => self.document(&entry.display, bytes, format, Some(&entry.path)),
                Err(error) => Outcome::Failed(Cause::Io(error)),
            }
        };
        self.done.fetch_add(1, Ordering::Relaxed);
        FileReport { path: entry.display, outcome }
    }

    /// Judges one document, and repairs it where that is asked for. `file`: where to write it.
    fn document(
        &self,
        path: &str,
        bytes: Vec<u8>,
        format: Option<Format>,
        file: Option<&Path>,
    ) -> Outcome {
        if looks_binary(&bytes) {
            return Outcome::Skipped(Skip::Binary);
        }
        let mut judged = self.judge(path, bytes, format);
        let repair = self.fixing.and_then(|fixing| {
            let judge = |raw| self.judge(path, raw, format);
            let repaired = fix::repair(&mut judged, fixing.unsafe_too, &judge)?;
            Some(settle(path, &mut judged, repaired, fixing.write, file))
        });
        let Judged { source, findings, .. } = judged;
        let reported = findings.into_iter().map(|finding| {
            let excerpt = Excerpt::of(source.text(), &finding);
            Reported { finding, excerpt }
        });
        Outcome::Checked(Checked {
            encoding: source.encoding(),
            malformed: source.had_errors(),
            findings: reported.collect(),
            repair,
        })
    }

    /// Reads and judges the bytes of a document; its format is guessed from its text where the
    /// name says none.
    fn judge(&self, path: &str, bytes: Vec<u8>, format: Option<Format>) -> Judged {
        let source = SourceFile::decode(path, bytes);
        let format = format.unwrap_or_else(|| Format::from_content(source.text()));
        let mut findings = self.linter.lint(&source, format);
        if let Some(only) = &self.only {
            findings.retain(|finding| only.contains(&finding.rule));
        }
        Judged { source, format, findings }
    }
}

/// Writes a repaired file, or hands the repair out. `judged` becomes what is to be reported: the
/// repaired file, or the old one where it could not be written.
fn settle(
    path: &str,
    judged: &mut Judged,
    repaired: Repaired,
    write: bool,
    file: Option<&Path>,
) -> Repair {
    let Repaired { after, changes } = repaired;
    let repair = match file {
        _ if !write => {
            let diff = fix::diff(path, &judged.source, &after.source);
            Repair::Shown { changes, diff }
        }
        None => Repair::Document { changes, bytes: after.source.raw().to_vec() },
        Some(file) => match fix::write(file, judged.source.raw(), after.source.raw()) {
            Ok(()) => Repair::Written(changes),
            Err(error) => return Repair::Unwritten(error),
        },
    };
    *judged = after;
    repair
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
