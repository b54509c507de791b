//! A finding as a miette diagnostic whose place is ours: line and column in characters.

use std::fmt;

use miette::{Diagnostic, LabeledSpan, MietteError, SourceCode, SourceSpan, SpanContents};

use super::Excerpt;
use crate::lint::Severity;
use crate::text::Position;

/// One finding, ready to be drawn.
#[derive(Debug)]
pub(super) struct Snippet {
    /// The sentence over the excerpt.
    pub(super) headline: String,
    /// How much it weighs.
    pub(super) severity: Severity,
    /// The file and its lines.
    pub(super) source: Lines,
}

/// The lines of an excerpt as miette reads them.
///
/// miette counts columns in bytes of what it is given. It is given a cut-out here, so it is told
/// the column too: the one an editor shows.
#[derive(Debug)]
pub(super) struct Lines {
    /// The path for the head of the drawing.
    pub(super) path: String,
    /// Where the mark starts in the file.
    pub(super) start: Position,
    /// The lines.
    pub(super) excerpt: Excerpt,
}

impl fmt::Display for Snippet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.headline)
    }
}

impl std::error::Error for Snippet {}

impl Diagnostic for Snippet {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Hint => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let mark = &self.source.excerpt.mark;
        let label = LabeledSpan::new_primary_with_span(None, mark.start..mark.end);
        Some(Box::new(std::iter::once(label)))
    }
}

impl SourceCode for Lines {
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let span = SourceSpan::from(0..self.excerpt.text.len());
        Ok(Box::new(Contents { lines: self, span }))
    }
}

/// The whole excerpt, whatever part was asked for: it is all there is.
struct Contents<'a> {
    lines: &'a Lines,
    span: SourceSpan,
}

impl<'a> SpanContents<'a> for Contents<'a> {
    fn data(&self) -> &'a [u8] {
        self.lines.excerpt.text.as_bytes()
    }

    fn span(&self) -> &SourceSpan {
        &self.span
    }

    fn name(&self) -> Option<&str> {
        Some(&self.lines.path)
    }

    fn line(&self) -> usize {
        self.lines.start.line.saturating_sub(1)
    }

    fn column(&self) -> usize {
        self.lines.start.column.saturating_sub(1)
    }

    fn line_count(&self) -> usize {
        self.lines.excerpt.text.split('\n').count()
    }
}
