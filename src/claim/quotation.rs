//! What follows a quotation takes it back: 「…の認定証を」と言われました。認定証というものはありません。

use std::ops::Range;

use super::bad_example;
use super::context::Context;
use super::polarity::{self, Polarity, polarity};
use super::predicate::Predicate;
use super::signs::Sign;
use super::statement::Statement;
use super::supposition;
use super::token::Kind;
use crate::sentence::{Effect, Scope};

impl Context<'_> {
    /// True when a phrase is quoted, and the sentence behind the quotation denies what it says, or
    /// says that it is wrong.
    pub(super) fn is_taken_back(&self, segment: usize, token: usize) -> bool {
        let statement = &self.statements[segment];
        let sentence = statement.sentence_of(token);
        if is_denied_again(statement, token, &sentence) {
            return true;
        }
        if !statement.is_quoted(token) {
            let bytes = statement.bytes(sentence.clone());
            return asks(statement, &sentence)
                && (!statement.has_sign(Sign::QUESTION, &bytes)
                    && asks_what_it_is(statement, token, &sentence)
                    && self.answered_with_no(segment, sentence.end)
                    || self.is_denied_next(segment, token));
        }
        // 「『星を取得されたんですね』と言われますが、取得じゃないんです」: the inner quotation is taken back.
        let inner = statement.brackets_round(token).map_or(sentence.end, |(_, close)| close + 1);
        if denies(statement, &(inner.min(sentence.end)..sentence.end)) {
            return true;
        }
        let rest = statement.behind_quotation(token).unwrap_or(sentence.end)..sentence.end;
        let mut told = rest.clone().any(|i| statement.is_nominal(i) || statement.is_inflected(i));
        // 「どこで取れば？」というご質問をいただきますが、認定を受けるものではなく
        if denies(statement, &rest) {
            return true;
        }
        let mut passed = false;
        for (block, next) in self.sentences_behind(segment, sentence.end, 1 + QUESTIONS) {
            let statement = &self.statements[block];
            if condemns(statement, &next) || (told && denies(statement, &next)) {
                return true;
            }
            // An answer to what was asked is still to come, and so is one behind an aside:
            // 「…」。SECURITY ACTIONのことである。
            let aside = next.len() <= ASIDE;
            let asked = asks(statement, &next);
            // 「SECURITY ACTION 認定企業」とあったのです。原稿を書いたのは私。認定ではなく自己宣言なのに。
            let neutral = told && !passed && !speaks_of_scheme(statement, &next);
            passed |= neutral;
            if !(aside || asked || neutral || is_no(statement, &next)) {
                return false;
            }
            // 「認定になってるよ」「えっ、まずいですか」「認定じゃないからね。」
            told |= asked;
        }
        false
    }

    /// 「認定してもらえますか。」「はい、…」: the first sentence behind questions says yes.
    pub(super) fn is_answered_with_yes(&self, segment: usize, token: usize) -> bool {
        let from = self.statements[segment].sentence_of(token).end;
        let mut behind = self.sentences_behind(segment, from, 1 + QUESTIONS);
        let answer = behind.find(|(block, next)| !asks(&self.statements[*block], next));
        answer.is_some_and(|(block, next)| opens(&self.statements[block], &next, Effect::Assent))
    }

    /// 「取得？認定？いいえ、宣言です」: the first sentence behind questions says no.
    fn answered_with_no(&self, segment: usize, from: usize) -> bool {
        let mut behind = self.sentences_behind(segment, from, 1 + QUESTIONS);
        let answer = behind.find(|(block, next)| !asks(&self.statements[*block], next));
        answer.is_some_and(|(block, next)| is_no(&self.statements[block], &next))
    }

    /// 「三つ星もありますか？」「三つ星はありません。」
    fn is_denied_next(&self, segment: usize, token: usize) -> bool {
        let statement = &self.statements[segment];
        let sentence = statement.sentence_of(token);
        let next = self.sentences_behind(segment, sentence.end, 2).next();
        let Some((block, next)) = next else { return false };
        let answer = &self.statements[block];
        answer.objects_in(&next).iter().any(|&i| {
            answer.word(i) == statement.word(token)
                && polarity::is_denied(answer, answer.tokens()[i].range.clone(), i)
        }) || statement.predicates_in(&(token..sentence.end)).iter().take(1).any(|asked| {
            // 「取得するには？」「取得という考え方はありません。」
            answer.predicates_in(&next).iter().any(|said| {
                said.entry == asked.entry && polarity(answer, said, false) == Polarity::Denied
            })
        })
    }

    /// The sentences from a token on, with their blocks: each of them is a step, and so is each way
    /// on to the block behind.
    fn sentences_behind(
        &self,
        segment: usize,
        token: usize,
        steps: usize,
    ) -> impl Iterator<Item = (usize, Range<usize>)> {
        let mut at = Some((segment, token));
        (0..steps)
            .map_while(move |_| {
                let (block, from) = at?;
                let next = next_sentence(&self.statements[block], from);
                at = match &next {
                    Some(sentence) => Some((block, sentence.end)),
                    None => self.block_behind(block).map(|behind| (behind, 0)),
                };
                Some(next.map(|sentence| (block, sentence)))
            })
            .flatten()
    }

    /// The block that goes on behind another: the next one, if it does not begin something new.
    fn block_behind(&self, segment: usize) -> Option<usize> {
        let next = segment + 1;
        let block = self.document.segments.get(next)?;
        let under = block.labels.iter().any(|label| label.segment == segment);
        (block.previous == Some(segment) || under).then_some(next)
    }
}

/// 認定を代行するという業者がいますが、**そのような認定は存在しません**: the same, of which there is none; in this
/// sentence or the next.
fn is_denied_again(statement: &Statement, token: usize, sentence: &Range<usize>) -> bool {
    let entry = |i: usize| statement.predicates_in(&(i..i + 1)).first().map(|p| p.entry);
    let Some(said) = entry(token) else { return false };
    let next = next_sentence(statement, sentence.end).map_or(sentence.end, |next| next.end);
    let behind = statement.predicates_in(&(token + 1..next.max(token + 1)));
    behind.iter().any(|again| {
        let before = &statement.text()[..again.range.start];
        let such = &statement.lexicon.vocabulary.such;
        again.entry == said
            && such.iter().any(|word| before.ends_with(word.as_str()))
            && polarity(statement, again, false) == Polarity::Denied
    })
}

/// True for a sentence that ends with a question mark.
pub(super) fn asks(statement: &Statement, sentence: &Range<usize>) -> bool {
    let sign = |i: &usize| {
        matches!(statement.kind(*i), Kind::Space | Kind::Break | Kind::Close)
            || statement.word(*i) == "。"
    };
    let last = sentence.clone().rev().find(|i| !sign(i));
    last.is_some_and(|i| {
        let word = statement.word(i);
        word == "?" || (word.ends_with('か') && statement.kind(i) != Kind::Noun)
    })
}

/// True for a sentence that begins with a no.
fn is_no(statement: &Statement, sentence: &Range<usize>) -> bool {
    opens(statement, sentence, Effect::Denial)
}

/// True for a sentence that begins with an answer of this effect.
fn opens(statement: &Statement, sentence: &Range<usize>, effect: Effect) -> bool {
    let text = &statement.text()[statement.bytes(sentence.clone())];
    let text = text.trim_start_matches([' ', '「', '"', '…', '―', '—', '-', 'a', '.', ':']);
    statement.lexicon.operators.opens(effect, Scope::Next, text)
}

/// 取得するものですか, 認定？: false for a question whether what one does oneself is needed, or was done.
fn asks_what_it_is(statement: &Statement, token: usize, sentence: &Range<usize>) -> bool {
    let predicates = statement.predicates_in(&(token..sentence.end));
    let Some(predicate) = predicates.first().filter(|p| p.tokens.start == token) else {
        return true;
    };
    // 認定にお金はかかりますか
    if predicate.frame.is_noun() && supposition::in_question(statement, predicate, true) {
        return false;
    }
    let got = predicate.behaviour(statement.lexicon).got && predicate.inflected().is_some();
    let rest = statement.rest_of_sentence(token, predicate.range.end);
    let rest = &statement.text()[rest];
    !got || ["もの", "の", "ん", "って"].iter().any(|what| rest.starts_with(what))
}

/// A sentence of so many tokens at most says no more than what was meant.
const ASIDE: usize = 6;

/// So many questions in a row wait for one answer.
const QUESTIONS: usize = 3;

/// The first sentence from a token on that has words.
fn next_sentence(statement: &Statement, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while at < statement.tokens().len() {
        let sentence = statement.sentence_of(at);
        if sentence.clone().any(|i| statement.is_nominal(i)) {
            return Some(sentence);
        }
        at = sentence.end.max(at + 1);
    }
    None
}

/// True when a sentence denies what schemes are wrongly said to give: 認定するしくみはありません.
fn denies(statement: &Statement, sentence: &Range<usize>) -> bool {
    let rival = sentence.clone().any(|i| statement.roles(i).rival);
    !rival
        && statement.predicates_in(sentence).iter().any(|predicate| {
            // 認定ではありません, or put right: 認定じゃないよ。「宣言」だよ。
            predicate.behaviour(statement.lexicon).is_given()
                && matches!(
                    polarity(statement, predicate, false),
                    Polarity::Denied | Polarity::BadExample
                )
        })
}

/// True when a sentence names something of a scheme, or says what schemes are wrongly said to give.
fn speaks_of_scheme(statement: &Statement, sentence: &Range<usize>) -> bool {
    let given = |p: &Predicate| p.behaviour(statement.lexicon).is_given();
    !statement.objects_in(sentence).is_empty()
        || statement.predicates_in(sentence).iter().any(given)
}

/// True when a sentence speaks of the wording before it, and says that it is wrong.
fn condemns(statement: &Statement, sentence: &Range<usize>) -> bool {
    let bytes = statement.bytes(sentence.clone());
    bad_example::refers_and_condemns(statement, bytes.clone())
        || bad_example::label_condemns(&statement.text()[bytes], statement.lexicon)
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn what_is_quoted_can_be_taken_back() {
        hold(&[
            (
                "「SECURITY ACTIONの認定証を」と言われました。認定証というものはありません。",
                &["certify! 認定証"],
            ),
            (
                "SECURITY ACTIONの認定を代行する業者がいます。そのような認定はありません。",
                &["certify! 認定"],
            ),
            (
                "「取得しました」という表現は不適切です。\n\n当社はSECURITY ACTIONの二つ星を取得しました。",
                &["acquire 取得しました"],
            ),
            (
                "SECURITY ACTIONに認定してもらえますか。はい、どなたでも。",
                &["certify 認定してもらえます"],
            ),
        ]);
    }
}
