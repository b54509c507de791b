//! PHP: the page around it, and what its strings show.
//!
//! A light reader for what pages and themes really say: strings, the arrays they stand in, the calls
//! that print them. What it does not understand it passes over. The crate that reads all of PHP, mago-syntax,
//! would bring 23 more crates for that (a database of files, reports, schemas).

use std::ops::Range;

use super::html::Html;
use super::literal::{self, Escapes};
use super::template_comment::is_comment;
use super::tree::{Field, Value};
use super::view::View;
use super::visible::OBJECT;
use super::{comment, front_matter, mask};
use crate::document::MappedText;

/// Functions whose strings are for those who write the program.
const UNREAD: &[&str] = &[
    "error_log",
    "trigger_error",
    "exception",
    "preg_match",
    "preg_replace",
    "include",
    "require",
    "include_once",
    "require_once",
    "add_action",
    "add_filter",
    "assert",
];
/// What prints its first argument.
const PRINTS: &[&str] =
    &["echo", "print", "_e", "esc_html_e", "esc_attr_e", "__", "esc_html__", "esc_attr__", "_x"];
/// Arrays nested deeper are not read.
const DEEPEST: usize = 100;

/// Reads a page with PHP in it, or a file of PHP alone.
pub(super) fn read(view: &View<'_>, html: &mut Html) {
    let text = view.text();
    let masks = mask::in_markup(text);
    let mut values = Vec::new();
    let mut page = MappedText::new();
    let mut shown_masks = Vec::new();
    let mut has_strings = false;
    let mut at = 0;
    for mask in &masks {
        view.copy(at..mask.start, &mut page);
        at = mask.end;
        let slice = view.slice(mask.clone());
        let mut printed = None;
        if let Some(opener) = ["<?php", "<?PHP", "<?="].iter().find(|o| slice.starts_with(**o)) {
            let end = mask.end - if slice.ends_with("?>") { 2 } else { 0 };
            let code = mask.start + opener.len()..end.max(mask.start + opener.len());
            let mut reader = Reader { view, html, at: code.start, end: code.end, printed: None };
            let found = reader.values(None, 0);
            printed = match (&found[..], *opener) {
                ([Value::Text(text)], "<?=") => Some(text.clone()),
                ([_], _) => reader.printed.take(),
                _ => None,
            };
            if printed.is_none() {
                values.extend(found);
            }
        }
        let start = page.as_str().len();
        match printed {
            Some(printed) => {
                has_strings = true;
                page.push_part(&printed, 0..printed.as_str().len());
            }
            None if is_comment(slice) => {}
            None => {
                page.push_decoded(OBJECT, view.span(mask.clone()));
                shown_masks.push(start..page.as_str().len());
            }
        }
    }
    view.copy(at..text.len(), &mut page);
    let source = View::source(text, 0).with_masks(masks);
    comment::in_templates(&source, &mut html.flow);
    if has_strings {
        html.read(&View::decoded(&page).with_masks(shown_masks));
    } else {
        // Site generators read front matter in any template.
        let body = front_matter::read(&source, &mut html.flow);
        html.read(&source.part(body..text.len()));
    }
    html.add_apart(Value::Parts(values));
}

/// A token.
enum Token<'t> {
    Text(MappedText),
    Word(&'t str),
    Sign(u8),
    Arrow,
}

struct Reader<'r, 'v> {
    view: &'r View<'v>,
    html: &'r mut Html,
    at: usize,
    end: usize,
    /// The text that a statement prints, if there is one.
    printed: Option<MappedText>,
}

impl<'v> Reader<'_, 'v> {
    /// The values up to the sign that closes them.
    fn values(&mut self, close: Option<u8>, depth: usize) -> Vec<Value> {
        let mut fields: Vec<Field> = Vec::new();
        let mut key: Option<(String, Range<usize>)> = None;
        let mut value: Option<Value> = None;
        let (mut word, mut after_value, mut joins) = ("", false, false);
        let mut word_place = self.at..self.at;
        let mut text_place = self.at..self.at;
        loop {
            let start = self.at;
            let Some(token) = self.token() else { break };
            match token {
                Token::Text(text) => {
                    text_place = self.inside_quotes(start);
                    if PRINTS.contains(&word) && depth == 0 {
                        self.printed = Some(text.clone());
                    }
                    value = Some(match value.take() {
                        Some(Value::Text(mut before)) if joins => {
                            before.push_part(&text, 0..text.as_str().len());
                            Value::Text(before)
                        }
                        Some(before) => Value::Parts(vec![before, Value::Text(text)]),
                        None => Value::Text(text),
                    });
                    (word, after_value, joins) = ("", true, false);
                }
                Token::Arrow => {
                    key = match value.take() {
                        Some(Value::Text(text)) => {
                            Some((text.as_str().to_owned(), text_place.clone()))
                        }
                        _ => None,
                    };
                    (word, after_value) = ("", false);
                }
                Token::Sign(b'.') => joins = true,
                Token::Sign(open @ (b'[' | b'(')) => {
                    let call = word;
                    let is_array = open == b'[' && !after_value || call == "array";
                    let close = if open == b'[' { b']' } else { b')' };
                    if depth == DEEPEST {
                        self.at = self.end;
                        break;
                    }
                    let printed = PRINTS.contains(&call) && depth == 0;
                    let inner = if is_array {
                        self.array(close, depth + 1)
                    } else {
                        let mut inner = self.values(Some(close), depth + 1);
                        let lower = call.to_ascii_lowercase();
                        let is_index = open == b'[';
                        if is_index || UNREAD.iter().any(|unread| lower.ends_with(unread)) {
                            inner.clear();
                        }
                        match inner.len() {
                            0 => Value::Nothing,
                            1 => inner.swap_remove(0),
                            _ => {
                                if PRINTS.contains(&call) {
                                    inner.truncate(1);
                                }
                                Value::Parts(inner)
                            }
                        }
                    };
                    if printed && let Value::Text(text) = first(&inner) {
                        self.printed = Some(text.clone());
                    }
                    if !matches!(inner, Value::Nothing) {
                        value = Some(match value.take() {
                            Some(before) => Value::Parts(vec![before, inner]),
                            None => inner,
                        });
                    }
                    (word, after_value, joins) = ("", true, false);
                }
                Token::Sign(sign @ (b']' | b')')) if close == Some(sign) => break,
                Token::Sign(b',' | b';' | b'{' | b'}' | b':' | b'?') => {
                    push(self.view, &mut fields, key.take(), value.take());
                    (word, after_value, joins) = ("", false, false);
                }
                // `$title = '…'`: the variable is the key.
                Token::Sign(b'=') => {
                    if !word.is_empty() && key.is_none() {
                        key = Some((word.to_owned(), word_place.clone()));
                    }
                    value = None;
                    (word, after_value) = ("", false);
                }
                Token::Sign(_) => joins = false,
                Token::Word("case") => {
                    // What is compared is shown to nobody.
                    while let Some(token) = self.token() {
                        if matches!(token, Token::Sign(b':' | b';' | b'}')) {
                            break;
                        }
                    }
                }
                Token::Word(next) => {
                    if let (true, Some(Value::Text(text))) = (joins, &mut value) {
                        text.push_decoded(OBJECT, self.view.span(start..self.at));
                    }
                    (word, after_value) = (next, true);
                    word_place = self.at - next.len()..self.at;
                    if matches!(next, "return" | "echo" | "print") {
                        after_value = false;
                    }
                }
            }
        }
        push(self.view, &mut fields, key, value);
        let values = fields.into_iter().map(|field| {
            if field.key.is_empty() { field.value } else { Value::Field(Box::new(field)) }
        });
        values.collect()
    }

    /// What stands between the quotes of the literal just read, which blanks may stand before.
    fn inside_quotes(&self, start: usize) -> Range<usize> {
        let literal = self.view.slice(start..self.at);
        let open = start + literal.find(['\'', '"']).map_or(0, |at| at + 1);
        open..literal.rfind(['\'', '"']).map_or(self.at, |at| start + at).max(open)
    }

    fn array(&mut self, close: u8, depth: usize) -> Value {
        let values = self.values(Some(close), depth);
        let is_record = values.iter().any(|value| matches!(value, Value::Field(_)));
        if !is_record {
            return Value::List(values);
        }
        let field = |value| match value {
            Value::Field(field) => *field,
            value => Field { key: String::new(), place: None, value },
        };
        Value::Record(values.into_iter().map(field).collect())
    }

    fn token(&mut self) -> Option<Token<'v>> {
        loop {
            let rest = self.view.slice(self.at..self.end);
            let skipped = rest.len() - rest.trim_start().len();
            self.at += skipped;
            let rest = &rest[skipped..];
            let first = *rest.as_bytes().first()?;
            let until = |end: &str| rest.find(end).unwrap_or(rest.len());
            let is_line = rest.starts_with("//") || first == b'#' && !rest.starts_with("#[");
            if is_line || rest.starts_with("/*") {
                let length = if is_line { until("\n") } else { (until("*/") + 2).min(rest.len()) };
                let sign = if first == b'#' { 1 } else { 2 };
                let closes = !is_line && rest[..length].ends_with("*/") && length >= 4;
                let inside = self.at + sign..self.at + length - if closes { 2 } else { 0 };
                self.html.flow.comment(self.view, self.at..self.at + length, inside);
                self.at += length;
                continue;
            }
            return Some(self.after_blank(rest, first));
        }
    }

    fn after_blank(&mut self, rest: &'v str, first: u8) -> Token<'v> {
        let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '\\';
        match first {
            b'\'' | b'"' => {
                let bytes = rest.as_bytes();
                let mut end = 1;
                while end < bytes.len() && bytes[end] != first {
                    end += if bytes[end] == b'\\' { 2 } else { 1 };
                }
                let end = rest.floor_char_boundary(end.min(rest.len()));
                let inside = self.at + 1..self.at + end.max(1);
                self.at += (end + 1).min(rest.len());
                Token::Text(self.string(inside, first == b'"'))
            }
            b'<' if rest.starts_with("<<<") => self.heredoc(rest),
            b'=' if rest.starts_with("=>") => {
                self.at += 2;
                Token::Arrow
            }
            b'=' | b'!' | b'<' | b'>' if rest[1..].starts_with('=') => {
                let length = rest.len() - rest.trim_start_matches(['=', '!', '<', '>']).len();
                self.at += length;
                Token::Sign(b'<')
            }
            b'-' if rest.starts_with("->") => {
                self.at += 2;
                Token::Sign(b'-')
            }
            b':' if rest.starts_with("::") => {
                self.at += 2;
                Token::Sign(b'-')
            }
            _ => {
                let name = rest.strip_prefix('$').unwrap_or(rest);
                let length = name.find(|c| !is_word(c)).unwrap_or(name.len());
                if length == 0 {
                    self.at += rest.chars().next().map_or(1, char::len_utf8);
                    return Token::Sign(first);
                }
                self.at += rest.len() - name.len() + length;
                Token::Word(&name[..length])
            }
        }
    }

    fn heredoc(&mut self, rest: &'v str) -> Token<'v> {
        let head = rest[3..].lines().next().unwrap_or_default();
        let name = head.trim().trim_matches(['"', '\'']);
        let from = 3 + head.len();
        let mut end = from;
        for line in rest[from..].split_inclusive('\n') {
            if !name.is_empty() && end > from && line.trim_start().starts_with(name) {
                let inside = self.at + from..self.at + end;
                let indent = line.len() - line.trim_start().len();
                self.at += end + indent + name.len();
                let raw = head.trim().starts_with('\'');
                return Token::Text(if raw {
                    literal::read(self.view, inside, Escapes::None)
                } else {
                    self.string(inside, true)
                });
            }
            end += line.len();
        }
        self.at += 3;
        Token::Sign(b'<')
    }

    /// The text of a string; in double quotes with variables in it.
    fn string(&self, inside: Range<usize>, double: bool) -> MappedText {
        if !double {
            return literal::read(self.view, inside, Escapes::Quote('\''));
        }
        let mut text = MappedText::new();
        let mut at = inside.start;
        while at < inside.end {
            let rest = self.view.slice(at..inside.end);
            let next = rest.match_indices('$').find(|(dollar, _)| {
                rest[dollar + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
                    && !rest[..*dollar].ends_with('\\')
            });
            let Some((dollar, _)) = next else { break };
            let braced = rest[..dollar].ends_with('{');
            let start = dollar - usize::from(braced);
            literal::push(self.view, at..at + start, Escapes::Backslash, &mut text);
            let length = if braced {
                rest[dollar..].find('}').map_or(rest.len() - dollar, |end| end + 1)
            } else {
                let name = |c: char| c.is_ascii_alphanumeric() || c == '_';
                let end = rest[dollar + 1..].find(|c| !name(c)).unwrap_or(rest.len() - dollar - 1);
                1 + end
            };
            let object = at + start..at + dollar + length;
            text.push_decoded(OBJECT, self.view.span(object.clone()));
            at = object.end;
        }
        literal::push(self.view, at..inside.end, Escapes::Backslash, &mut text);
        text
    }
}

/// The first of several values.
fn first(value: &Value) -> &Value {
    match value {
        Value::Parts(values) => values.first().map_or(value, first),
        value => value,
    }
}

fn push(
    view: &View<'_>,
    fields: &mut Vec<Field>,
    key: Option<(String, Range<usize>)>,
    value: Option<Value>,
) {
    let Some(value) = value.filter(|value| !matches!(value, Value::Nothing)) else { return };
    let (key, place) = match key {
        Some((key, place)) => (key, Some(view.span(place))),
        None => (String::new(), None),
    };
    fields.push(Field { key, place, value });
}
