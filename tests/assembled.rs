//! Documents assembled from blocks whose truth is known, written as editors, templates and encodings leave them:
//! no claim is lost, none is moved off its phrase, none is invented.

use std::ops::Range;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use sa_lint::extract::Format;
use sa_lint::lint::{Finding, Linter};
use sa_lint::rule::RuleSet;
use sa_lint::text::SourceFile;

use crate::invariants;

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| Linter::new(RuleSet::builtin().unwrap()).unwrap());

/// Sentences that say all by themselves; the rule that each breaks, and the words that break it.
const SENTENCES: [(&str, &str, &str); 13] = [
    ("SECURITY ACTION二つ星を取得しました。", "acquisition-claim", "二つ星を取得しました"),
    (
        "SECURITY ACTION一つ星に認定されています。",
        "certification-claim",
        "一つ星に認定されています",
    ),
    (
        "SECURITY ACTIONの二つ星の認定を受けました。",
        "certification-claim",
        "二つ星の認定を受けました",
    ),
    ("SECURITY ACTION三つ星を宣言しました。", "unknown-star", "三つ星"),
    ("SECURITY ACTIONは認証制度です。", "scheme-misdescription", "認証制度"),
    ("SECURITY ACTIONの自己宣言ID：50123456789", "id-exposed", "50123456789"),
    ("SECURITY ACTION二つ星を宣言しました。", "", ""),
    ("SECURITY ACTIONは認定制度ではありません。", "", ""),
    ("SECURITY ACTIONの自己宣言IDを取得しました。", "", ""),
    ("ISMS認証を取得しています。", "", ""),
    ("プライバシーマークの付与を受けています。", "", ""),
    ("GビズIDプライムを取得しました。", "", ""),
    ("営業時間は9時から17時です。", "", ""),
];

/// What templates leave between blocks.
const BETWEEN: &[&str] = &[
    "",
    "",
    "{# 認定を受けました #}",
    "{{- /* 取得 */ -}}",
    "<?php /* 取得 */ ?>",
    "{% if a %}",
    "<% # 認定 %>",
    "{{ content }}",
    "<!-- SECURITY ACTION 二つ星を取得しました。 -->",
];

/// How one character is written.
#[derive(Clone, Copy, Debug)]
enum Dress {
    Plain,
    Decimal,
    Hexadecimal,
    /// Half-width where it is full-width, and the other way round.
    Width,
    Within(&'static str, &'static str),
    Ruby,
}

/// What no reader sees behind a character.
const UNSEEN: &[&str] = &[
    "<wbr>",
    "&shy;",
    "&#8203;",
    "&NoBreak;",
    "\u{200B}",
    "\u{2060}",
    "\u{AD}",
    "\u{FEFF}",
    "<!-- 取得しました -->",
    "<!-- -->",
    "{# 取得 #}",
    "{{!-- 取得しました --}}",
    "{{- /* 取得 */ -}}",
    "<%# 取得 %>",
    "<?php /* 取得 */ ?>",
    "<b></b>",
    "<span hidden></span>",
];

fn dress() -> impl Strategy<Value = Dress> {
    prop_oneof![
        8 => Just(Dress::Plain),
        1 => Just(Dress::Decimal),
        1 => Just(Dress::Hexadecimal),
        1 => Just(Dress::Width),
        1 => Just(Dress::Ruby),
        2 => select(vec![("<b>", "</b>"), ("<span class=\"取得\">", "</span>"), ("<a href=\"/認定\">", "</a>"), ("<font color=red>", "</font>"), ("<em><strong>", "</strong></em>")])
            .prop_map(|(before, after)| Dress::Within(before, after)),
    ]
}

impl Dress {
    fn of(self, c: char) -> String {
        let wide = |c: char| match c {
            ' ' => Some('\u{3000}'),
            '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0),
            _ => None,
        };
        match self {
            Self::Decimal => format!("&#{};", u32::from(c)),
            Self::Hexadecimal => format!("&#x{:X};", u32::from(c)),
            Self::Width => wide(c).unwrap_or(c).to_string(),
            Self::Within(before, after) => format!("{before}{c}{after}"),
            Self::Ruby if ('一'..='龠').contains(&c) => {
                format!("<ruby>{c}<rp>（</rp><rt>よみ</rt><rp>）</rp></ruby>")
            }
            Self::Plain | Self::Ruby => c.to_string(),
        }
    }
}

/// A block as it is written, with the place of each of its characters.
fn written(
    sentence: &str,
    dresses: &[Dress],
    unseen: &[Option<&str>],
    wraps: &[bool],
) -> (String, Vec<Range<usize>>) {
    let mut text = String::new();
    let mut places = Vec::new();
    let characters: Vec<char> = sentence.chars().collect();
    for (at, c) in characters.iter().enumerate() {
        let start = text.len();
        text.push_str(&dresses[at].of(*c));
        places.push(start..text.len());
        // Lines of Japanese text are wrapped anywhere, those of Latin text between words.
        let joins = |c: Option<&char>| c.is_some_and(|c| ('ぁ'..='龠').contains(c));
        if wraps[at] && joins(Some(c)) && joins(characters.get(at + 1)) {
            text.push_str("\n    ");
        } else if at + 1 < characters.len() {
            text.push_str(unseen[at].unwrap_or_default());
        }
    }
    (text, places)
}

/// The bytes of a page in an encoding; what it cannot hold are character references.
fn encoded(page: &str, encoding: usize) -> Vec<u8> {
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{page}").encode_utf16().flat_map(bytes).collect()
    };
    match encoding {
        0 => page.into(),
        1 => format!("\u{feff}{page}").into(),
        2 => utf16(u16::to_le_bytes),
        3 => utf16(u16::to_be_bytes),
        n => {
            let label = ["shift_jis", "euc-jp", "iso-2022-jp"][n - 4];
            encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(page).0.into()
        }
    }
}

const LONGEST: usize = 40;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn claims_stay_where_they_are(
        blocks in prop::collection::vec((
            select(&SENTENCES[..]),
            prop::collection::vec(dress(), LONGEST),
            prop::collection::vec(prop::option::weighted(0.15, select(UNSEEN)), LONGEST),
            prop::collection::vec(prop::bool::weighted(0.1), LONGEST),
            select(vec![("<p>", "</p>\n"), ("<div>", "</div>\r\n"), ("<ul><li>", "</ul>"), ("<table><tr><td>", "</td></tr></table>"), ("<blockquote>", "</blockquote>"), ("<section><p>", "</section>")]),
            select(BETWEEN),
        ), 1..6),
        encoding in 0..7_usize,
    ) {
        let label = ["utf-8", "utf-8", "utf-16", "utf-16", "shift_jis", "euc-jp", "iso-2022-jp"][encoding];
        let mut page = format!("<!DOCTYPE html><html lang=ja><meta charset={label}><title>株式会社サンプル</title>\n");
        let mut expected = Vec::new();
        for ((sentence, rule, words), dresses, unseen, wraps, (before, after), between) in blocks {
            prop_assert!(sentence.chars().count() <= LONGEST);
            page.push_str(between);
            page.push_str(before);
            let (text, places) = written(sentence, &dresses, &unseen, &wraps);
            if !rule.is_empty() {
                let start = sentence.find(words).unwrap();
                let first = sentence[..start].chars().count();
                let last = first + words.chars().count() - 1;
                let at = |place: &Range<usize>| page.len() + place.start..page.len() + place.end;
                expected.push((rule, at(&places[first]), at(&places[last])));
            }
            page.push_str(&text);
            page.push_str(after);
        }
        let source = SourceFile::decode("a.html", encoded(&page, encoding));
        let findings = LINTER.lint(&source, Format::Html);
        invariants::suppressions(&LINTER, &source, Format::Html);
        let is_hint = |f: &&Finding| !["star-notation", "scheme-name", "operator-name"].contains(&f.rule.as_str());
        let found: Vec<&Finding> = findings.iter().filter(is_hint).collect();
        let rules: Vec<&str> = found.iter().map(|f| f.rule.as_str()).collect();
        prop_assert_eq!(rules, expected.iter().map(|(rule, ..)| *rule).collect::<Vec<_>>(), "{}", page);
        // Characters that the encoding cannot hold are longer there.
        if encoding < 4 {
            for (finding, (_, first, last)) in found.iter().zip(&expected) {
                let span = finding.span;
                // A finding begins and ends with a character, or with what that is dressed in.
                prop_assert!(first.contains(&span.start), "{} not in {:?}: {}", span.start, first, page);
                prop_assert!((last.start + 1..=last.end).contains(&span.end), "{} not in {:?}: {}", span.end, last, page);
            }
        }
    }
}
