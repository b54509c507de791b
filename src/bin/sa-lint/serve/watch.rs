//! Changes of the project's files to new builds.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::preview::Preview;

/// An editor writes in several steps: build when it has been quiet for so long.
const QUIET: Duration = Duration::from_millis(80);

/// The folders that a build reads, beside the project's own. The project is not watched as a whole:
/// its output and other folders in it may be large.
const FOLDERS: [&str; 4] = ["content", "images", "static", "templates"];

/// Watches from now on, in a thread of its own.
pub(super) fn start(preview: Arc<Preview>) -> notify::Result<()> {
    let (sender, receiver) = channel();
    let root = preview.dir.canonicalize().unwrap_or_else(|_| preview.dir.clone());
    let mut watcher = notify::recommended_watcher(sender)?;
    watcher.watch(&root, RecursiveMode::NonRecursive)?;
    std::thread::spawn(move || follow(watcher, &root, &receiver, &preview));
    Ok(())
}

fn follow(
    mut watcher: RecommendedWatcher,
    root: &Path,
    receiver: &Receiver<notify::Result<Event>>,
    preview: &Preview,
) {
    let mut watched = BTreeSet::new();
    loop {
        for folder in FOLDERS.map(|name| root.join(name)) {
            if !folder.is_dir() {
                watched.remove(&folder);
            } else if watched.insert(folder.clone()) {
                // A folder that cannot be watched is only not followed: every build still reads it.
                let _ = watcher.watch(&folder, RecursiveMode::Recursive);
            }
        }
        match changed(receiver) {
            Some(true) => preview.rebuild(),
            Some(false) => {}
            None => return,
        }
    }
}

/// Waits for events until it has been quiet: whether one of them matters; `None` at the end.
fn changed(receiver: &Receiver<notify::Result<Event>>) -> Option<bool> {
    let mut matters = receiver.recv().ok()?.is_ok_and(|event| is_source(&event));
    loop {
        match receiver.recv_timeout(QUIET) {
            Ok(next) => matters |= next.is_ok_and(|event| is_source(&event)),
            Err(RecvTimeoutError::Timeout) => return Some(matters),
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

/// Reading a file is no change, and files that no build reads do not matter.
fn is_source(event: &Event) -> bool {
    let hidden =
        |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    !event.kind.is_access() && !event.paths.iter().all(|path| hidden(path))
}
