//! What follows a quotation takes it back: 「…の認定証を」と言われました。認定証というものはありません。

use std::ops::Range;

use super::context::Context;
use super::polarity::{self, Polarity, polarity};
use super::statement::Statement;

impl Context<'_> {
    /// True when a phrase is quoted, and the sentence behind the quotation denies what it says, or
    /// says that it is wrong.
    pub(super) fn is_taken_back(&self, segment: usize, token: usize) -> bool {
        let statement = &self.statements[segment];
        if !statement.is_quoted(token) {
            return false;
        }
        let sentence = statement.sentence_of(token);
        let told = statement.tokens_behind_quotation(token).is_some_and(|behind| {
            (behind..sentence.end).any(|i| statement.is_nominal(i) || statement.is_inflected(i))
        });
        let behind = |next: usize, part: Range<usize>| {
            let next = &self.statements[next];
            condemns(next, &part) || (told && denies(next, &part))
        };
        match next_sentence(statement, sentence.end) {
            Some(next) => behind(segment, next),
            None => self.block_behind(segment).is_some_and(|next| {
                next_sentence(&self.statements[next], 0).is_some_and(|part| behind(next, part))
            }),
        }
    }

    /// The block that goes on behind another: the next one, if it does not begin something new.
    fn block_behind(&self, segment: usize) -> Option<usize> {
        let next = segment + 1;
        let block = self.document.segments.get(next)?;
        let under = block.labels.iter().any(|label| label.segment == segment);
        (block.previous == Some(segment) || under).then_some(next)
    }
}

/// The first sentence from a token on that has words.
fn next_sentence(statement: &Statement, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while at < statement.tokens().len() {
        let sentence = statement.sentence_of(at);
        if sentence.clone().any(|i| statement.is_nominal(i)) {
            return Some(sentence);
        }
        at = sentence.end.max(at + 1);
    }
    None
}

/// True when a sentence denies what schemes are wrongly said to give: 認定するしくみはありません.
fn denies(statement: &Statement, sentence: &Range<usize>) -> bool {
    let rival = sentence.clone().any(|i| statement.roles(i).rival);
    !rival
        && statement.predicates().iter().any(|predicate| {
            let behaviour = predicate.behaviour(statement.lexicon);
            sentence.contains(&predicate.tokens.start)
                && (behaviour.judged || behaviour.got)
                && polarity(statement, predicate) == Polarity::Denied
        })
}

/// True when a sentence speaks of the wording before it, and says that it is wrong.
fn condemns(statement: &Statement, sentence: &Range<usize>) -> bool {
    polarity::refers_and_condemns(statement, statement.bytes(sentence.clone()))
}
