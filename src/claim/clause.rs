//! Tokens of a sentence to chunks (文節) and clauses.
//!
//! A chunk is a noun with its particle, or an inflected word. A clause ends with its predicate; how it
//! is linked to what follows decides whether a search for an object steps over it, and how far a denial
//! reaches.

use std::ops::Range;

use super::statement::Statement;
use super::token::{Ending, Kind};
use crate::sentence::Form;

/// How a clause is linked to what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// It ends the sentence, or a statement within it.
    Finite,
    /// It says how, when or why: 終えてから, 応じる形で, 必要なので.
    Adverbial,
    /// It modifies the noun behind it: 終えた企業.
    Attributive,
    /// It is a noun itself: 勧めに, 取り組みを.
    Nominal,
}

/// A part of a sentence with one predicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Its tokens, the connector that links it included.
    pub tokens: Range<usize>,
    /// The token of its predicate's ending; `None` for a clause without a verb.
    pub predicate: Option<usize>,
    /// How it goes on.
    pub link: Link,
}

/// What stands together: a noun with its particle, an inflected word, a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chunk {
    /// Its tokens, the particle included.
    pub tokens: Range<usize>,
    /// The token of its particle.
    pub particle: Option<usize>,
}

/// How the clause that ends with the ending at `token` is linked to what follows.
pub(crate) fn link(statement: &Statement, token: usize, ending: Ending) -> Link {
    let next = token + 1;
    let word = statement.word(next);
    let particle = statement.kind(next) == Kind::Particle;
    match ending.form {
        Form::Te | Form::Condition | Form::Tari => Link::Adverbial,
        Form::Continuative if particle => Link::Nominal,
        Form::Continuative => Link::Adverbial,
        Form::Dictionary | Form::Past => match statement.kind(next) {
            // 必要なのは: the clause is a noun; 必要なので: it says why.
            Kind::Particle
                if word == "の" && matches!(statement.word(next + 1), "は" | "が" | "を") =>
            {
                Link::Nominal
            }
            Kind::Particle if matches!(word, "という" | "といった" | "との") => {
                Link::Attributive
            }
            Kind::Particle if statement.lexicon.vocabulary.is_connective(word) => Link::Adverbial,
            Kind::Particle => Link::Finite,
            _ if is_formal(statement, next) => Link::Adverbial,
            _ if statement.is_nominal(next) || statement.kind(next) == Kind::Open => {
                Link::Attributive
            }
            _ => Link::Finite,
        },
        _ => Link::Finite,
    }
}

/// True for a noun that closes an adverbial clause: 終えたうえで, 申請する際に.
pub(crate) fn is_formal(statement: &Statement, token: usize) -> bool {
    let word = statement.word(token);
    !word.is_empty() && statement.lexicon.formal_at(word) == Some(word.len())
}

/// The clauses of a sentence, tiling its tokens.
pub(crate) fn clauses(statement: &Statement, sentence: Range<usize>) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut start = sentence.start;
    let mut token = sentence.start;
    while token < sentence.end {
        let Kind::Ending(ending) = statement.kind(token) else {
            token += 1;
            continue;
        };
        let link = link(statement, token, ending);
        // 呼び|かけている: the first part of a longer verb.
        let goes_on = ending.form == Form::Continuative && statement.is_inflected(token + 1);
        if link == Link::Nominal || goes_on {
            token += 1;
            continue;
        }
        let mut end = token + 1;
        let connects = |i: usize| {
            matches!(statement.kind(i), Kind::Particle | Kind::Comma | Kind::Stop | Kind::Space)
                || (i == token + 1 && link == Link::Adverbial && is_formal(statement, i))
        };
        while end < sentence.end && link != Link::Attributive && connects(end) {
            end += 1;
        }
        clauses.push(Clause { tokens: start..end, predicate: Some(token), link });
        (start, token) = (end, end);
    }
    if start < sentence.end {
        clauses.push(Clause { tokens: start..sentence.end, predicate: None, link: Link::Finite });
    }
    clauses
}

/// The chunks of a range of tokens, tiling it.
pub(crate) fn chunks(statement: &Statement, tokens: Range<usize>) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let start = at;
        let part = |i: usize| {
            i < tokens.end && (statement.is_nominal(i) || statement.kind(i) == Kind::Date)
        };
        while part(at) {
            at += 1;
        }
        while at < tokens.end && matches!(statement.kind(at), Kind::Ending(_)) {
            at += 1;
        }
        let content = at > start;
        let mut particle = None;
        while content && at < tokens.end && statement.kind(at) == Kind::Particle {
            particle.get_or_insert(at);
            at += 1;
        }
        at = at.max(start + 1);
        chunks.push(Chunk { tokens: start..at, particle });
    }
    chunks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::lexicon;

    #[test]
    fn a_clause_ends_with_its_predicate_and_says_how_it_goes_on() {
        let lexicon = lexicon();
        for (text, expected) in [
            ("研修を終えてから取得した", "Adverbial Finite"),
            ("方針を定めた企業が取得した", "Attributive Finite"),
            ("取得したのは二年前だ", "Finite"),
            ("聞いたので取得した", "Adverbial Finite"),
            ("ipaが呼びかけている制度だ", "Attributive Finite"),
            ("星を二つ", "Finite"),
        ] {
            let statement = Statement::new(text, &lexicon);
            let found = clauses(&statement, statement.whole());
            let tiled: usize = found.iter().map(|clause| clause.tokens.len()).sum();
            assert_eq!(tiled, statement.tokens().len(), "{text}");
            let links: Vec<_> = found.iter().map(|c| format!("{:?}", c.link)).collect();
            assert_eq!(links.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn a_chunk_is_a_noun_with_its_particle_or_an_inflected_word() {
        let lexicon = lexicon();
        let statement = Statement::new("社内研修を昨年終えて", &lexicon);
        let found = chunks(&statement, statement.whole());
        let words =
            found.iter().map(|chunk| &statement.text()[statement.bytes(chunk.tokens.clone())]);
        assert_eq!(words.collect::<Vec<_>>().join("|"), "社内研修を|昨年|終えて");
        assert!(found[0].particle.is_some() && found[2].particle.is_none());
    }
}
