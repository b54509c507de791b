//! The topic of a sentence, which goes on over its clauses: **SECURITY ACTIONは**、書類を整えるだけで取得できます.

use super::antecedent::antecedent;
use super::attached::Open;
use super::attributive::modifies_other_noun;
use super::context::Context;
use super::lexicon::{Object, ObjectKind};
use super::predicate::Predicate;
use super::statement::Statement;
use super::token::Kind;

/// The scheme's, if the sentence is about it and the predicate can be said of its topic.
pub(super) fn of_sentence(
    context: &Context,
    segment: usize,
    predicate: &Predicate,
    open: &Open,
) -> Option<Object> {
    let statement = &context.statements[segment];
    let weak = statement.lexicon.predicates[predicate.entry].weak;
    if weak || open.other_topic || modifies_other_noun(statement, predicate) {
        return None;
    }
    if has_another_topic(statement, predicate, open) {
        return None;
    }
    sentence_topic(context, segment, predicate, open)
        .unwrap_or_else(|| antecedent(context, segment, predicate, open))
}

/// サンプルは、IPAのサイトから取得できます: the nearest topic before is neither of a scheme nor who acts.
fn has_another_topic(statement: &Statement, predicate: &Predicate, open: &Open) -> bool {
    let start = statement.sentence_of(predicate.tokens.start).start;
    let topics = (start + 1..open.at)
        .rev()
        .filter(|&i| statement.kind(i) == Kind::Particle && statement.word(i) == "は")
        .map(|particle| match statement.partner(particle - 1) {
            Some(open) if open + 1 < particle - 1 => particle - 2,
            _ => particle - 1,
        });
    // 面談はなく、: said of the clause that ends with it.
    let said = |noun: usize| (noun..open.at).any(|i| statement.is_inflected(i));
    let mut topics = topics.filter(|&noun| !statement.roles(noun).subject && !said(noun));
    topics.next().is_some_and(|noun| statement.object(noun).is_none())
}

/// 「SECURITY ACTIONは…取得できます」: `Some(None)` when another scheme is the topic.
pub(super) fn sentence_topic(
    context: &Context,
    segment: usize,
    predicate: &Predicate,
    open: &Open,
) -> Option<Option<Object>> {
    let statement = &context.statements[segment];
    let sentence = statement.sentence_of(predicate.tokens.start);
    for index in (sentence.start..open.at.min(predicate.tokens.start)).rev() {
        if statement.roles(index).rival {
            return Some(None);
        }
        let Some(object) = statement.object(index) else { continue };
        if object.kind == ObjectKind::Act || !context.belongs(segment, index, false) {
            continue;
        }
        let mut after = index + 1;
        while matches!(statement.kind(after), Kind::Close | Kind::Space)
            || statement.object(after).is_some()
            || statement.roles(after).rank
        {
            after += 1;
        }
        let topic = &statement.lexicon.vocabulary.topic;
        let topic = topic.iter().any(|particle| particle == statement.word(after));
        return topic.then_some(Some(object));
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn the_topic_goes_on_over_its_clauses() {
        hold(&[
            (
                "SECURITY ACTIONは、パソコンが苦手な社長でも取得できます。",
                &["acquire 取得できます"],
            ),
            ("SECURITY ACTIONは宣言です。ISMSは、審査を経て取得できます。", &["declare 宣言"]),
        ]);
    }
}
