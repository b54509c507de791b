//! Paths to a finished [`Run`]: discover → settings → read → decode → lint, in parallel, in a
//! fixed order.
//!
//! The walk feeds the workers while it goes on. A worker holds one file at a time and keeps of it
//! only its findings and the few lines around them, so memory grows with what is found and not
//! with what is read. Where files are to be written the walk comes first, for no file may be
//! changed when a configuration or a baseline is not valid.

mod archive;
mod baselines;
mod effective;
mod file;
mod file_baseline;
mod files;
mod highlight;
mod kept;
mod late;
mod linted;
mod own_file;
mod own_numbers;
mod resolver;
mod settings;
mod shared_facts;
mod told_sites;
mod unchecked;
mod web_page;
mod whole_site;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;
use rayon::iter::{IntoParallelIterator, ParallelBridge, ParallelIterator};

use crate::baseline::BaselineError;
use crate::config::Problem;
use crate::discover::{DiscoverError, FoundFile, Options, discover, display_path};
use crate::extract::Format;
use crate::lint::{Linter, Severity};
use crate::report::{Cause, Failure, FileReport, Outcome, Run, Unfetched};
use crate::rule::RuleSet;

use baselines::{Baselines, Settling};
use linted::Linted;
use own_numbers::OwnNumbers;
use shared_facts::SharedFacts;
use told_sites::ToldSites;

pub use baselines::Update;
pub use effective::Overrides;
pub use files::{Files, OnDisk};
pub use own_numbers::OwnNumber;
pub use resolver::{ConfigSource, Resolver};
pub use settings::{RuleFilter, Settings};
pub use web_page::WebPage;

/// Something to lint.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file, which is always read, or a folder, in which files of known kinds are.
    Path(PathBuf),
    /// A file from a list, which is read if a walk would read it.
    Listed {
        /// The file.
        path: PathBuf,
        /// What to read in place of what lies on the disk.
        bytes: Option<Vec<u8>>,
    },
    /// A document that is already here, as from standard input.
    Document {
        /// What the document is called; says its format by its extension.
        name: Option<String>,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// A page of a web site that was fetched.
    Page(WebPage),
    /// An address that could not be read.
    Unfetched {
        /// The address.
        url: String,
        /// Why.
        why: Unfetched,
    },
}

/// Lints inputs on a bounded pool of threads.
#[derive(Debug)]
pub struct Engine {
    linter: Arc<Linter>,
    threads: Option<NonZeroUsize>,
    overrides: Overrides,
    fixing: Option<Fixing>,
    config: ConfigSource,
    today: Date,
    update: Option<Update>,
    done: Arc<AtomicUsize>,
    files: Arc<dyn Files>,
    own: OwnNumbers,
    facts: SharedFacts,
    told: ToldSites,
}

/// What to do with the fixes of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixing {
    /// Make those too that a person should read.
    pub unsafe_too: bool,
    /// Write the files, and hand back the documents; otherwise only say what would change.
    pub write: bool,
}

/// Why no run could be made at all. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The system gives no threads.
    #[error("cannot start worker threads: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// Configurations are not valid.
    #[error("the configuration is not valid")]
    Config(Vec<Problem>),
    /// Baselines cannot be used: how each is shown, and why.
    #[error("a baseline cannot be used")]
    Baseline(Vec<(String, BaselineError)>),
    /// Baselines should be brought up to date, and none is named.
    #[error("no baseline is named")]
    NoBaseline,
}

/// What was met: in a box, for there are many and they go from list to list.
type Met = Result<Box<Linted>, Box<Failure>>;

/// What a document without a name is called.
const UNNAMED: &str = "<stdin>";

impl Engine {
    /// An engine on all cores, without configurations, whose every finding counts.
    pub fn new(linter: Linter) -> Self {
        Self {
            linter: Arc::new(linter),
            threads: None,
            overrides: Overrides::default(),
            fixing: None,
            config: ConfigSource::None,
            today: Date::MAX,
            update: None,
            done: Arc::default(),
            files: Arc::new(OnDisk),
            own: OwnNumbers::default(),
            facts: SharedFacts::default(),
            told: ToldSites::default(),
        }
    }

    /// Uses `threads` threads; the number of cores where `None`.
    #[must_use]
    pub fn threads(self, threads: Option<NonZeroUsize>) -> Self {
        Self { threads, ..self }
    }

    /// Makes the fixes of the findings, or shows what they would change; `None`: neither.
    #[must_use]
    pub fn fixing(self, fixing: Option<Fixing>) -> Self {
        Self { fixing, ..self }
    }

    /// Reads configurations; `today` is the last day a declaration can have.
    #[must_use]
    pub fn config(self, config: ConfigSource, today: Date) -> Self {
        Self { config, today, ..self }
    }

    /// Lets some things stand above every configuration.
    #[must_use]
    pub fn overrides(self, overrides: Overrides) -> Self {
        Self { overrides, ..self }
    }

    /// Brings baselines up to date, or does not where `None`.
    #[must_use]
    pub fn update(self, update: Option<Update>) -> Self {
        Self { update, ..self }
    }

    /// What judges.
    pub fn linter(&self) -> &Linter {
        &self.linter
    }

    /// The rules whose findings are wanted. A configuration may still switch some of them off.
    pub fn rules(&self) -> RuleSet {
        let mut rules = self.linter.rules().clone();
        rules.retain(|rule| self.overrides.filter.keeps(&rule.id));
        rules
    }

    /// Counts the files that are done while the run goes on.
    #[must_use]
    pub fn counting(self, done: Arc<AtomicUsize>) -> Self {
        Self { done, ..self }
    }

    /// Takes the bytes of files from elsewhere than the disk.
    #[must_use]
    pub fn files(self, files: Arc<dyn Files>) -> Self {
        Self { files, ..self }
    }

    /// Looks for the company's own numbers in every file but `mails`, which hold them.
    #[must_use]
    pub fn own_numbers(self, numbers: Vec<OwnNumber>, mails: &[PathBuf]) -> Self {
        Self { own: OwnNumbers::new(numbers, mails), ..self }
    }

    /// Lints `inputs`. The result depends on them alone, not on the order in which threads finish.
    ///
    /// # Errors
    /// When the system gives no threads, or a configuration or a baseline is not valid. What is
    /// wrong with a single input stands in the [`Run`].
    pub fn run(&self, inputs: Vec<Input>) -> Result<Run, EngineError> {
        let _only = self.told.begin();
        let threads = self.threads.map_or(0, NonZeroUsize::get);
        let pool = rayon::ThreadPoolBuilder::new();
        let pool = pool.num_threads(threads).build()?;
        let mut paths = Vec::new();
        let mut documents = Vec::new();
        let mut pages = Vec::new();
        let mut unfetched = Vec::new();
        let mut listed = Vec::new();
        for input in inputs {
            match input {
                Input::Path(path) => paths.push(path),
                Input::Listed { path, bytes } => listed.push((FoundFile::listed(path), bytes)),
                Input::Document { name, bytes } => documents.push((name, bytes)),
                Input::Page(page) => pages.push(page),
                Input::Unfetched { url, why } => {
                    let failure = Failure { path: url, cause: Cause::Unfetched(why) };
                    unfetched.push(Err(Box::new(failure)));
                }
            }
        }
        let mut resolver = Resolver::new(Arc::clone(&self.linter), self.config.clone(), self.today);
        let mut baselines =
            Baselines::new(self.overrides.baseline.as_deref(), self.update, &resolver);
        let documents: Vec<_> = documents
            .into_iter()
            .filter_map(|(name, bytes)| {
                let path = name.unwrap_or_else(|| UNNAMED.to_owned());
                let settings = resolver.file(Path::new(&path), None)?;
                Some((path, bytes, baselines.found_for(settings, &resolver)))
            })
            .collect();
        let pages: Vec<_> = pages
            .into_iter()
            .filter_map(|page| {
                let settings = resolver.page(page)?;
                Some(baselines.found_for(settings, &resolver))
            })
            .collect();
        let listed: Vec<_> = listed
            .into_iter()
            .filter_map(|(entry, bytes)| {
                let settings = resolver.file(&entry.path, None)?;
                Some((entry, baselines.found_for(settings, &resolver), bytes))
            })
            .collect();
        let walk = discover(&paths, &mut |folder| Options {
            gitignore: self.leaves_ignored(folder, &mut resolver),
            follow: self.overrides.follow,
        });
        let named: Vec<String> = paths.iter().map(|path| display_path(path)).collect();
        // A file whose configuration is not valid is dropped here; the run then fails as a whole.
        let found = walk.filter_map(|entry| match entry {
            Ok(entry) => {
                let settings = resolver.file(&entry.path, entry.root.as_deref())?;
                Some(Ok((entry, baselines.found_for(settings, &resolver))))
            }
            // A link that leads nowhere is no loss where what it is called would not be read.
            Err(DiscoverError::DanglingLink { path })
                if !is_read(Path::new(&path)) && !named.contains(&path) =>
            {
                let entry = FoundFile {
                    path: PathBuf::from(&path),
                    display: path,
                    explicit: false,
                    root: None,
                    is_packages: false,
                };
                let settings = resolver.file(&entry.path, None)?;
                Some(Ok((entry, settings)))
            }
            Err(error) => Some(Err(error)),
        });
        let results: Vec<Met> = if self.fixing.is_some_and(|f| f.write) {
            let found: Vec<_> = found.collect();
            valid(&mut resolver, &mut baselines)?;
            pool.install(|| found.into_par_iter().flat_map_iter(|found| self.all(found)).collect())
        } else {
            pool.install(|| found.par_bridge().flat_map_iter(|found| self.all(found)).collect())
        };
        valid(&mut resolver, &mut baselines)?;
        let documents = documents
            .into_iter()
            .map(|(path, bytes, settings)| Ok(Box::new(self.unfiled(path, bytes, settings))));
        let pages: Vec<_> = pool.install(|| {
            pages.into_par_iter().map(|settings| Ok(Box::new(self.web_page(settings)))).collect()
        });
        let listed = listed.into_par_iter().flat_map_iter(|(entry, settings, bytes)| match bytes {
            None => self.all(Ok((entry, settings))),
            staged => vec![Ok(Box::new(self.found_file(entry, settings, staged)))],
        });
        let listed: Vec<_> = pool.install(|| listed.collect());
        let asked: Vec<PathBuf> = paths.iter().map(|path| resolver.absolute(path)).collect();
        let results = documents.chain(pages).chain(listed).chain(unfetched).chain(results);
        Ok(pool.install(|| self.finished(results, &baselines, &asked)))
    }

    /// A file that was found; of an archive those in it.
    fn all(&self, found: Result<(FoundFile, Settings), DiscoverError>) -> Vec<Met> {
        let linted = match found {
            Ok((entry, settings)) => {
                let linted = self.found_files(entry, settings).into_iter();
                linted.map(|linted| Ok(Box::new(linted))).collect()
            }
            Err(error) => vec![Err(Box::new(failure(error)))],
        };
        self.done.fetch_add(1, Ordering::Relaxed);
        linted
    }

    /// Whether the walk of a named folder leaves out what Git ignores.
    fn leaves_ignored(&self, folder: &Path, resolver: &mut Resolver) -> bool {
        let mut configured = || resolver.folder(folder)?.gitignore();
        !self.overrides.no_ignore && configured().unwrap_or(true)
    }

    /// All files together to the run that is reported. `asked`: the files and folders that were
    /// asked for, absolute.
    fn finished(
        &self,
        results: impl Iterator<Item = Met>,
        baselines: &Baselines,
        asked: &[PathBuf],
    ) -> Run {
        let mut run = Run::default();
        let mut linted = Vec::new();
        for result in results {
            match result {
                Ok(file) => linted.push(file),
                Err(failure) => run.failures.push(*failure),
            }
        }
        linted.sort_by(|a, b| a.path.cmp(&b.path));
        run.failures.sort_by(|a, b| a.path.cmp(&b.path));
        // What is judged over all files at once comes here, before the findings are counted.
        run.failures.extend(self.whole_sites(&mut linted));
        let settling = linted.iter_mut().filter_map(|file| match &mut file.outcome {
            Outcome::Checked(checked) => {
                let known = file.settings.known()?;
                let left_out = file.settings.left_out(&self.overrides.filter);
                Some(Settling { known, left_out, checked })
            }
            Outcome::Skipped(_) | Outcome::Failed(_) => None,
        });
        run.baselines = baselines.settle(settling.collect(), asked);
        run.failing = linted.iter().map(|file| self.failing(file)).sum();
        run.files = linted
            .into_iter()
            .map(|linted| {
                let Linted { path, file, outcome, .. } = *linted;
                FileReport { path, file, outcome }
            })
            .collect();
        run.hide(self.own.digits());
        run
    }

    /// The least severity in a file that makes the run fail.
    fn level(&self, settings: &Settings) -> Severity {
        self.overrides.fail_on.or(settings.fail_on()).unwrap_or(Severity::Error)
    }

    /// How many findings of a file make the run fail.
    fn failing(&self, file: &Linted) -> usize {
        let Outcome::Checked(checked) = &file.outcome else { return 0 };
        let level = self.level(&file.settings);
        checked.findings.iter().filter(|found| found.finding.severity >= level).count()
    }
}

/// Fails when a configuration or a baseline that was met is not valid, or there is no baseline to
/// bring up to date.
fn valid(resolver: &mut Resolver, baselines: &mut Baselines) -> Result<(), EngineError> {
    let problems = resolver.take_problems();
    if !problems.is_empty() {
        return Err(EngineError::Config(problems));
    }
    let problems = baselines.take_problems();
    if !problems.is_empty() {
        return Err(EngineError::Baseline(problems));
    }
    if baselines.is_missing() { Err(EngineError::NoBaseline) } else { Ok(()) }
}

/// True for what a walk reads, by its name.
fn is_read(path: &Path) -> bool {
    Format::from_path(path).is_some_and(|format| format.described().walked)
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
