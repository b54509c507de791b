//! Elements to boxes of the flow.

use super::attributes::Attributes;
use super::tag::Tag;
use crate::extract::node::{Cell, NodeKind};

/// The box that an element is, if it is one.
pub(super) fn box_kind(tag: Tag, attributes: &Attributes<'_>) -> Option<NodeKind> {
    if let Some(level) = tag.heading_level() {
        return Some(NodeKind::Heading(level));
    }
    Some(match tag {
        Tag::Div | Tag::P if attributes.raw("role") == Some("heading") => {
            let level = attributes.raw("aria-level").and_then(|level| level.trim().parse().ok());
            NodeKind::Heading(level.unwrap_or(2).clamp(1, 6))
        }
        Tag::Section | Tag::Article | Tag::Aside | Tag::Nav | Tag::Main | Tag::Footer => {
            NodeKind::Section
        }
        Tag::Header | Tag::Hgroup => NodeKind::Header,
        Tag::Div
        | Tag::Form
        | Tag::Blockquote
        | Tag::Center
        | Tag::Address
        | Tag::Dialog
        | Tag::Search
        | Tag::Template
        | Tag::Select
        | Tag::Optgroup
        | Tag::Component => NodeKind::Group,
        Tag::P | Tag::Pre | Tag::Listing | Tag::Plaintext | Tag::Textarea | Tag::Option => {
            NodeKind::Paragraph
        }
        Tag::Ul | Tag::Ol | Tag::Menu => NodeKind::List,
        Tag::Li => NodeKind::Item,
        Tag::Dl => NodeKind::Terms,
        Tag::Dt => NodeKind::Term,
        Tag::Dd => NodeKind::Description,
        Tag::Table => NodeKind::Table,
        Tag::Thead => NodeKind::Rows(true),
        Tag::Tbody | Tag::Tfoot => NodeKind::Rows(false),
        Tag::Tr => NodeKind::Row,
        Tag::Td | Tag::Th => NodeKind::Cell(Cell {
            header: tag == Tag::Th,
            column_scope: match attributes.raw("scope") {
                Some("col" | "colgroup") => Some(true),
                Some("row" | "rowgroup") => Some(false),
                _ => None,
            },
            columns: attributes.count("colspan"),
            rows: attributes.count("rowspan"),
        }),
        Tag::Caption => NodeKind::TableCaption,
        Tag::Figure => NodeKind::Figure,
        Tag::Figcaption => NodeKind::FigureCaption,
        Tag::Details | Tag::Fieldset => NodeKind::Details,
        Tag::Summary | Tag::Legend => NodeKind::Summary,
        Tag::Title => NodeKind::Title,
        _ => return None,
    })
}
