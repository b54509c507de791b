//! What the same verb was said of last: 「一つ星、取れたらしいね」「はい、取れました」.

use super::attached::{Left, Open};
use super::attachment::object_left;
use super::attributive::modifies_other_noun;
use super::context::Context;
use super::lexicon::Object;
use super::predicate::{Frame, Predicate};
use super::statement::Statement;
use crate::sentence::Voice;

/// So many sentences back the same verb is looked for.
const SAME_VERB: usize = 2;

/// So many sentences back a body is looked for that judges by itself.
const GIVEN: usize = 3;

/// The last predicate before with the same verb, within so many sentences.
fn last_said<'s>(statement: &'s Statement, predicate: &Predicate) -> Option<&'s Predicate> {
    let first = statement.sentence_at(predicate.tokens.start).saturating_sub(SAME_VERB);
    let first = statement.sentences().get(first).map_or(0, |sentence| sentence.tokens.start);
    let before = statement.predicates_in(&(first..predicate.tokens.start));
    before.iter().rev().find(|last| last.entry == predicate.entry)
}

/// 「名称を取得し、書き出します。取得件数は50件です。」: it was said of another thing.
pub(super) fn goes_on_with_another(statement: &Statement, predicate: &Predicate) -> bool {
    last_said(statement, predicate).is_some_and(|last| {
        let named = last.tokens.start..predicate.tokens.start;
        statement.objects_in(&named).is_empty() && object_left(statement, last) == Left::Other
    })
}

/// 「市では独自に事業所を認定しています。条件は、SECURITY ACTIONを宣言していることです。認定を受けた事業所には…」: a body
/// that the text tells of judges others by itself.
pub(super) fn is_given_by_another(statement: &Statement, predicate: &Predicate) -> bool {
    if !predicate.behaviour(statement.lexicon).judged {
        return false;
    }
    let first = statement.sentence_at(predicate.tokens.start).saturating_sub(GIVEN);
    let first = statement.sentences().get(first).map_or(0, |sentence| sentence.tokens.start);
    statement.predicates_in(&(first..predicate.tokens.start)).iter().any(|given| {
        let sentence = statement.sentence_of(given.tokens.start);
        let active = given.inflected().is_some_and(|i| i.voice == Voice::Active && !i.favour);
        given.entry == predicate.entry
            && active
            && matches!(given.frame, Frame::Verb { .. })
            && statement.objects_in(&sentence).is_empty()
            && object_left(statement, given) == Left::Other
    })
}

/// 「一つ星、取れたらしいね」「はい、おかげさまで取れました」: it was said of the scheme's.
pub(super) fn said_before(
    context: &Context,
    segment: usize,
    predicate: &Predicate,
    open: &Open,
) -> Option<Object> {
    let statement = &context.statements[segment];
    predicate.inflected()?;
    if open.other_topic || modifies_other_noun(statement, predicate) {
        return None;
    }
    let last = last_said(statement, predicate)?;
    let Left::Object(attached) = object_left(statement, last) else { return None };
    let mut since = last.tokens.end..predicate.tokens.start;
    let other = since.any(|i| statement.roles(i).is_other());
    let own = !other && context.belongs(segment, attached.object, false);
    own.then(|| statement.object(attached.object))?
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn a_verb_without_an_object_goes_on_with_the_last_one() {
        hold(&[
            (
                "「SECURITY ACTIONの一つ星、取れたって」。私は「はい、やっと取れました」と答えた。",
                &["acquire 取れた", "acquire 取れました"],
            ),
            (
                "市では独自に店を認定しています。条件は、SECURITY ACTIONを宣言していることです。認定を受けた店には、\
                 証をお渡しします。",
                &["declare 宣言している"],
            ),
            (
                "SECURITY ACTIONの話です。会員の情報を取得し、書き出します。取得件数は50件です。",
                &[],
            ),
        ]);
    }
}
