//! Ctrl-C and the progress line: what happens to a run that takes long.
//!
//! A run is made long by a named pipe that nobody writes to.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::fs::{self, File, OpenOptions};
use std::path::Path;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::common::Case;

const WRONG: &str = "<p>SECURITY ACTION 二つ星を取得しました。</p>\n";
const RIGHT: &str = "<p>SECURITY ACTION 二つ星を宣言しました。</p>\n";

fn pipe(folder: &Path) {
    assert!(Command::new("mkfifo").arg(folder.join("pipe.html")).status().unwrap().success());
}

/// Waits until someone reads the pipe.
fn writer(folder: &Path) -> File {
    OpenOptions::new().write(true).open(folder.join("pipe.html")).unwrap()
}

fn interrupt(child: &Child) {
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
}

#[test]
fn ctrl_c_ends_a_run_with_130_and_a_word() {
    for (lang, said) in [
        ("ja", "sa-lint: 中断しました。書きかけのファイルはありません。\n"),
        ("en", "sa-lint: interrupted; no file is left half-written.\n"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        pipe(folder.path());
        let child = Case::new("pipe.html --lang").arg(lang).command().current_dir(&folder).spawn();
        let child = child.unwrap();
        let _open = writer(folder.path());
        interrupt(&child);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(130));
        assert_eq!(String::from_utf8(output.stderr).unwrap(), said);
        assert_eq!(output.stdout, b"");
    }
}

#[test]
fn ctrl_c_leaves_no_file_half_written() {
    let folder = tempfile::tempdir().unwrap();
    pipe(folder.path());
    let pages = folder.path().join("pages");
    fs::create_dir(&pages).unwrap();
    let filler = "<p>会社案内。</p>\n".repeat(2_000);
    let page = |line: &str| format!("{filler}{line}{filler}");
    let (wrong, right) = (page(WRONG), page(RIGHT));
    for number in 0..200 {
        fs::write(pages.join(format!("{number:03}.html")), &wrong).unwrap();
    }
    let mut command = Case::new("--fix -j 3 pipe.html pages").command();
    let child = command.current_dir(&folder).spawn().unwrap();
    let _open = writer(folder.path());
    let fixed = || {
        let pages = fs::read_dir(&pages).unwrap().map(|entry| entry.unwrap().path());
        pages.filter(|page| fs::read_to_string(page).is_ok_and(|text| text == right)).count()
    };
    let patience = Instant::now() + Duration::from_secs(60);
    while fixed() < 3 {
        assert!(Instant::now() < patience, "nothing is fixed");
        sleep(Duration::from_millis(5));
    }
    interrupt(&child);
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(130));
    let mut names = Vec::new();
    for entry in fs::read_dir(&pages).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text == wrong || text == right, "{} is half-written", path.display());
        names.push(path);
    }
    assert_eq!(names.len(), 200, "{names:?}");
}

/// The program on a terminal, with the pipe and one page to read.
fn on_terminal(environment: &[(&str, &str)], arguments: &[&str]) -> (String, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    pipe(folder.path());
    fs::write(folder.path().join("page.html"), RIGHT).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_sa-lint"));
    command.env_clear().env("LC_ALL", "C").envs(environment.iter().copied()).env("TERM", "xterm");
    command.current_dir(&folder).args(["-j", "2", "pipe.html", "page.html"]).args(arguments);
    let options = rexpect::session::Options::default();
    let mut session = rexpect::session::spawn_with_options(command, options).unwrap();
    let open = writer(folder.path());
    // Longer than the patience of the progress line.
    sleep(Duration::from_millis(900));
    drop(open);
    (session.exp_eof().unwrap(), folder)
}

#[test]
fn a_long_run_shows_how_far_it_is_and_clears_the_line() {
    let (shown, _folder) = on_terminal(&[], &["--lang", "en"]);
    assert!(shown.contains("1 file checked"), "{shown:?}");
    let (_, after) = shown.rsplit_once("1 file checked").unwrap();
    assert!(after.contains("\u{1b}[2K"), "the line is cleared: {shown:?}");
    assert!(after.contains("2 checked") || after.contains("2 files checked"), "{shown:?}");
}

#[test]
fn nobody_who_looks_away_is_shown_progress() {
    for (environment, arguments) in [(&[("CI", "true")][..], &[][..]), (&[], &["--quiet"])] {
        let (shown, _folder) = on_terminal(environment, arguments);
        assert!(!shown.contains("1 個のファイルを調べました"), "{shown:?}");
        assert!(!shown.contains('\u{1b}') || !shown.contains("[2K"), "{shown:?}");
    }
}
