//! Predicates in a statement: 取得しました, 認定を受けています, 認証取得済み, 認定企業.

use std::ops::Range;

use super::clause::{self, Link};
use super::lexicon::{Lexicon, ObjectKind};
use super::statement::Statement;
use super::token::{Ending, Kind};
use super::vocabulary::Behaviour;
use crate::sentence::{Class, Form, Inflected, Voice};
use crate::sentence::{is_hiragana, is_kanji};

/// An occurrence of a predicate, from its noun or stem to the end of its ending.
#[derive(Clone, Debug)]
pub(crate) struct Predicate {
    /// Index into the lexicon's predicates.
    pub entry: usize,
    /// Tokens from the first of the phrase to one past its last; the ending may end inside a token.
    pub tokens: Range<usize>,
    /// Bytes of the noun or stem.
    pub stem: Range<usize>,
    /// Bytes of the whole phrase, ending and suffix included.
    pub range: Range<usize>,
    /// How the phrase is built.
    pub frame: Frame,
    /// 企業, 日, ロゴ after a nominal phrase, as a token index; several may follow.
    pub suffix: Option<usize>,
}

/// How a predicate's phrase is built.
#[derive(Clone, Debug)]
pub(crate) enum Frame {
    /// A noun: 取得, 認定企業, 認定取得.
    Noun,
    /// The predicate is a verb itself: 取得しました, 取った.
    Verb { class: Class, inflected: Inflected },
    /// A noun carried by another verb: 認定を受けました. `link` are the bytes between noun and verb.
    Supported {
        link: Range<usize>,
        verb: Range<usize>,
        class: Class,
        humble: bool,
        inflected: Inflected,
    },
}

impl Predicate {
    /// The inflected verb, if it is one.
    pub(crate) fn inflected(&self) -> Option<&Inflected> {
        match &self.frame {
            Frame::Noun => None,
            Frame::Verb { inflected, .. } | Frame::Supported { inflected, .. } => Some(inflected),
        }
    }

    /// How its sense behaves.
    pub(crate) fn behaviour(&self, lexicon: &Lexicon) -> Behaviour {
        lexicon.predicate_behaviours[self.entry]
    }

    /// True for されました and the like.
    pub(crate) fn is_passive(&self) -> bool {
        self.inflected().is_some_and(|i| i.voice == Voice::Passive)
    }
}

/// All predicates, in order, none inside another.
pub(crate) fn predicates(statement: &Statement) -> Vec<Predicate> {
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
        // 認めていただく is passive in all but its form.
        let tail = &statement.text()[inflected.tail.clone()];
        let received =
            ["ていただ", "て頂", "てもら", "て貰"].iter().any(|favour| tail.starts_with(favour));
        // IPAが認めた二つ星企業, IPAが評価・格付けする制度
        let noun = statement.token_from(inflected.tail.end);
        let has_object = index > 0 && statement.word(index - 1) == "を";
        let judge = is_said_of_agent(statement, index)
            && (statement.object(noun).is_some()
                || (statement.roles(noun).scheme_noun && (is_noun || has_object))
                || statement.lexicon.predicate_behaviours[entry].got);
        // 企業に星を与える制度: whoever gives.
        let gives = statement.lexicon.predicate_behaviours[entry].got
            && has_object
            && index > 1
            && statement
                .object(index - 2)
                .is_some_and(|o| matches!(o.kind, ObjectKind::Level(_) | ObjectKind::Name(_)));
        if data.voice.as_deref() == Some("passive")
            && inflected.voice != Voice::Passive
            && !(received || judge || gives)
        {
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
        && statement.object(index + 2).is_some_and(|o| o.kind == ObjectKind::Act)
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

/// A noun, a particle or nothing, at most four modifiers, and a verb that carries it.
fn supported(
    statement: &Statement,
    index: usize,
    entry: usize,
    stem: &Range<usize>,
) -> Option<Predicate> {
    let mut at = statement.token_from(stem.end).max(index + 1);
    // 認定制度 is no 認定, but 認定証を受け取り is.
    while statement.roles(at).done {
        at += 1;
    }
    let particle = match (statement.kind(at), statement.word(at)) {
        (Kind::Particle, "を" | "も" | "が" | "は" | "に") => true,
        (Kind::Particle, _) => return None,
        _ => false,
    };
    if particle {
        at += 1;
        for _ in 0..5 {
            if statement.kind(at) == Kind::Comma || is_modifier(statement, at) {
                at += 1;
            }
        }
        if statement.support(at).is_none() {
            at = behind_clauses(statement, at).unwrap_or(at);
        }
    }
    let lexicon = statement.lexicon;
    let (entry_of_support, verb) = statement.support(at)?;
    let support = &lexicon.supports[entry_of_support];
    let class = lexicon.support_classes[entry_of_support];
    let is_noun = lexicon.paradigms.is_noun(class);
    let inflected = lexicon.paradigms.read(class, statement.text(), verb.end);
    // 認定を取り消す: a part of a longer verb.
    let whole = |i: &Inflected| is_noun || !goes_on_with_kanji(statement.text(), i);
    let inflected = inflected.filter(whole);
    let Some(inflected) = inflected.or_else(|| ends_on_noun(statement, at, particle && is_noun))
    else {
        // 認定取得, 認証取得済み
        let compound = !particle && is_noun;
        return compound
            .then(|| nominal(statement, at, entry, stem.start..verb.end))
            .map(|p| Predicate { tokens: index..p.tokens.end, ..p });
    };
    let range = stem.start..inflected.tail.end;
    Some(Predicate {
        entry,
        tokens: index..statement.token_from(range.end).max(at + 1),
        stem: stem.clone(),
        range,
        frame: Frame::Supported {
            link: stem.end..verb.start,
            verb,
            class,
            humble: support.humble,
            inflected,
        },
        suffix: None,
    })
}

/// 取り|消す: a bare 連用形 that another verb follows.
fn goes_on_with_kanji(text: &str, inflected: &Inflected) -> bool {
    let bare = inflected.form == Form::Continuative && inflected.tail.is_empty();
    bare && text[inflected.tail.end..].starts_with(is_kanji)
}

/// A clause between a noun and the verb that carries it has so many tokens at most.
const LONGEST_CLAUSE: usize = 16;

/// 認定を、【社内研修を終えてから】受けました: the verb behind adverbial clauses.
fn behind_clauses(statement: &Statement, from: usize) -> Option<usize> {
    let end = statement.sentence_of(from).end.min(from + LONGEST_CLAUSE);
    let mut adverbial = false;
    // 審査を待たずに取得: the verb right behind has the noun for its object.
    let first = (from..end).find(|&i| !statement.is_nominal(i));
    let adjoins = statement.kind(from.saturating_sub(1)) == Kind::Particle
        && first.is_some_and(|i| statement.is_inflected(i));
    if adjoins {
        return None;
    }
    for token in from..end {
        match statement.kind(token) {
            _ if adverbial && statement.support(token).is_some() => return Some(token),
            Kind::Ending(ending) => {
                adverbial = clause::link(statement, token, ending) == Link::Adverbial
            }
            Kind::Particle | Kind::Comma => {}
            Kind::Stop | Kind::Break | Kind::Open | Kind::Close => return None,
            _ if adverbial && clause::is_formal(statement, token) => {}
            _ if statement.object(token).is_some() => return None,
            _ => adverbial = false,
        }
    }
    None
}

/// 「認証を取得。」: the verb's noun closes the clause.
fn ends_on_noun(statement: &Statement, verb: usize, may_close: bool) -> Option<Inflected> {
    let end = statement.tokens()[verb].range.end;
    let closes =
        matches!(statement.kind(verb + 1), Kind::Stop | Kind::Break | Kind::Comma | Kind::Close)
            || statement.word(verb + 1) == "(";
    (may_close && closes).then_some(Inflected {
        voice: Voice::Active,
        form: Form::Noun,
        ending: end..end,
        tail: end..end,
        last: Form::Noun,
        negative: false,
        polite: false,
        past: false,
        wish: false,
        lasting: false,
        request: false,
        favour: false,
        able: false,
    })
}

/// True for what may stand between a predicate noun and the verb that carries it.
fn is_modifier(statement: &Statement, index: usize) -> bool {
    let roles = statement.roles(index);
    matches!(statement.kind(index), Kind::Date | Kind::Space)
        || roles.prefix
        || (roles.agent
            && matches!(statement.word(index + 1), "から" | "より" | "によって" | "により"))
        || (index > 0
            && statement.kind(index) == Kind::Particle
            && (statement.roles(index - 1).agent
                || (matches!(statement.kind(index - 1), Kind::Date)
                    && matches!(statement.word(index), "に" | "から" | "より"))))
}

/// The noun that a verb modifies, by itself or through the verb it goes on with: 審査する**制度**,
/// 審査して合否を決める**制度**.
pub(crate) fn modified_by(statement: &Statement, predicate: &Predicate) -> Option<usize> {
    let inflected = predicate.inflected()?;
    let noun = if inflected.last.is_attributive() {
        predicate.tokens.end
    } else if matches!(inflected.last, Form::Te | Form::Continuative) {
        let end = statement.sentence_of(predicate.tokens.start).end;
        let reach = predicate.tokens.end..end.min(predicate.tokens.end + GOES_ON_WITHIN);
        let same = |&i: &usize| {
            let stops =
                matches!(statement.kind(i), Kind::Stop | Kind::Break | Kind::Open | Kind::Close);
            !(stops || matches!(statement.word(i), "は" | "が"))
        };
        // 審査し、基準を満たした企業に星を与える仕組み: 満たした is within the clause.
        let within = |noun: usize| {
            let end = (noun..).find(|&i| !statement.is_nominal(i)).unwrap_or(noun);
            let copula = || {
                statement.kind(end + 1) == Kind::Comma || statement.word(end + 1).starts_with("あ")
            };
            match statement.word(end) {
                "を" | "に" | "へ" | "と" => true,
                // 審査して格付けする制度で、…
                "で" => !copula(),
                _ => false,
            }
        };
        let verbs = reach.take_while(same).filter(|&i| statement.is_inflected(i));
        let main = verbs.into_iter().find(|&verb| {
            let Kind::Ending(ending) = statement.kind(verb) else { return false };
            let modifies = ending.form.is_attributive() && statement.is_nominal(verb + 1);
            let goes_on = matches!(ending.form, Form::Te | Form::Continuative);
            !(goes_on || modifies && within(verb + 1))
        })?;
        let Kind::Ending(ending) = statement.kind(main) else { return None };
        ending.form.is_attributive().then_some(main + 1)?
    } else {
        return None;
    };
    statement.is_nominal(noun).then_some(noun)
}

/// So many tokens behind a verb the one is looked for that it goes on with.
const GOES_ON_WITHIN: usize = 24;

fn nominal(statement: &Statement, index: usize, entry: usize, stem: Range<usize>) -> Predicate {
    // Past a hedge in parentheses, if the stem holds one.
    let mut at = statement.token_from(stem.end).max(index + 1);
    let mut suffix = None;
    while let Kind::Word(_) = statement.kind(at) {
        let roles = statement.roles(at);
        if !(roles.holder || roles.aspect || roles.done) {
            break;
        }
        suffix.get_or_insert(at);
        at += 1;
    }
    let end = statement.bytes(index..at).end;
    Predicate { entry, tokens: index..at, range: stem.start..end, stem, frame: Frame::Noun, suffix }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn a_predicate_is_a_noun_a_verb_or_a_noun_with_its_verb() {
        hold(&[
            ("SECURITY ACTION二つ星の認定取得", &["certify 認定取得"]),
            ("SECURITY ACTIONの認定を受けています。", &["certify 認定を受けています"]),
            (
                "SECURITY ACTIONは、審査を待たずに取得できます。",
                &["examine! 審査", "acquire 取得できます"],
            ),
        ]);
    }
}
