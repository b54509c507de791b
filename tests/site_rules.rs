//! Rules on whole sites, as a user meets them: a folder in, findings out.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use crate::common::Case;

/// The company says that it declared two stars.
const CLAIM: &str =
    "<title>株式会社サンプル</title>\n<p>当社は SECURITY ACTION 二つ星を宣言しました。</p>\n";
const POLICY: &str = "<a href=\"https://group.example.co.jp/x\">情報セキュリティ基本方針</a>";
/// A picture that is nobody's mark: 120 × 96 grey pixels.
const PICTURE: &[u8] = include_bytes!("fixtures/plain.png");
const WHOLE_SITE: [&str; 6] =
    ["policy-missing", "level-mismatch", "logo-alt", "logo-ratio", "logo-effect", "logo-hotlink"];

/// A call on a site of these files.
fn site(args: &str, files: &[(&str, &str)]) -> Case {
    let case = Case::new(&format!("--format concise {args}"));
    files.iter().fold(case, |case, (path, text)| case.file(path, text))
}

/// As for every other rule: words as a reader sees them, and the sentence they stand in.
#[test]
fn what_a_site_says_is_quoted_without_its_markup() {
    let page = "<p>SECURITY ACTION<b>二つ星</b>を\n宣言しました。お問い合わせはこちら。";
    let case = site(
        "--output html=report.html site",
        &[("site/a.html", page), ("site/index.html", "<p>会社")],
    );
    let said = case.exits(1).stderr("").stdout(
        "site/a.html:1:22: error[policy-missing] 「二つ星を宣言しました」とありますが、\
         このサイトに情報セキュリティ基本方針のページもリンクも見つかりません。\n",
    );
    let report = String::from_utf8(said.bytes("report.html")).unwrap();
    let (_, sentence) = report.split_once("<dt>今の文</dt>").unwrap();
    let (sentence, _) = sentence.split_once("</dd>").unwrap();
    let words: Vec<&str> =
        sentence.split('<').filter_map(|part| Some(part.split_once('>')?.1)).collect();
    assert_eq!(words.concat().trim(), "SECURITY ACTION二つ星を宣言しました。");
}

/// What a call finds by these rules: `path:line:column rule`.
fn found(case: Case, rules: &[&str]) -> Vec<String> {
    let said = case.run();
    let lines = said.stdout.lines().filter_map(|line| {
        let (place, rest) = line.split_once(": ")?;
        let rule = rest.split_once('[')?.1.split_once(']')?.0;
        rules.contains(&rule).then(|| format!("{place} {rule}"))
    });
    lines.collect()
}

#[test]
fn a_missing_policy_is_reported_once_at_the_most_prominent_claim() {
    let files = [
        ("site/a/badge.html", "<p>SECURITY ACTION 二つ星</p>"),
        ("site/company/profile.html", CLAIM),
        ("site/index.html", CLAIM),
        ("site/privacy.html", "<h1>プライバシーポリシー</h1><p>個人情報保護方針</p>"),
    ];
    site("site", &files).exits(1).stderr("").stdout(
        "site/index.html:2:24: error[policy-missing] 「二つ星を宣言しました」とありますが、\
         このサイトに情報セキュリティ基本方針のページもリンクも見つかりません。\n",
    );
    site("--skip-rule policy-missing site", &files).exits(0).stdout("");
    let english = site("--lang en site", &files).exits(1);
    assert!(english.stdout.contains("neither holds nor links"), "{english}");
}

#[test]
fn a_policy_is_known_in_every_form() {
    for (path, text) in [
        ("site/policy.html", "<title>情報セキュリティ基本方針｜株式会社サンプル</title><p>x</p>"),
        ("site/policy.html", "<h1>当社の情報セキュリティポリシー</h1>"),
        ("site/policy.md", "# Information Security Policy\n"),
        (
            "site/p.html",
            "<h1>方針</h1><h2>1.経営者の責任</h2><h2>2.社内体制の整備</h2><h2>3.従業員の取組み</h2>",
        ),
        (
            "site/p.html",
            "<footer><a href='/p.pdf'><img src='a.png' alt='情報セキュリティ基本方針'></a></footer>",
        ),
        (
            "site/p.html",
            "<a href='https://www.example.com/x'><b>情報<wbr>セキュリ&#12486;ィ</b><br>方針</a>",
        ),
        ("site/p.html", "<a href='../docs/information-security-policy.pdf'>PDF</a>"),
        ("site/p.md", "[セキュリティ基本方針](https://example.jp/a)\n"),
        ("site/docs/security_policy.pdf", "%PDF-1.4\n"),
        (
            "site/p.html",
            "<a href='/%E6%83%85%E5%A0%B1%E3%82%BB%E3%82%AD%E3%83%A5%E3%83%AA%E3%83%86%E3%82%A3%E6%96%B9%E9%87%9D.pdf'>方針</a>",
        ),
    ] {
        let files = [("site/index.html", CLAIM), (path, text)];
        assert_eq!(found(site("site", &files), &WHOLE_SITE), [""; 0], "{path}: {text}");
    }
    for text in [
        "<p>情報セキュリティ基本方針を定めています。</p>",
        "<h2>STEP2 情報セキュリティ基本方針の策定</h2>",
        "<a href='#'>情報セキュリティ基本方針</a>",
        "<a href='/privacy/'>プライバシーポリシー</a>",
        "<p>情報セキュリティ基本方針は<a href='/a'>IPAの資料</a>を参考にしました。</p>",
    ] {
        let files = [("site/index.html", CLAIM), ("site/p.html", text), ("site/a/index.html", "")];
        let expected = ["site/index.html:2:24 policy-missing"];
        assert_eq!(found(site("site", &files), &WHOLE_SITE), expected, "{text}");
    }
}

#[test]
fn only_the_companys_own_declaration_asks_for_a_policy() {
    for text in [
        "<p>SECURITY ACTION の二つ星を目指しています。</p>",
        "<p>二つ星を宣言するには、SECURITY ACTION の自社診断が必要です。</p>",
        "<p>当社は SECURITY ACTION 一つ星を宣言しています。</p>",
        "<h1>SECURITY ACTION とは</h1><p>二つ星</p><img src='security_action_futatsuboshi-large_color.png' alt='SECURITY ACTION 二つ星'>",
        "<h2>お客様の声</h2><p>SECURITY ACTION 二つ星を宣言しました。</p>",
        "<p>例示株式会社様が SECURITY ACTION 二つ星を宣言しました。</p>",
        "<title>株式会社サンプル</title><p>例示商事株式会社は SECURITY ACTION 二つ星を宣言しました。</p>",
        "<p>SECURITY ACTION には一つ星と二つ星があります。</p>",
        "<p>当社は SECURITY ACTION 二つ星を宣言していません。</p>",
        "<p>正しくは、SECURITY ACTION 「二つ星を宣言しました」と書きます。</p>",
        "<ul><li>SECURITY ACTION 一つ星</li><li>SECURITY ACTION 二つ星</li></ul>",
        "<p>ふたつ星4047 の車内で SECURITY ACTION の話をしました。</p>",
    ] {
        let files = [("site/index.html", text)];
        assert_eq!(found(site("site", &files), &["policy-missing"]), [""; 0], "{text}");
    }
}

/// Whose it is and whether it is done is read from the sentence, not from words that stand in it.
#[test]
fn a_statement_is_the_companys_own_whatever_else_its_sentence_names() {
    for text in [
        "お客様に安心していただけるよう、SECURITY ACTION 二つ星を宣言しました。",
        "取引先の皆様のご支援により、SECURITY ACTION 二つ星を宣言することができました。",
        "SECURITY ACTION 二つ星を宣言し、さらなる対策の強化を目指しています。",
        "このたび SECURITY ACTION 二つ星を宣言する運びとなりましたのでお知らせします。",
        "SECURITY ACTION 二つ星を宣言しておりますので、安心してご相談ください。",
        "当社は SECURITY ACTION 二つ星を宣言した会社です。",
        "For our customers, we declared two stars under SECURITY ACTION.",
    ] {
        let page = format!("<p>{text}</p>");
        let said = found(site("site", &[("site/index.html", &page)]), &["policy-missing"]);
        assert_eq!(said.len(), 1, "{text}");
    }
    for text in [
        "取引先にも SECURITY ACTION 二つ星を宣言していただきました。",
        "子会社が規程を定め、SECURITY ACTION 二つ星を宣言しました。",
        "SECURITY ACTION 二つ星を宣言した企業は、ロゴを使えます。",
        "多くの中小企業が SECURITY ACTION 二つ星を宣言しています。",
        "SECURITY ACTION 二つ星を宣言していることが条件です。",
        "まだ SECURITY ACTION 二つ星を宣言していません。",
        "SECURITY ACTION 二つ星の宣言を取り下げました。",
        "Our clients declared two stars under SECURITY ACTION.",
        "We plan to declare two stars under SECURITY ACTION.",
    ] {
        let page = format!("<p>{text}</p>");
        let said = found(site("site", &[("site/index.html", &page)]), &["policy-missing"]);
        assert_eq!(said, [""; 0], "{text}");
    }
}

/// What is not read may hold the policy, and a repository's own texts are no pages.
#[test]
fn nothing_is_missed_where_nobody_can_know() {
    let none: [&str; 0] = [];
    let files: [&[(&str, &str)]; 8] = [
        &[("site/index.html", CLAIM), ("site/company/index.jsp", "")],
        &[("site/index.php", CLAIM), ("site/theme.json", ""), ("site/style.css", "")],
        &[
            ("site/wp-content/themes/a/index.php", ""),
            ("site/wp-content/themes/a/footer.php", CLAIM),
        ],
        &[("site/page.php", CLAIM), ("site/functions.php", ""), ("site/style.css", "")],
        &[("site/index.html", CLAIM), ("site/wp-config.php", "")],
        &[("site/README.md", CLAIM), ("site/main.py", "")],
        // No page to start from: a part of something else.
        &[("site/company.html", CLAIM), ("site/style.css", "")],
        &[("site/plugin/readme.txt", CLAIM), ("site/CHANGELOG.ja.md", CLAIM)],
    ];
    for files in files {
        assert_eq!(found(site("site", files), &["policy-missing"]), none, "{files:?}");
    }
    // A page that is called so is one.
    let files = [("site/news.html", CLAIM), ("site/index.html", "<p>会社")];
    assert_eq!(
        found(site("site", &files), &["policy-missing"]),
        ["site/news.html:2:24 policy-missing"]
    );
}

#[test]
fn single_files_say_nothing_of_a_site() {
    let logo = "<p><img src='security_action_hitotsuboshi-small_bw.png' style='opacity:.5'></p>";
    let files = [("site/index.html", CLAIM), ("site/a.html", logo)];
    let none: [&str; 0] = [];
    assert_eq!(found(site("site/index.html", &files), &WHOLE_SITE), none);
    assert_eq!(found(site("site/index.html site/a.html", &files), &WHOLE_SITE), none);
    assert_eq!(found(site("-", &files).stdin(CLAIM), &WHOLE_SITE), none);
    // A file that is named beside its folder is one of the site's.
    assert_eq!(
        found(site("site/index.html site", &files), &WHOLE_SITE),
        [
            "site/a.html:1:4 level-mismatch",
            "site/a.html:1:4 logo-alt",
            "site/a.html:1:4 logo-effect",
            "site/index.html:2:24 policy-missing",
        ]
    );
}

#[test]
fn a_part_of_a_site_lacks_no_policy() {
    let none: [&str; 0] = [];
    // The configuration says where the site begins.
    let files = [("sa-lint.toml", "[lint]\n"), ("site/news/index.html", CLAIM)];
    assert_eq!(found(site("site/news", &files), &WHOLE_SITE), none);
    assert_eq!(found(site(".", &files), &WHOLE_SITE), ["site/news/index.html:2:24 policy-missing"]);
    // Links say that there is more: above the folder, or at paths that are not in it.
    for link in ["<a href='../company.html'>会社</a>", "<a href='/company/'>会社</a>"] {
        let page = format!("{CLAIM}{link}");
        let files = [("news/2025/a.html", page.as_str())];
        assert_eq!(found(site("news/2025", &files), &WHOLE_SITE), none, "{link}");
    }
    let page = format!("{CLAIM}<a href='/company/'>会社</a>");
    let files = [("site/index.html", page.as_str()), ("site/company/index.html", "<p>会社</p>")];
    assert_eq!(found(site("site", &files), &WHOLE_SITE), ["site/index.html:2:24 policy-missing"]);
}

#[test]
fn levels_that_disagree_name_both_places() {
    let news = "<h1>お知らせ</h1>\n<p>2025年5月10日、SECURITY ACTION 二つ星を宣言しました。</p>";
    let old = format!("<p>当社は SECURITY ACTION 一つ星を宣言しています。</p>{POLICY}");
    site("site", &[("site/news.html", news), ("site/company.html", &old)]).exits(1).stdout(
        "site/company.html:1:24: error[level-mismatch] ここでは一つ星ですが、site/news.html:2 では二つ星です。\n",
    );
    // Of three that say one star and one that says two, the one is wrong.
    let two = format!("<p>当社は SECURITY ACTION 二つ星を宣言しています。</p>{POLICY}");
    let files =
        [("s/a.html", &*old), ("s/b.html", &*old), ("s/c.html", &*old), ("s/d.html", &*two)];
    assert_eq!(found(site("s", &files), &WHOLE_SITE), ["s/d.html:1:24 level-mismatch"]);
    // The logo's file and its text.
    let logo = "<p><img src=\"/img/security_action_futatsuboshi-small_color.png\" alt=\"SECURITY ACTION 一つ星\"></p>";
    let said = site("site", &[("site/index.html", &format!("{logo}{POLICY}"))]).exits(1);
    assert_eq!(
        said.stdout,
        "site/index.html:1:4: error[level-mismatch] ここでは一つ星ですが、\
         /img/security_action_futatsuboshi-small_color.png では二つ星です。\n"
    );
}

#[test]
fn the_configured_level_decides() {
    let page = format!("<p>当社は SECURITY ACTION 二つ星を宣言しています。</p>{POLICY}");
    for config in ["[lint.declaration]\nstars = 1\n", "[lint]\n"] {
        let files = [("sa-lint.toml", config), ("site/index.html", page.as_str())];
        let said = site("site", &files).run();
        let expected = "site/index.html:1:24: error[level-mismatch] ここでは二つ星ですが、\
                        sa-lint.toml では一つ星です。\n";
        let wrong = config.contains("stars");
        assert_eq!(said.stdout, if wrong { expected } else { "" }, "{config}");
    }
    // News of the first declaration are history.
    let news = "<p>2023年4月、SECURITY ACTION 一つ星を宣言しました。</p>";
    let files = [
        ("sa-lint.toml", "[lint.declaration]\nstars = 2\n[lint.rules]\npolicy-missing = \"off\"\n"),
        ("site/news.html", news),
        ("site/index.html", "<p>当社は SECURITY ACTION 一つ星を宣言しています。</p>"),
    ];
    assert_eq!(found(site("site", &files), &WHOLE_SITE), ["site/index.html:1:24 level-mismatch"]);
}

#[test]
fn history_explanations_and_other_companies_are_no_mismatch() {
    let two = format!(
        "<title>株式会社サンプル</title><p>当社は SECURITY ACTION 二つ星を宣言しています。</p>{POLICY}"
    );
    for (path, text) in [
        ("site/news.html", "<p>2023年5月、SECURITY ACTION 一つ星を宣言しました。</p>"),
        ("site/news/20230510.html", "<p>SECURITY ACTION 一つ星を宣言しました。</p>"),
        (
            "site/news.html",
            "<p class=date>2023.05.10</p><h2>SECURITY ACTION</h2><p>一つ星を宣言しました。</p>",
        ),
        ("site/news.html", "<dl><dt>2023年5月</dt><dd>SECURITY ACTION 一つ星を宣言</dd></dl>"),
        (
            "site/news.html",
            "<table><tr><td>令和5年</td><td>SECURITY ACTION 一つ星宣言</td></tr></table>",
        ),
        (
            "site/news.md",
            "---\ntitle: お知らせ\ndate: 2023-05-10\n---\nSECURITY ACTION 一つ星を宣言しました。\n",
        ),
        ("site/up.html", "<p>SECURITY ACTION の一つ星から二つ星へ、宣言を改めました。</p>"),
        (
            "site/what.html",
            "<h1>SECURITY ACTION とは</h1><p>一つ星を宣言しました、と書きます。</p>",
        ),
        ("site/clients.html", "<h2>導入事例</h2><p>SECURITY ACTION 一つ星を宣言しました。</p>"),
        (
            "site/group.html",
            "<title>株式会社例示｜グループ</title><p>当社は SECURITY ACTION 一つ星を宣言しています。</p>",
        ),
        (
            "site/logos.html",
            "<p><img src='hitotsuboshi-large_color.png' alt='SECURITY ACTION 一つ星'><img src='futatsuboshi-large_color.png' alt='SECURITY ACTION 二つ星'></p>",
        ),
    ] {
        let files = [("site/index.html", two.as_str()), (path, text)];
        assert_eq!(found(site("site", &files), &["level-mismatch"]), [""; 0], "{path}: {text}");
    }
}

/// A site with a logo, which is a grey picture, and these attributes.
fn logo(attributes: &str, css: &str) -> Case {
    let page = format!(
        "<link rel=stylesheet href=/css/site.css?v=1><p>\n<img src=\"/img/security_action%5Ffutatsuboshi-large_color.png\" {attributes}></p>\
         {POLICY}"
    );
    site("site", &[("site/about/index.html", &page), ("site/css/site.css", css)])
        .file("site/img/security_action_futatsuboshi-large_color.png", PICTURE)
}

#[test]
fn the_logo_is_shown_as_it_is() {
    let alt = "alt=\"SECURITY ACTION 二つ星\"";
    for (attributes, css, rule) in [
        ("", "", "logo-alt"),
        ("alt", "", "logo-alt"),
        ("aria-hidden=true", "", "logo-alt"),
        ("alt=\"SECURITY ACTION 二つ星\" width=200 height=80", "", "logo-ratio"),
        ("alt=\"SECURITY ACTION 二つ星\" style=\"width:96px;height:96px\"", "", "logo-ratio"),
        (
            "alt=\"SECURITY ACTION 二つ星\" class=mark",
            ".mark{width:96px;height:96px}",
            "logo-ratio",
        ),
        ("alt=\"SECURITY ACTION 二つ星\" style=\"filter:invert(1)\"", "", "logo-effect"),
        ("alt=\"SECURITY ACTION 二つ星\" class=\"a mark\"", "img.mark{opacity:.6}", "logo-effect"),
        ("alt=\"SECURITY ACTION 二つ星\" id=m", "#m{transform:skewX(9deg)}", "logo-effect"),
        ("alt=\"SECURITY ACTION 二つ星\" class=grayscale", "", "logo-effect"),
    ] {
        assert_eq!(
            found(logo(attributes, css), &WHOLE_SITE),
            [format!("site/about/index.html:2:1 {rule}")],
            "{attributes} {css}"
        );
    }
    for (attributes, css) in [
        ("", ""),
        ("width=120 height=96", ""),
        ("width=60", ""),
        ("width=\"100%\" height=40", ""),
        ("width=60 height=60 style=\"object-fit:contain\"", ""),
        ("width=200 height=80 class=w-auto", ""),
        ("width=200 height=80", "footer img{height:auto}"),
        ("width=200 height=80", "@media (max-width:9em){img{height:auto}}"),
        ("class=mark", "a:hover .mark, .mark:hover{opacity:.7} .mark{filter:none;opacity:1}"),
        ("class=mark", ".mark{opacity:.5} .mark{opacity:1}"),
        ("class=mark", "} broken {{ .mark"),
    ] {
        let attributes = format!("{alt} {attributes}");
        assert_eq!(found(logo(&attributes, css), &WHOLE_SITE), [""; 0], "{attributes} {css}");
    }
}

#[test]
fn a_logo_from_the_operators_host_is_a_hint() {
    let page = "<img src=\"https://www.ipa.go.jp/x/security_action_hitotsuboshi-large_color.png\" alt=\"SECURITY ACTION 一つ星\">\n\
                <img src=\"https://www.example.co.jp/security_action_hitotsuboshi-large_color.png\" alt=\"SECURITY ACTION 一つ星\">\n\
                <img src=\"https://www.ipa.go.jp/other.png\" alt=\"IPA\">";
    assert_eq!(
        found(site("site", &[("site/index.html", page)]), &WHOLE_SITE),
        ["site/index.html:1:11 logo-hotlink"]
    );
}

#[test]
fn nothing_outside_the_site_is_read() {
    let page = |src: &str| {
        format!(
            "<img src='{src}/futatsuboshi-large_color.png' alt='SECURITY ACTION 二つ星' width=9 height=96>{POLICY}"
        )
    };
    for src in ["..", "../..", "%2e%2e", "/..", "https://www.example.co.jp", "missing", "link"] {
        let case = site("site", &[("site/index.html", &page(src))])
            .file("futatsuboshi-large_color.png", PICTURE)
            .prepared(|folder| {
                #[cfg(unix)]
                std::os::unix::fs::symlink(folder, folder.join("site/link")).unwrap();
                let _ = folder;
            });
        assert_eq!(found(case, &["logo-ratio"]), [""; 0], "{src}");
    }
    // The same picture below the root is measured.
    let case = site("site", &[("site/index.html", &page("img"))])
        .file("site/img/futatsuboshi-large_color.png", PICTURE);
    assert_eq!(found(case, &["logo-ratio"]), ["site/index.html:1:1 logo-ratio"]);
}

#[test]
fn an_image_that_is_none_is_named_and_the_rest_is_judged() {
    let page = format!("{CLAIM}<p><img src='a/futatsuboshi-small_bw.png'>{POLICY}</p>");
    let case = |args: &str| {
        site(
            args,
            &[("site/index.html", page.as_str()), ("site/a/futatsuboshi-small_bw.png", "<html>")],
        )
    };
    case("site")
        .exits(2)
        .stderr(
            "sa-lint: site/a/futatsuboshi-small_bw.png: 画像として読めません。SECURITY ACTION のロゴとして \
             site/index.html:3 で使われています。ファイルを確認してください\n",
        )
        .stdout("site/index.html:3:4: hint[logo-alt] SECURITY ACTION のロゴに、代替テキスト（alt）がありません。\n");
    case("--skip-rule logo-ratio site").exits(0).stderr("");
    // An empty file, and one that ends in its header.
    for bytes in [&b""[..], &PICTURE[..12]] {
        let case = site("site", &[("site/index.html", page.as_str())])
            .file("site/a/futatsuboshi-small_bw.png", bytes);
        case.exits(2);
    }
}

#[test]
fn a_number_that_one_file_names_is_found_in_the_others_of_its_site() {
    let files = [
        ("a/data/company.md", "SECURITY ACTION 自己宣言ID：40012345678\n"),
        ("a/index.html", "<p>No. ４００１-２３４５-６７８</p><p>電話 4001234567</p>"),
        ("b/index.html", "<p>40012345678</p>"),
    ];
    assert_eq!(
        found(site("a b", &files), &["id-exposed"]),
        ["a/data/company.md:1:24 id-exposed", "a/index.html:1:8 id-exposed"]
    );
    assert_eq!(found(site("a/index.html", &files), &["id-exposed"]), [""; 0]);
    let said = site("a", &files).exits(0);
    assert!(said.stdout.lines().all(|line| line.contains("warning[id-exposed]")), "{said}");
}

#[test]
fn settings_of_the_file_hold_for_what_its_site_says() {
    let rules = |text: &str| {
        let config = format!("[lint.rules]\npolicy-missing = \"{text}\"\n");
        site("site", &[("site/sa-lint.toml", config.as_str()), ("site/index.html", CLAIM)])
    };
    rules("off").exits(0).stdout("");
    let hint = rules("hint").exits(0);
    assert!(hint.stdout.starts_with("site/index.html:2:24: hint[policy-missing] "), "{hint}");
}

#[test]
fn a_repaired_file_is_judged_as_it_is_then() {
    let page = "<p>当社は SECURITY ACTION 二つ星を取得しました。取得済みの当社は SECURITY ACTION 二つ星を宣言しました。</p>\n";
    let files = [("site/index.html", page)];
    let fixed = site("--fix site", &files).exits(1);
    assert!(
        fixed
            .stdout
            .contains("site/index.html:1:24: error[policy-missing] 「二つ星を宣言しました」"),
        "{fixed}"
    );
    let shown = Case::new("--diff site").file("site/index.html", page).exits(1);
    assert!(shown.stdout.contains("+<p>当社は SECURITY ACTION 二つ星を宣言しました。"), "{shown}");
}

/// The same site under names that are walked in another order, on one thread and on several.
#[test]
fn the_order_of_files_and_threads_changes_nothing() {
    let one = "<p>当社は SECURITY ACTION 一つ星を宣言しています。</p>";
    let two = "<p>当社は SECURITY ACTION 二つ星を宣言しています。</p>";
    let logo = "<img src='security_action_hitotsuboshi-large_bw.png'>";
    let mut files = Vec::new();
    for number in 0..40 {
        let text = [one, two, logo, "<p>お知らせ</p>", two][number % 5];
        files.push((format!("site/{number:02}.html"), text));
    }
    files.push(("site/index.html".to_owned(), "<p>会社</p>"));
    let case = |args: &str| {
        let case = Case::new(&format!("--format json {args}"));
        files.iter().fold(case, |case, (path, text)| case.file(path, text)).run().stdout
    };
    let first = case("--threads 1 site");
    assert!(first.contains("policy-missing") && first.contains("level-mismatch"), "{first}");
    for args in ["--threads 8 site", "--threads 3 site/30.html site site/07.html", "site"] {
        assert_eq!(case(args), first, "{args}");
    }
}
