//! The inside of a string of a script or of data to the text it stands for.

use std::ops::Range;

use super::view::View;
use crate::document::MappedText;
use crate::text::escape;

/// How a string writes what cannot stand in it as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escapes {
    /// It cannot.
    None,
    /// With backslashes.
    Backslash,
    /// As [`Escapes::Backslash`]; a line end is a space (YAML in double quotes).
    Folded,
    /// The quote twice; a line end is a space (YAML in single quotes, and without any).
    FoldedDoubled(char),
    /// The quote twice.
    Doubled(char),
    /// A backslash before itself and the quote; elsewhere it is one (PHP in single quotes).
    Quote(char),
}

/// The text of the string whose inside is `range`, added to `into`. Spans are those of the file.
pub(super) fn push(view: &View<'_>, range: Range<usize>, escapes: Escapes, into: &mut MappedText) {
    let bytes = view.text().as_bytes();
    let folds = matches!(escapes, Escapes::Folded | Escapes::FoldedDoubled(_));
    let (mut run, mut at) = (range.start, range.start);
    while at < range.end {
        let rest = view.slice(at..range.end);
        let (decoded, length) = match (bytes[at], escapes) {
            (b'\\', Escapes::Backslash | Escapes::Folded) => {
                let (decoded, mut length) = escape::decode(rest);
                if decoded.is_none() && folds {
                    length += rest[length..].len() - rest[length..].trim_start().len();
                }
                if let Some(c) = decoded.filter(|_| escape::is_number(rest)) {
                    view.copy(run..at, into);
                    let span = view.span(at..at + length);
                    into.push_escaped(c.encode_utf8(&mut [0; 4]), span);
                    at += length;
                    run = at;
                    continue;
                }
                (decoded, length)
            }
            (b'\\', Escapes::Quote(quote)) if rest[1..].starts_with([quote, '\\']) => {
                (rest[1..].chars().next(), 2)
            }
            (_, Escapes::Doubled(quote) | Escapes::FoldedDoubled(quote))
                if rest.starts_with(quote) && rest[quote.len_utf8()..].starts_with(quote) =>
            {
                (Some(quote), 2 * quote.len_utf8())
            }
            (b'\n' | b'\r', _) if folds => {
                let length = rest.len() - rest.trim_start().len();
                let blank = rest[..length].bytes().filter(|b| *b == b'\n').count() > 1;
                (Some(if blank { '\n' } else { ' ' }), length)
            }
            _ => {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            }
        };
        let kept = if folds && matches!(bytes[at], b'\n' | b'\r') {
            // Blanks before a line end that is folded are none of the text.
            run + view.slice(run..at).trim_end_matches([' ', '\t']).len()
        } else {
            at
        };
        view.copy(run..kept, into);
        if let Some(c) = decoded
            && !joins(into, view, at + length, range.end, bytes[at], folds)
        {
            into.push_decoded(c.encode_utf8(&mut [0; 4]), view.span(kept..at + length));
        }
        at += length;
        run = at;
    }
    view.copy(run..range.end, into);
}

/// True for a folded line end between two Japanese characters: it parts no words.
fn joins(
    before: &MappedText,
    view: &View<'_>,
    at: usize,
    end: usize,
    byte: u8,
    folds: bool,
) -> bool {
    let is_wide = |c: char| c > '\u{2e7f}' && !c.is_whitespace();
    folds
        && matches!(byte, b'\n' | b'\r')
        && before.as_str().chars().next_back().is_some_and(is_wide)
        && view.slice(at..end).chars().next().is_some_and(is_wide)
}

/// As [`push`], as a text of its own.
pub(super) fn read(view: &View<'_>, range: Range<usize>, escapes: Escapes) -> MappedText {
    let mut text = MappedText::new();
    push(view, range, escapes, &mut text);
    text
}
