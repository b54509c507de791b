//! Every format through the program: `--output`, closed pipes, CI servers, names of all kinds.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::fs;
use std::io::Read;
use std::path::Path;

use crate::common::{Case, Said};

const WRONG: &str = "<p>SECURITY ACTION二つ星を取得しました。</p>\n";
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

fn text(said: &Said, path: &str) -> String {
    String::from_utf8(said.bytes(path)).unwrap()
}

/// The files of the folder, hidden ones too: none may be left over.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_holds_what_standard_output_would() {
    let mut case = Case::new("--lang en --quiet a.html").file("a.html", WRONG);
    for format in FORMATS {
        case = case.arg("--output").arg(&format!("{format}=found.{format}"));
    }
    let mut said = case.exits(1).stderr("");
    assert!(
        said.stdout.contains("acquisition-claim"),
        "the report for people is there too: {said}"
    );
    for format in FORMATS.into_iter().filter(|format| *format != "human") {
        let held = text(&said, &format!("found.{format}"));
        said = said
            .then(&format!("--lang en --quiet a.html --format {format}"))
            .exits(1)
            .stdout(&held);
    }
    let human = text(&said, "found.human");
    assert!(human.contains("二つ星") && !human.contains('\u{1b}'), "{human}");
    assert_eq!(names(said.path()).len(), 1 + FORMATS.len());
}

#[test]
fn a_file_is_replaced_and_a_link_kept() {
    let said = Case::new("a.html --quiet --output json=x/old.json")
        .file("a.html", WRONG)
        .file("x/old.json", "long since".repeat(10_000))
        .exits(1);
    assert!(text(&said, "x/old.json").starts_with("{\n"));
    assert_eq!(names(&said.path().join("x")), ["old.json"]);
}

#[test]
fn what_cannot_be_written_is_named_and_the_rest_is_written() {
    let said = Case::new("--lang en a.html --quiet --format concise")
        .arg("--output=json=missing/found.json")
        .arg("--output=sarif=folder")
        .arg("--output=markdown=report.md")
        .file("a.html", WRONG)
        .folder("folder")
        .exits(2)
        .stderr(
            "sa-lint: missing/found.json was not written: the folder missing is not there; make it first.\n\
             sa-lint: folder was not written: it is a folder.\n",
        );
    assert!(said.stdout.contains("acquisition-claim"), "{said}");
    assert!(text(&said, "report.md").starts_with("## Wording"));
    assert_eq!(names(said.path()), ["a.html", "folder", "report.md"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    Case::new("--lang en a.html --quiet --format concise --output json=/dev/full")
        .file("a.html", "<p>ok")
        .exits(2)
        .stderr("sa-lint: /dev/full was not written: the disk is full.\n");
}

#[test]
fn wrong_usage_is_told_before_anything_is_read() {
    for (values, said) in [
        (
            &["found.sarif"][..],
            "“found.sarif” says no format: write --output FORMAT=FILE, as in --output sarif=found.sarif.",
        ),
        (&["sarf=x"], "“sarf” is no format; did you mean sarif?"),
        (
            &["pdf=x"],
            "“pdf” is no format. Formats: human, concise, json, jsonl, sarif, github, gitlab, \
             checkstyle, junit, rdjson, markdown, html.",
        ),
        (
            &["json="],
            "--output json= names no file: write it behind the “=”, as in --output sarif=found.sarif.",
        ),
        (
            &["json"],
            "--output json names no file: write it behind the “=”, as in --output sarif=found.sarif.",
        ),
        (
            &["json=-"],
            "--output does not write to standard output; --format json does. (A file called “-” is ./-.)",
        ),
        (
            &["json=x", "sarif=./folder/../x"],
            "./folder/../x is named by two --output; each needs a file of its own.",
        ),
    ] {
        let mut case = Case::new("--lang en a.html").file("a.html", WRONG).folder("folder");
        for value in values {
            case = case.arg("--output").arg(value);
        }
        let said = case.exits(2).stdout("").stderr(&format!("sa-lint: {said}\n"));
        assert_eq!(names(said.path()), ["a.html", "folder"]);
    }
    Case::new("a.html --output found.sarif").exits(2).stdout("").stderr(
        "sa-lint: 「found.sarif」には形の名前がありません。--output 形=ファイル と書いてください。\
         例: --output sarif=found.sarif\n",
    );
}

/// A file name may hold `=`; the first one ends the format.
#[test]
fn reports_go_with_repairs_diffs_and_standard_input() {
    let said = Case::new("--lang en --fix a.html --quiet --output json=a=b.json")
        .file("a.html", WRONG)
        .exits(0);
    let report: serde_json::Value = serde_json::from_str(&text(&said, "a=b.json")).unwrap();
    assert_eq!(report["fixed"][0]["rule"], "acquisition-claim");
    assert_eq!(report["findings"].as_array().unwrap().len(), 0);

    let said = Case::new("--lang en --diff a.html --quiet --output json=found.json")
        .file("a.html", WRONG)
        .exits(1);
    assert!(said.stdout.contains("+<p>SECURITY ACTION二つ星を宣言しました。</p>"), "{said}");
    let report: serde_json::Value = serde_json::from_str(&text(&said, "found.json")).unwrap();
    assert_eq!(report["findings"][0]["rule"], "acquisition-claim", "nothing was changed yet");
    assert_eq!(report["fixed"].as_array().unwrap().len(), 0);

    let said = Case::new(
        "--lang en --fix - --stdin-filename b.html --format github --output sarif=found.sarif",
    )
    .stdin(WRONG)
    .exits(0)
    .stdout(&WRONG.replace("取得", "宣言"));
    assert!(text(&said, "found.sarif").contains("\"results\": []"));
}

/// `head` closes the pipe as soon as it has seen enough.
#[test]
fn a_closed_pipe_ends_quietly() {
    for format in FORMATS {
        let case = Case::new("--format")
            .arg(format)
            .arg("--output=json=found.json")
            .arg("public")
            .prepared(|folder| {
                fs::create_dir(folder.join("public")).unwrap();
                for n in 0..3 {
                    fs::write(folder.join(format!("public/{n}.html")), WRONG.repeat(20)).unwrap();
                }
            });
        let mut child = case.command().spawn().unwrap();
        drop(child.stdin.take());
        drop(child.stdout.take());
        let mut stderr = String::new();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(1), "{format}");
        assert_eq!(stderr, "", "{format}");
    }
}

#[test]
fn github_gets_a_summary_where_it_has_one() {
    let said = Case::new("--lang en --format github a.html")
        .env("GITHUB_STEP_SUMMARY", "summary.md")
        .file("a.html", WRONG)
        .file("summary.md", "before\n")
        .exits(1);
    assert!(said.stdout.starts_with("::error file=a.html,line=1,"), "{said}");
    let summary = text(&said, "summary.md");
    assert!(summary.starts_with("before\n## Wording about SECURITY ACTION\n\n1 file"), "{summary}");
    let said =
        said.then("--lang en --format human a.html").env("GITHUB_STEP_SUMMARY", "summary.md");
    assert_eq!(text(&said.exits(1), "summary.md"), summary, "only with --format github");
    Case::new("--lang en --format github a.html")
        .env("GITHUB_STEP_SUMMARY", "none/summary.md")
        .file("a.html", "<p>ok")
        .exits(2)
        .stderr("sa-lint: none/summary.md was not written: the folder none is not there; make it first.\n");
}

/// The CI server wants paths from the root of the project, wherever the step runs.
#[test]
fn paths_are_told_from_the_root_of_the_project() {
    for (variable, format, expected) in [
        ("GITHUB_WORKSPACE", "github", "file=site/a b.html,"),
        ("CI_PROJECT_DIR", "gitlab", "\"path\": \"site/a b.html\""),
        ("GITHUB_WORKSPACE", "sarif", "\"uri\": \"site/a%20b.html\""),
        ("GITHUB_WORKSPACE", "rdjson", "\"path\": \"a b.html\""),
        ("GITHUB_WORKSPACE", "checkstyle", "<file name=\"a b.html\">"),
    ] {
        let case = Case::new(&format!("--format {format} .")).file("site/a b.html", WRONG);
        let mut command = case.command();
        let folder = command.get_current_dir().unwrap().canonicalize().unwrap();
        let said =
            command.current_dir(folder.join("site")).env(variable, &folder).output().unwrap();
        let said = String::from_utf8(said.stdout).unwrap();
        assert!(said.contains(expected), "{format}: {said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_of_all_kinds_are_told() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let names: [&[u8]; 5] = [
        "会社 概要.html".as_bytes(),
        b"100%#.html",
        b"C:\\a.html",
        b"a\nb\x1b.html",
        b"a\xff.html",
    ];
    for (format, expected) in [
        (
            "github",
            [
                "file=会社 概要.html,",
                "file=100%25#.html,",
                "file=C%3A\\a.html,",
                "file=a\\nb\\u{1b}.html,",
                "file=a\\xff.html,",
            ],
        ),
        (
            "gitlab",
            [
                "\"会社 概要.html\"",
                "\"100%#.html\"",
                r#""C:\\a.html""#,
                r#""a\\nb\\u{1b}.html""#,
                r#""a\\xff.html""#,
            ],
        ),
        (
            "sarif",
            [
                "%E4%BC%9A%E7%A4%BE%20%E6%A6%82%E8%A6%81.html",
                "\"100%25%23.html\"",
                "\"C%3A%5Ca.html\"",
                "\"a%0Ab%1B.html\"",
                "\"a%FF.html\"",
            ],
        ),
        (
            "checkstyle",
            [
                "\"会社 概要.html\"",
                "\"100%#.html\"",
                r#""C:\a.html""#,
                r#""a\nb\u{1b}.html""#,
                r#""a\xff.html""#,
            ],
        ),
        (
            "markdown",
            [
                "`会社 概要.html`",
                "`100%#.html`",
                r"`C:\a.html`",
                r"`a\nb\u{1b}.html`",
                r"`a\xff.html`",
            ],
        ),
    ] {
        let case = Case::new(&format!("--format {format} .")).prepared(|folder| {
            for name in names {
                fs::write(folder.join(OsStr::from_bytes(name)), WRONG).unwrap();
            }
        });
        let said = case.exits(1);
        for name in expected {
            assert!(said.stdout.contains(name), "{name} is not in {said}");
        }
    }
}

/// Colours are for who asks for them; `CI` alone changes neither them nor the format.
#[test]
fn the_surroundings_are_heeded() {
    let coloured = |env: &[(&str, &str)]| {
        let mut case = Case::new("--lang en a.html").file("a.html", WRONG);
        for (name, value) in env {
            case = case.env(name, value);
        }
        let said = case.exits(1);
        assert!(said.stdout.contains("acquisition-claim"), "the human report: {said}");
        said.stdout.contains('\u{1b}')
    };
    assert!(!coloured(&[]));
    assert!(!coloured(&[("CI", "true"), ("GITHUB_ACTIONS", "true")]));
    assert!(coloured(&[("CI", "true"), ("FORCE_COLOR", "1")]));
    assert!(!coloured(&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]));
    for format in FORMATS.into_iter().filter(|format| !["human", "concise"].contains(format)) {
        let said = Case::new("a.html --format").arg(format).env("FORCE_COLOR", "1");
        let said = said.file("a.html", WRONG).exits(1);
        assert!(!said.stdout.contains('\u{1b}'), "{said}");
    }
}
