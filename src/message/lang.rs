//! The languages that the program speaks and in which it makes pages.

/// A language of the program, or of a page. Ids and JSON keys are the same in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

    /// The language's tag (BCP 47), also in HTML: `ja`, `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }
}
