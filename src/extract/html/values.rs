//! The values of data or a script to records in the flow, and the markup in them to more of it.

use super::Html;
use crate::document::{MappedText, SegmentKind};
use crate::extract::node::{Beside, NodeKind};
use crate::extract::tree::{
    Chunk, Field, Value, has_markup, head, is_name, is_read, is_telling, without_slots,
};
use crate::extract::view::View;
use crate::extract::visible::References;
use crate::extract::{Format, script};

/// Keys of examples of how not to write, in lower case.
const BAD: &[&str] = &["bad", "badexample", "incorrect", "ng", "ngexample", "wrong"];

/// Keys of what an entry is filed under, which says nothing of the entry.
const CLASSES: &[&str] = &["categories", "category", "genre", "tag", "tags"];

/// Keys of what kind of block an element of a list is, in lower case.
const KINDS: &[&str] =
    &["_type", "block", "blocktype", "component", "element", "kind", "tag", "type"];

/// Kinds of blocks that stand over those behind them, in lower case.
const HEADINGS: &[&str] = &["heading", "headline", "subheading", "見出し", "小見出し"];

/// The level of a heading that names none.
const MIDDLE_LEVEL: u8 = 3;

/// Of values nested deeper only the texts are read, one by one: no page is made of them.
const DEEPEST: usize = 200;

impl Html {
    /// Adds `value` as a part that has nothing to do with the page around it.
    pub(in crate::extract) fn add_apart(&mut self, value: Value) {
        self.add_as(NodeKind::Apart, value);
    }

    /// Adds `value` at the place of the page that is being read.
    pub(super) fn add_here(&mut self, value: Value) {
        self.add_as(NodeKind::Section, value);
    }

    fn add_as(&mut self, kind: NodeKind, value: Value) {
        self.open_fixed(kind);
        Writer { html: self, depth: 0 }.value(value, false);
        self.close_fixed();
    }

    /// Reads a script.
    pub(in crate::extract) fn read_script(&mut self, view: &View<'_>, format: Format) {
        let (values, comments) = script::read(view, format);
        for (whole, inside) in comments {
            self.flow.comment(view, whole, inside);
        }
        self.add_apart(Value::Parts(values));
    }
}

/// The level of the heading that an element of a list of blocks is:
/// `{"type": "heading", "text": "保有認証"}`.
fn heading_level(fields: &[Field]) -> Option<u8> {
    let kind = fields.iter().find(|field| KINDS.contains(&field.key.to_ascii_lowercase().as_str()));
    let Value::Text(kind) = &kind?.value else { return None };
    let kind = kind.as_str().to_ascii_lowercase();
    let kind = kind.rsplit(['/', '-', '_']).next().unwrap_or_default();
    match kind.strip_prefix('h').map(str::parse) {
        Some(Ok(level @ 1..=6)) => Some(level),
        _ => HEADINGS.contains(&kind).then_some(MIDDLE_LEVEL),
    }
}

/// All texts in a value, in their order.
fn texts(value: Value) -> Vec<MappedText> {
    let mut found = Vec::new();
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Text(text) => found.push(text),
            Value::Markup(chunks) => {
                waiting.extend(chunks.into_iter().rev().map(|chunk| match chunk {
                    Chunk::Markup(text) => Value::Text(text),
                    Chunk::Data(value) => value,
                }))
            }
            Value::Record(fields) => {
                waiting.extend(fields.into_iter().rev().map(|field| field.value))
            }
            Value::Field(field) => waiting.push(field.value),
            Value::List(values) | Value::Parts(values) => waiting.extend(values.into_iter().rev()),
            Value::Nothing => {}
        }
    }
    found
}

struct Writer<'h> {
    html: &'h mut Html,
    depth: usize,
}

impl Writer<'_> {
    /// Adds a value; the segment of the text that it is, if it is one. `in_list`: an element.
    fn value(&mut self, value: Value, in_list: bool) -> Option<usize> {
        if self.depth == DEEPEST {
            for text in texts(value) {
                self.text(text, NodeKind::Item);
            }
            return None;
        }
        self.depth += 1;
        let written = match value {
            Value::Text(text) => {
                self.text(text, if in_list { NodeKind::Item } else { NodeKind::Group })
            }
            Value::Markup(markup) => {
                self.html.open_fixed(if in_list { NodeKind::Item } else { NodeKind::Section });
                for chunk in markup {
                    match chunk {
                        Chunk::Markup(text) => self.html.read(&View::decoded(&text)),
                        Chunk::Data(value) => {
                            self.value(value, false);
                        }
                    }
                }
                self.html.close_fixed();
                None
            }
            Value::Record(fields) => {
                self.record(fields, in_list);
                None
            }
            Value::Field(mut field) => {
                // What a variable is called says nothing to a reader.
                if field.key.is_ascii() {
                    field.place = None;
                }
                self.field(*field);
                None
            }
            Value::List(values) => {
                self.list(values, in_list);
                None
            }
            Value::Parts(values) => {
                for value in values {
                    self.value(value, in_list);
                }
                None
            }
            Value::Nothing => None,
        };
        self.depth -= 1;
        written
    }

    fn list(&mut self, values: Vec<Value>, in_list: bool) {
        let is_row = in_list
            && values.len() > 1
            && matches!(&values[0], Value::Text(text) if is_read(text) && is_name(text));
        if is_row {
            let cell = |value| Field { key: String::new(), place: None, value };
            return self.record(values.into_iter().map(cell).collect(), true);
        }
        self.html.open_fixed(NodeKind::List);
        for value in values {
            self.value(value, true);
        }
        self.html.close_fixed();
    }

    fn record(&mut self, fields: Vec<Field>, in_list: bool) {
        if in_list && let Some(level) = heading_level(&fields) {
            for field in fields {
                if let Value::Text(text) = field.value {
                    self.text(text, NodeKind::Heading(level));
                }
            }
            return;
        }
        let head = head(&fields, in_list);
        self.html.open_fixed(NodeKind::Record);
        let record = self.html.flow.current();
        for (index, field) in fields.into_iter().enumerate() {
            let written = self.field(field);
            if head == Some(index)
                && let Some(segment) = written
            {
                self.html.flow.head(record, segment);
            }
        }
        self.html.close_fixed();
    }

    fn field(&mut self, field: Field) -> Option<usize> {
        if matches!(field.value, Value::Nothing) {
            return None;
        }
        let shown = if BAD.contains(&field.key.to_ascii_lowercase().as_str()) {
            Some("NG")
        } else {
            is_telling(&field.key).then_some(field.key.trim())
        };
        let over = field.place.zip(shown).map(|(place, shown)| {
            let mut text = MappedText::new();
            text.push_decoded(shown, place);
            self.html.flow.side(SegmentKind::Key, text, Beside::Box)
        });
        let is_class = CLASSES.contains(&field.key.to_ascii_lowercase().as_str());
        self.html.open_fixed(if is_class { NodeKind::Apart } else { NodeKind::Field });
        self.html.flow.name_field(&field.key, over);
        let written = self.value(field.value, false);
        self.html.close_fixed();
        written
    }

    /// Adds a string; its first block.
    fn text(&mut self, text: MappedText, kind: NodeKind) -> Option<usize> {
        if !is_read(&text) {
            return None;
        }
        let text = without_slots(text);
        let first = self.html.flow.segments.len();
        let view = View::decoded(&text);
        self.html.open_fixed(kind);
        if has_markup(text.as_str()) {
            self.html.read(&view);
        } else {
            let keep_space = std::mem::replace(&mut self.html.flow.inline.keep_space, true);
            self.html.flow.text(&view, 0..text.as_str().len(), References::None);
            self.html.flow.inline.keep_space = keep_space;
        }
        self.html.close_fixed();
        (self.html.flow.segments.len() > first).then_some(first)
    }
}
