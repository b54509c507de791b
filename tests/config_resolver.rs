//! Paths to their settings, as other parts of the program ask for them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::path::Path;
use std::sync::Arc;

use jiff::civil::date;
use sa_lint::config::{Declaration, Stars, Weight};
use sa_lint::engine::{ConfigSource, Resolver};
use sa_lint::lint::{Linter, Severity};
use sa_lint::rule::RuleSet;
use tempfile::TempDir;

fn project(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

fn resolver(source: ConfigSource) -> Resolver {
    let linter = Linter::new(RuleSet::builtin().unwrap()).unwrap();
    Resolver::new(Arc::new(linter), source, date(2026, 11, 22))
}

#[test]
fn the_nearest_configuration_is_the_root_of_the_site() {
    let project = project(&[
        (
            "sa-lint.toml",
            "[lint]\nbaseline = 'known.json'\n[site]\nstars = 1\ndeclared = 2025-04-01\n",
        ),
        ("one/sa-lint.toml", "[lint.declaration]\none_star = 2025-04-01\ntwo_stars = 2026-04-01\n"),
    ]);
    let root = project.path();
    let mut resolver = resolver(ConfigSource::Nearest);
    let mut settings = |path: &str| resolver.file(&root.join(path), None).unwrap();
    let outer = settings("two/deep/../deep/a.html");
    assert_eq!((outer.root(), outer.base()), (Some(root), root));
    assert_eq!(outer.file(), root.join("two/deep/a.html"));
    assert_eq!(outer.baseline(), Some(root.join("known.json")));
    let expected = Declaration::new(Stars::One, Some(date(2025, 4, 1)), None);
    assert_eq!(outer.declaration(), Some(expected));
    let inner = settings("one/x/a.html");
    assert_eq!((inner.root(), inner.baseline()), (Some(root.join("one").as_path()), None));
    let declaration = inner.declaration().unwrap();
    assert_eq!((declaration.stars, declaration.two_stars), (Stars::Two, Some(date(2026, 4, 1))));
}

#[test]
fn without_a_configuration_the_named_folder_is_the_root() {
    let project = project(&[("a.html", "")]);
    let root = project.path();
    let mut resolver = resolver(ConfigSource::None);
    let walked = resolver.file(&root.join("x/a.html"), Some(root)).unwrap();
    assert_eq!((walked.root(), walked.declaration()), (Some(root), None));
    assert_eq!(resolver.file(&root.join("a.html"), None).unwrap().root(), None);
}

#[test]
fn one_file_for_all_says_nothing_of_where_sites_are() {
    let project = project(&[
        ("conf/x.toml", "[lint.rules]\nlabel-claim = 'hint'\n"),
        ("site/sa-lint.toml", "x"),
    ]);
    let root = project.path();
    let mut resolver = resolver(ConfigSource::File(root.join("conf/x.toml")));
    let site = root.join("site");
    let settings = resolver.file(&site.join("a.html"), Some(&site)).unwrap();
    assert_eq!(settings.weight("label-claim"), Some(Weight::As(Severity::Hint)));
    assert_eq!(settings.root(), Some(site.as_path()));
    assert_eq!(resolver.problems(), []);
}

#[test]
fn what_is_wrong_is_said_once_for_all_files() {
    let project = project(&[("sa-lint.toml", "[lint]\nx = 1\n")]);
    let root = project.path();
    let mut resolver = resolver(ConfigSource::Nearest);
    for path in ["a.html", "b/c.html", "b/d.html", "a.html"] {
        assert!(resolver.file(&root.join(path), None).is_none());
    }
    assert!(resolver.folder(root).is_none());
    assert_eq!(resolver.problems().len(), 1);
}

#[cfg(unix)]
#[test]
fn a_linked_folder_belongs_to_where_it_was_named() {
    let project = project(&[
        ("site/sa-lint.toml", "[lint.rules]\nlabel-claim = 'off'\n"),
        ("built/sa-lint.toml", "[lint.rules]\nlabel-claim = 'error'\n"),
        ("built/public/a.html", ""),
    ]);
    let root = project.path();
    std::os::unix::fs::symlink(root.join("built/public"), root.join("site/public")).unwrap();
    let mut resolver = resolver(ConfigSource::Nearest);
    let settings = resolver.file(&root.join("site/public/a.html"), None).unwrap();
    assert_eq!(settings.weight("label-claim"), Some(Weight::Off));
    assert_eq!(settings.config().unwrap().path, Path::new(&root.join("site/sa-lint.toml")));
}
