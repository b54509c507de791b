//! `sa-lint formats`: lists the formats that are read.

use sa_lint::report;

use crate::cli::{Listing, Shared};
use crate::output::{Exit, deliver};
use crate::session::Session;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Listing,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

/// Lists all formats.
pub(crate) fn run(args: &Args, session: Session) -> Exit {
    deliver(Exit::Clean, |mut out| match args.format {
        Listing::Human => report::formats(session.lang(), &mut out),
        Listing::Json => report::formats_json(&mut out),
    })
}
