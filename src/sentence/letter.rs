//! Letters: their normalised form, and what script they are of.

use unicode_normalization::char::decompose_compatible;

/// One character in normalised spelling.
pub(crate) fn fold(c: char) -> char {
    match c {
        '\u{ff61}'..='\u{ff9d}' => {
            HALF_WIDTH.chars().nth((u32::from(c) - 0xff61) as usize).unwrap_or(c)
        }
        '“' | '”' | '〝' | '〟' | '″' => '"',
        '‘' | '’' => '\'',
        '⭐' | '🌟' | '✩' | '⭑' | '✮' | '✭' => '★',
        '〈' | '《' | '≪' => '「',
        '〉' | '》' | '≫' => '」',
        '〔' => '(',
        '〕' => ')',
        '‧' | '·' | '•' => '・',
        '，' => '、',
        '\u{ff01}'..='\u{ff5e}' => {
            let ascii = u32::from(c) - 0xfee0;
            char::from_u32(ascii).unwrap_or(c).to_ascii_lowercase()
        }
        c if is_compatible(c) => {
            let mut parts = Vec::new();
            decompose_compatible(c, |part| parts.push(part));
            match parts[..] {
                [part] => part.to_ascii_lowercase(),
                _ => c,
            }
        }
        c => radical(c).unwrap_or(c).to_ascii_lowercase(),
    }
}

/// How many bytes at the beginning of a text are what most text is made of, which stands for itself but
/// for its case: ASCII, single spaces behind a letter, kana and kanji.
pub(super) fn plain(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += match bytes[at..] {
            [b'!'..=b'~', ..] => 1,
            [b' ', ..] if at > 0 && bytes[at - 1] != b' ' => 1,
            // 一 to 鿿
            [0xe4, 0xb8..=0xff, _, ..] | [0xe5..=0xe9, _, _, ..] => 3,
            [0xe3, ..] if text[at..].starts_with(is_plain_kana) => 3,
            _ => return at,
        }
    }
}

/// True for kana that have one form only, and the signs of a Japanese sentence.
fn is_plain_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '、' | '。' | '・' | '「' | '」')
}

/// True for characters that stand for others and are not written by hand: Kangxi radicals and
/// compatibility ideographs, as PDFs leave them, and enclosed words (㈱).
pub(super) fn is_compatible(c: char) -> bool {
    matches!(c,
        '\u{2f00}'..='\u{2fdf}' | '\u{3200}'..='\u{33ff}'
        | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

/// The ideograph of a radical that has no decomposition (Unicode's EquivalentUnifiedIdeograph.txt),
/// where the ideograph is an ordinary word of Japanese.
fn radical(c: char) -> Option<char> {
    Some(match c {
        '⺟' => '母',
        '⺠' => '民',
        '⻁' => '虎',
        '⻄' => '西',
        '⻑' => '長',
        '⻘' => '青',
        '⻝' => '食',
        '⻣' => '骨',
        '⻤' => '鬼',
        '⻨' => '麦',
        '⻩' => '黄',
        '⻭' => '歯',
        '⻯' => '竜',
        '⻲' => '亀',
        _ => return None,
    })
}

/// U+FF61 to U+FF9D in their full-width forms, in order.
const HALF_WIDTH: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

pub(super) fn voiced(c: char) -> Option<char> {
    match c {
        'ウ' => Some('ヴ'),
        'カ' | 'キ' | 'ク' | 'ケ' | 'コ' | 'サ' | 'シ' | 'ス' | 'セ' | 'ソ' | 'タ' | 'チ'
        | 'ツ' | 'テ' | 'ト' | 'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ' | 'か' | 'き' | 'く' | 'け'
        | 'こ' | 'さ' | 'し' | 'す' | 'せ' | 'そ' | 'た' | 'ち' | 'つ' | 'て' | 'と' | 'は'
        | 'ひ' | 'ふ' | 'へ' | 'ほ' => char::from_u32(u32::from(c) + 1),
        _ => None,
    }
}

pub(super) fn semi_voiced(c: char) -> Option<char> {
    match c {
        'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ' | 'は' | 'ひ' | 'ふ' | 'へ' | 'ほ' => {
            char::from_u32(u32::from(c) + 2)
        }
        _ => None,
    }
}

pub(crate) fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

pub(crate) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー' | 'ヽ' | 'ヾ')
}

pub(crate) fn is_kana(c: char) -> bool {
    is_hiragana(c) || is_katakana(c)
}

pub(crate) fn is_kanji(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '々' | '〆' | 'ヶ')
}

/// As `text.starts_with(word)`, quick where the first letters of Japanese words differ. To compare with
/// nothing is slow: its place may be nowhere in memory.
pub(crate) fn begins(text: &str, word: &str) -> bool {
    match (word.as_bytes().first_chunk::<3>(), text.as_bytes().first_chunk::<3>()) {
        (Some(wanted), Some(there)) => {
            wanted == there && (word.len() == there.len() || text.starts_with(word))
        }
        (Some(_), None) => false,
        (None, _) => word.is_empty() || text.starts_with(word),
    }
}

/// True when a text has more than `most` characters; reads no more of it than that.
pub(crate) fn is_longer(text: &str, most: usize) -> bool {
    text.chars().nth(most).is_some()
}
