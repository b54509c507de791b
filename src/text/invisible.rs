//! Characters that take no room on a page.

/// True for what a reader does not see even inside a word: NUL, soft hyphen, zero-width and
/// directional characters, variation selectors.
pub const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\0' | '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    ) || is_variation_selector(c)
}

/// True for what only chooses the form of the letter before it, as names of people need it.
pub const fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// True for a character that a terminal acts on instead of showing it: the control characters,
/// and those that reorder what stands around them (Unicode Bidi_Control, and line separators).
pub fn is_acted_on(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_no_room_is_told_from_what_does() {
        for c in ['\0', '\u{ad}', '\u{200b}', '\u{feff}', '\u{fe0f}', '\u{e0100}'] {
            assert!(is_invisible(c), "{c:?}");
        }
        for c in ['a', ' ', '\u{3000}', '\u{a0}', '\n'] {
            assert!(!is_invisible(c), "{c:?}");
        }
        assert!(is_variation_selector('\u{e0100}') && !is_variation_selector('\u{200b}'));
    }
}
