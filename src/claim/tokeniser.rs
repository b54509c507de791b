//! Normalised text to tokens: known words, particles, dates, nouns, brackets, stops.
//!
//! No dictionary of Japanese is needed: an object stands right before its particle, and what is
//! no known word is still known to be *a* noun, which is what decides that a verb has an object
//! of its own.

use std::ops::Range;

use super::date::dates;
use super::kana::Kana;
use super::lexicon::{Lexicon, Object, ObjectKind, Spelling, Word};
use super::token::{Kind, Token};
use crate::sentence::{is_hiragana, is_kanji, is_katakana};

/// Splits normalised text into tokens that tile it. `may_name`: as [`Lexicon::may_name`] says of it.
pub(crate) fn tokenise(text: &str, visible: &str, lexicon: &Lexicon, may_name: bool) -> Vec<Token> {
    let mut known = known_words(text, visible, lexicon, may_name);
    known.sort_by_key(|token| (token.range.start, std::cmp::Reverse(token.range.end)));
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    for token in known {
        if token.range.start >= at {
            plain(&text[..token.range.start], at, lexicon, &mut tokens);
            at = token.range.end;
            tokens.push(token);
        }
    }
    plain(text, at, lexicon, &mut tokens);
    tokens
}

/// Words of the lexicon, dates, patterns and misspelt names; they may overlap.
fn known_words(text: &str, visible: &str, lexicon: &Lexicon, may_name: bool) -> Vec<Token> {
    let mut known = Vec::new();
    let levels = lexicon.unknown_levels.iter().enumerate();
    for (scheme, levels) in levels.filter(|(_, levels)| may_name && levels.may_match(text)) {
        for found in levels.patterns().iter().flat_map(|pattern| pattern.find_iter(text)) {
            if stands_alone(text, found.range(), &Word { guarded: true, ..Word::default() }) {
                let object = Object { scheme, kind: ObjectKind::Level(None) };
                known.push(Token { range: found.range(), kind: Kind::Object(object) });
            }
        }
    }
    for pattern in &lexicon.rival_patterns {
        known.extend(
            pattern.find_iter(text).map(|found| Token { range: found.range(), kind: Kind::Rival }),
        );
    }
    known.extend(
        dates(text)
            .filter(|date| !text[..date.start].ends_with(|c: char| c.is_ascii_alphanumeric()))
            .map(|range| Token { range, kind: Kind::Date }),
    );
    let misspelt = may_name.then(|| lexicon.misspelt(text, visible));
    for (scheme, range) in misspelt.into_iter().flatten() {
        let object = Object { scheme, kind: ObjectKind::Name(Spelling::Misspelt) };
        known.push(Token { range, kind: Kind::Object(object) });
    }
    let mut at = 0;
    while let Some((range, index)) = lexicon.matcher.next(text, at) {
        // 二つ星店: whoever holds a level stands right behind it.
        let holds = lexicon.words[index].roles.holder
            && known.last().is_some_and(|last| {
                let object =
                    matches!(last.kind, Kind::Word(word) if lexicon.words[word].object.is_some());
                object && last.range.end == range.start
            });
        if holds || stands_alone(text, range.clone(), &lexicon.words[index]) {
            at = range.end;
            known.push(Token { range, kind: Kind::Word(index) });
        } else {
            at = range.start + text[range.start..].chars().next().map_or(1, char::len_utf8);
        }
    }
    known
}

/// A name in Latin letters of so many bytes is told from what it adjoins.
const LONG: usize = 8;

/// False where a word is only part of a longer one.
fn stands_alone(text: &str, range: Range<usize>, word: &Word) -> bool {
    let word_text = &text[range.clone()];
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let long = word.object.is_some() && word_text.len() >= LONG;
    let edge = |inner: Option<char>, outer: Option<char>| match (inner, outer) {
        // STEP2SECURITY ACTION, where only looks part the two.
        (Some(i), Some(o)) if long && i.is_ascii_alphabetic() && o.is_ascii_digit() => false,
        (Some(i), Some(o)) => {
            (i.is_ascii_alphanumeric() && o.is_ascii_alphanumeric())
                || (word.guarded && is_katakana(i) && is_katakana(o))
                || (matches!(i, '★' | '☆') && i == o)
                || (i.is_ascii_digit() && o == '.')
        }
        _ => false,
    };
    let one_kanji = word_text.chars().count() == 1
        && word_text.starts_with(is_kanji)
        && (word.roles.agent || word.roles.subject || word.roles.prefix || word.object.is_some());
    let whole = word.object.is_some() && after.is_some_and(is_kanji);
    // 頼まずに: no まず.
    let ending = word.roles.prefix
        && word_text.ends_with('ず')
        && after == Some('に')
        && before.is_some_and(is_kanji);
    // 公的なお墨付き, 当社はいま: no なお and no はい.
    let particle = word.is_adverb()
        && word_text.starts_with(['な', 'は'])
        && word_text.chars().count() == 2
        && before.is_some_and(|c| is_kanji(c) || is_katakana(c));
    // 認定は無料ですか: no 無料で.
    let copula = word.roles.prefix
        && word_text.ends_with('で')
        && text[range.end..].starts_with(['す', 'あ'])
        && before.is_some();
    !ending
        && !particle
        && !copula
        && !edge(word_text.chars().next(), before)
        && !edge(word_text.chars().next_back(), after)
        && !(one_kanji && (before.is_some_and(|c| is_kanji(c) || c == 'つ' || c == 'ツ') || whole))
}

/// Text without known words, from `offset` to its end.
fn plain(text: &str, offset: usize, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut at = offset;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, len) = match sign(first) {
            Some(kind) => (kind, first.len_utf8()),
            None => {
                let hiragana = is_hiragana(first);
                let len = rest
                    .find(|c: char| sign(c).is_some() || is_hiragana(c) != hiragana)
                    .unwrap_or(rest.len());
                if hiragana {
                    Kana::new(&text[..at + len], lexicon, tokens).read(at);
                    at += len;
                    continue;
                }
                (Kind::Noun, len)
            }
        };
        tokens.push(Token { range: at..at + len, kind });
        at += len;
    }
}

/// A sign's kind; `None` for a letter.
fn sign(c: char) -> Option<Kind> {
    Some(match c {
        // Most letters, told without a look at the tables of Unicode.
        'a'..='z' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='\u{9fff}' => return None,
        ' ' => Kind::Space,
        '\n' => Kind::Break,
        '、' | ',' | ';' => Kind::Comma,
        '。' | '!' | '?' => Kind::Stop,
        '(' | '「' | '『' | '【' | '[' | '{' | '<' => Kind::Open,
        ')' | '」' | '』' | '】' | ']' | '}' | '>' => Kind::Close,
        'ー' | '々' | '〆' => return None,
        c if c.is_alphanumeric() => return None,
        _ => Kind::Mark,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::statement::Statement;
    use crate::claim::testing::lexicon;

    #[test]
    fn tokens_tile_the_text_and_words_stand_alone() {
        let lexicon = lexicon();
        for (text, expected) in [
            ("2024年4月に二つ星を宣言", "2024年4月|に|二つ星|を|宣言"),
            ("公的なお墨付き", "公的|な|お墨付き"),
            ("当社はいつも", "当社|は|いつ|も"),
            ("★★★を取得", "★★★|を|取得"),
            ("isms(27001)", "isms|(|27001|)"),
        ] {
            let statement = Statement::new(text, &lexicon);
            let tokens = tokenise(statement.text(), text, &lexicon, statement.may_name);
            let words = tokens.iter().map(|token| &statement.text()[token.range.clone()]);
            assert_eq!(words.collect::<Vec<_>>().join("|"), expected);
        }
    }
}
