//! `--format`: the forms of a report by name, and which function writes each.

use std::io::{self, Write};

use clap::ValueEnum;
use sa_lint::report::{self, Appearance, Context, Run};

/// A form of report. A new one is a variant here and an arm in [`Format::write`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    #[default]
    Human,
    Concise,
    Json,
    Jsonl,
    Sarif,
    Github,
    Gitlab,
    Checkstyle,
    Junit,
    Rdjson,
    Markdown,
    Html,
}

impl Format {
    /// What it is called on the command line.
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// The format of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::from_str(name, false).ok()
    }

    /// Writes the report. `quiet`: the human one without its summary.
    pub(crate) fn write(
        self,
        run: &Run,
        appearance: Appearance,
        context: Context,
        quiet: bool,
        mut out: &mut dyn Write,
    ) -> io::Result<()> {
        let out = &mut out;
        match self {
            Self::Human => {
                report::changes(run, appearance, out)?;
                report::human(run, appearance, out)?;
                if quiet { Ok(()) } else { report::summary(run, appearance, out) }
            }
            Self::Concise => {
                report::changes(run, appearance, out)?;
                report::concise(run, appearance.lang, out)
            }
            Self::Json => report::json(run, appearance.lang, out),
            Self::Jsonl => report::jsonl(run, appearance.lang, out),
            Self::Sarif => report::sarif(run, context, out),
            Self::Github => report::github(run, context, out),
            Self::Gitlab => report::gitlab(run, context, out),
            Self::Checkstyle => report::checkstyle(run, context, out),
            Self::Junit => report::junit(run, context, out),
            Self::Rdjson => report::rdjson(run, context, out),
            Self::Markdown => report::markdown(run, context, out),
            Self::Html => report::html(run, context.rules, context.lang, out),
        }
    }
}
