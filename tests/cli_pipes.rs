//! Every command, with nobody at the other end of its pipes.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;

use crate::common::Case;

const WRONG: &str = "<p>SECURITY ACTION二つ星を取得しました。</p>\n";

/// Nobody reads either pipe, not even their beginning: nothing panics (101), and what was to be done
/// is done.
#[test]
fn no_command_minds_that_nobody_reads() {
    let init = "init new --company 株式会社サンプル --stars 1 --declared 2025-04-01 --languages ja --url https://www.example.co.jp/s/ --yes";
    for (args, code) in [
        ("rules", 0),
        ("rules --format json", 0),
        ("explain acquisition-claim", 0),
        ("explain nothing", 2),
        ("config public", 0),
        ("config --format json public", 0),
        ("completions bash", 0),
        ("man", 0),
        ("--help", 0),
        ("--version", 0),
        ("--nothing", 2),
        ("--fix --diff public", 1),
        ("public missing", 2),
        ("template list", 0),
        ("template eject --dir new", 0),
        (init, 0),
        ("init new", 2),
        ("build --fragment site", 0),
        ("build site", 0),
        ("build missing", 2),
    ] {
        let case = Case::new(args).prepared(|folder| {
            fs::create_dir(folder.join("public")).unwrap();
            fs::write(folder.join("public/a.html"), WRONG).unwrap();
            let made = Case::new(&init.replace("new", "site")).exits(0);
            fs::rename(made.path().join("site"), folder.join("site")).unwrap();
        });
        let (unread, stdout) = std::io::pipe().unwrap();
        let (unheard, stderr) = std::io::pipe().unwrap();
        drop((unread, unheard));
        let status = case.command().stdout(stdout).stderr(stderr).status().unwrap();
        assert_eq!(status.code(), Some(code), "{args}");
    }
}
