//! A run as a GitLab Code Quality report: an array of objects as Code Climate has them, with the
//! keys that GitLab reads.

use std::collections::HashSet;
use std::io::{self, Write};

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::failed_path::failed_paths;
use super::stream::{self, Seq};
use super::{Context, Run, wording};
use crate::lint::Severity;

/// Writes `run` as one array, what could not be read or written first, then by path and place.
///
/// # Errors
/// When `out` cannot be written.
pub fn gitlab(run: &Run, context: Context, out: &mut impl Write) -> io::Result<()> {
    let Context { lang, base, .. } = context;
    let issues = || {
        let mut taken = HashSet::new();
        let lines = |begin, end| Lines { begin, end };
        let failed_paths = failed_paths(run, base, lang).map(move |failed| Issue {
            description: failed.message,
            check_name: failed.id.to_owned(),
            fingerprint: String::new(),
            severity: "critical",
            location: IssueLocation { path: failed.location.path, lines: lines(1, 1) },
        });
        let found = run.judged().flat_map(move |(file, checked)| {
            let path = base.locate(&file.path, file.on_disk()).path;
            checked.findings.iter().map(move |found| {
                let finding = &found.finding;
                Issue {
                    description: wording::message(lang, finding),
                    check_name: finding.rule.clone(),
                    fingerprint: finding.fingerprint.clone(),
                    severity: severity(finding.severity),
                    location: IssueLocation {
                        path: path.clone(),
                        lines: if finding.location.is_some() {
                            lines(1, 1)
                        } else {
                            lines(finding.start.line, finding.end.line)
                        },
                    },
                }
            })
        });
        failed_paths.chain(found).map(move |mut issue| {
            issue.fingerprint = fingerprint(&issue, &mut taken);
            issue
        })
    };
    stream::document(&Seq(issues), out)
}

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: IssueLocation,
}

#[derive(Serialize)]
struct IssueLocation {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Hint => "info",
    }
}

/// A name that no other issue of the report has: a finding's own is unique in its file only.
fn fingerprint(issue: &Issue, taken: &mut HashSet<String>) -> String {
    let mut ordinal = 0_u64;
    loop {
        let mut hash = Sha256::new();
        for part in [&issue.location.path, &issue.check_name, &issue.fingerprint] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.update(ordinal.to_le_bytes());
        let name: String = hash.finalize()[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        if taken.insert(name.clone()) {
            return name;
        }
        ordinal += 1;
    }
}
