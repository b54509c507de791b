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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn logo(attributes: &[(&str, &str)], text_beside: bool) -> Logo {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Logo {
            scheme: 0,
            span: Span::new(0, 1),
            src_span: Span::new(0, 1),
            line: 1,
            src: String::new(),
            attributes: attributes.iter().map(owned).collect(),
            by_file: None,
            by_alt: None,
            text_beside,
        }
    }

    #[test]
    fn a_text_of_any_kind_or_beside_an_empty_one_is_enough() {
        for (attributes, beside, lacks) in [
            (&[][..], true, true),
            (&[("alt", "二つ星")], false, false),
            (&[("alt", " ")], false, true),
            (&[("alt", "")], true, false),
            (&[("aria-label", "二つ星")], false, false),
            (&[("aria-hidden", "true")], true, false),
            (&[("role", "presentation")], false, true),
        ] {
            assert_eq!(lacks_alt(&logo(attributes, beside)), lacks, "{attributes:?} {beside}");
        }
    }
}
