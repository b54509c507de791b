//! Which texts can have findings at all, told from their source without parsing it.
//!
//! Every finding needs an anchor somewhere in its document: a name of the scheme, a level that
//! counts by itself, the name of a number, a host. The filter looks for a short key of each anchor
//! and reads on from there as a reader would. An anchor whose key is broken by markup, a character
//! reference or another width gives itself away at the seam: the letters on either side of it are
//! neighbours in the anchor. So a text is let go only when neither a key nor a seam speaks for it.

mod anchor;
mod letters;
mod seam;

use regex::bytes::Regex;

use crate::claim::{Lexicon, LexiconError};
use crate::extract::Format;
use crate::rule::{Judge, RuleSet};

use anchor::Anchor;
use seam::Seams;

/// Tells texts without any trace of a scheme from the rest.
#[derive(Debug)]
pub(super) struct Prefilter {
    anchors: Vec<Anchor>,
    /// Finds all keys; none where there is no anchor.
    keys: Option<Regex>,
    seams: Seams,
}

impl Prefilter {
    /// Works out the anchors of all rules.
    ///
    /// # Errors
    /// When the keys cannot be compiled together.
    pub(super) fn new(rules: &RuleSet, lexicon: &Lexicon) -> Result<Self, LexiconError> {
        let anchors = anchors(rules, lexicon);
        let mut literals: Vec<String> =
            anchors.iter().flat_map(|a| a.keys()).map(|key| regex::escape(&key)).collect();
        literals.sort();
        literals.dedup();
        let pattern = format!("(?i:{})", literals.join("|"));
        let keys = Regex::new(&pattern)
            .map_err(|cause| LexiconError::Pattern { pattern, cause: Box::new(cause) })?;
        let keys = (!literals.is_empty()).then_some(keys);
        Ok(Self { seams: Seams::new(&anchors), anchors, keys })
    }

    /// False only where no rule can have a finding.
    pub(super) fn passes(&self, text: &str, format: Format) -> bool {
        // Feeds hold documents that are escaped once more.
        matches!(format, Format::Feed) || self.has_key(text) || self.seams.any(text, format)
    }

    fn has_key(&self, text: &str) -> bool {
        let Some(keys) = &self.keys else { return false };
        let mut at = 0;
        while let Some(found) = keys.find_at(text.as_bytes(), at) {
            if self.anchors.iter().any(|anchor| anchor.stands_at(text, found.start())) {
                return true;
            }
            // Keys may overlap: go on right behind the first character of this one.
            at = text.ceil_char_boundary(found.start() + 1);
        }
        false
    }
}

fn anchors(rules: &RuleSet, lexicon: &Lexicon) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    for scheme in lexicon.schemes() {
        anchors.extend(scheme.official.iter().map(|name| Anchor::misspelt(name)));
        let levels = scheme.levels.iter().filter(|level| level.bare).map(|level| &level.text);
        let exact = scheme.variant.iter().chain(&scheme.status).chain(levels);
        anchors.extend(exact.map(|name| Anchor::exact(name)));
    }
    for rule in rules.rules() {
        match &rule.judge {
            Judge::Number { names, .. } => {
                let own = names.iter().filter(|name| name.standalone);
                anchors.extend(own.map(|name| Anchor::exact(&name.text)));
            }
            Judge::Link { hosts } => anchors.extend(hosts.iter().map(|host| Anchor::exact(host))),
            _ => {}
        }
    }
    anchors
}
