//! Text of unknown origin to text that HTML may hold and that shows what it is.

use crate::report::printable;
use crate::report::printable::picture;

/// A path, control characters written out.
pub(super) fn path(path: &str) -> String {
    printable(path).chars().map(allowed).collect()
}

/// A sentence, a visible character in the place of each control character.
pub(super) fn text(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join(" ").chars().map(picture).map(allowed).collect()
}

/// As [`text`], white space at the ends kept: part of a sentence.
pub(super) fn part(text: &str) -> String {
    text.chars().map(picture).map(allowed).collect()
}

/// A web address, or `None`: a rule file may hold anything, and a link runs what it says.
pub(super) fn address(url: &str) -> Option<String> {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    is_web.then(|| text(url))
}

/// HTML has no noncharacters (HTML standard, 13.1.4).
fn allowed(c: char) -> char {
    let is_none = u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}');
    if is_none { char::REPLACEMENT_CHARACTER } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_html_cannot_hold_is_shown() {
        assert_eq!(path("a\u{1b}\n\u{202e}\u{ffff}星"), "a\\u{1b}\\n\\u{202e}\u{fffd}星");
        assert_eq!(text(" a\0\r\n  b\u{fdd0}\t"), "a␀ b\u{fffd}");
        assert_eq!(part(" a\u{2066}\n"), " a\u{fffd}␊");
    }

    #[test]
    fn only_the_web_is_linked() {
        assert_eq!(address("https://example.co.jp/").as_deref(), Some("https://example.co.jp/"));
        assert_eq!(address("javascript:alert(1)"), None);
    }
}
