//! What kept a run from being whole, as other programs are told of it.

use super::location::Location;
use super::{Base, Outcome, Repair, Run, wording};
use crate::message::Lang;

/// Something that could not be read or written.
#[derive(Debug)]
pub(super) struct FailedPath {
    /// `unreadable` or `unwritten`; stands where a finding has its rule, and is never translated.
    pub(super) id: &'static str,
    /// What it is about.
    pub(super) location: Location,
    /// What is wrong.
    pub(super) message: String,
}

/// All failed paths of a run: what is no file first, then by path.
pub(super) fn failed_paths<'a>(
    run: &'a Run,
    base: &'a Base,
    lang: Lang,
) -> impl Iterator<Item = FailedPath> + 'a {
    let paths = run.failures.iter().map(move |failure| FailedPath {
        id: "unreadable",
        location: base.locate(&failure.path, None),
        message: wording::cause(lang, &failure.cause),
    });
    let files = run.files.iter().filter_map(move |file| {
        let (id, message) = match &file.outcome {
            Outcome::Failed(cause) => ("unreadable", wording::cause(lang, cause)),
            Outcome::Checked(checked) => match checked.repair.as_deref() {
                Some(Repair::Unwritten(error)) => ("unwritten", wording::unwritten(lang, error)),
                _ => return None,
            },
            Outcome::Skipped(_) => return None,
        };
        Some(FailedPath { id, location: base.locate(&file.path, file.on_disk()), message })
    });
    paths.chain(files)
}
