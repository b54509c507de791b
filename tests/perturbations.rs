//! Judged sentences, changed in ways whose effect on the verdict is known.
//!
//! A sentence of the corpus with one wrong claim in it stays wrong when an adverbial clause comes between
//! object and verb, and becomes right when it is denied, condemned as a wording, or said of another
//! scheme. What fails is listed by id in `tests/corpus/perturbations-failing.txt`: a new failure fails the
//! test, and so does one that is listed and holds again. `SA_LINT_BLESS=1` writes the list anew.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::collections::BTreeSet;

use sa_lint::extract::Format;
use sa_lint::lint::Linter;
use sa_lint::rule::RuleSet;
use sa_lint::text::SourceFile;

use crate::corpus::{Case, group, hold_failures, judged};

/// A sentence with one wrong claim, taken apart: 「…二つ星」「を」「取得しました」「。…」.
struct Claim<'c> {
    before: &'c str,
    verb: &'c str,
    after: &'c str,
}

/// What a change does to the verdict.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// The claim is still reported.
    Wrong,
    /// No claim is reported any more.
    Right,
}

/// Clauses and adverbials that may come between an object and its verb.
const BETWEEN: [&str; 14] = [
    "、社内研修を終えてから",
    "、基本方針を定めたうえで",
    "、取引先の要望に応える形で",
    "、半年ほど準備を進めて",
    "、全社員で話し合いながら",
    "、補助金の申請に先立って",
    "、体制を見直した結果",
    "、規程を整えたのち",
    "、担当者を決めて取り組み、",
    "社員一丸となって",
    "県内の同業者に先駆けて",
    "念入りな準備の末に",
    "、費用をかけずに",
    "、創業十周年を迎えるにあたって",
];

/// What follows the past tense of a verb and denies it.
const DENIED_PAST: [&str; 9] = [
    "わけではありません",
    "のではありません",
    "ものではありません",
    "という事実はありません",
    "ことはありません",
    "わけではない",
    "わけではなく、自ら宣言しました",
    "のではなく、自ら宣言しました",
    "といった類のものではありません",
];
/// What follows its て-form.
const DENIED_TE: [&str; 3] = ["いません", "おりません", "いるわけではありません"];

/// Verbs as they begin behind their object: how, their past tense, their て-form.
const VERBS: [(&str, &str, &str); 8] = [
    ("取得", "取得した", "取得して"),
    ("獲得", "獲得した", "獲得して"),
    ("受け", "受けた", "受けて"),
    ("取り", "取った", "取って"),
    ("取っ", "取った", "取って"),
    ("いただき", "いただいた", "いただいて"),
    ("得", "得た", "得て"),
    ("手に入れ", "手に入れた", "手に入れて"),
];

/// Frames that condemn a wording; `{}` is the whole sentence without its stop.
const CONDEMNED: [&str; 6] = [
    "「{}」という書き方は誤りです。",
    "「{}」と書くのは不適切です。",
    "× {}",
    "「{}」のような表現は避けてください。",
    "以前「{}」と記載しておりましたが、正しい表現に改めました。",
    "NG例：{}",
];

/// Frames in which the claim stands as it was; `{}` is the sentence without its stop, `{past}` the same
/// in the plain past.
const STILL_WRONG: [&str; 8] = [
    "{past}企業の一社です。",
    "{past}ことをお知らせします。",
    "{past}ので、ロゴを掲載しています。",
    "{}が、取り組みはこれからも続けます。",
    "<table><tr><td>{}</td><td>2024年</td></tr></table>",
    "<ul><li>{}</li><li>ISO 9001 認証取得</li></ul>",
    "お客様からのご要望もあり、{}。",
    "ISO 9001の認証は2015年に取得済みで、{}。",
];

/// Other schemes' objects, each with the particle of the one it replaces.
const OTHERS: [&str; 4] =
    ["ISO 27001の認証", "プライバシーマーク", "DX認定", "健康経営優良法人の認定"];

impl<'c> Claim<'c> {
    /// The claim of a case that is one plain sentence with an object marked by を.
    fn of(case: &'c Case) -> Option<Self> {
        let [expectation] = case.expect.as_slice() else { return None };
        let text = case.text.as_str();
        let plain = case.format == Format::Text
            && group(&expectation.rule) == "claim"
            && !text.contains(['\n', '「', '×', '→', '|', '？', '?', '！', '!', '：'])
            && text.matches('。').count() <= 1;
        let at = text.find(&expectation.matched).filter(|_| plain)?;
        let end = at + expectation.matched.len();
        // Where the verb begins: behind the last を up to there.
        let object = text[..end].rfind('を')?;
        let (before, rest) = (&text[..object], &text[object + 'を'.len_utf8()..]);
        let verb = &rest[..end.saturating_sub(object + 'を'.len_utf8()).min(rest.len())];
        let known = VERBS.iter().any(|(begin, ..)| verb.starts_with(begin));
        let named = ["SECURITY ACTION", "セキュリティアクション"].iter();
        let named = named.clone().any(|name| before.contains(name));
        (known && named).then_some(Self { before, verb, after: &text[end..] })
    }

    /// All changed texts with the verdict that must follow, by a short name.
    fn variants(&self) -> Vec<(String, String, Verdict)> {
        let Self { before, verb, after } = self;
        let mut variants = Vec::new();
        for (i, between) in BETWEEN.iter().enumerate() {
            let text = format!("{before}を{between}{verb}{after}");
            variants.push((format!("between-{i}"), text, Verdict::Wrong));
        }
        let closes = after.is_empty() || *after == "。";
        let finite = ["した", "ました", "ます", "いる"].iter().any(|end| verb.ends_with(end));
        let form = VERBS.iter().find(|(begin, ..)| verb.starts_with(begin));
        let Some((_, past, te)) = form.filter(|_| closes && finite) else { return variants };
        for (i, denial) in DENIED_PAST.iter().enumerate() {
            let text = format!("{before}を{past}{denial}{after}");
            variants.push((format!("denied-{i}"), text, Verdict::Right));
        }
        for (i, denial) in DENIED_TE.iter().enumerate() {
            let text = format!("{before}を{te}{denial}{after}");
            variants.push((format!("not-{i}"), text, Verdict::Right));
        }
        let sentence = format!("{before}を{verb}");
        for (i, frame) in CONDEMNED.iter().enumerate() {
            let text = frame.replace("{}", &sentence);
            variants.push((format!("condemned-{i}"), text, Verdict::Right));
        }
        for (i, frame) in STILL_WRONG.iter().enumerate() {
            let text =
                frame.replace("{}", &sentence).replace("{past}", &format!("{before}を{past}"));
            variants.push((format!("framed-{i}"), text, Verdict::Wrong));
        }
        for (i, other) in OTHERS.iter().enumerate().filter(|_| verb.starts_with("取得")) {
            let text = format!("当社は{other}を{verb}。SECURITY ACTIONの二つ星も宣言しています。");
            variants.push((format!("other-{i}"), text, Verdict::Right));
        }
        variants
    }
}

/// The verdict of the claim rules on a text.
fn verdict(linter: &Linter, text: &str) -> Verdict {
    let format = if text.starts_with('<') { Format::Html } else { Format::Text };
    let source = SourceFile::decode("perturbed", text.as_bytes().to_vec());
    let wrong = linter.lint(&source, format).iter().any(|finding| group(&finding.rule) == "claim");
    if wrong { Verdict::Wrong } else { Verdict::Right }
}

#[test]
fn the_verdict_follows_the_change() {
    let linter = Linter::new(RuleSet::builtin().unwrap()).unwrap();
    let mut failing = BTreeSet::new();
    let mut tried = 0;
    let mut log = Vec::new();
    for case in judged() {
        let Some(claim) = Claim::of(&case) else { continue };
        for (name, text, expected) in claim.variants() {
            tried += 1;
            if verdict(&linter, &text) != expected {
                let id = format!("{} {name}", case.id);
                log.push(format!("{id}: {text}"));
                failing.insert(id);
            }
        }
    }
    assert!(tried > 1_000, "only {tried} variants");
    let log = format!("{tried} tried\n{}", log.join("\n"));
    hold_failures("perturbations-failing.txt", &failing, &log);
}
