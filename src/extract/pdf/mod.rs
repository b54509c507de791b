//! A PDF to what a reader sees: its pages, paragraph after paragraph, and its title.

mod boxes;
mod filters;
mod glyphs;
mod lines;
mod scans;
mod strings;
mod unnamed;
mod unpacked;

use std::panic::{AssertUnwindSafe, catch_unwind};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use hayro_interpret::InterpreterCache;

pub use self::scans::{Scan, scans};
pub use self::strings::strings;

use self::lines::{Block, Cell, Part};
use super::{Limits, Unreadable};
use crate::text::{Area, Location, Looks, Mark, Rendered, Shape};

/// Fewer pictures of letters than this may be a stamp or a page number on a scanned page.
const FEWEST: usize = 8;

/// What a reader sees of a PDF.
pub(super) fn read(raw: &[u8], limits: &Limits) -> Result<Rendered, Unreadable> {
    // Whatever the bytes bring the parser to: one file is not the whole run.
    let read = catch_unwind(AssertUnwindSafe(|| pages(raw, limits)));
    read.unwrap_or_else(|_| Err(Unreadable::Broken("PDF".into())))
}

/// Letters and shapes that streams of so many bytes may draw. A few forms that draw each other draw more than
/// anybody could wait for.
fn most_drawn(size: u64) -> usize {
    usize::try_from(size).unwrap_or(usize::MAX).saturating_mul(4).saturating_add(200_000)
}

fn pages(raw: &[u8], limits: &Limits) -> Result<Rendered, Unreadable> {
    let (pdf, size) = unpacked::open(raw, limits)?;
    if pdf.pages().len() > limits.pages {
        return Err(Unreadable::TooManyPages(limits.pages));
    }
    let cache = InterpreterCache::new();
    let mut writer = Writer::default();
    let mut shown = 0;
    let mut pictures = 0;
    let mut left = most_drawn(size);
    for (index, page) in pdf.pages().iter().enumerate() {
        let glyphs = glyphs::read(&pdf, page, &cache, &mut left);
        shown += glyphs.glyphs.len();
        pictures += glyphs.pictures + glyphs.unknown;
        writer.location = Location { page: Some(index + 1), ..Location::default() };
        writer.rendered.marks.push(Mark::Open(Shape::Section));
        for block in lines::blocks(glyphs.glyphs) {
            match block {
                Block::Paragraph(parts) => writer.paragraph(&parts),
                Block::Table(rows) => writer.table(&rows),
            }
        }
        for text in boxes::read(page) {
            shown += text.chars().count();
            writer.paragraph(&[Part::Text(text)]);
        }
        writer.rendered.marks.push(Mark::Close);
    }
    if shown < FEWEST && pictures > shown {
        return Err(Unreadable::Scanned);
    }
    let metadata = pdf.metadata();
    writer.location = Location { area: Some(Area::Properties), ..Location::default() };
    for (value, title) in
        [(&metadata.title, true), (&metadata.subject, false), (&metadata.keywords, false)]
    {
        let text = value.as_deref().map(decoded).unwrap_or_default();
        if text.trim().is_empty() {
            continue;
        }
        writer.begin();
        let range = writer.push(&text);
        let marks = &mut writer.rendered.marks;
        if title {
            let text = Mark::Text(range, Looks::default());
            marks.extend([Mark::Open(Shape::Title), text, Mark::Close]);
        } else {
            marks.push(Mark::Aside("description".into(), range));
        }
    }
    Ok(writer.rendered)
}

/// A text string: UTF-16 or UTF-8 with its mark, else letters of Latin.
fn decoded(bytes: &[u8]) -> String {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| {
        (if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 }, 0)
    });
    let text = encoding.decode_without_bom_handling(&bytes[mark..]).0;
    text.replace(|c: char| c.is_control(), " ")
}

#[derive(Default)]
struct Writer {
    rendered: Rendered,
    location: Location,
}

impl Writer {
    fn paragraph(&mut self, parts: &[Part]) {
        self.begin();
        self.rendered.marks.push(Mark::Open(Shape::Paragraph));
        for part in parts {
            let mark = match part {
                Part::Text(text) => Mark::Text(self.push(text), Looks::default()),
                Part::Break => Mark::Break(self.push("\n")),
            };
            self.rendered.marks.push(mark);
        }
        self.rendered.marks.push(Mark::Close);
    }

    fn table(&mut self, rows: &[Vec<Cell>]) {
        self.open(Shape::Table);
        for row in rows {
            self.open(Shape::Row);
            for cell in row {
                self.open(Shape::Cell { header: false, columns: 1 });
                cell.iter().for_each(|paragraph| self.paragraph(paragraph));
                self.close();
            }
            self.close();
        }
        self.close();
    }

    fn open(&mut self, shape: Shape) {
        self.rendered.marks.push(Mark::Open(shape));
    }

    fn close(&mut self) {
        self.rendered.marks.push(Mark::Close);
    }

    fn begin(&mut self) {
        if !self.rendered.text.is_empty() {
            self.rendered.text.push('\n');
        }
        self.rendered.places.push((self.rendered.text.len(), self.location.clone()));
    }

    fn push(&mut self, text: &str) -> std::ops::Range<usize> {
        let start = self.rendered.text.len();
        self.rendered.text.push_str(text);
        start..self.rendered.text.len()
    }
}
