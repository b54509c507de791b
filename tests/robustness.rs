//! Properties that hold of any document, and what becomes of input that is broken on purpose.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::sync::OnceLock;

use crate::common::Case;
use proptest::prelude::*;
use proptest::sample::select;
use sa_lint::extract::Format;
use sa_lint::lint::{Linter, Severity};
use sa_lint::rule::RuleSet;
use sa_lint::text::SourceFile;

fn linter() -> &'static Linter {
    static LINTER: OnceLock<Linter> = OnceLock::new();
    LINTER.get_or_init(|| Linter::new(RuleSet::builtin().unwrap()).unwrap())
}

/// Lints bytes in every way the library offers and checks what must hold of the result.
fn lint(bytes: Vec<u8>, format: Format) {
    let source = SourceFile::decode("a", bytes);
    crate::invariants::suppressions(linter(), &source, format);
}

/// Words that claims are made of, right and wrong, and what stands round them.
const WORDS: &[&str] = &[
    "SECURITY ACTION",
    "ＳＥＣＵＲＩＴＹ　ＡＣＴＩＯＮ",
    "ｾｷｭﾘﾃｨｱｸｼｮﾝ",
    "セキュリティアクション",
    "security action",
    "Security Actoin",
    "一つ星",
    "二つ星",
    "★★",
    "三つ星",
    "２つ星",
    "宣言",
    "自己宣言ID",
    "利用者番号",
    "50123456789",
    "普及賛同企業",
    "取得しました",
    "認定を受けました",
    "認証されています",
    "認定制度",
    "取得済み",
    "認定企業",
    "合格",
    "ISMS",
    "プライバシーマーク",
    "GビズID",
    "IPA",
    "経済産業省が運営する",
    "有効期間は2年",
    "情報セキュリティ自己診断",
    "ではありません",
    "は不適切です",
    "obtained",
    "certified",
    "two stars",
    "を",
    "の",
    "に",
    "は、",
    "「",
    "」",
    "（",
    "）",
    "。",
    "\n",
    "\n\n",
    " ",
    "　",
    "：",
];

/// Markup of all kinds, whole and torn.
const MARKUP: &[&str] = &[
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<br>",
    "<wbr>",
    "<h2>",
    "</h2>",
    "<ul><li>",
    "<table><tr><th>",
    "</th><td>",
    "<dl><dt>",
    "</dt><dd>",
    "<ruby>星<rt>ほし</rt></ruby>",
    "<img alt=\"",
    "\">",
    "<a href='https://security-shien.ipa.go.jp/'>",
    "<script>",
    "</script>",
    "<style>",
    "<!--",
    "-->",
    "<!-- sa-lint-disable-line acquisition-claim -->",
    "<!-- sa-lint-disable-next-line certification-claim, acquisition-claim -- a -->",
    "<!-- sa-lint-disable acquisition-claim -->",
    "<!-- sa-lint-enable -->",
    "\n[//]: # (sa-lint-disable-file scheme-name)\n",
    "\n# sa-lint-disable-file star-notation\n",
    " sa-lint-",
    "<![CDATA[",
    "<?php",
    "?>",
    "{{",
    "}}",
    "{%",
    "&nbsp;",
    "&#21462;",
    "&#x5F97",
    "&amp",
    "&shy;",
    "\u{200B}",
    "\u{00AD}",
    "\u{2060}",
    "\u{FEFF}",
    "\u{3099}",
    "**",
    "# ",
    "- ",
    "| ",
    "\n| --- | --- |\n",
    "> ",
    "```\n",
    "`",
    "[",
    "](",
    ")",
    "---\ntitle: ",
    "<script type=\"application/ld+json\">{\"award\": \"",
    "\"}</script>",
    "<svg><text>",
    "<rss><item><title>",
    "\r\n",
    "\0",
    "<",
    ">",
    "&",
    "\u{FFFD}",
    "𠮷",
    "👨‍👩‍👧",
];

/// A document of words and markup in any order.
fn document() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        5 => select(WORDS).prop_map(str::to_owned),
        3 => select(MARKUP).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

/// The bytes of a text in one of the encodings that are read.
fn encoded(text: &str, encoding: usize) -> Vec<u8> {
    let label = ["utf-8", "shift_jis", "euc-jp", "iso-2022-jp"];
    match encoding {
        4 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        5 => text.encode_utf16().fold(vec![0xFF, 0xFE], |mut bytes, unit| {
            bytes.extend(unit.to_le_bytes());
            bytes
        }),
        n => encoding_rs::Encoding::for_label(label[n].as_bytes()).unwrap().encode(text).0.into(),
    }
}

/// Every word the engine knows, with the brackets and particles that it looks at.
fn vocabulary() -> Vec<String> {
    fn words(value: &toml::Value, found: &mut Vec<String>) {
        match value {
            toml::Value::String(text) => found.push(text.clone()),
            toml::Value::Array(items) => items.iter().for_each(|item| words(item, found)),
            toml::Value::Table(table) => table.values().for_each(|value| words(value, found)),
            _ => {}
        }
    }
    let joints = "「 」 『 』 ( ) 【 】 < > \" ' 、 。 ・ : / | ! ? × → の を に が は も と で から し、 して した しました る \n";
    let mut found: Vec<String> = joints.split(' ').map(str::to_owned).collect();
    // Joints come as often as words do.
    found = found.iter().cycle().take(found.len() * 12).cloned().collect();
    for file in [
        include_str!("../rules/vocabulary/words.toml"),
        include_str!("../rules/vocabulary/objects.toml"),
        include_str!("../rules/vocabulary/predicates.toml"),
        include_str!("../rules/security-action/scheme.toml"),
    ] {
        words(&file.parse::<toml::Table>().unwrap().into(), &mut found);
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_in_any_encoding(
        text in document(),
        encoding in 0..6_usize,
        format in select(&Format::ALL[..]),
    ) {
        lint(encoded(&text, encoding), format);
    }

    /// Whatever words stand side by side, and first, and last.
    #[test]
    fn any_words(words in prop::collection::vec(select(vocabulary()), 1..12), named in any::<bool>()) {
        let name = if named { "SECURITY ACTION" } else { "" };
        lint(format!("{}{name}", words.concat()).into_bytes(), Format::Text);
    }

    #[test]
    fn any_bytes(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        format in select(&Format::ALL[..]),
    ) {
        lint(bytes, format);
    }

    /// Cut anywhere, as by a broken upload.
    #[test]
    fn any_part_of_a_page(from in 0.0..1.0_f64, to in 0.0..1.0_f64, format in select(&Format::ALL[..])) {
        let page = include_bytes!("../demo/public/news/20260415-security-action.html");
        let at = |part: f64| (part * page.len() as f64) as usize;
        let (from, to) = (at(from.min(to)), at(from.max(to)));
        lint(page[from..to].to_vec(), format);
    }
}

/// What may stand between two characters of HTML without a reader noticing.
const UNSEEN: &[&str] = &[
    "<b>",
    "</b>",
    "<span class=\"x\">",
    "</span>",
    "<wbr>",
    "<!-- -->",
    "&shy;",
    "\u{200B}",
    "\u{2060}",
];

/// `text` with something unseen after the characters that `at` says, and character references in
/// place of those that `numbered` says.
fn broken_up(text: &str, at: &[Option<&str>], numbered: &[bool]) -> String {
    let rest = at.iter().zip(numbered);
    let parts = text.chars().zip(rest).map(|(c, (unseen, numbered))| {
        let c = if *numbered { format!("&#{};", u32::from(c)) } else { c.to_string() };
        c + unseen.unwrap_or_default()
    });
    parts.collect()
}

/// Sentences with one finding each: its rule and what it weighs.
const SENTENCES: [(&str, &str, Severity); 11] = [
    ("SECURITY ACTION二つ星を取得しました", "acquisition-claim", Severity::Error),
    ("SECURITY ACTION「一つ星」の認定を受けました", "certification-claim", Severity::Error),
    ("セキュリティアクション二つ星に認定されています", "certification-claim", Severity::Error),
    ("SECURITY ACTION 一つ星取得済み", "acquisition-claim", Severity::Error),
    ("ＳＥＣＵＲＩＴＹ　ＡＣＴＩＯＮ一つ星を取得しました", "acquisition-claim", Severity::Error),
    ("ｾｷｭﾘﾃｨｱｸｼｮﾝ二つ星を獲得しました", "acquisition-claim", Severity::Error),
    ("二つ星の認定を受けました", "certification-claim", Severity::Error),
    ("SECURITY ACTIONは認証制度です", "scheme-misdescription", Severity::Error),
    ("SECURITY ACTION三つ星を宣言しました", "unknown-star", Severity::Error),
    ("自己宣言ID：50123456789", "id-exposed", Severity::Warning),
    ("SECURITY ACTITON一つ星を宣言しました", "scheme-name", Severity::Hint),
];
/// The longest of these, in characters.
const LONGEST: usize = 29;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// However the markup cuts it up, a phrase is found once, and where it stands.
    #[test]
    fn a_phrase_is_found_however_it_is_written(
        (sentence, rule, severity) in select(&SENTENCES[..]),
        unseen in prop::collection::vec(prop::option::weighted(0.3, select(UNSEEN)), LONGEST),
        numbered in prop::collection::vec(prop::bool::weighted(0.2), LONGEST),
    ) {
        prop_assert!(sentence.chars().count() <= LONGEST);
        let page = format!("<p>当社は、{}。</p>", broken_up(sentence, &unseen, &numbered));
        let source = SourceFile::decode("a.html", page.clone().into_bytes());
        let findings = linter().lint(&source, Format::Html);
        crate::invariants::check(&source, &findings);
        let found: Vec<_> = findings.iter().map(|f| (f.rule.as_str(), f.severity)).collect();
        prop_assert_eq!(found, [(rule, severity)], "{}", page);
    }
}

/// A slip of the keyboard, or something that no reader sees, at a character.
#[derive(Clone, Copy, Debug)]
enum Slip {
    LeftOut,
    Doubled,
    Swapped,
    Before(&'static str),
}

/// What comes between letters by way of editors, converters and templates.
const BETWEEN: &[&str] = &[
    "\0",
    "\u{1}",
    "\u{7F}",
    "\u{85}",
    "\u{A0}",
    "\u{AD}",
    "\u{200B}",
    "\u{200D}",
    "\u{200E}",
    "\u{2060}",
    "\u{3000}",
    "\u{E0100}",
    "\u{FE0F}",
    "\u{FEFF}",
    "\u{FFFD}",
    "\n",
    "\r\n",
    "\t",
    " ",
    "<wbr>",
    "<br>",
    "</i>",
    "&shy;",
    "&zwnj;",
    "&#0;",
    "<!---->",
    "<rt>",
    "**",
    "\\",
    "{{x}}",
    "<?x?>",
    "<![CDATA[",
    "]]>",
];

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![
        Just(Slip::LeftOut),
        Just(Slip::Doubled),
        Just(Slip::Swapped),
        select(BETWEEN).prop_map(Slip::Before),
    ]
}

/// `text` with each slip at the character it names, counted round and round.
fn slipped(text: &str, slips: &[(usize, Slip)]) -> String {
    let mut parts: Vec<String> = text.chars().map(String::from).collect();
    let count = parts.len();
    for &(at, slip) in slips {
        let at = at % count;
        match slip {
            Slip::LeftOut => parts[at].clear(),
            Slip::Doubled => parts[at] = parts[at].repeat(2),
            Slip::Swapped => parts.swap(at, (at + 1) % count),
            Slip::Before(between) => parts[at].insert_str(0, between),
        }
    }
    parts.concat()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// A page that is let go unread has no finding, however the phrases are mangled in it.
    #[test]
    fn nothing_is_lost_by_not_reading(
        (sentence, ..) in select(&SENTENCES[..]),
        slips in prop::collection::vec((0..LONGEST, slip()), 0..5),
        format in select(&Format::ALL[..]),
    ) {
        let text = slipped(sentence, &slips);
        for page in [text.clone(), format!("<p>{text}。</p>"), format!("<img alt=\"{text}\">")] {
            lint(page.into_bytes(), format);
        }
    }
}

/// One character of each kind that takes no room, at every place of every sentence.
#[test]
fn what_takes_no_room_hides_nothing() {
    let unseen = [
        '\0',
        '\u{AD}',
        '\u{200B}',
        '\u{202A}',
        '\u{2060}',
        '\u{2066}',
        '\u{FE0F}',
        '\u{FEFF}',
        '\u{E0100}',
    ];
    for (sentence, ..) in SENTENCES {
        for (at, _) in sentence.char_indices().skip(1) {
            let (before, after) = sentence.split_at(at);
            for c in unseen {
                for format in [Format::Html, Format::Markdown, Format::Text] {
                    lint(format!("{before}{c}{after}").into_bytes(), format);
                }
            }
        }
    }
}

/// Texts that once broke a promise.
#[test]
fn what_was_found_before_stays_mended() {
    // An edit that changed nothing.
    lint("SECURITY ACTIONを認定企業認定を受けました".into(), Format::Html);
}

const WRONG: &str = "SECURITY ACTION 二つ星を取得しました";
const MESSAGE: &str = "error[acquisition-claim] 「二つ星を取得しました」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。";

/// Broken input is read as far as a browser would read it, and stops nobody else's page.
#[test]
fn broken_input_is_read_as_far_as_it_goes() {
    let deep = format!("{}{WRONG}", "<div>".repeat(10_000));
    let deep_inline = format!("{}{WRONG}", "<b>".repeat(10_000));
    let deep_list = format!("{}{WRONG}", "- ".repeat(2_000));
    let long = format!("<p>{}{WRONG}</p>", "あ".repeat(5_000_000 / 3));
    let invalid =
        [b"<meta charset=utf-8><p>\xFF\xFE\x80", WRONG.as_bytes(), b"\xE3\x81</p>"].concat();
    let nul = [b"<p>a\0b", WRONG.as_bytes()].concat();
    Case::new("--format concise --quiet --skip-rule policy-missing .")
        .file("attributes.html", format!("<p{}>{WRONG}</p>", " a=\"1\"".repeat(5_000)))
        .file("deep.html", deep)
        .file("deep-inline.html", deep_inline)
        .file("deep-list.md", deep_list)
        .file("invalid.html", invalid)
        .file("long-line.html", long)
        .file("nul.html", nul)
        .file("right.html", "<p>SECURITY ACTION 二つ星を宣言しました。</p>")
        .file("unterminated-attribute.html", format!("<p>{WRONG}。</p><a href=\"{WRONG}"))
        .file("unterminated-comment.html", format!("<p>{WRONG}。</p><!-- {WRONG}"))
        .file("unterminated-tag.html", format!("<p>{WRONG}。</p><p {WRONG}"))
        .exits(1)
        .stderr("sa-lint: invalid.html: UTF-8 の文字として読めないバイトがあります。そこを除いて調べました\n")
        .stdout(&format!(
            "attributes.html:1:30020: {MESSAGE}\n\
             deep-inline.html:1:30017: {MESSAGE}\n\
             deep-list.md:1:4017: {MESSAGE}\n\
             deep.html:1:50017: {MESSAGE}\n\
             invalid.html:1:43: {MESSAGE}\n\
             long-line.html:1:1666686: {MESSAGE}\n\
             unterminated-attribute.html:1:20: {MESSAGE}\n\
             unterminated-comment.html:1:20: {MESSAGE}\n\
             unterminated-tag.html:1:20: {MESSAGE}\n"
        ));
}

/// A file with a NUL among its letters is no text; that is said, not passed over.
#[test]
fn a_file_with_nuls_is_named_as_skipped() {
    let nul = [b"<p>a\0b", WRONG.as_bytes()].concat();
    let said = Case::new("--format json .")
        .file("nul.html", nul)
        .file("right.html", "<p>SECURITY ACTION 一つ星を宣言しました。</p>")
        .exits(0);
    let expected = serde_json::json!([
        { "path": "nul.html", "encoding": null, "skipped": "binary" },
        { "path": "right.html", "encoding": "UTF-8" },
    ]);
    assert_eq!(said.json()["files"], expected, "{said}");
}
