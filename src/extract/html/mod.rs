//! HTML to the flow of a document.

mod attributes;
mod boxes;
mod component;
pub(super) mod entities;
mod looks;
mod stack;
mod tabs;
mod tag;
mod tokens;
mod values;

use std::ops::Range;

use html5gum::State;

#[cfg(feature = "scripts")]
pub(super) use self::attributes::UNREAD;
pub(super) use self::attributes::is_address;

use self::attributes::Attributes;
use self::stack::{Open, Stack};
use self::tag::{Tag, is_component};
use self::tokens::{StartTag, Token, Tokens};
use super::flow::Flow;
use super::node::{Beside, NodeKind};
use super::view::View;
use super::visible::{OBJECT, References};
use super::{Format, json, mask};
use crate::document::{Image, MappedText, SegmentKind, Sheet};
use crate::text::Span;

/// The text without white space at its ends.
fn trimmed(text: &MappedText) -> MappedText {
    let start = text.as_str().len() - text.as_str().trim_start().len();
    let mut part = MappedText::new();
    part.push_part(text, start..text.as_str().len());
    part.trim_end();
    part
}

/// True for the `type` of a script that a browser runs.
fn is_script(media_type: &str) -> bool {
    let media_type = media_type.trim().to_ascii_lowercase();
    media_type.is_empty() || media_type == "module" || media_type.ends_with("javascript")
}

/// How a document departs from HTML as browsers read it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Dialect {
    /// `<x/>` is an empty element (XHTML, components).
    pub(super) self_closing: bool,
    /// Names with a capital are components.
    pub(super) components: bool,
}

/// What the text inside an element like `script` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Raw {
    /// Not read.
    Skipped,
    /// A style sheet; only its place is kept.
    Style,
    /// Text without character references.
    Plain,
    /// JSON-LD.
    Json,
    /// The script of a component.
    Script(Format),
    /// The script of a page: read once the page is.
    Later,
}

/// Reads HTML, whole or in fragments, into a [`Flow`].
pub(super) struct Html {
    pub(super) flow: Flow,
    dialect: Dialect,
    stack: Stack,
    raw: Option<Raw>,
    /// The document is a drawing and has shown no title yet.
    is_drawing: bool,
    /// The scripts of the page so far.
    pub(super) scripts: Vec<Span>,
    /// The `a` element that is open, as an index into the links of the flow.
    open_link: Option<usize>,
}

/// Attributes of components that stand over what is in them.
const TITLES: [&str; 4] = ["heading", "label", "name", "title"];

impl Html {
    pub(super) fn new(dialect: Dialect) -> Self {
        Self {
            flow: Flow::new(),
            dialect,
            stack: Stack::default(),
            raw: None,
            is_drawing: false,
            scripts: Vec::new(),
            open_link: None,
        }
    }

    /// Reads `view`; elements stay open for the next fragment.
    pub(super) fn read(&mut self, view: &View<'_>) {
        let masked = mask::filled(view, mask::FILLER);
        let mut tokens = Tokens::new(&masked);
        while let Some(token) = tokens.next() {
            match token {
                Token::Text(range) => match self.raw {
                    None => self.flow.text(view, range, References::Text),
                    Some(Raw::Plain) => self.flow.text(view, range, References::None),
                    Some(Raw::Json) => {
                        let json = view.slice(range.clone());
                        let json = view.part(range).with_masks(mask::in_markup(json));
                        json::read(&json, &mut self.flow, false);
                    }
                    Some(Raw::Style) => {
                        self.flow.looks.sheets.push(Sheet::Inline(view.span(range)));
                    }
                    Some(Raw::Script(format)) => self.read_script(&view.part(range), format),
                    Some(Raw::Later) if view.is_verbatim(range.clone()) => {
                        self.scripts.push(view.span(range));
                    }
                    Some(Raw::Later | Raw::Skipped) => {}
                },
                Token::Start(start) => {
                    let name = &masked[start.range.clone()][1..];
                    let tag = self.tag(start.tag, name);
                    let is_component = self.dialect.components && is_component(name);
                    let attributes = Attributes::new(view, &masked, tag, is_component, &start);
                    if let Some(state) = self.start(view, tag, &start, &attributes) {
                        tokens.switch_to(state);
                    }
                }
                Token::Comment(range) => self.flow.xml_comment(view, range),
                Token::End(tag, range) => {
                    let tag = self.tag(tag, &masked[range.clone()][2..]);
                    if tag == Tag::A {
                        self.close_link(view.span(range.clone()));
                    }
                    self.raw = None;
                    self.end(view, tag, range);
                }
            }
        }
    }

    /// True inside a script or the like that the last fragment left open.
    pub(super) fn is_raw(&self) -> bool {
        self.raw.is_some()
    }

    /// Reads a drawing that is a document of its own: its title is the document's.
    pub(super) fn read_drawing(&mut self, view: &View<'_>) {
        self.is_drawing = true;
        self.read(view);
    }

    /// Opens a box that only [`Html::close_fixed`] closes.
    pub(super) fn open_fixed(&mut self, kind: NodeKind) {
        self.open(Tag::Fixed, kind);
    }

    /// Closes the innermost such box with all that was opened in it.
    pub(super) fn close_fixed(&mut self) {
        self.raw = None;
        if let Some(place) = self.stack.reach(&[Tag::Fixed], &[]) {
            self.close_to(place);
        }
    }

    /// Reads a start tag; the state in which its content is to be tokenized, if not as markup.
    fn start(
        &mut self,
        view: &View<'_>,
        tag: Tag,
        start: &StartTag,
        attributes: &Attributes<'_>,
    ) -> Option<State> {
        let in_drawing = self.stack.reach(&[Tag::Svg], &[Tag::ForeignObject, Tag::Fixed]);
        if let Some(drawing) = in_drawing {
            if tag.ends_paragraph() {
                // Such a tag ends a drawing (HTML standard, "in foreign content").
                self.close_to(drawing);
            } else {
                self.start_in_drawing(view, tag, start, attributes);
                let is_raw = matches!(tag, Tag::Style | Tag::Script) && !start.self_closing;
                return is_raw.then(|| self.raw_state(tag, attributes)).flatten();
            }
        }
        if let Some(place) = self.stack.ended_before(tag) {
            self.close_to(place);
        }
        let kind = self.box_for(tag, attributes);
        let is_alone = attributes.is_component() && start.self_closing;
        let mut title = None;
        if is_alone {
            self.add_record(attributes);
        } else {
            title = self.add_texts(view, start, attributes, kind.is_some());
        }
        let depth = self.stack.len();
        let span = view.span(start.range.clone());
        match tag {
            Tag::A => {
                self.open_link(view, start, attributes);
                self.flow.inline.linked += 1;
            }
            Tag::Area => {
                self.add_link(attributes, view.span(start.range.end..start.range.end));
            }
            Tag::Br => self.flow.line_break(span, false),
            Tag::Link | Tag::Base | Tag::Frame | Tag::Meta => {
                looks::note(&mut self.flow.looks, attributes);
            }
            Tag::Hr | Tag::Html | Tag::Head | Tag::Body => self.flow.end_block(),
            Tag::Code | Tag::Kbd | Tag::Samp | Tag::Var => {
                self.flow.decoded(OBJECT, span);
                self.flow.inline.code += 1;
            }
            Tag::Q => {
                self.flow.decoded("「", span);
                self.flow.inline.quoted += 1;
            }
            Tag::Svg => {
                self.push(tag, false, None);
                self.flow.inline.hidden = true;
            }
            Tag::Xmp | Tag::Iframe | Tag::Noembed | Tag::Noframes => {
                looks::note(&mut self.flow.looks, attributes);
                self.flow.end_block();
            }
            _ => self.count_inline(tag),
        }
        if let Some(kind) = kind {
            self.open(tag, kind);
            if let Some(title) = title {
                self.flow.head(self.flow.current(), title);
            }
            if matches!(tag, Tag::Pre | Tag::Listing | Tag::Textarea | Tag::Plaintext) {
                self.flow.inline.keep_space = true;
            }
        }
        self.note_tabs(attributes, kind.is_some());
        if self.dialect.components && !is_alone {
            self.add_bound(attributes);
        }
        let is_empty = start.self_closing && self.dialect.self_closing;
        if is_empty {
            self.close_to(depth);
            return None;
        }
        self.raw_state(tag, attributes)
    }

    /// Tags that only change what holds for the text in them.
    fn count_inline(&mut self, tag: Tag) {
        let inline = &mut self.flow.inline;
        match tag {
            Tag::B | Tag::Strong => inline.bold += 1,
            Tag::Del | Tag::S | Tag::Strike => inline.struck += 1,
            Tag::Ruby => {
                inline.ruby += 1;
                inline.annotation = false;
            }
            Tag::Rt | Tag::Rp | Tag::Rtc => inline.annotation = inline.ruby > 0,
            Tag::Rb => inline.annotation = false,
            _ => {}
        }
    }

    /// Reads an end tag.
    fn end(&mut self, view: &View<'_>, tag: Tag, range: Range<usize>) {
        let inline = &mut self.flow.inline;
        match tag {
            Tag::A => {
                inline.linked = inline.linked.saturating_sub(1);
                self.close_tab();
            }
            Tag::B | Tag::Strong => inline.bold = inline.bold.saturating_sub(1),
            Tag::Del | Tag::S | Tag::Strike => inline.struck = inline.struck.saturating_sub(1),
            Tag::Code | Tag::Kbd | Tag::Samp | Tag::Var => {
                inline.code = inline.code.saturating_sub(1);
            }
            Tag::Rt | Tag::Rp | Tag::Rtc => inline.annotation = false,
            Tag::Ruby => {
                inline.ruby = inline.ruby.saturating_sub(1);
                inline.annotation = false;
            }
            Tag::Q if inline.quoted > 0 => {
                inline.quoted -= 1;
                self.flow.decoded("」", view.span(range));
            }
            Tag::Br => self.flow.line_break(view.span(range), false),
            _ => {
                if let Some(place) = self.stack.ended_by(tag) {
                    self.close_to(place);
                }
            }
        }
    }

    /// Inside `svg` only `text`, `title`, `desc` and `foreignObject` hold something to read.
    fn start_in_drawing(
        &mut self,
        view: &View<'_>,
        tag: Tag,
        start: &StartTag,
        attributes: &Attributes<'_>,
    ) {
        match tag {
            Tag::Text | Tag::Title | Tag::Desc | Tag::ForeignObject | Tag::Svg
                if !start.self_closing =>
            {
                let interruption = (tag != Tag::Svg).then(|| self.flow.interrupt());
                self.push(tag, false, interruption);
                self.flow.inline.hidden = tag == Tag::Svg;
                if tag == Tag::Title && std::mem::take(&mut self.is_drawing) {
                    self.flow.beside(SegmentKind::Title);
                } else if matches!(tag, Tag::Title | Tag::Desc) {
                    let name = if tag == Tag::Title { "title" } else { "desc" };
                    self.flow.beside(SegmentKind::Attribute(name.to_owned()));
                }
            }
            // A new line of a text.
            Tag::Tspan if attributes.raw("x").is_some() => {
                self.flow.line_break(view.span(start.range.clone()), false);
            }
            Tag::A => self.open_link(view, start, attributes),
            _ => {}
        }
    }

    /// Adds the texts among the attributes, and the image if the tag is one. Gives the block that
    /// names a component's content: `<Tab label="認定">`.
    fn add_texts(
        &mut self,
        view: &View<'_>,
        start: &StartTag,
        attributes: &Attributes<'_>,
        is_box: bool,
    ) -> Option<usize> {
        let tag = attributes.tag();
        let beside = match tag {
            Tag::Meta => Beside::Nothing,
            _ if is_box => Beside::Box,
            _ => Beside::Block,
        };
        let (mut alt, mut title) = (None, None);
        for (kind, text) in attributes.texts() {
            let is_alt = kind == SegmentKind::Attribute("alt".to_owned());
            let names =
                matches!(&kind, SegmentKind::Attribute(name) if TITLES.contains(&name.as_str()));
            let segment = self.flow.side(kind, text, beside);
            if names && tag == Tag::Component {
                title = title.or(Some(segment));
            }
            if is_alt {
                self.flow.origins[segment].picture = true;
                alt = Some(segment);
            }
        }
        if tag == Tag::Img {
            let nowhere = view.span(start.range.end..start.range.end);
            let (src, src_span) = attributes.value("src").unwrap_or((String::new(), nowhere));
            self.flow.images.push(Image {
                src,
                span: view.span(start.range.clone()),
                src_span,
                alt,
                attributes: attributes.all(),
            });
        }
        title
    }

    /// Adds the address of an `a` element; its content ends with the next `</a>`.
    fn open_link(&mut self, view: &View<'_>, start: &StartTag, attributes: &Attributes<'_>) {
        let before = self.flow.links.len();
        self.add_link(attributes, view.span(start.range.end..start.range.end));
        self.open_link = (self.flow.links.len() > before).then_some(before);
    }

    fn close_link(&mut self, end: Span) {
        if let Some(link) = self.open_link.take().and_then(|link| self.flow.links.get_mut(link)) {
            link.content.end = end.start.max(link.content.start);
        }
    }

    fn add_link(&mut self, attributes: &Attributes<'_>, content: Span) {
        let address = ["href", "xlink:href", "to"].iter().find_map(|name| attributes.value(name));
        if let Some((url, span)) = address {
            self.flow.link(url, span, content);
        }
    }

    /// The state for the content of elements that hold no markup.
    fn raw_state(&mut self, tag: Tag, attributes: &Attributes<'_>) -> Option<State> {
        let media_type = attributes.raw("type").unwrap_or_default();
        let is_json = media_type.to_ascii_lowercase().contains("ld+json");
        let (raw, state) = match tag {
            Tag::Title | Tag::Textarea => (None, State::RcData),
            Tag::Script if is_json => (Some(Raw::Json), State::ScriptData),
            Tag::Script if self.dialect.components && attributes.raw("src").is_none() => {
                let lang = attributes.raw("lang").unwrap_or_default();
                let is_typed = lang.starts_with("ts");
                let format = if is_typed { Format::TypeScript } else { Format::JavaScript };
                (Some(Raw::Script(format)), State::ScriptData)
            }
            Tag::Script if attributes.raw("src").is_none() && is_script(media_type) => {
                (Some(Raw::Later), State::ScriptData)
            }
            Tag::Script => (Some(Raw::Skipped), State::ScriptData),
            Tag::Style => (Some(Raw::Style), State::RawText),
            Tag::Iframe | Tag::Noembed | Tag::Noframes | Tag::Xmp => {
                (Some(Raw::Skipped), State::RawText)
            }
            Tag::Plaintext => (Some(Raw::Plain), State::PlainText),
            _ => return None,
        };
        self.raw = raw;
        Some(state)
    }

    fn open(&mut self, tag: Tag, kind: NodeKind) {
        self.push(tag, true, None);
        self.flow.open(kind);
    }

    fn push(&mut self, tag: Tag, has_box: bool, interruption: Option<usize>) {
        self.stack.push(Open { tag, has_box, inline: self.flow.inline, interruption });
    }

    /// Ends the elements from `place` on.
    fn close_to(&mut self, place: usize) {
        while self.stack.len() > place {
            let Some(element) = self.stack.pop() else { return };
            if element.has_box {
                self.flow.close();
            }
            if let Some(interruption) = element.interruption {
                self.flow.resume(interruption);
            }
            self.flow.inline = element.inline.after(self.flow.inline);
        }
    }
}
