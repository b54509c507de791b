//! A file and a baseline to the name by which the one stands in the other.

use std::path::{Component, Path, PathBuf};

/// What the file `file` is called in the baseline at `baseline`: its path from the baseline's
/// folder on, with `/` between the parts, whatever the working directory and the system. Both
/// paths are absolute; `..` and `.` are resolved by name, links are not.
///
/// A file that no path leads to from there (on another drive) is called by its own.
pub fn key(baseline: &Path, file: &Path) -> String {
    relative(baseline.parent().unwrap_or(baseline), file)
}

/// The path of a file from a folder on, as [`key`] has it.
pub(crate) fn relative(folder: &Path, file: &Path) -> String {
    let (folder, file) = (plain(folder), plain(file));
    let shared = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return joined(file.components());
    }
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    joined(up.chain(file.components().skip(shared)))
}

/// The path of what is called `key` in the baseline at `baseline`.
pub(super) fn path(baseline: &Path, key: &str) -> PathBuf {
    plain(&baseline.parent().unwrap_or(baseline).join(key))
}

pub(super) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

fn joined<'p>(parts: impl Iterator<Item = Component<'p>>) -> String {
    let parts: Vec<String> =
        parts.map(|part| part.as_os_str().to_string_lossy().replace('\\', "/")).collect();
    // An absolute path starts with its root.
    parts.join("/").replacen("//", "/", 1)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_from_the_folder_of_the_baseline() {
        for (baseline, file, name) in [
            ("/site/base.json", "/site/public/a.html", "public/a.html"),
            ("/site/ci/base.json", "/site/public/会社.html", "../public/会社.html"),
            ("/site/./ci/../base.json", "/site/x/../a.html", "a.html"),
            ("/base.json", "/a.html", "a.html"),
            ("/a/b/base.json", "/c.html", "../../c.html"),
        ] {
            assert_eq!(key(Path::new(baseline), Path::new(file)), name);
            let file = plain(Path::new(file));
            assert_eq!(path(Path::new(baseline), name), file);
        }
    }
}
