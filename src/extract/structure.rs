//! From the log of a [`Flow`] to its document: what stands over and beside each block.

use super::flow::Flow;
use super::labels::{Chain, Chains, Heading};
use super::node::{Node, NodeKind, Step};
use super::table::{LONGEST_NAME, Table};
use super::{companions, tabs};
use crate::document::{Document, Record, Relation, Segment, SegmentKind};

/// Blocks of one element that count as its label.
const MOST_PARTS: usize = 4;
/// Subtitles (a date, a category) beside a heading in a box of their own are no more …
const MOST_SUBTITLES: usize = 3;
/// … and all together no longer than this.
const LONGEST_SUBTITLES: usize = 40;
/// A line that leads in a list without saying so is no longer than this.
const LONGEST_LEAD: usize = 40;
/// A cell of more blocks is a column of the page's layout.
const MOST_CELL_BLOCKS: usize = 8;
/// Level of `summary` and `legend`: below all headings.
const SUMMARY_LEVEL: u8 = 7;

/// An open box.
#[derive(Default)]
struct Frame {
    node: usize,
    /// What stands over the box.
    base: Chain,
    /// What stands over the next block in it.
    chain: Chain,
    previous: Option<usize>,
    /// `previous` stands in a box of several blocks that is closed.
    after_many: bool,
    /// The block that may lead in a list that comes next.
    lead: Option<usize>,
    in_item: bool,
    /// The record it lies in or is.
    record: Option<usize>,
    /// Its first blocks.
    parts: Vec<usize>,
    column: usize,
}

#[derive(Default)]
struct TermList {
    terms: Vec<usize>,
    after_description: bool,
}

#[derive(Default)]
struct Figure {
    pictures: Vec<usize>,
    captions: Vec<usize>,
}

struct Labeller {
    segments: Vec<Segment>,
    bold: Vec<bool>,
    pictures: Vec<bool>,
    detached: Vec<bool>,
    nodes: Vec<Node>,
    chains: Chains,
    frames: Vec<Frame>,
    tables: Vec<Table>,
    term_lists: Vec<TermList>,
    figures: Vec<Figure>,
    records: Vec<Record>,
}

/// Works out labels and predecessors of all blocks.
pub(super) fn document(mut flow: Flow) -> Document {
    flow.finish();
    tabs::label_panels(&mut flow);
    let Flow { segments, origins, nodes, log, links, images, mut comments, looks, .. } = flow;
    comments.sort_by_key(|comment| comment.span);
    comments.dedup_by(|a, b| a.text_start.is_some() && a.text_start == b.text_start);
    let mut labeller = Labeller {
        segments,
        bold: origins.iter().map(|origin| origin.bold).collect(),
        pictures: origins.iter().map(|origin| origin.picture).collect(),
        detached: origins.iter().map(|origin| origin.detached).collect(),
        nodes,
        chains: Chains::default(),
        frames: vec![Frame::default()],
        // Rows without a table, as in templates, share this one.
        tables: vec![Table::default()],
        term_lists: Vec::new(),
        figures: Vec::new(),
        records: Vec::new(),
    };
    for step in log {
        match step {
            Step::Open(node) => labeller.open(node),
            Step::Close(node) => labeller.close(node),
            Step::Block(segment) => labeller.block(segment),
            Step::Side(segment) => labeller.side(segment),
        }
    }
    let Labeller { mut segments, records, .. } = labeller;
    companions::pair_sides(&mut segments, &origins);
    companions::pair_descriptions(&mut segments, &origins);
    Document { segments, links, images, records, comments, looks, is_code: false }
}

impl Labeller {
    fn open(&mut self, node: usize) {
        let kind = self.nodes[node].kind;
        let many = self.nodes[node].blocks > 1;
        let Some(outer) = self.frames.last() else { return };
        let mut frame = Frame {
            node,
            base: outer.chain,
            chain: outer.chain,
            previous: outer.previous,
            in_item: outer.in_item,
            record: outer.record,
            ..Frame::default()
        };
        match kind {
            NodeKind::Section
            | NodeKind::Details
            | NodeKind::Table
            | NodeKind::Row
            | NodeKind::Figure
            | NodeKind::Record => {
                frame.previous = None;
                frame.in_item = false;
            }
            NodeKind::Apart => {
                frame = Frame { node, ..Frame::default() };
            }
            NodeKind::Field => {
                // Fields stand beside each other, not after each other.
                frame.previous = None;
                if let Some(key) = self.nodes[node].head {
                    frame.chain = self.chains.push(frame.chain, Relation::Term, key);
                }
            }
            NodeKind::Group | NodeKind::Header => {
                // `<Tab label="認定">`
                if let Some(segment) = self.nodes[node].head {
                    let heading = Heading { level: SUMMARY_LEVEL, element: node, segment };
                    frame.chain = self.chains.push_heading(frame.chain, frame.base, heading);
                    frame.base = frame.chain;
                }
                frame.lead = outer.lead;
                if many && outer.after_many {
                    frame.previous = None;
                }
            }
            NodeKind::Item => {
                frame.in_item = true;
                if many && outer.after_many {
                    frame.previous = None;
                }
            }
            NodeKind::List | NodeKind::Terms => {
                if let Some(lead) = outer.lead
                    && (outer.in_item || self.leads_in(lead))
                {
                    frame.chain = self.chains.push(frame.chain, Relation::ListHeading, lead);
                }
                frame.in_item = false;
            }
            NodeKind::Description => {
                let terms = self.term_lists.last_mut().map(|list| {
                    list.after_description = true;
                    list.terms.clone()
                });
                for term in terms.unwrap_or_default() {
                    frame.chain = self.chains.push(frame.chain, Relation::Term, term);
                }
            }
            NodeKind::Cell(cell) => {
                let Node { blocks, headings, .. } = self.nodes[node];
                let is_layout = headings > 0 || blocks > MOST_CELL_BLOCKS;
                let by_first = !is_layout && !self.nodes[outer.node].has_header;
                if let Some(table) = self.tables.last_mut() {
                    let labels = table.open_cell(cell, by_first);
                    frame.column = labels.column;
                    for &caption in table.caption.iter().rev() {
                        frame.chain = self.chains.push(frame.chain, Relation::Companion, caption);
                    }
                    for &header in labels.columns.iter().rev() {
                        frame.chain = self.chains.push(frame.chain, Relation::ColumnHeader, header);
                    }
                    for &header in labels.rows.iter().rev() {
                        frame.chain = self.chains.push(frame.chain, Relation::RowHeader, header);
                    }
                }
                frame.in_item = false;
            }
            _ => {}
        }
        for segment in std::mem::take(&mut self.nodes[node].over) {
            self.put_over(&mut frame, segment);
        }
        if matches!(kind, NodeKind::Record | NodeKind::Row) {
            self.open_record(&mut frame);
        }
        match kind {
            NodeKind::Table => self.tables.push(Table::default()),
            NodeKind::Rows(head) => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_head = head;
                }
            }
            NodeKind::Row => {
                if let Some(table) = self.tables.last_mut() {
                    table.open_row();
                }
            }
            NodeKind::Terms => self.term_lists.push(TermList::default()),
            NodeKind::Term => {
                if let Some(list) = self.term_lists.last_mut()
                    && std::mem::take(&mut list.after_description)
                {
                    list.terms.clear();
                }
            }
            NodeKind::Figure => self.figures.push(Figure::default()),
            _ => {}
        }
        self.frames.push(frame);
    }

    /// Puts the text of a tab over the box, unless it already stands there.
    fn put_over(&mut self, frame: &mut Frame, segment: usize) {
        let labels = self.chains.labels(frame.chain, None);
        if labels.iter().all(|label| label.segment != segment) {
            frame.chain = self.chains.push(frame.chain, Relation::Heading, segment);
            frame.base = frame.chain;
            frame.previous = None;
        }
    }

    fn open_record(&mut self, frame: &mut Frame) {
        let head = self.nodes[frame.node].head;
        // What names the record around this one is over it as a heading is.
        if self.nodes[frame.node].kind == NodeKind::Record
            && let Some(outer) = frame.record.and_then(|outer| self.records[outer].head)
        {
            frame.chain = self.chains.demote(frame.chain, outer);
        }
        self.records.push(Record { parent: frame.record, head });
        frame.record = Some(self.records.len() - 1);
        if let Some(head) = head {
            frame.chain = self.chains.push(frame.chain, Relation::RowHeader, head);
        }
    }

    fn close(&mut self, node: usize) {
        let Some(mut frame) = self.frames.pop() else { return };
        self.close_parts(node, &mut frame);
        let Node { kind, blocks, .. } = self.nodes[node];
        let hoisted = match kind {
            NodeKind::Heading(level) => Self::headings(node, level, &frame.parts),
            NodeKind::Summary => Self::headings(node, SUMMARY_LEVEL, &frame.parts),
            _ if self.is_transparent(node) => self.chains.headings(frame.chain, frame.base),
            _ => Vec::new(),
        };
        let Some(outer) = self.frames.last_mut() else { return };
        for heading in hoisted {
            outer.chain = self.chains.push_heading(outer.chain, outer.base, heading);
        }
        if blocks == 0 {
            return;
        }
        let ends_flow = matches!(
            kind,
            NodeKind::Section
                | NodeKind::Details
                | NodeKind::Table
                | NodeKind::Row
                | NodeKind::Figure
                | NodeKind::Record
                | NodeKind::Field
                | NodeKind::Apart
        );
        outer.previous = if ends_flow { None } else { frame.previous };
        outer.after_many = blocks > 1 && matches!(kind, NodeKind::Group | NodeKind::Item);
        outer.lead = match kind {
            NodeKind::Group | NodeKind::Paragraph if blocks == 1 => frame.parts.first().copied(),
            _ => None,
        };
        let room = MOST_PARTS.saturating_sub(outer.parts.len());
        outer.parts.extend(frame.parts.into_iter().take(room));
    }

    /// Hands the blocks of a box that ends to the structure it belongs to.
    fn close_parts(&mut self, node: usize, frame: &mut Frame) {
        let Node { kind, other_chars, .. } = self.nodes[node];
        let parts = &frame.parts;
        match kind {
            NodeKind::Term => {
                if let Some(list) = self.term_lists.last_mut() {
                    list.terms.extend(parts);
                    list.terms.truncate(MOST_PARTS);
                }
            }
            NodeKind::Terms => {
                self.term_lists.pop();
            }
            NodeKind::Cell(cell) => {
                let row = self.frames.last().map_or(0, |row| row.node);
                let only_headers = !self.nodes[row].has_data;
                // 5-2, 保有している認証, …: the second cell names the row.
                if !cell.header && cell.rows == 1 && self.counts(parts) {
                    return;
                }
                if let Some(table) = self.tables.last_mut() {
                    table.close_cell(cell, frame.column, parts, other_chars, only_headers);
                }
                if let [name] = parts[..]
                    && (cell.header || other_chars <= LONGEST_NAME)
                    && let Some(record) = frame.record.and_then(|at| self.records.get_mut(at))
                {
                    record.head.get_or_insert(name);
                }
            }
            NodeKind::TableCaption => {
                if let Some(table) = self.tables.last_mut() {
                    table.caption.clone_from(parts);
                }
            }
            NodeKind::Row => {
                if let Some(table) = self.tables.last_mut() {
                    table.close_row();
                }
            }
            NodeKind::Rows(_) => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_head = false;
                }
            }
            NodeKind::Table => {
                self.tables.pop();
            }
            NodeKind::FigureCaption => {
                if let Some(figure) = self.figures.last_mut() {
                    figure.captions.extend(parts);
                }
            }
            NodeKind::Figure => {
                let Figure { pictures, captions } = self.figures.pop().unwrap_or_default();
                companions::pair_all(&mut self.segments, &pictures, &captions);
            }
            _ => {}
        }
    }

    fn block(&mut self, segment: usize) {
        self.note_picture(segment);
        let Some(frame) = self.frames.last_mut() else { return };
        let level = match self.segments[segment].kind {
            SegmentKind::Heading(level) => Some(level),
            _ => None,
        };
        self.segments[segment].labels = self.chains.labels(frame.chain, level);
        self.segments[segment].labels.retain(|label| label.segment != segment);
        self.segments[segment].record = frame.record;
        self.segments[segment].previous = frame.previous;
        frame.previous = Some(segment);
        frame.after_many = false;
        frame.lead = Some(segment);
        if frame.parts.len() < MOST_PARTS {
            frame.parts.push(segment);
        }
    }

    fn side(&mut self, segment: usize) {
        self.note_picture(segment);
        if let Some(frame) = self.frames.last()
            && !self.detached[segment]
        {
            self.segments[segment].labels = self.chains.labels(frame.chain, None);
        }
    }

    fn note_picture(&mut self, segment: usize) {
        if self.pictures[segment]
            && let Some(figure) = self.figures.last_mut()
        {
            figure.pictures.push(segment);
        }
    }

    fn headings(element: usize, level: u8, parts: &[usize]) -> Vec<Heading> {
        parts.iter().map(|&segment| Heading { level, element, segment }).collect()
    }

    /// True for a box whose headings stand over what follows the box.
    fn is_transparent(&self, node: usize) -> bool {
        let Node { kind, first, blocks, headings, other_chars, .. } = self.nodes[node];
        match kind {
            NodeKind::Header => true,
            NodeKind::Group | NodeKind::Paragraph | NodeKind::Tab if headings > 0 => {
                let subtitles = blocks - headings;
                let are_short = subtitles <= MOST_SUBTITLES && other_chars <= LONGEST_SUBTITLES;
                subtitles == 0 || (first && are_short)
            }
            _ => false,
        }
    }

    /// True for a text that only counts: 5-2, No.3, (1); a year tells when.
    fn counts(&self, parts: &[usize]) -> bool {
        let [segment] = parts else { return false };
        let text = self.segments[*segment].text.as_str().trim();
        let number = text.trim_start_matches(['Q', 'N', 'o', '№', '#', '.', '(', '（', ' ']);
        let is_year = number.len() >= 4 && (number.starts_with("19") || number.starts_with("20"));
        number.starts_with(|c: char| c.is_ascii_digit())
            && !is_year
            && number.chars().all(|c| c.is_ascii_digit() || "-.()（） ".contains(c))
    }

    /// True when a paragraph reads as the head of the list after it.
    fn leads_in(&self, segment: usize) -> bool {
        let text = self.segments[segment].text.as_str();
        if matches!(self.segments[segment].kind, SegmentKind::Heading(_)) {
            return false;
        }
        let ends_open = text.ends_with([':', '：']);
        let last = text.trim_end_matches(['。', '.']).rsplit(['。', '\n']).next().unwrap_or(text);
        let points_on =
            ["以下", "次の", "下記", "following", "below"].iter().any(|word| last.contains(word));
        let is_line = text.chars().nth(LONGEST_LEAD).is_none()
            && !text.contains(['\n', '。'])
            && !text.ends_with('.');
        ends_open || points_on || is_line || self.bold[segment]
    }
}
