//! The XML reports: whole documents, and that a strict parser reads any text in them.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

use crate::common::made::{HARD_NAMES, english, file, left_alone, run, written};
use proptest::prelude::*;
use roxmltree::{Document, Node};
use sa_lint::lint::Severity;
use sa_lint::report::{Outcome, Run, checkstyle, junit};

fn sample() -> Run {
    let mut made = run(vec![
        file("a.html", "<b>\n⟦取得⇒宣言⟧</b> ⟦!認\n定⟧"),
        file("clean & tidy.txt", "宣言"),
    ]);
    made.files.extend(left_alone());
    made
}

#[test]
fn checkstyle_has_a_file_for_each_file() {
    let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="8.0">
  <file name="secret.html">
    <error line="1" column="1" severity="error" message="permission denied" source="sa-lint.unreadable"/>
  </file>
  <file name="a.html">
    <error line="2" column="1" severity="error" message="“取得” claims more than a declaration. Write “宣言”." source="sa-lint.sample-rule"/>
    <error line="2" column="8" severity="warning" message="“認 定” claims more than a declaration. Rewrite the sentence." source="sa-lint.sample-rule"/>
  </file>
  <file name="clean &amp; tidy.txt"/>
</checkstyle>
"#;
    let shown = written(|out| checkstyle(&sample(), english(), out));
    assert!(shown == expected, "{shown}");
}

#[test]
fn junit_has_a_case_for_each_finding_and_each_clean_file() {
    let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="sa-lint" tests="4" failures="1" errors="1">
  <testsuite name="sa-lint" tests="4" failures="1" errors="1">
    <testcase name="secret.html" classname="sa-lint.unreadable" file="secret.html">
      <error message="permission denied" type="unreadable"></error>
    </testcase>
    <testcase name="a.html:2:1 sample-rule" classname="sa-lint.sample-rule" file="a.html" line="2">
      <failure message="“取得” claims more than a declaration." type="sample-rule">取得&lt;/b&gt; 認
fix: “取得” → “宣言”
Write “宣言”.
https://example.co.jp/source
</failure>
    </testcase>
    <testcase name="a.html:2:8 sample-rule" classname="sa-lint.sample-rule" file="a.html" line="2">
      <system-out>“認
定” claims more than a declaration.
取得&lt;/b&gt; 認
定
Rewrite the sentence.
https://example.co.jp/source
</system-out>
    </testcase>
    <testcase name="clean &amp; tidy.txt" classname="sa-lint.clean" file="clean &amp; tidy.txt"/>
  </testsuite>
</testsuites>
"#;
    let shown = written(|out| junit(&sample(), english(), out));
    assert!(shown == expected, "{shown}");
}

/// What `--fail-on` says fails a run, and nothing else, fails a test.
#[test]
fn a_failure_is_what_fails_the_run() {
    for (fail_on, failures) in [(Severity::Error, 1), (Severity::Warning, 2), (Severity::Hint, 3)] {
        let mut made = run(vec![file("a.txt", "⟦誤⟧⟦!注⟧⟦?提⟧")]);
        let Outcome::Checked(checked) = &mut made.files[0].outcome else { panic!("it is") };
        checked.fail_on = fail_on;
        let shown = written(|out| junit(&made, english(), out));
        let document = Document::parse(&shown).expect("XML");
        let count = |name: &str| document.descendants().filter(|n| n.has_tag_name(name)).count();
        assert_eq!((count("testcase"), count("failure")), (3, failures));
        assert_eq!(count("system-out"), 3 - failures);
        let suite = document.root_element().first_element_child().expect("a suite");
        assert_eq!(suite.attribute("failures"), Some(failures.to_string().as_str()));
    }
}

fn attributes<'a>(document: &'a Document, element: &str, name: &str) -> Vec<&'a str> {
    let elements = document.descendants().filter(|node: &Node| node.has_tag_name(element));
    elements.filter_map(|node| node.attribute(name)).collect()
}

#[test]
fn every_name_is_read_back() {
    for name in HARD_NAMES {
        let made = run(vec![file(name, "⟦取得⟧")]);
        let checkstyle = written(|out| checkstyle(&made, english(), out));
        let junit = written(|out| junit(&made, english(), out));
        let checkstyle = Document::parse(&checkstyle).expect("XML");
        let junit = Document::parse(&junit).expect("XML");
        let file = attributes(&checkstyle, "file", "name");
        assert_eq!(file, attributes(&junit, "testcase", "file"));
        let written_out = name.contains(|c: char| c.is_control() || "\u{202e}\u{fffe}".contains(c));
        assert_eq!(file == [name], !written_out, "{file:?}");
    }
}

proptest! {
    /// XML forbids most control characters even as references; whatever a file holds, a strict
    /// parser reads the report, and reads what is no such character as it was.
    #[test]
    fn any_text_can_be_told(text in "[\u{0}-\u{7f}\u{80}-\u{9f}\u{fffe}\u{ffff}星🙂<>&\"']{1,40}") {
        prop_assume!(!text.starts_with(['!', '?']));
        let made = run(vec![file("a.txt", &format!("⟦{text}⇒{text}⟧"))]);
            for shown in [
            written(|out| checkstyle(&made, english(), out)),
            written(|out| junit(&made, english(), out)),
        ] {
            let document = Document::parse(&shown).expect("XML");
            if !text.contains(|c: char| c.is_control() || c.is_whitespace() || "\u{fffe}\u{ffff}".contains(c)) {
                let told = document.descendants().find_map(|node| node.attribute("message"));
                let quoted = format!("“{text}”");
                prop_assert!(told.is_some_and(|told| told.starts_with(&quoted)), "{:?}", told);
            }
        }
    }
}
