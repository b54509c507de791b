//! A sentence as the reader took it apart: chunks, clauses, operators, claims.
//!
//! What rule writers and reports of wrong judgements begin with (`sa-lint explain --sentence`).

use serde::Serialize;

use super::clause::{self, Chunk, Link};
use super::lexicon::ObjectKind;
use super::statement::Statement;
use super::token::{Ending, Kind};
use super::{Analysis, Claim, Link as ObjectLink, Phrase, Polarity};
use crate::sentence::Form;

/// How one sentence was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The sentence in normalised spelling.
    pub sentence: String,
    /// Its clauses, in order.
    pub clauses: Vec<ClausePart>,
    /// What is said in it of a scheme, in order.
    pub claims: Vec<ExplainedClaim>,
}

/// A clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClausePart {
    /// `finite`, `adverbial`, `attributive` or `nominal`.
    pub link: &'static str,
    /// Its chunks, in order.
    pub chunks: Vec<Part>,
}

/// A chunk: content words with their particle, or an inflected word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// As it stands there.
    pub text: String,
    /// What it is: `scheme`, `level`, `act`, `status`, `rival`, `thing`, `predicate`, `agent`,
    /// `noun`, `verb`, `word`, `sign`.
    pub kind: &'static str,
    /// Its particle.
    pub particle: Option<String>,
    /// The form of an inflected word: `te`, `past`, …
    pub form: Option<&'static str>,
    /// True where an inflected word denies.
    pub negative: bool,
}

/// A claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExplainedClaim {
    /// The predicate's words.
    pub predicate: String,
    /// Its sense: `acquire`, `certify`, `declare`, …
    pub sense: String,
    /// What of the scheme it is said of: `scheme`, `level`, `act`, `status`.
    pub object: &'static str,
    /// Where the object stands: `before`, `behind`, `elsewhere`, `english`.
    pub found: &'static str,
    /// `asserted`, `denied`, `asked` or `bad-example`.
    pub polarity: &'static str,
    /// Whom it is about: `company`, `operator`, `body`, `anyone`, `other-company`.
    pub who: &'static str,
    /// How it stands to what is: `done`, `former`, `planned`, `advised`, `asked`, `conditional`,
    /// `mentioned`.
    pub modality: &'static str,
}

impl Analysis<'_> {
    /// How all sentences of the document were read, in order.
    pub fn explain(&self) -> Vec<Explanation> {
        (0..self.context.statements.len()).flat_map(|segment| self.explain_block(segment)).collect()
    }

    fn explain_block(&self, segment: usize) -> Vec<Explanation> {
        let statement = &self.context.statements[segment];
        let claims = self.context.claims_in(segment);
        let sentences = statement.sentences().iter().map(|sentence| sentence.tokens.clone());
        sentences
            .map(|tokens| {
                let bytes = statement.bytes(tokens.clone());
                let within = |claim: &&Claim| bytes.contains(&claim.predicate_range().start);
                Explanation {
                    sentence: statement.text()[bytes.clone()].trim().to_owned(),
                    clauses: clause::clauses(statement, tokens)
                        .into_iter()
                        .map(|clause| ClausePart {
                            link: name_of(clause.link),
                            chunks: clause::chunks(statement, clause.tokens)
                                .iter()
                                .map(|chunk| part(statement, chunk))
                                .collect(),
                        })
                        .collect(),
                    claims: claims
                        .iter()
                        .filter(within)
                        .map(|claim| explained(statement, claim))
                        .collect(),
                }
            })
            .filter(|explanation| !explanation.sentence.is_empty())
            .collect()
    }
}

fn name_of(link: Link) -> &'static str {
    match link {
        Link::Finite => "finite",
        Link::Adverbial => "adverbial",
        Link::Attributive => "attributive",
        Link::Nominal => "nominal",
    }
}

fn part(statement: &Statement, chunk: &Chunk) -> Part {
    let text = |tokens| statement.text()[statement.bytes(tokens)].to_owned();
    let ending = chunk.tokens.clone().rev().find_map(|token| match statement.kind(token) {
        Kind::Ending(ending) => Some(ending),
        _ => None,
    });
    let head = chunk.particle.unwrap_or(chunk.tokens.end).saturating_sub(1);
    Part {
        text: text(chunk.tokens.clone()),
        kind: kind(statement, chunk, head.max(chunk.tokens.start), ending),
        particle: chunk.particle.map(|particle| statement.word(particle).to_owned()),
        form: ending.map(|ending| form(ending.form)),
        negative: ending.is_some_and(|ending| ending.negative),
    }
}

fn kind(statement: &Statement, chunk: &Chunk, head: usize, ending: Option<Ending>) -> &'static str {
    let predicate = chunk.tokens.clone().any(|token| match statement.kind(token) {
        Kind::Word(word) => statement.lexicon.words[word].predicate.is_some(),
        _ => false,
    });
    if let Some(object) = statement.object(head) {
        return object.kind.name();
    }
    let roles = statement.roles(head);
    match () {
        () if predicate => "predicate",
        () if ending.is_some() => "verb",
        () if roles.rival => "rival",
        () if roles.thing => "thing",
        () if roles.agent => "agent",
        () if statement.is_nominal(head) || statement.kind(head) == Kind::Date => "noun",
        () if statement.kind(head) == Kind::Kana => "word",
        () => "sign",
    }
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Irrealis => "irrealis",
        Form::Continuative => "continuative",
        Form::Euphonic => "euphonic",
        Form::Dictionary => "dictionary",
        Form::Conditional | Form::Condition => "condition",
        Form::Volitional => "volitional",
        Form::Humble => "humble",
        Form::Noun => "noun",
        Form::Te => "te",
        Form::Past => "past",
        Form::Tari => "tari",
    }
}

fn explained(statement: &Statement, claim: &Claim) -> ExplainedClaim {
    let found = match &claim.phrase {
        Phrase::Japanese { link: ObjectLink::Left(_), .. } => "before",
        Phrase::Japanese { link: ObjectLink::Right, .. } => "behind",
        Phrase::Japanese { link: ObjectLink::Carried { .. }, .. } => "elsewhere",
        Phrase::English { .. } => "english",
    };
    ExplainedClaim {
        predicate: statement.text()[claim.predicate_range()].to_owned(),
        sense: claim.sense.clone(),
        object: ObjectKind::name(claim.object.kind),
        found,
        polarity: match claim.polarity {
            Polarity::Asserted => "asserted",
            Polarity::Denied => "denied",
            Polarity::Asked => "asked",
            Polarity::BadExample => "bad-example",
        },
        who: claim.who.name(),
        modality: claim.modality.name(),
    }
}
