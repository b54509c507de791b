//! The hooks with the real pre-commit on scratch repositories: installed by a wheel without
//! compiling, and with the program on the `PATH`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::documents::document;
use crate::tools::{Scratch, root, version, wanted, wheels};

const WRONG: &str = "<p>SECURITY ACTION 二つ星を取得しました。</p>\n";
const RIGHT: &str = "<p>SECURITY ACTION 二つ星を宣言しました。</p>\n";

/// The hook as docs/hooks.md tells those who have the program to write it.
const SYSTEM: &str = "repos:
  - repo: local
    hooks:
      - id: sa-lint
        name: sa-lint
        entry: sa-lint --lang en --color never --staged
        language: system
        pass_filenames: false
";

/// A repository whose commits the hooks of `config` judge.
fn repository(scratch: Scratch, config: &str) -> Scratch {
    scratch.file(".pre-commit-config.yaml", config);
    scratch
        .done("git init -q -b main . && pre-commit install && git add . && git commit -qm start");
    scratch
}

/// packages/pre-commit as the repository that it is published as, and a cache in which nothing is
/// installed from it yet.
fn published() -> &'static Path {
    static MIRROR: OnceLock<PathBuf> = OnceLock::new();
    MIRROR.get_or_init(|| {
        let _ = fs::remove_dir_all(cache());
        let mirror = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sa-lint-pre-commit");
        let _ = fs::remove_dir_all(&mirror);
        fs::create_dir_all(&mirror).unwrap();
        for name in [".pre-commit-hooks.yaml", "pyproject.toml", "README.md"] {
            fs::write(mirror.join(name), document(&format!("packages/pre-commit/{name}"))).unwrap();
        }
        Scratch::new().env("MIRROR", &mirror).done(&format!(
            "cd \"$MIRROR\" && git init -q -b main . && git add . && git commit -qm release &&
             git tag v{}",
            version()
        ));
        mirror
    })
}

/// Where pre-commit keeps what it installed, for all tests of this file.
fn cache() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("pre-commit-cache")
}

/// A configuration that takes hooks from a repository; `more` stands at the hook, indented by 8.
fn from(mirror: &Path, hook: &str, more: &str) -> String {
    format!(
        "repos:\n  - repo: {}\n    rev: v{}\n    hooks:\n      - id: {hook}\n        args: \
         [--lang, en, --color, never]\n{more}",
        mirror.display(),
        version()
    )
}

/// A scratch folder that has the wheel and cannot compile.
fn without_compiler() -> Scratch {
    let scratch = Scratch::new().env("PRE_COMMIT_HOME", cache());
    for name in ["cargo", "rustc"] {
        scratch.script(&format!(".git/bin/{name}"), "#!/bin/sh\necho compiles >&2\nexit 97\n");
    }
    let bin = scratch.path().join(".git/bin");
    scratch.on_path(bin).env("PIP_FIND_LINKS", wheels())
}

#[test]
fn the_wheel_makes_a_hook_that_compiles_nothing() {
    if !wanted() {
        return;
    }
    let mirror = published();
    let scratch = repository(without_compiler(), &from(mirror, "sa-lint", ""));

    scratch.file("public/会社 概要.html", WRONG);
    scratch.file("public/index.html", RIGHT);
    scratch
        .bash("git add . && git commit -m 'Add pages'")
        .exits(1)
        .says(&[
            "sa-lint (SECURITY ACTION)",
            "Failed",
            "exit code: 1",
            "error[acquisition-claim]",
            "“二つ星を取得しました”",
            "public/会社 概要.html:1:20",
            "Write “二つ星を宣言しました”.",
        ])
        .says_nothing_of(&["compiles", "public/index.html"]);
    scratch.file("public/会社 概要.html", RIGHT);
    scratch.bash("git add . && git commit -m 'Add pages'").exits(0).says(&["Passed"]);

    // Only what is staged is judged, under its new name; what is gone is not asked for.
    scratch.file("public/draft.html", WRONG);
    scratch
        .bash("git mv public/index.html 'public/-トップ ①.html' && git commit -m Rename")
        .exits(0);
    scratch.bash("git rm -q 'public/会社 概要.html' && git commit -m Remove").exits(0);
    scratch.bash("git add . && git commit -m Draft").exits(1).says(&["public/draft.html:1:20"]);
}

#[test]
fn the_fixing_hook_mends_and_asks_to_stage_again() {
    if !wanted() {
        return;
    }
    let mirror = published();
    let scratch = repository(without_compiler(), &from(mirror, "sa-lint-fix", ""));
    scratch.file("index.html", WRONG);
    scratch
        .bash("git add . && git commit -m Page")
        .exits(1)
        .says(&["files were modified by this hook"])
        .says_nothing_of(&["compiles"]);
    assert_eq!(scratch.read("index.html"), RIGHT);
    scratch.bash("git commit -m Page").exits(1).says(&["files were modified by this hook"]);
    scratch.bash("git add . && git commit -m Page").exits(0).says(&["Passed"]);

    // What only a person can rewrite is told and left.
    let shared = "<p>ISMSとSECURITY ACTION二つ星を取得しました。</p>\n";
    scratch.file("both.html", shared);
    scratch.bash("git add . && git commit -m Both").exits(1).says(&["both.html:1:24"]);
    assert_eq!(scratch.read("both.html"), shared);
}

#[test]
fn excludes_hold_and_the_demo_is_judged_whole() {
    if !wanted() {
        return;
    }
    let mirror = published();
    let excluding = from(mirror, "sa-lint", "        exclude: ^(drafts|public/old)/\n");
    let scratch = without_compiler();
    copy("demo/public", &scratch, "public");
    let scratch = scratch.env("SKIP", "sa-lint");
    let scratch = repository(scratch, &excluding).env("SKIP", "");

    let all = scratch.bash("pre-commit run --all-files").exits(1).says_nothing_of(&["public/old/"]);
    for file in
        ["public/index.html", "public/company/index.html", "public/column/security-action.md"]
    {
        assert!(all.text.contains(file), "{all}");
    }
    scratch.file("drafts/a.html", WRONG);
    scratch.bash("git add drafts && git commit -m Draft").exits(0).says(&["no files to check"]);

    // What sa-lint.toml leaves out stays out, though the hook names it.
    scratch.file("sa-lint.toml", "[lint]\nexclude = [\"archive/\"]\n");
    scratch.file("archive/a.html", WRONG);
    scratch.bash("git add . && git commit -m Archive").exits(0).says(&["Passed"]);
}

/// The hook takes the files that the linter reads in a folder, no more and no fewer.
#[test]
fn the_hook_takes_what_the_linter_reads() {
    if !wanted() {
        return;
    }
    let mirror = published();
    let scratch = without_compiler();
    for extension in [
        "html",
        "htm",
        "HTML",
        "shtml",
        "php",
        "xhtml",
        "vue",
        "svelte",
        "astro",
        "md",
        "markdown",
        "mdx",
        "txt",
        "text",
        "rst",
        "adoc",
        "svg",
        "xml",
        "rss",
        "atom",
        "erb",
        "html.erb",
        "ejs",
        "njk",
        "hbs",
        "liquid",
        "twig",
        "tera",
        "j2",
        "md.j2",
        "txt.erb",
        "js.erb",
        "conf.j2",
        "css.liquid",
        "yaml.tera",
        "js",
        "tsx",
        "yml",
        "csv",
        "po",
        "docx",
        "xlsx",
        "css",
        "json",
        "pdf",
        "html.bak",
        "xhtm",
    ] {
        scratch.file(&format!("pages/a.{extension}"), "SECURITY ACTION 二つ星を取得しました。\n");
    }
    let scratch = scratch.env("SKIP", "sa-lint");
    let scratch = repository(scratch, &from(mirror, "sa-lint", "")).env("SKIP", "");
    let names = "{ grep -o 'pages/a[.][^:]*:' || true; } | sort -u";
    let hook = scratch.done(&format!(
        "sed -i 's/never\\]/never, --format, concise]/' .pre-commit-config.yaml && git add . &&
         (pre-commit run --all-files || true) 2>&1 | {names}"
    ));
    let folder = scratch.done(&format!(
        "({} --format concise pages || true) 2>&1 | {names}",
        crate::tools::program().display()
    ));
    assert!(folder.lines().count() > 20, "{folder}");
    assert_eq!(hook, folder);
}

#[test]
fn a_program_on_the_path_is_a_hook_too() {
    if !wanted() {
        return;
    }
    published();
    let scratch = repository(Scratch::new().with_program().env("PRE_COMMIT_HOME", cache()), SYSTEM);
    scratch.file("a b.html", WRONG);
    scratch
        .bash("git add . && git commit -m Page")
        .exits(1)
        .says(&["a b.html:1:20", "error[acquisition-claim]"]);
    scratch.file("a b.html", RIGHT);
    scratch.bash("git add . && git commit -m Page").exits(0);
}

/// A kind that is read in a folder and that a hook does not pass would never be judged.
#[test]
fn the_hooks_take_every_kind_that_is_read() {
    let manifest = document(".pre-commit-hooks.yaml");
    let listed = manifest.split(".*\\.(?:").last().unwrap().split(")$").next().unwrap();
    let listed: std::collections::BTreeSet<_> = listed.split('|').collect();
    for format in sa_lint::extract::FORMATS.iter().filter(|format| format.walked) {
        for extension in format.extensions {
            assert!(listed.contains(extension), "{extension}: {listed:?}");
        }
    }
}

/// The hooks of this repository compile, so pre-commit only reads them here; that `cargo install`
/// gives the program that they start is what every build shows.
#[test]
fn the_hooks_of_this_repository_differ_in_the_language_only() {
    let hooks = |path| {
        let text = document(path);
        let at = text.find("- id:").unwrap();
        text[at..].replace("language: rust", "language: python")
    };
    assert_eq!(
        hooks(".pre-commit-hooks.yaml"),
        hooks("packages/pre-commit/.pre-commit-hooks.yaml")
    );
    if wanted() {
        Scratch::new().env("ROOT", root()).done(
            "pre-commit validate-manifest \"$ROOT\"/{,packages/pre-commit/}.pre-commit-hooks.yaml",
        );
    }
}

fn copy(from: &str, scratch: &Scratch, to: &str) {
    for entry in fs::read_dir(root().join(from)).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let (from, to) = (format!("{from}/{name}"), format!("{to}/{name}"));
        if root().join(&from).is_dir() {
            copy(&from, scratch, &to);
        } else {
            scratch.file(&to, fs::read(root().join(&from)).unwrap());
        }
    }
}
