//! Where predicates stand in a statement, and as what: verbs, nouns, nouns that a verb carries.

use std::ops::Range;

use super::supported::{nominal, supported};
use super::{Frame, Predicate};
use crate::claim::clause;
use crate::claim::lexicon::{Object, ObjectKind};
use crate::claim::statement::Statement;
use crate::claim::token::{Ending, Kind};
use crate::sentence::{Class, Form, Inflected, Voice};
use crate::sentence::{is_hiragana, is_kanji};

impl Statement<'_> {
    /// All predicates, in order.
    pub(crate) fn predicates(&self) -> &[Predicate] {
        self.predicates.get_or_init(|| {
            if self.lexicon.may_predicate(self.text()) { predicates(self) } else { Vec::new() }
        })
    }

    /// The predicates that begin within a range of tokens, in order.
    pub(crate) fn predicates_in(&self, tokens: &Range<usize>) -> &[Predicate] {
        let all = self.predicates();
        let start = all.partition_point(|predicate| predicate.tokens.start < tokens.start);
        let end = all.partition_point(|predicate| predicate.tokens.start < tokens.end);
        &all[start..end.max(start)]
    }
}

/// All predicates, in order, none inside another.
fn predicates(statement: &Statement) -> Vec<Predicate> {
    let mut found: Vec<Predicate> = Vec::new();
    for index in statement.whole() {
        let start = statement.tokens()[index].range.start;
        if found.last().is_some_and(|last| last.range.end > start) {
            continue;
        }
        if let Some(predicate) = predicate_at(statement, index) {
            found.push(predicate);
        }
    }
    found
}

fn predicate_at(statement: &Statement, index: usize) -> Option<Predicate> {
    let (entry, stem) = stem_at(statement, index)?;
    let data = &statement.lexicon.predicates[entry];
    if data.stem.is_ascii() && !ends_in_kana(statement, stem.end) {
        return None;
    }
    let (index, stem) = (index, hedged(statement, index).unwrap_or(stem));
    let paradigms = &statement.lexicon.paradigms;
    let class = statement.lexicon.predicate_classes[entry];
    let is_noun = class.is_none_or(|class| paradigms.is_noun(class));
    let inflected = class.and_then(|class| {
        let inflected = paradigms.read(class, statement.text(), stem.end);
        inflected.filter(|i| is_whole(statement, is_noun, i)).map(|inflected| (class, inflected))
    });
    if let Some((class, inflected)) = inflected {
        if data.weak && is_favour(statement, index) {
            return None;
        }
        if one_kanji_of_a_compound(statement, index, &stem) {
            return None;
        }
        if !counts_in_voice(statement, index, entry, &inflected) {
            return None;
        }
        return Some(verbal(statement, index, entry, stem, class, inflected));
    }
    if !(data.noun || is_noun) {
        return None;
    }
    if data.voice.is_some() {
        // 評価を受けました is passive in all but its form.
        return supported(statement, index, entry, &stem);
    }
    let carried = (!data.alone).then(|| supported(statement, index, entry, &stem)).flatten();
    Some(carried.unwrap_or_else(|| nominal(statement, index, entry, stem)))
}

/// False for the active of a verb that is said of a scheme in its passive alone (認められた), unless it says
/// the same of those who judge or give.
fn counts_in_voice(
    statement: &Statement,
    index: usize,
    entry: usize,
    inflected: &Inflected,
) -> bool {
    let lexicon = statement.lexicon;
    let any = lexicon.predicates[entry].voice.as_deref() != Some("passive");
    if any || inflected.voice == Voice::Passive {
        return true;
    }
    // 認めていただく is passive in all but its form.
    let tail = &statement.text()[inflected.tail.clone()];
    if ["ていただ", "て頂", "てもら", "て貰"].iter().any(|favour| tail.starts_with(favour))
    {
        return true;
    }
    let got = lexicon.predicate_behaviours[entry].got;
    // 企業に星を与える制度: whoever gives.
    let object = (index > 1 && statement.word(index - 1) == "を")
        .then(|| statement.object(index - 2))
        .flatten();
    let named = |o: Object| matches!(o.kind, ObjectKind::Level(_) | ObjectKind::Name(_));
    if got && object.is_some_and(named) {
        return true;
    }
    // IPAが認めた二つ星企業, IPAが評価・格付けする制度
    let noun = statement.token_from(inflected.tail.end);
    let class = lexicon.predicate_classes[entry];
    let suru = class.is_none_or(|class| lexicon.paradigms.is_noun(class));
    let kind = || statement.roles(noun).scheme_noun && (suru || statement.word(index - 1) == "を");
    is_said_of_agent(statement, index) && (got || statement.object(noun).is_some() || kind())
}

/// True for a verb in the clause of who judges: **IPAが**認めた, **IPAが**企業の対策を評価・格付けする.
fn is_said_of_agent(statement: &Statement, verb: usize) -> bool {
    let first = statement.sentence_of(verb).start;
    let reach = (first.max(verb.saturating_sub(SAID_WITHIN))..verb).rev();
    let clause = |&i: &usize| {
        let parts = matches!(
            statement.kind(i),
            Kind::Comma | Kind::Ending(_) | Kind::Open | Kind::Close | Kind::Stop | Kind::Break
        );
        !(parts || statement.word(i) == "は")
    };
    let mut subject = reach.take_while(clause).filter(|&i| statement.word(i) == "が");
    subject.next().is_some_and(|i| i > first && statement.roles(i - 1).agent)
}

/// So many tokens before a verb its subject is looked for.
const SAID_WITHIN: usize = 10;

/// The predicate a token begins, and the bytes of its stem.
fn stem_at(statement: &Statement, index: usize) -> Option<(usize, Range<usize>)> {
    let range = statement.tokens()[index].range.clone();
    match statement.kind(index) {
        Kind::Word(word) => Some((statement.lexicon.words[word].predicate?, range)),
        Kind::Ending(Ending { verb: Some(verb), .. }) => {
            let verb = &statement.lexicon.kana_verbs[verb];
            Some((verb.predicate?, range.start..range.start + verb.stem.len()))
        }
        _ => None,
    }
}

/// 「取得（宣言）しました」: the hedge is part of the stem.
fn hedged(statement: &Statement, index: usize) -> Option<Range<usize>> {
    let hedge = statement.word(index + 1) == "("
        && statement.is_act(index + 2)
        && statement.word(index + 3) == ")";
    hedge.then(|| statement.bytes(index..index + 4))
}

/// A bare 連用形 of another verb than する ends a clause; elsewhere it is part of a longer word
/// (取り組み, 得意).
fn is_whole(statement: &Statement, is_noun: bool, inflected: &Inflected) -> bool {
    let bare = inflected.form == Form::Continuative && inflected.tail.is_empty();
    let purpose = |after: &str| {
        let verb = after.strip_prefix('に');
        let going = &statement.lexicon.vocabulary.going;
        verb.is_some_and(|verb| going.iter().any(|stem| verb.starts_with(stem.as_str())))
    };
    is_noun
        || !bare
        || purpose(&statement.text()[inflected.tail.end..])
        || statement.text()[inflected.tail.end..]
            .chars()
            .next()
            .is_none_or(|c| matches!(c, '、' | '。' | ',' | '\n'))
}

/// 宣言いただく, ご登録いただいた: the favour of what the noun before it says.
fn is_favour(statement: &Statement, index: usize) -> bool {
    // 誰でももらえる
    let acts = |i: usize| statement.is_nominal(i) && !statement.roles(i).subject;
    let Some(before) = index.checked_sub(1).filter(|&i| acts(i)) else { return false };
    let kind = statement.object(before).map(|object| object.kind);
    !matches!(kind, Some(ObjectKind::Name(_) | ObjectKind::Level(_) | ObjectKind::Status))
}

/// 受取る, 聴取した, 読み取る: the kanji or the verb before belongs to it.
fn one_kanji_of_a_compound(statement: &Statement, index: usize, stem: &Range<usize>) -> bool {
    let text = statement.text();
    let Some(before) = index.checked_sub(1) else { return false };
    let kanji = statement.kind(before) == Kind::Noun
        && !clause::is_formal(statement, before)
        && text[..stem.start].chars().next_back().is_some_and(is_kanji);
    let verb = matches!(statement.kind(before), Kind::Ending(ending)
        if ending.form == Form::Continuative && ending.verb.is_none());
    text[stem.clone()].chars().count() == 1 && (kanji || verb)
}

/// 「getした」: a Latin stem counts only as a Japanese verb.
fn ends_in_kana(statement: &Statement, at: usize) -> bool {
    statement.text()[at..].starts_with(is_hiragana)
}

fn verbal(
    statement: &Statement,
    index: usize,
    entry: usize,
    stem: Range<usize>,
    class: Class,
    inflected: Inflected,
) -> Predicate {
    let range = stem.start..inflected.tail.end;
    Predicate {
        entry,
        tokens: index..statement.token_from(range.end).max(index + 1),
        stem,
        range,
        frame: Frame::Verb { class, inflected },
        suffix: None,
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn a_predicate_is_a_noun_a_verb_or_a_noun_with_its_verb() {
        hold(&[
            ("SECURITY ACTION二つ星の認定取得", &["certify 認定取得"]),
            ("SECURITY ACTIONの認定を受けています。", &["certify 認定を受けています"]),
            ("SECURITY ACTIONは企業に星を与える制度です。", &["acquire 与える"]),
            ("SECURITY ACTIONは企業にきっかけを与える制度です。", &[]),
            (
                "SECURITY ACTIONは、審査を待たずに取得できます。",
                &["examine! 審査", "acquire 取得できます"],
            ),
        ]);
    }
}
