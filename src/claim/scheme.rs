//! A scheme file as a value.

use serde::Deserialize;

/// A scheme: its names, levels and status.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// Kebab-case id.
    pub id: String,
    /// Its official name, for messages.
    pub name: String,
    /// Its official page.
    pub url: String,
    /// Spellings that are right, normalised.
    pub official: Vec<String>,
    /// Spellings that are understood but not official, normalised.
    #[serde(default)]
    pub variant: Vec<String>,
    /// Words that look like a misspelling and are none.
    #[serde(default)]
    pub not_misspelt: Vec<String>,
    /// Ways to name it again (同制度).
    #[serde(default)]
    pub anaphor: Vec<String>,
    /// Levels it has.
    #[serde(default)]
    pub levels: Vec<Level>,
    /// Regular expressions of levels it does not have.
    #[serde(default)]
    pub unknown_levels: Vec<String>,
    /// Nouns for the act it consists in (宣言).
    #[serde(default)]
    pub act: Vec<String>,
    /// Status names beside the levels (普及賛同企業).
    #[serde(default)]
    pub status: Vec<String>,
    /// Words that show that the scheme is meant where its name has other meanings too.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// Those of them that no other scheme has.
    #[serde(default)]
    pub sure_evidence: Vec<String>,
    /// Words that show that a level belongs to something else.
    #[serde(default)]
    pub other_stars: Vec<String>,
    /// The body that runs it, as its name ends: IPA.
    #[serde(default)]
    pub run_by: Vec<String>,
    /// How to know its logo.
    #[serde(default)]
    pub logos: Vec<LogoFile>,
    /// What the text in the logo's place looks like, as regular expressions over normalised text.
    #[serde(default)]
    pub logo_alt: Vec<String>,
}

/// A logo by the name of its file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogoFile {
    /// A regular expression over the file's name in lower case, without its extension.
    pub name: String,
    /// A word that every such name holds; a page without it, and without a name of the scheme, is
    /// not read.
    pub word: String,
    /// The level it stands for, where the name says it.
    #[serde(default)]
    pub stars: Option<u8>,
}

/// A level of a scheme in one notation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// How many stars.
    pub stars: u8,
    /// The notation, normalised.
    pub text: String,
    /// True for a notation the operator uses.
    #[serde(default)]
    pub official: bool,
    /// True when it is the scheme's even where nothing names the scheme.
    #[serde(default)]
    pub bare: bool,
    /// The official notation to write instead.
    #[serde(default)]
    pub write: Option<String>,
}
