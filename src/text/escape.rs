//! Escapes of scripts and data (`\\u53d6`) to characters, and back.

/// The character of the escape at the start of `text`, a backslash, and the escape's length in
/// bytes; no character where a line goes on in the next one.
///
/// What JavaScript, JSON, YAML, TOML, gettext, Java and Apple write is read alike: where one of them
/// has an escape that another has not, the other has nothing in its place.
pub fn decode(text: &str) -> (Option<char>, usize) {
    let Some(kind) = text.chars().nth(1) else { return (Some('\u{FFFD}'), text.len()) };
    let simple = match kind {
        'n' | 'v' => '\n',
        't' => '\t',
        'r' | 'b' | 'f' => ' ',
        '0' if !text[2..].starts_with(|c: char| c.is_ascii_digit()) => '\0',
        '\n' => return (None, 2),
        '\r' => return (None, if text[2..].starts_with('\n') { 3 } else { 2 }),
        'u' | 'U' | 'x' => {
            if let Some((code, length)) = number(text) {
                return (Some(char::from_u32(code).unwrap_or('\u{FFFD}')), length);
            }
            kind
        }
        other => other,
    };
    (Some(simple), 1 + kind.len_utf8())
}

/// True for an escape that gives the number of its character.
pub fn is_number(text: &str) -> bool {
    text.starts_with("\\u") && number(text).is_some()
}

fn number(text: &str) -> Option<(u32, usize)> {
    match text.as_bytes()[1] {
        b'x' => Some((hexadecimal(text, 2, 2)?, 4)),
        b'U' => match hexadecimal(text, 2, 8) {
            Some(code) => Some((code, 10)),
            None => Some((hexadecimal(text, 2, 4)?, 6)),
        },
        _ if text[2..].starts_with('{') => {
            let digits = text[3..].bytes().take(9).position(|b| b == b'}')?;
            Some((hexadecimal(text, 3, digits)?, digits + 4))
        }
        _ => {
            let first = hexadecimal(text, 2, 4)?;
            if let 0xD800..0xDC00 = first
                && text[6..].starts_with("\\u")
                && let Some(second @ 0xDC00..0xE000) = hexadecimal(text, 8, 4)
            {
                return Some((0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), 12));
            }
            Some((first, 6))
        }
    }
}

/// The number of `digits` hexadecimal digits at byte `at`.
fn hexadecimal(text: &str, at: usize, digits: usize) -> Option<u32> {
    let slice = text.get(at..at + digits)?;
    let is_number = !slice.is_empty() && slice.bytes().all(|b| b.is_ascii_hexdigit());
    is_number.then(|| u32::from_str_radix(slice, 16).ok()).flatten()
}

/// `words` written by escapes of the form that `sample`, a run of such escapes, has.
pub fn like(sample: &str, words: &str) -> String {
    let braced = sample.starts_with("\\u{");
    let upper = sample.bytes().any(|b| b.is_ascii_uppercase());
    let hex = |code: u32| if upper { format!("{code:04X}") } else { format!("{code:04x}") };
    let mut out = String::new();
    for c in words.chars() {
        if c.is_ascii_alphanumeric() || c == ' ' {
            out.push(c);
        } else if braced {
            out += &format!("\\u{{{}}}", hex(u32::from(c)).trim_start_matches('0'));
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out += &format!("\\u{}", hex(u32::from(*unit)));
            }
        }
    }
    out
}

/// `text` with its escapes decoded.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('\\') {
        out.push_str(&text[at..at + found]);
        let (decoded, length) = decode(&text[at + found..]);
        out.extend(decoded);
        at += found + length;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_stand_for_characters() {
        for (text, read) in [
            (r"\u53d6\u5F97", "取得"),
            (r"\u{53d6}\x41", "取A"),
            (r"\ud83d\ude00\U0001F600\U53d6x", "😀😀取x"),
            ("a\\\nb\\\r\nc", "abc"),
            (r"\'\\\n\ux", "'\\\nux"),
            ("\\", "\u{FFFD}"),
        ] {
            assert_eq!(plain(text), read, "{text}");
        }
    }

    #[test]
    fn words_are_written_as_those_before_them() {
        assert_eq!(like(r"\u53d6", "宣言 A"), r"\u5ba3\u8a00 A");
        assert_eq!(like(r"\u53D6", "宣"), r"\u5BA3");
        assert_eq!(like(r"\u{53d6}", "宣"), r"\u{5ba3}");
        assert_eq!(like(r"\u53d6", "😀"), r"\ud83d\ude00");
    }
}
