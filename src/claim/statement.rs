//! One block of text in tokens, with its brackets and sentences.
//!
//! Most blocks of a page speak of other things and are never asked for more than their text: all
//! else is worked out when it is first asked for, and kept.

use std::cell::OnceCell;
use std::ops::Range;

use super::lexicon::{Lexicon, Object, ObjectKind, Roles, Spelling};
use super::predicate::Predicate;
use super::sentence::{Quotes, Sentence, partners, sentences};
use super::signs::{Sign, Signs};
use super::token::{Ending, Kind, Token};
use super::tokeniser::tokenise;
use crate::sentence::Normalised;

/// A block of text ready to be judged. Token ranges are bytes of the normalised text.
#[derive(Debug)]
pub(crate) struct Statement<'a> {
    pub lexicon: &'a Lexicon,
    pub normalised: Normalised,
    visible: &'a str,
    /// False when no token can be an object of a scheme.
    pub may_name: bool,
    parsed: OnceCell<Parsed>,
    objects: OnceCell<Objects>,
    /// Filled when [`Statement::predicates`] are first asked for.
    pub(super) predicates: OnceCell<Vec<Predicate>>,
    signs: OnceCell<Signs>,
    rival: OnceCell<Option<usize>>,
}

/// The tokens of a statement.
#[derive(Debug)]
struct Parsed {
    tokens: Vec<Token>,
    /// For each token the index of its bracket's partner.
    partner: Vec<Option<usize>>,
    /// Tiling the tokens.
    sentences: Vec<Sentence>,
}

/// Tokens that name something of a scheme; all in order.
#[derive(Debug, Default)]
struct Objects {
    /// All of them.
    all: Vec<usize>,
    /// Per scheme: its names, anaphors too.
    names: Vec<Vec<usize>>,
    /// Per scheme: its names without anaphors.
    own_names: Vec<Vec<usize>>,
}

impl<'a> Statement<'a> {
    pub(crate) fn new(visible: &'a str, lexicon: &'a Lexicon) -> Self {
        let normalised = Normalised::new(visible, |left, right| lexicon.crosses(left, right));
        let text = normalised.as_str();
        let may_name = lexicon.may_name(text, visible);
        Self {
            lexicon,
            normalised,
            visible,
            may_name,
            parsed: OnceCell::new(),
            objects: OnceCell::new(),
            predicates: OnceCell::new(),
            signs: OnceCell::new(),
            rival: OnceCell::new(),
        }
    }

    fn parsed(&self) -> &Parsed {
        self.parsed.get_or_init(|| {
            let text = self.text();
            let tokens = tokenise(text, self.visible, self.lexicon, self.may_name);
            let partner = partners(&tokens, text);
            let sentences = sentences(&tokens, &partner, text);
            Parsed { tokens, partner, sentences }
        })
    }

    fn objects(&self) -> &Objects {
        self.objects.get_or_init(|| {
            if !self.may_name {
                return Objects::default();
            }
            let schemes = self.lexicon.schemes.len();
            let mut objects = Objects {
                all: Vec::new(),
                names: vec![Vec::new(); schemes],
                own_names: vec![Vec::new(); schemes],
            };
            for token in 0..self.tokens().len() {
                let Some(Object { scheme, kind }) = self.object(token) else { continue };
                objects.all.push(token);
                if let ObjectKind::Name(spelling) = kind {
                    objects.names[scheme].push(token);
                    if spelling != Spelling::Anaphor {
                        objects.own_names[scheme].push(token);
                    }
                }
            }
            objects
        })
    }

    /// The text as a reader sees it.
    pub(crate) fn visible_text(&self) -> &str {
        self.visible
    }

    /// The text in normalised spelling.
    pub(crate) fn text(&self) -> &str {
        self.normalised.as_str()
    }

    /// All tokens.
    pub(crate) fn whole(&self) -> Range<usize> {
        0..self.tokens().len()
    }

    /// The tokens, tiling the text.
    pub(crate) fn tokens(&self) -> &[Token] {
        &self.parsed().tokens
    }

    /// The sentences, tiling the tokens.
    pub(crate) fn sentences(&self) -> &[Sentence] {
        &self.parsed().sentences
    }

    /// Where signs of polarity stand.
    pub(crate) fn signs(&self) -> &Signs {
        self.signs.get_or_init(|| self.lexicon.signs.find(self.text()))
    }

    /// True when a part of the text holds a sign.
    pub(crate) fn has_sign(&self, sign: Sign, part: &Range<usize>) -> bool {
        self.signs().within(sign, part)
    }

    /// True when the statement names another scheme.
    pub(crate) fn mentions_rival(&self) -> bool {
        self.first_rival().is_some()
    }

    /// The first token that names another scheme.
    pub(crate) fn first_rival(&self) -> Option<usize> {
        *self.rival.get_or_init(|| self.whole().find(|&i| self.roles(i).rival))
    }

    /// True when the statement, as a heading, is about something that really is acquired: GビズID.
    pub(crate) fn is_about_possession(&self) -> bool {
        self.all_objects().next().is_none() && self.whole().any(|i| self.roles(i).possession)
    }

    /// True when the statement is about something else that can be got: another scheme, an account.
    pub(crate) fn is_about_other(&self) -> bool {
        self.mentions_rival() || self.is_about_possession()
    }

    /// True when the statement, as the name of an item, is that of another thing with the scheme's
    /// name in it: SECURITY ACTION宣言確認画面.
    pub(crate) fn names_other_thing(&self) -> bool {
        let objects = self.objects_in(&self.whole());
        let Some(last) = objects.last().map(|&object| object + 1) else { return false };
        // SECURITY ACTIONの自己宣言ID
        if (last..self.tokens().len()).any(|i| self.roles(i).possession) {
            return true;
        }
        let noun = (last..self.tokens().len()).take_while(|&i| self.is_nominal(i)).last();
        noun.is_some_and(|i| {
            let roles = self.roles(i);
            let predicate = matches!(self.kind(i), Kind::Word(word)
                if self.lexicon.words[word].predicate.is_some());
            !(predicate
                || roles.rank
                || roles.aspect
                || roles.holder
                || roles.done
                || roles.scheme_noun)
        })
    }

    /// The tokens of a range that name something of a scheme.
    pub(crate) fn objects_in(&self, tokens: &Range<usize>) -> &[usize] {
        within(&self.objects().all, tokens)
    }

    /// All that is named of schemes.
    pub(crate) fn all_objects(&self) -> impl Iterator<Item = Object> {
        self.objects().all.iter().filter_map(|&token| self.object(token))
    }

    /// The first name of any scheme, without anaphors.
    pub(crate) fn first_name(&self) -> Option<Object> {
        self.all_objects().find(|object| {
            matches!(object.kind, ObjectKind::Name(spelling) if spelling != Spelling::Anaphor)
        })
    }

    /// The tokens of a range that name a scheme, anaphors too.
    pub(crate) fn names_in(&self, scheme: usize, tokens: &Range<usize>) -> &[usize] {
        within(self.objects().names.get(scheme).map_or(&[], Vec::as_slice), tokens)
    }

    /// The tokens that name a scheme, without anaphors.
    pub(crate) fn own_names(&self, scheme: usize) -> &[usize] {
        self.objects().own_names.get(scheme).map_or(&[], Vec::as_slice)
    }

    /// True when tokens name the scheme itself.
    pub(crate) fn names_scheme(&self, scheme: usize, tokens: &Range<usize>) -> bool {
        !within(self.own_names(scheme), tokens).is_empty()
    }

    /// The text of one token.
    pub(crate) fn word(&self, index: usize) -> &str {
        self.tokens().get(index).map_or("", |token| &self.text()[token.range.clone()])
    }

    /// A token as a reader sees it, before normalisation.
    pub(crate) fn written(&self, index: usize) -> &str {
        let range = self.tokens().get(index).map_or(0..0, |token| token.range.clone());
        self.visible.get(self.normalised.visible(range)).unwrap_or_default()
    }

    /// Kind of a token; a line break past either end.
    pub(crate) fn kind(&self, index: usize) -> Kind {
        self.tokens().get(index).map_or(Kind::Break, |token| token.kind)
    }

    /// Bytes from the first token of a range to its last.
    pub(crate) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let all = self.tokens();
        let start = all.get(tokens.start).map_or(self.text().len(), |t| t.range.start);
        let end = tokens.end.checked_sub(1).and_then(|i| all.get(i));
        start..end.map_or(start, |t| t.range.end).max(start)
    }

    /// The first token that starts at or after byte `at`.
    pub(crate) fn token_from(&self, at: usize) -> usize {
        self.tokens().partition_point(|token| token.range.start < at)
    }

    pub(crate) fn roles(&self, index: usize) -> Roles {
        match self.kind(index) {
            Kind::Word(word) => self.lexicon.words[word].roles,
            Kind::Rival => Roles { rival: true, ..Roles::default() },
            _ => Roles::default(),
        }
    }

    /// The verb that may carry a predicate noun (認定を**受ける**) at a token, by its index, and the
    /// bytes of its stem.
    pub(crate) fn support(&self, index: usize) -> Option<(usize, Range<usize>)> {
        let range = self.tokens().get(index)?.range.clone();
        match self.kind(index) {
            Kind::Word(word) => Some((self.lexicon.words[word].support?, range)),
            Kind::Ending(Ending { verb: Some(verb), .. }) => {
                let verb = &self.lexicon.kana_verbs[verb];
                Some((verb.support?, range.start..range.start + verb.stem.len()))
            }
            _ => None,
        }
    }

    /// The object of a scheme a token names.
    pub(crate) fn object(&self, index: usize) -> Option<Object> {
        match self.kind(index) {
            Kind::Word(word) => self.lexicon.words[word].object,
            Kind::Object(object) => Some(object),
            _ => None,
        }
    }

    /// True for a token that is the act a scheme asks for: 宣言.
    pub(crate) fn is_act(&self, index: usize) -> bool {
        self.object(index).is_some_and(|object| object.kind == ObjectKind::Act)
    }

    pub(crate) fn partner(&self, index: usize) -> Option<usize> {
        self.parsed().partner.get(index).copied().flatten()
    }

    /// The token before the brackets that close at a token; any other token itself.
    pub(crate) fn before_brackets(&self, token: usize) -> usize {
        let open = self.partner(token).filter(|&open| open < token);
        open.map_or(token, |open| open.saturating_sub(1))
    }

    /// The innermost bracket pair round a token, as token indices.
    pub(crate) fn brackets_round(&self, index: usize) -> Option<(usize, usize)> {
        (self.sentence_of(index).start..index)
            .rev()
            .filter(|&open| self.kind(open) == Kind::Open)
            .find_map(|open| self.partner(open).filter(|&close| close > index).map(|c| (open, c)))
    }

    /// Index of the sentence a token is in.
    pub(crate) fn sentence_at(&self, token: usize) -> usize {
        self.sentences().partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// The tokens of the sentence a token is in.
    pub(crate) fn sentence_of(&self, token: usize) -> Range<usize> {
        let sentence = self.sentences().get(self.sentence_at(token));
        sentence.map_or(self.whole(), |sentence| sentence.tokens.clone())
    }

    /// The sentence before that of a token, if any.
    pub(crate) fn sentence_before(&self, token: usize) -> Option<Range<usize>> {
        let start = self.sentence_of(token).start;
        let signs = [Kind::Space, Kind::Break, Kind::Stop];
        let before = (0..start).rev().find(|&i| !signs.contains(&self.kind(i)))?;
        Some(self.sentence_of(before))
    }

    /// Bytes from `from` to the end of the sentence a token is in. A phrase may go on behind its
    /// sentence where that was cut for its length: then there are none.
    pub(crate) fn rest_of_sentence(&self, token: usize, from: usize) -> Range<usize> {
        let end = self.bytes(self.sentence_of(token)).end;
        from.min(end)..end
    }

    /// True when a token stands in quotation marks.
    pub(crate) fn is_quoted(&self, token: usize) -> bool {
        let Some(sentence) = self.sentences().get(self.sentence_at(token)) else { return false };
        let quotes = sentence.quotes.get_or_init(|| {
            Quotes::new(sentence.tokens.clone(), |i| self.word(i), |i| self.partner(i))
        });
        quotes.hold(token)
    }

    /// The first token behind the outermost brackets round a token.
    pub(crate) fn behind_quotation(&self, token: usize) -> Option<usize> {
        let mut behind = None;
        let mut inner = token;
        while let Some((open, close)) = self.brackets_round(inner) {
            behind = Some(close + 1);
            inner = open;
        }
        behind
    }

    /// The first token from `first` on that belongs to no noun.
    pub(crate) fn end_of_noun(&self, first: usize) -> usize {
        (first..).find(|&i| !self.is_nominal(i)).unwrap_or(first)
    }

    /// True for the ending of a verb or an adjective.
    pub(crate) fn is_inflected(&self, index: usize) -> bool {
        matches!(self.kind(index), Kind::Ending(_))
    }

    /// True for a predicate's noun that names nothing of a scheme.
    pub(crate) fn is_predicate_noun(&self, index: usize) -> bool {
        match self.kind(index) {
            Kind::Word(word) => {
                let word = &self.lexicon.words[word];
                word.predicate.is_some() && word.object.is_none()
            }
            _ => false,
        }
    }

    /// True for a token that is a noun or stands for one.
    pub(crate) fn is_nominal(&self, index: usize) -> bool {
        match self.kind(index) {
            Kind::Noun | Kind::Rival | Kind::Object(_) => true,
            Kind::Word(word) => {
                let word = &self.lexicon.words[word];
                !word.roles.particle && (!word.roles.prefix || word.object.is_some())
            }
            _ => false,
        }
    }
}

/// Those of `sorted` that lie in a range.
fn within<'s>(sorted: &'s [usize], range: &Range<usize>) -> &'s [usize] {
    let start = sorted.partition_point(|&i| i < range.start);
    let end = sorted.partition_point(|&i| i < range.end).max(start);
    &sorted[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::lexicon;

    #[test]
    fn brackets_quotes_and_names_are_found() {
        let lexicon = lexicon();
        let text = "securityactionの話。『(二つ星)を取得』と書く。";
        let statement = Statement::new(text, &lexicon);
        let level = statement.whole().find(|&i| statement.word(i) == "二つ星").unwrap_or_default();
        assert!(statement.is_quoted(level));
        assert!(!statement.is_quoted(0));
        let round = statement.brackets_round(level).map(|(open, close)| {
            (statement.word(open).to_owned(), statement.word(close).to_owned())
        });
        assert_eq!(round, Some(("(".to_owned(), ")".to_owned())));
        let behind = statement.behind_quotation(level).map(|i| statement.word(i));
        assert_eq!(behind, Some("と"));
        assert!(statement.names_scheme(0, &statement.whole()));
        assert!(!statement.names_scheme(0, &statement.sentence_of(level)));
        assert_eq!(statement.sentence_before(level), Some(statement.sentence_of(0)));
    }

    #[test]
    fn a_name_may_be_that_of_another_thing() {
        let lexicon = lexicon();
        for (text, expected) in [
            ("SECURITY ACTION宣言確認画面", true),
            ("SECURITY ACTIONの自己宣言ID", true),
            ("SECURITY ACTION二つ星", false),
            ("SECURITY ACTION取得企業", false),
        ] {
            assert_eq!(Statement::new(text, &lexicon).names_other_thing(), expected, "{text}");
        }
    }
}
