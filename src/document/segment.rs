//! A document: its blocks of text, how they stand to each other, its links and images.

use std::ops::Range;

use super::{MappedText, Record};
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
    /// What stands together as one thing, outer ones before those in them.
    pub records: Vec<Record>,
    /// Comments that speak to the program, in source order.
    pub comments: Vec<Comment>,
    /// The file is a script or data, whose strings may speak of things that no page speaks of.
    pub is_code: bool,
    /// What gives the page its looks, and what its addresses are relative to.
    pub looks: Looks,
}

/// A comment that speaks to the program: its words start with [`Comment::SIGN`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// What it says, without the signs of a comment and the white space inside them.
    pub text: String,
    /// The whole comment, its signs included, in the decoded text.
    pub span: Span,
    /// The byte of the decoded text at which `text` stands just as it is; `None` where the source
    /// writes it in another way (escaped inside a feed, over several lines of a quotation).
    pub text_start: Option<usize>,
    /// It looks like a comment and is none for the format: a string, a sign of another language.
    /// It does nothing, and whoever wrote it should know.
    pub is_misplaced: bool,
}

impl Comment {
    /// What such a comment starts with. A text that does not hold it has no such comment.
    pub const SIGN: &str = "sa-lint-";
}

/// Style sheets of an HTML page, and its base address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// Style sheets in source order.
    pub sheets: Vec<Sheet>,
    /// The address that others are relative to (`<base href>`), as written.
    pub base: Option<String>,
    /// Addresses of pages that a browser shows in it (`<frame>`, `<iframe>`) or goes on to
    /// (`<meta http-equiv=refresh>`), as written.
    pub frames: Vec<String>,
}

/// A style sheet of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The address of a `<link rel=stylesheet>`.
    Linked(String),
    /// The content of a `<style>` element in the decoded text.
    Inline(Span),
}

/// One block of visible text: a paragraph, a cell, a heading, an attribute.
///
/// Inline markup is gone and its text joined. A visible line break (`<br>`, a line end in
/// plain text or Markdown) is kept as `\n`; a line end that HTML shows as a space, or as
/// nothing between two Japanese characters, is already that. Characters without width (soft
/// hyphens, zero-width spaces, variation selectors) are gone; full-width forms stay. What a
/// template puts in, and code that is not read, is one U+FFFC. `<q>` shows its quotes.
///
/// A segment is never blank.
#[derive(Debug)]
pub struct Segment {
    /// The visible text and its places in the source.
    pub text: MappedText,
    /// What the block is.
    pub kind: SegmentKind,
    /// Blocks that stand over or beside this one and give it its topic, nearest first; at most
    /// 16 and the companions.
    pub labels: Vec<Label>,
    /// The block read just before this one in the same flow, if any. Sections, table rows and
    /// cards (neighbouring boxes of several blocks) are flows of their own. For a string of
    /// JSON-LD: the string before it in the same object. An image alone is a block by its `alt`.
    pub previous: Option<usize>,
    /// The innermost record it is a field of, as an index into [`Document::records`].
    pub record: Option<usize>,
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
    /// `figcaption`, `caption`, `legend`, `summary`, a tab.
    Caption,
    /// The page's title: `<title>`, a front matter title, the title of a feed or drawing.
    Title,
    /// An attribute or `meta` element that a person or a search engine reads; the name is as in
    /// the source in lower case: `alt`, `aria-label`, `description`, `og:title`, …
    Attribute(String),
    /// The value of a field of a [`Record`] in data or a script, or of a single setting or variable
    /// there; the name is its key as the source has it.
    Field(String),
    /// A key in data or a script that stands over what it leads to like a heading or a `dt`
    /// (`認定・資格`, `certifications`). Nobody reads it as a sentence: only a label can be found in it,
    /// and nothing is ever written into it.
    Key,
    /// A string in JSON-LD, front matter or `<meta itemprop>`. For JSON-LD the name is the path of
    /// keys that leads to it, joined by dots, without indices and keys that start with `@`, the
    /// last four at most: `award`, `hasCredential.recognizedBy.name`. Else it is the key.
    Property(String),
}

impl SegmentKind {
    /// True for a heading and for the title of the page.
    pub fn is_heading_or_title(&self) -> bool {
        matches!(self, Self::Heading(_) | Self::Title)
    }

    /// False for titles, attributes and data, which are on no page.
    pub fn is_on_page(&self) -> bool {
        !matches!(
            self,
            Self::Title | Self::Attribute(_) | Self::Property(_) | Self::Field(_) | Self::Key
        )
    }
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
    /// A heading of the section the block is in (nearest heading first, then its parents'), or
    /// the `summary` or `legend` of the box, or the tab over its panel.
    Heading,
    /// The head of the block's column.
    ColumnHeader,
    /// The head of the block's record: the `th` of its row, the first cell where a row has no `th`,
    /// the field that names an object (`title`, `name`, `label`).
    RowHeader,
    /// The `dt` over a `dd`, the key over the value of a field.
    Term,
    /// The paragraph that leads in the list (or `dl`) the block is in: it ends with a colon,
    /// points on (以下, following), is bold or a short line. Or the item that holds a nested list.
    ListHeading,
    /// Stands with it as one: `figcaption` and the `alt` of its image (both ways), the block an
    /// attribute stands in (for an image both ways), the `caption` of a cell's table, the page's
    /// title for its description.
    Companion,
}

/// An address the page links to (`href`, a Markdown link, a bare address in plain text).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The address with character references decoded.
    pub url: String,
    /// Where the address stands in the decoded text.
    pub span: Span,
    /// Where what is shown as the link stands in the decoded text: from the end of the start tag
    /// to the end tag, a Markdown link up to the end of its text, a bare address itself. Empty
    /// where the link never ends.
    pub content: Span,
    /// The block whose text holds the link, or the first block in it, if any.
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
