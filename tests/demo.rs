//! The demo site as the first command of the README shows it.
//!
//! The lines below are what a person finds who reads the pages by hand. Of the pages that are not
//! named, each is right as it stands: `news/20260309-kenko-keiei.html`, `privacy/index.html`,
//! `security/index.html` and the drawing.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const EXPECTED: &str = "\
demo/public/column/security-action.md:9:19: warning[operator-name] 「経済産業省が運営」：SECURITY ACTION は独立行政法人情報処理推進機構（IPA）の制度です。
demo/public/column/security-action.md:16:4: hint[validity-claim] 「有効期間は2年」：SECURITY ACTION の宣言に有効期間や更新があるという公式の説明は見つかっていません。
demo/public/column/security-action.md:16:39: error[unknown-star] SECURITY ACTION に「三つ星」はありません。宣言できるのは一つ星と二つ星です。
demo/public/company/index.html:26:23: warning[label-claim] 見出しや項目名の「取得認証」の下に SECURITY ACTION があると、認定や資格を得たように読めます。
demo/public/company/index.html:46:45: hint[star-notation] 星の表記が「２つ星」になっています。
demo/public/company/index.html:46:45: error[acquisition-claim] 「２つ星取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/public/en/index.html:15:3: warning[label-claim] 見出しや項目名の「award」の下に SECURITY ACTION があると、認定や資格を得たように読めます。
demo/public/en/index.html:27:23: error[acquisition-claim] 「obtained two stars」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/public/index.html:7:74: error[acquisition-claim] 「二つ星を取得し」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/public/index.html:45:23: error[certification-claim] 「IPA認定」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/public/news/20251120-hojokin.html:24:24: error[acquisition-claim] 「SECURITY ACTIONの取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/public/news/20260415-security-action.html:19:28: error[certification-claim] 「二つ星の認定を受けました」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/public/news/20260415-security-action.html:22:56: hint[material-name] 資料名が「自己診断」になっています。
demo/public/news/20260415-security-action.html:28:31: error[scheme-misdescription] 「認定制度」という説明は誤りです。SECURITY ACTION は、中小企業などが自ら宣言する制度です。
demo/public/news/20260415-security-action.html:34:11: warning[id-exposed] SECURITY ACTION の番号「●●●●●●●●●●●」が公開されています。
demo/public/news/index.html:17:105: error[certification-claim] 「二つ星認定」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/public/old/history.html:12:22: hint[scheme-name] 制度名の表記が「セキュリティーアクション」になっています。
demo/public/old/history.html:12:34: error[acquisition-claim] 「一つ星を取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/public/old/profile.html:13:53: error[acquisition-claim] 「一つ星取得済み」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/public/old/profile.html:13:53: error[level-mismatch] ここでは一つ星ですが、demo/public/company/index.html:46 では二つ星です。
demo/public/old/profile.html:16:37: error[certification-claim] 「一つ星に認定されました」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/public/old/profile.html:18:10: hint[outdated-link] 「https://security-shien.ipa.go.jp/security/」は、使われなくなった自己宣言者サイトへのリンクです。
demo/public/partners/index.html:15:45: warning[promoter-status] 「普及賛同企業を宣言しました」：普及賛同企業は宣言するものではなく、申し込んで登録されるものです。
demo/public/partners/index.html:17:38: error[acquisition-claim] 「一つ星をお早めに取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/public/parts/badge.html:3:66: error[certification-claim] 「二つ星 認定マーク」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/public/recruit/index.html:19:25: error[certification-claim] 「二つ星認定企業」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
";

/// The sources of an invented company, a file for each format.
const SOURCES: &str = "\
demo/source/app/company/page.tsx:6:33: error[acquisition-claim] 「二つ星を取得した」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/app/company/page.tsx:12:43: error[scheme-misdescription] 「IPA認定」という説明は誤りです。SECURITY ACTION は、中小企業などが自ら宣言する制度です。
demo/source/app/company/page.tsx:20:29: error[acquisition-claim] 「二つ星を取得しました」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/components/CertificationCard.jsx:11:59: error[acquisition-claim] 「取得済み」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/components/News.vue:5:49: error[certification-claim] 「二つ星 認定マーク」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/source/components/News.vue:11:48: error[certification-claim] 「二つ星の認定を受けました」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/source/content/Badge.svelte:2:34: error[acquisition-claim] 「二つ星を取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/content/index.astro:2:34: error[acquisition-claim] 「二つ星を取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/content/star.mdx:1:60: error[scheme-misdescription] 「IPA認定」という説明は誤りです。SECURITY ACTION は、中小企業などが自ら宣言する制度です。
demo/source/data/badges.ts:5:43: error[scheme-misdescription] 「IPA認定」という説明は誤りです。SECURITY ACTION は、中小企業などが自ら宣言する制度です。
demo/source/data/certificates.csv:3:17: error[scheme-misdescription] 「認定制度」という説明は誤りです。SECURITY ACTION は、中小企業などが自ら宣言する制度です。
demo/source/data/company.yaml:2:1: warning[label-claim] 見出しや項目名の「取得認証」の下に SECURITY ACTION があると、認定や資格を得たように読めます。
demo/source/data/company.yaml:9:7: error[acquisition-claim] 「二つ星を取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/data/marks.tsv:2:17: error[acquisition-claim] 「二つ星を取得しました」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/data/profile.json:3:39: error[acquisition-claim] 「二つ星を取得しました」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/data/site.toml:2:25: error[certification-claim] 「二つ星認定企業」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/source/messages/ja.ftl:1:31: error[acquisition-claim] 「二つ星を取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/messages/ja.po:6:2: error[acquisition-claim] 「二つ星を取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/messages/ja.properties:2:31: error[acquisition-claim] 「二つ星を取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/messages/ja.strings:2:34: error[acquisition-claim] 「二つ星を取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/messages/ja.xlf:2:96: error[acquisition-claim] 「二つ星を取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/text/company.xhtml:3:29: error[acquisition-claim] 「二つ星を取得しました」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/text/guide.adoc:3:22: error[scheme-misdescription] 「認定制度」という説明は誤りです。SECURITY ACTION は、中小企業などが自ら宣言する制度です。
demo/source/text/news.rss:3:30: error[acquisition-claim] 「二つ星を取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/text/press.txt:3:36: error[acquisition-claim] 「二つ星を取得しました」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/source/text/readme.rst:4:20: error[certification-claim] 「二つ星の **認定企業」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/source/theme/footer.php:3:53: error[certification-claim] 「認定取得」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/source/theme/footer.php:7:41: error[acquisition-claim] 「二つ星を取得しました」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
";

/// The documents of the same company, a file for each format.
const DOCUMENTS: &str = "\
demo/documents/brochure.pdf (2 ページ): error[certification-claim] 「二つ星の認定を受けました」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/documents/company.docx (段落 3): error[acquisition-claim] 「二つ星を取得しました」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/documents/company.docx (段落 7): warning[label-claim] 見出しや項目名の「取得認証」の下に SECURITY ACTION があると、認定や資格を得たように読めます。
demo/documents/company.docx (フッター、段落 1): error[certification-claim] 「SECURITY ACTION認定企業」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/documents/download.zip/site/badge.html:1:46: error[certification-claim] 「二つ星 認定マーク」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/documents/download.zip/site/badge.html:1:46: error[policy-missing] 「二つ星 認定マーク」とありますが、このサイトに情報セキュリティ基本方針のページもリンクも見つかりません。
demo/documents/download.zip/site/index.html:4:24: error[level-mismatch] ここでは一つ星ですが、demo/documents/brochure.pdf:2 では二つ星です。
demo/documents/handout.odt (段落 3): error[acquisition-claim] 「二つ星を取得しました」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/documents/handout.odt (段落 7): warning[label-claim] 見出しや項目名の「取得認証」の下に SECURITY ACTION があると、認定や資格を得たように読めます。
demo/documents/handout.odt (フッター、段落 1): error[certification-claim] 「SECURITY ACTION認定企業」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/documents/news.eml (件名): error[acquisition-claim] 「二つ星取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/documents/profile.ods (シート「会社概要」、B4): error[certification-claim] 「二つ星 認定」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/documents/profile.xlsx (シート「会社概要」、B4): error[certification-claim] 「二つ星 認定」は、IPAの認定・認証を受けたように読めます。SECURITY ACTION は自己宣言の制度です。
demo/documents/slides.odp (スライド 2、段落 3): error[acquisition-claim] 「二つ星を取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
demo/documents/slides.pptx (スライド 2、段落 3): error[acquisition-claim] 「二つ星を取得」は不適切です。SECURITY ACTION の星は取得するものではなく、自社で宣言するものです。
";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// `sa-lint` as a person calls it in the root of the repository.
fn sa_lint(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sa-lint"));
    command
        .env_clear()
        .env("LC_ALL", "C")
        .current_dir(root())
        .args(args)
        .output()
        .expect("sa-lint starts")
}

#[test]
fn every_wrong_phrase_is_found_and_nothing_else() {
    let said = sa_lint(&["--format", "concise", "demo/public"]);
    let found = String::from_utf8(said.stdout).unwrap();
    let missed = EXPECTED.lines().filter(|line| !found.contains(line));
    let extra = found.lines().filter(|line| !EXPECTED.contains(line));
    let missed: Vec<_> = missed.collect();
    let extra: Vec<_> = extra.collect();
    assert!(
        found == EXPECTED,
        "missed:\n{}\n\nnot expected:\n{}",
        missed.join("\n"),
        extra.join("\n")
    );
    assert_eq!(String::from_utf8(said.stderr).unwrap(), "");
    assert_eq!(said.status.code(), Some(1));
}

/// A repair of the sources leaves only what a person must decide, and each file in its spelling.
#[test]
fn sources_are_judged_as_pages_are() {
    let said = sa_lint(&["--format", "concise", "demo/source"]);
    assert_eq!(String::from_utf8(said.stdout).unwrap(), SOURCES);
    let diff = sa_lint(&["--diff", "demo/source"]);
    let diff = String::from_utf8(diff.stdout).unwrap();
    for line in [
        "+  \"about\": \"IPA\\u306e SECURITY ACTION \\u4e8c\\u3064\\u661f\\u3092\\u5ba3\\u8a00\\u3057\\u307e\\u3057\\u305f\\u3002\",",
        "+        当社は SECURITY ACTION 二つ星を<strong>宣言</strong>{' '}",
        "+\"二つ星を宣言\"",
    ] {
        assert!(diff.contains(line), "{line}\n{diff}");
    }
}

/// Each place is what somebody sees who opens the document.
#[test]
fn documents_are_judged_as_pages_are() {
    let said = sa_lint(&["--format", "concise", "demo/documents"]);
    assert_eq!(String::from_utf8(said.stdout).unwrap(), DOCUMENTS);
    let diff = sa_lint(&["--diff", "demo/documents"]);
    let diff = String::from_utf8(diff.stdout).unwrap();
    for line in [
        "+株式会社サンプルは、2025年11月にSECURITY ACTION 二つ星を宣言しました。",
        "+株式会社サンプル（SECURITY ACTION宣言企業）",
        "+SECURITY ACTION 二つ星を宣言",
    ] {
        assert!(diff.contains(line), "{line}\n{diff}");
    }
    for file in ["brochure.pdf", "news.eml", "download.zip"] {
        assert!(!diff.contains(file), "{diff}");
    }
}

/// Whoever opens the demo finds each format in it.
#[test]
fn every_format_has_a_page() {
    let ends: Vec<String> = files(&root().join("demo"))
        .iter()
        .filter_map(|path| Some(format!(".{}", path.extension()?.to_str()?)))
        .collect();
    let said = String::from_utf8(sa_lint(&["formats"]).stdout).unwrap();
    let rows = said.lines().skip(1);
    let without = rows.filter(|row| {
        let mut own = row.split_whitespace().take_while(|end| end.starts_with('.'));
        !own.any(|end| ends.iter().any(|other| other == end))
    });
    assert_eq!(without.collect::<Vec<_>>(), [""; 0]);
}

/// The old pages came through checkouts and editors with their bytes as they were.
#[test]
fn the_old_pages_are_in_old_encodings() {
    let said = sa_lint(&["--format", "json", "demo/public/old"]);
    let run: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
    let expected = serde_json::json!([
        { "path": "demo/public/old/history.html", "encoding": "EUC-JP" },
        { "path": "demo/public/old/profile.html", "encoding": "Shift_JIS" },
    ]);
    assert_eq!(run["files"], expected);
}

/// Opening a page asks no other machine for anything, and every local link leads to a file.
#[test]
fn the_pages_stand_alone() {
    let mut pages = files(&root().join("demo/public"));
    pages.retain(|path| path.extension().is_some_and(|end| end == "html"));
    assert!(pages.len() >= 12, "{pages:?}");
    let reference = regex::Regex::new(r#"(?i)<(\w+)[^>]*?\s(?:src|href)\s*=\s*"([^"]*)""#).unwrap();
    for page in pages {
        let text = String::from_utf8_lossy(&std::fs::read(&page).unwrap()).into_owned();
        for found in reference.captures_iter(&text) {
            let (element, target) = (found[1].to_ascii_lowercase(), &found[2]);
            if target.starts_with("https://") {
                assert_eq!(element, "a", "{target} in {}", page.display());
            } else {
                assert!(page.with_file_name(target).is_file(), "{target} in {}", page.display());
            }
        }
    }
}

/// The files of a folder and its folders.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}
