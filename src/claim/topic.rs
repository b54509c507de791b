//! The object of a predicate that names none: the bracket it stands in, the sentence's topic, the
//! heading or table head over it, the sentence before.

use super::antecedent::antecedent;
use super::attachment::{Left, Open, object_left};
use super::clause;
use super::context::Context;
use super::coordination::shares_verb;
use super::description::is_field;
use super::lexicon::{Object, ObjectKind, Spelling};
use super::predicate::Predicate;
use super::sentence_topic::sentence_topic;
use super::statement::Statement;
use super::token::Kind;
use crate::document::{Relation, SegmentKind};

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
    // そちらは…取得するもので: what was named last, be it another's.
    let points = open.pronoun && open.at_start;
    if (points && context.another_brought_up(segment, open.at))
        || goes_on_with_another(statement, predicate)
        || selects(statement, predicate)
    {
        return None;
    }
    let focus = match cleft(context, segment, predicate) {
        Focus::Object(object) => Some(object),
        Focus::Other => return None,
        Focus::Nothing => None,
    };
    object(context, segment, predicate, open, prior, focus)
        .or_else(|| antecedent(context, segment, predicate, open))
        .map(own)
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
    if statement.lexicon.predicates[predicate.entry].weak
        || modifies_other_noun(statement, predicate)
        || is_compared(statement, predicate)
    {
        return None;
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
    if !stands_for_sentence(statement, predicate) {
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

/// So many sentences back the same verb is looked for.
const SAME_VERB: usize = 2;

/// 「名称を取得し、書き出します。取得件数は50件です。」: the same verb was said of another thing last.
fn goes_on_with_another(statement: &Statement, predicate: &Predicate) -> bool {
    let first = statement.sentence_at(predicate.tokens.start).saturating_sub(SAME_VERB);
    let first = statement.sentences().get(first).map_or(0, |sentence| sentence.tokens.start);
    let before = statement.predicates_in(&(first..predicate.tokens.start));
    let last = before.iter().rev().find(|last| last.entry == predicate.entry);
    last.is_some_and(|last| {
        let named = last.tokens.start..predicate.tokens.start;
        statement.objects_in(&named).is_empty() && object_left(statement, last) == Left::Other
    })
}

/// 「取ろう」では免許のようだ: the word by itself, in quotation marks, is spoken of.
fn is_word_spoken_of(statement: &Statement, predicate: &Predicate) -> bool {
    is_alone_in_quotes(statement, predicate)
        && matches!(
            statement.word(predicate.tokens.end + 1),
            "では" | "は" | "という" | "といった" | "と" | "とは" | "が" | "だと" | "じゃ"
        )
}

/// True for a predicate that is all that stands between two brackets.
pub(super) fn is_alone_in_quotes(statement: &Statement, predicate: &Predicate) -> bool {
    let (start, end) = (predicate.tokens.start, predicate.tokens.end);
    start > 0
        && statement.kind(start - 1) == Kind::Open
        && statement.partner(start - 1) == Some(end)
        && statement.kind(end) == Kind::Close
}

/// 「SECURITY ACTION｜取得の流れ」: the sign before `at` parts a title.
fn parts_title(context: &Context, segment: usize, at: usize) -> bool {
    let statement = &context.statements[segment];
    let mut before = at;
    while before > 0 && statement.kind(before - 1) == Kind::Space {
        before -= 1;
    }
    let sign = before.checked_sub(1).map_or("", |i| statement.word(i));
    matches!(context.segment(segment).kind, SegmentKind::Heading(_) | SegmentKind::Title)
        && matches!(sign, "|" | "｜" | "/" | "／" | ":" | "-" | "–" | "—" | "―" | "~" | "・")
}

/// 「取得しました！セキュリティアクション「二つ星」」: the next sentence is the object alone.
fn named_next(context: &Context, segment: usize, predicate: &Predicate) -> Option<Object> {
    let statement = &context.statements[segment];
    let sentence = statement.sentence_of(predicate.tokens.start);
    let leads = (sentence.start..predicate.tokens.start).all(|i| {
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

/// 取得した情報, 認証サーバー: the noun behind is what the predicate is about.
pub(super) fn modifies_other_noun(statement: &Statement, predicate: &Predicate) -> bool {
    let next = predicate.tokens.end;
    if predicate.frame.is_noun() {
        let other = |i: usize| statement.is_nominal(i) && statement.object(i).is_none();
        // 取得完全ガイド: what its last noun is decides.
        let last = (next..next + COMPOUND).take_while(|&i| other(i)).last();
        let about = |i: usize| {
            let roles = statement.roles(i);
            roles.aspect || roles.holder || roles.done
        };
        return last.is_some_and(|last| !about(last));
    }
    let phrase = &statement.text()[predicate.range.clone()];
    let attributive = ["る", "た", "い"].iter().any(|form| phrase.ends_with(form));
    let roles = statement.roles(next);
    // 取得したロゴ is one that was got, 取得した際 is not.
    attributive
        && statement.is_nominal(next)
        && (roles.possession || !(roles.holder || roles.aspect))
        && !clause::is_formal(statement, next)
}

/// 認証より前の2021年に: something else is compared with it.
fn is_compared(statement: &Statement, predicate: &Predicate) -> bool {
    predicate.frame.is_noun() && statement.word(predicate.tokens.end) == "より"
}

/// A compound has so many nouns at most.
const COMPOUND: usize = 4;

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
fn cleft(context: &Context, segment: usize, predicate: &Predicate) -> Focus {
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
    let last = sentence.rev().find(|&i| statement.is_nominal(i));
    let object = last.filter(|&last| context.belongs(segment, last, true));
    if let Some(object) = object.and_then(|last| statement.object(last)) {
        return Focus::Object(object);
    }
    // When or how often it was says nothing of what it was; whose it was does.
    let counts = |i: usize| statement.kind(i) == Kind::Date || statement.roles(i).prefix;
    match focus.find(|&i| statement.is_nominal(i)) {
        Some(first) if !counts(first) && !statement.roles(first).subject => Focus::Other,
        _ => Focus::Nothing,
    }
}

/// What a cleft sentence puts last.
enum Focus {
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

/// True when the sentence is this predicate and little else, so that what is missing comes from
/// outside: 「2023年に取得しました。」, 「IPA認定」, 「取得済み」.
fn stands_for_sentence(statement: &Statement, predicate: &Predicate) -> bool {
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
fn under_heading(context: &Context, segment: usize, predicate: &Predicate) -> Option<Object> {
    let statement = &context.statements[segment];
    let data = &statement.lexicon.predicates[predicate.entry];
    if !(data.alone && data.replaceable) {
        return None;
    }
    let start = statement.sentence_of(predicate.tokens.start).start;
    let kind = &context.segment(segment).kind;
    let heads = matches!(kind, SegmentKind::Heading(_) | SegmentKind::Title);
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
fn from_outside(
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
            if another.is_some_and(|i| !statement.names_scheme(scheme, &(i..before.end))) {
                return None;
            }
            if statement.names_scheme(scheme, &before) {
                let rival = before.clone().any(|i| statement.roles(i).rival);
                return (!rival && (verb || chip)).then_some(object).flatten();
            }
        }
        if chip && !verb && context.heads_next(segment, scheme) {
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
