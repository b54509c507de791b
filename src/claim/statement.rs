//! One block of text in tokens, with its brackets and sentences.

use std::ops::Range;

use super::lexicon::{Lexicon, Object, Roles};
use super::normalise::Normalised;
use super::token::{Kind, Token, tokenise};

/// A block of text ready to be judged. Token ranges are bytes of the normalised text.
#[derive(Debug)]
pub(crate) struct Statement<'a> {
    pub lexicon: &'a Lexicon,
    pub normalised: Normalised,
    pub tokens: Vec<Token>,
    /// For each token the index of its bracket's partner.
    partner: Vec<Option<usize>>,
    /// Token ranges of the sentences, tiling the tokens.
    pub sentences: Vec<Range<usize>>,
    /// True when the block has several lines.
    pub has_lines: bool,
}

impl<'a> Statement<'a> {
    pub(crate) fn new(visible: &str, lexicon: &'a Lexicon) -> Self {
        let normalised = Normalised::new(visible, |left, right| lexicon.crosses(left, right));
        let tokens = tokenise(normalised.as_str(), visible, lexicon);
        let partner = partners(&tokens, normalised.as_str());
        let sentences = sentences(&tokens, &partner, normalised.as_str());
        let has_lines = normalised.as_str().contains('\n');
        Self { lexicon, normalised, tokens, partner, sentences, has_lines }
    }

    pub(crate) fn text(&self) -> &str {
        self.normalised.as_str()
    }

    /// The text of one token.
    pub(crate) fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| &self.text()[token.range.clone()])
    }

    /// Kind of a token; a line break past either end.
    pub(crate) fn kind(&self, index: usize) -> Kind {
        self.tokens.get(index).map_or(Kind::Break, |token| token.kind)
    }

    /// Bytes from the first token of a range to its last.
    pub(crate) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map_or(self.text().len(), |t| t.range.start);
        let end = tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i));
        start..end.map_or(start, |t| t.range.end).max(start)
    }

    /// The first token that starts at or after byte `at`.
    pub(crate) fn token_from(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.range.start < at)
    }

    pub(crate) fn roles(&self, index: usize) -> Roles {
        match self.kind(index) {
            Kind::Word(word) => self.lexicon.words[word].roles,
            Kind::Rival => Roles { rival: true, ..Roles::default() },
            _ => Roles::default(),
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

    pub(crate) fn partner(&self, index: usize) -> Option<usize> {
        self.partner.get(index).copied().flatten()
    }

    /// The innermost bracket pair round a token, as token indices.
    pub(crate) fn brackets_round(&self, index: usize) -> Option<(usize, usize)> {
        (self.sentence_of(index).start..index)
            .rev()
            .filter(|&open| self.kind(open) == Kind::Open)
            .find_map(|open| self.partner(open).filter(|&close| close > index).map(|c| (open, c)))
    }

    /// The sentence a token is in.
    pub(crate) fn sentence_of(&self, token: usize) -> Range<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.end <= token);
        self.sentences.get(index).cloned().unwrap_or(0..self.tokens.len())
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

/// Pairs brackets; one without a partner pairs with nothing.
fn partners(tokens: &[Token], text: &str) -> Vec<Option<usize>> {
    let mut partner = vec![None; tokens.len()];
    let mut open: Vec<usize> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open => open.push(index),
            Kind::Close => {
                let sort = |i: usize| bracket_sort(&text[tokens[i].range.clone()]);
                if let Some(at) = open.iter().rposition(|&o| sort(o) == sort(index)) {
                    partner[open[at]] = Some(index);
                    partner[index] = Some(open[at]);
                    open.truncate(at);
                }
            }
            _ => {}
        }
    }
    partner
}

fn bracket_sort(bracket: &str) -> char {
    match bracket {
        "(" | ")" => '(',
        "「" | "」" => '「',
        "『" | "』" => '『',
        "【" | "】" => '【',
        "[" | "]" => '[',
        "{" | "}" => '{',
        _ => '<',
    }
}

/// A sentence of more tokens than this is no sentence of anybody's; cutting it keeps the work in
/// proportion to the text.
const LONGEST: usize = 400;

/// Cuts at 。!? and line breaks, but not inside quotation marks.
fn sentences(tokens: &[Token], partner: &[Option<usize>], text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut inside_until = 0;
    for (index, token) in tokens.iter().enumerate() {
        if token.kind == Kind::Open
            && let Some(close) = partner[index]
        {
            inside_until = inside_until.max(close);
        }
        let english_stop = token.kind == Kind::Mark
            && &text[token.range.clone()] == "."
            && tokens.get(index + 1).is_none_or(|t| matches!(t.kind, Kind::Space | Kind::Break));
        let stop = token.kind == Kind::Stop || english_stop;
        let endless = index - start >= LONGEST;
        if token.kind == Kind::Break || (stop && index >= inside_until) || endless {
            sentences.push(start..index + 1);
            start = index + 1;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}
