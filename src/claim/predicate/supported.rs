//! Nouns that another verb carries: 認定を受けました, 認証を取得しています, 認定取得.

use std::ops::Range;

use super::{Frame, Predicate};
use crate::claim::clause::{self, Link};
use crate::claim::statement::Statement;
use crate::claim::token::Kind;
use crate::sentence::{Form, Inflected, Voice, is_kanji};

/// A noun, a particle or nothing, at most four modifiers, and a verb that carries it.
pub(super) fn supported(
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
        (Kind::Particle, "を" | "も" | "が" | "は" | "に" | "にも" | "には") => true,
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

/// A noun with what surrounds it: 認定企業, 取得日.
pub(super) fn nominal(
    statement: &Statement,
    index: usize,
    entry: usize,
    stem: Range<usize>,
) -> Predicate {
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
    let (tokens, range) = (index..at, stem.start..end);
    Predicate { entry, tokens, range, stem, frame: Frame::Noun, suffix }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn a_verb_carries_the_noun_before_it() {
        hold(&[
            (
                "SECURITY ACTIONの認定を、研修を終えてから受けました。",
                &["certify 認定を、研修を終えてから受けました"],
            ),
            ("SECURITY ACTIONの認定取得", &["certify 認定取得"]),
            ("SECURITY ACTIONの認定を取り消す。", &["certify 認定"]),
            ("SECURITY ACTIONの認証を取得。", &["certify 認証を取得"]),
        ]);
    }
}
