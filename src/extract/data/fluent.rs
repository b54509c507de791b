//! Messages of Fluent to what they show.

use std::ops::Range;

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::line_comments;
use crate::document::MappedText;
use crate::extract::flow::Flow;
use crate::extract::tree::{Field, Value};
use crate::extract::view::View;
use crate::extract::visible::OBJECT;

/// The patterns of all messages; what cannot be read is left out by the parser alone.
#[expect(clippy::unnecessary_wraps, reason = "one signature for all readers of data")]
pub(super) fn tree(view: &View<'_>, flow: &mut Flow) -> Option<Value> {
    line_comments(view, &["#", "##", "###"], &[], flow);
    let resource = match parser::parse(view.text()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut fields = Vec::new();
    for entry in &resource.body {
        let (id, value, attributes) = match entry {
            Entry::Message(message) => (&message.id, message.value.as_ref(), &message.attributes),
            Entry::Term(term) => (&term.id, Some(&term.value), &term.attributes),
            _ => continue,
        };
        fields.extend(value.map(|value| field(id.name, value, view)));
        fields.extend(attributes.iter().map(|a| field(a.id.name, &a.value, view)));
    }
    Some(Value::Parts(fields.into_iter().map(|field| Value::Field(Box::new(field))).collect()))
}

fn field(key: &str, pattern: &Pattern<&str>, view: &View<'_>) -> Field {
    let mut texts = Vec::new();
    read(pattern, view, &mut texts);
    let texts = texts.into_iter().map(Value::Text).collect();
    Field { key: key.to_owned(), place: None, value: Value::Parts(texts) }
}

/// The text of a pattern, and those of the variants it chooses from.
fn read(pattern: &Pattern<&str>, view: &View<'_>, texts: &mut Vec<MappedText>) {
    let mut text = MappedText::new();
    let mut end = 0;
    let mut variants = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                let place = place(view.text(), value);
                end = place.end;
                view.copy(place, &mut text);
            }
            PatternElement::Placeable { expression } => {
                text.push_decoded(OBJECT, view.span(end..end));
                if let Expression::Select { variants: chosen, .. } = expression {
                    variants.extend(chosen.iter().map(|variant| &variant.value));
                }
            }
        }
    }
    texts.push(text);
    for variant in variants {
        read(variant, view, texts);
    }
}

/// Where a slice of `text` stands in it.
fn place(text: &str, slice: &str) -> Range<usize> {
    let start = (slice.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    if start <= text.len() && text[start..].starts_with(slice) {
        start..start + slice.len()
    } else {
        0..0
    }
}
