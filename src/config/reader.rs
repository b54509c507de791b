//! One TOML table, read key by key: a wrong type or an unknown key becomes a problem at its place.

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{self, KEYS, Key, KeyKind};
use super::problem::Problem;
use crate::message::{Argument, Message};
use crate::text::{Span, nearest};

/// A value and where it stands, in bytes of the file.
#[derive(Clone, Debug)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// Collects the problems of one file.
#[derive(Debug)]
pub(crate) struct Sheet {
    path: String,
    text: Arc<str>,
    pub(crate) problems: Vec<Problem>,
}

impl Sheet {
    pub(crate) fn new(path: &str, text: Arc<str>) -> Self {
        Self { path: path.to_owned(), text, problems: Vec::new() }
    }

    pub(crate) fn report(&mut self, problem: Problem, span: Span) {
        self.problems.push(problem.at(&self.path, &self.text, span));
    }

    /// The problems in the order of the file.
    pub(crate) fn sorted(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.place.as_ref().map(|place| place.span.start));
        self.problems
    }
}

/// The tables of a text; what is no TOML is reported.
pub(crate) fn document<'t>(text: &'t str, sheet: &mut Sheet) -> Option<Spanned<DeTable<'t>>> {
    match DeTable::parse(text) {
        Ok(document) => Some(document),
        Err(cause) => {
            let span = cause.span().unwrap_or(0..0);
            let secret = text.get(span.clone()).is_some_and(|key| key.contains("利用者番号"));
            let problem = if secret {
                secret_key()
            } else {
                Problem::error(Message::new("config-no-toml").with("cause", cause.message()))
            };
            sheet.report(problem, Span::new(span.start, span.end));
            None
        }
    }
}

/// A table with the keys it can have, which are taken one by one.
pub(crate) struct Table<'t> {
    pub(super) table: &'t DeTable<'t>,
    /// The header of the table, or the whole inline table: where a missing key is shown.
    pub(crate) span: Span,
    keys: &'static [Key],
}

impl<'t> Table<'t> {
    pub(crate) fn new(table: &'t DeTable<'t>, span: Span, keys: &'static [Key]) -> Self {
        Self { table, span, keys }
    }

    /// The table of the whole file.
    pub(crate) fn root(document: &'t Spanned<DeTable<'t>>) -> Self {
        Self::new(document.get_ref(), Span::new(0, 0), KEYS)
    }

    /// True when a key is set, rightly or not.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.iter().any(|(name, _)| name.get_ref() == key)
    }

    /// What a key can be, by the table of keys. Nothing is read that does not stand there.
    pub(super) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// What is set; where it is missing and must not be, that is reported.
    pub(super) fn find(
        &self,
        sheet: &mut Sheet,
        name: &'static str,
    ) -> Option<&'t Spanned<DeValue<'t>>> {
        let key = self.key(name)?;
        let value = self.table.iter().find(|(name, _)| name.get_ref() == key.name);
        if value.is_none() && key.required {
            sheet.report(missing(name), self.span);
        }
        value.map(|(_, value)| value)
    }

    /// What holds where a text is not set.
    pub(crate) fn default_text(&self, name: &str) -> String {
        keys::default_text(self.keys, name)
    }

    /// As [`Table::bool`], else what holds where it is not set.
    pub(crate) fn bool_or_default(&self, sheet: &mut Sheet, name: &'static str) -> bool {
        let default = || self.key(name).is_some_and(|key| key.default == "true");
        self.bool(sheet, name).map_or_else(default, |on| on.value)
    }

    pub(crate) fn table(&self, sheet: &mut Sheet, key: &'static str) -> Option<Table<'t>> {
        let value = self.find(sheet, key)?;
        match value.get_ref() {
            DeValue::Table(table) => {
                let keys = match self.key(key)?.kind {
                    KeyKind::Table(keys) => keys,
                    _ => &[],
                };
                Some(Table::new(table, header_span(self.table, key, value), keys))
            }
            other => wrong_type(sheet, key, other, value, Message::new("config-expected-table")),
        }
    }

    pub(crate) fn string(&self, sheet: &mut Sheet, key: &'static str) -> Option<At<String>> {
        let value = self.find(sheet, key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(At { value: text.to_string(), span: span_of(value) }),
            other => wrong_type(sheet, key, other, value, Message::new("config-expected-string")),
        }
    }

    pub(crate) fn bool(&self, sheet: &mut Sheet, key: &'static str) -> Option<At<bool>> {
        let value = self.find(sheet, key)?;
        match value.get_ref() {
            DeValue::Boolean(on) => Some(At { value: *on, span: span_of(value) }),
            other => wrong_type(sheet, key, other, value, Message::new("config-expected-bool")),
        }
    }

    /// An integer, as its digits.
    pub(crate) fn integer(&self, sheet: &mut Sheet, key: &'static str) -> Option<At<String>> {
        let value = self.find(sheet, key)?;
        match value.get_ref() {
            DeValue::Integer(number) => {
                Some(At { value: number.as_str().to_owned(), span: span_of(value) })
            }
            other => wrong_type(sheet, key, other, value, Message::new("config-expected-integer")),
        }
    }

    /// A date, as a string or as TOML's own kind; its text.
    pub(crate) fn date(&self, sheet: &mut Sheet, key: &'static str) -> Option<At<String>> {
        let value = self.find(sheet, key)?;
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            other => {
                return wrong_type(sheet, key, other, value, Message::new("config-expected-date"));
            }
        };
        Some(At { value: text, span: span_of(value) })
    }

    pub(crate) fn strings(
        &self,
        sheet: &mut Sheet,
        key: &'static str,
    ) -> Option<At<Vec<At<String>>>> {
        let value = self.find(sheet, key)?;
        let expected = || Message::new("config-expected-strings");
        let DeValue::Array(items) = value.get_ref() else {
            return wrong_type(sheet, key, value.get_ref(), value, expected());
        };
        let mut strings = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(text) => {
                    strings.push(At { value: text.to_string(), span: span_of(item) });
                }
                other => return wrong_type(sheet, key, other, item, expected()),
            }
        }
        Some(At { value: strings, span: span_of(value) })
    }

    /// Reports every key that there is not.
    pub(crate) fn finish(self, sheet: &mut Sheet) {
        for (key, _) in self.table.iter() {
            let name: &str = key.get_ref();
            if self.key(name).is_none() {
                let problem = unknown_key(name, self.keys);
                sheet.report(problem, Span::new(key.span().start, key.span().end));
            }
        }
    }
}

fn unknown_key(name: &str, known: &[Key]) -> Problem {
    let known = known.iter().map(|key| key.name);
    let folded = name.to_lowercase();
    if name.contains("利用者番号") || ["user_number", "user_id"].contains(&folded.as_str()) {
        return secret_key();
    }
    let problem = Problem::error(Message::new("config-unknown-key").with("name", name));
    match nearest(&folded, known.clone()) {
        Some(candidate) => {
            problem.help(Message::new("config-did-you-mean").with("candidate", candidate))
        }
        None => {
            let keys: Argument = known.collect();
            problem.help(Message::new("config-known-keys").with("keys", keys))
        }
    }
}

/// That a key is not set.
pub(super) fn missing(key: &str) -> Problem {
    Problem::error(Message::new("config-key-missing").with("key", key))
}

/// The number that a declarer logs in with must never come near a page.
pub(crate) fn secret_key() -> Problem {
    Problem::error(Message::new("config-secret-key")).help(Message::new("config-remove-secret-key"))
}

fn wrong_type<T>(
    sheet: &mut Sheet,
    key: &'static str,
    found: &DeValue<'_>,
    value: &Spanned<DeValue<'_>>,
    expected: Message,
) -> Option<T> {
    let problem = Problem::error(
        Message::new("config-wrong-type")
            .with("key", key)
            .with("expected", expected)
            .with("found", found.type_str()),
    );
    sheet.report(problem, span_of(value));
    None
}

pub(super) fn span_of<T>(value: &Spanned<T>) -> Span {
    Span::new(value.span().start, value.span().end)
}

/// A header table has the span of its header, an inline table that of its value.
fn header_span(parent: &DeTable<'_>, key: &str, value: &Spanned<DeValue<'_>>) -> Span {
    let name = parent.iter().find(|(name, _)| name.get_ref() == key);
    match name {
        Some((name, _)) if value.span().is_empty() => span_of(name),
        _ => span_of(value),
    }
}
