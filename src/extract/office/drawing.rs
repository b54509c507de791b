//! DrawingML, as slides, sheets and diagrams have it, to blocks of text.

use super::relations::{Relation, targets};
use super::writer::{Piece, Writer};
use super::xml::{Node, Tag, Xml};
use super::{Package, part};
use crate::extract::Unreadable;
use crate::text::{Area, Location, Looks, Shape};

/// Which shapes of a part are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All.
    All,
    /// Those that a slide leaves as they are: no places to be filled.
    Fixed,
    /// The words of the notes on a slide, not the picture of the slide and its number.
    Notes,
}

/// Reads a part. `editable`: the text stands nowhere else in the file.
pub(super) fn read(
    package: &mut Package<'_>,
    name: &str,
    wanted: Wanted,
    editable: bool,
    writer: &mut Writer,
) -> Result<(), Unreadable> {
    let Some(text) = part(package, name)? else { return Ok(()) };
    writer.part(name);
    let mut reader = Reader { part: &text, editable, wanted, ..Reader::new(writer, &text) };
    let mut xml = Xml::new(&text);
    while let Some(node) = xml.next()? {
        match node {
            // What older programs show instead of what was read just before.
            Node::Start(tag) if tag.name == "Fallback" => {
                let copies = xml.texts()?;
                if let Some(first) = reader.choices.last() {
                    reader.writer.copies(*first, &text, &copies);
                }
            }
            Node::Start(tag) => reader.start(&tag),
            Node::End(name) => reader.end(name),
            Node::Text(range) if reader.shows => {
                let mut piece = Piece::slice(&text, range, reader.looks);
                piece.source = piece.source.filter(|_| editable);
                reader.pieces.push(piece);
            }
            Node::Reference(c, range) if reader.shows => {
                let mut piece = Piece::reference(&c, range, reader.looks);
                piece.source = piece.source.filter(|_| editable);
                reader.pieces.push(piece);
            }
            Node::Text(_) | Node::Reference(..) => {}
        }
    }
    Ok(())
}

/// Reads the charts and diagrams of a part. A diagram stands in the file twice and a chart is drawn
/// from a table, so no edit is made in them.
pub(super) fn diagrams(
    package: &mut Package<'_>,
    relations: &[Relation],
    writer: &mut Writer,
) -> Result<(), Unreadable> {
    for kind in ["diagramData", "chart"] {
        for name in targets(relations, kind) {
            let before = writer.location.clone();
            writer.location = Location { area: Some(Area::Drawing), ..before.clone() };
            writer.open(Shape::Section);
            writer.uncounted(|writer| read(package, &name, Wanted::All, false, writer))?;
            writer.close();
            writer.location = before;
        }
    }
    Ok(())
}

struct Reader<'w> {
    writer: &'w mut Writer,
    part: &'w str,
    wanted: Wanted,
    editable: bool,
    pieces: Vec<Piece>,
    looks: Looks,
    shows: bool,
    /// Shapes that are open; what place of the slide's plan each fills.
    shapes: Vec<Option<String>>,
    picture: Option<Piece>,
    /// The row of the table that is read.
    row: usize,
    names_columns: bool,
    /// Runs before what is written twice, for newer and older programs.
    choices: Vec<usize>,
}

impl<'w> Reader<'w> {
    fn new(writer: &'w mut Writer, part: &'w str) -> Self {
        Self {
            writer,
            part,
            wanted: Wanted::All,
            editable: true,
            pieces: Vec::new(),
            looks: Looks::default(),
            shows: false,
            shapes: Vec::new(),
            picture: None,
            row: 0,
            names_columns: false,
            choices: Vec::new(),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "sp" | "pic" | "graphicFrame" | "cxnSp" => {
                self.shapes.push(None);
                self.writer.open(Shape::Group);
            }
            "AlternateContent" => self.choices.push(self.writer.runs()),
            "cNvPr" => {
                let text = tag.get("descr").unwrap_or_default();
                self.picture = Some(match tag.place("descr").filter(|_| self.editable) {
                    Some(range) => Piece::slice(self.part, range, Looks::default()),
                    None => Piece::decoded(&text),
                });
            }
            "ph" => {
                if let Some(shape) = self.shapes.last_mut() {
                    *shape = Some(tag.get("type").unwrap_or_default());
                }
            }
            "p" => self.pieces.clear(),
            "r" | "fld" => self.looks = Looks::default(),
            "rPr" => {
                self.looks.bold = tag.get("b").is_some_and(|on| on == "1" || on == "true");
                self.looks.struck = tag.get("strike").is_some_and(|kind| kind != "noStrike");
            }
            "t" => self.shows = true,
            "br" => self.pieces.push(Piece::decoded("\n")),
            "tbl" => {
                self.row = 0;
                self.names_columns = false;
                self.writer.open(Shape::Table);
            }
            "tblPr" => self.names_columns = tag.get("firstRow").is_some_and(|on| on == "1"),
            "tr" => self.writer.open(Shape::Row),
            "tc" => {
                let columns = tag.number("gridSpan").and_then(|n| u16::try_from(n).ok());
                let header = self.names_columns && self.row == 0;
                self.writer.open(Shape::Cell { header, columns: columns.unwrap_or(1).max(1) });
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "sp" | "pic" | "graphicFrame" | "cxnSp" => {
                self.picture();
                self.shapes.pop();
                self.writer.close();
            }
            "p" => self.end_paragraph(),
            "AlternateContent" => drop(self.choices.pop()),
            "t" => self.shows = false,
            "tr" => {
                self.row += 1;
                self.writer.close();
            }
            "tbl" | "tc" => self.writer.close(),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let pieces = std::mem::take(&mut self.pieces);
        let place = self.shapes.last().and_then(Option::as_deref);
        let is_wanted = match self.wanted {
            Wanted::All => true,
            Wanted::Fixed => place.is_none(),
            Wanted::Notes => place == Some("body"),
        };
        if is_wanted {
            let is_title = matches!(place, Some("title" | "ctrTitle"));
            self.writer.block(if is_title { Shape::Heading(1) } else { Shape::Paragraph }, &pieces);
        }
    }

    fn picture(&mut self) {
        if let Some(piece) = self.picture.take()
            && self.wanted == Wanted::All
        {
            self.writer.aside("alt", Area::AltText, &[piece]);
        }
    }
}
