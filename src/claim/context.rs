//! What the rest of the document says about a statement: its topic, whose stars these are.

use super::lexicon::{Lexicon, Object, ObjectKind, Spelling};
use super::polarity;
use super::statement::Statement;
use crate::document::{Document, Relation, Segment, SegmentKind};

/// A document with each block of text in tokens.
pub(crate) struct Context<'a> {
    pub document: &'a Document,
    pub statements: Vec<Statement<'a>>,
    lexicon: &'a Lexicon,
    /// Per scheme: named anywhere, and stars of something else anywhere.
    named: Vec<bool>,
    /// Per block and scheme: the first token that names the scheme.
    first_names: Vec<Vec<Option<usize>>>,
    other_stars: Vec<bool>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let statements: Vec<Statement> = document
            .segments
            .iter()
            .map(|segment| Statement::new(segment.text.as_str(), lexicon))
            .collect();
        let per_scheme = |test: &dyn Fn(usize, &Statement) -> bool| {
            (0..lexicon.schemes.len()).map(|i| statements.iter().any(|s| test(i, s))).collect()
        };
        let named = per_scheme(&|scheme, s| names_scheme(s, scheme, 0..s.tokens.len()));
        let other_stars = per_scheme(&|scheme, s| {
            lexicon.schemes[scheme].other_stars.iter().any(|word| s.text().contains(word.as_str()))
        });
        let first_name = |s: &Statement, scheme| {
            (0..s.tokens.len()).find(|&i| names_scheme(s, scheme, i..i + 1))
        };
        let first_names = statements
            .iter()
            .map(|s| (0..lexicon.schemes.len()).map(|scheme| first_name(s, scheme)).collect())
            .collect();
        Self { document, statements, lexicon, named, first_names, other_stars }
    }

    pub(crate) fn segment(&self, index: usize) -> &Segment {
        &self.document.segments[index]
    }

    /// True when a block names the scheme.
    pub(crate) fn is_named_in(&self, segment: usize, scheme: usize) -> bool {
        self.first_names[segment][scheme].is_some()
    }

    /// True when the document names the scheme anywhere.
    pub(crate) fn names(&self, scheme: usize) -> bool {
        self.named[scheme]
    }

    /// True for a name that also means other things (セキュリティアクション in a manual) in a document
    /// without any sign that the scheme is meant.
    pub(crate) fn is_doubtful(&self, segment: usize, token: usize) -> bool {
        let statement = &self.statements[segment];
        let Some(Object { scheme, kind: ObjectKind::Name(_) }) = statement.object(token) else {
            return false;
        };
        let visible = statement.normalised.visible(statement.tokens[token].range.clone());
        let written = &self.segment(segment).text.as_str()[visible];
        if written.chars().any(char::is_uppercase) && !written.chars().any(char::is_lowercase) {
            return false;
        }
        let signs = &self.lexicon.schemes[scheme].evidence;
        !self.statements.iter().any(|s| {
            signs.iter().any(|sign| s.text().contains(sign.as_str()))
                || (0..s.tokens.len()).any(|i| {
                    s.object(i).is_some_and(|o| {
                        o.scheme == scheme
                            && matches!(o.kind, ObjectKind::Level(Some(_)) | ObjectKind::Status)
                    })
                })
        })
    }

    /// True when an object word really is the scheme's: a name is, a level or 宣言 depends on what
    /// stands round it.
    pub(crate) fn belongs(&self, segment: usize, token: usize, strong: bool) -> bool {
        let statement = &self.statements[segment];
        let Some(Object { scheme, kind }) = statement.object(token) else { return false };
        let sentence = statement.sentence_of(token);
        match kind {
            ObjectKind::Name(Spelling::Anaphor) => {
                names_scheme(statement, scheme, 0..token) || self.topic(segment, scheme).is_some()
            }
            ObjectKind::Name(_) => true,
            ObjectKind::Status => statement.word(token).starts_with("普及") || self.named[scheme],
            ObjectKind::Act => {
                let level = |i: usize| {
                    let object = statement.object(i);
                    object.is_some_and(|o| matches!(o.kind, ObjectKind::Level(Some(_))))
                        && self.belongs(segment, i, strong)
                };
                names_scheme(statement, scheme, sentence.clone())
                    || self.near(segment, token, scheme)
                    || sentence.clone().any(level)
            }
            ObjectKind::Level(level) => {
                let bare = level.is_some_and(|l| self.lexicon.schemes[scheme].levels[l].bare);
                let symbol = statement.word(token).starts_with(['★', '☆']);
                if names_scheme(statement, scheme, sentence.clone()) {
                    return self.nearest_owner_is_scheme(statement, scheme, token, &sentence);
                }
                let text = &statement.text()[statement.bytes(sentence)];
                if self.mentions_other_stars(scheme, text) {
                    return false;
                }
                if self.near(segment, token, scheme) {
                    return true;
                }
                if symbol || level.is_none() {
                    return false;
                }
                if self.named[scheme] {
                    return !self.other_stars[scheme] || bare;
                }
                bare && strong && !self.other_stars[scheme]
            }
        }
    }

    fn mentions_other_stars(&self, scheme: usize, text: &str) -> bool {
        self.lexicon.schemes[scheme].other_stars.iter().any(|word| text.contains(word.as_str()))
    }

    /// Of the owners of stars in a sentence, the nearest before the level, else the nearest after.
    fn nearest_owner_is_scheme(
        &self,
        statement: &Statement,
        scheme: usize,
        token: usize,
        sentence: &std::ops::Range<usize>,
    ) -> bool {
        let at = statement.tokens[token].range.start;
        let bytes = statement.bytes(sentence.clone());
        let others = self.lexicon.schemes[scheme].other_stars.iter().flat_map(|word| {
            statement.text()[bytes.clone()]
                .match_indices(word.as_str())
                .map(|(i, _)| bytes.start + i)
        });
        let names = sentence.clone().filter(|&i| {
            statement
                .object(i)
                .is_some_and(|o| o.scheme == scheme && matches!(o.kind, ObjectKind::Name(_)))
        });
        let distance = |start: usize| if start <= at { at - start } else { (start - at) * 2 };
        let other = others.map(distance).min();
        let name = names.map(|i| distance(statement.tokens[i].range.start)).min();
        match (name, other) {
            (Some(name), Some(other)) => name <= other,
            (name, _) => name.is_some(),
        }
    }

    /// True when the sentence before, or what stands over the block, is about the scheme.
    fn near(&self, segment: usize, token: usize, scheme: usize) -> bool {
        let statement = &self.statements[segment];
        let start = statement.sentence_of(token).start;
        self.first_names[segment][scheme].is_some_and(|first| first < start)
            || self.topic(segment, scheme).is_some()
    }

    /// The block over or before `segment` that is about the scheme, if one is and none nearer is
    /// about something else.
    pub(crate) fn topic(&self, segment: usize, scheme: usize) -> Option<usize> {
        let block = self.segment(segment);
        for label in &block.labels {
            let statement = &self.statements[label.segment];
            if self.is_named_in(label.segment, scheme) {
                return Some(label.segment);
            }
            let nearer = matches!(label.relation, Relation::RowHeader | Relation::Term);
            if nearer && mentions_rival(statement) {
                return None;
            }
        }
        let mut previous = block.previous;
        for _ in 0..2 {
            let before = previous?;
            let statement = &self.statements[before];
            if names_scheme(statement, scheme, 0..statement.tokens.len()) {
                return Some(before);
            }
            if mentions_rival(statement) {
                return None;
            }
            previous = self.segment(before).previous;
        }
        None
    }

    /// The scheme a chip stands before: `<span>IPA認定</span><h3>SECURITY ACTION</h3>`.
    pub(crate) fn heads_next(&self, segment: usize, scheme: usize) -> bool {
        let next = segment + 1;
        let Some(block) = self.document.segments.get(next) else { return false };
        let own = self
            .segment(segment)
            .labels
            .iter()
            .any(|label| !block.labels.contains(label) && label.relation == Relation::Heading);
        let statement = &self.statements[next];
        block.previous == Some(segment)
            && !own
            && matches!(block.kind, SegmentKind::Heading(_) | SegmentKind::Paragraph)
            && names_scheme(statement, scheme, 0..statement.tokens.len())
    }

    /// True when a cell of the same row says × or NG.
    fn row_condemns(&self, segment: usize) -> bool {
        let row = |s: usize| {
            let labels = &self.segment(s).labels;
            labels.iter().find(|l| l.relation == Relation::RowHeader).map(|l| l.segment)
        };
        let own = row(segment).unwrap_or(segment);
        if !matches!(self.segment(segment).kind, SegmentKind::TableCell | SegmentKind::TableHeader)
        {
            return false;
        }
        (segment.saturating_sub(6)..(segment + 7).min(self.statements.len()))
            .filter(|&other| other != segment && (row(other) == Some(own) || other == own))
            .any(|other| {
                let text = self.statements[other].text();
                text.chars().count() <= 8 && polarity::is_marked_bad(text)
            })
    }

    /// True when what stands over the block says that it is a bad example, or the part is struck out.
    pub(crate) fn condemns(&self, segment: usize, token: usize) -> bool {
        let block = self.segment(segment);
        let statement = &self.statements[segment];
        let visible = statement.normalised.visible(statement.tokens[token].range.clone());
        if block.struck.iter().any(|s| s.start < visible.end && visible.start < s.end) {
            return true;
        }
        if block
            .labels
            .iter()
            .any(|label| polarity::label_condemns(&self.statements[label.segment]))
        {
            return true;
        }
        if self.row_condemns(segment) {
            return true;
        }
        let announced = |s: &Statement, sentence| polarity::announces_bad(s, sentence);
        if let Some(sentence) = polarity::previous_sentence(statement, token) {
            let line = &statement.text()[statement.bytes(sentence.clone())];
            let list_like = matches!(block.kind, SegmentKind::ListItem) || statement.has_lines;
            if announced(statement, sentence.clone())
                || (list_like && polarity::label_condemns(&Statement::new(line, self.lexicon)))
            {
                return true;
            }
        } else if let Some(before) = block.previous {
            let before = &self.statements[before];
            if let Some(last) = before.sentences.last()
                && (announced(before, last.clone()) || polarity::label_condemns(before))
            {
                return true;
            }
        }
        false
    }
}

/// True when the tokens name the scheme itself.
pub(crate) fn names_scheme(
    statement: &Statement,
    scheme: usize,
    tokens: std::ops::Range<usize>,
) -> bool {
    tokens.into_iter().any(|i| {
        statement.object(i).is_some_and(|o| {
            o.scheme == scheme
                && matches!(
                    o.kind,
                    ObjectKind::Name(Spelling::Official | Spelling::Variant | Spelling::Misspelt)
                )
        })
    })
}

/// True when the statement names another scheme.
pub(crate) fn mentions_rival(statement: &Statement) -> bool {
    (0..statement.tokens.len()).any(|i| statement.roles(i).rival)
}
