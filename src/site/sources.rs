//! Everything the build needs, in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{Problem, SiteConfig};

/// All input of a build.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The configuration, valid.
    pub config: SiteConfig,
    /// Its text, for messages.
    pub config_text: Arc<str>,
    /// Markdown, by path in the project (`content/…`).
    pub content: BTreeMap<String, Arc<str>>,
    /// Files to copy, by path in the output.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The user's templates, by name.
    pub templates: BTreeMap<String, Arc<str>>,
    /// The logo file, if one is configured.
    pub logo: Option<Vec<u8>>,
    /// What the embeddable piece of HTML links to, if not the badge page.
    pub fragment_link: Option<String>,
    /// Warnings of the configuration.
    pub warnings: Vec<Problem>,
}
