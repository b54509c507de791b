//! A path to how people see it.

use std::ffi::OsStr;
use std::path::{Component, Path};

use crate::text::is_acted_on;

/// A path for people: as it was named, `/` between its parts, without `.` parts.
///
/// Characters that a terminal acts on, and what is not Unicode, are shown as `\n`, `\u{202e}`, `\xff`, so
/// that no name can break a line of output or pass for another.
pub fn display_path(path: &Path) -> String {
    let mut shown = String::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::RootDir => shown.push('/'),
            Component::Prefix(_) | Component::ParentDir | Component::Normal(_) => {
                if !shown.is_empty() && !shown.ends_with('/') {
                    shown.push('/');
                }
                push_escaped(&mut shown, component.as_os_str());
            }
        }
    }
    if shown.is_empty() && !path.as_os_str().is_empty() {
        shown.push('.');
    }
    shown
}

fn push_escaped(shown: &mut String, name: &OsStr) {
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            if is_acted_on(c) {
                shown.extend(c.escape_default());
            } else {
                shown.push(c);
            }
        }
        shown.extend(chunk.invalid().iter().flat_map(|b| b.escape_ascii()).map(char::from));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_as_named() {
        for (path, shown) in [
            ("./public//a.html", "public/a.html"),
            ("public/./a/../b.html", "public/a/../b.html"),
            ("../a.html", "../a.html"),
            ("/srv/a.html", "/srv/a.html"),
            ("/", "/"),
            (".", "."),
            ("", ""),
            ("a\nb\u{1B}[2J.html", "a\\nb\\u{1b}[2J.html"),
            ("gpj\u{202e}lmth.exe\u{2028}", "gpj\\u{202e}lmth.exe\\u{2028}"),
            ("会社 概要.html", "会社 概要.html"),
        ] {
            assert_eq!(display_path(Path::new(path)), shown);
        }
    }
}
