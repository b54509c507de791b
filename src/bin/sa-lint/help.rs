//! The help texts, put over the definition of the arguments.
//!
//! They are messages (`locales/*/help.ftl`) whose ids are made from the names of commands and
//! arguments: `help-build-about`, `help-build-usage`, `help-build-closing`, `help-build-arg-output`,
//! and `help-arg-quiet` for an argument that means the same in every command.

use clap::{Arg, ArgAction, Command};
use sa_lint::message::{Lang, is_message, say};

/// `command` with every text in `lang`.
pub(crate) fn in_language(command: Command, lang: Lang) -> Command {
    let names: Vec<String> =
        command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = versioned(command).help_expected(true);
    for name in names {
        command = command
            .mut_subcommand(name, |sub| page(sub, lang).mut_subcommands(|below| page(below, lang)));
    }
    page(command, lang)
}

/// `command` without any text, for runs that show none.
pub(crate) fn without_texts(command: Command) -> Command {
    bare(versioned(command).mut_subcommands(|sub| bare(sub).mut_subcommands(bare)))
}

fn versioned(command: Command) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    command.disable_version_flag(true).arg(version)
}

/// One page with its own `--help`.
fn bare(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    command.disable_help_flag(true).disable_help_subcommand(true).arg(help)
}

/// One page of help: about, usage, what there is, examples.
fn page(command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    bare(command)
        .help_template(template(&name, lang))
        .override_usage(text(lang, &[usage(&name)]).unwrap_or_default())
        .about(text(lang, &[about(&name)]).unwrap_or_default())
        .long_about(None)
        .mut_args(|arg| match text(lang, &argument(&name, arg.get_id().as_str())) {
            Some(text) => plain(arg).help(wrapped(&text)).long_help(None),
            None => arg,
        })
}

/// The same for what lays texts out by itself: nothing is broken into lines, and what closes a
/// page is its `after_help`.
pub(crate) fn in_language_unbroken(command: Command, lang: Lang) -> Command {
    fn unbroken(command: Command, lang: Lang) -> Command {
        let name = command.get_name().to_owned();
        command
            .after_help(text(lang, &closing(&name)).unwrap_or_default())
            .mut_args(|arg| match text(lang, &argument(&name, arg.get_id().as_str())) {
                Some(text) => arg.help(text),
                None => arg,
            })
            .mut_subcommands(|below| unbroken(below, lang))
    }
    unbroken(in_language(command, lang), lang)
}

/// The first of the messages that there is.
fn text(lang: Lang, ids: &[String]) -> Option<String> {
    ids.iter().find(|id| is_message(id)).map(|id| say(lang, id))
}

/// What a command is for: its line in the list of commands and the head of its page.
fn about(command: &str) -> String {
    format!("help-{command}-about")
}

/// How a command is written.
fn usage(command: &str) -> String {
    format!("help-{command}-usage")
}

/// Examples, exit codes, environment.
fn closing(command: &str) -> [String; 2] {
    [format!("help-{command}-closing"), "help-closing".to_owned()]
}

/// What an argument does: what it does in this command comes before what it does in any.
fn argument(command: &str, id: &str) -> [String; 2] {
    let id = id.replace('_', "-");
    [format!("help-{command}-arg-{id}"), format!("help-arg-{id}")]
}

/// Without the parser's own English on values and defaults: the texts here say them.
fn plain(arg: Arg) -> Arg {
    if arg.get_action().takes_values() {
        arg.hide_possible_values(true).hide_default_value(true)
    } else {
        arg
    }
}

/// Columns that the longest option leaves of 80.
const COLUMNS: usize = 49;

/// Broken where Japanese may be broken; the parser breaks at spaces only.
fn wrapped(text: &str) -> String {
    let options = textwrap::Options::new(COLUMNS)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .word_separator(textwrap::WordSeparator::UnicodeBreakProperties);
    textwrap::fill(text, options)
}

fn template(command: &str, lang: Lang) -> String {
    let mut page = format!("{{about}}\n\n{}\n  {{usage}}\n", say(lang, "heading-usage"));
    if matches!(command, "sa-lint" | "template") {
        page.push_str(&format!("\n{}\n{{subcommands}}\n", say(lang, "heading-commands")));
    }
    if !matches!(command, "rules" | "formats" | "template" | "list") {
        page.push_str(&format!("\n{}\n{{positionals}}\n", say(lang, "heading-arguments")));
    }
    page.push_str(&format!("\n{}\n{{options}}\n\n", say(lang, "heading-options")));
    page.push_str(&text(lang, &closing(command)).unwrap_or_default());
    page
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    #[test]
    fn no_line_is_wider_than_a_terminal() {
        for lang in Lang::ALL {
            let mut command = in_language(Cli::command(), lang).term_width(0);
            command.build();
            let names: Vec<String> =
                command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
            let mut pages = vec![command.render_help().to_string()];
            for name in names {
                let page = command.find_subcommand_mut(&name).expect("it was just listed");
                pages.push(page.render_help().to_string());
            }
            for line in pages.iter().flat_map(|page| page.lines()) {
                assert!(textwrap::core::display_width(line) <= 80, "{line}");
            }
        }
    }

    /// The whole definition: every page that can be asked for, by its name.
    fn pages() -> Vec<Command> {
        let top = in_language(Cli::command(), Lang::Ja);
        let below: Vec<Command> = top.get_subcommands().cloned().collect();
        let lowest: Vec<Command> =
            below.iter().flat_map(Command::get_subcommands).cloned().collect();
        [vec![top], below, lowest].concat()
    }

    /// The ids of all help texts that the definition asks for, the one it shows first.
    fn wanted() -> Vec<Vec<String>> {
        let of_page = |page: &Command| {
            let name = page.get_name().to_owned();
            let arguments = page.get_arguments().map(|arg| arg.get_id().as_str().to_owned());
            let mut ids = vec![vec![about(&name)], vec![usage(&name)], closing(&name).to_vec()];
            ids.extend(arguments.map(|id| argument(&name, &id).to_vec()));
            ids
        };
        pages().iter().flat_map(of_page).collect()
    }

    /// Every command and argument has a text in each language, and the Japanese one is Japanese.
    #[test]
    fn everything_is_explained_in_both_languages() {
        for ids in wanted() {
            let said = |lang| {
                text(lang, &ids).unwrap_or_else(|| panic!("write {ids:?} in locales/*/help.ftl"))
            };
            let (ja, en) = (said(Lang::Ja), said(Lang::En));
            let as_typed = ids[0].ends_with("-usage");
            assert!(
                as_typed || ja.chars().any(|c| ('ぁ'..='ん').contains(&c) || c == '例'),
                "{ja}"
            );
            assert!(en.is_ascii() && !en.is_empty(), "{ids:?}: {en}");
        }
    }

    /// Where every command is there.
    #[cfg(feature = "serve")]
    #[test]
    fn no_text_explains_what_is_not_there() {
        let shown: std::collections::BTreeSet<String> = wanted()
            .into_iter()
            .filter_map(|ids| ids.into_iter().find(|id| is_message(id)))
            .collect();
        let (_, [ja, _]) =
            sa_lint::message::AREAS.iter().find(|(area, _)| *area == "help").expect("an area");
        let resource = fluent_syntax::parser::parse(*ja).expect("messages");
        for entry in resource.body {
            let fluent_syntax::ast::Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            assert!(!id.starts_with("help-") || shown.contains(id), "nothing asks for {id}");
        }
    }
}
