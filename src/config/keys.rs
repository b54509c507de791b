//! Every key of `sa-lint.toml`: its type, default and description in one place, for the schema,
//! the list of effective settings and the documentation. Tests compare it with what the readers
//! take.

/// One key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// Id of the message that describes it.
    pub about: &'static str,
    /// What can stand there.
    pub kind: Kind,
    /// What holds where it is not set, as TOML; empty where nothing does.
    pub default: &'static str,
    /// True when its table is not valid without it.
    pub required: bool,
    /// True when what an extended file says is added to it, not replaced by it.
    pub adds: bool,
}

/// What can stand for a key.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
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

const fn key(name: &'static str, about: &'static str, kind: Kind) -> Key {
    Key { name, about, kind, default: "", required: false, adds: false }
}

impl Key {
    const fn or(self, default: &'static str) -> Self {
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
    key("extends", "key-extends", Kind::Text),
    key("lint", "key-lint", Kind::Table(LINT)),
    key("site", "key-site", Kind::Table(SITE)),
];

const LINT: &[Key] = &[
    key("fail_on", "key-lint-fail-on", Kind::Word(SEVERITIES)).or("\"error\""),
    key("lang", "key-lint-lang", Kind::Word(LANGUAGES)),
    key("include", "key-lint-include", Kind::Globs),
    key("extend_include", "key-lint-extend-include", Kind::Globs).or("[]").adding(),
    key("exclude", "key-lint-exclude", Kind::Globs).or("[]"),
    key("extend_exclude", "key-lint-extend-exclude", Kind::Globs).or("[]").adding(),
    key("gitignore", "key-lint-gitignore", Kind::Bool).or("true"),
    key("baseline", "key-lint-baseline", Kind::Text),
    key("allow", "key-lint-allow", Kind::Texts).or("[]").adding(),
    key("rules", "key-lint-rules", Kind::Weights),
    key("paths", "key-lint-paths", Kind::Tables(PATHS)),
    key("vocabulary", "key-lint-vocabulary", Kind::Table(VOCABULARY)),
    key("encodings", "key-lint-encodings", Kind::Tables(ENCODINGS)),
    key("declaration", "key-lint-declaration", Kind::Table(DECLARATION)),
];

const PATHS: &[Key] = &[
    key("files", "key-lint-paths-files", Kind::Globs).required(),
    key("rules", "key-lint-paths-rules", Kind::Weights),
];

const VOCABULARY: &[Key] = &[
    key("schemes", "key-lint-vocabulary-schemes", Kind::Texts).or("[]").adding(),
    key("products", "key-lint-vocabulary-products", Kind::Texts).or("[]").adding(),
    key("spellings", "key-lint-vocabulary-spellings", Kind::TextsById).adding(),
];

const ENCODINGS: &[Key] = &[
    key("files", "key-lint-encodings-files", Kind::Globs).required(),
    key("encoding", "key-lint-encodings-encoding", Kind::Text).required(),
];

const DECLARATION: &[Key] = &[
    key("stars", "key-lint-declaration-stars", Kind::Stars),
    key("one_star", "key-lint-declaration-one-star", Kind::Day),
    key("two_stars", "key-lint-declaration-two-stars", Kind::Day),
    key("accepted", "key-lint-declaration-accepted", Kind::Day),
    key("system", "key-lint-declaration-system", Kind::Word(SYSTEMS)),
];

const SITE: &[Key] = &[
    key("company", "key-site-company", Kind::Text).required(),
    key("company_en", "key-site-company-en", Kind::Text),
    key("stars", "key-site-stars", Kind::Stars).required(),
    key("declared", "key-site-declared", Kind::Day).required(),
    key("accepted", "key-site-accepted", Kind::Day),
    key("system", "key-site-system", Kind::Word(SYSTEMS)),
    key("url", "key-site-url", Kind::Text).required(),
    key("languages", "key-site-languages", Kind::Words(LANGUAGES)).or("[\"ja\", \"en\"]"),
    key("output", "key-site-output", Kind::Text).or("\"public\""),
    key("logo", "key-site-logo", Kind::Text),
    key("email", "key-site-email", Kind::Text),
    key("tel", "key-site-tel", Kind::Text),
    key("one_star_material", "key-site-one-star-material", Kind::Text),
    key("show_self_declaration_id", "key-site-show-self-declaration-id", Kind::Text),
    key("wording", "key-site-wording", Kind::Bool).or("true"),
    key("policy", "key-site-policy", Kind::Table(POLICY)),
    key("theme", "key-site-theme", Kind::Table(THEME)),
];

const POLICY: &[Key] = &[
    key("url", "key-site-policy-url", Kind::Text),
    key("url_en", "key-site-policy-url-en", Kind::Text),
    key("make", "key-site-policy-make", Kind::Bool).or("false"),
    key("representative", "key-site-policy-representative", Kind::Text),
    key("representative_en", "key-site-policy-representative-en", Kind::Text),
    key("established", "key-site-policy-established", Kind::Day),
    key("revised", "key-site-policy-revised", Kind::Day),
];

const THEME: &[Key] = &[
    key("accent", "key-site-theme-accent", Kind::Text).or("\"#1f4e79\""),
    key("accent_dark", "key-site-theme-accent-dark", Kind::Text).or("\"#9cc3ea\""),
    key("font", "key-site-theme-font", Kind::Text),
];
