//! The block of text that is being read.

use std::ops::Range;

use super::visible::{VisibleText, is_blank};
use crate::document::{MappedText, SegmentKind};

/// A block while it is read.
#[derive(Default)]
pub(super) struct Block {
    /// Its segment, from its first visible letter on.
    pub(super) segment: Option<usize>,
    /// Its kind, when it is a text beside the flow.
    pub(super) kind: Option<SegmentKind>,
    /// Side texts found in it.
    pub(super) sides: Vec<usize>,
    /// Links found in it.
    pub(super) links: Vec<usize>,
    text: VisibleText,
    struck: Vec<Range<usize>>,
    has_plain: bool,
}

impl Block {
    /// Lets `add` add to the text; true when that made a letter visible.
    pub(super) fn write(
        &mut self,
        struck: bool,
        bold: bool,
        add: impl FnOnce(&mut VisibleText),
    ) -> bool {
        let before = self.text.as_str().len();
        add(&mut self.text);
        let added = &self.text.as_str()[before..];
        let start = before + (added.len() - added.trim_start().len());
        if start == self.text.as_str().len() {
            return false;
        }
        let visible = added.trim_start();
        self.has_plain |= !bold;
        let end = start + visible.len();
        if struck {
            match self.struck.last_mut() {
                Some(last) if last.end == before => last.end = end,
                _ => self.struck.push(start..end),
            }
        }
        !is_blank(visible)
    }

    /// True when all of the text is bold.
    pub(super) fn is_bold(&self) -> bool {
        !self.has_plain
    }

    /// The text and its struck parts.
    pub(super) fn finish(self) -> (MappedText, Vec<Range<usize>>) {
        let text = self.text.finish();
        let length = text.as_str().len();
        let clip = |range: Range<usize>| range.start.min(length)..range.end.min(length);
        let struck = self.struck.into_iter().map(clip).filter(|range| !range.is_empty()).collect();
        (text, struck)
    }
}
