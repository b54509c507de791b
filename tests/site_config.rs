//! `[site]` of sa-lint.toml: what is refused, where, in which words.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test panics")]

use std::sync::Arc;

use crate::site_support::{ONE_STAR, TWO_STARS, lines, today};
use sa_lint::config::{Policy, SiteConfig, Stars};
use sa_lint::message::Lang;

fn refused(config: &str) -> Vec<String> {
    match SiteConfig::parse("sa-lint.toml", &Arc::from(config), today()) {
        Ok((config, _)) => panic!("accepted: {config:?}"),
        Err(problems) => lines(&problems),
    }
}

/// The two-star example with one line replaced, and its one problem.
fn with(line: &str, replacement: &str) -> String {
    let config = TWO_STARS.replace(line, replacement);
    assert_ne!(config, TWO_STARS, "{line} is not in the example");
    let problems = refused(&config);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    problems[0].clone()
}

#[test]
fn what_is_valid_becomes_values() {
    let parse = |text: &str| SiteConfig::parse("sa-lint.toml", &Arc::from(text), today()).unwrap();
    let (two, warnings) = parse(TWO_STARS);
    assert_eq!(warnings, []);
    assert_eq!((two.stars, two.declared.to_string().as_str()), (Stars::Two, "2026-04-01"));
    assert!(
        matches!(two.policy, Some(Policy::Page { established, .. }) if established == two.declared)
    );
    let (one, _) = parse(ONE_STAR);
    assert_eq!((one.stars, one.declared.to_string().as_str()), (Stars::One, "2025-12-24"));
    assert_eq!((one.policy, one.wording), (None, false));
}

#[test]
fn each_refusal_stands_at_its_line() {
    let cases = [
        ("stars = 2", "stars = 3", "sa-lint.toml:4:9 SECURITY ACTION has no level 3."),
        ("stars = 2", "stars = -1", "sa-lint.toml:4:9 SECURITY ACTION has no level -1."),
        (
            "stars = 2",
            "stars = \"2\"",
            "sa-lint.toml:4:9 \"stars\" takes an integer, but this is: string.",
        ),
        (
            "declared = 2026-04-01",
            "declared = \"2026-02-30\"",
            "sa-lint.toml:5:12 \"2026-02-30\" is no date of the calendar.",
        ),
        (
            "declared = 2026-04-01",
            "declared = 2026-11-23",
            "sa-lint.toml:5:12 2026-11-23 is in the future (today is 2026-11-22).",
        ),
        (
            "declared = 2026-04-01",
            "declared = \"2016-04-01\"",
            "sa-lint.toml:5:12 2016-04-01 is before SECURITY ACTION began (2017).",
        ),
        (
            "declared = 2026-04-01\n",
            "",
            "sa-lint.toml:1:1 The required setting \"declared\" is missing.",
        ),
        ("\"株式会社サンプル\"", "\" \u{3000}\u{200b}\"", "sa-lint.toml:2:11 This is empty."),
        (
            "https://www.example.co.jp/security/",
            "javascript:alert(1)",
            "sa-lint.toml:6:7 An address of the kind \"javascript:\" is not allowed.",
        ),
        (
            "https://www.example.co.jp/security/",
            "www.example.co.jp",
            "sa-lint.toml:6:7 \"www.example.co.jp\" is not a web address.",
        ),
        (
            "email = ",
            "output = \"../elsewhere\"\nemail = ",
            "sa-lint.toml:7:10 \"../elsewhere\" is outside the project's folder.",
        ),
        (
            "email = ",
            "logo = \"/etc/logo.png\"\nemail = ",
            "sa-lint.toml:7:8 \"/etc/logo.png\" is outside the project's folder.",
        ),
        ("email", "emial", "sa-lint.toml:7:1 There is no setting \"emial\"."),
        (
            "email = ",
            "利用者番号 = \"123456789012\"\nemail = ",
            "sa-lint.toml:7:1 The 利用者番号 (log-in number) must not be written here.",
        ),
        (
            "email = ",
            "\"利用者番号\" = \"123456789012\"\nemail = ",
            "sa-lint.toml:7:1 The 利用者番号 (log-in number) must not be written here.",
        ),
        (
            "make = true",
            "make = true\nurl = \"https://www.example.co.jp/policy/\"",
            "sa-lint.toml:10:8 [site.policy] takes either url or make = true, not both.",
        ),
        ("make = true\n", "", "sa-lint.toml:9:1 [site.policy] has neither url nor make = true."),
        (
            "make = true",
            "make = true\nrevised = 2026-03-31",
            "sa-lint.toml:11:11 revised (of the policy) is earlier than established.",
        ),
        (
            "[site.policy]",
            "[site.theme]\naccent = \"#dddddd\"\n[site.policy]",
            "sa-lint.toml:10:10 \"#dddddd\" has a contrast of 1.4:1 to the ground and is hard to read.",
        ),
    ];
    for (line, replacement, expected) in cases {
        assert_eq!(with(line, replacement), expected, "{replacement}");
    }
}

#[test]
fn two_stars_need_a_policy() {
    let config = &TWO_STARS[..TWO_STARS.find("[site.policy]").unwrap()];
    let expected = "sa-lint.toml:4:9 Two stars need a published 情報セキュリティ基本方針 (policy).";
    assert_eq!(refused(config), [expected]);
}

#[test]
fn all_problems_are_told_at_once() {
    let problems = refused("[site]\ncompany = \"\"\nstars = 9\nurl = 1\nextra = true\n");
    assert_eq!(
        problems,
        [
            "sa-lint.toml:2:11 This is empty.",
            "sa-lint.toml:3:9 SECURITY ACTION has no level 9.",
            "sa-lint.toml:1:1 The required setting \"declared\" is missing.",
            "sa-lint.toml:4:7 \"url\" takes a string, but this is: integer.",
            "sa-lint.toml:5:1 There is no setting \"extra\".",
        ]
    );
}

#[test]
fn a_mistyped_key_is_recognised() {
    let text = Arc::from(TWO_STARS.replace("representative =", "representive ="));
    let problems = SiteConfig::parse("sa-lint.toml", &text, today()).unwrap_err();
    let help: Vec<_> =
        problems.iter().filter_map(|problem| Some(problem.help.as_ref()?.text(Lang::En))).collect();
    assert!(help.contains(&"Did you mean \"representative\"?".to_owned()), "{help:?}");
}

#[test]
fn other_parts_of_the_file_are_left_to_others() {
    let text = format!("[lint]\nanything = 1\n{TWO_STARS}");
    assert!(SiteConfig::parse("sa-lint.toml", &Arc::from(text), today()).is_ok());
    let problems = refused(&format!("{TWO_STARS}[lnit]\n"));
    assert_eq!(problems, ["sa-lint.toml:13:2 There is no setting \"lnit\"."]);
}

#[test]
fn what_needs_thought_is_a_warning() {
    let extra = "show_self_declaration_id = \"51234567890\"\n\
                 logo = \"static/security_action_hitotsuboshi-small_color.png\"\n[site.policy]";
    let text = Arc::from(TWO_STARS.replace("[site.policy]", extra));
    let (_, warnings) = SiteConfig::parse("sa-lint.toml", &text, today()).unwrap();
    assert_eq!(
        lines(&warnings),
        [
            "sa-lint.toml:10:8 The logo's file name says \"hitotsuboshi\", but stars is 2.",
            "sa-lint.toml:9:28 The 自己宣言ID will be printed on the page.",
        ]
    );
}

proptest::proptest! {
    #[test]
    fn no_text_breaks_the_reader(text in "(\\[site\\]|\\[site.policy\\]|[a-z_]{1,12} = |\"[^\"]{0,8}\"|2026-0[0-9]-01|[0-9]|true|\\[|\\]|\n|利|😀|\\PC){0,40}") {
        let _ = SiteConfig::parse("sa-lint.toml", &Arc::from(text), today());
    }
}
