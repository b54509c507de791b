//! Whom an English claim is about, and how it stands to what is: "Our clients plan to declare".

use super::english_words::{Tense, Verb};
use super::lexicon::Lexicon;
use super::modality::Modality;
use super::party::Party;
use super::statement::Statement;
use super::who::Who;

/// Auxiliaries by which a past participle is no past: plans to **be** certified.
const NO_PAST: [&str; 4] = ["be", "get", "become", "have"];

/// Who is named before the verb, or behind the "by" of a passive; `None` where nobody is.
pub(super) fn subject(statement: &Statement, verb: &Verb<'_>) -> Option<Who> {
    let parties = &statement.lexicon.parties;
    let by = verb.after.split_once(" by ").map(|(_, by)| by);
    let by = by.and_then(|by| parties.last(by.split([',', ';', '.']).next().unwrap_or(by)));
    let party = by.or_else(|| parties.last(verb.before))?;
    Some(match party {
        Party::Own | Party::Named => Who::Company,
        Party::Other => Who::Other,
        Party::Anyone => Who::Anyone,
    })
}

/// How it stands to what is: by the verb's form and the last modal word before it.
pub(super) fn modality(lexicon: &Lexicon, verb: &Verb<'_>) -> Modality {
    let words = &lexicon.modal_words;
    if words.condition.is_in(verb.before) {
        return Modality::Conditional;
    }
    // A modal of another subject is not this verb's: In May 2024 we declared.
    let modal = words
        .last_english(verb.before)
        .filter(|(_, between)| !lexicon.parties.are_in(between, Party::Own));
    let said = match (verb.tense, modal) {
        (Some(Tense::Past), Some((modal, between))) => {
            let mut between = between.split_whitespace();
            let counts = between.any(|word| NO_PAST.contains(&word));
            if counts { modal } else { Modality::Done }
        }
        (Some(Tense::Past | Tense::Third), _) => Modality::Done,
        (_, Some((modal, _))) => modal,
        (Some(Tense::Base), None) => match verb.before.split_whitespace().next_back() {
            Some("to") => Modality::Mentioned,
            // Declare two stars!
            None => Modality::Advised,
            Some(_) => Modality::Done,
        },
        (Some(Tense::Ing), None) => Modality::Mentioned,
        (None, None) => Modality::Done,
    };
    if said == Modality::Done && words.is_former(verb.before) { Modality::Former } else { said }
}
