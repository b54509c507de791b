//! English claims: "We obtained two stars", "Certified under SECURITY ACTION".
//!
//! English puts the object behind an active verb and before a passive one. Between the two only
//! words that make up the scheme's own noun phrase may stand; any other word is an object of its
//! own. Verbs, nouns and those words are data (`rules/grammar/english.toml`).

use std::ops::Range;

use super::bad_example::is_bad_example;
use super::context::Context;
use super::english_words::{Known, Verb, clause_start};
use super::lexicon::ObjectKind;
use super::polarity::Polarity;
use super::said::{Claim, Phrase};
use super::statement::Statement;

/// English claims of one block.
pub(crate) fn claims(context: &Context, segment: usize) -> Vec<Claim> {
    let statement = &context.statements[segment];
    let english = &statement.lexicon.english;
    let mut found: Vec<Claim> = Vec::new();
    if !statement.may_name || !english.speaks(statement.text()) {
        return found;
    }
    for sentence in statement.sentences().iter().map(|sentence| &sentence.tokens) {
        if statement.objects_in(sentence).is_empty() {
            continue;
        }
        let bytes = statement.bytes(sentence.clone());
        for word in english.forms.within(&statement.text()[bytes.clone()]) {
            let at = bytes.start + word.start..bytes.start + word.end;
            let Some(known) = english.words.get(&statement.text()[at.clone()]) else { continue };
            let Some(token) = object(context, segment, sentence, &at, known) else { continue };
            let Some(object) = statement.object(token) else { continue };
            let polarity = polarity(statement, token, &bytes, &at);
            let verb = Verb::new(statement.text(), &bytes, &at, known);
            let (who, modality) = context.stance_of_english(segment, &verb, polarity);
            let first = statement.tokens()[token].range.start;
            let last = whole_name(statement, token);
            let place = first.min(at.start)..last.max(at.end);
            found.push(Claim {
                segment,
                object,
                sense: known.sense.clone(),
                polarity,
                who,
                modality,
                place,
                phrase: Phrase::English { word: at, object: token },
            });
        }
    }
    found.dedup_by(|b, a| a.place.end > b.place.start && a.sense == b.sense);
    found
}

/// Where a name ends with the level behind it: SECURITY ACTION two stars.
fn whole_name(statement: &Statement, token: usize) -> usize {
    let behind = token + 2;
    let level = statement.word(token + 1) == " " && statement.object(behind).is_some();
    statement.tokens()[if level { behind } else { token }].range.end
}

/// How far (in bytes) an English verb and its object may be apart.
const REACH: usize = 300;

/// The scheme's object an English word is said of.
fn object(
    context: &Context,
    segment: usize,
    sentence: &Range<usize>,
    word: &Range<usize>,
    known: &Known,
) -> Option<usize> {
    let statement = &context.statements[segment];
    let english = &statement.lexicon.english;
    let text = statement.text();
    if let Some((verb, _)) = known.verb
        && english.verbs[verb].linked
        && !english.is_linked(&text[word.end..])
    {
        return None;
    }
    let own = has_other_object(statement, word);
    let japanese = |c: char| !c.is_ascii() && c.is_alphabetic();
    let mut nearest: Option<(usize, usize)> = None;
    let near = word.start.saturating_sub(REACH)..word.end + REACH;
    for &token in statement.objects_in(&tokens_in(statement, &near)) {
        let named = statement
            .object(token)
            .is_some_and(|o| matches!(o.kind, ObjectKind::Name(_) | ObjectKind::Level(Some(_))));
        if !sentence.contains(&token) || !named {
            continue;
        }
        let range = &statement.tokens()[token].range;
        let (between, before) = if range.start >= word.end {
            (word.end..range.start, false)
        } else if range.end <= word.start {
            (range.end..word.start, true)
        } else {
            continue;
        };
        let gap = &text[between.clone()];
        let other = english.forms.within(gap).any(|found| {
            let found = &gap[found];
            let verb = english.words.get(found).is_some_and(|k| k.sense != known.sense);
            verb && !english.is_glue(found)
        });
        if nearest.is_some_and(|(distance, _)| distance <= between.len())
            || gap.contains(japanese)
            || other
            || !context.belongs(segment, token, false)
        {
            continue;
        }
        // Another object of the scheme may stand between: "two stars in SECURITY ACTION".
        let rivals = tokens_in(statement, &between).any(|i| statement.roles(i).rival);
        let takes_object = known.verb.is_some() && !context.lexicon.behaviour(&known.sense).judged;
        let shared = !before && takes_object && gap.contains(" and ");
        let plain = strip_objects(statement, &between);
        let linked = english.is_glue(plain.trim()) && (!rivals || shared);
        let active = before && (own || (takes_object && !english.is_passive(text, &between, word)));
        // "received the SECURITY ACTION logo": the thing is what was got.
        let behind = text[range.end..].trim_start();
        let of_thing = !before
            && takes_object
            && statement.lexicon.vocabulary.english_thing.iter().any(|t| is_word_at(behind, t));
        if linked && !active && !of_thing {
            nearest = Some((between.len(), token));
        }
    }
    nearest.map(|(_, token)| token)
}

/// "certified **to ISO 27001**", "approved **by our board**": what a verb has behind it is another's.
fn has_other_object(statement: &Statement, word: &Range<usize>) -> bool {
    let mut parts = (statement.token_from(word.end)..statement.tokens().len())
        .filter(|&i| statement.word(i) != " ")
        .take(FAR);
    let preposition = parts.next().map_or("", |i| statement.word(i));
    let links = &statement.lexicon.english.links;
    let other = |i: usize| {
        let approver = &statement.lexicon.vocabulary.english_approver;
        statement.roles(i).rival || approver.iter().any(|who| who == statement.word(i))
    };
    (preposition == "to" || links.iter().any(|link| link == preposition))
        && parts.take_while(|&i| statement.object(i).is_none()).any(other)
}

/// So many words behind a verb, white space not counted, its object begins at most.
const FAR: usize = 4;

/// True when a text begins with a word, or its plural.
fn is_word_at(text: &str, word: &str) -> bool {
    let rest = text.strip_prefix(word).map(|rest| rest.strip_prefix('s').unwrap_or(rest));
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn tokens_in(statement: &Statement, bytes: &Range<usize>) -> Range<usize> {
    statement.token_from(bytes.start)..statement.token_from(bytes.end)
}

/// The text of a range without the scheme's own names and levels.
fn strip_objects(statement: &Statement, bytes: &Range<usize>) -> String {
    tokens_in(statement, bytes)
        .filter(|&i| {
            let roles = statement.roles(i);
            statement.object(i).is_none() && !roles.agent && !roles.rival
        })
        .map(|i| statement.word(i))
        .collect()
}

/// How a verb in a sentence (both in bytes) is meant of the object at a token.
fn polarity(
    statement: &Statement,
    object: usize,
    sentence: &Range<usize>,
    verb: &Range<usize>,
) -> Polarity {
    if statement.is_quoted(object) && is_bad_example(statement, object, verb.end) {
        return Polarity::BadExample;
    }
    let text = statement.text();
    let before = &text[clause_start(text, sentence, verb)..verb.start];
    let after = &text[verb.end..sentence.end];
    if statement.lexicon.english.denies(before) && !before.contains("not only") {
        Polarity::Denied
    } else if after.trim_end().ends_with('?') {
        Polarity::Asked
    } else {
        Polarity::Asserted
    }
}

/// One word is enough where an active verb opens on the scheme itself: its place, and the same form
/// of the right verb, which `right` names by its past tense.
pub(super) fn edit(
    context: &Context,
    segment: usize,
    verb: &Range<usize>,
    token: usize,
    right: &str,
) -> Option<(Range<usize>, String)> {
    let statement = &context.statements[segment];
    let english = &statement.lexicon.english;
    let text = statement.text();
    let sentence = statement.bytes(statement.sentence_of(token));
    let range = &statement.tokens()[token].range;
    if tokens_in(statement, &sentence).any(|i| statement.roles(i).rival) {
        return None;
    }
    let behind = range.start >= verb.end;
    let gap = if behind { verb.end..range.start } else { range.end..verb.start };
    let gap = text[gap].trim();
    let direct = (!behind && matches!(gap, "(" | ":"))
        || gap.is_empty()
        || matches!(gap, "the" | "our" | "a" | "\"" | "ipa's");
    let follows = &text[range.end.max(verb.end)..sentence.end];
    let noun_behind = ["award", "approval", "rating", "status"]
        .into_iter()
        .chain(english.nouns())
        .any(|noun| follows.contains(noun));
    let (_, tense) = english.words.get(&text[verb.clone()])?.verb?;
    let right = english.verbs.iter().find(|verb| verb.past == right)?.form(tense)?;
    let before = text[sentence.start..verb.start].trim_end();
    let passive = ["was", "were", "been", "be", "is", "are"].iter().any(|aux| {
        before.strip_suffix(aux).is_some_and(|rest| !rest.ends_with(char::is_alphabetic))
    });
    if !direct || noun_behind || passive || names_giver(statement, &sentence) {
        return None;
    }
    let visible = statement.normalised.visible(verb.clone());
    let written = &context.segment(segment).text.as_str()[visible];
    let capital = written.starts_with(char::is_uppercase);
    let mut letters = right.chars();
    let first = letters.next().filter(|_| capital).map(|c| c.to_ascii_uppercase());
    let word =
        first.map_or_else(|| right.to_owned(), |first| format!("{first}{}", letters.as_str()));
    Some((verb.clone(), word))
}

/// True where a sentence names who gives: "received two stars from IPA".
fn names_giver(statement: &Statement, sentence: &Range<usize>) -> bool {
    tokens_in(statement, sentence).any(|i| {
        let before = statement.text()[..statement.tokens()[i].range.start].trim_end();
        statement.roles(i).agent && before.ends_with(" from")
    })
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{hold, lexicon, reworded};

    #[test]
    fn the_object_stands_behind_an_active_verb_and_before_a_passive_one() {
        hold(&[
            ("We obtained the two-star level of SECURITY ACTION.", &["acquire obtained"]),
            ("SECURITY ACTION (two stars), obtained in 2023", &["acquire obtained"]),
            ("We obtained ISO 27001 and declared SECURITY ACTION.", &["declare declared"]),
            (
                "We declared SECURITY ACTION, and we are certified to ISO 27001.",
                &["declare declared"],
            ),
            ("SECURITY ACTION was approved by our board.", &[]),
            ("SECURITY ACTION was approved by IPA.", &["certify approved"]),
            ("We are not certified under SECURITY ACTION.", &["certify! certified"]),
        ]);
    }

    #[test]
    fn one_word_is_exchanged_where_the_verb_opens_on_the_scheme() {
        let lexicon = lexicon();
        let right = |text| reworded(&lexicon, text);
        assert_eq!(right("We obtained SECURITY ACTION two stars.").as_deref(), Some("declared"));
        assert_eq!(right("We were awarded SECURITY ACTION two stars."), None);
    }
}
