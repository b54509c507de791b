//! A path or the beginning of a text to its format.

use std::path::Path;

/// A format the linter can read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// HTML and templates that look like it.
    Html,
    /// XHTML: an element may end in its start tag.
    Xhtml,
    /// A Vue component.
    Vue,
    /// A Svelte component.
    Svelte,
    /// An Astro component.
    Astro,
    /// Markdown, with front matter.
    Markdown,
    /// Markdown with components.
    Mdx,
    /// Plain text.
    #[default]
    Text,
    /// reStructuredText, read as plain text.
    ReStructuredText,
    /// AsciiDoc, read as plain text.
    AsciiDoc,
    /// A drawing.
    Svg,
    /// RSS or Atom; other XML holds nothing to read.
    Feed,
}

impl Format {
    /// Every format there is, to test what must hold of each.
    pub const ALL: [Self; 12] = [
        Self::Html,
        Self::Xhtml,
        Self::Vue,
        Self::Svelte,
        Self::Astro,
        Self::Markdown,
        Self::Mdx,
        Self::Text,
        Self::ReStructuredText,
        Self::AsciiDoc,
        Self::Svg,
        Self::Feed,
    ];
}

/// What a template makes, where its name says so: `page.html.erb`, `nginx.conf.j2`.
const NO_PAGES: &[&str] = &[
    "bat",
    "bash",
    "c",
    "cfg",
    "cnf",
    "conf",
    "cpp",
    "cs",
    "css",
    "csv",
    "dockerfile",
    "env",
    "go",
    "graphql",
    "ics",
    "ini",
    "java",
    "js",
    "json",
    "jsx",
    "kt",
    "less",
    "lua",
    "mjs",
    "pl",
    "plist",
    "properties",
    "proto",
    "ps1",
    "py",
    "rb",
    "repo",
    "rs",
    "sass",
    "scss",
    "service",
    "sh",
    "sql",
    "swift",
    "tex",
    "tf",
    "toml",
    "ts",
    "tsx",
    "vcl",
    "yaml",
    "yml",
    "zsh",
];

impl Format {
    /// The format of a file by its name, `None` when it is none that is read. The case of the
    /// extension does not matter. A template is what it makes: `mail.txt.erb` is text,
    /// `app.js.erb` nothing.
    pub fn from_path(path: impl AsRef<Path>) -> Option<Self> {
        let path = path.as_ref();
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match extension.as_str() {
            "html" | "htm" | "shtml" | "php" => Self::Html,
            "xhtml" => Self::Xhtml,
            "vue" => Self::Vue,
            "svelte" => Self::Svelte,
            "astro" => Self::Astro,
            "md" | "markdown" => Self::Markdown,
            "mdx" => Self::Mdx,
            "txt" | "text" => Self::Text,
            "rst" => Self::ReStructuredText,
            "adoc" => Self::AsciiDoc,
            "svg" => Self::Svg,
            "xml" | "rss" | "atom" => Self::Feed,
            "erb" | "ejs" | "njk" | "hbs" | "liquid" | "twig" | "tera" | "j2" => {
                let inner = path.with_extension("");
                if let Some(format) = Self::from_path(&inner) {
                    return Some(format);
                }
                let inner = inner.extension().unwrap_or_default().to_string_lossy();
                if NO_PAGES.iter().any(|name| inner.eq_ignore_ascii_case(name)) {
                    return None;
                }
                Self::Html
            }
            _ => return None,
        })
    }

    /// The format of a text whose name says nothing, by how it begins: markup or plain text.
    pub fn from_content(text: &str) -> Self {
        let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
        let has_declaration = starts_with(rest, "<?xml");
        // Past comments, declarations and the document type, to the first element.
        loop {
            let end = if rest.starts_with("<!--") {
                "-->"
            } else if starts_with(rest, "<?xml") || starts_with(rest, "<!doctype") {
                if starts_with(rest, "<!doctype html") && !has_declaration {
                    return Self::Html;
                }
                ">"
            } else {
                break;
            };
            let Some(at) = rest.find(end) else { return Self::Html };
            rest = rest[at + end.len()..].trim_start();
        }
        let is = |name| starts_with(rest, name);
        if is("<rss") || is("<feed") || is("<rdf:RDF") {
            Self::Feed
        } else if is("<svg") {
            Self::Svg
        } else if has_declaration {
            if is("<html") { Self::Xhtml } else { Self::Feed }
        } else if is("<?php") || is("<%") || is("{%") || begins_with_tag(rest) {
            Self::Html
        } else {
            Self::Text
        }
    }
}

fn begins_with_tag(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else { return false };
    let name = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
    rest.starts_with(|c: char| c.is_ascii_alphabetic())
        && rest[name..].starts_with([' ', '>', '/', '\n', '\r', '\t'])
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn names_say_the_format() {
        let cases = [
            ("a/INDEX.HTML", Some(Format::Html)),
            ("a.shtml", Some(Format::Html)),
            ("a.xhtml", Some(Format::Xhtml)),
            ("page.php", Some(Format::Html)),
            ("page.blade.php", Some(Format::Html)),
            ("page.html.erb", Some(Format::Html)),
            ("page.liquid", Some(Format::Html)),
            ("mail.txt.erb", Some(Format::Text)),
            ("post.md.j2", Some(Format::Markdown)),
            ("feed.xml.njk", Some(Format::Feed)),
            ("app.js.erb", None),
            ("nginx.conf.j2", None),
            ("README.Markdown", Some(Format::Markdown)),
            ("post.mdx", Some(Format::Mdx)),
            ("会社概要.TXT", Some(Format::Text)),
            ("a.svg", Some(Format::Svg)),
            ("app.js", None),
            ("Makefile", None),
            (".htm", None),
        ];
        for (path, format) in cases {
            assert_eq!(Format::from_path(path), format, "{path}");
        }
    }

    #[test]
    fn beginnings_say_the_format() {
        let cases = [
            ("\u{FEFF}\n<!DOCTYPE html><title>", Format::Html),
            ("<!-- a --><p>", Format::Html),
            ("<div\nclass=a>", Format::Html),
            ("<?php echo 1;", Format::Html),
            ("<?xml version='1.0'?><!DOCTYPE html><html>", Format::Xhtml),
            ("<?xml version='1.0'?>\n<!-- a -->\n<rss version='2.0'>", Format::Feed),
            ("<feed xmlns='a'>", Format::Feed),
            ("<svg xmlns='a'>", Format::Svg),
            ("<?xml version='1.0'?><urlset>", Format::Feed),
            ("株式会社サンプル", Format::Text),
            ("<info@example.co.jp>", Format::Text),
            ("", Format::Text),
            ("<!-- a", Format::Html),
        ];
        for (text, format) in cases {
            assert_eq!(Format::from_content(text), format, "{text}");
        }
    }
}
