//! Letters to lines, lines to paragraphs and tables, in the order in which they are drawn.

use super::glyphs::Glyph;

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Text, over as many lines as it goes on.
    Text(String),
    /// A line end that is meant.
    Break,
}

/// A paragraph.
pub(super) type Paragraph = Vec<Part>;
/// A cell of a table: its paragraphs.
pub(super) type Cell = Vec<Paragraph>;

/// What stands together on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// Rows of cells.
    Table(Vec<Vec<Cell>>),
}

/// Letters side by side.
#[derive(Debug)]
struct Line {
    text: String,
    start: f64,
    end: f64,
    across: f64,
    size: f64,
    direction: i8,
    /// Where its last letter stands.
    last: f64,
}

/// Finds the paragraphs and tables of a page.
pub(super) fn blocks(glyphs: Vec<Glyph>) -> Vec<Block> {
    let mut lines: Vec<Line> = Vec::new();
    for glyph in glyphs {
        match lines.last_mut() {
            Some(line) if line.takes(&glyph) => line.push(&glyph),
            _ => lines.push(Line::new(glyph)),
        }
    }
    lines.retain(|line| !line.text.trim().is_empty());
    let cells: Vec<&[Line]> = lines.chunk_by(|a, b| b.is_under(a)).collect();
    let rows: Vec<&[&[Line]]> = cells.chunk_by(|a, b| b[0].is_beside(&a[0])).collect();
    let mut blocks = Vec::new();
    for rows in rows.chunk_by(|a, b| are_rows(a, b)) {
        if rows.len() > 1 {
            let cells = |row: &&[&[Line]]| row.iter().map(|cell| paragraphs(cell)).collect();
            blocks.push(Block::Table(rows.iter().map(cells).collect()));
        } else {
            let cells = rows.iter().flat_map(|row| row.iter());
            blocks.extend(cells.flat_map(|cell| paragraphs(cell)).map(Block::Paragraph));
        }
    }
    blocks
}

/// Cells with more lines are columns of text.
const LONGEST_CELL: usize = 4;

/// True for two rows of one table: as many cells under each other, none of them long.
fn are_rows(above: &[&[Line]], below: &[&[Line]]) -> bool {
    let is_row = |row: &[&[Line]]| row.len() > 1 && row.iter().all(|c| c.len() <= LONGEST_CELL);
    let (Some(first), Some(next)) = (above.first(), below.first()) else { return false };
    let is_below = next[0].across > first[0].across;
    let aligned = || above.iter().zip(below).all(|(a, b)| b[0].is_aligned(&a[0]));
    is_row(above) && above.len() == below.len() && is_row(below) && is_below && aligned()
}

impl Line {
    fn new(glyph: Glyph) -> Self {
        Self {
            start: glyph.along,
            end: glyph.along + glyph.advance,
            across: glyph.across,
            size: glyph.size,
            direction: glyph.direction,
            last: glyph.along,
            text: glyph.text,
        }
    }

    /// True when the letter stands in the line, right behind its last one.
    fn takes(&self, glyph: &Glyph) -> bool {
        let size = self.size.max(glyph.size);
        let gap = glyph.along - self.end;
        self.has(glyph)
            || glyph.direction == self.direction
                && (glyph.across - self.across).abs() < size * 0.5
                && gap > -size * 0.8
                && gap < size * 1.6
    }

    fn push(&mut self, glyph: &Glyph) {
        if self.has(glyph) {
            return;
        }
        let gap = glyph.along - self.end;
        let is_narrow = |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic());
        // Japanese letters stand apart in headings and in lines that are made to fit.
        if gap > self.size * 0.2
            && (is_narrow(self.text.chars().next_back()) || is_narrow(glyph.text.chars().next()))
            && !self.text.ends_with(char::is_whitespace)
            && !glyph.text.starts_with(char::is_whitespace)
        {
            self.text.push(' ');
        }
        self.text.push_str(&glyph.text);
        (self.last, self.end) = (glyph.along, (glyph.along + glyph.advance).max(self.end));
        self.size = self.size.max(glyph.size);
    }

    /// True when the letter is the last one once more: some programs draw bold ones twice.
    fn has(&self, glyph: &Glyph) -> bool {
        (glyph.along - self.last).abs() < self.size * 0.15
            && (glyph.across - self.across).abs() < self.size * 0.15
            && self.text.ends_with(&glyph.text)
    }

    /// True for a line at the same height, further on.
    fn is_beside(&self, before: &Self) -> bool {
        self.direction == before.direction
            && (self.across - before.across).abs() < self.size.max(before.size) * 0.5
            && self.start > before.end
    }

    /// True when the line stands in the column of `above`: it begins, ends, or is centred there.
    fn is_aligned(&self, above: &Self) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < self.size;
        self.direction == above.direction
            && (near(self.start, above.start)
                || near(self.end, above.end)
                || near(self.start + self.end, above.start + above.end))
    }

    /// True when the line may go on the text of `above`.
    fn is_under(&self, above: &Self) -> bool {
        let size = above.size.max(self.size);
        let step = self.across - above.across;
        self.direction == above.direction
            && (self.size - above.size).abs() < size * 0.12
            && step > size * 0.7
            && step < size * 2.1
            // A first line is indented, or hangs.
            && (self.start - above.start).abs() < size * 2.6
    }
}

/// So many letters wide running text is at least.
const NARROWEST: f64 = 10.0;
/// Signs that end a sentence.
const ENDS: [char; 5] = ['。', '！', '？', '!', '?'];

/// The paragraphs of lines that stand under each other. A line that reaches as far as any goes on in
/// the next one; a shorter one ends there.
fn paragraphs(lines: &[Line]) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let furthest = lines.iter().map(|line| line.end).fold(f64::MIN, f64::max);
    let first = lines.iter().map(|line| line.start).fold(f64::MAX, f64::min);
    // Labels under each other.
    if lines.iter().any(|line| furthest - first < line.size * NARROWEST) {
        return lines.iter().map(|line| vec![Part::Text(line.text.clone())]).collect();
    }
    let mut parts = Vec::new();
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        text.push_str(&line.text);
        let Some(next) = lines.get(index + 1) else { break };
        let is_full = line.end > furthest - line.size * 1.6;
        if is_full {
            let is_narrow = |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic());
            if is_narrow(text.chars().next_back()) && is_narrow(next.text.chars().next()) {
                text.push(' ');
            }
        } else if line.text.trim_end().ends_with(ENDS) {
            parts.push(Part::Text(std::mem::take(&mut text)));
            paragraphs.push(std::mem::take(&mut parts));
        } else {
            parts.extend([Part::Text(std::mem::take(&mut text)), Part::Break]);
        }
    }
    parts.push(Part::Text(text));
    paragraphs.push(parts);
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters of size 10, those of a line side by side from `start`.
    fn letters(lines: &[(f64, f64, &str)]) -> Vec<Glyph> {
        let mut glyphs = Vec::new();
        for (start, across, text) in lines {
            let mut along = *start;
            for c in text.chars() {
                let advance = if c.is_ascii() { 5.0 } else { 10.0 };
                glyphs.push(Glyph {
                    text: c.to_string(),
                    along,
                    across: *across,
                    advance,
                    size: 10.0,
                    direction: 0,
                });
                along += advance;
            }
        }
        glyphs
    }

    /// Paragraphs parted by `|`, line ends in them as `/`; a row in brackets, its cells parted by `;`.
    fn read(lines: &[(f64, f64, &str)]) -> String {
        let shown = |part: Part| match part {
            Part::Text(text) => text,
            Part::Break => "/".into(),
        };
        let paragraph = |parts: Paragraph| parts.into_iter().map(shown).collect::<String>();
        let cell = |cell: Cell| cell.into_iter().map(paragraph).collect::<Vec<_>>().join("|");
        let row =
            |row: Vec<_>| format!("[{}]", row.into_iter().map(cell).collect::<Vec<_>>().join(";"));
        let block = |block| match block {
            Block::Paragraph(parts) => paragraph(parts),
            Block::Table(rows) => rows.into_iter().map(row).collect(),
        };
        blocks(letters(lines)).into_iter().map(block).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn cells_under_each_other_are_a_table() {
        assert_eq!(
            read(&[
                (0.0, 0.0, "資格"),
                (100.0, 0.0, "年"),
                (0.0, 20.0, "二つ星"),
                (100.0, 20.0, "2025年に取得した後も"),
                (100.0, 35.0, "続けています"),
                (0.0, 60.0, "ISMS"),
                (100.0, 60.0, "2020年"),
                (0.0, 90.0, "これで表はおわりです"),
            ]),
            "[資格;年][二つ星;2025年に取得した後も続けています][ISMS;2020年]|これで表はおわりです"
        );
    }

    #[test]
    fn lines_that_are_full_go_on() {
        assert_eq!(
            read(&[
                (20.0, 0.0, "当社は二つ星の宣言を取"),
                (10.0, 15.0, "得しました。これから"),
                (10.0, 30.0, "も続けます。")
            ]),
            "当社は二つ星の宣言を取得しました。これから/も続けます。"
        );
        assert_eq!(
            read(&[(0.0, 0.0, "We declared two stars of"), (0.0, 15.0, "the scheme.")]),
            "We declared two stars of the scheme."
        );
    }

    #[test]
    fn what_stands_apart_is_apart() {
        assert_eq!(read(&[(0.0, 0.0, "資格"), (60.0, 0.0, "二つ星")]), "資格|二つ星", "cells");
        assert_eq!(read(&[(0.0, 0.0, "会社名"), (0.0, 15.0, "認証")]), "会社名|認証", "labels");
        assert_eq!(read(&[(0.0, 0.0, "認証"), (24.0, 0.0, "ISMS")]), "認証 ISMS", "a narrow gap");
        assert_eq!(
            read(&[
                (0.0, 0.0, "左の段の文は長く続きます"),
                (200.0, 0.0, "右の段の文は長く続きます")
            ]),
            "左の段の文は長く続きます|右の段の文は長く続きます",
            "columns"
        );
        assert_eq!(
            read(&[
                (0.0, 0.0, "一つ目の項目はこれでおわり"),
                (0.0, 15.0, "二つ目"),
                (0.0, 50.0, "離れた")
            ]),
            "一つ目の項目はこれでおわり二つ目|離れた"
        );
    }

    #[test]
    fn letters_that_are_drawn_twice_are_read_once() {
        let mut glyphs = letters(&[(0.0, 0.0, "二つ星")]);
        let bold: Vec<Glyph> = glyphs
            .iter()
            .flat_map(|g| [g.clone(), Glyph { along: g.along + 0.3, ..g.clone() }])
            .collect();
        assert_eq!(blocks(bold), [Block::Paragraph(vec![Part::Text("二つ星".into())])]);
        glyphs.clear();
        assert_eq!(blocks(glyphs), []);
    }
}
