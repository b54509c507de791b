//! The open elements, and which of them a tag ends without saying so.

use super::tag::Tag;
use crate::extract::node::Inline;

/// Elements in elements: browsers hold 512 of them open, and lay what is deeper beside it.
const DEEPEST: usize = 2_000;

/// An open element.
pub(super) struct Open {
    pub(super) tag: Tag,
    /// A box of the flow was opened with it.
    pub(super) has_box: bool,
    /// What held for the text before it.
    pub(super) inline: Inline,
    /// The block it interrupted, if any.
    pub(super) interruption: Option<usize>,
}

/// The open elements that are boxes or change what their text is. Every question is answered
/// without a walk down the stack, so that a page of nested tags takes linear time.
pub(super) struct Stack {
    elements: Vec<Open>,
    /// Where in `elements` each tag is open, by tag.
    places: Vec<Vec<usize>>,
}

impl Default for Stack {
    fn default() -> Self {
        Self { elements: Vec::new(), places: vec![Vec::new(); Tag::COUNT] }
    }
}

impl Stack {
    pub(super) fn len(&self) -> usize {
        self.elements.len()
    }

    /// True where so many elements are open that another one changes nothing for a reader.
    pub(super) fn is_full(&self) -> bool {
        self.elements.len() >= DEEPEST
    }

    pub(super) fn push(&mut self, element: Open) {
        self.places[element.tag as usize].push(self.elements.len());
        self.elements.push(element);
    }

    pub(super) fn pop(&mut self) -> Option<Open> {
        let element = self.elements.pop()?;
        self.places[element.tag as usize].pop();
        Some(element)
    }

    /// True when the innermost open element is one of `tags`.
    pub(super) fn is_in(&self, tags: &[Tag]) -> bool {
        self.elements.last().is_some_and(|element| tags.contains(&element.tag))
    }

    /// The place of the innermost element of one of `tags` that an end tag can reach.
    pub(super) fn reach(&self, tags: &[Tag], barriers: &[Tag]) -> Option<usize> {
        let place = self.innermost(tags)?;
        self.innermost(barriers).is_none_or(|barrier| barrier < place).then_some(place)
    }

    /// The same where a list ends the scope, too.
    fn reach_in_list(&self, tags: &[Tag], lists: &[Tag]) -> Option<usize> {
        let place = self.reach(tags, SCOPE)?;
        self.innermost(lists).is_none_or(|list| list < place).then_some(place)
    }

    fn innermost(&self, tags: &[Tag]) -> Option<usize> {
        tags.iter().filter_map(|&tag| self.last(tag)).max()
    }

    /// The place of the element that `</tag>` ends.
    pub(super) fn ended_by(&self, tag: Tag) -> Option<usize> {
        match tag {
            Tag::Table => self.reach(&[tag], LIMITS),
            Tag::Td | Tag::Th | Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Caption => {
                self.reach(&[tag], TABLE)
            }
            Tag::Li => self.reach_in_list(&[tag], LISTS),
            Tag::Svg | Tag::Template => self.reach(&[tag], &[Tag::Fixed]),
            _ if tag.heading_level().is_some() => self.reach(&Tag::HEADINGS, SCOPE),
            _ => self.reach(&[tag], SCOPE),
        }
    }

    /// The place of the outermost element that ends where `<tag>` starts.
    pub(super) fn ended_before(&self, tag: Tag) -> Option<usize> {
        let own = match tag {
            Tag::Li => self.reach_in_list(&[Tag::Li], LISTS),
            Tag::Dt | Tag::Dd => self.reach_in_list(&[Tag::Dt, Tag::Dd], TERMS),
            Tag::Option => self.reach(&[Tag::Option], SCOPE),
            Tag::Optgroup => {
                let group = self.reach(&[Tag::Optgroup], SCOPE);
                group.or_else(|| self.reach(&[Tag::Option], SCOPE))
            }
            Tag::Td | Tag::Th => self.reach(&[Tag::Td, Tag::Th, Tag::Caption], ROW),
            Tag::Tr => self.reach(&[Tag::Tr, Tag::Caption], TABLE),
            Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Caption => {
                let group = self.reach(&[Tag::Tbody, Tag::Thead, Tag::Tfoot, Tag::Caption], TABLE);
                group.or_else(|| self.reach(&[Tag::Tr], TABLE))
            }
            _ if tag.heading_level().is_some() && self.is_in(&Tag::HEADINGS) => {
                self.len().checked_sub(1)
            }
            _ => None,
        };
        let paragraph = if tag.ends_paragraph() { self.reach(&[Tag::P], SCOPE) } else { None };
        match (own, paragraph) {
            (Some(own), Some(paragraph)) => Some(own.min(paragraph)),
            (own, paragraph) => own.or(paragraph),
        }
    }

    fn last(&self, tag: Tag) -> Option<usize> {
        self.places[tag as usize].last().copied()
    }
}

/// No tag reaches over these.
const LIMITS: &[Tag] = &[Tag::Fixed, Tag::Template];
/// Tags of a table reach to their table.
const TABLE: &[Tag] = &[Tag::Fixed, Tag::Template, Tag::Table];
/// A cell reaches to its row.
const ROW: &[Tag] = &[Tag::Fixed, Tag::Template, Tag::Table, Tag::Tr];
/// "Has an element in scope" of the HTML standard.
const SCOPE: &[Tag] = &[
    Tag::Fixed,
    Tag::Template,
    Tag::Table,
    Tag::Td,
    Tag::Th,
    Tag::Caption,
    Tag::Svg,
    Tag::ForeignObject,
];
/// An item reaches to its list, as far as anything reaches.
const LISTS: &[Tag] = &[Tag::Ul, Tag::Ol, Tag::Menu];
/// A term reaches to its list.
const TERMS: &[Tag] = &[Tag::Dl];
