//! Somebody else's folder: names, pages, configurations and sites that were made to be shown. Nothing of
//! them reaches a terminal, a report or a workflow as anything but text.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::common::{Case, Said};
use crate::site_support::TWO_STARS;

/// Names that a terminal, HTML, Markdown, a workflow or a format string would take for their own.
const NAMES: [&[u8]; 12] = [
    b"a\n::error::b.html",
    b"c\x1b]0;title\x07\x1b[31m.html",
    b"d\r.html",
    b"e\xff.html",
    b"f%0A::error::g%s%n.html",
    b"<script>h.html",
    b"\"'><img src=x onerror=i>.html",
    b"``[j](javascript:k)|@l.html",
    "m\u{202e}lmth.html".as_bytes(),
    "n\u{2028}\u{2066}\u{9b}31m.html".as_bytes(),
    b"]]>&lt;o.html",
    b"::set-output name=p::q.html",
];

/// A sentence that is reported, and whose words hold what a terminal obeys.
const PAGE: &str = "<p>SECURITY ACTION の一つ星\u{202e}を取得\u{9b}し\u{2066}ました。</p>\n\
                    <p>SECURITY ACTION の一つ星を取得しました。\u{1b}[2J\u{202e}&lt;script>r</p>\n";

const FORMATS: [&str; 12] = [
    "human",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "checkstyle",
    "junit",
    "rdjson",
    "markdown",
    "html",
];

/// Characters that a terminal acts on: controls, and what reorders or ends lines (Unicode Bidi_Control,
/// line and paragraph separator).
fn acts(c: char) -> bool {
    c != '\n'
        && (c.is_control()
            || "\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\
                \u{2066}\u{2067}\u{2068}\u{2069}"
                .contains(c))
}

#[track_caller]
fn harmless(said: &Said) {
    let found = said.stdout.chars().chain(said.stderr.chars()).find(|c| acts(*c));
    assert_eq!(found, None, "{said}");
}

fn name_files(folder: &Path) {
    for name in NAMES {
        fs::write(folder.join(OsStr::from_bytes(name)), PAGE).unwrap();
    }
}

#[test]
fn no_report_holds_anything_of_a_name_or_a_page_that_acts() {
    for format in FORMATS {
        let case = Case::new(&format!("--lang en --format {format} .")).prepared(name_files);
        let said = case.exits(1);
        harmless(&said);
        let report = &said.stdout;
        assert!(report.matches("acquisition-claim").count() >= 10, "{said}");
        match format {
            "html" | "checkstyle" | "junit" => {
                for markup in ["<script>h", "<img src=x", "<script>r", "]]>&lt;o"] {
                    assert!(!report.contains(markup), "{markup} in {said}");
                }
            }
            "github" => {
                let is_ours = |line: &str| {
                    ["::error file=", "::warning file=", "::notice "]
                        .iter()
                        .any(|start| line.starts_with(start))
                };
                // GitHub takes the first `::` behind the properties for their end.
                assert!(report.lines().all(is_ours), "{said}");
                for line in report.lines().filter(|line| line.contains("file=")) {
                    let properties = line.get(2..).and_then(|rest| rest.split("::").next());
                    assert!(properties.unwrap().contains(",title=sa-lint%3A "), "{line}");
                }
            }
            "json" | "sarif" | "gitlab" | "rdjson" => {
                said.json();
            }
            _ => {}
        }
    }
}

#[test]
fn nothing_else_that_is_said_of_names_acts() {
    for (options, code) in [
        ("--list-files .", 0),
        ("--fix --unsafe-fixes .", 0),
        ("--update-baseline --baseline base.json .", 0),
        ("--add-ignore .", 0),
    ] {
        let said = Case::new(options).prepared(name_files).run();
        harmless(&said);
        assert!(said.to_string().contains(&format!("exit Some({code})")), "{said}");
    }
    // A diff for programs is exact in its lines. A tab ends a name with a space in it.
    let said = Case::new("--diff .").prepared(name_files).exits(1);
    let heads =
        said.stdout.lines().filter(|line| line.starts_with("--- ") || line.starts_with("+++ "));
    assert!(!heads.clone().any(|line| line.trim_end().contains(acts)), "{said}");
    assert_eq!(heads.count(), 2 * NAMES.len(), "{said}");
    assert!(!said.stderr.contains(acts), "{said}");
}

/// A configuration's keys and values, its lines around a mistake, its own name.
#[test]
fn a_configuration_is_shown_and_not_obeyed() {
    for text in [
        "[lint]\nexclude = [\"a\\u001b[31mRED{\"]\n\"k\\u001b[31m\\u202e\" = 1\n",
        "[lint]\nfail_on = \"\u{202e}x\u{9b}31m\"\n",
        "[lint]\nfail_on = \"\u{1b}[31m\"\n",
        "[lint]\n# \u{1b}[2J\u{2028}\nfail_on = 1\n",
        "[lint.rules]\n\"no\\u001b[31mrule\" = \"off\"\n",
        "[lint]\nbaseline = \"\\u001b[31m\\u202e.json\"\n",
        "[site]\ncompany = \"a\u{202e}\"\nstars = \"\u{1b}[31m\"\n",
        "\u{1b}]0;title\u{7}",
    ] {
        for command in ["", "config", "build"] {
            let said = Case::new(&format!("{command} --lang en"))
                .file("sa-lint.toml", text)
                .file("a.html", PAGE)
                .run();
            harmless(&said);
        }
    }
    // And a fault is still drawn under its place.
    let said = Case::new("--lang en").file("sa-lint.toml", "[lint]\n\"\u{2028}\" = 1\n").exits(2);
    assert!(said.stderr.contains("\n 2 │ \"\u{fffd}\" = 1\n   · ─"), "{said}");
}

/// A site that somebody else wrote: names in every folder of it, and what its files hold.
#[test]
fn a_site_is_built_and_its_names_are_not_obeyed() {
    let site = |folder: &str, name: &[u8], bytes: &str| {
        Case::new("build --lang en").file("sa-lint.toml", TWO_STARS).prepared(|root| {
            fs::create_dir_all(root.join(folder)).unwrap();
            fs::write(root.join(folder).join(OsStr::from_bytes(name)), bytes).unwrap();
        })
    };
    for name in [NAMES[1], NAMES[8]] {
        harmless(&site("public", name, "theirs").exits(2));
        harmless(&site("static", name, "theirs").run());
        harmless(&site("templates", name, "{{ nothing").run());
        let page = [name, b".md"].concat();
        harmless(&site("content", &page, "[x](javascript:\u{1b}[31m)").exits(2));
        harmless(
            &site("content", &page, "SECURITY ACTION の一つ星を取得しました。\u{1b}[31m").run(),
        );
        let linked = site("static", b"a.txt", "a").prepared(|root| {
            symlink("/etc/hostname", root.join("static").join(OsStr::from_bytes(name))).unwrap();
        });
        harmless(&linked.exits(2));
    }
    // The files that a second build removes are named by the folder itself.
    let gone = NAMES[1];
    let hash = "d2d2d2d2";
    let name = String::from_utf8_lossy(gone).into_owned();
    let manifest = serde_json::json!({ "generator": "sa-lint", "files": { name: hash } });
    let case = site("public", b".sa-lint-manifest.json", &manifest.to_string());
    let said = case.prepared(|root| {
        fs::write(root.join("public").join(OsStr::from_bytes(gone)), "theirs").unwrap();
    });
    let said = said.exits(2);
    harmless(&said);
    assert!(said.stderr.contains("was changed after it was"), "{said}");
    harmless(&said.then("build --lang en --force").exits(0));
}
