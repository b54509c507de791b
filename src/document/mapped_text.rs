//! Text that knows where in the source each of its pieces stands.

use std::ops::Range;

use crate::text::Span;

/// A run of bytes of a [`MappedText`] and the source it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// First byte in [`MappedText::as_str`]; the piece ends where the next one starts.
    pub at: usize,
    /// The source it stands for. Empty for text that has no source (a space put in between).
    pub source: Span,
    /// True when the source slice is byte for byte the visible text and an edit may replace it.
    /// Text under ruby is not verbatim though it stands there as it is: its reading would be left
    /// behind.
    pub verbatim: bool,
    /// True when the source is an escape like `\u53d6`, so that an edit of whole escapes may write
    /// others in their place.
    pub escaped: bool,
}

/// Visible text made of pieces that tile it without a gap, in the order of their source.
///
/// Two verbatim pieces whose sources do not adjoin (markup, a comment or a zero-width character
/// stands between them) are two pieces. A character reference to two characters gives two pieces
/// with the same source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MappedText {
    text: String,
    pieces: Vec<Piece>,
}

impl MappedText {
    /// An empty text.
    pub fn new() -> Self {
        Self::default()
    }

    /// The visible text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// True when nothing is visible.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The pieces, tiling the text.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Adds a slice that stands in the source just as it is, starting at byte `source_start`.
    pub fn push_verbatim(&mut self, slice: &str, source_start: usize) {
        if slice.is_empty() {
            return;
        }
        let source = Span::new(source_start, source_start + slice.len());
        match self.pieces.last_mut() {
            Some(last) if last.verbatim && last.source.end == source_start => {
                last.source.end = source.end;
            }
            _ => self.pieces.push(Piece {
                at: self.text.len(),
                source,
                verbatim: true,
                escaped: false,
            }),
        }
        self.text.push_str(slice);
    }

    /// Adds text that the source writes in another way (a character reference, an escape).
    pub fn push_decoded(&mut self, visible: &str, source: Span) {
        if visible.is_empty() {
            return;
        }
        self.pieces.push(Piece { at: self.text.len(), source, verbatim: false, escaped: false });
        self.text.push_str(visible);
    }

    /// Adds a character that the source writes as an escape of its number.
    pub fn push_escaped(&mut self, visible: &str, source: Span) {
        self.push_decoded(visible, source);
        if let Some(last) = self.pieces.last_mut() {
            last.escaped = !visible.is_empty();
        }
    }

    /// Adds a part of another mapped text, keeping its places.
    pub fn push_part(&mut self, other: &MappedText, part: Range<usize>) {
        let mut at = part.start;
        while at < part.end {
            let index = other.piece_index(at);
            let end = other.piece_end(index).min(part.end);
            let piece = other.pieces[index];
            let slice = &other.text[at..end];
            if piece.verbatim {
                self.push_verbatim(slice, piece.source.start + (at - piece.at));
            } else if piece.escaped {
                self.push_escaped(slice, piece.source);
            } else {
                self.push_decoded(slice, piece.source);
            }
            at = end;
        }
    }

    /// Cuts trailing white space and line breaks.
    pub fn trim_end(&mut self) {
        let keep = self.text.trim_end_matches([' ', '\t', '\n', '\r']).len();
        self.text.truncate(keep);
        while self.pieces.last().is_some_and(|p| p.at >= keep) {
            self.pieces.pop();
        }
        if let Some(last) = self.pieces.last_mut()
            && last.verbatim
        {
            last.source.end = last.source.start + (keep - last.at);
        }
    }

    /// The smallest source span that holds the visible range; both are bytes.
    ///
    /// A range that starts or ends inside a piece that is not verbatim takes the whole piece.
    pub fn source_span(&self, visible: Range<usize>) -> Span {
        if self.pieces.is_empty() {
            return Span::new(0, 0);
        }
        let first = self.piece_index(visible.start);
        let start = self.source_at(first, visible.start, false);
        if visible.is_empty() {
            return Span::new(start, start);
        }
        let last = self.piece_index(visible.end - 1);
        let end = self.source_at(last, visible.end, true);
        Span::new(start, end.max(start))
    }

    /// The visible range, in bytes, whose [source span](Self::source_span) is `span`; `None` where
    /// there is none.
    pub fn visible(&self, span: Span) -> Option<Range<usize>> {
        // Pieces stand in the order of their source.
        let first = self.pieces.partition_point(|piece| piece.source.end <= span.start);
        let last = self.pieces.partition_point(|piece| piece.source.start < span.end);
        let last = last.checked_sub(1)?;
        let (begin, end) = (self.pieces.get(first)?, self.pieces.get(last)?);
        let offset = |piece: &Piece, at: usize| at.checked_sub(piece.source.start);
        let start = if begin.verbatim { begin.at + offset(begin, span.start)? } else { begin.at };
        let end = if end.verbatim { end.at + offset(end, span.end)? } else { self.piece_end(last) };
        let range = start..end;
        let found = self.text.get(range.clone()).is_some_and(|text| !text.is_empty());
        (found && self.source_span(range.clone()) == span).then_some(range)
    }

    /// True when the visible range is one unbroken verbatim slice of the source, so that it can
    /// be replaced without touching markup.
    pub fn is_verbatim(&self, visible: Range<usize>) -> bool {
        if visible.is_empty() || self.pieces.is_empty() {
            return !self.pieces.is_empty();
        }
        let index = self.piece_index(visible.start);
        self.pieces[index].verbatim && visible.end <= self.piece_end(index)
    }

    /// True when the visible range is made of whole escapes that stand side by side in the source.
    pub fn is_escaped(&self, visible: Range<usize>) -> bool {
        if visible.is_empty() || self.pieces.is_empty() {
            return false;
        }
        let (first, last) = (self.piece_index(visible.start), self.piece_index(visible.end - 1));
        let pieces = &self.pieces[first..=last];
        pieces[0].at == visible.start
            && self.piece_end(last) == visible.end
            && pieces.iter().all(|piece| piece.escaped)
            && pieces.windows(2).all(|pair| pair[0].source.end == pair[1].source.start)
    }

    fn piece_index(&self, visible: usize) -> usize {
        self.pieces.partition_point(|p| p.at <= visible).saturating_sub(1)
    }

    fn piece_end(&self, index: usize) -> usize {
        self.pieces.get(index + 1).map_or(self.text.len(), |p| p.at)
    }

    fn source_at(&self, index: usize, visible: usize, at_end: bool) -> usize {
        let piece = self.pieces[index];
        if piece.verbatim {
            piece.source.start + (visible - piece.at)
        } else if at_end {
            piece.source.end
        } else {
            piece.source.start
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a&amp;b` and a space of no source, then `c`.
    fn sample() -> MappedText {
        let mut text = MappedText::new();
        text.push_verbatim("星", 10);
        text.push_decoded("&", Span::new(13, 18));
        text.push_verbatim("b", 18);
        text.push_decoded(" ", Span::new(19, 19));
        text.push_verbatim("c", 30);
        text
    }

    #[test]
    fn a_range_maps_to_the_source_that_holds_it() {
        let text = sample();
        assert_eq!(text.as_str(), "星&b c");
        assert_eq!(text.source_span(0..3), Span::new(10, 13));
        assert_eq!(text.source_span(3..4), Span::new(13, 18));
        assert_eq!(text.source_span(3..7), Span::new(13, 31));
    }

    #[test]
    fn a_source_maps_back_to_the_range_it_is_of() {
        let text = sample();
        for range in [0..3, 3..4, 3..5, 0..7, 4..7, 6..7] {
            assert_eq!(text.visible(text.source_span(range.clone())), Some(range));
        }
        for (start, end) in [(0, 2), (9, 13), (14, 18), (11, 13), (20, 30), (10, 10), (31, 32)] {
            assert_eq!(text.visible(Span::new(start, end)), None, "{start}..{end}");
        }
        assert_eq!(MappedText::new().visible(Span::new(0, 1)), None);
    }

    #[test]
    fn only_an_unbroken_slice_is_verbatim() {
        let text = sample();
        assert!(text.is_verbatim(0..3));
        assert!(!text.is_verbatim(0..4));
        assert!(!text.is_verbatim(4..7));
    }

    #[test]
    fn adjoining_slices_are_one_piece() {
        let mut text = MappedText::new();
        text.push_verbatim("ab", 0);
        text.push_verbatim("cd", 2);
        assert_eq!(text.pieces().len(), 1);
        assert!(text.is_verbatim(1..3));
    }

    #[test]
    fn a_part_keeps_its_places() {
        let mut part = MappedText::new();
        part.push_part(&sample(), 3..7);
        assert_eq!(part.as_str(), "&b c");
        assert_eq!(part.source_span(0..1), Span::new(13, 18));
        assert_eq!(part.source_span(3..4), Span::new(30, 31));
    }

    #[test]
    fn trimming_cuts_pieces_too() {
        let mut text = MappedText::new();
        text.push_verbatim("ab  ", 0);
        text.push_decoded("\n", Span::new(4, 8));
        text.trim_end();
        assert_eq!(text.as_str(), "ab");
        assert_eq!(text.source_span(0..2), Span::new(0, 2));
    }
}
