//! Findings that do not count, and baselines, to the lines of the summary that name them.

use super::{BaselineFate, BaselineReport, Run, Summary, printable};
use crate::message::{Lang, Message};

/// What does not count and why, and what became of baselines; nothing where nothing was left out.
pub(super) fn ignored(lang: Lang, run: &Run, summary: &Summary) -> Vec<String> {
    let counted = |count: usize, id| (count > 0).then(|| Message::new(id).with("count", count));
    let mut lines: Vec<Message> = [
        counted(summary.suppressed.comment, "ignored-by-comment"),
        counted(summary.suppressed.baseline, "ignored-by-baseline"),
    ]
    .into_iter()
    .flatten()
    .collect();
    lines.extend(run.baselines.iter().filter_map(of_baseline));
    lines.iter().map(|line| line.text(lang)).collect()
}

fn of_baseline(report: &BaselineReport) -> Option<Message> {
    let change = report.change;
    let id = match report.fate {
        BaselineFate::Created => "baseline-created",
        BaselineFate::Updated if change.gone + change.new == 0 => "baseline-same",
        BaselineFate::Updated => "baseline-updated",
        BaselineFate::Read if change.gone > 0 => "baseline-gone",
        BaselineFate::Read | BaselineFate::Unwritten(_) => return None,
    };
    let path = printable(&report.path).into_owned();
    Some(
        Message::new(id)
            .with("path", path)
            .with("gone", change.gone)
            .with("new", change.new)
            .with("left", change.kept + change.new),
    )
}
