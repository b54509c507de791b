//! What is written in a TOML file, and in which line.

use serde_json::{Map, Value, json};
use toml::de::{DeTable, DeValue};

use super::file::ConfigFile;
use super::keys::Key;
use crate::text::LineIndex;

/// A step from a table or array to what is in it.
#[derive(Clone, Copy, Debug)]
pub enum Step<'s> {
    /// The value of a key.
    Key(&'s str),
    /// An element of an array, from 0.
    Index(usize),
}

/// A value and the line, from 1, of the key it was given to.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The value; a date is text.
    pub value: Value,
    /// The line.
    pub line: usize,
}

impl ConfigFile {
    /// What is written at the end of `steps`.
    pub fn written(&self, steps: &[Step<'_>]) -> Option<Written> {
        let document = DeTable::parse(&self.text).ok()?;
        let mut at = 0;
        let mut value: Option<&DeValue<'_>> = None;
        for step in steps {
            value = Some(match (step, value) {
                (Step::Key(name), None) => {
                    let (key, found) = entry(document.get_ref(), name)?;
                    at = key;
                    found
                }
                (Step::Key(name), Some(DeValue::Table(table))) => {
                    let (key, found) = entry(table, name)?;
                    at = key;
                    found
                }
                (Step::Index(index), Some(DeValue::Array(items))) => items.get(*index)?.get_ref(),
                _ => return None,
            });
        }
        let line = LineIndex::new(&self.text).position(&self.text, at).line;
        Some(Written { value: to_json(value?), line })
    }
}

/// A key of a table: where it starts, and its value.
fn entry<'t>(table: &'t DeTable<'_>, name: &str) -> Option<(usize, &'t DeValue<'t>)> {
    let (key, value) = table.iter().find(|(key, _)| key.get_ref() == name)?;
    Some((key.span().start, value.get_ref()))
}

/// What holds where a key is not set; `null` where nothing does.
pub fn default_of(key: &Key) -> Value {
    from_toml(key.default).unwrap_or(Value::Null)
}

/// A value as it stands behind `=`; `None` where it is none.
pub(super) fn from_toml(text: &str) -> Option<Value> {
    let text = format!("value = {text}");
    let document = DeTable::parse(&text).ok()?;
    Some(to_json(entry(document.get_ref(), "value")?.1))
}

fn to_json(value: &DeValue<'_>) -> Value {
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
