//! `sa-lint rules`: lists the rules.

use sa_lint::report;

use crate::cli::{Listing, Shared};
use crate::output::{Exit, deliver};
use crate::rule_args::RuleSource;
use crate::session::Session;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Listing,
    #[command(flatten)]
    source: RuleSource,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

/// Lists all rules, those of `--rules` included.
pub(crate) fn run(args: &Args, session: Session) -> Exit {
    let loaded = args.source.load(session.lang());
    let exit = if loaded.complete { Exit::Clean } else { Exit::Failed };
    deliver(exit, |mut out| match args.format {
        Listing::Human => report::rules(&loaded.rules, session.lang(), &mut out),
        Listing::Json => report::rules_json(&loaded.rules, session.lang(), &mut out),
    })
}
