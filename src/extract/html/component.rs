//! Components (Vue, Svelte, Astro, MDX) in markup: which tags are some, and what they are given.

use super::attributes::Attributes;
use super::tag::Tag;
use super::{Html, trimmed};
use crate::document::SegmentKind;
use crate::extract::node::Beside;
use crate::extract::script;
use crate::extract::tree::{Field, Value};
use crate::extract::visible::is_blank;

impl Html {
    /// The element of a tag; `name` is its source from the name on.
    pub(super) fn tag(&self, tag: Tag, name: &str) -> Tag {
        if !self.dialect.components || !name.starts_with(|c: char| c.is_ascii_uppercase()) {
            return tag;
        }
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if name.ends_with("Link") {
            return Tag::A;
        }
        let is_inline = ["Icon", "Button", "Text", "Trans", "Badge", "Span"]
            .iter()
            .any(|end| name.ends_with(end));
        if is_inline { Tag::Other } else { Tag::Component }
    }

    /// Adds what a component without content is given: one record.
    pub(super) fn add_record(&mut self, attributes: &Attributes<'_>) {
        let written = attributes.texts().into_iter().filter_map(|(kind, text)| match kind {
            SegmentKind::Attribute(name) => Some((name, Value::Text(text))),
            _ => None,
        });
        let bound = attributes
            .bound()
            .filter_map(|(name, value)| Some((name.to_owned(), script::expression(&value)?)));
        let field = |(key, value)| Field { key, place: None, value };
        let fields: Vec<_> = written.chain(bound).map(field).collect();
        if !fields.is_empty() {
            self.add_here(Value::Record(fields));
        }
    }

    /// Adds what expressions bound to attributes show: `:title="'…'"`.
    pub(super) fn add_bound(&mut self, attributes: &Attributes<'_>) {
        for (name, value) in attributes.bound() {
            match script::expression(&value) {
                Some(Value::Text(text)) if attributes.is_read(name) => {
                    if !is_blank(text.as_str()) {
                        let kind = SegmentKind::Attribute(name.to_owned());
                        let text = trimmed(&text);
                        self.flow.side(kind, text, Beside::Block);
                    }
                }
                // Conditions and names of events are written as strings, too.
                Some(Value::Text(_)) | None => {}
                Some(value) => self.add_here(value),
            }
        }
    }
}
