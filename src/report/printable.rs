//! Text of unknown origin to text that is safe to show on a terminal.

use std::borrow::Cow;
use std::fmt::Write;

use crate::text::is_acted_on;

/// `text` with each character a terminal would act on written out: `\n` for a line end,
/// `\u{1b}` for an escape. A file name can hold any of them.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_acted_on) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_acted_on(c) {
            // Writing to a String cannot fail.
            let _ = write!(shown, "{}", c.escape_default());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// `text` with something visible of as many bytes in the place of each character that a terminal would act
/// on, so that all places in it stay; line ends and tabs are left.
pub fn replaced(text: &str) -> String {
    let put = |c: char| match c.len_utf8() {
        _ if !is_acted_on(c) || c == '\t' => String::from(c),
        3 => String::from(char::REPLACEMENT_CHARACTER),
        bytes => "?".repeat(bytes),
    };
    let line = |line: &str| {
        let end = ["\r\n", "\n"].into_iter().find(|end| line.ends_with(end)).unwrap_or_default();
        let shown = line.strip_suffix(end).unwrap_or(line);
        shown.chars().map(put).chain([end.to_owned()]).collect::<String>()
    };
    text.split_inclusive('\n').map(line).collect()
}

/// A message that quotes words broken over lines, on one line.
pub(super) fn one_line(words: &str) -> String {
    let words: Vec<&str> = words.lines().map(str::trim).collect();
    printable(&words.join(" ")).into_owned()
}

/// One visible character in the place of one control character, so that places stay aligned:
/// U+2400…U+2421 where Unicode has a picture of it, U+FFFD otherwise.
pub(super) fn picture(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '\u{2421}',
        c if is_acted_on(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_name_is_written_out() {
        assert_eq!(printable("会社/概要.html"), "会社/概要.html");
        assert_eq!(printable("a\u{1b}[2Jb\nc\u{9b}d\0"), r"a\u{1b}[2Jb\nc\u{9b}d\u{0}");
        assert_eq!(printable("gpj\u{202e}lmth"), r"gpj\u{202e}lmth");
    }

    #[test]
    fn what_is_replaced_takes_as_many_bytes() {
        let text = "a\u{1b}[2J\tb\u{9b}c\u{202e}d\r\n\re\n";
        assert_eq!(replaced(text), "a?[2J\tb??c\u{fffd}d\r\n?e\n");
        assert_eq!(replaced(text).len(), text.len());
    }

    #[test]
    fn a_picture_takes_one_place() {
        let shown: String = "\u{1b}[31m\0\t\u{7f}\u{85}\u{2066}星".chars().map(picture).collect();
        assert_eq!(shown, "␛[31m␀ ␡\u{fffd}\u{fffd}星");
    }
}
