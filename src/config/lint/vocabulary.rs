//! `[lint.vocabulary]`: names of the user's own, checked against the words that rules judge.

use super::checked_against::CheckedAgainst;
use crate::config::problem::Problem;
use crate::config::reader::{At, Sheet, Table};
use crate::config::site_values::one_line;
use crate::message::Message;
use crate::rule::OwnWords;
use crate::text::nearest;

/// Reads `[lint.vocabulary]`.
pub(super) fn read(table: Table<'_>, sheet: &mut Sheet, known: &CheckedAgainst<'_>) -> OwnWords {
    let schemes = table.strings(sheet, "schemes");
    let products = table.strings(sheet, "products");
    let spellings = table.table(sheet, "spellings");
    table.finish(sheet);
    let mut words = OwnWords::default();
    for (given, into) in [(schemes, &mut words.schemes), (products, &mut words.products)] {
        for word in given.iter().flat_map(|given| &given.value) {
            match usable(&word.value, known) {
                Ok(name) => into.push(name),
                Err(problem) => sheet.report(problem, word.span),
            }
        }
    }
    for entry in spellings.into_iter().flat_map(Table::entries) {
        let id = entry.key.value;
        if !known.schemes.contains(id) {
            sheet.report(unknown_scheme(id, known), entry.key.span);
            continue;
        }
        let names: Vec<String> = names(entry.strings(sheet), sheet, known);
        words.spellings.entry(id.to_owned()).or_default().extend(names);
    }
    words
}

fn names(given: Vec<At<String>>, sheet: &mut Sheet, known: &CheckedAgainst<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for word in given {
        match usable(&word.value, known) {
            Ok(name) => names.push(name),
            Err(problem) => sheet.report(problem, word.span),
        }
    }
    names
}

/// A name of two characters at least that takes no word away from the rules.
fn usable(text: &str, known: &CheckedAgainst<'_>) -> Result<String, Problem> {
    let name = one_line(text)?;
    if name.chars().count() < 2 {
        let message = Message::new("lint-config-word-short").with("word", name);
        return Err(Problem::error(message).help(Message::new("lint-config-word-short-help")));
    }
    if (known.is_judged)(&name) {
        let message = Message::new("lint-config-word-judged").with("word", name);
        return Err(Problem::error(message).help(Message::new("lint-config-word-judged-help")));
    }
    Ok(name)
}

fn unknown_scheme(id: &str, known: &CheckedAgainst<'_>) -> Problem {
    let problem = Problem::error(Message::new("lint-config-scheme").with("id", id));
    let near = nearest(id, known.schemes.iter().map(String::as_str));
    let all = || known.schemes.iter().cloned().collect::<Vec<_>>().join(", ");
    problem.help(match near {
        Some(near) => Message::new("config-did-you-mean").with("candidate", near),
        None => Message::new("lint-config-scheme-help").with("schemes", all()),
    })
}
