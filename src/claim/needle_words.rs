//! A regular expression to words of which one is in every text it matches.
//!
//! Also a part of `build.rs`, which works them out for the expressions of the rules.

use regex_syntax::hir::literal::{ExtractKind, Extractor};
use regex_syntax::hir::{Hir, HirKind};

/// Words are no more than so many; more are not found quickly.
const MOST: usize = 48;

/// How many bytes a text has at least that a pattern matches, and words of which one is in it, if there are any.
pub(crate) fn needle_words(pattern: &str) -> (usize, Option<Vec<String>>) {
    let Ok(hir) = regex_syntax::parse(pattern) else { return (0, None) };
    (hir.properties().minimum_len().unwrap_or_default(), needles(&hir))
}

/// Words of which one is in every match.
fn needles(hir: &Hir) -> Option<Vec<String>> {
    let words = match hir.kind() {
        HirKind::Capture(capture) => needles(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => needles(&repetition.sub),
        HirKind::Alternation(subs) => {
            let all: Option<Vec<Vec<String>>> = subs.iter().map(needles).collect();
            all.map(|all| all.concat())
        }
        HirKind::Concat(subs) => {
            let behind = (0..subs.len()).map(|from| starts(&Hir::concat(subs[from..].to_vec())));
            behind.chain(subs.iter().map(needles)).flatten().min_by_key(|words| cost(words))
        }
        _ => starts(hir),
    };
    let mut words = words?;
    words.sort();
    words.dedup_by(|word, shorter| word.starts_with(shorter.as_str()));
    (words.len() <= MOST).then_some(words)
}

/// What every match begins with.
fn starts(hir: &Hir) -> Option<Vec<String>> {
    let mut extractor = Extractor::new();
    extractor.kind(ExtractKind::Prefix).limit_total(MOST);
    let found = extractor.extract(hir);
    let word =
        |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok().filter(|word| !word.is_empty());
    found.literals()?.iter().map(|literal| word(literal.as_bytes())).collect()
}

/// Words of one letter stand everywhere; else few words are better than many, and long ones than short.
fn cost(words: &[String]) -> (bool, usize, std::cmp::Reverse<usize>) {
    let shortest = words.iter().map(|word| word.chars().count()).min().unwrap_or_default();
    (shortest < 2, words.len(), std::cmp::Reverse(shortest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_that_say_most() {
        for (pattern, expected) in [
            ("(?:^|[^一-龠])(?P<at>国(?:が|の)?(?:認定|公認))", vec!["公認", "認定"]),
            ("有効(?:期間|期限)の[^。]{0,16}", vec!["有効"]),
            ("(?i)ab?", vec!["A", "a"]),
            ("[0-9]+年(?:ごと|毎)", vec!["年ごと", "年毎"]),
            ("[三四]つ?星", vec!["三つ星", "三星", "四つ星", "四星"]),
            (r"\bexpires?\b", vec!["expire"]),
        ] {
            assert_eq!(needle_words(pattern).1.unwrap(), expected, "{pattern}");
        }
        for pattern in ["a?", "[^a]b?", "", "a|[^b]", "."] {
            assert_eq!(needle_words(pattern).1, None, "{pattern}");
        }
    }
}
