//! A text to be read and the way from its bytes to those of the file.

use std::ops::Range;

use crate::document::MappedText;
use crate::text::Span;

/// Where the bytes of a [`View`] come from.
#[derive(Clone, Copy)]
enum ViewOrigin<'a> {
    /// The text is a slice of the file that starts at this byte.
    Source(usize),
    /// The text starts at this byte of one that was decoded from the file once already (HTML
    /// inside a feed).
    Decoded(&'a MappedText, usize),
}

impl ViewOrigin<'_> {
    fn part(self, range: Range<usize>) -> Self {
        match self {
            Self::Source(start) => Self::Source(start + range.start),
            Self::Decoded(text, start) => Self::Decoded(text, start + range.start),
        }
    }
}

/// A text to be read, with its template constructs and its place in the file.
pub(super) struct View<'a> {
    text: &'a str,
    place: ViewOrigin<'a>,
    masks: Vec<Range<usize>>,
}

impl<'a> View<'a> {
    /// A slice of the file that starts at byte `start` of it.
    pub(super) fn source(text: &'a str, start: usize) -> Self {
        Self { text, place: ViewOrigin::Source(start), masks: Vec::new() }
    }

    /// A text that was decoded from the file.
    pub(super) fn decoded(text: &'a MappedText) -> Self {
        Self { text: text.as_str(), place: ViewOrigin::Decoded(text, 0), masks: Vec::new() }
    }

    /// Marks template constructs: sorted ranges of the text that do not touch each other.
    pub(super) fn with_masks(mut self, masks: Vec<Range<usize>>) -> Self {
        self.masks = masks;
        self
    }

    /// The text itself, template constructs included.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// A part of the text as a text of its own.
    pub(super) fn part(&self, range: Range<usize>) -> View<'a> {
        let shift = |mask: &Range<usize>| {
            let start = mask.start.max(range.start) - range.start;
            start..mask.end.min(range.end) - range.start
        };
        let masks = self.masks_in(&range).iter().map(shift).collect();
        View { text: self.slice(range.clone()), place: self.place.part(range), masks }
    }

    /// A part of the text.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        &self.text[range]
    }

    /// The template constructs that touch `range`.
    pub(super) fn masks_in(&self, range: &Range<usize>) -> &[Range<usize>] {
        let from = self.masks.partition_point(|mask| mask.end <= range.start);
        let rest = &self.masks[from..];
        &rest[..rest.partition_point(|mask| mask.start < range.end)]
    }

    /// The bytes of the file that `range` stands for.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        match self.place {
            ViewOrigin::Source(start) => Span::new(start + range.start, start + range.end),
            ViewOrigin::Decoded(text, start) => {
                text.source_span(start + range.start..start + range.end)
            }
        }
    }

    /// Adds a part of the text to `into` as it is.
    pub(super) fn copy(&self, range: Range<usize>, into: &mut MappedText) {
        match self.place {
            ViewOrigin::Source(start) => {
                into.push_verbatim(&self.text[range.clone()], start + range.start);
            }
            ViewOrigin::Decoded(text, start) => {
                into.push_part(text, start + range.start..start + range.end);
            }
        }
    }

    /// True when `range` stands in the file just as it is.
    pub(super) fn is_verbatim(&self, range: Range<usize>) -> bool {
        match self.place {
            ViewOrigin::Source(_) => true,
            ViewOrigin::Decoded(text, start) => {
                text.is_verbatim(start + range.start..start + range.end)
            }
        }
    }
}
