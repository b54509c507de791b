//! Which object a predicate governs.

use super::attached::Left;
use super::lexicon::ObjectKind;
use super::predicate::{Frame, Predicate};
use super::statement::Statement;
use super::token::Kind;
use super::walk::Walk;
use crate::sentence::Form;

/// Walks left from `predicate` to its object.
pub(crate) fn object_left(statement: &Statement, predicate: &Predicate) -> Left {
    Walk::new(statement, predicate).run()
}

/// 個人情報の取得: true for a text that says of another thing only that it is got.
pub(super) fn gets_another(statement: &Statement) -> bool {
    let got = |predicate: &&Predicate| predicate.behaviour(statement.lexicon).got;
    let mut got = statement.predicates().iter().filter(got).peekable();
    got.peek().is_some()
        && statement.all_objects().next().is_none()
        && got.all(|predicate| object_left(statement, predicate) == Left::Other)
}

/// The object behind a predicate where the order is turned round: 取ってきたんですよ、二つ星を.
pub(crate) fn object_postposed(statement: &Statement, predicate: &Predicate) -> Option<usize> {
    let Some(inflected) = predicate.inflected() else {
        return topic_postposed(statement, predicate);
    };
    let end = statement.sentence_of(predicate.tokens.start).end;
    let comma = comma_behind(statement, predicate)?;
    let sign = |i: &usize| {
        matches!(statement.kind(*i), Kind::Stop | Kind::Break | Kind::Space | Kind::Mark)
    };
    let particle = (comma + 1..end).rev().find(|i| !sign(i))?;
    let verbs = (comma + 1..particle).any(|i| statement.is_inflected(i));
    let object = particle.checked_sub(1).filter(|_| !verbs)?;
    let object = match statement.partner(object) {
        Some(open) if open < object => object - 1,
        _ => object,
    };
    let marked = matches!(statement.word(particle), "を" | "も");
    if marked {
        return (object > comma && statement.object(object).is_some()).then_some(object);
    }
    // だからこそ取りましょう、SECURITY ACTIONの一つ星。
    let last = statement.before_brackets(particle + 1).min(particle);
    let phrase = |i: usize| {
        statement.object(i).is_some()
            || statement.word(i) == "の"
            || matches!(statement.kind(i), Kind::Open | Kind::Close | Kind::Space)
    };
    let finite = matches!(inflected.last, Form::Dictionary | Form::Past | Form::Volitional);
    let turned = finite
        && comma == predicate.tokens.end
        && (comma + 1..=particle).all(phrase)
        && statement.object(last).is_some();
    turned.then_some(last)
}

/// The comma that parts a predicate from what its sentence puts behind it.
fn comma_behind(statement: &Statement, predicate: &Predicate) -> Option<usize> {
    let end = statement.sentence_of(predicate.tokens.start).end;
    (predicate.tokens.end..end.min(predicate.tokens.end + TURNED))
        .find(|&i| statement.kind(i) == Kind::Comma)
}

/// 国のお墨付きですよ、**SECURITY ACTIONは**
fn topic_postposed(statement: &Statement, predicate: &Predicate) -> Option<usize> {
    let end = statement.sentence_of(predicate.tokens.start).end;
    let rest = statement.rest_of_sentence(predicate.tokens.start, predicate.range.end);
    let says =
        ["です", "だ", "でし"].iter().any(|says| statement.text()[rest.clone()].starts_with(says));
    let comma = comma_behind(statement, predicate)?;
    let mut name = comma + 1;
    while matches!(statement.kind(name), Kind::Open | Kind::Space) {
        name += 1;
    }
    let topic = (name + 1..end).find(|&i| {
        !matches!(statement.kind(i), Kind::Close | Kind::Space) && statement.object(i).is_none()
    })?;
    let closes = (topic + 1..end).all(|i| !statement.is_nominal(i) && !statement.is_inflected(i));
    let marked = matches!(statement.word(topic), "は" | "って");
    (says && marked && closes && statement.object(name).is_some()).then_some(name)
}

/// **取得が簡単な**SECURITY ACTION, **取得のハードルが低い**SECURITY ACTION: the object that the clause of a noun
/// modifies.
fn relative_head(statement: &Statement, predicate: &Predicate) -> Option<usize> {
    let end = statement.sentence_of(predicate.tokens.start).end;
    let end = end.min(predicate.tokens.end + RELATIVE);
    if !predicate.behaviour(statement.lexicon).got {
        return None;
    }
    let mut tokens = predicate.tokens.end..end;
    let verb = tokens.find(|&i| {
        matches!(statement.kind(i), Kind::Ending(_) | Kind::Comma | Kind::Stop | Kind::Break)
            || matches!(statement.word(i), "な" | "は" | "を")
            || statement.object(i).is_some()
    })?;
    let modifies = match statement.kind(verb) {
        Kind::Ending(ending) => ending.form.is_attributive() && !ending.negative,
        _ => statement.word(verb) == "な",
    };
    let mut head = verb + 1;
    while matches!(statement.kind(head), Kind::Open | Kind::Space) {
        head += 1;
    }
    (modifies && statement.object(head).is_some()).then_some(head)
}

/// A clause that modifies an object has so many tokens at most.
const RELATIVE: usize = 10;

/// So many tokens at most stand between a predicate and the comma before its postposed object.
const TURNED: usize = 6;

/// An object right of a predicate that modifies it: 「IPAが認定する「SECURITY ACTION」」.
pub(crate) fn object_right(statement: &Statement, predicate: &Predicate) -> Option<usize> {
    let end = statement.sentence_of(predicate.tokens.start).end;
    let mut at = predicate.tokens.end;
    match &predicate.frame {
        Frame::Noun => {
            if predicate.suffix.is_some() {
                return None;
            }
            match statement.word(at) {
                "が" | "の" | "も" | "に" | "まで"
                    if let Some(noun) = relative_head(statement, predicate) =>
                {
                    at = noun;
                }
                "の" | "である" => at += 1,
                " " if statement.object(at + 1).is_some() => {
                    let agent = predicate.tokens.start > 0
                        && statement.roles(predicate.tokens.start - 1).agent;
                    if !agent {
                        return None;
                    }
                    at += 1;
                }
                _ => {}
            }
        }
        Frame::Verb { inflected, .. } | Frame::Supported { inflected, .. } => {
            let phrase = &statement.text()[inflected.ending.start..inflected.tail.end];
            let phrase = phrase.strip_suffix("なら").unwrap_or(phrase);
            // 取ってよかったSECURITY ACTION
            if inflected.last == Form::Te
                && let Kind::Ending(ending) = statement.kind(at)
                && ending.form.is_attributive()
                && statement.object(at + 1).is_some()
            {
                at += 1;
            } else if !["る", "た", "い"].iter().any(|form| phrase.ends_with(form)) {
                return None;
            }
        }
    }
    // 2時間で取れる！SECURITY ACTION一つ星; どうせ取るなら二つ星
    if !predicate.frame.is_noun() && matches!(statement.word(at), "!" | "なら") {
        at += 1;
    }
    // 勧められて取った最初の一つ星
    let between = |i: usize| {
        matches!(statement.kind(i), Kind::Open | Kind::Space)
            || statement.word(i) == "ばかり"
            || (statement.word(i) == "の" && statement.word(i - 1) == "ばかり")
            || statement.lexicon.vocabulary.is_grade(statement.word(i))
            || (statement.word(i) == "の"
                && statement.lexicon.vocabulary.is_grade(statement.word(i - 1)))
    };
    while at < end && between(at) {
        at += 1;
    }
    let object = statement.object(at)?;
    if !matches!(object.kind, ObjectKind::Name(_) | ObjectKind::Level(_) | ObjectKind::Status) {
        return None;
    }
    // 取得した二つ星のロゴ: the thing got is the logo.
    let mut last = at;
    while statement.object(last + 1).is_some()
        || matches!(statement.word(last + 1), " " | "の" | "」" | "』" | "「" | "\"")
    {
        last += 1;
    }
    let next = statement.roles(last + 1);
    (!next.thing && !next.rival).then_some(at)
}

/// **取締役会で**SECURITY ACTIONの宣言が承認されました: whoever approves has a reason of their own.
pub(super) fn is_done_by_approver(statement: &Statement, predicate: &Predicate) -> bool {
    let first = statement.sentence_of(predicate.tokens.start).start;
    let clause = (first + 1..predicate.tokens.start).rev();
    let clause = clause.take_while(|&i| !statement.is_inflected(i));
    let by =
        |word: &str| matches!(word, "で" | "にて" | "において" | "が" | "から" | "より" | "に");
    clause.into_iter().any(|i| by(statement.word(i)) && statement.roles(i - 1).approver)
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn the_object_stands_before_the_verb_or_behind_it() {
        hold(&[
            (
                "SECURITY ACTIONの二つ星を、社内研修を終えてから取得しました。",
                &["acquire 取得しました"],
            ),
            ("取得が簡単なSECURITY ACTIONから始めます。", &["acquire 取得"]),
            ("取ってきたんですよ、SECURITY ACTIONの二つ星を。", &["acquire 取ってきた"]),
            ("だから取りましょう、SECURITY ACTIONの一つ星。", &["acquire 取りましょう"]),
            ("国のお墨付きですよ、SECURITY ACTIONは。", &["certify お墨付き"]),
            ("SECURITY ACTIONの二つ星の方針に沿って、資料を取得しました。", &[]),
            ("取締役会でSECURITY ACTIONの一つ星が承認されました。", &[]),
            ("IPAでSECURITY ACTIONの一つ星が承認されました。", &["certify 承認されました"]),
        ]);
    }
}
