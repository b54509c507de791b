//! Labels that claim more than what they stand over: 「保有認証：SECURITY ACTION」, a heading 資格 over
//! a list, `award` in structured data.

use std::collections::HashSet;
use std::ops::Range;

use super::Analysis;
use super::bad_example::is_bad_example;
use super::description::is_field;
use super::lexicon::{Object, ObjectKind};
use super::statement::Statement;
use super::token::Kind;
use crate::document::{Relation, SegmentKind};
use crate::sentence::is_longer;

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

/// So many spaces set a column of labels apart from their values, or one full-width space, or a tab.
const COLUMN_GAP: usize = 2;
/// So many items behind its first a label without a mark is looked for.
const ITEMS: usize = 8;
/// Keys of structured data that say that somebody else judged.
const CLAIMING_KEYS: [&str; 3] = ["hascredential", "award", "hascertification"];
/// A paragraph longer than this (in characters) tells a story; the heading over it is no label.
const ITEM_LENGTH: usize = 48;

/// True for a key of structured data that says its value was awarded.
pub(crate) fn is_claiming_key(key: &str) -> bool {
    CLAIMING_KEYS.contains(&key.to_lowercase().as_str())
}

impl Analysis<'_> {
    /// All labels that claim too much, each once, in the order of the items under them.
    pub fn labels(&self) -> Vec<LabelClaim> {
        let mut found: Vec<LabelClaim> = Vec::new();
        let mut seen = HashSet::new();
        for segment in 0..self.context.statements.len() {
            for label in self.over(segment).into_iter().chain(self.inside(segment)) {
                if seen.insert((label.segment, label.place.start, label.place.end)) {
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
        // 使わない相手: what a label takes back is none of its items.
        let own = self.undeclared_block(segment).filter(|_| !self.context.is_condemned(segment));
        let Some(object) = own else { return self.over_row(segment) };
        if let SegmentKind::Property(key) = &block.kind {
            let claiming = key.split(['.', '[']).any(is_claiming_key);
            return claiming.then(|| self.label(segment, object));
        }
        let item = matches!(
            block.kind,
            SegmentKind::ListItem
                | SegmentKind::TableCell
                | SegmentKind::Description
                | SegmentKind::Attribute(_)
        ) || !is_longer(statement.text(), ITEM_LENGTH);
        let chip = block.previous.filter(|&chip| {
            matches!(block.kind, SegmentKind::Heading(_))
                && chip + 1 == segment
                && self.context.heads_next(chip, object.scheme)
                && self.is_claiming(chip)
        });
        if let Some(chip) = chip {
            return Some(self.label(chip, object));
        }
        if item && let Some(before) = self.unmarked_label(segment) {
            return Some(self.label(before, object));
        }
        let mut heading_seen = false;
        for label in &block.labels {
            if label.relation == Relation::Heading && std::mem::replace(&mut heading_seen, true) {
                continue;
            }
            let declared =
                label.relation == Relation::RowHeader && self.is_declared_beside(segment);
            if item && !declared && self.is_claiming(label.segment) {
                return Some(self.label(label.segment, object));
            }
        }
        None
    }

    /// 認定 | 二つ星（自己宣言） | 一つ星以上: another cell of the row says that it is declared.
    fn is_declared_beside(&self, segment: usize) -> bool {
        let act = |object: Object| object.kind == ObjectKind::Act;
        self.context.row(segment).any(|cell| self.context.statements[cell].all_objects().any(act))
    }

    /// The label before an item, or before its list, that nothing marks as one but its words:
    /// `<p>取得認証</p><p>SECURITY ACTION 二つ星</p>`, `<button>資格</button><ul>…`.
    fn unmarked_label(&self, segment: usize) -> Option<usize> {
        let kind = |s: usize| &self.context.segment(s).kind;
        if !matches!(kind(segment), SegmentKind::Paragraph | SegmentKind::ListItem) {
            return None;
        }
        let mut first = segment;
        for _ in 0..ITEMS {
            let before = first.checked_sub(1)?;
            let statement = &self.context.statements[before];
            // 取得済み tells the state of something else.
            let state = || statement.whole().any(|i| statement.roles(i).done);
            if *kind(before) == SegmentKind::Paragraph && self.is_claiming(before) && !state() {
                return Some(before);
            }
            let item = *kind(before) == *kind(segment)
                && !is_longer(statement.text(), ITEM_LENGTH)
                && !statement.text().contains('。')
                && statement.predicates().iter().all(|predicate| predicate.frame.is_noun());
            if !item {
                return None;
            }
            first = before;
        }
        None
    }

    /// The head of a column (取得日) over a cell of a row about the scheme.
    fn over_row(&self, segment: usize) -> Option<LabelClaim> {
        let labels = &self.context.segment(segment).labels;
        let of = |relation| labels.iter().filter(move |label| label.relation == relation);
        // The head of the row, or a cell before: 情報 | SECURITY ACTION 二つ星 | 2021/09/01.
        let heads = of(Relation::RowHeader).map(|row| row.segment);
        let before = self.context.row(segment).start..segment;
        let object = heads.chain(before).find_map(|block| self.undeclared_block(block))?;
        let cell = &self.context.statements[segment];
        if cell.all_objects().any(|o| o.kind == ObjectKind::Act) {
            return None;
        }
        let mut columns = of(Relation::ColumnHeader);
        let column = columns.find(|column| self.is_claiming(column.segment))?;
        Some(self.label(column.segment, object))
    }

    /// A whole block as the label of an object.
    fn label(&self, segment: usize, object: Object) -> LabelClaim {
        let statement = &self.context.statements[segment];
        LabelClaim { segment, object, place: trimmed(statement, statement.whole()) }
    }

    /// Labels before a colon or in 【】, and brackets after a claiming noun.
    fn inside(&self, segment: usize) -> Vec<LabelClaim> {
        let statement = &self.context.statements[segment];
        let mut found = Vec::new();
        // What names nothing of a scheme has no value to stand before.
        if !statement.may_name || statement.all_objects().next().is_none() {
            return found;
        }
        let sentences = statement.sentences().iter().map(|sentence| &sentence.tokens);
        for (label, value) in sentences.flat_map(|sentence| split_labels(statement, sentence)) {
            // ISO22000認証取得／SECURITY ACTION 二つ星: an item beside the other.
            let other = label.clone().any(|i| statement.roles(i).rival);
            if other || !claims(statement, statement.bytes(label.clone())) {
                continue;
            }
            // A label on a line of its own stands over the next line.
            let bare = value.clone().all(|i| !statement.is_nominal(i));
            let value = if bare {
                statement.sentence_of(value.end.min(statement.tokens().len().saturating_sub(1)))
            } else {
                value
            };
            let Some(object) = self.undeclared(segment, value) else { continue };
            if !is_bad_example(statement, label.start, statement.bytes(label.clone()).end) {
                found.push(LabelClaim { segment, object, place: trimmed(statement, label) });
            }
        }
        found.extend(self.enumerations(segment));
        found.extend(self.equations(segment));
        found
    }

    /// 当社が保有する認証は、ISO 9001とSECURITY ACTION二つ星です
    fn equations(&self, segment: usize) -> Vec<LabelClaim> {
        let statement = &self.context.statements[segment];
        let vocabulary = &statement.lexicon.vocabulary;
        let found = statement.predicates().iter().filter_map(|predicate| {
            let judged = predicate.behaviour(statement.lexicon).judged;
            let link = predicate.tokens.end;
            let bare = predicate.frame.is_noun() && predicate.suffix.is_none();
            let linked = among(&vocabulary.label_link, statement.word(link));
            if !(judged && bare && linked) {
                return None;
            }
            // ISMS認証は: its own name stands before it.
            let before = predicate.tokens.start.checked_sub(1).filter(|&i| statement.is_nominal(i));
            let says_more = |i: usize| {
                let word = statement.word(i);
                !among(&vocabulary.label_filler, word) && !among(&vocabulary.label_claim, word)
            };
            if before.is_some_and(says_more) {
                return None;
            }
            let value = link + 1..statement.sentence_of(link).end;
            let last = statement.objects_in(&value).last().copied()?;
            let rest = statement.bytes(last + 1..value.end);
            let rest = statement.text()[rest].trim_start_matches(['」', '』', ')', '"', ' ']);
            let says = vocabulary.label_close.iter().any(|close| rest.starts_with(close.as_str()));
            let verbs = (value.start..last).any(|i| statement.is_inflected(i));
            if !says || verbs {
                return None;
            }
            let object = self.undeclared(segment, value)?;
            let place = predicate.range.clone();
            let bad = is_bad_example(statement, predicate.tokens.start, place.end);
            (!bad).then_some(LabelClaim { segment, object, place })
        });
        found.collect()
    }

    /// 認定バッジ2種（SECURITY ACTION自己宣言、…）
    fn enumerations(&self, segment: usize) -> Vec<LabelClaim> {
        let statement = &self.context.statements[segment];
        let lists = statement.predicates().iter().filter_map(|predicate| {
            let judged = predicate.behaviour(statement.lexicon).judged;
            // 認定バッジ2種, 取得済み認証
            let before = predicate.tokens.start.checked_sub(1);
            // 保有する認証（…）, 各種認証（…）
            let held = before.is_some_and(|i| {
                statement.is_inflected(i)
                    || statement.lexicon.vocabulary.is_manifold(statement.word(i))
            });
            let taken = held || before.is_some_and(|i| statement.roles(i).done);
            let noun = (predicate.suffix.is_some() || taken) && predicate.frame.is_noun() && judged;
            let open = (predicate.tokens.end..predicate.tokens.end + 3)
                .find(|&i| statement.kind(i) == Kind::Open)?;
            let close = statement.partner(open)?;
            let schemes = 0..statement.lexicon.schemes.len();
            let names = schemes.filter_map(|scheme| {
                statement.names_in(scheme, &(open + 1..close)).first().map(|&i| (i, scheme))
            });
            let (_, scheme) = names.min()?;
            let alone = super::attachment::object_left(statement, predicate);
            let first = predicate.tokens.start;
            let compound = !taken
                && first > 0
                && statement.is_nominal(first - 1)
                && !is_field(statement, first - 1);
            let free = matches!(alone, super::attached::Left::Nothing(_))
                || (alone == super::attached::Left::Other && !compound);
            (noun && free && statement.word(open) == "(").then(|| LabelClaim {
                segment,
                object: Object { scheme, kind: ObjectKind::Act },
                place: predicate.range.clone(),
            })
        });
        lists.collect()
    }

    /// The scheme's name or level in a value that does not itself say what was done.
    fn undeclared(&self, segment: usize, tokens: Range<usize>) -> Option<Object> {
        let statement = &self.context.statements[segment];
        let named = statement.objects_in(&tokens).iter().copied().find(|&i| {
            statement
                .object(i)
                .is_some_and(|o| matches!(o.kind, ObjectKind::Name(_) | ObjectKind::Level(Some(_))))
                && self.context.belongs(segment, i, false)
        })?;
        // What is said of it wrongly is a finding of its own.
        let item = (named..tokens.end)
            .take_while(|&i| !matches!(statement.kind(i), Kind::Comma | Kind::Stop))
            .last();
        let item = named..item.map_or(named, |last| last + 1);
        // ISO 9001(2009年登録)\nSECURITY ACTION: another item's.
        let parts =
            |&i: &usize| matches!(statement.kind(i), Kind::Comma | Kind::Stop | Kind::Break);
        let first = (tokens.start..named).rev().find(parts).map_or(tokens.start, |i| i + 1);
        let whole = first..item.end;
        let mut said = statement.predicates_in(&item).iter();
        let said = said.any(|predicate| predicate.behaviour(statement.lexicon).is_given());
        let declared = said
            || tokens.into_iter().any(|i| {
                statement.is_act(i)
                    || (whole.contains(&i)
                        && among(&statement.lexicon.vocabulary.label_declared, statement.word(i)))
            });
        (!declared).then(|| statement.object(named)).flatten()
    }

    /// As [`Analysis::undeclared`], of a whole block.
    fn undeclared_block(&self, segment: usize) -> Option<Object> {
        let statement = &self.context.statements[segment];
        if !statement.may_name {
            return None;
        }
        *self.undeclared[segment].get_or_init(|| self.undeclared(segment, statement.whole()))
    }

    /// True when a block's text is a label that claims.
    fn is_claiming(&self, segment: usize) -> bool {
        let statement = &self.context.statements[segment];
        *self.claiming[segment].get_or_init(|| claims(statement, 0..statement.text().len()))
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
    // 「認定」の二文字: a word that is spoken of.
    if matches!(statement.word(first), "【" | "[" | "<" | "「")
        && let Some(close) = statement.partner(first)
        && statement.kind(close + 1) != Kind::Particle
    {
        labels.push((first..close + 1, close + 1..sentence.end));
        first = close + 1;
    }
    for index in (first..sentence.end).take(16) {
        // 取得認証　　　プライバシーマーク、…: a column of labels, set with spaces.
        let set_apart = statement.kind(index) == Kind::Space && labels.is_empty() && {
            let visible = |i: usize| statement.normalised.visible(statement.bytes(i..i + 1)).start;
            let gap = &statement.visible_text()[visible(index)..visible(index + 1)];
            gap.chars().count() >= COLUMN_GAP || matches!(gap, "\t" | "\u{3000}")
        };
        if set_apart || matches!(statement.word(index), ":" | "|" | "｜" | "…" | "→" | "/") {
            labels.push((first..index, index + 1..sentence.end));
            first = index + 1;
        }
    }
    labels
}

/// True when a text says 認定, 資格 and the like, nothing that covers a declaration too, and nothing
/// else.
fn claims(statement: &Statement, bytes: Range<usize>) -> bool {
    let text = &statement.text()[bytes];
    if is_longer(text, 40) {
        return false;
    }
    let vocabulary = &statement.lexicon.vocabulary;
    if text.is_ascii() {
        let mut words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty());
        let claim = |word| among(&vocabulary.label_english, word);
        // "hasCertification": "SECURITY ACTION 二つ星"
        return is_claiming_key(text)
            || words.clone().any(claim)
                && words.all(|word| claim(word) || among(&vocabulary.label_english_filler, word));
    }
    if vocabulary.label_covers.iter().any(|word| text.contains(word.as_str()))
        || !vocabulary.label_claim.iter().any(|word| text.contains(word.as_str()))
    {
        return false;
    }
    let mut rest = text.to_owned();
    for word in &statement.lexicon.label_words {
        if rest.contains(word.as_str()) {
            rest = rest.replace(word.as_str(), "");
        }
    }
    rest.chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation() || c.is_whitespace())
}

fn among(list: &[String], word: &str) -> bool {
    list.iter().any(|other| other == word)
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

#[cfg(test)]
mod tests {
    use crate::claim::testing::{labels, lexicon};

    #[test]
    fn a_label_that_says_nothing_but_approval_claims_too_much() {
        let lexicon = lexicon();
        let labels = |text| labels(&lexicon, text);
        assert_eq!(labels("## 保有認証\n\n- ISO 9001\n- SECURITY ACTION 二つ星"), ["保有認証"]);
        assert_eq!(labels("資格・認定:SECURITY ACTION 二つ星"), ["資格・認定"]);
        assert_eq!(labels("保有する認証(ISO 9001、SECURITY ACTION)"), ["認証"]);
        assert_eq!(labels("取得認証としては、SECURITY ACTION 二つ星があります。"), ["認証"]);
        assert!(labels("## 認証・宣言\n\n- ISO 9001\n- SECURITY ACTION 二つ星").is_empty());
        assert!(labels("## 認証\n\n- ISO 9001\n\n## 宣言\n\n- SECURITY ACTION").is_empty());
        assert!(labels("認定:SECURITY ACTION 二つ星を宣言").is_empty());
    }
}
