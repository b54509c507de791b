//! Names and levels against the rules on their notation.

use super::Judgement;
use crate::claim::{Analysis, Mention, ObjectKind, Rewording, Spelling};
use crate::document::Document;
use crate::lint::Judgements;
use crate::rule::{Notation, Rule};

/// Judges levels the scheme does not have.
pub(super) fn unknown_levels<'r>(
    rule: &'r Rule,
    scheme: usize,
    analysis: &Analysis,
    found: &mut Judgements<'r>,
) {
    for mention in of_scheme(analysis, scheme) {
        if mention.object.kind == ObjectKind::Level(None) && !mention.denied {
            found.push(Judgement::new(rule, mention.segment, mention.place(), None));
        }
    }
}

/// Judges unofficial notations of names or levels.
pub(super) fn notations<'r>(
    rule: &'r Rule,
    scheme: usize,
    of: Notation,
    analysis: &Analysis,
    document: &Document,
    found: &mut Judgements<'r>,
) {
    for mention in of_scheme(analysis, scheme) {
        let visible = analysis.visible(mention.segment, mention.place());
        let written = &document.segments[mention.segment].text.as_str()[visible];
        let right = match (of, mention.object.kind) {
            (Notation::Names, ObjectKind::Name(spelling)) => {
                right_name(analysis, scheme, mention, spelling, written)
            }
            (Notation::Levels, ObjectKind::Level(Some(level))) => {
                analysis.level(scheme, level).write.clone()
            }
            _ => None,
        };
        if let Some(right) = right {
            let edits = vec![(mention.place(), right)];
            let rewording = Some(Rewording { edits, invasive: false });
            found.push(Judgement::new(rule, mention.segment, mention.place(), rewording));
        }
    }
}

fn of_scheme<'m>(analysis: &'m Analysis, scheme: usize) -> impl Iterator<Item = &'m Mention> {
    analysis.mentions().iter().filter(move |mention| mention.object.scheme == scheme)
}

/// The official spelling, where the one written is wrong: always for a misspelling; for another
/// case or spacing only where the company names its own level with it.
fn right_name(
    analysis: &Analysis,
    scheme: usize,
    mention: &Mention,
    spelling: Spelling,
    written: &str,
) -> Option<String> {
    let latin = written.is_ascii() || written.chars().any(|c| ('Ａ'..='ｚ').contains(&c));
    let right = analysis.official_name(scheme, latin);
    match spelling {
        Spelling::Misspelt => Some(right),
        Spelling::Variant if mention.with_level => Some(right),
        // Only half-width letters in another case: full-width capitals are common and readable.
        Spelling::Official if latin && mention.with_level => {
            let capitals = !written.chars().any(|c| c.is_lowercase());
            (!capitals).then_some(right)
        }
        _ => None,
    }
}
