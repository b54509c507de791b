//! Rules to rules with all that their kinds need to judge.

use crate::judge::{Kind, Patterns, Terms};
use crate::rule::{Rule, RuleError, RuleSet};

/// The rules of a run, ready to judge.
#[derive(Debug)]
pub(super) struct Ready {
    rules: RuleSet,
    /// For each rule its scheme, by its index, and its patterns.
    given: Vec<(Option<usize>, Patterns)>,
}

/// A rule on pages or sites, ready to judge.
pub(super) struct ReadyRule<'r> {
    pub(super) rule: &'r Rule,
    pub(super) kind: &'r dyn Kind,
    pub(super) terms: Terms<'r>,
}

impl Ready {
    /// Makes rules ready.
    pub(super) fn new(rules: RuleSet) -> Self {
        let given = rules.rules().iter().map(|rule| {
            let named = rule.scheme.as_deref();
            let scheme = rules.schemes().iter().position(|scheme| Some(&*scheme.id) == named);
            (scheme, rule.judge.kind().patterns())
        });
        Self { given: given.collect(), rules }
    }

    /// Compiles all patterns.
    ///
    /// # Errors
    /// When one is no regular expression.
    pub(super) fn check(&self) -> Result<(), RuleError> {
        Ok(self.given.iter().try_for_each(|(_, patterns)| patterns.check())?)
    }

    /// All rules as they were read.
    pub(super) fn set(&self) -> &RuleSet {
        &self.rules
    }

    /// The rules that watch over a scheme.
    pub(super) fn rules(&self) -> impl Iterator<Item = ReadyRule<'_>> {
        self.rules.rules().iter().zip(&self.given).filter_map(|(rule, (scheme, patterns))| {
            let terms = Terms {
                rule: &rule.id,
                severity: rule.severity,
                scheme: (*scheme)?,
                replacement: rule.replacement.as_ref(),
                patterns,
            };
            Some(ReadyRule { rule, kind: rule.judge.kind(), terms })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_on_comments_watch_over_no_scheme_and_judge_no_page() {
        let rules = RuleSet::builtin().unwrap();
        let ready = Ready::new(rules);
        let named: Vec<&str> = ready.rules().map(|ready| ready.rule.id.as_str()).collect();
        assert_eq!(named.len() + 2, ready.set().rules().len());
        assert!(!named.contains(&"unused-suppression") && named.contains(&"label-claim"));
        assert!(ready.rules().all(|ready| ready.terms.rule == ready.rule.id));
    }

    #[test]
    fn a_pattern_that_is_none_is_refused() {
        let mut rules = RuleSet::builtin().unwrap();
        let rule = include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/rules/security-action/logo-effect.toml"
        ));
        let rule = rule.replace("classes = [", "classes = ['(', ");
        assert!(rule.contains("'('"));
        rules.add_file(std::path::Path::new("a.toml"), &rule).unwrap();
        assert!(Ready::new(rules).check().is_err());
    }
}
