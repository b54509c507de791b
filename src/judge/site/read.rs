//! One file to what it says that matters to its site.

use std::sync::LazyLock;

use aho_corasick::packed::{self, Searcher};

use super::date::{self, Date};
use super::logo::{Places, has_text_beside, recognise};
use super::statement::Said;
use super::words::Words;
use super::{Facts, Logo, StyleSheet, address, company, statement};
use crate::claim::{Analysis, ObjectKind};
use crate::document::{Document, SegmentKind, Sheet};
use crate::judge::Page;
use crate::text::SourceFile;

/// So many links from the root tell whether the root is the site's.
const MOST_ROOTED: usize = 32;

/// Reads what a file that may speak of a scheme tells its site, whatever the rules are.
pub(crate) fn read(source: &SourceFile, page: &Page<'_>, words: &Words, facts: &mut Facts) {
    let Page { document, analysis, .. } = *page;
    facts.base.clone_from(&document.looks.base);
    for segment in 0..document.segments.len() {
        let text = analysis.text(segment);
        let is_title = document.segments[segment].kind == SegmentKind::Title;
        let is_rights = RIGHTS.as_ref().is_none_or(|signs| signs.find(text).is_some())
            && COPYRIGHT.iter().chain(&["all rights reserved"]).any(|sign| text.contains(sign));
        if is_title || is_rights {
            facts.owners.extend(company::names(text, &words.company));
        }
    }
    facts.date = page_date(source, document, analysis);
    for link in &document.links {
        facts.climbs = facts.climbs.max(address::climbs(&link.url));
        if let Some(path) = link.url.trim().strip_prefix('/')
            && !path.is_empty()
            && !path.starts_with(['/', '#', '?'])
            && facts.rooted.len() < MOST_ROOTED
        {
            facts.rooted.push(link.url.clone());
        }
    }
    facts.logos = logos(source, document, analysis, words);
    if !facts.logos.is_empty() {
        for sheet in &document.looks.sheets {
            match sheet {
                Sheet::Linked(address) => facts.sheets.push(address.clone()),
                Sheet::Inline(span) => {
                    facts.styles.push(StyleSheet::parse(&source.text()[span.range()]));
                }
            }
        }
    }
    let said = Said { source, page, words, date: facts.date };
    facts.statements = statement::statements(&said, &facts.logos, &facts.owners);
}

fn logos(
    source: &SourceFile,
    document: &Document,
    analysis: &Analysis,
    words: &Words,
) -> Vec<Logo> {
    if document.images.is_empty() {
        return Vec::new();
    }
    let mentions = analysis.mentions();
    let stars_in = |segment: usize, scheme: usize| {
        let mut stars = mentions
            .iter()
            .filter(|mention| mention.segment == segment && mention.object.scheme == scheme)
            .filter_map(|mention| match mention.object.kind {
                ObjectKind::Level(Some(level)) => Some(analysis.level(scheme, level).stars),
                _ => None,
            });
        let first = stars.next()?;
        stars.all(|other| other == first).then_some(first)
    };
    let places = Places::new(document);
    let images = document.images.iter().filter_map(|image| {
        let (scheme, by_file, by_alt) = recognise(image, document, words, stars_in)?;
        Some(Logo {
            scheme,
            span: image.span,
            src_span: image.src_span,
            line: source.position(image.span.start).line,
            src: image.src.clone(),
            attributes: image.attributes.clone(),
            by_file,
            by_alt,
            text_beside: has_text_beside(image, scheme, analysis, &places),
        })
    });
    images.collect()
}

/// A line that is little more than a date is no longer than this (in characters).
const DATE_LINE: usize = 24;

/// The date a page gives of itself: in its title, its data, or a line of its own.
fn page_date(source: &SourceFile, document: &Document, analysis: &Analysis) -> Option<Date> {
    let lines = document.segments.iter().enumerate().filter(|(_, segment)| match &segment.kind {
        SegmentKind::Title | SegmentKind::Heading(1) => true,
        SegmentKind::Paragraph => {
            segment.labels.iter().all(|label| {
                !matches!(
                    label.relation,
                    crate::document::Relation::Term | crate::document::Relation::RowHeader
                )
            }) && segment.text.as_str().chars().nth(DATE_LINE).is_none()
        }
        SegmentKind::Property(name) => name.to_ascii_lowercase().contains("date"),
        _ => false,
    });
    let shown = lines.filter(|(index, _)| !is_founding(analysis.text(*index)));
    let mut shown = shown.filter_map(|(index, _)| date::first(analysis.text(index)));
    shown.next().or_else(|| published(source.text())).or_else(|| only_time(source.text()))
}

/// The day that the only `time` element of a page gives; several are those of a list.
fn only_time(text: &str) -> Option<Date> {
    let mut days = text.match_indices("datetime=").map(|(at, name)| {
        let rest = text[at + name.len()..].trim_start_matches(['"', '\'']);
        &rest[..rest.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(rest.len())]
    });
    let day = days.next()?;
    days.all(|other| other == day).then(|| date::first(day)).flatten()
}

/// Finds signs of copyright in a block at once.
static RIGHTS: LazyLock<Option<Searcher>> = LazyLock::new(|| {
    let signs = COPYRIGHT.iter().chain(&["all rights reserved"]);
    packed::Config::new().builder().extend(signs).build()
});

/// Signs of copyright, in lower case.
const COPYRIGHT: [&str; 3] = ["©", "copyright", "(c)"];

/// A copyright line, or the age of the company.
fn is_founding(text: &str) -> bool {
    let others = ["設立", "創業", "創立", "all rights"];
    COPYRIGHT.iter().chain(&others).any(|sign| text.contains(sign))
}

/// How a page's data names the day it was published.
const PUBLISHED: [&str; 4] = ["published_time", "datePublished", "\ndate:", "\npubdate:"];

/// The day in a page's data that no reader sees: front matter, `meta`, JSON-LD.
fn published(text: &str) -> Option<Date> {
    PUBLISHED.iter().find_map(|name| {
        let at = text.find(name)? + name.len();
        let rest: String = text[at..].chars().take(48).collect();
        let from = rest.find(|c: char| c.is_ascii_digit())?;
        date::first(rest[from..].trim_end())
    })
}
