//! What a denial does not reach: 「二つ星を取得していない企業」, 「取得は義務ではありません」 and 「取得して
//! 終わりではない」 suppose that there is something to get, and deny another thing.
//!
//! What is said of an object of its own (二つ星の取得は…) supposes more than a word that only the rest
//! of the text gives an object to (認定は行っていません): `tied` tells the two apart.

use std::ops::Range;

use super::clause;
use super::predicate::{Frame, Predicate};
use super::signs::Sign;
use super::statement::Statement;
use super::token::{Ending, Kind};
use crate::sentence::{Effect, Form, Inflected, Scope, Voice};

/// A compound has so many tokens at most.
const COMPOUND: usize = 12;

/// True where it is taken for granted that there is such a thing as is asked about:
/// 認証を取得しているか, 認定企業で働きませんか.
pub(super) fn in_question(statement: &Statement, predicate: &Predicate, tied: bool) -> bool {
    if tied && (asks_of_another(statement, predicate) || asks_who_can(statement, predicate)) {
        return true;
    }
    let holder = predicate.suffix.is_some_and(|suffix| statement.roles(suffix).holder);
    if holder && statement.kind(predicate.tokens.end) == Kind::Particle {
        return true;
    }
    let Frame::Supported { inflected, .. } = &predicate.frame else { return false };
    // 受けているのですか asks whether it is so.
    let tail = &statement.text()[inflected.tail.clone()];
    let rest = &statement.text()[inflected.tail.end..];
    let state = inflected.past || tail.starts_with("てい") || tail.starts_with("てお");
    state && (tied || !inflected.polite) && rest.starts_with('か')
}

/// 認定は無料ですか, 認定を受けると何か変わりますか: something else is asked.
pub(super) fn asks_of_another(statement: &Statement, predicate: &Predicate) -> bool {
    let next = predicate.tokens.end;
    let end = statement.sentence_of(predicate.tokens.start).end;
    match predicate.inflected() {
        None => {
            matches!(statement.word(next), "は" | "が" | "に" | "には")
                && says_something(statement, &(next + 1..end))
        }
        Some(inflected) => {
            inflected.last == Form::Condition
                || matches!(statement.word(next), "と" | "なら" | "には")
                || (statement.word(next) == "の" && statement.word(next + 1) == "に")
        }
    }
}

/// **どの会社も**合格できますか, **誰でも**取れますか: who can is asked, and not what there is.
fn asks_who_can(statement: &Statement, predicate: &Predicate) -> bool {
    let able = |inflected: &Inflected| inflected.able || inflected.voice == Voice::Potential;
    predicate.inflected().is_some_and(able) && is_in_focus(statement, predicate)
}

/// True for a predicate that denies itself and supposes what it denies: まだ取得していない,
/// 取得できなかった, 取得していない企業, 取得していなければ.
pub(super) fn in_own_denial(
    statement: &Statement,
    predicate: &Predicate,
    inflected: &Inflected,
    tied: bool,
) -> bool {
    let got = is_got(statement, predicate);
    let sentence = statement.bytes(statement.sentence_of(predicate.tokens.start));
    // 認定を**まだ**受けていない: also within the phrase.
    let before = &statement.text()[sentence.start..inflected.ending.start.max(sentence.start)];
    let tail = &statement.text()[inflected.tail.clone()];
    let operators = &statement.lexicon.operators;
    let able = match inflected.voice {
        Voice::Potential => true,
        // 受けられなかった
        Voice::Passive => tied && matches!(predicate.frame, Frame::Supported { .. }),
        _ => false,
    };
    let tried =
        able && (inflected.past || tail.starts_with(['て', 'ず']) || tail.ends_with("なくて"));
    let condition = inflected.last == Form::Condition
        || tail.ends_with("ずに")
        || matches!(statement.word(predicate.tokens.end), "と" | "なら")
        || concedes(statement, predicate, inflected);
    let expected = operators.within(Effect::Expectation, Scope::Sentence, before);
    got && (tried
        || condition
        || expected
        || (inflected.voice == Voice::Potential && is_in_focus(statement, predicate)))
        || tied && (tried || expected)
        || (got || tied) && inflected.last.is_attributive() && tells_apart(statement, predicate)
        || got && inflected.last.is_attributive() && is_denied_twice(statement, predicate)
}

/// 取得していなくても、取得していなかったとしても: the case is granted that it is not so.
fn concedes(statement: &Statement, predicate: &Predicate, inflected: &Inflected) -> bool {
    let rest = statement.rest_of_sentence(predicate.tokens.start, predicate.range.end);
    let tail = &statement.text()[inflected.tail.clone()];
    // …取得していなくても、宣言はしています: the right word is set against it.
    let behind = statement.token_from(rest.start)..statement.token_from(rest.end);
    let act = |&i: &usize| statement.is_act(i);
    if statement.objects_in(&behind).iter().any(act) {
        return false;
    }
    let rest = &statement.text()[rest];
    rest.starts_with("としても")
        || tail.ends_with("くたって")
        || tail.ends_with("くても")
        || tail.ends_with("くて") && rest.starts_with('も')
}

/// The token behind the noun that begins at `first`, if that is no longer than a compound is; else itself.
fn behind_noun(statement: &Statement, first: usize) -> usize {
    (first..first + COMPOUND).find(|&i| !statement.is_nominal(i)).unwrap_or(first)
}

/// 取得しない**理由はない**: two denials, of which neither says that there is nothing to get.
fn is_denied_twice(statement: &Statement, predicate: &Predicate) -> bool {
    let first = predicate.tokens.end;
    let particle = behind_noun(statement, first);
    particle > first && is_not_there(statement, particle) == Some(true)
}

/// 取得していない**企業は**: those without it are told apart from those that have it. 「認定を受けていない
/// 会社です」 denies it.
fn tells_apart(statement: &Statement, predicate: &Predicate) -> bool {
    let first = predicate.tokens.end;
    let roles = statement.roles(first);
    let case = statement.lexicon.vocabulary.is_case(statement.word(first));
    let behind = behind_noun(statement, first);
    case || (roles.holder || roles.subject)
        && statement.kind(behind) == Kind::Particle
        && !matches!(statement.word(behind), "である" | "だ" | "で" | "なので" | "だから")
}

/// True where the denial behind a predicate denies another thing.
pub(super) fn behind(statement: &Statement, predicate: &Predicate, tied: bool) -> bool {
    let got = is_got(statement, predicate);
    if !(got || tied) {
        return false;
    }
    match predicate.inflected() {
        None => is_topic_of_another(statement, predicate, got),
        Some(inflected) => {
            (got && modifies_topic(statement, predicate))
                || is_cleft_or_embedded(statement, predicate)
                || is_subordinate(statement, predicate, inflected, (got, tied))
                || (got && is_in_focus(statement, predicate))
        }
    }
}

/// 取得は義務ではありません, 取得に費用はかかりません: something is said of the noun, and that is denied.
fn is_topic_of_another(statement: &Statement, predicate: &Predicate, got: bool) -> bool {
    let particle = predicate.tokens.end;
    let judged = !got;
    if predicate.suffix.is_some() && is_not_there(statement, particle) == Some(false) {
        return true;
    }
    let said = match statement.word(particle) {
        "は" | "が"
            if !predicate.behaviour(statement.lexicon).passed && is_missed(statement, particle) =>
        {
            return true;
        }
        "は" | "が" | "も" => got || says_how(statement, particle),
        "に" | "には" | "にも" | "だけで" | "だけでは" => true,
        "を" => got,
        _ => false,
    };
    said && statement.kind(particle) == Kind::Particle
        && denied_behind(statement, predicate).is_some_and(|denial| {
            let between = particle + 1..denial;
            // 審査に進まずに: the verb that denies is said of the noun itself.
            let beside = |i: usize| statement.kind(i) == Kind::Particle;
            let other = statement.word(particle) != "に" || between.clone().any(beside);
            other
                && says_something(statement, &between)
                && !(judged && between.clone().any(|i| statement.roles(i).scheme_noun))
        })
}

/// 認定が**ないと**申請できない, 認定の**ない会社**: those without it are told apart.
fn is_missed(statement: &Statement, particle: usize) -> bool {
    let rest = statement.rest_of_sentence(particle, statement.bytes(particle..particle + 1).end);
    let Some(rest) = statement.text()[rest].strip_prefix("な") else { return false };
    let noun = statement.token_from(statement.bytes(particle..particle + 1).end + "ない".len());
    let case = statement.lexicon.vocabulary.is_case(statement.word(noun));
    // ないと聞いて
    let told = |rest: &str| rest.starts_with(|c: char| "聞言い思知書さはのも考".contains(c));
    rest.starts_with("ければ")
        || rest.strip_prefix("いと").is_some_and(|rest| !told(rest))
        || rest.starts_with('い') && (case || statement.roles(noun).holder)
}

/// 認定番号は**ありません** denies that there is one, 審査費用は**かかりません** does not; `None` where no verb
/// that is denied stands right behind the particle.
fn is_not_there(statement: &Statement, particle: usize) -> Option<bool> {
    let topic = matches!(statement.word(particle), "は" | "が" | "も");
    // 審査料は**一切**かかりません
    let whole = usize::from(statement.word(particle + 1) == "一切");
    let verb = statement.word(particle + 1 + whole);
    let none = ["ない", "なく", "なかっ", "無", "見当たら", "見つから"];
    let is_none = none.iter().any(|none| verb.starts_with(none));
    let denies =
        matches!(statement.kind(particle + 1 + whole), Kind::Ending(ending) if ending.negative);
    (topic && (denies || is_none)).then(|| is_none || verb.starts_with(['あ', 'ご']))
}

/// 認定は難しくない: an adjective is said of the noun at the particle's left.
fn says_how(statement: &Statement, particle: usize) -> bool {
    let verb = (particle + 1..statement.sentence_of(particle).end)
        .find(|&i| statement.is_inflected(i) || statement.kind(i) == Kind::Comma);
    verb.is_some_and(|verb| {
        matches!(statement.kind(verb), Kind::Ending(Ending { negative: true, .. }))
            && statement.word(verb).contains('く')
    })
}

/// 獲得した**星は**、飾りではありません: what is denied is said of the object.
fn modifies_topic(statement: &Statement, predicate: &Predicate) -> bool {
    let first = predicate.tokens.end;
    let behind =
        (first..first + COMPOUND).find(|&i| statement.object(i).is_none()).unwrap_or(first);
    behind > first && matches!(statement.word(behind), "は" | "が" | "も" | "を" | "に")
}

/// 取得したのは…ではない, 取得しているかどうかは…ではない.
fn is_cleft_or_embedded(statement: &Statement, predicate: &Predicate) -> bool {
    let rest = statement.rest_of_sentence(predicate.tokens.start, predicate.range.end);
    let rest = &statement.text()[rest];
    // 取得することができませんでした: it was tried.
    let tried = ["ことができませんでした", "ことができなかった", "ことが出来なかった"];
    ["のは", "かどうか", "か否か"].iter().chain(&tried).any(|join| rest.starts_with(join))
}

/// 取得しただけでは…ではない, 取得しても…ない, 取得する前に…ない, 取得することが目的ではない.
fn is_subordinate(
    statement: &Statement,
    predicate: &Predicate,
    inflected: &Inflected,
    (got, tied): (bool, bool),
) -> bool {
    let next = predicate.tokens.end;
    let (word, after) = (statement.word(next), statement.word(next + 1));
    let vocabulary = &statement.lexicon.vocabulary;
    let formal = clause::is_formal(statement, next);
    let rest = statement.rest_of_sentence(predicate.tokens.start, predicate.range.end);
    let rest = &statement.text()[rest];
    let reason =
        rest.starts_with("から") || rest.starts_with("ので") && !rest.starts_with("のでは");
    let when = reason || formal && vocabulary.is_case(word);
    let only = word.starts_with("だけ");
    let though = inflected.last == Form::Te && word == "も"
        || inflected.last == Form::Condition
        || rest.starts_with("としても");
    // 取得することが目的ではない; ことはない denies it.
    let fact = formal && word == "こと" && matches!(after, "が" | "は" | "を" | "に") && got;
    let ends = tied && inflected.last == Form::Te && is_end(statement, next, got);
    when || only
        || though
        || ends
        || fact
            && denied_behind(statement, predicate)
                .is_some_and(|denial| says_something(statement, &(next + 2..denial)))
}

/// 取得して**終わりでは**ない
fn is_end(statement: &Statement, token: usize, got: bool) -> bool {
    let end = behind_noun(statement, token);
    let end = match statement.kind(end) {
        Kind::Ending(Ending { form: Form::Continuative, .. }) => end + 1,
        _ if end > token => end,
        _ => return false,
    };
    // 取得して損はない
    let noun = end > token && statement.kind(end - 1) == Kind::Noun;
    got && matches!(statement.word(end), "では" | "じゃ" | "に")
        || (noun && matches!(statement.word(end), "は" | "が"))
}

/// 誰でも取れるわけではない, 簡単には取れない: what is denied is the word before the verb.
fn is_in_focus(statement: &Statement, predicate: &Predicate) -> bool {
    let sentence = statement.sentence_of(predicate.tokens.start);
    let clause = (sentence.start..predicate.tokens.start)
        .rev()
        .take_while(|&i| !statement.is_inflected(i))
        .last();
    let Some(first) = clause else { return false };
    let before = &statement.text()[statement.bytes(first..predicate.tokens.start)];
    statement.lexicon.operators.within(Effect::Focus, Scope::Clause, before)
}

/// The token at which the first denial behind a predicate begins, in its sentence.
fn denied_behind(statement: &Statement, predicate: &Predicate) -> Option<usize> {
    let end = statement.sentence_of(predicate.tokens.start).end;
    let rest = statement.rest_of_sentence(predicate.tokens.start, predicate.range.end);
    let from = rest.start.saturating_sub(1);
    let [_, cue] = statement.signs().nearest(Sign::DENIAL, &rest, from);
    let verb = (predicate.tokens.end..end)
        .find(|&i| matches!(statement.kind(i), Kind::Ending(Ending { negative: true, .. })));
    let cue = cue.map(|at| statement.token_from(at));
    [cue, verb].into_iter().flatten().min()
}

/// True where words stand that say something by themselves, and not that another word is right.
fn says_something(statement: &Statement, tokens: &Range<usize>) -> bool {
    let words = tokens.clone().any(|i| statement.is_nominal(i));
    let text = || &statement.text()[statement.bytes(tokens.clone())];
    let act = |&i: &usize| statement.is_act(i);
    words
        && !statement.objects_in(tokens).iter().any(act)
        && !statement.lexicon.operators.within(Effect::Wording, Scope::Block, text())
}

/// True for what the company does itself, or gets.
fn is_got(statement: &Statement, predicate: &Predicate) -> bool {
    let data = &statement.lexicon.predicates[predicate.entry];
    data.alone || predicate.behaviour(statement.lexicon).got
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn a_denial_that_tells_cases_apart_supposes_what_it_denies() {
        hold(&[
            (
                "SECURITY ACTIONの二つ星を取得していない企業は対象外です。",
                &["acquire 取得していない"],
            ),
            ("SECURITY ACTIONを取得しない理由はありません。", &["acquire 取得しない"]),
            ("SECURITY ACTIONを取得しない理由があります。", &["acquire! 取得しない"]),
            ("SECURITY ACTIONの審査費用はかかりません。", &["examine 審査費用"]),
            ("SECURITY ACTIONの審査費用はありません。", &["examine! 審査費用"]),
            (
                "SECURITY ACTIONを取得していなければ応募できません。",
                &["acquire 取得していなければ"],
            ),
            (
                "SECURITY ACTIONの二つ星の認定を受けていない会社とは組みません。",
                &["certify 認定を受けていない"],
            ),
            (
                "SECURITY ACTIONの二つ星の認定を受けていない会社です。",
                &["certify! 認定を受けていない"],
            ),
            (
                "SECURITY ACTIONの二つ星は取得しておらず、宣言しています。",
                &["acquire! 取得しておらず", "declare 宣言しています"],
            ),
        ]);
    }

    #[test]
    fn what_is_said_of_the_noun_is_denied_and_not_the_noun() {
        hold(&[
            ("SECURITY ACTIONの取得は義務ではありません。", &["acquire 取得"]),
            ("SECURITY ACTIONの認定に費用はかかりません。", &["certify 認定"]),
            ("SECURITY ACTIONは認定ではありません。", &["certify! 認定"]),
            ("SECURITY ACTIONは認定でも資格でもありません。", &["certify! 認定", "certify! 資格"]),
            ("SECURITY ACTIONの二つ星に認定はありません。", &["certify! 認定"]),
        ]);
    }

    #[test]
    fn a_denial_of_the_main_clause_does_not_reach_into_another() {
        hold(&[
            ("SECURITY ACTIONの二つ星を取得しても、安心はできません。", &["acquire 取得して"]),
            ("SECURITY ACTIONの二つ星は取得して終わりではありません。", &["acquire 取得して"]),
            (
                "SECURITY ACTIONの二つ星を取得したのは、補助金のためではありません。",
                &["acquire 取得した"],
            ),
            ("SECURITY ACTIONの二つ星は、取得するものではありません。", &["acquire! 取得する"]),
        ]);
    }

    #[test]
    fn a_denial_of_one_word_is_none_of_the_verb() {
        hold(&[
            (
                "SECURITY ACTIONの二つ星は、誰でも取得できるわけではありません。",
                &["acquire 取得できる"],
            ),
            (
                "SECURITY ACTIONの二つ星は、誰かから取得するわけではありません。",
                &["acquire! 取得する"],
            ),
        ]);
    }
}
