//! YAML to records.

use std::ops::Range;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

use super::line_comments;
use crate::document::MappedText;
use crate::extract::flow::Flow;
use crate::extract::literal::{self, Escapes};
use crate::extract::tree::{Field, Value};
use crate::extract::view::View;

/// Deeper nesting is no data that people keep.
const DEEPEST: usize = 128;

/// A collection that is open.
enum Open {
    List(Vec<Value>),
    /// Its fields, and the key whose value comes next.
    Map(Vec<Field>, Option<(String, Option<Range<usize>>)>),
}

/// Finds the bytes of the parser's places: by line and column, since what it counts from the
/// beginning of the text is off after comments that are not ASCII.
struct Cursor<'t> {
    text: &'t str,
    lines: Vec<usize>,
    /// A place that was asked for: its line, its column and its byte.
    last: (usize, usize, usize),
}

impl<'t> Cursor<'t> {
    fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
            .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        let lines = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        Self { text, lines, last: (1, 0, 0) }
    }

    fn byte(&mut self, marker: Marker) -> usize {
        let (line, column) = (marker.line(), marker.col());
        let Some(&start) = self.lines.get(line.saturating_sub(1)) else { return self.text.len() };
        // A line may be a whole file: go on from where the search was.
        let (from, skipped) = match self.last {
            (last, seen, at) if last == line && seen <= column => (at, seen),
            _ => (start, 0),
        };
        let rest = &self.text[from..];
        let byte = rest.char_indices().nth(column - skipped).map_or(rest.len(), |(at, _)| at);
        self.last = (line, column, from + byte);
        from + byte
    }
}

/// The values of YAML; `None` where it is none.
pub(super) fn tree(view: &View<'_>, flow: &mut Flow) -> Option<Value> {
    let text = view.text();
    let mut cursor = Cursor::new(text);
    let mut open: Vec<Open> = Vec::new();
    let mut documents = Vec::new();
    let mut strings = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, marks) = event.ok()?;
        let value = match event {
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                (open.len() <= DEEPEST).then_some(())?;
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(Vec::new(), None));
                (open.len() <= DEEPEST).then_some(())?;
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop()? {
                Open::List(values) => Value::List(values),
                Open::Map(fields, _) => Value::Record(fields),
            },
            Event::Scalar(value, style, _, tag) => {
                let place = cursor.byte(marks.start)..cursor.byte(marks.end);
                let place = written(text, place.start..place.end.max(place.start), style);
                if style != ScalarStyle::Plain {
                    strings.push(place.clone());
                }
                if let Some(Open::Map(_, key @ None)) = open.last_mut() {
                    let inside = unquoted(text, place);
                    *key = Some((value.into_owned(), Some(inside)));
                    continue;
                }
                if tag.is_some_and(|tag| tag.suffix == "binary") {
                    Value::Nothing
                } else {
                    Value::Text(scalar(view, place, style))
                }
            }
            Event::Alias(_) => Value::Nothing,
            _ => continue,
        };
        match open.last_mut() {
            Some(Open::List(values)) => values.push(value),
            Some(Open::Map(fields, key)) => match key.take() {
                Some((key, place)) => {
                    let place = place.map(|place| view.span(place));
                    fields.push(Field { key, place, value });
                }
                // A collection as a key.
                None => *key = Some((String::new(), None)),
            },
            None => documents.push(value),
        }
    }
    line_comments(view, &["#"], &strings, flow);
    Some(Value::Parts(documents))
}

/// Where a scalar itself ends: the parser ends some of them after the comment behind.
fn written(text: &str, place: Range<usize>, style: ScalarStyle) -> Range<usize> {
    let slice = &text[place.clone()];
    let bytes = slice.as_bytes();
    let end = match style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted if bytes.len() > 1 => {
            let quote = bytes[0];
            let mut at = 1;
            while at < bytes.len() {
                match bytes[at] {
                    b'\\' if quote == b'"' => at += 1,
                    byte if byte == quote
                        && quote == b'\''
                        && bytes.get(at + 1) == Some(&quote) =>
                    {
                        at += 1;
                    }
                    byte if byte == quote => break,
                    _ => {}
                }
                at += 1;
            }
            slice.ceil_char_boundary((at + 1).min(slice.len()))
        }
        ScalarStyle::Plain => {
            let comment = slice.find(" #").or_else(|| slice.find("\t#"));
            slice[..comment.unwrap_or(slice.len())].trim_end().len()
        }
        _ => slice.len(),
    };
    place.start..place.start + end
}

/// A place without the quotes at its ends.
fn unquoted(text: &str, place: Range<usize>) -> Range<usize> {
    let slice = &text[place.clone()];
    let is_quoted = slice.len() > 1
        && slice.starts_with(['"', '\''])
        && slice.as_bytes()[slice.len() - 1] == slice.as_bytes()[0];
    if is_quoted { place.start + 1..place.end - 1 } else { place }
}

/// The text of a scalar; `place` holds its quotes or the sign of its block.
fn scalar(view: &View<'_>, place: Range<usize>, style: ScalarStyle) -> MappedText {
    let inside = unquoted(view.text(), place.clone());
    match style {
        ScalarStyle::Plain => literal::read(view, place, Escapes::FoldedDoubled('\0')),
        ScalarStyle::DoubleQuoted => literal::read(view, inside, Escapes::Folded),
        ScalarStyle::SingleQuoted => literal::read(view, inside, Escapes::FoldedDoubled('\'')),
        ScalarStyle::Literal => block(view, place, false),
        ScalarStyle::Folded => block(view, place, true),
    }
}

/// The lines of a block after `|` or `>`, without their indentation.
fn block(view: &View<'_>, place: Range<usize>, folds: bool) -> MappedText {
    let mut text = MappedText::new();
    let whole = view.slice(place.clone());
    let header = if whole.starts_with(['|', '>']) {
        whole.find('\n').map_or(whole.len(), |end| end + 1)
    } else {
        0
    };
    let mut at = place.start + header;
    let mut gap: Option<Range<usize>> = None;
    for line in whole[header..].split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        let indent = bare.len() - bare.trim_start_matches(' ').len();
        if let Some(gap) = gap.take() {
            let is_line = gap.len() > 1 && view.slice(gap.clone()).matches('\n').count() > 1;
            let wide = |c: char| c > '\u{2e7f}';
            let joins =
                folds && text.as_str().ends_with(wide) && bare.trim_start().starts_with(wide);
            if !folds || is_line {
                text.push_decoded("\n", view.span(gap));
            } else if !joins {
                text.push_decoded(" ", view.span(gap));
            }
        }
        view.copy(at + indent..at + bare.len(), &mut text);
        gap = Some(at + bare.len()..at + line.len());
        at += line.len();
    }
    text
}
