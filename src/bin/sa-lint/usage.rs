//! What the argument parser objects to, in the user's language; help and version too.

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use sa_lint::message::{Argument, Lang, Message};
use sa_lint::report::printable;

use crate::cli::Cli;
use crate::output::{Exit, deliver, refuse};
use sa_lint::text::nearest;

/// Prints what `error` stands for: help and version on standard output, the rest as a complaint.
pub(crate) fn show(error: &clap::Error, lang: Lang) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            deliver(Exit::Clean, |out| write!(out, "{}", error.render()))
        }
        _ => refuse(&complaint(error, lang)),
    }
}

/// What is wrong and where to read on.
fn complaint(error: &clap::Error, lang: Lang) -> String {
    Message::new("usage-wrong").with("objection", objection(error)).text(lang)
}

fn objection(error: &clap::Error) -> Argument {
    let text = |kind| said(error, kind);
    let option = text(ContextKind::InvalidArg).unwrap_or_default();
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => {
            Message::new("usage-needs-value").with("choices", choices(error))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let message = Message::new("usage-no-value-of").with("value", value);
            message.with("choices", choices(error))
        }
        ErrorKind::UnknownArgument => unknown(&option),
        ErrorKind::MissingRequiredArgument => Message::new("usage-missing"),
        ErrorKind::ArgumentConflict => conflict(&option, error),
        ErrorKind::TooManyValues => Message::new("usage-takes-no-value"),
        // What remains is rare; the parser says it in English.
        _ => {
            let text = error.render().to_string();
            return text.trim_start_matches("error: ").trim_end().into();
        }
    };
    message.with("option", option).into()
}

/// An option that is there twice, or beside one that says otherwise.
fn conflict(option: &str, error: &clap::Error) -> Message {
    match said(error, ContextKind::PriorArg).filter(|other| other != option) {
        None => Message::new("usage-once"),
        Some(other) => Message::new("usage-not-together").with("other", other),
    }
}

/// What other linters (ruff, textlint, typos, markdownlint, ESLint) call what is called otherwise
/// here.
const HABITS: &[(&str, &str)] = &[
    ("--select", "--rule"),
    ("--enable", "--rule"),
    ("--ignore", "--skip-rule"),
    ("--disable", "--skip-rule"),
    ("--extend-ignore", "--skip-rule"),
    ("--output-format", "--format"),
    ("--reporter", "--format"),
    ("--formatter", "--format"),
    ("-f", "--format"),
    ("-o", "--output"),
    ("--output-file", "--output"),
    ("--dry-run", "--diff"),
    ("--write", "--fix"),
    ("--write-changes", "--fix"),
    ("-w", "--fix"),
    ("--fix-only", "--fix"),
    ("--explain", "sa-lint explain"),
    ("--list-rules", "sa-lint rules"),
    ("--show-settings", "sa-lint config"),
    ("--print-config", "sa-lint config"),
    ("--dump-config", "sa-lint config"),
    ("--show-files", "--list-files"),
    ("--files", "--list-files"),
    ("--isolated", "--no-config"),
    ("--no-eslintrc", "--no-config"),
    ("--no-respect-gitignore", "--no-ignore"),
    ("--no-gitignore", "--no-ignore"),
    ("--stdin", "--stdin-filename"),
    ("--stdin-file-path", "--stdin-filename"),
    ("--stdin-filepath", "--stdin-filename"),
    ("--rulesdir", "--rules"),
    ("--rules-dir", "--rules"),
    ("--add-noqa", "--extend-baseline"),
    ("--init", "sa-lint init"),
    ("--max-warnings", "--fail-on"),
    ("--exit-code", "--fail-on"),
    ("--silent", "--quiet"),
    ("-c", "--config"),
    ("--exclude", EXCLUDE),
    ("--extend-exclude", EXCLUDE),
    ("--ignore-path", EXCLUDE),
    ("--ignore-pattern", EXCLUDE),
    ("--include", INCLUDE),
    ("--extend-include", INCLUDE),
    ("--ext", INCLUDE),
    ("--verbose", "--list-files"),
    ("--per-file-ignores", "[[lint.paths]] (sa-lint.toml)"),
];

/// Where files are left out, and added.
const EXCLUDE: &str = "exclude (sa-lint.toml)";
const INCLUDE: &str = "extend_include (sa-lint.toml)";

/// An option or a further argument that there is not.
fn unknown(option: &str) -> Message {
    let command = Cli::command();
    let options: Vec<String> = command
        .get_arguments()
        .filter_map(|arg| arg.get_long().map(|long| format!("--{long}")))
        .collect();
    if let Some((_, here)) = HABITS.iter().find(|(habit, _)| *habit == option) {
        return Message::new("usage-unknown-near").with("near", *here);
    }
    let near = option
        .starts_with("--")
        .then(|| nearest(option, options.iter().map(String::as_str)))
        .flatten();
    match near {
        Some(near) => Message::new("usage-unknown-near").with("near", near),
        None => Message::new("usage-unknown"),
    }
}

/// The values there are, if they are few.
fn choices(error: &clap::Error) -> Argument {
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(valid)) if !valid.is_empty() => {
            let values: Argument = valid.iter().collect();
            Message::new("usage-choices").with("values", values).into()
        }
        _ => "".into(),
    }
}

/// One piece of what the parser knows about the error.
fn said(error: &clap::Error, kind: ContextKind) -> Option<String> {
    let text = match error.get(kind)? {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(" "),
        other => other.to_string(),
    };
    // `--lang <LANG>`: the option alone is what was typed.
    let text = text.split(" <").next().unwrap_or_default();
    Some(printable(text).into_owned())
}
