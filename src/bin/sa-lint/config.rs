//! `sa-lint config`: the settings that hold for a path, and where each comes from.

use std::path::PathBuf;
use std::sync::Arc;

use sa_lint::config::{Origin, SiteConfig, schema};
use sa_lint::discover::display_path;
use sa_lint::engine::{Resolver, Settings};
use sa_lint::message::Lang;
use sa_lint::report::{self, Effective};

use crate::cli::{Listing, Shared};
use crate::config_args::ConfigArgs;
use crate::output::{Exit, deliver, refuse};
use crate::problem;
use crate::rule_args::{RuleChoice, RuleSource};
use crate::session::{Session, Told};
use crate::today::today;

/// Arguments of `config`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Listing,
    #[arg(long, conflicts_with_all = ["format", "path"])]
    schema: bool,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    #[command(flatten)]
    choice: RuleChoice,
    #[command(flatten)]
    source: RuleSource,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

impl Args {
    /// The path that is asked about.
    pub(crate) fn paths(&self) -> &[PathBuf] {
        std::slice::from_ref(&self.path)
    }
}

/// Exit codes: 0 shown, 2 wrong usage, or a configuration that is not valid.
pub(crate) fn run(args: &Args, session: Session, told: Told) -> Exit {
    let lang = session.lang();
    let loaded = args.source.load(lang);
    if args.schema {
        let exit = if loaded.complete { Exit::Clean } else { Exit::Failed };
        let schema = schema(&loaded.rules, lang);
        return deliver(exit, |mut out| report::schema(&schema, &mut out));
    }
    let filter = match args.choice.filter(&loaded.rules, lang) {
        Ok(filter) => filter,
        Err(message) => return refuse(&message),
    };
    let (linter, complete) = match loaded.into_linter(lang) {
        Ok(linter) => linter,
        Err(message) => return refuse(&message),
    };
    let mut resolver = Resolver::new(Arc::new(linter), args.config.source(), today());
    let settings = if args.path.is_dir() {
        resolver.folder(&args.path)
    } else {
        resolver.file(&args.path, None)
    };
    let Some(settings) = settings else {
        problem::show(resolver.problems(), lang);
        return Exit::Failed;
    };
    let exit = if complete { site(&settings, lang) } else { Exit::Failed };
    let mut overrides = args.config.overrides(filter);
    overrides.lang = match told {
        Told::Option => Some((lang, Origin::Option("--lang"))),
        Told::Environment => Some((lang, Origin::Environment("SA_LINT_LANG"))),
        Told::Nothing if args.config.language(args.paths()).is_some() => None,
        Told::Nothing => Some((lang, Origin::Default)),
    };
    let effective = Effective {
        path: &display_path(&args.path),
        config: settings.config().map(|config| config.display.as_str()),
        excluded: !overrides.no_exclude && !args.path.is_dir() && settings.is_excluded(),
        settings: settings.effective(&overrides),
    };
    deliver(exit, |mut out| match args.format {
        Listing::Human => report::settings(&effective, lang, &mut out),
        Listing::Json => report::settings_json(&effective, &mut out),
    })
}

/// Says what is wrong with `[site]`, where there is one.
fn site(settings: &Settings, lang: Lang) -> Exit {
    let Some(config) = settings.config().filter(|config| config.has_site()) else {
        return Exit::Clean;
    };
    match SiteConfig::parse(&config.display, &config.text, today()) {
        Ok((_, warnings)) => {
            problem::show(&warnings, lang);
            Exit::Clean
        }
        Err(problems) => {
            problem::show(&problems, lang);
            Exit::Failed
        }
    }
}
