//! Judgements to findings: places in the source, words for people, edits.

use std::ops::Range;

use super::hits::Judgement;
use super::quote::shown;
use super::{Edit, Finding, Fix, HeldBack, Quote, Safety, Severity, Text, fingerprint};
use crate::claim::{Analysis, Rewording};
use crate::document::{Document, Segment, SegmentKind};
use crate::judge::site::Remark;
use crate::judge::{Hit, HitPlace, Rank};
use crate::number;
use crate::rule::Rule;
use crate::text::{SourceFile, Span, balanced, escape, nested};

/// A finding from a judgement. Findings of the same words in the same sentence still have the same
/// fingerprint.
pub(super) fn finding(
    source: &SourceFile,
    document: &Document,
    analysis: &Analysis,
    judgement: Judgement,
) -> Finding {
    let is_label = judgement.rank() == Rank::Label;
    let Judgement { rule, hit: Hit { severity, place, rewording } } = judgement;
    let (span, phrase, fix, replacement, quote) = match &place {
        HitPlace::Source(span) => (*span, source.text()[span.range()].to_owned(), None, None, None),
        HitPlace::Block(segment, range) => {
            let text = &document.segments[*segment].text;
            let visible = analysis.visible(*segment, range.clone());
            let phrase = shown(&text.as_str()[visible.clone()]);
            let reworded =
                rewording.as_ref().map(|r| reworded(document, analysis, *segment, range, r));
            let (whole, replacement) = match reworded {
                Some((whole, right)) => (whole, Some(right)),
                None => (visible.clone(), None),
            };
            let quote = Quote::new(&document.segments[*segment], whole, replacement.clone());
            let fix = rewording.map(|r| fix(source, document, analysis, *segment, r));
            (text.source_span(visible), phrase, fix, replacement, Some(quote))
        }
    };
    let text = source.text();
    let key = is_label.then(|| key(document, text, &place, span)).flatten();
    let (span, phrase) = key.unwrap_or((span, phrase));
    // In the normalised spelling: how a text is written and marked up does not count.
    let (words, sentence) = match &place {
        HitPlace::Source(span) => (text[span.range()].to_owned(), String::new()),
        HitPlace::Block(segment, range) => {
            let text = analysis.context.statements[*segment].text();
            (text[range.clone()].to_owned(), fingerprint::sentence(text, range.clone()))
        }
    };
    let secret = rule.judge.is_secret();
    let shown = |text: String| if secret { number::hidden(&text) } else { text };
    let (phrase, words) = (shown(phrase), shown(words));
    let mut quote = quote;
    if secret {
        quote.iter_mut().for_each(Quote::hide);
    }
    let (fix, held_back) = match fix.transpose() {
        Ok(fix) => (fix, None),
        Err(reason) => (None, Some(reason)),
    };
    Finding {
        rule: rule.id.clone(),
        severity,
        span,
        raw_span: source.raw_span(span),
        location: source.location(span.start).cloned(),
        start: source.position(span.start),
        end: source.position(span.end),
        matched: shown(text[span.range()].to_owned()),
        secret,
        message: fill(&rule.message, "{matched}", &phrase),
        help: help(rule, replacement.as_deref()),
        url: rule.url.clone(),
        fingerprint: fingerprint::of(&rule.id, &words, &sentence),
        fix,
        held_back,
        quote,
    }
}

/// How far (in bytes) a key may stand before its value, through objects and arrays.
const KEY_REACH: usize = 300;

/// `"award": "…"`: in structured data the label is the key, which stands before the value. The
/// place of both, and the key.
fn key(document: &Document, text: &str, place: &HitPlace, span: Span) -> Option<(Span, String)> {
    let HitPlace::Block(segment, _) = place else { return None };
    let SegmentKind::Property(path) = &document.segments[*segment].kind else { return None };
    let from = text.floor_char_boundary(span.start.saturating_sub(KEY_REACH));
    let claiming = path.split('.').filter(|key| crate::claim::is_claiming_key(key));
    let starts = claiming.filter_map(|key| {
        let at = text[from..span.start].rfind(&format!("\"{key}\""))?;
        Some((from + at, key))
    });
    let (start, key) = starts.max()?;
    Some((Span::new(start, span.end), key.to_owned()))
}

/// A place that a site may have something to say of, with all that a finding there needs: whoever has
/// it needs the document no more.
#[derive(Clone, Debug)]
pub struct SitePlace {
    /// A finding there of no rule yet.
    bare: Finding,
    /// The words as a reader sees them.
    shown: String,
}

impl SitePlace {
    /// What stands at `span`; `None` where that is no place of the text.
    pub(super) fn new(source: &SourceFile, blocks: &Blocks, span: Span) -> Option<Self> {
        let matched = source.text().get(span.range())?.to_owned();
        let block = blocks.find(span);
        let seen = block
            .as_ref()
            .map_or(matched.as_str(), |(segment, visible)| &segment.text.as_str()[visible.clone()]);
        let shown = seen.split_whitespace().collect::<Vec<_>>().join(" ");
        let bare = Finding {
            rule: String::new(),
            severity: Severity::Hint,
            span,
            raw_span: source.raw_span(span),
            location: source.location(span.start).cloned(),
            start: source.position(span.start),
            end: source.position(span.end),
            fingerprint: String::new(),
            matched,
            message: Text::default(),
            help: Text::default(),
            url: String::new(),
            fix: None,
            secret: false,
            held_back: None,
            quote: block.map(|(segment, visible)| Quote::new(segment, visible, None)),
        };
        Some(Self { bare, shown })
    }

    /// Where it is, in bytes of the decoded text.
    pub fn span(&self) -> Span {
        self.bare.span
    }

    /// The place as a finding of no rule.
    pub fn bare(&self) -> &Finding {
        &self.bare
    }

    /// That a secret number stands there.
    pub(super) fn exposed(&self, rule: &Rule, message: &Text) -> Finding {
        let values = Vec::new();
        let (rule_id, severity) = (rule.id.clone(), Severity::Error);
        let remark = Remark { page: 0, rule: rule_id, severity, span: self.span(), values };
        Finding { message: message.clone(), ..self.finding(rule, &remark) }
    }

    /// What the site says there.
    pub(super) fn finding(&self, rule: &Rule, remark: &Remark) -> Finding {
        let mut bare = self.bare.clone();
        bare.secret = rule.judge.is_secret();
        let mut shown = self.shown.clone();
        if bare.secret {
            (bare.matched, shown) = (number::hidden(&bare.matched), number::hidden(&shown));
            bare.quote.iter_mut().for_each(Quote::hide);
        }
        let mut message = fill(&rule.message, "{matched}", &shown);
        let mut help = help(rule, None);
        for (name, value) in &remark.values {
            let placeholder = format!("{{{name}}}");
            message = fill(&message, &placeholder, value);
            help = fill(&help, &placeholder, value);
        }
        Finding {
            rule: rule.id.clone(),
            severity: remark.severity,
            fingerprint: fingerprint::of(&rule.id, &bare.matched, ""),
            message,
            help,
            url: rule.url.clone(),
            ..bare
        }
    }
}

/// The blocks of a document by where they begin in the source, to find the one around a place.
pub(super) struct Blocks<'a>(Vec<(usize, &'a Segment)>);

/// How many blocks that begin before a place are asked for it: some stand inside others.
const ASKED: usize = 8;

impl<'a> Blocks<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let begin = |segment: &Segment| segment.text.pieces().first().map(|p| p.source.start);
        let blocks = document.segments.iter();
        let mut blocks: Vec<_> =
            blocks.filter_map(|segment| Some((begin(segment)?, segment))).collect();
        blocks.sort_by_key(|(begin, _)| *begin);
        Self(blocks)
    }

    /// The block with just this source, and the bytes of its text; `None` for what is no text.
    fn find(&self, span: Span) -> Option<(&'a Segment, Range<usize>)> {
        let before = self.0.partition_point(|(begin, _)| *begin <= span.start);
        let near = self.0[..before].iter().rev().take(ASKED);
        near.filter_map(|(_, segment)| Some((*segment, segment.text.visible(span)?))).next()
    }
}

/// The sentence with a phrase of the text in its place, between quotation marks.
pub(super) fn fill(text: &Text, placeholder: &str, value: &str) -> Text {
    Text {
        ja: text.ja.replace(placeholder, &nested(value)),
        en: text.en.replace(placeholder, &balanced(value)),
    }
}

fn help(rule: &Rule, replacement: Option<&str>) -> Text {
    match (replacement, &rule.help_without_replacement) {
        (Some(right), _) => fill(&rule.help, "{replacement}", right),
        (None, Some(help)) => help.clone(),
        (None, None) => rule.help.clone(),
    }
}

/// The marked phrase, widened to all that changes, as bytes of the block's text; and its right
/// words, as a reader would see them.
fn reworded(
    document: &Document,
    analysis: &Analysis,
    segment: usize,
    place: &Range<usize>,
    rewording: &Rewording,
) -> (Range<usize>, String) {
    let text = document.segments[segment].text.as_str();
    let first = rewording.edits.first().map_or(place.start, |(range, _)| range.start);
    let last = rewording.edits.last().map_or(place.end, |(range, _)| range.end);
    let whole = analysis.visible(segment, place.start.min(first)..place.end.max(last));
    let mut out = String::new();
    let mut at = whole.start;
    for (range, right) in &rewording.edits {
        let visible = analysis.visible(segment, range.clone());
        out.push_str(&text[at..visible.start.max(at)]);
        out.push_str(right);
        at = visible.end.max(at);
    }
    out.push_str(&text[at..whole.end.max(at)]);
    (whole, out.replace('\n', ""))
}

/// The edits on the source, unless one would touch markup or cannot be written.
fn fix(
    source: &SourceFile,
    document: &Document,
    analysis: &Analysis,
    segment: usize,
    rewording: Rewording,
) -> Result<Fix, HeldBack> {
    let text = &document.segments[segment].text;
    let safety = if rewording.invasive { Safety::Unsafe } else { Safety::Safe };
    let mut edits = Vec::new();
    for (range, replacement) in rewording.edits {
        let (visible, replacement) =
            shortened(text.as_str(), analysis.visible(segment, range), &replacement);
        // The particle may be right already.
        if visible.is_empty() && replacement.is_empty() {
            continue;
        }
        let span = text.source_span(visible.clone());
        let sample = text.pieces().iter().find(|piece| piece.escaped);
        let replacement = if text.is_verbatim(visible.clone()) {
            match sample {
                // Beside escapes no letter stands as it is, though digits may.
                Some(piece) if source.text()[span.range()].is_ascii() => {
                    escape::like(&source.text()[piece.source.range()], replacement)
                }
                _ => replacement.to_owned(),
            }
        } else if text.is_escaped(visible) {
            escape::like(&source.text()[span.range()], replacement)
        } else {
            return Err(HeldBack::Markup);
        };
        source.check_encodable(&replacement).map_err(HeldBack::Encoding)?;
        match source.rendered() {
            Some(rendered) if !rendered.writable => return Err(HeldBack::Format),
            Some(rendered) if rendered.origin(span).is_none() => return Err(HeldBack::Runs),
            _ => {}
        }
        edits.push(Edit { span, raw_span: source.raw_span(span), replacement });
    }
    Ok(Fix { safety, edits })
}

/// An edit of `text` without the characters that stay the same at either end.
fn shortened<'r>(text: &str, range: Range<usize>, replacement: &'r str) -> (Range<usize>, &'r str) {
    let old = &text[range.clone()];
    let shared = |pairs: &mut dyn Iterator<Item = (char, char)>| {
        pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>()
    };
    let head = shared(&mut old.chars().zip(replacement.chars()));
    let (old, new) = (&old[head..], &replacement[head..]);
    let tail = shared(&mut old.chars().rev().zip(new.chars().rev()));
    (range.start + head..range.end - tail, &new[..new.len() - tail])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Format, extract_text};

    #[test]
    fn an_edit_leaves_what_stays_the_same() {
        let text = "星を取得した";
        assert_eq!(shortened(text, 3..text.len(), "を宣言した"), (6..12, "宣言"));
        assert_eq!(shortened(text, 6..12, "取得"), (12..12, ""));
    }

    #[test]
    fn a_place_of_a_site_keeps_its_words_and_their_sentence() {
        let text = "<p>当社は<b>二つ\n星</b>を宣言。";
        let source = SourceFile::decode("a.html", text.as_bytes().to_vec());
        let document = extract_text(text, Format::Html);
        let blocks = Blocks::of(&document);
        let start = text.find("二つ").unwrap();
        let span = Span::new(start, text.find("</b>").unwrap());
        let place = SitePlace::new(&source, &blocks, span).unwrap();
        assert_eq!((place.span(), place.bare().matched.as_str()), (span, "二つ\n星"));
        let quote = place.bare().quote.clone().unwrap();
        assert_eq!((quote.before.as_str(), quote.after.as_str()), ("当社は", "を宣言。"));
        assert!(SitePlace::new(&source, &blocks, Span::new(0, 999)).is_none());
    }
}
