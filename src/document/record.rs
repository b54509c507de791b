//! Texts that belong together as one thing.

/// The fields of one thing: an object or map of data or a script, a row of a table or of CSV.
///
/// Its texts name it in [`Segment::record`](super::Segment::record). The field that names the thing
/// stands over the others as [`Relation::RowHeader`](super::Relation::RowHeader), over records in it
/// as [`Relation::Heading`](super::Relation::Heading).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The record it lies in, as an index into [`Document::records`](super::Document::records).
    pub parent: Option<usize>,
    /// The text that names it, as an index into [`Document::segments`](super::Document::segments).
    /// It need not come first: `{ badge: "…", title: "…" }`.
    pub head: Option<usize>,
}
