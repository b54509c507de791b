//! Values of TOML as those of JSON.

use serde_json::{Map, Value, json};
use toml::de::{DeTable, DeValue};

/// A key of a table: where it starts, and its value.
pub(super) fn entry<'t>(table: &'t DeTable<'_>, name: &str) -> Option<(usize, &'t DeValue<'t>)> {
    let (key, value) = table.iter().find(|(key, _)| key.get_ref() == name)?;
    Some((key.span().start, value.get_ref()))
}

/// A value as it stands behind `=`; `None` where it is none.
pub(super) fn from_toml(text: &str) -> Option<Value> {
    let text = format!("value = {text}");
    let document = DeTable::parse(&text).ok()?;
    Some(to_json(entry(document.get_ref(), "value")?.1))
}

/// A date is text.
pub(super) fn to_json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => json!(text.as_ref()),
        DeValue::Boolean(on) => json!(on),
        DeValue::Integer(number) => number.as_str().parse::<i64>().map_or(Value::Null, Value::from),
        DeValue::Float(number) => number.as_str().parse::<f64>().map_or(Value::Null, Value::from),
        DeValue::Datetime(day) => json!(day.to_string()),
        DeValue::Array(items) => items.iter().map(|item| to_json(item.get_ref())).collect(),
        DeValue::Table(table) => {
            let entries = table.iter().map(|(key, value)| (key.get_ref().to_string(), value));
            entries
                .map(|(key, value)| (key, to_json(value.get_ref())))
                .collect::<Map<_, _>>()
                .into()
        }
    }
}
