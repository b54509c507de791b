//! Places and bytes: spans, lines and columns, encodings, the source file.

mod binary;
mod line_index;
mod source;
mod span;

pub use binary::looks_binary;
pub use line_index::{LineIndex, Position};
pub use source::SourceFile;
pub use span::Span;
