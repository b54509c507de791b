//! JSON (JSON-LD in a page) to its strings, each with the keys that lead to it.

use std::ops::Range;

use super::flow::Flow;
use super::html::is_address;
use super::mask;
use super::node::Beside;
use super::view::View;
use super::visible::{Style, VisibleText, is_blank};
use crate::document::SegmentKind;
use crate::text::escape;

/// Keys of a path that are kept, the last ones.
const LONGEST_PATH: usize = 4;

/// An object or array that is open.
struct Open {
    is_object: bool,
    /// A key stands for it in the path.
    has_key: bool,
    /// The key whose value comes next.
    key: Option<String>,
    /// The string read last in it.
    last: Option<usize>,
}

/// Adds each string of `view` that a person may read as [`SegmentKind::Property`]. Broken JSON
/// is read as far as it goes.
///
/// Left out are keys, values of keys that start with `@`, addresses, and, where not `keyless`, strings
/// that no key leads to.
pub(super) fn read(view: &View<'_>, flow: &mut Flow, keyless: bool) {
    let masked = mask::filled(view, mask::FILLER);
    let bytes = masked.as_bytes();
    let mut open: Vec<Open> = Vec::new();
    // The keys of the open objects and arrays, without those that start with `@`.
    let mut path: Vec<String> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            opening @ (b'{' | b'[') => {
                let key = open.last_mut().and_then(|outer| outer.key.take());
                let key = key.filter(|key| !key.starts_with('@'));
                let has_key = key.is_some();
                path.extend(key);
                open.push(Open { is_object: opening == b'{', has_key, key: None, last: None });
            }
            b'}' | b']' => {
                let has_key = open.pop().is_some_and(|closed| closed.has_key);
                path.truncate(path.len() - usize::from(has_key));
            }
            b',' => {
                if let Some(outer) = open.last_mut() {
                    outer.key = None;
                }
            }
            b'"' => {
                let Some(end) = string_end(bytes, at + 1) else { return };
                let inside = at + 1..end;
                at = end;
                let Some(outer) = open.last_mut() else { continue };
                let rest = &bytes[at + 1..];
                let next = rest.iter().find(|b| !b.is_ascii_whitespace());
                if outer.is_object && outer.key.is_none() && next == Some(&b':') {
                    outer.key = Some(masked[inside].to_owned());
                } else if let Some(name) =
                    name(&path, outer.key.take(), keyless && !outer.is_object)
                    && let Some(segment) = add(view, &masked, inside, name, flow)
                {
                    flow.segments[segment].previous = outer.last;
                    outer.last = Some(segment);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// The dotted path of a string; `None` when it is not read.
fn name(path: &[String], key: Option<String>, keyless: bool) -> Option<String> {
    let is_hidden = key.as_ref().is_some_and(|key| key.starts_with('@'));
    let kept = path.len().saturating_sub(LONGEST_PATH - usize::from(key.is_some()));
    let keys: Vec<&str> = path[kept..].iter().map(String::as_str).chain(key.as_deref()).collect();
    (!is_hidden && (keyless || !keys.is_empty())).then(|| keys.join("."))
}

/// The quote that ends the string that starts at `from`.
fn string_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at);
        }
        at += 2;
    }
}

fn add(
    view: &View<'_>,
    masked: &str,
    range: Range<usize>,
    name: String,
    flow: &mut Flow,
) -> Option<usize> {
    let mut text = VisibleText::default();
    let style = Style { keep_space: true, ..Style::default() };
    let mut at = range.start;
    while let Some(found) = memchr::memchr(b'\\', &masked.as_bytes()[at..range.end]) {
        text.push(view, at..at + found, style);
        at += found;
        let (decoded, length) = unescape(&masked[at..range.end]);
        let place = view.span(at..at + length);
        text.push_decoded(decoded.encode_utf8(&mut [0; 4]), place, style);
        at += length;
    }
    text.push(view, at..range.end, style);
    let text = text.finish();
    if is_blank(text.as_str()) || is_address(text.as_str()) {
        return None;
    }
    Some(flow.side(SegmentKind::Property(name), text, Beside::Nothing))
}

/// The character of the escape at the start of `text`, and its length: of those that JSON has. Any
/// other stands for its letter.
pub(super) fn unescape(text: &str) -> (char, usize) {
    let Some(kind) = text.chars().nth(1) else { return ('\u{FFFD}', text.len()) };
    let is_simple = matches!(kind, 'n' | 't' | 'r' | 'b' | 'f');
    if is_simple || (escape::is_number(text) && !text.starts_with("\\u{")) {
        let (decoded, length) = escape::decode(text);
        return (decoded.unwrap_or(kind), length);
    }
    (kind, 1 + kind.len_utf8())
}
