//! `--watch`: a run again whenever a file changes that it may read.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::channel;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use sa_lint::config::{CONFIG_FILE, chain_of, nearest};
use sa_lint::discover::display_path;
use sa_lint::message::{Lang, Message, say};

use crate::changes;
use crate::output::{Exit, refuse, say_aside};

/// What would write on every run, and so be its own reason to run again; or what is no file.
pub(crate) const NOT_WITH: [&str; 8] = [
    "output",
    "update_baseline",
    "extend_baseline",
    "staged",
    "changed",
    "stdin_filename",
    "mail",
    "list_files",
];

/// What is watched; all paths from the root.
struct Watched {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

/// Runs, and again after every change, until it is interrupted.
pub(crate) fn watch(paths: &[PathBuf], lang: Lang, mut run: impl FnMut() -> Exit) -> Exit {
    let here = [PathBuf::from(".")];
    let Some(watched) = Watched::of(if paths.is_empty() { &here } else { paths }) else {
        return refuse(&say(lang, "watch-no-file"));
    };
    let (sender, events) = channel();
    // Before the first run: what changes meanwhile is a reason for the next.
    let _watcher = match watched.watcher(sender) {
        Ok(watcher) => watcher,
        Err(cause) => {
            let message = Message::new("watch-impossible").with("cause", cause.to_string());
            return refuse(&message.text(lang));
        }
    };
    let mut exit = run();
    say_aside(&say(lang, "watch-waiting"));
    while let Some(changed) = changes::wait(&events, |path| watched.matters(path)) {
        let Some(first) = changed.first() else { continue };
        let message = Message::new("watch-changed").with("file", shown(first));
        say_aside(&message.text(lang));
        exit = run();
        say_aside(&say(lang, "watch-waiting"));
    }
    exit
}

impl Watched {
    /// `None` where a path is nothing that can be watched.
    fn of(paths: &[PathBuf]) -> Option<Self> {
        let (mut folders, mut files) = (Vec::new(), Vec::new());
        for path in paths {
            let path = path.canonicalize().ok()?;
            if path.is_dir() { &mut folders } else { &mut files }.push(path);
        }
        let configs = nearest(paths.first()?).map(|path| chain_of(&path)).unwrap_or_default();
        files.extend(configs.into_iter().filter_map(|(path, _)| path.canonicalize().ok()));
        Some(Self { folders, files })
    }

    fn watcher(
        &self,
        sender: std::sync::mpsc::Sender<notify::Result<notify::Event>>,
    ) -> notify::Result<RecommendedWatcher> {
        let mut watcher = notify::recommended_watcher(sender)?;
        for folder in &self.folders {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        // An editor may put a new file in the place of the old one: its folder is what stays.
        for folder in self.files.iter().filter_map(|file| file.parent()) {
            if !self.folders.iter().any(|watched| folder.starts_with(watched)) {
                watcher.watch(folder, RecursiveMode::NonRecursive)?;
            }
        }
        Ok(watcher)
    }

    /// True for a file that a run may read: hidden ones, and other people's code, it does not.
    fn matters(&self, path: &Path) -> bool {
        let is_left_out = |part: Component<'_>| {
            let name = part.as_os_str();
            name.as_encoded_bytes().starts_with(b".") || name == OsStr::new("node_modules")
        };
        let below = |folder: &PathBuf| path.strip_prefix(folder).ok();
        self.files.iter().any(|file| file == path)
            || path.file_name() == Some(OsStr::new(CONFIG_FILE))
            || self.folders.iter().filter_map(below).any(|rest| !rest.components().any(is_left_out))
    }
}

/// A path as it is named from the current folder.
fn shown(path: &Path) -> String {
    let here = Path::new(".").canonicalize().unwrap_or_default();
    display_path(path.strip_prefix(&here).unwrap_or(path))
}
