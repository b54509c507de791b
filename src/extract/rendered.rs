//! The marks of a rendered text to the flow of a document.

use super::flow::Flow;
use super::node::{Beside, Cell, NodeKind};
use super::plain_text::{self, Convention};
use super::view::View;
use super::visible::References;
use crate::document::{MappedText, SegmentKind};
use crate::text::{Mark, Rendered, Shape, Span};

/// Reads `rendered` into `flow`.
pub(super) fn read(rendered: &Rendered, flow: &mut Flow) {
    let view = View::source(&rendered.text, 0);
    flow.inline.keep_space = true;
    for mark in &rendered.marks {
        match mark {
            Mark::Open(shape) => flow.open(kind(*shape)),
            Mark::Close => flow.close(),
            Mark::Text(range, looks) => {
                flow.inline.bold = u32::from(looks.bold);
                flow.inline.struck = u32::from(looks.struck);
                flow.text(&view, range.clone(), References::None);
                (flow.inline.bold, flow.inline.struck) = (0, 0);
            }
            Mark::Break(range) => flow.line_break(Span::new(range.start, range.end), false),
            Mark::Lines(range) => {
                plain_text::read(&view.part(range.clone()), Convention::Plain, flow);
            }
            Mark::Aside(name, range) => {
                let text = view.slice(range.clone());
                let start = range.start + (text.len() - text.trim_start().len());
                let mut mapped = MappedText::new();
                view.copy(start..start + text.trim().len(), &mut mapped);
                flow.side(SegmentKind::Attribute(name.clone()), mapped, Beside::Box);
            }
        }
    }
    flow.finish();
}

fn kind(shape: Shape) -> NodeKind {
    match shape {
        Shape::Section => NodeKind::Section,
        Shape::Group => NodeKind::Group,
        Shape::Paragraph => NodeKind::Paragraph,
        Shape::Heading(level) => NodeKind::Heading(level),
        Shape::List => NodeKind::List,
        Shape::Item => NodeKind::Item,
        Shape::Table => NodeKind::Table,
        Shape::Rows(head) => NodeKind::Rows(head),
        Shape::Row => NodeKind::Row,
        Shape::Cell { header, columns } => {
            NodeKind::Cell(Cell { header, column_scope: None, columns, rows: 1 })
        }
        Shape::Title => NodeKind::Title,
    }
}
