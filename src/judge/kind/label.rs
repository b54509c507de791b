//! What stands over the scheme: headings, heads of rows and columns, terms, keys.

use serde::Deserialize;

use crate::judge::{Hit, Kind, Page, Rank, Terms};

/// Parameters of kind `label`: none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labels {}

impl Kind for Labels {
    fn judge_page<'a>(&self, terms: &Terms<'a>, page: &Page<'a>, found: &mut Vec<Hit>) {
        let labels = page.analysis.labels().into_iter();
        let own = labels.filter(|label| label.object.scheme == terms.scheme);
        found.extend(own.map(|label| terms.hit(label.segment, label.place(), None)));
    }

    fn rank(&self) -> Rank {
        Rank::Label
    }
}
