//! Sentences as grammar has them, whatever they speak of: the spelling words are compared in, how words
//! inflect, and what turns an assertion into something else. Knows no scheme.

mod by_letter;
mod form;
mod inflection;
mod letter;
mod normalise;
mod operator;
mod paradigm;

pub(crate) use by_letter::ByLetter;
pub use form::Form;
pub use inflection::{Class, Inflected, Paradigms, Voice};
pub(crate) use letter::{begins, fold, is_hiragana, is_kanji, is_katakana, is_longer};
pub(crate) use normalise::{Normalised, normalised};
pub use operator::{Effect, Operator, Operators, Scope};
pub use paradigm::{Auxiliary, Conjugation};
