//! Whether a predicate is asserted, denied, asked, or shown as a bad example.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::predicate::Predicate;
use super::sentence::Quotes;
use super::signs::Sign;
use super::statement::Statement;
use super::token::Kind;

/// How a claim is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// Said, planned, advised or supposed.
    Asserted,
    /// Denied: 認定ではありません.
    Denied,
    /// Asked, so that the answer may be no: 認定されますか.
    Asked,
    /// Shown as what not to write.
    BadExample,
}

/// Polarity of a phrase (bytes of the normalised text) that begins at token `token`.
pub(crate) fn polarity(statement: &Statement, predicate: &Predicate) -> Polarity {
    let token = predicate.tokens.start;
    let negative = predicate.inflected().is_some_and(|i| i.negative);
    if is_bad_example(statement, token, predicate.range.end) {
        Polarity::BadExample
    } else if negative || is_denied(statement, predicate.range.clone(), token) {
        Polarity::Denied
    } else if is_asked(statement, predicate.range.end, token) {
        Polarity::Asked
    } else {
        Polarity::Asserted
    }
}

/// True when what follows the phrase denies it.
///
/// A denial right behind it counts, and so does one at the end of the sentence when the phrase only
/// leads up to it: a noun in a list (資格でも認証でもありません), a modifier (認定する制度ではない),
/// a 〜たり.
pub(crate) fn is_denied(statement: &Statement, phrase: Range<usize>, token: usize) -> bool {
    let rest = statement.rest_of_sentence(token, phrase.end);
    let spoken = &statement.text()[phrase];
    // As far as the first clause that says something of its own.
    let end = clause_end(statement, &rest, spoken).unwrap_or(rest.end);
    let clause = rest.start..end;
    !statement.has_sign(Sign::Obliged, &clause) && statement.has_sign(Sign::Denial, &clause)
}

/// Where the clause of a phrase ends: after a finite verb or て-form that is joined by more text.
fn clause_end(statement: &Statement, part: &Range<usize>, spoken: &str) -> Option<usize> {
    let rest = &statement.text()[part.clone()];
    let finite = ["た", "す", "せん", "ます", "です"].iter().any(|end| spoken.ends_with(end));
    let joined =
        ["が、", "ので、", "ため、", "けれど", "から、", "し、", "が ", "、一方", "ものの", "。"];
    if finite && joined.iter().any(|j| rest.starts_with(j)) {
        return Some(part.start);
    }
    if spoken.ends_with("たり") {
        return None;
    }
    let continuative = ["し", "て", "り", "み"].iter().any(|end| spoken.ends_with(end));
    if continuative && rest.starts_with('、') {
        return Some(part.start);
    }
    // 取得しました、認定ではありません; 取得後、…; 宣言しており、審査はありません
    statement.signs().first_end(Sign::ClauseEnd, part.start).filter(|end| *end <= part.end)
}

/// An answer is asked for in so many characters behind a phrase, or not at all.
const ASKED_WITHIN: usize = 16;

/// True for a question that can be answered with yes or no.
fn is_asked(statement: &Statement, end: usize, token: usize) -> bool {
    let rest = statement.rest_of_sentence(token, end);
    let rest = &statement.text()[rest];
    if is_reported_question(rest) {
        return true;
    }
    // White space at either end is not counted, and there is never more than one of it.
    let seen = rest.char_indices().nth(ASKED_WITHIN + 4).map_or(rest.len(), |(at, _)| at);
    let ends = rest[..seen].contains(['」', '』', '?']);
    if seen < rest.len() && !ends {
        return false;
    }
    let rest = rest[..seen].split(['」', '』']).next().unwrap_or(rest).trim();
    let rest = rest.split_inclusive('?').next().unwrap_or(rest);
    let sentence = statement.bytes(statement.sentence_of(token));
    let asks = ["か?", "か。", "か", "の?", "?", "かどうか"];
    rest.chars().count() <= ASKED_WITHIN
        && (asks.contains(&rest)
            || [
                "ますか",
                "ですか",
                "でしょうか",
                "ませんか",
                "のか",
                "かどうか",
                "って本当",
                "は本当",
            ]
            .iter()
            .any(|a| rest.contains(a))
            || rest.ends_with("か?"))
        && !statement.has_sign(Sign::Question, &sentence)
}

/// 「どこで認定を受けられますか」と聞かれますが: somebody else's question, whatever it asks.
fn is_reported_question(rest: &str) -> bool {
    let Some((question, after)) = rest.split_once(['」', '』']) else { return false };
    let asks = question.ends_with(['か', '?']) && !question.contains(['「', '『']);
    let verb =
        ["という", "といった", "との", "と"].iter().find_map(|join| after.strip_prefix(join));
    asks && verb.is_some_and(|verb| {
        let verb = verb.trim_start_matches(['ご', 'お', '、', 'よ', 'く', 'も']);
        ["聞", "訊", "尋", "たず", "き", "問", "質問", "相談"]
            .iter()
            .any(|word| verb.starts_with(word))
    })
}

/// True when the phrase at `token` is shown as what not to write.
pub(crate) fn is_bad_example(statement: &Statement, token: usize, end: usize) -> bool {
    let index = statement.sentence_at(token);
    let Some(sentence) = statement.sentences().get(index) else { return false };
    let bytes = statement.bytes(sentence.tokens.clone());
    let text = statement.text();
    if *sentence.marked_bad.get_or_init(|| is_marked_bad(&text[bytes.clone()])) {
        return true;
    }
    let quotes = sentence.quotes.get_or_init(|| {
        let word = |i| statement.word(i);
        Quotes::new(sentence.tokens.clone(), word, |i| statement.partner(i))
    });
    let quoted = quotes.hold(token);
    let after = end.min(bytes.end)..bytes.end;
    let spoken_of = quoted || is_spoken_of(statement, &text[after.clone()]);
    let bad = |part: Range<usize>| statement.signs().condemn(&statement.lexicon.signs, text, &part);
    let start = statement.tokens().get(token).map_or(bytes.end, |token| token.range.start);
    spoken_of
        && (bad(after.clone())
            || (quoted && bad(bytes.start..start))
            || next_sentence_condemns(statement, &sentence.tokens))
        || corrects(statement, after)
}

/// True when a wording is spoken of within eight characters: という表現は.
fn is_spoken_of(statement: &Statement, after: &str) -> bool {
    after.char_indices().take(9).any(|(at, _)| statement.lexicon.is_wording_cue(&after[at..]))
}

/// 取得ではなく宣言: put right in the same breath.
fn corrects(statement: &Statement, after: Range<usize>) -> bool {
    if statement.has_sign(Sign::Correction, &after) {
        return true;
    }
    let after = &statement.text()[after];
    let after = after.trim_start_matches(['」', '』', '"', ' ']);
    let after = after.strip_prefix("(誤)").unwrap_or(after);
    [
        "ではなく",
        "でなく",
        "じゃなく",
        "よりも",
        "ではありません",
        "ではない",
        "を「宣言",
        "を宣言に",
        "→",
        "⇒",
    ]
    .iter()
    .any(|sign| after.starts_with(sign) && (!matches!(*sign, "→" | "⇒") || after.contains("宣言")))
}

/// 「二つ星を取得しました」。これは誤りです。
fn next_sentence_condemns(statement: &Statement, sentence: &Range<usize>) -> bool {
    if sentence.end >= statement.tokens().len() {
        return false;
    }
    let part = statement.bytes(statement.sentence_of(sentence.end));
    let next = &statement.text()[part.clone()];
    [
        "これは",
        "これも",
        "この表現",
        "この書き方",
        "この表記",
        "この言い方",
        "いずれも",
        "どちらも",
        "これらは",
        "こうした",
        "このような",
        "そう書",
        "と書く",
        "という",
    ]
    .iter()
    .any(|opener| next.trim_start_matches(['」', ' ', '"']).starts_with(opener))
        && statement.signs().condemn(&statement.lexicon.signs, statement.text(), &part)
}

/// True for a line or label that begins with a sign of what is wrong: ×, NG, 誤, 不適切な例.
pub(crate) fn is_marked_bad(text: &str) -> bool {
    let text = text.trim_start_matches([
        ' ', '・', '-', '*', '<', '【', '[', '(', '「', '■', '●', '▼', '◆', '□', '|', '#', '※',
    ]);
    let openers = ["×", "✕", "✖", "❌", "✗", "☓", "🚫"];
    if openers.iter().any(|o| text.starts_with(o)) {
        return true;
    }
    let words = [
        "ng",
        "誤",
        "誤り",
        "誤った",
        "誤表記",
        "誤記",
        "間違い",
        "間違った",
        "不適切",
        "悪い例",
        "わるい例",
        "だめ",
        "ダメ",
        "バツ",
        "bad",
        "wrong",
        "incorrect",
        "避けるべき",
        "使ってはいけない",
        "使わない",
        "禁止",
        "旧",
        "訂正前",
        "修正前",
        "変更前",
        "before",
        "不可",
        "非推奨",
        "避けたい",
        "使えない",
        "使用不可",
        "書いてはいけない",
        "やってはいけない",
        "誤用",
        "ng例",
        "ngワード",
        "好ましくない",
        "望ましくない",
    ];
    words.iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim_start_matches(['な', 'り', 'っ', 'た', 'い', 'の']);
            let rest = rest
                .strip_prefix("書き方")
                .or_else(|| rest.strip_prefix("表記例"))
                .or_else(|| rest.strip_prefix("表現例"))
                .or_else(|| rest.strip_prefix("表記"))
                .or_else(|| rest.strip_prefix("表現"))
                .or_else(|| rest.strip_prefix("記載例"))
                .or_else(|| rest.strip_prefix("記載"))
                .or_else(|| rest.strip_prefix("文言"))
                .or_else(|| rest.strip_prefix("例文"))
                .or_else(|| rest.strip_prefix("例"))
                .or_else(|| rest.strip_prefix("ワード"))
                .or_else(|| rest.strip_prefix("言い方"))
                .unwrap_or(rest);
            let rest =
                rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '①'..='⑳'));
            rest.is_empty()
                || rest.starts_with([
                    ':', ')', '>', '】', ']', '」', ' ', '|', '）', '→', '-', '・', '、', '\n',
                    '／', '/', '(', '.',
                ])
        })
    })
}

fn condemns(text: &str, lexicon: &Lexicon) -> bool {
    lexicon.vocabulary.condemning.iter().any(|sign| {
        text.match_indices(sign.as_str()).any(|(at, _)| {
            let letter = |c: char| c.is_ascii_alphabetic();
            !sign.is_ascii()
                || !(text[..at].ends_with(letter) || text[at + sign.len()..].starts_with(letter))
        })
    })
}

/// True when a block of text, standing over others, says that they are bad examples.
pub(crate) fn label_condemns(text: &str, lexicon: &Lexicon) -> bool {
    if is_longer(text, 60) {
        return false;
    }
    let right = ["正しい", "適切な例", "良い例", "ok"].iter().any(|good| text.contains(good))
        && !["不適切", "正しくない"].iter().any(|bad| text.contains(bad));
    let mistaken = ["誤解", "勘違い", "間違い", "思い込み"].iter().any(|word| text.contains(word));
    let about =
        ["例", "表記", "表現", "書き方", "記載", "言い方", "文言", "ワード", "言葉", "記述", "使"]
            .iter()
            .any(|word| text.contains(word));
    !right && (mistaken || is_marked_bad(text) || (about && condemns(text, lexicon)))
}

/// True when the sentence announces bad examples: 次のような表記は不適切です。
pub(crate) fn announces_bad(statement: &Statement, sentence: Range<usize>) -> bool {
    let text = &statement.text()[statement.bytes(sentence)];
    let lexicon = statement.lexicon;
    lexicon.vocabulary.announcing.iter().any(|sign| text.contains(sign.as_str()))
        && condemns(text, lexicon)
}

/// True when a text has more than `most` characters; reads no more of it than that.
pub(crate) fn is_longer(text: &str, most: usize) -> bool {
    text.chars().nth(most).is_some()
}

/// The sentence before `token`'s, if any.
pub(crate) fn previous_sentence(statement: &Statement, token: usize) -> Option<Range<usize>> {
    let start = statement.sentence_of(token).start;
    let before = (0..start)
        .rev()
        .find(|&i| !matches!(statement.kind(i), Kind::Space | Kind::Break | Kind::Stop))?;
    Some(statement.sentence_of(before))
}
