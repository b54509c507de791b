//! JSON, with comments, trailing commas and what else JSON5 allows, to records.

use jsonc_parser::ast::{ObjectProp, ObjectPropName, Value as Json};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, parse_to_ast};

use crate::document::Comment;
use crate::extract::flow::Flow;
use crate::extract::html::Html;
use crate::extract::json;
use crate::extract::literal::{self, Escapes};
use crate::extract::tree::{Field, Value};
use crate::extract::view::View;

/// Keys whose strings are comments, since JSON has none.
const COMMENTS: &[&str] = &["//", "$comment", "_comment"];

/// Reads JSON; broken JSON as far as it goes.
pub(super) fn read(view: &View<'_>, html: &mut Html) {
    let collect = CollectOptions { comments: CommentCollectionStrategy::Separate, tokens: false };
    let Ok(parsed) = parse_to_ast(view.text(), &collect, &ParseOptions::default()) else {
        return json::read(view, &mut html.flow, true);
    };
    let mut comments: Vec<_> = parsed
        .comments
        .iter()
        .flat_map(|map| map.values())
        .flat_map(|comments| comments.iter())
        .map(|comment| comment.range())
        .collect();
    comments.sort_by_key(|range| range.start);
    comments.dedup();
    for range in comments {
        let whole = range.start..range.end;
        let is_block = view.slice(whole.clone()).ends_with("*/") && range.end - range.start >= 4;
        let inside = range.start + 2..range.end - if is_block { 2 } else { 0 };
        html.flow.comment(view, whole, inside);
    }
    if let Some(value) = parsed.value {
        let value = convert(&value, view, &mut html.flow);
        html.add_apart(value);
    }
}

fn convert(value: &Json<'_>, view: &View<'_>, flow: &mut Flow) -> Value {
    match value {
        Json::StringLit(string) => {
            let inside = string.range.start + 1..string.range.end - 1;
            Value::Text(literal::read(view, inside, Escapes::Backslash))
        }
        Json::Object(object) => Value::Record(
            object.properties.iter().filter_map(|property| field(property, view, flow)).collect(),
        ),
        Json::Array(array) => {
            Value::List(array.elements.iter().map(|value| convert(value, view, flow)).collect())
        }
        _ => Value::Nothing,
    }
}

fn field(property: &ObjectProp<'_>, view: &View<'_>, flow: &mut Flow) -> Option<Field> {
    let key = property.name.as_str();
    if COMMENTS.contains(&key) {
        if let Json::StringLit(string) = &property.value
            && string.value.trim_start().starts_with(Comment::SIGN)
        {
            let inside = string.range.start + 1..string.range.end - 1;
            flow.comment(view, property.range.start..property.range.end, inside);
        }
        return None;
    }
    // What describes the data to machines: `@type`, `$schema`.
    if key.starts_with(['@', '$']) {
        return None;
    }
    let place = match &property.name {
        ObjectPropName::String(name) => name.range.start + 1..name.range.end - 1,
        ObjectPropName::Word(name) => name.range.start..name.range.end,
    };
    let value = convert(&property.value, view, flow);
    Some(Field { key: key.to_owned(), place: Some(view.span(place)), value })
}
