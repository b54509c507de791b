//! OpenDocument (text, slides, sheets) to what a reader sees.

use std::collections::HashSet;

use super::writer::{Piece, Writer};
use super::xml::{Node, Tag, Xml};
use super::{Package, part, properties};
use crate::extract::{Format, Unreadable};
use crate::text::{Area, Location, Looks, Rendered, Shape};

/// Elements whose text is not shown at its place.
const HIDDEN: &[&str] =
    &["tracked-changes", "ruby-text", "annotation", "note-citation", "forms", "sequence-decls"];
/// Rows and cells that are the same as the one before are written once, with their number.
const MOST_COLUMNS: usize = 128;

/// Reads a document.
pub(super) fn read(package: &mut Package<'_>, format: Format) -> Result<Rendered, Unreadable> {
    let mut writer = Writer::new(format != Format::OpenSheets);
    let Some(content) = part(package, "content.xml")? else {
        return Err(Unreadable::Broken("no content.xml".into()));
    };
    writer.part("content.xml");
    State::new(&mut writer, &content, format).read()?;
    if let Some(styles) = part(package, "styles.xml")? {
        writer.part("styles.xml");
        writer.location = Location::default();
        writer.recount();
        let mut state = State::new(&mut writer, &styles, format);
        state.in_styles = true;
        state.read()?;
    }
    properties::read(package, "meta.xml", &mut writer)?;
    Ok(writer.finish())
}

/// A paragraph while it is read. One in a note or a text box stands inside another one.
struct Paragraph {
    shape: Shape,
    pieces: Vec<Piece>,
    /// How many elements of struck text are open, and of any kind that may strike.
    spans: Vec<bool>,
}

struct State<'w> {
    writer: &'w mut Writer,
    part: &'w str,
    format: Format,
    in_styles: bool,
    struck: HashSet<String>,
    style: String,
    paragraphs: Vec<Paragraph>,
    lists: usize,
    items: usize,
    boxes: usize,
    notes: usize,
    /// Header or footer of a page style.
    margin: Option<Area>,
    slide: usize,
    sheet: Option<String>,
    row: usize,
    column: usize,
    cell_width: usize,
    row_height: usize,
    head_rows: bool,
    aside: Option<Vec<Piece>>,
}

impl<'w> State<'w> {
    fn new(writer: &'w mut Writer, part: &'w str, format: Format) -> Self {
        Self {
            writer,
            part,
            format,
            in_styles: false,
            struck: HashSet::new(),
            style: String::new(),
            paragraphs: Vec::new(),
            lists: 0,
            items: 0,
            boxes: 0,
            notes: 0,
            margin: None,
            slide: 0,
            sheet: None,
            row: 0,
            column: 0,
            cell_width: 1,
            row_height: 1,
            head_rows: false,
            aside: None,
        }
    }

    fn read(&mut self) -> Result<(), Unreadable> {
        let part = self.part;
        let mut xml = Xml::new(part);
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) if HIDDEN.contains(&tag.name) => xml.skip()?,
                Node::Start(tag) => self.start(&tag),
                Node::End(name) => self.end(name),
                Node::Text(range) => self.text(range),
                Node::Reference(c, range) => {
                    let looks = self.looks();
                    self.push(Piece::reference(&c, range, looks));
                }
            }
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "style" => self.style = tag.get("name").unwrap_or_default(),
            "text-properties"
                if tag.get("text-line-through-style").is_some_and(|style| style != "none") =>
            {
                self.struck.insert(self.style.clone());
            }
            "header" | "footer" | "header-first" | "footer-first" if self.in_styles => {
                let is_head = tag.name.starts_with("header");
                self.margin = Some(if is_head { Area::Header } else { Area::Footer });
                self.writer.open(Shape::Section);
            }
            "p" => {
                let shape = if self.items > 0 { Shape::Item } else { Shape::Paragraph };
                self.begin(tag, shape);
            }
            "h" => {
                let level = tag.number("outline-level").and_then(|n| u8::try_from(n).ok());
                self.begin(tag, Shape::Heading(level.unwrap_or(1).clamp(1, 6)));
            }
            "span" => {
                let strikes = tag.get("style-name").is_some_and(|s| self.struck.contains(&s));
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.spans.push(strikes);
                }
            }
            "s" => {
                let count = tag.number("c").unwrap_or(1).min(64);
                self.push(Piece::decoded(&" ".repeat(count)));
            }
            "tab" => self.push(Piece::decoded("\t")),
            "line-break" => self.push(Piece::decoded("\n")),
            "list" => {
                self.lists += 1;
                self.writer.open(Shape::List);
            }
            "list-item" | "list-header" => self.items += 1,
            "note-body" => {
                self.notes += 1;
                self.writer.open(Shape::Section);
            }
            "text-box" => {
                self.boxes += 1;
                self.writer.open(Shape::Group);
            }
            "page" => {
                self.slide += 1;
                self.writer.recount();
                self.writer.open(Shape::Section);
            }
            "notes" => {
                self.notes += 1;
                self.writer.open(Shape::Section);
            }
            "title" | "desc" => self.aside = Some(Vec::new()),
            "table" => {
                self.sheet = tag.get("name");
                self.row = 0;
                self.writer.open(Shape::Table);
            }
            "table-header-rows" => self.head_rows = true,
            "table-row" => {
                self.row += 1;
                self.column = 0;
                self.row_height = tag.number("number-rows-repeated").unwrap_or(1);
                self.writer.open(Shape::Row);
            }
            "table-cell" | "covered-table-cell" => {
                self.cell_width = tag.number("number-columns-repeated").unwrap_or(1);
                let taken = tag.number("number-columns-spanned").unwrap_or(1);
                // Of cells that are the same the last one is read; the others stand for columns.
                if tag.name == "table-cell" {
                    for _ in 1..self.cell_width.min(MOST_COLUMNS) {
                        self.writer.open(Shape::Cell { header: self.head_rows, columns: 1 });
                        self.writer.close();
                    }
                }
                let columns = u16::try_from(taken.clamp(1, MOST_COLUMNS)).unwrap_or(1);
                let columns = if tag.name == "table-cell" { columns } else { 1 };
                self.column += 1;
                self.writer.open(Shape::Cell { header: self.head_rows, columns });
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "header" | "footer" | "header-first" | "footer-first" if self.margin.is_some() => {
                self.margin = None;
                self.writer.close();
            }
            "p" | "h" => self.end_paragraph(),
            "span" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.spans.pop();
                }
            }
            "list" => {
                self.lists = self.lists.saturating_sub(1);
                self.writer.close();
            }
            "list-item" | "list-header" => self.items = self.items.saturating_sub(1),
            "note-body" | "notes" => {
                self.notes = self.notes.saturating_sub(1);
                self.writer.close();
            }
            "text-box" => {
                self.boxes = self.boxes.saturating_sub(1);
                self.writer.close();
            }
            "page" => self.writer.close(),
            "title" | "desc" => {
                if let Some(pieces) = self.aside.take() {
                    self.locate();
                    self.writer.aside("alt", Area::AltText, &pieces);
                }
            }
            "table" => {
                self.sheet = None;
                self.writer.close();
            }
            "table-header-rows" => self.head_rows = false,
            "table-row" => {
                self.row += self.row_height.saturating_sub(1);
                self.writer.close();
            }
            "table-cell" | "covered-table-cell" => {
                self.column += self.cell_width.saturating_sub(1);
                self.writer.close();
            }
            _ => {}
        }
    }

    fn begin(&mut self, tag: &Tag<'_>, shape: Shape) {
        let strikes = tag.get("style-name").is_some_and(|style| self.struck.contains(&style));
        self.paragraphs.push(Paragraph { shape, pieces: Vec::new(), spans: vec![strikes] });
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        // Page styles hold samples of their own.
        if self.in_styles && self.margin.is_none() {
            return;
        }
        self.locate();
        self.writer.block(paragraph.shape, &paragraph.pieces);
    }

    fn locate(&mut self) {
        let is_sheet = self.format == Format::OpenSheets && self.sheet.is_some();
        self.writer.location = Location {
            slide: (self.slide > 0).then_some(self.slide),
            sheet: self.sheet.clone().filter(|_| is_sheet),
            cell: is_sheet.then(|| super::sheets::named(self.row, self.column)),
            area: match self.margin {
                Some(area) => Some(area),
                None if self.notes > 0 => Some(Area::Note),
                None if self.boxes > 0 && self.format == Format::OpenText => Some(Area::TextBox),
                None => None,
            },
            ..Location::default()
        };
    }

    /// White space is as in HTML: one space, whatever it is made of.
    fn text(&mut self, range: std::ops::Range<usize>) {
        let part = self.part;
        let looks = self.looks();
        let mut at = range.start;
        let text = &part[range.clone()];
        let odd = |c: char| matches!(c, '\n' | '\r' | '\t');
        for slice in text.split_inclusive(odd) {
            let words = slice.trim_end_matches(odd);
            if !words.is_empty() {
                self.push(Piece::slice(part, at..at + words.len(), looks));
            }
            let open = self.aside.as_ref().or(self.paragraphs.last().map(|p| &p.pieces));
            let is_apart = open
                .and_then(|pieces| pieces.last())
                .is_none_or(|last| last.text.ends_with(char::is_whitespace));
            if words.len() < slice.len() && !is_apart {
                self.push(Piece::decoded(" "));
            }
            at += slice.len();
        }
    }

    fn looks(&self) -> Looks {
        let struck = self.paragraphs.last().is_some_and(|p| p.spans.contains(&true));
        Looks { bold: false, struck }
    }

    fn push(&mut self, piece: Piece) {
        if let Some(aside) = &mut self.aside {
            aside.push(piece);
        } else if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.pieces.push(piece);
        }
    }
}
