//! The head of a file to the encoding it says it is in.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// How much of a file is searched for a declaration, in bytes. The HTML standard asks for 1,024;
/// template languages put comments and code before the markup.
const HEAD: usize = 4096;

/// Names in use that the Encoding Standard does not list, each with one that it does.
const OTHER_LABELS: [(&str, &str); 8] = [
    ("cp932", "shift_jis"),
    ("windows-932", "shift_jis"),
    ("sjis-win", "shift_jis"),
    ("x-ms-cp932", "shift_jis"),
    ("eucjp", "euc-jp"),
    ("eucjp-win", "euc-jp"),
    ("cp51932", "euc-jp"),
    ("jis", "iso-2022-jp"),
];

/// The encoding a label stands for: those of the Encoding Standard in any case, and the names of
/// the Japanese encodings that Windows and PHP use (`cp932`, `SJIS-win`, `eucJP-win`, …).
pub fn encoding_for_label(label: &str) -> Option<&'static Encoding> {
    let label = label.trim_matches(is_space_char);
    let listed = OTHER_LABELS.iter().find(|(other, _)| label.eq_ignore_ascii_case(other));
    Encoding::for_label_no_replacement(listed.map_or(label, |(_, known)| known).as_bytes())
}

/// The encoding the first 4,096 bytes declare: an XML declaration at the very start, or else the
/// first `<meta>` outside a comment that names a known encoding.
///
/// Follows "prescan a byte stream to determine its encoding" of the HTML standard, except that
/// tags other than `meta` are not parsed: a quotation mark left open in code must not hide the
/// declaration behind it. As there, a file that can be read as bytes is not in UTF-16, so that
/// label means UTF-8, and `x-user-defined` means windows-1252.
pub(super) fn declared(raw: &[u8]) -> Option<&'static Encoding> {
    let head = &raw[..raw.len().min(HEAD)];
    let found = from_xml(head).or_else(|| from_meta(head))?;
    Some(if found == UTF_16LE || found == UTF_16BE {
        UTF_8
    } else if found == X_USER_DEFINED {
        WINDOWS_1252
    } else {
        found
    })
}

fn from_xml(head: &[u8]) -> Option<&'static Encoding> {
    let rest = head.strip_prefix(b"<?xml")?;
    let rest = &rest[..memchr::memmem::find(rest, b"?>")?];
    let mut attributes = Attributes { rest };
    attributes.find(|(name, _)| name == "encoding").and_then(|(_, v)| encoding_for_label(&v))
}

fn from_meta(head: &[u8]) -> Option<&'static Encoding> {
    let mut rest = head;
    loop {
        rest = &rest[memchr::memchr(b'<', rest)?..];
        if let Some(comment) = rest.strip_prefix(b"<!--") {
            // `<!-->` is a whole comment, so the dashes may be shared.
            let end = memchr::memmem::find(&rest[2..], b"-->").map(|at| at + 2 + 3);
            rest = end.map_or(&comment[comment.len()..], |end| &rest[end..]);
        } else if let Some(tag) = meta_attributes(rest) {
            if let Some(found) = from_attributes(Attributes { rest: tag }) {
                return Some(found);
            }
            rest = tag;
        } else {
            rest = &rest[1..];
        }
    }
}

/// What follows `<meta` when that is the whole name of a tag.
fn meta_attributes(bytes: &[u8]) -> Option<&[u8]> {
    let (name, rest) = bytes.split_at_checked(5)?;
    let ends = rest.first().is_some_and(|&b| b == b'/' || is_space(b));
    (ends && name.eq_ignore_ascii_case(b"<meta")).then_some(rest)
}

fn from_attributes(attributes: Attributes) -> Option<&'static Encoding> {
    let (mut is_content_type, mut charset, mut content) = (false, None, None);
    for (name, value) in attributes {
        match name.as_str() {
            "http-equiv" => is_content_type |= value.eq_ignore_ascii_case("content-type"),
            "charset" => charset = charset.or(encoding_for_label(&value)),
            "content" => content = content.or(charset_of_content_type(&value)),
            _ => {}
        }
    }
    charset.or(content.filter(|_| is_content_type))
}

/// The charset in `text/html; charset=…`, quoted or not.
fn charset_of_content_type(content: &str) -> Option<&'static Encoding> {
    let lower = content.to_ascii_lowercase();
    let value = lower.match_indices("charset").find_map(|(at, word)| {
        lower[at + word.len()..].trim_start_matches(is_space_char).strip_prefix('=')
    })?;
    let value = value.trim_start_matches(is_space_char);
    let label = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split(|c| c == ';' || is_space_char(c)).next()?,
    };
    encoding_for_label(label)
}

/// The attributes of one tag, up to its `>`: names in lower case, values as they stand.
struct Attributes<'a> {
    rest: &'a [u8],
}

impl Attributes<'_> {
    fn skip(&mut self, what: impl Fn(u8) -> bool) {
        let end = self.rest.iter().position(|&b| !what(b)).unwrap_or(self.rest.len());
        self.rest = &self.rest[end..];
    }

    fn take(&mut self, until: impl Fn(u8) -> bool) -> String {
        let end = self.rest.iter().position(|&b| until(b)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        String::from_utf8_lossy(taken).into_owned()
    }
}

impl Iterator for Attributes<'_> {
    type Item = (String, String);

    fn next(&mut self) -> Option<(String, String)> {
        // A stray `=` cannot start a name here; skipping it keeps the walk going forward.
        self.skip(|b| is_space(b) || b == b'/' || b == b'=');
        if matches!(self.rest.first(), None | Some(b'>')) {
            return None;
        }
        let name = self.take(|b| is_space(b) || matches!(b, b'=' | b'/' | b'>'));
        self.skip(is_space);
        let mut value = String::new();
        if let Some(rest) = self.rest.strip_prefix(b"=") {
            self.rest = rest;
            self.skip(is_space);
            value = match self.rest.split_first() {
                Some((&quote @ (b'"' | b'\''), rest)) => {
                    self.rest = rest;
                    let value = self.take(|b| b == quote);
                    self.rest = self.rest.get(1..).unwrap_or_default();
                    value
                }
                _ => self.take(|b| is_space(b) || b == b'>'),
            };
        }
        Some((name.to_ascii_lowercase(), value))
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_space_char(c: char) -> bool {
    u8::try_from(c).is_ok_and(is_space)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(head: &str) -> Option<&'static str> {
        declared(head.as_bytes()).map(Encoding::name)
    }

    #[test]
    fn labels_beyond_the_standard_are_known() {
        for (label, name) in [
            ("x-sjis", "Shift_JIS"),
            ("Shift-JIS", "Shift_JIS"),
            ("Windows-31J", "Shift_JIS"),
            ("MS932", "Shift_JIS"),
            ("CP932", "Shift_JIS"),
            (" SJIS-win\n", "Shift_JIS"),
            ("eucJP-win", "EUC-JP"),
            ("x-euc-jp", "EUC-JP"),
            ("JIS", "ISO-2022-JP"),
            ("csISO2022JP", "ISO-2022-JP"),
            ("latin1", "windows-1252"),
        ] {
            assert_eq!(encoding_for_label(label).map(Encoding::name), Some(name), "{label}");
        }
        for label in ["", "iso-2022-kr", "utf-7", "日本"] {
            assert_eq!(encoding_for_label(label), None, "{label}");
        }
    }

    #[test]
    fn meta_says_it_in_both_ways() {
        assert_eq!(name_of("<meta charset=shift_jis>"), Some("Shift_JIS"));
        assert_eq!(name_of("<META/CHARSET = 'EUC-JP' />"), Some("EUC-JP"));
        assert_eq!(
            name_of(r#"<meta content="text/html; charset = x-sjis" http-equiv="Content-Type">"#),
            Some("Shift_JIS")
        );
        assert_eq!(
            name_of("<meta http-equiv=content-type content=\"text/html;charset='euc-jp'\">"),
            Some("EUC-JP")
        );
        assert_eq!(name_of("<meta charset=utf-16>"), Some("UTF-8"));
    }

    #[test]
    fn what_is_no_declaration_is_passed_over() {
        assert_eq!(name_of("<meta name=x content='charset=euc-jp'><metacharset=euc-jp>"), None);
        assert_eq!(
            name_of("<!-- <meta charset=euc-jp> --><meta charset=what><meta charset=shift_jis>"),
            Some("Shift_JIS")
        );
        assert_eq!(name_of("<!--><meta charset=euc-jp>"), Some("EUC-JP"));
        assert_eq!(name_of("<!-- <meta charset=euc-jp>"), None);
        assert_eq!(name_of("<meta charset"), None);
        assert_eq!(name_of("<meta charset=\"euc-jp"), Some("EUC-JP"));
        assert_eq!(name_of(&format!("{}<meta charset=euc-jp>", " ".repeat(HEAD))), None);
    }

    #[test]
    fn xml_says_it_at_the_start_only() {
        assert_eq!(
            name_of("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>\n<meta charset='euc-jp'>"),
            Some("Shift_JIS")
        );
        assert_eq!(name_of("<?xml version='1.0'?><meta charset='euc-jp'>"), Some("EUC-JP"));
        assert_eq!(name_of("\n<?xml version='1.0' encoding='euc-jp'?>"), None);
    }

    #[test]
    fn code_before_the_markup_does_not_hide_it() {
        let page = "<?php if ($a<b) { echo \"it's \"; } ?>\n<meta charset=\"Shift_JIS\">";
        assert_eq!(name_of(page), Some("Shift_JIS"));
    }
}
