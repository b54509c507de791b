//! Input that nobody meant to write: it ends in findings or a message, never in a panic or silence.

use crate::common::Case;

const CLAIM: &str = "SECURITY ACTION の二つ星を取得しました";

/// The places of the findings in one file of this content.
fn found(name: &str, content: impl AsRef<[u8]>) -> Vec<String> {
    let args = format!("--format concise --rule acquisition-claim {name}");
    let said = Case::new(&args).file(name, content).exits(1).stderr("");
    let places = said.stdout.lines().filter_map(|line| line.split_once(": error["));
    places.map(|(place, _)| place.to_owned()).collect()
}

#[test]
fn deep_nesting() {
    let n = 10_000;
    let nested = |open: &str, close: &str| [&open.repeat(n), CLAIM, &close.repeat(n)].concat();
    assert_eq!(found("a.html", nested("<div>", "</div>")), ["a.html:1:50018"]);
    assert_eq!(found("a.html", nested("<b>", "</b>")), ["a.html:1:30018"]);
    assert_eq!(found("a.html", nested("<table><td>", "")), ["a.html:1:110018"]);
    assert_eq!(found("a.html", nested("<ul><li>", "")), ["a.html:1:80018"]);
    assert_eq!(found("a.md", nested("> ", "")), ["a.md:1:20018"]);
    assert_eq!(found("a.md", nested("[", "](x)")), ["a.md:1:10018"]);
}

#[test]
fn markup_that_never_ends() {
    for tail in ["<a href='", "<!--", "<![CDATA[", "</", "<script>", "<p title=\"x", "&#x2605", "<"]
    {
        let page = format!("<p>{CLAIM}。</p>{tail}");
        assert_eq!(found("a.html", &page), ["a.html:1:21"], "{tail}");
        assert_eq!(found("a.md", &page), ["a.md:1:21"], "{tail}");
    }
}

#[test]
fn one_line_of_megabytes() {
    let line = format!("{}{CLAIM}。", "本文です。".repeat(200_000));
    assert_eq!(found("a.txt", &line), ["a.txt:1:1000018"]);
    assert_eq!(found("a.html", &line), ["a.html:1:1000018"]);
}

#[test]
fn bytes_that_no_text_has() {
    let page = format!("<p>{CLAIM}。</p>\n").into_bytes();
    let said = Case::new("--lang en nul.html a.html")
        .file("nul.html", [&page[..], b"\0"].concat())
        .file("a.html", "<p>right</p>")
        .exits(0);
    assert!(said.stdout.starts_with("1 file checked. 1 skipped (1 not text).\n"), "{said}");
}

#[test]
fn nothing_at_all() {
    for name in ["a.html", "a.md", "a.txt", "a.svg", "a.xml", "a.rst", "a"] {
        for content in ["", "\u{feff}", "\n", "<", "---\n"] {
            Case::new("--quiet").arg(name).file(name, content).exits(0).stdout("").stderr("");
        }
    }
}
