//! The keys of sa-lint.toml: readers, schema, documentation and examples agree.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::common::Case;
use crate::common::schema::Schema;
use crate::site_support::{ONE_STAR, TWO_STARS, today};
use sa_lint::config::{CheckedAgainst, KEYS, Key, KeyKind, LintConfig, Problem, SiteConfig};
use sa_lint::message::{Lang, say};
use sa_lint::rule::RuleSet;
use serde_json::Value;

const SCHEMA: &str = "docs/schema/sa-lint.toml.schema.json";

fn committed(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn schema() -> Value {
    serde_json::from_str(&committed(SCHEMA)).unwrap()
}

/// What is wrong with `[lint]`, and with `[site]` where there is one.
fn problems(text: &str) -> Vec<Problem> {
    let rules = RuleSet::builtin().unwrap();
    let known = CheckedAgainst {
        rules: &rules.rules().iter().map(|rule| rule.id.clone()).collect::<BTreeSet<_>>(),
        schemes: &rules.scheme_ids().map(str::to_owned).collect::<BTreeSet<_>>(),
        is_judged: &|word| rules.judges_word(word),
        today: today(),
    };
    let text: Arc<str> = Arc::from(text);
    let mut problems = LintConfig::parse("sa-lint.toml", &text, &known).err().unwrap_or_default();
    if text.contains("[site") {
        problems
            .extend(SiteConfig::parse("sa-lint.toml", &text, today()).err().unwrap_or_default());
    }
    problems
}

/// TOML as a schema of JSON sees it: dates are text.
fn json(text: &str) -> Value {
    fn convert(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(day) => Value::String(day.to_string()),
            toml::Value::Array(items) => items.into_iter().map(convert).collect(),
            toml::Value::Table(table) => {
                table.into_iter().map(|(key, value)| (key, convert(value))).collect()
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    convert(toml::Value::Table(toml::from_str(text).unwrap()))
}

#[test]
fn the_committed_schema_is_the_one_the_program_prints() {
    let said = Case::new("config --schema --lang en").exits(0).stderr("");
    assert!(
        said.stdout == committed(SCHEMA),
        "{SCHEMA} is stale: sa-lint config --schema --lang en > {SCHEMA}"
    );
    Schema::new(&said.json());
}

/// Every table with its header and its keys.
fn tables() -> Vec<(String, &'static [Key])> {
    fn below(path: &str, keys: &'static [Key], found: &mut Vec<(String, &'static [Key])>) {
        for key in keys {
            let path = format!("{path}{}{}", if path.is_empty() { "" } else { "." }, key.name);
            match key.kind {
                KeyKind::Table(keys) => {
                    found.push((format!("[{path}]"), keys));
                    below(&path, keys, found);
                }
                KeyKind::Tables(keys) => found.push((format!("[[{path}]]"), keys)),
                _ => {}
            }
        }
    }
    let mut found = vec![(String::new(), KEYS)];
    below("", KEYS, &mut found);
    found
}

/// A key that nobody knows makes the reader name all that it does know.
#[test]
fn the_readers_know_exactly_the_keys_of_the_schema() {
    let tables = tables();
    assert_eq!(tables.len(), 10, "{tables:?}");
    for (header, keys) in tables {
        let found = problems(&format!("{header}\nzzzzzzzzzzzz = 1\n"));
        let problem = found
            .iter()
            .find(|problem| problem.message.text(Lang::En).contains("zzzzzzzzzzzz"))
            .unwrap_or_else(|| panic!("{header}: {found:?}"));
        let help = problem.help.as_ref().unwrap().text(Lang::En);
        let mut known: Vec<&str> =
            help.strip_prefix("Known settings: ").expect("a list").split(", ").collect();
        let mut keys: Vec<&str> = keys.iter().map(|key| key.name).collect();
        known.sort_unstable();
        keys.sort_unstable();
        assert_eq!(known, keys, "{header}: reader left, schema right");
    }
}

#[test]
fn what_is_valid_is_valid_by_the_schema() {
    let validator = Schema::new(&schema());
    let documents = ["docs/configuration.md", "docs/configuration.ja.md"].map(committed);
    let examples: Vec<&str> = documents
        .iter()
        .flat_map(|text| text.split("```toml\n").skip(1))
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    assert!(examples.len() >= 8, "{}", examples.len());
    for text in examples.into_iter().chain([ONE_STAR, TWO_STARS]) {
        let found: Vec<_> = problems(text).iter().map(|p| p.message.text(Lang::En)).collect();
        assert_eq!(found, [""; 0], "{text}");
        if let Err(error) = validator.validate(&json(text)) {
            panic!("{error}\n{text}");
        }
    }
}

#[test]
fn what_the_schema_refuses_is_refused() {
    let validator = Schema::new(&schema());
    for text in [
        "[lints]\n",
        "[lint]\nfail-on = \"hint\"\n",
        "[lint]\nfail_on = \"off\"\n",
        "[lint]\nlang = \"fr\"\n",
        "[lint]\nexclude = \"old\"\n",
        "[lint]\nexclude = [\"\"]\n",
        "[lint]\ngitignore = \"no\"\n",
        "[lint]\nbaseline = [\"x\"]\n",
        "[lint.rules]\nacquisition-claim = \"of\"\n",
        "[lint.rules]\nacquisition-claim = true\n",
        "[lint.paths]\nfiles = [\"a\"]\n",
        "[[lint.paths]]\nrules = {}\n",
        "[[lint.encodings]]\nfiles = [\"a\"]\n",
        "[lint.vocabulary]\nscheme = [\"x\"]\n",
        "[lint.vocabulary.spellings]\nsecurity-action = \"ab\"\n",
        "[lint.declaration]\nstars = 3\n",
        "[lint.declaration]\none_star = \"1 April\"\n",
    ] {
        assert!(!problems(text).is_empty(), "the reader takes {text}");
        assert!(validator.validate(&json(text)).is_err(), "the schema takes {text}");
    }
}

/// The row of a key in the documentation.
fn rows(path: &str, keys: &[Key], lang: Lang, rows: &mut String) {
    let say_in = |ja: &'static str, en: &'static str| if lang == Lang::Ja { ja } else { en };
    for key in keys {
        let path = format!("{path}{}{}", if path.is_empty() { "" } else { "." }, key.name);
        let words = |words: &[&str]| format!("`{}`", words.join("`, `"));
        let kind = match key.kind {
            KeyKind::Text => say_in("文字列", "string").to_owned(),
            KeyKind::Word(all) => words(all),
            KeyKind::Words(all) => {
                format!("{} {}", say_in("次の配列:", "array of"), words(all))
            }
            KeyKind::Texts => say_in("文字列の配列", "array of strings").to_owned(),
            KeyKind::Globs => say_in("パターンの配列", "array of patterns").to_owned(),
            KeyKind::Bool => "`true`, `false`".to_owned(),
            KeyKind::Number => say_in("整数", "integer").to_owned(),
            KeyKind::Stars => "`1`, `2`".to_owned(),
            KeyKind::Day => say_in("日付", "date").to_owned(),
            KeyKind::Weights => {
                format!(
                    "{} {}",
                    say_in("表: 規則 =", "table: rule ="),
                    words(&["error", "warning", "hint", "off"])
                )
            }
            KeyKind::TextsById => {
                say_in("表: ID = 文字列の配列", "table: id = array of strings").to_owned()
            }
            KeyKind::Table(_) => say_in("表", "table").to_owned(),
            KeyKind::Tables(_) => say_in("表の配列", "array of tables").to_owned(),
        };
        let default = match (key.required, key.default) {
            (true, _) => say_in("（必須）", "(required)").to_owned(),
            (false, "") => "—".to_owned(),
            (false, default) => format!("`{default}`"),
        };
        rows.push_str(&format!("| `{path}` | {kind} | {default} | {} |\n", say(lang, key.about)));
        match key.kind {
            KeyKind::Table(keys) | KeyKind::Tables(keys) => self::rows(&path, keys, lang, rows),
            _ => {}
        }
    }
}

#[test]
fn the_documentation_has_a_row_for_every_key() {
    for (name, lang) in
        [("docs/configuration.md", Lang::En), ("docs/configuration.ja.md", Lang::Ja)]
    {
        let mut expected = String::new();
        rows("", KEYS, lang, &mut expected);
        let text = committed(name);
        let found: String = text
            .lines()
            .filter(|line| {
                ["extends", "lint", "site"].iter().any(|key| line.starts_with(&format!("| `{key}")))
            })
            .map(|line| format!("{line}\n"))
            .collect();
        assert!(found == expected, "the rows of {name} should be:\n{expected}");
    }
}

/// Each key is written in an example somewhere.
#[test]
fn the_documentation_shows_every_key_of_lint() {
    for name in ["docs/configuration.md", "docs/configuration.ja.md"] {
        let text = committed(name);
        let blocks: String =
            text.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
        for (header, keys) in tables().into_iter().filter(|(header, _)| header.contains("lint")) {
            for key in keys {
                let shown = [format!("{} =", key.name), format!("lint.{}]", key.name)];
                assert!(
                    shown.iter().any(|form| blocks.contains(form)),
                    "{name}: {header} {}",
                    key.name
                );
            }
        }
    }
}

/// Pieces of configurations, right and wrong.
const PIECES: &[&str] = &[
    "[lint]\n",
    "[lint.rules]\n",
    "[[lint.paths]]\n",
    "[[lint.encodings]]\n",
    "[lint.vocabulary]\n",
    "[lint.declaration]\n",
    "[site]\n",
    "[lint.vocabulary.spellings]\n",
    "fail_on = 'hint'\n",
    "files = ['*', '![', '#']\n",
    "rules = { label-claim = 'off', x = 1 }\n",
    "encoding = 'sjis'\n",
    "allow = ['', '　', '星']\n",
    "stars = 2\n",
    "two_stars = 2026-04-01\n",
    "one_star = '9999-99-99'\n",
    "schemes = ['ISMS', '\u{200b}']\n",
    "security-action = ['SA', '']\n",
    "\u{feff}",
    "'' = 1\n",
    "lint = 1\n",
    "include = [['a']]\n",
    "x.y.z = [{}]\n",
    "\"利用者番号\" = 1\n",
    "paths = [1]\n",
];

proptest::proptest! {
    #[test]
    fn no_configuration_makes_the_reader_panic(
        picked in proptest::collection::vec(proptest::sample::select(PIECES), 0..12),
        junk in "\\PC{0,20}",
        at in 0usize..12,
    ) {
        let mut text: Vec<&str> = picked;
        text.insert(at.min(text.len()), &junk);
        let text = text.concat();
        for problem in problems(&text) {
            let place = problem.place.expect("every problem has its place");
            assert!(place.text.is_char_boundary(place.span.start) && place.span.end <= text.len());
            for lang in Lang::ALL {
                assert!(!problem.message.text(lang).starts_with("lint-config-"));
            }
        }
    }
}
