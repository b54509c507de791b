//! Sentences as grammar has them, whatever they speak of: how words inflect, which phrases and
//! clauses there are. Knows no scheme.

mod inflection;

pub use inflection::{Auxiliary, Class, Conjugation, Form, Inflected, Paradigms, Voice};
