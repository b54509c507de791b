//! Settings of one path to a list of what holds, each with where it comes from.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::settings::{RuleFilter, SettingPlace, Settings};
use crate::config::{
    ConfigFile, KEYS, Key, KeyKind, Line, Origin, Setting, Stars, Step, Weight, Written, default_of,
};
use crate::discover::display_path;
use crate::lint::Severity;
use crate::message::Lang;

/// What was said outside of the configuration.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// `--fail-on`.
    pub fail_on: Option<Severity>,
    /// The language, where an option or the environment says it.
    pub lang: Option<(Lang, Origin)>,
    /// `--baseline`.
    pub baseline: Option<PathBuf>,
    /// `--no-exclude`.
    pub no_exclude: bool,
    /// `--no-ignore`.
    pub no_ignore: bool,
    /// `--follow`.
    pub follow: bool,
    /// `--rule` and `--skip-rule`.
    pub filter: RuleFilter,
}

impl Overrides {
    /// What the command line or the environment says of a key of `[lint]`.
    fn of(&self, key: &str) -> Option<(Value, Origin)> {
        match key {
            "fail_on" => Some((json!(self.fail_on?), Origin::Option("--fail-on"))),
            "baseline" => {
                let path = display_path(self.baseline.as_deref()?);
                Some((json!(path), Origin::Option("--baseline")))
            }
            "lang" => self.lang.clone().map(|(lang, origin)| (json!(lang.tag()), origin)),
            "include" if self.no_exclude => Some((Value::Null, Origin::Option("--no-exclude"))),
            "exclude" if self.no_exclude => Some((json!([]), Origin::Option("--no-exclude"))),
            "gitignore" if self.no_ignore => Some((json!(false), Origin::Option("--no-ignore"))),
            _ => None,
        }
    }
}

impl Settings {
    /// All that holds for the path, key by key. The weight of each rule and the encoding are those
    /// of this very path.
    pub fn effective(&self, overrides: &Overrides) -> Vec<Setting> {
        let mut list = Vec::new();
        for part in KEYS {
            // A file without [site] makes no site.
            if part.name != "site" || self.config().is_some_and(ConfigFile::has_site) {
                self.key(&[], part, overrides, &mut list);
            }
        }
        list
    }

    fn key(&self, above: &[&str], key: &Key, said: &Overrides, list: &mut Vec<Setting>) {
        let path = [above, &[key.name]].concat();
        match (path.as_slice(), key.kind) {
            (["lint", "rules"], _) => self.weights(said, list),
            (["lint", "paths"], _) => {}
            (["lint", "encodings"], _) => list.push(self.encoding_setting()),
            (_, KeyKind::Table(keys)) => {
                for key in keys {
                    self.key(&path, key, said, list);
                }
            }
            _ => {
                let outside = match path.as_slice() {
                    ["lint", name] => said.of(name),
                    _ => None,
                };
                let (value, origin) = outside
                    .or_else(|| self.written_at(&path, key))
                    .unwrap_or_else(|| (default_of(key), Origin::Default));
                list.push(Setting { key: path.join("."), value, origin });
            }
        }
    }

    fn weights(&self, said: &Overrides, list: &mut Vec<Setting>) {
        for rule in self.linter().rules().rules() {
            let id = rule.id.as_str();
            let (weight, place) = match self.weight_at(id) {
                Some((weight, place)) => (weight, Some(place)),
                None => (Weight::As(rule.severity), None),
            };
            let by_name = said.filter.names(id);
            let (value, origin) = if !said.filter.keeps(id) {
                let skipped = said.filter.skip.iter().any(|skipped| skipped == id);
                ("off", Origin::Option(if skipped { "--skip-rule" } else { "--rule" }))
            } else if weight == Weight::Off && by_name {
                (Weight::As(rule.severity).name(), Origin::Option("--rule"))
            } else {
                let mut steps = vec![Step::Key("lint")];
                if let Some(entry) = place.and_then(|place| place.entry) {
                    steps.extend([Step::Key("paths"), Step::Index(entry)]);
                }
                steps.extend([Step::Key("rules"), Step::Key(id)]);
                (weight.name(), self.origin(place, &steps))
            };
            list.push(Setting { key: format!("lint.rules.{id}"), value: json!(value), origin });
        }
    }

    fn encoding_setting(&self) -> Setting {
        let (value, origin) = match self.encoding_at() {
            None => (Value::Null, Origin::Default),
            Some((place, encoding)) => {
                let mut steps = vec![Step::Key("lint"), Step::Key("encodings")];
                steps.extend(place.entry.map(Step::Index));
                steps.push(Step::Key("encoding"));
                (json!(encoding.name()), self.origin(Some(place), &steps))
            }
        };
        Setting { key: "lint.encoding".to_owned(), value, origin }
    }

    /// The line at the end of `steps` in the configuration that a place is in.
    fn origin(&self, place: Option<SettingPlace>, steps: &[Step<'_>]) -> Origin {
        let config = place.and_then(|place| self.chain().nth(place.link));
        let line = config.and_then(|(config, _)| Some(line(config, &config.written(steps)?)));
        line.map_or(Origin::Default, |line| Origin::File(vec![line]))
    }

    /// What the configurations say of a key.
    fn written_at(&self, path: &[&str], key: &Key) -> Option<(Value, Origin)> {
        let steps: Vec<Step<'_>> = path.iter().map(|name| Step::Key(name)).collect();
        let said = |config| Some((config, ConfigFile::written(config, &steps)?));
        let mut all = self.chain().filter_map(|(config, _)| said(config));
        let said: Vec<(&ConfigFile, Written)> = match path {
            ["lint", "declaration", name] => {
                let config = self.declaring()?;
                let written = said(config).or_else(|| Some((config, declared(config, name)?)));
                written.into_iter().collect()
            }
            ["lint", ..] if key.adds => all.collect(),
            ["lint", ..] => all.next().into_iter().collect(),
            // All else is said of this configuration alone.
            _ => self.config().and_then(said).into_iter().collect(),
        };
        let lines = said.iter().map(|(config, written)| line(config, written)).collect();
        let value = said.into_iter().map(|(_, written)| written.value).reduce(joined)?;
        Some((value, Origin::File(lines)))
    }
}

fn line(config: &ConfigFile, written: &Written) -> Line {
    Line { path: config.display.clone(), line: written.line }
}

/// Lists one after the other, also those under the keys of tables.
fn joined(one: Value, more: Value) -> Value {
    match (one, more) {
        (Value::Array(mut one), Value::Array(more)) => {
            one.extend(more);
            one.into()
        }
        (Value::Object(mut one), Value::Object(more)) => {
            for (key, more) in more {
                let first = one.remove(&key);
                one.insert(key, first.map_or(more.clone(), |first| joined(first, more)));
            }
            one.into()
        }
        (one, _) => one,
    }
}

/// What `[site]` says of the declaration, where `[lint.declaration]` is missing.
fn declared(config: &ConfigFile, name: &str) -> Option<Written> {
    if config.written(&[Step::Key("lint"), Step::Key("declaration")]).is_some() {
        return None;
    }
    let same = match (name, config.lint.declaration?.stars) {
        ("stars", _) => "stars",
        ("accepted", _) => "accepted",
        ("system", _) => "system",
        ("one_star", Stars::One) | ("two_stars", Stars::Two) => "declared",
        _ => return None,
    };
    config.written(&[Step::Key("site"), Step::Key(same)])
}
