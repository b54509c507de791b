//! A regular expression to lists of words, of each of which one is in every text it matches.
//!
//! Also a part of `build.rs`, which works them out for the expressions of the rules.

use regex_syntax::hir::literal::{ExtractKind, Extractor};
use regex_syntax::hir::{Hir, HirKind};

/// Words are no more than so many; more are not found quickly.
const MOST: usize = 48;

/// So many lists of words are sought at most.
const LISTS: usize = 3;

/// How many bytes a text has at least that a pattern matches, and lists of words, of each of which one is in it; the list
/// that says most is the first.
pub(crate) fn needle_words(pattern: &str) -> (usize, Vec<Vec<String>>) {
    let Ok(hir) = regex_syntax::parse(pattern) else { return (0, Vec::new()) };
    (hir.properties().minimum_len().unwrap_or_default(), needles(&hir))
}

/// True for an expression that is nothing but the words it finds.
pub(crate) fn is_plain(pattern: &str) -> bool {
    !pattern.chars().any(regex_syntax::is_meta_character)
}

/// Lists of words, of each of which one is in every match.
fn needles(hir: &Hir) -> Vec<Vec<String>> {
    let mut lists = match hir.kind() {
        HirKind::Capture(capture) => needles(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => needles(&repetition.sub),
        HirKind::Alternation(subs) => {
            let firsts = subs.iter().map(|sub| needles(sub).into_iter().next());
            let all: Option<Vec<Vec<String>>> = firsts.collect();
            all.map(|all| all.concat()).into_iter().collect()
        }
        HirKind::Concat(subs) => {
            let behind = (0..subs.len()).map(|from| starts(&Hir::concat(subs[from..].to_vec())));
            behind.flatten().chain(subs.iter().flat_map(needles)).collect()
        }
        _ => starts(hir).into_iter().collect(),
    };
    for words in &mut lists {
        words.sort();
        words.dedup_by(|word, shorter| word.starts_with(shorter.as_str()));
    }
    lists.retain(|words| words.len() <= MOST);
    lists.sort_by_key(|words| cost(words));
    let mut kept: Vec<Vec<String>> = Vec::new();
    for words in lists {
        if kept.len() < LISTS && !kept.iter().any(|kept| implies(kept, &words)) {
            kept.push(words);
        }
    }
    kept
}

/// True when a text that holds one of `words` holds one of `others` too.
fn implies(words: &[String], others: &[String]) -> bool {
    words.iter().all(|word| others.iter().any(|other| word.contains(other.as_str())))
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
            assert_eq!(needle_words(pattern).1[0], expected, "{pattern}");
        }
        for pattern in ["a?", "[^a]b?", "", "a|[^b]", "."] {
            assert_eq!(needle_words(pattern).1, [[""; 0]; 0], "{pattern}");
        }
    }
}
