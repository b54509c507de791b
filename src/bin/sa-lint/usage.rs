//! What the argument parser objects to, in the user's language; help and version too.

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use sa_lint::message::Lang;
use sa_lint::report::printable;

use crate::cli::Cli;
use crate::near::nearest;
use crate::output::{Exit, deliver, refuse};

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
    let more =
        lang.say("使い方は sa-lint --help で見られます。", "See sa-lint --help for how to use it.");
    format!("{}\n  {more}", objection(error, lang))
}

fn objection(error: &clap::Error, lang: Lang) -> String {
    let text = |kind| said(error, kind);
    let option = text(ContextKind::InvalidArg).unwrap_or_default();
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    match (error.kind(), lang) {
        (ErrorKind::InvalidValue, Lang::Ja) if value.is_empty() => {
            format!("{option} には値が必要です。{}", choices(error, lang))
        }
        (ErrorKind::InvalidValue, Lang::En) if value.is_empty() => {
            format!("{option} needs a value.{}", choices(error, lang))
        }
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, Lang::Ja) => {
            format!("「{value}」は {option} の値として使えません。{}", choices(error, lang))
        }
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, Lang::En) => {
            format!("“{value}” is no value for {option}.{}", choices(error, lang))
        }
        (ErrorKind::UnknownArgument, _) => unknown(&option, lang),
        (ErrorKind::MissingRequiredArgument, Lang::Ja) => format!("{option} を指定してください。"),
        (ErrorKind::MissingRequiredArgument, Lang::En) => format!("{option} is missing."),
        (ErrorKind::ArgumentConflict, _) => conflict(&option, error, lang),
        (ErrorKind::TooManyValues, Lang::Ja) => format!("{option} に値は付けられません。"),
        (ErrorKind::TooManyValues, Lang::En) => format!("{option} takes no value."),
        // What remains is rare; the parser says it in English.
        _ => error.render().to_string().trim_start_matches("error: ").trim_end().to_owned(),
    }
}

/// An option that is there twice, or beside one that says otherwise.
fn conflict(option: &str, error: &clap::Error, lang: Lang) -> String {
    match (lang, said(error, ContextKind::PriorArg).filter(|other| other != option)) {
        (Lang::Ja, None) => format!("{option} は 1 回だけ指定できます。"),
        (Lang::En, None) => format!("{option} can be given once only."),
        (Lang::Ja, Some(other)) => format!("{option} と {other} は一緒に使えません。"),
        (Lang::En, Some(other)) => format!("{option} and {other} do not go together."),
    }
}

/// An option or a further argument that there is not.
fn unknown(option: &str, lang: Lang) -> String {
    let command = Cli::command();
    let options: Vec<String> = command
        .get_arguments()
        .filter_map(|arg| arg.get_long().map(|long| format!("--{long}")))
        .collect();
    let near = option
        .starts_with("--")
        .then(|| nearest(option, options.iter().map(String::as_str)))
        .flatten();
    match (lang, near) {
        (Lang::Ja, Some(near)) => format!("{option} は使えません。{near} のことですか？"),
        (Lang::Ja, None) => format!("{option} は使えません。"),
        (Lang::En, Some(near)) => format!("{option} is unknown; did you mean {near}?"),
        (Lang::En, None) => format!("{option} is unknown."),
    }
}

/// The values there are, if they are few.
fn choices(error: &clap::Error, lang: Lang) -> String {
    let Some(ContextValue::Strings(valid)) = error.get(ContextKind::ValidValue) else {
        return String::new();
    };
    if valid.is_empty() {
        return String::new();
    }
    match lang {
        Lang::Ja => format!("使える値: {}", valid.join("、")),
        Lang::En => format!(" Possible values: {}", valid.join(", ")),
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
