//! Settings of one path to a list of what holds, each with where it comes from.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::settings::{RuleFilter, Settings};
use crate::config::{KEYS, Key, Kind, Origin, Setting, Stars, Step, Weight, Written, default_of};
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
            let Kind::Table(keys) = part.kind else { continue };
            // A file without [site] makes no site.
            if part.name == "lint" || self.written(&[Step::Key(part.name)]).is_some() {
                self.table(&[part.name], keys, overrides, &mut list);
            }
        }
        list
    }

    fn table(&self, above: &[&str], keys: &[Key], said: &Overrides, list: &mut Vec<Setting>) {
        for key in keys {
            let path = [above, &[key.name]].concat();
            match (path.as_slice(), key.kind) {
                (["lint", "rules"], _) => self.weights(said, list),
                (["lint", "paths"], _) => {}
                (["lint", "encodings"], _) => list.push(self.encoding_setting()),
                (_, Kind::Table(keys)) => self.table(&path, keys, said, list),
                _ => {
                    let outside = match path.as_slice() {
                        ["lint", name] => said.of(name),
                        _ => None,
                    };
                    let (value, origin) = outside
                        .or_else(|| self.written_at(&path))
                        .unwrap_or_else(|| (default_of(key), Origin::Default));
                    list.push(Setting { key: path.join("."), value, origin });
                }
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
                let index;
                let steps: &[Step<'_>] = match place {
                    None => &[],
                    Some(None) => &[Step::Key("lint"), Step::Key("rules"), Step::Key(id)],
                    Some(Some(entry)) => {
                        index = entry;
                        &[
                            Step::Key("lint"),
                            Step::Key("paths"),
                            Step::Index(index),
                            Step::Key("rules"),
                            Step::Key(id),
                        ]
                    }
                };
                let line = self.written(steps).map(|written| written.line);
                (weight.name(), line.map_or(Origin::Default, Origin::File))
            };
            list.push(Setting { key: format!("lint.rules.{id}"), value: json!(value), origin });
        }
    }

    fn encoding_setting(&self) -> Setting {
        let (value, origin) = match self.encoding_at() {
            None => (Value::Null, Origin::Default),
            Some((index, encoding)) => {
                let steps = [
                    Step::Key("lint"),
                    Step::Key("encodings"),
                    Step::Index(index),
                    Step::Key("encoding"),
                ];
                let line = self.written(&steps).map(|written| written.line);
                (json!(encoding.name()), line.map_or(Origin::Default, Origin::File))
            }
        };
        Setting { key: "lint.encoding".to_owned(), value, origin }
    }

    fn written_at(&self, path: &[&str]) -> Option<(Value, Origin)> {
        let steps: Vec<Step<'_>> = path.iter().map(|name| Step::Key(name)).collect();
        let written = self.written(&steps).or_else(|| self.declared_by_site(path))?;
        Some((written.value, Origin::File(written.line)))
    }

    /// What `[site]` says of the declaration, where `[lint.declaration]` is missing.
    fn declared_by_site(&self, path: &[&str]) -> Option<Written> {
        let ["lint", "declaration", name] = path else { return None };
        if self.written(&[Step::Key("lint"), Step::Key("declaration")]).is_some() {
            return None;
        }
        let same = match (name, self.declaration()?.stars) {
            (&"stars", _) => "stars",
            (&"accepted", _) => "accepted",
            (&"system", _) => "system",
            (&"one_star", Stars::One) | (&"two_stars", Stars::Two) => "declared",
            _ => return None,
        };
        self.written(&[Step::Key("site"), Step::Key(same)])
    }

    fn written(&self, steps: &[Step<'_>]) -> Option<Written> {
        self.config()?.written(steps)
    }
}
