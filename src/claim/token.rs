//! What normalised text is taken apart into: words, nouns, endings, signs.

use std::ops::Range;

use super::word::Object;
use crate::sentence::{Form, Inflected, Voice};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A known word, by its index in the lexicon.
    Word(usize),
    /// A name with a letter wrong, or a level that does not exist.
    Object(Object),
    /// The name of another scheme, found by its pattern.
    Rival,
    /// A run of kanji, katakana, Latin letters or digits that is no known word.
    Noun,
    /// What inflects the word before it, or an inflected word in kana: し|ました, おこなって.
    Ending(Ending),
    /// A run of hiragana that is no particle and no ending: an adverb.
    Kana,
    Particle,
    Date,
    Space,
    /// A line end between two statements.
    Break,
    Comma,
    /// 。 ! ?
    Stop,
    /// Any other sign.
    Mark,
    Open,
    Close,
}

/// What an inflected word says by its form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ending {
    /// The form it ends in.
    pub form: Form,
    /// True where it denies.
    pub negative: bool,
    /// True for the passive.
    pub passive: bool,
    /// True for ます and its forms.
    pub polite: bool,
    /// True when it is over: 〜た.
    pub past: bool,
    /// True for a wish: 〜たい.
    pub wish: bool,
    /// True for what is so from then on: 〜ている.
    pub lasting: bool,
    /// True where somebody is asked for it: 〜てください.
    pub request: bool,
    /// True where somebody else does it: 〜てもらう.
    pub favour: bool,
    /// True where it can be done: 〜できる.
    pub able: bool,
    /// The verb in kana that this token is, by its index in the lexicon; `None` for an ending.
    pub verb: Option<usize>,
}

/// A run of bytes of the normalised text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub range: Range<usize>,
    pub kind: Kind,
}

impl Ending {
    pub(super) fn of(inflected: &Inflected, verb: Option<usize>) -> Self {
        Self {
            form: inflected.last,
            negative: inflected.negative,
            passive: inflected.voice == Voice::Passive,
            polite: inflected.polite,
            past: inflected.past,
            wish: inflected.wish,
            lasting: inflected.lasting,
            request: inflected.request,
            favour: inflected.favour,
            able: inflected.able,
            verb,
        }
    }
}
