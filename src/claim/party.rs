//! The words by which a text says whom it speaks of: 当社, お客様, 中小企業.

use std::ops::Range;

use super::vocabulary::Vocabulary;
use super::whole_words::{WholeWords, ends};
use crate::sentence::is_kanji;

/// Whom a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Party {
    /// Who writes: 当社.
    Own,
    /// Others that who writes has to do with: お客様.
    Other,
    /// Readers, or companies in general: 中小企業.
    Anyone,
    /// A company by its name: 株式会社.
    Named,
}

/// All such words.
#[derive(Debug, Default)]
pub(crate) struct Parties {
    words: WholeWords,
    /// Whom each stands for.
    parties: Vec<Party>,
    honorifics: Vec<String>,
}

impl Parties {
    /// Takes them from a vocabulary.
    pub(crate) fn new(vocabulary: &Vocabulary) -> Self {
        let lists = [
            (&vocabulary.own, Party::Own),
            (&vocabulary.other, Party::Other),
            (&vocabulary.anyone, Party::Anyone),
            (&vocabulary.company, Party::Named),
        ];
        let all = lists.into_iter().flat_map(|(list, party)| {
            list.iter().filter(|word| !word.is_empty()).map(move |word| (word.clone(), party))
        });
        let (words, parties): (Vec<String>, _) = all.unzip();
        Self { words: WholeWords::new(words), parties, honorifics: vocabulary.honorific.clone() }
    }

    /// Whom a noun phrase stands for: of 当社のお客様 and お客様企業 the last word that says more than
    /// that it is somebody.
    pub(crate) fn of(&self, phrase: &str) -> Option<Party> {
        let found = self.found(phrase);
        let strong = |party: &&Party| matches!(party, Party::Own | Party::Other);
        let named_with_honour = || {
            let end = self.honorifics.iter().find_map(|end| phrase.strip_suffix(end.as_str()));
            end.is_some_and(|name| !name.is_empty())
                && self
                    .words
                    .within(phrase)
                    .last()
                    .is_none_or(|(range, _)| range.end < phrase.len())
        };
        if let Some(party) = found.iter().rev().find(strong) {
            return Some(*party);
        }
        if named_with_honour() {
            return Some(Party::Other);
        }
        // 食品会社の担当者 is no company.
        found.last().filter(|party| **party == Party::Named || self.closes(phrase)).copied()
    }

    /// True where one of the words ends a noun phrase.
    fn closes(&self, phrase: &str) -> bool {
        let all = self.words.within(phrase);
        all.last().is_some_and(|(range, _)| {
            let rest = &phrase[range.end..];
            rest.is_empty() || self.honorifics.iter().any(|honour| honour == rest)
        })
    }

    /// Whom the last such word in a text stands for.
    pub(crate) fn last(&self, text: &str) -> Option<Party> {
        self.found(text).last().copied()
    }

    /// True when one of the words in a text stands for this party.
    pub(crate) fn are_in(&self, text: &str, wanted: Party) -> bool {
        self.found(text).contains(&wanted)
    }

    /// The words in a text, in order. One that another noun follows says whose it is, not who: お客様
    /// 情報; but 当社代表 and お客様企業 are who they begin with.
    fn found(&self, text: &str) -> Vec<Party> {
        let all = self.words.within(text);
        let follows = |end: usize| {
            all.iter().any(|(next, _)| next.start == end)
                || self.honorifics.iter().any(|honour| text[end..].starts_with(honour.as_str()))
        };
        let stands = |party: Party, end: usize| {
            party == Party::Own && !text[..end].ends_with(|c: char| c.is_ascii())
        };
        // 担当者 is none of 者.
        let letter = |range: &Range<usize>| {
            text[range.clone()].chars().count() == 1 && text[..range.start].ends_with(is_kanji)
        };
        let whole = all
            .iter()
            .filter(|(range, _)| !letter(range))
            .map(|(range, index)| (range.end, self.parties[*index]));
        let whole = whole.filter(|&(end, party)| {
            party == Party::Named || stands(party, end) || ends(text, end) || follows(end)
        });
        // 運営会社様 is somebody else's.
        let honoured = |end: usize| {
            self.honorifics.iter().any(|honour| text[end..].starts_with(honour.as_str()))
        };
        let said = whole.map(|(end, party)| match party {
            Party::Own if honoured(end) => Party::Other,
            party => party,
        });
        said.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::lexicon;

    #[test]
    fn noun_phrases_stand_for_parties() {
        let lexicon = lexicon();
        for (phrase, party) in [
            ("当社", Some(Party::Own)),
            ("弊社代表取締役", Some(Party::Own)),
            ("当社のお客様", Some(Party::Other)),
            ("お客様情報", None),
            ("お客様企業", Some(Party::Other)),
            ("取引先の企業", Some(Party::Other)),
            ("例示株式会社", Some(Party::Named)),
            ("例示株式会社様", Some(Party::Other)),
            ("例示商店さま", Some(Party::Other)),
            ("皆様", Some(Party::Anyone)),
            ("中小企業", Some(Party::Anyone)),
            ("our customers", Some(Party::Other)),
            ("small businesses", Some(Party::Anyone)),
            ("西館", None),
        ] {
            assert_eq!(lexicon.parties.of(phrase), party, "{phrase}");
        }
    }
}
