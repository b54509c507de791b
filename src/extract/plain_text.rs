//! Plain text to the flow of a document: paragraphs, headings, lists.

use std::ops::Range;

use super::flow::Flow;
use super::node::NodeKind;
use super::text_marks::{
    LONGEST_HEADING, addresses, bullet, is_adoc_attribute, is_framed, is_hidden_directive,
    is_marked_heading, rule_mark,
};
use super::view::View;
use super::visible::References;
use crate::document::Comment;

/// The conventions of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Convention {
    /// None in particular.
    Plain,
    /// reStructuredText.
    ReStructured,
    /// AsciiDoc.
    AsciiDoc,
}

#[derive(Clone)]
struct Line<'a> {
    /// Without white space at its ends.
    text: &'a str,
    range: Range<usize>,
    /// Bytes of white space before it.
    indent: usize,
}

/// Reads `view` into `flow`.
pub(super) fn read(view: &View<'_>, convention: Convention, flow: &mut Flow) {
    let mut lines = lines(view.text());
    if convention == Convention::Plain {
        // Such a line is no part of the text, whatever it stands between.
        lines.retain(|line| !comment(view, line, &["#", "//"], flow));
    }
    let mut reader =
        Reader { view, flow, convention, marks: Vec::new(), open: Vec::new(), list: None };
    reader.flow.inline.keep_space = true;
    let mut at = 0;
    while at < lines.len() {
        at = reader.line(&lines, at);
    }
    reader.end_paragraph();
    reader.end_list();
}

struct Reader<'a, 'v> {
    view: &'a View<'v>,
    flow: &'a mut Flow,
    convention: Convention,
    /// Signs that underline headings, in the order of their level.
    marks: Vec<char>,
    /// Lines of the paragraph or item that is being read.
    open: Vec<Line<'v>>,
    /// The sign of the first item of the list that is open.
    list: Option<char>,
}

impl<'v> Reader<'_, 'v> {
    /// Reads the line `at` and what belongs to it; the line to go on with.
    fn line(&mut self, lines: &[Line<'v>], at: usize) -> usize {
        let line = &lines[at];
        if line.text.is_empty() {
            self.end_paragraph();
            return at + 1;
        }
        if let Some(next) = self.markup(lines, at) {
            return next;
        }
        if rule_mark(line.text, 3).is_some() {
            self.end_paragraph();
            self.end_list();
            return at + 1;
        }
        let next = lines.get(at + 1).filter(|next| !next.text.is_empty());
        // One kanji is as wide as two signs.
        let shortest = if self.convention == Convention::ReStructured { 2 } else { 3 };
        if let Some(mark) = next.and_then(|next| rule_mark(next.text, shortest))
            && self.open.is_empty()
            && self.underlines(mark, next.map_or("", |next| next.text), line)
        {
            let level = self.level(mark);
            self.heading(line.clone(), level);
            return at + 2;
        }
        if let Some(bullet) = bullet(line.text) {
            let is_next_item = !self.open.is_empty() && self.list == line.text.chars().next();
            if !is_next_item && is_marked_heading(line.text, following(lines, at)) {
                self.heading(line.clone(), 6);
                return at + 1;
            }
            self.item(line, bullet);
            return at + 1;
        }
        if self.list.is_some() && (self.open.is_empty() || line.indent == 0) {
            self.end_paragraph();
            self.end_list();
        }
        if self.open.is_empty() && is_framed(line.text) {
            self.heading(line.clone(), 6);
            return at + 1;
        }
        self.open.push(line.clone());
        at + 1
    }

    /// Markup of the text's convention; the line to go on with.
    fn markup(&mut self, lines: &[Line<'v>], at: usize) -> Option<usize> {
        let line = &lines[at];
        match self.convention {
            Convention::Plain => None,
            Convention::AsciiDoc => {
                if ["----", "....", "////", "++++"].contains(&line.text) {
                    self.end_paragraph();
                    let end = lines[at + 1..].iter().position(|end| end.text == line.text);
                    return Some(end.map_or(lines.len(), |end| at + end + 2));
                }
                comment(self.view, line, &["//"], self.flow);
                if line.text.starts_with("//") || is_adoc_attribute(line.text) {
                    return Some(at + 1);
                }
                let level = line.text.bytes().take_while(|b| *b == b'=').count();
                if !(1..=6).contains(&level) || !line.text[level..].starts_with(' ') {
                    return None;
                }
                let text = line.text[level..].trim_start();
                let start = line.range.end - text.len();
                let title = Line { text, range: start..line.range.end, indent: 0 };
                self.heading(title, u8::try_from(level).unwrap_or(6));
                Some(at + 1)
            }
            Convention::ReStructured => {
                let directive = line.text.strip_prefix(".. ")?;
                let speaks = comment(self.view, line, &[".. "], self.flow);
                if !speaks && !is_hidden_directive(directive) {
                    return None;
                }
                self.end_paragraph();
                let inside =
                    |other: &&Line<'_>| other.text.is_empty() || other.indent > line.indent;
                Some(at + 1 + lines[at + 1..].iter().take_while(inside).count())
            }
        }
    }

    /// True when `rule` underlines `line` as a heading.
    fn underlines(&self, mark: char, rule: &str, line: &Line<'_>) -> bool {
        let is_heading_mark = mark.is_ascii() && !matches!(mark, '.' | ':' | '_');
        let is_plain_mark = matches!(mark, '=' | '-' | '~' | '#' | '*' | '^');
        is_heading_mark
            && (is_plain_mark || self.convention == Convention::ReStructured)
            && bullet(line.text).is_none()
            && line.text.chars().count() <= rule.chars().count().max(LONGEST_HEADING)
    }

    fn level(&mut self, mark: char) -> u8 {
        let at = self.marks.iter().position(|known| *known == mark).unwrap_or_else(|| {
            self.marks.push(mark);
            self.marks.len() - 1
        });
        u8::try_from(at + 1).unwrap_or(6).min(6)
    }

    fn heading(&mut self, line: Line<'v>, level: u8) {
        self.end_paragraph();
        self.end_list();
        self.open.push(line);
        self.write(NodeKind::Heading(level));
    }

    fn item(&mut self, line: &Line<'v>, bullet: usize) {
        // The line that leads in the list is a block of its own.
        if self.list.is_none() && self.open.len() > 1 {
            let lead = self.open.pop();
            self.end_paragraph();
            self.open.extend(lead);
        }
        self.end_paragraph();
        if self.list.is_none() {
            self.flow.open(NodeKind::List);
            self.list = line.text.chars().next();
        }
        let text = line.text[bullet..].trim_start();
        let start = line.range.end - text.len();
        self.open.push(Line { text, range: start..line.range.end, indent: line.indent });
    }

    fn end_paragraph(&mut self) {
        let kind = if self.list.is_some() { NodeKind::Item } else { NodeKind::Paragraph };
        self.write(kind);
    }

    fn end_list(&mut self) {
        if self.list.take().is_some() {
            self.flow.close();
        }
    }

    /// The line end between two lines, without the comments that stand between them.
    fn line_end(&self, gap: Range<usize>) -> Range<usize> {
        let between = self.view.slice(gap.clone());
        if !between.contains(Comment::SIGN) {
            return gap;
        }
        // White space of more than one byte may stand before it.
        let Some(first) = between.find(['\n', '\r']) else { return gap };
        let length = if between[first..].starts_with("\r\n") { 2 } else { 1 };
        gap.start..(gap.start + first + length).min(gap.end)
    }

    /// Writes the open lines as one block.
    fn write(&mut self, kind: NodeKind) {
        if self.open.is_empty() {
            return;
        }
        self.flow.open(kind);
        let mut end = None;
        for line in std::mem::take(&mut self.open) {
            if let Some(end) = end {
                let gap = self.line_end(end..line.range.start);
                let verbatim = self.view.slice(gap.clone()) == "\n";
                self.flow.line_break(self.view.span(gap), verbatim);
            }
            self.flow.text(self.view, line.range.clone(), References::None);
            for address in addresses(line.text) {
                let range = line.range.start + address.start..line.range.start + address.end;
                let span = self.view.span(range.clone());
                self.flow.link(self.view.slice(range).to_owned(), span, span);
            }
            end = Some(line.range.end);
        }
        self.flow.close();
    }
}

/// Keeps a line that is a comment to the program behind one of `signs`; true if it is.
fn comment(view: &View<'_>, line: &Line<'_>, signs: &[&str], flow: &mut Flow) -> bool {
    let Some(words) = signs.iter().find_map(|sign| line.text.strip_prefix(sign)) else {
        return false;
    };
    let known = flow.comments.len();
    flow.comment(view, line.range.clone(), line.range.end - words.len()..line.range.end);
    flow.comments.len() > known
}

/// The lines of a text, without the white space around them.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let split = text.split_inclusive(['\n', '\r']).filter_map(|line| {
        let from = start;
        start += line.len();
        // The second half of a line end of two characters.
        if line == "\n" && text[..from].ends_with('\r') {
            return None;
        }
        let trimmed = line.trim();
        let indent = line.len() - line.trim_start().len();
        let from = from + if trimmed.is_empty() { 0 } else { indent };
        Some(Line { text: trimmed, range: from..from + trimmed.len(), indent })
    });
    split.collect()
}

fn following<'a>(lines: &[Line<'a>], at: usize) -> Option<&'a str> {
    lines[at + 1..].iter().map(|line| line.text).find(|text| !text.is_empty())
}
