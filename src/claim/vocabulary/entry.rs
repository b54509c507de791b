//! Entries of the vocabulary as files write them.

use serde::Deserialize;

/// A predicate.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PredicateEntry {
    /// The stem, which no form changes.
    pub stem: String,
    /// The name of its conjugation; it takes no ending where missing.
    #[serde(default)]
    pub class: Option<String>,
    /// The sense rules refer to.
    pub sense: String,
    /// True for a noun that takes no する.
    #[serde(default)]
    pub noun: bool,
    /// What follows the right noun where a noun that takes no する is exchanged: 取り方 → 宣言**方法**.
    #[serde(default)]
    pub followed_by: Option<String>,
    /// False when the sentence must be rewritten by a person.
    #[serde(default = "yes")]
    pub replaceable: bool,
    /// True when no other verb carries it.
    #[serde(default)]
    pub alone: bool,
    /// `passive`: counts in the passive only.
    #[serde(default)]
    pub voice: Option<String>,
    /// Particles that its object must stand with, where it has one: 宣言企業**に**選ばれ, but
    /// 宣言**を**選ばれ is somebody's choice. Any where empty.
    #[serde(default)]
    pub takes: Vec<String>,
    /// True when its object must stand beside it.
    #[serde(default)]
    pub weak: bool,
    /// True for what is said of a thing and not of a deed: 星を受ける, but 宣言を受けて.
    #[serde(default)]
    pub of_thing: bool,
    /// True for a verb whose active is the deed of who gives: 星を付与する.
    #[serde(default)]
    pub gives: bool,
    /// True for what the company's own organs do too: 取締役会で承認されました.
    #[serde(default)]
    pub internal: bool,
}

/// How predicates of one sense behave. A sense that no file describes has none of this.
#[derive(Clone, Debug, Deserialize)]
pub struct SenseEntry {
    /// The name that predicates and rules refer to.
    pub name: String,
    /// Its behaviour.
    #[serde(flatten)]
    pub behaviour: Behaviour,
}

/// What is particular to a sense.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Behaviour {
    /// Somebody else judges: 認定していただく, 認定制度.
    pub judged: bool,
    /// It is the scheme's wherever the sentence is about the scheme: 審査を通過し、二つ星に.
    pub passed: bool,
    /// It is done to a thing; with に it stands when or what for: 取引のために取得.
    pub got: bool,
    /// Stars alone do not make it the scheme's: 登録.
    pub vague: bool,
    /// To say it is to do it: 宣言します.
    pub performed: bool,
}

impl Behaviour {
    /// True for what schemes of declaration are wrongly said to give: a judgement, or a thing that is got.
    pub(crate) fn is_given(self) -> bool {
        self.judged || self.got
    }
}

/// A verb that carries a predicate noun.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupportEntry {
    /// The stem.
    pub stem: String,
    /// The name of its conjugation.
    pub class: String,
    /// True for a humble verb, whose politeness the replacement keeps with いたす.
    #[serde(default)]
    pub humble: bool,
}

/// An English verb, as rule files write it. Forms that are not looked for are left out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnglishVerb {
    /// Past tense and participle; names the verb.
    pub past: String,
    /// Infinitive.
    #[serde(default)]
    pub base: Option<String>,
    /// Third person.
    #[serde(default)]
    pub third: Option<String>,
    /// Present participle.
    #[serde(default)]
    pub ing: Option<String>,
    /// The sense rules refer to.
    pub sense: String,
    /// True for a verb that counts only with a preposition behind it: recognized **with**.
    #[serde(default)]
    pub linked: bool,
}

/// An English noun that says the same as a verb.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnglishNoun {
    /// The noun.
    pub word: String,
    /// The sense rules refer to.
    pub sense: String,
}

const fn yes() -> bool {
    true
}
