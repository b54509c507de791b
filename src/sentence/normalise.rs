//! Visible text to the spelling that vocabulary is written in.
//!
//! Width, case, half-width kana, invisible characters and line wraps are folded away; every
//! character keeps the place of the visible text it came from.

use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

use super::letter::{
    fold, is_compatible, is_hiragana, is_kana, is_kanji, is_katakana, plain, semi_voiced, voiced,
};
use crate::text::is_invisible;

/// Text in normalised spelling: ASCII lower case, half-width Latin, full-width kana, one space for
/// many, no invisible characters. `\n` is left only where a line end separates two statements.
#[derive(Clone, Debug, Default)]
pub(crate) struct Normalised {
    text: String,
    /// Tiling `text`, in order.
    runs: Vec<Run>,
}

/// A part of the normalised text and the visible text it stands for.
#[derive(Clone, Debug)]
struct Run {
    /// First byte in the normalised text; the run ends where the next one starts.
    at: usize,
    /// Visible bytes. As long as the run itself where every character stands for one of its own
    /// length; else the run is one character.
    visible: Range<usize>,
}

/// One word in normalised spelling.
pub(crate) fn normalised(word: &str) -> String {
    Normalised::new(word.trim(), |_, _| false).text.trim().to_owned()
}

impl Normalised {
    /// Folds `visible`. `is_word` tells of two texts whether a known word goes over from the first
    /// into the second, so that a word broken over two lines is read as one.
    pub(crate) fn new(visible: &str, is_word: impl Fn(&str, &str) -> bool) -> Self {
        let mut folded = Self { text: String::with_capacity(visible.len()), runs: Vec::new() };
        let mut line_start = 0;
        let mut at = 0;
        while let Some(c) = visible[at..].chars().next() {
            let plain = plain(&visible[at..]);
            if plain > 0 {
                folded.put_plain(&visible[at..at + plain], at);
                at += plain;
                continue;
            }
            let end = at + c.len_utf8();
            if c == '\n' {
                let (line, rest) = (&visible[line_start..at], &visible[end..]);
                folded.break_line(line, rest, at, &is_word);
                line_start = end;
            } else {
                folded.push(c, at..end);
            }
            at = end;
        }
        if !visible.contains([' ', '\t']) {
            folded.join_spaced_out();
        }
        folded
    }

    /// The normalised text.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The visible bytes a range of the normalised text stands for.
    pub(crate) fn visible(&self, range: Range<usize>) -> Range<usize> {
        if range.start >= self.text.len() {
            let end = self.runs.last().map_or(0, |run| run.visible.end);
            return end..end;
        }
        let start = self.visible_start(self.text.floor_char_boundary(range.start));
        if range.is_empty() {
            return start..start;
        }
        start..self.visible_end(self.text.ceil_char_boundary(range.end)).max(start)
    }

    /// Where the visible text of the character at `at` begins.
    fn visible_start(&self, at: usize) -> usize {
        let index = self.runs.partition_point(|run| run.at <= at).saturating_sub(1);
        self.runs.get(index).map_or(0, |run| run.visible.start + (at - run.at))
    }

    /// Where the visible text of the character before `at` ends.
    fn visible_end(&self, at: usize) -> usize {
        let index = self.runs.partition_point(|run| run.at < at).saturating_sub(1);
        let Some(run) = self.runs.get(index) else { return 0 };
        let end = self.runs.get(index + 1).map_or(self.text.len(), |next| next.at);
        run.visible.end - (end - at.min(end))
    }

    fn push(&mut self, c: char, visible: Range<usize>) {
        match c {
            c if is_invisible(c) => {}
            c if c.is_whitespace() => {
                if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                    self.put(' ', visible);
                }
            }
            'ﾞ' | '\u{3099}' | '゛' => self.voice(visible, voiced),
            'ﾟ' | '\u{309a}' | '゜' => self.voice(visible, semi_voiced),
            '―' | '‐' | '‑' | '–' | '−' | '─' if self.text.ends_with(is_katakana) => {
                self.put('ー', visible);
            }
            // ㈱, ㍿: one sign for several letters, or for another one.
            c if is_compatible(c) => {
                decompose_compatible(c, |part| self.put(fold(part), visible.clone()));
            }
            c => self.put(fold(c), visible),
        }
    }

    fn put(&mut self, c: char, visible: Range<usize>) {
        let at = self.text.len();
        self.text.push(c);
        self.note(at, visible.len() == c.len_utf8(), visible);
    }

    /// Puts letters that stand for themselves but for their case, from byte `at` of the visible text.
    fn put_plain(&mut self, letters: &str, at: usize) {
        let from = self.text.len();
        self.text.push_str(letters);
        self.text[from..].make_ascii_lowercase();
        self.note(from, true, at..at + letters.len());
    }

    /// Notes what the text from byte `at` on stands for; `same`: each letter for itself.
    fn note(&mut self, at: usize, same: bool, visible: Range<usize>) {
        match self.runs.last_mut() {
            Some(last)
                if same
                    && last.visible.end == visible.start
                    && last.visible.len() == at - last.at =>
            {
                last.visible.end = visible.end;
            }
            _ => self.runs.push(Run { at, visible }),
        }
    }

    /// Takes the last character away; gives it and its visible text.
    fn pop(&mut self) -> Option<(char, Range<usize>)> {
        let c = self.text.pop()?;
        let last = self.runs.last_mut()?;
        if last.at == self.text.len() {
            return self.runs.pop().map(|run| (c, run.visible));
        }
        let end = last.visible.end;
        last.visible.end = end - c.len_utf8();
        Some((c, last.visible.end..end))
    }

    /// Puts a voicing mark on the kana before it.
    fn voice(&mut self, visible: Range<usize>, mark: fn(char) -> Option<char>) {
        if let Some(c) = self.text.chars().next_back().and_then(mark)
            && let Some((_, whole)) = self.pop()
        {
            self.put(c, whole.start..visible.end);
        }
    }

    /// Ends a line: joins it to the next where the statement goes on, else keeps `\n`.
    fn break_line(
        &mut self,
        line: &str,
        rest: &str,
        at: usize,
        is_word: &impl Fn(&str, &str) -> bool,
    ) {
        let next = rest.split('\n').next().unwrap_or_default();
        while self.text.ends_with(' ') {
            self.pop();
        }
        match line_join(line.trim(), next.trim(), is_word) {
            Join::Nothing => {}
            Join::Space => self.push(' ', at..at + 1),
            Join::Break if self.text.is_empty() || self.text.ends_with('\n') => {}
            Join::Break => self.put('\n', at..at + 1),
        }
    }

    /// Closes up a label set wide for looks with full-width spaces: 「取　得　日」.
    fn join_spaced_out(&mut self) {
        let wide = |c: char| is_kanji(c) || is_kana(c);
        let mut chars = self.text.chars();
        let mut letters = 0;
        loop {
            match (chars.next(), chars.next()) {
                (Some(c), Some(' ')) if wide(c) => letters += 1,
                (Some(c), None) if wide(c) && letters > 0 => break,
                _ => return,
            }
        }
        let spaced = std::mem::take(self);
        for (at, c) in spaced.text.char_indices().filter(|(_, c)| *c != ' ') {
            self.put(c, spaced.visible(at..at + c.len_utf8()));
        }
    }
}

/// How many characters on either side of a line end are searched for a word that crosses it.
const REACH: usize = 16;

enum Join {
    Nothing,
    Space,
    Break,
}

/// Decides what a visible line end means from the two lines round it.
fn line_join(line: &str, next: &str, is_word: &impl Fn(&str, &str) -> bool) -> Join {
    let (Some(last), Some(first)) = (line.chars().next_back(), next.chars().next()) else {
        return Join::Break;
    };
    let (last, first) = (fold(last), fold(first));
    let latin = last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric();
    let tail: String = line
        .char_indices()
        .rev()
        .take(REACH)
        .last()
        .map_or(line, |(at, _)| &line[at..])
        .chars()
        .map(fold)
        .collect();
    let head: String = next.chars().take(REACH).map(fold).collect();
    if latin {
        let lower =
            line.is_ascii() && next.is_ascii() && next.starts_with(|c: char| c.is_lowercase());
        return if lower || is_word(&format!("{tail} "), &head) {
            Join::Space
        } else {
            Join::Break
        };
    }
    if is_word(&tail, &head) {
        return Join::Nothing;
    }
    if matches!(last, '。' | '!' | '?' | '｡' | ':') || starts_item(next) {
        return Join::Break;
    }
    let goes_on = matches!(
        last,
        '、' | ',' | '(' | '「' | '『' | '【' | 'を' | 'の' | 'に' | 'が' | 'は' | 'へ' | 'や'
    ) || matches!(
        first,
        ')' | '」' | '』' | '】' | '、' | '。' | 'ー' | 'を' | 'っ' | 'ゃ' | 'ゅ' | 'ょ'
    );
    if goes_on || continues_word(last, next) || is_wrapped(line) {
        Join::Nothing
    } else {
        Join::Break
    }
}

/// True when `next` begins like an item of its own: a bullet, a number, a label.
fn starts_item(next: &str) -> bool {
    let mut chars = next.chars();
    let Some(first) = chars.next() else { return true };
    // A label of its own: 「審査：書面による」
    if next.chars().take(12).any(|c| matches!(c, ':' | '：' | '\t')) || is_set_in_columns(next) {
        return true;
    }
    let bullet = "・･•●○◎□■◆◇▼▲★☆※－-*＊+＋→⇒>＞①②③④⑤⑥⑦⑧⑨⑩×✕✖❌〇✓✔☑◯".contains(first);
    // ★★ is a level, "★ " a bullet.
    let level = matches!(first, '★' | '☆') && !next[first.len_utf8()..].starts_with(' ');
    (bullet && !level)
        || (first.is_ascii_digit() && matches!(chars.next(), Some('.' | ')' | '．' | '）')))
}

/// 「設立　　1985年」: a label, and its value set apart by white space.
fn is_set_in_columns(line: &str) -> bool {
    let head = line.char_indices().nth(12).map_or(line, |(at, _)| &line[..at]);
    let label = head.find([' ', '\u{3000}']).filter(|&at| at > 0);
    label.is_some_and(|at| {
        let gap = head[at..].chars().take_while(|c| c.is_whitespace());
        gap.count() >= 2
    })
}

/// True when a word written in kanji and hiragana goes on in the next line, or a particle opens it.
fn continues_word(last: char, next: &str) -> bool {
    const OPENERS: [&str; 44] = [
        "また",
        "さらに",
        "なお",
        "この",
        "その",
        "あの",
        "どの",
        "ここ",
        "そこ",
        "これ",
        "それ",
        "すべて",
        "すでに",
        "では",
        "でも",
        "です",
        "ところ",
        "とくに",
        "はじ",
        "はい",
        "もし",
        "もっと",
        "もう",
        "がん",
        "ただ",
        "だから",
        "だが",
        "きょう",
        "まず",
        "まだ",
        "いま",
        "いつ",
        "うち",
        "けれ",
        "やは",
        "りん",
        "しか",
        "しっ",
        "にも",
        "もの",
        "とも",
        "いち",
        "かつ",
        "まさ",
    ];
    let Some(first) = next.chars().next() else { return false };
    is_hiragana(first)
        && !matches!(first, 'お' | 'ご' | 'ぜ' | 'よ' | 'あ' | 'み' | 'そ' | 'こ')
        && (is_kanji(last) || is_hiragana(last) || is_katakana(last) || "」』）)★☆".contains(last))
        && !OPENERS.iter().any(|opener| next.starts_with(opener))
}

/// True when a line is so long that it was wrapped, and does not end a sentence.
fn is_wrapped(line: &str) -> bool {
    const ENDINGS: [&str; 12] = [
        "ました",
        "ます",
        "です",
        "ません",
        "した",
        "する",
        "ている",
        "である",
        "だ",
        "い",
        "宣言",
        "取得",
    ];
    line.chars().count() >= 28 && !ENDINGS.iter().any(|ending| line.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold_text(visible: &str) -> String {
        let name = |a: &str, b: &str| a.ends_with("security ") && b.starts_with("action");
        Normalised::new(visible, name).as_str().to_owned()
    }

    #[test]
    fn widths_cases_and_kana_fold() {
        assert_eq!(
            fold_text("ＳＥＣＵＲＩＴＹ　ＡＣＴＩＯＮ「２つ星」"),
            "security action「2つ星」"
        );
        assert_eq!(fold_text("ｾｷｭﾘﾃｨｱｸｼｮﾝ ｶﾞ ﾊﾟ"), "セキュリティアクション ガ パ");
        assert_eq!(fold_text("二つ\u{200b}星\u{ad}を  取得"), "二つ星を 取得");
        assert_eq!(fold_text("取　得　日"), "取得日");
        assert_eq!(
            fold_text("⼆つ星を宣⾔ ㈱サンプル ㍿例 か゛"),
            "二つ星を宣言 (株)サンプル 株式会社例 が"
        );
    }

    #[test]
    fn wrapped_statements_are_joined_and_separate_ones_kept_apart() {
        assert_eq!(
            fold_text("SECURITY\nACTION\n二つ星の認定を\n受けました。"),
            "security action\n二つ星の認定を受けました。"
        );
        assert_eq!(fold_text("二つ星を取得し\nました"), "二つ星を取得しました");
        assert_eq!(
            fold_text("ISO 9001 取得\nSECURITY ACTION 宣言"),
            "iso 9001 取得\nsecurity action 宣言"
        );
        assert_eq!(
            fold_text("二つ星宣言\n「SECURITY ACTION」は"),
            "二つ星宣言\n「security action」は"
        );
    }

    /// Each letter taken by itself.
    fn one_by_one(visible: &str) -> Normalised {
        let mut folded = Normalised::default();
        for (at, c) in visible.char_indices() {
            folded.push(c, at..at + c.len_utf8());
        }
        folded
    }

    proptest::proptest! {
        #[test]
        fn what_is_taken_in_one_piece_is_as_letter_by_letter(
            visible in "[aZ9!~ \u{3000}ァｶﾞ゛がー、。「」一龠鿿㈱Ａ\u{200b}]{1,24}x",
        ) {
            let (whole, letters) = (Normalised::new(&visible, |_, _| false), one_by_one(&visible));
            proptest::prop_assert_eq!(&whole.text, &letters.text);
            for (at, c) in whole.text.char_indices() {
                let place = at..at + c.len_utf8();
                proptest::prop_assert_eq!(whole.visible(place.clone()), letters.visible(place));
            }
        }
    }

    #[test]
    fn places_point_into_the_visible_text() {
        let visible = "ｶﾞ  二つ\u{200b}星";
        let folded = Normalised::new(visible, |_, _| false);
        assert_eq!(folded.as_str(), "ガ 二つ星");
        let at = folded.as_str().find("二つ星").unwrap();
        assert_eq!(&visible[folded.visible(at..folded.as_str().len())], "二つ\u{200b}星");
        assert_eq!(&visible[folded.visible(0..3)], "ｶﾞ");
    }
}
