//! What a run brought: every file that was met, and what became of it.

use std::cmp::Reverse;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::Excerpt;
use crate::baseline::{self, BaselineError};
use crate::extract::Unreadable;
use crate::fix::{Change, WriteError};
use crate::lint::{Finding, Severity, Suppressed};
use crate::number;
use crate::text::{Position, SourceFile, Span, Unit};

/// The result of a run.
#[derive(Debug, Default)]
pub struct Run {
    /// Every file met, sorted by path, none twice.
    pub files: Vec<FileReport>,
    /// Things asked for that are no file at all: a missing path, an unreadable folder.
    pub failures: Vec<Failure>,
    /// How many of the findings weigh so much that the run fails. The least such severity can
    /// differ from file to file, so this is not to be told from the findings.
    pub failing: usize,
    /// The baselines that held for the files, sorted by path.
    pub baselines: Vec<BaselineReport>,
}

/// One file and what became of it.
#[derive(Debug)]
pub struct FileReport {
    /// The path as given or found, with `/` between its parts.
    pub path: String,
    /// Where it lies on the disk.
    pub file: FilePlace,
    /// What became of it.
    pub outcome: Outcome,
}

/// Where a file lies on the disk. There are many files, and nearly all lie where their path says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FilePlace {
    /// Nowhere: it is no file.
    #[default]
    No,
    /// Where the path says that it is shown by.
    AsShown,
    /// Elsewhere, as given or found: some names cannot be shown.
    At(Box<Path>),
}

impl FilePlace {
    /// That of a file that is shown by a path.
    pub fn new(file: PathBuf, shown: &str) -> Self {
        if file.as_os_str() == shown { Self::AsShown } else { Self::At(file.into()) }
    }

    /// The path of the file that is shown by another; `None` where it is no file.
    pub fn path<'p>(&'p self, shown: &'p str) -> Option<&'p Path> {
        match self {
            Self::No => None,
            Self::AsShown => Some(Path::new(shown)),
            Self::At(path) => Some(path),
        }
    }
}

/// What became of a file.
#[derive(Debug)]
pub enum Outcome {
    /// It was read and judged.
    Checked(Checked),
    /// It was left alone, and why.
    Skipped(Skip),
    /// It could not be read.
    Failed(Cause),
}

/// A file that was read and judged.
#[derive(Debug)]
pub struct Checked {
    /// The encoding it was read in, in the WHATWG spelling.
    pub encoding: &'static str,
    /// True when some of its bytes are no text in that encoding; the rest was judged.
    pub malformed: bool,
    /// The least severity of a finding that makes the run fail.
    pub fail_on: Severity,
    /// What was found, in the order of the text; in a file that was repaired, what remains.
    pub findings: Vec<Reported>,
    /// What was found and does not count, in the order of the text.
    pub suppressed: Vec<Suppressed>,
    /// Secret numbers in it, by their digits, until [`Run::hide`] has taken them out of the report.
    pub secrets: Vec<String>,
    /// What became of its fixes, where some were to be made and could be.
    pub repair: Option<Box<Repair>>,
}

/// A baseline, and what became of it.
#[derive(Debug)]
pub struct BaselineReport {
    /// Its path, as it is shown.
    pub path: String,
    /// How it differs from what was found. With [`BaselineFate::Read`] this is what an update
    /// would do.
    pub change: baseline::Change,
    /// What was done with it.
    pub fate: BaselineFate,
}

/// What was done with a baseline.
#[derive(Debug)]
pub enum BaselineFate {
    /// It was only read.
    Read,
    /// It was written for the first time, with all that was found.
    Created,
    /// It was to be brought up to date, and was.
    Updated,
    /// It could not be written and is as it was.
    Unwritten(BaselineError),
}

/// What became of the fixes of a file.
#[derive(Debug)]
pub enum Repair {
    /// The file was written.
    Written(Vec<Change>),
    /// The file could not be written and is as it was.
    Unwritten(WriteError),
    /// The document, which is no file, is here in its own encoding.
    Document {
        /// What was changed.
        changes: Vec<Change>,
        /// All its bytes.
        bytes: Vec<u8>,
    },
    /// Nothing was written; this would change.
    Shown {
        /// What would be changed.
        changes: Vec<Change>,
        /// A unified diff.
        diff: String,
    },
}

impl Checked {
    /// The findings that make the run fail.
    pub fn failing(&self) -> impl Iterator<Item = &Reported> {
        self.findings.iter().filter(|found| found.finding.severity >= self.fail_on)
    }
}

impl Repair {
    /// What was changed, or would be.
    pub fn changes(&self) -> &[Change] {
        match self {
            Self::Written(changes)
            | Self::Document { changes, .. }
            | Self::Shown { changes, .. } => changes,
            Self::Unwritten(_) => &[],
        }
    }
}

/// A finding with what a report shows around it, so that no report needs the file again.
#[derive(Debug)]
pub struct Reported {
    /// The finding.
    pub finding: Finding,
    /// Its lines of the source, cut down to a bounded size.
    pub excerpt: Excerpt,
    /// Where it is, columns in bytes of UTF-8.
    pub utf8: Range<Position>,
    /// Its fix as one replacement.
    pub replacement: Option<Replacement>,
    /// The address that shows the place in a browser, for a page of a web site.
    pub link: Option<String>,
}

/// A part of a file and what is to stand there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// Where, columns in scalar values.
    pub place: Range<Position>,
    /// Where, columns in bytes of UTF-8.
    pub utf8: Range<Position>,
    /// What is to stand there.
    pub text: String,
}

impl Reported {
    /// A finding of `source`, as read when it was found.
    pub fn of(source: &SourceFile, finding: Finding) -> Self {
        let place = |unit, span: Span| {
            source.position_in(unit, span.start)..source.position_in(unit, span.end)
        };
        let replacement = finding.replacement(source.text()).map(|(span, text)| Replacement {
            place: place(Unit::Scalar, span),
            utf8: place(Unit::Utf8, span),
            text,
        });
        let excerpt = Excerpt::of(source.text(), &finding);
        Self { utf8: place(Unit::Utf8, finding.span), finding, excerpt, replacement, link: None }
    }
}

impl Reported {
    /// Takes secret numbers (ASCII digits) out of everything that is shown.
    fn hide(&mut self, numbers: &[String]) {
        self.finding.mask(numbers);
        self.excerpt.mask(numbers, self.finding.secret);
        if let Some(replacement) = &mut self.replacement {
            replacement.text = number::masked(&replacement.text, numbers);
        }
        if let Some(link) = &mut self.link
            && (self.finding.secret
                || numbers.iter().any(|one| !number::places(link, one).is_empty()))
        {
            // What marks a place names its words.
            let page = link.split("#:~:text=").next().unwrap_or_default();
            *link = number::masked(page, numbers);
        }
    }
}

/// Why a file was left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Skip {
    /// Its name says it is of a kind that holds no text for readers, or of an unknown one.
    UnknownType,
    /// It holds bytes that no text has.
    Binary,
    /// The configuration leaves it out.
    Excluded,
    /// A tool wrote it, or only tests read it: lock files, source maps, bundles, tests of scripts.
    Generated,
    /// A folder of other people's code.
    Packages,
    /// Its pages are pictures of text: somebody scanned them.
    NoText,
}

/// Something that was asked for and could not be done.
#[derive(Debug)]
pub struct Failure {
    /// The path it is about.
    pub path: String,
    /// Why.
    pub cause: Cause,
}

/// Why something could not be read.
#[derive(Debug)]
pub enum Cause {
    /// Nothing has the name.
    Missing,
    /// It is a symbolic link that leads nowhere.
    DanglingLink,
    /// It is a symbolic link to a folder it is in.
    Loop {
        /// The folder.
        ancestor: String,
    },
    /// It is shown as an image and is none.
    NoImage {
        /// The page that shows it, with its line.
        page: String,
    },
    /// It is an address that could not be read.
    Unfetched(Unfetched),
    /// It is damaged, protected, too large, or of a format that only its own program reads.
    Unreadable(Unreadable),
    /// The system refused.
    Io(io::Error),
}

/// Why an address could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfetched {
    /// No host has the name, or there is no network.
    NoHost,
    /// Nobody answers at the host.
    Refused,
    /// No secure connection could be made.
    Tls {
        /// What is wrong, in the words of the library.
        cause: String,
    },
    /// The answer did not come in time.
    Timeout,
    /// The connection broke, or the answer was none.
    Broken {
        /// What is wrong, in the words of the library.
        cause: String,
    },
    /// The server answered with an error.
    Status {
        /// The status of the answer.
        status: u16,
    },
    /// It is larger than is read.
    TooLarge {
        /// So many bytes are read.
        bytes: u64,
    },
    /// It leads on and on, or nowhere.
    Redirects,
    /// It leads to an address of a private network.
    Private,
    /// robots.txt does not allow it.
    Robots,
    /// The robots.txt of its host could not be read, so nobody knows.
    NoRobots,
    /// It was to be a sitemap and is none.
    NoSitemap,
    /// The run was broken off.
    BrokenOff,
}

impl FileReport {
    /// Where it lies on the disk, as given or found; `None` for a document that is no file.
    pub fn on_disk(&self) -> Option<&Path> {
        self.file.path(&self.path)
    }

    /// True for a page of a web site.
    pub(super) fn is_page(&self) -> bool {
        is_page(&self.path, self.on_disk())
    }
}

/// True for a page of a web site, by how it is shown and where it lies on the disk.
pub(super) fn is_page(shown: &str, file: Option<&Path>) -> bool {
    file.is_none() && (shown.starts_with("http://") || shown.starts_with("https://"))
}

impl Run {
    /// Takes all secret numbers out of everything that a report shows: those of its files, and
    /// `more`, in ASCII digits.
    pub fn hide(&mut self, more: &[String]) {
        let mut secrets = more.to_vec();
        for file in &mut self.files {
            if let Outcome::Checked(checked) = &mut file.outcome {
                secrets.append(&mut checked.secrets);
            }
        }
        secrets.sort_by_key(|digits| (Reverse(digits.len()), digits.clone()));
        secrets.dedup();
        if secrets.is_empty() {
            return;
        }
        for file in &mut self.files {
            let path = number::masked(&file.path, &secrets);
            if path != file.path {
                // A file can be called by the number: it is then named by what is left.
                if file.file != FilePlace::No {
                    file.file = FilePlace::AsShown;
                }
                file.path = path;
            }
            if let Outcome::Checked(checked) = &mut file.outcome {
                checked.findings.iter_mut().for_each(|found| found.hide(&secrets));
                checked.suppressed.iter_mut().for_each(|found| found.finding.mask(&secrets));
            }
        }
        for failure in &mut self.failures {
            failure.path = number::masked(&failure.path, &secrets);
        }
    }

    /// The files that were judged, by path.
    pub fn judged(&self) -> impl Iterator<Item = (&FileReport, &Checked)> {
        self.files.iter().filter_map(|file| match &file.outcome {
            Outcome::Checked(checked) => Some((file, checked)),
            Outcome::Skipped(_) | Outcome::Failed(_) => None,
        })
    }

    /// The files that were judged, with their findings, by path.
    pub fn checked(&self) -> impl Iterator<Item = (&str, &Checked)> {
        self.judged().map(|(file, checked)| (file.path.as_str(), checked))
    }

    /// All findings with their paths, by path and place.
    pub fn findings(&self) -> impl Iterator<Item = (&str, &Reported)> {
        self.checked()
            .flat_map(|(path, checked)| checked.findings.iter().map(move |found| (path, found)))
    }

    /// All findings that do not count with their paths, by path and place.
    pub fn suppressed(&self) -> impl Iterator<Item = (&str, &Suppressed)> {
        self.checked()
            .flat_map(|(path, checked)| checked.suppressed.iter().map(move |found| (path, found)))
    }

    /// All files whose fixes were made, were shown or could not be written, by path.
    pub fn repairs(&self) -> impl Iterator<Item = (&str, &Repair)> {
        self.checked().filter_map(|(path, checked)| Some((path, checked.repair.as_deref()?)))
    }

    /// The files that could not be written, and why.
    pub fn unwritten(&self) -> impl Iterator<Item = (&str, &WriteError)> {
        self.repairs().filter_map(|(path, repair)| match repair {
            Repair::Unwritten(error) => Some((path, error)),
            _ => None,
        })
    }

    /// Everything that could not be read, with its path: what is no file first, then by path.
    pub fn unreadable(&self) -> impl Iterator<Item = (&str, &Cause)> {
        let paths = self.failures.iter().map(|failure| (failure.path.as_str(), &failure.cause));
        let files = self.files.iter().filter_map(|file| match &file.outcome {
            Outcome::Failed(cause) => Some((file.path.as_str(), cause)),
            Outcome::Checked(_) | Outcome::Skipped(_) => None,
        });
        paths.chain(files)
    }
}
