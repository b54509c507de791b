//! What `--fix` does to files as files: modes, links, disks, other programs, a sudden end.

#![cfg(unix)]
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::common::Case;
use sa_lint::fix::{WriteError, write};

const WRONG: &str = "<p>SECURITY ACTION の一つ星を取得しました。</p>\n";
const RIGHT: &str = "<p>SECURITY ACTION の一つ星を宣言しました。</p>\n";

/// The names in a folder, hidden ones included.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("the file is there").permissions().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("the owner may");
}

#[test]
fn the_mode_is_kept() {
    for wanted in [0o600, 0o644, 0o666, 0o755, 0o620] {
        let said = Case::new("--fix")
            .file("a.html", WRONG)
            .prepared(|folder| set_mode(&folder.join("a.html"), wanted))
            .exits(0);
        assert_eq!(said.bytes("a.html"), RIGHT.as_bytes());
        assert_eq!(mode(&said.path().join("a.html")), wanted, "{wanted:o}");
        assert_eq!(names(said.path()), ["a.html"]);
    }
}

#[test]
fn a_link_stays_a_link() {
    let said = Case::new("--fix a.html sub/b.html")
        .file("real/page.html", WRONG)
        .folder("sub")
        .prepared(|folder| {
            symlink("real/page.html", folder.join("a.html")).expect("a link");
            symlink("../a.html", folder.join("sub/b.html")).expect("a link");
        })
        .exits(0);
    assert_eq!(said.bytes("real/page.html"), RIGHT.as_bytes());
    let target = |name: &str| fs::read_link(said.path().join(name)).expect("still a link");
    assert_eq!(target("a.html"), Path::new("real/page.html"));
    assert_eq!(target("sub/b.html"), Path::new("../a.html"));
    assert_eq!(said.stdout.matches("修正[").count(), 1, "{said}");
    assert_eq!(names(&said.path().join("real")), ["page.html"]);
}

/// Somebody else's folder may hold links that lead anywhere.
#[test]
fn nothing_outside_the_named_folder_is_written() {
    let case = |options: &str| {
        Case::new(options)
            .file("site/a.html", WRONG)
            .file("site/real/b.html", WRONG)
            .file("others/c.html", WRONG)
            .prepared(|folder| {
                symlink("../others/c.html", folder.join("site/c.html")).expect("a link");
                symlink("../others", folder.join("site/d")).expect("a link");
                symlink("real", folder.join("site/e")).expect("a link");
            })
    };
    let said = case("--fix --lang en site").exits(0).stderr("");
    assert_eq!(said.bytes("site/a.html"), RIGHT.as_bytes());
    assert_eq!(said.bytes("others/c.html"), WRONG.as_bytes());
    let said = case("--fix --follow --lang en site").exits(2).stderr(
        "sa-lint: site/c.html: a link leads to it out of the folder that was named; the file is as it \
         was\n",
    );
    assert_eq!(said.bytes("site/real/b.html"), RIGHT.as_bytes());
    assert_eq!(said.bytes("others/c.html"), WRONG.as_bytes());
}

#[test]
fn a_file_that_is_read_only_stays_and_the_others_are_fixed() {
    let said = Case::new("--fix --lang en --format json")
        .file("a.html", WRONG)
        .file("b.html", WRONG)
        .prepared(|folder| set_mode(&folder.join("a.html"), 0o444))
        .exits(2)
        .stderr("sa-lint: a.html: it is read-only; the file is as it was\n");
    assert_eq!(said.bytes("a.html"), WRONG.as_bytes());
    assert_eq!(said.bytes("b.html"), RIGHT.as_bytes());
    assert_eq!(mode(&said.path().join("a.html")), 0o444);
    assert_eq!(names(said.path()), ["a.html", "b.html"]);
    let json = said.json();
    let files = serde_json::json!([
        { "path": "a.html", "encoding": "UTF-8", "unwritten": "read-only" },
        { "path": "b.html", "encoding": "UTF-8" },
    ]);
    assert_eq!(json["files"], files, "{said}");
    assert_eq!(json["findings"][0]["path"], "a.html", "what was not written is still wrong");
    assert_eq!(json["summary"]["unwritten"], 1);
    said.then("--fix")
        .exits(2)
        .stderr("sa-lint: a.html: 書き込みが許可されていません。ファイルは元のままです\n");
}

#[test]
#[cfg(target_os = "linux")]
fn what_is_no_file_is_left_alone() {
    let case = Case::new("--fix pipe").prepared(|folder| {
        let made = Command::new("mkfifo").arg(folder.join("pipe")).status().expect("mkfifo");
        assert!(made.success());
    });
    let child = case.command().spawn().expect("sa-lint starts");
    let id = child.id();
    fs::write(format!("/proc/{id}/cwd/pipe"), WRONG).expect("it reads the pipe");
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(said, "sa-lint: pipe: 通常のファイルではありません。ファイルは元のままです\n");
    assert_eq!(output.status.code(), Some(2));
}

/// A file that another program changed, replaced or removed after it was read.
#[test]
fn what_changed_meanwhile_is_not_overwritten() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let path = folder.path().join("a.html");
    fs::write(&path, "other words").expect("a file");
    let refused = write(&path, WRONG.as_bytes(), RIGHT.as_bytes());
    assert!(matches!(refused, Err(WriteError::Changed)), "{refused:?}");
    assert_eq!(fs::read(&path).expect("it is there"), b"other words");
    fs::remove_file(&path).expect("it goes");
    let refused = write(&path, WRONG.as_bytes(), RIGHT.as_bytes());
    assert!(matches!(refused, Err(WriteError::Changed)), "{refused:?}");
    assert_eq!(names(folder.path()), [""; 0]);
}

/// A file of `blocks` half-kilobytes; the first lines are wrong.
fn long(blocks: usize) -> String {
    format!("{WRONG}{}", "<p>株式会社サンプル</p>\n".repeat(blocks * 16))
}

/// The system lets no file grow beyond eight kilobytes here, as a full disk does: the write fails
/// half way.
#[test]
fn a_full_disk_loses_nothing() {
    let page = long(64);
    let case = Case::new("--fix").file("big.html", &page).file("small.html", WRONG);
    let program = case.command();
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" --fix"])
        .arg(program.get_program())
        .current_dir(program.get_current_dir().expect("a scratch folder"))
        .env_clear()
        .env("LC_ALL", "C")
        .output()
        .expect("sh starts");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(
        said.starts_with("sa-lint: big.html: 書き込めません（ここでは、それほど大きな"),
        "{said}"
    );
    assert!(said.ends_with("。ファイルは元のままです\n"), "{said}");
    assert_eq!(output.status.code(), Some(2), "{said}");
    let said = case.run();
    assert_eq!(said.bytes("small.html"), RIGHT.as_bytes());
    assert_eq!(names(said.path()), ["big.html", "small.html"], "nothing is left behind");
    assert_eq!(said.bytes("big.html"), page.replace("取得", "宣言").into_bytes());
}

/// How many files a program is killed over.
const FILES: usize = 25;

/// Killed at any moment, the program leaves each file as it was or as it should be.
#[test]
fn a_program_that_is_killed_leaves_whole_files() {
    let wrong = long(8);
    let right = wrong.replace("取得", "宣言");
    let name = |n: usize| format!("{n}.html");
    let mut case = (0..FILES).fold(Case::new("--fix -j 2"), |case, n| case.file(&name(n), &wrong));
    let start = Instant::now();
    case.command().output().expect("it runs");
    let whole = start.elapsed();
    let mut stopped_between = 0;
    for round in 0..=12 {
        case = case.prepared(|folder| {
            (0..FILES).for_each(|n| fs::write(folder.join(name(n)), &wrong).expect("a file"));
        });
        let mut command = case.command();
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("sa-lint starts");
        std::thread::sleep(whole * round / 12);
        child.kill().expect("it is killed or gone");
        child.wait().expect("it ends");
        case = case.prepared(|folder| {
            let done = (0..FILES).filter(|n| {
                let text = fs::read_to_string(folder.join(name(*n))).expect("the file is there");
                assert!(text == wrong || text == right, "{n} in round {round}: {text}");
                text == right
            });
            stopped_between += usize::from((1..FILES).contains(&done.count()));
        });
    }
    assert!(stopped_between > 0, "no round was stopped half way");
    let said = case.exits(0);
    assert!((0..FILES).all(|n| said.bytes(&name(n)) == right.as_bytes()), "{said}");
}
