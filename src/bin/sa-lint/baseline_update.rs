//! `--update-baseline`, `--extend-baseline`: what is asked for, and what is said of
//! baselines that cannot be used.

use sa_lint::baseline::BaselineError;
use sa_lint::engine::Update;
use sa_lint::message::Lang;
use sa_lint::report::{BaselineFate, Run, printable};

use crate::output::tell;

#[derive(Debug, clap::Args)]
pub(crate) struct BaselineUpdate {
    #[arg(long, conflicts_with = "diff")]
    update_baseline: bool,
    #[arg(long, conflicts_with = "diff")]
    extend_baseline: bool,
}

impl BaselineUpdate {
    /// How baselines are to be brought up to date, if at all.
    pub(crate) fn wanted(&self) -> Option<Update> {
        match (self.extend_baseline, self.update_baseline) {
            (true, _) => Some(Update::Extend),
            (false, true) => Some(Update::Shrink),
            (false, false) => None,
        }
    }
}

/// Says why a baseline cannot be used, with the place in it where there is one.
pub(crate) fn unusable(path: &str, error: &BaselineError, lang: Lang) -> String {
    let mut place = printable(path).into_owned();
    if let Some((line, column)) = error.position() {
        place.push_str(&format!(":{line}"));
        column.iter().for_each(|column| place.push_str(&format!(":{column}")));
    }
    format!("{place}: {}", printable(&error.message().text(lang)))
}

/// True when every baseline that was to be written was.
pub(crate) fn all_written(run: &Run) -> bool {
    !run.baselines.iter().any(|report| matches!(report.fate, BaselineFate::Unwritten(_)))
}

/// Names the baselines that could not be written.
pub(crate) fn complain(run: &Run, lang: Lang) {
    for report in &run.baselines {
        if let BaselineFate::Unwritten(error) = &report.fate {
            tell(&unusable(&report.path, error, lang));
        }
    }
}
