//! Whether what a predicate says was done, is planned, advised, possible, or only spoken of.
//!
//! A verb tells by its form and by what stands right behind it (宣言しました, 宣言する予定); a noun by
//! the noun or verb that it belongs to (取得の方法, 宣言を目指す). Those words are the operators of
//! `rules/grammar/operators-modality.toml`.

mod kind;
mod noun;
mod reader;
mod verb;

pub use kind::Modality;
use reader::Reader;

use super::predicate::Predicate;
use super::statement::Statement;
use super::token::Ending;
use super::who::Who;
use crate::sentence::{Effect, Scope};

/// The modality of a Japanese predicate that `subject` is said to do, with an object before it at a
/// token, if it has one there.
pub(super) fn of_predicate(
    statement: &Statement,
    predicate: &Predicate,
    object: Option<usize>,
    subject: Option<Who>,
) -> Modality {
    let performs = predicate.behaviour(statement.lexicon).performed
        && matches!(subject, None | Some(Who::Company));
    let own = subject == Some(Who::Company);
    let reader = Reader::new(statement, predicate.tokens.start, performs, own);
    let next = predicate.tokens.end;
    let said = match predicate.inflected() {
        Some(inflected) => reader.verb(Ending::of(inflected, None), next, inflected.tail.end),
        // 認定企業: what it is a part of belongs to the phrase.
        None => reader.noun(statement.token_from(predicate.stem.end)),
    };
    // まだ宣言していない, 未宣言
    let negative = predicate.inflected().is_some_and(|inflected| inflected.negative);
    let awaited = &statement.lexicon.operators;
    let before = predicate.tokens.start.checked_sub(1).map_or("", |before| statement.word(before));
    let awaited = awaited.opens(Effect::Expectation, Scope::Chunk, before);
    // 一つ星以上を, 一つ星または二つ星を
    let either = object.is_some_and(|object| {
        let behind = statement.bytes(object..object + 1).end;
        let before = object.checked_sub(1).map_or("", |before| statement.word(before));
        statement.lexicon.vocabulary.is_alternative(before)
            || reader.behind(behind, &[Effect::Condition]).is_some()
    });
    let said = match said {
        Modality::Done if negative || awaited => Modality::Planned,
        Modality::Done if either => Modality::Conditional,
        said => said,
    };
    let quotes = predicate.inflected().is_some() || predicate.suffix.is_some();
    reader.in_sentence(said, is_quoted(statement, predicate.tokens.start, quotes))
}

/// The modality of a name or level at a token, which nothing but the words round it say anything of.
pub(super) fn of_mention(statement: &Statement, token: usize, subject: Option<Who>) -> Modality {
    let reader = Reader::new(statement, token, false, subject == Some(Who::Company));
    let said = reader.noun(token + 1);
    reader.in_sentence(said, false)
}

/// True for a sentence in marks of quotation, and for a noun in them that と follows; what stands in
/// those of a title is none.
fn is_quoted(statement: &Statement, token: usize, sentence: bool) -> bool {
    match statement.brackets_round(token) {
        Some((open, close)) => {
            let told = sentence || statement.word(close + 1) == "と";
            told && matches!(statement.word(open), "「" | "『")
        }
        None => sentence && statement.is_quoted(token),
    }
}
