//! What is wrong with vocabulary.

/// Why vocabulary cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// A pattern is no regular expression.
    #[error("`{pattern}` is no regular expression: {cause}")]
    Pattern {
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        cause: Box<regex::Error>,
    },
    /// A word names a conjugation that no file describes.
    #[error("`{stem}` conjugates as `{class}`, which no file describes")]
    Conjugation {
        /// The word's stem.
        stem: String,
        /// The conjugation it names.
        class: String,
    },
    /// The words that pages are first searched for cannot be compiled.
    #[error("the vocabulary cannot be compiled: {0}")]
    Words(#[from] aho_corasick::BuildError),
}
