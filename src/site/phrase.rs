//! Plain text to HTML that breaks between phrases.

use std::ops::Range;

pub(crate) use crate::html_writing::escape;
use crate::html_writing::{push_escaped, with_japanese_marked};
use crate::message::Lang;

/// What a line never breaks inside of.
const KEPT: [&str; 6] =
    ["SECURITY ACTION", "一つ星", "二つ星", "宣言しました", "宣言しています", "自己宣言"];

/// Japanese: `<wbr>` between phrases, and what must stay together in a span.
/// English: runs of Japanese are marked as such (WCAG 2.2, 3.1.2).
pub(crate) fn phrases(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => japanese(text),
        Lang::En => with_japanese_marked(text),
    }
}

/// Text that breaks as the browser likes, but never inside of what must stay together.
pub(crate) fn kept(text: &str) -> String {
    marked(text, &kept_ranges(text), &[])
}

fn japanese(text: &str) -> String {
    let kept = kept_ranges(text);
    marked(text, &kept, &breaks(text, &kept))
}

fn marked(text: &str, kept: &[Range<usize>], breaks: &[usize]) -> String {
    let mut html = String::with_capacity(text.len() * 2);
    for (offset, c) in text.char_indices() {
        if kept.iter().any(|range| range.end == offset) {
            html.push_str("</span>");
        }
        if breaks.binary_search(&offset).is_ok() {
            html.push_str("<wbr>");
        }
        if kept.iter().any(|range| range.start == offset) {
            html.push_str("<span class=\"nb\">");
        }
        push_escaped(&mut html, c);
    }
    if kept.iter().any(|range| range.end == text.len()) {
        html.push_str("</span>");
    }
    html
}

/// Where [`KEPT`] words stand, in order, without overlaps.
fn kept_ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut from = 0;
    while let Some(rest) = text.get(from..) {
        let next = KEPT
            .iter()
            .filter_map(|word| rest.find(word).map(|at| (at, word.len())))
            .min_by_key(|(at, length)| (*at, usize::MAX - length));
        let Some((at, length)) = next else { break };
        ranges.push(from + at..from + at + length);
        from += at + length;
    }
    ranges
}

/// Byte offsets between phrases: never at an end, never inside a kept word.
fn breaks(text: &str, kept: &[Range<usize>]) -> Vec<usize> {
    if text.is_ascii() {
        return Vec::new();
    }
    let phrases = budoux::parse(budoux::models::default_japanese_model(), text);
    let ends = phrases.iter().scan(0, |offset, phrase| {
        *offset += phrase.len();
        Some(*offset)
    });
    let joints = JOINTS.iter().flat_map(|(one, other)| {
        let joint = [*one, *other].concat();
        let found: Vec<usize> = text.match_indices(&joint).map(|(at, _)| at + one.len()).collect();
        found
    });
    let mut ends: Vec<usize> = ends
        .chain(joints)
        .filter(|end| *end < text.len())
        .filter(|end| !kept.iter().any(|range| range.start < *end && *end < range.end))
        .filter(|end| may_break(text, *end))
        .collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// Long names, and where in them a line may break.
const JOINTS: [(&str, &str); 5] = [
    ("独立行政法人", "情報処理推進機構"),
    ("情報処理推進機構", "（IPA）"),
    ("情報セキュリティ", "基本方針"),
    ("情報セキュリティ", "自社診断"),
    ("情報セキュリティ", "対策"),
];

/// Words that lean on the one before them: 「IPAに|よる」 would read badly.
const LEANING: [&str; 7] = ["よる", "より", "おいて", "おける", "ついて", "とって", "ありません"];

/// No break before closing or after opening punctuation, nor inside a number or a word.
fn may_break(text: &str, offset: usize) -> bool {
    let (before, after) = text.split_at(offset);
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    let opening = "「『（［【〈《“‘(";
    let closing = "」』）］】〉》”’、。，．・！？ー々)";
    let word = |c: char| c.is_ascii_alphanumeric();
    let leans = LEANING.iter().any(|leaning| after.starts_with(leaning));
    let inside_word = word(last) && word(first);
    !(leans || inside_word || opening.contains(last) || closing.contains(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headline_breaks_only_around_its_words() {
        assert_eq!(
            phrases("SECURITY ACTION 二つ星を宣言しました", Lang::Ja),
            "<span class=\"nb\">SECURITY ACTION</span> <span class=\"nb\">二つ星</span>を<wbr>\
             <span class=\"nb\">宣言しました</span>"
        );
    }

    #[test]
    fn names_are_escaped_and_kept() {
        assert_eq!(escape("A&B <i>\"𠮷\" '㈱'"), "A&amp;B &lt;i&gt;&quot;𠮷&quot; &#39;㈱&#39;");
    }

    #[test]
    fn english_marks_japanese() {
        assert_eq!(
            phrases("By 株式会社サンプル & Co.", Lang::En),
            "By <span lang=\"ja\">株式会社サンプル</span> &amp; Co."
        );
    }

    proptest::proptest! {
        #[test]
        fn only_markup_is_added(text in "[SECURITY ACTION一二つ星を宣言しました。、「」（）&<>\"'𠮷😀a-z0-9 ]{0,40}") {
            for lang in [Lang::Ja, Lang::En] {
                let html = phrases(&text, lang);
                let mut bare = html.replace("<wbr>", "");
                for tag in ["<span class=\"nb\">", "<span lang=\"ja\">", "</span>"] {
                    bare = bare.replace(tag, "");
                }
                proptest::prop_assert_eq!(bare, escape(&text));
                proptest::prop_assert_eq!(html.matches("<span").count(), html.matches("</span>").count());
            }
        }
    }
}
