//! The command line of sa-lint: arguments in, reports and an exit code out.
//!
//! The only place that prints, reads the environment and decides how the process ends.
//! A new sub-command is a file with `Args` and `run`, a variant of [`cli::Command`], an arm in
//! [`dispatch`], and its help in `locales/*/help.ftl` (a test says what is missing there).

#[cfg(feature = "serve")]
mod app;
mod asker;
mod baseline_update;
mod build;
#[cfg(feature = "serve")]
mod changes;
mod cli;
mod commenting;
mod completions;
mod config;
mod config_args;
mod explain;
mod fixing;
mod format;
mod formats;
mod from_mails;
mod git;
mod help;
mod init;
mod init_answers;
mod interrupt;
mod lint;
mod listing;
#[cfg(feature = "serve")]
mod local_server;
mod locale;
mod manual;
mod output;
mod own_numbers;
mod page_check;
mod problem;
mod progress;
mod proof;
mod report_files;
#[cfg(feature = "serve")]
mod rerun;
mod rule_args;
mod rules;
#[cfg(feature = "serve")]
mod serve;
mod session;
mod site_policy;
mod template;
mod today;
mod usage;
#[cfg(feature = "fetch")]
mod web_site;

use std::ffi::OsString;
use std::process::ExitCode;

use cli::{Cli, Command};
use output::Exit;
use sa_lint::message::{Lang, Message};
use session::{Session, Told};

fn main() -> ExitCode {
    start(std::env::args_os().collect()).into()
}

/// Reads the arguments and does what they say.
fn start(args: Vec<OsString>) -> Exit {
    let (lang, told) = match session::language(&args, |name| std::env::var_os(name)) {
        Ok(told) => told,
        Err(message) => return output::refuse(&message),
    };
    output::speak(lang);
    if let Err(error) = interrupt::watch(lang) {
        let message = Message::new("command-no-interrupt").with("cause", error.to_string());
        return output::refuse(&message.text(lang));
    }
    match cli::parse(args, lang) {
        Ok(cli) => dispatch(cli, lang, told),
        Err(error) => usage::show(&error, lang),
    }
}

fn dispatch(cli: Cli, lang: Lang, told: Told) -> Exit {
    let lang = match told {
        Told::Nothing => cli.configured_language().unwrap_or(lang),
        Told::Option | Told::Environment => lang,
    };
    output::speak(lang);
    match cli.command {
        None => lint::run(&cli.lint, Session::new(lang, cli.lint.shared.color)),
        Some(Command::Lint(args)) => lint::run(&args, Session::new(lang, args.shared.color)),
        Some(Command::Config(args)) => {
            config::run(&args, Session::new(lang, args.shared.color), told)
        }
        Some(Command::Rules(args)) => rules::run(&args, Session::new(lang, args.shared.color)),
        Some(Command::Formats(args)) => formats::run(&args, Session::new(lang, args.shared.color)),
        Some(Command::Explain(args)) => explain::run(&args, Session::new(lang, args.shared.color)),
        Some(Command::Init(args)) => init::run(&args, Session::new(lang, args.shared.color)),
        Some(Command::Build(args)) => build::run(&args, Session::new(lang, args.shared.color)),
        #[cfg(feature = "serve")]
        Some(Command::App(args)) => app::run(&args, Session::new(lang, args.shared.color)),
        #[cfg(feature = "serve")]
        Some(Command::Serve(args)) => serve::run(&args, Session::new(lang, args.shared.color)),
        Some(Command::Proof(args)) => proof::run(&args, Session::new(lang, args.shared.color)),
        Some(Command::Completions(args)) => completions::run(&args, lang),
        Some(Command::Man(args)) => manual::run(&args, lang),
        Some(Command::Template(args)) => template::run(&args, Session::new(lang, args.color())),
    }
}
