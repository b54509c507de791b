//! Levels that the scheme does not have.

use serde::Deserialize;

use crate::claim::ObjectKind;
use crate::judge::{Hit, Kind, Page, Terms};

/// Parameters of kind `unknown-level`: none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnknownLevels {}

impl Kind for UnknownLevels {
    fn judge_page<'a>(&self, terms: &Terms<'a>, page: &Page<'a>, found: &mut Vec<Hit>) {
        for mention in page.mentions_of(terms.scheme) {
            if mention.object.kind == ObjectKind::Level(None) && !mention.denied {
                found.push(terms.hit(mention.segment, mention.place(), None));
            }
        }
    }
}
