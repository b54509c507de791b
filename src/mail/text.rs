//! Text that is no mail file: pasted, saved as text, or a page saved as HTML.

use super::{Mail, Origin, Unreadable, html, tidy};
use crate::text::{SourceFile, looks_binary};

/// The text as one mail; `copy` finds the headers in it.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Mail>, Unreadable> {
    if looks_binary(bytes) {
        return Err(Unreadable::Binary);
    }
    let source = SourceFile::decode("", bytes.to_vec());
    let text = source.text();
    let is_page = is_page(text);
    let mut mail = Mail::new(if is_page { Origin::Page } else { Origin::Pasted });
    mail.text = if is_page { tidy(&html::words(text)) } else { tidy(text) };
    mail.is_damaged = source.had_errors();
    if is_page {
        mail.subject = title(text);
    }
    if mail.text.is_empty() { Err(Unreadable::Empty) } else { Ok(vec![mail]) }
}

/// True when a text is the source of a page.
fn is_page(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(2_000).collect();
    let start = start.to_ascii_lowercase();
    start.starts_with('<')
        && ["<!doctype html", "<html", "<head", "<body", "<div", "<table", "<p"]
            .iter()
            .any(|tag| start.contains(tag))
}

/// What a page is called.
fn title(page: &str) -> String {
    let lower = page.to_ascii_lowercase();
    let inside = lower.find("<title").and_then(|at| {
        let start = at + lower[at..].find('>')? + 1;
        Some(start..start + lower[start..].find("</title")?)
    });
    let text = inside.and_then(|range| page.get(range)).unwrap_or_default();
    super::one_line(&html::words(text))
}
