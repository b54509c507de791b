//! Phrases within the scheme's context.

use super::super::Judgements;
use super::super::linter::Patterns;
use super::Judgement;
use crate::claim::{Analysis, Rewording};
use crate::rule::{Rule, Scope};

/// A rule of kind `phrase`.
pub(super) struct PhraseRule<'r, 'p> {
    pub rule: &'r Rule,
    pub scheme: usize,
    pub patterns: &'p Patterns,
    pub scope: Scope,
    pub write: Option<&'r str>,
}

impl<'r> PhraseRule<'r, '_> {
    /// Judges every sentence.
    pub(super) fn phrases(&self, analysis: &Analysis, found: &mut Judgements<'r>) {
        if !analysis.names_scheme(self.scheme) {
            return;
        }
        for segment in 0..analysis.len() {
            for sentence in analysis.sentences(segment) {
                let text = &analysis.text(segment)[sentence.clone()];
                let in_scope = || match self.scope {
                    Scope::Sentence => analysis.sentence_names(segment, &sentence, self.scheme),
                    Scope::Topic => {
                        analysis.sentence_names(segment, &sentence, self.scheme)
                            || analysis.is_about(segment, &sentence, self.scheme)
                    }
                    Scope::Document => true,
                };
                let Some(captures) = self.patterns.wanted.iter().find_map(|p| p.captures(text))
                else {
                    continue;
                };
                let Some(at) = captures.name("at").or_else(|| captures.get(0)) else { continue };
                let clause = clause(text, at.start(), at.end());
                if self.patterns.unless.iter().any(|p| p.is_match(clause)) || !in_scope() {
                    continue;
                }
                let place = sentence.start + at.start()..sentence.start + at.end();
                if analysis.is_shown_as_bad(segment, &place) {
                    continue;
                }
                let rewording = self.write.map(|right| Rewording {
                    edits: vec![(place.clone(), right.to_owned())],
                    invasive: false,
                });
                found.push(Judgement::new(self.rule, segment, place, rewording));
            }
        }
    }
}

/// The part of a sentence between commas that holds `start..end`.
fn clause(sentence: &str, start: usize, end: usize) -> &str {
    let from = sentence[..start].rfind('、').map_or(0, |at| at + '、'.len_utf8());
    let to = sentence[end..].find('、').map_or(sentence.len(), |at| end + at);
    &sentence[from..to]
}
