//! Logos without a text in their place.

use serde::Deserialize;

use crate::judge::site::{Logo, Remark, Whole};
use crate::judge::{Kind, Terms};

/// Parameters of kind `logo-alt`: none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithoutText {}

impl Kind for WithoutText {
    fn judge_site(&self, terms: &Terms<'_>, whole: &Whole<'_>) -> Vec<Remark> {
        whole.remark_on_logos(terms, |logo, _| lacks_alt(logo).then(|| (logo.span, Vec::new())))
    }

    fn needs_site(&self) -> bool {
        true
    }
}

/// True when it has no text and needs one.
fn lacks_alt(logo: &Logo) -> bool {
    let hidden = matches!(logo.attribute("role"), Some("presentation" | "none"))
        || logo.attribute("aria-hidden") == Some("true");
    let named = ["aria-label", "aria-labelledby", "title"]
        .iter()
        .any(|name| logo.attribute(name).is_some_and(|value| !value.trim().is_empty()));
    match logo.attribute("alt") {
        Some(alt) if !alt.trim().is_empty() => false,
        Some(_) => !logo.text_beside,
        None => !(named || hidden && logo.text_beside),
    }
}
