//! What is read, what is left alone, and how a run ends.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use crate::common::Case;

const CLEAN: &str = "<p>SECURITY ACTION 一つ星を宣言しました。</p>\n";

#[test]
fn a_right_folder_is_clean() {
    Case::new("public")
        .file("public/index.html", CLEAN)
        .file("public/news/a.md", "# お知らせ\n")
        .file("public/style.css", "p { color: red }")
        .exits(0)
        .stdout(
            "2 個のファイルを調べました。調べなかったファイル: 1 個（対象外の種類 1［.css 1］）。\n\
             問題は見つかりませんでした。\n",
        )
        .stderr("");
}

#[test]
fn no_path_is_the_current_folder_and_lint_is_the_default() {
    for args in ["", "lint", ".", "lint ."] {
        Case::new(args)
            .file("index.html", CLEAN)
            .exits(0)
            .stdout("1 個のファイルを調べました。\n問題は見つかりませんでした。\n");
    }
}

#[test]
fn a_quiet_clean_run_says_nothing() {
    Case::new("--quiet").file("index.html", CLEAN).exits(0).stdout("").stderr("");
    Case::new("--format concise").file("index.html", CLEAN).exits(0).stdout("").stderr("");
}

/// A folder that is called like a sub-command can still be linted.
#[test]
fn a_path_can_be_called_like_a_sub_command() {
    for args in ["./rules", "-- rules", "lint rules", "rules/a.html"] {
        let said = Case::new(args).arg("--format").arg("json").file("rules/a.html", CLEAN).run();
        if args == "-- rules" {
            // Behind `--` all is a path, `--format` too.
            assert!(said.stderr.contains("--format: "), "{said}");
            assert!(said.stdout.contains("1 個のファイルを調べました。"), "{said}");
        } else {
            assert_eq!(said.json()["summary"]["files_checked"], 1, "{said}");
        }
    }
}

#[test]
fn options_may_stand_before_a_sub_command() {
    let said = Case::new("--lang en --format json lint a.html").file("a.html", CLEAN).exits(0);
    assert_eq!(said.json()["files"][0]["path"], "a.html");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_checked() {
    Case::new("gone.html a.html missing/folder")
        .file("a.html", CLEAN)
        .exits(2)
        .stdout(
            "1 個のファイルを調べました。読めなかったもの: 2 個。\n問題は見つかりませんでした。\n",
        )
        .stderr(
            "sa-lint: gone.html: 見つかりません\n\
             sa-lint: missing/folder: 見つかりません\n",
        );
    Case::new("gone.html --lang en --exit-zero")
        .exits(2)
        .stdout("")
        .stderr("sa-lint: gone.html: no such file or folder\n");
}

/// Reading one's own memory at address 0 fails for whoever tries, root included.
#[test]
#[cfg(target_os = "linux")]
fn a_read_that_fails_half_way_is_named() {
    let said = Case::new("a.html /proc/self/mem").file("a.html", CLEAN).exits(2);
    assert!(said.stderr.starts_with("sa-lint: /proc/self/mem: 読み取れません（"), "{said}");
    assert!(said.stdout.starts_with("1 個のファイルを調べました。"), "{said}");
}

#[test]
fn a_run_that_checks_nothing_says_why() {
    let kinds = "  フォルダの中で調べるのは、ページ、文章、スクリプト、データ、Word や PDF などの文書です（一覧は sa-lint formats）。隠しファイルと .gitignore にあるものは除きます。\n  名前を直接指定したファイルは、文字のファイルであればどれでも調べます。\n";
    Case::new("empty").folder("empty").exits(2).stdout("").stderr(&format!(
        "sa-lint: ファイルを 1 個も調べていません。指定した場所にファイルがありません。\n{kinds}"
    ));
    Case::new("assets --exit-zero")
        .file("assets/a.css", "")
        .file("assets/b.woff", "")
        .file("assets/c.html", b"\x89PNG\r\n\x1a\n\0")
        .exits(2)
        .stdout("")
        .stderr(&format!(
            "sa-lint: ファイルを 1 個も調べていません。見つかったファイルはどれも対象外です（対象外の種類 2［.css 1、.woff 1］、文字のファイルではない 1）。\n{kinds}"
        ));
    let said = Case::new("--lang en --format json empty").folder("empty").exits(2);
    assert_eq!(said.json()["summary"]["files_checked"], 0);
    assert!(said.stderr.starts_with("sa-lint: no file was checked"), "{said}");
}

#[test]
fn a_file_that_is_named_is_read_whatever_it_is_called() {
    let said = Case::new("--format json notes LICENSE.dat image.html")
        .file("notes", "一つ星を宣言しました")
        .file("LICENSE.dat", "text")
        .file("image.html", b"\x89PNG\r\n\x1a\n\0")
        .exits(0);
    let files = said.json()["files"].clone();
    let expected = serde_json::json!([
        { "path": "LICENSE.dat", "encoding": "UTF-8" },
        { "path": "image.html", "encoding": null, "skipped": "binary" },
        { "path": "notes", "encoding": "UTF-8" },
    ]);
    assert_eq!(files, expected, "{said}");
}

#[test]
fn standard_input_is_a_document() {
    let said = Case::new("--format json -").stdin(CLEAN).exits(0);
    assert_eq!(said.json()["files"][0]["path"], "<stdin>");
    let said = Case::new("--format json --stdin-filename 会社.html -").stdin(CLEAN).exits(0);
    assert_eq!(said.json()["files"][0]["path"], "会社.html");
    let said = Case::new("--format json - a.html").file("a.html", CLEAN).stdin(CLEAN).exits(0);
    assert_eq!(said.json()["summary"]["files_checked"], 2);
    Case::new("--stdin-filename a.html b.html").file("b.html", "").exits(2).stdout("").stderr(
        "sa-lint: --stdin-filename は、標準入力を表す - と一緒に使います。例: sa-lint --stdin-filename index.html - < index.html\n",
    );
}

/// A thousand times the same answer, whoever of the threads is first.
#[test]
fn the_result_is_the_same_whatever_the_threads() {
    let site = |args: &str| {
        (0..200).fold(Case::new(args), |case, n| {
            case.file(&format!("public/{}/{n}.html", n % 7), CLEAN)
        })
    };
    let one = site("--format json -j 1 public").exits(0).stdout;
    for args in ["--format json -j 8 public", "--format json public public/3 public/3/3.html"] {
        site(args).exits(0).stdout(&one);
    }
}

/// `sa-lint … | head -1`: no message, no panic, the exit code of the findings.
#[test]
#[cfg(unix)]
fn a_closed_pipe_ends_quietly() {
    let case = (0..2_000)
        .fold(Case::new("--format json ."), |case, n| case.file(&format!("{n}.html"), CLEAN));
    let mut child = case.command().spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_is_a_failure() {
    let case = Case::new("--format json a.html").file("a.html", CLEAN);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = case.command().stdout(full).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("sa-lint: ") && said.lines().count() == 1, "{said}");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_missing_rule_folder_is_named_and_the_run_goes_on() {
    Case::new("--rules nowhere a.html")
        .file("a.html", CLEAN)
        .exits(2)
        .stdout("1 個のファイルを調べました。\n問題は見つかりませんでした。\n")
        .stderr("sa-lint: nowhere: 見つかりません\n");
}

/// Standing in a repository, what Git leaves out is left out; what is named is read all the same.
#[test]
fn what_git_ignores_is_read_when_it_is_named() {
    let site = |args: &str| {
        Case::new(args)
            .folder(".git")
            .file(".gitignore", "public/\n")
            .file("index.html", CLEAN)
            .file("public/index.html", CLEAN)
    };
    let paths = |args: &str| -> Vec<String> {
        let json = site(args).exits(0).json();
        let files = json["files"].as_array().expect("a list");
        files.iter().map(|file| file["path"].as_str().expect("a path").to_owned()).collect()
    };
    assert_eq!(paths("--format json"), ["index.html"]);
    assert_eq!(paths("--format json public"), ["public/index.html"]);
    assert_eq!(paths("--format json public/index.html ."), ["index.html", "public/index.html"]);
}

#[test]
#[cfg(unix)]
fn links_that_lead_nowhere_or_back_are_named() {
    use std::os::unix::fs::symlink;

    let case = |options: &str| {
        Case::new(options).file("site/a.html", CLEAN).prepared(|root| {
            symlink("nowhere.html", root.join("site/b.html")).unwrap();
            symlink(".", root.join("site/c")).unwrap();
        })
    };
    case("site").exits(0).stderr("");
    case("--follow site")
        .exits(2)
        .stdout(
            "1 個のファイルを調べました。読めなかったもの: 2 個。\n問題は見つかりませんでした。\n",
        )
        .stderr(
            "sa-lint: site/b.html: リンク先が見つかりません\n\
             sa-lint: site/c: 上のフォルダ site に戻るリンクなので、たどりません\n",
        );
}

/// What is called so that it would not be read is no loss.
#[test]
#[cfg(unix)]
fn a_link_that_leads_nowhere_is_left_out_where_it_would_not_be_read() {
    use std::os::unix::fs::symlink;

    let case = Case::new("--follow site").file("site/a.html", CLEAN).prepared(|root| {
        symlink("nowhere.gz", root.join("site/b.gz")).unwrap();
    });
    case.exits(0).stderr("").stdout(
        "1 個のファイルを調べました。調べなかったファイル: 1 個（対象外の種類 1［.gz 1］）。\n\
         問題は見つかりませんでした。\n",
    );
}

#[test]
#[cfg(target_os = "linux")]
fn hostile_file_names_are_written_out() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let case = Case::new("--format json .").prepared(|root| {
        for name in [&b"a\x1B[2J\n.html"[..], b"b\xFF.html"] {
            std::fs::write(root.join(OsStr::from_bytes(name)), CLEAN).unwrap();
        }
    });
    let json = case.exits(0).json();
    assert_eq!(json["files"][0]["path"], "a\\u{1b}[2J\\n.html");
    assert_eq!(json["files"][1]["path"], "b\\xff.html");
}
