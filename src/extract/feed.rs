//! RSS and Atom to the flow of a document: titles and texts, with the HTML inside them.

use std::ops::Range;

use super::flow::Flow;
use super::html::Html;
use super::html::entities::reference;
use super::mask;
use super::node::NodeKind;
use super::view::View;
use crate::document::MappedText;

/// Elements whose text people read, without their prefix.
const TEXTS: &[&str] =
    &["title", "subtitle", "tagline", "description", "summary", "content", "encoded", "keywords"];

/// What SEO plug-ins of WordPress keep beside a post and show to search engines and in cards, and the
/// words for a picture.
const META: &[&str] = &[
    "_aioseo_description",
    "_aioseo_og_description",
    "_aioseo_og_title",
    "_aioseo_title",
    "_aioseop_description",
    "_aioseop_title",
    "_genesis_description",
    "_genesis_title",
    "_seopress_titles_desc",
    "_seopress_titles_title",
    "_wp_attachment_image_alt",
    "_yoast_wpseo_metadesc",
    "_yoast_wpseo_opengraph-description",
    "_yoast_wpseo_opengraph-title",
    "_yoast_wpseo_title",
    "_yoast_wpseo_twitter-description",
    "_yoast_wpseo_twitter-title",
    "advanced_seo_description",
    "jetpack_seo_html_title",
    "rank_math_description",
    "rank_math_facebook_description",
    "rank_math_facebook_title",
    "rank_math_title",
    "ssp_meta_description",
    "ssp_meta_title",
    "the_page_meta_description",
    "the_page_seo_title",
];

/// Reads `view` into `html`. XML that is no feed holds nothing to read.
pub(super) fn read(view: &View<'_>, html: &mut Html) {
    let masked = mask::filled(view, mask::FILLER);
    let mut scanner = Scanner { text: &masked, at: 0 };
    let mut is_feed = false;
    // Items that are open, and how a `title` reads there.
    let mut depth = 0_usize;
    // What the value that comes next is.
    let mut meta = String::new();
    while let Some(part) = scanner.next() {
        match part {
            Part::Start { name, range, is_empty } => {
                let local = local_name(name);
                if !is_feed {
                    is_feed = ["rss", "feed", "RDF"].contains(&local);
                    if !is_feed {
                        return;
                    }
                }
                if is_empty {
                    continue;
                }
                if local == "item" || local == "entry" {
                    html.open_fixed(NodeKind::Section);
                    depth += 1;
                } else if local == "meta_key" {
                    let key = scanner.content(name);
                    let key = decode(view, &masked, key, &mut html.flow);
                    meta = key.as_str().trim().to_owned();
                } else if TEXTS.contains(&local)
                    || (local == "meta_value" && META.contains(&meta.as_str()))
                {
                    let is_markup = masked[range].contains("xhtml");
                    let content = scanner.content(name);
                    let kind = match (local, depth) {
                        ("title", 0) => NodeKind::Title,
                        ("title", _) => NodeKind::Heading(2),
                        _ => NodeKind::Group,
                    };
                    html.open_fixed(kind);
                    if is_markup {
                        html.read(&view.part(content));
                    } else {
                        let decoded = decode(view, &masked, content, &mut html.flow);
                        let inner = View::decoded(&decoded);
                        let masks = mask::in_markup(decoded.as_str());
                        html.read(&inner.with_masks(masks));
                    }
                    html.close_fixed();
                }
            }
            Part::End { name } => {
                if depth > 0 && ["item", "entry"].contains(&local_name(name)) {
                    html.close_fixed();
                    depth -= 1;
                }
            }
            Part::Comment(range) => html.flow.xml_comment(view, range),
            Part::Text(_) | Part::CData(_) => {}
        }
    }
}

/// The content of an element with its references and CDATA sections decoded once.
fn decode(view: &View<'_>, masked: &str, content: Range<usize>, flow: &mut Flow) -> MappedText {
    let mut decoded = MappedText::new();
    let mut scanner = Scanner { text: &masked[..content.end], at: content.start };
    let mut copied = content.start;
    while let Some(part) = scanner.next() {
        match part {
            Part::CData(range) => view.copy(range, &mut decoded),
            Part::Comment(range) => flow.xml_comment(view, range),
            Part::Text(range) => {
                let mut at = range.start;
                while let Some(found) = memchr::memchr(b'&', &masked.as_bytes()[at..range.end]) {
                    let start = at + found;
                    view.copy(at..start, &mut decoded);
                    at = start + 1;
                    if let Some((text, length)) = reference(&masked[start..range.end], false) {
                        decoded.push_decoded(&text, view.span(start..start + length));
                        at = start + length;
                    } else {
                        view.copy(start..at, &mut decoded);
                    }
                }
                view.copy(at..range.end, &mut decoded);
            }
            // Markup of its own, against the rules, is read as such.
            Part::Start { .. } | Part::End { .. } => view.copy(copied..scanner.at, &mut decoded),
        }
        copied = scanner.at;
    }
    decoded
}

fn local_name(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// A part of an XML text.
enum Part<'a> {
    Start { name: &'a str, range: Range<usize>, is_empty: bool },
    End { name: &'a str },
    Text(Range<usize>),
    CData(Range<usize>),
    Comment(Range<usize>),
}

/// Walks through XML without judging it.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    fn next(&mut self) -> Option<Part<'a>> {
        loop {
            let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
            let start = self.at;
            if let Some(inside) = rest.strip_prefix("<![CDATA[") {
                let end = inside.find("]]>");
                let from = start + "<![CDATA[".len();
                let to = from + end.unwrap_or(inside.len());
                self.at = (to + "]]>".len()).min(self.text.len());
                return Some(Part::CData(from..to));
            }
            if rest.starts_with("<!--") {
                self.skip_past("-->");
                if self.text[..self.at].ends_with("-->") && self.at >= start + "<!---->".len() {
                    return Some(Part::Comment(start..self.at));
                }
            } else if rest.starts_with("<?") {
                self.skip_past("?>");
            } else if rest.starts_with("<!") {
                self.skip_past(">");
            } else if let Some(rest) = rest.strip_prefix("</") {
                self.skip_past(">");
                return Some(Part::End { name: name(rest) });
            } else if rest
                .strip_prefix('<')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '_'))
            {
                self.at = start + tag_length(rest);
                let range = start..self.at;
                let is_empty = self.text[range.clone()].ends_with("/>");
                return Some(Part::Start { name: name(&rest[1..]), range, is_empty });
            } else {
                let first = rest.chars().next().map_or(1, char::len_utf8);
                let length = memchr::memchr(b'<', &rest.as_bytes()[first..]);
                self.at = length.map_or(self.text.len(), |length| start + first + length);
                return Some(Part::Text(start..self.at));
            }
        }
    }

    fn skip_past(&mut self, end: &str) {
        let found = self.text[self.at..].find(end);
        self.at = found.map_or(self.text.len(), |found| self.at + found + end.len());
    }

    /// Skips to the end tag of the element just opened; the range of its content.
    fn content(&mut self, name: &str) -> Range<usize> {
        let start = self.at;
        let mut depth = 0_usize;
        let mut end = start;
        while let Some(part) = self.next() {
            match part {
                Part::Start { name: inner, is_empty: false, .. } if inner == name => depth += 1,
                Part::End { name: inner } if inner == name => {
                    if depth == 0 {
                        return start..end;
                    }
                    depth -= 1;
                }
                _ => {}
            }
            end = self.at;
        }
        start..end
    }
}

fn name(text: &str) -> &str {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    &text[..end.unwrap_or(text.len())]
}

/// The length of the tag at the start of `text`; a `>` in quotes does not end it.
fn tag_length(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}
