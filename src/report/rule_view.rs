//! A rule to all that is said of it in one language, for a terminal and for a page alike.

use super::wording;
use crate::lint::Severity;
use crate::message::{Lang, Message, say};
use crate::rule::{BadExample, GoodExample, Rule};

/// How many examples of each kind are shown; rule files hold many more, as tests.
const EXAMPLES: usize = 5;

/// What a person wants to know about a rule.
pub(super) struct RuleView<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    /// 「誤り（error）」
    pub(super) severity: String,
    /// True when the program repairs some of what the rule finds.
    pub(super) is_fixable: bool,
    pub(super) sections: Vec<Section<'a>>,
}

/// A heading and what stands below it.
pub(super) struct Section<'a> {
    pub(super) heading: String,
    pub(super) lines: Vec<Line<'a>>,
}

pub(super) enum Line<'a> {
    Words(String),
    /// Of the official source.
    Address(&'a str),
    Bad(&'a BadExample),
    Good(&'a GoodExample),
    /// Something to type, and what it is for.
    Code {
        words: String,
        code: String,
    },
}

impl<'a> RuleView<'a> {
    pub(super) fn of(rule: &'a Rule, lang: Lang) -> Self {
        let severity = match rule.severity {
            Severity::Error => "explain-error",
            Severity::Warning => "explain-warning",
            Severity::Hint => "explain-hint",
        };
        let address = Some(rule.url.as_str()).filter(|url| !url.is_empty()).map(Line::Address);
        let ground = std::iter::once(Line::Words(wording::ground(lang, rule.ground)));
        let sections = [
            ("explain-finds", words(rule.judges.get(lang))),
            ("explain-why", words(rule.why.get(lang))),
            ("explain-ground", ground.chain(address).collect()),
            ("explain-bad", rule.bad.iter().take(EXAMPLES).map(Line::Bad).collect()),
            ("explain-good", rule.good.iter().take(EXAMPLES).map(Line::Good).collect()),
            ("explain-fix", fix(rule, lang)),
            ("explain-ignore", ignore(rule, lang)),
        ];
        let sections = sections.into_iter().filter(|(_, lines)| !lines.is_empty());
        Self {
            id: &rule.id,
            title: rule.title.get(lang),
            severity: say(lang, severity),
            is_fixable: is_fixable(rule),
            sections: sections
                .map(|(heading, lines)| Section { heading: say(lang, heading), lines })
                .collect(),
        }
    }
}

fn is_fixable(rule: &Rule) -> bool {
    rule.bad.iter().any(|bad| bad.fixed.is_some())
}

fn words<'a>(text: &str) -> Vec<Line<'a>> {
    text.lines().map(|line| Line::Words(line.to_owned())).collect()
}

/// The help of the rule as it reads without a phrase at hand, and whether the program does it.
fn fix<'a>(rule: &Rule, lang: Lang) -> Vec<Line<'a>> {
    let help = rule.help.get(lang);
    let mut lines = match &rule.help_without_replacement {
        Some(text) => {
            let most = Line::Words(say(lang, "explain-fix-shown"));
            std::iter::once(most).chain(words(text.get(lang))).collect()
        }
        None => words(&help.replace("{replacement}", "…")),
    };
    let program = if is_fixable(rule) { "explain-fixable" } else { "explain-not-fixable" };
    lines.push(Line::Words(say(lang, program)));
    lines
}

fn ignore<'a>(rule: &Rule, lang: Lang) -> Vec<Line<'a>> {
    let id = &rule.id;
    // A comment cannot suppress what is said of comments.
    let in_one_place = rule.judge.comment_fault().is_none();
    [
        ("explain-ignore-once", format!("sa-lint --skip-rule {id}")),
        ("explain-ignore-always", format!("[lint.rules]\n{id} = \"off\"")),
        ("explain-ignore-here", format!("<!-- sa-lint-disable-next-line {id} -->")),
    ]
    .into_iter()
    .take(if in_one_place { 3 } else { 2 })
    .map(|(words, code)| Line::Code { words: say(lang, words), code })
    .collect()
}

/// Names the rules that rest on the same source, by id.
pub(super) fn related<'a>(rule: &Rule, rules: &'a [Rule]) -> Vec<&'a Rule> {
    rules
        .iter()
        .filter(|other| other.id != rule.id && other.url == rule.url && !rule.url.is_empty())
        .collect()
}

/// 「重さ: 誤り（error）」
pub(super) fn head(view: &RuleView<'_>, lang: Lang) -> [String; 2] {
    let fixable = if view.is_fixable { "rule-page-fixable" } else { "rule-page-not-fixable" };
    let severity = Message::new("rule-page-severity").with("severity", &view.severity);
    [severity.text(lang), say(lang, fixable)]
}
