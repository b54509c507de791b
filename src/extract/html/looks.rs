//! Elements to what a page is shown with: style sheets, the base address, pages within it.

use super::attributes::Attributes;
use super::tag::Tag;
use crate::document::{Looks, Sheet};

/// Notes a linked style sheet, the base address, or another page that is shown in this one or after it.
pub(super) fn note(looks: &mut Looks, attributes: &Attributes<'_>) {
    let value = |name| attributes.value(name).map(|(value, _)| value);
    let says = |name: &str, word: &str| {
        let words = attributes.raw(name).unwrap_or_default().split_ascii_whitespace();
        words.into_iter().any(|own| own.eq_ignore_ascii_case(word))
    };
    match attributes.tag() {
        Tag::Base => {
            if let Some(address) = value("href") {
                looks.base.get_or_insert(address);
            }
        }
        Tag::Link if says("rel", "stylesheet") => {
            looks.sheets.extend(value("href").map(Sheet::Linked));
        }
        Tag::Frame | Tag::Iframe => looks.frames.extend(value("src")),
        Tag::Meta if says("http-equiv", "refresh") => {
            looks.frames.extend(value("content").and_then(|content| refreshed(&content)));
        }
        _ => {}
    }
}

/// The address in `5; url=index.html`.
fn refreshed(content: &str) -> Option<String> {
    let (_, rest) = content.split_once([';', ','])?;
    let rest = rest.trim();
    let address = match rest.get(..3) {
        Some(name) if name.eq_ignore_ascii_case("url") => {
            rest[3..].trim_start().strip_prefix('=')?
        }
        _ => rest,
    };
    let address = address.trim().trim_matches(['"', '\'']);
    (!address.is_empty()).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::refreshed;

    #[test]
    fn the_page_that_comes_after_is_named_in_many_ways() {
        for content in ["0; url=a.html", "3;URL='a.html'", "0,a.html", "0; url = \"a.html\""] {
            assert_eq!(refreshed(content).as_deref(), Some("a.html"), "{content}");
        }
        for content in ["5", "5;", "5; url=", "5; 会"] {
            assert_eq!(refreshed(content).filter(|address| address != "会"), None, "{content}");
        }
    }
}
