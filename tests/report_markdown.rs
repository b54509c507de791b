//! The Markdown report: the whole text, and that nothing in it acts that came from a file.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

use crate::common::made::{HARD_NAMES, english, file, left_alone, run, written};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use sa_lint::message::Lang;
use sa_lint::report::{Context, Run, markdown};

fn shown(made: &Run) -> String {
    written(|out| markdown(made, english(), out))
}

#[test]
fn the_whole_text() {
    let mut made = run(vec![
        file("a|b.html", "<p>二つ星を ⟦取得⇒宣言⟧しました</p>\n⟦!認定⟧ ⟦!余分⇒⟧"),
        file("clean.txt", "宣言"),
    ]);
    made.files.extend(left_alone());
    let expected = "\
## Wording about SECURITY ACTION

2 files checked. 3 skipped &#40;2 of a kind that is not checked &#91;.css 1, script.js 1&#93;, 1 not text&#41;. 1 could not be read.  
Found 1 error, 2 warnings; 2 fixable with --fix.

- `secret.html`: permission denied

| file | error | warning | hint |
| --- | --: | --: | --: |
| `a\\|b.html` | 1 | 2 | 0 |

<details><summary><code>a&#124;b.html</code> 3 findings</summary>

| place | weight | sentence | write |
| --: | --- | --- | --- |
| 1:9 | error<br>`sample-rule` | &#60;p&#62;二つ星を <del>取得</del>しました&#60;/p&#62;<br>“取得” claims more than a declaration. | <b>宣言</b> |
| 2:1 | warning<br>`sample-rule` | <del>認定</del> 余分<br>“認定” claims more than a declaration. | Rewrite the sentence. |
| 2:4 | warning<br>`sample-rule` | 認定 <del>余分</del><br>“余分” claims more than a declaration. | delete “余分” |

</details>
";
    let shown = shown(&made);
    assert!(shown == expected, "{shown}");
}

#[test]
fn a_run_without_findings_says_so() {
    let clean = shown(&run(vec![file("a.txt", "宣言")]));
    assert_eq!(
        clean,
        "## Wording about SECURITY ACTION\n\n1 file checked.  \nNo problems found.\n"
    );
    let context = Context { lang: Lang::Ja, ..english() };
    let japanese = written(|out| markdown(&run(vec![file("a.txt", "宣言")]), context, out));
    assert!(japanese.starts_with("## SECURITY ACTION の書き方の確認\n"), "{japanese}");
    assert!(shown(&Run::default()).contains("no file was checked"));
}

/// GitHub refuses a comment of more than 65,536 characters as a whole.
#[test]
fn the_text_stays_short_and_counts_what_it_leaves_out() {
    let files = (0..2_000).map(|n| file(&format!("page-{n}.html"), "⟦取得⇒宣言⟧しました⟦!認定⟧"));
    let made = run(files.collect());
    let shown = shown(&made);
    assert!(shown.len() < 60_000, "{} bytes", shown.len());
    assert!(shown.contains("Found 2000 errors, 2000 warnings"), "{}", &shown[..300]);
    let rows = shown.lines().filter(|line| line.starts_with("| 1:")).count();
    let rest = format!("{} more findings are not listed", 4_000 - rows);
    assert!(rows > 50 && shown.contains(&rest), "{rows} rows, then {:?}", shown.lines().last());
    let in_table = shown.lines().filter(|line| line.starts_with("| `page-")).count();
    let more = 2_000 - in_table;
    assert!(shown.contains(&format!("| {more} more files | {more} | {more} | 0 |")), "{in_table}");
    assert_eq!(shown.matches("<details>").count(), shown.matches("</details>").count());
}

/// What a reader would see that acts: links, pictures, emphasis, HTML that is not the report's own.
fn acting(text: &str) -> Vec<String> {
    const OWN: [&str; 10] = [
        "<br>",
        "<b>",
        "</b>",
        "<del>",
        "</del>",
        "<code>",
        "</code>",
        "<details>",
        "</details>",
        "<summary>",
    ];
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    parser
        .filter_map(|event| match event {
            Event::Start(
                tag @ (Tag::Link { .. }
                | Tag::Image { .. }
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::CodeBlock(_)),
            ) => Some(format!("{tag:?}")),
            Event::InlineHtml(html) | Event::Html(html) => {
                let mut rest = html.trim().to_owned();
                for own in OWN.iter().chain(&["</summary>"]) {
                    rest = rest.replace(own, "");
                }
                rest.contains(['<', '>']).then_some(rest)
            }
            _ => None,
        })
        .collect()
}

#[test]
fn no_name_acts() {
    for name in HARD_NAMES {
        let text = shown(&run(vec![file(name, "⟦取得⟧")]));
        assert_eq!(acting(&text), Vec::<String>::new(), "{text}");
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
    }
}

proptest! {
    #[test]
    fn nothing_from_a_file_acts(text in "[a!\\[\\](){}<>/*_~`#|@:&;.\\\\\\-+=\"' \n星]{1,40}") {
        let made = run(vec![file("a.txt", &format!("{text}⟦x{text}⇒y{text}⟧{text}"))]);
        let shown = shown(&made);
        prop_assert_eq!(acting(&shown), Vec::<String>::new(), "{}", shown);
        let rows = shown.lines().filter(|line| line.starts_with("| ")).count();
        prop_assert_eq!(rows, 6, "{}", shown);
        prop_assert!(!shown.contains('@'), "{}", shown);
    }
}
