//! The fixed sentences of the report, for its template.

use std::collections::BTreeMap;

use crate::message::{Lang, say};

/// Messages without arguments; the template has each by its id without `html-`.
const FIXED: &[&str] = &[
    "html-title",
    "html-skip",
    "html-lead",
    "html-clean",
    "html-none",
    "html-summary",
    "html-by-severity",
    "html-by-repair",
    "html-pages",
    "html-page",
    "html-total",
    "html-findings",
    "html-remaining",
    "html-now",
    "html-right",
    "html-source-line",
    "html-help",
    "html-why",
    "html-source",
    "html-show",
    "html-close",
    "html-filters",
    "html-filter-text",
    "html-all-pages",
    "html-filter-rule",
    "html-all-rules",
    "html-all-repairs",
    "html-reset",
    "html-none-shown",
    "html-open-all",
    "html-close-all",
    "html-rules",
    "html-judges",
    "html-reason",
    "html-ground",
    "html-changes",
    "html-changes-shown",
    "html-before",
    "html-after",
    "html-line",
    "html-checked",
    "html-checked-rules",
    "html-unreadable",
    "html-unreadable-note",
    "html-malformed",
    "html-unwritten",
];

/// `by_severity` and so on, each with its sentence.
pub(super) fn fixed(lang: Lang) -> BTreeMap<String, String> {
    FIXED
        .iter()
        .map(|id| (id.trim_start_matches("html-").replace('-', "_"), say(lang, id)))
        .collect()
}
