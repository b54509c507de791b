//! Whose a name or a level is: the scheme's, another mark's, another body's, or a rating's.

use std::ops::Range;

use super::clause;
use super::context::Context;
use super::description::is_field;
use super::lexicon::{Object, ObjectKind, Spelling};
use super::polarity::is_denied;
use super::signs::Sign;
use super::statement::Statement;
use super::token::Kind;
use crate::document::Relation;
use crate::sentence::is_longer;

/// The head of a column of ratings is no longer than this (in characters).
const RATED: usize = 16;

impl Context<'_> {
    /// True when an object word really is the scheme's: a name is, a level or 宣言 depends on what
    /// stands round it.
    pub(crate) fn belongs(&self, segment: usize, token: usize, strong: bool) -> bool {
        let statement = &self.statements[segment];
        let Some(Object { scheme, kind }) = statement.object(token) else { return false };
        if !self.may_be_meant(scheme) {
            return false;
        }
        let sentence = statement.sentence_of(token);
        match kind {
            ObjectKind::Name(Spelling::Anaphor) => {
                // 味の星: another's.
                let whose = token >= 2 && statement.word(token - 1) == "の";
                if whose
                    && statement.is_nominal(token - 2)
                    && statement.object(token - 2).is_none()
                    && !statement.roles(token - 2).agent
                    && !statement.roles(token - 2).prefix
                    && !is_field(statement, token - 2)
                    && !self.lexicon.vocabulary.is_grade(statement.word(token - 2))
                {
                    return false;
                }
                let so_far = 0..token.max(sentence.end);
                let about =
                    || self.topic(segment, scheme).is_some() || (strong && self.names(scheme));
                // 料理では星をいただき、情報管理ではSECURITY ACTIONを
                let bytes = statement.bytes(sentence.clone());
                if statement.has_sign(Sign::OtherStars(scheme), &bytes) {
                    return self.nearest_owner_is_scheme(statement, scheme, token, &sentence);
                }
                statement.names_scheme(scheme, &so_far)
                    || (!self.names_other_stars(scheme) && about())
            }
            // securityAction is an identifier of a program.
            ObjectKind::Name(_) => !is_identifier(statement.written(token)),
            ObjectKind::Status => statement.word(token).starts_with("普及") || self.names(scheme),
            ObjectKind::Act if self.is_act_of_other(statement, token) => false,
            ObjectKind::Act => {
                let level = |i: usize| {
                    let object = statement.object(i);
                    object.is_some_and(|o| matches!(o.kind, ObjectKind::Level(Some(_))))
                        && self.belongs(segment, i, strong)
                };
                statement.names_scheme(scheme, &sentence)
                    || self.near(segment, token, scheme)
                    || statement.objects_in(&sentence).iter().any(|&i| level(i))
            }
            ObjectKind::Level(level) => {
                if self.is_given_by_other(statement, token, &sentence)
                    || has_other_holder(statement, scheme, token, &sentence)
                    || self.is_rating(segment, token)
                    || self.row_is_of_other(segment, scheme)
                    || self.head_is_other_mark(segment)
                {
                    return false;
                }
                let bare = level.is_some_and(|l| self.lexicon.schemes[scheme].levels[l].bare);
                let symbol = statement.word(token).starts_with(['★', '☆']);
                let beside = token.saturating_sub(3).max(sentence.start);
                let beside = beside..(token + 4).min(sentence.end);
                // ★3 is a level of others, where they are spoken of.
                if symbol
                    && level.is_none()
                    && self.names_other_stars(scheme)
                    && !statement.names_scheme(scheme, &beside)
                {
                    return false;
                }
                if statement.names_scheme(scheme, &sentence) {
                    // ★4 is a level of others: the name must stand with it.
                    let with_name = sentence.start..(token + 4).min(sentence.end);
                    return (!symbol
                        || level.is_some()
                        || statement.names_scheme(scheme, &with_name))
                        && self.nearest_owner_is_scheme(statement, scheme, token, &sentence);
                }
                let bytes = statement.bytes(sentence.clone());
                if statement.has_sign(Sign::OtherStars(scheme), &bytes) {
                    return false;
                }
                if self.near(segment, token, scheme) {
                    // SCS評価制度：★3から始まる。★4は…: another scheme has the block before it.
                    let start = sentence.start;
                    let rival = statement.first_rival().is_some_and(|rival| rival < start);
                    return level.is_some() || !rival;
                }
                if symbol || level.is_none() {
                    return false;
                }
                if self.speaks_of(scheme) {
                    return !self.names_other_stars(scheme) || bare;
                }
                bare && strong && !self.names_other_stars(scheme)
            }
        }
    }

    /// 介護人材育成宣言: a declaration of another name.
    fn is_act_of_other(&self, statement: &Statement, token: usize) -> bool {
        let Some(before) = token.checked_sub(1) else { return false };
        let word = statement.word(before);
        let mut signs = self.lexicon.schemes.iter().flat_map(|scheme| &scheme.evidence);
        statement.kind(before) == Kind::Noun
            && !signs.any(|sign| sign.contains(word) || word.contains(sign.as_str()))
    }

    /// True for a cell in whose row another scheme is named, and this one is not:
    /// 働きやすい職場認証制度 | 一つ星認証取得.
    fn row_is_of_other(&self, segment: usize, scheme: usize) -> bool {
        let mut row = self.row(segment);
        let named = |block: usize| self.is_named_in(block, scheme);
        row.len() > 1
            && !row.clone().any(named)
            && row.any(|block| self.statements[block].mentions_rival())
    }

    /// True for a field of a record, or a cell, whose head names a mark of its own:
    /// `{ name: "県エコ事業所制度", note: "二つ星の認定を取得" }`.
    fn head_is_other_mark(&self, segment: usize) -> bool {
        let heads = self.segment(segment).labels.iter();
        let mut heads =
            heads.filter(|label| matches!(label.relation, Relation::RowHeader | Relation::Term));
        heads.any(|label| {
            let head = &self.statements[label.segment];
            let last = head.whole().rev().find(|&i| head.is_nominal(i));
            last.is_some_and(|last| self.is_other_mark(head, last))
        })
    }

    /// True for stars that rate something: ★★☆☆☆, 優先度 ★★★, cells of a column 難易度.
    fn is_rating(&self, segment: usize, token: usize) -> bool {
        let statement = &self.statements[segment];
        let Some(range) = statement.tokens().get(token).map(|token| token.range.clone()) else {
            return false;
        };
        let text = statement.text();
        let star = |c: char| matches!(c, '★' | '☆');
        if !text[range.clone()].starts_with(star) {
            return false;
        }
        let run = text[..range.start].chars().rev().take_while(|c| star(*c));
        let run: String = run.chain(text[range.start..].chars().take_while(|c| star(*c))).collect();
        let rated = &self.lexicon.vocabulary.rated;
        let ends = &self.lexicon.vocabulary.rated_end;
        let before = text[..range.start].trim_end_matches([' ', ':', '(', '「', '【', 'は', 'の']);
        let rates = |label: &str| {
            !is_longer(label, RATED)
                && (rated.iter().any(|word| label.contains(word.as_str()))
                    || ends.iter().any(|end| label.trim_end().ends_with(end.as_str())))
        };
        (run.contains('★') && run.contains('☆'))
            || rated.iter().any(|word| before.ends_with(word.as_str()))
            || self.segment(segment).labels.iter().any(|label| {
                label.relation != Relation::Heading && rates(self.statements[label.segment].text())
            })
    }

    /// True when somebody else gives the level or has it: 市から★★, 健康経営優良法人の三つ星.
    fn is_given_by_other(
        &self,
        statement: &Statement,
        token: usize,
        sentence: &Range<usize>,
    ) -> bool {
        let mut at = token;
        while at > sentence.start
            && (matches!(statement.kind(at - 1), Kind::Space | Kind::Open | Kind::Date)
                || statement.roles(at - 1).prefix
                || matches!(statement.word(at - 1), "、" | "も"))
        {
            at -= 1;
        }
        if at < sentence.start + 2 {
            return false;
        }
        // 運転者職場環境良好度認証 二つ星取得
        if at < token && statement.kind(at) == Kind::Space && self.is_other_mark(statement, at - 1)
        {
            return true;
        }
        let particle = statement.word(at - 1);
        let mut owner = at - 2;
        if let Some(open) = statement.partner(owner).filter(|&open| open < owner) {
            // 「…」の: what is quoted is the owner; （…）の: what stands before it.
            let quoted = statement.word(open) != "(";
            owner = if quoted { owner - 1 } else { open.saturating_sub(1) };
        }
        let roles = statement.roles(owner);
        let own = roles.agent || statement.object(owner).is_some();
        match particle {
            "の" => (roles.is_other() || self.is_other_mark(statement, owner)) && !own,
            "で" | "では" | "でも" => {
                let word = statement.word(owner);
                let vocabulary = &self.lexicon.vocabulary;
                let ends = |list: &[String]| list.iter().any(|end| word.ends_with(end.as_str()));
                // 協会の審査で二つ星と認定された
                let of = owner > sentence.start + 1 && statement.word(owner - 1) == "の";
                let judge = of && statement.is_predicate_noun(owner) && {
                    let body = statement.word(owner - 2);
                    vocabulary.names_body(body) && !statement.roles(owner - 2).agent
                };
                ends(&vocabulary.contest) || ends(&vocabulary.rated) || judge
            }
            "から" | "より" | "により" | "によって" => {
                !own && self.lexicon.vocabulary.names_body(statement.word(owner))
                    && !statement.names_scheme(
                        statement.object(token).map_or(0, |object| object.scheme),
                        sentence,
                    )
            }
            _ => false,
        }
    }

    /// 運転者職場環境良好度認証: the last token of a compound that ends as the names of marks do, and
    /// holds no name of a scheme and nothing but what one is about: セキュリティ認証.
    fn is_other_mark(&self, statement: &Statement, last: usize) -> bool {
        let first = statement.sentence_of(last).start;
        let ends = &self.lexicon.vocabulary.scheme_end;
        let word = statement.word(last);
        let compound = (first..=last).rev().take_while(|&i| statement.is_nominal(i));
        // 最高ランクの二つ星: which of them it is, and no name.
        let own = |i: usize| {
            statement.object(i).is_some()
                || statement.roles(i).agent
                || is_field(statement, i)
                || self.lexicon.vocabulary.is_grade(statement.word(i))
        };
        ends.iter().any(|end| word.ends_with(end.as_str()))
            && compound.clone().count() > 1
            && !compound.into_iter().any(own)
    }

    /// Of the owners of stars in a sentence, the nearest before the level, else the nearest after.
    fn nearest_owner_is_scheme(
        &self,
        statement: &Statement,
        scheme: usize,
        token: usize,
        sentence: &Range<usize>,
    ) -> bool {
        let at = statement.tokens()[token].range.start;
        let bytes = statement.bytes(sentence.clone());
        let distance = |start: usize| if start <= at { at - start } else { (start - at) * 2 };
        let others = statement.signs().nearest(Sign::OtherStars(scheme), &bytes, at);
        let other = others.into_iter().flatten().map(distance).min();
        let names = statement.names_in(scheme, sentence).iter().copied();
        let names: Vec<usize> = names.filter(|&name| name != token).collect();
        let behind = names.partition_point(|&i| i <= token);
        let before = behind.checked_sub(1).map(|i| names[i]);
        let nearest = [before, names.get(behind).copied()].into_iter().flatten();
        let name = nearest.map(|i| distance(statement.tokens()[i].range.start)).min();
        match (name, other) {
            (Some(name), Some(other)) => name <= other,
            (name, _) => name.is_some(),
        }
    }
}

/// True for stars that the noun has which their clause modifies, where that noun has stars of its own:
/// 昨年二つ星を獲得したばかりのフランス**料理店**. What names the scheme beside them keeps them its own:
/// SECURITY ACTIONの二つ星を宣言した旅館.
fn has_other_holder(
    statement: &Statement,
    scheme: usize,
    token: usize,
    sentence: &Range<usize>,
) -> bool {
    let comma = |&i: &usize| statement.kind(i) == Kind::Comma;
    let part = (sentence.start..token).rev().find(comma).map_or(sentence.start, |i| i + 1);
    if statement.names_scheme(scheme, &(part..token)) {
        return false;
    }
    let Some(verb) = (token..sentence.end).find(|&i| statement.is_inflected(i)) else {
        return false;
    };
    let Kind::Ending(ending) = statement.kind(verb) else { return false };
    let just = matches!(statement.word(verb + 1), "ばかり" | "ばかりの");
    if !just && clause::link(statement, verb, ending) != clause::Link::Attributive {
        return false;
    }
    let closes = |&i: &usize| {
        let marks =
            matches!(statement.word(i), "は" | "が" | "を" | "に" | "へ" | "で" | "も" | "と");
        let parts = matches!(statement.kind(i), Kind::Comma | Kind::Stop | Kind::Break);
        parts || (marks && statement.kind(i) == Kind::Particle)
    };
    let end = (verb + 1..sentence.end).find(closes).unwrap_or(sentence.end);
    statement.has_sign(Sign::OtherStars(scheme), &statement.bytes(verb + 1..end))
}

/// 「三つ星はいつ取れますか」と聞かれましたが、三つ星はありません: a level that the sentence goes on to deny.
pub(super) fn is_denied_behind(statement: &Statement, token: usize) -> bool {
    let sentence = statement.sentence_of(token);
    matches!(statement.object(token), Some(Object { kind: ObjectKind::Level(None), .. }))
        && statement.objects_in(&(token + 1..sentence.end.max(token + 1))).iter().any(|&i| {
            statement.word(i) == statement.word(token)
                && is_denied(statement, statement.tokens()[i].range.clone(), i)
        })
}

/// True for a name written as programs write theirs: securityAction.
fn is_identifier(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_alphabetic())
        && name.chars().any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn stars_are_whose_they_are_said_to_be() {
        hold(&[
            (
                "健康経営優良法人の三つ星を取得しました。SECURITY ACTIONは宣言です。",
                &["declare 宣言"],
            ),
            ("SECURITY ACTIONで最高ランクの二つ星を獲得しました。", &["acquire 獲得しました"]),
            ("SECURITY ACTIONの話です。お客様満足度で五つ星を獲得しました。", &[]),
            ("SECURITY ACTIONの説明会の帰り、二つ星を獲得したばかりのフランス料理店へ。", &[]),
            ("SECURITY ACTIONの二つ星を獲得した旅館です。", &["acquire 獲得した"]),
        ]);
    }
}
