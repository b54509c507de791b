//! What the rest of the document says about a statement: its topic, whose stars these are.

use std::cell::OnceCell;
use std::rc::Rc;

use super::announced::Announced;
use super::attachment::gets_another;
use super::bad_example;
use super::blocks::{Blocks, NEAR};
use super::intervals::Intervals;
use super::lexicon::{Lexicon, Object, ObjectKind};
use super::statement::Statement;
use super::token::Kind;
use crate::document::{Document, Relation, Segment, SegmentKind};

/// A document with each block of text in tokens. What is asked about blocks again and again is
/// worked out once.
pub(crate) struct Context<'a> {
    pub document: &'a Document,
    pub statements: Blocks<'a>,
    pub(super) lexicon: &'a Lexicon,
    schemes: Rc<Vec<SchemeFacts>>,
    blocks: Rc<Vec<BlockFacts>>,
    /// Of the block that is tried in other words.
    tried: BlockFacts,
    /// What the title announces.
    pub(super) title: Rc<OnceCell<Option<Announced>>>,
    /// The first block that may name something of a scheme; one past the last where none does.
    first_named: usize,
}

/// What the whole document says of a scheme.
struct SchemeFacts {
    named: bool,
    /// Whether anything that no other scheme has is spoken of.
    shown: OnceCell<bool>,
    /// Whether stars of something else are named anywhere.
    other_stars: OnceCell<bool>,
    /// Whether anything that is the scheme's is named anywhere.
    told: OnceCell<bool>,
    /// Whether anything shows that the scheme is meant by a doubtful name.
    evident: OnceCell<bool>,
    /// The same in code, where more is asked for.
    evident_in_code: OnceCell<bool>,
}

/// So many items before one of a list are looked at.
pub(super) const LIST: usize = 12;

/// What stands over a block.
enum Over {
    /// Something about the scheme: the block it stands in.
    Scheme(usize),
    /// Something about another scheme or thing.
    Other,
    /// Nothing that tells.
    Nothing,
}

/// What was found out about a block.
#[derive(Default)]
struct BlockFacts {
    /// Per scheme: the block over or before it that is about the scheme.
    topics: Vec<OnceCell<Option<usize>>>,
    /// Whether what stands over it or beside it condemns it.
    condemned: OnceCell<bool>,
    /// Whether its own text, as a label, condemns.
    condemns: OnceCell<bool>,
    /// The parts that are struck out.
    struck: OnceCell<Intervals>,
    /// Whether it says only of another thing that it is got.
    gets_another: OnceCell<bool>,
}

impl BlockFacts {
    /// Nothing is known yet; `schemes` there are.
    fn new(schemes: usize) -> Self {
        Self { topics: vec![OnceCell::new(); schemes], ..Self::default() }
    }
}

impl<'a> Context<'a> {
    pub(crate) fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let statements = document.segments.iter();
        let statements: Vec<_> =
            statements.map(|segment| Statement::new(segment.text.as_str(), lexicon)).collect();
        let count = lexicon.schemes.len();
        let schemes = (0..count).map(|scheme| SchemeFacts {
            named: statements.iter().any(|s| !s.own_names(scheme).is_empty()),
            shown: OnceCell::new(),
            other_stars: OnceCell::new(),
            told: OnceCell::new(),
            evident: OnceCell::new(),
            evident_in_code: OnceCell::new(),
        });
        let schemes = Rc::new(schemes.collect());
        let blocks = Rc::new(statements.iter().map(|_| BlockFacts::new(count)).collect());
        let may_name = statements.iter().position(|statement| statement.may_name);
        let first_named = may_name.unwrap_or(statements.len());
        let statements = Blocks::new(statements);
        let tried = BlockFacts::new(count);
        let title = Rc::default();
        Self { document, statements, lexicon, schemes, blocks, tried, title, first_named }
    }

    /// The same document with another text in one of its blocks.
    pub(crate) fn with<'b>(&'b self, segment: usize, text: &'b str) -> Context<'b> {
        let statements: Blocks<'b> = self.statements.clone();
        let tried = Statement::new(text, self.lexicon);
        let named = if tried.may_name { segment } else { usize::MAX };
        Context {
            document: self.document,
            statements: statements.with(segment, tried),
            lexicon: self.lexicon,
            schemes: Rc::clone(&self.schemes),
            blocks: Rc::clone(&self.blocks),
            tried: BlockFacts::new(self.lexicon.schemes.len()),
            title: Rc::clone(&self.title),
            first_named: self.first_named.min(named),
        }
    }

    /// False for a block that nothing of a scheme is said in: none is named in it, before it, over it,
    /// or in the answer behind it. Most pages name one in their footer only, and need not be read.
    pub(super) fn may_speak(&self, segment: usize) -> bool {
        let over = &self.segment(segment).labels;
        self.first_named <= segment + NEAR
            || over.iter().any(|label| self.first_named <= label.segment + NEAR)
    }

    fn facts(&self, segment: usize) -> &BlockFacts {
        if self.statements.tried() == Some(segment) { &self.tried } else { &self.blocks[segment] }
    }

    pub(crate) fn segment(&self, index: usize) -> &Segment {
        &self.document.segments[index]
    }

    /// True when a block names the scheme.
    pub(crate) fn is_named_in(&self, segment: usize, scheme: usize) -> bool {
        !self.statements[segment].own_names(scheme).is_empty()
    }

    /// True when the document names the scheme anywhere.
    pub(crate) fn names(&self, scheme: usize) -> bool {
        self.schemes[scheme].named
    }

    /// True when the document names the scheme, or what only this scheme has: 自己宣言ID.
    pub(super) fn speaks_of(&self, scheme: usize) -> bool {
        let facts = &self.schemes[scheme];
        facts.named
            || *facts
                .shown
                .get_or_init(|| self.says_any(&self.lexicon.schemes[scheme].sure_evidence))
    }

    /// True when stars of something else than the scheme are named anywhere.
    pub(super) fn names_other_stars(&self, scheme: usize) -> bool {
        let facts = &self.schemes[scheme];
        *facts.other_stars.get_or_init(|| self.says_any(&self.lexicon.schemes[scheme].other_stars))
    }

    /// True when the document names the scheme or a level that is the scheme's.
    pub(super) fn tells_of(&self, scheme: usize) -> bool {
        let own = |segment: usize| {
            let statement = &self.statements[segment];
            let mut named = statement.objects_in(&statement.whole()).iter();
            named.any(|&token| self.belongs(segment, token, true))
        };
        let facts = &self.schemes[scheme];
        facts.named || *facts.told.get_or_init(|| (0..self.statements.len()).any(own))
    }

    /// True for a block that says of another thing that it is got, and of no scheme anything.
    pub(super) fn gets_another(&self, segment: usize) -> bool {
        let facts = self.facts(segment);
        *facts.gets_another.get_or_init(|| gets_another(&self.statements[segment]))
    }

    /// True when one of the words stands anywhere in the document.
    fn says_any(&self, words: &[String]) -> bool {
        self.statements.iter().any(|s| words.iter().any(|word| s.text().contains(word.as_str())))
    }

    /// True for a name that also means other things (セキュリティアクション in a manual) in a document
    /// without any sign that the scheme is meant.
    pub(crate) fn is_doubtful(&self, segment: usize, token: usize) -> bool {
        let statement = &self.statements[segment];
        let Some(Object { scheme, kind: ObjectKind::Name(_) }) = statement.object(token) else {
            return false;
        };
        if is_in_capitals(statement.written(token)) {
            return false;
        }
        !self.schemes[scheme].evident.get_or_init(|| {
            let signs = &self.lexicon.schemes[scheme].evidence;
            let sure = |o: Object| {
                o.scheme == scheme
                    && matches!(o.kind, ObjectKind::Level(Some(_)) | ObjectKind::Status)
            };
            self.says_any(signs) || self.statements.iter().any(|s| s.all_objects().any(sure))
        })
    }

    /// True where a document may speak of the scheme at all. A script or data may as well speak of
    /// an interface of that name, or of any stars: some text of it must name the scheme in
    /// capitals, or with a level or another sign beside the name.
    pub(super) fn may_be_meant(&self, scheme: usize) -> bool {
        if !self.document.is_code {
            return true;
        }
        *self.schemes[scheme].evident_in_code.get_or_init(|| {
            let signs = &self.lexicon.schemes[scheme].evidence;
            (0..self.document.segments.len()).any(|segment| {
                let statement = &self.statements[segment];
                let names = statement.own_names(scheme);
                let sure = |o: Object| {
                    o.scheme == scheme
                        && matches!(o.kind, ObjectKind::Level(Some(_)) | ObjectKind::Act)
                };
                names.iter().any(|&name| is_in_capitals(statement.written(name)))
                    || (!names.is_empty()
                        && (statement.all_objects().any(sure)
                            || signs.iter().any(|sign| statement.text().contains(sign.as_str()))))
            })
        })
    }

    /// True when the sentence before, or what stands over the block, is about the scheme.
    pub(super) fn near(&self, segment: usize, token: usize, scheme: usize) -> bool {
        let statement = &self.statements[segment];
        let start = statement.sentence_of(token).start;
        statement.own_names(scheme).first().is_some_and(|&first| first < start)
            || self.topic(segment, scheme).is_some()
    }

    /// The block over or before `segment` that is about the scheme, if one is and none nearer is
    /// about something else.
    pub(crate) fn topic(&self, segment: usize, scheme: usize) -> Option<usize> {
        *self.facts(segment).topics[scheme].get_or_init(|| self.find_topic(segment, scheme))
    }

    fn find_topic(&self, segment: usize, scheme: usize) -> Option<usize> {
        match self.find_heading(segment, scheme) {
            Over::Scheme(label) => return Some(label),
            Over::Other => return None,
            Over::Nothing => {}
        }
        let mut previous = self.segment(segment).previous;
        for _ in 0..2 {
            let before = previous?;
            let statement = &self.statements[before];
            if self.is_named_in(before, scheme) {
                return Some(before);
            }
            if statement.is_about_other() {
                return None;
            }
            previous = self.segment(before).previous;
        }
        None
    }

    /// The heading, the head of the row or the column over a block that is about the scheme, if none
    /// nearer is about something else.
    pub(crate) fn heading_over(&self, segment: usize, scheme: usize) -> Option<usize> {
        match self.find_heading(segment, scheme) {
            Over::Scheme(label) => Some(label),
            Over::Other => None,
            Over::Nothing => self
                .column_of_row(segment, scheme)
                .or_else(|| self.list_about(segment, scheme))
                .or_else(|| self.table_about(segment, scheme)),
        }
    }

    /// The item before in the same list that names the scheme, if the list is about nothing else:
    /// a table of contents, a list of questions.
    fn list_about(&self, segment: usize, scheme: usize) -> Option<usize> {
        let item = |s: usize| matches!(self.segment(s).kind, SegmentKind::ListItem);
        let labels = &self.segment(segment).labels;
        let first = segment.saturating_sub(LIST);
        let before = (first..segment).rev();
        let mut found = None;
        for other in
            before.take_while(|&s| item(segment) && item(s) && self.segment(s).labels == *labels)
        {
            let statement = &self.statements[other];
            if statement.is_about_other() {
                return None;
            }
            found = found.or_else(|| self.is_named_in(other, scheme).then_some(other));
        }
        found
    }

    fn find_heading(&self, segment: usize, scheme: usize) -> Over {
        for label in &self.segment(segment).labels {
            let statement = &self.statements[label.segment];
            let nearer = matches!(label.relation, Relation::RowHeader | Relation::Term);
            let bare = self.is_level_of(label.segment, scheme);
            if bare || self.is_named_in(label.segment, scheme) {
                let other = nearer && statement.names_other_thing();
                return if other { Over::Other } else { Over::Scheme(label.segment) };
            }
            let head = nearer || label.relation == Relation::ColumnHeader;
            if (head && statement.mentions_rival())
                || statement.is_about_possession()
                || self.gets_another(label.segment)
            {
                return Over::Other;
            }
        }
        Over::Nothing
    }

    /// True for what stands over a block and holds a level, in a document that names the
    /// scheme and no other stars.
    fn is_level_of(&self, segment: usize, scheme: usize) -> bool {
        let statement = &self.statements[segment];
        let levels = statement.all_objects().any(|object| {
            let level = matches!(object.kind, ObjectKind::Level(Some(level))
                if self.lexicon.schemes[scheme].levels[level].bare);
            level && object.scheme == scheme
        });
        levels
            && !statement.mentions_rival()
            && self.names(scheme)
            && !self.names_other_stars(scheme)
    }

    /// The scheme a chip stands before: `<span>IPA認定</span><h3>SECURITY ACTION</h3>`.
    pub(crate) fn heads_next(&self, segment: usize, scheme: usize) -> bool {
        let next = segment + 1;
        // GビズID：取得済み / 未取得: the chips of what stands before them.
        let before = (0..segment).rev().take(LIST).find(|&before| {
            let statement = &self.statements[before];
            statement.is_about_other() || statement.may_name
        });
        if before.is_some_and(|before| self.statements[before].is_about_possession()) {
            return false;
        }
        let Some(block) = self.document.segments.get(next) else { return false };
        let own = self
            .segment(segment)
            .labels
            .iter()
            .any(|label| label.relation == Relation::Heading && !block.labels.contains(label));
        block.previous == Some(segment)
            && !own
            && matches!(block.kind, SegmentKind::Heading(_) | SegmentKind::Paragraph)
            && self.is_named_in(next, scheme)
    }

    /// True when what stands over the block says that it is a bad example, or the part is struck out.
    pub(crate) fn condemns(&self, segment: usize, token: usize) -> bool {
        let block = self.segment(segment);
        let statement = &self.statements[segment];
        let facts = self.facts(segment);
        let struck = facts.struck.get_or_init(|| Intervals::new(block.struck.iter().cloned()));
        let range = statement.tokens()[token].range.clone();
        let visible = || statement.normalised.visible(range);
        let tried = self.statements.tried() == Some(segment);
        if !tried && !block.struck.is_empty() && struck.touch(&visible()) {
            return true;
        }
        if self.is_condemned(segment) {
            return true;
        }
        let sentence = statement.sentences().get(statement.sentence_at(token));
        if self.is_taken_back(segment, token) {
            return true;
        }
        sentence.is_some_and(|sentence| {
            *sentence.condemned.get_or_init(|| self.condemned_before(segment, token))
        })
    }

    /// True when what stands over a block or beside it says that it is a bad example.
    pub(super) fn is_condemned(&self, segment: usize) -> bool {
        let labels = &self.segment(segment).labels;
        let over = || labels.iter().any(|label| self.label_condemns(label.segment));
        *self.facts(segment).condemned.get_or_init(|| over() || self.row_condemns(segment))
    }

    /// True when a block's text, standing over others, says that they are bad examples.
    fn label_condemns(&self, segment: usize) -> bool {
        *self.facts(segment).condemns.get_or_init(|| {
            bad_example::label_condemns(self.statements[segment].text(), self.lexicon)
        })
    }

    /// True when the sentence before a token's announces bad examples.
    fn condemned_before(&self, segment: usize, token: usize) -> bool {
        let block = self.segment(segment);
        let statement = &self.statements[segment];
        if let Some(sentence) = statement.sentence_before(token) {
            let line = statement.text()[statement.bytes(sentence.clone())].trim_start();
            // A line of its own, not just a sentence before.
            let start = statement.sentence_of(token).start;
            let parted = (sentence.start..start).any(|i| statement.kind(i) == Kind::Break);
            let list_like = matches!(block.kind, SegmentKind::ListItem) || parted;
            return bad_example::announces_bad(statement, sentence)
                || (list_like && bad_example::label_condemns(line, self.lexicon));
        }
        // What stands before a list stands before each of its items.
        let is_item = |s: usize| matches!(self.segment(s).kind, SegmentKind::ListItem);
        let mut before = block.previous;
        for _ in 0..LIST {
            let item = before.filter(|&item| {
                is_item(segment) && is_item(item) && self.segment(item).labels == block.labels
            });
            let Some(item) = item else { break };
            before = self.segment(item).previous;
        }
        let Some(before) = before else { return false };
        let statement = &self.statements[before];
        // 「取得しました」という表現は不適切です。: it condemns what it quotes itself.
        let quotes = || {
            let mut said = statement.predicates().iter();
            said.any(|predicate| statement.is_quoted(predicate.tokens.start))
        };
        statement.sentences().last().is_some_and(|last| {
            bad_example::announces_bad(statement, last.tokens.clone())
                || (self.label_condemns(before) && !quotes())
        })
    }
}

/// True for a name in capitals, which means nothing else.
fn is_in_capitals(name: &str) -> bool {
    name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn what_stands_over_a_block_says_what_it_is_about() {
        hold(&[
            ("# SECURITY ACTION\n\n## 取得の流れ", &["acquire 取得"]),
            ("# SECURITY ACTION\n\n## GビズIDの取得", &[]),
        ]);
    }
}
