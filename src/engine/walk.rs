//! Paths to the files under them.

use std::path::PathBuf;

use crate::report::{Cause, Failure};

/// A file that was met.
pub(super) struct Entry {
    /// Its path, as given or below a folder as given.
    pub(super) path: PathBuf,
    /// True when it was named itself.
    pub(super) explicit: bool,
}

/// Every file that `paths` name or hold.
pub(super) fn walk(paths: Vec<PathBuf>) -> impl Iterator<Item = Result<Entry, Failure>> + Send {
    paths.into_iter().flat_map(|root| {
        let shown = root.to_string_lossy().into_owned();
        ignore::WalkBuilder::new(&root).build().filter_map(move |found| match found {
            Ok(entry) if entry.file_type().is_none_or(|kind| kind.is_dir()) => None,
            Ok(entry) => {
                let explicit = entry.depth() == 0;
                Some(Ok(Entry { path: entry.into_path(), explicit }))
            }
            Err(error) => {
                let words = error.to_string();
                let cause = error.into_io_error().map_or(Cause::Other(words), Cause::Io);
                Some(Err(Failure { path: shown.clone(), cause }))
            }
        })
    })
}
