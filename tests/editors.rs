//! The settings of docs/editors.md as they stand there: what editors make of real output.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use crate::documents::{blocks, document};
use crate::tools::{Scratch, root, wanted};

const PAGES: [&str; 2] = ["docs/editors.md", "docs/editors.ja.md"];
const WRONG: &str = "<p>SECURITY ACTION 二つ星を取得しました。</p>\n";

#[test]
fn vs_code_finds_the_place_in_a_line() {
    for path in PAGES {
        let tasks: serde_json::Value =
            serde_json::from_str(&blocks(&document(path), "json")[0]).unwrap();
        let task = &tasks["tasks"][0];
        let args = task["args"].as_array().unwrap().iter().map(|arg| arg.as_str().unwrap());
        let args: Vec<&str> = args.collect();
        let scratch = Scratch::new().with_program();
        scratch.file("会社 概要.html", WRONG);
        let told = scratch.bash(&format!("sa-lint {} || true", args.join(" "))).to_string();
        let pattern = &task["problemMatcher"]["pattern"];
        let regexp = regex::Regex::new(pattern["regexp"].as_str().unwrap()).unwrap();
        let line = told.lines().find(|line| line.contains("acquisition-claim")).unwrap();
        let found = regexp.captures(line).expect(line);
        let group = |name: &str| &found[pattern[name].as_u64().unwrap() as usize];
        let place = ["file", "line", "column", "severity", "code"].map(group);
        let wanted = ["会社 概要.html", "1", "20", "error", "acquisition-claim"];
        assert!(place[0].ends_with(wanted[0]), "{path}: {place:?}");
        assert_eq!(place[1..], wanted[1..], "{path}");
    }
}

#[test]
fn vim_finds_the_place_in_a_line() {
    if !wanted() {
        return;
    }
    for path in PAGES {
        let scratch = Scratch::new().with_program();
        scratch.file("会社 概要.html", WRONG);
        let settings = &blocks(&document(path), "vim")[0];
        scratch.file("a.vim", format!(
            "edit 会社\\ 概要.html
{settings}
silent make!
let found = getqflist()[0]
call writefile([printf('%s %d:%d %s', bufname(found.bufnr), found.lnum, found.col, found.type)], 'found')
qall!
"
        ));
        scratch
            .done("LC_ALL=C.UTF-8 vim -Nu NONE -es -S a.vim </dev/null >/dev/null 2>&1; cat found");
        assert_eq!(scratch.read("found"), "会社 概要.html 1:20 e\n", "{path}");
    }
}

/// An error, a warning and a hint, each on a line of its own.
const PAGE: &str = "<p>SECURITY ACTION 二つ星を取得しました。</p>
<!-- sa-lint-disable-line acquisition-claim -->
<p>SECURITY ACTION ２つ星を宣言しました。</p>
";

#[test]
fn emacs_marks_the_words() {
    if !wanted() {
        return;
    }
    for path in PAGES {
        let scratch = Scratch::new().with_program();
        scratch.file("会社 概要.html", PAGE);
        scratch.file("settings.el", &blocks(&document(path), "elisp")[0]);
        scratch.file(
            "try.el",
            r#"(load (expand-file-name "settings.el") nil t)
(find-file "会社 概要.html")
(flymake-start)
(let ((end (+ (float-time) 60)))
  (while (and (null (flymake-diagnostics)) (< (float-time) end))
    (accept-process-output nil 0.1)))
(dolist (found (flymake-diagnostics))
  (princ (format "%s %d %s\n" (flymake-diagnostic-type found)
                 (line-number-at-pos (flymake-diagnostic-beg found))
                 (substring (flymake-diagnostic-text found) 0 12))))"#,
        );
        let told = scratch.done("emacs -Q --batch -l try.el 2>/dev/null | sort");
        assert_eq!(
            told, ":error 1 [acquisition\n:note 3 [star-notati\n:warning 2 [unused-supp\n",
            "{path}"
        );
    }
}

/// efm-langserver, which Helix asks, hands on what is found as an editor reads it.
#[test]
fn a_language_server_tells_the_place() {
    if !wanted() {
        return;
    }
    for path in PAGES {
        let scratch = Scratch::new().with_program().env("ROOT", root());
        scratch.file("会社概要.html", PAGE);
        scratch.file("config.yaml", &blocks(&document(path), "yaml")[0]);
        let told = scratch.done(
            "timeout 120 python3 \"$ROOT/tests/tools/language_server.py\" '会社概要.html' html \
               efm-langserver -c config.yaml 2>/dev/null | cut -d ']' -f 1",
        );
        assert_eq!(
            told, "0:19 1 [acquisition-claim\n1:0 2 [unused-suppression\n2:19 4 [star-notation\n",
            "{path}"
        );
        let helix: toml::Table = toml::from_str(&blocks(&document(path), "toml")[0]).unwrap();
        assert_eq!(helix["language-server"]["efm"]["command"].as_str(), Some("efm-langserver"));
    }
}
