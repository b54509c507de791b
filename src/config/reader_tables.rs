//! Tables whose keys the user chooses, and arrays of tables.

use toml::Spanned;
use toml::de::DeValue;

use super::keys::KeyKind;
use super::problem::Problem;
use super::reader::{At, Sheet, Table, span_of};
use crate::message::Message;
use crate::text::Span;

/// A key that the user chose, and its value.
pub(crate) struct FreeKey<'t> {
    /// The key and where it stands.
    pub(crate) key: At<&'t str>,
    value: &'t Spanned<DeValue<'t>>,
}

impl<'t> Table<'t> {
    /// The tables of `[[key]]`, in the order of the file.
    pub(crate) fn tables(&self, sheet: &mut Sheet, key: &'static str) -> Vec<Table<'t>> {
        let Some(value) = self.find(sheet, key) else { return Vec::new() };
        let keys = match self.key(key).map(|key| key.kind) {
            Some(KeyKind::Tables(keys)) => keys,
            _ => &[],
        };
        let DeValue::Array(items) = value.get_ref() else {
            wrong_type(sheet, key, value, "lint-config-expected-tables");
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(table) => tables.push(Table::new(table, span_of(item), keys)),
                _ => wrong_type(sheet, key, item, "lint-config-expected-tables"),
            }
        }
        tables
    }

    /// All that stands in a table whose keys are free; none of it is unknown any more.
    pub(crate) fn entries(self) -> impl Iterator<Item = FreeKey<'t>> {
        self.table.iter().map(|(key, value)| FreeKey {
            key: At {
                value: key.get_ref().as_ref(),
                span: Span::new(key.span().start, key.span().end),
            },
            value,
        })
    }
}

impl FreeKey<'_> {
    /// The value as a string; another type is reported.
    pub(crate) fn string(&self, sheet: &mut Sheet) -> Option<At<String>> {
        if let DeValue::String(text) = self.value.get_ref() {
            return Some(At { value: text.to_string(), span: span_of(self.value) });
        }
        wrong_type(sheet, self.key.value, self.value, "config-expected-string");
        None
    }

    /// The value as strings; another type is reported.
    pub(crate) fn strings(&self, sheet: &mut Sheet) -> Vec<At<String>> {
        let expected = "config-expected-strings";
        let mut strings = Vec::new();
        let DeValue::Array(items) = self.value.get_ref() else {
            wrong_type(sheet, self.key.value, self.value, expected);
            return strings;
        };
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(text) => {
                    strings.push(At { value: text.to_string(), span: span_of(item) });
                }
                _ => wrong_type(sheet, self.key.value, item, expected),
            }
        }
        strings
    }
}

fn wrong_type(sheet: &mut Sheet, key: &str, found: &Spanned<DeValue<'_>>, expected: &'static str) {
    let message = Message::new("config-wrong-type")
        .with("key", key)
        .with("expected", Message::new(expected))
        .with("found", found.get_ref().type_str());
    sheet.report(Problem::error(message), span_of(found));
}
