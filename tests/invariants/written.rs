//! What holds of any text that a user may write for the program: a configuration, a baseline, a rule file; for
//! tests and fuzz targets alike.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use sa_lint::baseline::Baseline;
use sa_lint::config::{CheckedAgainst, LintConfig, Problem, SiteConfig};
use sa_lint::extract::Format;
use sa_lint::lint::Linter;
use sa_lint::message::Lang;
use sa_lint::rule::{RuleError, RuleSet};
use sa_lint::text::SourceFile;

const WRONG: &str =
    "<p>当社はSECURITY ACTION 二つ星を取得し、三つ星に認定されました。自己宣言ID：50123456789</p>";

fn builtin() -> &'static RuleSet {
    static RULES: OnceLock<RuleSet> = OnceLock::new();
    RULES.get_or_init(|| match RuleSet::builtin() {
        Ok(rules) => rules,
        Err(error) => panic!("{error}"),
    })
}

/// Panics unless all that is wrong with a `sa-lint.toml` stands at a place in it and can be said in both
/// languages.
pub(crate) fn configuration(text: &str) {
    let rules = builtin();
    let today = "2026-11-01".parse().unwrap_or_default();
    let known = CheckedAgainst {
        rules: &rules.rules().iter().map(|rule| rule.id.clone()).collect::<BTreeSet<_>>(),
        schemes: &rules.scheme_ids().map(str::to_owned).collect::<BTreeSet<_>>(),
        is_judged: &|word| rules.judges_word(word),
        today,
    };
    let shared: Arc<str> = Arc::from(text);
    let lint = LintConfig::parse("sa-lint.toml", &shared, &known);
    let again = LintConfig::parse("sa-lint.toml", &shared, &known);
    assert_eq!(format!("{lint:?}"), format!("{again:?}"), "read twice");
    placed(text, lint.as_ref().err().map_or(&[], Vec::as_slice));
    match SiteConfig::parse("sa-lint.toml", &shared, today) {
        Ok((_, warnings)) => {
            assert!(!warnings.iter().any(Problem::stops), "{warnings:?}");
            placed(text, &warnings);
        }
        Err(problems) => {
            assert!(problems.iter().any(Problem::stops), "{problems:?}");
            placed(text, &problems);
        }
    }
    let _ = (LintConfig::language(text), LintConfig::extended(text));
}

fn placed(text: &str, problems: &[Problem]) {
    for problem in problems {
        let Some(place) = &problem.place else { panic!("{problem:?}") };
        assert!(text.get(place.span.range()).is_some(), "{problem:?}");
        let (line, column) = place.line_column();
        assert!(
            line >= 1 && line <= text.split(['\n', '\r']).count() && column >= 1,
            "{problem:?}"
        );
        for lang in [Lang::Ja, Lang::En] {
            assert!(!problem.message.text(lang).is_empty(), "{problem:?}");
            let help = problem.help.as_ref().map(|help| help.text(lang));
            assert!(help.is_none_or(|help| !help.is_empty()), "{problem:?}");
        }
    }
}

/// Panics unless a baseline is refused at a place in it, or is the same once it is written and read.
pub(crate) fn baseline(text: &str) {
    match Baseline::parse(text) {
        Ok(baseline) => {
            let written = baseline.text();
            let again = Baseline::parse(&written);
            assert_eq!(again.as_ref().ok(), Some(&baseline), "{written}");
            assert_eq!(again.map(|again| again.text()).ok(), Some(written));
        }
        Err(error) => {
            let lines = text.split(['\n', '\r']).count();
            let (line, column) = error.position().unwrap_or((1, None));
            assert!(line >= 1 && line <= lines, "{error}: {lines} lines");
            assert!(column.is_none_or(|column| column >= 1));
            let said = [Lang::Ja, Lang::En].map(|lang| error.message().text(lang));
            assert!(said.iter().all(|said| !said.is_empty()));
        }
    }
}

/// Panics unless a rule file is refused at a place in it, or can be judged by.
pub(crate) fn rule_file(text: &str) {
    let mut rules = builtin().clone();
    if let Err(error) = rules.add_file(Path::new("own.toml"), text) {
        let RuleError::Invalid { line, column, .. } = error else { panic!("{error}") };
        assert!(
            line >= 1 && line <= text.split(['\n', '\r']).count() && column >= 1,
            "{line}:{column}"
        );
        return;
    }
    let Ok(linter) = Linter::new(rules) else { return };
    let source = SourceFile::decode("a.html", WRONG.into());
    let found = linter.lint_fully(&source, Format::Html);
    super::check(&source, &found);
    assert_eq!(linter.lint(&source, Format::Html), found, "the first look changes the result");
}
