//! What a reader sees: blocks of visible text, each piece mapped back to its source.

mod mapped_text;
mod segment;

pub use mapped_text::{MappedText, Piece};
pub use segment::{
    Comment, Document, Image, Label, Link, Looks, Relation, Segment, SegmentKind, Sheet,
};
