//! `sa-lint explain RULE`: everything about one rule.

use sa_lint::report;

use crate::cli::Shared;
use crate::output::{Exit, deliver, refuse};
use crate::rule_args::{RuleSource, unknown_rule};
use crate::session::Session;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "RULE")]
    id: String,
    #[command(flatten)]
    source: RuleSource,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

/// Explains the rule.
pub(crate) fn run(args: &Args, session: Session) -> Exit {
    let loaded = args.source.load(session.lang());
    let Some(rule) = loaded.rules.get(&args.id) else {
        return refuse(&unknown_rule(&args.id, &loaded.rules, session.lang()));
    };
    let exit = if loaded.complete { Exit::Clean } else { Exit::Failed };
    deliver(exit, |mut out| report::explain(rule, session.look, &mut out))
}
