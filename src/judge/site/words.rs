//! The words by which a company and the logo of a scheme are known: vocabulary.

use super::address::stem;
use crate::claim::{LexiconError, LogoFile, Pattern, Scheme, Vocabulary};

/// Vocabulary of the rules on whole sites.
#[derive(Debug)]
pub(crate) struct Words {
    pub(super) company: Vec<String>,
    /// By scheme.
    pub(super) logos: Vec<LogoWords>,
}

/// How to know the logo of a scheme.
#[derive(Debug)]
pub(super) struct LogoWords {
    /// Patterns of file names and the level each stands for.
    pub(super) files: Vec<(Pattern, Option<u8>)>,
    /// Patterns of the text in its place.
    pub(super) alts: Vec<Pattern>,
}

impl Words {
    /// Takes the words of a vocabulary and of schemes.
    pub(crate) fn new(vocabulary: &Vocabulary, schemes: &[Scheme]) -> Self {
        let logos = schemes.iter().map(|scheme| {
            let file = |logo: &LogoFile| (Pattern::new(&logo.name), logo.stars);
            let files = scheme.logos.iter().map(file).collect();
            LogoWords { files, alts: Pattern::all(&scheme.logo_alt) }
        });
        Self { company: vocabulary.company.clone(), logos: logos.collect() }
    }

    /// Compiles all patterns.
    ///
    /// # Errors
    /// When one is no regular expression.
    pub(crate) fn check(&self) -> Result<(), LexiconError> {
        let alts = self.logos.iter().flat_map(|logo| &logo.alts);
        let files = self.logos.iter().flat_map(|logo| &logo.files).map(|(name, _)| name);
        alts.chain(files).try_for_each(Pattern::check)
    }

    /// True for an address whose file is called as a logo is.
    pub(crate) fn names_logo(&self, address: &str) -> bool {
        let name = stem(address);
        let mut files = self.logos.iter().flat_map(|logo| &logo.files);
        files.any(|(pattern, _)| pattern.is_match(&name))
    }
}

/// True when one of `patterns` is in `text`.
pub(in crate::judge) fn any(patterns: &[Pattern], text: &str) -> bool {
    patterns.iter().any(|pattern| pattern.is_match(text))
}
