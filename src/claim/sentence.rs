//! Tokens to brackets and sentences.

use std::cell::OnceCell;
use std::ops::Range;

use super::token::{Kind, Token};

/// A sentence, and what was found out about all of it.
#[derive(Debug, Default)]
pub(crate) struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether it begins with a sign of what is wrong.
    pub marked_bad: OnceCell<bool>,
    /// Whether what stands before it, or over its block, condemns it.
    pub condemned: OnceCell<bool>,
    /// What is quoted in it.
    pub quotes: OnceCell<Quotes>,
}

/// Pairs brackets; one without a partner pairs with nothing.
pub(crate) fn partners(tokens: &[Token], text: &str) -> Vec<Option<usize>> {
    let mut partner = vec![None; tokens.len()];
    let mut open: [Vec<usize>; SORTS] = Default::default();
    for (index, token) in tokens.iter().enumerate() {
        let sort = || bracket_sort(&text[token.range.clone()]);
        match token.kind {
            Kind::Open => open[sort()].push(index),
            Kind::Close => {
                if let Some(at) = open[sort()].pop() {
                    partner[at] = Some(index);
                    partner[index] = Some(at);
                    // Brackets of other sorts that were opened since are left alone.
                    for others in &mut open {
                        others.truncate(others.partition_point(|&other| other < at));
                    }
                }
            }
            _ => {}
        }
    }
    partner
}

/// How many sorts of brackets there are.
const SORTS: usize = 7;

fn bracket_sort(bracket: &str) -> usize {
    match bracket {
        "(" | ")" => 0,
        "「" | "」" => 1,
        "『" | "』" => 2,
        "【" | "】" => 3,
        "[" | "]" => 4,
        "{" | "}" => 5,
        _ => 6,
    }
}

/// A sentence of more tokens than this is no sentence of anybody's; cutting it keeps the work in
/// proportion to the text.
const LONGEST: usize = 400;

/// Cuts at 。!? and line breaks, but not inside brackets that hold no more than one sentence.
pub(crate) fn sentences(tokens: &[Token], partner: &[Option<usize>], text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut push = |tokens| sentences.push(Sentence { tokens, ..Sentence::default() });
    let mut start = 0;
    let mut inside_until = 0;
    let stops: Vec<usize> = (0..tokens.len())
        .filter(|&i| {
            let last = |i: usize| tokens.get(i).is_none_or(|t| t.kind == Kind::Stop);
            tokens[i].kind == Kind::Stop && !last(i + 1)
        })
        .collect();
    // 「…でした。だから…」: somebody speaks, and no wording is quoted.
    let is_speech = |open: usize, close: usize| {
        let first = stops.partition_point(|&stop| stop < open);
        stops.get(first).is_some_and(|&stop| stop + 1 < close)
    };
    for (index, token) in tokens.iter().enumerate() {
        if token.kind == Kind::Open
            && let Some(close) = partner[index]
            && !is_speech(index, close)
        {
            inside_until = inside_until.max(close);
        }
        let english_stop = token.kind == Kind::Mark
            && &text[token.range.clone()] == "."
            && tokens.get(index + 1).is_none_or(|t| matches!(t.kind, Kind::Space | Kind::Break));
        // A. はい、…: a letter that only counts begins the sentence.
        let counts = index == start + 1 && tokens[start].range.len() == 1;
        let english_stop = english_stop && !counts;
        let stop = token.kind == Kind::Stop || english_stop;
        let endless = index - start >= LONGEST;
        if token.kind == Kind::Break || (stop && index >= inside_until) || endless {
            push(start..index + 1);
            start = index + 1;
        }
    }
    if start < tokens.len() {
        push(start..tokens.len());
    }
    sentences
}

/// Which tokens of a sentence are quoted.
#[derive(Debug)]
pub(crate) struct Quotes {
    /// Opening brackets, each with the furthest end of it and all before it.
    opened: Vec<(usize, usize)>,
    /// The first and the last plain quotation mark.
    plain: Option<(usize, usize)>,
}

impl Quotes {
    /// Finds the quotes of `sentence`; `word` and `partner` tell of its tokens.
    pub(crate) fn new<'s>(
        sentence: Range<usize>,
        word: impl Fn(usize) -> &'s str,
        partner: impl Fn(usize) -> Option<usize>,
    ) -> Self {
        let mut quotes = Self { opened: Vec::new(), plain: None };
        let mut furthest = 0;
        for token in sentence {
            match word(token) {
                "「" | "『" | "【" => {
                    if let Some(close) = partner(token) {
                        furthest = furthest.max(close);
                        quotes.opened.push((token, furthest));
                    }
                }
                "\"" => {
                    let first = quotes.plain.map_or(token, |(first, _)| first);
                    quotes.plain = Some((first, token));
                }
                _ => {}
            }
        }
        quotes
    }

    /// True when a token stands in brackets, or between plain quotation marks.
    pub(crate) fn hold(&self, token: usize) -> bool {
        let before = self.opened.partition_point(|(open, _)| *open < token);
        let bracketed = before.checked_sub(1).is_some_and(|i| self.opened[i].1 > token);
        bracketed || self.plain.is_some_and(|(first, last)| first < token && token <= last)
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::statement::Statement;
    use crate::claim::testing::lexicon;

    #[test]
    fn a_sentence_ends_at_its_stop_and_not_within_words_that_are_quoted() {
        let lexicon = lexicon();
        for (text, expected) in [
            ("星です。宣言です!", &["星です。", "宣言です!"][..]),
            ("「取得しました。」は誤りです。", &["「取得しました。」は誤りです。"]),
            // Somebody speaks.
            ("「星です。宣言です」と笑う。次。", &["「星です。", "宣言です」と笑う。", "次。"]),
            ("a. はい、取れます", &["a. はい、取れます"]),
            ("two stars. declared.", &["two stars.", " declared."]),
            ("(星\n宣言", &["(星\n", "宣言"]),
        ] {
            let statement = Statement::new(text, &lexicon);
            let found = statement.sentences().iter();
            let found = found.map(|s| &statement.text()[statement.bytes(s.tokens.clone())]);
            assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
