//! From a project to its pages: words, names, places of what is wrong, bytes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test panics")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::site_support::{
    ONE_STAR, PICTURE, Project, TWO_STARS, line, lines, sa_lint, tree, visible,
};
use sa_lint::config::Level;
use sa_lint::message::Message;
use sa_lint::site::{CheckText, Found, judge};
use sa_lint::text::Span;
use serde_json::Value;

/// `UPDATE_GOLDEN=1 cargo test --test site_build` writes the folders anew; read the difference.
#[test]
fn whole_sites_are_as_they_were_read_and_approved() {
    for (name, config) in [("one-star", ONE_STAR), ("two-stars", TWO_STARS)] {
        let rendered = Project::new(config).render().unwrap();
        let mut files = rendered.files;
        let internal = rendered.internal.into_iter();
        files.extend(internal.map(|(path, bytes)| (format!("wording/{path}"), bytes)));
        let golden = Path::new("tests/golden/site").join(name);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            let _ = fs::remove_dir_all(&golden);
            for (path, bytes) in &files {
                let target = golden.join(path);
                fs::create_dir_all(target.parent().unwrap()).unwrap();
                fs::write(target, bytes).unwrap();
            }
        }
        let expected = tree(&golden);
        assert_eq!(files.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
        for (path, bytes) in &files {
            let (now, then) = (String::from_utf8_lossy(bytes), &expected[path]);
            assert_eq!(now, String::from_utf8_lossy(then), "{name}/{path}");
        }
    }
}

#[test]
fn badge_page_says_what_was_declared_and_no_more() {
    let page = Project::new(TWO_STARS).html("index.html");
    let text = visible(&page);
    for sentence in [
        "SECURITY ACTION 二つ星を宣言しました",
        "株式会社サンプルは、独立行政法人情報処理推進機構（IPA）が実施する「SECURITY ACTION」において、2026年4月1日に二つ星を宣言しました。",
        "IPAによる認定や認証ではありません。",
        "情報セキュリティ基本方針を定めて外部に公開したうえで、取組みを事業者自らが宣言する段階です。",
    ] {
        assert!(text.contains(sentence), "{sentence} is not in: {text}");
    }
    let english = visible(&Project::new(TWO_STARS).html("en/index.html"));
    for sentence in [
        "On 1 April 2026, Sample Co., Ltd. declared two stars under SECURITY ACTION, a self-declaration programme run by the Information-technology Promotion Agency, Japan (IPA).",
        "It is not a certification by IPA.",
    ] {
        assert!(english.contains(sentence), "{sentence} is not in: {english}");
    }
    let one = visible(&Project::new(ONE_STAR).html("index.html"));
    assert!(one.contains("見本商店は、独立行政法人情報処理推進機構（IPA）が実施する「SECURITY ACTION」において、2025年12月24日に一つ星を宣言しました。"));
    assert!(
        one.contains(
            "基本的な情報セキュリティ対策に取り組むことを、事業者自らが宣言する段階です。"
        )
    );
    assert!(!one.contains("二つ星") && !one.contains("か条"), "{one}");
}

/// Independent of the linter: the wrong verbs, and the only sentences that may hold such a word.
#[test]
fn no_page_holds_a_wrong_verb() {
    let allowed = [
        "IPAによる認定や認証ではありません",
        "IPAが事業者の対策状況を認定したり、認証を与えたりするものではありません",
        "It is not a certification by IPA",
    ];
    let wrong = [
        "認定",
        "認証",
        "取得",
        "獲得",
        "公認",
        "合格",
        "付与",
        "承認",
        "お墨付",
        "certif",
        "accredit",
        "acquir",
        "obtain",
        "award",
        "approv",
        "hasCredential",
        "granted",
    ];
    for config in [ONE_STAR, TWO_STARS] {
        let rendered = Project::new(config).render().unwrap();
        for (path, bytes) in rendered.files.into_iter().chain(rendered.internal) {
            // Tags go too: a word cut by a line-break opportunity is still that word.
            let mut text = String::from_utf8(bytes).unwrap().replace("<wbr>", "");
            for sentence in allowed {
                text = text.replace(sentence, "");
            }
            for word in wrong {
                assert!(!text.contains(word), "{path} holds {word}");
            }
        }
    }
}

#[test]
fn names_come_out_right_everywhere() {
    let name = "㈱A&B <\"𠮷野\"> 'O' 😀*_[x](y)_*";
    let quoted = name.replace('"', "\\\"");
    let config = TWO_STARS
        .replace("株式会社サンプル", &quoted)
        .replace("Sample Co., Ltd.", &quoted)
        .replace("見本 太郎", &quoted);
    let project = Project::new(&config);
    let rendered = project.render().unwrap();
    let published = rendered.pages.keys().map(|path| (path, &rendered.files[path]));
    let internal = rendered.internal.iter().filter(|(path, _)| path.ends_with(".html"));
    for (path, bytes) in published.chain(internal) {
        let page = String::from_utf8(bytes.clone()).unwrap();
        assert!(visible(&page).contains(name), "{path}");
        // The wording pages show HTML as text: there a reference is itself escaped.
        let twice = page.contains("&amp;amp;") && !path.ends_with("wording.html");
        assert!(!page.contains("<\"") && !twice, "{path}");
        if let Some(json) = json_ld(&page) {
            assert_eq!(json["@graph"][0]["name"], name, "{path}");
        }
    }
    let policy = visible(&String::from_utf8(rendered.files["policy.html"].clone()).unwrap());
    assert!(policy.contains(&format!("{name}（以下「当社」といいます。）は")), "{policy}");
}

fn json_ld(page: &str) -> Option<Value> {
    let start = page.find("<script type=\"application/ld+json\">")? + 35;
    let end = start + page[start..].find("</script>")?;
    Some(serde_json::from_str(&page[start..end]).unwrap())
}

#[test]
fn machines_read_a_self_declaration() {
    let rendered = Project::new(TWO_STARS).render().unwrap();
    let page = String::from_utf8(rendered.files["en/index.html"].clone()).unwrap();
    let json = json_ld(&page).unwrap();
    assert_eq!(json["@graph"][0]["@type"], "Organization");
    assert_eq!(json["@graph"][1]["url"], "https://www.example.co.jp/security/en/");
    assert_eq!(json["@graph"][1]["inLanguage"], "en");
    for tag in [
        "<link rel=\"canonical\" href=\"https://www.example.co.jp/security/en/\">",
        "<link rel=\"alternate\" hreflang=\"ja\" href=\"https://www.example.co.jp/security/\">",
        "<meta property=\"og:locale\" content=\"en_US\">",
    ] {
        assert!(page.contains(tag), "{tag}");
    }
    let sitemap = String::from_utf8(rendered.files["sitemap.xml"].clone()).unwrap();
    let addresses: Vec<&str> = sitemap.lines().filter(|line| line.contains("<loc>")).collect();
    let base = "<url><loc>https://www.example.co.jp/security/";
    let expected = ["", "policy.html", "en/", "en/policy.html"];
    assert_eq!(addresses, expected.map(|path| format!("{base}{path}</loc></url>")));
    assert!(
        String::from_utf8_lossy(&rendered.files["robots.txt"])
            .contains("Sitemap: https://www.example.co.jp/security/sitemap.xml")
    );
}

#[test]
fn badge_page_weighs_at_most_30_kb() {
    let files = Project::new(TWO_STARS).render().unwrap().files;
    for page in ["index.html", "en/index.html"] {
        let weight = files[page].len() + files["favicon.svg"].len();
        assert!(weight <= 30_000, "{page}: {weight} bytes");
    }
}

#[test]
fn logo_is_copied_unchanged_with_its_own_size() {
    let file = "static/security_action_futatsuboshi-small_color.png";
    let project = Project::new(&TWO_STARS.replace("email", &format!("logo = \"{file}\"\nemail")));
    project.file(file, PICTURE);
    let rendered = project.render().unwrap();
    assert_eq!(rendered.files["security_action_futatsuboshi-small_color.png"], PICTURE);
    let page = project.html("en/index.html");
    let img = "<img class=\"logo\" src=\"../security_action_futatsuboshi-small_color.png\" \
               width=\"120\" height=\"96\" alt=\"SECURITY ACTION, two stars (self-declaration of \
               security measures)\">";
    assert!(page.contains(img), "{page}");
    project.file(file, "no picture");
    let problems = project.render().unwrap_err();
    assert_eq!(lines(&problems), [format!("{file}:1:1 \"{file}\" cannot be read as an image.")]);
}

#[test]
fn numbers_are_printed_only_when_asked_for() {
    let config = TWO_STARS.replace("email", "show_self_declaration_id = \"51234567890\"\nemail");
    let digits = |config: &str| Project::new(config).html("index.html").contains("51234567890");
    assert!(digits(&config));
    assert!(!digits(TWO_STARS));
}

#[test]
fn own_pages_get_their_place() {
    let project = Project::new(TWO_STARS);
    project
        .file(
            "content/company/about.md",
            "+++\ntitle = \"会社案内\"\norder = -1\n+++\n[方針](/policy.md) [地図](map.png)\n",
        )
        .file("content/company/about.en.md", "# About\n\n[Policy](policy.md#top)\n")
        .file("static/map.png", PICTURE);
    let page = project.html("company/about.html");
    assert!(
        page.contains("<a href=\"../policy.html\">方針</a> <a href=\"../map.png\">地図</a>"),
        "{page}"
    );
    assert!(page.contains("<a href=\"../en/company/about.html\" hreflang=\"en\""), "{page}");
    assert!(
        page.contains(
            "<li><a href=\"../company/about.html\" aria-current=\"page\">会社案内</a></li>"
        )
    );
    let english = project.html("en/company/about.html");
    assert!(english.contains("<a href=\"../../en/policy.html#top\">Policy</a>"), "{english}");
    let home = project.html("index.html");
    let order: Vec<usize> = ["index.html\" aria", "company/about.html", "policy.html\">情報"]
        .iter()
        .map(|link| home.find(&format!("<li><a href=\"{link}")).unwrap())
        .collect();
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn wrong_content_is_shown_at_its_place() {
    let cases = [
        (
            "# A\n\n[x](javascript:alert(1))\n",
            "3:1 An address of the kind \"javascript:\" is not allowed.",
        ),
        ("# A\n\n[x](nope.md)\n", "3:1 There is no page or file \"nope.md\"."),
        (
            "# A\n\n![x](https://example.com/a.png)\n",
            "3:1 An image of another host (\"https://example.com/a.png\") cannot be shown.",
        ),
        ("text\n", "1:1 The page has no title."),
        ("+++\ntitel = \"A\"\n+++\n", "2:1 There is no setting \"titel\"."),
        (
            "+++\ntitle = \"A\n+++\n",
            "2:11 The front matter is not valid TOML: invalid basic string, expected `\"`",
        ),
        ("+++\ntitle = \"A\"\n", "1:1 The \"+++\" is never closed."),
        ("---\ntitle: A\n---\n", "1:1 Front matter in YAML (\"---\") is not supported."),
    ];
    for (text, expected) in cases {
        let project = Project::new(TWO_STARS);
        project.file("content/a.md", text);
        let problems = lines(&project.render().unwrap_err());
        assert!(problems.contains(&format!("content/a.md:{expected}")), "{text}: {problems:#?}");
    }
    let project = Project::new(TWO_STARS);
    project.file("content/a.md", "# A").file("static/a.html", "B");
    let expected = ["content/a.md:1:1 Two sources would both become \"a.html\"."];
    assert_eq!(lines(&project.render().unwrap_err()), expected);
}

/// A stand-in for the linter: 取得 over line-break opportunities and inline tags.
fn stand_in(texts: &[CheckText<'_>]) -> Vec<Found> {
    let wrong =
        regex::Regex::new(r"二つ星(<[^>]*>|\s)*を(<[^>]*>|\s)*取得(<[^>]*>|\s)*しました").unwrap();
    let mut found = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        found.extend(wrong.find_iter(text.text).map(|hit| Found {
            text: index,
            level: Level::Error,
            rule: "stand-in".into(),
            span: Span::new(hit.start(), hit.end()),
            message: Message::given("wrong"),
            help: None,
        }));
    }
    found
}

#[test]
fn a_wrong_claim_is_shown_in_the_users_own_file() {
    let judged = |project: &Project| {
        let sources = project.sources().unwrap();
        let rendered = project.render().unwrap();
        judge(&sources, &rendered, &stand_in).iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(judged(&Project::new(TWO_STARS)), [] as [String; 0]);

    let markdown = Project::new(TWO_STARS);
    markdown.file("content/a.md", "# 会社\n\n当社は**二つ星**を\n取得しました。\n");
    assert_eq!(judged(&markdown), ["content/a.md:3:6 wrong"]);

    let template = Project::new(TWO_STARS);
    template.file(
        "templates/page.html",
        "{% extends \"base.html\" %}{% block main %}\n<p>二つ星を<b>取得しました</b></p>{% endblock main %}",
    );
    template.file("content/a.md", "# 会社\n").file("content/b.md", "# 会社\n");
    assert_eq!(judged(&template), ["templates/page.html:2:4 wrong"]);

    let wording = Project::new(TWO_STARS);
    wording.file("templates/wording.ja.toml", "[badge]\nsaid = \"二つ星を取得しました\"\n");
    assert_eq!(judged(&wording), ["templates/wording.ja.toml:2:9 wrong"]);

    let config = Project::new(&TWO_STARS.replace("見本 太郎", "二つ星を取得しました"));
    assert_eq!(judged(&config), ["sa-lint.toml:11:25 wrong"]);

    // Words that only meet on the page stand in no file of the user's.
    let page = Project::new(TWO_STARS);
    page.file("templates/wording.ja.toml", "[badge]\nsaid = \"{{ level }}を取得しました\"\n");
    let places = judged(&page);
    assert_eq!(places.len(), 1, "{places:?}");
    assert!(places[0].starts_with("public/index.html:"), "{places:?}");
}

#[test]
fn template_errors_name_file_line_and_variable() {
    let broken = |name: &str, text: &str| {
        let project = Project::new(TWO_STARS);
        project.file(&format!("templates/{name}"), text);
        lines(&project.render().unwrap_err()).join("\n")
    };
    let unknown = broken(
        "badge.html",
        "{% extends \"base.html\" %}\n{% block main %}{{ compnay }}{% endblock main %}",
    );
    assert!(
        unknown.starts_with("templates/badge.html:2:20 ") && unknown.contains("`compnay`"),
        "{unknown}"
    );
    let syntax = broken("page.html", "<p>\n{% if %}</p>");
    assert!(syntax.starts_with("templates/page.html:2:7 "), "{syntax}");
    let sentence = broken("wording.ja.toml", "[badge]\nlead = \"{{ nmae }}\"\n");
    assert!(
        sentence.starts_with("templates/wording.ja.toml:2:9 ") && sentence.contains("nmae"),
        "{sentence}"
    );
    let toml = broken("wording.en.toml", "[badge\n");
    assert!(toml.starts_with("templates/wording.en.toml:1:7 "), "{toml}");
}

#[test]
fn styles_and_words_can_be_replaced_file_by_file() {
    let project = Project::new(&format!("{TWO_STARS}[site.theme]\naccent = \"#7a1f3d\"\n"));
    assert!(project.html("index.html").contains("--accent: #7a1f3d;"));
    project
        .file("templates/style.css", "b { color: {{ theme.accent }} }")
        .file("static/favicon.svg", "<svg/>");
    let page = project.html("index.html");
    assert!(page.contains("<style>b { color: #7a1f3d }</style>"), "{page}");
    assert_eq!(project.render().unwrap().files["favicon.svg"], b"<svg/>");
}

#[test]
fn fragment_is_one_element_without_rules_of_its_own() {
    let project = Project::new(TWO_STARS);
    project.file("unrelated.txt", "");
    let output = sa_lint(&["build", project.path().to_str().unwrap(), "--fragment"]);
    assert!(output.status.success(), "{}", crate::site_support::stderr(&output));
    let html = crate::site_support::stdout(&output);
    assert!(html.starts_with("<div lang=\"ja\"") && html.ends_with("</div>\n"), "{html}");
    assert!(!html.contains("<style") && !html.contains("class=") && !html.contains("<script"));
    assert!(html.contains("<a href=\"https://www.example.co.jp/security/\""), "{html}");
    assert!(!project.public().exists());
}

#[test]
fn same_input_same_bytes() {
    let all = || -> BTreeMap<String, Vec<u8>> { Project::new(TWO_STARS).render().unwrap().files };
    let first = all();
    (0..3).for_each(|_| assert!(all() == first));
}

/// The program's own linter: silent on what it builds, and it stops what is wrong.
#[test]
fn the_linter_judges_what_is_built() {
    for config in [ONE_STAR, TWO_STARS] {
        let project = Project::new(config);
        let dir = project.path().to_str().unwrap();
        let built = sa_lint(&["build", dir, "--lang", "en"]);
        assert_eq!(built.status.code(), Some(0), "{}", crate::site_support::stderr(&built));
        let public = project.public();
        let linted = sa_lint(&[public.to_str().unwrap(), "--format", "concise", "--lang", "en"]);
        assert_eq!(linted.status.code(), Some(0));
        assert_eq!(crate::site_support::stdout(&linted), "");
        let before = tree(&public);
        project.file(
            "content/news.md",
            "# お知らせ\n\n当社は SECURITY ACTION の二つ星を取得しました。\n",
        );
        let built = sa_lint(&["build", dir, "--lang", "en"]);
        let said = crate::site_support::stderr(&built);
        assert_eq!(built.status.code(), Some(1), "{said}");
        assert!(said.contains("acquisition-claim"), "{said}");
        assert!(said.contains("content/news.md:3:22"), "{said}");
        assert!(said.contains("Nothing was written: 1 place must be put right."), "{said}");
        assert_eq!(tree(&public), before);
    }
}
