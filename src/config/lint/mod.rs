//! The `[lint]` part of `sa-lint.toml`: text to [`LintConfig`].

mod checked_against;
mod declaration;
mod globs;
mod limits;
mod rules;
mod vocabulary;

use std::sync::Arc;

use toml::de::DeTable;

use super::problem::{Level, Problem};
use super::reader::{At, Sheet, Table, document};
use super::site_values::one_line;
use crate::message::{Lang, Message};
use crate::rule::{OwnWords, Severity};
use crate::text::{Encoding, Span, encoding_for_label};

pub use checked_against::CheckedAgainst;
pub use declaration::Declaration;
pub use globs::Globs;
pub use limits::OwnLimits;
pub use rules::{PathRules, RuleLevels, Weight};

/// A valid `[lint]`. Whatever is not set is empty or `None`.
#[derive(Clone, Debug, Default)]
pub struct LintConfig {
    /// The file that says what this one does not, relative to its folder, and where that stands.
    pub extends: Option<(String, Span)>,
    /// The least severity that decides the exit code.
    pub fail_on: Option<Severity>,
    /// The language of reports.
    pub lang: Option<Lang>,
    /// The only files that are checked, if it is set.
    pub include: Option<Globs>,
    /// Files that are checked too, whatever they are called.
    pub extend_include: Option<Globs>,
    /// Files that are not checked.
    pub exclude: Option<Globs>,
    /// Files that are not checked either.
    pub extend_exclude: Option<Globs>,
    /// Whether a walk leaves out what Git ignores.
    pub gitignore: Option<bool>,
    /// The file of known findings, relative to the folder of the configuration.
    pub baseline: Option<String>,
    /// The weights of rules.
    pub rules: RuleLevels,
    /// The weights of rules in some paths; of several that fit, the last one that names the rule
    /// decides.
    pub paths: Vec<PathRules>,
    /// Names of the user's own.
    pub vocabulary: OwnWords,
    /// Phrases in which nothing is a finding.
    pub allow: Vec<String>,
    /// The encodings of some paths; of several that fit, the last one decides.
    pub encodings: Vec<Encodings>,
    /// How much of a file is read.
    pub limits: OwnLimits,
    /// What was declared, by `[lint.declaration]`, else by `[site]`.
    pub declaration: Option<Declaration>,
}

/// The encoding of some paths.
#[derive(Clone, Debug)]
pub struct Encodings {
    /// Which.
    pub files: Globs,
    /// Their encoding.
    pub encoding: &'static Encoding,
}

impl LintConfig {
    /// Reads the `[lint]` of the text of `sa-lint.toml`; a file without one sets nothing.
    ///
    /// # Errors
    /// Every problem found, each at its place.
    pub fn parse(
        path: &str,
        text: &Arc<str>,
        known: &CheckedAgainst<'_>,
    ) -> Result<Self, Vec<Problem>> {
        let mut sheet = Sheet::new(path, Arc::clone(text));
        let Some(document) = document(text, &mut sheet) else { return Err(sheet.problems) };
        let root = Table::root(&document);
        let extends = root.string(&mut sheet, "extends");
        let lint = root.table(&mut sheet, "lint");
        let site = root.table(&mut sheet, "site");
        root.finish(&mut sheet);
        let extends = valid(extends, &mut sheet, |path| Ok((one_line(&path.value)?, path.span)));
        let lint = lint.map(|lint| Self::read(lint, &mut sheet, known));
        let mut config = Self { extends, ..lint.unwrap_or_default() };
        if config.declaration.is_none() {
            let mut aside = Sheet::new(path, Arc::clone(text));
            config.declaration =
                site.and_then(|site| declaration::of_site(site, &mut aside, known.today));
        }
        if sheet.problems.iter().any(|problem| problem.level == Level::Error) {
            return Err(sheet.sorted());
        }
        Ok(config)
    }

    /// The language that a text of `sa-lint.toml` asks for, valid or not: so that what is wrong with
    /// it can be said in that language.
    pub fn language(text: &str) -> Option<Lang> {
        let document = DeTable::parse(text).ok()?;
        let mut aside = Sheet::new("", Arc::from(""));
        let root = Table::root(&document);
        let tag = root.table(&mut aside, "lint")?.string(&mut aside, "lang")?;
        language(&tag).ok()
    }

    /// The file that a text of `sa-lint.toml` extends, valid or not.
    pub fn extended(text: &str) -> Option<String> {
        let document = DeTable::parse(text).ok()?;
        let root = Table::root(&document);
        Some(root.string(&mut Sheet::new("", Arc::from("")), "extends")?.value)
    }

    fn read(lint: Table<'_>, sheet: &mut Sheet, known: &CheckedAgainst<'_>) -> Self {
        let fail_on = lint.string(sheet, "fail_on");
        let lang = lint.string(sheet, "lang");
        let include = Globs::of(&lint, sheet, "include");
        let extend_include = Globs::of(&lint, sheet, "extend_include");
        let exclude = Globs::of(&lint, sheet, "exclude");
        let extend_exclude = Globs::of(&lint, sheet, "extend_exclude");
        let gitignore = lint.bool(sheet, "gitignore");
        let baseline = lint.string(sheet, "baseline");
        let allow = lint.strings(sheet, "allow");
        let rules = lint.table(sheet, "rules");
        let paths = lint.tables(sheet, "paths");
        let vocabulary = lint.table(sheet, "vocabulary");
        let encodings = lint.tables(sheet, "encodings");
        let limits = lint.table(sheet, "limits");
        let declaration = lint.table(sheet, "declaration");
        lint.finish(sheet);
        Self {
            extends: None,
            fail_on: valid(fail_on, sheet, rules::severity),
            lang: valid(lang, sheet, language),
            include,
            extend_include,
            exclude,
            extend_exclude,
            gitignore: gitignore.map(|on| on.value),
            baseline: valid(baseline, sheet, |path| one_line(&path.value)),
            rules: rules.map(|table| rules::levels(table, sheet, known)).unwrap_or_default(),
            paths: rules::paths(paths, sheet, known),
            vocabulary: vocabulary
                .map(|table| vocabulary::read(table, sheet, known))
                .unwrap_or_default(),
            allow: allow
                .into_iter()
                .flat_map(|phrases| phrases.value)
                .filter_map(|phrase| valid(Some(phrase), sheet, |text| one_line(&text.value)))
                .collect(),
            encodings: encodings.into_iter().filter_map(|table| encoding(table, sheet)).collect(),
            limits: limits.map(|table| limits::read(table, sheet)).unwrap_or_default(),
            declaration: declaration.and_then(|table| declaration::read(table, sheet, known.today)),
        }
    }
}

/// A value that is there, if it is valid; else why not is reported at its place.
fn valid<T>(
    value: Option<At<String>>,
    sheet: &mut Sheet,
    check: impl Fn(&At<String>) -> Result<T, Problem>,
) -> Option<T> {
    let value = value?;
    check(&value).map_err(|problem| sheet.report(problem, value.span)).ok()
}

fn language(text: &At<String>) -> Result<Lang, Problem> {
    Lang::ALL.into_iter().find(|lang| lang.tag() == text.value).ok_or_else(|| {
        let message = Message::new("lint-config-lang").with("value", text.value.as_str());
        Problem::error(message).help(Message::new("lint-config-lang-help"))
    })
}

/// One entry of `[[lint.encodings]]`.
fn encoding(table: Table<'_>, sheet: &mut Sheet) -> Option<Encodings> {
    let files = Globs::of(&table, sheet, "files");
    let label = table.string(sheet, "encoding");
    table.finish(sheet);
    let encoding = valid(label, sheet, |label| {
        encoding_for_label(&label.value).ok_or_else(|| {
            let message = Message::new("lint-config-encoding").with("label", label.value.as_str());
            Problem::error(message).help(Message::new("lint-config-encoding-help"))
        })
    });
    Some(Encodings { files: files?, encoding: encoding? })
}
