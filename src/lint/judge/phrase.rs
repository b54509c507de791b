//! Phrases within the scheme's context.

use std::ops::Range;

use super::Judgement;
use crate::claim::{Analysis, Rewording};
use crate::lint::Judgements;
use crate::lint::patterns::Patterns;
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
            if !self.patterns.may_match(analysis.text(segment)) {
                continue;
            }
            for sentence in analysis.sentences(segment) {
                let places = self.places(&analysis.text(segment)[sentence.clone()]);
                // Asked last: most sentences hold no phrase, and the topic is far to seek.
                if places.is_empty() || !self.in_scope(analysis, segment, &sentence) {
                    continue;
                }
                for at in places {
                    let place = sentence.start + at.start..sentence.start + at.end;
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

    /// The phrases of a sentence that their own clause does not excuse, none over another.
    fn places(&self, sentence: &str) -> Vec<Range<usize>> {
        let all = self.patterns.wanted.iter().flat_map(|p| p.captures_iter(sentence));
        let at = all.filter_map(|captures| captures.name("at").or_else(|| captures.get(0)));
        let mut places: Vec<Range<usize>> = at.map(|at| at.range()).collect();
        places.sort_by_key(|at| (at.start, at.end));
        let mut reached = 0;
        let mut last: Option<(Range<usize>, bool)> = None;
        places.retain(|at| {
            if last.as_ref().is_none_or(|(clause, _)| clause.end < at.end) {
                let clause = clause(sentence, at.start, at.end);
                let words = &sentence[clause.clone()];
                let excused = self.patterns.unless.iter().any(|p| p.is_match(words));
                last = Some((clause, excused));
            }
            let excused = last.as_ref().is_some_and(|(_, excused)| *excused);
            let kept = !excused && at.start >= reached;
            reached = if kept { at.end } else { reached };
            kept
        });
        places
    }

    fn in_scope(&self, analysis: &Analysis, segment: usize, sentence: &Range<usize>) -> bool {
        let named = || analysis.sentence_names(segment, sentence, self.scheme);
        match self.scope {
            Scope::Sentence => named(),
            Scope::Topic => named() || analysis.is_about(segment, sentence, self.scheme),
            Scope::Document => true,
        }
    }
}

/// The part of a sentence between commas that holds `start..end`.
fn clause(sentence: &str, start: usize, end: usize) -> Range<usize> {
    let from = sentence[..start].rfind('、').map_or(0, |at| at + '、'.len_utf8());
    let to = sentence[end..].find('、').map_or(sentence.len(), |at| end + at);
    from..to
}
