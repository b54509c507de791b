//! Changes of the project's files to new builds.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use sa_lint::config::SOURCE_FOLDERS;

use super::preview::Preview;
use crate::changes::{self, Events};

/// Watches from now on, in a thread of its own.
pub(super) fn start(preview: Arc<Preview>) -> notify::Result<()> {
    let (sender, events) = channel();
    let root = preview.dir.canonicalize().unwrap_or_else(|_| preview.dir.clone());
    let mut watcher = notify::recommended_watcher(sender)?;
    watcher.watch(&root, RecursiveMode::NonRecursive)?;
    std::thread::spawn(move || follow(watcher, &root, &events, &preview));
    Ok(())
}

fn follow(mut watcher: RecommendedWatcher, root: &Path, events: &Events, preview: &Preview) {
    let mut watched = BTreeSet::new();
    loop {
        // The project is not watched as a whole: its output and other folders in it may be large.
        for folder in SOURCE_FOLDERS.map(|name| root.join(name)) {
            if !folder.is_dir() {
                watched.remove(&folder);
            } else if watched.insert(folder.clone()) {
                // A folder that cannot be watched is only not followed: every build still reads it.
                let _ = watcher.watch(&folder, RecursiveMode::Recursive);
            }
        }
        match changes::wait(events, is_source) {
            Some(changed) if changed.is_empty() => {}
            Some(_) => preview.rebuild(),
            None => return,
        }
    }
}

/// Files that no build reads do not matter.
fn is_source(path: &Path) -> bool {
    !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}
