//! A page to the levels that the company says or shows to be its own.
//!
//! Precision first: what is not a deed of the company (`Claim::who`, `Claim::modality`) is left out, and
//! so is a sentence that names two levels.

use std::ops::Range;

use super::company;
use super::date::{self, Date};
use super::words::Words;
use super::{Logo, Statement};
use crate::claim::{Claim, Mention, ObjectKind};
use crate::document::SegmentKind;
use crate::judge::Page;
use crate::text::SourceFile;

/// So many claims and mentions of a page are looked at: more say nothing new.
const MOST: usize = 200;
/// A level that is only shown stands in a block no longer than this (in characters).
const SHOWN: usize = 48;
/// The date of a block stands in its first bytes.
const DATED: usize = 600;
/// A block that dates its neighbour is no longer than this (in characters).
const DATE_BLOCK: usize = 24;

/// A page, for what is said in it.
pub(super) struct Said<'a> {
    pub(super) source: &'a SourceFile,
    pub(super) page: &'a Page<'a>,
    pub(super) words: &'a Words,
    /// The date that it gives of itself.
    pub(super) date: Option<Date>,
}

/// All statements of a page, in the order of the text; `owners` are companies the page is by.
pub(super) fn statements(page: &Said<'_>, logos: &[Logo], owners: &[String]) -> Vec<Statement> {
    let mentions: Vec<Mention> = page
        .page
        .analysis
        .mentions()
        .iter()
        .filter(|mention| matches!(mention.object.kind, ObjectKind::Level(Some(_))))
        .cloned()
        .collect();
    let mut said = page.said(&mentions);
    let mut shown = page.shown(&mentions, &said);
    if !page.page.analysis.is_about_others() {
        shown.extend(logos.iter().filter_map(|logo| page.logo(logo)));
    }
    // Both levels side by side explain the scheme, or show what can be had.
    let level = shown.first().map(|first| (first.scheme, first.stars));
    if shown.iter().all(|shown| Some((shown.scheme, shown.stars)) == level) {
        said.extend(shown);
    }
    for statement in &mut said {
        if statement.who.is_none() {
            statement.who = owners.first().cloned();
        }
    }
    said.sort_by_key(|statement| (statement.span, statement.stars));
    said.dedup_by_key(|statement| (statement.span, statement.stars));
    said
}

impl Said<'_> {
    /// Claims of a level by the company.
    fn said(&self, mentions: &[Mention]) -> Vec<Statement> {
        let claims = self.page.claims.iter().take(MOST).filter(|claim| claim.is_own_deed());
        let said = claims.filter_map(|claim| {
            let (segment, place) = (claim.segment, claim.place());
            let sentence = self.sentence(segment, place.start);
            let stars = self.only_level(mentions, segment, &sentence, claim)?;
            let sense = Some(claim.sense.clone());
            Some(self.statement(claim.object.scheme, stars, sense, segment, place))
        });
        said.collect()
    }

    /// The level a claim is about: its object, or the only one in its sentence.
    fn only_level(
        &self,
        mentions: &[Mention],
        segment: usize,
        sentence: &Range<usize>,
        claim: &Claim,
    ) -> Option<u8> {
        let scheme = claim.object.scheme;
        let of = |mention: &Mention| match mention.object.kind {
            ObjectKind::Level(Some(level)) => Some(self.page.analysis.level(scheme, level).stars),
            _ => None,
        };
        let mut levels = mentions
            .iter()
            .filter(|mention| {
                mention.segment == segment
                    && mention.object.scheme == scheme
                    && sentence.contains(&mention.place().start)
            })
            .filter_map(of);
        let first = match (levels.next(), claim.object.kind) {
            (Some(first), _) => first,
            // The object stands over the block.
            (None, ObjectKind::Level(Some(level))) => self.page.analysis.level(scheme, level).stars,
            (None, _) => return None,
        };
        levels.all(|other| other == first).then_some(first)
    }

    /// Short blocks that name the scheme and one level, as in a profile or under a badge.
    fn shown(&self, mentions: &[Mention], said: &[Statement]) -> Vec<Statement> {
        let mut found = Vec::new();
        for mention in mentions.iter().filter(|mention| !mention.denied).take(MOST) {
            let ObjectKind::Level(Some(level)) = mention.object.kind else { continue };
            let scheme = mention.object.scheme;
            let segment = &self.page.document.segments[mention.segment];
            let text = self.page.analysis.text(mention.segment);
            let is_item = matches!(
                segment.kind,
                SegmentKind::ListItem
                    | SegmentKind::TableCell
                    | SegmentKind::Description
                    | SegmentKind::Paragraph
                    | SegmentKind::Caption
            );
            if !is_item
                || text.chars().nth(SHOWN).is_some()
                || self.page.analysis.sentences(mention.segment).len() > 1
                || !self.page.analysis.block_names(mention.segment, scheme)
                || self.is_said_otherwise(mention)
                || !self.page.analysis.shows_as_own(mention)
            {
                continue;
            }
            let statement = self.statement(
                scheme,
                self.page.analysis.level(scheme, level).stars,
                None,
                mention.segment,
                mention.place(),
            );
            let is_said = said.iter().any(|said| {
                said.span.overlaps(statement.span)
                    || (said.line == statement.line && said.stars == statement.stars)
            });
            if !is_said {
                found.push(statement);
            }
        }
        found
    }

    /// What a logo shows; its text where that tells, for the company wrote it.
    fn logo(&self, logo: &Logo) -> Option<Statement> {
        Some(Statement {
            scheme: logo.scheme,
            stars: logo.by_file.or(logo.by_alt)?,
            sense: None,
            span: logo.span,
            line: logo.line,
            date: self.date,
            who: None,
        })
    }

    fn statement(
        &self,
        scheme: usize,
        stars: u8,
        sense: Option<String>,
        segment: usize,
        place: Range<usize>,
    ) -> Statement {
        let visible = self.page.analysis.visible(segment, place.clone());
        let span = self.page.document.segments[segment].text.source_span(visible);
        let sentence = self.sentence(segment, place.start);
        Statement {
            scheme,
            stars,
            sense,
            span,
            line: self.source.position(span.start).line,
            date: self.date(segment, &sentence),
            who: self.who(segment, &sentence),
        }
    }

    /// The sentence of a block that holds byte `at` of its normalised text.
    fn sentence(&self, segment: usize, at: usize) -> Range<usize> {
        let sentences = self.page.analysis.sentences(segment);
        let found = sentences.into_iter().find(|sentence| at < sentence.end);
        found.unwrap_or(0..self.page.analysis.text(segment).len())
    }

    /// When a statement was so: as its sentence says, its block, what stands over or before it, or
    /// the page.
    fn date(&self, segment: usize, sentence: &Range<usize>) -> Option<Date> {
        let text = self.page.analysis.text(segment);
        let block = &self.page.document.segments[segment];
        let first = |text: &str| date::first(&text[..text.floor_char_boundary(DATED)]);
        let over = block.labels.iter().map(|label| label.segment);
        let before = block
            .previous
            .filter(|&before| self.page.analysis.text(before).chars().nth(DATE_BLOCK).is_none());
        date::first(&text[sentence.clone()])
            .or_else(|| first(text))
            .or_else(|| over.chain(before).find_map(|s| first(self.page.analysis.text(s))))
            .or(self.date)
    }

    /// The company a statement is about: named in its sentence, or at the head of its row or
    /// section.
    fn who(&self, segment: usize, sentence: &Range<usize>) -> Option<String> {
        let named = |text: &str| company::names(text, &self.words.company).into_iter().next();
        let labels = self.page.document.segments[segment].labels.iter().map(|label| label.segment);
        named(&self.page.analysis.text(segment)[sentence.clone()])
            .or_else(|| labels.filter_map(|label| named(self.page.analysis.text(label))).next())
    }

    /// True where a predicate says of a level's block that it is no deed of the company.
    fn is_said_otherwise(&self, mention: &Mention) -> bool {
        self.page.claims.iter().any(|claim| {
            claim.segment == mention.segment
                && claim.object.scheme == mention.object.scheme
                && !claim.is_own_deed()
        })
    }
}
