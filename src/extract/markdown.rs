//! Markdown to the flow of a document, by the events of pulldown-cmark.

use std::collections::HashSet;
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use super::html::Html;
use super::markdown_link::destination;
use super::mask;
use super::node::{Cell, NodeKind};
use super::text_marks::addresses;
use super::view::View;
use super::visible::{OBJECT, References};
use super::{comment, front_matter};
use crate::document::{Comment, Image, MappedText, SegmentKind};

/// Reads `view` into `html`, which reads the HTML in it.
pub(super) fn read(view: &View<'_>, html: &mut Html) {
    let body = front_matter::read(view, &mut html.flow);
    let masked = mask::shallow(mask::filled(view, mask::LETTER));
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    let parser = Parser::new_ext(&masked[body..], options).into_offset_iter();
    Reader {
        view,
        masked: &masked,
        body,
        html,
        links: Vec::new(),
        in_head: false,
        in_code: false,
        fragment: Vec::new(),
        inner_end: 0,
        known_titles: HashSet::new(),
        shown: memmem::find(view.text().as_bytes(), Comment::SIGN.as_bytes()).map(|_| Vec::new()),
    }
    .read(parser);
}

/// A link or image that is open.
struct OpenLink {
    /// Number of the block an image's text interrupts.
    interruption: Option<usize>,
    url: String,
    address: Option<Range<usize>>,
    title: Option<Range<usize>>,
    link_type: LinkType,
}

struct Reader<'a, 'v> {
    view: &'a View<'v>,
    /// The text as it was parsed.
    masked: &'a str,
    /// Where the body starts, after the front matter.
    body: usize,
    html: &'a mut Html,
    links: Vec<OpenLink>,
    in_head: bool,
    in_code: bool,
    /// Lines of the HTML block that is being read.
    fragment: Vec<Range<usize>>,
    /// End of the last event inside a link.
    inner_end: usize,
    /// Titles of link definitions that were read already.
    known_titles: HashSet<usize>,
    /// The places of all text, code and HTML, where some of it may speak to the program.
    shown: Option<Vec<Range<usize>>>,
}

impl Reader<'_, '_> {
    fn read(mut self, mut events: OffsetIter<'_>) {
        while let Some((event, range)) = events.next() {
            let range = self.body + range.start..self.body + range.end;
            let is_box = matches!(event, Event::Start(_) | Event::End(_));
            if let Some(shown) = self.shown.as_mut().filter(|_| !is_box) {
                shown.push(range.clone());
            }
            match event {
                Event::Start(tag) => self.start(tag, range, &events),
                Event::End(tag) => self.end(tag, range),
                Event::Text(text) => {
                    self.inner_end = range.end;
                    self.text(&text, range);
                }
                Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                    self.inner_end = range.end;
                    self.html.flow.decoded(OBJECT, self.view.span(range));
                }
                Event::Html(_) => self.fragment.push(range),
                Event::InlineHtml(_) => {
                    self.inner_end = range.end;
                    // The text of an image is plain.
                    if self.links.iter().all(|link| link.interruption.is_none()) {
                        self.html.read(&self.view.part(range));
                    }
                }
                Event::SoftBreak | Event::HardBreak => {
                    let verbatim = self.view.slice(range.clone()) == "\n";
                    self.html.flow.line_break(self.view.span(range), verbatim);
                }
                Event::Rule => self.html.flow.end_block(),
                Event::FootnoteReference(_) | Event::TaskListMarker(_) => {
                    self.inner_end = range.end;
                }
            }
        }
        if let Some(shown) = self.shown {
            comment::in_markdown(self.view, self.body, &shown, &mut self.html.flow);
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>, events: &OffsetIter<'_>) {
        if let Some(kind) = self.box_kind(&tag) {
            self.html.open_fixed(kind);
        }
        match tag {
            Tag::CodeBlock(_) => {
                self.html.flow.end_block();
                self.in_code = true;
            }
            Tag::TableHead => {
                self.in_head = true;
                self.html.open_fixed(NodeKind::Row);
            }
            Tag::Strong => self.html.flow.inline.bold += 1,
            Tag::Strikethrough => self.html.flow.inline.struck += 1,
            Tag::Link { link_type, dest_url, id, .. } => {
                self.open_link(link_type, &dest_url, &id, range, events, false);
            }
            Tag::Image { link_type, dest_url, id, .. } => {
                self.open_link(link_type, &dest_url, &id, range, events, true);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        let inline = &mut self.html.flow.inline;
        match tag {
            TagEnd::Strong => inline.bold = inline.bold.saturating_sub(1),
            TagEnd::Strikethrough => inline.struck = inline.struck.saturating_sub(1),
            TagEnd::Emphasis | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link | TagEnd::Image => self.close_link(range),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::HtmlBlock => self.read_fragment(),
            TagEnd::TableHead => {
                self.in_head = false;
                self.html.close_fixed();
                self.html.close_fixed();
            }
            TagEnd::MetadataBlock(_) => {}
            _ => self.html.close_fixed(),
        }
    }

    fn box_kind(&self, tag: &Tag<'_>) -> Option<NodeKind> {
        Some(match tag {
            Tag::Paragraph => NodeKind::Paragraph,
            Tag::Heading { level, .. } => NodeKind::Heading(*level as u8),
            Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => NodeKind::Group,
            Tag::List(_) => NodeKind::List,
            Tag::Item => NodeKind::Item,
            Tag::DefinitionList => NodeKind::Terms,
            Tag::DefinitionListTitle => NodeKind::Term,
            Tag::DefinitionListDefinition => NodeKind::Description,
            Tag::Table(_) => NodeKind::Table,
            Tag::TableHead => NodeKind::Rows(true),
            Tag::TableRow => NodeKind::Row,
            Tag::TableCell => {
                let header = self.in_head;
                NodeKind::Cell(Cell { header, column_scope: None, columns: 1, rows: 1 })
            }
            _ => return None,
        })
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.in_code || self.html.is_raw() {
            return;
        }
        if self.masked[range.clone()] != *text {
            // A character reference, or anything else that is written in another way.
            self.html.flow.decoded(text, self.view.span(range));
            return;
        }
        self.html.flow.text(self.view, range.clone(), References::None);
        if self.links.is_empty() {
            for address in addresses(text) {
                let place = range.start + address.start..range.start + address.end;
                let span = self.view.span(place.clone());
                self.html.flow.link(self.view.slice(place).to_owned(), span, span);
            }
        }
    }

    /// Reads the lines of an HTML block; inside a quotation they do not adjoin.
    fn read_fragment(&mut self) {
        let lines = std::mem::take(&mut self.fragment);
        let adjoin = lines.windows(2).all(|pair| pair[0].end == pair[1].start);
        if let (true, Some(first), Some(last)) = (adjoin, lines.first(), lines.last()) {
            self.html.read(&self.view.part(first.start..last.end));
            return;
        }
        let mut joined = MappedText::new();
        for line in lines {
            self.view.copy(line, &mut joined);
        }
        self.html.read(&View::decoded(&joined));
    }

    fn open_link(
        &mut self,
        link_type: LinkType,
        url: &str,
        id: &str,
        range: Range<usize>,
        events: &OffsetIter<'_>,
        is_image: bool,
    ) {
        self.inner_end = range.start + 1;
        let mut link = OpenLink {
            interruption: None,
            url: url.to_owned(),
            address: None,
            title: None,
            link_type,
        };
        if let Some(definition) = events.reference_definitions().get(id)
            && !matches!(link_type, LinkType::Inline | LinkType::Autolink | LinkType::Email)
        {
            let span = self.body + definition.span.start..self.body + definition.span.end;
            if let Some(at) = self.masked[span.clone()].find("]:") {
                (link.address, link.title) =
                    destination(self.masked, span.start + at + 2..span.end);
            }
            link.title = link.title.filter(|title| self.known_titles.insert(title.start));
        }
        if is_image {
            link.interruption = Some(self.html.flow.interrupt());
            self.html.flow.beside(SegmentKind::Attribute("alt".to_owned()));
        }
        self.links.push(link);
    }

    fn close_link(&mut self, range: Range<usize>) {
        let Some(mut link) = self.links.pop() else { return };
        let content = range.start..self.inner_end.clamp(range.start, range.end);
        match link.link_type {
            LinkType::Autolink | LinkType::Email => {
                link.address = Some(range.start + 1..range.end - 1);
            }
            LinkType::Inline => {
                let from = self.inner_end.min(range.end);
                if let Some(at) = self.masked[from..range.end].find("](") {
                    (link.address, link.title) = destination(self.masked, from + at + 2..range.end);
                }
            }
            _ => {}
        }
        self.inner_end = range.end;
        let nowhere = range.end..range.end;
        let address = self.view.span(link.address.unwrap_or(nowhere));
        let flow = &mut self.html.flow;
        if let Some(interruption) = link.interruption {
            let alt = flow.resume(interruption);
            if let Some(alt) = alt {
                flow.origins[alt].picture = true;
            }
            let text = alt.map(|alt| flow.segments[alt].text.as_str().to_owned());
            flow.images.push(Image {
                attributes: vec![
                    ("src".to_owned(), link.url.clone()),
                    ("alt".to_owned(), text.unwrap_or_default()),
                ],
                src: link.url,
                span: self.view.span(range),
                src_span: address,
                alt,
            });
        } else {
            flow.link(link.url, address, self.view.span(content));
        }
        if let Some(title) = link.title {
            let interruption = flow.interrupt();
            flow.beside(SegmentKind::Attribute("title".to_owned()));
            flow.text(self.view, title, References::Text);
            flow.resume(interruption);
        }
    }
}
