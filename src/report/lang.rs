//! The language a report speaks.

use crate::lint::Text;

/// A language of the program. Ids and JSON keys are the same in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Lang {
    /// Every language, to test that nothing is missing in one of them.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// The one of the two sentences that is in this language.
    pub const fn say<'a>(self, ja: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Ja => ja,
            Self::En => en,
        }
    }

    /// The sentence of `text` in this language.
    pub fn of(self, text: &Text) -> &str {
        self.say(&text.ja, &text.en)
    }
}
