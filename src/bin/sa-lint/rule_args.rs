//! The rules of a run: the embedded ones, those of `--rules`, and which of them count.

use std::path::{Path, PathBuf};

use sa_lint::claim::LexiconError;
use sa_lint::engine::RuleFilter;
use sa_lint::lint::Linter;
use sa_lint::message::{Lang, Message};
use sa_lint::report::{Cause, printable, wording};
use sa_lint::rule::{RuleError, RuleSet};

use crate::output::tell;
use sa_lint::text::nearest;

/// Where rules come from; every sub-command that knows rules has this.
#[derive(Debug, clap::Args)]
pub(crate) struct RuleSource {
    #[arg(long, value_name = "DIR")]
    rules: Vec<PathBuf>,
}

/// The rules that could be read, and whether that is all that were asked for.
pub(crate) struct Loaded {
    pub(crate) rules: RuleSet,
    /// False when a rule file could not be used; why has been said.
    pub(crate) complete: bool,
}

impl RuleSource {
    /// Reads the rules. A file that cannot be used is named on standard error and left out, so
    /// that the run still shows what the other rules find.
    pub(crate) fn load(&self, lang: Lang) -> Loaded {
        let mut complete = true;
        let mut rules = RuleSet::builtin().unwrap_or_else(|error| {
            tell(&unusable(error, lang));
            complete = false;
            RuleSet::default()
        });
        for dir in &self.rules {
            if let Err(error) = rules.add_dir(dir) {
                tell(&unusable(error, lang));
                complete = false;
            }
        }
        Loaded { rules, complete }
    }
}

impl Loaded {
    /// A linter by these rules, and whether they are all that were asked for. Where the rules of
    /// `--rules` cannot be compiled, those of the program judge alone.
    ///
    /// # Errors
    /// A sentence for the user when even these cannot.
    pub(crate) fn into_linter(self, lang: Lang) -> Result<(Linter, bool), String> {
        let error = match Linter::new(self.rules) {
            Ok(linter) => return Ok((linter, self.complete)),
            Err(error) => unusable(error, lang),
        };
        let builtin = RuleSet::builtin().and_then(Linter::new);
        let linter = builtin.map_err(|_| error.clone())?;
        tell(&error);
        Ok((linter, false))
    }
}

/// Says which rule file cannot be used, and why.
pub(crate) fn unusable(error: RuleError, lang: Lang) -> String {
    let shown = |path: &Path| printable(&path.to_string_lossy()).into_owned();
    match error {
        RuleError::Unreadable { path, cause } => {
            format!("{}: {}", shown(&path), wording::cause(lang, &Cause::Io(cause)))
        }
        RuleError::Invalid { path, line, column, cause } => Message::new("rules-invalid")
            .with("place", format!("{}:{line}:{column}", shown(&path)))
            .with("cause", cause.trim_end())
            .text(lang),
        RuleError::UnknownScheme { rule, scheme } => Message::new("rules-unknown-scheme")
            .with("rule", printable(&rule).into_owned())
            .with("scheme", printable(&scheme).into_owned())
            .text(lang),
        RuleError::NoScheme { rule } => {
            Message::new("rules-no-scheme").with("rule", printable(&rule).into_owned()).text(lang)
        }
        RuleError::Lexicon(LexiconError::Pattern { pattern, cause }) => {
            Message::new("rules-pattern")
                .with("pattern", printable(&pattern).into_owned())
                .with("cause", cause.to_string())
                .text(lang)
        }
        other => Message::new("rules-unusable").with("cause", other.to_string()).text(lang),
    }
}

/// Which rules' findings count.
#[derive(Debug, clap::Args)]
pub(crate) struct RuleChoice {
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    rule: Vec<String>,
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    skip_rule: Vec<String>,
}

impl RuleChoice {
    /// The rules that count.
    ///
    /// # Errors
    /// A sentence for the user when an id is none of `rules`.
    pub(crate) fn filter(&self, rules: &RuleSet, lang: Lang) -> Result<RuleFilter, String> {
        for id in self.rule.iter().chain(&self.skip_rule) {
            if rules.get(id).is_none() {
                return Err(unknown_rule(id, rules, lang));
            }
        }
        Ok(RuleFilter { only: self.rule.clone(), skip: self.skip_rule.clone() })
    }
}

/// Says that there is no such rule, what may have been meant, and where all are listed.
pub(crate) fn unknown_rule(id: &str, rules: &RuleSet, lang: Lang) -> String {
    let near = nearest(id, rules.rules().iter().map(|rule| rule.id.as_str()));
    let id = printable(id);
    let message = match near {
        Some(near) => Message::new("rules-unknown-near").with("near", near),
        None => Message::new("rules-unknown"),
    };
    message.with("rule", id.into_owned()).text(lang)
}
