//! Comments and baselines as a user meets them.

#![allow(clippy::expect_used, reason = "a test may panic")]

use crate::common::{Case, Said};

/// One error with a safe fix.
const TAKEN: &str = "<p>SECURITY ACTION の一つ星を取得しました。</p>\n";
/// Another one.
const CERTIFIED: &str = "<p>SECURITY ACTION の一つ星に認定されました。</p>\n";
/// A comment for the first.
const NEXT: &str = "<!-- sa-lint-disable-next-line acquisition-claim -- 引用 -->\n";

fn page(parts: &[&str]) -> String {
    parts.concat()
}

#[test]
fn a_suppressed_finding_is_counted_and_decides_nothing() {
    Case::new("").file("a.html", page(&[NEXT, TAKEN])).exits(0).stdout(
        "1 個のファイルを調べました。\n\
         コメントで除外した指摘: 1 件。\n\
         問題は見つかりませんでした。\n",
    );
    Case::new("--lang en").file("a.html", page(&[NEXT, TAKEN, TAKEN])).exits(1).stdout_ends(
        "1 file checked.\n1 finding is suppressed by comments.\nFound 1 error; 1 fixable with --fix.\n",
    );
    let said = Case::new("--format json").file("a.html", page(&[NEXT, TAKEN])).exits(0).json();
    assert_eq!(said["findings"].as_array().map(Vec::len), Some(0));
    let suppressed = &said["suppressed"][0];
    assert_eq!(suppressed["finding"]["rule"], "acquisition-claim");
    assert_eq!(suppressed["finding"]["line"], 2);
    assert_eq!(suppressed["by"], "comment");
    assert_eq!(suppressed["line"], 1);
    assert_eq!(suppressed["reason"], "引用");
    assert_eq!(said["summary"]["suppressed"]["comment"], 1);
}

#[test]
fn slips_fail_the_run_and_unused_comments_warn() {
    let slip = "<!-- sa-lint-disable-file acquisition-clam -->\n";
    Case::new("--format concise --lang en").file("a.html", slip).exits(1).stdout(
        "a.html:1:27: error[invalid-suppression] “acquisition-clam” does nothing. \
         There is no rule “acquisition-clam”; did you mean acquisition-claim?\n",
    );
    let unused = "<!-- sa-lint-disable-file acquisition-claim -->\n<p>会社案内\n";
    let warning = "a.html:1:1: warning[unused-suppression] “<!-- sa-lint-disable-file acquisition-claim -->” \
         is not needed. There is no finding of acquisition-claim here.\n";
    Case::new("--format concise --lang en").file("a.html", unused).exits(0).stdout(warning);
    Case::new("--fail-on warning").file("a.html", unused).exits(1);
    // What was not judged is not known to be unused.
    for choice in ["--skip-rule acquisition-claim", "--rule label-claim,unused-suppression"] {
        Case::new("--format concise")
            .arg(choice.split(' ').next().unwrap_or_default())
            .arg(choice.split(' ').nth(1).unwrap_or_default())
            .file("a.html", unused)
            .exits(0)
            .stdout("");
    }
}

#[test]
fn fix_leaves_suppressed_findings_and_removes_unused_comments() {
    let unused = "  <!-- sa-lint-disable-line label-claim -->\n";
    let said = Case::new("--fix").file("a.html", page(&[NEXT, TAKEN, unused, CERTIFIED])).exits(0);
    let right = page(&[NEXT, TAKEN, &CERTIFIED.replace("に認定されました", "を宣言しました")]);
    assert_eq!(String::from_utf8_lossy(&said.bytes("a.html")), right);
    let said = said.then("--fix").exits(0);
    assert_eq!(String::from_utf8_lossy(&said.bytes("a.html")), right);
}

/// The finding whose suppression is asked for goes with the repair of its neighbour.
#[test]
fn a_fix_may_leave_a_comment_without_use_and_takes_it_along() {
    let text = "<!-- sa-lint-disable-line scheme-name -->\n<p>案内</p>\n";
    let said = Case::new("--fix").file("a.html", text).exits(0);
    assert_eq!(said.bytes("a.html"), "<p>案内</p>\n".as_bytes());
}

fn baseline(said: &Said) -> String {
    String::from_utf8(said.bytes("base.json")).expect("UTF-8")
}

#[test]
fn a_baseline_holds_what_was_there_and_lets_what_is_new_count() {
    let said = Case::new("--baseline base.json --update-baseline public")
        .file("public/a.html", page(&[TAKEN, CERTIFIED]))
        .file("public/会社/b.html", TAKEN)
        .exits(0)
        .stdout(
            "2 個のファイルを調べました。\n\
             ベースラインにある指摘: 3 件。\n\
             ベースライン base.json を作りました（3 件）。\n\
             新しい問題は見つかりませんでした。\n",
        );
    let created = baseline(&said);
    let shape: Vec<&str> = created
        .lines()
        .map(|line| line.split("\"fingerprint\"").next().unwrap_or_default())
        .collect();
    assert_eq!(
        shape,
        [
            "{",
            "  \"schema_version\": 1,",
            "  \"files\": {",
            "    \"public/a.html\": [",
            "      { \"rule\": \"acquisition-claim\", \"matched\": \"一つ星を取得しました\", ",
            "      { \"rule\": \"certification-claim\", \"matched\": \"一つ星に認定されました\", ",
            "    ],",
            "    \"public/会社/b.html\": [",
            "      { \"rule\": \"acquisition-claim\", \"matched\": \"一つ星を取得しました\", ",
            "    ]",
            "  }",
            "}",
        ]
    );
    // Moved and reformatted, and from another folder.
    let moved = page(&[
        "<h1>会社</h1>\r\n",
        "  <p class=a>SECURITY ACTION の\r\n一つ星に認定されました。\n",
        TAKEN,
    ]);
    let said = said.then("--baseline base.json public").file("public/a.html", moved).exits(0);
    let said = said
        .then("--baseline base.json --lang en public/a.html")
        .exits(0)
        .stdout("1 file checked.\n2 findings are in the baseline.\nNo new problems found.\n");
    // A new one counts, and is not taken up by an update.
    let new = page(&[TAKEN, "<p>弊社はSECURITY ACTION の一つ星を取得しました。</p>\n"]);
    let said = said
        .then("--baseline base.json --update-baseline --lang en public")
        .file("public/a.html", new)
        .exits(1)
        .stdout_ends(
            "2 files checked.\n2 findings are in the baseline.\n\
             Updated the baseline base.json: 1 gone, 0 added, 2 left.\n\
             Found 1 error; 1 fixable with --fix.\n",
        );
    assert_eq!(baseline(&said).matches("\"rule\"").count(), 2);
    let said =
        said.then("--baseline base.json --extend-baseline --lang en public").exits(0).stdout(
            "2 files checked.\n3 findings are in the baseline.\n\
         Updated the baseline base.json: 0 gone, 1 added, 3 left.\nNo new problems found.\n",
        );
    assert_eq!(baseline(&said).matches("\"rule\"").count(), 3);
    let same = baseline(&said);
    let said = said.then("--baseline base.json --update-baseline public").exits(0);
    assert_eq!(baseline(&said), same);
}

/// What the program wrote about a site is no part of it.
#[test]
fn baselines_and_reports_are_not_checked() {
    let said = Case::new("--baseline base.json --update-baseline a.html").file("a.html", TAKEN);
    let said = said.exits(0).then(
        "--output json=j.json --output sarif=s.json --output gitlab=g.json --output rdjson=r.json \
         --output html=h.html --output markdown=m.md a.html",
    );
    let said = said.exits(1).then("--format json --lang en").exits(1).json();
    let found: Vec<&str> = said["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|f| f["path"].as_str())
        .collect();
    assert_eq!(found, ["a.html"]);
}

#[test]
fn what_is_gone_is_told_and_what_was_not_looked_at_is_kept() {
    let said = Case::new("--baseline base.json --update-baseline .")
        .file("a.html", TAKEN)
        .file("b.html", TAKEN)
        .exits(0);
    let said =
        said.then("--baseline base.json --lang en a.html").file("a.html", "<p>").exits(0).stdout(
            "1 file checked.\n\
         1 finding of the baseline base.json is gone; --update-baseline takes it out.\n\
         No new problems found.\n",
        );
    std::fs::remove_file(said.path().join("b.html")).expect("it was there");
    // Not asked for, or of another rule: kept. Asked for and not there: gone.
    let said =
        said.then("--baseline base.json --update-baseline --rule label-claim a.html").exits(0);
    assert_eq!(baseline(&said).matches("\"rule\"").count(), 2);
    let said = said.then("--baseline base.json --update-baseline a.html").exits(0);
    assert_eq!(baseline(&said).matches("\"rule\"").count(), 1);
    let said = said.then("--baseline base.json --update-baseline .").exits(0);
    assert_eq!(baseline(&said), "{\n  \"schema_version\": 1,\n  \"files\": {}\n}\n");
}

#[test]
fn what_the_baseline_holds_is_not_fixed() {
    let said =
        Case::new("--baseline base.json --update-baseline a.html").file("a.html", TAKEN).exits(0);
    let said = said
        .then("--baseline base.json --fix a.html")
        .file("a.html", page(&[TAKEN, CERTIFIED]))
        .exits(0);
    let right = page(&[TAKEN, &CERTIFIED.replace("に認定されました", "を宣言しました")]);
    assert_eq!(String::from_utf8_lossy(&said.bytes("a.html")), right);
}

/// Each site of an agency has its own.
#[test]
fn the_configuration_names_the_baseline_of_its_site() {
    let config = "[lint]\nbaseline = \"known/base.json\"\n";
    let said = Case::new("--update-baseline a b")
        .file("a/sa-lint.toml", config)
        .file("a/pages/x.html", TAKEN)
        .folder("a/known")
        .file("b/sa-lint.toml", config)
        .file("b/x.html", page(&[TAKEN, CERTIFIED]))
        .folder("b/known")
        .exits(0);
    let held = |path: &str| {
        let text = String::from_utf8(said.bytes(path)).expect("UTF-8");
        (text.contains("\"../pages/x.html\""), text.matches("\"rule\"").count())
    };
    assert_eq!(held("a/known/base.json"), (true, 1));
    assert_eq!(held("b/known/base.json"), (false, 2));
    let said = said.then("--fix a b").exits(0);
    assert_eq!(said.bytes("a/pages/x.html"), TAKEN.as_bytes());
    // One that cannot be used: nothing is written, in no site.
    let said = said
        .then("--fix --lang en a b")
        .file("a/pages/x.html", page(&[TAKEN, CERTIFIED]))
        .file("b/known/base.json", "{}")
        .exits(2)
        .stdout("")
        .stderr(
            "sa-lint: b/known/base.json: not a baseline: it has no schema_version; look whether you \
             named the right file\n",
        );
    assert_eq!(said.bytes("a/pages/x.html"), page(&[TAKEN, CERTIFIED]).as_bytes());
}

#[test]
fn a_rule_that_is_off_makes_no_comment_unused_and_comments_weigh_what_is_configured() {
    let unused = "<!-- sa-lint-disable-file acquisition-claim -->\n";
    Case::new("--format concise --lang en .")
        .file("sa-lint.toml", "[lint.rules]\nacquisition-claim = \"off\"\n")
        .file("a.html", unused)
        .exits(0)
        .stdout("");
    let said = Case::new("--format concise --lang en .")
        .file("sa-lint.toml", "[lint.rules]\nunused-suppression = \"error\"\n")
        .file("a.html", unused)
        .exits(1);
    assert!(said.stdout.starts_with("a.html:1:1: error[unused-suppression]"), "{said}");
}

#[test]
fn a_document_on_standard_input_is_known_by_its_name() {
    let said = Case::new("--baseline base.json --update-baseline pages")
        .file("pages/a.html", TAKEN)
        .exits(0);
    let said =
        said.then("--baseline base.json --stdin-filename pages/a.html -").stdin(TAKEN).exits(0);
    said.then("--baseline base.json --stdin-filename pages/b.html -").stdin(TAKEN).exits(1);
}

#[test]
fn a_baseline_that_cannot_be_used_is_named_with_its_place_and_nothing_is_done() {
    let refused = |content: &str, message: &str| {
        let said = Case::new("--baseline base.json --fix --lang en a.html")
            .file("a.html", TAKEN)
            .file("base.json", content)
            .exits(2)
            .stdout("")
            .stderr(&format!("sa-lint: {message}\n"));
        assert_eq!(said.bytes("base.json"), content.as_bytes());
        assert_eq!(said.bytes("a.html"), TAKEN.as_bytes());
        let said = said.then("--baseline base.json --update-baseline a.html").exits(2);
        assert_eq!(said.bytes("base.json"), content.as_bytes());
    };
    refused(
        "{ \"schema_version\": 2, \"files\": {} }",
        "base.json: the baseline has schema_version 2, and this sa-lint reads 1; update sa-lint, or \
         delete the file and create it anew with --update-baseline",
    );
    refused(
        "{\n  \"schema_version\": 1,\n  \"files\": { \"星\": 1 }\n}",
        "base.json:3:19: not a valid baseline (invalid type: integer `1`, expected a sequence); \
         restore the file, or delete it and create it anew with --update-baseline",
    );
    refused(
        "{}",
        "base.json: not a baseline: it has no schema_version; look whether you named the right file",
    );
    refused(
        "{\n<<<<<<< HEAD\n=======\n>>>>>>> main\n}\n",
        "base.json:2: a merge conflict was left in the baseline; remove the marks and keep the lines \
         of both sides, or delete the file and create it anew with --update-baseline",
    );
    Case::new("--baseline base.json --lang en a.html").file("a.html", TAKEN).exits(2).stderr(
        "sa-lint: base.json: there is no such baseline; run with --update-baseline to create it with \
         the findings of today\n",
    );
    Case::new("--update-baseline --lang en a.html").file("a.html", TAKEN).exits(2).stderr(
        "sa-lint: --update-baseline and --extend-baseline need a baseline: name it with --baseline \
         FILE, or as baseline in [lint] of sa-lint.toml\n",
    );
    Case::new("--baseline base --lang en a.html").file("a.html", TAKEN).folder("base").exits(2);
}

#[cfg(unix)]
#[test]
fn a_baseline_that_cannot_be_written_fails_the_run_and_stays() {
    use std::os::unix::fs::PermissionsExt;
    let said =
        Case::new("--baseline base.json --update-baseline a.html").file("a.html", TAKEN).exits(0);
    let before = baseline(&said);
    let path = said.path().join("base.json");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).expect("our own file");
    let said = said
        .then("--baseline base.json --update-baseline --lang en a.html")
        .file("a.html", "<p>")
        .exits(2)
        .stderr("sa-lint: base.json: the baseline cannot be written: permission denied; it is as it was\n");
    assert_eq!(baseline(&said), before);
}

/// Whoever checks somebody else's folder does not have files elsewhere written.
#[test]
fn a_configuration_has_no_baseline_written_outside_of_its_folder() {
    let configured = |options: &str, path: &str| {
        Case::new(options)
            .file("site/sa-lint.toml", format!("[lint]\nbaseline = '{path}'\n"))
            .file("site/a.html", TAKEN)
            .folder("others")
    };
    let refused = "it is outside of the configuration's folder and is not written; name it with \
                   --baseline if it may be.\n";
    for path in ["../others/b.json", "../b.json"] {
        let said = configured("--update-baseline --lang en site", path).exits(2);
        assert!(said.stderr.ends_with(refused), "{said}");
        assert!(!said.path().join("site").join(path).exists(), "{path}");
    }
    #[cfg(unix)]
    {
        let said = configured("--update-baseline --lang en site", "link/b.json").prepared(|root| {
            std::os::unix::fs::symlink("../others", root.join("site/link")).expect("a link");
        });
        let said = said.exits(2);
        assert!(said.stderr.ends_with(refused), "{said}");
        assert!(!said.path().join("others/b.json").exists());
    }
    configured("--update-baseline site", "b.json").exits(0);
    let said = configured("--update-baseline --baseline others/b.json site", "../b.json").exits(0);
    assert!(said.path().join("others/b.json").exists());
}
