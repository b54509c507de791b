//! The text of a file that is no text itself, and what each part of it is and came from.

use std::ops::Range;

use super::{Location, Span};

/// What a reader sees of an office file or a PDF: blocks of text, a line each, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The text. Blocks are parted by line feeds.
    pub text: String,
    /// What the parts of the text are, in the order of the text. What no mark holds is not shown.
    pub marks: Vec<Mark>,
    /// Where a reader finds the text from a byte on, in the order of the text.
    pub places: Vec<(usize, Location)>,
    /// Slices of the text that stand in the file just as they are, in the order of the text.
    pub runs: Vec<Run>,
    /// The parts of the file that hold them.
    pub parts: Vec<String>,
    /// True when an edit of a run can be written back into the file.
    pub writable: bool,
}

/// One step through a [`Rendered`] text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A box begins.
    Open(Shape),
    /// The innermost box ends.
    Close,
    /// Text of the box that is open, with its looks.
    Text(Range<usize>, Looks),
    /// A visible line break in it.
    Break(Range<usize>),
    /// A text beside: the alternative of a picture, a property of the file. By its name.
    Aside(String, Range<usize>),
    /// Lines of plain text, whose paragraphs are to be found.
    Lines(Range<usize>),
}

/// How text looks, as far as that says something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// It is bold.
    pub bold: bool,
    /// It is struck out.
    pub struck: bool,
}

/// A box of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A flow of its own: a slide, a header, a text box.
    Section,
    /// Texts that stand together: a shape on a slide.
    Group,
    /// A paragraph.
    Paragraph,
    /// A heading, of level 1 to 6.
    Heading(u8),
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// A table.
    Table,
    /// Rows; true for those that name the columns.
    Rows(bool),
    /// A row of a table.
    Row,
    /// A cell.
    Cell {
        /// True when it names its column.
        header: bool,
        /// Columns it takes, at least 1.
        columns: u16,
    },
    /// The title of the file.
    Title,
}

/// A slice of the text and the bytes of a part of the file that it was read from: the same bytes, or
/// one character that is written as a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The slice.
    pub text: Span,
    /// The part, as an index into [`Rendered::parts`].
    pub part: usize,
    /// The bytes of the part.
    pub source: Span,
    /// The byte at which the part holds them once more, for older programs.
    pub copy: Option<usize>,
}

/// The bytes of a part that a span of the text was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The part, as an index into [`Rendered::parts`].
    pub part: usize,
    /// The bytes.
    pub source: Span,
    /// The byte at which the part holds them once more.
    pub copy: Option<usize>,
}

impl Rendered {
    /// The bytes of the file that `span` was read from; `None` where they do not stand together, so
    /// that no edit can take their place.
    pub fn origin(&self, span: Span) -> Option<Origin> {
        let first = self.runs.partition_point(|run| run.text.end < span.start);
        // Between two runs an insertion belongs to the one before it, and all else to the one behind.
        let first = match self.runs.get(first) {
            Some(run) if run.text.end == span.start && !span.is_empty() => first + 1,
            _ => first,
        };
        let begin = self.runs.get(first)?;
        let last = first + self.runs[first..].partition_point(|run| run.text.end < span.end);
        let end = self.runs.get(last)?;
        let adjoin = |pair: &[Run]| {
            pair[0].part == pair[1].part
                && pair[0].source.end == pair[1].source.start
                && pair[0].text.end == pair[1].text.start
        };
        if begin.text.start > span.start || !self.runs[first..=last].windows(2).all(adjoin) {
            return None;
        }
        let offset = span.start - begin.text.start;
        let start = begin.source.start + begin.inside(offset)?;
        let source = Span::new(start, end.source.start + end.inside(span.end - end.text.start)?);
        let copy = begin.copy.map(|copy| copy + (start - begin.source.start));
        let is_one = first == last || copy.is_none();
        is_one.then_some(Origin { part: begin.part, source, copy })
    }

    /// Where a reader finds a byte of the text.
    pub fn location(&self, offset: usize) -> Option<&Location> {
        let after = self.places.partition_point(|(at, _)| *at <= offset);
        Some(&self.places.get(after.checked_sub(1)?)?.1)
    }
}

impl Run {
    /// The byte of the source for a byte of the text, both from where the run begins.
    fn inside(&self, offset: usize) -> Option<usize> {
        let (text, source) = (self.text.end - self.text.start, self.source.end - self.source.start);
        match offset {
            0 => Some(0),
            offset if text == source => Some(offset),
            offset if offset == text => Some(source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of part 0 `ab&#x661F;c`, of part 1 `de`.
    fn sample() -> Rendered {
        let run = |text: (usize, usize), part, source: (usize, usize)| Run {
            text: Span::new(text.0, text.1),
            part,
            source: Span::new(source.0, source.1),
            copy: None,
        };
        Rendered {
            text: "ab星c\nde".into(),
            runs: vec![
                run((0, 2), 0, (10, 12)),
                run((2, 5), 0, (12, 20)),
                run((5, 6), 0, (20, 21)),
                run((7, 9), 1, (3, 5)),
            ],
            ..Rendered::default()
        }
    }

    #[test]
    fn spans_of_the_text_lead_to_the_bytes_of_a_part() {
        let origin = |start, end| {
            let origin = sample().origin(Span::new(start, end))?;
            Some((origin.part, origin.source.start, origin.source.end))
        };
        assert_eq!(origin(0, 2), Some((0, 10, 12)));
        assert_eq!(origin(1, 2), Some((0, 11, 12)));
        assert_eq!(origin(2, 5), Some((0, 12, 20)), "a reference as a whole");
        assert_eq!(origin(2, 4), None, "half a reference");
        assert_eq!(origin(1, 6), Some((0, 11, 21)));
        assert_eq!(origin(2, 2), Some((0, 12, 12)));
        assert_eq!(origin(5, 8), None, "two parts");
        assert_eq!(origin(6, 7), None, "a line end is in no part");
        assert_eq!(origin(7, 9), Some((1, 3, 5)));
        assert_eq!(origin(9, 9), Some((1, 5, 5)));
        assert_eq!(origin(9, 10), None);
    }
}
