//! A file of a run to how other programs call it: a path from the project's root, a URI.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use super::run::is_page;
use crate::discover::display_path;

/// The folders that paths are told from. The library does not ask the system for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    folder: PathBuf,
    root: PathBuf,
}

impl Base {
    /// `folder`: where the run was started, which relative paths of the run start from; absolute.
    /// `root`: the project, as a CI server names it; it counts where the folder is in it.
    pub fn new(folder: &Path, root: Option<&Path>) -> Self {
        let folder = tidy(folder);
        let root = root.map(tidy).filter(|root| folder.starts_with(root));
        Self { root: root.unwrap_or_else(|| folder.clone()), folder }
    }

    /// The same without the project: for readers that add the way to the folder themselves.
    pub(super) fn without_root(&self) -> Self {
        Self { root: self.folder.clone(), folder: self.folder.clone() }
    }

    /// How a file is called that is `shown` so, and is `file` on the disk if it is one.
    pub(super) fn locate(&self, shown: &str, file: Option<&Path>) -> Location {
        if is_page(shown, file) {
            // A page of a web site: its address is a URI already.
            return Location { path: shown.to_owned(), uri: shown.to_owned(), inside: false };
        }
        let whole = tidy(&self.folder.join(file.unwrap_or_else(|| Path::new(shown))));
        match whole.strip_prefix(&self.root) {
            Ok(inside) if inside.as_os_str().is_empty() => {
                Location { path: ".".to_owned(), uri: ".".to_owned(), inside: true }
            }
            Ok(inside) => Location {
                // A name that is told and not read has its control characters written out already.
                path: display_path(inside),
                uri: uri(inside),
                inside: true,
            },
            Err(_) => Location { path: shown.to_owned(), uri: uri(&whole), inside: false },
        }
    }
}

/// How other programs call a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Location {
    /// From the root, with `/` between its parts; as it was given where it lies outside.
    pub(super) path: String,
    /// As a URI (RFC 3986): relative to the root, `file:///…` where it lies outside.
    pub(super) uri: String,
    /// True when it lies under the root.
    pub(super) inside: bool,
}

/// A path without `.` and, as far as that goes by its names alone, without `..`.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if tidy.file_name().is_some_and(|name| name != "..") => {
                tidy.pop();
            }
            Component::ParentDir if tidy.has_root() => {}
            other => tidy.push(other),
        }
    }
    tidy
}

/// All but the unreserved characters of RFC 3986. A colon in the first part would be a scheme's.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

fn uri(path: &Path) -> String {
    let mut uri = String::from(if path.has_root() { "file://" } else { "" });
    for component in path.components() {
        match component {
            Component::RootDir => {}
            // `C:` keeps its colon.
            Component::Prefix(prefix) => {
                uri.push('/');
                uri.push_str(&prefix.as_os_str().to_string_lossy().replace('\\', "/"));
            }
            name => {
                if !uri.is_empty() {
                    uri.push('/');
                }
                uri.extend(encoded(name.as_os_str()));
            }
        }
    }
    uri
}

fn encoded(name: &OsStr) -> percent_encoding::PercentEncode<'_> {
    percent_encode(name.as_encoded_bytes(), ESCAPED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn located(folder: &str, root: Option<&str>, shown: &str) -> (String, String, bool) {
        let base = Base::new(Path::new(folder), root.map(Path::new));
        let Location { path, uri, inside } = base.locate(shown, None);
        (path, uri, inside)
    }

    #[test]
    fn paths_are_told_from_the_root() {
        for (folder, root, shown, path, uri, inside) in [
            ("/srv/site", None, "a.html", "a.html", "a.html", true),
            ("/srv/site", None, "/srv/site/x/a.html", "x/a.html", "x/a.html", true),
            ("/srv/site", None, "x/../a.html", "a.html", "a.html", true),
            ("/srv/site", Some("/srv"), "a.html", "site/a.html", "site/a.html", true),
            ("/srv/site", Some("/srv/"), "../b.html", "b.html", "b.html", true),
            ("/srv/site", Some("/home"), "a.html", "a.html", "a.html", true),
            ("/srv/site", None, "../b.html", "../b.html", "file:///srv/b.html", false),
            ("/srv/site", None, "/b c.html", "/b c.html", "file:///b%20c.html", false),
            ("/srv/site", None, "<stdin>", "<stdin>", "%3Cstdin%3E", true),
            ("", None, "../b.html", "../b.html", "../b.html", true),
            (
                "/srv",
                None,
                "https://www.example.co.jp/a/?b=1",
                "https://www.example.co.jp/a/?b=1",
                "https://www.example.co.jp/a/?b=1",
                false,
            ),
        ] {
            let expected = (path.to_owned(), uri.to_owned(), inside);
            assert_eq!(located(folder, root, shown), expected, "{folder} {root:?} {shown}");
        }
    }

    #[test]
    fn every_name_is_a_uri() {
        for (name, uri) in [
            ("会社 概要.html", "%E4%BC%9A%E7%A4%BE%20%E6%A6%82%E8%A6%81.html"),
            ("100%#?.html", "100%25%23%3F.html"),
            ("C:a.html", "C%3Aa.html"),
            ("a\nb\u{1b}.html", "a%0Ab%1B.html"),
            ("a&b='c'+(d)[e]@f,g;h!.html", "a%26b%3D%27c%27%2B%28d%29%5Be%5D%40f%2Cg%3Bh%21.html"),
        ] {
            assert_eq!(located("/srv", None, name).1, uri);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_text_has_its_own_uri() {
        use std::os::unix::ffi::OsStrExt;
        let base = Base::new(Path::new("/srv"), None);
        let located = |name: &[u8]| base.locate("shown", Some(Path::new(OsStr::from_bytes(name))));
        let odd = located(b"x/a\xff.html");
        assert_eq!((odd.path.as_str(), odd.uri.as_str()), (r"x/a\xff.html", "x/a%FF.html"));
        let backslash = located(br"x/a\xff.html");
        assert_eq!(backslash.uri, "x/a%5Cxff.html");
    }
}
