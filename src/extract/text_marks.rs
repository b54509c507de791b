//! Signs by which plain text shows its structure: bullets, headings, rules, addresses.

use std::ops::Range;

/// Signs of a heading line in plain text.
const HEADING_MARKS: &[char] = &['■', '◆', '●', '▼', '▲', '◇', '◎', '▽'];
/// Pairs that frame a heading line.
const HEADING_FRAMES: &[(char, char)] = &[
    ('【', '】'),
    ('＜', '＞'),
    ('《', '》'),
    ('〈', '〉'),
    ('［', '］'),
    ('〔', '〕'),
    ('≪', '≫'),
];
/// A longer line is no heading.
pub(super) const LONGEST_HEADING: usize = 40;
/// Bullets that need no space after them.
const BULLETS: &[char] =
    &['・', '•', '○', '□', '※', '●', '■', '◆', '◇', '◎', '▼', '▲', '▽', '✓', '✔', '☑'];
/// Bullets that need one.
const SPACED_BULLETS: &[char] = &['-', '*', '+', '–', '◦', '‣'];
/// Numerals that need a 、 after them.
const KANJI_NUMERALS: &[char] = &['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/// Signs of lines that only divide.
const RULE: &[char] = &[
    '-', '=', '_', '*', '~', '#', '+', '.', '^', '"', '\'', '`', ':', '─', '━', '═', '―', '－',
    '＝', '＿', '＊',
];

/// The sign of a line that holds only that sign, `least` times or more.
pub(super) fn rule_mark(text: &str, least: usize) -> Option<char> {
    let mark = text.chars().next().filter(|mark| RULE.contains(mark))?;
    let is_rule = text.chars().all(|c| c == mark) && text.chars().count() >= least;
    is_rule.then_some(mark)
}

/// Bytes of the bullet or number a line begins with.
pub(super) fn bullet(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    if BULLETS.contains(&first) {
        // A row of stars or squares is a rating, no bullet.
        return (!rest.starts_with(first) && !rest.is_empty()).then_some(first.len_utf8());
    }
    if SPACED_BULLETS.contains(&first) {
        return rest.starts_with([' ', '\t', '\u{3000}']).then_some(first.len_utf8());
    }
    if ('①'..='⑳').contains(&first) {
        return Some(first.len_utf8());
    }
    // 一、会社名
    if KANJI_NUMERALS.contains(&first) && rest.starts_with('、') {
        return Some(first.len_utf8() + '、'.len_utf8());
    }
    let open = if matches!(first, '(' | '（') { first.len_utf8() } else { 0 };
    let is_digit = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c);
    let digits: Vec<char> = text[open..].chars().take_while(is_digit).take(3).collect();
    if !(1..=2).contains(&digits.len()) {
        return None;
    }
    let after = &text[open + digits.iter().map(|c| c.len_utf8()).sum::<usize>()..];
    let close = after.chars().next()?;
    let rest = &after[close.len_utf8()..];
    let is_closed = match close {
        ')' | '）' | '．' => true,
        '.' => open == 0 && rest.starts_with([' ', '\t', '\u{3000}']),
        _ => false,
    };
    is_closed.then_some(text.len() - rest.len())
}

/// True when a line with a heading's sign is the head of what follows, not one of a list.
pub(super) fn is_marked_heading(text: &str, following: Option<&str>) -> bool {
    let Some(mark) = text.chars().next().filter(|mark| HEADING_MARKS.contains(mark)) else {
        return false;
    };
    is_short(text) && following.is_some_and(|next| !next.starts_with(mark))
}

pub(super) fn is_framed(text: &str) -> bool {
    let is_frame = |&(open, close): &(char, char)| {
        text.starts_with(open) && text.find(close) == Some(text.len() - close.len_utf8())
    };
    is_short(text) && HEADING_FRAMES.iter().any(is_frame)
}

fn is_short(text: &str) -> bool {
    text.chars().nth(LONGEST_HEADING).is_none() && !text.ends_with(['。', '.'])
}

/// `:name: value` in the head of an AsciiDoc text.
pub(super) fn is_adoc_attribute(text: &str) -> bool {
    let name = text.strip_prefix(':').and_then(|rest| rest.split_once(':'));
    name.is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_!".contains(&b))
    })
}

/// True for what follows `.. ` in a comment or in a directive that holds no text to read.
pub(super) fn is_hidden_directive(directive: &str) -> bool {
    const HIDDEN: &[&str] =
        &["code", "code-block", "sourcecode", "highlight", "raw", "include", "toctree", "math"];
    if directive.starts_with('_') || directive.starts_with('[') || directive.starts_with('|') {
        return directive.starts_with('_');
    }
    directive.split_once("::").is_none_or(|(name, _)| HIDDEN.contains(&name.trim()))
}

/// The places of addresses in a line.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find("http") {
        let start = from + at;
        let rest = &text[start..];
        let has_scheme = rest.starts_with("http://") || rest.starts_with("https://");
        let is_part = |c: char| c.is_ascii_graphic() && !"<>\"'`{}|\\^".contains(c);
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let length =
            rest[..length].trim_end_matches([')', ']', '.', ',', ';', ':', '!', '?']).len();
        if has_scheme && length > "https://".len() {
            found.push(start..start + length);
        }
        from = start + length.max("http".len());
    }
    found
}
