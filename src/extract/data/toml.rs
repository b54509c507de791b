//! TOML to records.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::line_comments;
use crate::extract::flow::Flow;
use crate::extract::literal::{self, Escapes};
use crate::extract::tree::{Field, Value};
use crate::extract::view::View;

/// Deeper nesting is no data that people keep.
const DEEPEST: usize = 128;

/// The values of TOML; `None` where it is none.
pub(super) fn tree(view: &View<'_>, flow: &mut Flow) -> Option<Value> {
    let table = DeTable::parse(view.text()).ok()?;
    let mut strings = Vec::new();
    let value = record(table.get_ref(), view, &mut strings, 0);
    strings.sort_by_key(|string| string.start);
    line_comments(view, &["#"], &strings, flow);
    Some(value)
}

type Strings = Vec<std::ops::Range<usize>>;

fn record(table: &DeTable<'_>, view: &View<'_>, strings: &mut Strings, depth: usize) -> Value {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let field = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let name: &std::borrow::Cow<'_, str> = key.get_ref();
        let place = key.span();
        let quoted = view.slice(place.clone()).starts_with(['"', '\'']);
        let place = if quoted { place.start + 1..place.end - 1 } else { place };
        let value = convert(value, view, strings, depth + 1);
        Field { key: name.clone().into_owned(), place: Some(view.span(place)), value }
    };
    Value::Record(entries.into_iter().map(field).collect())
}

fn convert(
    value: &Spanned<DeValue<'_>>,
    view: &View<'_>,
    strings: &mut Strings,
    depth: usize,
) -> Value {
    if depth > DEEPEST {
        return Value::Nothing;
    }
    match value.get_ref() {
        DeValue::String(_) => {
            let place = value.span();
            strings.push(place.clone());
            let whole = view.slice(place.clone());
            let quotes =
                if whole.len() >= 6 && (whole.starts_with("\"\"\"") || whole.starts_with("'''")) {
                    3
                } else {
                    1
                };
            let escapes = if whole.starts_with('"') { Escapes::Backslash } else { Escapes::None };
            let inside = place.start + quotes..place.end.saturating_sub(quotes);
            Value::Text(literal::read(view, inside, escapes))
        }
        DeValue::Array(values) => {
            Value::List(values.iter().map(|v| convert(v, view, strings, depth + 1)).collect())
        }
        DeValue::Table(table) => record(table, view, strings, depth),
        _ => Value::Nothing,
    }
}
