//! The command line of sa-lint: arguments in, reports and an exit code out.
//!
//! The only place that prints, reads the environment and decides how the process ends.
//! A new sub-command is a file with `Args` and `run`, a variant of [`cli::Command`], an arm in
//! [`dispatch`], and its help in `locales/*/help.ftl` (a test says what is missing there).

mod ask;
mod build;
mod cli;
mod explain;
mod fixing;
mod help;
mod init;
mod interrupt;
mod lint;
mod locale;
mod near;
mod output;
mod page_check;
mod problem;
mod progress;
mod rule_args;
mod rules;
#[cfg(feature = "serve")]
mod serve;
mod session;
mod template;
mod today;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use cli::{Cli, Command};
use output::Exit;
use session::Session;

fn main() -> ExitCode {
    start(std::env::args_os().collect()).into()
}

/// Reads the arguments and does what they say.
fn start(args: Vec<OsString>) -> Exit {
    let lang = match session::language(&args, |name| std::env::var_os(name)) {
        Ok(lang) => lang,
        Err(message) => return output::refuse(&message),
    };
    if let Err(error) = interrupt::watch(lang) {
        return output::refuse(&error.to_string());
    }
    match cli::parse(args, lang) {
        Ok(cli) => dispatch(cli, lang),
        Err(error) => usage::show(&error, lang),
    }
}

fn dispatch(cli: Cli, lang: sa_lint::message::Lang) -> Exit {
    match cli.command {
        None => lint::run(&cli.lint, Session::new(lang, cli.lint.shared.color)),
        Some(Command::Lint(args)) => lint::run(&args, Session::new(lang, args.shared.color)),
        Some(Command::Rules(args)) => rules::run(&args, Session::new(lang, args.shared.color)),
        Some(Command::Explain(args)) => explain::run(&args, Session::new(lang, args.shared.color)),
        Some(Command::Init(args)) => init::run(&args, Session::new(lang, args.shared.color)),
        Some(Command::Build(args)) => build::run(&args, Session::new(lang, args.shared.color)),
        #[cfg(feature = "serve")]
        Some(Command::Serve(args)) => serve::run(&args, Session::new(lang, args.shared.color)),
        Some(Command::Template(args)) => template::run(&args, Session::new(lang, args.color())),
    }
}
