//! `--fix`, `--unsafe-fixes`, `--diff`: what is asked for, and where its output goes.

use sa_lint::engine::Fixing;
use sa_lint::message::Lang;
use sa_lint::report::{self, Repair, Run, Summary, printable, wording};

use crate::output::{Exit, deliver, tell};
use crate::session::Session;

#[derive(Debug, clap::Args)]
pub(crate) struct FixChoice {
    #[arg(long)]
    fix: bool,
    #[arg(long)]
    unsafe_fixes: bool,
    #[arg(long, conflicts_with = "format")]
    diff: bool,
}

impl FixChoice {
    /// What to do with fixes, if anything.
    pub(crate) fn wanted(&self) -> Option<Fixing> {
        let any = self.fix || self.unsafe_fixes || self.diff;
        any.then_some(Fixing { unsafe_too: self.unsafe_fixes, write: !self.diff })
    }

    /// True when files and documents are to be changed.
    pub(crate) fn writes(&self) -> bool {
        self.wanted().is_some_and(|fixing| fixing.write)
    }

    /// True when only a diff is to be shown.
    pub(crate) fn shows(&self) -> bool {
        self.diff
    }
}

/// Puts the repaired document on standard output, byte for byte; as it came where nothing in it
/// was changed.
pub(crate) fn hand_back(exit: Exit, run: &Run, document: &[u8]) -> Exit {
    let changed = run.repairs().find_map(|(_, repair)| match repair {
        Repair::Document { bytes, .. } => Some(bytes.as_slice()),
        _ => None,
    });
    deliver(exit, |out| out.write_all(changed.unwrap_or(document)))
}

/// Puts the diff on standard output and says the rest on standard error.
pub(crate) fn show(exit: Exit, run: &Run, session: Session, quiet: bool) -> Exit {
    let lang = session.lang();
    let exit = deliver(exit, |mut out| {
        report::diff(run, session.appearance, session.on_terminal, &mut out)
    });
    for (path, found) in run.findings() {
        let finding = &found.finding;
        if let Some(reason) = &finding.held_back {
            let (line, column) = (finding.start.line, finding.start.column);
            let why = wording::held_back(lang, reason);
            tell(&format!("{}:{line}:{column}: {}: {why}", printable(path), finding.rule));
        }
    }
    let summary = Summary::of(run);
    if !quiet && summary.files_checked > 0 {
        tell(&wording::would_change(lang, &summary));
    }
    exit
}

/// Names the files that could not be written.
pub(crate) fn complain(run: &Run, lang: Lang) {
    for (path, error) in run.unwritten() {
        tell(&format!("{}: {}", printable(path), wording::unwritten(lang, error)));
    }
}
