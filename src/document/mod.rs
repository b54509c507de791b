//! What a reader sees: blocks of visible text, each piece mapped back to its source.
//!
//! # One notion of a record
//!
//! What one object, map, row or element holds is one [`Record`], whatever the format: the row of a
//! table, `{ title: "…", badge: "…", year: "…" }` in TypeScript, JSON or YAML, a line of CSV. Each
//! text says in [`Segment::record`] which record it is a field of; records nest. One field may name
//! the thing ([`Record::head`]); it is a [`Relation::RowHeader`] of its siblings, also of the items
//! of lists among them, and a [`Relation::Heading`] of the records in it. A key that says something
//! to a reader (`認定・資格`, `certifications`) is a segment of its own, of kind
//! [`SegmentKind::Key`], and a [`Relation::Term`] of what it leads to.

mod mapped_text;
mod record;
mod segment;

pub use mapped_text::{MappedText, Piece};
pub use record::Record;
pub use segment::{
    Comment, Document, Image, Label, Link, Looks, Relation, Segment, SegmentKind, Sheet,
};
