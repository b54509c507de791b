//! A format to the signs that the people who write it put round a comment.

use std::path::Path;

use serde_json::Value;

use crate::extract::Format;

/// How a comment is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Between two signs; XML allows no two hyphens in it.
    Pair { open: &'static str, close: &'static str, is_xml: bool },
    /// A member of an object in strict JSON.
    Member,
}

const fn pair(open: &'static str, close: &'static str) -> Sign {
    Sign::Pair { open, close, is_xml: false }
}

const HTML: Sign = pair("<!-- ", " -->");
const XML: Sign = Sign::Pair { open: "<!-- ", close: " -->", is_xml: true };
const HASH: Sign = pair("# ", "");
const SLASHES: Sign = pair("// ", "");
const BRACES: Sign = pair("{/* ", " */}");

/// Comments of templates, which no reader of the page is sent, by the ends of their names.
const TEMPLATES: [(&[&str], Sign); 4] = [
    (&["twig", "njk", "tera", "j2"], pair("{# ", " #}")),
    (&["hbs"], pair("{{!-- ", " --}}")),
    (&["liquid"], pair("{% comment %} ", " {% endcomment %}")),
    (&["erb", "ejs"], pair("<%# ", " %>")),
];

/// The comments of a file, the usual one first; none where a comment would be a part of the data,
/// or nobody could write one.
pub(super) fn signs(format: Format, path: &str) -> Vec<Sign> {
    let ending = Path::new(path).extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let template = TEMPLATES.iter().find(|(endings, _)| endings.contains(&ending.as_str()));
    match format {
        Format::Html => template.map(|(_, sign)| *sign).into_iter().chain([HTML]).collect(),
        Format::Php | Format::Vue => vec![HTML, SLASHES],
        Format::Svelte | Format::Astro => vec![HTML, SLASHES, HASH],
        Format::Xhtml | Format::Svg | Format::Feed | Format::Xliff => vec![XML],
        Format::Markdown => vec![HTML, HASH],
        Format::Mdx => vec![BRACES, SLASHES, HASH],
        Format::ReStructuredText => vec![pair(".. ", "")],
        Format::AsciiDoc | Format::Strings => vec![SLASHES],
        Format::JavaScript | Format::TypeScript | Format::Tsx => vec![SLASHES, BRACES],
        Format::Json if matches!(ending.as_str(), "jsonc" | "json5") => vec![SLASHES],
        Format::Json => vec![Sign::Member],
        Format::Text | Format::Yaml | Format::Toml | Format::Fluent | Format::Properties => {
            vec![HASH]
        }
        // In a table a comment is a row, between the lines of a message many tools take none, and
        // the others are no text.
        _ => Vec::new(),
    }
}

impl Sign {
    /// The comment on a line before `next`; `None` where it cannot stand there.
    pub(super) fn above(self, words: &str, next: &str) -> Option<String> {
        let next = next.trim_start().to_ascii_lowercase();
        match self {
            Self::Pair { open, close, .. } => {
                let is_first =
                    ["<!doctype", "<?", "#!", "---", "+++"].iter().any(|s| next.starts_with(s));
                (!is_first).then(|| format!("{open}{words}{close}"))
            }
            Self::Member => {
                let is_member = next.starts_with('"') && next.contains("\":");
                is_member.then(|| format!("\"//\": {},", Value::from(words)))
            }
        }
    }

    /// The comment at the end of a line.
    pub(super) fn behind(self, words: &str) -> Option<String> {
        match self {
            Self::Pair { open, close, .. } => Some(format!("{open}{words}{close}")),
            Self::Member => None,
        }
    }

    /// What parts the reason from the names.
    pub(super) fn parting(self) -> &'static str {
        match self {
            Self::Pair { is_xml: true, .. } => ": ",
            Self::Pair { .. } | Self::Member => " -- ",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, Sign, signs};

    fn above(name: &str, next: &str) -> Option<String> {
        let format = Format::from_path(name).unwrap();
        let sign = signs(format, name).first().copied()?;
        sign.above(&format!("a{}b", sign.parting()), next)
    }

    #[test]
    fn a_comment_is_written_as_those_who_write_the_file_do() {
        for (name, comment) in [
            ("a.html", "<!-- a -- b -->"),
            ("a.njk", "{# a -- b #}"),
            ("a.hbs", "{{!-- a -- b --}}"),
            ("a.ERB", "<%# a -- b %>"),
            ("a.svg", "<!-- a: b -->"),
            ("a.mdx", "{/* a -- b */}"),
            ("a.ts", "// a -- b"),
            ("a.yaml", "# a -- b"),
            ("a.rst", ".. a -- b"),
        ] {
            assert_eq!(above(name, "next").as_deref(), Some(comment), "{name}");
        }
        assert_eq!(above("a.csv", "next"), None);
        assert_eq!(above("a.docx", "next"), None);
    }

    #[test]
    fn strict_json_has_a_member_in_place_of_a_comment() {
        assert_eq!(above("a.json", "  \"b\": 1").as_deref(), Some(r#""//": "a -- b","#));
        assert_eq!(above("a.json", "  \"b\""), None);
        assert_eq!(Sign::Member.behind("a"), None);
        assert_eq!(above("a.jsonc", "  \"b\"").as_deref(), Some("// a -- b"));
    }

    #[test]
    fn nothing_stands_before_the_first_words_of_a_file() {
        for next in ["<!DOCTYPE html>", "<?xml version='1.0'?>", "  ---", "+++", "#!/bin/sh"] {
            assert_eq!(above("a.html", next), None, "{next}");
        }
    }
}
