//! Normalised text to tokens: known words, particles, dates, nouns, brackets, stops.
//!
//! No dictionary of Japanese is needed: an object stands right before its particle, and what is
//! no known word is still known to be *a* noun, which is what decides that a verb has an object
//! of its own.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::lexicon::{Lexicon, Object, ObjectKind, Spelling, Word};
use super::misspelling;
use crate::sentence::{Form, Inflected, Voice};
use crate::sentence::{is_hiragana, is_kanji, is_katakana};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A known word, by its index in the lexicon.
    Word(usize),
    /// A name with a letter wrong, or a level that does not exist.
    Object(Object),
    /// The name of another scheme, found by its pattern.
    Rival,
    /// A run of kanji, katakana, Latin letters or digits that is no known word.
    Noun,
    /// What inflects the word before it, or an inflected word in kana: し|ました, おこなって.
    Ending(Ending),
    /// A run of hiragana that is no particle and no ending: an adverb.
    Kana,
    Particle,
    Date,
    Space,
    /// A line end between two statements.
    Break,
    Comma,
    /// 。 ! ?
    Stop,
    /// Any other sign.
    Mark,
    Open,
    Close,
}

/// What an inflected word says by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ending {
    /// The form it ends in.
    pub form: Form,
    /// True where it denies.
    pub negative: bool,
    /// True for the passive.
    pub passive: bool,
    /// The verb in kana that this token is, by its index in the lexicon; `None` for an ending.
    pub verb: Option<usize>,
}

/// A run of bytes of the normalised text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub range: Range<usize>,
    pub kind: Kind,
}

/// Function words written with kanji.
pub(crate) const KANJI_PARTICLES: [&str; 24] = [
    "及び",
    "並びに",
    "又は",
    "若しくは",
    "且つ",
    "等",
    "に関して",
    "に関する",
    "に対して",
    "に対する",
    "に基づく",
    "に基づき",
    "に基づいた",
    "に向けて",
    "に向けた",
    "に向け",
    "に加えて",
    "に加え",
    "と共に",
    "の他",
    "を含む",
    "を含め",
    "等の",
    "等を",
];

/// Function words in hiragana, longest first where one begins another.
const PARTICLES: [&str; 75] = [
    "ほど",
    "くらい",
    "ぐらい",
    "ずつ",
    "ばかり",
    "ごと",
    "なので",
    "ですから",
    "だから",
    "ですが",
    "だが",
    "をはじめとする",
    "をはじめ",
    "についての",
    "について",
    "につきまして",
    "につき",
    "としての",
    "として",
    "における",
    "におきまして",
    "において",
    "によって",
    "により",
    "による",
    "にむけて",
    "とともに",
    "ならびに",
    "または",
    "および",
    "もしくは",
    "という",
    "といった",
    "などの",
    "なども",
    "などを",
    "など",
    "からの",
    "から",
    "より",
    "までの",
    "まで",
    "にて",
    "には",
    "にも",
    "では",
    "ならば",
    "なら",
    "でも",
    "での",
    "とは",
    "とも",
    "との",
    "への",
    "へは",
    "のみ",
    "だけ",
    "かつ",
    "って",
    "とか",
    "のほか",
    "である",
    "を",
    "の",
    "に",
    "が",
    "は",
    "も",
    "で",
    "と",
    "へ",
    "や",
    "か",
    "な",
    "ね",
];

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    #[allow(clippy::unwrap_used, reason = "a constant, compiled by every test")]
    Regex::new(concat!(
        r"(?:平成|令和|昭和|[hrs](?:[ .]))?[ ]?(?:[0-9]{1,4}|元|[〇一二三四五六七八九十]{1,4})[ ]?年度?",
        r"(?:[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?月)?(?:[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?日)?(?:付け|付|頃|ごろ|末|初頭|春|夏|秋|冬|初旬|中旬|下旬|上旬|期)?",
        r"|[0-9]{1,2}[ ]?月(?:[ ]?[0-9]{1,2}[ ]?日)?(?:付け|付|頃|末|初旬|中旬|下旬|上旬)?",
        r"|[0-9]{4}[./-][0-9]{1,2}(?:[./-][0-9]{1,2})?|(?:19|20)[0-9]{2}",
    ))
    .unwrap()
});

/// Splits normalised text into tokens that tile it.
pub(crate) fn tokenise(text: &str, visible: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut known = known_words(text, visible, lexicon);
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
fn known_words(text: &str, visible: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut known = Vec::new();
    for (scheme, patterns) in lexicon.unknown_levels.iter().enumerate() {
        for found in patterns.iter().flat_map(|pattern| pattern.find_iter(text)) {
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
        DATE.find_iter(text)
            .filter(|found| !text[..found.start()].ends_with(|c: char| c.is_ascii_alphanumeric()))
            .map(|found| Token { range: found.range(), kind: Kind::Date }),
    );
    for (scheme, range) in misspelling::find(text, visible, lexicon) {
        let object = Object { scheme, kind: ObjectKind::Name(Spelling::Misspelt) };
        known.push(Token { range, kind: Kind::Object(object) });
    }
    let mut at = 0;
    while let Some(found) = lexicon.matcher.find(&text[at..]) {
        let range = at + found.start()..at + found.end();
        let index = found.pattern().as_usize();
        if stands_alone(text, range.clone(), &lexicon.words[index]) {
            at = range.end;
            known.push(Token { range, kind: Kind::Word(index) });
        } else {
            at = range.start + text[range.start..].chars().next().map_or(1, char::len_utf8);
        }
    }
    known
}

/// False where a word is only part of a longer one.
fn stands_alone(text: &str, range: Range<usize>, word: &Word) -> bool {
    let word_text = &text[range.clone()];
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let edge = |inner: Option<char>, outer: Option<char>| match (inner, outer) {
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
    !edge(word_text.chars().next(), before)
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
                    Kana { text: &text[..at + len], lexicon, tokens }.read(at);
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

/// A run of hiragana, which ends where the text does, to endings, particles and the rest.
struct Kana<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    tokens: &'t mut Vec<Token>,
}

impl Kana<'_> {
    fn read(&mut self, start: usize) {
        let before = self.tokens.last().filter(|token| token.range.end == start).cloned();
        let after_noun = before.as_ref().is_some_and(|token| match token.kind {
            Kind::Word(word) => !self.lexicon.words[word].is_adverb(),
            Kind::Object(_) | Kind::Rival | Kind::Close | Kind::Date => true,
            Kind::Noun => token.range.len() > 3,
            _ => false,
        });
        let mut at = start;
        if let Some(inflected) = before.and_then(|token| self.ending(&token)) {
            at = inflected.tail.end;
            self.push(start..at, Kind::Ending(Ending::of(&inflected, None)));
        }
        self.rest(at, after_noun || at > start);
    }

    /// What inflects the word that stands before the run.
    fn ending(&self, before: &Token) -> Option<Inflected> {
        let word = &self.text[before.range.clone()];
        let at = before.range.end;
        let paradigms = &self.lexicon.paradigms;
        let known = match before.kind {
            Kind::Word(index) => {
                let word = &self.lexicon.words[index];
                let class = |entry: usize| self.lexicon.predicate_classes[entry];
                let predicate = word.predicate.and_then(class);
                predicate.or(word.support.map(|entry| self.lexicon.support_classes[entry]))
            }
            _ => None,
        };
        let letters = word.chars().count();
        let last = word.chars().next_back()?;
        let read = |class| paradigms.read(class, self.text, at).filter(|i| i.tail.end > at);
        let verbal_noun = known.is_none()
            && !matches!(before.kind, Kind::Close | Kind::Date | Kind::Rival | Kind::Object(_))
            && letters > 1
            && !is_hiragana(last);
        let found = match known {
            Some(class) => read(class),
            None if verbal_noun => paradigms.class(VERBAL_NOUN).and_then(read),
            None => None,
        };
        let unknown = (matches!(before.kind, Kind::Noun) && is_kanji(last))
            .then(|| self.unknown(at))
            .flatten();
        match (found, unknown) {
            (Some(found), Some(unknown)) if unknown.tail.end > found.tail.end => Some(unknown),
            (found, unknown) => found.or(unknown),
        }
    }

    /// Okurigana of a word that nobody knows.
    fn unknown(&self, at: usize) -> Option<Inflected> {
        let rest = &self.text[at..];
        let goes_on = |rest: &str| self.goes_on(rest);
        let (_, inflected) = self.lexicon.paradigms.read_unknown(self.text, at, goes_on)?;
        let read = inflected.tail.end - at;
        // として, という: as long as a particle, and so one.
        let function = rest.starts_with(|c| "でだにをのはも".contains(c))
            || PARTICLES
                .iter()
                .any(|p| p.len() > 3 && p.len() >= read && *p != "って" && rest.starts_with(p));
        (!function).then_some(inflected)
    }

    /// True where a sentence can go on behind an inflected word.
    fn goes_on(&self, rest: &str) -> bool {
        !rest.starts_with(is_hiragana)
            || PARTICLES.iter().any(|particle| rest.starts_with(particle))
            || self.lexicon.formal_at(rest).is_some()
    }

    /// Particles, words in kana, and what is neither.
    fn rest(&mut self, from: usize, after_noun: bool) {
        let end = self.text.len();
        if from == end {
            return;
        }
        let mut parts = Vec::new();
        let mut at = from;
        while let Some(particle) = PARTICLES.iter().find(|p| self.text[at..].starts_with(**p)) {
            parts.push(at..at + particle.len());
            at += particle.len();
        }
        if at == end {
            parts.into_iter().for_each(|part| self.push(part, Kind::Particle));
            return;
        }
        let mut start = from;
        // 半年かけて: no particle か.
        let verb = self
            .verb(start)
            .filter(|(verb, _)| self.lexicon.kana_verbs[*verb].stem.chars().nth(1).is_some());
        if after_noun
            && verb.is_none()
            && let Some(first) = parts.first()
        {
            self.push(first.clone(), Kind::Particle);
            start = first.end;
        }
        if let Some((verb, inflected)) = self.verb(start) {
            let next = inflected.tail.end;
            self.push(start..next, Kind::Ending(Ending::of(&inflected, Some(verb))));
            return self.rest(next, false);
        }
        if let Some(formal) = self.lexicon.formal_at(&self.text[start..]) {
            self.push(start..start + formal, Kind::Kana);
            return self.rest(start + formal, true);
        }
        let kept = ["を", "について", "として", "には", "では"]
            .iter()
            .find(|p| end - start > p.len() && self.text[start..].ends_with(**p))
            .map_or(end, |p| end - p.len());
        self.push(start..kept, Kind::Kana);
        if kept < end {
            self.push(kept..end, Kind::Particle);
        }
    }

    /// A verb written in kana.
    fn verb(&self, at: usize) -> Option<(usize, Inflected)> {
        let verbs = self.lexicon.kana_verbs.iter().enumerate();
        verbs
            .rev()
            .filter(|(_, verb)| self.text[at..].starts_with(verb.stem.as_str()))
            .filter_map(|(index, verb)| {
                let at = at + verb.stem.len();
                Some((index, self.lexicon.paradigms.read(verb.class, self.text, at)?))
            })
            .filter(|(_, found)| found.tail.end > at)
            .max_by_key(|(verb, found)| (found.tail.end, self.lexicon.kana_verbs[*verb].stem.len()))
    }

    fn push(&mut self, range: Range<usize>, kind: Kind) {
        self.tokens.push(Token { range, kind });
    }
}

/// The conjugation of nouns that act: 宣言する.
const VERBAL_NOUN: &str = "suru";

impl Ending {
    fn of(inflected: &Inflected, verb: Option<usize>) -> Self {
        Self {
            form: inflected.last,
            negative: inflected.negative,
            passive: inflected.voice == Voice::Passive,
            verb,
        }
    }
}
