//! Source text to the letters a reader would see, over markup and signs.

use crate::claim::fold;

/// Up to `count` letters from byte `at` on, and how many of them stand before the first thing passed
/// over that may hide or show text in its own way (a comment, ruby, a script).
pub(super) fn forward(text: &str, at: usize, count: usize) -> (Vec<char>, usize) {
    let mut letters = Vec::new();
    let mut sure = usize::MAX;
    let mut rest = &text[at..];
    while letters.len() < count {
        let Some(c) = rest.chars().next() else { break };
        let mut step = c.len_utf8();
        match c {
            '<' => {
                if is_odd(rest) {
                    sure = sure.min(letters.len());
                }
                step = if rest.starts_with("<!--") {
                    rest.find("-->").map_or(rest.len(), |end| end + 3)
                } else {
                    rest.find('>').map_or(1, |end| end + 1)
                };
            }
            '&' => {
                let (decoded, length) = reference(rest);
                step = length;
                letters.extend(decoded.map(fold).filter(|c| is_letter(*c)));
            }
            ']' if rest.starts_with("](") => {
                sure = sure.min(letters.len());
                step = rest.find(')').map_or(1, |end| end + 1);
            }
            '\\' => {
                if let Some(decoded) = escaped(rest) {
                    step = ESCAPE;
                    letters.extend(Some(fold(decoded)).filter(|c| is_letter(*c)));
                }
            }
            '{' => sure = sure.min(letters.len()),
            c if is_letter(c) => letters.push(fold(c)),
            _ => {}
        }
        rest = &rest[step..];
    }
    (letters, sure)
}

/// Up to `count` letters before byte `at`, the nearest first. Markup ends them: a word broken
/// there is told by its seam.
pub(super) fn backward(text: &str, at: usize, count: usize) -> Vec<char> {
    text[..at].chars().rev().map(fold).take_while(|c| is_letter(*c)).take(count).collect()
}

/// As `char::is_alphanumeric`, without its tables for the letters that Japanese is written in.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{4e00}'..='\u{9fff}' => true,
        c => c.is_alphanumeric(),
    }
}

/// Length of an escape like `\u661f` in bytes.
const ESCAPE: usize = 6;

/// The character of an escape like `\u661f`.
pub(super) fn escaped(rest: &str) -> Option<char> {
    let hex = rest.strip_prefix("\\u")?.get(..ESCAPE - 2)?;
    char::from_u32(u32::from_str_radix(hex, 16).ok()?)
}

/// Markup whose inside a reader does not see in its place.
fn is_odd(markup: &str) -> bool {
    const ODD: [&str; 12] =
        ["!--", "rt", "rp", "script", "style", "code", "kbd", "samp", "var", "template", "?", "%"];
    ODD.iter().any(|name| {
        markup.get(1..1 + name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
    })
}

/// The letter a character reference stands for, if it is a numeric one, and its length in bytes.
pub(super) fn reference(rest: &str) -> (Option<char>, usize) {
    let Some(body) = rest.strip_prefix("&#") else {
        let name = rest[1..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len() - 1);
        let closed = rest[1 + name..].starts_with(';');
        return (None, if closed { name + 2 } else { 1 });
    };
    let hex = body.starts_with(['x', 'X']);
    let digits = &body[usize::from(hex)..];
    let length = digits
        .find(|c: char| if hex { !c.is_ascii_hexdigit() } else { !c.is_ascii_digit() })
        .unwrap_or(digits.len());
    let number = u32::from_str_radix(&digits[..length], if hex { 16 } else { 10 }).ok();
    let closed = digits[length..].starts_with(';');
    let whole = 2 + usize::from(hex) + length + usize::from(closed);
    (number.and_then(char::from_u32), whole)
}
