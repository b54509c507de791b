//! `sa-lint completions SHELL`: the definition of the arguments to a script for a shell.

use clap::CommandFactory;
use clap::builder::PossibleValuesParser;
use clap_complete::Shell;
use sa_lint::message::Lang;
use sa_lint::rule::RuleSet;

use crate::cli::{Cli, Shared};
use crate::help;
use crate::output::{Exit, deliver};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
    #[command(flatten)]
    shared: Shared,
}

/// Prints the script, whose texts are in `lang`.
pub(crate) fn run(args: &Args, lang: Lang) -> Exit {
    let mut command = with_rules(help::in_language_unbroken(Cli::command(), lang));
    // Into memory first: the generator panics when it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "sa-lint", &mut script);
    if args.shell == Shell::Bash {
        // The generator calls a command below `sa-lint` by two names, one of which it never sets:
        // it takes the hyphen for the border of a command.
        let text = String::from_utf8_lossy(&script);
        script = text.replace("sa__subcmd__lint", "sa__lint").into_bytes();
    }
    deliver(Exit::Clean, |out| out.write_all(&script))
}

/// `command` where an argument that takes a rule knows the built-in ones. Not so when arguments
/// are read: there may be rules of the user's own.
fn with_rules(command: clap::Command) -> clap::Command {
    let Ok(rules) = RuleSet::builtin() else { return command };
    let ids: Vec<String> = rules.rules().iter().map(|rule| rule.id.clone()).collect();
    let knowing = |command: clap::Command| {
        let is_explain = command.get_name() == "explain";
        command.mut_args(|arg| match arg.get_id().as_str() {
            "rule" | "skip_rule" => arg.value_parser(PossibleValuesParser::new(ids.clone())),
            "id" if is_explain => arg.value_parser(PossibleValuesParser::new(ids.clone())),
            _ => arg,
        })
    };
    knowing(command).mut_subcommands(knowing)
}
