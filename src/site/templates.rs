//! The embedded templates, and the user's own that stand before them.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A file of `site-template/templates/`.
#[derive(Clone, Copy, Debug)]
pub struct Embedded {
    /// Its name, which is also its name under the user's `templates/`.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        &[$(Embedded {
            name: $name,
            text: include_str!(concat!("../../site-template/templates/", $name)),
        }),*]
    };
}

/// Every embedded template, by name.
pub fn embedded() -> &'static [Embedded] {
    embedded![
        "404.html",
        "badge.html",
        "base.html",
        "copy.js",
        "fragment.html",
        "page.html",
        "policy.html",
        "style.css",
        "wording.en.toml",
        "wording.html",
        "wording.ja.toml",
    ]
}

/// The icon of a site that brings none of its own.
pub(crate) const FAVICON: &str = include_str!("../../site-template/static/favicon.svg");
/// The configuration that `init` fills in.
pub(crate) const STARTER_CONFIG: &str =
    include_str!("../../site-template/starter/sa-lint.toml.tera");
/// The Japanese policy that `init` fills in.
pub(crate) const POLICY_JA: &str = include_str!("../../site-template/starter/content/policy.md");
/// The English policy that `init` fills in.
pub(crate) const POLICY_EN: &str = include_str!("../../site-template/starter/content/policy.en.md");

/// Templates by name, each with the path that a message should show.
#[derive(Clone, Debug)]
pub(crate) struct TemplateSet {
    files: BTreeMap<String, (String, Arc<str>)>,
}

impl TemplateSet {
    /// `overrides`: name to text, from the user's `templates/`.
    pub(crate) fn new(overrides: &BTreeMap<String, Arc<str>>) -> Self {
        let mut files: BTreeMap<_, _> = embedded()
            .iter()
            .map(|file| {
                let shown = format!("(built-in)/templates/{}", file.name);
                (file.name.to_owned(), (shown, Arc::from(file.text)))
            })
            .collect();
        for (name, text) in overrides {
            files.insert(name.clone(), (format!("templates/{name}"), Arc::clone(text)));
        }
        Self { files }
    }

    /// Name and text of the files that Tera renders.
    pub(crate) fn for_tera(&self) -> impl Iterator<Item = (&str, &str)> {
        let is_wording = |name: &str| name.starts_with("wording.") && name.ends_with(".toml");
        self.files
            .iter()
            .filter(move |(name, _)| !is_wording(name))
            .map(|(name, (_, text))| (name.as_str(), &**text))
    }

    /// The path to show and the text of a template.
    pub(crate) fn get(&self, name: &str) -> Option<(&str, &Arc<str>)> {
        self.files.get(name).map(|(path, text)| (path.as_str(), text))
    }
}
