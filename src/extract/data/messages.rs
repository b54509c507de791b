//! Messages of programs, of Java, Apple's systems and XLIFF, to what they show. The crates that read these give
//! lines (java-properties) or words alone (langcodec, xliff), not the bytes of a value, which a repair needs.

use std::ops::Range;

use memchr::memmem;

use super::line_comments;
use crate::extract::flow::Flow;
use crate::extract::html::Html;
use crate::extract::literal::{self, Escapes};
use crate::extract::node::NodeKind;
use crate::extract::tree::{Field, Value};
use crate::extract::view::View;

fn messages(messages: Vec<Field>) -> Value {
    Value::Parts(messages.into_iter().map(|message| Value::Field(Box::new(message))).collect())
}

fn message(view: &View<'_>, key: &str, inside: Range<usize>) -> Field {
    let value = Value::Text(literal::read(view, inside, Escapes::Folded));
    Field { key: key.to_owned(), place: None, value }
}

/// `key = value`, a value going on after a backslash at the end of a line.
pub(super) fn properties(view: &View<'_>, flow: &mut Flow) -> Value {
    line_comments(view, &["#", "!"], &[], flow);
    let text = view.text();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = at + (text[at..].len() - text[at..].trim_start().len());
        let mut end = start;
        loop {
            end += text[end..].find('\n').unwrap_or(text.len() - end);
            let line = text[start..end].trim_end_matches('\r');
            let slashes = line.len() - line.trim_end_matches('\\').len();
            if slashes.is_multiple_of(2) || end == text.len() || line.starts_with(['#', '!']) {
                break;
            }
            end += 1;
        }
        at = (end + 1).max(at + 1);
        let line = text[start..end.max(start)].trim_end();
        if line.starts_with(['#', '!']) {
            continue;
        }
        let Some(sign) = line.find(['=', ':']) else { continue };
        let value = line[sign + 1..].len() - line[sign + 1..].trim_start().len();
        let inside = start + sign + 1 + value..start + line.len();
        found.push(message(view, line[..sign].trim(), inside));
    }
    messages(found)
}

/// `"key" = "value";` with comments as in C.
pub(super) fn strings(view: &View<'_>, flow: &mut Flow) -> Value {
    let text = view.text();
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut key: Option<Range<usize>> = None;
    let mut after_sign = false;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'/' if text[at..].starts_with("/*") => {
                let end = text[at + 2..].find("*/").map_or(text.len(), |end| at + 2 + end + 2);
                if end - at >= 4 && text[at..end].ends_with("*/") {
                    flow.comment(view, at..end, at + 2..end - 2);
                }
                at = end;
                continue;
            }
            b'/' if text[at..].starts_with("//") => {
                let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
                flow.comment(view, at..end, at + 2..end);
                at = end;
                continue;
            }
            b'"' => {
                let mut end = at + 1;
                while end < bytes.len() && bytes[end] != b'"' {
                    end += if bytes[end] == b'\\' { 2 } else { 1 };
                }
                let end = text.floor_char_boundary(end.min(bytes.len()));
                let inside = at + 1..end.max(at + 1).min(text.len());
                match key.take().filter(|_| after_sign) {
                    Some(key) => found.push(message(view, &text[key], inside)),
                    None => key = Some(inside),
                }
                after_sign = false;
                at = end;
            }
            b'=' => after_sign = true,
            b';' => (key, after_sign) = (None, false),
            _ => {}
        }
        at += 1;
    }
    messages(found)
}

/// What XLIFF shows: translations, and the texts they are of where these are Japanese.
pub(super) fn xliff(view: &View<'_>, html: &mut Html) {
    let text = view.text();
    let mut at = 0;
    while let Some(found) = memmem::find(&text.as_bytes()[at..], b"<!--") {
        let start = at + found;
        let Some(end) = text[start + 4..].find("-->").map(|end| start + 4 + end + 3) else { break };
        html.flow.xml_comment(view, start..end);
        at = end;
    }
    let from_japanese = ["source-language=\"ja", "srcLang=\"ja", "source-language='ja"]
        .iter()
        .any(|sign| text.contains(sign));
    let names: &[&str] = if from_japanese { &["target", "source"] } else { &["target"] };
    let mut places: Vec<Range<usize>> = Vec::new();
    for name in names {
        let (open, close) = (format!("<{name}"), format!("</{name}>"));
        for start in memmem::find_iter(text.as_bytes(), open.as_bytes()) {
            let rest = &text[start + open.len()..];
            if !rest.starts_with(['>', ' ', '\n', '\t', '\r']) {
                continue;
            }
            let Some(tag) = rest.find('>').filter(|tag| !rest[..*tag].ends_with('/')) else {
                continue;
            };
            let from = start + open.len() + tag + 1;
            let Some(length) = text[from..].find(&close) else { break };
            places.push(from..from + length);
        }
    }
    places.sort_by_key(|place| place.start);
    let mut last = 0;
    for place in places {
        if place.start >= last {
            last = place.end;
            html.open_fixed(NodeKind::Section);
            html.read(&view.part(place));
            html.close_fixed();
        }
    }
}
