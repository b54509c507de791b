//! One character reference (`&amp;`, `&#x2605;`, `&copy`) to its text and its length.

use htmlize::{Context, unescape_in};

/// The longest name in the HTML standard has 32 bytes after the `&`.
const LONGEST_NAME: usize = 32;

/// Decodes the reference at the start of `text`, which begins with `&`: its characters and the
/// number of bytes it takes. `None` when a browser would show the `&` itself.
///
/// Follows "character reference state" of the HTML standard, with the old names that need no
/// semicolon and their exception inside attributes.
pub(in crate::extract) fn reference(text: &str, in_attribute: bool) -> Option<(String, usize)> {
    let bytes = text.as_bytes();
    if bytes.get(1) == Some(&b'#') { numeric(text) } else { named(text, in_attribute) }
}

/// `text` with all its references decoded.
pub(in crate::extract) fn decode(text: &str, in_attribute: bool) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((characters, length)) = reference(rest, in_attribute) {
            decoded.push_str(&characters);
            rest = &rest[length..];
        } else {
            decoded.push('&');
            rest = &rest[1..];
        }
    }
    decoded.push_str(rest);
    decoded
}

fn numeric(text: &str) -> Option<(String, usize)> {
    let bytes = text.as_bytes();
    let hexadecimal = matches!(bytes.get(2), Some(b'x' | b'X'));
    let digits = if hexadecimal { 3 } else { 2 };
    let is_digit = |b: &u8| if hexadecimal { b.is_ascii_hexdigit() } else { b.is_ascii_digit() };
    let count = bytes[digits..].iter().take_while(|b| is_digit(b)).count();
    if count == 0 {
        return None;
    }
    let mut end = digits + count;
    if bytes.get(end) == Some(&b';') {
        end += 1;
    }
    Some((unescape_in(&text[..end], Context::General).into_owned(), end))
}

fn named(text: &str, in_attribute: bool) -> Option<(String, usize)> {
    let bytes = text.as_bytes();
    let letters =
        bytes[1..].iter().take(LONGEST_NAME).take_while(|b| b.is_ascii_alphanumeric()).count();
    if letters == 0 {
        return None;
    }
    // One byte more: `;` ends the name, `=` forbids a name without semicolon in an attribute.
    let end = 1 + letters + usize::from(matches!(bytes.get(1 + letters), Some(b';' | b'=')));
    let candidate = &text[..end];
    let context = if in_attribute { Context::Attribute } else { Context::General };
    let decoded = unescape_in(candidate, context);
    if decoded == candidate {
        return None;
    }
    // What was not part of the name stands unchanged at the end. No name without semicolon
    // decodes to a letter or digit of ASCII, so the common end is exactly that rest; only
    // `&semi;` decodes to its own end.
    let rest = decoded
        .bytes()
        .rev()
        .zip(candidate.bytes().rev())
        .take_while(|(decoded, written)| decoded == written)
        .count();
    if rest == decoded.len() {
        return Some((decoded.into_owned(), end));
    }
    Some((decoded[..decoded.len() - rest].to_owned(), end - rest))
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn references_and_what_they_take() {
        let cases = [
            ("&amp;x", false, Some(("&", 5))),
            ("&ampx;", false, Some(("&", 4))),
            ("&ampx;", true, None),
            ("&amp=", true, None),
            ("&amp=", false, Some(("&", 4))),
            ("&amp", false, Some(("&", 4))),
            ("&copy 2026", false, Some(("©", 5))),
            ("&notit;", false, Some(("¬", 4))),
            ("&notin;", false, Some(("∉", 7))),
            ("&semi;", false, Some((";", 6))),
            ("&fjlig;", false, Some(("fj", 7))),
            ("&lt;", false, Some(("<", 4))),
            ("&#9733;&#9733;", false, Some(("★", 7))),
            ("&#x2605星", false, Some(("★", 7))),
            ("&#49;2", false, Some(("1", 5))),
            ("&#150;", false, Some(("–", 6))),
            ("&#0;", false, Some(("\u{fffd}", 4))),
            ("&#x110000;", false, Some(("\u{fffd}", 10))),
            ("&#;", false, None),
            ("&#x;", false, None),
            ("& ", false, None),
            ("&", false, None),
            ("&星;", false, None),
            ("&unknown;", false, None),
        ];
        for (text, in_attribute, expected) in cases {
            let found = reference(text, in_attribute);
            let found = found.as_ref().map(|(text, length)| (text.as_str(), *length));
            assert_eq!(found, expected, "{text}");
        }
    }
}
