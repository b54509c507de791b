//! Names for findings that survive moved, reindented and reformatted lines.

use std::collections::HashMap;

use super::Finding;
use crate::text::{FNV_START, fnv};

/// How many characters on either side of a phrase belong to its name, at most.
const REACH: usize = 60;

/// The name of a finding by its rule, its phrase and what else its sentence says, both without
/// white space; hashed with FNV-1a (64 bits), in 16 hexadecimal digits.
///
/// The sentence is what keeps two findings of the same words apart: to repair or add one changes
/// the names of no others. Where a sentence is not known it is empty.
pub(super) fn of(rule: &str, phrase: &str, sentence: &str) -> String {
    let mut hash = fnv(FNV_START, rule.as_bytes());
    for part in [phrase, sentence] {
        let part: String = part.chars().filter(|c| !c.is_whitespace()).collect();
        hash = fnv(fnv(hash, b"\n"), part.as_bytes());
    }
    format!("{hash:016x}")
}

/// What a sentence says round `phrase`, which are bytes of `text`: from sentence end to sentence
/// end, with a mark in the place of the phrase. Line ends do not end it, for texts are wrapped
/// anew.
pub(super) fn sentence(text: &str, phrase: std::ops::Range<usize>) -> String {
    let before = text[..phrase.start].char_indices().rev();
    let mut head: Vec<char> = Vec::new();
    let mut next = text[phrase.clone()].chars().next().unwrap_or(' ');
    for (_, c) in before {
        if head.len() == REACH || ends_sentence(c, next) {
            break;
        }
        next = c;
        if !c.is_whitespace() {
            head.push(c);
        }
    }
    let mut said: String = head.into_iter().rev().collect();
    said.push('\0');
    let mut after = text[phrase.end..].chars().peekable();
    let mut left = REACH;
    while let Some(c) = after.next() {
        if left == 0 || ends_sentence(c, after.peek().copied().unwrap_or(' ')) {
            break;
        }
        if !c.is_whitespace() {
            said.push(c);
            left -= 1;
        }
    }
    said
}

fn ends_sentence(c: char, next: char) -> bool {
    matches!(c, '。' | '!' | '?') || (c == '.' && next.is_whitespace())
}

/// Tells those findings of a file apart that have the same name so far: by how many of them came
/// before.
pub(super) fn assign(findings: &mut [Finding]) {
    let mut seen: HashMap<String, u64> = HashMap::new();
    for finding in findings {
        let ordinal = seen.entry(finding.fingerprint.clone()).or_default();
        if *ordinal > 0 {
            let hash = fnv(FNV_START, finding.fingerprint.as_bytes());
            finding.fingerprint = format!("{:016x}", fnv(hash, &ordinal.to_le_bytes()));
        }
        *ordinal += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(text: &str, phrase: &str, expected: &str) {
        let at = text.find(phrase).unwrap();
        let said = sentence(text, at..at + phrase.len());
        assert_eq!(said.replace('\0', "_"), expected);
    }

    #[test]
    fn a_sentence_goes_from_end_to_end() {
        says("前の文。当社は\n 星を取得した。次の文", "星を取得", "当社は_した");
        says("星を取得", "星を取得", "_");
        says("V1.5! we obtained it, v. 2. Yes", "obtained", "we_it,v");
        says(
            &"あ".repeat(100).replace("あ", "あ ").replacen("あ あ あ", "あ星あ", 1),
            "星",
            &format!("あ_{}", "あ".repeat(60)),
        );
    }

    #[test]
    fn white_space_does_not_count_and_words_do() {
        assert_eq!(of("a", "星 を\n取得", "当社は "), of("a", "星を取得", "当社は"));
        assert_ne!(of("a", "星を取得", "当社は"), of("a", "星を取得", "弊社は"));
        assert_ne!(of("a", "星", ""), of("b", "星", ""));
        assert_ne!(of("a", "星", "を"), of("a", "星を", ""));
    }
}
