//! The parts of a flow: boxes, the log of how they were filled, what holds for text.

use crate::document::SegmentKind;

/// What a box of the flow is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeKind {
    /// The whole document.
    Root,
    /// `section`, `article`, `nav`, …: a flow of its own.
    Section,
    /// `header`, `hgroup`: its headings stand over what follows it, too.
    Header,
    /// `div` and other boxes without a meaning.
    Group,
    /// A paragraph.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A list with its items.
    List,
    /// An item of a list.
    Item,
    /// `dl`.
    Terms,
    /// `dt`.
    Term,
    /// `dd`.
    Description,
    /// A table.
    Table,
    /// A group of rows; true for the table's head.
    Rows(bool),
    /// A row.
    Row,
    /// A cell.
    Cell(Cell),
    /// The caption of a table.
    TableCaption,
    /// `figure`.
    Figure,
    /// `figcaption`.
    FigureCaption,
    /// `details`, `fieldset`: a box with a label of its own.
    Details,
    /// `summary`, `legend`: that label.
    Summary,
    /// A tab, which stands over the panel that it shows.
    Tab,
    /// The title of the whole document.
    Title,
    /// What is no part of the page around it: a script, data.
    Apart,
    /// An object or map of data or a script.
    Record,
    /// The value of one field, with the key over it, if that says something.
    Field,
}

/// A cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// `th`.
    pub(super) header: bool,
    /// `scope`, where it says `col`, `colgroup` (true), `row` or `rowgroup` (false).
    pub(super) column_scope: Option<bool>,
    /// `colspan`, at least 1.
    pub(super) columns: u16,
    /// `rowspan`, at least 1.
    pub(super) rows: u16,
}

/// A box and a summary of what is in it.
pub(super) struct Node {
    pub(super) kind: NodeKind,
    /// The kind of the blocks that stand right in it.
    pub(super) gives: SegmentKind,
    pub(super) parent: usize,
    /// True when nothing visible stands before it in its parent.
    pub(super) first: bool,
    /// Blocks in it, at any depth.
    pub(super) blocks: usize,
    /// Those of them that are headings.
    pub(super) headings: usize,
    /// Characters of those of them that are no headings.
    pub(super) other_chars: usize,
    /// A row: true when it has a `td`.
    pub(super) has_data: bool,
    /// A row: true when it has a `th`.
    pub(super) has_header: bool,
    /// A record: the text that names it. A field: the key over it.
    pub(super) head: Option<usize>,
    /// What it is for tabs.
    pub(super) role: Role,
    /// The blocks of the tab over it.
    pub(super) over: Vec<usize>,
}

/// What a box is for tabs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing of all that.
    #[default]
    None,
    /// `nav`: its links may be tabs.
    Links,
    /// What holds tabs; the items of such a list are some.
    Tabs,
    /// A tab.
    Tab,
    /// A panel.
    Panel,
}

/// What an element says of tabs.
#[derive(Debug, Default)]
pub(super) struct Mark {
    /// Its box, or the one that it stands in.
    pub(super) node: usize,
    /// The element is that box.
    pub(super) is_box: bool,
    /// Its `id`.
    pub(super) id: Option<String>,
    /// The ids of what stands over it.
    pub(super) labelled_by: Option<String>,
    /// The id of what it stands over, if it is a tab.
    pub(super) controls: Option<String>,
}

/// One step of the log.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Open(usize),
    Close(usize),
    /// A block of the flow.
    Block(usize),
    /// A text beside the flow: an attribute, a property.
    Side(usize),
}

/// How a segment came to be, beyond what the document keeps.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Origin {
    /// All of the block is bold.
    pub(super) bold: bool,
    /// A side text: it belongs to the block it stands in, if that has text.
    pub(super) block: Option<usize>,
    /// The `alt` of an image.
    pub(super) picture: bool,
    /// Not shown at its place: nothing stands over it.
    pub(super) detached: bool,
}

/// Where a side text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// In the block that is being read.
    Block,
    /// In the box that is open.
    Box,
    /// Nowhere on the page (`meta`).
    Nothing,
}

/// What holds for the text to come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Inline {
    /// Inside `del`, `s`, `strike`.
    pub(super) struck: u32,
    /// Inside `b`, `strong`.
    pub(super) bold: u32,
    /// Inside `a`.
    pub(super) linked: u32,
    /// Inside `ruby`: no edit can leave the reading right.
    pub(super) ruby: u32,
    /// Inside `code` and the like.
    pub(super) code: u32,
    /// Inside `q`.
    pub(super) quoted: u32,
    /// Inside a drawing, but not in a text of it.
    pub(super) hidden: bool,
    /// Inside `rt`, `rp`.
    pub(super) annotation: bool,
    /// Inside `pre`.
    pub(super) keep_space: bool,
}

impl Inline {
    /// True when text is not read.
    pub(super) fn is_silent(self) -> bool {
        self.hidden || self.code > 0 || self.annotation
    }

    /// What holds after a box, when `self` held before it and `inner` at its end: what was
    /// opened in it ends with it, and what was closed in it stays closed.
    pub(super) fn after(self, inner: Self) -> Self {
        Self {
            struck: self.struck.min(inner.struck),
            bold: self.bold.min(inner.bold),
            linked: self.linked.min(inner.linked),
            ruby: self.ruby.min(inner.ruby),
            code: self.code.min(inner.code),
            quoted: self.quoted.min(inner.quoted),
            annotation: self.annotation && inner.annotation,
            ..self
        }
    }
}
