//! Logos that are shown before the declaration was accepted.

use serde::Deserialize;

use crate::judge::site::{Remark, Whole};
use crate::judge::{Kind, Terms};

/// Parameters of kind `logo-early`: none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Early {}

impl Kind for Early {
    fn judge_site(&self, terms: &Terms<'_>, whole: &Whole<'_>) -> Vec<Remark> {
        let early = whole.site.unaccepted;
        whole.remark_on_logos(terms, |logo, _| early.then(|| (logo.span, Vec::new())))
    }

    fn needs_site(&self) -> bool {
        true
    }
}
