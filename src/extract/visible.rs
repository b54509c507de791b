//! Source text to visible text: white space, character references, characters without width.

use std::ops::Range;

use super::expressions::literal;
use super::html::entities::reference;
use super::template_comment::is_comment;
use super::view::View;
use crate::document::MappedText;
use crate::text::{Span, is_invisible};

/// Stands for what a template puts in, or for code that is not read: one object, so that the
/// words around it do not join.
pub(super) const OBJECT: &str = "\u{FFFC}";

/// Where character references are decoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum References {
    /// Nowhere: the text holds none.
    #[default]
    None,
    /// As between tags.
    Text,
    /// As in the value of an attribute.
    Attribute,
}

/// How source text becomes visible.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    pub(super) references: References,
    /// White space and line ends stay as they are (`<pre>`).
    pub(super) keep_space: bool,
    /// No edit may touch the text, though it stands in the source as it is (under ruby).
    pub(super) frozen: bool,
}

/// White space that becomes visible only if something follows it.
#[derive(Clone, Copy)]
struct Gap {
    span: Span,
    /// A single space that stands in the source as it is.
    verbatim: bool,
    newline: bool,
}

/// Builds the visible text of one block.
#[derive(Default)]
pub(super) struct VisibleText {
    text: MappedText,
    gap: Option<Gap>,
}

impl VisibleText {
    /// The text so far, without a white space that ends it.
    pub(super) fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// The text without white space at its ends.
    pub(super) fn finish(mut self) -> MappedText {
        self.text.trim_end();
        self.text
    }

    /// Adds a part of the source.
    pub(super) fn push(&mut self, view: &View<'_>, range: Range<usize>, style: Style) {
        let mut at = range.start;
        for mask in view.masks_in(&range) {
            let (from, to) = (mask.start.max(at), mask.end.min(range.end));
            self.push_unmasked(view, at..from, style);
            let construct = view.slice(from..to);
            match literal(construct) {
                Some(text) => {
                    let style = Style { references: References::None, ..style };
                    self.push_unmasked(view, from + text.start..from + text.end, style);
                }
                None if is_comment(construct) => {}
                None => self.object(view.span(from..to)),
            }
            at = to;
        }
        self.push_unmasked(view, at..range.end, style);
    }

    /// Adds text that the source writes in another way.
    pub(super) fn push_decoded(&mut self, decoded: &str, span: Span, style: Style) {
        for c in decoded.chars() {
            if is_space(c) && !style.keep_space {
                self.widen_gap(Gap { span, verbatim: false, newline: c == '\n' });
            } else if !is_invisible(c) && (!self.text.is_empty() || !is_space(c)) {
                self.close_gap(c);
                self.text.push_decoded(c.encode_utf8(&mut [0; 4]), span);
            }
        }
    }

    /// Adds something that is no text.
    pub(super) fn object(&mut self, span: Span) {
        self.push_decoded(OBJECT, span, Style::default());
    }

    /// Adds a visible line break. `verbatim`: it stands in the source as one line feed.
    pub(super) fn line_break(&mut self, span: Span, verbatim: bool) {
        self.gap = None;
        if self.text.is_empty() {
        } else if verbatim {
            self.text.push_verbatim("\n", span.start);
        } else {
            self.text.push_decoded("\n", span);
        }
    }

    fn push_unmasked(&mut self, view: &View<'_>, range: Range<usize>, style: Style) {
        let bytes = view.text().as_bytes();
        let (mut at, mut from) = (range.start, range.start);
        while at < range.end {
            let width = match bytes[at] {
                b'&' if style.references != References::None => {
                    let rest = view.slice(at..range.end);
                    let in_attribute = style.references == References::Attribute;
                    if let Some((decoded, length)) = reference(rest, in_attribute) {
                        self.push_run(view, from..at, style);
                        self.push_decoded(&decoded, view.span(at..at + length), style);
                        from = at + length;
                        length
                    } else {
                        1
                    }
                }
                // One space between two letters needs no further thought.
                b' ' if at > from
                    && !style.keep_space
                    && at + 1 < range.end
                    && is_letter(bytes[at + 1]) =>
                {
                    1
                }
                b' ' | b'\t' | b'\n' | b'\x0C' | b'\r' => {
                    self.push_run(view, from..at, style);
                    let spaces = bytes[at..range.end].iter();
                    let width = spaces.take_while(|&&b| is_space(char::from(b))).count();
                    self.push_space(view, at..at + width, style);
                    from = at + width;
                    width
                }
                // Leading bytes of all characters without width.
                0 | 0xC2 | 0xE2 | 0xEF | 0xF3 => {
                    let Some(c) = view.slice(at..range.end).chars().next() else { return };
                    if is_invisible(c) {
                        self.push_run(view, from..at, style);
                        from = at + c.len_utf8();
                    }
                    c.len_utf8()
                }
                _ => 1,
            };
            at += width;
        }
        self.push_run(view, from..range.end, style);
    }

    fn push_run(&mut self, view: &View<'_>, range: Range<usize>, style: Style) {
        let Some(first) = view.slice(range.clone()).chars().next() else { return };
        self.close_gap(first);
        if style.frozen {
            let mut at = range.start;
            for c in view.slice(range).chars() {
                let span = view.span(at..at + c.len_utf8());
                self.text.push_decoded(c.encode_utf8(&mut [0; 4]), span);
                at += c.len_utf8();
            }
        } else {
            view.copy(range, &mut self.text);
        }
    }

    fn push_space(&mut self, view: &View<'_>, range: Range<usize>, style: Style) {
        let slice = view.slice(range.clone());
        if !style.keep_space {
            let newline = slice.contains(['\n', '\r']);
            let verbatim = slice == " " && !style.frozen && view.is_verbatim(range.clone());
            self.widen_gap(Gap { span: view.span(range), verbatim, newline });
            return;
        }
        if self.text.is_empty() {
            return;
        }
        let mut at = range.start;
        for line in slice.split_inclusive(['\n', '\r']) {
            let spaces = line.trim_end_matches(['\n', '\r']).len();
            view.copy(at..at + spaces, &mut self.text);
            let end = at + line.len();
            match &line[spaces..] {
                // `\r\n` was cut in two: its `\n` comes alone in the next round.
                "\r" if view.text().as_bytes().get(end) == Some(&b'\n') && end < range.end => {}
                "\n" if spaces == 0
                    && at > range.start
                    && view.text().as_bytes()[at - 1] == b'\r' =>
                {
                    self.text.push_decoded("\n", view.span(at - 1..end));
                }
                "\r" => self.text.push_decoded("\n", view.span(at + spaces..end)),
                _ => view.copy(at + spaces..end, &mut self.text),
            }
            at = end;
        }
    }

    fn widen_gap(&mut self, gap: Gap) {
        match &mut self.gap {
            Some(earlier) => earlier.newline |= gap.newline,
            None => self.gap = Some(gap),
        }
    }

    /// Makes the white space before `next` visible, if it is.
    fn close_gap(&mut self, next: char) {
        let Some(gap) = self.gap.take() else { return };
        let Some(last) = self.text.as_str().chars().next_back() else { return };
        if last == '\n' || (gap.newline && is_wide(last) && is_wide(next)) {
            return;
        }
        if gap.verbatim {
            self.text.push_verbatim(" ", gap.span.start);
        } else {
            self.text.push_decoded(" ", gap.span);
        }
    }
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, 0xE3..=0xE9)
}

/// ASCII white space of the HTML standard.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\x0C' | '\r')
}

/// Wide characters of Chinese and Japanese, between which a line end is no space
/// (CSS Text, "segment break transformation rules").
fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{303E}' | '\u{3041}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF9F}' | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFD}')
}

/// True when nothing of `text` is a letter or sign: only white space and objects.
pub(super) fn is_blank(text: &str) -> bool {
    text.trim_matches(|c: char| c.is_whitespace() || OBJECT.contains(c)).is_empty()
}
