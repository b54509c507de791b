//! Builds the flow of a document: nested boxes, blocks of text in them, side texts beside them.
//!
//! Every format drives a [`Flow`]: it opens and closes boxes, adds text, breaks. What comes out
//! is the list of segments and a log of what was opened, closed and written in which order, from
//! which `structure` works out how the blocks stand to each other.

use std::ops::Range;

use super::block::Block;
use super::node::{Beside, Cell, Inline, Mark, Node, NodeKind, Origin, Role, Step};
use super::view::View;
use super::visible::{References, Style, VisibleText};
use crate::document::{Comment, Image, Link, Looks, MappedText, Segment, SegmentKind};
use crate::text::Span;

/// The flow while it is built.
pub(super) struct Flow {
    pub(super) segments: Vec<Segment>,
    pub(super) origins: Vec<Origin>,
    pub(super) nodes: Vec<Node>,
    pub(super) log: Vec<Step>,
    pub(super) links: Vec<Link>,
    /// The box that each link stands in.
    pub(super) link_boxes: Vec<usize>,
    /// What elements say of tabs.
    pub(super) marks: Vec<Mark>,
    pub(super) images: Vec<Image>,
    pub(super) comments: Vec<Comment>,
    pub(super) looks: Looks,
    pub(super) inline: Inline,
    current: usize,
    block: Block,
    interrupted: Vec<Block>,
}

impl Flow {
    pub(super) fn new() -> Self {
        let mut flow = Self {
            segments: Vec::new(),
            origins: Vec::new(),
            nodes: Vec::new(),
            log: Vec::new(),
            links: Vec::new(),
            link_boxes: Vec::new(),
            marks: Vec::new(),
            images: Vec::new(),
            comments: Vec::new(),
            looks: Looks::default(),
            inline: Inline::default(),
            current: 0,
            block: Block::default(),
            interrupted: Vec::new(),
        };
        flow.push_node(NodeKind::Root, SegmentKind::Paragraph);
        flow
    }

    /// Ends the block and opens a box.
    pub(super) fn open(&mut self, kind: NodeKind) {
        let carried = self.carry_over();
        self.end_block();
        self.block = carried;
        let inherited = self.nodes[self.current].gives.clone();
        let gives = match kind {
            NodeKind::Heading(level) => SegmentKind::Heading(level),
            NodeKind::Item => SegmentKind::ListItem,
            NodeKind::Term => SegmentKind::Term,
            NodeKind::Description => SegmentKind::Description,
            NodeKind::Cell(Cell { header: true, .. }) => SegmentKind::TableHeader,
            NodeKind::Cell(_) => SegmentKind::TableCell,
            NodeKind::TableCaption
            | NodeKind::FigureCaption
            | NodeKind::Summary
            | NodeKind::Tab => SegmentKind::Caption,
            NodeKind::Title => SegmentKind::Title,
            NodeKind::Root | NodeKind::Section | NodeKind::Figure | NodeKind::Apart => {
                SegmentKind::Paragraph
            }
            _ => inherited,
        };
        if let NodeKind::Cell(Cell { header, .. }) = kind {
            let row = &mut self.nodes[self.current];
            row.has_header |= header;
            row.has_data |= !header;
        }
        let node = self.push_node(kind, gives);
        self.current = node;
        self.log.push(Step::Open(node));
    }

    /// Ends the block and closes the box that is open now.
    pub(super) fn close(&mut self) {
        self.end_block();
        if self.current == 0 {
            return;
        }
        self.log.push(Step::Close(self.current));
        let Node { blocks, headings, other_chars, parent, .. } = self.nodes[self.current];
        let into = &mut self.nodes[parent];
        into.blocks += blocks;
        into.headings += headings;
        into.other_chars += other_chars;
        self.current = parent;
    }

    /// Adds a part of the source to the block.
    pub(super) fn text(&mut self, view: &View<'_>, range: Range<usize>, references: References) {
        if self.inline.is_silent() {
            return;
        }
        let style = self.style(references);
        self.write(|text| text.push(view, range, style));
    }

    /// Adds text that the source writes in another way, or does not write at all.
    pub(super) fn decoded(&mut self, decoded: &str, span: Span) {
        if self.inline.is_silent() {
            return;
        }
        let style = self.style(References::None);
        self.write(|text| text.push_decoded(decoded, span, style));
    }

    /// Adds a visible line break. `verbatim`: it stands in the source as one line feed.
    pub(super) fn line_break(&mut self, span: Span, verbatim: bool) {
        if !self.inline.is_silent() {
            let verbatim = verbatim && self.inline.ruby == 0;
            self.write(|text| text.line_break(span, verbatim));
        }
    }

    /// Ends the block.
    pub(super) fn end_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        for &side in &block.sides {
            self.origins[side].block = block.segment;
        }
        for &link in &block.links {
            self.links[link].segment = block.segment;
        }
        if let Some(segment) = block.segment {
            self.log.extend(block.sides.iter().map(|&side| Step::Side(side)));
            let chars = self.fill(segment, block);
            self.count_block(chars);
            self.log.push(Step::Block(segment));
            return;
        }
        // An image alone is read as a block.
        for &side in &block.sides {
            if self.origins[side].picture {
                let chars = self.segments[side].text.as_str().chars().count();
                self.nodes[self.current].blocks += 1;
                self.nodes[self.current].other_chars += chars;
                self.log.push(Step::Block(side));
            } else {
                self.log.push(Step::Side(side));
            }
        }
    }

    /// Takes the links and attributes of a link around boxes out of the block, which has no text
    /// to hold them: the first block in the link does.
    fn carry_over(&mut self) -> Block {
        let mut carried = Block::default();
        if self.inline.linked > 0 && self.block.segment.is_none() {
            carried.links = std::mem::take(&mut self.block.links);
            let origins = &self.origins;
            let sides = &mut self.block.sides;
            carried.sides = sides.extract_if(.., |side| !origins[*side].picture).collect();
        }
        carried
    }

    /// Gives a segment the text of its block; the number of its characters.
    fn fill(&mut self, segment: usize, block: Block) -> usize {
        self.origins[segment].bold = block.is_bold();
        let (text, struck) = block.finish();
        let chars = text.as_str().chars().count();
        self.segments[segment].text = text;
        self.segments[segment].struck = struck;
        chars
    }

    /// Leaves the block open and starts another one inside it (text in an inline picture).
    /// Returns what [`Flow::resume`] takes.
    pub(super) fn interrupt(&mut self) -> usize {
        self.interrupted.push(std::mem::take(&mut self.block));
        self.interrupted.len() - 1
    }

    /// Ends the blocks started since the interruption and goes on with the one it left. Texts
    /// beside the flow belong to that one; the last of them is returned.
    pub(super) fn resume(&mut self, interruption: usize) -> Option<usize> {
        let mut last = None;
        while self.interrupted.len() > interruption {
            if self.block.kind.is_some() {
                let inner = std::mem::take(&mut self.block);
                let outer = self.interrupted.pop().unwrap_or_default();
                self.block = outer;
                self.block.links.extend(&inner.links);
                self.block.sides.extend(&inner.sides);
                last = inner.segment;
                if let Some(segment) = last {
                    self.fill(segment, inner);
                    self.block.sides.push(segment);
                }
            } else {
                self.end_block();
                self.block = self.interrupted.pop().unwrap_or_default();
            }
        }
        last
    }

    /// Makes the block that is being read a text beside the flow.
    pub(super) fn beside(&mut self, kind: SegmentKind) {
        self.block.kind = Some(kind);
    }

    /// Adds a text beside the flow.
    pub(super) fn side(&mut self, kind: SegmentKind, text: MappedText, beside: Beside) -> usize {
        let side = self.new_segment(kind);
        self.segments[side].text = text;
        self.origins[side].detached = beside == Beside::Nothing;
        if beside == Beside::Block {
            self.block.sides.push(side);
        } else {
            self.log.push(Step::Side(side));
        }
        side
    }

    /// Adds an address; it belongs to the block it stands in.
    /// `content`: what is shown as the link.
    pub(super) fn link(&mut self, url: String, span: Span, content: Span) {
        self.block.links.push(self.links.len());
        self.link_boxes.push(self.current);
        self.links.push(Link { url, span, content, segment: None });
    }

    /// Keeps a comment if it speaks to the program. `inside`: what stands between its signs.
    pub(super) fn comment(&mut self, view: &View<'_>, range: Range<usize>, inside: Range<usize>) {
        let text = view.slice(inside.clone());
        let start = inside.end - text.trim_start().len();
        let text = text.trim();
        if text.starts_with(Comment::SIGN) {
            let place = start..start + text.len();
            let text_start = view.is_verbatim(place.clone()).then(|| view.span(place).start);
            let span = view.span(range);
            let text = text.to_owned();
            self.comments.push(Comment { text, span, text_start, is_misplaced: false });
        }
    }

    /// As [`Flow::comment`], for one from `<!--` to `-->`.
    pub(super) fn xml_comment(&mut self, view: &View<'_>, range: Range<usize>) {
        let inside = range.start + "<!--".len()..range.end - "-->".len();
        self.comment(view, range, inside);
    }

    /// Closes all boxes.
    pub(super) fn finish(&mut self) {
        self.resume(0);
        while self.current != 0 {
            self.close();
        }
        self.end_block();
    }

    /// True when the block that is being read has no text yet.
    pub(super) fn is_at_start(&self) -> bool {
        self.block.segment.is_none()
    }

    /// The box that is open.
    pub(super) fn current(&self) -> usize {
        self.current
    }

    /// Makes `segment` the text that names the record opened as `node`.
    pub(super) fn head(&mut self, node: usize, segment: usize) {
        self.nodes[node].head = Some(segment);
    }

    /// Says what the field that is open is called, and which text is the key over it.
    pub(super) fn name_field(&mut self, key: &str, over: Option<usize>) {
        let node = &mut self.nodes[self.current];
        node.gives = if key.is_empty() {
            SegmentKind::TableCell
        } else {
            SegmentKind::Field(key.to_owned())
        };
        node.head = over;
    }

    /// Makes an empty segment of its own.
    pub(super) fn new_segment(&mut self, kind: SegmentKind) -> usize {
        self.segments.push(Segment {
            text: MappedText::new(),
            kind,
            labels: Vec::new(),
            previous: None,
            record: None,
            struck: Vec::new(),
        });
        self.origins.push(Origin::default());
        self.segments.len() - 1
    }

    fn push_node(&mut self, kind: NodeKind, gives: SegmentKind) -> usize {
        let first = self.nodes.get(self.current).is_none_or(|parent| parent.blocks == 0);
        self.nodes.push(Node {
            kind,
            gives,
            parent: self.current,
            first,
            blocks: 0,
            headings: 0,
            other_chars: 0,
            has_data: false,
            has_header: false,
            head: None,
            role: Role::None,
            over: Vec::new(),
        });
        self.nodes.len() - 1
    }

    fn count_block(&mut self, chars: usize) {
        let node = &mut self.nodes[self.current];
        node.blocks += 1;
        if matches!(node.gives, SegmentKind::Heading(_)) {
            node.headings += 1;
        } else {
            node.other_chars += chars;
        }
    }

    fn style(&self, references: References) -> Style {
        Style { references, keep_space: self.inline.keep_space, frozen: self.inline.ruby > 0 }
    }

    fn write(&mut self, add: impl FnOnce(&mut VisibleText)) {
        let is_new = self.block.write(self.inline.struck > 0, self.inline.bold > 0, add);
        if is_new && self.block.segment.is_none() {
            let gives = &self.nodes[self.current].gives;
            let kind = self.block.kind.as_ref().unwrap_or(gives).clone();
            self.block.segment = Some(self.new_segment(kind));
        }
    }
}
