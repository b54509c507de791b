//! Events of the file system to the paths that changed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::Event;

/// What a watcher sends.
pub(crate) type Events = Receiver<notify::Result<Event>>;

/// An editor writes in several steps: what it did is told when it has been quiet for so long.
const QUIET: Duration = Duration::from_millis(80);

/// Waits for events until it has been quiet: the paths among them that `matters` keeps; `None` at
/// the end. Reading a file is no change.
pub(crate) fn wait(events: &Events, matters: impl Fn(&Path) -> bool) -> Option<BTreeSet<PathBuf>> {
    let mut changed = BTreeSet::new();
    let mut keep = |event: notify::Result<Event>| {
        let event = event.ok().filter(|event| !event.kind.is_access());
        let paths = event.into_iter().flat_map(|event| event.paths);
        changed.extend(paths.filter(|path| matters(path)));
    };
    keep(events.recv().ok()?);
    loop {
        match events.recv_timeout(QUIET) {
            Ok(next) => keep(next),
            Err(RecvTimeoutError::Timeout) => return Some(changed),
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}
