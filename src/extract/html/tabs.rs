//! Elements to what they say of tabs.

use super::Html;
use super::attributes::Attributes;
use super::tag::Tag;
use crate::extract::node::{Mark, NodeKind, Role};

/// Words in the class of a list of tabs …
const TABS: [&str; 4] = ["tab", "tabs", "tablist", "tabmenu"];
/// … and of a panel.
const PANEL: [&str; 8] =
    ["content", "contents", "pane", "panel", "panels", "tabcontent", "tabpane", "tabpanel"];

impl Html {
    /// The box that a tab is: one by its role, or a link to a fragment that stands right in a `nav`
    /// or list of tabs, with no text before it.
    pub(super) fn tab_kind(&self, attributes: &Attributes<'_>) -> Option<NodeKind> {
        let tag = attributes.tag();
        if !matches!(tag, Tag::A | Tag::Button | Tag::Label | Tag::Li | Tag::Div) {
            return None;
        }
        let is_link = || {
            let to_fragment = attributes.raw("href").is_some_and(is_fragment);
            let place = self.flow.nodes[self.flow.current()].role;
            matches!(place, Role::Links | Role::Tabs) && to_fragment && self.flow.is_at_start()
        };
        let is_tab = attributes.raw("role") == Some("tab") || (tag == Tag::A && is_link());
        is_tab.then_some(NodeKind::Tab)
    }

    /// Notes what the element that has just been opened says of tabs.
    pub(super) fn note_tabs(&mut self, attributes: &Attributes<'_>, is_box: bool) {
        let value = |name| attributes.value(name).map(|(value, _)| value);
        let id = value("id");
        let labelled_by = value("aria-labelledby").filter(|_| is_box);
        let node = self.flow.current();
        let role = if is_box { role(attributes) } else { Role::None };
        if is_box {
            self.flow.nodes[node].role = role;
        }
        let target = || value("href")?.strip_prefix('#').map(str::to_owned);
        let controls =
            if role == Role::Tab { value("aria-controls").or_else(target) } else { None };
        if id.is_some() || labelled_by.is_some() || controls.is_some() {
            self.flow.marks.push(Mark { node, is_box, id, labelled_by, controls });
        }
    }

    /// Ends a link that is a tab and so a box.
    pub(super) fn close_tab(&mut self) {
        if let Some(place) = self.stack.ended_by(Tag::A) {
            self.close_to(place);
        }
    }
}

/// True for an address in the page itself.
fn is_fragment(url: &str) -> bool {
    url.strip_prefix('#').is_some_and(|id| !id.is_empty())
}

/// What a box is for tabs.
fn role(attributes: &Attributes<'_>) -> Role {
    match attributes.raw("role") {
        Some("tab") => return Role::Tab,
        Some("tablist") => return Role::Tabs,
        Some("tabpanel") => return Role::Panel,
        _ if attributes.tag() == Tag::Nav => return Role::Links,
        _ => {}
    }
    let class = attributes.raw("class").unwrap_or_default();
    let has = |words: &[&str]| {
        let mut own = class.split(|c: char| !c.is_ascii_alphanumeric());
        own.any(|own| words.iter().any(|word| own.eq_ignore_ascii_case(word)))
    };
    if has(&PANEL) {
        Role::Panel
    } else if matches!(attributes.tag(), Tag::Ul | Tag::Ol | Tag::Div) && has(&TABS) {
        Role::Tabs
    } else {
        Role::None
    }
}
