//! The HTML report as text: what it says of a run, what it does with hostile text, and that the
//! linter leaves it alone. `tests/browser/report.test.mjs` looks at it in a browser.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use crate::common::Case;
use crate::common::made::{file, left_alone, run, written};
use sa_lint::extract::Format;
use sa_lint::lint::{Linter, Quote, Spot};
use sa_lint::message::Lang;
use sa_lint::report::{Outcome, Run, html};
use sa_lint::rule::RuleSet;
use sa_lint::text::SourceFile;

fn report(run: &Run, lang: Lang) -> String {
    let rules = RuleSet::builtin().unwrap();
    written(|out| html(run, &rules, lang, out))
}

/// What the program finds in a page.
fn findings(page: &str) -> Vec<String> {
    let linter = Linter::new(RuleSet::builtin().unwrap()).unwrap();
    let source = SourceFile::decode("report.html", page.as_bytes().to_vec());
    let found = linter.lint_fully(&source, Format::Html);
    found.into_iter().map(|f| format!("{}: {} {}", f.start.line, f.rule, f.matched)).collect()
}

/// The part of a page between two marks, without them and without line ends.
fn between(page: &str, start: &str, end: &str) -> String {
    let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("no {start} in {page}"));
    rest.split_once(end).unwrap().0.replace('\n', "")
}

#[test]
fn a_finding_shows_its_sentence_before_and_after() {
    let mut run =
        run(vec![file("会社/a&b.html", "<p>当社は<b>二つ星</b>⟦を取得⇒を宣言⟧しました。")]);
    let Outcome::Checked(checked) = &mut run.files[0].outcome else { panic!("checked") };
    checked.findings[0].finding.rule = "acquisition-claim".into();
    checked.findings[0].finding.quote = Some(Quote {
        before: "当社は<二つ星>".into(),
        wrong: "を取得".into(),
        right: Some("を宣言".into()),
        after: "しました。".into(),
        spot: Spot::Heading,
    });
    let page = report(&run, Lang::Ja);
    assert_eq!(
        between(&page, "<li class=\"finding\"", "</li>"),
        " data-s=\"error\" data-f=\"safe\" data-r=\"acquisition-claim\">\
         <h4><span class=\"severity error\">誤り</span> <samp>取得したという表現</samp></h4>\
         <p class=\"place\">1 行目の 17 文字目<br>見出し</p>\
         <p class=\"message\"><samp>「を取得」は宣言より強い言い方です。</samp></p>\
         <dl>\
         <div class=\"now\"><dt>今の文</dt><dd><samp>当社は&lt;二つ星&gt;<mark>を取得</mark>しました。</samp></dd></div>\
         <div class=\"right\"><dt>直した文</dt><dd><samp>当社は&lt;二つ星&gt;<ins>を宣言</ins>しました。</samp></dd></div>\
         <div class=\"do\"><dt>直し方</dt><dd><span class=\"repair safe\">自動で直せる</span> <samp>「を宣言」と書いてください。</samp></dd></div>\
         </dl>\
         <p class=\"links\"><button type=\"button\" popovertarget=\"why-acquisition-claim\">理由と根拠</button> \
         <a href=\"https://example.co.jp/source\" rel=\"noreferrer\">参照先（別のサイト）</a></p>"
    );
    assert!(page.contains("<samp class=\"path\">会社/a&amp;b.html</samp>"));
    let why = between(&page, "id=\"why-acquisition-claim\"", "</div>");
    assert!(why.contains("「一つ星（二つ星）を宣言しました」"), "{why}");
    assert!(why.contains("promotion/index.html"), "{why}");
}

#[test]
fn without_a_sentence_the_line_of_the_file_is_shown() {
    let run = run(vec![file("a.html", "  <a href=\"⟦!old⟧\">b</a>\nc")]);
    let page = report(&run, Lang::En);
    let entry = between(&page, "<li class=\"finding\"", "</li>");
    let line = "<dt>Line of the file</dt><dd><samp>&lt;a href=&quot;<mark>old</mark>&quot;&gt;b&lt;/a&gt;</samp>";
    assert!(entry.contains(line), "{entry}");
    assert!(entry.contains("data-s=\"warning\" data-f=\"person\""), "{entry}");
    assert!(!entry.contains("popovertarget"), "there is no rule that says why: {entry}");
}

#[test]
fn pages_with_most_findings_come_first() {
    let run = run(vec![
        file("a.html", "⟦x⟧"),
        file("b.html", "⟦x⟧⟦!y⟧⟦?z⟧"),
        file("c.html", "nothing"),
        file("d.html", "⟦x⟧"),
    ]);
    let page = report(&run, Lang::Ja);
    let table = between(&page, "<tbody>", "</tbody>");
    let rows: Vec<String> = table
        .split("</tr>")
        .map(|row| {
            let mut text = String::new();
            let mut tag = false;
            for c in row.chars() {
                tag = c == '<' || (tag && c != '>');
                text.push(if tag || c == '>' { ' ' } else { c });
            }
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .filter(|row| !row.is_empty())
        .collect();
    assert_eq!(rows, ["b.html 1 1 1 3", "a.html 1 0 0 1", "d.html 1 0 0 1"]);
    assert!(page.contains("直す必要がある書き方が 3\u{a0}件あります"));
}

#[test]
fn what_was_not_read_is_named_and_a_clean_run_says_what_was_looked_for() {
    let mut files = left_alone();
    files.push(file("a.html", "all is well"));
    let page = report(&run(files), Lang::Ja);
    assert!(page.contains("問題は見つかりませんでした"));
    let unreadable = between(&page, "<section class=\"problems\"", "</section>");
    let cause =
        "<samp class=\"path\">secret.html</samp>：<samp>読み取りが許可されていません</samp>";
    assert!(unreadable.contains(cause), "{unreadable}");
    for rule in RuleSet::builtin().unwrap().rules() {
        assert!(page.contains(&format!("<li><samp>{}</samp></li>", rule.title.ja)), "{}", rule.id);
    }
    assert!(page.contains("<li><samp class=\"path\">a.html</samp></li>"));
    assert!(!page.contains("<script"), "there is nothing to filter");
    let none = report(&Run::default(), Lang::En);
    assert!(none.contains("No file was checked"), "{none}");
}

#[test]
fn hostile_text_stays_text() {
    let path = "</script><script>alert(1)</script>\u{1b}\u{202e}\"'&.html";
    let text = "</samp><img src=x>{{ 7 }}{% raw %}%sa-lint-csp%\0\u{ffff}⟦<b onclick=a>⟧";
    let page = report(&run(vec![file(path, text)]), Lang::En);
    assert_eq!(page.matches("<script").count(), 1, "the report's own");
    for not in ["<img", "<b onclick", "\u{1b}", "\u{202e}", "\0", "\u{ffff}"] {
        assert!(!page.contains(not), "{not:?}");
    }
    assert!(page.contains(
        "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;\\u{1b}\\u{202e}&quot;&#39;&amp;.html"
    ));
    assert!(page.contains("{{ 7 }}{% raw %}%sa-lint-csp%␀\u{fffd}"));
}

#[test]
fn each_language_is_whole_and_the_same_run_gives_the_same_bytes() {
    let run = run(vec![file("a.html", "星⟦を取得⇒を宣言⟧しました")]);
    let (ja, en) = (report(&run, Lang::Ja), report(&run, Lang::En));
    assert!(ja.contains("<html lang=\"ja\">") && en.contains("<html lang=\"en\">"));
    assert!(en.contains("<mark><span lang=\"ja\">を取得</span></mark>"));
    assert_eq!(ja, report(&run, Lang::Ja));
    let body = en.split_once("</style>").unwrap().1.split_once("<script>").unwrap().0;
    let mut outside = String::new();
    for (index, part) in body.split("<span lang=\"ja\">").enumerate() {
        outside.push_str(if index == 0 { part } else { part.split_once("</span>").unwrap().1 });
    }
    let japanese: String =
        outside.chars().filter(|c| ('\u{3040}'..'\u{a000}').contains(c)).collect();
    assert_eq!(japanese, "", "Japanese that is not marked as such");
}

/// The report quotes every wrong phrase there is, and is no page that claims them.
#[test]
fn a_report_in_a_linted_folder_has_no_findings() {
    let rules = RuleSet::builtin().unwrap();
    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/public");
    let mut case = Case::new("--format html --exit-zero --lang ja site").arg(demo);
    let mut bad_texts = 0;
    for rule in rules.rules() {
        // Those of whole sites would be judged as one.
        let single = rule.bad.iter().filter(|bad| bad.files.is_empty());
        for (index, bad) in single.enumerate() {
            let extension = match bad.format {
                Format::Html => "html",
                Format::Markdown => "md",
                _ => "txt",
            };
            bad_texts += 1;
            case = case.file(&format!("site/{}-{index}.{extension}", rule.id), &bad.text);
        }
    }
    let said = case.exits(0);
    let found = said.stdout.matches("<li class=\"finding\"").count();
    assert!(found > bad_texts + 20, "only {found} findings");
    assert_eq!(findings(&said.stdout), [""; 0]);
    let said = said.then("--format html --fix --exit-zero --lang en site").exits(0);
    assert!(said.stdout.contains("<del>"));
    assert_eq!(findings(&said.stdout), [""; 0]);
    assert_eq!(findings(&report(&Run::default(), Lang::Ja)), [""; 0]);
    // The linter does read it.
    let claim = said.stdout.replace("<main>", "<main><p>SECURITY ACTION 二つ星を取得しました。");
    assert_eq!(findings(&claim).len(), 1);
}
