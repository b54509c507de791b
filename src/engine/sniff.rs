//! A guess at the format of a document whose name says nothing.

use crate::extract::Format;

/// HTML where the first thing is a tag, Markdown where there is front matter or a `#` heading,
/// plain text otherwise.
pub(super) fn format(text: &str) -> Format {
    let start = text.trim_start();
    let mut letters = start.chars();
    if letters.next() == Some('<')
        && letters.next().is_some_and(|c| c == '!' || c == '?' || c.is_ascii_alphabetic())
    {
        return Format::Html;
    }
    let mut lines = text.lines().take(200);
    let front_matter = matches!(text.lines().next().map(str::trim_end), Some("---" | "+++"));
    if front_matter || lines.any(is_heading) { Format::Markdown } else { Format::Text }
}

/// True for `# Heading` of any level.
fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_thing_says_what_it_is() {
        for (text, expected) in [
            ("\n <!doctype html><p>星", Format::Html),
            ("<p>星</p>", Format::Html),
            ("<?xml version=\"1.0\"?>", Format::Html),
            ("< 3 つ星 >", Format::Text),
            ("---\ntitle: 会社概要\n---\n", Format::Markdown),
            ("前書き\n\n## 会社概要\n", Format::Markdown),
            ("#セキュリティ #一つ星", Format::Text),
            ("", Format::Text),
        ] {
            assert_eq!(format(text), expected, "{text:?}");
        }
    }
}
