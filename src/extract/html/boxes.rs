//! Elements to boxes of the flow.

use super::Html;
use super::attributes::Attributes;
use super::tag::Tag;
use crate::extract::node::{Cell, NodeKind};

impl Html {
    /// The box to open for an element. What lies deeper than anybody writes only ends the block.
    pub(super) fn box_for(&mut self, tag: Tag, attributes: &Attributes<'_>) -> Option<NodeKind> {
        let kind = self.tab_kind(attributes).or_else(|| box_kind(tag, attributes))?;
        if self.stack.is_full() {
            self.flow.end_block();
            return None;
        }
        Some(kind)
    }
}

/// The box that an element is, if it is one.
fn box_kind(tag: Tag, attributes: &Attributes<'_>) -> Option<NodeKind> {
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

#[cfg(test)]
mod tests {
    use crate::extract::html::{Dialect, Html};
    use crate::extract::view::View;

    #[test]
    fn elements_that_lie_too_deep_are_no_boxes_and_part_their_texts() {
        let text = format!("{}a<p>b<p>c{}d", "<div>".repeat(9_000), "</div>".repeat(9_000));
        let mut html = Html::new(Dialect::default());
        html.read(&View::source(&text, 0));
        assert!(html.flow.nodes.len() < 2_500, "{}", html.flow.nodes.len());
        html.flow.end_block();
        let texts = html.flow.segments.iter().map(|segment| segment.text.as_str());
        assert_eq!(texts.collect::<Vec<_>>(), ["a", "b", "c", "d"]);
    }
}
