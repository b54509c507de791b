//! Paragraphs, cells and boxes to the text of an office file.

use std::ops::Range;

use crate::text::{Area, Location, Looks, Mark, Rendered, Run, Shape, Span};

/// A part of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    pub(super) text: String,
    /// The bytes of the part it was read from, if an edit may take their place.
    pub(super) source: Option<Span>,
    pub(super) looks: Looks,
}

impl Piece {
    /// Text that stands in the part otherwise, or not at all.
    pub(super) fn decoded(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// A character that is written as a reference.
    pub(super) fn reference(text: &str, range: Range<usize>, looks: Looks) -> Self {
        Self { text: text.to_owned(), source: Some(Span::new(range.start, range.end)), looks }
    }

    /// A slice of a part.
    pub(super) fn slice(part: &str, range: Range<usize>, looks: Looks) -> Self {
        let source = Some(Span::new(range.start, range.end));
        Self { text: part[range].to_owned(), source, looks }
    }
}

/// Builds a [`Rendered`] text.
pub(super) struct Writer {
    rendered: Rendered,
    /// Where a reader finds what is written now.
    pub(super) location: Location,
    /// Paragraphs so far.
    paragraphs: usize,
    /// True where paragraphs are counted in [`Location::paragraph`].
    counts: bool,
    open: usize,
    /// The part that is read now.
    selected: usize,
}

impl Writer {
    /// `counts`: paragraphs are part of a place.
    pub(super) fn new(counts: bool) -> Self {
        let rendered = Rendered { writable: true, ..Rendered::default() };
        Self {
            rendered,
            location: Location::default(),
            paragraphs: 0,
            counts,
            open: 0,
            selected: 0,
        }
    }

    pub(super) fn finish(mut self) -> Rendered {
        while self.open > 0 {
            self.close();
        }
        self.rendered
    }

    /// Says which part of the file is read now; its index.
    pub(super) fn part(&mut self, name: &str) -> usize {
        self.rendered.parts.push(name.to_owned());
        self.selected = self.rendered.parts.len() - 1;
        self.selected
    }

    /// Goes on with a part that was read before.
    pub(super) fn select(&mut self, part: usize) {
        self.selected = part;
    }

    /// Starts to count paragraphs anew.
    pub(super) fn recount(&mut self) {
        self.paragraphs = 0;
    }

    /// How many runs there are.
    pub(super) fn runs(&self) -> usize {
        self.rendered.runs.len()
    }

    /// Says that the runs from `first` on stand in the part once more, at `copies`, for older
    /// programs. Where the two differ no edit is made in them.
    pub(super) fn copies(&mut self, first: usize, part: &str, copies: &[Range<usize>]) {
        let runs = self.rendered.runs.get_mut(first..).unwrap_or_default();
        let same = |(run, copy): (&Run, &Range<usize>)| {
            part.get(run.source.range()) == part.get(copy.clone())
        };
        if runs.len() == copies.len() && runs.iter().zip(copies).all(same) {
            runs.iter_mut().zip(copies).for_each(|(run, copy)| run.copy = Some(copy.start));
        } else if !copies.is_empty() {
            self.rendered.runs.truncate(first);
        }
    }

    pub(super) fn open(&mut self, shape: Shape) {
        self.rendered.marks.push(Mark::Open(shape));
        self.open += 1;
    }

    pub(super) fn close(&mut self) {
        if self.open > 0 {
            self.rendered.marks.push(Mark::Close);
            self.open -= 1;
        }
    }

    /// Writes a block. A blank one is left out.
    pub(super) fn block(&mut self, shape: Shape, pieces: &[Piece]) {
        if pieces.iter().all(|piece| piece.text.trim().is_empty()) {
            return;
        }
        self.open(shape);
        self.text(pieces);
        self.close();
    }

    /// Writes text into the box that is open, as a line of its own.
    pub(super) fn text(&mut self, pieces: &[Piece]) {
        if pieces.iter().all(|piece| piece.text.trim().is_empty()) {
            return;
        }
        self.begin();
        for piece in pieces {
            let range = self.push(piece);
            self.rendered.marks.push(if piece.text == "\n" {
                Mark::Break(range)
            } else {
                Mark::Text(range, piece.looks)
            });
        }
    }

    /// Writes a text that stands beside the others.
    pub(super) fn aside(&mut self, name: &str, area: Area, pieces: &[Piece]) {
        if pieces.iter().all(|piece| piece.text.trim().is_empty()) {
            return;
        }
        let before = self.location.area.replace(area);
        self.uncounted(|writer| {
            writer.begin();
            let start = writer.rendered.text.len();
            for piece in pieces {
                writer.push(piece);
            }
            let range = start..writer.rendered.text.len();
            writer.rendered.marks.push(Mark::Aside(name.to_owned(), range));
        });
        self.location.area = before;
    }

    /// Writes what is no paragraph of the text.
    pub(super) fn uncounted<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        let counts = std::mem::replace(&mut self.counts, false);
        let written = write(self);
        self.counts = counts;
        written
    }

    fn begin(&mut self) {
        if !self.rendered.text.is_empty() {
            self.rendered.text.push('\n');
        }
        if self.counts {
            self.paragraphs += 1;
            self.location.paragraph = Some(self.paragraphs);
        } else {
            self.location.paragraph = None;
        }
        self.rendered.places.push((self.rendered.text.len(), self.location.clone()));
    }

    fn push(&mut self, piece: &Piece) -> Range<usize> {
        let text = &mut self.rendered.text;
        let range = text.len()..text.len() + piece.text.len();
        text.push_str(&piece.text);
        if let Some(source) = piece.source
            && !range.is_empty()
        {
            let text = Span::new(range.start, range.end);
            self.rendered.runs.push(Run { text, part: self.selected, source, copy: None });
        }
        range
    }
}
