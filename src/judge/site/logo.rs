//! Pictures to logos of a scheme.

use super::address::stem;
use super::style::{Declaration, Element, inline};
use super::words::{Words, any};
use super::{Assets, Logo, Page, Target};
use crate::claim::Analysis;
use crate::document::{Document, Image, MappedText};
use crate::sentence::Normalised;
use crate::text::Span;

/// Which scheme's logo a picture is: the scheme's index, the stars its file's name tells, and
/// those its text tells.
pub(super) fn recognise(
    image: &Image,
    document: &Document,
    words: &Words,
    stars_in: impl Fn(usize, usize) -> Option<u8>,
) -> Option<(usize, Option<u8>, Option<u8>)> {
    let name = stem(&image.src);
    let alt = image.alt.map(|alt| document.segments[alt].text.as_str());
    let alt = alt.map(|alt| Normalised::new(alt, |_, _| false));
    words.logos.iter().enumerate().find_map(|(scheme, logo)| {
        let file = logo.files.iter().find(|(pattern, _)| pattern.is_match(&name));
        let named = alt.as_ref().is_some_and(|alt| any(&logo.alts, alt.as_str()));
        (file.is_some() || named).then(|| {
            let by_alt = image.alt.and_then(|alt| stars_in(alt, scheme));
            (scheme, file.and_then(|(_, stars)| *stars), by_alt)
        })
    })
}

/// Where the blocks of a document stand in the source.
pub(super) struct Places {
    by_start: Vec<(Span, usize)>,
    by_end: Vec<(Span, usize)>,
}

/// Blocks that begin before a picture and end behind it are among so many that begin before it.
const AROUND: usize = 8;

impl Places {
    pub(super) fn new(document: &Document) -> Self {
        let place = |text: &MappedText| text.source_span(0..text.as_str().len());
        let all = document.segments.iter().enumerate();
        let mut by_start: Vec<(Span, usize)> = all.map(|(i, s)| (place(&s.text), i)).collect();
        let mut by_end = by_start.clone();
        by_start.sort();
        by_end.sort_by_key(|(span, index)| (span.end, span.start, *index));
        Self { by_start, by_end }
    }

    /// The blocks around a picture, and those right before and behind it.
    fn beside(&self, picture: Span) -> impl Iterator<Item = usize> {
        let ended = self.by_end.partition_point(|(span, _)| span.end <= picture.start);
        let begun = self.by_start.partition_point(|(span, _)| span.start < picture.start);
        let after = self.by_start.partition_point(|(span, _)| span.start < picture.end);
        let around = self.by_start[..begun].iter().rev().take(AROUND);
        let around = around.filter(move |(span, _)| picture.end < span.end);
        let next_to = self.by_end[..ended].last().into_iter().chain(self.by_start.get(after));
        next_to.chain(around).map(|(_, index)| *index)
    }
}

/// True when a block right before, behind or around the picture in the source names the scheme:
/// the picture may then go without a text of its own.
pub(super) fn has_text_beside(
    image: &Image,
    scheme: usize,
    analysis: &Analysis,
    places: &Places,
) -> bool {
    places.beside(image.span).any(|segment| analysis.block_names(segment, scheme))
}

impl Logo {
    /// Where its file is.
    pub fn target(&self, page: &Page) -> Target {
        Target::resolve(&page.path, page.facts.base.as_deref(), &page.facts.host, &self.src)
    }

    pub(in crate::judge) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Declarations for it, the strongest last: of style sheets, then its own.
    pub(in crate::judge) fn declarations(
        &self,
        page: &Page,
        assets: &Assets,
        sure: bool,
    ) -> Vec<Declaration> {
        let element = Element {
            tag: "img",
            id: self.attribute("id").unwrap_or_default(),
            classes: self.attribute("class").unwrap_or_default(),
        };
        let mut all = Vec::new();
        let linked = page.facts.sheets.iter().filter_map(|address| {
            let Target::Inside(path) =
                Target::resolve(&page.path, page.facts.base.as_deref(), &page.facts.host, address)
            else {
                return None;
            };
            assets.sheets.get(&path)
        });
        for sheet in linked.chain(&page.facts.styles) {
            all.extend(sheet.declarations(element, sure).cloned());
        }
        all.extend(inline(self.attribute("style").unwrap_or_default()));
        all
    }
}
