//! The front matter of a page (YAML or TOML): its texts for readers.
//!
//! A light reader for what pages really say there: keys with strings at any depth, in all ways
//! of quoting. What it does not understand it passes over.

use std::ops::Range;

use super::flow::Flow;
use super::html::is_address;
use super::json::unescape;
use super::node::Beside;
use super::view::View;
use super::visible::{Style, VisibleText, is_blank};
use crate::document::SegmentKind;
use crate::text::escape;

/// Keys whose values people or search engines read, without `_`, `-` and `:`.
const KEYS: &[&str] = &[
    "abstract",
    "alt",
    "caption",
    "categories",
    "description",
    "excerpt",
    "heading",
    "headline",
    "keywords",
    "label",
    "lead",
    "metadescription",
    "metatitle",
    "name",
    "ogdescription",
    "ogtitle",
    "seodescription",
    "seotitle",
    "subtitle",
    "summary",
    "tagline",
    "tags",
    "text",
    "title",
    "twitterdescription",
    "twittertitle",
];

/// Keys whose values no page shows.
const UNREAD: &[&str] =
    &["aliases", "key", "layout", "path", "permalink", "slug", "template", "type", "url"];

/// Bytes of an array that are searched for its end.
const LONGEST_ARRAY: usize = 16_384;

/// Reads the front matter, if `view` begins with one, and returns where the body starts.
pub(super) fn read(view: &View<'_>, flow: &mut Flow) -> usize {
    let Some((is_toml, inside, body)) = find(view.text()) else { return 0 };
    Reader { view, flow, end: inside.end, is_toml }.read(inside.start);
    body
}

/// Where the body starts after the front matter, if `text` begins with one.
pub(super) fn body(text: &str) -> usize {
    find(text).map_or(0, |(_, _, body)| body)
}

/// What stands between the fences of the front matter, if `text` begins with one.
pub(super) fn inside(text: &str) -> Option<Range<usize>> {
    find(text).map(|(_, inside, _)| inside)
}

/// Whether the front matter is TOML, its content, and where the body starts.
fn find(text: &str) -> Option<(bool, Range<usize>, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let is_toml = match first.trim_end() {
        "---" => false,
        "+++" => true,
        _ => return None,
    };
    let start = first.len();
    let mut end = start;
    for line in lines {
        let fence = line.trim_end();
        let is_end = if is_toml { fence == "+++" } else { fence == "---" || fence == "..." };
        if is_end {
            return Some((is_toml, start..end, end + line.len()));
        }
        end += line.len();
    }
    None
}

struct Reader<'a, 'v> {
    view: &'a View<'v>,
    flow: &'a mut Flow,
    /// Where the front matter ends.
    end: usize,
    is_toml: bool,
}

/// A line up to its end.
#[derive(Clone)]
struct Line<'a> {
    /// Without white space at its ends and without the dashes of list items.
    text: &'a str,
    /// Where `text` starts.
    start: usize,
    /// Where the next line starts.
    next: usize,
    /// Columns before `text`.
    indent: usize,
    /// An item of a list.
    is_item: bool,
}

impl<'v> Reader<'_, 'v> {
    fn read(&mut self, start: usize) {
        let mut at = start;
        while let Some(line) = self.line(at) {
            at = line.next;
            if line.text.starts_with('#') {
                let range = line.start..line.start + line.text.len();
                self.flow.comment(self.view, range.clone(), range.start + 1..range.end);
            }
            let Some((key, value)) = self.split_key(&line) else { continue };
            let folded: String = key
                .chars()
                .filter(|c| c.is_alphanumeric())
                .map(|c| c.to_ascii_lowercase())
                .collect();
            // A template may show any other key as well.
            let is_text = || {
                let text = self.view.slice(value..line.start + line.text.len());
                !text.is_ascii() && !text.starts_with(['[', '{', '&', '*', '!', '|', '>'])
            };
            if KEYS.contains(&folded.as_str()) || !UNREAD.contains(&folded.as_str()) && is_text() {
                at = self.value(&key, value, &line);
            }
        }
    }

    fn line(&self, at: usize) -> Option<Line<'v>> {
        if at >= self.end {
            return None;
        }
        let rest = self.view.slice(at..self.end);
        let length = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
        let line = &rest[..length];
        let mut text = line.trim();
        let mut is_item = false;
        while let Some(item) = text.strip_prefix("- ").filter(|_| !self.is_toml) {
            text = item.trim_start();
            is_item = true;
        }
        let indent = line.trim_end().len() - text.len();
        Some(Line { text, start: at + indent, next: at + length, indent, is_item })
    }

    /// The key of a line and where its value starts.
    fn split_key(&self, line: &Line<'_>) -> Option<(String, usize)> {
        if line.text.starts_with('#') {
            return None;
        }
        let (key, length) = if self.is_toml {
            let at = line.text.find('=')?;
            (&line.text[..at], at + 1)
        } else if let Some(at) = line.text.find(": ").or_else(|| line.text.find(":\t")) {
            (&line.text[..at], at + 1)
        } else {
            (line.text.strip_suffix(':')?, line.text.len())
        };
        let key = key.trim().trim_matches(['"', '\'']);
        let is_key = !key.is_empty()
            && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-:.".contains(&b));
        let value = &line.text[length..];
        let spaces = value.len() - value.trim_start().len();
        is_key.then(|| (key.to_owned(), line.start + length + spaces))
    }

    /// Reads the value at `at`; where the line after it starts.
    fn value(&mut self, key: &str, at: usize, line: &Line<'v>) -> usize {
        let value = self.view.slice(at..line.start + line.text.len());
        match value.chars().next() {
            Some('"' | '\'') => {
                let end = self.quoted(key, at, line);
                self.next_line(end)
            }
            Some('[') => self.array(key, at, line),
            _ if self.is_toml => line.next,
            None => self.items(key, line),
            Some('|' | '>') => self.block(key, value.starts_with('|'), line),
            Some('{' | '&' | '*' | '!' | '#') => line.next,
            Some(_) => self.plain(key, at, line),
        }
    }

    fn next_line(&self, at: usize) -> usize {
        self.line(at).map_or(self.end, |line| line.next)
    }

    /// A string in quotes; the byte after it.
    fn quoted(&mut self, key: &str, at: usize, line: &Line<'_>) -> usize {
        let rest = self.view.slice(at..self.end);
        let quote = &rest[..1];
        let triple = quote.repeat(3);
        let is_long = self.is_toml && rest.starts_with(&triple);
        let (from, close) = if is_long { (at + 3, triple.as_str()) } else { (at + 1, quote) };
        let escapes = quote == "\"";
        let doubles = quote == "'" && !self.is_toml;
        // A string of one line ends there, closed or not.
        let line_end = rest.find('\n').map_or(self.end, |end| at + end);
        let limit = if self.is_toml && !is_long { line_end } else { self.end };
        let style = Style { keep_space: is_long, ..Style::default() };
        let mut text = VisibleText::default();
        let (mut run, mut at) = (from, from);
        loop {
            let rest = self.view.slice(at..limit);
            let Some(found) = rest.find(['\\', '"', '\'']) else { return line_end };
            let (place, rest) = (at + found, &rest[found..]);
            let (decoded, length) = if escapes && rest.starts_with('\\') {
                yaml_escape(rest)
            } else if doubles && rest.starts_with("''") {
                (Some('\''), 2)
            } else if rest.starts_with(close) {
                text.push(self.view, run..place, style);
                self.add(key, text, line);
                return place + close.len();
            } else {
                at = place + 1;
                continue;
            };
            text.push(self.view, run..place, style);
            if let Some(decoded) = decoded {
                let span = self.view.span(place..place + length);
                let style = Style { keep_space: true, ..style };
                text.push_decoded(decoded.encode_utf8(&mut [0; 4]), span, style);
            }
            at = place + length;
            run = at;
        }
    }

    /// Strings in brackets, on one line or more.
    fn array(&mut self, key: &str, at: usize, line: &Line<'v>) -> usize {
        let mut at = at + 1;
        let window = self.view.text().floor_char_boundary(at + LONGEST_ARRAY).min(self.end);
        let limit = self.view.slice(at..window).find(']').map(|end| at + end);
        let Some(mut limit) = limit else { return line.next };
        while at < limit {
            let rest = self.view.slice(at..limit);
            let Some(skip) = rest.find(|c: char| !c.is_whitespace() && c != ',') else { break };
            at += skip;
            if rest[skip..].starts_with('#') {
                at += rest[skip..].find('\n').unwrap_or(rest.len() - skip);
            } else if rest[skip..].starts_with(['"', '\'']) {
                let end = self.quoted(key, at, line);
                if end <= at || end > self.end {
                    break;
                }
                at = end;
                // A bracket inside the string closed nothing.
                if at > limit {
                    let next = self.view.slice(at..self.end).find(']');
                    limit = next.map_or(at, |next| at + next);
                }
            } else {
                let length = rest[skip..].find(',').unwrap_or(rest.len() - skip);
                self.add_range(key, at..at + length, line);
                at += length;
            }
        }
        self.next_line(limit.max(at).min(self.end))
    }

    /// `- one` and `- two` on the lines that follow.
    fn items(&mut self, key: &str, line: &Line<'v>) -> usize {
        let mut at = line.next;
        while let Some(item) = self.line(at) {
            if !item.is_item || self.split_key(&item).is_some() {
                break;
            }
            at = self.value(key, item.start, &item);
        }
        at
    }

    /// A block of lines after `|` or `>`.
    fn block(&mut self, key: &str, keep_lines: bool, line: &Line<'_>) -> usize {
        let mut text = VisibleText::default();
        let mut end = line.next;
        while let Some(inner) = self.line(end) {
            if !inner.text.is_empty() && inner.indent <= line.indent {
                break;
            }
            let range = inner.start..inner.start + inner.text.len();
            text.push(self.view, range.clone(), Style::default());
            let gap = range.end..inner.next;
            if keep_lines {
                text.line_break(self.view.span(gap.clone()), self.view.slice(gap) == "\n");
            } else {
                text.push(self.view, gap, Style::default());
            }
            end = inner.next;
        }
        self.add(key, text, line);
        end
    }

    /// A string without quotes, with the lines that continue it.
    fn plain(&mut self, key: &str, at: usize, line: &Line<'v>) -> usize {
        let mut text = VisibleText::default();
        let mut range = at..line.start + line.text.len();
        let mut end = line.next;
        loop {
            let value = self.view.slice(range.clone());
            if let Some(comment) = value.find(" #") {
                text.push(self.view, range.start..range.start + comment, Style::default());
                break;
            }
            text.push(self.view, range.start..end, Style::default());
            match self.line(end) {
                Some(next)
                    if next.indent > line.indent
                        && !next.is_item
                        && !next.text.is_empty()
                        && self.split_key(&next).is_none() =>
                {
                    range = next.start..next.start + next.text.len();
                    end = next.next;
                }
                _ => break,
            }
        }
        self.add(key, text, line);
        end
    }

    fn add_range(&mut self, key: &str, range: Range<usize>, line: &Line<'_>) {
        let mut text = VisibleText::default();
        text.push(self.view, range, Style::default());
        self.add(key, text, line);
    }

    fn add(&mut self, key: &str, text: VisibleText, line: &Line<'_>) {
        let text = text.finish();
        if is_blank(text.as_str()) || is_address(text.as_str()) {
            return;
        }
        let is_title = line.indent == 0 && key.eq_ignore_ascii_case("title");
        let kind =
            if is_title { SegmentKind::Title } else { SegmentKind::Property(key.to_owned()) };
        self.flow.side(kind, text, Beside::Nothing);
    }
}

/// The escape at the start of `text`: its character, if it has one, and its length.
fn yaml_escape(text: &str) -> (Option<char>, usize) {
    // A line end that is none: the white space after it goes, too.
    if let Some(rest) = text.strip_prefix('\\').filter(|rest| rest.starts_with(['\n', '\r'])) {
        return (None, 1 + rest.len() - rest.trim_start().len());
    }
    if text.starts_with("\\x") || text.starts_with("\\U") {
        return escape::decode(text);
    }
    let (decoded, length) = unescape(text);
    (Some(decoded), length)
}
