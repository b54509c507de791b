//! A finding on a page of a web site to the address that shows it marked in a browser.
//!
//! The address ends in a text directive, `#:~:text=[before-,]words[,words][-,behind]`
//! (<https://wicg.github.io/scroll-to-text-fragment/>). A browser marks the first place that fits, and
//! only where words begin and end. In Japanese the browser's dictionary decides on that, so both ends
//! are moved to places that every dictionary agrees on, by words before and behind.

use std::ops::Range;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Settings;
use crate::document::{Document, Segment};
use crate::extract::{Format, Reading};
use crate::report::Reported;
use crate::text::Span;

/// A comma, a hyphen and an ampersand mean something in a directive.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');
/// Scalar values before or behind the words at most.
const AROUND: usize = 60;
/// Longer words (in scalar values) are told by how they begin and end.
const LONGEST: usize = 80;

/// Gives the findings of a page of a web site their links; those of any other file stay as they are.
pub(super) fn link(settings: &Settings, reading: &Reading, findings: &mut [Reported]) {
    let Some(page) = settings.page().filter(|_| !findings.is_empty()) else { return };
    let shows_text = matches!(reading.format, Format::Html | Format::Xhtml | Format::Text);
    let nothing = Document::default();
    let document = if shows_text { reading.document() } else { &nothing };
    for found in findings {
        let page_of_pdf = || {
            let number = found.finding.location.as_ref()?.page?;
            (reading.format == Format::Pdf).then(|| format!("#page={number}"))
        };
        let directive = directive(document, found.finding.span).or_else(page_of_pdf);
        let directive = directive.unwrap_or_default();
        found.link = Some(format!("{}{directive}", page.url));
    }
}

/// The directive for what stands at a place of the source; `None` where no reader sees it as text.
fn directive(document: &Document, span: Span) -> Option<String> {
    let shown: Vec<&Segment> =
        document.segments.iter().filter(|segment| segment.kind.is_on_page()).collect();
    let (index, words) = shown
        .iter()
        .enumerate()
        .find_map(|(index, segment)| Some((index, segment.text.visible(span)?)))?;
    let texts: Vec<&str> = shown.iter().map(|segment| segment.text.as_str()).collect();
    Some(of_words(&texts, index, words))
}

/// The directive for `words` of the block `index` of `blocks`.
fn of_words(blocks: &[&str], index: usize, words: Range<usize>) -> String {
    let text = blocks[index];
    // A browser looks for no text over a line break, and a template's gap is not there.
    let is_gap = |c: char| c == '\n' || c == '\u{fffc}';
    let from = text[..words.start].rfind(is_gap).map_or(0, |at| ceil(text, at + 1));
    let to = text[words.end..].find(is_gap).map_or(text.len(), |at| words.end + at);
    let mut start = words.start;
    while !is_edge(&text[from..], start - from) && far(&text[start..words.start]) < AROUND {
        start = step_back(text, start).max(from);
    }
    let mut end = words.end;
    while !is_edge(&text[from..to], end - from) && far(&text[words.end..end]) < AROUND {
        end = step(text, end).min(to);
    }
    // The first that fits is marked: more words around, until that is this one.
    while !is_first(blocks, index, start..end) {
        let (before, behind) = (start, end);
        if start > from && far(&text[start..words.start]) < AROUND {
            start = step_back(text, start);
            while !is_edge(&text[from..], start - from) {
                start = step_back(text, start);
            }
        } else if end < to && far(&text[words.end..end]) < AROUND {
            end = step(text, end);
            while !is_edge(&text[from..to], end - from) {
                end = step(text, end);
            }
        }
        if (before, behind) == (start, end) {
            break;
        }
    }
    let term = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        utf8_percent_encode(&words.join(" "), ESCAPED).to_string()
    };
    let (before, behind) = (term(&text[start..words.start]), term(&text[words.end..end]));
    let mut directive = String::from("#:~:text=");
    if !before.is_empty() {
        directive.push_str(&format!("{before}-,"));
    }
    match ends(&text[words.clone()]) {
        Some((head, tail)) => directive.push_str(&format!("{},{}", term(head), term(tail))),
        None => directive.push_str(&term(&text[words])),
    }
    if !behind.is_empty() {
        directive.push_str(&format!(",-{behind}"));
    }
    directive
}

/// How words begin and end that are too long, or go over a line.
fn ends(words: &str) -> Option<(&str, &str)> {
    let is_gap = |c: char| c == '\n' || c == '\u{fffc}';
    let long = far(words) > LONGEST;
    if !long && !words.contains(is_gap) {
        return None;
    }
    let head = words.split(is_gap).find(|part| !part.trim().is_empty())?;
    let tail = words.rsplit(is_gap).find(|part| !part.trim().is_empty())?;
    let half = |text: &str| text.char_indices().nth(LONGEST / 2).map_or(text.len(), |(at, _)| at);
    let from = tail.char_indices().rev().nth(LONGEST / 2 - 1).map_or(0, |(at, _)| at);
    Some((&head[..half(head)], &tail[from..]))
}

fn far(text: &str) -> usize {
    text.chars().count()
}

fn ceil(text: &str, at: usize) -> usize {
    text.ceil_char_boundary(at)
}

fn step(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

fn step_back(text: &str, at: usize) -> usize {
    at - text[..at].chars().next_back().map_or(0, char::len_utf8)
}

/// True when nothing before it reads like `text[around]` of the block: it is what a browser finds.
fn is_first(blocks: &[&str], index: usize, around: Range<usize>) -> bool {
    let words = plain(&blocks[index][around.clone()]);
    let earlier = blocks[..index].iter().any(|block| plain(block).contains(&words));
    let before = plain(&blocks[index][..around.end]);
    !earlier && before.match_indices(&words).count() == 1
}

/// As browsers compare: no difference of case, white space as one space.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What kind of letter a character is, as far as words are told by it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letter {
    Hiragana,
    Katakana,
    Kanji,
    Other,
    /// White space, punctuation.
    Between,
}

fn letter(c: char) -> Letter {
    match c {
        'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => Letter::Hiragana,
        'ァ'..='ヺ' | 'ー' | 'ヽ' | 'ヾ' | '\u{ff66}'..='\u{ff9f}' => Letter::Katakana,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '々' | '〇' => Letter::Kanji,
        c if c.is_alphanumeric() => Letter::Other,
        _ => Letter::Between,
    }
}

/// True where a word surely begins or ends.
fn is_edge(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next())
    else {
        return true;
    };
    match (letter(before), letter(after)) {
        (Letter::Between, _) | (_, Letter::Between) => true,
        // A particle, not the beginning of お知らせ.
        (Letter::Hiragana, after) => {
            after != Letter::Hiragana
                && ['を', 'は', 'が', 'の', 'に', 'で', 'と', 'も'].contains(&before)
        }
        (Letter::Kanji, Letter::Hiragana) => false,
        (before, after) => before != after,
    }
}

#[cfg(test)]
mod tests {
    use percent_encoding::percent_decode_str;

    use super::*;

    /// The directive for the words between ⟦ and ⟧, decoded.
    fn decoded(blocks: &[&str]) -> String {
        let index = blocks.iter().position(|block| block.contains('⟦')).unwrap();
        let start = blocks[index].find('⟦').unwrap();
        let end = blocks[index].find('⟧').unwrap() - '⟦'.len_utf8();
        let plain: Vec<String> = blocks.iter().map(|block| block.replace(['⟦', '⟧'], "")).collect();
        let plain: Vec<&str> = plain.iter().map(String::as_str).collect();
        let directive = of_words(&plain, index, start..end);
        percent_decode_str(&directive).decode_utf8().unwrap().into_owned()
    }

    #[test]
    fn words_are_told_by_themselves_where_that_is_enough() {
        for (blocks, directive) in [
            (&["二つ星を⟦取得しました⟧。"][..], "取得しました"),
            // The end of a verb is no end of a word.
            (&["二つ星を⟦取得⟧しました。"], "取得,-しました"),
            (&["当社の⟦認定取得⟧状況"], "認定取得,-状況"),
            (&["弊社認定⟦取得⟧"], "弊社認定-,取得"),
            (&["お⟦知らせ⟧"], "お-,知らせ"),
        ] {
            assert_eq!(decoded(blocks), format!("#:~:text={directive}"), "{blocks:?}");
        }
    }

    #[test]
    fn words_that_stand_there_twice_get_words_around_them() {
        let blocks = ["ISMSを取得しました。", "二つ星を⟦取得しました⟧。"];
        assert_eq!(decoded(&blocks), "#:~:text=二つ星を-,取得しました");
        let blocks = ["ISMSを取得しました。二つ星を⟦取得しました⟧。"];
        assert_eq!(decoded(&blocks), "#:~:text=二つ星を-,取得しました");
        // What stands behind does not matter: the first is marked.
        let blocks = ["二つ星を⟦取得しました⟧。", "ISMSを取得しました。"];
        assert_eq!(decoded(&blocks), "#:~:text=取得しました");
        // The same block again: there is nothing to tell them apart.
        let blocks = ["二つ星を取得。", "二つ星を⟦取得⟧。"];
        assert_eq!(decoded(&blocks), "#:~:text=二つ星を-,取得,-。");
    }

    #[test]
    fn lines_and_long_words_are_told_by_their_ends() {
        assert_eq!(decoded(&["⟦二つ星を\n取得⟧"]), "#:~:text=二つ星を,取得");
        assert_eq!(decoded(&["会社\n弊社認定⟦取得⟧"]), "#:~:text=弊社認定-,取得");
        let long = format!("⟦{}{}⟧", "あ".repeat(100), "い".repeat(100));
        let told = format!("#:~:text={},{}", "あ".repeat(40), "い".repeat(40));
        assert_eq!(decoded(&[&long]), told);
    }

    #[test]
    fn what_means_something_in_a_directive_is_encoded() {
        let directive = of_words(&["a-b, c&d 100%"], 0, 0..13);
        assert_eq!(directive, "#:~:text=a%2Db%2C%20c%26d%20100%25");
    }
}
