//! The settings that hold for a path as a list: TOML with comments, or JSON.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;
use textwrap::core::display_width;

use super::printable;
use super::stream;
use crate::config::{Origin, Setting};
use crate::message::{Lang, Message, say};

/// The settings that hold for a path.
#[derive(Debug)]
pub struct Effective<'e> {
    /// The path, as it was named.
    pub path: &'e str,
    /// The configuration, as it is shown.
    pub config: Option<&'e str>,
    /// True when the configuration leaves the path out.
    pub excluded: bool,
    /// All settings, in the order of the documentation.
    pub settings: Vec<Setting>,
}

/// Where comments start, if the setting leaves room.
const COLUMN: usize = 44;

/// Writes the settings as TOML, a line each, with where it comes from behind it. What is not set
/// is a comment.
///
/// # Errors
/// When `out` cannot be written.
pub fn settings(effective: &Effective<'_>, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let config = match effective.config {
        Some(config) => printable(config).into_owned(),
        None => say(lang, "settings-no-config"),
    };
    let head = Message::new("settings-head")
        .with("path", printable(effective.path).into_owned())
        .with("config", config);
    writeln!(out, "# {}", head.text(lang))?;
    if effective.excluded {
        writeln!(out, "# {}", say(lang, "settings-excluded"))?;
    }
    for setting in &effective.settings {
        let line = match &setting.value {
            Value::Null => format!("# {}", setting.key),
            value => format!("{} = {value}", setting.key),
        };
        let line = printable(&line);
        let room = COLUMN.saturating_sub(display_width(&line));
        let origin = match (&setting.value, &setting.origin) {
            (Value::Null, Origin::Default) => say(lang, "settings-unset"),
            (_, from) => origin(from, lang),
        };
        writeln!(out, "{line}{:room$}  # {}", "", printable(&origin))?;
    }
    Ok(())
}

fn origin(origin: &Origin, lang: Lang) -> String {
    match origin {
        Origin::Option(name) | Origin::Environment(name) => (*name).to_owned(),
        Origin::File(lines) => {
            let lines: Vec<_> = lines.iter().map(|at| format!("{}:{}", at.path, at.line)).collect();
            lines.join(", ")
        }
        Origin::Default => say(lang, "settings-default"),
    }
}

/// Writes the settings as one JSON document:
/// `{"schema_version","path","config","excluded","settings":[{"key","value","origin"}]}`.
///
/// # Errors
/// When `out` cannot be written.
pub fn settings_json(effective: &Effective<'_>, out: &mut impl Write) -> io::Result<()> {
    let settings = effective.settings.iter().map(|setting| JsonSetting {
        key: &setting.key,
        value: &setting.value,
        origin: match &setting.origin {
            Origin::Option(name) => JsonOrigin::Option { name },
            Origin::Environment(name) => JsonOrigin::Environment { name },
            Origin::File(lines) => {
                let mut lines = lines.iter().map(|at| JsonLine { path: &at.path, line: at.line });
                let nearest = lines.next().unwrap_or_default();
                JsonOrigin::File { nearest, also: lines.collect() }
            }
            Origin::Default => JsonOrigin::Default,
        },
    });
    let document = SettingsJson {
        schema_version: 1,
        path: effective.path,
        config: effective.config,
        excluded: effective.excluded,
        settings: settings.collect(),
    };
    stream::document(&document, out)
}

/// Writes the schema of the configuration.
///
/// # Errors
/// When `out` cannot be written.
pub fn schema(schema: &Value, out: &mut impl Write) -> io::Result<()> {
    stream::document(schema, out)
}

#[derive(Serialize)]
struct SettingsJson<'a> {
    schema_version: u32,
    path: &'a str,
    config: Option<&'a str>,
    excluded: bool,
    settings: Vec<JsonSetting<'a>>,
}

#[derive(Serialize)]
struct JsonSetting<'a> {
    key: &'a str,
    value: &'a Value,
    origin: JsonOrigin<'a>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum JsonOrigin<'a> {
    Option {
        name: &'a str,
    },
    Environment {
        name: &'a str,
    },
    File {
        #[serde(flatten)]
        nearest: JsonLine<'a>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        also: Vec<JsonLine<'a>>,
    },
    Default,
}

#[derive(Default, Serialize)]
struct JsonLine<'a> {
    path: &'a str,
    line: usize,
}
