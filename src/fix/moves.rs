//! Edits to where everything else of the text is after them.

use crate::lint::Edit;
use crate::text::Span;

/// Edits in the order of the text, none overlapping another, as a map from places in the old text
/// to places in the new one. Both are bytes of the decoded text.
#[derive(Clone, Debug)]
pub(super) struct Moves {
    /// What goes, and where what comes stands in the new text.
    edits: Vec<(Span, Span)>,
}

impl Moves {
    pub(super) fn new(edits: &[&Edit]) -> Self {
        let mut at = 0;
        let mut kept_to = 0;
        let mut moves = Vec::with_capacity(edits.len());
        for edit in edits {
            at += edit.span.start - kept_to;
            let comes = Span::new(at, at + edit.replacement.len());
            at = comes.end;
            kept_to = edit.span.end;
            moves.push((edit.span, comes));
        }
        Self { edits: moves }
    }

    /// Where a span of the old text is in the new one. An end inside what goes moves outward to
    /// the end of what comes.
    pub(super) fn span(&self, old: Span) -> Span {
        let start = self.edit_at(|gone| gone.end > old.start);
        let end = self.edit_at(|gone| gone.end >= old.end);
        let start = self.place(old.start, start, |comes| comes.start);
        Span::new(start, self.place(old.end, end, |comes| comes.end).max(start))
    }

    /// The first edit that is `reached`, which holds for none before it and all behind it.
    fn edit_at(&self, reached: impl Fn(Span) -> bool) -> usize {
        self.edits.partition_point(|(gone, _)| !reached(*gone))
    }

    fn place(&self, at: usize, edit: usize, inside: impl Fn(Span) -> usize) -> usize {
        if let Some((gone, comes)) = self.edits.get(edit)
            && gone.start < at
        {
            return inside(*comes);
        }
        match edit.checked_sub(1).and_then(|before| self.edits.get(before)) {
            Some((gone, comes)) => at - gone.end + comes.end,
            None => at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_move_with_the_edits_before_them() {
        // 0123456789 → 01ab5678Xcd
        let edits = [(2, 5, "ab"), (9, 9, "X"), (9, 10, "cd")].map(|(start, end, new)| Edit {
            span: Span::new(start, end),
            raw_span: Span::new(start, end),
            replacement: new.to_owned(),
        });
        let moves = Moves::new(&edits.each_ref());
        for (old, new) in [
            ((0, 2), (0, 2)),
            ((0, 3), (0, 4)),
            ((2, 5), (2, 4)),
            ((3, 4), (2, 4)),
            ((4, 7), (2, 6)),
            ((5, 6), (4, 5)),
            ((5, 9), (4, 8)),
            ((9, 10), (9, 11)),
            ((0, 10), (0, 11)),
        ] {
            let moved = moves.span(Span::new(old.0, old.1));
            assert_eq!((moved.start, moved.end), new, "{old:?}");
        }
    }
}
