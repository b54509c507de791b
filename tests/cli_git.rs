//! `--staged` and `--changed` on real repositories; `--list-files`, `--statistics`, what is included.

use std::path::Path;
use std::process::Command;

use crate::common::Case;

const WRONG: &str = "<p>SECURITY ACTION 二つ星を取得しました。</p>\n";
const RIGHT: &str = "<p>SECURITY ACTION 二つ星を宣言しました。</p>\n";

fn git(folder: &Path, line: &str) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=a", "-c", "user.email=a@example.co.jp"]);
    let output = command.args(line.split(' ')).current_dir(folder).output();
    let output = output.unwrap_or_else(|error| panic!("{line}: {error}"));
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap_or_else(|error| panic!("{name}: {error}"));
}

/// A repository with one commit.
fn repository(args: &str) -> Case {
    Case::new(args).file("会社 概要.html", RIGHT).file("sub/b.html", WRONG).prepared(|folder| {
        git(folder, "init -q -b main .");
        git(folder, "add .");
        git(folder, "commit -qm start");
    })
}

#[test]
fn what_is_staged_is_judged_and_not_what_lies_on_the_disk() {
    repository("--staged --format concise --color never --lang en")
        .prepared(|folder| {
            write(folder, "会社 概要.html", WRONG);
            write(folder, "data.yaml", "title: SECURITY ACTION 一つ星を取得しました\n");
            write(folder, "style.css", WRONG);
            git(folder, "add .");
            write(folder, "会社 概要.html", RIGHT);
        })
        .exits(1)
        .stdout(
            "data.yaml:1:24: error[acquisition-claim] “一つ星を取得しました” is not right: a SECURITY \
             ACTION star is declared, not acquired.\n会社 概要.html:1:20: error[acquisition-claim] \
             “二つ星を取得しました” is not right: a SECURITY ACTION star is declared, not acquired.\n",
        );
    // Wrong on the disk only.
    repository("--staged --format concise")
        .prepared(|folder| write(folder, "会社 概要.html", WRONG))
        .exits(0)
        .stdout("")
        .stderr("");
}

#[test]
fn that_git_names_nothing_is_said() {
    let said = repository("--changed --lang en").exits(0);
    assert_eq!(said.stdout, "");
    assert!(said.stderr.starts_with("sa-lint: There is nothing to check"), "{said}");
    repository("--changed --quiet").exits(0).stdout("").stderr("");
}

#[test]
fn what_changed_is_judged_as_it_lies_there() {
    let said = repository("--changed --format json")
        .prepared(|folder| {
            write(folder, "会社 概要.html", WRONG);
            write(folder, "new.html", WRONG);
        })
        .exits(1);
    let json = said.json();
    let paths: Vec<_> =
        json["files"].as_array().into_iter().flatten().map(|file| file["path"].clone()).collect();
    assert_eq!(paths, ["new.html", "会社 概要.html"], "{json:#}");
    repository("--changed=nowhere --lang en").exits(2).stdout("").stderr(
        "sa-lint: Git finds no place where the branch left “nowhere”. Check the name. CI has to \
         fetch history too (actions/checkout: fetch-depth: 0).\n",
    );
}

#[test]
fn kinds_can_be_added_and_files_be_listed() {
    let config = "[lint]\nextend_include = [\"*.tpl\"]\nextend_exclude = [\"old/\"]\n";
    Case::new("--list-files --lang en")
        .file("sa-lint.toml", config)
        .file("a.html", WRONG)
        .file("b.tpl", WRONG)
        .file("c.css", "")
        .file("old/d.html", WRONG)
        .exits(0)
        .stderr("")
        .stdout(
            "a.html: checked (UTF-8)\nb.tpl: checked (UTF-8)\n\
             c.css: not checked (of a kind that is not checked; extend_include adds it)\n\
             old/d.html: not checked (left out by the configuration)\n\
             sa-lint.toml: not checked (settings or a record of sa-lint)\n",
        );
    // Whoever hands over a document wants it judged.
    Case::new("--stdin-filename x.html --format concise -")
        .file("sa-lint.toml", "[lint]\ninclude = [\"*.md\"]\n")
        .stdin(WRONG)
        .exits(1);
}

#[test]
fn rules_are_counted() {
    let said = Case::new("--statistics --lang en --rule acquisition-claim,label-claim")
        .file("a.html", format!("{WRONG}{WRONG}"))
        .file("b.html", WRONG)
        .exits(1)
        .stderr("");
    assert!(said.stdout.starts_with("3  acquisition-claim  "), "{said}");
    assert!(said.stdout.ends_with(" (2 files)\n"), "{said}");
    Case::new("--statistics --lang en")
        .file("a.html", "一つ星を宣言しました。")
        .exits(0)
        .stdout("No problems found.\n");
}
