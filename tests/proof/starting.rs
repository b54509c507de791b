//! `sa-lint init --mail`, and what the configuration knows of the acceptance.

use super::compose::*;
use crate::common::Case;

const REST: &str = "--yes --url https://www.example.co.jp/security/ \
    --policy-url https://www.example.co.jp/policy/";

#[test]
fn company_level_and_days_come_from_the_mails() {
    let said = Case::new("init site --mail a.eml b.eml")
        .args(REST)
        .env("SA_LINT_LANG", "ja")
        .file("a.eml", first("iso-2022-jp", "7bit"))
        .file("b.eml", second("utf-8", "base64"))
        .exits(0)
        .stderr(
            "会社名: 株式会社サンプル（a.eml から）\n宣言した段階: 二つ星（a.eml から）\n\
             宣言した日: 2025-10-01（a.eml から）\n受理の日: 2025-10-15（b.eml から）\n\
             次にすること: ロゴマークをダウンロードして使えます。宣言の手続きは終わっています。\n",
        );
    let config = String::from_utf8(said.bytes("site/sa-lint.toml")).unwrap();
    for line in [
        "company = \"株式会社サンプル\"\n",
        "stars = 2\n",
        "declared = 2025-10-01\n",
        "accepted = 2025-10-15\n",
        "system = \"old\"\n",
    ] {
        assert!(config.contains(line), "{line} in {config}");
    }
    assert!(!config.contains(USER) && !config.contains(ID), "{config}");
    said.then("build site").exits(0);
}

#[test]
fn what_is_missing_is_said_and_options_count_more() {
    let said =
        Case::new("init site --mail b.eml --stars 1 --company 株式会社見本 --declared 2026-03-01")
            .args("--yes --url https://www.example.co.jp/ --lang en")
            .file("b.eml", second("utf-8", "base64"))
            .exits(2);
    assert!(said.stderr.contains("Declared: not in the mails\n"), "{said}");
    assert!(said.stderr.contains("Accepted before the day of the declaration"), "{said}");
    let said = Case::new("init site --mail a.eml --company 株式会社見本 --lang en")
        .args(REST)
        .file("a.eml", first("utf-8", "8bit"))
        .exits(0);
    let config = String::from_utf8(said.bytes("site/sa-lint.toml")).unwrap();
    assert!(
        config.contains("company = \"株式会社見本\"") && config.contains("stars = 2"),
        "{config}"
    );
    Case::new("init site --mail gone.eml").args(REST).exits(2);
}

/// A project with a logo.
fn logo(more: &str) -> Case {
    let config = format!(
        "[site]\ncompany = \"株式会社サンプル\"\nstars = 1\ndeclared = 2026-03-20\n{more}\
         url = \"https://www.example.co.jp/\"\nlogo = \"static/security_action_hitotsuboshi-small_color.png\"\n"
    );
    let png = include_bytes!("../../docs/images/badge-page.png");
    Case::new("build")
        .env("SA_LINT_LANG", "ja")
        .file("sa-lint.toml", config)
        .file("static/security_action_hitotsuboshi-small_color.png", png)
}

#[test]
fn building_says_when_the_logo_is_early() {
    let early = "ロゴを使えるのは、「申込受理のご連絡」のメールが届いてからです。";
    assert!(logo("system = \"old\"\n").exits(0).stderr.contains(early));
    for more in ["system = \"old\"\naccepted = 2026-04-02\n", "system = \"new\"\n", ""] {
        let said = logo(more).exits(0);
        assert!(!said.stderr.contains(early), "{more}: {said}");
    }
    let said = logo("system = \"neu\"\n").exits(2);
    assert!(said.stderr.contains("「neu」という申込みのしかたはありません。"), "{said}");
    let said = logo("accepted = 2026-03-01\n").exits(2);
    assert!(said.stderr.contains("受理の日が、宣言した日（2026-03-20）より前です。"), "{said}");
}
