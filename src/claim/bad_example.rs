//! Wording that is shown as what not to write: × 認定を受けました, 「取得」は誤りです, 取得ではなく宣言.
//!
//! The words that tell are the operators of `rules/grammar/operators.toml`; here is what they reach.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::signs::Sign;
use super::statement::Statement;
use super::token::Kind;
use crate::sentence::{Effect, Scope, is_longer};

/// True when the phrase at `token` is shown as what not to write.
pub(super) fn is_bad_example(statement: &Statement, token: usize, end: usize) -> bool {
    let index = statement.sentence_at(token);
    let Some(sentence) = statement.sentences().get(index) else { return false };
    let bytes = statement.bytes(sentence.tokens.clone());
    let text = statement.text();
    let lexicon = statement.lexicon;
    let marked = || is_marked_bad(&text[bytes.clone()], lexicon);
    if *sentence.marked_bad.get_or_init(marked) {
        return true;
    }
    // 宣言しています(×取得しました)
    let start = statement.tokens().get(token).map_or(bytes.end, |token| token.range.start);
    let before = text[bytes.start.min(start)..start].trim_end_matches([' ', '「', '『', '"']);
    let marks = lexicon.operators.cues(Effect::Condemnation, Scope::Line).iter();
    if marks.filter(|cue| is_sign(cue)).any(|cue| before.ends_with(cue.as_str())) {
        return true;
    }
    let quoted = statement.is_quoted(token);
    let after = end.min(bytes.end)..bytes.end;
    let spoken_of = quoted || is_spoken_of(statement, &text[after.clone()]);
    let bad = |part: Range<usize>| statement.signs().condemn(&lexicon.signs, text, &part);
    spoken_of
        && (bad(after.clone())
            || (quoted && bad(bytes.start..start))
            || next_sentence_condemns(statement, &sentence.tokens))
        || corrects(statement, after, quoted)
}

/// True when a wording is spoken of within eight characters: という表現は.
fn is_spoken_of(statement: &Statement, after: &str) -> bool {
    after.char_indices().take(9).any(|(at, _)| statement.lexicon.is_wording_cue(&after[at..]))
}

/// 取得ではなく宣言: put right in the same breath.
fn corrects(statement: &Statement, after: Range<usize>, is_quoted: bool) -> bool {
    if let Some(end) = statement.signs().first_end(Sign::CORRECTION, after.start) {
        // 取得した日を「5月10日」とお伝えしましたが、正しくは…: what is quoted is put right.
        let quotes = |text: &str| text.contains('「') && text.contains('」');
        let between = &statement.text()[after.start..end.min(after.end)];
        if end <= after.end && (is_quoted || !quotes(between)) {
            return true;
        }
    }
    let after = &statement.text()[after];
    let after = after.trim_start_matches(['」', '』', '"', ' ']);
    let after = after.strip_prefix("(誤)").unwrap_or(after);
    let arrow = after.starts_with(['→', '⇒']) && after.contains("宣言");
    arrow || statement.lexicon.operators.opens(Effect::Correction, Scope::Chunk, after)
}

/// 「二つ星を取得しました」。これは誤りです。
fn next_sentence_condemns(statement: &Statement, sentence: &Range<usize>) -> bool {
    if sentence.end >= statement.tokens().len() {
        return false;
    }
    let next = statement.sentence_of(sentence.end);
    suggests(statement, &next) || refers_and_condemns(statement, statement.bytes(next))
}

/// 「宣言し」ではいかがでしょう: a sentence that quotes the right word by itself.
fn suggests(statement: &Statement, sentence: &Range<usize>) -> bool {
    let act = |&i: &usize| statement.is_act(i);
    let alone = |i: usize| {
        let open = i.checked_sub(1).filter(|&open| statement.kind(open) == Kind::Open);
        let close = open.and_then(|open| statement.partner(open));
        close.is_some_and(|close| close <= i + 2)
    };
    statement.objects_in(sentence).iter().filter(|&i| act(i)).any(|&i| alone(i))
}

/// これは誤りです: a sentence that speaks of the one before, and says that it is wrong.
pub(super) fn refers_and_condemns(statement: &Statement, part: Range<usize>) -> bool {
    let next = statement.text()[part.clone()].trim_start_matches(['」', ' ', '"']);
    let lexicon = statement.lexicon;
    // お気持ちは分かるのですが、これはおすすめできません
    next.split('、').any(|clause| lexicon.operators.opens(Effect::Reference, Scope::Next, clause))
        && statement.signs().condemn(&lexicon.signs, statement.text(), &part)
}

/// True for a line or label that begins with a sign of what is wrong: ×, NG, 誤, 不適切な例.
pub(super) fn is_marked_bad(text: &str, lexicon: &Lexicon) -> bool {
    let text = text.trim_start_matches([
        ' ', '・', '-', '*', '<', '【', '[', '(', '「', '■', '●', '▼', '◆', '□', '|', '#', '※',
    ]);
    let operators = &lexicon.operators;
    operators.cues(Effect::Condemnation, Scope::Line).iter().any(|cue| {
        let Some(rest) = text.strip_prefix(cue.as_str()) else { return false };
        if is_sign(cue) {
            return true;
        }
        let rest = rest.trim_start_matches(['な', 'り', 'っ', 'た', 'い', 'の']);
        let mut rest = operators.strip(Effect::Wording, Scope::Block, rest).unwrap_or(rest);
        rest = operators.strip(Effect::Wording, Scope::Block, rest).unwrap_or(rest);
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '①'..='⑳'));
        rest.is_empty()
            || rest.starts_with([
                ':', ')', '>', '】', ']', '」', ' ', '|', '）', '→', '-', '・', '、', '\n', '／',
                '/', '(', '.',
            ])
    })
}

/// ×: no word.
fn is_sign(cue: &str) -> bool {
    !cue.chars().all(char::is_alphanumeric)
}

/// True when a text says that the wording under it or behind it is bad.
fn condemns(text: &str, lexicon: &Lexicon) -> bool {
    lexicon.operators.cues(Effect::Condemnation, Scope::Block).iter().any(|sign| {
        text.match_indices(sign.as_str()).any(|(at, _)| {
            let letter = |c: char| c.is_ascii_alphabetic();
            !sign.is_ascii()
                || !(text[..at].ends_with(letter) || text[at + sign.len()..].starts_with(letter))
        })
    })
}

/// True when a block of text, standing over others, says that they are bad examples.
pub(super) fn label_condemns(text: &str, lexicon: &Lexicon) -> bool {
    if is_longer(text, 60) {
        return false;
    }
    let says = |effect| lexicon.operators.within(effect, Scope::Block, text);
    let right =
        says(Effect::Praise) && !["不適切", "正しくない"].iter().any(|bad| text.contains(bad));
    let bad = says(Effect::Mistake)
        || is_marked_bad(text, lexicon)
        || (says(Effect::Wording) && condemns(text, lexicon));
    !right && bad
}

/// True when the sentence announces bad examples: 次のような表記は不適切です。
pub(super) fn announces_bad(statement: &Statement, sentence: Range<usize>) -> bool {
    let text = &statement.text()[statement.bytes(sentence)];
    let lexicon = statement.lexicon;
    lexicon.operators.within(Effect::Announcement, Scope::Sentence, text) && condemns(text, lexicon)
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::hold;

    #[test]
    fn what_is_shown_to_be_wrong_is_not_claimed() {
        hold(&[
            ("× SECURITY ACTIONの二つ星を取得しました", &["acquire! 取得しました"]),
            ("「SECURITY ACTIONの二つ星を取得」と書くのは誤りです。", &["acquire! 取得"]),
            ("「SECURITY ACTIONの二つ星を取得」と書きました。", &["acquire 取得"]),
        ]);
    }
}
