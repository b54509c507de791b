//! Every console line and setting of the documentation, run in a folder that has what it speaks of.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::fs;

use crate::common::server::{Server, html};
use crate::documents::{blocks, document};
use crate::proof::compose::{ACCEPTED, COMPLETED, accepted, completed, first, outlook, second};
use crate::tools::{Scratch, root, wanted};

const WRONG: &str = "<p>SECURITY ACTION 一つ星を取得しました。</p>\n";
const RIGHT: &str = "<p>SECURITY ACTION 一つ星を宣言しました。</p>\n";

/// What is run elsewhere, because it builds or measures for minutes: here the files that it names are there.
const LONG: [(&str, &[&str]); 7] = [
    ("cargo run --release -- demo/public", &["demo/public"]),
    ("./test.sh", &["test.sh"]),
    ("cargo install --locked --path .", &["Cargo.lock"]),
    ("cargo test --release --test main corpus:: -- --nocapture", &["tests/corpus.rs"]),
    ("python3 benches/compare", &["benches/compare"]),
    ("time cargo build --locked -j2 --bin sa-lint", &["Cargo.lock"]),
    ("time cargo test --locked -j2 --no-run", &["tests/main.rs"]),
];

/// Pages of the documentation, in English and Japanese.
fn pages() -> Vec<String> {
    let mut pages = vec!["README.md".to_owned(), "README.ja.md".to_owned()];
    for entry in fs::read_dir(root().join("docs")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".md") {
            pages.push(format!("docs/{name}"));
        }
    }
    pages.sort();
    pages
}

/// A folder with whatever the documentation names, the program on the `PATH`, and what stands in for Docker: it wants
/// the folder mounted where the image works.
fn site(lang: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.file("public/index.html", WRONG);
    scratch.file("public/minutes/2019.html", WRONG);
    scratch.file("a.html", WRONG);
    scratch.file("a.md", RIGHT);
    scratch.file("my-rules/words.toml", "rival = [\"さくら認証\"]\n");
    for name in ["completed.eml", "完了.eml"] {
        scratch.file(name, first("iso-2022-jp", "7bit"));
    }
    for name in ["accepted.eml", "受理.eml"] {
        scratch.file(name, second("utf-8", "base64"));
    }
    scratch.file("completed.msg", outlook(COMPLETED, &completed(), true, false));
    scratch.file("accepted.msg", outlook(ACCEPTED, &accepted(), true, false));
    scratch.script(
        ".git/bin/docker",
        "#!/bin/sh\n[ \"$1\" != build ] || exec test \"$*\" = 'build -t sa-lint .'\n\
         while [ \"$1\" != sa-lint ]; do case $1 in -v) case $2 in \"$PWD:/site\"*) mounted=1 ;; esac ;; esac; shift; done\n\
         [ \"${mounted:-}\" ] && exec \"$@\"\n",
    );
    let bin = scratch.path().join(".git/bin");
    scratch.with_program().on_path(bin).env("SA_LINT_LANG", lang)
}

/// A line as it can be run here: what it asks a person or the network is answered.
fn runnable(line: &str, server: &Server) -> String {
    let line = line.replace("https://www.example.co.jp/", &server.url("/")).replace(" --open", "");
    match line.split_once(" my-site") {
        Some(("sa-lint init", rest)) => format!(
            "sa-lint init my-site --company 株式会社サンプル --stars 1 --declared 2025-04-01 \
             --url https://www.example.co.jp/security/{rest}"
        ),
        Some(("sa-lint serve", _)) => "timeout -s INT 3 sa-lint serve my-site --port 0".to_owned(),
        _ => line,
    }
}

#[test]
fn what_a_reader_types_does_what_it_says() {
    if !wanted() {
        return;
    }
    let server = Server::start(|_| html(RIGHT));
    let mut run = 0;
    for page in pages() {
        let scratch = site(if page.ends_with(".ja.md") { "ja" } else { "en" });
        if page.contains("configuration") {
            scratch.file("sa-lint.toml", &blocks(&document(&page), "toml")[0]);
        }
        if page.contains("proof") {
            scratch.file("public/index.html", "\n".repeat(11) + "<p>自己宣言ID40012345678</p>\n");
        }
        for block in blocks(&document(&page), "console") {
            let mut said = String::new();
            for line in block.lines() {
                let Some(typed) = line.strip_prefix("$ ") else {
                    // What stands below a command is what it says, from the start of a line on.
                    let shown = line.trim_end_matches('…');
                    assert!(
                        said.lines().any(|line| line.starts_with(shown)),
                        "{page}: {shown:?} in {said}"
                    );
                    continue;
                };
                let bare = typed.split(" #").next().unwrap().trim_end();
                if let Some((_, files)) = LONG.iter().find(|(long, _)| *long == bare) {
                    assert!(files.iter().all(|file| root().join(file).exists()), "{page}: {typed}");
                    continue;
                }
                let told = scratch.bash(&runnable(typed, &server));
                let code = if typed.starts_with("sa-lint serve") { 124 } else { 1 };
                assert!([Some(0), Some(code)].contains(&told.code), "{page}: {told}");
                said = told.text;
                run += 1;
            }
        }
    }
    assert!(run > 60, "{run}");
}

/// A comment of the page on ignoring excuses what stands beside it, and none has a slip.
#[test]
fn the_comments_shown_suppress() {
    for path in ["docs/ignoring.md", "docs/ignoring.ja.md"] {
        let shown = blocks(&document(path), "html").concat();
        // The claims that the comments name stand where the page has dots.
        let claims = "<p>SECURITY ACTION 一つ星を取得し、SECURITY ACTION の認定を受けました。</p>";
        let label = "<dl><dt>取得認証</dt><dd>SECURITY ACTION</dd></dl>\n";
        let page =
            shown.replacen("<p>…</p>", claims, 1).replace("<p>…</p>", WRONG.trim_end()) + label;
        let said = crate::common::Case::new("--format json a.html").file("a.html", page).exits(0);
        let said = said.json();
        assert_eq!(said["findings"], serde_json::json!([]), "{path}");
        assert!(said["suppressed"].as_array().unwrap().len() > 3, "{path}: {said:#}");
        let baseline = &blocks(&document(path), "json")[0];
        crate::common::Case::new("--baseline known.json a.html")
            .file("known.json", baseline)
            .file("a.html", RIGHT)
            .exits(0);
    }
}

/// What a server is told is read by a parser that knows the directives of nginx.
#[test]
fn nginx_knows_the_directives_shown() {
    if !wanted() {
        return;
    }
    for path in ["docs/web.md", "docs/web.ja.md"] {
        let scratch = Scratch::new();
        let shown = blocks(&document(path), "nginx").concat();
        scratch.file("nginx.conf", format!("events {{ }}\nhttp {{ server {{\n{shown}}} }}\n"));
        scratch
            .bash("crossplane parse --strict --no-catch nginx.conf")
            .exits(0)
            .says(&["frame-ancestors 'none'"]);
    }
}
