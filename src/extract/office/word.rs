//! A Word document to what a reader sees: its text, then headers, footers, notes and its title.

use std::collections::HashMap;

use super::relations::{self, main_part, targets};
use super::writer::{Piece, Writer};
use super::xml::{Node, Tag, Xml};
use super::{Package, drawing, part, properties};
use crate::extract::Unreadable;
use crate::text::{Area, Location, Looks, Rendered, Shape};

/// Elements whose text is not shown: what was deleted or moved away, readings over kanji, field
/// codes, what a format was before.
const HIDDEN: &[&str] = &[
    "del",
    "moveFrom",
    "rt",
    "instrText",
    "delText",
    "delInstrText",
    "pPrChange",
    "rPrChange",
    "sectPr",
];

/// What the paragraphs of a style are.
#[derive(Clone, Copy, Default)]
struct Role {
    heading: Option<u8>,
    item: bool,
}

/// Reads a document.
pub(super) fn read(package: &mut Package<'_>) -> Result<Rendered, Unreadable> {
    let main = main_part(package, "word/document.xml", "document")?;
    let relations = relations::of(package, &main)?;
    let mut roles = HashMap::new();
    for name in targets(&relations, "styles") {
        if let Some(text) = part(package, &name)? {
            roles = styles(&text)?;
        }
    }
    let mut writer = Writer::new(true);
    let mut reader = Reader { roles: &roles, area: None };
    reader.part(package, &main, &mut writer)?;
    for (kind, area) in [
        ("footnotes", Area::Note),
        ("endnotes", Area::Note),
        ("header", Area::Header),
        ("footer", Area::Footer),
    ] {
        for name in targets(&relations, kind) {
            reader.area = Some(area);
            writer.recount();
            writer.open(Shape::Section);
            reader.part(package, &name, &mut writer)?;
            writer.close();
        }
    }
    drawing::diagrams(package, &relations, &mut writer)?;
    properties::read(package, "docProps/core.xml", &mut writer)?;
    Ok(writer.finish())
}

fn styles(text: &str) -> Result<HashMap<String, Role>, Unreadable> {
    let mut roles: HashMap<String, Role> = HashMap::new();
    let mut xml = Xml::new(text);
    let mut id = String::new();
    while let Some(node) = xml.next()? {
        let Node::Start(tag) = node else { continue };
        match tag.name {
            "style" => id = tag.get("styleId").unwrap_or_default(),
            "name" => {
                let name = tag.get("val").unwrap_or_default().to_ascii_lowercase();
                let level = name.strip_prefix("heading ").and_then(|level| level.parse().ok());
                let level = if name == "title" { Some(1) } else { level };
                if let Some(level) = level {
                    roles.entry(id.clone()).or_default().heading = Some(u8::min(level, 6));
                }
            }
            "outlineLvl" => {
                let level = tag.number("val").and_then(|level| u8::try_from(level + 1).ok());
                let role = roles.entry(id.clone()).or_default();
                role.heading = role.heading.or(level.filter(|level| *level <= 6));
            }
            "numPr" => roles.entry(id.clone()).or_default().item = true,
            _ => {}
        }
    }
    Ok(roles)
}

struct Reader<'r> {
    roles: &'r HashMap<String, Role>,
    area: Option<Area>,
}

/// A paragraph while it is read. One in a text box stands inside another one.
#[derive(Default)]
struct Paragraph {
    role: Role,
    pieces: Vec<Piece>,
    looks: Looks,
    hidden: bool,
    /// Alternative texts of its pictures.
    pictures: Vec<Piece>,
}

/// A table while it is read.
#[derive(Default)]
struct Table {
    columns: u16,
    names_columns: bool,
    rows: usize,
    row_is_head: bool,
    cell: Option<u16>,
}

/// A part while it is read.
struct State<'w> {
    writer: &'w mut Writer,
    area: Option<Area>,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    in_list: bool,
    /// Inside text boxes, ruby, the properties of a paragraph, the properties of a run.
    boxes: usize,
    ruby: usize,
    of_paragraph: bool,
    of_run: bool,
    shows: bool,
    page: usize,
    has_pages: bool,
    /// Runs before what is written twice, for newer and older programs.
    choices: Vec<usize>,
}

impl Reader<'_> {
    fn part(
        &mut self,
        package: &mut Package<'_>,
        name: &str,
        writer: &mut Writer,
    ) -> Result<(), Unreadable> {
        let Some(text) = part(package, name)? else { return Ok(()) };
        writer.part(name);
        let has_pages = self.area.is_none() && text.contains("lastRenderedPageBreak");
        let mut state = State {
            writer,
            area: self.area,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            in_list: false,
            boxes: 0,
            ruby: 0,
            of_paragraph: false,
            of_run: false,
            shows: false,
            page: 1,
            has_pages,
            choices: Vec::new(),
        };
        let mut xml = Xml::new(&text);
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) if HIDDEN.contains(&tag.name) => xml.skip()?,
                // What older programs show instead of what was read just before.
                Node::Start(tag) if tag.name == "Fallback" => {
                    let copies = xml.texts()?;
                    if let Some(first) = state.choices.last() {
                        state.writer.copies(*first, &text, &copies);
                    }
                }
                Node::Start(tag) => state.start(&tag, self.roles, &text),
                Node::End(name) => state.end(name),
                Node::Text(range) if state.shows => {
                    let looks = state.looks();
                    let mut piece = Piece::slice(&text, range, looks);
                    // Under ruby no edit leaves the reading right.
                    piece.source = piece.source.filter(|_| state.ruby == 0);
                    state.push(piece);
                }
                Node::Reference(c, range) if state.shows => {
                    let mut piece = Piece::reference(&c, range, state.looks());
                    piece.source = piece.source.filter(|_| state.ruby == 0);
                    state.push(piece);
                }
                Node::Text(_) | Node::Reference(..) => {}
            }
        }
        state.end_list();
        Ok(())
    }
}

impl State<'_> {
    fn start(&mut self, tag: &Tag<'_>, roles: &HashMap<String, Role>, part: &str) {
        match tag.name {
            "p" => {
                self.begin_cell();
                self.paragraphs.push(Paragraph::default());
            }
            "pPr" => self.of_paragraph = true,
            "rPr" => self.of_run = true,
            "r" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    (paragraph.looks, paragraph.hidden) = (Looks::default(), false);
                }
            }
            "pStyle" => {
                let style = tag.get("val").unwrap_or_default();
                let role = roles.get(&style).copied().unwrap_or_default();
                self.role(|own| *own = Role { item: own.item || role.item, ..role });
            }
            "numPr" => self.role(|role| role.item = true),
            "outlineLvl" => {
                let level = tag.number("val").and_then(|level| u8::try_from(level + 1).ok());
                self.role(|role| role.heading = level.filter(|level| *level <= 6));
            }
            "b" if self.of_run && !self.of_paragraph => self.look(|looks| looks.bold = tag.is_on()),
            "strike" | "dstrike" if self.of_run && !self.of_paragraph => {
                self.look(|looks| looks.struck = tag.is_on());
            }
            "vanish" if self.of_run && !self.of_paragraph => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.hidden = tag.is_on();
                }
            }
            "t" => self.shows = true,
            "tab" if !self.of_paragraph => self.push(Piece::decoded("\t")),
            "noBreakHyphen" => self.push(Piece::decoded("-")),
            "br" | "cr" if !self.of_paragraph => self.push(Piece::decoded("\n")),
            "lastRenderedPageBreak" => self.page += 1,
            "ruby" => self.ruby += 1,
            "docPr" => self.picture(tag, part),
            "AlternateContent" => self.choices.push(self.writer.runs()),
            "txbxContent" => {
                self.end_list();
                self.boxes += 1;
                self.writer.open(Shape::Section);
            }
            "tbl" => {
                self.begin_cell();
                self.end_list();
                self.tables.push(Table::default());
                self.writer.open(Shape::Table);
            }
            "gridCol" => self.table(|table| table.columns += 1),
            "tblLook" => {
                let bits = tag.get("val").and_then(|bits| u32::from_str_radix(&bits, 16).ok());
                let first = tag.get("firstRow").map(|on| on == "1" || on == "true");
                let first = first.unwrap_or(bits.is_some_and(|bits| bits & 0x20 != 0));
                // Two columns are mostly a name and what it is, from the first row on.
                self.table(|table| table.names_columns = first && table.columns > 2);
            }
            "tr" => {
                self.writer.open(Shape::Row);
                self.table(|table| table.row_is_head = table.names_columns && table.rows == 0);
            }
            "tblHeader" => self.table(|table| table.row_is_head = tag.is_on()),
            "tc" => self.table(|table| table.cell = Some(1)),
            "gridSpan" => {
                let columns = tag.number("val").and_then(|n| u16::try_from(n).ok()).unwrap_or(1);
                self.table(|table| table.cell = table.cell.map(|_| columns.max(1)));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.of_paragraph = false,
            "rPr" => self.of_run = false,
            "t" => self.shows = false,
            "ruby" => self.ruby = self.ruby.saturating_sub(1),
            "AlternateContent" => drop(self.choices.pop()),
            "txbxContent" => {
                self.end_list();
                self.boxes = self.boxes.saturating_sub(1);
                self.writer.close();
            }
            "tbl" if self.tables.pop().is_some() => self.writer.close(),
            "tr" => {
                self.table(|table| table.rows += 1);
                self.writer.close();
            }
            "tc" => {
                self.begin_cell();
                self.end_list();
                self.writer.close();
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let in_box = self.boxes > 0;
        self.writer.location = Location {
            page: self.has_pages.then_some(self.page),
            area: if in_box { Some(Area::TextBox) } else { self.area },
            ..Location::default()
        };
        let role = paragraph.role;
        let is_item = role.item && role.heading.is_none();
        if is_item && !self.in_list {
            self.writer.open(Shape::List);
            self.in_list = true;
        } else if !is_item && !paragraph.pieces.is_empty() {
            self.end_list();
        }
        let shape = match role.heading {
            Some(level) => Shape::Heading(level.clamp(1, 6)),
            None if is_item => Shape::Item,
            None => Shape::Paragraph,
        };
        self.writer.block(shape, &paragraph.pieces);
        for picture in paragraph.pictures {
            self.writer.aside("alt", Area::AltText, &[picture]);
        }
    }

    fn end_list(&mut self) {
        if std::mem::take(&mut self.in_list) {
            self.writer.close();
        }
    }

    /// Opens the cell that was met, now that its properties are known.
    fn begin_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        if let Some(columns) = table.cell.take() {
            let header = table.row_is_head;
            self.writer.open(Shape::Cell { header, columns });
        }
    }

    fn picture(&mut self, tag: &Tag<'_>, part: &str) {
        let text = tag.get("descr").unwrap_or_default();
        let piece = match tag.place("descr") {
            Some(range) => Piece::slice(part, range, Looks::default()),
            None => Piece::decoded(&text),
        };
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.pictures.push(piece);
        }
    }

    fn push(&mut self, piece: Piece) {
        if let Some(paragraph) = self.paragraphs.last_mut()
            && !paragraph.hidden
        {
            paragraph.pieces.push(piece);
        }
    }

    fn looks(&self) -> Looks {
        self.paragraphs.last().map(|paragraph| paragraph.looks).unwrap_or_default()
    }

    fn look(&mut self, change: impl FnOnce(&mut Looks)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            change(&mut paragraph.looks);
        }
    }

    fn role(&mut self, change: impl FnOnce(&mut Role)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            change(&mut paragraph.role);
        }
    }

    fn table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }
}
