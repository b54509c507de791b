//! Plain text to the flow of a document: paragraphs, headings, lists.

use std::ops::Range;

use super::flow::{Flow, Kind};
use super::view::View;
use super::visible::References;

/// Signs of a heading line in plain text.
const HEADING_MARKS: &[char] = &['■', '◆', '●', '▼', '▲', '◇', '◎', '▽'];
/// Pairs that frame a heading line.
const HEADING_FRAMES: &[(char, char)] = &[
    ('【', '】'),
    ('＜', '＞'),
    ('《', '》'),
    ('〈', '〉'),
    ('［', '］'),
    ('〔', '〕'),
    ('≪', '≫'),
];
/// A longer line is no heading.
const LONGEST_HEADING: usize = 40;
/// Bullets that need no space after them.
const BULLETS: &[char] =
    &['・', '•', '○', '□', '※', '●', '■', '◆', '◇', '◎', '▼', '▲', '▽', '✓', '✔', '☑'];
/// Bullets that need one.
const SPACED_BULLETS: &[char] = &['-', '*', '+', '–', '◦', '‣'];
/// Signs of lines that only divide.
const RULE: &[char] = &[
    '-', '=', '_', '*', '~', '#', '+', '.', '^', '"', '\'', '`', ':', '─', '━', '═', '―', '－',
    '＝', '＿', '＊',
];

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
    let lines = lines(view.text());
    let mut reader =
        Reader { view, flow, convention, marks: Vec::new(), open: Vec::new(), in_list: false };
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
    in_list: bool,
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
        if rule_mark(line.text).is_some() {
            self.end_paragraph();
            self.end_list();
            return at + 1;
        }
        let next = lines.get(at + 1).filter(|next| !next.text.is_empty());
        if let Some(mark) = next.and_then(|next| rule_mark(next.text))
            && self.open.is_empty()
            && self.underlines(mark, next.map_or("", |next| next.text), line)
        {
            let level = self.level(mark);
            self.heading(line.clone(), level);
            return at + 2;
        }
        if let Some(bullet) = bullet(line.text) {
            if self.open.is_empty() && is_marked_heading(line.text, following(lines, at)) {
                self.heading(line.clone(), 6);
                return at + 1;
            }
            self.item(line, bullet);
            return at + 1;
        }
        if self.in_list && (self.open.is_empty() || line.indent == 0) {
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
                if !is_hidden_directive(directive) {
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
        self.write(Kind::Heading(level));
    }

    fn item(&mut self, line: &Line<'v>, bullet: usize) {
        // The line that leads in the list is a block of its own.
        if !self.in_list && self.open.len() > 1 {
            let lead = self.open.pop();
            self.end_paragraph();
            self.open.extend(lead);
        }
        self.end_paragraph();
        if !self.in_list {
            self.flow.open(Kind::List);
            self.in_list = true;
        }
        let text = line.text[bullet..].trim_start();
        let start = line.range.end - text.len();
        self.open.push(Line { text, range: start..line.range.end, indent: line.indent });
    }

    fn end_paragraph(&mut self) {
        let kind = if self.in_list { Kind::Item } else { Kind::Paragraph };
        self.write(kind);
    }

    fn end_list(&mut self) {
        if std::mem::take(&mut self.in_list) {
            self.flow.close();
        }
    }

    /// Writes the open lines as one block.
    fn write(&mut self, kind: Kind) {
        if self.open.is_empty() {
            return;
        }
        self.flow.open(kind);
        let mut end = None;
        for line in std::mem::take(&mut self.open) {
            if let Some(end) = end {
                let gap = end..line.range.start;
                let verbatim = self.view.slice(gap.clone()) == "\n";
                self.flow.line_break(self.view.span(gap), verbatim);
            }
            self.flow.text(self.view, line.range.clone(), References::None);
            for address in addresses(line.text) {
                let range = line.range.start + address.start..line.range.start + address.end;
                self.flow.link(self.view.slice(range.clone()).to_owned(), self.view.span(range));
            }
            end = Some(line.range.end);
        }
        self.flow.close();
    }
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

/// The sign of a line that holds only that sign, three times or more.
fn rule_mark(text: &str) -> Option<char> {
    let mark = text.chars().next().filter(|mark| RULE.contains(mark))?;
    let is_rule = text.chars().all(|c| c == mark) && text.chars().nth(2).is_some();
    is_rule.then_some(mark)
}

/// Bytes of the bullet or number a line begins with.
fn bullet(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    if BULLETS.contains(&first) {
        // A row of stars or squares is a rating, no bullet.
        return (!rest.starts_with(first) && !rest.is_empty()).then_some(first.len_utf8());
    }
    if SPACED_BULLETS.contains(&first) {
        return rest.starts_with([' ', '\t', '\u{3000}']).then_some(first.len_utf8());
    }
    if ('①'..='⑳').contains(&first) {
        return Some(first.len_utf8());
    }
    let open = usize::from(first == '(') + if first == '（' { '（'.len_utf8() } else { 0 };
    let digits = text[open..].bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) {
        return None;
    }
    let after = &text[open + digits..];
    let close = after.chars().next()?;
    let end = open + digits + close.len_utf8();
    let is_closed = match close {
        ')' | '）' | '．' => true,
        '.' => open == 0 && text[end..].starts_with([' ', '\t', '\u{3000}']),
        _ => false,
    };
    is_closed.then_some(end)
}

/// True when a line with a heading's sign is the head of what follows, not one of a list.
fn is_marked_heading(text: &str, following: Option<&str>) -> bool {
    let Some(mark) = text.chars().next().filter(|mark| HEADING_MARKS.contains(mark)) else {
        return false;
    };
    is_short(text) && following.is_some_and(|next| !next.starts_with(mark))
}

fn is_framed(text: &str) -> bool {
    let is_frame = |&(open, close): &(char, char)| {
        text.starts_with(open) && text.find(close) == Some(text.len() - close.len_utf8())
    };
    is_short(text) && HEADING_FRAMES.iter().any(is_frame)
}

fn is_short(text: &str) -> bool {
    text.chars().nth(LONGEST_HEADING).is_none() && !text.ends_with(['。', '.'])
}

/// `:name: value` in the head of an AsciiDoc text.
fn is_adoc_attribute(text: &str) -> bool {
    let name = text.strip_prefix(':').and_then(|rest| rest.split_once(':'));
    name.is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_!".contains(&b))
    })
}

/// True for what follows `.. ` in a comment or in a directive that holds no text to read.
fn is_hidden_directive(directive: &str) -> bool {
    const HIDDEN: &[&str] =
        &["code", "code-block", "sourcecode", "highlight", "raw", "include", "toctree", "math"];
    if directive.starts_with('_') || directive.starts_with('[') || directive.starts_with('|') {
        return directive.starts_with('_');
    }
    directive.split_once("::").is_none_or(|(name, _)| HIDDEN.contains(&name.trim()))
}

/// The places of addresses in a line.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find("http") {
        let start = from + at;
        let rest = &text[start..];
        let has_scheme = rest.starts_with("http://") || rest.starts_with("https://");
        let is_part = |c: char| c.is_ascii_graphic() && !"<>\"'`{}|\\^".contains(c);
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let length =
            rest[..length].trim_end_matches([')', ']', '.', ',', ';', ':', '!', '?']).len();
        if has_scheme && length > "https://".len() {
            found.push(start..start + length);
        }
        from = start + length.max("http".len());
    }
    found
}
