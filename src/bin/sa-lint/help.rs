//! The help texts, Japanese and English side by side, put over the definition of the arguments.

use clap::{Arg, ArgAction, Command};
use sa_lint::message::Lang;

use crate::site_help;

/// `command` with every text in `lang`.
pub(crate) fn in_language(command: Command, lang: Lang) -> Command {
    let names: Vec<String> =
        command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let mut command = command.disable_version_flag(true).arg(version).help_expected(true);
    for name in names {
        command = command
            .mut_subcommand(name, |sub| page(sub, lang).mut_subcommands(|below| page(below, lang)));
    }
    page(command, lang)
}

/// One page of help: about, usage, what there is, examples.
fn page(command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    let say = |(ja, en): (&'static str, &'static str)| lang.say(ja, en);
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let mut command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .help_template(template(&command_parts(&name), lang))
        .override_usage(say(usage(&name)))
        .long_about(None)
        .mut_args(|arg| match argument(&name, arg.get_id().as_str()) {
            Some(text) => plain(arg).help(wrapped(say(text))).long_help(None),
            None => arg,
        });
    if let Some(text) = about(&name) {
        command = command.about(say(text));
    }
    command
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
        .word_separator(textwrap::WordSeparator::UnicodeBreakProperties);
    textwrap::fill(text, options)
}

/// What a page has besides options.
struct Parts {
    commands: bool,
    positionals: bool,
    closing: (&'static str, &'static str),
}

fn command_parts(name: &str) -> Parts {
    Parts {
        commands: matches!(name, "sa-lint" | "template"),
        positionals: !matches!(name, "rules" | "template" | "list"),
        closing: closing(name),
    }
}

fn template(parts: &Parts, lang: Lang) -> String {
    let mut text = format!("{{about}}\n\n{}\n  {{usage}}\n", lang.say("使い方:", "Usage:"));
    if parts.commands {
        text.push_str(&format!("\n{}\n{{subcommands}}\n", lang.say("コマンド:", "Commands:")));
    }
    if parts.positionals {
        text.push_str(&format!("\n{}\n{{positionals}}\n", lang.say("引数:", "Arguments:")));
    }
    text.push_str(&format!("\n{}\n{{options}}\n\n", lang.say("オプション:", "Options:")));
    text.push_str(lang.say(parts.closing.0, parts.closing.1));
    text
}

/// What a command is for: its line in the list of commands and the head of its page.
fn about(command: &str) -> Option<(&'static str, &'static str)> {
    Some(match command {
        "sa-lint" => (
            "SECURITY ACTION を、宣言より強く（「認定」「取得」など）書いた所を見つけます。",
            "Finds wording that claims more about SECURITY ACTION than a self-declaration.",
        ),
        "lint" => (
            "ファイルを調べます（コマンドを省いたときと同じ）",
            "Check files (the same as without a command)",
        ),
        "rules" => ("規則の一覧を表示します", "List the rules"),
        "explain" => (
            "規則をくわしく説明します（理由、根拠、例、直し方）",
            "Explain a rule: why, by what right, examples, how to fix",
        ),
        _ => return site_help::about(command),
    })
}

fn usage(command: &str) -> (&'static str, &'static str) {
    if let Some(usage) = site_help::usage(command) {
        return usage;
    }
    match command {
        "lint" => ("sa-lint lint [オプション] [PATH]...", "sa-lint lint [OPTIONS] [PATH]..."),
        "rules" => ("sa-lint rules [オプション]", "sa-lint rules [OPTIONS]"),
        "explain" => ("sa-lint explain [オプション] <RULE>", "sa-lint explain [OPTIONS] <RULE>"),
        _ => (
            "sa-lint [オプション] [PATH]...\n  sa-lint <コマンド> [オプション] ...",
            "sa-lint [OPTIONS] [PATH]...\n  sa-lint <COMMAND> [OPTIONS] ...",
        ),
    }
}

/// What an argument does, by its command and id; `None` when nobody wrote it down.
fn argument(command: &str, id: &str) -> Option<(&'static str, &'static str)> {
    if let Some(text) = site_help::argument(command, id) {
        return Some(text);
    }
    Some(match (command, id) {
        (_, "paths") => (
            "調べるファイルやフォルダ（省くと今のフォルダ、- は標準入力）",
            "Files and folders to check (default: the current folder; - is standard input)",
        ),
        ("rules", "format") => {
            ("表示の形: human（既定）、json", "How to list them: human (default), json")
        }
        (_, "format") => (
            "結果の形: human（人が読む形、既定）、concise（1 件 1 行）、json",
            "How to report: human (default), concise (a line each), json",
        ),
        (_, "fail_on") => (
            "終了コードを 1 にする重さ: error（既定）、warning、hint",
            "Least severity that gives exit code 1: error (default), warning, hint",
        ),
        (_, "exit_zero") => {
            ("指摘があっても終了コードを 0 にする", "Exit with 0 even when there are findings")
        }
        (_, "fix") => (
            "確かな修正をファイルに書き込む（- のときは直した文書だけを標準出力に出す）",
            "Make the safe fixes in the files (with -, only the fixed document is printed)",
        ),
        (_, "unsafe_fixes") => (
            "読んで確かめる必要がある修正も書き込む（--diff と一緒なら表示だけ）",
            "Make also the fixes that a person should read (with --diff, only show them)",
        ),
        (_, "diff") => (
            "--fix で変わる所を差分で表示し、何も書き込まない",
            "Show what --fix would change as a unified diff; write nothing",
        ),
        (_, "rule") => (
            "この規則だけで調べる（繰り返し可、カンマ区切り可）",
            "Report this rule only (repeatable, or a comma-separated list)",
        ),
        (_, "skip_rule") => (
            "この規則では調べない（繰り返し可、カンマ区切り可）",
            "Leave this rule out (repeatable, or a comma-separated list)",
        ),
        (_, "rules") => (
            "フォルダにある規則（*.toml）を加える。同じ ID の規則は置き換える（繰り返し可）",
            "Add the rules (*.toml) of a folder; the same id replaces a rule (repeatable)",
        ),
        (_, "stdin_filename") => (
            "標準入力の文書の名前（拡張子で種類を決める）",
            "Name of the document on standard input (its extension says its format)",
        ),
        (_, "threads") => (
            "同時に使うスレッドの数、1 から 255（既定: CPU の数）",
            "Number of threads, 1 to 255 (default: the number of cores)",
        ),
        (_, "quiet") => (
            "指摘だけを表示し、最後のまとめを表示しない",
            "Show findings only, without the summary",
        ),
        (_, "lang") => ("表示の言葉: ja（既定）、en", "Language: ja (default), en"),
        (_, "color") => {
            ("色を付けるか: auto（既定）、always、never", "Colours: auto (default), always, never")
        }
        ("explain", "id") => {
            ("規則の ID（例: acquisition-claim）", "Id of a rule, such as acquisition-claim")
        }
        (_, "help") => ("この説明を表示する", "Show this help"),
        (_, "version") => ("バージョンを表示する", "Show the version"),
        _ => return None,
    })
}

/// Examples, exit codes, environment.
fn closing(command: &str) -> (&'static str, &'static str) {
    if let Some(text) = site_help::closing(command) {
        return text;
    }
    match command {
        "rules" => (
            "例:\n  sa-lint rules\n  sa-lint rules --format json",
            "Examples:\n  sa-lint rules\n  sa-lint rules --format json",
        ),
        "explain" => (
            "例:\n  sa-lint explain acquisition-claim",
            "Examples:\n  sa-lint explain acquisition-claim",
        ),
        _ => (CLOSING_JA, CLOSING_EN),
    }
}

const CLOSING_JA: &str = "\
例:
  sa-lint                                   今のフォルダを調べる
  sa-lint public company.html               フォルダとファイルを調べる
  sa-lint --format concise public           1 件を 1 行で表示する
  sa-lint --format json public > 結果.json  ほかのプログラムに渡す
  sa-lint --stdin-filename a.md - < a.md    標準入力を調べる
  sa-lint ./rules                           コマンドと同じ名前のフォルダを調べる
  sa-lint --diff public                     直すとどう変わるかを見る
  sa-lint --fix public                      直す
  sa-lint explain acquisition-claim         規則の説明を読む

終了コード:
  0  --fail-on の重さ以上の指摘がない（--diff: 変わる所がない）
  1  指摘がある（--fix: 直したあとも残っている。--diff: 変わる所がある）
  2  使い方の誤り、読み書きできないものがある、または 1 個も調べていない

環境変数:
  SA_LINT_LANG                        表示の言葉（ja、en）
  NO_COLOR、FORCE_COLOR、CLICOLOR     色を付けるか";

const CLOSING_EN: &str = "\
Examples:
  sa-lint                                    check the current folder
  sa-lint public company.html                check a folder and a file
  sa-lint --format concise public            one line for each finding
  sa-lint --format json public > found.json  for another program
  sa-lint --stdin-filename a.md - < a.md     check standard input
  sa-lint ./rules                            a folder called like a command
  sa-lint --diff public                      see what would be fixed
  sa-lint --fix public                       fix it
  sa-lint explain acquisition-claim          read about a rule

Exit codes:
  0  nothing at or above the level of --fail-on (--diff: nothing would change)
  1  findings (--fix: after all fixes; --diff: something would change)
  2  wrong usage, something could not be read or written, or nothing was checked

Environment:
  SA_LINT_LANG                     language (ja, en)
  NO_COLOR, FORCE_COLOR, CLICOLOR  whether to use colours";

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

    /// Every command and argument of the whole definition has a text in each language, and the
    /// Japanese one is Japanese.
    #[test]
    fn everything_is_explained_in_both_languages() {
        let command = in_language(Cli::command(), Lang::Ja);
        let pages = std::iter::once(&command).chain(command.get_subcommands());
        for page in pages {
            let name = page.get_name();
            let mut texts = vec![(name.to_owned(), about(name))];
            texts.extend(page.get_arguments().map(|arg| {
                let id = arg.get_id().as_str();
                (format!("{name} {id}"), argument(name, id))
            }));
            for (what, text) in texts {
                let (ja, en) = text.unwrap_or_else(|| panic!("{what} is not explained"));
                assert!(ja.chars().any(|c| ('ぁ'..='ん').contains(&c)), "{what}: {ja}");
                assert!(en.is_ascii() && !en.is_empty(), "{what}: {en}");
            }
        }
    }
}
