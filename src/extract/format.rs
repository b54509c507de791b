//! A path or the beginning of a text to its format.

use std::path::Path;

/// The table of formats: variant, name, extensions, read in a walk?, repaired by `--fix`?
macro_rules! formats {
    ($($(#[$attribute:meta])* $variant:ident $name:literal $extensions:tt $walked:literal $fixable:literal)*) => {
        /// A format the linter can read.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Format {
            $($(#[$attribute])* $variant,)*
        }

        impl Format {
            /// Every format there is, to test what must hold of each.
            pub const ALL: [Self; FORMATS.len()] = [$(Self::$variant,)*];
        }

        /// All formats by what their files are called; the order is that of [`Format::ALL`].
        pub const FORMATS: &[Described] = &[$(Described {
            format: Format::$variant,
            name: $name,
            extensions: &$extensions,
            walked: $walked,
            fixable: $fixable,
        },)*];
    };
}

/// What is known of a format before a file of it is opened.
#[derive(Clone, Copy, Debug)]
pub struct Described {
    /// The format.
    pub format: Format,
    /// What people call it, in any language.
    pub name: &'static str,
    /// Ends of file names, in lower case and without the dot.
    pub extensions: &'static [&'static str],
    /// True when the files that are found in a folder are read, not only those that are named.
    pub walked: bool,
    /// True when `--fix` can repair it.
    pub fixable: bool,
}

formats! {
    /// HTML and templates that look like it.
    Html "HTML" ["html", "htm", "shtml"] true true
    /// XHTML: an element may end in its start tag.
    Xhtml "XHTML" ["xhtml"] true true
    /// PHP: the page around it, and what its strings show.
    Php "PHP" ["php"] true true
    /// A Vue component.
    Vue "Vue" ["vue"] true true
    /// A Svelte component.
    Svelte "Svelte" ["svelte"] true true
    /// An Astro component.
    Astro "Astro" ["astro"] true true
    /// Markdown, with front matter.
    Markdown "Markdown" ["md", "markdown"] true true
    /// Markdown with components.
    Mdx "MDX" ["mdx"] true true
    /// Plain text.
    #[default]
    Text "Text" ["txt", "text"] true true
    /// reStructuredText, read as plain text.
    ReStructuredText "reStructuredText" ["rst"] true true
    /// AsciiDoc, read as plain text.
    AsciiDoc "AsciiDoc" ["adoc"] true true
    /// A drawing.
    Svg "SVG" ["svg"] true true
    /// RSS or Atom; other XML holds nothing to read.
    Feed "RSS, Atom" ["xml", "rss", "atom"] true true
    /// A Word document.
    Word "Word" ["docx", "docm", "dotx"] true true
    /// A PowerPoint presentation.
    Slides "PowerPoint" ["pptx", "pptm", "ppsx"] true true
    /// An Excel workbook.
    Sheets "Excel" ["xlsx", "xlsm"] true true
    /// A text in OpenDocument.
    OpenText "OpenDocument text" ["odt"] true true
    /// A presentation in OpenDocument.
    OpenSlides "OpenDocument presentation" ["odp"] true true
    /// A spreadsheet in OpenDocument.
    OpenSheets "OpenDocument spreadsheet" ["ods"] true true
    /// A PDF.
    Pdf "PDF" ["pdf"] true false
    /// A mail, a mailbox, a saved page.
    Mail "Mail, MHTML" ["eml", "msg", "mbox", "mht", "mhtml"] true false
    /// An archive, whose files are read each by itself.
    Zip "ZIP" ["zip"] true false
    /// JavaScript, with JSX.
    JavaScript "JavaScript, JSX" ["js", "jsx", "mjs", "cjs"] true true
    /// TypeScript.
    TypeScript "TypeScript" ["ts", "mts", "cts"] true true
    /// TypeScript with JSX.
    Tsx "TypeScript with JSX" ["tsx"] true true
    /// JSON, with comments and trailing commas.
    Json "JSON" ["json", "jsonc", "json5", "webmanifest", "arb"] true true
    /// YAML.
    Yaml "YAML" ["yaml", "yml"] true true
    /// TOML.
    Toml "TOML" ["toml"] true true
    /// A table, its cells parted by commas.
    Csv "CSV" ["csv"] true true
    /// A table, its cells parted by tabs.
    Tsv "TSV" ["tsv"] true true
    /// Translations of gettext.
    Po "gettext" ["po"] true true
    /// Translations in XLIFF.
    Xliff "XLIFF" ["xlf", "xliff"] true true
    /// Messages of Java.
    Properties "Java properties" ["properties"] true true
    /// Messages of Fluent.
    Fluent "Fluent" ["ftl"] true true
    /// Messages of Apple's systems.
    Strings "Apple strings" ["strings"] true true
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
    "dockerfile",
    "env",
    "go",
    "graphql",
    "ics",
    "ini",
    "java",
    "kt",
    "less",
    "lua",
    "pl",
    "plist",
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
    "vcl",
    "zsh",
];

/// What templates are called by the programs that fill them in.
const TEMPLATES: &[&str] = &["erb", "ejs", "njk", "hbs", "liquid", "twig", "tera", "j2"];

impl Format {
    /// The format of a file by its name, `None` when it is none that is read. The case of the
    /// extension does not matter. A template is what it makes: `mail.txt.erb` is text,
    /// `app.js.erb` nothing, for no parser reads a script with gaps.
    pub fn from_path(path: impl AsRef<Path>) -> Option<Self> {
        let path = path.as_ref();
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        if TEMPLATES.contains(&extension.as_str()) {
            let inner = path.with_extension("");
            if let Some(format) = Self::from_path(&inner) {
                return (!format.is_code()).then_some(format);
            }
            let inner = inner.extension().unwrap_or_default().to_string_lossy();
            let is_none = NO_PAGES.iter().any(|name| inner.eq_ignore_ascii_case(name));
            return (!is_none).then_some(Self::Html);
        }
        let described = FORMATS.iter().find(|d| d.extensions.contains(&extension.as_str()))?;
        Some(described.format)
    }

    /// What is known of it.
    pub fn described(self) -> &'static Described {
        &FORMATS[self as usize]
    }

    /// True for files that are no text themselves: their text must be unpacked.
    pub fn is_packed(self) -> bool {
        (Self::Word as usize..=Self::Mail as usize).contains(&(self as usize))
    }

    /// True for markup with scripts in it that are read, too.
    pub fn holds_code(self) -> bool {
        matches!(self, Self::Php | Self::Vue | Self::Svelte | Self::Astro | Self::Mdx)
    }

    /// True for scripts and data, whose texts are strings with escapes of their own.
    pub fn is_code(self) -> bool {
        self as usize >= Self::JavaScript as usize
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
        if is("<?php") {
            Self::Php
        } else if is("<rss") || is("<feed") || is("<rdf:RDF") {
            Self::Feed
        } else if is("<svg") {
            Self::Svg
        } else if has_declaration {
            if is("<html") { Self::Xhtml } else { Self::Feed }
        } else if is("<%") || is("{%") || begins_with_tag(rest) {
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
            ("page.php", Some(Format::Php)),
            ("page.blade.php", Some(Format::Php)),
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
            ("app.js", Some(Format::JavaScript)),
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
            ("<?php echo 1;", Format::Php),
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
