//! Conjugations and what may follow their forms, as rule files write them
//! (`rules/grammar/japanese.toml`).

use serde::Deserialize;

use super::form::Form;

/// A conjugation, as rule files write it: endings by the form they give.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each key is the form of `Form` that its endings give")]
pub struct Conjugation {
    /// What predicates name as their `class`.
    pub name: String,
    /// True when the stem is a noun that can stand by itself: 宣言(する).
    pub noun: bool,
    /// True when words of this class are recognised by their okurigana alone.
    pub open: bool,
    /// True when て and た become で and だ.
    pub voiced: bool,
    pub irrealis: Vec<String>,
    pub continuative: Vec<String>,
    pub euphonic: Vec<String>,
    pub dictionary: Vec<String>,
    pub conditional: Vec<String>,
    pub volitional: Vec<String>,
    pub humble: Vec<String>,
    pub te: Vec<String>,
    /// Endings that add the passive and conjugate on like 受ける.
    pub passive: Vec<String>,
    /// The same for the potential.
    pub potential: Vec<String>,
    /// The same for the causative.
    pub causative: Vec<String>,
}

/// What may follow a form, as rule files write it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Auxiliary {
    /// The forms it follows.
    pub after: Vec<Form>,
    /// How it is written.
    pub text: Vec<String>,
    /// The conjugation it goes on in.
    pub class: Option<String>,
    /// The form it gives, where it does not conjugate.
    pub gives: Option<Form>,
    /// It denies.
    pub negative: bool,
    /// It is polite.
    pub polite: bool,
    /// It says that something is over.
    pub past: bool,
    /// It says a wish.
    pub wish: bool,
    /// It says what is so from then on: ている.
    pub lasting: bool,
    /// It asks somebody for it: てください.
    pub request: bool,
    /// Somebody else does it for who speaks: てもらう.
    pub favour: bool,
    /// It humbles who acts.
    pub humble: bool,
}
