//! The command line of sa-lint.

mod ask;
mod build;
mod init;
mod problem;
#[cfg(feature = "serve")]
mod serve;
mod template;
mod today;

use std::process::ExitCode;
#[cfg(feature = "serve")]
use std::sync::Arc;

use clap::Parser;
use sa_lint::config::Lang;
use sa_lint::site::CheckText;

#[derive(Debug, Parser)]
#[command(version)]
struct Cli {
    /// Language of messages
    #[arg(long, global = true, default_value = "ja", value_parser = ["ja", "en"])]
    lang: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Start a badge page from a few answers
    Init(init::InitArgs),
    /// Make the folder to publish
    Build(build::BuildArgs),
    /// Look at the pages in a browser while changing them
    #[cfg(feature = "serve")]
    Serve(serve::ServeArgs),
    /// List or copy the embedded templates
    Template(template::TemplateArgs),
}

fn main() -> miette::Result<ExitCode> {
    let cli = Cli::parse();
    let lang = if cli.lang == "en" { Lang::En } else { Lang::Ja };
    let check = |_: &[CheckText<'_>]| Vec::new();
    match &cli.command {
        Command::Init(args) => init::run(args, lang),
        Command::Build(args) => build::run(args, lang, &check),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(args, lang, Arc::new(check)),
        Command::Template(args) => template::run(args, lang),
    }
}
