//! Normalised text to the dates and spans of time in it, however they are written: 令和6年4月1日, 2024/4, 6か月以内.
//!
//! Read by hand: nearly every page has some, and an expression for them takes longer to compile than a page to read.

use std::ops::Range;

/// What stands for a number that a template puts in.
const PUT_IN: char = '\u{fffc}';

const ERAS: [&str; 9] = ["平成", "令和", "昭和", "h ", "h.", "r ", "r.", "s ", "s."];
const BEHIND_YEAR: [&str; 15] = [
    "付け", "付", "頃", "ごろ", "末", "初頭", "春", "夏", "秋", "冬", "初旬", "中旬", "下旬",
    "上旬", "期",
];
const BEHIND_MONTH: [&str; 8] = ["付け", "付", "頃", "末", "初旬", "中旬", "下旬", "上旬"];
const SPANS: [&str; 7] = ["か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月", "週"];
const BEHIND_SPAN: [&str; 5] = ["以内", "ほど", "程度", "前", "後"];

/// The dates in a text, one after the other.
pub(super) fn dates(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let mut places = text[from..].char_indices().filter(|(_, letter)| may_begin(*letter));
        let found = places.find_map(|(at, _)| {
            let start = from + at;
            Some(start..text.len() - behind_date(&text[start..])?.len())
        })?;
        from = found.end;
        Some(found)
    })
}

/// False for letters that no date begins with.
fn may_begin(letter: char) -> bool {
    matches!(letter, ' ' | 'h' | 'r' | 's' | '平' | '令' | '昭' | '元' | '〇' | '数' | PUT_IN)
        || is_numeral(letter)
}

/// What stands behind the date that a text begins with.
fn behind_date(text: &str) -> Option<&str> {
    year(text).or_else(|| month(text)).or_else(|| digits_alone(text)).or_else(|| span(text))
}

/// 令和6年度, 2024年4月1日頃.
fn year(text: &str) -> Option<&str> {
    let number = or_all(or_all(text, &ERAS), &[" "]);
    let unit = letters(number, 4, is_digit)
        .or_else(|| letters(number, 1, |letter| matches!(letter, '元' | PUT_IN)))
        .or_else(|| letters(number, 4, |letter| letter == '〇' || is_kanji_numeral(letter)))?;
    let behind = or_all(word(or_all(unit, &[" "]), &["年"])?, &["度"]);
    let part = |text, unit| {
        let number = or_all(text, &[" "]);
        let put_in = || letters(number, 1, |letter| letter == PUT_IN);
        counted(number, 3, is_numeral, unit).or_else(|| word(or_all(put_in()?, &[" "]), unit))
    };
    let behind = part(behind, &["月"]).unwrap_or(behind);
    let behind = part(behind, &["日"]).unwrap_or(behind);
    Some(or_all(behind, &BEHIND_YEAR))
}

/// 4月1日.
fn month(text: &str) -> Option<&str> {
    let behind = counted(text, 2, is_digit, &["月"])?;
    let day = counted(or_all(behind, &[" "]), 2, is_digit, &["日"]);
    Some(or_all(day.unwrap_or(behind), &BEHIND_MONTH))
}

/// 2024/4/1, 2024.
fn digits_alone(text: &str) -> Option<&str> {
    let year = letters(text, 4, is_digit).filter(|behind| text.len() - behind.len() == 4)?;
    let part = |text| letters(word(text, &[".", "/", "-"])?, 2, is_digit);
    match part(year) {
        Some(month) => Some(part(month).unwrap_or(month)),
        None => word(text, &["19", "20"]).map(|_| year),
    }
}

/// 6か月以内.
fn span(text: &str) -> Option<&str> {
    let behind = counted(text, 3, |letter| letter == '数' || is_numeral(letter), &SPANS)?;
    Some(or_all(or_all(behind, &["間"]), &BEHIND_SPAN))
}

/// What stands behind a number of at most so many letters and its unit.
fn counted<'t>(
    text: &'t str,
    most: usize,
    is_wanted: impl Fn(char) -> bool,
    units: &[&str],
) -> Option<&'t str> {
    word(or_all(letters(text, most, is_wanted)?, &[" "]), units)
}

/// What stands behind one to so many letters, as many as there are.
fn letters(text: &str, most: usize, is_wanted: impl Fn(char) -> bool) -> Option<&str> {
    let number = text.chars().take(most).take_while(|letter| is_wanted(*letter));
    let length: usize = number.map(char::len_utf8).sum();
    (length > 0).then(|| &text[length..])
}

/// What stands behind the first of the words that a text begins with.
fn word<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// The same, or all of the text.
fn or_all<'t>(text: &'t str, words: &[&str]) -> &'t str {
    word(text, words).unwrap_or(text)
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

fn is_kanji_numeral(letter: char) -> bool {
    matches!(letter, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn is_numeral(letter: char) -> bool {
    is_digit(letter) || is_kanji_numeral(letter)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    /// The same as an expression.
    const DATE: &str = concat!(
        r"(?:平成|令和|昭和|[hrs](?:[ .]))?[ ]?(?:[0-9]{1,4}|元|\u{fffc}|[〇一二三四五六七八九十]{1,4})[ ]?年度?",
        r"(?:[ ]?(?:[0-9一二三四五六七八九十]{1,3}|\u{fffc})[ ]?月)?(?:[ ]?(?:[0-9一二三四五六七八九十]{1,3}|\u{fffc})[ ]?日)?(?:付け|付|頃|ごろ|末|初頭|春|夏|秋|冬|初旬|中旬|下旬|上旬|期)?",
        r"|[0-9]{1,2}[ ]?月(?:[ ]?[0-9]{1,2}[ ]?日)?(?:付け|付|頃|末|初旬|中旬|下旬|上旬)?",
        r"|[0-9]{4}[./-][0-9]{1,2}(?:[./-][0-9]{1,2})?|(?:19|20)[0-9]{2}",
        r"|[0-9一二三四五六七八九十数]{1,3}[ ]?(?:(?:か|ヶ|カ|ヵ|ケ|箇)月|週)間?(?:以内|ほど|程度|前|後)?",
    );

    #[test]
    fn dates_are_told_however_they_are_written() {
        for (text, expected) in [
            ("令和 6 年度と2024年4月1日頃に", "令和 6 年度|2024年4月1日頃"),
            (
                "h.元年、\u{fffc}年\u{fffc}月、二〇二四年春",
                "h.元年|\u{fffc}年\u{fffc}月|二〇二四年春",
            ),
            ("4月 1 日付け、12024年、10月末", "4月 1 日付け|2024年|10月末"),
            ("2024/4/1-2, 2023.10 1999 3000", "2024/4/1|2023.10|1999"),
            ("数か月間ほど、六週以内に6ヶ月後", "数か月間ほど|六週以内|6ヶ月後"),
            ("年月日、3つ、月", ""),
        ] {
            let found: Vec<&str> = dates(text).map(|found| text[found].trim_start()).collect();
            assert_eq!(found.join("|"), expected);
        }
    }

    proptest! {
        #[test]
        fn an_expression_finds_the_same(
            parts in proptest::collection::vec(
                prop::sample::select(vec![
                    "1", "20", "19", "4", "2024", "元", "\u{fffc}", "〇", "一", "十", "数", " ", " ", "h", "h.", "令和",
                    "年", "年", "度", "月", "月", "日", "付け", "付", "頃", "末", "期", "春", "/", "-", ".", "か月", "ヶ月",
                    "週", "間", "以内", "前", "a", "の",
                ]),
                0..12,
            ),
        ) {
            let text = parts.concat();
            let expected: Vec<_> = Regex::new(DATE).unwrap().find_iter(&text).map(|f| f.range()).collect();
            prop_assert_eq!(dates(&text).collect::<Vec<_>>(), expected);
        }
    }
}
