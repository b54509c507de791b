//! Labels that claim more than what they stand over: 「保有認証：SECURITY ACTION」, a heading 資格 over
//! a list, `award` in structured data.

use std::ops::Range;

use super::Analysis;
use super::lexicon::{Object, ObjectKind};
use super::polarity::is_bad_example;
use super::statement::Statement;
use super::token::Kind;
use crate::document::{Relation, SegmentKind};

/// A label over an object of a scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelClaim {
    /// Index of the block the label stands in.
    pub segment: usize,
    /// What it stands over.
    pub object: Object,
    /// Bytes of that block's normalised text.
    pub(crate) place: Range<usize>,
}

/// Keys of structured data that say that somebody else judged.
const CLAIMING_KEYS: [&str; 3] = ["hascredential", "award", "hascertification"];
/// A paragraph longer than this (in characters) tells a story; the heading over it is no label.
const ITEM_LENGTH: usize = 48;

impl Analysis<'_> {
    /// All labels that claim too much, each once, in the order of the items under them.
    pub fn labels(&self) -> Vec<LabelClaim> {
        let mut found: Vec<LabelClaim> = Vec::new();
        for segment in 0..self.context.statements.len() {
            for label in self.over(segment).into_iter().chain(self.inside(segment)) {
                if !found.iter().any(|f| f.segment == label.segment && f.place == label.place) {
                    found.push(label);
                }
            }
        }
        found
    }

    /// Labels of the block's structure.
    fn over(&self, segment: usize) -> Option<LabelClaim> {
        let statement = &self.context.statements[segment];
        let block = self.context.segment(segment);
        let own = self.undeclared(segment, 0..statement.tokens.len());
        let Some(object) = own else { return self.over_row(segment) };
        if let SegmentKind::Property(key) = &block.kind {
            let key = key.to_lowercase();
            let claims = CLAIMING_KEYS.iter().any(|k| key.split(['.', '[']).any(|part| part == *k));
            return claims.then(|| LabelClaim {
                segment,
                object,
                place: trimmed(statement, 0..statement.tokens.len()),
            });
        }
        let item = matches!(
            block.kind,
            SegmentKind::ListItem
                | SegmentKind::TableCell
                | SegmentKind::Description
                | SegmentKind::Attribute(_)
        ) || statement.text().chars().count() <= ITEM_LENGTH;
        let mut heading_seen = false;
        for label in &block.labels {
            if label.relation == Relation::Heading && std::mem::replace(&mut heading_seen, true) {
                continue;
            }
            let over = &self.context.statements[label.segment];
            if item && claims(over, 0..over.tokens.len()) {
                let place = trimmed(over, 0..over.tokens.len());
                return Some(LabelClaim { segment: label.segment, object, place });
            }
        }
        None
    }

    /// The head of a column (取得日) over a cell of a row about the scheme.
    fn over_row(&self, segment: usize) -> Option<LabelClaim> {
        let labels = &self.context.segment(segment).labels;
        let of = |relation| labels.iter().filter(move |label| label.relation == relation);
        let cell = &self.context.statements[segment];
        let declares = |i| cell.object(i).is_some_and(|o| o.kind == ObjectKind::Act);
        if (0..cell.tokens.len()).any(declares) {
            return None;
        }
        let object = of(Relation::RowHeader).find_map(|row| {
            let statement = &self.context.statements[row.segment];
            self.undeclared(row.segment, 0..statement.tokens.len())
        })?;
        of(Relation::ColumnHeader).find_map(|column| {
            let over = &self.context.statements[column.segment];
            claims(over, 0..over.tokens.len()).then(|| LabelClaim {
                segment: column.segment,
                object,
                place: trimmed(over, 0..over.tokens.len()),
            })
        })
    }

    /// Labels before a colon or in 【】, and brackets after a claiming noun.
    fn inside(&self, segment: usize) -> Vec<LabelClaim> {
        let statement = &self.context.statements[segment];
        let mut found = Vec::new();
        for (label, value) in
            statement.sentences.iter().flat_map(|sentence| split_labels(statement, sentence))
        {
            if !claims(statement, label.clone()) {
                continue;
            }
            let Some(object) = self.undeclared(segment, value) else { continue };
            if !is_bad_example(statement, label.start, statement.bytes(label.clone()).end) {
                found.push(LabelClaim { segment, object, place: trimmed(statement, label) });
            }
        }
        found.extend(self.enumerations(segment));
        found
    }

    /// 認定バッジ2種（SECURITY ACTION自己宣言、…）
    fn enumerations(&self, segment: usize) -> Vec<LabelClaim> {
        let statement = &self.context.statements[segment];
        let lists = super::predicate::predicates(statement).into_iter().filter_map(|predicate| {
            let data = &statement.lexicon.predicates[predicate.entry];
            let noun =
                predicate.suffix.is_some() && predicate.frame.is_noun() && data.sense == "certify";
            let open = (predicate.tokens.end..predicate.tokens.end + 3)
                .find(|&i| statement.kind(i) == Kind::Open)?;
            let close = statement.partner(open)?;
            let object = (open + 1..close).find(|&i| {
                statement.object(i).is_some_and(|o| matches!(o.kind, ObjectKind::Name(_)))
            })?;
            let alone = super::attachment::object_left(statement, &predicate);
            let free = matches!(alone, super::attachment::Left::Nothing(_));
            (noun && free && statement.word(open) == "(").then(|| LabelClaim {
                segment,
                object: Object {
                    scheme: statement.object(object).map_or(0, |o| o.scheme),
                    kind: ObjectKind::Act,
                },
                place: predicate.range.clone(),
            })
        });
        lists.collect()
    }

    /// The scheme's name or level in a value that does not itself say what was done.
    fn undeclared(&self, segment: usize, tokens: Range<usize>) -> Option<Object> {
        let statement = &self.context.statements[segment];
        let declared = tokens.clone().any(|i| {
            statement.object(i).is_some_and(|o| o.kind == ObjectKind::Act)
                || matches!(statement.word(i), "登録" | "参加" | "賛同" | "declared")
        });
        let named = tokens.clone().find(|&i| {
            statement
                .object(i)
                .is_some_and(|o| matches!(o.kind, ObjectKind::Name(_) | ObjectKind::Level(Some(_))))
                && self.context.belongs(segment, i, false)
        })?;
        (!declared).then(|| statement.object(named)).flatten()
    }
}

/// The labels of a sentence and what each stands before: split at its first colons and slashes, or
/// behind the 【】 it begins with.
fn split_labels(
    statement: &Statement,
    sentence: &Range<usize>,
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut first = sentence.start;
    while first < sentence.end
        && matches!(statement.kind(first), Kind::Space | Kind::Mark | Kind::Break)
    {
        first += 1;
    }
    let mut labels = Vec::new();
    if matches!(statement.word(first), "【" | "[" | "<" | "「")
        && let Some(close) = statement.partner(first)
    {
        labels.push((first..close + 1, close + 1..sentence.end));
        first = close + 1;
    }
    for index in (first..sentence.end).take(16) {
        if matches!(statement.word(index), ":" | "|" | "｜" | "…" | "→" | "/") {
            labels.push((first..index, index + 1..sentence.end));
            first = index + 1;
        }
    }
    labels
}

/// True when a text says 認定, 資格 and the like, nothing that covers a declaration too, and nothing
/// else.
fn claims(statement: &Statement, tokens: Range<usize>) -> bool {
    let text = &statement.text()[statement.bytes(tokens)];
    if text.chars().count() > 40 {
        return false;
    }
    let vocabulary = &statement.lexicon.vocabulary;
    if text.is_ascii() {
        let mut words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty());
        return words.clone().any(|w| vocabulary.label_english.iter().any(|l| l == w))
            && words.all(|w| {
                vocabulary.label_english.iter().any(|l| l == w)
                    || matches!(
                        w,
                        "and"
                            | "our"
                            | "list"
                            | "of"
                            | "other"
                            | "company"
                            | "security"
                            | "held"
                            | "obtained"
                            | "the"
                    )
            });
    }
    if vocabulary.label_covers.iter().any(|word| text.contains(word.as_str()))
        || !vocabulary.label_claim.iter().any(|word| text.contains(word.as_str()))
    {
        return false;
    }
    let mut rest = text.to_owned();
    let mut words: Vec<&String> =
        vocabulary.label_claim.iter().chain(&vocabulary.label_filler).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in words {
        rest = rest.replace(word.as_str(), "");
    }
    rest.chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation() || c.is_whitespace())
}

/// Bytes of tokens without the spaces, brackets and signs round them.
fn trimmed(statement: &Statement, tokens: Range<usize>) -> Range<usize> {
    let bytes = statement.bytes(tokens);
    let text = &statement.text()[bytes.clone()];
    let edge = |c: char| c.is_whitespace() || "【】[]<>「」■●◆▼◇□○:：*#-・".contains(c);
    let start = bytes.start + (text.len() - text.trim_start_matches(edge).len());
    let end = bytes.end - (text.len() - text.trim_end_matches(edge).len());
    if start < end { start..end } else { bytes }
}

impl LabelClaim {
    /// Bytes of the block's normalised text a report should mark.
    pub(crate) fn place(&self) -> Range<usize> {
        self.place.clone()
    }
}
