//! All rules of a run: the embedded ones and those a user adds.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::Rule;
use super::builtin::FILES;
use super::file_kind::FileKind;
use crate::claim::{Lexicon, LexiconError, Scheme, Vocabulary};

/// Rules, schemes and vocabulary of a run.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    rules: Vec<Rule>,
    pub(super) schemes: Vec<Scheme>,
    pub(super) vocabulary: Arc<Vocabulary>,
    /// True when a file was added to those that come with the program.
    has_own: bool,
}

/// Why a rule file cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RuleError {
    /// The folder or file cannot be read.
    #[error("cannot read {path}: {cause}", path = path.display())]
    Unreadable {
        /// What was to be read.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The file is no rule file.
    #[error("{path}:{line}:{column}: {cause}", path = path.display())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column, from 1, in characters.
        column: usize,
        /// What is wrong with it.
        cause: String,
    },
    /// The rules cannot be compiled together.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// A rule watches over no scheme though its kind needs one.
    #[error("rule `{rule}` names no scheme")]
    NoScheme {
        /// The rule.
        rule: String,
    },
    /// A rule watches over a scheme that no file describes.
    #[error("rule `{rule}` names the scheme `{scheme}`, which no file describes")]
    UnknownScheme {
        /// The rule.
        rule: String,
        /// What it names.
        scheme: String,
    },
}

/// A scheme file: one table `[scheme]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SchemeFile {
    scheme: Scheme,
}

/// The keys by which files are told apart.
#[derive(Deserialize)]
struct Keys {
    id: Option<IgnoredAny>,
    scheme: Option<IgnoredAny>,
}

impl From<Keys> for FileKind {
    fn from(keys: Keys) -> Self {
        match keys {
            Keys { id: Some(_), .. } => Self::Rule,
            Keys { scheme: Some(_), .. } => Self::Scheme,
            Keys { .. } => Self::Vocabulary,
        }
    }
}

/// A text that holds values.
trait Written {
    type Error;
    /// The values of the text.
    fn read<T: DeserializeOwned>(&self) -> Result<T, Self::Error>;
}

/// As rules are written.
struct Toml<'t>(&'t str);

/// As they are embedded.
struct Json<'t>(&'t str);

impl Written for Toml<'_> {
    type Error = toml::de::Error;
    fn read<T: DeserializeOwned>(&self) -> Result<T, Self::Error> {
        toml::from_str(self.0)
    }
}

impl Written for Json<'_> {
    type Error = serde_json::Error;
    fn read<T: DeserializeOwned>(&self) -> Result<T, Self::Error> {
        serde_json::from_str(self.0)
    }
}

impl RuleSet {
    /// The rules that come with the program.
    ///
    /// # Errors
    /// Never, as a test of the embedded files shows; the type is that of [`RuleSet::add_dir`].
    pub fn builtin() -> Result<Self, RuleError> {
        let mut set = Self::default();
        for (name, kind, text) in FILES {
            set.add(*kind, &Json(text)).map_err(|error| RuleError::Invalid {
                path: PathBuf::from(name),
                line: error.line(),
                column: error.column(),
                cause: error.to_string(),
            })?;
        }
        Ok(set)
    }

    /// Adds the `*.toml` files of a folder: rules, schemes and vocabulary. A rule or scheme with a
    /// known id takes the other's place; vocabulary adds up.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read or is no rule file.
    #[cfg(feature = "cli")]
    pub fn add_dir(&mut self, dir: &Path) -> Result<(), RuleError> {
        let unreadable = |path: &Path| {
            let path = path.to_path_buf();
            move |cause| RuleError::Unreadable { path, cause }
        };
        let entries = std::fs::read_dir(dir).map_err(unreadable(dir))?;
        let mut paths = Vec::new();
        for entry in entries {
            let path = entry.map_err(unreadable(dir))?.path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                paths.push(path);
            }
        }
        paths.sort();
        for path in paths {
            let text = std::fs::read_to_string(&path).map_err(unreadable(&path))?;
            self.add_file(&path, &text)?;
        }
        Ok(())
    }

    /// Adds one file, told by its keys: `[scheme]` is a scheme, `id` a rule, else vocabulary.
    ///
    /// # Errors
    /// When it is no rule file.
    pub fn add_file(&mut self, path: &Path, text: &str) -> Result<(), RuleError> {
        self.has_own = true;
        let toml = Toml(text);
        let added = toml.read::<Keys>().and_then(|keys| self.add(keys.into(), &toml));
        added.map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            let place = crate::text::LineIndex::new(text).position(text, offset);
            RuleError::Invalid {
                path: path.to_path_buf(),
                line: place.line,
                column: place.column,
                cause: error.message().to_owned(),
            }
        })
    }

    fn add<W: Written>(&mut self, kind: FileKind, text: &W) -> Result<(), W::Error> {
        match kind {
            FileKind::Rule => {
                let rule: Rule = text.read()?;
                self.rules.retain(|known| known.id != rule.id);
                self.rules.push(rule);
                self.rules.sort_by(|a, b| a.id.cmp(&b.id));
            }
            FileKind::Scheme => {
                let SchemeFile { scheme } = text.read()?;
                self.schemes.retain(|known| known.id != scheme.id);
                self.schemes.push(scheme);
            }
            FileKind::Vocabulary => Arc::make_mut(&mut self.vocabulary).extend(text.read()?),
        }
        Ok(())
    }

    /// Keeps the rules `keep` says.
    pub fn retain(&mut self, keep: impl Fn(&Rule) -> bool) {
        self.rules.retain(keep);
    }

    /// The rules, sorted by id.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule of this id.
    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The schemes that rules watch over.
    pub(crate) fn schemes(&self) -> &[Scheme] {
        &self.schemes
    }

    /// Words by the part they play.
    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// True when a file was added to those that come with the program, so that what is wrong with it
    /// is to be said.
    pub(crate) fn has_own(&self) -> bool {
        self.has_own
    }

    /// Fails when a rule watches over no scheme though it must, or over one that no file describes.
    ///
    /// # Errors
    /// That.
    pub(crate) fn check_schemes(&self) -> Result<(), RuleError> {
        for rule in &self.rules {
            let Some(named) = &rule.scheme else {
                if rule.judge.comment_fault().is_some() {
                    continue;
                }
                return Err(RuleError::NoScheme { rule: rule.id.clone() });
            };
            if !self.schemes.iter().any(|scheme| scheme.id == *named) {
                let (rule, scheme) = (rule.id.clone(), named.clone());
                return Err(RuleError::UnknownScheme { rule, scheme });
            }
        }
        Ok(())
    }

    /// Makes the vocabulary and schemes ready to read by. Patterns are compiled when they are needed.
    ///
    /// # Errors
    /// When a word names a conjugation that is missing, or a rule's scheme is missing.
    pub fn lexicon(&self) -> Result<Lexicon, RuleError> {
        self.check_schemes()?;
        Ok(Lexicon::new(Arc::clone(&self.vocabulary), self.schemes.clone())?)
    }
}
