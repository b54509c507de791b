//! One rule file as a value.

use std::borrow::Cow;

use serde::Deserialize;

use super::{Severity, Text};
use crate::extract::Format;

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

/// How the engine judges, with the parameters of each way.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Judge {
    /// A predicate that governs an object of the scheme.
    Claim {
        /// Senses of the predicates, as in the vocabulary (`certify`, `acquire`, `declare`, …).
        senses: Vec<String>,
        /// Objects of the scheme: `scheme`, `level`, `act`, `status`.
        objects: Vec<String>,
        /// True when a question (取得していますか) is judged like a statement.
        #[serde(default)]
        asked: bool,
    },
    /// A noun that says what the scheme is.
    Description,
    /// A heading, head of a row or column, term or key that claims more than its item.
    Label,
    /// A level the scheme does not have.
    UnknownLevel,
    /// An unofficial notation of one of the scheme's `names` or `levels`.
    Notation {
        /// What is written wrongly.
        of: Notation,
    },
    /// A number that must not be published, near its name.
    Number {
        /// Names the number goes by.
        names: Vec<NumberName>,
        /// The number itself in ASCII digits without separators, as a regular expression.
        pattern: String,
        /// True when a number that one file of a site prints with its name is judged in its other
        /// files without the name too.
        #[serde(default)]
        across_files: bool,
    },
    /// A link to an address.
    Link {
        /// Hosts that must not be linked to any more.
        hosts: Vec<String>,
    },
    /// A phrase within the scheme's context.
    Phrase {
        /// Regular expressions over normalised text; the group `at`, if any, is the place.
        patterns: Vec<String>,
        /// Regular expressions that, found in the same sentence, excuse the phrase.
        #[serde(default)]
        unless: Vec<String>,
        /// Where the scheme must be named.
        scope: Scope,
        /// What to put in the place, if that is all it needs.
        #[serde(default)]
        write: Option<String>,
    },
    /// A comment to the program that does nothing.
    Suppression {
        /// What is wrong with it.
        of: SuppressionFault,
    },
    /// A site that claims a level and has no policy, which the level asks for.
    SitePolicy(SitePolicy),
    /// Files of a site that claim different levels.
    SiteLevel {
        /// Senses of the predicates that claim a level.
        senses: Vec<String>,
    },
    /// A logo without a text in its place.
    LogoAlt,
    /// A logo whose width and height are not in the ratio of its file.
    LogoRatio {
        /// How far the ratios may differ, in percent.
        tolerance: f64,
        /// Regular expressions of classes that keep the ratio whatever the attributes say.
        #[serde(default)]
        keeps: Vec<String>,
    },
    /// A logo that a style changes.
    LogoEffect {
        /// Regular expressions of classes that change it, for pages whose styles cannot be read.
        #[serde(default)]
        classes: Vec<String>,
    },
    /// A logo that is shown before the declaration was accepted.
    LogoEarly,
    /// A logo that a page takes from somebody else's server.
    LogoHotlink {
        /// Hosts of that server; a subdomain counts too.
        hosts: Vec<String>,
    },
}

/// What is wrong with a comment that should suppress findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SuppressionFault {
    /// It is written wrongly.
    Invalid,
    /// There is nothing it suppresses.
    Unused,
}

impl Judge {
    /// True for what only a whole site can tell: it is silent where single files are linted.
    pub fn is_of_site(&self) -> bool {
        matches!(
            self,
            Self::SitePolicy(_)
                | Self::SiteLevel { .. }
                | Self::LogoAlt
                | Self::LogoRatio { .. }
                | Self::LogoEffect { .. }
                | Self::LogoHotlink { .. }
                | Self::LogoEarly
        )
    }

    /// True for what judges labels.
    pub fn is_label(&self) -> bool {
        matches!(self, Self::Label)
    }

    /// True for what is not fully judged before all files of a site are known.
    pub fn needs_site(&self) -> bool {
        self.is_of_site() || matches!(self, Self::Number { across_files: true, .. })
    }
}

/// The policy that a level asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SitePolicy {
    /// The level.
    pub stars: u8,
    /// Senses of the predicates that claim it.
    pub senses: Vec<String>,
    /// What the policy is called, as regular expressions over normalised text.
    pub names: Vec<String>,
    /// What its address looks like, as regular expressions over the address in lower case.
    #[serde(default)]
    pub addresses: Vec<String>,
    /// Its usual headings: a page with three of them is the policy, whatever it is called.
    #[serde(default)]
    pub sections: Vec<String>,
}

/// What has an official notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Notation {
    /// The scheme's name.
    Names,
    /// Its levels.
    Levels,
}

/// A name a number goes by.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberName {
    /// The name, normalised.
    pub text: String,
    /// Severity of printing a number of this name.
    pub severity: Severity,
    /// True when the name is the scheme's own, false when the document must name the scheme.
    #[serde(default)]
    pub standalone: bool,
}

/// How a wrong phrase becomes right.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// The noun that takes the wrong one's place.
    pub noun: String,
    /// The English verb that does, by its past tense: `declared`. English claims have no fix where
    /// it is missing.
    #[serde(default)]
    pub english: Option<String>,
    /// What becomes of the words round it.
    #[serde(default)]
    pub frame: Frame,
}

/// What becomes of the words round an exchanged noun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Frame {
    /// The company acts itself: 「…の認定を受けました」 becomes 「…を宣言しました」.
    #[default]
    Active,
    /// The noun alone is exchanged: 「…の認定を受けました」 becomes 「…の付与を受けました」.
    Same,
}

/// Where a phrase's scheme must be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// In the same sentence.
    Sentence,
    /// In the same block, or over or before it.
    Topic,
    /// Anywhere in the document.
    Document,
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
