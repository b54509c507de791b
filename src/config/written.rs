//! What is written in a TOML file, and in which line.

use serde_json::Value;
use toml::de::{DeTable, DeValue};

use super::toml_value::{entry, to_json};
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

/// What is written in a text at the end of `steps`.
pub(super) fn written(text: &str, steps: &[Step<'_>]) -> Option<Written> {
    let document = DeTable::parse(text).ok()?;
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
    let line = LineIndex::new(text).position(text, at).line;
    Some(Written { value: to_json(value?), line })
}
