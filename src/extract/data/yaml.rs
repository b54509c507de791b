//! YAML to records.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span as Marks};

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

/// The values of YAML; `None` where it is none.
pub(super) fn tree(view: &View<'_>, flow: &mut Flow) -> Option<Value> {
    let text = view.text();
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let byte = |index: usize| starts.get(index).copied().unwrap_or(text.len());
    let place = |marks: Marks| byte(marks.start.index())..byte(marks.end.index());
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
                let place = place(marks);
                if style != ScalarStyle::Plain {
                    strings.push(place.clone());
                }
                if let Some(Open::Map(_, key @ None)) = open.last_mut() {
                    let inside = if style == ScalarStyle::Plain {
                        place
                    } else {
                        place.start + 1..place.end.saturating_sub(1).max(place.start + 1)
                    };
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

/// The text of a scalar; `place` holds its quotes or the sign of its block.
fn scalar(view: &View<'_>, place: Range<usize>, style: ScalarStyle) -> MappedText {
    let inside = place.start + 1..place.end.saturating_sub(1).max(place.start + 1);
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
