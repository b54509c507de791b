//! Source text to what is shown of it, as far as numbers go: escapes are the characters that they stand
//! for, tags are nothing.

use std::ops::Range;

/// A tag longer than this (in bytes) is none.
const LONGEST_TAG: usize = 300;

/// A text with its escapes as the characters that they stand for, and perhaps without its tags.
pub(super) struct Shown {
    pub(super) text: String,
    /// Where what was written differently begins and ends: in what is shown, in the source.
    places: Vec<(usize, usize)>,
}

impl Shown {
    /// Nothing where both are the same. `tags`: tags are left out, and what stands in them with them.
    pub(super) fn of(source: &str, tags: bool) -> Option<Self> {
        let mut shown = Self { text: String::new(), places: vec![(0, 0)] };
        let mut from = 0;
        let begins = |byte: u8| matches!(byte, b'&' | b'\\' | b'%') || (tags && byte == b'<');
        for (at, _) in source.bytes().enumerate().filter(|(_, byte)| begins(*byte)) {
            if at < from {
                continue;
            }
            let Some((c, length)) = written(&source[at..]) else { continue };
            shown.text.push_str(&source[from..at]);
            shown.places.push((shown.text.len(), at));
            shown.text.extend(c);
            from = at + length;
            shown.places.push((shown.text.len(), from));
        }
        if from == 0 {
            return None;
        }
        shown.text.push_str(&source[from..]);
        Some(shown)
    }

    /// Bytes of what is shown as bytes of the source, without tags at either end.
    pub(super) fn source(&self, shown: Range<usize>) -> Range<usize> {
        let before = |at: usize| self.places.partition_point(|(shown, _)| *shown < at);
        let until = |at: usize| self.places.partition_point(|(shown, _)| *shown <= at);
        let map = |place: usize, at: usize| {
            let (shown, source) = self.places.get(place).copied().unwrap_or_default();
            source + at.saturating_sub(shown)
        };
        let end = before(shown.end);
        let is_edge = self.places.get(end).is_some_and(|(at, _)| *at == shown.end);
        let end = if is_edge { end } else { end.saturating_sub(1) };
        map(until(shown.start).saturating_sub(1), shown.start)..map(end, shown.end)
    }
}

/// What stands at the beginning of a text and is not shown as it is, with its length in bytes: the
/// character of an escape, or nothing for a tag.
fn written(text: &str) -> Option<(Option<char>, usize)> {
    match text.strip_prefix('<') {
        Some(tag)
            if tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')) =>
        {
            let end = tag.bytes().take(LONGEST_TAG).position(|byte| matches!(byte, b'<' | b'>'))?;
            (tag.as_bytes()[end] == b'>').then_some((None, end + 2))
        }
        Some(_) => None,
        None => character(text).map(|(c, length)| (Some(c), length)),
    }
}

/// The character that an escape at the beginning of a text stands for, and the escape's length in
/// bytes: `&#52;`, `&#x34;`, `\u0034`, `\u{34}`, `\x34`, `\34 ` of style sheets, `%34`.
fn character(text: &str) -> Option<(char, usize)> {
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    let run = |from: usize, most: usize| {
        let digits = text.bytes().skip(from).take(most).take_while(u8::is_ascii_hexdigit);
        from..from + digits.count()
    };
    let fixed = |from: usize, length: usize| {
        let digits = run(from, length);
        (digits.len() == length).then_some(digits)
    };
    if let Some(rest) = text.strip_prefix("&#") {
        let (prefix, radix) = if rest.starts_with(['x', 'X']) { (3, 16) } else { (2, 10) };
        let digits = run(prefix, 8);
        let c = u32::from_str_radix(&text[digits.clone()], radix).ok().and_then(char::from_u32)?;
        let end = digits.end + usize::from(text[digits.end..].starts_with(';'));
        return Some((c, end));
    }
    if text.starts_with("\\u{") {
        let digits = run(3, 6);
        let end = digits.end;
        return text[end..]
            .starts_with('}')
            .then_some(())
            .and_then(|()| Some((hex(&text[digits])?, end + 1)));
    }
    if text.starts_with("\\u") {
        return fixed(2, 4).and_then(|digits| Some((hex(&text[digits])?, 6)));
    }
    if text.starts_with("\\x") {
        return fixed(2, 2).and_then(|digits| Some((hex(&text[digits])?, 4)));
    }
    if text.starts_with('\\') {
        let digits = run(1, 6);
        let end = digits.end + usize::from(text[digits.end..].starts_with(' '));
        return Some((hex(&text[digits])?, end));
    }
    if text.starts_with('%') {
        return percent(text.as_bytes());
    }
    None
}

/// A character of which each byte is `%` and two digits.
fn percent(text: &[u8]) -> Option<(char, usize)> {
    let byte = |at: usize| {
        let digits = text.get(at * 3..at * 3 + 3)?.strip_prefix(b"%")?;
        u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let bytes: Vec<u8> = (0..4).map_while(byte).collect();
    let c = bytes.utf8_chunks().next()?.valid().chars().next()?;
    Some((c, c.len_utf8() * 3))
}
