//! Whether a predicate is asserted, denied, asked, or shown as a bad example.
//!
//! The words that decide it are the operators of `rules/grammar/operators.toml`; here is what they
//! reach.

use std::ops::Range;

use super::bad_example::is_bad_example;
use super::lexicon::Lexicon;
use super::predicate::{Predicate, modified_by};
use super::signs::Sign;
use super::statement::Statement;
use super::supposition;
use super::token::{Ending, Kind};
use crate::sentence::{Effect, Scope, is_hiragana};

/// How a claim is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// Said, planned, advised or supposed.
    Asserted,
    /// Denied: 認定ではありません.
    Denied,
    /// Asked, so that the answer may be no: 認定されますか.
    Asked,
    /// Shown as what not to write.
    BadExample,
}

/// Polarity of a predicate in its sentence.
///
/// `tied` is true for a predicate with an object of its own in the sentence.
pub(crate) fn polarity(statement: &Statement, predicate: &Predicate, tied: bool) -> Polarity {
    let token = predicate.tokens.start;
    let negative = predicate.inflected().filter(|inflected| inflected.negative);
    let supposed = match negative {
        Some(inflected) => supposition::in_own_denial(statement, predicate, inflected, tied),
        None => supposition::behind(statement, predicate, tied),
    };
    let denied = || {
        negative.is_some()
            || is_denied(statement, predicate.range.clone(), token)
            || governor_denies(statement, predicate)
    };
    if is_bad_example(statement, token, predicate.range.end) || is_looked_up(statement, token) {
        Polarity::BadExample
    } else if (!supposed && denied()) || has_alternative(statement, predicate) {
        Polarity::Denied
    } else if is_asked(statement, predicate, tied) {
        Polarity::Asked
    } else {
        Polarity::Asserted
    }
}

/// 取得するものですか、宣言するものですか: the right word is the other answer that a question gives.
fn has_alternative(statement: &Statement, predicate: &Predicate) -> bool {
    let rest = statement.rest_of_sentence(predicate.tokens.start, predicate.range.end);
    let behind = &statement.text()[rest];
    let Some((own, other)) = behind.split_once("か、").or_else(|| behind.split_once("か?"))
    else {
        return false;
    };
    let after = statement.token_from(predicate.range.end + own.len());
    let tokens = after..statement.sentence_of(predicate.tokens.start).end;
    own.chars().count() <= ASKED_WITHIN
        && other.contains('か')
        && statement.objects_in(&tokens).iter().any(|&i| statement.is_act(i))
}

/// True when what follows the phrase denies it.
///
/// A denial right behind it counts, and so does one at the end of its clause when the phrase only
/// leads up to it: a noun in a list (資格でも認証でもありません), a modifier (認定する制度ではない),
/// a 〜たり.
pub(crate) fn is_denied(statement: &Statement, phrase: Range<usize>, token: usize) -> bool {
    let rest = statement.rest_of_sentence(token, phrase.end);
    let behind = &statement.text()[rest.clone()];
    let opens = |text: &str| statement.lexicon.operators.opens(Effect::Denial, Scope::Chunk, text);
    // 認定された**証**だと受け取られ
    let mut nouns = statement.token_from(phrase.end)..statement.token_from(rest.end);
    let noun = nouns.find(|&i| !statement.is_nominal(i));
    let noun = noun.map_or(rest.end, |i| statement.bytes(i..i).start).clamp(rest.start, rest.end);
    // 『IPAに認めてもらう制度』と思い込んでいる方が多い
    let quoted = statement.brackets_round(token);
    let quoted = quoted.map(|(_, close)| statement.bytes(close..close + 1).end);
    let quoted = quoted.filter(|&behind| rest.start < behind && behind < rest.end);
    if opens(behind)
        || opens(&statement.text()[noun..rest.end])
        || quoted.is_some_and(|behind| opens(&statement.text()[behind..rest.end]))
        || is_denied_as_told(statement, &rest)
    {
        return true;
    }
    let spoken = &statement.text()[phrase];
    // As far as the first clause that says something of its own.
    let end = clause_end(statement, &rest, spoken).unwrap_or(rest.end);
    let end = end.min(adjunct_end(statement, &rest).unwrap_or(rest.end));
    let clause = rest.start..end;
    !statement.has_sign(Sign::OBLIGED, &clause) && statement.has_sign(Sign::DENIAL, &clause)
}

/// 審査に合格したから二つ星になる、**という仕組みではありません**: all that stands before it is not so.
fn is_denied_as_told(statement: &Statement, rest: &Range<usize>) -> bool {
    let text = statement.text();
    let told = text[rest.clone()]
        .match_indices("という")
        .chain(text[rest.clone()].match_indices("といった"));
    told.into_iter().any(|(at, join)| {
        let first = statement.token_from(rest.start + at + join.len());
        let noun = statement.end_of_noun(first);
        let behind = &text[statement.bytes(noun..noun).start.min(rest.end)..rest.end];
        let denies =
            ["ではな", "ではありま", "ではござ", "でもな", "でもありま", "じゃな", "じゃありま"];
        noun > first && denies.iter().any(|denial| behind.starts_with(denial))
    })
}

/// Where the clause of a phrase ends: after a finite verb or て-form that is joined by more text.
fn clause_end(statement: &Statement, part: &Range<usize>, spoken: &str) -> Option<usize> {
    let rest = &statement.text()[part.clone()];
    let finite = ["た", "す", "せん", "ます", "です"].iter().any(|end| spoken.ends_with(end));
    let joined =
        ["が、", "ので、", "ため、", "けれど", "から、", "し、", "が ", "、一方", "ものの", "。"];
    if finite && joined.iter().any(|j| rest.starts_with(j)) {
        return Some(part.start);
    }
    if spoken.ends_with("たり") {
        return None;
    }
    let continuative = ["し", "て", "り", "み", "け", "え", "め", "れ", "き", "い", "得"];
    let continuative = continuative.iter().any(|end| spoken.ends_with(end));
    if continuative && rest.starts_with('、') {
        return Some(part.start);
    }
    // 取得しました、認定ではありません; 取得後、…; 宣言しており、審査はありません
    statement.signs().first_end(Sign::CLAUSE_END, part.start).filter(|end| *end <= part.end)
}

/// Where a phrase ends that only says when or where something else holds:
/// 取得にあたっては、審査はありません.
fn adjunct_end(statement: &Statement, rest: &Range<usize>) -> Option<usize> {
    let text = &statement.text()[rest.clone()];
    let adjunct =
        ["に", "から", "まで", "へ", "で、", "では、"].iter().any(|p| text.starts_with(p));
    adjunct.then(|| text.find('、').map(|at| rest.start + at))?
}

/// So many tokens behind a phrase the verb is looked for that it belongs to.
const GOVERNED_WITHIN: usize = 12;

/// True when the verb that a noun belongs to denies it: 審査を伴わない, 認定とは性質が違う.
fn governor_denies(statement: &Statement, predicate: &Predicate) -> bool {
    let modified = modified_by(statement, predicate);
    let attributive = modified.is_some();
    if !predicate.frame.is_noun() && !attributive {
        return false;
    }
    let end = statement.sentence_of(predicate.tokens.start).end;
    let first = modified.unwrap_or(predicate.tokens.end);
    let mut at = first;
    // The noun that it is, or that it modifies, or what is like it: 認定証や合格通知のようなもの.
    let reach = end.min(first + GOVERNED_WITHIN);
    while let Some(next) = behind_part(statement, at, attributive).filter(|_| at < reach) {
        at = next;
    }
    // 審査する認証制度や、国が選ぶ認定制度とは違い
    if attributive && statement.word(at) == "や" {
        at = last_of_list(statement, at, end);
    }
    if at >= end {
        return false;
    }
    // 二つ星の認定企業は1割に満たない: whatever they do not, there are some.
    let who = |i: usize| statement.roles(i).holder || statement.roles(i).subject;
    let holder = predicate.suffix.is_some_and(|suffix| statement.roles(suffix).holder)
        || modified.is_some_and(who);
    // 認証の取得までは求めていません
    while statement.kind(at) == Kind::Particle
        && statement.kind(at + 1) == Kind::Particle
        && matches!(statement.word(at), "まで" | "こそ" | "さえ" | "すら")
    {
        at += 1;
    }
    let particle = statement.word(at);
    let compares = is_comparison(particle);
    let governs = compares
        || matches!(
            particle,
            "を" | "は" | "が" | "も" | "では" | "でも" | "など" | "なども" | "などを"
        );
    // 審査に進まずに: the verb right behind is what is done with it.
    let goal = matches!(particle, "に" | "には" | "にも")
        && (at + 1..end).find(|&i| !statement.is_nominal(i)).is_some_and(|verb| {
            matches!(statement.kind(verb), Kind::Ending(Ending { negative: true, .. }))
        });
    if goal && predicate.frame.is_noun() {
        return true;
    }
    if statement.kind(at) != Kind::Particle || !governs {
        return false;
    }
    // 認定は、どこからも出ない
    let topic = matches!(particle, "は" | "が" | "も");
    let at = if topic && statement.kind(at + 1) == Kind::Comma { at + 1 } else { at };
    for token in at + 1..end.min(at + GOVERNED_WITHIN) {
        match statement.kind(token) {
            Kind::Comma | Kind::Stop | Kind::Break | Kind::Open | Kind::Close => return false,
            Kind::Ending(Ending { negative, form, passive, .. }) => {
                let stem = statement.bytes(token.saturating_sub(1)..token + 1);
                let verb = &statement.text()[stem];
                let operators = &statement.lexicon.operators;
                // 取得が間に合わない: it is still to come.
                let still = operators.opens(Effect::Expectation, Scope::Predicate, verb);
                // 取得日と自己宣言IDを忘れずに: と joins what is not denied; 働きませんか invites.
                let invites = statement.word(token + 1) == "か" || verb.ends_with('か');
                // 認定はまったくない
                let negative = negative || is_absence(statement.word(token));
                let denies = (negative && particle != "と" && !invites)
                    || (compares && operators.opens(Effect::Denial, Scope::Predicate, verb));
                // An attributive verb says something of its own noun: 審査を通らない企業.
                let modifies = form.is_attributive()
                    && statement.is_nominal(token + 1)
                    && predicate.frame.is_noun()
                    && !passive
                    && particle != "を";
                return denies && !modifies && !still && (compares || !holder);
            }
            _ => {}
        }
    }
    false
}

/// The token behind a part of a noun that begins at a token, if one does: a noun, のような and what it
/// compares, もの.
fn behind_part(statement: &Statement, at: usize, attributive: bool) -> Option<usize> {
    let word = statement.word(at);
    let thing = |at: usize| statement.word(at) == "も" && statement.word(at + 1) == "の";
    let named = |at: usize| statement.is_nominal(at) || thing(at);
    let joins = statement.lexicon.vocabulary.is_example(word) || word == "や";
    if statement.is_nominal(at)
        || (word == "の" && statement.is_predicate_noun(at + 1))
        || (joins && !attributive && named(at + 1))
    {
        Some(at + 1)
    } else {
        let before = at.checked_sub(1).map_or("", |before| statement.word(before));
        let compared = statement.lexicon.vocabulary.is_example(before);
        (compared && !attributive && thing(at)).then_some(at + 2)
    }
}

/// ない, なかった: there is none.
fn is_absence(word: &str) -> bool {
    let rest = word.strip_prefix('な');
    rest.is_some_and(|rest| rest.starts_with(['い', 'く', 'か', 'け']))
}

/// Where the last noun ends of a list that goes on behind や at a token.
fn last_of_list(statement: &Statement, and: usize, end: usize) -> usize {
    let reach = and + 1..end.min(and + GOVERNED_WITHIN);
    let mut nouns = reach.take_while(|&i| !matches!(statement.kind(i), Kind::Stop | Kind::Break));
    let compares = |i: usize| statement.is_nominal(i) && is_comparison(statement.word(i + 1));
    nouns.find(|&i| compares(i)).map_or(and, |last| last + 1)
}

/// True for what something is compared by: 認定**とは**違う.
fn is_comparison(particle: &str) -> bool {
    matches!(particle, "と" | "とは" | "とも" | "との")
}

/// An answer is asked for in so many characters behind a phrase, or not at all.
const ASKED_WITHIN: usize = 16;

/// True for a question that can be answered with yes or no.
fn is_asked(statement: &Statement, predicate: &Predicate, tied: bool) -> bool {
    let token = predicate.tokens.start;
    let rest = statement.rest_of_sentence(token, predicate.range.end);
    let rest = &statement.text()[rest];
    if is_reported_question(statement.lexicon, rest) || is_asked_in_quotes(statement, token) {
        return !(tied && supposition::asks_of_another(statement, predicate));
    }
    if supposition::in_question(statement, predicate, tied) {
        return false;
    }
    // White space at either end is not counted, and there is never more than one of it.
    let seen = rest.char_indices().nth(ASKED_WITHIN + 4).map_or(rest.len(), |(at, _)| at);
    let ends = rest[..seen].contains(['」', '』', '?']);
    if seen < rest.len() && !ends {
        return false;
    }
    let rest = rest[..seen].split(['」', '』']).next().unwrap_or(rest).trim();
    let rest = rest.split_inclusive('?').next().unwrap_or(rest);
    let sentence = statement.bytes(statement.sentence_of(token));
    let asks = ["か?", "か。", "か", "の?", "?"];
    rest.chars().count() <= ASKED_WITHIN
        && (asks.contains(&rest)
            || statement.lexicon.operators.within(Effect::Question, Scope::Chunk, rest)
            || rest.ends_with("か?"))
        && !statement.has_sign(Sign::QUESTION, &sentence)
}

/// 「認証は取っていますか。写しをください」とのお電話: a question within longer quoted words.
fn is_asked_in_quotes(statement: &Statement, token: usize) -> bool {
    let Some(behind) = statement.behind_quotation(token) else { return false };
    let sentence = statement.sentence_of(token);
    let last =
        statement.text()[statement.bytes(sentence.clone())].trim_end_matches(['。', '?', ' ']);
    let end = statement.tokens().len().min(behind + ASKED_WITHIN);
    let after = &statement.text()[statement.bytes(behind..end)];
    let told = ["との", "という", "と"].iter().find_map(|join| after.strip_prefix(join));
    behind > sentence.end
        && last.ends_with('か')
        && told.is_some_and(|told| {
            let told = told.trim_start_matches(['ご', 'お', '、']);
            statement.lexicon.operators.opens(Effect::Report, Scope::Chunk, told)
        })
}

/// 「どこで認定を受けられますか」と聞かれますが: somebody else's question, whatever it asks.
fn is_reported_question(lexicon: &Lexicon, rest: &str) -> bool {
    let Some((question, after)) = rest.split_once(['」', '』']) else { return false };
    let asks = question.ends_with(['か', '?', 'の']) && !question.contains(['「', '『']);
    let verb =
        ["という", "といった", "との", "と"].iter().find_map(|join| after.strip_prefix(join));
    let told = |verb: &str| {
        let verb = verb.trim_start_matches(['ご', 'お', '、', 'よ', 'く', 'も']);
        lexicon.operators.opens(Effect::Report, Scope::Chunk, verb)
    };
    // 「…か」と【取引先に】聞かれたら
    let by_whom = |verb: &str| {
        let reach = verb.char_indices().nth(ASKED_WITHIN).map_or(verb.len(), |(at, _)| at);
        let clause = verb[..reach].trim_start_matches('、').split(['、', '。']);
        let clause = clause.into_iter().next().unwrap_or_default();
        // Words with kanji cannot be taken for a part of others.
        let cues = lexicon.operators.cues(Effect::Report, Scope::Chunk).iter();
        let mut cues = cues.filter(|cue| !cue.starts_with(is_hiragana));
        cues.any(|cue| clause.contains(cue.as_str()))
    };
    asks && verb.is_some_and(|verb| told(verb) || by_whom(verb))
}

/// 「SECURITY ACTION 取得方法」と検索して: the words somebody looks for.
fn is_looked_up(statement: &Statement, token: usize) -> bool {
    let Some(behind) = statement.behind_quotation(token) else { return false };
    let sentence = statement.sentence_of(token);
    let rest = &statement.text()[statement.bytes(behind..sentence.end)];
    let verb = ["と", "で", "を"].iter().find_map(|join| rest.strip_prefix(join));
    verb.is_some_and(|verb| {
        statement.lexicon.operators.opens(Effect::Report, Scope::Predicate, verb)
    })
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn a_denial_reaches_to_the_end_of_its_clause() {
        hold(&[
            (
                "SECURITY ACTIONの認定ではありませんが、二つ星を取得しました。",
                &["certify! 認定", "acquire 取得しました"],
            ),
            ("SECURITY ACTIONの認定を受けることができません。", &["certify! 認定を受ける"]),
            ("SECURITY ACTIONの二つ星を取得しなければなりません。", &["acquire 取得しなければ"]),
        ]);
    }
}
