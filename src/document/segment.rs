//! A document: its blocks of text, how they stand to each other, its links and images.

use std::ops::Range;

use super::MappedText;
use crate::text::Span;

/// Everything a reader or a search engine sees of one file, in source order.
#[derive(Debug, Default)]
pub struct Document {
    /// Blocks of text in source order.
    pub segments: Vec<Segment>,
    /// Addresses the page links to.
    pub links: Vec<Link>,
    /// Pictures.
    pub images: Vec<Image>,
}

/// One block of visible text: a paragraph, a cell, a heading, an attribute.
///
/// Inline markup is gone and its text joined. A visible line break (`<br>`, a line end in
/// plain text or Markdown) is kept as `\n`; a line end that HTML shows as a space, or as
/// nothing between two Japanese characters, is already that.
#[derive(Debug)]
pub struct Segment {
    /// The visible text and its places in the source.
    pub text: MappedText,
    /// What the block is.
    pub kind: SegmentKind,
    /// Blocks that stand over or beside this one and give it its topic, nearest first.
    pub labels: Vec<Label>,
    /// The block read just before this one in the same flow (same parent section), if any.
    pub previous: Option<usize>,
    /// Parts struck out (`<del>`, `<s>`, `<strike>`, `~~`), as byte ranges of `text`.
    pub struck: Vec<Range<usize>>,
}

/// What a block of text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    /// Running text, and whatever is nothing below.
    Paragraph,
    /// `h1`…`h6` or a Markdown heading; the level is 1 to 6.
    Heading(u8),
    /// One item of a list.
    ListItem,
    /// `th`, or a cell of a Markdown table's head row.
    TableHeader,
    /// `td`.
    TableCell,
    /// `dt`.
    Term,
    /// `dd`.
    Description,
    /// `figcaption`, `caption`, `legend`.
    Caption,
    /// The page's title: `<title>`, or a front matter title.
    Title,
    /// An attribute or `meta` element that a person or a search engine reads; the name is as in
    /// the source in lower case: `alt`, `aria-label`, `description`, `og:title`, …
    Attribute(String),
    /// A string in JSON-LD or front matter; the name is the nearest key (`award`, `description`).
    Property(String),
}

/// A block that stands over or beside another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// How it stands to the block that names it.
    pub relation: Relation,
    /// Its index in [`Document::segments`].
    pub segment: usize,
}

/// How a label stands to the block it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// A heading of the section the block is in (nearest heading first, then its parents').
    Heading,
    /// The head of the block's column.
    ColumnHeader,
    /// The head of the block's row: a `th`, or the first cell where a row has no `th`.
    RowHeader,
    /// The `dt` over a `dd`.
    Term,
    /// The paragraph that leads in the list the item is in, or the item that holds a nested list.
    ListHeading,
    /// Stands with it as one: `figcaption` and the `alt` of its image, a `caption` of the table.
    Companion,
}

/// An address the page links to (`href`, a Markdown link, a bare address in plain text).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The address with character references decoded.
    pub url: String,
    /// Where the address stands in the decoded text.
    pub span: Span,
    /// The block whose text holds the link, if any.
    pub segment: Option<usize>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// `src` (or the Markdown address) with character references decoded.
    pub src: String,
    /// The whole element in the decoded text.
    pub span: Span,
    /// The `src` value in the decoded text.
    pub src_span: Span,
    /// The block of the `alt` text; `None` when there is none or it is empty.
    pub alt: Option<usize>,
    /// All attributes of the element, names in lower case, values decoded, in source order
    /// (`src`, `alt`, `width`, `style`, …): an empty `alt` is here, a missing one is not.
    pub attributes: Vec<(String, String)>,
}
