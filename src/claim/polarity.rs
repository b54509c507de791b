//! Whether a predicate is asserted, denied, asked, or shown as a bad example.

use std::ops::Range;

use super::predicate::Predicate;
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
    let sentence = statement.bytes(statement.sentence_of(token));
    let rest = &statement.text()[phrase.end.min(sentence.end)..sentence.end];
    let spoken = &statement.text()[phrase.clone()];
    let mut clause = rest;
    // As far as the first clause that says something of its own.
    if let Some(end) = clause_end(rest, spoken) {
        clause = &rest[..end];
    }
    let obliged = [
        "なければなら",
        "なければいけ",
        "ないといけ",
        "必要があ",
        "なくてはな",
        "ざるを得",
        "に違いな",
        "に間違いな",
        "はもちろん",
        "だけでな",
        "のみなら",
        "ばかりでな",
        "かもしれな",
        "問題ありません",
        "問題な",
        "だけじゃな",
        "にほかな",
        "とは限",
    ]
    .iter()
    .any(|sign| clause.contains(sign));
    !obliged
        && statement.lexicon.vocabulary.denial.iter().any(|denial| clause.contains(denial.as_str()))
}

/// Where the clause of a phrase ends: after a finite verb or て-form that is joined by more text.
fn clause_end(rest: &str, spoken: &str) -> Option<usize> {
    let finite = ["た", "す", "せん", "ます", "です"].iter().any(|end| spoken.ends_with(end));
    let joined =
        ["が、", "ので、", "ため、", "けれど", "から、", "し、", "が ", "、一方", "ものの", "。"];
    if finite && joined.iter().any(|j| rest.starts_with(j)) {
        return Some(0);
    }
    if spoken.ends_with("たり") {
        return None;
    }
    let continuative = ["し", "て", "り", "み"].iter().any(|end| spoken.ends_with(end));
    if continuative && rest.starts_with('、') {
        return Some(0);
    }
    // 取得しました、認定ではありません; 取得後、…; 宣言しており、審査はありません
    [
        "ましたが",
        "ますが",
        "ですが",
        "だが、",
        "ており、",
        "おり、",
        "ました、",
        "ましたので",
        "ますので",
        "、なお",
        "、また",
        "。",
    ]
    .iter()
    .filter_map(|sign| rest.find(sign).map(|at| at + sign.len()))
    .min()
}

/// True for a question that can be answered with yes or no.
fn is_asked(statement: &Statement, end: usize, token: usize) -> bool {
    let sentence = statement.bytes(statement.sentence_of(token));
    let rest = &statement.text()[end.min(sentence.end)..sentence.end];
    let rest = rest.split(['」', '』']).next().unwrap_or(rest).trim();
    let rest = rest.split_inclusive('?').next().unwrap_or(rest);
    let wh = ["どう", "なぜ", "何", "いつ", "どこ", "どのよう", "どうやって", "いくら", "誰"]
        .iter()
        .any(|w| statement.text()[sentence.clone()].contains(w));
    let asks = ["か?", "か。", "か", "の?", "?", "かどうか"];
    let short = rest.chars().count() <= 16;
    !wh && short
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
}

/// True when the phrase at `token` is shown as what not to write.
pub(crate) fn is_bad_example(statement: &Statement, token: usize, end: usize) -> bool {
    let sentence = statement.sentence_of(token);
    let bytes = statement.bytes(sentence.clone());
    let text = &statement.text()[bytes.clone()];
    if is_marked_bad(text) {
        return true;
    }
    let quoted = (0..token.min(sentence.end))
        .rev()
        .take_while(|&i| i >= sentence.start)
        .filter(|&i| matches!(statement.word(i), "「" | "『" | "\"" | "(" | "'" | "【"))
        .any(|open| match statement.partner(open) {
            Some(close) => close > token && statement.word(open) != "(",
            None => {
                statement.word(open) == "\"" && text_has_later(statement, token, sentence.end, "\"")
            }
        });
    let after = &statement.text()[end.min(bytes.end)..bytes.end];
    let spoken_of =
        quoted
            || statement.lexicon.vocabulary.wording_cue.iter().any(|cue| {
                after.find(cue.as_str()).is_some_and(|at| after[..at].chars().count() <= 8)
            });
    let before = &statement.text()[bytes.start..statement.tokens[token].range.start];
    spoken_of
        && (has_bad_sign(after, statement)
            || (quoted && has_bad_sign(before, statement))
            || next_sentence_condemns(statement, &sentence))
        || corrects(after)
}

/// 取得ではなく宣言: put right in the same breath.
fn corrects(after: &str) -> bool {
    if ["実際は", "実際には", "正しくは", "正確には", "本当は"]
        .iter()
        .any(|sign| after.contains(sign))
    {
        return true;
    }
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

fn text_has_later(statement: &Statement, token: usize, end: usize, sign: &str) -> bool {
    (token..end).any(|i| statement.word(i) == sign)
}

fn has_bad_sign(text: &str, statement: &Statement) -> bool {
    statement.lexicon.vocabulary.bad_example.iter().any(|sign| {
        text.match_indices(sign.as_str()).any(|(at, _)| {
            // "ng" must not be found in a word.
            !sign.is_ascii()
                || (!text[..at].ends_with(|c: char| c.is_ascii_alphabetic())
                    && !text[at + sign.len()..].starts_with(|c: char| c.is_ascii_alphabetic()))
        })
    })
}

/// 「二つ星を取得しました」。これは誤りです。
fn next_sentence_condemns(statement: &Statement, sentence: &Range<usize>) -> bool {
    if sentence.end >= statement.tokens.len() {
        return false;
    }
    let next = &statement.text()[statement.bytes(statement.sentence_of(sentence.end))];
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
        && has_bad_sign(next, statement)
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

/// Signs that condemn what stands under or behind them. Fewer than within a sentence: 見直し and
/// パスワード are no signs.
const CONDEMNING: [&str; 29] = [
    "使わない",
    "使いません",
    "使えない",
    "不適切",
    "適切でな",
    "適切では",
    "誤り",
    "誤った",
    "誤表記",
    "誤記",
    "誤用",
    "間違い",
    "間違った",
    "正しくな",
    "悪い例",
    "よくない例",
    "良くない例",
    "避けるべき",
    "避けたい",
    "避けましょう",
    "避けてください",
    "避けて下さい",
    "控えてください",
    "お控え",
    "使ってはいけ",
    "書いてはいけ",
    "望ましくな",
    "誤解を招",
    "ng",
];

fn condemns(text: &str) -> bool {
    CONDEMNING.iter().any(|sign| {
        text.match_indices(sign).any(|(at, _)| {
            let letter = |c: char| c.is_ascii_alphabetic();
            !sign.is_ascii()
                || !(text[..at].ends_with(letter) || text[at + sign.len()..].starts_with(letter))
        })
    })
}

/// True when a block of text, standing over others, says that they are bad examples.
pub(crate) fn label_condemns(statement: &Statement) -> bool {
    let text = statement.text();
    if text.chars().count() > 60 {
        return false;
    }
    let right = ["正しい", "適切な例", "良い例", "ok"].iter().any(|good| text.contains(good))
        && !["不適切", "正しくない"].iter().any(|bad| text.contains(bad));
    let mistaken = ["誤解", "勘違い", "間違い", "思い込み"].iter().any(|word| text.contains(word));
    let about =
        ["例", "表記", "表現", "書き方", "記載", "言い方", "文言", "ワード", "言葉", "記述", "使"]
            .iter()
            .any(|word| text.contains(word));
    !right && (mistaken || is_marked_bad(text) || (about && condemns(text)))
}

/// True when the sentence announces bad examples: 次のような表記は不適切です。
pub(crate) fn announces_bad(statement: &Statement, sentence: Range<usize>) -> bool {
    let text = &statement.text()[statement.bytes(sentence)];
    let points = [
        "次の",
        "以下",
        "下記",
        "例:",
        "例)",
        "不適切な例",
        "ng例",
        "悪い例",
        "誤った例",
        "例えば",
        "たとえば",
        "例です",
        "避けたい",
    ]
    .iter()
    .any(|word| text.contains(word));
    points && condemns(text)
}

/// The sentence before `token`'s, if any.
pub(crate) fn previous_sentence(statement: &Statement, token: usize) -> Option<Range<usize>> {
    let start = statement.sentence_of(token).start;
    let before = (0..start)
        .rev()
        .find(|&i| !matches!(statement.kind(i), Kind::Space | Kind::Break | Kind::Stop))?;
    Some(statement.sentence_of(before))
}
