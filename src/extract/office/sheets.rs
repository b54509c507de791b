//! A workbook to what a reader sees: sheet after sheet, cell after cell, with what lies on them.

use super::drawing::{self, Wanted};
use super::relations::{self, Relation, main_part, targets};
use super::writer::{Piece, Writer};
use super::xml::{Node, Xml};
use super::{Package, part, properties};
use crate::extract::Unreadable;
use crate::text::{Area, Location, Looks, Rendered, Shape};

/// Cells further to the right have no column of their own: nobody reads so far.
const MOST_COLUMNS: usize = 128;
/// A first row with a longer cell (in bytes) names no columns.
const LONGEST_HEAD: usize = 180;

/// A cell with text.
struct Cell {
    /// As `B4`.
    name: String,
    row: usize,
    column: usize,
    pieces: Vec<Piece>,
    /// The part its text stands in.
    part: usize,
}

/// Reads a workbook.
pub(super) fn read(package: &mut Package<'_>) -> Result<Rendered, Unreadable> {
    let main = main_part(package, "xl/workbook.xml", "workbook")?;
    let related = relations::of(package, &main)?;
    let mut writer = Writer::new(false);
    let mut strings = Vec::new();
    let shared = targets(&related, "sharedStrings");
    let shared_part = writer.part(shared.first().map_or("", String::as_str));
    if let Some(name) = shared.first() {
        strings = shared_strings(package, name)?;
    }
    for (title, target) in sheets(package, &main, &related)? {
        let sheet = Location { sheet: Some(title), ..Location::default() };
        let own = writer.part(&target);
        let Some(text) = part(package, &target)? else { continue };
        let (cells, page) = cells(&text, &strings, shared_part, own)?;
        writer.location = sheet.clone();
        writer.open(Shape::Section);
        write(&cells, &sheet, &mut writer);
        writer.select(own);
        for (area, pieces) in page {
            writer.location = Location { area: Some(area), ..sheet.clone() };
            writer.block(Shape::Paragraph, &pieces);
        }
        writer.location = sheet;
        beside(package, &target, &mut writer)?;
        writer.close();
    }
    properties::read(package, "docProps/core.xml", &mut writer)?;
    Ok(writer.finish())
}

/// The names of the sheets in their order, and their parts.
fn sheets(
    package: &mut Package<'_>,
    main: &str,
    related: &[Relation],
) -> Result<Vec<(String, String)>, Unreadable> {
    let mut sheets = Vec::new();
    let Some(text) = part(package, main)? else { return Ok(sheets) };
    let mut xml = Xml::new(&text);
    while let Some(node) = xml.next()? {
        let Node::Start(tag) = node else { continue };
        if tag.name != "sheet" {
            continue;
        }
        let (Some(title), Some(id)) = (tag.get("name"), tag.get("id")) else { continue };
        let relation = related.iter().find(|r| r.kind == "worksheet" && r.id == id);
        sheets.extend(relation.map(|relation| (title, relation.target.clone())));
    }
    Ok(sheets)
}

/// The strings that cells name by their number.
fn shared_strings(package: &mut Package<'_>, name: &str) -> Result<Vec<Vec<Piece>>, Unreadable> {
    let mut strings = Vec::new();
    let Some(text) = part(package, name)? else { return Ok(strings) };
    let mut xml = Xml::new(&text);
    let mut reading = false;
    let mut looks = Looks::default();
    while let Some(node) = xml.next()? {
        match node {
            // Readings over kanji.
            Node::Start(tag) if tag.name == "rPh" => xml.skip()?,
            Node::Start(tag) => match tag.name {
                "si" => strings.push(Vec::new()),
                "r" => looks = Looks::default(),
                "b" => looks.bold = tag.is_on(),
                "strike" => looks.struck = tag.is_on(),
                "t" => reading = true,
                _ => {}
            },
            Node::End("t") => reading = false,
            Node::End("si") => looks = Looks::default(),
            Node::End(_) => {}
            Node::Text(range) if reading => {
                if let Some(string) = strings.last_mut() {
                    string.extend(lines(&text, range, looks));
                }
            }
            Node::Reference(c, range) if reading => {
                if let Some(string) = strings.last_mut() {
                    string.push(Piece::reference(&c, range, looks));
                }
            }
            Node::Text(_) | Node::Reference(..) => {}
        }
    }
    Ok(strings)
}

/// A text with line ends as pieces.
fn lines(part: &str, range: std::ops::Range<usize>, looks: Looks) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = range.start;
    for line in part[range].split_inclusive('\n') {
        let text = line.trim_end_matches(['\n', '\r']);
        if !text.is_empty() {
            pieces.push(Piece::slice(part, at..at + text.len(), looks));
        }
        if line.ends_with('\n') {
            pieces.push(Piece::decoded("\n"));
        }
        at += line.len();
    }
    pieces
}

/// What stands at the head or foot of every printed page.
type Page = Vec<(Area, Vec<Piece>)>;

/// The cells of a sheet that hold text, and its headers and footers.
fn cells(
    text: &str,
    strings: &[Vec<Piece>],
    shared: usize,
    own: usize,
) -> Result<(Vec<Cell>, Page), Unreadable> {
    let (mut cells, mut page): (Vec<Cell>, Page) = (Vec::new(), Vec::new());
    let mut xml = Xml::new(text);
    let (mut kind, mut name, mut at) = (String::new(), String::new(), (0, 0));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut reading = false;
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(tag) if tag.name == "rPh" || tag.name == "f" => xml.skip()?,
            Node::Start(tag) => match tag.name {
                "row" => at = (tag.number("r").unwrap_or(at.0 + 1), 0),
                "c" => {
                    kind = tag.get("t").unwrap_or_default();
                    let known = tag.get("r").and_then(|r| Some((place(&r)?, r)));
                    let place;
                    (place, name) =
                        known.unwrap_or_else(|| ((at.0.max(1), at.1 + 1), String::new()));
                    at = place;
                    pieces.clear();
                }
                "v" => reading = kind == "s" || kind == "str",
                "t" => reading = true,
                "oddHeader" | "oddFooter" | "firstHeader" | "firstFooter" => {
                    let is_head = tag.name.ends_with("Header");
                    let area = if is_head { Area::Header } else { Area::Footer };
                    let words = printed(&xml.content()?);
                    page.push((area, vec![Piece::decoded(&words)]));
                }
                _ => {}
            },
            Node::Text(range) if reading => {
                if kind == "s" {
                    let index = text[range].trim().parse::<usize>().ok();
                    let string = index.and_then(|index| strings.get(index));
                    pieces.extend(string.into_iter().flatten().cloned());
                } else {
                    // What a formula made is made again.
                    let made = kind == "str";
                    pieces.extend(
                        lines(text, range, Looks::default())
                            .into_iter()
                            .map(|piece| Piece { source: piece.source.filter(|_| !made), ..piece }),
                    );
                }
            }
            Node::Reference(c, range) if reading => {
                let piece = Piece::reference(&c, range, Looks::default());
                pieces.push(Piece { source: piece.source.filter(|_| kind != "str"), ..piece });
            }
            Node::Text(_) | Node::Reference(..) => {}
            Node::End("v" | "t") => reading = false,
            Node::End("c") if !pieces.is_empty() => {
                let (row, column) = at;
                let part = if kind == "s" { shared } else { own };
                let pieces = std::mem::take(&mut pieces);
                cells.push(Cell { name: std::mem::take(&mut name), row, column, pieces, part });
            }
            Node::End(_) => {}
        }
    }
    Ok((cells, page))
}

/// Writes the cells of a sheet: rows without a gap are one table.
fn write(cells: &[Cell], sheet: &Location, writer: &mut Writer) {
    let rows: Vec<&[Cell]> = cells.chunk_by(|a, b| a.row == b.row).collect();
    let mut at = 0;
    while at < rows.len() {
        let goes_on = |pair: &[&[Cell]]| pair[0][0].row + 1 == pair[1][0].row;
        let count = 1 + rows[at..].windows(2).take_while(|pair| goes_on(pair)).count();
        table(&rows[at..at + count], sheet, writer);
        at += count;
    }
}

fn table(rows: &[&[Cell]], sheet: &Location, writer: &mut Writer) {
    // Single cells over a table are its heading, and no row of it.
    let alone = rows.iter().take_while(|row| row.len() == 1).count();
    for row in &rows[..alone] {
        for cell in *row {
            text(cell, Some(Shape::Paragraph), sheet, writer);
        }
    }
    let rows = &rows[alone..];
    let is_short =
        |cell: &Cell| cell.pieces.iter().map(|p| p.text.len()).sum::<usize>() < LONGEST_HEAD;
    let has_head = rows.len() > 1 && rows[0].iter().all(is_short);
    if rows.is_empty() {
        return;
    }
    writer.open(Shape::Table);
    for (index, row) in rows.iter().enumerate() {
        let header = has_head && index == 0;
        writer.open(Shape::Rows(header));
        writer.open(Shape::Row);
        let mut column = 1;
        for cell in *row {
            let gap = cell.column.min(MOST_COLUMNS).saturating_sub(column);
            for _ in 0..gap {
                writer.open(Shape::Cell { header, columns: 1 });
                writer.close();
            }
            writer.open(Shape::Cell { header, columns: 1 });
            text(cell, None, sheet, writer);
            writer.close();
            column = (cell.column + 1).max(column);
        }
        writer.close();
        writer.close();
    }
    writer.close();
}

fn text(cell: &Cell, shape: Option<Shape>, sheet: &Location, writer: &mut Writer) {
    writer.select(cell.part);
    let name = if cell.name.is_empty() { named(cell.row, cell.column) } else { cell.name.clone() };
    writer.location = Location { cell: Some(name), ..sheet.clone() };
    match shape {
        Some(shape) => writer.block(shape, &cell.pieces),
        None => writer.text(&cell.pieces),
    }
}

/// What lies on a sheet: text boxes, charts, comments.
fn beside(package: &mut Package<'_>, sheet: &str, writer: &mut Writer) -> Result<(), Unreadable> {
    let place = writer.location.clone();
    let related = relations::of(package, sheet)?;
    for name in targets(&related, "drawing") {
        writer.location = Location { area: Some(Area::TextBox), ..place.clone() };
        drawing::read(package, &name, Wanted::All, true, writer)?;
        writer.location = place.clone();
        let own = relations::of(package, &name)?;
        drawing::diagrams(package, &own, writer)?;
    }
    for name in targets(&related, "comments") {
        comments(package, &name, &place, writer)?;
    }
    Ok(())
}

fn comments(
    package: &mut Package<'_>,
    name: &str,
    sheet: &Location,
    writer: &mut Writer,
) -> Result<(), Unreadable> {
    let Some(text) = part(package, name)? else { return Ok(()) };
    writer.part(name);
    let mut xml = Xml::new(&text);
    let mut pieces = Vec::new();
    let mut reading = false;
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(tag) if tag.name == "comment" => {
                let cell = tag.get("ref");
                writer.location = Location { cell, area: Some(Area::Comment), ..sheet.clone() };
            }
            Node::Start(tag) if tag.name == "t" => reading = true,
            Node::End("t") => reading = false,
            Node::End("comment") => {
                writer.block(Shape::Paragraph, &pieces);
                pieces.clear();
            }
            Node::Text(range) if reading => pieces.extend(lines(&text, range, Looks::default())),
            Node::Reference(c, range) if reading => {
                pieces.push(Piece::reference(&c, range, Looks::default()));
            }
            _ => {}
        }
    }
    Ok(())
}

/// The words of a header: `&C` begins its middle, `&"Arial"` names a font, `&P` is the page.
fn printed(code: &str) -> String {
    let mut words = String::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '&' {
            words.push(c);
            continue;
        }
        match chars.next() {
            Some('"') => while chars.next().is_some_and(|c| c != '"') {},
            Some('&') => words.push('&'),
            Some('L' | 'C' | 'R') if !words.is_empty() => words.push('\n'),
            Some(c) if c.is_ascii_digit() => while chars.next_if(char::is_ascii_digit).is_some() {},
            _ => {}
        }
    }
    words
}

/// Row and column of `B4`, from 1.
fn place(name: &str) -> Option<(usize, usize)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    // The last column is XFD.
    if letters.len() > 3 || !letters.bytes().all(|letter| letter.is_ascii_alphabetic()) {
        return None;
    }
    let column = letters.bytes().fold(0, |column, letter| {
        column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    Some((row.parse().ok()?, column.max(1)))
}

/// `B4` of row and column.
pub(super) fn named(row: usize, mut column: usize) -> String {
    let mut letters = String::new();
    while column > 0 {
        let digit = u8::try_from((column - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + digit));
        column = (column - 1) / 26;
    }
    format!("{letters}{row}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_names() {
        for (name, row, column) in [("A1", 1, 1), ("B4", 4, 2), ("Z9", 9, 26), ("AA10", 10, 27)] {
            assert_eq!(place(name), Some((row, column)));
            assert_eq!(named(row, column), name);
        }
        assert_eq!(place("4"), Some((4, 1)));
        assert_eq!(place("あ1"), None);
        assert_eq!(place("AAAAAAAAAAAAAAAAAAAAAAAA1"), None);
    }

    #[test]
    fn headers_have_codes() {
        assert_eq!(
            printed("&L&\"ＭＳ ゴシック\"&10会社概要&C二つ星 && 一つ星&R&P"),
            "会社概要\n二つ星 & 一つ星\n"
        );
    }
}
