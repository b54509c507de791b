//! Sentences in which no word can take the wrong one's place: whoever judges or gives would be said to
//! declare, or what is declared would be no declaration.

use super::Rewording;
use crate::claim::clause;
use crate::claim::predicate::{Frame, Predicate};
use crate::claim::statement::Statement;
use crate::claim::token::Kind;
use crate::claim::{Claim, Link, Phrase};
use crate::sentence::{Form, Inflected, Voice};

/// True where a person must rewrite the sentence of a predicate, whatever is to stand for it.
pub(super) fn keeps_off(statement: &Statement, predicate: &Predicate, link: &Link) -> bool {
    has_recipient(statement, predicate)
        || names_giver(statement, predicate)
        || gives(statement, predicate)
        || is_held_as(statement, predicate, link)
        || is_part_of_judging(statement, predicate)
        || is_done_by_judge(statement, predicate)
        || is_said_of_effort(statement, predicate)
        || arrives(statement, predicate)
}

/// 認定が**届きました**, 認定が**下りる**まで: what others send or let down is nothing that the company does.
fn arrives(statement: &Statement, predicate: &Predicate) -> bool {
    let next = predicate.tokens.end;
    let verb = match &predicate.frame {
        Frame::Verb { .. } => return false,
        // 認定が下りて, 認定が下りました: it is there.
        Frame::Supported { inflected, .. }
            if inflected.past || inflected.lasting || inflected.last == Form::Te =>
        {
            return false;
        }
        Frame::Supported { verb, .. } => verb.start,
        Frame::Noun if matches!(statement.word(next), "が" | "は" | "も") => {
            statement.bytes(next..next + 1).end
        }
        Frame::Noun => return false,
    };
    let arriving = &statement.lexicon.vocabulary.rewording.arriving;
    arriving.iter().any(|stem| statement.text()[verb..].starts_with(stem.as_str()))
}

/// **お取引先の紹介には**、事前に認定を得ています: what another sentence gave its object has words of its own that it may
/// be said of.
pub(super) fn says_more(statement: &Statement, claim: &Claim) -> bool {
    let Phrase::Japanese { predicate, link: Link::Carried { .. } } = &claim.phrase else {
        return false;
    };
    let sentence = statement.sentence_of(predicate.tokens.start);
    let own = |&i: &usize| {
        let roles = statement.roles(i);
        statement.kind(i) == Kind::Noun
            || statement.is_nominal(i)
                && !(roles.prefix || roles.subject || roles.agent || roles.holder || roles.aspect)
                && !statement.is_predicate_noun(i)
    };
    let mut before = sentence.start..predicate.tokens.start;
    statement.objects_in(&sentence).is_empty() && before.any(|i| own(&i))
}

/// SECURITY ACTIONの、**を宣言**: a particle would stand where no noun is before it.
pub(super) fn strands_particle(statement: &Statement, rewording: &Rewording) -> bool {
    let text = statement.text();
    rewording.edits.iter().any(|(range, new)| {
        let particle = |text: &str| text.starts_with(['を', 'は', 'が', 'に', 'も', 'の']);
        let before = text[..range.start].chars().next_back();
        let noun = before.is_some_and(|c| !matches!(c, '、' | ',' | '。' | '(' | '「' | '\n'));
        particle(new) && !noun && !particle(&text[range.start..])
    })
}

/// いただきました, いただいております, いただき、: いたす takes its place; いただいたこと, いただいて: する does.
pub(super) fn is_humbly_said(inflected: &Inflected) -> bool {
    match inflected.form {
        Form::Continuative => true,
        Form::Euphonic => inflected.polite,
        _ => false,
    }
}

/// True for a verb whose passive is a politeness: one does it oneself, and nobody gives.
pub(super) fn polite_passive(statement: &Statement, predicate: &Predicate) -> bool {
    let data = &statement.lexicon.predicates[predicate.entry];
    let paradigms = &statement.lexicon.paradigms;
    let noun = data.class.as_deref().and_then(|name| paradigms.class(name));
    let noun = noun.is_some_and(|class| paradigms.is_noun(class));
    data.alone || (!noun && data.voice.is_none())
}

/// 二つ星**企業として**認められました: those who are one cannot be declared.
fn is_held_as(statement: &Statement, predicate: &Predicate, link: &Link) -> bool {
    let Link::Left(attached) = link else { return false };
    let particle = attached.particle.clone().map_or("", |range| &statement.text()[range]);
    particle == "として"
        && (attached.object + 1..predicate.tokens.start).any(|i| statement.roles(i).holder)
}

/// **IPAより**、積極的に取り組む企業として二つ星を授与されました: whoever gives would have to go.
fn names_giver(statement: &Statement, predicate: &Predicate) -> bool {
    let data = &statement.lexicon.predicates[predicate.entry];
    let received = match &predicate.frame {
        Frame::Noun => false,
        Frame::Supported { .. } => true,
        Frame::Verb { inflected, .. } => {
            inflected.voice == Voice::Passive || !(data.alone || data.replaceable && data.weak)
        }
    };
    let first = statement.sentence_of(predicate.tokens.start).start;
    let clause = (first..predicate.tokens.start).rev().take_while(|&i| match statement.kind(i) {
        // 取り組む: a part of a longer verb.
        Kind::Ending(_) if statement.kind(i + 1) == Kind::Noun => true,
        Kind::Ending(ending) => clause::link(statement, i, ending) == clause::Link::Attributive,
        kind => !matches!(kind, Kind::Stop | Kind::Break),
    });
    received
        && clause.filter(|&i| i > first).any(|i| {
            let by = matches!(statement.word(i), "から" | "より" | "によって" | "により")
                || (predicate.is_passive() && statement.word(i) == "に");
            let mut giver = i - 1;
            // Past what stands in brackets behind the name.
            while giver > first && matches!(statement.kind(giver), Kind::Close | Kind::Space) {
                let open = statement.partner(giver).filter(|&open| open > first);
                giver = open.unwrap_or(giver) - 1;
            }
            by && statement.roles(giver).agent
        })
}

/// 星を**与える**: a verb of which only the passive is said of those who get it.
fn gives(statement: &Statement, predicate: &Predicate) -> bool {
    let data = &statement.lexicon.predicates[predicate.entry];
    let active = matches!(&predicate.frame, Frame::Verb { inflected, .. }
        if inflected.voice == Voice::Active && !inflected.favour);
    data.gives && active
}

/// 基本方針を公開した**会社に**与えられる, **会社に**付与する: whoever is given it would have to act instead.
fn has_recipient(statement: &Statement, predicate: &Predicate) -> bool {
    let first = statement.sentence_of(predicate.tokens.start).start;
    let given = predicate.is_passive() || predicate.behaviour(statement.lexicon).got;
    let own = given && !polite_passive(statement, predicate);
    let vocabulary = &statement.lexicon.vocabulary;
    let clause =
        |&i: &usize| !matches!(statement.kind(i), Kind::Ending(_) | Kind::Stop | Kind::Break);
    own && (first + 1..predicate.tokens.start).rev().take_while(clause).any(|i| {
        // 企業さまには
        let polite = i > 1 && vocabulary.is_honorific(statement.word(i - 1));
        let roles = statement.roles(if polite { i - 2 } else { i - 1 });
        matches!(statement.word(i), "に" | "には" | "へ" | "にも")
            && statement.kind(i) == Kind::Particle
            && (roles.holder || roles.subject)
            && (i < 2 || statement.object(i - 2).is_none())
    })
}

/// 認定**機関**, 合格**ライン**, 合格**率**: what belongs to judging has no counterpart in declaring.
fn is_part_of_judging(statement: &Statement, predicate: &Predicate) -> bool {
    let behaviour = predicate.behaviour(statement.lexicon);
    let Frame::Noun = predicate.frame else { return false };
    if !behaviour.judged {
        return false;
    }
    if let Some(suffix) = predicate.suffix {
        let roles = statement.roles(suffix);
        return behaviour.passed && !(roles.holder || roles.done);
    }
    let next = predicate.tokens.end;
    // 認証店: one kanji is no word by itself.
    let holder = &statement.lexicon.vocabulary.holder;
    let held = holder.iter().any(|end| statement.word(next).ends_with(end.as_str()));
    statement.kind(next) == Kind::Noun && statement.object(next).is_none() && !held
}

/// 認定を行うのは**IPA**です
fn is_done_by_judge(statement: &Statement, predicate: &Predicate) -> bool {
    let sentence = statement.sentence_of(predicate.tokens.start);
    let behind = predicate.tokens.end..sentence.end.max(predicate.tokens.end);
    let mut focus = behind.filter(|&i| {
        let of = statement.word(i) == "の" && matches!(statement.word(i + 1), "は" | "が");
        of || matches!(statement.word(i), "のは" | "のが")
    });
    focus.next().is_some_and(|i| {
        let noun = (i + 1..sentence.end).find(|&i| statement.is_nominal(i));
        // 取得したのは、IPAが推進するSECURITY ACTIONです
        let whole = |noun: usize| !matches!(statement.word(noun + 1), "が" | "の" | "は");
        noun.is_some_and(|noun| statement.roles(noun).agent && whole(noun))
    })
}

/// 当社の**取り組みが**二つ星として認定されました: what is judged of a company cannot declare.
fn is_said_of_effort(statement: &Statement, predicate: &Predicate) -> bool {
    let first = statement.sentence_of(predicate.tokens.start).start;
    let clause = (first + 1..predicate.tokens.start).rev();
    let mut clause = clause.take_while(|&i| !statement.is_inflected(i));
    let efforts = &statement.lexicon.vocabulary.rewording.effort;
    clause.any(|i| {
        let before = &statement.text()[..statement.bytes(i..i + 1).start];
        matches!(statement.word(i), "が" | "は" | "も")
            && efforts.iter().any(|effort| before.ends_with(effort.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{lexicon, reworded};

    #[test]
    fn whoever_judges_or_gives_is_not_made_to_declare() {
        let lexicon = lexicon();
        for (text, right) in [
            ("SECURITY ACTIONは、IPAが評価し、星を付与する制度です。", None),
            ("SECURITY ACTIONは、取り組む企業に星を与える制度です。", None),
            ("SECURITY ACTIONの認定を行うのはIPAです。", None),
            ("SECURITY ACTIONの認定を行うのは大変です。", Some("宣言")),
            ("SECURITY ACTIONの認定機関に聞きました。", None),
            ("SECURITY ACTIONの認定企業に聞きました。", Some("宣言")),
            ("SECURITY ACTIONの合格率は高めです。", None),
            ("SECURITY ACTIONの認定が届きました。", None),
            ("SECURITY ACTIONの認定が下りるまで待ちます。", None),
            ("SECURITY ACTIONの認定が下りました。", Some("を宣言し")),
            ("当社の取り組みがSECURITY ACTION二つ星に認定されました。", None),
            ("当社がSECURITY ACTION二つ星に認定されました。", Some("を宣言し")),
        ] {
            assert_eq!(reworded(&lexicon, text).as_deref(), right, "{text}");
        }
    }
}
