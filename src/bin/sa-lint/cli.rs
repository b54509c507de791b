//! The arguments: what there is, and which sub-command they are for.

use std::ffi::OsString;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use sa_lint::message::Lang;

use crate::session::ColorChoice;
#[cfg(feature = "serve")]
use crate::{app, serve};
use crate::{
    build, completions, config, explain, formats, help, init, lint, manual, proof, rules, template,
};

/// The whole command line. Help texts are messages: see `help.rs`.
#[derive(Debug, Parser)]
#[command(name = "sa-lint", bin_name = "sa-lint", version, args_conflicts_with_subcommands = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// Without a sub-command, the arguments are those of `lint`.
    #[command(flatten)]
    pub(crate) lint: lint::Args,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(alias = "check")]
    Lint(lint::Args),
    Config(config::Args),
    Rules(rules::Args),
    Formats(formats::Args),
    Explain(explain::Args),
    Init(init::InitArgs),
    Build(build::BuildArgs),
    #[cfg(feature = "serve")]
    App(app::AppArgs),
    #[cfg(feature = "serve")]
    Serve(serve::ServeArgs),
    Proof(proof::ProofArgs),
    Template(template::TemplateArgs),
    Completions(completions::Args),
    Man(manual::Args),
}

impl Cli {
    /// The language that a configuration asks for, where the sub-command reads `[lint]`.
    pub(crate) fn configured_language(&self) -> Option<Lang> {
        match &self.command {
            None => self.lint.config.language(self.lint.paths()),
            Some(Command::Lint(args)) => args.config.language(args.paths()),
            Some(Command::Config(args)) => args.config.language(args.paths()),
            Some(_) => None,
        }
    }
}

/// How a sub-command lists what there is.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Listing {
    #[default]
    Human,
    Json,
}

/// Options that every sub-command has.
#[derive(Debug, Args)]
pub(crate) struct Shared {
    /// Read before all else, by [`language`](crate::session::language); here it is only checked.
    #[arg(long, value_name = "LANG", value_parser = ["ja", "en"])]
    lang: Option<String>,
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub(crate) color: ColorChoice,
}

/// The arguments as values; help and wrong usage, in `lang`, are errors.
pub(crate) fn parse(args: Vec<OsString>, lang: Lang) -> Result<Cli, clap::Error> {
    let bare = help::without_texts(Cli::command());
    let args = sub_command_first(args, &bare);
    // Most runs show no help, and its texts take longer to make than a page takes to lint.
    parse_by(bare, args.clone())
        .or_else(|_| parse_by(help::in_language(Cli::command(), lang), args))
}

fn parse_by(mut command: clap::Command, args: Vec<OsString>) -> Result<Cli, clap::Error> {
    let matches = command.try_get_matches_from_mut(args)?;
    Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

/// Brings a sub-command that stands behind options to the front, so that `sa-lint --lang en rules`
/// is `sa-lint rules --lang en`.
///
/// The first argument that is no option decides: if it names a sub-command it is one, else all
/// arguments are paths and options of `lint`. A folder that is called like a sub-command is
/// given as `./rules` or behind `--`.
fn sub_command_first(mut args: Vec<OsString>, command: &clap::Command) -> Vec<OsString> {
    let mut at = 1;
    while let Some(arg) = args.get(at).map(|arg| arg.to_string_lossy()) {
        if arg == "--" || !arg.starts_with('-') || arg == "-" {
            break;
        }
        at += if takes_next(&arg, command) { 2 } else { 1 };
    }
    let named = args.get(at).and_then(|arg| arg.to_str()).is_some_and(|name| {
        let mut subs = command.get_subcommands();
        subs.any(|sub| sub.get_name() == name || sub.get_all_aliases().any(|other| other == name))
    });
    if named {
        args[1..=at].rotate_right(1);
    }
    args
}

/// True for an option that is given without the value it needs: `--lang`, `-j`.
fn takes_next(option: &str, command: &clap::Command) -> bool {
    let takes_value =
        |arg: &clap::Arg| arg.get_action().takes_values() && !arg.is_require_equals_set();
    if let Some(long) = option.strip_prefix("--") {
        return command.get_arguments().any(|arg| arg.get_long() == Some(long) && takes_value(arg));
    }
    // Of `-qj` only the last letter can still want a value: what follows a letter is its value.
    let mut letters = option.chars().skip(1);
    let first = letters.by_ref().find(|letter| {
        command.get_arguments().any(|arg| arg.get_short() == Some(*letter) && takes_value(arg))
    });
    first.is_some() && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(line: &str) -> String {
        let args = line.split(' ').map(OsString::from).collect();
        let command = help::in_language(Cli::command(), Lang::En);
        let args = sub_command_first(args, &command);
        args.iter().map(|arg| arg.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_first_argument_that_is_no_option_decides() {
        for (given, read) in [
            ("sa-lint", "sa-lint"),
            ("sa-lint rules", "sa-lint rules"),
            ("sa-lint --lang en rules", "sa-lint rules --lang en"),
            ("sa-lint --lang=en --quiet lint a", "sa-lint lint --lang=en --quiet a"),
            ("sa-lint --quiet check a", "sa-lint check --quiet a"),
            ("sa-lint --changed lint a", "sa-lint lint --changed a"),
            ("sa-lint -qj 2 lint a", "sa-lint lint -qj 2 a"),
            ("sa-lint -j2 lint a", "sa-lint lint -j2 a"),
            ("sa-lint public rules", "sa-lint public rules"),
            ("sa-lint ./rules", "sa-lint ./rules"),
            ("sa-lint --lang en -- rules", "sa-lint --lang en -- rules"),
            ("sa-lint - rules", "sa-lint - rules"),
            ("sa-lint --lang rules", "sa-lint --lang rules"),
        ] {
            assert_eq!(ordered(given), read, "{given}");
        }
    }

    #[test]
    fn clap_finds_no_fault_with_the_definition() {
        for lang in Lang::ALL {
            help::in_language(Cli::command(), lang).debug_assert();
        }
    }
}
