//! One file per format: decoded text to [`Document`].

use crate::document::Document;
use crate::text::SourceFile;

/// A format the linter can read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// HTML and HTML-like templates.
    Html,
    /// Markdown, with front matter.
    Markdown,
    /// Plain text.
    #[default]
    Text,
}

/// What a reader sees of `source`.
pub fn extract(source: &SourceFile, format: Format) -> Document {
    let _ = (source, format);
    Document::default()
}
