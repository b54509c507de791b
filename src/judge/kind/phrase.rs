//! Phrases within the scheme's context.

use std::ops::Range;

use serde::Deserialize;

use crate::claim::{Analysis, Rewording};
use crate::judge::{Hit, Kind, Page, Patterns, Terms};

/// Parameters of kind `phrase`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    /// Regular expressions over normalised text; the group `at`, if any, is the place.
    patterns: Vec<String>,
    /// Regular expressions that, found in the same clause, excuse the phrase.
    #[serde(default)]
    unless: Vec<String>,
    /// Where the scheme must be named.
    scope: Scope,
    /// What to put in the place, if that is all it needs.
    #[serde(default)]
    write: Option<String>,
}

/// Where a phrase's scheme must be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Scope {
    /// In the same sentence.
    Sentence,
    /// In the same block, or over or before it.
    Topic,
    /// Anywhere in the document.
    Document,
}

impl Kind for Phrases {
    fn patterns(&self) -> Patterns {
        Patterns::new(&self.patterns, &self.unless)
    }

    fn judge_page<'a>(&self, terms: &Terms<'a>, page: &Page<'a>, found: &mut Vec<Hit>) {
        let analysis = page.analysis;
        if !analysis.names_scheme(terms.scheme) {
            return;
        }
        for segment in 0..analysis.len() {
            let named = || analysis.block_names(segment, terms.scheme);
            if (self.scope == Scope::Sentence && !named())
                || !terms.patterns.may_match(analysis.text(segment))
            {
                continue;
            }
            for sentence in analysis.sentences(segment) {
                let places = places(terms.patterns, &analysis.text(segment)[sentence.clone()]);
                // Asked last: most sentences hold no phrase, and the topic is far to seek.
                if places.is_empty()
                    || !self.scope.holds(analysis, segment, &sentence, terms.scheme)
                {
                    continue;
                }
                for at in places {
                    let place = sentence.start + at.start..sentence.start + at.end;
                    if analysis.is_shown_as_bad(segment, &place) {
                        continue;
                    }
                    let rewording = self.write.as_ref().map(|right| Rewording {
                        edits: vec![(place.clone(), right.clone())],
                        invasive: false,
                    });
                    found.push(terms.hit(segment, place, rewording));
                }
            }
        }
    }
}

impl Scope {
    fn holds(
        self,
        analysis: &Analysis,
        segment: usize,
        sentence: &Range<usize>,
        scheme: usize,
    ) -> bool {
        let named = || analysis.sentence_names(segment, sentence, scheme);
        match self {
            Self::Sentence => named(),
            Self::Topic => named() || analysis.is_about(segment, sentence, scheme),
            Self::Document => true,
        }
    }
}

/// The phrases of a sentence that their own clause does not excuse, none over another.
fn places(patterns: &Patterns, sentence: &str) -> Vec<Range<usize>> {
    let all = patterns.wanted().iter().flat_map(|p| p.captures_iter(sentence));
    let at = all.filter_map(|captures| captures.name("at").or_else(|| captures.get(0)));
    let mut places: Vec<Range<usize>> = at.map(|at| at.range()).collect();
    places.sort_by_key(|at| (at.start, at.end));
    let mut reached = 0;
    let mut last: Option<(Range<usize>, bool)> = None;
    places.retain(|at| {
        if last.as_ref().is_none_or(|(clause, _)| clause.end < at.end) {
            let clause = clause(sentence, at.start, at.end);
            let words = &sentence[clause.clone()];
            let excused = patterns.unless().iter().any(|p| p.is_match(words));
            last = Some((clause, excused));
        }
        let excused = last.as_ref().is_some_and(|(_, excused)| *excused);
        let kept = !excused && at.start >= reached;
        reached = if kept { at.end } else { reached };
        kept
    });
    places
}

/// The part of a sentence between commas that holds `start..end`.
fn clause(sentence: &str, start: usize, end: usize) -> Range<usize> {
    let from = sentence[..start].rfind('、').map_or(0, |at| at + '、'.len_utf8());
    let to = sentence[end..].find('、').map_or(sentence.len(), |at| end + at);
    from..to
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(wanted: &[&str], unless: &[&str], sentence: &'t str) -> Vec<&'t str> {
        let owned = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let patterns = Patterns::new(&owned(wanted), &owned(unless));
        places(&patterns, sentence).into_iter().map(|at| &sentence[at]).collect()
    }

    #[test]
    fn the_group_is_the_place_and_no_place_lies_over_another() {
        assert_eq!(found(&["国が(?P<at>認定)"], &[], "国が認定した"), ["認定"]);
        assert_eq!(
            found(&["有効期限", "期限切れ"], &[], "有効期限切れ、期限切れ"),
            ["有効期限", "期限切れ"]
        );
    }

    #[test]
    fn only_the_clause_of_a_phrase_excuses_it() {
        let unless = &["ありません"];
        assert_eq!(found(&["期限"], unless, "期限はありません、更新の期限です"), ["期限"]);
        assert_eq!(
            clause("あ、いう、え", "あ、".len(), "あ、い".len()),
            "あ、".len().."あ、いう".len()
        );
    }
}
