//! `--watch`: a run again whenever a file changes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]
#![cfg(feature = "serve")]

use std::cell::RefCell;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Child;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::common::Case;

const RIGHT: &str = "<p>SECURITY ACTION 一つ星を宣言しました。</p>\n";
const WRONG: &str = "<p>SECURITY ACTION 一つ星を取得しました。</p>\n";

struct Watching {
    child: Child,
    lines: Receiver<String>,
    said: RefCell<Vec<String>>,
}

impl Watching {
    fn start(folder: &Path, path: &str) -> Self {
        let mut child = Case::new("--watch --lang en --format concise")
            .args(path)
            .command()
            .current_dir(folder)
            .spawn()
            .unwrap();
        let (sender, lines) = channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        let aside = BufReader::new(child.stderr.take().unwrap());
        let other = sender.clone();
        std::thread::spawn(move || {
            out.lines().map_while(Result::ok).try_for_each(|l| sender.send(l))
        });
        std::thread::spawn(move || {
            aside.lines().map_while(Result::ok).try_for_each(|l| other.send(l))
        });
        Self { child, lines, said: RefCell::default() }
    }

    /// Waits for a line that holds the words, among those that were not waited for yet: what comes on
    /// standard output and on standard error comes in any order.
    fn says(&self, words: &str) {
        let mut said = self.said.borrow_mut();
        loop {
            if let Some(at) = said.iter().position(|line| line.contains(words)) {
                said.remove(at);
                return;
            }
            let Ok(line) = self.lines.recv_timeout(Duration::from_secs(60)) else {
                panic!("{words:?} after {said:#?}")
            };
            said.push(line);
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_change_is_a_reason_to_check_again() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("a.html");
    std::fs::write(&page, RIGHT).unwrap();
    std::fs::create_dir(folder.path().join("news")).unwrap();
    let watching = Watching::start(folder.path(), "");
    watching.says("Waiting for changes");
    std::fs::write(&page, WRONG).unwrap();
    watching.says("a.html has changed");
    watching.says("acquisition-claim");
    watching.says("Waiting for changes");
    std::fs::write(folder.path().join("news/b.html"), WRONG).unwrap();
    watching.says("news/b.html:1:");
    watching.says("Waiting for changes");
    std::fs::write(folder.path().join("sa-lint.toml"), "[lint]\nexclude = ['a.html', 'news/']\n")
        .unwrap();
    watching.says("sa-lint.toml has changed");
    watching.says("no file was checked");
}

#[test]
fn a_file_that_is_named_is_watched_alone() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("a.html");
    std::fs::write(&page, RIGHT).unwrap();
    let watching = Watching::start(folder.path(), "a.html");
    watching.says("Waiting for changes");
    std::fs::write(folder.path().join("b.html"), WRONG).unwrap();
    // As many editors write: a new file takes the place of the old one.
    std::fs::write(folder.path().join(".a.html.new"), WRONG).unwrap();
    std::fs::rename(folder.path().join(".a.html.new"), &page).unwrap();
    watching.says("a.html has changed");
    watching.says("a.html:1:");
}

#[test]
fn a_configuration_that_is_extended_is_watched_too() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("sites/a");
    std::fs::create_dir_all(&site).unwrap();
    std::fs::write(site.join("a.html"), WRONG).unwrap();
    std::fs::write(site.join("sa-lint.toml"), "extends = '../../agency.toml'\n").unwrap();
    let agency = folder.path().join("agency.toml");
    std::fs::write(&agency, "[lint]\n").unwrap();
    let watching = Watching::start(&site, ".");
    watching.says("acquisition-claim");
    watching.says("Waiting for changes");
    std::fs::write(&agency, "[lint.rules]\nacquisition-claim = 'off'\n").unwrap();
    watching.says("agency.toml has changed");
    watching.says("Waiting for changes");
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let said = Case::new("--watch --lang en none.html").exits(2);
    assert!(said.stderr.contains("--watch is for files and folders only"), "{said}");
    Case::new("--watch --lang en --output sarif=a.sarif").exits(2);
}
