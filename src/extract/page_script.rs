//! Scripts in pages: which of them show something of their own.

/// Longer scripts in a page (in bytes) were put there by a tool.
const LONGEST_IN_PAGE: usize = 64 << 10;
/// Signs of scripts that hold the page once more, for the program that fills it in, or tell its visits.
const COPIES: &[&str] = &[
    "__next_f",
    "__NEXT_DATA__",
    "__NUXT__",
    "__APOLLO",
    "__INITIAL",
    "__remix",
    "__sveltekit",
    "dataLayer",
    "gtag(",
];

/// How scripts write into the page: of others nobody can tell whether their strings are shown.
const WRITES: &[&str] = &[
    "document.write",
    "innerHTML",
    "outerHTML",
    "innerText",
    "textContent",
    "insertAdjacent",
    ".append(",
    ".html(",
    ".text(",
];

/// True for a script in a page that may show something of its own.
pub(super) fn is_shown(text: &str) -> bool {
    text.len() <= LONGEST_IN_PAGE && writes(text) && !COPIES.iter().any(|sign| text.contains(sign))
}

/// True where something in a text may write words into a page.
pub(super) fn writes(text: &str) -> bool {
    !text.is_ascii() && WRITES.iter().any(|sign| text.contains(sign))
}
