//! Data files to records: JSON, YAML, TOML, tables, and the messages of programs.

mod csv;
mod fluent;
mod json;
mod messages;
mod po;
mod toml;
mod yaml;

use std::ops::Range;

use memchr::memmem;

use super::flow::Flow;
use super::format::Format;
use super::html::Html;
use super::plain_text::{self, Convention};
use super::view::View;
use crate::document::Comment;

/// Reads data. What its parser cannot read is read as plain text, so that nothing is left out in
/// silence.
pub(super) fn read(view: &View<'_>, format: Format, html: &mut Html) {
    let value = match format {
        Format::Json => return json::read(view, html),
        Format::Csv => return csv::read(view, b',', html),
        Format::Tsv => return csv::read(view, b'\t', html),
        Format::Xliff => return messages::xliff(view, html),
        Format::Yaml => yaml::tree(view, &mut html.flow),
        Format::Toml => toml::tree(view, &mut html.flow),
        Format::Po => Some(po::tree(view, &mut html.flow)),
        Format::Properties => Some(messages::properties(view, &mut html.flow)),
        Format::Strings => Some(messages::strings(view, &mut html.flow)),
        _ => fluent::tree(view, &mut html.flow),
    };
    match value {
        Some(value) => html.add_apart(value),
        None => plain_text::read(view, Convention::Plain, &mut html.flow),
    }
}

/// Keeps the comments that begin with one of `signs` and end with their line. `strings`: sorted
/// places of what only looks like one.
fn line_comments(view: &View<'_>, signs: &[&str], strings: &[Range<usize>], flow: &mut Flow) {
    let text = view.text();
    let mut last = 0;
    for at in memmem::find_iter(text.as_bytes(), Comment::SIGN) {
        let is_blank = |c: char| c.is_whitespace() && !matches!(c, '\n' | '\r');
        let head = text[..at].trim_end_matches(is_blank);
        let Some(sign) = signs.iter().find(|sign| head.ends_with(**sign)) else { continue };
        let start = head.trim_end_matches(sign).len();
        let string = strings.partition_point(|string| string.end <= start);
        if start < last || strings.get(string).is_some_and(|string| string.start <= start) {
            continue;
        }
        let end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
        let end = start + text[start..end].trim_end().len();
        flow.comment(view, start..end, at..end);
        last = end;
    }
}
