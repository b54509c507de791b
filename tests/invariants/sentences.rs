//! What holds of any sentence put together from words, for tests and fuzz targets alike.

use sa_lint::extract::Format;
use sa_lint::lint::{Finding, Linter};
use sa_lint::text::SourceFile;

/// What sentences are made of. Those up to the first particle are never wrong by themselves.
pub(crate) const FRAGMENTS: &[&str] = &[
    "SECURITY ACTION",
    "セキュリティアクション",
    "一つ星",
    "二つ星",
    "★★",
    "★",
    "「二つ星」",
    "当社は",
    "同制度",
    "弊社",
    "宣言しました",
    "宣言",
    "自己宣言",
    "宣言企業",
    "宣言済み",
    "自己宣言ID",
    "普及賛同企業",
    "GビズID",
    "ISMS",
    "プライバシーマーク",
    "健康経営優良法人",
    "ISO 27001",
    "研修",
    "情報セキュリティ基本方針",
    "IPA",
    "独立行政法人情報処理推進機構（IPA）",
    "お客様",
    "A社",
    "社員",
    "2025年4月に",
    "制度",
    "ロゴマーク",
    "使い",
    "定め",
    "公開しました",
    "目指し",
    "行い",
    "終えて",
    "から",
    "ため",
    "ので",
    "が、",
    "を",
    "の",
    "に",
    "は",
    "は、",
    "も",
    "と",
    "や",
    "で",
    "として",
    "による",
    "、",
    "。",
    "「",
    "」",
    "（",
    "）",
    "・",
    "：",
    "\n",
    " ",
    "　",
    "？",
    "！",
    "→",
    "×",
    "○",
    "ではありません",
    "しません",
    "ていない",
    "でしょうか",
    "予定です",
    "場合は",
    "こと",
    "もの",
    "という",
    "のではなく",
    "わけではない",
    "必要はありません",
    "We ",
    "our ",
    "have ",
    "not ",
    "declared ",
    "stars",
    ", ",
    ". ",
    "a ",
    "the ",
    "is ",
    "取得しました",
    "取得",
    "取得済み",
    "取得し",
    "取得して",
    "取得した",
    "取得する",
    "取得できます",
    "を取得",
    "取得企業",
    "取得いたしました",
    "認定",
    "認定を受けました",
    "認定を受け",
    "認定されました",
    "認定企業",
    "認定制度",
    "認証",
    "認証されています",
    "認証取得",
    "合格しました",
    "公認",
    "承認",
    "お墨付き",
    "獲得しました",
    "付与されました",
    "いただきました",
    "受けて",
    "与えられます",
    "資格",
    "obtained ",
    "certified ",
    "certification ",
    "三つ星",
    "★★★",
    "２つ星",
    "50123456789",
];

/// Where fragments begin that say more than a declaration.
const WRONG_FROM: &str = "取得しました";

/// Panics unless the sentence that `choices` put together is judged in the same way in plain text and cut
/// up by tags, found by the first look, and found wrong only where a word of it is.
pub(crate) fn check(linter: &Linter, choices: &[u8]) {
    let parts: Vec<&str> =
        choices.iter().map(|choice| FRAGMENTS[usize::from(*choice) % FRAGMENTS.len()]).collect();
    let text = format!("SECURITY ACTION {}", parts.concat());
    let source = SourceFile::decode("a.txt", text.clone().into_bytes());
    let found = linter.lint_fully(&source, Format::Text);
    crate::invariants::check(&source, &found);
    assert_eq!(linter.lint(&source, Format::Text), found, "the first look changes the result");
    assert_eq!(linter.lint_fully(&source, Format::Text), found, "read twice");
    let wrong_from = FRAGMENTS.iter().position(|part| *part == WRONG_FROM).unwrap_or_default();
    let may_be_wrong =
        choices.iter().any(|choice| usize::from(*choice) % FRAGMENTS.len() >= wrong_from);
    if !may_be_wrong {
        let invented =
            found.iter().find(|f| f.rule.ends_with("-claim") && f.rule != "validity-claim");
        assert!(invented.is_none(), "invented: {invented:?}");
    }
    // A paragraph of text and of HTML begin and end alike; within lines, tags change nothing.
    if !text.contains(['\n', '<', '&']) {
        let tagged: Vec<String> = parts.iter().map(|part| format!("<b>{part}</b>")).collect();
        let plain = page(linter, &text);
        assert_eq!(
            said(&plain),
            said(&page(linter, &format!("SECURITY ACTION {}", tagged.concat())))
        );
    }
}

fn page(linter: &Linter, inside: &str) -> Vec<Finding> {
    let source = SourceFile::decode("a.html", format!("<p>{inside}</p>").into_bytes());
    let found = linter.lint_fully(&source, Format::Html);
    crate::invariants::check(&source, &found);
    found
}

/// Rules and words, without the tags in them.
fn said(found: &[Finding]) -> Vec<(String, String)> {
    let words = |f: &Finding| f.matched.replace("<b>", "").replace("</b>", "");
    found.iter().map(|f| (f.rule.clone(), words(f))).collect()
}
