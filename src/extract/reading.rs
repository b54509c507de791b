//! One document that was read: its text, its format, and what a reader sees of it, worked out once.

use std::sync::OnceLock;

use super::{Format, extract};
use crate::document::Document;
use crate::text::SourceFile;

/// A document as it was read. Judging, repairing and reporting it all look at the same one.
#[derive(Debug)]
pub struct Reading {
    /// Its decoded text.
    pub source: SourceFile,
    /// How its text is read.
    pub format: Format,
    document: OnceLock<Document>,
}

impl Reading {
    /// A text that is read as `format`.
    pub fn new(source: SourceFile, format: Format) -> Self {
        Self { source, format, document: OnceLock::new() }
    }

    /// What a reader sees of it, its comments included. Worked out when it is first asked for: most
    /// files are let go before.
    pub fn document(&self) -> &Document {
        self.document.get_or_init(|| extract(&self.source, self.format))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_worked_out_once() {
        let source = SourceFile::decode("a.html", b"<p>a<!-- sa-lint-disable-file x -->".to_vec());
        let reading = Reading::new(source, Format::Html);
        assert!(std::ptr::eq(reading.document(), reading.document()));
        assert_eq!(reading.document().segments[0].text.as_str(), "a");
        assert_eq!(reading.document().comments.len(), 1);
    }
}
