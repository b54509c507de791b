//! The figures of a run.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{BaselineFate, Outcome, Repair, Reported, Run, Skip};
use crate::extract::Format;
use crate::lint::{Safety, Severity, SuppressedBy};

/// The figures of a run, as the human report ends with and the JSON output holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Files that were judged.
    pub files_checked: usize,
    /// Those among them that are pages of web sites.
    #[serde(skip)]
    pub pages_checked: usize,
    /// Files that were left alone.
    pub files_skipped: Skipped,
    /// Those among them that are of no kind the linter reads, by what their names end in (`.png`); a
    /// name without such an end, or with one that is read, stands whole.
    #[serde(skip)]
    pub unknown_types: BTreeMap<String, usize>,
    /// Files and paths that could not be read.
    pub unreadable: usize,
    /// Findings.
    pub findings: BySeverity,
    /// Findings that do not count.
    pub suppressed: LeftOut,
    /// True when known findings do not count.
    #[serde(skip)]
    pub has_baseline: bool,
    /// Findings of baselines that are not there any more, and were not taken out of them.
    pub baseline_gone: usize,
    /// Findings that have a fix.
    pub fixable: Fixable,
    /// Fixes that were made; where a diff was asked for, that would be.
    pub fixed: Fixable,
    /// Files in which they were made.
    pub files_fixed: usize,
    /// Files that could not be written.
    pub unwritten: usize,
}

/// Findings that do not count, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// A comment says so.
    pub comment: usize,
    /// A baseline holds them.
    pub baseline: usize,
}

/// Files left alone, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Of no kind the linter reads.
    pub unknown_type: usize,
    /// Not text.
    pub binary: usize,
    /// Left out by the configuration.
    pub excluded: usize,
    /// Files that a tool wrote or that only tests read.
    pub generated: usize,
    /// Folders of other people's code.
    pub packages: usize,
    /// Pages that were scanned, and hold no text.
    pub no_text: usize,
}

/// Findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BySeverity {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Hints.
    pub hint: usize,
}

/// Fixes by how sure they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Fixable {
    /// The sentence stays as it is but for the wrong words.
    #[serde(rename = "safe")]
    pub safe: usize,
    /// A person should read the result.
    #[serde(rename = "unsafe")]
    pub needs_review: usize,
}

impl Summary {
    /// Counts `run`.
    pub fn of(run: &Run) -> Self {
        let mut summary = Self {
            unreadable: run.failures.len(),
            has_baseline: !run.baselines.is_empty(),
            ..Self::default()
        };
        for file in &run.files {
            match &file.outcome {
                Outcome::Checked(checked) => {
                    summary.files_checked += 1;
                    summary.pages_checked += usize::from(file.is_page());
                    checked.findings.iter().for_each(|found| summary.count(found));
                    checked.suppressed.iter().for_each(|left_out| match left_out.by {
                        SuppressedBy::Comment { .. } => summary.suppressed.comment += 1,
                        SuppressedBy::Baseline => summary.suppressed.baseline += 1,
                    });
                    checked.repair.iter().for_each(|repair| summary.count_repair(repair));
                }
                Outcome::Skipped(Skip::UnknownType) => {
                    summary.files_skipped.unknown_type += 1;
                    *summary.unknown_types.entry(ending(&file.path)).or_default() += 1;
                }
                Outcome::Skipped(Skip::Binary) => summary.files_skipped.binary += 1,
                Outcome::Skipped(Skip::Excluded) => summary.files_skipped.excluded += 1,
                Outcome::Skipped(Skip::Generated) => summary.files_skipped.generated += 1,
                Outcome::Skipped(Skip::Packages) => summary.files_skipped.packages += 1,
                Outcome::Skipped(Skip::NoText) => summary.files_skipped.no_text += 1,
                Outcome::Failed(_) => summary.unreadable += 1,
            }
        }
        for baseline in &run.baselines {
            if matches!(baseline.fate, BaselineFate::Read | BaselineFate::Unwritten(_)) {
                summary.baseline_gone += baseline.change.gone;
            }
        }
        summary
    }

    fn count(&mut self, found: &Reported) {
        self.findings.count(found.finding.severity);
        // A page of a web site is nothing that the program could write to.
        let fix = found.finding.fix.iter().filter(|_| found.link.is_none());
        fix.for_each(|fix| self.fixable.count(fix.safety));
    }

    fn count_repair(&mut self, repair: &Repair) {
        repair.changes().iter().for_each(|change| self.fixed.count(change.safety));
        match repair {
            Repair::Unwritten(_) => self.unwritten += 1,
            _ => self.files_fixed += 1,
        }
    }
}

impl Skipped {
    /// All of them.
    pub fn total(self) -> usize {
        let others = self.excluded + self.generated + self.packages + self.no_text;
        self.unknown_type + self.binary + others
    }
}

impl BySeverity {
    /// One more.
    pub(super) fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.error += 1,
            Severity::Warning => self.warning += 1,
            Severity::Hint => self.hint += 1,
        }
    }

    /// All of them.
    pub fn total(self) -> usize {
        self.error + self.warning + self.hint
    }

    /// Those that weigh `level` or more.
    pub fn at_least(self, level: Severity) -> usize {
        match level {
            Severity::Error => self.error,
            Severity::Warning => self.error + self.warning,
            Severity::Hint => self.total(),
        }
    }
}

impl Fixable {
    fn count(&mut self, safety: Safety) {
        match safety {
            Safety::Safe => self.safe += 1,
            Safety::Unsafe => self.needs_review += 1,
        }
    }

    /// All of them.
    pub fn total(self) -> usize {
        self.safe + self.needs_review
    }
}

/// What the name of a file of no known kind ends in.
fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rfind('.').filter(|&at| at > 0).and_then(|at| name.get(at..));
    let ending = ending.filter(|ending| ending.len() > 1 && Format::from_path(name).is_none());
    ending.map_or_else(|| name.to_owned(), str::to_lowercase)
}
