//! Whoever calls the library does so on a thread with a stack of the usual size, as the workers of the program
//! do: no document is read so deep that it ends the program, which nothing could catch.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use sa_lint::extract::Format;
use sa_lint::{Config, lint};

/// Bytes of the stack that threads have unless somebody says otherwise.
const STACK: usize = 2 << 20;

const WRONG: &str = "SECURITY ACTION 二つ星を取得しました。";

/// How many findings the documents have, all judged on one such thread.
fn counts(documents: Vec<(&'static str, String)>) -> Vec<usize> {
    let judge = move || {
        let config = Config::builtin().unwrap();
        let count =
            |(name, text): (&str, String)| lint(name, text.as_bytes(), &config).findings.len();
        documents.into_iter().map(count).collect()
    };
    std::thread::Builder::new().stack_size(STACK).spawn(judge).unwrap().join().unwrap()
}

#[test]
fn a_tag_may_have_any_number_of_attributes() {
    let tag = |attribute: &str| format!("<p{}>{WRONG}</p>", attribute.repeat(200_000));
    let tags = [" a=\"1\"", " a='1'", " a=1", " a", "/a=\"1\"", "a=\"\"", " a=\"&amp;\" b=\"\""];
    let mut documents: Vec<_> = tags.map(|attribute| ("a.html", tag(attribute))).into();
    let end = format!("<p>{WRONG}</p{}>", " a=\"1\"".repeat(200_000));
    documents.push(("a.html", end));
    for name in
        ["a.vue", "a.md", "a.xhtml", "a.php", "a.astro", "a.svelte", "a.mdx", "a.svg", "a.xml"]
    {
        documents.push((name, tag(" a=\"1\"")));
    }
    documents
        .push(("a.eml", format!("Content-Type: text/html; charset=utf-8\n\n{}", tag(" a=\"1\""))));
    let found = counts(documents);
    assert_eq!(found[..8], [1; 8]);
}

/// One format for each parser.
const PARSERS: [Format; 17] = [
    Format::Html,
    Format::Php,
    Format::Vue,
    Format::Astro,
    Format::Markdown,
    Format::Mdx,
    Format::Text,
    Format::Svg,
    Format::Feed,
    Format::Mail,
    Format::Tsx,
    Format::Json,
    Format::Yaml,
    Format::Toml,
    Format::Po,
    Format::Xliff,
    Format::Fluent,
];

#[test]
fn a_document_may_be_nested_in_any_way() {
    // An opening, what closes it, and how often.
    let nests = [
        ("<div>", "</div>"),
        ("<b>", "</b>"),
        ("<ul><li>", "</li></ul>"),
        ("<table><tr><td>", ""),
        ("<svg><text>", ""),
        ("<blockquote>", ""),
        ("<!--", "-->"),
        ("<dl><dt>", ""),
        ("- ", ""),
        ("> ", ""),
        ("1. ", ""),
        ("* > ", ""),
        ("[", "]"),
        ("[", "](a)"),
        ("![", "](a)"),
        ("*", "*"),
        ("**_", "_**"),
        ("`", "`"),
        ("~~", "~~"),
        ("{", "}"),
        ("{{", "}}"),
        ("{%", "%}"),
        ("(", ")"),
        ("「", "」"),
        ("『「", "」』"),
        ("（", "）"),
        ("\"", "\""),
        ("'", "'"),
        ("`${", "}`"),
        ("[{\"a\":", "}]"),
        ("{\"a\":", "}"),
        ("a:\n ", ""),
        ("- - ", ""),
        ("[[", "]]"),
        ("<a b={", "}/>"),
        ("<A>{", "}</A>"),
        ("()=>{", "}"),
        ("a?", ":b"),
        ("!", ""),
        ("-", ""),
        ("a+", "b"),
        ("a.", "b"),
        ("a=", "b"),
        ("new ", ""),
        ("if(a)", ""),
        ("<?php ", " ?>"),
        ("<%", "%>"),
        (":::\n", ":::\n"),
        ("\t", ""),
        ("[a:\"b\"", "]"),
        ("<c:a b=\"", "\"/>"),
        ("{ $a -> *[b] ", "}"),
        ("{{< a >}}", "{{< /a >}}"),
        ("a {", "}"),
        ("@media a {", "}"),
    ];
    for format in PARSERS {
        let name: &'static str = format!("a.{}", format.described().extensions[0]).leak();
        let documents = nests.iter().map(|(opens, closes)| {
            (name, format!("{}{WRONG}{}", opens.repeat(4_000), closes.repeat(4_000)))
        });
        counts(documents.collect());
    }
}
