//! `sa-lint rules`: lists the rules.

use clap::ValueEnum;
use sa_lint::report;

use crate::cli::Shared;
use crate::output::{Exit, deliver};
use crate::rule_args::RuleSource;
use crate::session::Session;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    source: RuleSource,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    #[default]
    Human,
    Json,
}

/// Lists all rules, those of `--rules` included.
pub(crate) fn run(args: &Args, session: Session) -> Exit {
    let loaded = args.source.load(session.lang());
    let exit = if loaded.complete { Exit::Clean } else { Exit::Failed };
    deliver(exit, |mut out| match args.format {
        Format::Human => report::rules(&loaded.rules, session.lang(), &mut out),
        Format::Json => report::rules_json(&loaded.rules, session.lang(), &mut out),
    })
}
