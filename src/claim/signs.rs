//! Signs by which sentences deny, ask and condemn: a text in one pass to where each of them stands.
//!
//! Whether a part of a text holds a sign is then a matter of a binary search. Asking anew for every
//! word of a long paragraph would take time with the square of its length.

use std::ops::Range;

use super::scheme::Scheme;
use super::word_set::WordSet;
use crate::sentence::{Effect, Operators, Scope};

/// A list of signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// Operators of an effect and scope, one of [`Sign::OPERATORS`].
    Operator(Effect, Scope),
    /// Stars of something else than the scheme with this index.
    OtherStars(usize),
}

impl Sign {
    /// A denial in the clause of a phrase.
    pub(crate) const DENIAL: Self = Self::Operator(Effect::Denial, Scope::Clause);
    /// A denial that obliges: しなければなりません.
    pub(crate) const OBLIGED: Self = Self::Operator(Effect::Obligation, Scope::Clause);
    /// The end of a clause.
    pub(crate) const CLAUSE_END: Self = Self::Operator(Effect::ClauseEnd, Scope::Clause);
    /// A wording is shown as bad.
    pub(crate) const BAD: Self = Self::Operator(Effect::Condemnation, Scope::Sentence);
    /// A wording is put right.
    pub(crate) const CORRECTION: Self = Self::Operator(Effect::Correction, Scope::Sentence);
    /// A question that is not answered with yes or no.
    pub(crate) const QUESTION: Self = Self::Operator(Effect::Question, Scope::Sentence);

    /// The operators that are looked for in whole sentences.
    const OPERATORS: [Self; 6] = [
        Self::DENIAL,
        Self::OBLIGED,
        Self::CLAUSE_END,
        Self::BAD,
        Self::CORRECTION,
        Self::QUESTION,
    ];

    /// Index of its list; one past the last for operators that are looked for elsewhere.
    fn index(self) -> usize {
        match self {
            Self::Operator(..) => {
                let known = Self::OPERATORS.iter().position(|sign| *sign == self);
                known.unwrap_or(usize::MAX)
            }
            Self::OtherStars(scheme) => Self::OPERATORS.len() + scheme,
        }
    }
}

/// All signs, ready to be looked for.
#[derive(Debug, Default)]
pub(crate) struct SignMatcher {
    matcher: WordSet,
    /// The list of each pattern.
    lists: Vec<usize>,
    /// Number of lists.
    count: usize,
    /// Signs of [`Sign::BAD`] in Latin letters, which must not be found in a word.
    latin: Vec<String>,
}

impl SignMatcher {
    /// Takes `operators` and the signs of `schemes`.
    pub(crate) fn new(operators: &Operators, schemes: &[Scheme]) -> Self {
        let mut signs: Vec<&str> = Vec::new();
        let mut lists = Vec::new();
        let plain = Sign::OPERATORS.into_iter().map(|sign| match sign {
            Sign::Operator(effect, scope) => (sign, operators.cues(effect, scope)),
            Sign::OtherStars(_) => (sign, [].as_slice()),
        });
        let stars = schemes.iter().enumerate();
        let stars = stars.map(|(i, scheme)| (Sign::OtherStars(i), scheme.other_stars.as_slice()));
        for (list, texts) in plain.chain(stars) {
            for text in texts.iter().filter(|text| !text.is_empty()) {
                lists.push(list.index());
                signs.push(text);
            }
        }
        let matcher = WordSet::new(signs);
        let bad = operators.cues(Effect::Condemnation, Scope::Sentence);
        let latin = bad.iter().filter(|sign| sign.is_ascii()).cloned().collect();
        Self { matcher, lists, count: Sign::OPERATORS.len() + schemes.len(), latin }
    }

    /// Finds all signs of a text.
    pub(crate) fn find(&self, text: &str) -> Signs {
        let mut lists = vec![Vec::new(); self.count];
        for (range, index) in self.matcher.within(text) {
            let list = self.lists[index];
            let whole = list != Sign::BAD.index()
                || !text[range.clone()].is_ascii()
                || is_word(text, range.clone());
            if whole {
                lists[list].push(range);
            }
        }
        let lists = lists.into_iter().map(Places::new).collect();
        Signs { lists }
    }
}

/// True when no Latin letter adjoins the range.
fn is_word(text: &str, range: Range<usize>) -> bool {
    let letter = |c: char| c.is_ascii_alphabetic();
    !text[..range.start].ends_with(letter) && !text[range.end..].starts_with(letter)
}

/// Where the signs of one text stand.
#[derive(Debug)]
pub(crate) struct Signs {
    lists: Vec<Places>,
}

impl Signs {
    /// True when a part of the text holds a sign.
    pub(crate) fn within(&self, sign: Sign, part: &Range<usize>) -> bool {
        self.first_end(sign, part.start).is_some_and(|end| end <= part.end)
    }

    /// Where the first sign that starts at or after `from` ends: the one that ends first.
    pub(crate) fn first_end(&self, sign: Sign, from: usize) -> Option<usize> {
        self.lists.get(sign.index())?.first_end(from)
    }

    /// Starts of the signs within a part of the text that are nearest to `at` on either side.
    pub(crate) fn nearest(&self, sign: Sign, part: &Range<usize>, at: usize) -> [Option<usize>; 2] {
        let Some(Places(places)) = self.lists.get(sign.index()) else { return [None, None] };
        let behind = places.partition_point(|place| place.at.start <= at);
        let inside = |place: &&Place| part.start <= place.at.start && place.at.end <= part.end;
        let start = |place: &Place| place.at.start;
        let before = places[..behind].iter().rev();
        let before = before.take_while(|place| place.at.start >= part.start);
        let after = places[behind..].iter().take_while(|place| place.at.start < part.end);
        [before.clone().find(inside).map(start), after.clone().find(inside).map(start)]
    }

    /// True when a part of `text` holds a sign that a wording is bad, not counting Latin letters
    /// within a word; the ends of the part end words too.
    pub(crate) fn condemn(&self, matcher: &SignMatcher, text: &str, part: &Range<usize>) -> bool {
        let slice = &text[part.clone()];
        self.within(Sign::BAD, part)
            || matcher.latin.iter().any(|sign| {
                let (start, end) = (slice.starts_with(sign), slice.ends_with(sign));
                (start && is_word(slice, 0..sign.len()))
                    || (end && is_word(slice, slice.len() - sign.len()..slice.len()))
            })
    }
}

/// Places in the order of their starts.
#[derive(Debug)]
struct Places(Vec<Place>);

#[derive(Debug)]
struct Place {
    at: Range<usize>,
    /// The least end of this place and all behind it.
    first_end: usize,
}

impl Places {
    fn new(mut ranges: Vec<Range<usize>>) -> Self {
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut places: Vec<Place> =
            ranges.into_iter().map(|at| Place { first_end: at.end, at }).collect();
        let mut first_end = usize::MAX;
        for place in places.iter_mut().rev() {
            first_end = first_end.min(place.at.end);
            place.first_end = first_end;
        }
        Self(places)
    }

    fn first_end(&self, from: usize) -> Option<usize> {
        let index = self.0.partition_point(|place| place.at.start < from);
        self.0.get(index).map(|place| place.first_end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence::Operator;

    fn matcher() -> SignMatcher {
        let list = |class, scope, words: &[&str]| Operator {
            class,
            scope,
            cue: words.iter().map(|word| (*word).to_owned()).collect(),
        };
        let operators = Operators::new(&[
            list(Effect::Denial, Scope::Clause, &["ではない", "ない"]),
            list(Effect::Condemnation, Scope::Sentence, &["誤り", "ng"]),
        ]);
        SignMatcher::new(&operators, &[])
    }

    #[test]
    fn parts_hold_what_a_search_in_them_would_find() {
        let text = "認定ではない。ngな誤り、longngang ng";
        let (matcher, denials) = (matcher(), ["ではない", "ない"]);
        let signs = matcher.find(text);
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for (i, &start) in ends.iter().enumerate() {
            for &end in &ends[i..] {
                let slice = &text[start..end];
                let denied = denials.iter().any(|denial| slice.contains(denial));
                assert_eq!(signs.within(Sign::DENIAL, &(start..end)), denied, "{slice}");
                let ng = slice.match_indices("ng").any(|(at, _)| is_word(slice, at..at + 2));
                let bad = ng || slice.contains("誤り");
                assert_eq!(signs.condemn(&matcher, text, &(start..end)), bad, "{slice}");
            }
        }
    }
}
