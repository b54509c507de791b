//! Files that nobody wrote to be read: which of them a walk leaves out.

use std::ffi::OsStr;
use std::path::Path;

/// Folders that a walk passes over without a word: they hold no text of a page.
const HIDDEN: &str = ".git";
/// Folders of other people's code.
const PACKAGES: [&str; 2] = ["node_modules", "bower_components"];
/// Files beside a folder `vendor` that say that it holds packages.
const MANIFESTS: [&str; 4] = ["composer.json", "Gemfile", "go.mod", "Cargo.toml"];

/// Files that programs keep for themselves.
const LOCKS: [&str; 4] =
    ["package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "packages.lock.json"];

/// Ends of names of files that tools wrote, or that only tests read.
const ENDS: [&str; 9] = [
    ".min.js",
    ".min.mjs",
    ".bundle.js",
    ".chunk.js",
    ".js.map",
    ".css.map",
    ".d.ts",
    ".d.mts",
    ".d.cts",
];

/// Names of tests and of what they read, between the name of a script and its end.
const TESTS: [&str; 4] = [".test.", ".spec.", ".stories.", ".fixture."];
/// Folders of these.
const TEST_FOLDERS: [&str; 4] = ["__tests__", "__mocks__", "__fixtures__", "__snapshots__"];

/// A line longer than this (in bytes) in a script was not written by hand.
const LONGEST_LINE: usize = 5_000;
/// Only so many bytes are looked at.
const LOOKED_AT: usize = 1 << 18;

/// True for a folder that is no part of what is walked, not even to be counted.
pub(super) fn is_hidden(folder: &Path) -> bool {
    folder.file_name().is_some_and(|name| name == HIDDEN)
}

/// True for the name of a folder that no walk goes into.
pub(super) fn is_passed_over(name: &OsStr) -> bool {
    name == HIDDEN || PACKAGES.iter().any(|packages| name == *packages)
}

/// True for a part of a path that a walk does not see: what begins with a dot, and what macOS puts
/// beside the files of an archive.
pub fn is_hidden_part(name: &str) -> bool {
    name.starts_with('.') || name == "__MACOSX"
}

/// True for a part of a path that leads to other people's code.
pub fn is_packages_part(name: &str) -> bool {
    PACKAGES.contains(&name)
}

/// True for a folder of other people's code.
pub(super) fn holds_packages(folder: &Path) -> bool {
    let Some(name) = folder.file_name() else { return false };
    if PACKAGES.iter().any(|packages| name == *packages) {
        return true;
    }
    name == "vendor"
        && (folder.join("autoload.php").is_file()
            || folder.parent().is_some_and(|parent| {
                MANIFESTS.iter().any(|manifest| parent.join(manifest).is_file())
            }))
}

/// True for a file that a tool wrote, or that only tests read, by its name: lock files, source maps,
/// bundles, declarations of types, tests of scripts.
pub fn is_generated(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    // What Word and its like keep beside a file that is open.
    if name.starts_with("~$") || name.starts_with(".~lock.") {
        return true;
    }
    let name = name.to_ascii_lowercase();
    let is_script = [".js", ".jsx", ".ts", ".tsx", ".mjs", ".cjs", ".mts", ".cts"]
        .iter()
        .any(|end| name.ends_with(end));
    let in_tests = || {
        let mut folders = path.iter().filter_map(|part| part.to_str());
        folders.any(|folder| TEST_FOLDERS.contains(&folder))
    };
    LOCKS.contains(&name.as_str())
        || ENDS.iter().any(|end| name.ends_with(end))
        || (is_script && (TESTS.iter().any(|test| name.contains(test)) || in_tests()))
}

/// True for a script that a tool pressed together.
pub fn is_minified(bytes: &[u8]) -> bool {
    let bytes = &bytes[..bytes.len().min(LOOKED_AT)];
    let mut longest = 0;
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', bytes).chain([bytes.len()]) {
        // A long string is written by hand now and then; code is many short words.
        let line = &bytes[start.min(end)..end];
        if line.len() > LONGEST_LINE {
            let signs = line.iter().filter(|b| b"(){};,=:".contains(b)).count();
            longest = longest.max(if signs * 20 > line.len() { line.len() } else { 0 });
        }
        start = end + 1;
    }
    longest > LONGEST_LINE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_who_wrote_a_file() {
        for name in [
            "package-lock.json",
            "a/pnpm-lock.yaml",
            "jquery.MIN.js",
            "a.js.map",
            "index.d.ts",
            "a.test.tsx",
            "a/__tests__/b.js",
        ] {
            assert!(is_generated(Path::new(name)), "{name}");
        }
        for name in ["a.js", "test.html", "package.json", "__tests__/b.html", "latest.ts", "a.yaml"]
        {
            assert!(!is_generated(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn long_lines_of_code_were_pressed_together() {
        assert!(is_minified("a(1);b={c:2};".repeat(500).as_bytes()));
        assert!(!is_minified("a(1);\nb={c:2};\n".repeat(500).as_bytes()));
        assert!(!is_minified(format!("a = '{}'", "二つ星を宣言".repeat(500)).as_bytes()));
        assert!(!is_minified(b""));
    }
}
