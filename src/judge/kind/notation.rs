//! Names and levels of the scheme in another notation than the official one.

use serde::Deserialize;

use crate::claim::{Analysis, Mention, ObjectKind, Rewording, Spelling};
use crate::judge::{Hit, Kind, Page, Terms};

/// Parameters of kind `notation`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notations {
    /// What is written wrongly.
    of: Notation,
}

/// What has an official notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Notation {
    /// The scheme's name.
    Names,
    /// Its levels.
    Levels,
}

impl Kind for Notations {
    fn judge_page<'a>(&self, terms: &Terms<'a>, page: &Page<'a>, found: &mut Vec<Hit>) {
        let Page { document, analysis, .. } = page;
        for mention in page.mentions_of(terms.scheme) {
            let visible = analysis.visible(mention.segment, mention.place());
            let written = &document.segments[mention.segment].text.as_str()[visible];
            let right = match (self.of, mention.object.kind) {
                (Notation::Names, ObjectKind::Name(spelling)) => {
                    right_name(analysis, terms.scheme, mention, spelling, written)
                }
                (Notation::Levels, ObjectKind::Level(Some(level))) => {
                    analysis.level(terms.scheme, level).write.clone()
                }
                _ => None,
            };
            if let Some(right) = right {
                let edits = vec![(mention.place(), right)];
                let rewording = Some(Rewording { edits, invasive: false });
                found.push(terms.hit(mention.segment, mention.place(), rewording));
            }
        }
    }
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
