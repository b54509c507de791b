//! How the reports for people look.

use miette::ThemeStyles;

use crate::message::Lang;

/// What a report for people needs to know of who reads it.
#[derive(Clone, Copy, Debug)]
pub struct Appearance {
    /// The language.
    pub lang: Lang,
    /// Colours by ANSI escapes.
    pub color: bool,
    /// Line drawing beyond ASCII.
    pub unicode: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Appearance {
    /// The sixteen colours that a terminal's own theme keeps readable, or none.
    pub(super) fn styles(self) -> ThemeStyles {
        if self.color { ThemeStyles::ansi() } else { ThemeStyles::none() }
    }
}
