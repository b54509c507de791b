//! How what is said can stand to what is.

use crate::sentence::Effect;

/// How what is said stands to what is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// It was done, or is so.
    Done,
    /// It was so in former days.
    Former,
    /// It is meant to be done.
    Planned,
    /// Somebody is told, or asked, to do it.
    Advised,
    /// Whether it is so is asked.
    Asked,
    /// If it is so, or can be.
    Conditional,
    /// It is spoken of, and not said: a way, a kind, a wording.
    Mentioned,
}

impl Modality {
    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Former => "former",
            Self::Planned => "planned",
            Self::Advised => "advised",
            Self::Asked => "asked",
            Self::Conditional => "conditional",
            Self::Mentioned => "mentioned",
        }
    }

    /// What an operator says.
    pub(in crate::claim) fn of(effect: Effect) -> Self {
        match effect {
            Effect::Former => Self::Former,
            Effect::Plan => Self::Planned,
            Effect::Advice => Self::Advised,
            Effect::Condition | Effect::Occasion | Effect::Purpose | Effect::Attainment => {
                Self::Conditional
            }
            Effect::Mention => Self::Mentioned,
            _ => Self::Done,
        }
    }
}
