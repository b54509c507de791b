//! How a wrong phrase becomes right.

use serde::Deserialize;

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
