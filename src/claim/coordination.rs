//! Objects that share one predicate: 「ISO 27001とSECURITY ACTIONを取得」.

use super::lexicon::{Object, ObjectKind};
use super::statement::Statement;
use super::token::Kind;

/// True when another, rightful object stands beside the scheme's before the same verb.
pub(crate) fn shares_verb(statement: &Statement, object: usize, first: usize) -> bool {
    let mut at = object;
    // To the beginning of the scheme's own noun phrase.
    while at > first {
        let before = at - 1;
        let own = statement.object(before).is_some()
            || statement.roles(before).agent
            || matches!(statement.kind(before), Kind::Space | Kind::Open | Kind::Close)
            || matches!(statement.word(before), "の" | "\"" | "★");
        if !own {
            break;
        }
        at = before;
    }
    if at <= first {
        return false;
    }
    if gapped(statement, at, first) {
        return true;
    }
    if !is_coordinator(statement, at - 1) {
        return false;
    }
    let mut head = at - 1;
    while head > first
        && (matches!(statement.kind(head - 1), Kind::Space | Kind::Close)
            || is_coordinator(statement, head - 1))
    {
        head -= 1;
    }
    head > first && {
        let roles = statement.roles(head - 1);
        // 健康経営優良法人、SECURITY ACTION二つ星取得企業: whoever is one needs no verb.
        let word = statement.word(head - 1);
        let holders = &statement.lexicon.vocabulary.holder;
        let is_holder = holders.iter().any(|holder| word.ends_with(holder.as_str()));
        let listed = statement.kind(at - 1) == Kind::Comma;
        (roles.rival && !(is_holder && listed))
            || roles.thing
            || rival_compound(statement, head - 1, first, !listed)
    }
}

/// 「プライバシーマークは2018年に、SECURITY ACTIONは2022年に取得」: the verb is said once.
fn gapped(statement: &Statement, object: usize, first: usize) -> bool {
    // The last date of those passed so far.
    let mut date = None;
    for i in (first..object).rev() {
        match statement.kind(i) {
            Kind::Date => date = date.or(Some(i)),
            Kind::Particle | Kind::Comma | Kind::Space | Kind::Rival | Kind::Word(_) => {}
            _ => return false,
        }
        let topic = || matches!(statement.word(i + 1), "は" | "を" | "が" | "も");
        if statement.roles(i).rival && topic() && date.is_some_and(|date| date >= i + 2) {
            return true;
        }
    }
    false
}

/// 「ISO27001認証」, 「ISMSの認証」: a certifying noun after another scheme's name;
/// `joined` for one that と or the like joins to what shares its verb.
fn rival_compound(statement: &Statement, head: usize, first: usize, joined: bool) -> bool {
    // ISO 27001の認証: whose it is belongs to it.
    let part = |i: usize| {
        (statement.is_nominal(i) && statement.object(i).is_none())
            || (joined && statement.word(i) == "の" && statement.is_predicate_noun(head))
    };
    let compound = || (first..=head).rev().take_while(|&i| part(i));
    // プライバシーマーク付与事業者 has its own verb already.
    compound().any(|i| statement.roles(i).rival)
        && !compound().any(|i| statement.roles(i).holder || statement.roles(i).done)
        && !got_already(statement, head)
}

/// プライバシーマーク取得｜: what is got has its verb already.
fn got_already(statement: &Statement, head: usize) -> bool {
    let mut verbs = statement.predicates_in(&(head..head + 1)).iter();
    verbs.any(|verb| verb.frame.is_noun() && verb.behaviour(statement.lexicon).got)
}

/// The scheme's object that stands before another one and shares its verb:
/// 「SECURITY ACTIONとISO 27001を取得」. `head` is the last token of the other one.
pub(crate) fn sharing_object(statement: &Statement, head: usize, first: usize) -> Option<usize> {
    let mut at = head;
    while at > first {
        if is_coordinator(statement, at) {
            let mut object = at - 1;
            while object > first && matches!(statement.kind(object), Kind::Close | Kind::Space) {
                object -= 1;
            }
            if let Some(Object { kind, .. }) = statement.object(object) {
                return (!matches!(kind, ObjectKind::Act)).then_some(object);
            }
            if !statement.is_nominal(object) {
                return None;
            }
            at = object;
            continue;
        }
        let word = statement.word(at);
        let inside = statement.is_nominal(at)
            || matches!(statement.kind(at), Kind::Space | Kind::Open | Kind::Close | Kind::Mark)
            || word == "の";
        if !inside {
            return None;
        }
        at -= 1;
    }
    None
}

/// 「子会社が二つ星を、当社がISMS認証を、それぞれ取得」: the object before, marked with を and a comma, of the verb
/// that is said once; no verb stands between. `at` is past the last token of the other object.
pub(crate) fn gapped_object(statement: &Statement, at: usize, first: usize) -> Option<usize> {
    let mut before = (first + 1..at).rev().take_while(|&i| !statement.is_inflected(i));
    let mark =
        before.find(|&i| statement.word(i) == "を" && statement.kind(i + 1) == Kind::Comma)?;
    let object = mark - 1;
    let named = statement.object(object).filter(|object| !matches!(object.kind, ObjectKind::Act));
    named.map(|_| object)
}

fn is_coordinator(statement: &Statement, index: usize) -> bool {
    match statement.kind(index) {
        Kind::Comma => statement.word(index) != ";",
        Kind::Mark => matches!(statement.word(index), "・" | "+" | "/" | "&" | "|"),
        _ => matches!(
            statement.word(index),
            "と" | "や"
                | "および"
                | "及び"
                | "ならびに"
                | "並びに"
                | "または"
                | "又は"
                | "かつ"
                | "とともに"
                | "と共に"
                | "もしくは"
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn objects_share_a_verb() {
        hold(&[
            ("GビズIDとSECURITY ACTIONを取得しました。", &["acquire 取得しました"]),
            ("SECURITY ACTIONの宣言と、ISMSの取得を進めています。", &["declare 宣言"]),
        ]);
    }
}
