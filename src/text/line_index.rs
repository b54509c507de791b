//! Byte offsets to lines and columns.

use std::sync::OnceLock;

/// A place for people: line and column, both from 1, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1. `\n`, `\r\n` and a lone `\r` end a line.
    pub line: usize,
    /// Column, from 1, in Unicode scalar values.
    pub column: usize,
}

/// What a program counts columns in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode scalar values: people, JSON, SARIF as this program writes it.
    Scalar,
    /// UTF-16 code units: the Language Server Protocol, JavaScript.
    Utf16,
    /// Bytes of UTF-8, whatever encoding the file is in: rdjson.
    Utf8,
}

/// The distance of checkpoints in long lines, in bytes.
const BLOCK: usize = 4096;

/// The starts of all lines of a text.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// How much starts before byte 0, `BLOCK`, 2 × `BLOCK`, … of the text. Made when a place far
    /// inside a line is asked for: a minified page is one line of megabytes, and counting from its
    /// start for each of its findings would take minutes.
    checkpoints: OnceLock<Vec<Count>>,
}

impl LineIndex {
    /// Finds the lines of `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at + 1);
            }
        }
        Self { starts, checkpoints: OnceLock::new() }
    }

    /// The place of byte `offset` of the same `text`, its column in scalar values; an offset past
    /// the end is the end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        self.position_in(Unit::Scalar, text, offset)
    }

    /// As [`position`](Self::position), its column in the `unit` of another program.
    pub fn position_in(&self, unit: Unit, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        let before = if unit == Unit::Utf8 {
            offset - start
        } else if offset - start <= 2 * BLOCK {
            Count::of(&text.as_bytes()[start..offset]).in_unit(unit)
        } else {
            let before = |offset| self.count_before(text, offset).in_unit(unit);
            before(offset) - before(start)
        };
        Position { line, column: before + 1 }
    }

    /// How much of the text starts before byte `offset`.
    fn count_before(&self, text: &str, offset: usize) -> Count {
        let bytes = text.as_bytes();
        let checkpoints = self.checkpoints.get_or_init(|| {
            let blocks = bytes.chunks(BLOCK).scan(Count::default(), |sum, block| {
                *sum = sum.and(Count::of(block));
                Some(*sum)
            });
            std::iter::once(Count::default()).chain(blocks).collect()
        });
        let block = offset / BLOCK;
        checkpoints[block].and(Count::of(&bytes[block * BLOCK..offset]))
    }

    /// The bytes of a line (from 1) without its line end; empty past the last line.
    pub fn line_range(&self, text: &str, line: usize) -> std::ops::Range<usize> {
        let Some(&start) = line.checked_sub(1).and_then(|i| self.starts.get(i)) else {
            return text.len()..text.len();
        };
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        start..start + text[start..end].trim_end_matches(['\n', '\r']).len()
    }
}

/// How much starts in a piece of UTF-8 that may be cut anywhere.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    /// Characters.
    scalars: usize,
    /// Those of them that take two units of UTF-16: four bytes of UTF-8.
    astral: usize,
}

impl Count {
    fn of(bytes: &[u8]) -> Self {
        Self {
            scalars: bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count(),
            astral: bytes.iter().filter(|&&byte| byte >= 0xF0).count(),
        }
    }

    fn and(self, other: Self) -> Self {
        Self { scalars: self.scalars + other.scalars, astral: self.astral + other.astral }
    }

    fn in_unit(self, unit: Unit) -> usize {
        match unit {
            Unit::Utf16 => self.scalars + self.astral,
            Unit::Scalar | Unit::Utf8 => self.scalars,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_scalar_values() {
        let text = "ab\r\n𠮷星c\rd\n";
        let index = LineIndex::new(text);
        let place = |needle: &str| {
            let p = index.position(text, text.find(needle).unwrap());
            (p.line, p.column)
        };
        assert_eq!(place("b"), (1, 2));
        assert_eq!(place("星"), (2, 2));
        assert_eq!(place("c"), (2, 3));
        assert_eq!(place("d"), (3, 1));
        let end = index.position(text, text.len());
        assert_eq!((end.line, end.column), (4, 1));
        assert_eq!(&text[index.line_range(text, 2)], "𠮷星c");
        assert_eq!(&text[index.line_range(text, 4)], "");
        assert_eq!(&text[index.line_range(text, 9)], "");
    }

    #[test]
    fn other_programs_count_otherwise() {
        let text = "一\r\n𠮷星e\u{301}c";
        let index = LineIndex::new(text);
        let column = |unit| index.position_in(unit, text, text.find('c').unwrap()).column;
        assert_eq!(column(Unit::Scalar), 5);
        assert_eq!(column(Unit::Utf16), 6);
        assert_eq!(column(Unit::Utf8), 11);
    }

    #[test]
    fn long_lines_count_alike() {
        let text = format!("{}\n{}", "星a".repeat(3000), "b𠮷é".repeat(5000));
        let index = LineIndex::new(&text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]).step_by(997) {
            let line_start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
            let column = text[line_start..offset].chars().count() + 1;
            let line = if line_start == 0 { 1 } else { 2 };
            assert_eq!(index.position(&text, offset), Position { line, column });
            let utf16 = text[line_start..offset].encode_utf16().count() + 1;
            assert_eq!(index.position_in(Unit::Utf16, &text, offset).column, utf16);
            let utf8 = offset - line_start + 1;
            assert_eq!(index.position_in(Unit::Utf8, &text, offset).column, utf8);
        }
        assert_eq!(index.position(&text, usize::MAX), Position { line: 2, column: 15_001 });
    }
}
