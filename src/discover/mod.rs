//! Named paths to the files to read.

mod display;
mod error;
mod left_out;

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::{DirEntry, Walk, WalkBuilder};

pub use display::display_path;
pub use error::DiscoverError;
pub use left_out::{is_generated, is_hidden_part, is_minified, is_packages_part};

/// How folders are walked.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Leave out what `.gitignore` and `.git/info/exclude` of the repository leave out. The user's
    /// own settings do not count: the same files are read on every machine.
    pub gitignore: bool,
    /// Follow symbolic links. A folder of somebody else's may hold links that lead anywhere.
    pub follow: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { gitignore: true, follow: false }
    }
}

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// Where to read it.
    pub path: PathBuf,
    /// How to show it; see [`display_path`].
    pub display: String,
    /// True when the file itself was named, not a folder it is in. It is then to be read whatever
    /// it is called.
    pub explicit: bool,
    /// The named folder that it was found in; `None` for a file that was named itself.
    pub root: Option<Arc<Path>>,
    /// True for a folder of other people's code (`node_modules`), which is not gone into.
    pub is_packages: bool,
}

/// The files to read for the named paths, each once, and what cannot be read.
///
/// Files that are named come first, in their order and whatever they are called; then those in the
/// named folders, sorted by name within each folder. A walk leaves out hidden files and folders and
/// what Git ignores; a folder of other people's code comes as one entry, at the end. Links are followed
/// where `options` says so; a file that several names lead to is read under the first of them. What is
/// neither file nor folder (a socket, a pipe) is read only when named.
///
/// A folder that was named is read in any case: when Git ignores all that is in it (a built site),
/// it is walked as if there were no `.gitignore`. `options` says how each named folder is walked.
pub fn discover(
    paths: &[PathBuf],
    options: &mut dyn FnMut(&Path) -> Options,
) -> impl Iterator<Item = Result<FoundFile, DiscoverError>> + use<> {
    let mut found = Vec::new();
    let mut folders = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => folders.push(path.clone()),
            Ok(_) => found.push(Ok(FoundFile::new(path.clone(), None))),
            Err(cause) => found.push(Err(DiscoverError::from_io(path, cause))),
        }
    }
    let mut once = Once::default();
    folders.retain(|folder| once.is_new_folder(folder));
    let folders: Vec<(PathBuf, Options)> =
        folders.into_iter().map(|folder| (folder.clone(), options(&folder))).collect();
    // In a single folder every file has one name.
    let alone = paths.len() == 1 && folders.iter().all(|(_, options)| !options.follow);
    let walked = folders.into_iter().flat_map(|(folder, options)| walk(&folder, options));
    found.into_iter().map(|found| found.map(|entry| (entry, true))).chain(walked).filter_map(
        move |found| match found {
            Ok((entry, is_link)) => {
                (alone || once.is_new(&entry.path, is_link)).then_some(Ok(entry))
            }
            Err(error) => Some(Err(error)),
        },
    )
}

impl FoundFile {
    fn new(path: PathBuf, root: Option<Arc<Path>>) -> Self {
        let explicit = root.is_none();
        Self { display: display_path(&path), path, explicit, root, is_packages: false }
    }

    /// A file from a list: nobody named it, so it is read only if a walk would read it.
    pub fn listed(path: PathBuf) -> Self {
        let is_packages =
            path.components().any(|part| is_packages_part(&part.as_os_str().to_string_lossy()));
        Self { explicit: false, is_packages, ..Self::new(path, None) }
    }
}

/// The files in a folder; `true` beside one that is a link itself.
fn walk(
    folder: &Path,
    options: Options,
) -> impl Iterator<Item = Result<(FoundFile, bool), DiscoverError>> + use<> {
    // To the walker a lone dash means standard input.
    let dashed = (folder == Path::new("-")).then(|| Path::new(".").join(folder));
    let folder = dashed.as_deref().unwrap_or(folder);
    let unseen = Packages::default();
    let gitignore =
        options.gitignore && walker(folder, options, unseen).flatten().any(|entry| is_file(&entry));
    let root: Arc<Path> = Arc::from(folder);
    let packages = Packages::default();
    let passed = Arc::clone(&packages);
    let from = Arc::clone(&root);
    let passed = std::iter::once_with(move || {
        std::mem::take(&mut *passed.lock().unwrap_or_else(PoisonError::into_inner))
    });
    let passed = passed.flatten().map(move |folder| {
        let entry = FoundFile::new(folder, Some(Arc::clone(&from)));
        Ok((FoundFile { is_packages: true, ..entry }, false))
    });
    walker(folder, Options { gitignore, ..options }, packages)
        .filter_map(move |found| match found {
            Ok(entry) if is_file(&entry) => {
                let is_link = entry.path_is_symlink();
                Some(Ok((FoundFile::new(entry.into_path(), Some(Arc::clone(&root))), is_link)))
            }
            Ok(_) => None,
            Err(error) => DiscoverError::from_walk(error).map(Err),
        })
        .chain(passed)
}

/// Folders of other people's code that a walk passed over.
type Packages = Arc<Mutex<Vec<PathBuf>>>;

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}

fn walker(folder: &Path, options: Options, packages: Packages) -> Walk {
    let Options { gitignore, follow } = options;
    WalkBuilder::new(folder)
        .standard_filters(false)
        .hidden(true)
        .parents(gitignore)
        .git_ignore(gitignore)
        .git_exclude(gitignore)
        .follow_links(follow)
        .sort_by_file_name(OsStr::cmp)
        .filter_entry(move |entry| {
            if entry.depth() == 0 || !entry.file_type().is_some_and(|kind| kind.is_dir()) {
                return true;
            }
            let is_packages = left_out::holds_packages(entry.path());
            if is_packages {
                let mut packages = packages.lock().unwrap_or_else(PoisonError::into_inner);
                packages.push(entry.path().to_path_buf());
            }
            !is_packages && !left_out::is_hidden(entry.path())
        })
        .build()
}

/// The files and folders met so far, by their real paths.
#[derive(Default)]
struct Once {
    files: HashSet<PathBuf>,
    folders: HashSet<PathBuf>,
    /// The folder of the file met last, and its real path: files come folder by folder, and the
    /// system need not be asked for each.
    folder: Option<(PathBuf, PathBuf)>,
}

impl Once {
    fn is_new_folder(&mut self, folder: &Path) -> bool {
        self.folders.insert(real_path(folder))
    }

    /// False for a file that was met before. `is_link`: the last part of `path` may be a link.
    fn is_new(&mut self, path: &Path, is_link: bool) -> bool {
        let real = match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) if !is_link => self.real_folder(parent).join(name),
            _ => real_path(path),
        };
        self.files.insert(real)
    }

    fn real_folder(&mut self, folder: &Path) -> &Path {
        if self.folder.as_ref().is_none_or(|(last, _)| last != folder) {
            self.folder = None;
        }
        &self.folder.get_or_insert_with(|| (folder.to_path_buf(), real_path(folder))).1
    }
}

/// True when a file, which need not be there yet, lies below a folder once links are resolved.
pub(crate) fn is_below(folder: &Path, file: &Path) -> bool {
    let real = fs::canonicalize(file).or_else(|_| {
        let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = fs::canonicalize(parent.unwrap_or(Path::new(".")))?;
        Ok::<_, std::io::Error>(parent.join(file.file_name().unwrap_or_default()))
    });
    real.is_ok_and(|real| real.starts_with(real_path(folder)))
}

/// The path without links; the path itself where the system does not tell.
fn real_path(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with the files named, each holding its name; `name/` is an empty folder.
    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            if name.ends_with('/') {
                fs::create_dir_all(path).unwrap();
            } else {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, name).unwrap();
            }
        }
        folder
    }

    /// What is found, a line each: paths in the folder, `!` before one that was named, `error:`
    /// before a message.
    fn found(root: &tempfile::TempDir, paths: &[&str], gitignore: bool) -> Vec<String> {
        walked(root, paths, Options { gitignore, follow: false })
    }

    fn walked(root: &tempfile::TempDir, paths: &[&str], options: Options) -> Vec<String> {
        let base = format!("{}/", display_path(root.path()));
        let paths: Vec<PathBuf> = paths.iter().map(|path| root.path().join(path)).collect();
        discover(&paths, &mut |_| options)
            .map(|entry| match entry {
                Ok(entry) => {
                    let mark = if entry.explicit { "!" } else { "" };
                    assert!(entry.is_packages || fs::read(&entry.path).is_ok());
                    format!("{mark}{}", entry.display.replace(&base, ""))
                }
                Err(error) => {
                    assert!(error.path().starts_with(&base));
                    format!("error: {error}").replace(&base, "")
                }
            })
            .collect()
    }

    #[test]
    fn folders_are_walked_in_order_and_hidden_files_left_out() {
        let root = folder(&[
            "b.html",
            "a/z.md",
            "a/b.bin",
            ".hidden.html",
            ".git/x.html",
            "node_modules/m/x.html",
            "あ.html",
            "empty/",
        ]);
        assert_eq!(
            found(&root, &["."], true),
            ["a/b.bin", "a/z.md", "b.html", "あ.html", "node_modules"]
        );
        assert_eq!(found(&root, &["empty"], true), [""; 0]);
        assert_eq!(found(&root, &["node_modules"], true), ["node_modules/m/x.html"]);
    }

    #[test]
    fn what_is_named_is_read() {
        let root = folder(&[".hidden.html", "data.bin", "public/a.html", "node_modules/x.html"]);
        assert_eq!(
            found(&root, &["public", "data.bin", ".hidden.html", "node_modules/x.html"], true),
            ["!data.bin", "!.hidden.html", "!node_modules/x.html", "public/a.html"]
        );
    }

    #[test]
    fn no_file_comes_twice() {
        let root = folder(&["a/x.html", "a/y.html", "b/z.html"]);
        assert_eq!(
            found(&root, &["a", "a/../a", ".", "a/y.html", "b/../a/y.html", "a/./y.html"], true),
            ["!a/y.html", "a/x.html", "b/z.html"]
        );
    }

    #[test]
    fn what_git_ignores_is_left_out() {
        let root = folder(&[".git/", "a.html", "build/b.html", "draft-c.html", "sub/draft-d.html"]);
        fs::write(root.path().join(".gitignore"), "build/\ndraft-*\n[z-a]\n").unwrap();
        assert_eq!(found(&root, &["."], true), ["a.html"]);
        assert_eq!(
            found(&root, &["."], false),
            ["a.html", "build/b.html", "draft-c.html", "sub/draft-d.html"]
        );
        assert_eq!(found(&root, &["draft-c.html"], true), ["!draft-c.html"]);
    }

    #[test]
    fn a_named_folder_that_git_ignores_is_read() {
        for pattern in ["public/", "public/*", "/public/**", "*", "*.html"] {
            let root = folder(&[".git/", "public/a.html", "public/sub/b.html"]);
            fs::write(root.path().join(".gitignore"), pattern).unwrap();
            let expected = ["public/a.html", "public/sub/b.html"];
            assert_eq!(found(&root, &["public"], true), expected, "{pattern}");
        }
    }

    #[test]
    fn a_missing_path_does_not_stop_the_rest() {
        let root = folder(&["a.html"]);
        assert_eq!(
            found(&root, &["b.html", "a.html"], true),
            ["error: `b.html`: no such file or folder", "!a.html"]
        );
    }

    #[test]
    fn files_are_shown_as_their_folder_was_named() {
        let entries = discover(&["./src/text".into()], &mut |_| Options::default());
        let shown: Vec<String> = entries.map(|entry| entry.unwrap().display).collect();
        assert!(shown.contains(&"src/text/mod.rs".to_owned()), "{shown:?}");
    }

    #[cfg(unix)]
    mod unix {
        use std::os::unix::fs::{PermissionsExt, symlink};

        use super::*;

        const FOLLOW: Options = Options { gitignore: true, follow: true };

        #[test]
        fn links_are_followed_where_that_is_asked_for() {
            let (root, other) = (folder(&["a.html"]), folder(&["b.html"]));
            symlink(other.path(), root.path().join("c")).unwrap();
            symlink(other.path().join("b.html"), root.path().join("d.html")).unwrap();
            symlink("nowhere", root.path().join("e.html")).unwrap();
            symlink(".", root.path().join("f")).unwrap();
            assert_eq!(found(&root, &["."], true), ["a.html"]);
            // What is named is meant.
            assert_eq!(found(&root, &["c", "d.html"], true), ["!d.html"]);
            assert_eq!(found(&root, &["c"], true), ["c/b.html"]);
            assert_eq!(walked(&root, &["."], FOLLOW)[..2], ["a.html", "c/b.html"]);
        }

        #[test]
        fn links_are_followed_once() {
            let root = folder(&["b.html", "c/d.html"]);
            symlink("b.html", root.path().join("a.html")).unwrap();
            symlink("c", root.path().join("e")).unwrap();
            assert_eq!(walked(&root, &["."], FOLLOW), ["a.html", "c/d.html"]);
            assert_eq!(found(&root, &["e"], true), ["e/d.html"]);
            assert_eq!(found(&root, &["a.html", "b.html"], true), ["!a.html"]);
        }

        #[test]
        fn a_loop_is_reported_and_the_rest_read() {
            let root = folder(&["a.html", "sub/b.html"]);
            symlink("..", root.path().join("sub/back")).unwrap();
            symlink("self", root.path().join("self")).unwrap();
            symlink("..", root.path().join("sub/.hidden")).unwrap();
            let found = walked(&root, &["."], FOLLOW);
            let base = display_path(root.path());
            assert_eq!(found.len(), 4, "{found:?}");
            assert_eq!(found[0], "a.html");
            assert!(found[1].starts_with("error: `self`: cannot be read: Too many"), "{found:?}");
            let message = "a symbolic link that leads back to";
            assert_eq!(
                found[2..],
                [
                    "sub/b.html".to_owned(),
                    format!("error: `sub/back`: {message} `{base}`; it is not followed")
                ]
            );
        }

        #[test]
        fn a_link_to_nothing_is_reported() {
            let root = folder(&["b.html"]);
            symlink("nowhere", root.path().join("a.html")).unwrap();
            symlink("nowhere", root.path().join(".#b.html")).unwrap();
            let message = "error: `a.html`: a symbolic link to something that does not exist";
            assert_eq!(walked(&root, &["."], FOLLOW), [message, "b.html"]);
            assert_eq!(found(&root, &["a.html"], true), [message]);
        }

        #[test]
        fn what_the_system_refuses_is_named() {
            let root = folder(&["a.html", "secret/b.html"]);
            assert_eq!(
                found(&root, &["a.html/x"], true),
                ["error: `a.html/x`: cannot be read: Not a directory (os error 20)"]
            );
            let secret = root.path().join("secret");
            fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).unwrap();
            // The superuser may read it all the same.
            let refused = "error: `secret`: cannot be read: Permission denied (os error 13)";
            let second = if fs::read_dir(&secret).is_ok() { "secret/b.html" } else { refused };
            assert_eq!(found(&root, &["."], true), ["a.html", second]);
            fs::set_permissions(&secret, fs::Permissions::from_mode(0o700)).unwrap();
        }

        #[cfg(target_os = "linux")]
        #[test]
        fn hostile_names_are_readable_and_shown_safely() {
            use std::os::unix::ffi::OsStrExt;

            let root = folder(&[]);
            for name in [&b"\xFF\xFEx.html"[..], b"a\nb.html", b"c`\x1B.html"] {
                fs::write(root.path().join(OsStr::from_bytes(name)), "x").unwrap();
            }
            assert_eq!(
                found(&root, &["."], true),
                ["a\\nb.html", "c`\\u{1b}.html", "\\xff\\xfex.html"]
            );
        }
    }
}
