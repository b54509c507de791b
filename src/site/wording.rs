//! The sentences of a language: its wording file, filled with the company's data.

use serde_json::Value;
use tera::Context;

use super::engine::Engine;
use super::templates::embedded;
use crate::config::Problem;
use crate::message::{Lang, Message};
use crate::text::Span;

/// Every sentence, as plain text, in the shape of the wording file. The user's file stands before
/// the embedded one key by key, so it may hold changed sentences only.
/// `level`, `"one"` or `"two"`, names the word that becomes `data`'s `level`.
pub(crate) fn sentences(
    engine: &Engine,
    lang: Lang,
    data: &mut Context,
    level: &str,
) -> Result<Value, Problem> {
    let name = format!("wording.{}.toml", lang.tag());
    let built_in = embedded().iter().find(|file| file.name == name).map_or("", |file| file.text);
    let mut value = parse(built_in).map_err(|error| broken(engine, &name, &error))?;
    if let Some((_, text)) = engine.set().get(&name) {
        let own = parse(text).map_err(|error| broken(engine, &name, &error))?;
        merge(&mut value, own);
    }
    data.insert("level", value["level"][level].as_str().unwrap_or_default());
    fill(&mut value, engine, &name, data)?;
    Ok(value)
}

fn parse(text: &str) -> Result<Value, toml::de::Error> {
    toml::from_str(text)
}

fn broken(engine: &Engine, name: &str, error: &toml::de::Error) -> Problem {
    let problem = Problem::error(
        Message::new("site-wording-no-toml").with("cause", error.message().to_string()),
    );
    match (engine.set().get(name), error.span()) {
        (Some((path, text)), Some(span)) => problem.at(path, text, Span::new(span.start, span.end)),
        _ => problem,
    }
}

fn merge(base: &mut Value, own: Value) {
    match (base, own) {
        (Value::Object(base), Value::Object(own)) => {
            for (key, value) in own {
                merge(base.entry(key).or_insert(Value::Null), value);
            }
        }
        (base, own) => *base = own,
    }
}

fn fill(value: &mut Value, engine: &Engine, name: &str, data: &Context) -> Result<(), Problem> {
    match value {
        Value::String(text) => {
            let filled = engine.sentence(text, data).map_err(|error| {
                let problem = Problem::error(
                    Message::new("site-wording-broken").with("cause", error.to_string()),
                );
                match engine.set().get(name) {
                    Some((path, file)) => {
                        let start = file.find(text.as_str()).unwrap_or(0);
                        problem.at(path, file, Span::new(start, start + text.len()))
                    }
                    None => problem,
                }
            })?;
            *text = filled;
            Ok(())
        }
        Value::Array(items) => items.iter_mut().try_for_each(|item| fill(item, engine, name, data)),
        Value::Object(table) => {
            table.values_mut().try_for_each(|item| fill(item, engine, name, data))
        }
        _ => Ok(()),
    }
}
