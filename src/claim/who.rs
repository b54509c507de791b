//! Whose deed or state a predicate is, as far as its sentence says: お客様が, IPAは, 当社では.

use std::ops::Range;

use super::clause::{self, Clause, Link};
use super::party::Party;
use super::predicate::{Frame, Predicate};
use super::statement::Statement;
use super::token::{Ending, Kind};
use crate::sentence::{Form, Voice};

/// Whom a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The company that writes, or one by its name.
    Company,
    /// The body that runs a scheme: IPA.
    Operator,
    /// Another body: a city, an examiner.
    Body,
    /// Readers, or companies in general.
    Anyone,
    /// Another company: a customer, a subsidiary.
    Other,
}

impl Who {
    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Operator => "operator",
            Self::Body => "body",
            Self::Anyone => "anyone",
            Self::Other => "other-company",
        }
    }
}

/// Who is said to do it in the sentence of a Japanese predicate; `None` where nobody is named.
pub(super) fn subject(statement: &Statement, predicate: &Predicate) -> Option<Who> {
    let tokens = &predicate.tokens;
    modified(statement, predicate)
        .or_else(|| helper(statement, predicate))
        .or_else(|| before(statement, tokens.start))
}

/// Who stands before a token of a sentence as the one who is or does what follows.
pub(super) fn before(statement: &Statement, token: usize) -> Option<Who> {
    let sentence = statement.sentence_of(token);
    owner(statement, token).or_else(|| {
        let clauses = clause::clauses(statement, sentence);
        let own = clauses.iter().position(|clause| clause.tokens.end > token)?;
        let start = clauses[own].tokens.start;
        subject_in(statement, start..token, true).or_else(|| {
            let earlier = clauses[..own].iter().rev();
            earlier.filter(|clause| clause.link != Link::Attributive).find_map(|clause| {
                subject_in(statement, clause.tokens.clone(), shares_subject(statement, clause))
            })
        })
    })
}

/// True for a clause whose subject is that of the next too: 取引先が方針を定め、…
fn shares_subject(statement: &Statement, clause: &Clause) -> bool {
    clause.predicate.is_some_and(|verb| {
        let Kind::Ending(ending) = statement.kind(verb) else { return false };
        matches!(ending.form, Form::Te | Form::Continuative)
            && statement.kind(verb + 1) != Kind::Particle
    })
}

/// The last subject or topic in a range of tokens that is somebody.
fn subject_in(statement: &Statement, tokens: Range<usize>, subjects: bool) -> Option<Who> {
    let vocabulary = &statement.lexicon.vocabulary;
    let marks = |word: &str| {
        (subjects && word == "が") || vocabulary.topic.iter().any(|topic| topic == word)
    };
    let mut at = tokens.end;
    while at > tokens.start {
        at -= 1;
        let who = || party(statement, phrase(statement, tokens.start, at));
        // 企業では, 当社、このたび…: where, and who is called, as far as that is one.
        let one = || who().filter(|who| *who != Who::Anyone && *who != Who::Body);
        let word = statement.word(at);
        let found = match statement.kind(at) {
            Kind::Close => {
                at = statement.partner(at).unwrap_or(at).max(tokens.start);
                None
            }
            Kind::Particle if !marks(word) => None,
            Kind::Particle if matches!(word, "が" | "は" | "も" | "って" | "なら") => who(),
            Kind::Particle | Kind::Comma => one(),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// お客様の二つ星宣言: whose the object is.
fn owner(statement: &Statement, token: usize) -> Option<Who> {
    let first = statement.sentence_of(token).start;
    let phrase = phrase(statement, first, token);
    let of = phrase.clone().rev().find(|&i| statement.word(i) == "の")?;
    let whose = party(statement, phrase.start..of)?;
    (!matches!(whose, Who::Operator | Who::Body)).then_some(whose)
}

/// 宣言した企業は, 宣言企業が: who it is said of by the noun that it modifies; `None` for one that says
/// what somebody else is.
fn modified(statement: &Statement, predicate: &Predicate) -> Option<Who> {
    let behind = predicate.tokens.end;
    if let Frame::Noun = predicate.frame {
        let own = predicate.suffix.and_then(|suffix| holder(statement, suffix));
        return own.or_else(|| done_by(statement, behind)).or_else(|| doer(statement, behind));
    }
    let first = behind;
    let attributive = predicate.inflected().is_none_or(|i| i.last.is_attributive());
    if !attributive || !statement.is_nominal(first) || clause::is_formal(statement, first) {
        return None;
    }
    holder(statement, first)
}

/// 宣言の企業: a noun that の joins.
fn done_by(statement: &Statement, of: usize) -> Option<Who> {
    (statement.word(of) == "の").then(|| holder(statement, of + 1))?
}

/// 宣言はお客様が行います, 宣言をした企業: by the verb that a noun is governed by.
fn doer(statement: &Statement, noun: usize) -> Option<Who> {
    let end = statement.sentence_of(noun.saturating_sub(1)).end;
    let verb = (noun..end).find(|&i| statement.is_inflected(i))?;
    let linked = verb == noun || matches!(statement.word(noun), "は" | "を" | "も");
    let Kind::Ending(ending) = statement.kind(verb) else { return None };
    let modifies = ending.form.is_attributive() && statement.is_nominal(verb + 1);
    let whole = modifies && !clause::is_formal(statement, verb + 1);
    let by = || subject_in(statement, (noun + 1).min(verb)..verb, true);
    linked.then(|| by().or_else(|| whole.then(|| holder(statement, verb + 1))?))?
}

/// The party that a noun phrase is, unless it says what somebody is.
fn holder(statement: &Statement, first: usize) -> Option<Who> {
    let mut end = statement.end_of_noun(first);
    let who = party(statement, first..end)?;
    let honours = statement.lexicon.vocabulary.is_honorific(statement.word(end));
    if statement.kind(end) == Kind::Kana && honours {
        end += 1;
    }
    // 宣言企業の例示工業です
    if statement.word(end) == "の" {
        end = statement.end_of_noun(end + 1);
    }
    let copula = &statement.lexicon.vocabulary.copula;
    let rest = &statement.text()[statement.bytes(end..statement.sentence_of(first).end)];
    let closes = !matches!(statement.kind(end), Kind::Particle | Kind::Ending(_));
    let says = copula.iter().any(|copula| rest.starts_with(copula.as_str()));
    (!(closes || says) || who == Who::Other).then_some(who)
}

/// お客様に宣言していただく: who does it for the one that speaks.
fn helper(statement: &Statement, predicate: &Predicate) -> Option<Who> {
    let behaviour = predicate.behaviour(statement.lexicon);
    // 宣言させていただく is nobody's favour.
    let favour = predicate
        .inflected()
        .is_some_and(|inflected| inflected.favour && inflected.voice != Voice::Causative);
    if !favour || behaviour.judged {
        return None;
    }
    let first = statement.sentence_of(predicate.tokens.start).start;
    let helpers = (first..predicate.tokens.start).rev().filter(|&i| {
        statement.kind(i) == Kind::Particle && matches!(statement.word(i), "に" | "には" | "にも")
    });
    let mut found = helpers.filter_map(|i| party(statement, phrase(statement, first, i)));
    Some(found.next().unwrap_or(Who::Other))
}

/// The noun phrase that ends before a token.
fn phrase(statement: &Statement, first: usize, end: usize) -> Range<usize> {
    let mut start = end;
    while start > first {
        let i = start - 1;
        let joins =
            matches!(statement.word(i), "の" | "と" | "や" | "・" | "%" | "および" | "及び");
        match statement.kind(i) {
            Kind::Close => match statement.partner(i).filter(|open| *open >= first) {
                Some(open) => start = open,
                None => break,
            },
            Kind::Kana | Kind::Date => start = i,
            _ if joins || statement.is_nominal(i) => start = i,
            // 当社グループの全5社
            _ if statement.roles(i).prefix && i > first && statement.word(i - 1) == "の" => {
                start = i
            }
            _ => break,
        }
    }
    start..end
}

/// Whom a noun phrase stands for; `None` for a thing.
fn party(statement: &Statement, phrase: Range<usize>) -> Option<Who> {
    let head = phrase.end.checked_sub(1).filter(|head| phrase.contains(head))?;
    let lexicon = statement.lexicon;
    let text = &statement.text()[statement.bytes(phrase.clone())];
    let found = lexicon.parties.of(text);
    let joined =
        phrase.clone().any(|i| matches!(statement.word(i), "と" | "や" | "および" | "及び"));
    if joined && lexicon.parties.are_in(text, Party::Own) {
        return Some(Who::Company);
    }
    let roles = statement.roles(head);
    match found {
        // Of the scheme: 中小企業のためのSECURITY ACTION.
        Some(Party::Anyone) if phrase.clone().any(|i| statement.object(i).is_some()) => None,
        Some(Party::Own) => Some(Who::Company),
        Some(Party::Other) => Some(Who::Other),
        _ if roles.agent => Some(statement.agent(head)),
        Some(Party::Anyone) => Some(Who::Anyone),
        Some(Party::Named) => Some(Who::Company),
        None if !roles.subject && !roles.approver && statement.object(head).is_none() => {
            lexicon.vocabulary.names_body(statement.word(head)).then_some(Who::Body)
        }
        None => None,
    }
}

impl Statement<'_> {
    /// Who the body is that a token names.
    pub(super) fn agent(&self, token: usize) -> Who {
        let name = self.word(token);
        let mut run_by = self.lexicon.schemes.iter().flat_map(|scheme| &scheme.run_by);
        let honorific = self.lexicon.vocabulary.honorific.iter();
        let bare = honorific.filter_map(|end| name.strip_suffix(end.as_str())).next();
        let operates = run_by.any(|body| bare.unwrap_or(name).ends_with(body.as_str()));
        if operates { Who::Operator } else { Who::Body }
    }
}

impl Ending {
    /// True for a form that ends in nothing: what follows is said of its own.
    pub(super) fn is_joined(self) -> bool {
        matches!(self.form, Form::Te | Form::Continuative | Form::Tari) && !self.request
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{analysed, lexicon};

    #[test]
    fn who_is_told_by_the_subject() {
        let lexicon = lexicon();
        for (text, expected) in [
            ("当社はSECURITY ACTIONの二つ星を取得しました。", "company"),
            ("IPAがSECURITY ACTIONの二つ星を付与します。", "operator"),
            ("SECURITY ACTIONの二つ星は、誰でも取得できます。", "anyone"),
        ] {
            let who = analysed(&lexicon, text, |analysis| {
                analysis.claims().first().map(|claim| claim.who.name())
            });
            assert_eq!(who, Some(expected), "{text}");
        }
    }
}
