//! Elements to boxes of the flow.

use super::attributes::Attributes;
use super::tag::Tag;
use crate::extract::node::{Cell, Kind};

/// The box that an element is, if it is one.
pub(super) fn box_kind(tag: Tag, attributes: &Attributes<'_>) -> Option<Kind> {
    if let Some(level) = tag.heading_level() {
        return Some(Kind::Heading(level));
    }
    Some(match tag {
        Tag::Div | Tag::P if attributes.raw("role") == Some("heading") => {
            let level = attributes.raw("aria-level").and_then(|level| level.trim().parse().ok());
            Kind::Heading(level.unwrap_or(2).clamp(1, 6))
        }
        Tag::Section | Tag::Article | Tag::Aside | Tag::Nav | Tag::Main | Tag::Footer => {
            Kind::Section
        }
        Tag::Header | Tag::Hgroup => Kind::Header,
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
        | Tag::Component => Kind::Group,
        Tag::P | Tag::Pre | Tag::Listing | Tag::Plaintext | Tag::Textarea | Tag::Option => {
            Kind::Paragraph
        }
        Tag::Ul | Tag::Ol | Tag::Menu => Kind::List,
        Tag::Li => Kind::Item,
        Tag::Dl => Kind::Terms,
        Tag::Dt => Kind::Term,
        Tag::Dd => Kind::Description,
        Tag::Table => Kind::Table,
        Tag::Thead => Kind::Rows(true),
        Tag::Tbody | Tag::Tfoot => Kind::Rows(false),
        Tag::Tr => Kind::Row,
        Tag::Td | Tag::Th => Kind::Cell(Cell {
            header: tag == Tag::Th,
            column_scope: match attributes.raw("scope") {
                Some("col" | "colgroup") => Some(true),
                Some("row" | "rowgroup") => Some(false),
                _ => None,
            },
            columns: attributes.count("colspan"),
            rows: attributes.count("rowspan"),
        }),
        Tag::Caption => Kind::TableCaption,
        Tag::Figure => Kind::Figure,
        Tag::Figcaption => Kind::FigureCaption,
        Tag::Details | Tag::Fieldset => Kind::Details,
        Tag::Summary | Tag::Legend => Kind::Summary,
        Tag::Title => Kind::Title,
        _ => return None,
    })
}
