//! The object of a predicate that names none: the bracket it stands in, the sentence's topic, the
//! heading or table head over it, the sentence before.

use super::antecedent::{antecedent, is_by_operator};
use super::attached::Open;
use super::attributive::{is_alone_in_quotes, modifies_other_noun};
use super::clause;
use super::context::Context;
use super::coordination::shares_verb;
use super::lexicon::{Object, ObjectKind};
use super::predicate::Predicate;
use super::repetition::{goes_on_with_another, is_given_by_another, said_before};
use super::sentence_topic::sentence_topic;
use super::statement::Statement;
use super::surroundings::{from_outside, named_next, stands_for_sentence, under_heading};
use super::token::Kind;

/// An object found elsewhere.
pub(crate) struct Carried {
    pub object: Object,
    /// True when a rightful object shares the verb.
    pub shared: bool,
}

/// The object carried over to a predicate without one; `prior` is that of the claim before in the
/// same sentence.
pub(crate) fn carried(
    context: &Context,
    segment: usize,
    predicate: &Predicate,
    open: &Open,
    prior: Option<Object>,
) -> Option<Carried> {
    let statement = &context.statements[segment];
    let own = |object| Carried { object, shared: false };
    if open.at > 0
        && statement.word(open.at - 1) == "("
        && !open.at_start
        && !statement.lexicon.predicates[predicate.entry].weak
        && !modifies_other_noun(statement, predicate)
    {
        return bracket_host(context, segment, open.at - 1);
    }
    // 再委託には、事前に承認を得ます: what a company approves for reasons of its own.
    let entry = &statement.lexicon.predicates[predicate.entry];
    if entry.internal && !is_by_operator(statement, predicate) {
        return None;
    }
    // そちらは…取得するもので: what was named last, be it another's.
    let points = open.pronoun && open.at_start;
    if (points && context.another_brought_up(segment, open.at))
        || goes_on_with_another(statement, predicate)
        || is_given_by_another(statement, predicate)
        || is_of_another_behind(statement, predicate)
        || selects(statement, predicate)
    {
        return None;
    }
    let focus = match cleft(context, segment, predicate) {
        Focus::Object(object) => Some(object),
        Focus::Other => return None,
        Focus::Nothing => None,
    };
    let meant = || {
        let got = predicate.behaviour(statement.lexicon).got && !open.other_topic;
        (open.pronoun && got).then(|| context.antecedent(segment, open.at))?
    };
    object(context, segment, predicate, open, prior, focus)
        .or_else(meant)
        .or_else(|| said_before(context, segment, predicate, open))
        .or_else(|| antecedent(context, segment, predicate, open))
        .or_else(|| named_behind(context, segment, predicate, open))
        .map(own)
}

/// 「取得後に何が変わったのか、SECURITY ACTIONの担当者に聞きました」: the only thing that the sentence names, behind
/// a word that says of nothing what was got.
fn named_behind(
    context: &Context,
    segment: usize,
    predicate: &Predicate,
    open: &Open,
) -> Option<Object> {
    let statement = &context.statements[segment];
    let entry = &statement.lexicon.predicates[predicate.entry];
    let behaviour = predicate.behaviour(statement.lexicon);
    let sentence = statement.sentence_of(predicate.tokens.start);
    let other = |i: usize| {
        let roles = statement.roles(i);
        roles.is_other() || roles.thing
    };
    if entry.weak
        || !(behaviour.got || behaviour.passed)
        || !open.at_start
        || open.other_topic
        || modifies_other_noun(statement, predicate)
        || statement.word(predicate.tokens.end) == "の"
        || (0..sentence.end).any(other)
        || context.another_brought_up(segment, open.at)
    {
        return None;
    }
    let behind = predicate.tokens.end..sentence.end.max(predicate.tokens.end);
    let name = statement.objects_in(&behind).iter().copied().find(|&i| {
        statement.object(i).is_some_and(|o| matches!(o.kind, ObjectKind::Name(_)))
            && context.belongs(segment, i, true)
    })?;
    statement.object(name)
}

fn object(
    context: &Context,
    segment: usize,
    predicate: &Predicate,
    open: &Open,
    prior: Option<Object>,
    focus: Option<Object>,
) -> Option<Object> {
    let statement = &context.statements[segment];
    if modifies_other_noun(statement, predicate) || is_compared(statement, predicate) {
        return None;
    }
    if statement.lexicon.predicates[predicate.entry].weak {
        return applied_for(context, segment, predicate, open)
            .or_else(|| said_to_be(context, segment, predicate, open));
    }
    if let Some(object) = prior.filter(|_| !open.other_topic) {
        return Some(object);
    }
    if open.at > 0 && statement.kind(open.at - 1) == Kind::Open && !open.at_start {
        return None;
    }
    if is_word_spoken_of(statement, predicate) {
        return None;
    }
    if focus.is_some() {
        return focus;
    }
    if let Some(found) = sentence_topic(context, segment, predicate, open) {
        return found;
    }
    if let Some(object) = clause_before(context, segment, predicate, open) {
        return Some(object);
    }
    if predicate.behaviour(statement.lexicon).passed
        && !predicate.frame.is_noun()
        && let Some(object) = in_sentence(context, segment, predicate)
    {
        return Some(object);
    }
    if !(open.at_start || parts_title(context, segment, open.at)) || open.other_topic {
        return None;
    }
    // 認定企業として、名刺に載せています: who holds it is said to be one.
    let held = predicate.suffix.is_some_and(|suffix| statement.roles(suffix).holder)
        && matches!(statement.word(predicate.tokens.end), "として" | "に" | "です" | "と");
    if !held && !stands_for_sentence(statement, predicate) {
        return under_heading(context, segment, predicate);
    }
    from_outside(context, segment, predicate, open)
        .or_else(|| named_next(context, segment, predicate))
}

/// 承認を受けた者だけが: whoever has it is told apart from those who do not.
fn selects(statement: &Statement, predicate: &Predicate) -> bool {
    let head = predicate.tokens.end;
    predicate.inflected().is_some()
        && statement.is_nominal(head)
        && statement.lexicon.vocabulary.is_selective(statement.word(head + 1))
}

/// 取得後のISMSの維持, 取得した資格は、中小企業診断士です: the sentence ends by naming what it is said of.
fn is_of_another_behind(statement: &Statement, predicate: &Predicate) -> bool {
    let sentence = statement.sentence_of(predicate.tokens.start);
    let behind = predicate.tokens.end;
    if !statement.objects_in(&(behind..sentence.end)).is_empty() {
        return false;
    }
    let owned = statement.word(behind) == "の" && statement.roles(behind + 1).rival;
    let last = (behind..sentence.end).rev().find(|&i| statement.is_nominal(i));
    let named = last.is_some_and(|last| {
        statement.roles(last).rival && (behind..last).any(|i| statement.word(i) == "は")
    });
    owned || named
}

/// 「取ろう」では免許のようだ: the word by itself, in quotation marks, is spoken of.
fn is_word_spoken_of(statement: &Statement, predicate: &Predicate) -> bool {
    is_alone_in_quotes(statement, predicate)
        && matches!(
            statement.word(predicate.tokens.end + 1),
            "では" | "は" | "という" | "といった" | "と" | "とは" | "が" | "だと" | "じゃ"
        )
}

/// 「SECURITY ACTION｜取得の流れ」: the sign before `at` parts a title.
fn parts_title(context: &Context, segment: usize, at: usize) -> bool {
    let statement = &context.statements[segment];
    let mut before = at;
    while before > 0 && statement.kind(before - 1) == Kind::Space {
        before -= 1;
    }
    let sign = before.checked_sub(1).map_or("", |i| statement.word(i));
    context.segment(segment).kind.is_heading_or_title()
        && matches!(sign, "|" | "｜" | "/" | "／" | ":" | "-" | "–" | "—" | "―" | "~" | "・")
}

/// 認証より前の2021年に: something else is compared with it.
fn is_compared(statement: &Statement, predicate: &Predicate) -> bool {
    predicate.frame.is_noun() && statement.word(predicate.tokens.end) == "より"
}

/// 二つ星（2025年取得）: the noun before the bracket.
fn bracket_host(context: &Context, segment: usize, open: usize) -> Option<Carried> {
    let statement = &context.statements[segment];
    let mut host = open.checked_sub(1)?;
    while host > 0 && matches!(statement.kind(host), Kind::Space | Kind::Close) {
        host -= 1;
    }
    let object = context.belongs(segment, host, true).then(|| statement.object(host)).flatten()?;
    let first = statement.sentence_of(host).start;
    Some(Carried { object, shared: shares_verb(statement, host, first) })
}

/// 「取得いたしましたのは、SECURITY ACTIONの二つ星です」: the object closes the sentence.
pub(super) fn cleft(context: &Context, segment: usize, predicate: &Predicate) -> Focus {
    let statement = &context.statements[segment];
    let sentence = statement.sentence_of(predicate.tokens.start);
    let rest = statement.rest_of_sentence(predicate.tokens.start, predicate.range.end);
    let rest = &statement.text()[rest];
    if predicate.frame.is_noun() || !(rest.starts_with("のは") || rest.starts_with("のが")) {
        return Focus::Nothing;
    }
    let mut from = statement.token_from(predicate.range.end);
    // 取得するのは、GビズIDです
    while from < sentence.end && matches!(statement.kind(from), Kind::Particle | Kind::Comma) {
        from += 1;
    }
    let mut focus = (from..sentence.end)
        .take_while(|&i| !matches!(statement.kind(i), Kind::Comma | Kind::Stop | Kind::Break));
    let end = (from..sentence.end).find(|&i| statement.kind(i) == Kind::Comma);
    let phrase = from..end.unwrap_or(sentence.end);
    let last = phrase.rev().find(|&i| statement.is_nominal(i));
    // 取得できたのは、申し込んでから一か月後のことです
    let cases = &statement.lexicon.vocabulary.case;
    let case = |i: usize| cases.iter().any(|case| statement.word(i).ends_with(case.as_str()));
    if last.is_some_and(|last| case(last) || clause::is_formal(statement, last)) {
        return Focus::Nothing;
    }
    let object = last.filter(|&last| context.belongs(segment, last, true));
    if let Some(object) = object.and_then(|last| statement.object(last)) {
        return Focus::Object(object);
    }
    // When or how often it was says nothing of what it was; whose it was does.
    let counts = |i: usize| statement.kind(i) == Kind::Date || statement.roles(i).prefix;
    match focus.find(|&i| statement.is_nominal(i) || counts(i)) {
        Some(first) if !counts(first) && !statement.roles(first).subject => Focus::Other,
        _ => Focus::Nothing,
    }
}

/// What a cleft sentence puts last.
pub(super) enum Focus {
    /// The scheme's.
    Object(Object),
    /// Another thing or party.
    Other,
    /// There is no such sentence, or it says when or by whom of us.
    Nothing,
}

/// 「二つ星に昇格し、認定を受けました」: what the clause before is about, if nothing else is between.
fn clause_before(
    context: &Context,
    segment: usize,
    predicate: &Predicate,
    open: &Open,
) -> Option<Object> {
    let statement = &context.statements[segment];
    if predicate.frame.is_noun() || open.other_topic || open.agent {
        return None;
    }
    let taken = open.taken?;
    // …申し込むと、GビズIDの画面で認証されます: another thing stands between.
    if (taken + 1..predicate.tokens.start).any(|i| statement.roles(i).is_other()) {
        return None;
    }
    let object = statement.object(taken)?;
    let own = object.kind != ObjectKind::Act && context.belongs(segment, taken, false);
    own.then_some(object)
}

/// 「二つ星を申請し、先月、無事に認められました」: what was applied for, if no noun is between.
fn applied_for(
    context: &Context,
    segment: usize,
    predicate: &Predicate,
    open: &Open,
) -> Option<Object> {
    let statement = &context.statements[segment];
    let judged = predicate.is_passive() && predicate.behaviour(statement.lexicon).judged;
    let verb = statement.predicates_in(&(open.taken?..predicate.tokens.start));
    let verb = verb.iter().find(|verb| verb.behaviour(statement.lexicon).vague)?;
    let mut between = verb.tokens.end..predicate.tokens.start;
    let noun = between.any(|i| statement.is_nominal(i) && statement.kind(i) != Kind::Date);
    (judged && !noun).then(|| clause_before(context, segment, predicate, open))?
}

/// 「名刺の印はSECURITY ACTIONの二つ星です。昨年の秋にいただきました。」: what the sentence before closes with,
/// where this one says of nothing when it was got.
fn said_to_be(
    context: &Context,
    segment: usize,
    predicate: &Predicate,
    open: &Open,
) -> Option<Object> {
    let statement = &context.statements[segment];
    let inflected = predicate.inflected()?;
    let got = predicate.behaviour(statement.lexicon).got && inflected.past && !inflected.favour;
    let when = statement.sentence_of(predicate.tokens.start).start..predicate.tokens.start;
    let bare = when.clone().all(|i| {
        !statement.is_nominal(i) || statement.kind(i) == Kind::Date || statement.roles(i).prefix
    });
    if !(got && bare) || open.other_topic || open.agent {
        return None;
    }
    let before = statement.sentence_before(predicate.tokens.start)?;
    let last = before.clone().rev().find(|&i| statement.is_nominal(i))?;
    let object = statement.object(last).filter(|o| o.kind != ObjectKind::Act)?;
    let rest = &statement.text()[statement.bytes(last + 1..before.end)];
    let closes = rest.is_empty() || rest.starts_with('ね');
    if !closes && !statement.lexicon.vocabulary.closing.iter().any(|sign| rest.starts_with(sign)) {
        return None;
    }
    context.belongs(segment, last, true).then_some(object)
}

/// Who passes an examination in a sentence about the scheme passed the scheme's:
/// 「審査を通過し、SECURITY ACTIONの二つ星となりました」.
fn in_sentence(context: &Context, segment: usize, predicate: &Predicate) -> Option<Object> {
    let statement = &context.statements[segment];
    let sentence = statement.sentence_of(predicate.tokens.start);
    let other = |i: usize| {
        let roles = statement.roles(i);
        // 別の試験を受け、無事に合格しました
        let exam = roles.scheme_noun && i > 0 && statement.object(i - 1).is_none();
        roles.rival || (exam && statement.word(i + 1) == "を")
    };
    if sentence.clone().any(other) {
        return None;
    }
    sentence
        .into_iter()
        .find(|&i| {
            statement.object(i).is_some_and(|o| o.kind != ObjectKind::Act)
                && context.belongs(segment, i, false)
        })
        .and_then(|i| statement.object(i))
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn an_object_is_found_in_the_bracket_or_at_the_end() {
        hold(&[
            ("SECURITY ACTION二つ星(2024年取得)", &["acquire 取得"]),
            ("取得したのは、SECURITY ACTIONの二つ星です。", &["acquire 取得した"]),
            ("SECURITY ACTIONの話です。取得したのはISMSです。", &[]),
        ]);
    }
}
