//! Sentences as grammar has them, whatever they speak of: how words inflect, and what turns an
//! assertion into something else. Knows no scheme.

mod inflection;
mod operator;

pub use inflection::{Auxiliary, Class, Conjugation, Form, Inflected, Paradigms, Voice};
pub use operator::{Effect, Operator, Operators, Scope};
