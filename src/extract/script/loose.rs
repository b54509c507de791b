//! A script that is not parsed (it has mistakes, is too long or too deep) to its strings, comments and
//! elements, by their signs alone.

use std::ops::Range;

use memchr::{memchr, memchr3, memmem};

use super::Remark;
use crate::document::MappedText;
use crate::extract::expressions::{begins_markup, literal};
use crate::extract::literal::{self as string, Escapes};
use crate::extract::tree::{Chunk, Value};
use crate::extract::view::View;
use crate::extract::visible::OBJECT;

/// Expressions in elements in expressions: deeper ones are read without their elements.
const DEEPEST: usize = 16;

/// What a script shows as far as its signs tell, and its comments. `has_markup`: it may hold JSX.
pub(super) fn read(view: &View<'_>, has_markup: bool) -> (Vec<Value>, Vec<Remark>) {
    let depth = if has_markup { 0 } else { DEEPEST };
    let mut reader = Reader { view, found: Vec::new(), remarks: Vec::new(), no_markup: 0 };
    reader.script(0..view.text().len(), depth);
    (reader.found, reader.remarks)
}

struct Reader<'r, 'v> {
    view: &'r View<'v>,
    found: Vec<Value>,
    remarks: Vec<Remark>,
    /// Up to here no element begins: what looked like one was none.
    no_markup: usize,
}

impl Reader<'_, '_> {
    fn script(&mut self, range: Range<usize>, depth: usize) {
        let bytes = self.view.text().as_bytes();
        let mut at = range.start;
        while at < range.end {
            match bytes[at] {
                b'/' if matches!(bytes.get(at + 1), Some(b'/' | b'*')) => {
                    let end = comment_end(bytes, at).min(range.end);
                    let closes = bytes[at..end].ends_with(b"*/") && end - at >= 4;
                    let inside = (at + 2).min(end)..end - if closes { 2 } else { 0 };
                    if inside.start <= inside.end {
                        self.remarks.push((at..end, inside));
                    }
                    at = end;
                    continue;
                }
                b'"' | b'\'' | b'`' => {
                    if let Some(end) = string_end(bytes, at).filter(|end| *end < range.end) {
                        let text = string::read(self.view, at + 1..end, Escapes::Backslash);
                        self.found.push(Value::Text(text));
                        at = end;
                    }
                }
                b'<' if depth < DEEPEST
                    && at >= self.no_markup
                    && begins_markup(self.view.text(), range.start, at) =>
                {
                    if let Some(end) = self.markup(at, range.end, depth) {
                        at = end;
                        continue;
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Reads the element that begins at `at`; where it ends. Nothing where it is none.
    fn markup(&mut self, at: usize, end: usize, depth: usize) -> Option<usize> {
        let mut element = Element {
            view: self.view,
            text: MappedText::new(),
            at,
            end,
            open: 0,
            braces: Vec::new(),
        };
        let whole = element.read();
        let Element { text, at, braces, .. } = element;
        if whole.is_none() {
            self.no_markup = at.max(self.no_markup);
            return None;
        }
        self.found.push(Value::Markup(vec![Chunk::Markup(text)]));
        for inside in braces {
            self.script(inside, depth + 1);
        }
        Some(at)
    }
}

/// An element while it is read.
struct Element<'r, 'v> {
    view: &'r View<'v>,
    /// Its markup, expressions gone.
    text: MappedText,
    at: usize,
    end: usize,
    /// Elements that are open.
    open: usize,
    /// What stands in its braces.
    braces: Vec<Range<usize>>,
}

impl Element<'_, '_> {
    fn rest(&self) -> &[u8] {
        &self.view.text().as_bytes()[self.at..self.end]
    }

    /// Reads to the end of the element; nothing where it is none.
    fn read(&mut self) -> Option<()> {
        loop {
            match self.rest() {
                [b'<', b'/', ..] => {
                    let length = memchr(b'>', self.rest())? + 1;
                    self.close(length);
                }
                [b'<', b'>', ..] => {
                    self.at += 2;
                    self.open += 1;
                }
                [b'<', ..] => self.tag()?,
                [b'{', ..] => {
                    let inside = self.braces()?;
                    self.expression(inside);
                }
                // Neither stands in the text of an element.
                [] | [b'}' | b'>', ..] => return None,
                rest => {
                    let next = memchr3(b'<', b'{', b'}', rest).unwrap_or(rest.len());
                    let next = memchr(b'>', &rest[..next]).unwrap_or(next);
                    self.copy(next);
                }
            }
            if self.open == 0 {
                return Some(());
            }
        }
    }

    fn copy(&mut self, length: usize) {
        self.view.copy(self.at..self.at + length, &mut self.text);
        self.at += length;
    }

    fn close(&mut self, length: usize) {
        self.open = self.open.saturating_sub(1);
        // The end of a fragment is none of any element.
        if length > "</>".len() {
            self.copy(length);
        } else {
            self.at += length;
        }
    }

    fn tag(&mut self) -> Option<()> {
        let is_name = |b: &u8| b.is_ascii_alphanumeric() || b"_-:.$".contains(b);
        let length = |bytes: &[u8]| bytes.iter().take_while(|b| is_name(b)).count();
        if !self.rest().get(1)?.is_ascii_alphabetic() {
            return None;
        }
        self.copy(1 + length(&self.rest()[1..]));
        loop {
            match self.rest() {
                [b'/', b'>', ..] => {
                    self.copy(2);
                    return Some(());
                }
                [b'>', ..] => {
                    self.copy(1);
                    self.open += 1;
                    return Some(());
                }
                [b'{', ..] => {
                    let inside = self.braces()?;
                    self.braces.push(inside);
                }
                [quote @ (b'"' | b'\''), ..] => {
                    let length = memchr(*quote, &self.rest()[1..])? + 2;
                    self.copy(length);
                }
                // A bound value is read by itself; its name stays with nothing.
                [b'=', b'{', ..] => {
                    let sign = self.view.span(self.at..self.at + 1);
                    self.text.push_decoded("=\"\"", sign);
                    self.at += 1;
                }
                [b, ..] if b.is_ascii_whitespace() || *b == b'=' || is_name(b) => {
                    let length = usize::max(length(self.rest()), 1);
                    self.copy(length);
                }
                _ => return None,
            }
        }
    }

    /// Steps over braces; what stands in them.
    fn braces(&mut self) -> Option<Range<usize>> {
        let bytes = self.view.text().as_bytes();
        let start = self.at + 1;
        let mut depth = 0_usize;
        while self.at < self.end {
            match bytes[self.at] {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                b'/' if matches!(bytes.get(self.at + 1), Some(b'/' | b'*')) => {
                    self.at = comment_end(bytes, self.at);
                    continue;
                }
                b'"' | b'\'' | b'`' => self.at = string_end(bytes, self.at).unwrap_or(self.at),
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Some(start..self.at - 1);
            }
        }
        None
    }

    /// Writes what an expression in the text of an element shows.
    fn expression(&mut self, inside: Range<usize>) {
        let whole = self.view.slice(inside.start - 1..inside.end + 1);
        if let Some(text) = literal(whole) {
            let start = inside.start - 1;
            self.view.copy(start + text.start..start + text.end, &mut self.text);
            return;
        }
        let code = whole[1..whole.len() - 1].trim();
        let is_comment =
            code.is_empty() || (code.starts_with("/*") && code.find("*/") == Some(code.len() - 2));
        if !is_comment {
            self.text.push_decoded(OBJECT, self.view.span(inside.clone()));
        }
        self.braces.push(inside);
    }
}

/// The end of the comment that begins at `at`.
fn comment_end(bytes: &[u8], at: usize) -> usize {
    let (rest, start) = (&bytes[at..], at);
    let length = if rest.starts_with(b"//") {
        memchr(b'\n', rest)
    } else {
        memmem::find(&rest[2..], b"*/").map(|end| end + 4)
    };
    start + length.unwrap_or(rest.len())
}

/// The place of the quote that ends the string that begins at `at`; nothing where a line ends before.
fn string_end(bytes: &[u8], at: usize) -> Option<usize> {
    let quote = bytes[at];
    let mut end = at + 1;
    loop {
        match bytes.get(end)? {
            b'\\' => end += 1,
            b'\n' if quote != b'`' => return None,
            byte if *byte == quote => return Some(end),
            _ => {}
        }
        end += 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Format, extract_text};

    /// What is read of a script that has a mistake behind it.
    fn shown(script: &str) -> Vec<String> {
        let document = extract_text(&format!("{script}\n)"), Format::Tsx);
        document.segments.iter().map(|segment| segment.text.as_str().to_owned()).collect()
    }

    #[test]
    fn elements_are_read_with_their_text() {
        let cases: [(&str, &[&str]); 9] = [
            ("return <p>あ<b>い</b>う</p>", &["あいう"]),
            ("a = (\n <>\n  <h2>あ</h2>い{/* c */}う</>\n)", &["あ", "いう"]),
            ("a = <p>あ{b}い{'う'}え</p>", &["あ\u{FFFC}いうえ"]),
            ("a = <img alt=\"あ\" src={b > c ? '1' : '2'} />", &["あ"]),
            ("a = <ul>{b.map(c => <li key={c}>あ{c}</li>)}</ul>", &["あ\u{FFFC}"]),
            ("a = b < c; d = 'あ'", &["あ"]),
            ("a = <T,>(b: T) => 'あ'; c = <p>い</p>", &["あ", "い"]),
            ("a = <p>あ'い' }; b = 'う'", &["い", "う"]),
            ("a = `あ\n` + 'い\n", &["あ"]),
        ];
        for (script, texts) in cases {
            let shown: Vec<String> =
                shown(script).iter().map(|t| t.trim_matches('\u{FFFC}').to_owned()).collect();
            let shown: Vec<&str> =
                shown.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            let texts: Vec<&str> = texts.iter().map(|t| t.trim_matches('\u{FFFC}')).collect();
            assert_eq!(shown, texts, "{script}");
        }
    }

    #[test]
    fn comments_are_read_where_they_are_some() {
        let script = "a = '// b'\n// sa-lint-x c\nd = <p>{/* sa-lint-x e */}</p> /* sa-lint-x f";
        let document = extract_text(script, Format::Tsx);
        let said: Vec<&str> = document.comments.iter().map(|c| c.text.as_str()).collect();
        assert_eq!(said, ["sa-lint-x c", "sa-lint-x e", "sa-lint-x f"]);
    }
}
