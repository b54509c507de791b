//! The export of Movable Type, which many Japanese blogs offer, to the flow of a document.

use std::ops::Range;

use super::html::Html;
use super::node::NodeKind;
use super::view::View;
use super::visible::References;

/// Ends a section of an entry.
const SECTION: &str = "-----";
/// Ends an entry.
const ENTRY: &str = "--------";
/// Sections that people read.
const SHOWN: [&str; 4] = ["BODY:", "EXTENDED BODY:", "EXCERPT:", "KEYWORDS:"];

/// True for a text that is such an export.
pub(crate) fn is_export(text: &str) -> bool {
    let mut lines = text.lines().take(40).map(str::trim_end);
    let begins = |line: &str| line.starts_with("AUTHOR:") || line.starts_with("TITLE:");
    lines.next().is_some_and(begins)
        && lines.any(|line| line == SECTION)
        && text.lines().any(|line| line.trim_end() == SHOWN[0])
}

/// Reads an export into `html`.
pub(super) fn read(view: &View<'_>, html: &mut Html) {
    let lines = lines(view.text());
    let mut at = 0;
    html.open_fixed(NodeKind::Section);
    while let Some(line) = lines.get(at) {
        let text = view.slice(line.clone());
        at += 1;
        if text == ENTRY {
            html.close_fixed();
            html.open_fixed(NodeKind::Section);
        } else if let Some(title) = text.strip_prefix("TITLE:") {
            let start = line.end - title.trim_start().len();
            html.open_fixed(NodeKind::Heading(2));
            html.flow.text(&view.part(start..line.end), 0..line.end - start, References::Text);
            html.close_fixed();
        } else if text == SECTION
            && let Some(name) = lines.get(at)
        {
            let length =
                lines[at..].iter().take_while(|line| view.slice((*line).clone()) != SECTION);
            let body = at + 1..at + length.count();
            let is_shown = SHOWN.contains(&view.slice(name.clone()));
            if is_shown && !body.is_empty() {
                section(view, &lines[body.clone()], html);
            }
            // Before the first section, and where one is missing, stands the head of an entry.
            let is_section = view.slice(name.clone()).ends_with(':');
            at = if is_section { body.end.max(at) } else { at };
        }
    }
    html.close_fixed();
}

/// A text with markup; without marks of paragraphs each line is one.
fn section(view: &View<'_>, lines: &[Range<usize>], html: &mut Html) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let whole = first.start..last.end;
    let text = view.slice(whole.clone());
    html.open_fixed(NodeKind::Group);
    if ["<p", "<br", "<div", "<P", "<BR"].iter().any(|tag| text.contains(tag)) {
        html.read(&view.part(whole));
    } else {
        for line in lines {
            html.open_fixed(NodeKind::Paragraph);
            html.read(&view.part(line.clone()));
            html.close_fixed();
        }
    }
    html.close_fixed();
}

/// The lines of a text without their ends.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let line = |line: &str| {
        let start = at;
        at += line.len();
        start..start + line.trim_end_matches(['\n', '\r']).len()
    };
    text.split_inclusive('\n').map(line).collect()
}
