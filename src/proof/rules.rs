//! `rules/proof/*.toml` to values: how mails are recognised, what offices ask for.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use crate::message::{Lang, Message};

const MAILS: &str = include_str!("../../rules/proof/mails.toml");
const PURPOSES: &str = include_str!("../../rules/proof/purposes.toml");

/// How the mails and the page that prove a declaration are recognised.
#[derive(Debug, Deserialize)]
pub(super) struct MailRules {
    pub(super) sender: Vec<String>,
    pub(super) end: Vec<Pattern>,
    pub(super) levels: Vec<Level>,
    pub(super) both: Pattern,
    pub(super) numbers: Numbers,
    pub(super) kind: Vec<KindRule>,
    pub(super) status: StatusRule,
    pub(super) days: Days,
}

#[derive(Debug, Deserialize)]
pub(super) struct Level {
    pub(super) stars: u8,
    pub(super) pattern: Pattern,
}

#[derive(Debug, Deserialize)]
pub(super) struct Numbers {
    pub(super) user: Pattern,
    pub(super) declaration: Pattern,
    pub(super) old: String,
    pub(super) new: String,
    pub(super) lengths: Vec<usize>,
}

#[derive(Debug, Deserialize)]
pub(super) struct KindRule {
    pub(super) id: super::EvidenceKind,
    pub(super) subject: Pattern,
    pub(super) body: Vec<Pattern>,
    pub(super) holds: Vec<Pattern>,
}

#[derive(Debug, Deserialize)]
pub(super) struct StatusRule {
    pub(super) page: Vec<Pattern>,
    pub(super) company: Pattern,
    pub(super) level: Pattern,
    pub(super) state: Pattern,
    pub(super) done: Pattern,
}

#[derive(Debug, Deserialize)]
pub(super) struct Days {
    pub(super) least: i32,
    pub(super) most: i32,
}

/// A regular expression of a rule file.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Pattern(pub(super) Regex);

impl TryFrom<String> for Pattern {
    type Error = regex::Error;

    fn try_from(text: String) -> Result<Self, regex::Error> {
        Regex::new(&text).map(Self)
    }
}

/// What proof is for: an office, and what it asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// Its short name on the command line.
    pub id: String,
    /// Words by which it is found, in lower case.
    pub words: Vec<String>,
    /// What people call it.
    pub title: BTreeMap<String, String>,
    /// What is asked for, in a sentence.
    pub note: BTreeMap<String, String>,
    /// The stars that are enough.
    pub stars: u8,
    /// True where the information security policy must be handed in, too.
    #[serde(default)]
    pub policy: bool,
    /// True where the declaration's number is typed into a form.
    #[serde(default)]
    pub asks_number: bool,
    /// The system of which declarations are refused.
    #[serde(default)]
    pub refuses: Option<super::System>,
    /// Since when.
    #[serde(default, deserialize_with = "day")]
    pub refuses_from: Option<Date>,
    /// How sure that is.
    #[serde(default)]
    pub refuses_ground: Option<Ground>,
    /// How sure the rest is.
    pub ground: Ground,
    /// Where it is said.
    pub source: String,
    /// When that was last looked at.
    #[serde(deserialize_with = "day")]
    pub checked: Option<Date>,
}

/// How sure a statement on an office is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ground {
    /// The office's own text.
    Official,
    /// The hand-out that this program was made from.
    Source,
    /// Several third parties say the same.
    Agreed,
    /// One third party says it.
    Reported,
    /// Nothing was found.
    Unknown,
}

impl Ground {
    /// What it is called.
    pub fn name(self) -> Message {
        Message::new(self.id())
    }

    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Official => "proof-source-official",
            Self::Source => "proof-source-handout",
            Self::Agreed => "proof-source-agreed",
            Self::Reported => "proof-source-reported",
            Self::Unknown => "proof-source-unknown",
        }
    }
}

#[derive(Deserialize)]
struct Purposes {
    purpose: Vec<Purpose>,
}

fn day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    let day = toml::value::Datetime::deserialize(from)?;
    day.to_string().parse().map(Some).map_err(serde::de::Error::custom)
}

static RULES: LazyLock<Option<MailRules>> = LazyLock::new(|| toml::from_str(MAILS).ok());
static ALL: LazyLock<Vec<Purpose>> = LazyLock::new(|| {
    toml::from_str::<Purposes>(PURPOSES).map(|all| all.purpose).unwrap_or_default()
});

/// The rules on mails; a test shows that they are there.
pub(super) fn mails() -> Option<&'static MailRules> {
    RULES.as_ref()
}

/// So many days after the declaration, at the latest, the acceptance has come.
pub(super) fn latest_acceptance() -> i32 {
    mails().map_or(28, |rules| rules.days.most)
}

/// Everything that proof is known to be for; the first is general.
pub fn purposes() -> &'static [Purpose] {
    &ALL
}

/// What a person calls a purpose to the purpose: by its short name, title or words in it.
pub fn purpose(name: &str) -> Option<&'static Purpose> {
    let name: String = name.nfkc().filter(|c| !c.is_whitespace()).collect();
    let name = name.to_lowercase();
    let is = |purpose: &&Purpose| {
        purpose.id == name
            || purpose.title.values().any(|title| title.to_lowercase() == name)
            || purpose.words.iter().any(|word| name.contains(word.as_str()))
    };
    ALL.iter().find(is)
}

impl Purpose {
    /// What people call it.
    pub fn title(&self, lang: Lang) -> &str {
        self.title.get(lang.tag()).map_or("", String::as_str)
    }

    /// What is asked for.
    pub fn note(&self, lang: Lang) -> &str {
        self.note.get(lang.tag()).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_are_there_in_both_languages() {
        let rules: Result<MailRules, _> = toml::from_str(MAILS);
        assert!(rules.is_ok(), "{:?}", rules.err());
        let all: Result<Purposes, _> = toml::from_str(PURPOSES);
        assert!(all.is_ok(), "{:?}", all.err());
        assert_eq!(purposes().first().map(|purpose| purpose.id.as_str()), Some("general"));
        for purpose in purposes() {
            for lang in Lang::ALL {
                assert!(!purpose.title(lang).is_empty(), "{}", purpose.id);
                assert!(!purpose.note(lang).is_empty(), "{}", purpose.id);
            }
            assert!(
                purpose.checked.is_some() && (1..=2).contains(&purpose.stars),
                "{}",
                purpose.id
            );
        }
    }

    #[test]
    fn offices_by_what_people_call_them() {
        let found = |name| purpose(name).map(|purpose| purpose.id.as_str());
        assert_eq!(found("デジタル化・AI導入補助金"), Some("digital-ai"));
        assert_eq!(found("ＩＴ導入補助金2025"), Some("digital-ai"));
        assert_eq!(found("東京都サイバーセキュリティ対策促進助成金"), Some("tokyo-cyber"));
        assert_eq!(found("事業承継・M&A補助金"), Some("succession"));
        assert_eq!(found("general"), Some("general"));
        assert_eq!(found("見本市の助成金"), None);
    }
}
