//! `--add-ignore`: comments for all findings, in the form of each format, or that there can be none.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use crate::common::Case;

const REASON: &str = "議事録のまま";
const CLAIM: &str = "SECURITY ACTION 一つ星を取得しました。";

fn ignoring(name: &str, text: &str) -> Case {
    Case::new("--lang en --add-ignore").arg(REASON).arg(name).file(name, text)
}

/// The comments that are written, and that nothing is found any more.
#[track_caller]
fn becomes(name: &str, text: &str, expected: &str) {
    let text = text.replace("CLAIM", CLAIM);
    let said = ignoring(name, &text).exits(0).stderr("");
    let expected = expected.replace("CLAIM", CLAIM).replace("WHY", REASON);
    assert_eq!(String::from_utf8(said.bytes(name)).unwrap(), expected, "{name}: {said}");
    said.then("--lang en --fail-on hint").arg(name).exits(0);
}

const NEXT: &str = "sa-lint-disable-next-line acquisition-claim -- WHY";
const LINE: &str = "sa-lint-disable-line acquisition-claim -- WHY";

#[test]
fn each_format_gets_the_comments_of_its_people() {
    for (name, text, expected) in [
        (
            "a.html",
            "<h1>会社</h1>\n  <p>CLAIM</p>\n",
            format!("<h1>会社</h1>\n  <!-- {NEXT} -->\n  <p>CLAIM</p>\n"),
        ),
        (
            "a.html.twig",
            "<h1>会社</h1>\n<p>CLAIM</p>\n",
            format!("<h1>会社</h1>\n{{# {NEXT} #}}\n<p>CLAIM</p>\n"),
        ),
        (
            "a.hbs",
            "<h1>会社</h1>\n<p>CLAIM</p>\n",
            format!("<h1>会社</h1>\n{{{{!-- {NEXT} --}}}}\n<p>CLAIM</p>\n"),
        ),
        (
            "a.html.erb",
            "<h1>会社</h1>\n<p>CLAIM</p>\n",
            format!("<h1>会社</h1>\n<%# {NEXT} %>\n<p>CLAIM</p>\n"),
        ),
        (
            "a.svg",
            "<svg>\n<text>CLAIM</text>\n</svg>\n",
            format!("<svg>\n<!-- {} -->\n<text>CLAIM</text>\n</svg>\n", NEXT.replace(" -- ", ": ")),
        ),
        ("a.md", "# 会社\n\nCLAIM\n", format!("# 会社\n\n<!-- {NEXT} -->\nCLAIM\n")),
        (
            "b.md",
            "---\ntitle: CLAIM\n---\n\n本文\n",
            format!("---\n# {NEXT}\ntitle: CLAIM\n---\n\n本文\n"),
        ),
        (
            "t.md",
            "| a | b |\n| - | - |\n| c | CLAIM |\n",
            "<!-- sa-lint-disable acquisition-claim -- WHY -->\n| a | b |\n| - | - |\n\
             | c | CLAIM |\n<!-- sa-lint-enable acquisition-claim -->\n"
                .to_owned(),
        ),
        ("a.mdx", "# 会社\n\nCLAIM\n", format!("# 会社\n\n{{/* {NEXT} */}}\nCLAIM\n")),
        ("a.txt", "会社\n\nCLAIM\n", format!("会社\n\n# {NEXT}\nCLAIM\n")),
        ("a.rst", "会社\n\nCLAIM\n", format!("会社\n\n.. {NEXT}\nCLAIM\n")),
        ("a.adoc", "会社\n\nCLAIM\n", format!("会社\n\n// {NEXT}\nCLAIM\n")),
        (
            "a.ts",
            "export const a = 1;\nexport const b = 'CLAIM';\n",
            format!("export const a = 1;\n// {NEXT}\nexport const b = 'CLAIM';\n"),
        ),
        (
            "a.tsx",
            "export const a = (\n  <p>\n    CLAIM\n  </p>\n);\n",
            format!("export const a = (\n  <p>\n    {{/* {NEXT} */}}\n    CLAIM\n  </p>\n);\n"),
        ),
        (
            "a.json",
            "{\n  \"a\": 1,\n  \"b\": \"CLAIM\"\n}\n",
            format!("{{\n  \"a\": 1,\n  \"//\": \"{NEXT}\",\n  \"b\": \"CLAIM\"\n}}\n"),
        ),
        (
            "a.jsonc",
            "{\n  \"b\": \"CLAIM\"\n}\n",
            format!("{{\n  // {NEXT}\n  \"b\": \"CLAIM\"\n}}\n"),
        ),
        ("a.yaml", "a: 1\nb: CLAIM\n", format!("a: 1\n# {NEXT}\nb: CLAIM\n")),
        ("a.toml", "a = 1\nb = 'CLAIM'\n", format!("a = 1\n# {NEXT}\nb = 'CLAIM'\n")),
        ("a.ftl", "a = b\nb = CLAIM\n", format!("a = b\n# {NEXT}\nb = CLAIM\n")),
        ("a.properties", "a = b\nb = CLAIM\n", format!("a = b\n# {NEXT}\nb = CLAIM\n")),
        (
            "a.strings",
            "\"a\" = \"b\";\n\"b\" = \"CLAIM\";\n",
            format!("\"a\" = \"b\";\n// {NEXT}\n\"b\" = \"CLAIM\";\n"),
        ),
    ] {
        becomes(name, text, &expected);
    }
}

/// What is seen stays as it is: nothing is written into a string, a title or a tag.
#[test]
fn where_no_comment_can_stand_beside_it_some_stand_around() {
    becomes(
        "a.html",
        "<head>\n<title>\nCLAIM\n</title>\n</head>\n<p>会社\n",
        "<head>\n<!-- sa-lint-disable acquisition-claim -- WHY -->\n<title>\nCLAIM\n</title>\n\
         <!-- sa-lint-enable acquisition-claim -->\n</head>\n<p>会社\n",
    );
    becomes(
        "a.html",
        "<!doctype html><p>CLAIM</p>\n",
        &format!("<!doctype html><p>CLAIM</p> <!-- {LINE} -->\n"),
    );
    becomes(
        "d.html",
        "<p>会社\n<script type='application/ld+json'>\n{\"@type\": \"Organization\",\n \
         \"award\": \"CLAIM\"}\n</script>\n<p>次\n",
        "<p>会社\n<!-- sa-lint-disable acquisition-claim -- WHY -->\n\
         <script type='application/ld+json'>\n{\"@type\": \"Organization\",\n \
         \"award\": \"CLAIM\"}\n</script>\n<!-- sa-lint-enable acquisition-claim -->\n<p>次\n",
    );
    becomes(
        "a.yaml",
        "a: 1\nb: |\n  CLAIM\n  次\nc: 2\n",
        "a: 1\n# sa-lint-disable acquisition-claim -- WHY\nb: |\n  CLAIM\n  次\n\
         # sa-lint-enable acquisition-claim\nc: 2\n",
    );
}

#[test]
fn line_ends_and_encodings_stay() {
    becomes(
        "a.html",
        "<h1>会社</h1>\r\n<p>CLAIM</p>\r\n",
        &format!("<h1>会社</h1>\r\n<!-- {NEXT} -->\r\n<p>CLAIM</p>\r\n"),
    );
    let text = format!("<meta charset=shift_jis>\n<p>{CLAIM}</p>\n");
    let sjis = encoding_rs::SHIFT_JIS.encode(&text).0.into_owned();
    let said = Case::new("--add-ignore").arg(REASON).arg("a.html").file("a.html", sjis).exits(0);
    let written = said.bytes("a.html");
    let written = encoding_rs::SHIFT_JIS.decode(&written).0.into_owned();
    let comment = NEXT.replace("WHY", REASON);
    assert_eq!(written, format!("<meta charset=shift_jis>\n<!-- {comment} -->\n<p>{CLAIM}</p>\n"));
}

#[test]
fn all_rules_of_a_line_stand_in_one_comment_and_all_files_are_written() {
    let text = format!("<p>{CLAIM}SECURITY ACTION 一つ星に認定されました。</p>\n<p>{CLAIM}</p>\n");
    let said = Case::new("--lang en --add-ignore")
        .arg(REASON)
        .arg("public")
        .file("public/a.html", &text)
        .file("public/b.html", &text)
        .exits(0)
        .stdout("public/a.html: wrote comments for 3 findings.\npublic/b.html: wrote comments for 3 findings.\n");
    let written = String::from_utf8(said.bytes("public/a.html")).unwrap();
    assert_eq!(written.matches("sa-lint-").count(), 2, "{written}");
    assert!(written.contains("acquisition-claim, certification-claim -- "), "{written}");
    said.then("--lang en --add-ignore x public").exits(0).stdout("No problems found.\n");
}

#[test]
fn where_none_can_stand_it_says_so_and_writes_nothing() {
    let csv = format!("a,b\nc,{CLAIM}\n");
    let said = ignoring("a.csv", &csv).exits(1).stdout("");
    assert!(
        said.stderr.contains("a.csv:2:19: acquisition-claim: no comment can stand here"),
        "{said}"
    );
    assert_eq!(said.bytes("a.csv"), csv.as_bytes());
    let po = format!("msgid \"a\"\nmsgstr \"{CLAIM}\"\n");
    assert_eq!(ignoring("a.po", &po).exits(1).bytes("a.po"), po.as_bytes());
    let one = format!("{{\"a\":\"{CLAIM}\"}}");
    assert_eq!(ignoring("a.json", &one).exits(1).bytes("a.json"), one.as_bytes());
}

#[test]
fn a_reason_is_words_on_a_line() {
    for reason in ["", "  ", "a --> b", "a\nb", "*/"] {
        let said = Case::new("--lang en --add-ignore").arg(reason).file("a.html", CLAIM).exits(2);
        assert!(said.stderr.contains("--add-ignore takes the reason"), "{said}");
        assert_eq!(said.bytes("a.html"), CLAIM.as_bytes());
    }
}
