//! The object that what stands over or before a block, or right behind a sentence, gives a predicate.

use super::attached::Open;
use super::context::Context;
use super::description::is_field;
use super::lexicon::{Object, ObjectKind, Spelling};
use super::predicate::Predicate;
use super::statement::Statement;
use super::token::Kind;
use crate::document::Relation;

/// 「取得しました！セキュリティアクション「二つ星」」: the next sentence is the object alone.
pub(super) fn named_next(
    context: &Context,
    segment: usize,
    predicate: &Predicate,
) -> Option<Object> {
    let statement = &context.statements[segment];
    let sentence = statement.sentence_of(predicate.tokens.start);
    // 予約いらず、その場で取れる！
    let comma =
        (sentence.start..predicate.tokens.start).rev().find(|&i| statement.kind(i) == Kind::Comma);
    let clause = comma.unwrap_or(sentence.start);
    let leads = (clause..predicate.tokens.start).all(|i| {
        let roles = statement.roles(i);
        roles.prefix
            || roles.agent
            || roles.subject
            || is_field(statement, i)
            || matches!(
                statement.kind(i),
                Kind::Space | Kind::Date | Kind::Mark | Kind::Particle | Kind::Comma
            )
    });
    if !leads || sentence.end >= statement.tokens().len() {
        return None;
    }
    let next = statement.sentence_of(sentence.end);
    let exclaims = statement.word(sentence.end - 1) == "!";
    let first = next.clone().find(|&i| !matches!(statement.kind(i), Kind::Space | Kind::Open));
    if exclaims && let Some(first) = first.filter(|&i| context.belongs(segment, i, true)) {
        return statement.object(first);
    }
    let alone = next.clone().all(|i| {
        statement.object(i).is_some()
            || matches!(
                statement.kind(i),
                Kind::Space | Kind::Open | Kind::Close | Kind::Stop | Kind::Mark | Kind::Break
            )
            || matches!(statement.word(i), "の" | "です")
    });
    next.into_iter()
        .find(|&i| alone && context.belongs(segment, i, true))
        .and_then(|i| statement.object(i))
}

/// True when the sentence is this predicate and little else, so that what is missing comes from
/// outside: 「2023年に取得しました。」, 「IPA認定」, 「取得済み」.
pub(super) fn stands_for_sentence(statement: &Statement, predicate: &Predicate) -> bool {
    let sentence = statement.sentence_of(predicate.tokens.start);
    let rest = predicate.tokens.end.max(sentence.start)..sentence.end;
    if !predicate.frame.is_noun() {
        return true;
    }
    // 取得完了しました
    let completed =
        |i| predicate.suffix.is_some() && matches!(statement.kind(i), Kind::Kana | Kind::Ending(_));
    // IPA認定 2025年取得
    let dated = rest.clone().any(|i| statement.kind(i) == Kind::Date);
    let chip = |i: usize| dated && (statement.is_predicate_noun(i) || statement.roles(i).done);
    // 取得済（二つ星）
    let in_brackets = |i| statement.kind(i) == Kind::Open || statement.object(i).is_some();
    rest.clone().all(|i| {
        completed(i)
            || in_brackets(i)
            || chip(i)
            || matches!(
                statement.kind(i),
                Kind::Space
                    | Kind::Stop
                    | Kind::Break
                    | Kind::Date
                    | Kind::Close
                    | Kind::Mark
                    | Kind::Comma
            )
            || matches!(statement.word(i), "です" | "で" | "から" | "より" | "に")
    })
}

/// 「取得後、何か必要ですか」, 「取得には2週間かかります」, 「取得費用」 under a heading, in a row or a
/// column that is about the scheme. Only of predicates that the company itself does: 認証 under a
/// heading is often another's.
pub(super) fn under_heading(
    context: &Context,
    segment: usize,
    predicate: &Predicate,
) -> Option<Object> {
    let statement = &context.statements[segment];
    let data = &statement.lexicon.predicates[predicate.entry];
    if !(data.alone && data.replaceable) {
        return None;
    }
    let start = statement.sentence_of(predicate.tokens.start).start;
    let kind = &context.segment(segment).kind;
    let heads = kind.is_heading_or_title();
    (0..statement.lexicon.schemes.len()).find_map(|scheme| {
        let own = Object { scheme, kind: ObjectKind::Name(Spelling::Official) };
        // A heading in two lines: SECURITY ACTION二つ星 / 取得完全ガイド
        let before = if heads { 0..predicate.tokens.start } else { 0..start };
        if heads && statement.names_scheme(scheme, &before) {
            return Some(own);
        }
        if start > 0 {
            let before = statement.sentence_of(start - 1);
            let other = |i: usize| statement.roles(i).is_other();
            let named = statement.names_scheme(scheme, &before)
                || statement.objects_in(&before).iter().any(|&i| context.belongs(segment, i, true));
            if named && !before.clone().any(other) {
                return Some(own);
            }
        }
        let over = context.heading_over(segment, scheme)?;
        (!context.statements[over].mentions_rival()).then_some(own)
    })
}

/// The sentence before, else what stands over or before the block.
pub(super) fn from_outside(
    context: &Context,
    segment: usize,
    predicate: &Predicate,
    open: &Open,
) -> Option<Object> {
    let statement = &context.statements[segment];
    let verb = !predicate.frame.is_noun();
    let got = predicate.behaviour(statement.lexicon).got;
    let chip = open.dated || open.agent || got || predicate.suffix.is_some();
    let start = statement.sentence_of(predicate.tokens.start).start;
    // 自己宣言IDが発行されますので、取得されましたら
    let other = |i: usize| statement.roles(i).is_other();
    if (start..predicate.tokens.start).any(other) {
        return None;
    }
    for scheme in 0..statement.lexicon.schemes.len() {
        let object = Some(Object { scheme, kind: ObjectKind::Name(Spelling::Official) });
        if start > 0 {
            let before = statement.sentence_of(start - 1);
            // SECURITY ACTIONには自己宣言IDがいります。: what was named last is gone on with.
            let another = before.clone().rev().find(|&i| statement.roles(i).possession);
            if got && another.is_some_and(|i| !statement.names_scheme(scheme, &(i..before.end))) {
                return None;
            }
            if statement.names_scheme(scheme, &before) {
                let rival = before.clone().any(|i| statement.roles(i).rival);
                return (!rival && (verb || chip)).then_some(object).flatten();
            }
        }
        // 2025年取得; no sentence: 出願から四年、ようやくの合格です。
        let end = statement.sentence_of(predicate.tokens.start).end;
        let sentence = (predicate.tokens.end..end.max(predicate.tokens.end))
            .any(|i| statement.kind(i) == Kind::Stop || statement.word(i) == "で");
        if chip && !verb && !sentence && context.heads_next(segment, scheme) {
            return object;
        }
        let over = context.topic(segment, scheme);
        let Some(over) = over.or_else(|| context.heading_over(segment, scheme)) else { continue };
        let over_statement = &context.statements[over];
        if over_statement.mentions_rival() {
            continue;
        }
        let head = context.segment(segment).labels.iter().any(|label| {
            label.segment == over
                && matches!(
                    label.relation,
                    Relation::RowHeader
                        | Relation::Term
                        | Relation::ColumnHeader
                        | Relation::Companion
                )
        });
        if verb || chip || head {
            return object;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn what_stands_over_a_block_gives_an_object() {
        hold(&[
            ("# SECURITY ACTION\n\n2024年に取得しました。", &["acquire 取得しました"]),
            ("# GビズID\n\n取得に二週間かかります。\n\n# SECURITY ACTION", &[]),
            ("取得しました!SECURITY ACTION二つ星", &["acquire 取得しました"]),
        ]);
    }
}
