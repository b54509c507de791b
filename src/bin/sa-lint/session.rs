//! What the surroundings say: the language, colours, the terminal.

use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal};

use clap::ValueEnum;
use sa_lint::message::{Lang, Message};
use sa_lint::report::Appearance;

use crate::locale;

/// `--color`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    Always,
    Never,
}

/// Language and look of one run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Session {
    pub(crate) appearance: Appearance,
    /// The report goes to a terminal.
    pub(crate) on_terminal: bool,
}

impl Session {
    /// Looks at standard output and the environment.
    pub(crate) fn new(lang: Lang, color: ColorChoice) -> Self {
        Self::on(lang, color, io::stdout().is_terminal(), supports_unicode::Stream::Stdout)
    }

    /// As [`Session::new`], for a report on standard error.
    pub(crate) fn aside(lang: Lang, color: ColorChoice) -> Self {
        Self::on(lang, color, io::stderr().is_terminal(), supports_unicode::Stream::Stderr)
    }

    fn on(
        lang: Lang,
        color: ColorChoice,
        terminal: bool,
        stream: supports_unicode::Stream,
    ) -> Self {
        let appearance = Appearance {
            lang,
            color: color_wanted(color, terminal, |name| std::env::var_os(name)),
            unicode: supports_unicode::on(stream),
            width: terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0)),
        };
        Self { appearance, on_terminal: terminal }
    }

    /// The language.
    pub(crate) fn lang(self) -> Lang {
        self.appearance.lang
    }
}

/// Who said which language to speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// `--lang`.
    Option,
    /// `SA_LINT_LANG`.
    Environment,
    /// Nobody but the [`locale`], so that a configuration may.
    Nothing,
}

/// The language: `--lang`, then `SA_LINT_LANG`, then the [`locale`], else Japanese; and which of
/// them it was.
///
/// Looks at the raw arguments, for help and usage errors speak it too. A wrong `--lang` is left
/// to the parser.
pub(crate) fn language(
    args: &[OsString],
    env: impl Fn(&str) -> Option<OsString>,
) -> Result<(Lang, Told), String> {
    let mut given = None;
    let mut rest = args.iter().skip(1).map_while(|arg| arg.to_str().filter(|arg| *arg != "--"));
    while let Some(arg) = rest.next() {
        if arg == "--lang" {
            given = rest.next().or(given);
        } else if let Some(value) = arg.strip_prefix("--lang=") {
            given = Some(value);
        }
    }
    if let Some(lang) = given.and_then(named) {
        return Ok((lang, Told::Option));
    }
    match env("SA_LINT_LANG").filter(|value| !value.is_empty()) {
        None => Ok((locale::language(env, locale::of_system), Told::Nothing)),
        Some(value) => {
            value.to_str().and_then(named).map(|lang| (lang, Told::Environment)).ok_or_else(|| {
                let value = value.to_string_lossy().escape_default().to_string();
                // The language is what is not known.
                let message = Message::new("language-unknown").with("value", value);
                format!("{}\n  ({})", message.text(Lang::Ja), message.text(Lang::En))
            })
        }
    }
}

fn named(value: &str) -> Option<Lang> {
    match value {
        "ja" => Some(Lang::Ja),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// True on a CI server, where nobody looks on or answers: no progress, no questions. Colours and
/// the format stay as they are; who reads the log there says with `FORCE_COLOR` what it can show.
pub(crate) fn in_ci() -> bool {
    ci(|name| std::env::var_os(name))
}

fn ci(env: impl Fn(&str) -> Option<OsString>) -> bool {
    env("CI").is_some_and(|value| !["", "0", "false"].iter().any(|no| value == OsStr::new(no)))
}

/// Whether to colour: the option; then `NO_COLOR`; then `FORCE_COLOR` and `CLICOLOR_FORCE`; then
/// `CLICOLOR=0`; then whether it is a terminal that can.
fn color_wanted(
    choice: ColorChoice,
    terminal: bool,
    env: impl Fn(&str) -> Option<OsString>,
) -> bool {
    let set = |name| env(name).filter(|value| !value.is_empty());
    let on = |name| set(name).map(|value| value != OsStr::new("0") && value != OsStr::new("false"));
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if set("NO_COLOR").is_some() => false,
        ColorChoice::Auto => match on("FORCE_COLOR").or_else(|| on("CLICOLOR_FORCE")) {
            Some(true) => true,
            Some(false) if set("FORCE_COLOR").is_some() => false,
            _ => {
                terminal
                    && on("CLICOLOR") != Some(false)
                    && set("TERM").is_none_or(|term| term != OsStr::new("dumb"))
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(pairs: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<OsString> {
        move |name| pairs.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).into())
    }

    fn arguments(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn the_option_comes_before_the_environment() {
        let lang = |line, env| language(&arguments(line), variables(env)).map(|(lang, _)| lang);
        assert_eq!(lang("sa-lint a", &[("LC_ALL", "C")]), Ok(Lang::Ja));
        assert_eq!(lang("sa-lint a", &[("LC_ALL", "en_US")]), Ok(Lang::En));
        assert_eq!(lang("a", &[("SA_LINT_LANG", "ja"), ("LC_ALL", "en_US")]), Ok(Lang::Ja));
        assert_eq!(lang("sa-lint a", &[("SA_LINT_LANG", "en")]), Ok(Lang::En));
        assert_eq!(lang("sa-lint a", &[("SA_LINT_LANG", ""), ("LC_ALL", "C")]), Ok(Lang::Ja));
        assert_eq!(lang("sa-lint a --lang en", &[("SA_LINT_LANG", "ja")]), Ok(Lang::En));
        assert_eq!(lang("sa-lint rules --lang=en", &[]), Ok(Lang::En));
        assert_eq!(lang("sa-lint --lang ja --lang=en", &[]), Ok(Lang::En));
        assert_eq!(lang("sa-lint -- --lang=en", &[("LC_ALL", "C")]), Ok(Lang::Ja));
        assert_eq!(lang("sa-lint --lang en", &[("SA_LINT_LANG", "fr")]), Ok(Lang::En));
        let refused = lang("sa-lint a", &[("SA_LINT_LANG", "fr")]).unwrap_err();
        assert!(refused.contains("「fr」") && refused.contains("“fr”"), "{refused}");
    }

    #[test]
    fn a_ci_server_says_so() {
        assert!(!ci(variables(&[])));
        assert!(ci(variables(&[("CI", "true")])));
        assert!(ci(variables(&[("CI", "1")])));
        for no in [[("CI", "")], [("CI", "0")], [("CI", "false")]] {
            assert!(!ci(|name| no.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).into())));
        }
    }

    #[test]
    fn colours_follow_the_usual_variables() {
        let auto = |terminal, env| color_wanted(ColorChoice::Auto, terminal, variables(env));
        assert!(auto(true, &[("TERM", "xterm")]));
        assert!(!auto(false, &[("TERM", "xterm")]));
        assert!(!auto(true, &[("TERM", "dumb")]));
        assert!(!auto(true, &[("NO_COLOR", "1")]));
        assert!(auto(true, &[("NO_COLOR", "")]), "an empty NO_COLOR is none");
        assert!(auto(false, &[("FORCE_COLOR", "1")]));
        assert!(auto(false, &[("FORCE_COLOR", "1"), ("CI", "true")]));
        assert!(!auto(false, &[("CI", "true")]), "CI alone asks for no colours");
        assert!(!auto(false, &[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]));
        assert!(!auto(true, &[("FORCE_COLOR", "0")]));
        assert!(auto(false, &[("CLICOLOR_FORCE", "1")]));
        assert!(auto(true, &[("CLICOLOR_FORCE", "0")]));
        assert!(!auto(true, &[("CLICOLOR", "0")]));
        assert!(!auto(false, &[("CLICOLOR", "1")]));
        assert!(color_wanted(ColorChoice::Always, false, variables(&[("NO_COLOR", "1")])));
        assert!(!color_wanted(ColorChoice::Never, true, variables(&[("FORCE_COLOR", "1")])));
    }
}
