//! The words that tell a company's own statement from talk about others, and its logo from other
//! pictures: vocabulary, compiled.

use regex::Regex;

use super::address::stem;
use crate::claim::{Lexicon, LexiconError, LogoFile, regex};

/// Compiled vocabulary of the rules on whole sites.
#[derive(Debug)]
pub(crate) struct Words {
    pub(super) intent: Vec<Regex>,
    pub(super) foreign: Vec<Regex>,
    pub(super) past: Vec<Regex>,
    pub(super) guide: Vec<Regex>,
    pub(super) company: Vec<String>,
    /// By scheme.
    pub(super) logos: Vec<LogoWords>,
}

/// How to know the logo of a scheme.
#[derive(Debug)]
pub(super) struct LogoWords {
    /// Patterns of file names and the level each stands for.
    pub(super) files: Vec<(Regex, Option<u8>)>,
    /// Patterns of the text in its place.
    pub(super) alts: Vec<Regex>,
}

impl Words {
    /// Compiles the vocabulary of `lexicon`.
    ///
    /// # Errors
    /// When a pattern is no regular expression.
    pub(crate) fn new(lexicon: &Lexicon) -> Result<Self, LexiconError> {
        let vocabulary = lexicon.vocabulary();
        let logos = lexicon.schemes().iter().map(|scheme| {
            let file = |logo: &LogoFile| Ok::<_, LexiconError>((regex(&logo.name)?, logo.stars));
            let files = scheme.logos.iter().map(file).collect::<Result<_, _>>()?;
            Ok(LogoWords { files, alts: all(&scheme.logo_alt)? })
        });
        Ok(Self {
            intent: all(&vocabulary.intent)?,
            foreign: all(&vocabulary.foreign)?,
            past: all(&vocabulary.past)?,
            guide: all(&vocabulary.guide)?,
            company: vocabulary.company.clone(),
            logos: logos.collect::<Result<_, LexiconError>>()?,
        })
    }
}

impl Words {
    /// True for an address whose file is called as a logo is.
    pub(crate) fn names_logo(&self, address: &str) -> bool {
        let name = stem(address);
        let mut files = self.logos.iter().flat_map(|logo| &logo.files);
        files.any(|(pattern, _)| pattern.is_match(&name))
    }
}

fn all(patterns: &[String]) -> Result<Vec<Regex>, LexiconError> {
    patterns.iter().map(|pattern| regex(pattern)).collect()
}

/// True when one of `patterns` is in `text`.
pub(in crate::judge) fn any(patterns: &[Regex], text: &str) -> bool {
    patterns.iter().any(|pattern| pattern.is_match(text))
}
