//! The keys of `sa-lint.toml` to a JSON Schema, for editors.

use serde_json::{Map, Value, json};

use super::keys::{KEYS, Key, KeyKind};
use super::toml_value::from_toml;
use crate::message::{Lang, say};
use crate::rule::RuleSet;

/// The schema (draft 7, which editors of TOML read) with descriptions in `lang`. Rules that are not
/// among `rules` are let through: they may come from a folder of the user's own.
pub fn schema(rules: &RuleSet, lang: Lang) -> Value {
    let mut schema = table(KEYS, rules, lang);
    if let Value::Object(root) = &mut schema {
        root.insert("$schema".into(), json!("http://json-schema.org/draft-07/schema#"));
        root.insert("title".into(), json!("sa-lint.toml"));
    }
    schema
}

fn table(keys: &[Key], rules: &RuleSet, lang: Lang) -> Value {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| {
            let mut value = value(key.kind, rules, lang);
            if let Value::Object(value) = &mut value {
                value.insert("description".into(), json!(say(lang, key.about)));
                if let Some(default) = from_toml(key.default) {
                    value.insert("default".into(), default);
                }
            }
            (key.name.to_owned(), value)
        })
        .collect();
    let mut table =
        json!({ "type": "object", "additionalProperties": false, "properties": properties });
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    if !required.is_empty() {
        table["required"] = json!(required);
    }
    table
}

fn value(kind: KeyKind, rules: &RuleSet, lang: Lang) -> Value {
    match kind {
        KeyKind::Text => json!({ "type": "string", "minLength": 1 }),
        KeyKind::Word(words) => json!({ "type": "string", "enum": words }),
        KeyKind::Words(words) => json!({ "type": "array", "items": { "enum": words } }),
        KeyKind::Texts | KeyKind::Globs => {
            json!({ "type": "array", "items": { "type": "string", "minLength": 1 } })
        }
        KeyKind::Bool => json!({ "type": "boolean" }),
        KeyKind::Number => json!({ "type": "integer" }),
        KeyKind::Stars => json!({ "type": "integer", "enum": [1, 2] }),
        KeyKind::Day => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        KeyKind::Weights => {
            let weight =
                || json!({ "type": "string", "enum": ["error", "warning", "hint", "off"] });
            let known: Map<String, Value> = rules
                .rules()
                .iter()
                .map(|rule| {
                    let mut weight = weight();
                    weight["description"] = json!(rule.title.get(lang));
                    weight["default"] = json!(rule.severity);
                    (rule.id.clone(), weight)
                })
                .collect();
            json!({ "type": "object", "properties": known, "additionalProperties": weight() })
        }
        KeyKind::TextsById => {
            let texts = json!({ "type": "array", "items": { "type": "string", "minLength": 2 } });
            json!({ "type": "object", "additionalProperties": texts })
        }
        KeyKind::Table(keys) => table(keys, rules, lang),
        KeyKind::Tables(keys) => json!({ "type": "array", "items": table(keys, rules, lang) }),
    }
}
