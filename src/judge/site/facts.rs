//! One file to what a site's judges want to know of it.

use std::collections::BTreeSet;

use super::date::{self, Date};
use super::logo::{Places, has_text_beside, recognise};
use super::statement::Said;
use super::words::Words;
use super::{StyleSheet, address, company, statement};
use crate::claim::{Analysis, ObjectKind};
use crate::document::{Document, SegmentKind, Sheet};
use crate::judge::{Page, Severity};
use crate::text::{SourceFile, Span};

/// What one file says that matters to its site. Small: places and a few words, no text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Ids of the policy rules whose policy the page holds or links.
    pub policies: Vec<String>,
    /// Levels said or shown to be the company's own.
    pub statements: Vec<Statement>,
    /// Logos of schemes.
    pub logos: Vec<Logo>,
    /// Numbers printed beside their names.
    pub numbers: Vec<Number>,
    /// What may be such a number, whatever stands beside it.
    pub printed: Vec<Printed>,
    /// Companies that the page's title or its copyright line names.
    pub owners: Vec<String>,
    /// The day the page is of, as far as it says.
    pub date: Option<Date>,
    /// How many folders above its own the page's links climb at most.
    pub climbs: usize,
    /// Pages of the same host it links to by a path from the root, some of them.
    pub rooted: Vec<String>,
    /// The address that others are relative to.
    pub base: Option<String>,
    /// The host that the page was read from, in lower case; empty for a file.
    pub host: String,
    /// Addresses of its style sheets, where it shows a logo.
    pub sheets: Vec<String>,
    /// Style sheets in the page, where it shows a logo.
    pub styles: Vec<StyleSheet>,
}

/// A level that the company says or shows to be its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Index of the scheme.
    pub scheme: usize,
    /// The level.
    pub stars: u8,
    /// Sense of the predicate; `None` where the level is only shown.
    pub sense: Option<String>,
    /// Where, in bytes of the decoded text.
    pub span: Span,
    /// Line of its first character, from 1.
    pub line: usize,
    /// When it was so.
    pub date: Option<Date>,
    /// The company it is about, where the text names one.
    pub who: Option<String>,
}

/// A logo on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// Index of the scheme.
    pub scheme: usize,
    /// The whole element in the decoded text.
    pub span: Span,
    /// Its address in the decoded text.
    pub src_span: Span,
    /// Line of its first character, from 1.
    pub line: usize,
    /// Its address.
    pub src: String,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
    /// The level its file's name tells.
    pub by_file: Option<u8>,
    /// The level its text tells.
    pub by_alt: Option<u8>,
    /// True when the text beside it names the scheme.
    pub text_beside: bool,
}

/// A number printed beside its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Id of the rule.
    pub rule: String,
    /// Its digits.
    pub digits: String,
    /// How much printing it weighs.
    pub severity: Severity,
}

/// A number at a place of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// Its digits.
    pub digits: String,
    /// Where, in bytes of the decoded text.
    pub span: Span,
}

impl Facts {
    /// True when they give a site something to judge.
    pub fn speak(&self) -> bool {
        !(self.statements.is_empty() && self.logos.is_empty() && self.numbers.is_empty())
    }

    /// The places that a site may have something to say of, each once.
    pub(crate) fn places(&self) -> BTreeSet<Span> {
        let logos = self.logos.iter().flat_map(|logo| [logo.span, logo.src_span]);
        let statements = self.statements.iter().map(|statement| statement.span);
        statements.chain(logos).chain(self.printed.iter().map(|printed| printed.span)).collect()
    }
}

/// So many links from the root tell whether the root is the site's.
const MOST_ROOTED: usize = 32;

/// Reads what a file that may speak of a scheme tells its site, whatever the rules are.
pub(crate) fn read(source: &SourceFile, page: &Page<'_>, words: &Words, facts: &mut Facts) {
    let Page { document, analysis, .. } = *page;
    facts.base.clone_from(&document.looks.base);
    for segment in 0..document.segments.len() {
        let text = analysis.text(segment);
        let is_title = document.segments[segment].kind == SegmentKind::Title;
        let is_rights =
            ["©", "copyright", "(c)", "all rights reserved"].iter().any(|sign| text.contains(sign));
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

/// A copyright line, or the age of the company.
fn is_founding(text: &str) -> bool {
    ["©", "copyright", "(c)", "設立", "創業", "創立", "all rights"]
        .iter()
        .any(|sign| text.contains(sign))
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
