//! Attributes of a start tag: which of them are read, and their values.

use std::borrow::Cow;

use super::entities::decode;
use super::tag::Tag;
use super::tokens::StartTag;
use crate::document::{MappedText, SegmentKind};
use crate::extract::mask::FILLER;
use crate::extract::view::View;
use crate::extract::visible::{References, Style, VisibleText, is_blank};
use crate::text::Span;

/// `meta` names whose content is text for people or search engines.
const META: &[&str] = &[
    "abstract",
    "apple-mobile-web-app-title",
    "application-name",
    "article:section",
    "article:tag",
    "author",
    "copyright",
    "description",
    "keywords",
    "news_keywords",
    "subject",
    "summary",
    "title",
    "twitter:data1",
    "twitter:data2",
    "twitter:label1",
    "twitter:label2",
];
/// … and how the names of other such ones end, in the families below.
const META_ENDS: &[&str] = &["title", "description", "alt", "name", "subject"];
const META_FAMILIES: &[&str] = &["og:", "twitter:", "dc.", "dc:", "dcterms."];

/// Attributes that components show, as far as their names tell.
const COMPONENT: &[&str] =
    &["alt", "caption", "description", "heading", "label", "placeholder", "subtitle", "text"];

/// Attributes of components that hold nothing to read, in lower case.
pub(in crate::extract) const UNREAD: &[&str] = &[
    "class",
    "classname",
    "css",
    "d",
    "fill",
    "for",
    "href",
    "htmlfor",
    "id",
    "key",
    "lang",
    "name",
    "ref",
    "rel",
    "role",
    "src",
    "srcset",
    "stroke",
    "style",
    "sx",
    "target",
    "testid",
    "to",
    "tw",
    "type",
    "variant",
    "viewbox",
];

/// An attribute.
pub(super) struct Attribute<'a> {
    /// In lower case.
    pub(super) name: Cow<'a, str>,
    value: Option<std::ops::Range<usize>>,
}

/// The attributes of one start tag.
pub(super) struct Attributes<'a> {
    view: &'a View<'a>,
    tag: Tag,
    /// True for a component: which of its attributes are shown only their values tell.
    is_component: bool,
    attributes: Vec<Attribute<'a>>,
}

impl<'a> Attributes<'a> {
    /// `masked` is the text of `view` as it was tokenized.
    pub(super) fn new(
        view: &'a View<'a>,
        masked: &'a str,
        tag: Tag,
        is_component: bool,
        start: &StartTag,
    ) -> Self {
        let attributes = start.attributes.iter().map(|attribute| Attribute {
            name: clean_name(&masked[attribute.name.clone()]),
            value: attribute.value.clone(),
        });
        Self { view, tag, is_component, attributes: attributes.collect() }
    }

    /// The element.
    pub(super) fn tag(&self) -> Tag {
        self.tag
    }

    /// True for a component.
    pub(super) fn is_component(&self) -> bool {
        self.is_component
    }

    /// The value of an attribute as written, without its quotes; the first one counts.
    pub(super) fn raw(&self, name: &str) -> Option<&'a str> {
        let attribute = self.attributes.iter().find(|attribute| attribute.name == name)?;
        Some(attribute.value.clone().map_or("", |value| self.view.slice(value)))
    }

    /// The decoded value of an attribute and its place.
    pub(super) fn value(&self, name: &str) -> Option<(String, Span)> {
        let attribute = self.attributes.iter().find(|attribute| attribute.name == name)?;
        let value = attribute.value.clone()?;
        Some((decode(self.view.slice(value.clone()), true), self.view.span(value)))
    }

    /// A number from 1 up, 1 when missing or wrong.
    pub(super) fn count(&self, name: &str) -> u16 {
        let digits = self.raw(name).map(str::trim).unwrap_or_default();
        digits.parse().unwrap_or(1).max(1)
    }

    /// All names and decoded values.
    pub(super) fn all(&self) -> Vec<(String, String)> {
        let decoded = |value| decode(self.view.slice(value), true);
        let pair = |attribute: &Attribute<'_>| {
            let value = attribute.value.clone().map(decoded).unwrap_or_default();
            (attribute.name.clone().into_owned(), value)
        };
        self.attributes.iter().filter(|attribute| !attribute.name.is_empty()).map(pair).collect()
    }

    /// The texts among the attributes, in source order.
    pub(super) fn texts(&self) -> Vec<(SegmentKind, MappedText)> {
        if self.tag == Tag::Meta {
            return self.meta_text().into_iter().collect();
        }
        let mut texts = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for attribute in &self.attributes {
            // The second of two equal names counts for nothing.
            let name: &str = &attribute.name;
            let is_read = self.is_read(name);
            if !(is_read || self.may_be_read(name)) || seen.contains(&name) {
                continue;
            }
            seen.push(name);
            if let Some(text) =
                self.text(attribute).filter(|text| is_read || !text.as_str().is_ascii())
            {
                texts.push((SegmentKind::Attribute(name.to_owned()), text));
            }
        }
        texts
    }

    /// Names and values of attributes that are bound to an expression (Vue), but for those that
    /// hold nothing to read.
    pub(super) fn bound(&self) -> impl Iterator<Item = (&str, View<'a>)> {
        self.attributes.iter().filter_map(|attribute| {
            let name = attribute.name.strip_prefix("v-bind:");
            let name = name.or_else(|| attribute.name.strip_prefix(':'))?;
            let is_unread = ["class", "style", "key", "src", "href", "to", "ref"].contains(&name);
            let value = attribute.value.clone().filter(|_| !is_unread)?;
            Some((name, self.view.part(value)))
        })
    }

    /// True for what a component is given, if it is text.
    fn may_be_read(&self, name: &str) -> bool {
        self.is_component
            && (name == "name" || !UNREAD.contains(&name))
            && !name.starts_with("v-")
            && !name.starts_with("data-")
            && !name.contains([':', '@', '#'])
    }

    pub(super) fn is_read(&self, name: &str) -> bool {
        match name {
            "title" => !matches!(self.tag, Tag::Link | Tag::Style),
            "aria-label" | "aria-description" => true,
            "alt" if matches!(self.tag, Tag::Img | Tag::Area | Tag::Input) => true,
            "placeholder" if matches!(self.tag, Tag::Input | Tag::Textarea) => true,
            "label" if matches!(self.tag, Tag::Track | Tag::Option | Tag::Optgroup) => true,
            "summary" => self.tag == Tag::Table,
            "value" => {
                let kind = self.raw("type").unwrap_or_default();
                self.tag == Tag::Input
                    && ["button", "submit", "reset"].iter().any(|k| kind.eq_ignore_ascii_case(k))
            }
            _ => self.tag == Tag::Component && COMPONENT.contains(&name),
        }
    }

    fn meta_text(&self) -> Option<(SegmentKind, MappedText)> {
        let content = self.attributes.iter().find(|attribute| attribute.name == "content")?;
        let name = ["name", "property", "itemprop"].iter().find_map(|key| {
            let name = self.raw(key)?.trim();
            (!name.is_empty()).then(|| (*key, name.to_ascii_lowercase()))
        });
        let (key, name) = name?;
        let kind = if key == "itemprop" {
            SegmentKind::Property(self.raw(key)?.trim().to_owned())
        } else if META.contains(&name.as_str())
            || META_FAMILIES.iter().any(|family| name.starts_with(family))
                && META_ENDS.iter().any(|end| name.ends_with(end))
        {
            SegmentKind::Attribute(name)
        } else {
            return None;
        };
        let text = self.text(content)?;
        (!is_address(text.as_str())).then_some((kind, text))
    }

    fn text(&self, attribute: &Attribute<'_>) -> Option<MappedText> {
        let value = attribute.value.clone()?;
        let mut text = VisibleText::default();
        let style = Style { references: References::Attribute, ..Style::default() };
        text.push(self.view, value, style);
        let text = text.finish();
        (!is_blank(text.as_str())).then_some(text)
    }
}

/// True for an address or a bare word of a machine, which nobody reads.
pub(in crate::extract) fn is_address(text: &str) -> bool {
    let has_scheme = ["http:", "https:", "mailto:", "tel:", "data:", "urn:", "/", "#", "./", "../"]
        .iter()
        .any(|start| text.starts_with(start));
    has_scheme && !text.contains([' ', '\n', '\u{3000}'])
}

/// The name in lower case, without the filler of a template construct that touches it.
fn clean_name(name: &str) -> Cow<'_, str> {
    let is_clean = |b: u8| !b.is_ascii_uppercase() && b != FILLER;
    if name.bytes().all(is_clean) {
        return Cow::Borrowed(name);
    }
    let kept = name.chars().filter(|&c| c != char::from(FILLER));
    Cow::Owned(kept.map(|c| c.to_ascii_lowercase()).collect())
}
