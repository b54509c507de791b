//! Comments that suppress findings: what each reaches, and what is said of those that do nothing.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use sa_lint::extract::{Format, Reading};
use sa_lint::fix::{Judged, repair};
use sa_lint::lint::{Finding, Linter, SuppressedBy};
use sa_lint::rule::RuleSet;
use sa_lint::text::SourceFile;

static LINTER: LazyLock<Linter> =
    LazyLock::new(|| RuleSet::builtin().and_then(Linter::new).expect("the rules are in order"));

/// One error of `acquisition-claim`.
const TAKEN: &str = "<p>SECURITY ACTION の二つ星を取得しました。</p>";
/// One error of `certification-claim`.
const CERTIFIED: &str = "<p>SECURITY ACTION の二つ星に認定されました。</p>";

fn read(text: &str) -> SourceFile {
    SourceFile::decode("a", text.into())
}

/// `line rule` for each finding that counts.
fn counting(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("{} {}", finding.start.line, finding.rule)).collect()
}

/// Lints lines of HTML in which `①` and `②` stand for the sentences above and `[…]` for a comment;
/// what counts and, with the line of its comment, what is suppressed.
#[track_caller]
fn html(lines: &str, counts: &[&str], suppressed: &[&str]) {
    let text = lines
        .replace('①', TAKEN)
        .replace('②', CERTIFIED)
        .replace('[', "<!-- sa-lint-")
        .replace(']', " -->")
        .replace("ac ", "acquisition-claim ")
        .replace("cc ", "certification-claim ");
    let (found, left_out) = LINTER.check(&read(&text), Format::Html);
    assert_eq!(counting(&found), counts, "{text}");
    let left_out: Vec<String> = left_out
        .iter()
        .map(|left_out| match &left_out.by {
            SuppressedBy::Comment { line, .. } => {
                format!("{} by {line}", left_out.finding.start.line)
            }
            SuppressedBy::Baseline => "baseline".to_owned(),
        })
        .collect();
    assert_eq!(left_out, suppressed, "{text}");
}

#[test]
fn each_kind_reaches_its_lines() {
    html("① [disable-line ac ]\n①", &["2 acquisition-claim"], &["1 by 1"]);
    html("[disable-next-line ac ]\n①\n①", &["3 acquisition-claim"], &["2 by 1"]);
    html("[disable-next-line ac ]\n\n \n①", &[], &["4 by 1"]);
    html(
        "①\n[disable ac ]\n①\n①\n[enable ac ]\n①",
        &["1 acquisition-claim", "6 acquisition-claim"],
        &["3 by 2", "4 by 2"],
    );
    html(
        "[disable ac , cc ]\n①\n[enable cc ]\n①\n②",
        &["1 unused-suppression", "3 unused-suppression", "5 certification-claim"],
        &["2 by 1", "4 by 1"],
    );
    html("①\n[disable-file ac ]\n①\n②", &["4 certification-claim"], &["1 by 2", "3 by 2"]);
}

#[test]
fn comments_over_each_other_speak_of_the_line_under_them() {
    html("[disable-next-line ac ]\n[disable-next-line cc ]\n①②", &[], &["3 by 1", "3 by 2"]);
}

#[test]
fn a_finding_stands_on_every_line_it_has_a_part_of() {
    let over_lines = |first: &str, second: &str| {
        format!("<p>SECURITY ACTION の二つ星を{first}\n取得{second}しました。</p>\n")
    };
    for text in [
        over_lines("<!-- sa-lint-disable-line acquisition-claim -->", ""),
        over_lines("", "<!-- sa-lint-disable-line acquisition-claim -->"),
        over_lines("<!-- sa-lint-disable-next-line acquisition-claim -->", ""),
        format!("<!-- sa-lint-disable-next-line acquisition-claim -->\n{}", over_lines("", "")),
    ] {
        let (found, suppressed) = LINTER.check(&read(&text), Format::Html);
        assert_eq!((counting(&found).len(), suppressed.len()), (0, 1), "{text}: {found:?}");
    }
}

#[test]
fn what_comes_for_nothing_is_unused() {
    html(
        "[disable-line ac ]\n[disable-next-line ac ]",
        &["1 unused-suppression", "2 unused-suppression"],
        &[],
    );
    html("[disable-file cc ]\n①", &["1 unused-suppression", "2 acquisition-claim"], &[]);
    html("[enable ]\n[enable ac ]", &["1 unused-suppression", "2 unused-suppression"], &[]);
    // A block that suppresses nothing needs no end either.
    html("[disable ac ]\n[enable ]", &["1 unused-suppression", "2 unused-suppression"], &[]);
    html("[disable ac ]\n①\n[enable ]\n[enable ]", &["4 unused-suppression"], &["2 by 1"]);
}

#[test]
fn the_nearest_comment_answers_and_the_others_are_unused() {
    html("[disable-file ac ]\n① [disable-line ac ]", &["1 unused-suppression"], &["2 by 2"]);
    html("[disable ac ]\n[disable ac ]\n①", &["2 unused-suppression"], &["3 by 1"]);
}

#[test]
fn slips_are_errors_and_suppress_nothing() {
    let says = |comment: &str, ja: &str, en: &str| {
        let text = format!("<!-- sa-lint-{comment} -->");
        let (found, _) = LINTER.check(&read(&text), Format::Html);
        assert_eq!(counting(&found), ["1 invalid-suppression"], "{text}");
        assert!(
            found[0].message.ja.ends_with(&format!("は働いていません。{ja}")),
            "{:?}",
            found[0]
        );
        assert!(found[0].message.en.ends_with(&format!("” does nothing. {en}")), "{:?}", found[0]);
        assert!(found[0].fix.is_none());
    };
    says("disable", "規則の名前がありません。", "It names no rule.");
    says("disable-file -- all of it", "規則の名前がありません。", "It names no rule.");
    says(
        "disable-line acquisition-clam",
        "「acquisition-clam」という規則はありません。acquisition-claim のことですか？",
        "There is no rule “acquisition-clam”; did you mean acquisition-claim?",
    );
    says("disable-line all", "「all」という規則はありません。", "There is no rule “all”.");
    says(
        "disabel-line acquisition-claim",
        "「sa-lint-disabel-line」という指示はありません。sa-lint-disable-line のことですか？",
        "There is no “sa-lint-disabel-line”; did you mean sa-lint-disable-line?",
    );
    for rule in ["invalid-suppression", "unused-suppression"] {
        says(
            &format!("disable-file {rule}"),
            &format!("規則「{rule}」の指摘は、コメントでは除外できません。"),
            &format!("Findings of {rule} cannot be suppressed by a comment."),
        );
    }
    // The names that are right still work.
    html("① [disable-line ac , a-b]", &["1 invalid-suppression"], &["1 by 1"]);
}

#[test]
fn a_rule_that_was_not_judged_makes_nothing_unused() {
    let text = "<!-- sa-lint-disable acquisition-claim, label-claim -->\n<!-- sa-lint-enable -->";
    let source = read(text);
    let problems = |judged: fn(&str) -> bool| {
        let found = LINTER.suppressions(&source, Format::Html).problems(judged);
        found.iter().map(|found| found.matched.clone()).collect::<Vec<_>>()
    };
    let all = [text.lines().next().expect("a line"), "<!-- sa-lint-enable -->"];
    assert_eq!(problems(|_| true), all);
    assert_eq!(problems(|rule| rule != "label-claim"), ["acquisition-claim"]);
    assert!(problems(|rule| rule != "label-claim" && rule != "acquisition-claim").is_empty());
    assert!(problems(|rule| rule != "unused-suppression").is_empty());
    let read = LINTER.suppressions(&source, Format::Html);
    assert!(read.name_any(|rule| rule == "label-claim"));
    assert!(!read.name_any(|rule| rule == "scheme-name"));
}

#[test]
fn reasons_are_kept() {
    let text = format!("{TAKEN} <!-- sa-lint-disable-line acquisition-claim -- 引用: 旧版 -->");
    let (_, suppressed) = LINTER.check(&read(&text), Format::Html);
    let by = SuppressedBy::Comment { line: 1, reason: Some("引用: 旧版".into()) };
    assert_eq!(suppressed.len(), 1);
    assert_eq!(suppressed[0].by, by);
}

fn judge(raw: Vec<u8>, format: Format) -> Judged {
    let source = SourceFile::decode("a", raw);
    let (findings, suppressed) = LINTER.check(&source, format);
    Judged { reading: Reading::new(source, format), findings, suppressed }
}

/// The text after all safe fixes.
fn fixed(text: &str, format: Format) -> String {
    let judge = |raw| judge(raw, format);
    let mut judged = judge(text.into());
    match repair(&mut judged, false, &judge) {
        Some(repaired) => repaired.after.reading.source.text().to_owned(),
        None => text.to_owned(),
    }
}

#[test]
fn unused_comments_are_removed_and_used_ones_stay() {
    let text = format!(
        "<!-- sa-lint-disable-file label-claim, acquisition-claim, validity-claim, unknown-star -->\n\
         <div>\n  <!-- sa-lint-disable certification-claim -->\n  {TAKEN}\n  <!-- sa-lint-enable -->\n\
         </div>\n<p>a <!-- sa-lint-disable-line label-claim --> b</p>\n"
    );
    let right = format!(
        "<!-- sa-lint-disable-file acquisition-claim -->\n<div>\n  {TAKEN}\n</div>\n<p>a b</p>\n"
    );
    assert_eq!(fixed(&text, Format::Html), right);
    assert_eq!(fixed(&right, Format::Html), right);
    // Inside a paragraph.
    for (format, text, right) in [
        (Format::Html, "<p>a\n  <!-- sa-lint-enable -->\n  b</p>", "<p>a\n  b</p>"),
        (Format::Html, "<p>星は\n<!-- sa-lint-enable -->\n二つ</p>", "<p>星は\n二つ</p>"),
        (Format::Text, "a\r\n# sa-lint-enable\r\n  b", "a\r\n  b"),
        (Format::AsciiDoc, "a\n// sa-lint-enable\nb", "a\nb"),
    ] {
        assert_eq!(fixed(text, format), right);
    }
    let text = "一つ目\n<!-- sa-lint-disable-line label-claim -->\n二つ目\n\n[//]: # (sa-lint-enable)\n\n三つ目\n";
    assert_eq!(fixed(text, Format::Markdown), "一つ目\n\n二つ目\n\n\n三つ目\n");
}

/// Sentences, with how many lines they take.
const SENTENCES: [&str; 6] = [
    "SECURITY ACTION の二つ星を取得しました。",
    "SECURITY ACTION の二つ星に認定されました。",
    "セキュリティアクション一つ星取得企業です。",
    "SECURITY ACTION の二つ星を宣言しました。",
    "SECURITY ACTION の二つ星を\n取得しました。",
    "ISMS認証を取得しています。",
];

/// A paragraph of each sentence, in a format, and a comment in that format.
fn document(format: Format, sentences: &[&str]) -> String {
    let paragraph = |sentence: &&str| match format {
        Format::Html | Format::Vue => format!("<p>{sentence}</p>\n"),
        _ => format!("{sentence}\n\n"),
    };
    sentences.iter().map(paragraph).collect()
}

fn comment(format: Format, words: &str) -> String {
    match format {
        Format::Text => format!("# {words}\n"),
        Format::AsciiDoc => format!("// {words}\n"),
        Format::ReStructuredText => format!(".. {words}\n\n"),
        Format::Markdown => format!("[//]: # ({words})\n\n"),
        _ => format!("<!-- {words} -->\n"),
    }
}

const FORMATS: [Format; 6] = [
    Format::Html,
    Format::Vue,
    Format::Markdown,
    Format::Text,
    Format::AsciiDoc,
    Format::ReStructuredText,
];

proptest! {
    /// A comment over the line of a finding leaves out the findings of its rule on that line and
    /// no others; and nothing is left of it when it is removed again.
    #[test]
    fn a_comment_over_a_finding_suppresses_just_that(
        format in select(&FORMATS[..]),
        sentences in prop::collection::vec(select(&SENTENCES[..]), 1..6),
        which in any::<prop::sample::Index>(),
    ) {
        let text = document(format, &sentences);
        let found = LINTER.lint(&read(&text), format);
        prop_assume!(!found.is_empty());
        let target = which.get(&found);
        let line: usize =
            text.split_inclusive('\n').take(target.start.line - 1).map(str::len).sum();
        let rule = &target.rule;
        let directive = comment(format, &format!("sa-lint-disable-next-line {rule} -- 引用"));
        let with = format!("{}{directive}{}", &text[..line], &text[line..]);
        let (counting, suppressed) = LINTER.check(&read(&with), format);
        let is_on_line = |finding: &&Finding| {
            finding.rule == *rule
                && finding.start.line <= target.start.line
                && target.start.line <= finding.end.line
        };
        let names = |findings: &mut dyn Iterator<Item = &Finding>| -> Vec<String> {
            findings.map(|finding| finding.fingerprint.clone()).collect()
        };
        let (on_line, others): (Vec<&Finding>, Vec<&Finding>) =
            found.iter().partition(is_on_line);
        let left_out: Vec<&Finding> = suppressed.iter().map(|s| &s.finding).collect();
        prop_assert_eq!(
            names(&mut left_out.into_iter()), names(&mut on_line.into_iter()), "{}", with
        );
        prop_assert_eq!(names(&mut counting.iter()), names(&mut others.into_iter()), "{}", with);
    }

    /// Comments that nothing comes for go, and the document is as it was before they came.
    #[test]
    fn without_its_unused_comments_a_document_is_as_before(
        format in select(&FORMATS[..]),
        sentences in prop::collection::vec(
            (select(&SENTENCES[3..4]), select(vec!["", "disable-line", "disable-next-line", "disable", "disable-file"])), 1..6
        ),
    ) {
        let mut with = String::new();
        let mut without = String::new();
        for (sentence, verb) in &sentences {
            let paragraph = document(format, &[*sentence]);
            if !verb.is_empty() {
                with += &comment(format, &format!("sa-lint-{verb} unknown-star, label-claim"));
            }
            with += &paragraph;
            without += &paragraph;
        }
        let after = fixed(&with, format);
        // Of the empty lines round a comment one may stay.
        let lines = |text: &str| -> Vec<String> {
            text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
        };
        prop_assert_eq!(lines(&after), lines(&without), "{}", with);
        if matches!(format, Format::Html | Format::Vue | Format::Text | Format::AsciiDoc) {
            prop_assert_eq!(&after, &without);
        }
        prop_assert_eq!(fixed(&after, format), after);
    }

    /// Any comments at all: no panic, and fixing twice does no more than fixing once.
    #[test]
    fn whatever_the_comments_fixing_twice_changes_nothing_more(
        words in prop::collection::vec(select(vec![
            "<!-- sa-lint-", "-->", "[//]: # (sa-lint-", ")", "disable", "disable-line", "disable-next-line",
            "disable-file", "enable", " acquisition-claim", " certification-claim", ", ", " label-claim", " -- 引用",
            " nothing", " ", "\n", "\n\n", "\r\n", "<p>", "</p>", "<b>", "# ", "> ", "- ", "{# sa-lint-", "#}",
            "SECURITY ACTION の二つ星を取得しました。", "SECURITY ACTION の", "二つ星", "の認定を受け", "取得しました", "、",
        ]), 0..40),
        format in select(vec![Format::Html, Format::Markdown, Format::Text, Format::Feed, Format::ReStructuredText]),
    ) {
        let text: String = words.concat();
        let once = fixed(&text, format);
        prop_assert_eq!(fixed(&once, format), once);
    }
}
