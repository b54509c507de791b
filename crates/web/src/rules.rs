//! Rules to what a page shows of them.

use sa_lint::lint::Severity;
use sa_lint::message::Lang;
use sa_lint::rule::{BadExample, GoodExample, Rule, RuleSet};
use serde::Serialize;

/// How many examples of each kind are shown; rule files hold many more, as tests.
const EXAMPLES: usize = 5;

/// A rule as it is shown.
#[derive(Debug, Serialize)]
pub(crate) struct Shown<'r> {
    id: &'r str,
    severity: Severity,
    title: &'r str,
    judges: &'r str,
    why: &'r str,
    url: &'r str,
    bad: Vec<Bad<'r>>,
    good: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Bad<'r> {
    text: String,
    matched: &'r str,
    fixed: Option<&'r str>,
}

pub(crate) fn all(rules: &RuleSet, lang: Lang) -> Vec<Shown<'_>> {
    rules
        .rules()
        .iter()
        .filter(|rule| rule.scheme.is_some())
        .map(|rule| shown(rule, lang))
        .collect()
}

fn shown(rule: &Rule, lang: Lang) -> Shown<'_> {
    let bad = |example: &BadExample| example.shown().into_owned();
    Shown {
        id: &rule.id,
        severity: rule.severity,
        title: rule.title.get(lang),
        judges: rule.judges.get(lang),
        why: rule.why.get(lang),
        url: &rule.url,
        bad: rule
            .bad
            .iter()
            .take(EXAMPLES)
            .map(|example| Bad {
                text: bad(example),
                matched: &example.matched,
                fixed: example.fixed.as_deref(),
            })
            .collect(),
        good: rule
            .good
            .iter()
            .take(EXAMPLES)
            .map(|example: &GoodExample| example.shown().into_owned())
            .collect(),
    }
}
