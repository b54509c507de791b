//! Comments that name rules on whole sites, and whether they are still needed.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use crate::common::Case;

/// A claim that is suppressed for want of a policy.
const SUPPRESSED: &str = "<p>当社は SECURITY ACTION 二つ星を宣言しました。</p>\
     <!-- sa-lint-disable-line policy-missing -- soon -->\n";

#[test]
fn a_fix_removes_what_the_whole_site_shows_to_be_unused() {
    let page = "<!-- sa-lint-disable-file level-mismatch -->\r\n<title>例</title>\r\n\
                <p>SECURITY ACTION 二つ星を取得しました。</p>\r\n\
                <a href=\"p.pdf\">情報セキュリティ基本方針</a>\r\n";
    let fixed = "<title>例</title>\r\n<p>SECURITY ACTION 二つ星を宣言しました。</p>\r\n\
                 <a href=\"p.pdf\">情報セキュリティ基本方針</a>\r\n";
    let of = |args: &str| {
        Case::new(args)
            .file("site/a.html", page)
            .file("site/index.html", "<p>会社</p>")
            .file("site/b.html", "<p>例<!-- sa-lint-disable-line policy-missing --></p>")
    };
    of("--diff site").exits(1).stdout(
        "--- a/site/a.html\n+++ b/site/a.html\n@@ -1,4 +1,3 @@\n\
         -<!-- sa-lint-disable-file level-mismatch -->\r\n <title>例</title>\r\n\
         -<p>SECURITY ACTION 二つ星を取得しました。</p>\r\n\
         +<p>SECURITY ACTION 二つ星を宣言しました。</p>\r\n \
         <a href=\"p.pdf\">情報セキュリティ基本方針</a>\r\n\
         --- a/site/b.html\n+++ b/site/b.html\n@@ -1 +1 @@\n\
         -<p>例<!-- sa-lint-disable-line policy-missing --></p>\n\\ No newline at end of file\n\
         +<p>例</p>\n\\ No newline at end of file\n",
    );
    let said = of("--lang en --fix site").exits(0);
    let places: Vec<&str> = said.stdout.lines().filter(|line| line.contains(": fixed[")).collect();
    assert_eq!(places.len(), 3, "{said}");
    assert!(places[0].starts_with("site/a.html:1:1: fixed[unused-suppression]"), "{said}");
    // The line as it is once the comment above it is gone.
    assert!(places[1].starts_with("site/a.html:2:20: fixed[acquisition-claim]"), "{said}");
    assert!(places[2].starts_with("site/b.html:1:5: fixed[unused-suppression]"), "{said}");
    assert_eq!(String::from_utf8(said.bytes("site/a.html")).unwrap(), fixed);
    assert_eq!(said.bytes("site/b.html"), "<p>例</p>".as_bytes());
    let again = said.then("--fix site").exits(0);
    assert_eq!(again.bytes("site/a.html"), fixed.as_bytes());
}

#[test]
fn what_is_used_stays() {
    let case = Case::new("--fix site").file("site/index.html", "<p>会社</p>");
    let said = case.file("site/a.html", SUPPRESSED).exits(0);
    assert_eq!(said.bytes("site/a.html"), SUPPRESSED.as_bytes());
}

#[test]
fn a_part_of_a_site_shows_nothing_to_be_unused() {
    let part = |args: &str, link: &str| {
        let case = Case::new(args).file("site/sub/a.html", SUPPRESSED);
        case.file("site/sub/b.html", link)
    };
    for case in [
        part("--fix --format concise site/sub", "").file("site/sa-lint.toml", "[lint]\n"),
        part("--fix --format concise site/sub", "<a href=\"../../policy.html\">x</a>"),
        part("--fix --format concise site/sub/a.html", ""),
    ] {
        let said = case.exits(0).stdout("");
        assert_eq!(said.bytes("site/sub/a.html"), SUPPRESSED.as_bytes());
    }
}
