//! Nouns that say what the scheme is.

use serde::Deserialize;

use crate::claim::Polarity;
use crate::judge::{Hit, Kind, Page, Rank, Terms};

/// Parameters of kind `description`: none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Descriptions {}

impl Kind for Descriptions {
    fn judge_page<'a>(&self, terms: &Terms<'a>, page: &Page<'a>, found: &mut Vec<Hit>) {
        for description in page.descriptions {
            if description.object.scheme != terms.scheme
                || description.polarity != Polarity::Asserted
            {
                continue;
            }
            let rewording = terms.replacement.and_then(|replacement| {
                page.analysis.reword_description(description, &replacement.noun)
            });
            found.push(terms.hit(description.segment, description.place(), rewording));
        }
    }

    fn rank(&self) -> Rank {
        Rank::Claim
    }
}
