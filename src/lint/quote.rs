//! A place in a block to the sentence around it, as a reader sees it.

use std::ops::Range;

use crate::document::{Segment, SegmentKind};
use crate::number;

/// Scalar values kept on either side of the words; a longer sentence is cut there.
const AROUND: usize = 120;
/// Scalar values kept of the words themselves.
const INSIDE: usize = 400;
/// Stands where something was left out, and for what a template puts in.
const CUT: char = '…';

/// The sentence of a finding without its markup, of bounded size whatever the file.
///
/// Control characters of the file are still in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The sentence up to the wrong words.
    pub before: String,
    /// The wrong words: the finding, widened to all that would change.
    pub wrong: String,
    /// The right words in their place, where they are known. They may be known and yet not be
    /// a fix: see [`Finding::held_back`](super::Finding::held_back).
    pub right: Option<String>,
    /// The rest of the sentence.
    pub after: String,
    /// Where on a page the sentence stands.
    pub spot: Spot,
}

/// Where on a page a sentence stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// In the text.
    Text,
    /// In a heading.
    Heading,
    /// In the title, which browsers show on a tab and search engines in their lists.
    Title,
    /// In an attribute or `meta` element of this name, which a page does not show as text.
    Attribute(String),
    /// In structured data under this key.
    Property(String),
}

impl Quote {
    /// The sentence around the bytes `words` of a block's text, which `right` would take the place
    /// of.
    pub(super) fn new(segment: &Segment, words: Range<usize>, right: Option<String>) -> Self {
        let text = segment.text.as_str();
        let start = text.floor_char_boundary(words.start);
        let end = text.ceil_char_boundary(words.end).max(start);
        Self {
            before: head_of_sentence(&text[..start]),
            wrong: words_of(&text[start..end]),
            right,
            after: rest_of_sentence(text, end),
            spot: spot(&segment.kind),
        }
    }
}

impl Quote {
    /// Takes all digits out of the words.
    pub(super) fn hide(&mut self) {
        self.wrong = number::hidden(&self.wrong);
    }
}

fn spot(kind: &SegmentKind) -> Spot {
    match kind {
        SegmentKind::Heading(_) => Spot::Heading,
        SegmentKind::Title => Spot::Title,
        SegmentKind::Attribute(name) => Spot::Attribute(name.clone()),
        SegmentKind::Property(key) => Spot::Property(key.clone()),
        _ => Spot::Text,
    }
}

/// True for what ends a sentence; `next` is the character behind it.
fn ends_sentence(c: char, next: Option<char>) -> bool {
    match c {
        '。' | '！' | '？' | '．' | '\n' => true,
        // A full stop within a name or a number is none.
        '.' | '!' | '?' => next.is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// True when a quotation is open at the end of `text`: sentences in it do not end its own.
fn in_quotation(text: &str) -> bool {
    let near = text.chars().rev().take(AROUND).take_while(|c| *c != '\n');
    near.filter(|c| "「」『』".contains(*c)).map(|c| "「『".contains(c)).next().unwrap_or(false)
}

/// The part of the last sentence that has begun in `text`.
fn head_of_sentence(text: &str) -> String {
    let mut from = text.len();
    let mut next = Some('x');
    let mut cut = false;
    for (count, (at, c)) in text.char_indices().rev().enumerate() {
        if ends_sentence(c, next) && (c == '\n' || !in_quotation(&text[..at])) {
            break;
        }
        if count == AROUND {
            cut = true;
            break;
        }
        (from, next) = (at, Some(c));
    }
    let mut head: String = cut.then_some(CUT).into_iter().collect();
    let text = text[from..].trim_start();
    // A number that is cut could not be told any more, and so not be masked.
    head.push_str(&shown(if cut { text.trim_start_matches(char::is_numeric) } else { text }));
    head
}

/// `text` from `from` on, up to the end of the sentence that is open there.
fn rest_of_sentence(text: &str, from: usize) -> String {
    let rest = &text[from..];
    let mut chars = rest.char_indices().enumerate().peekable();
    while let Some((count, (at, c))) = chars.next() {
        if count == AROUND {
            return shown(rest[..at].trim_end_matches(char::is_numeric)) + "…";
        }
        let next = chars.peek().map(|(_, (_, next))| *next);
        if ends_sentence(c, next) && (c == '\n' || !in_quotation(&text[..from + at])) {
            return shown(rest[..at + c.len_utf8()].trim_end());
        }
    }
    shown(rest.trim_end())
}

fn words_of(text: &str) -> String {
    match text.char_indices().nth(INSIDE) {
        Some((at, _)) => shown(&text[..at]) + "…",
        None => shown(text),
    }
}

/// On one line, with a sign for what is no text.
pub(super) fn shown(text: &str) -> String {
    text.chars().filter(|c| *c != '\n').map(|c| if c == '\u{fffc}' { CUT } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::extract::{Format, extract_text};

    /// The quote of `words` where they stand first, as `before[wrong→right]after`.
    fn quote(format: Format, text: &str, words: &str, right: Option<&str>) -> (String, Spot) {
        let document = extract_text(text, format);
        let found = document
            .segments
            .iter()
            .find_map(|segment| Some((segment, segment.text.as_str().find(words)?)));
        let (segment, at) = found.expect("the words are in the text");
        let right = right.map(str::to_owned);
        let Quote { before, wrong, right, after, spot } =
            Quote::new(segment, at..at + words.len(), right);
        let right = right.map(|right| format!("→{right}")).unwrap_or_default();
        (format!("{before}[{wrong}{right}]{after}"), spot)
    }

    #[test]
    fn one_sentence_is_kept_without_its_markup() {
        let html = "<p>創業は昭和です。 当社は<b>二つ星</b>の認定を受けました（2026.4）。次の文。";
        assert_eq!(
            quote(Format::Html, html, "の認定を受けました", Some("を宣言しました")),
            ("当社は二つ星[の認定を受けました→を宣言しました]（2026.4）。".into(), Spot::Text)
        );
        let said = "<p>社長は「星を取得しました。」と述べた。";
        assert_eq!(
            quote(Format::Html, said, "取得", None).0,
            "社長は「星を[取得]しました。」と述べた。"
        );
        let named = "<p>会社です。「5分でできる！自己診断」です。以上。";
        assert_eq!(quote(Format::Html, named, "自己", None).0, "「5分でできる！[自己]診断」です。");
        let english = "<p>Hello. We are certified (v1.2) now. Bye.";
        assert_eq!(
            quote(Format::Html, english, "certified", None).0,
            "We are [certified] (v1.2) now."
        );
        let end = "<p>Hello. Certified.";
        assert_eq!(quote(Format::Html, end, "Certified.", None).0, "[Certified.]");
        let lines = "<p>会社概要<br>星を<code>x</code>取得<br>以上";
        assert_eq!(quote(Format::Html, lines, "取得", None).0, "星を…[取得]");
    }

    #[test]
    fn a_place_that_is_not_seen_is_named() {
        for (html, spot) in [
            ("<h2>取得", Spot::Heading),
            ("<title>取得</title>", Spot::Title),
            ("<img alt=取得>", Spot::Attribute("alt".into())),
            ("<meta name=description content=取得>", Spot::Attribute("description".into())),
            (
                "<script type=application/ld+json>{\"award\": \"取得\"}</script>",
                Spot::Property("award".into()),
            ),
        ] {
            assert_eq!(quote(Format::Html, html, "取得", None), ("[取得]".into(), spot), "{html}");
        }
    }

    #[test]
    fn a_long_sentence_is_cut() {
        let text = format!("<p>{}取得{}", "あ".repeat(500), "い".repeat(500));
        let (side, other) = ("あ".repeat(AROUND), "い".repeat(AROUND));
        assert_eq!(quote(Format::Html, &text, "取得", None).0, format!("…{side}[取得]{other}…"));
    }

    proptest! {
        #[test]
        fn any_place_can_be_quoted(
            text in "[a.! 星。「」\n\u{fffc}🙂]{1,300}",
            at in 0..700usize,
            length in 0..900usize,
        ) {
            let document = extract_text(&text, Format::Text);
            for segment in &document.segments {
                let quote = Quote::new(segment, at..at + length, None);
                for (part, most) in [(quote.before, AROUND), (quote.wrong, INSIDE)] {
                    prop_assert!(part.chars().count() <= most + 1);
                    let clean = !part.contains(['\n', '\u{fffc}']);
                    prop_assert!(clean);
                }
            }
        }
    }
}
