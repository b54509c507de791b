//! A run of hiragana to tokens: what inflects the word before it, particles, verbs in kana.

use std::cmp::Reverse;
use std::ops::Range;

use super::lexicon::Lexicon;
use super::token::{Ending, Kind, Token};
use crate::sentence::{Inflected, begins, is_hiragana, is_kanji};

/// Particles that close a run whose beginning nobody knows.
const CLOSING: [&str; 5] = ["を", "について", "として", "には", "では"];

/// The conjugation of nouns that act: 宣言する.
const VERBAL_NOUN: &str = "suru";

/// The conjugation of 出る.
const ICHIDAN: &str = "ichidan";

/// The conjugation of 高い.
const ADJECTIVE: &str = "adjective";

/// A run of hiragana, which ends where the text does, to endings, particles and the rest.
pub(super) struct Kana<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    tokens: &'t mut Vec<Token>,
}

impl<'t> Kana<'t> {
    pub(super) fn new(text: &'t str, lexicon: &'t Lexicon, tokens: &'t mut Vec<Token>) -> Self {
        Self { text, lexicon, tokens }
    }

    /// Reads from byte `start` on.
    pub(super) fn read(&mut self, start: usize) {
        let before = self.tokens.last().filter(|token| token.range.end == start).cloned();
        let after_noun = before.as_ref().is_some_and(|token| match token.kind {
            Kind::Word(word) => !self.lexicon.words[word].is_adverb(),
            Kind::Object(_) | Kind::Rival | Kind::Close | Kind::Date => true,
            // No okurigana begins so: ひな形を.
            Kind::Noun => {
                token.range.len() > 3
                    || self.is_compound(token)
                    || self.text[start..].starts_with(['を', 'の', 'は'])
            }
            _ => false,
        });
        let mut at = start;
        if let Some(inflected) = before.and_then(|token| self.ending(&token)) {
            at = inflected.tail.end;
            self.push(start..at, Kind::Ending(Ending::of(&inflected, None)));
        }
        self.rest(at, after_noun || at > start);
    }

    /// 中|心となり: the last token is the second part of a word.
    fn is_compound(&self, last: &Token) -> bool {
        let before = self.tokens.len().checked_sub(2).map(|index| &self.tokens[index]);
        before.is_some_and(|before| {
            before.range.end == last.range.start && matches!(before.kind, Kind::Word(_))
        })
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
        // 書く, 分かる: a kanji that is a word by itself, and a verb's here.
        let other = known.is_some() && found.is_none() && matches!(before.kind, Kind::Word(_));
        let kanji = letters == 1 && (other || known.is_none() && self.may_be_a_stem(before.kind));
        let open = matches!(before.kind, Kind::Noun) || kanji;
        let unknown = (open && is_kanji(last)).then(|| self.unknown(at)).flatten();
        match (found, unknown) {
            (Some(found), Some(unknown)) if unknown.tail.end > found.tail.end => Some(unknown),
            (found, unknown) => found.or(unknown),
        }
    }

    /// True for a word that is known as a part of compounds: 書 in 証明書.
    fn may_be_a_stem(&self, kind: Kind) -> bool {
        let Kind::Word(word) = kind else { return false };
        let word = &self.lexicon.words[word];
        word.object.is_none() && (word.roles.aspect || word.roles.done)
    }

    /// Okurigana of a word that nobody knows.
    fn unknown(&self, at: usize) -> Option<Inflected> {
        let rest = &self.text[at..];
        if rest.starts_with(['で', 'だ', 'に', 'を', 'の', 'は', 'も']) {
            return None;
        }
        if let Some(adjective) = self.adjective(at) {
            return Some(adjective);
        }
        if let Some(denial) = self.bare_denial(at) {
            return Some(denial);
        }
        let goes_on = |rest: &str| self.goes_on(rest);
        let (_, inflected) = self.lexicon.paradigms.read_unknown(self.text, at, goes_on)?;
        let read = inflected.tail.end - at;
        // として, という: as long as a particle, and so one.
        let function = self
            .lexicon
            .particle_at(rest)
            .is_some_and(|length| length > 3 && length >= read && &rest[..length] != "って");
        // 一丸となって: a particle and a verb in kana. 届かない, 生かして: no particle.
        let first = at + rest.chars().next().map_or(0, char::len_utf8);
        let parted = self.lexicon.particle_at(&self.text[at..first]) == Some(first - at)
            && self.verb(first).is_some_and(|(_, verb)| verb.tail.end >= inflected.tail.end);
        (!function && (!parted || self.is_okurigana(at))).then_some(inflected)
    }

    /// An adjective that is known by its stem, whose kanji end at a byte: 低い, 少ない.
    fn adjective(&self, at: usize) -> Option<Inflected> {
        let kanji = self.text[..at].char_indices().next_back()?.0;
        let mut ends = self.lexicon.adjectives_at(&self.text[kanji..]).peekable();
        ends.peek()?;
        let class = self.lexicon.paradigms.class(ADJECTIVE)?;
        let read = |length| self.lexicon.paradigms.read(class, self.text, kanji + length);
        let read = ends.filter_map(read).filter(|inflected| inflected.tail.end > at);
        read.max_by_key(|inflected| (inflected.tail.end, inflected.ending.start))
    }

    /// 届|かない, 生|かして: true for kana behind kanji at a byte that a particle begins as well, and
    /// that nothing but a verb's okurigana is.
    fn is_okurigana(&self, at: usize) -> bool {
        let rest = &self.text[at..];
        let denied = rest.strip_prefix('か').and_then(|rest| rest.strip_prefix('な'));
        let denied = denied.is_some_and(|rest| rest.starts_with(['い', 'く', 'か', 'け']));
        let one_kanji = !self.text[..at].chars().nth_back(1).is_some_and(is_kanji);
        let mut letters = rest.chars();
        let acts = letters.next().is_some_and(|c| "かとやがな".contains(c))
            && letters.next() == Some('し');
        denied || (one_kanji && acts)
    }

    /// 出ない, 出来ない: the denial of a verb whose stem is its kanji.
    fn bare_denial(&self, at: usize) -> Option<Inflected> {
        let rest = self.text[at..].strip_prefix('な')?;
        let one_kanji = !self.text[..at].chars().nth_back(1).is_some_and(is_kanji);
        let verb = one_kanji || self.text[..at].ends_with("出来");
        let denied = verb && rest.starts_with(['い', 'く', 'か', 'け']);
        let class = self.lexicon.paradigms.class(ICHIDAN).filter(|_| denied)?;
        self.lexicon.paradigms.read(class, self.text, at).filter(|inflected| inflected.negative)
    }

    /// True where a sentence can go on behind an inflected word.
    fn goes_on(&self, rest: &str) -> bool {
        // 当たらない: な is a part of a denial here, and no particle.
        let denial =
            rest.strip_prefix('な').is_some_and(|c| c.starts_with(['い', 'く', 'か', 'け']));
        !rest.starts_with(is_hiragana)
            || (!denial && self.lexicon.particle_at(rest).is_some())
            || self.lexicon.formal_at(rest).is_some()
    }

    /// Particles, words in kana, and what is neither.
    fn rest(&mut self, from: usize, after_noun: bool) {
        let (mut from, mut after_noun) = (from, after_noun);
        while from < self.text.len() {
            (from, after_noun) = self.part(from, after_noun);
        }
    }

    /// Reads a part of the run; gives where the next begins, and whether it stands behind a noun.
    fn part(&mut self, from: usize, after_noun: bool) -> (usize, bool) {
        let end = self.text.len();
        // 整えたのち: no particle の.
        let inflected = self
            .tokens
            .last()
            .is_some_and(|token| token.range.end == from && matches!(token.kind, Kind::Ending(_)));
        if inflected && let Some(formal) = self.lexicon.formal_at(&self.text[from..]) {
            self.push(from..from + formal, Kind::Kana);
            return (from + formal, true);
        }
        let mut particles = self.particles(from);
        let first = particles.next();
        let second = particles.next();
        let is_row = second.is_some();
        let last = particles.last().or(second).or_else(|| first.clone());
        if last.is_some_and(|last| last.end == end) {
            self.close(self.particles(from).collect());
            return (end, false);
        }
        let mut start = from;
        // 半年かけて: no particle か.
        let long = |verb: usize| self.lexicon.kana_verbs[verb].stem.chars().nth(1).is_some();
        let mut verb = self.verb(start);
        // です: no particle で, for nothing can be made of what would be left.
        let whole = |first: &Range<usize>| {
            let ends = verb.as_ref().is_some_and(|(_, inflected)| inflected.tail.end == end);
            ends && self.verb(first.end).is_none() && self.particles(first.end).next().is_none()
        };
        if after_noun
            && !verb.as_ref().is_some_and(|(verb, _)| long(*verb))
            && let Some(first) = first.filter(|first| !whole(first))
        {
            start = first.end;
            self.push(first, Kind::Particle);
            verb = self.verb(start);
            // に|もらえ, not にも|らえ
            if verb.is_none()
                && let Some(short) = self.shorter(from, start)
            {
                if let Some(last) = self.tokens.last_mut() {
                    last.range.end = short;
                }
                start = short;
                verb = self.verb(start);
            }
            // だけ|でも|とって
            if verb.is_none() && is_row {
                return (start, true);
            }
        }
        // どちらを|もらって
        if verb.is_none()
            && let Some(pronoun) = self.pronoun(start)
        {
            self.push(start..start + pronoun, Kind::Kana);
            return (start + pronoun, true);
        }
        if let Some((verb, inflected)) = verb {
            let next = inflected.tail.end;
            self.push(start..next, Kind::Ending(Ending::of(&inflected, Some(verb))));
            return (next, false);
        }
        if let Some(formal) = self.lexicon.formal_at(&self.text[start..]) {
            self.push(start..start + formal, Kind::Kana);
            return (start + formal, true);
        }
        let kept = CLOSING
            .iter()
            .find(|p| end - start > p.len() && self.text[start..].ends_with(**p))
            .map_or(end, |p| end - p.len());
        self.push(start..kept, Kind::Kana);
        if kept < end {
            self.push(kept..end, Kind::Particle);
        }
        (end, false)
    }

    /// Length of the pronoun marked with を that stands at a byte.
    fn pronoun(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let marked = rest.find('を').map(|length| &rest[..length])?;
        self.lexicon.vocabulary.is_pronoun(marked).then_some(marked.len())
    }

    /// Where a shorter particle ends than the one up to `end`, if a verb in kana stands behind it.
    fn shorter(&self, from: usize, end: usize) -> Option<usize> {
        let inner = self.text[from..end].char_indices().skip(1).map(|(at, _)| from + at);
        let mut inner = inner.collect::<Vec<_>>().into_iter().rev();
        inner.find(|&at| {
            self.lexicon.particle_at(&self.text[from..at]) == Some(at - from)
                && self.verb(at).is_some_and(|(verb, inflected)| {
                    let stem = &self.lexicon.kana_verbs[verb].stem;
                    stem.chars().nth(1).is_some() && inflected.tail.end > end
                })
        })
    }

    /// The particles that stand in a row from byte `from` on.
    fn particles(&self, from: usize) -> impl Iterator<Item = Range<usize>> {
        let mut at = from;
        std::iter::from_fn(move || {
            let start = at;
            at += self.lexicon.particle_at(&self.text[at..])?;
            Some(start..at)
        })
    }

    /// Takes a row of particles up to the end of the run; 〜となって is no row of particles.
    fn close(&mut self, mut particles: Vec<Range<usize>>) {
        let end = self.text.len();
        let verb = particles.iter().enumerate().skip(1).find_map(|(index, part)| {
            let long = self.text[part.start..end].chars().nth(2).is_some();
            let (verb, inflected) = self.verb(part.start).filter(|_| long)?;
            let ending = Ending::of(&inflected, Some(verb));
            (inflected.tail.end == end).then_some((index, part.start, ending))
        });
        if let Some((index, _, _)) = verb {
            particles.truncate(index);
        }
        for particle in particles {
            self.push(particle, Kind::Particle);
        }
        if let Some((_, start, ending)) = verb {
            self.push(start..end, Kind::Ending(ending));
        }
    }

    /// A verb written in kana.
    fn verb(&self, at: usize) -> Option<(usize, Inflected)> {
        let verbs = self.lexicon.kana_verbs_at(&self.text[at..]);
        verbs
            .filter_map(|index| {
                let verb = &self.lexicon.kana_verbs[index];
                let stem = begins(&self.text[at..], &verb.stem);
                let end = at + verb.stem.len();
                let inflected =
                    stem.then(|| self.lexicon.paradigms.read(verb.class, self.text, end))??;
                (inflected.tail.end > at).then_some((index, inflected))
            })
            .min_by_key(|(verb, found)| {
                let stem = self.lexicon.kana_verbs[*verb].stem.len();
                (Reverse(found.tail.end), Reverse(stem), *verb)
            })
    }

    fn push(&mut self, range: Range<usize>, kind: Kind) {
        self.tokens.push(Token { range, kind });
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn verbs_are_read_from_their_okurigana() {
        hold(&[
            ("SECURITY ACTIONの二つ星を、業者に頼まずに取得しました。", &["acquire 取得しました"]),
            (
                "SECURITY ACTIONの二つ星を、書類を書く社員が取得しました。",
                &["acquire 取得しました"],
            ),
            ("SECURITY ACTIONの認定は、どこからも届かない。", &["certify! 認定"]),
            ("SECURITY ACTIONの認定は出ない。", &["certify! 認定は出ない"]),
            ("SECURITY ACTIONは、誰でももらえます。", &["acquire もらえます"]),
        ]);
    }
}
