//! The rules of a run: the embedded ones, those of `--rules`, and which of them count.

use std::path::PathBuf;

use sa_lint::engine::RuleFilter;
use sa_lint::lint::Linter;
use sa_lint::message::Lang;
use sa_lint::report::{Cause, printable, wording};
use sa_lint::rule::{RuleError, RuleSet};

use crate::near::nearest;
use crate::output::tell;

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
fn unusable(error: RuleError, lang: Lang) -> String {
    match error {
        RuleError::Unreadable { path, cause } => format!(
            "{}: {}",
            printable(&path.to_string_lossy()),
            wording::cause(lang, &Cause::Io(cause))
        ),
        RuleError::Invalid { path, line, column, cause } => format!(
            "{}:{line}:{column}: {}: {}",
            printable(&path.to_string_lossy()),
            lang.say("規則のファイルが正しくありません", "not a valid rule file"),
            cause.trim_end()
        ),
        RuleError::UnknownScheme { rule, scheme } => match lang {
            Lang::Ja => format!(
                "規則「{}」の制度「{}」を説明するファイルがありません",
                printable(&rule),
                printable(&scheme)
            ),
            Lang::En => format!(
                "rule “{}” is about the scheme “{}”, which no file describes",
                printable(&rule),
                printable(&scheme)
            ),
        },
        other => {
            format!("{}: {other}", lang.say("規則を読み込めません", "the rules cannot be used"))
        }
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
    match (lang, near) {
        (Lang::Ja, Some(near)) => format!("「{id}」という規則はありません。{near} のことですか？"),
        (Lang::Ja, None) => {
            format!("「{id}」という規則はありません。sa-lint rules で一覧が見られます。")
        }
        (Lang::En, Some(near)) => format!("there is no rule “{id}”; did you mean {near}?"),
        (Lang::En, None) => format!("there is no rule “{id}”; sa-lint rules lists them all."),
    }
}
