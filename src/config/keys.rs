//! Every key of `sa-lint.toml`: its type, default and description in one place, for the readers, the
//! schema, the list of effective settings and the documentation.
//!
//! A derived schema (schemars) would follow types that serde reads, and serde stops at the first
//! mistake and knows no place for it; the keys are told in two languages besides. toml-span knows no
//! dates. So the table is the source: `toml`'s own tree with places is read by it.

use serde_json::Value;

use super::toml_value::from_toml;

/// One key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// Id of the message that describes it.
    pub about: &'static str,
    /// What can stand there.
    pub kind: KeyKind,
    /// What holds where it is not set, as TOML; empty where nothing does.
    pub default: &'static str,
    /// True when its table is not valid without it.
    pub required: bool,
    /// True when what an extended file says is added to it, not replaced by it.
    pub adds: bool,
}

/// What can stand for a key.
#[derive(Clone, Copy, Debug)]
pub enum KeyKind {
    /// Text of one line.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Several of these words.
    Words(&'static [&'static str]),
    /// Several texts.
    Texts,
    /// Patterns as in `.gitignore`.
    Globs,
    /// `true` or `false`.
    Bool,
    /// 1 or 2.
    Stars,
    /// A whole number.
    Number,
    /// A day, as a date or as text.
    Day,
    /// A weight for each of some rules.
    Weights,
    /// Lists of texts under keys that are ids.
    TextsById,
    /// A table.
    Table(&'static [Key]),
    /// Any number of tables.
    Tables(&'static [Key]),
}

/// A key that is described nowhere but where it is read.
pub(crate) const fn plain_key(name: &'static str, kind: KeyKind) -> Key {
    key(name, "", kind)
}

const fn key(name: &'static str, about: &'static str, kind: KeyKind) -> Key {
    Key { name, about, kind, default: "", required: false, adds: false }
}

impl Key {
    pub(crate) const fn or(self, default: &'static str) -> Self {
        Self { default, ..self }
    }

    const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    const fn adding(self) -> Self {
        Self { adds: true, ..self }
    }
}

/// The names of the weights, heaviest first.
const SEVERITIES: &[&str] = &["error", "warning", "hint"];
/// IPA's systems: until March 2026, and since.
const SYSTEMS: &[&str] = &["old", "new"];
/// The languages there are.
const LANGUAGES: &[&str] = &["ja", "en"];

/// The tables of the file.
pub const KEYS: &[Key] = &[
    key("extends", "key-extends", KeyKind::Text),
    key("lint", "key-lint", KeyKind::Table(LINT)),
    key("site", "key-site", KeyKind::Table(SITE)),
];

const LINT: &[Key] = &[
    key("fail_on", "key-lint-fail-on", KeyKind::Word(SEVERITIES)).or("\"error\""),
    key("lang", "key-lint-lang", KeyKind::Word(LANGUAGES)),
    key("include", "key-lint-include", KeyKind::Globs),
    key("extend_include", "key-lint-extend-include", KeyKind::Globs).or("[]").adding(),
    key("exclude", "key-lint-exclude", KeyKind::Globs).or("[]"),
    key("extend_exclude", "key-lint-extend-exclude", KeyKind::Globs).or("[]").adding(),
    key("gitignore", "key-lint-gitignore", KeyKind::Bool).or("true"),
    key("baseline", "key-lint-baseline", KeyKind::Text),
    key("allow", "key-lint-allow", KeyKind::Texts).or("[]").adding(),
    key("rules", "key-lint-rules", KeyKind::Weights),
    key("paths", "key-lint-paths", KeyKind::Tables(PATHS)),
    key("vocabulary", "key-lint-vocabulary", KeyKind::Table(VOCABULARY)),
    key("encodings", "key-lint-encodings", KeyKind::Tables(ENCODINGS)),
    key("limits", "key-lint-limits", KeyKind::Table(LIMITS)),
    key("declaration", "key-lint-declaration", KeyKind::Table(DECLARATION)),
];

const PATHS: &[Key] = &[
    key("files", "key-lint-paths-files", KeyKind::Globs).required(),
    key("rules", "key-lint-paths-rules", KeyKind::Weights),
];

const VOCABULARY: &[Key] = &[
    key("schemes", "key-lint-vocabulary-schemes", KeyKind::Texts).or("[]").adding(),
    key("products", "key-lint-vocabulary-products", KeyKind::Texts).or("[]").adding(),
    key("spellings", "key-lint-vocabulary-spellings", KeyKind::TextsById).adding(),
];

const ENCODINGS: &[Key] = &[
    key("files", "key-lint-encodings-files", KeyKind::Globs).required(),
    key("encoding", "key-lint-encodings-encoding", KeyKind::Text).required(),
];

const LIMITS: &[Key] = &[
    key("file_size", "key-lint-limits-file-size", KeyKind::Number).or("256"),
    key("archive_files", "key-lint-limits-archive-files", KeyKind::Number).or("20000"),
    key("archive_depth", "key-lint-limits-archive-depth", KeyKind::Number).or("3"),
    key("pdf_pages", "key-lint-limits-pdf-pages", KeyKind::Number).or("5000"),
];

const DECLARATION: &[Key] = &[
    key("stars", "key-lint-declaration-stars", KeyKind::Stars),
    key("one_star", "key-lint-declaration-one-star", KeyKind::Day),
    key("two_stars", "key-lint-declaration-two-stars", KeyKind::Day),
    key("accepted", "key-lint-declaration-accepted", KeyKind::Day),
    key("system", "key-lint-declaration-system", KeyKind::Word(SYSTEMS)),
];

const SITE: &[Key] = &[
    key("company", "key-site-company", KeyKind::Text).required(),
    key("company_en", "key-site-company-en", KeyKind::Text),
    key("stars", "key-site-stars", KeyKind::Stars).required(),
    key("declared", "key-site-declared", KeyKind::Day).required(),
    key("accepted", "key-site-accepted", KeyKind::Day),
    key("system", "key-site-system", KeyKind::Word(SYSTEMS)),
    key("url", "key-site-url", KeyKind::Text).required(),
    key("languages", "key-site-languages", KeyKind::Words(LANGUAGES)).or("[\"ja\", \"en\"]"),
    key("output", "key-site-output", KeyKind::Text).or("\"public\""),
    key("logo", "key-site-logo", KeyKind::Text),
    key("email", "key-site-email", KeyKind::Text),
    key("tel", "key-site-tel", KeyKind::Text),
    key("one_star_material", "key-site-one-star-material", KeyKind::Text),
    key("show_self_declaration_id", "key-site-show-self-declaration-id", KeyKind::Text),
    key("wording", "key-site-wording", KeyKind::Bool).or("true"),
    key("policy", "key-site-policy", KeyKind::Table(POLICY)),
    key("theme", "key-site-theme", KeyKind::Table(THEME)),
];

const POLICY: &[Key] = &[
    key("url", "key-site-policy-url", KeyKind::Text),
    key("url_en", "key-site-policy-url-en", KeyKind::Text),
    key("make", "key-site-policy-make", KeyKind::Bool).or("false"),
    key("representative", "key-site-policy-representative", KeyKind::Text),
    key("representative_en", "key-site-policy-representative-en", KeyKind::Text),
    key("established", "key-site-policy-established", KeyKind::Day),
    key("revised", "key-site-policy-revised", KeyKind::Day),
];

pub(super) const THEME: &[Key] = &[
    key("accent", "key-site-theme-accent", KeyKind::Text).or("\"#1f4e79\""),
    key("accent_dark", "key-site-theme-accent-dark", KeyKind::Text).or("\"#9cc3ea\""),
    key("font", "key-site-theme-font", KeyKind::Text),
];

/// What holds where a text is not set.
pub(super) fn default_text(keys: &[Key], name: &str) -> String {
    let default = keys.iter().find(|key| key.name == name).and_then(|key| from_toml(key.default));
    default.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// What holds where a key is not set; `null` where nothing does.
pub fn default_of(key: &Key) -> Value {
    from_toml(key.default).unwrap_or(Value::Null)
}
