//! What the command line says over a configuration, and which configuration it is.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use sa_lint::config::{language_of, nearest};
use sa_lint::engine::{ConfigSource, Overrides, RuleFilter};
use sa_lint::lint::Severity;
use sa_lint::message::Lang;

/// Options that stand above a configuration; every sub-command that reads `[lint]` has them.
#[derive(Debug, clap::Args)]
pub(crate) struct ConfigArgs {
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    #[arg(long)]
    no_config: bool,
    #[arg(long, value_name = "LEVEL", value_enum)]
    fail_on: Option<Level>,
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    #[arg(long)]
    no_exclude: bool,
    #[arg(long)]
    no_ignore: bool,
    #[arg(long)]
    follow: bool,
}

/// The least severity that decides the exit code.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Level {
    Error,
    Warning,
    Hint,
}

impl Level {
    fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Hint => Severity::Hint,
        }
    }
}

impl ConfigArgs {
    /// Where configurations come from.
    pub(crate) fn source(&self) -> ConfigSource {
        match &self.config {
            _ if self.no_config => ConfigSource::None,
            Some(path) => ConfigSource::File(path.clone()),
            None => ConfigSource::Nearest,
        }
    }

    /// What stands above them, but for the language.
    pub(crate) fn overrides(&self, filter: RuleFilter) -> Overrides {
        Overrides {
            fail_on: self.fail_on.map(Level::severity),
            lang: None,
            baseline: self.baseline.clone(),
            no_exclude: self.no_exclude,
            no_ignore: self.no_ignore,
            follow: self.follow,
            filter,
        }
    }

    /// The language that the configuration over the first of `paths`, else over the current
    /// folder, or one it extends, asks for. A configuration that is wrong is reported later, by
    /// whoever reads it all.
    pub(crate) fn language(&self, paths: &[PathBuf]) -> Option<Lang> {
        let first = paths.first().filter(|path| path.as_os_str() != "-");
        let config = match self.source() {
            ConfigSource::None => return None,
            ConfigSource::File(path) => path,
            ConfigSource::Nearest => nearest(first.map_or(Path::new("."), PathBuf::as_path))?,
        };
        language_of(&config)
    }
}
