//! One rule file as a value.

use std::borrow::Cow;

use serde::Deserialize;

use super::Text;
use crate::extract::Format;
use crate::judge::{Judge, Replacement, Severity};

/// A rule: what it judges and everything a person wants to know about it.
///
/// Read from a TOML file whose keys are these fields; unknown keys are errors.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Permanent, kebab-case, never translated.
    pub id: String,
    /// Id of the scheme it watches over; only rules on the program's own comments have none.
    #[serde(default)]
    pub scheme: Option<String>,
    /// Severity unless configured otherwise.
    pub severity: Severity,
    /// What the rule rests on.
    pub ground: Ground,
    /// Address of the official source.
    pub url: String,
    /// What the rule is called, in a few words.
    pub title: Text,
    /// The finding in one sentence; `{matched}` is the wrong phrase.
    pub message: Text,
    /// What to do; `{replacement}` is the right phrase where there is one.
    pub help: Text,
    /// What to do where no replacement can be offered; `help` where missing.
    #[serde(default)]
    pub help_without_replacement: Option<Text>,
    /// What it judges, in prose.
    pub judges: Text,
    /// Why it matters, with what the source says.
    pub why: Text,
    /// How the engine judges.
    pub judge: Judge,
    /// How a wrong phrase becomes right.
    #[serde(default)]
    pub replacement: Option<Replacement>,
    /// Texts the rule must report.
    #[serde(default, rename = "bad")]
    pub bad: Vec<BadExample>,
    /// Texts the rule must leave alone.
    #[serde(default, rename = "good")]
    pub good: Vec<GoodExample>,
}

/// What a rule rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ground {
    /// The operator's own notice to those who declared.
    Source,
    /// An official page.
    Official,
    /// Good practice; no official text says so.
    Practice,
}

/// A file of an example that is a site.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleFile {
    /// Its path in the site, which says its format.
    pub path: String,
    /// What is in it; of an `.svg`, `.css` or other file too.
    pub text: String,
}

/// An example as one text: of a site, its files one after the other, each after its path.
fn shown<'e>(text: &'e str, files: &[ExampleFile]) -> Cow<'e, str> {
    if files.is_empty() {
        return Cow::Borrowed(text);
    }
    let files = files.iter().map(|file| format!("{}: {}", file.path, file.text));
    Cow::Owned(files.collect::<Vec<_>>().join("\n"))
}

impl BadExample {
    /// The text, or the files of the site one after the other.
    pub fn shown(&self) -> Cow<'_, str> {
        shown(&self.text, &self.files)
    }
}

impl GoodExample {
    /// The text, or the files of the site one after the other.
    pub fn shown(&self) -> Cow<'_, str> {
        shown(&self.text, &self.files)
    }
}

/// A text, or a site, that must be reported.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BadExample {
    /// The text.
    #[serde(default)]
    pub text: String,
    /// The files of a site, instead of a text.
    #[serde(default)]
    pub files: Vec<ExampleFile>,
    /// Its format; plain text where missing.
    #[serde(default)]
    pub format: Format,
    /// The part of the text, or of one of the files, a finding must overlap.
    #[serde(rename = "match")]
    pub matched: String,
    /// The text after the fix; missing where nothing is changed automatically.
    #[serde(default)]
    pub fixed: Option<String>,
}

/// A text, or a site, that must be left alone.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoodExample {
    /// The text.
    #[serde(default)]
    pub text: String,
    /// The files of a site, instead of a text.
    #[serde(default)]
    pub files: Vec<ExampleFile>,
    /// Its format; plain text where missing.
    #[serde(default)]
    pub format: Format,
}
