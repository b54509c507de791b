//! One TOML table, read key by key: a wrong type or an unknown key becomes a problem at its place.

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

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
    /// Keys that are there with a wrong type: reported, so not missing.
    pub(crate) wrong: Vec<&'static str>,
}

impl Sheet {
    pub(crate) fn new(path: &str, text: Arc<str>) -> Self {
        Self { path: path.to_owned(), text, problems: Vec::new(), wrong: Vec::new() }
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

/// A table whose keys are taken one by one; what is left over is unknown.
pub(crate) struct Reader<'t> {
    pub(super) table: &'t DeTable<'t>,
    /// The header of the table, or the whole inline table: where a missing key is shown.
    pub(crate) span: Span,
    pub(super) known: Vec<&'static str>,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(table: &'t DeTable<'t>, span: Span) -> Self {
        Self { table, span, known: Vec::new() }
    }

    pub(super) fn find(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.known.push(key);
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    pub(crate) fn table(&mut self, sheet: &mut Sheet, key: &'static str) -> Option<Reader<'t>> {
        let value = self.find(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(Reader::new(table, header_span(self.table, key, value))),
            other => wrong_type(sheet, key, other, value, Message::new("config-expected-table")),
        }
    }

    pub(crate) fn string(&mut self, sheet: &mut Sheet, key: &'static str) -> Option<At<String>> {
        let value = self.find(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(At { value: text.to_string(), span: span_of(value) }),
            other => wrong_type(sheet, key, other, value, Message::new("config-expected-string")),
        }
    }

    pub(crate) fn bool(&mut self, sheet: &mut Sheet, key: &'static str) -> Option<At<bool>> {
        let value = self.find(key)?;
        match value.get_ref() {
            DeValue::Boolean(on) => Some(At { value: *on, span: span_of(value) }),
            other => wrong_type(sheet, key, other, value, Message::new("config-expected-bool")),
        }
    }

    /// An integer, as its digits.
    pub(crate) fn integer(&mut self, sheet: &mut Sheet, key: &'static str) -> Option<At<String>> {
        let value = self.find(key)?;
        match value.get_ref() {
            DeValue::Integer(number) => {
                Some(At { value: number.as_str().to_owned(), span: span_of(value) })
            }
            other => wrong_type(sheet, key, other, value, Message::new("config-expected-integer")),
        }
    }

    /// A date, as a string or as TOML's own kind; its text.
    pub(crate) fn date(&mut self, sheet: &mut Sheet, key: &'static str) -> Option<At<String>> {
        let value = self.find(key)?;
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
        &mut self,
        sheet: &mut Sheet,
        key: &'static str,
    ) -> Option<At<Vec<At<String>>>> {
        let value = self.find(key)?;
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

    /// Reports every key that nobody asked for.
    pub(crate) fn finish(self, sheet: &mut Sheet) {
        for (key, _) in self.table.iter() {
            let name: &str = key.get_ref();
            if !self.known.contains(&name) {
                let problem = unknown_key(name, &self.known);
                sheet.report(problem, Span::new(key.span().start, key.span().end));
            }
        }
    }
}

fn unknown_key(name: &str, known: &[&'static str]) -> Problem {
    let folded = name.to_lowercase();
    if name.contains("利用者番号") || ["user_number", "user_id"].contains(&folded.as_str()) {
        return secret_key();
    }
    let problem = Problem::error(Message::new("config-unknown-key").with("name", name));
    match nearest(&folded, known.iter().copied()) {
        Some(candidate) => {
            problem.help(Message::new("config-did-you-mean").with("candidate", candidate))
        }
        None => {
            let keys: Argument = known.iter().copied().collect();
            problem.help(Message::new("config-known-keys").with("keys", keys))
        }
    }
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
    sheet.wrong.push(key);
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
