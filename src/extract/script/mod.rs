//! JavaScript and TypeScript, with JSX, to what their strings and markup show.

mod element;
mod loose;
mod shown_list;
mod value;

use std::ops::Range;

use oxc_allocator::Allocator;
use oxc_ast::ast::{Comment, JSXExpression, JSXExpressionContainer};
use oxc_ast_visit::{Visit, walk};
use oxc_parser::Parser;
use oxc_span::SourceType;

use super::format::Format;
use super::tree::Value;
use super::view::View;
use crate::document::MappedText;

/// Scripts longer than this (in bytes) are not parsed: nobody writes them by hand.
const LONGEST: usize = 2 << 20;
/// Brackets nested deeper than this are not parsed: the parser goes down as deep.
const DEEPEST: usize = 256;
/// Stack for each byte of a script: a chain of operators goes down one step for each.
#[cfg(feature = "cli")]
const STACK_FOR_BYTE: usize = 1 << 10;
/// Stack for any script.
#[cfg(feature = "cli")]
const STACK: usize = 8 << 20;
/// An expression in markup is no longer than this (in bytes).
const SHORT_EXPRESSION: usize = 4 << 10;
/// A script of so many bytes needs no stack of its own.
const SHORT: usize = 512;

/// The values and comments of a script. What cannot be parsed is read by its signs: strings, comments, elements.
pub(super) fn read(view: &View<'_>, format: Format) -> (Vec<Value>, Vec<Remark>) {
    let text = view.text();
    let kind = match format {
        Format::TypeScript => SourceType::ts(),
        Format::Tsx => SourceType::tsx(),
        // JavaScript with JSX; files with types of Flow or TypeScript in them are read, too.
        _ => SourceType::jsx(),
    };
    let kinds = [kind, SourceType::tsx(), SourceType::ts()];
    // Elements side by side, as documentation shows them.
    let mut fragment = MappedText::new();
    if text.trim_start().starts_with('<') {
        fragment.push_decoded("<>", view.span(0..0));
        view.copy(0..text.len(), &mut fragment);
        fragment.push_decoded("</>", view.span(text.len()..text.len()));
    }
    let parse_any = || {
        let whole = kinds.iter().find_map(|kind| parse(view, *kind));
        whole.or_else(|| {
            (!fragment.is_empty())
                .then(|| parse(&View::decoded(&fragment), SourceType::tsx()))
                .flatten()
        })
    };
    let read = if text.len() > LONGEST || is_deep(text) {
        None
    } else if text.len() <= SHORT {
        parse_any()
    } else {
        with_stack(text.len(), parse_any)
    };
    read.unwrap_or_else(|| loose::read(view, format != Format::TypeScript))
}

/// Calls `parse` with as much stack as a script of `length` bytes may need.
#[cfg(feature = "cli")]
fn with_stack<T: Send>(length: usize, parse: impl FnOnce() -> Option<T> + Send) -> Option<T> {
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(STACK + length * STACK_FOR_BYTE)
            .spawn_scoped(scope, parse)
            .ok()
            .and_then(|thread| thread.join().ok())
            .flatten()
    })
}

/// The core knows no threads: what is nested deeper than its stack bears was left out before.
#[cfg(not(feature = "cli"))]
fn with_stack<T>(_length: usize, parse: impl FnOnce() -> Option<T>) -> Option<T> {
    parse()
}

/// Reads an expression that stands alone: in braces, or bound to an attribute. `None` where it is
/// none.
pub(super) fn expression(view: &View<'_>) -> Option<Value> {
    let text = view.text();
    if !text.contains(['"', '\'', '`']) || text.len() > SHORT_EXPRESSION || is_deep(text) {
        return None;
    }
    // A string that stands alone would be a directive.
    let mut whole = MappedText::new();
    whole.push_decoded("(", view.span(0..0));
    view.copy(0..text.len(), &mut whole);
    whole.push_decoded(")", view.span(text.len()..text.len()));
    let (mut values, _) = parse(&View::decoded(&whole), SourceType::tsx())?;
    if values.len() > 1 { Some(Value::Parts(values)) } else { values.pop() }
}

/// A comment and its inside.
pub(super) type Remark = (Range<usize>, Range<usize>);

/// The values and comments of a script; `None` where it cannot be parsed.
fn parse(view: &View<'_>, kind: SourceType) -> Option<(Vec<Value>, Vec<Remark>)> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, view.text(), kind).parse();
    if parsed.panicked || !parsed.diagnostics.is_empty() {
        return None;
    }
    let mut braces = Braces(Vec::new());
    braces.visit_program(&parsed.program);
    let comments = parsed.program.comments.iter().map(|comment: &Comment| {
        let inside = comment.content_span();
        let whole = range(comment.span);
        // `{/* … */}` is the comment of JSX, its braces included.
        let before = braces.0.partition_point(|around| around.start < whole.start);
        let around = before.checked_sub(1).map(|at| &braces.0[at]).filter(|around| {
            whole.end < around.end
                && view.slice(around.start + 1..whole.start).trim().is_empty()
                && view.slice(whole.end..around.end - 1).trim().is_empty()
        });
        (around.cloned().unwrap_or(whole), range(inside))
    });
    let comments = comments.collect();
    Some((value::of(&parsed.program, view), comments))
}

/// The places of braces in markup that hold no expression.
struct Braces(Vec<Range<usize>>);

impl<'a> Visit<'a> for Braces {
    fn visit_jsx_expression_container(&mut self, container: &JSXExpressionContainer<'a>) {
        if matches!(container.expression, JSXExpression::EmptyExpression(_)) {
            self.0.push(range(container.span));
        }
        walk::walk_jsx_expression_container(self, container);
    }
}

/// The bytes of a place in the tree.
fn range(span: oxc_span::Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

fn is_deep(text: &str) -> bool {
    let (mut depth, mut deepest) = (0_usize, 0);
    // An element is nested by its tag, a type by its angle bracket.
    let mut tags = 0_usize;
    let mut deepest_tag = 0;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b'<' if bytes.get(at + 1) == Some(&b'/') => tags = tags.saturating_sub(1),
            b'<' if bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'<') => {
                tags += 1;
            }
            b'>' if at > 0 && bytes[at - 1] == b'/' => tags = tags.saturating_sub(1),
            b';' | b'\n' if depth == 0 => tags = 0,
            _ => {}
        }
        deepest = deepest.max(depth);
        deepest_tag = deepest_tag.max(tags);
    }
    deepest > DEEPEST || deepest_tag > 4 * DEEPEST
}
