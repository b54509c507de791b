//! Tags of site generators to the texts they are given: `{{< figure alt="…" >}}`,
//! `{% include figure.html caption="…" %}`, `{% set title = "…" %}`.

use std::sync::LazyLock;

use regex::Regex;

use super::flow::Flow;
use super::html::is_address;
use super::node::Beside;
use super::view::View;
use crate::document::{MappedText, SegmentKind};

/// How tags begin that are given something.
const SIGNS: &[&str] = &["{{<", "{{%", "{%"];

static GIVEN: LazyLock<Regex> = LazyLock::new(|| {
    #[allow(clippy::unwrap_used, reason = "a constant, compiled by every test")]
    Regex::new(r#"([A-Za-z_][-\w]*)\s*=\s*(?:"([^"]*)"|'([^']*)')"#).unwrap()
});

/// Adds the texts that tags among the template constructs of `view` are given.
pub(super) fn read(view: &View<'_>, flow: &mut Flow) {
    for mask in view.masks_in(&(0..view.text().len())) {
        let tag = view.slice(mask.clone());
        if tag.is_ascii() || !SIGNS.iter().any(|sign| tag.starts_with(sign)) {
            continue;
        }
        for given in GIVEN.captures_iter(tag) {
            let Some(value) = given.get(2).or_else(|| given.get(3)) else { continue };
            let text = value.as_str();
            if text.is_ascii() || is_address(text) {
                continue;
            }
            let start = mask.start + value.start() + (text.len() - text.trim_start().len());
            let mut mapped = MappedText::new();
            view.copy(start..start + text.trim().len(), &mut mapped);
            let kind = SegmentKind::Attribute(given[1].to_ascii_lowercase());
            flow.side(kind, mapped, Beside::Nothing);
        }
    }
}
