//! `sa-lint build`: a project to a folder that can be published.

use std::path::{Path, PathBuf};

use sa_lint::config::Problem;
use sa_lint::message::{Lang, Message};
use sa_lint::site::{self, Purpose, Rendered, Sources};

use crate::cli::Shared;
use crate::output::{Exit, deliver, refuse, say_aside};
use crate::page_check::PageCheck;
use crate::problem;
use crate::session::Session;
use crate::today::today;

/// Arguments of `build`.
#[derive(Debug, clap::Args)]
pub(crate) struct BuildArgs {
    #[arg(default_value = ".")]
    dir: PathBuf,
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[arg(long)]
    check: bool,
    #[arg(
        long,
        value_name = "LANG",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "ja",
        value_parser = ["ja", "en"],
        conflicts_with = "check"
    )]
    fragment: Option<String>,
    #[arg(long)]
    force: bool,
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

/// Exit codes: 0 built (or nothing to do), 1 a wrong claim or a difference, 2 anything else wrong.
pub(crate) fn run(args: &BuildArgs, session: Session) -> Exit {
    let lang = session.lang();
    let check = match PageCheck::new(lang) {
        Ok(check) => check,
        Err(message) => return refuse(&message),
    };
    let (sources, rendered) = match built(&args.dir, Purpose::Publish) {
        Ok(built) => built,
        Err(problems) => {
            problem::show(&problems, lang);
            return Exit::Failed;
        }
    };
    problem::show(&sources.warnings, lang);
    let findings = site::judge(&sources, &rendered, &check);
    problem::show(&findings, lang);
    let stopping = findings.iter().filter(|finding| finding.stops()).count();
    if stopping > 0 {
        note(args.quiet, lang, &Message::new("build-refused").with("count", stopping));
        return Exit::Findings;
    }
    if let Some(tag) = &args.fragment {
        return fragment(tag, &rendered, lang);
    }
    let output = match &args.output {
        Some(output) => output.clone(),
        None => args.dir.join(&sources.config.output),
    };
    if args.check {
        compare(args, &rendered, &output, lang)
    } else {
        publish(args, &rendered, &output, lang)
    }
}

/// Sources and output of a project.
pub(crate) fn built(dir: &Path, purpose: Purpose) -> Result<(Sources, Rendered), Vec<Problem>> {
    let sources = Sources::read(dir, today())?;
    let rendered = site::render(&sources, purpose)?;
    Ok((sources, rendered))
}

fn fragment(tag: &str, rendered: &Rendered, lang: Lang) -> Exit {
    let found = rendered.fragments.iter().find(|(lang, _)| lang.tag() == tag);
    match found {
        Some((_, html)) => deliver(Exit::Clean, |out| out.write_all(html.as_bytes())),
        None => {
            let problem = Problem::error(Message::new("build-no-language").with("tag", tag));
            problem::show(&[problem.in_file("sa-lint.toml")], lang);
            Exit::Failed
        }
    }
}

fn compare(args: &BuildArgs, rendered: &Rendered, output: &Path, lang: Lang) -> Exit {
    let differences = match site::differences(&rendered.files, output) {
        Ok(differences) => differences,
        Err(problems) => return failed(&problems, lang),
    };
    if differences.is_empty() {
        let folder = output.display().to_string();
        note(args.quiet, lang, &Message::new("build-up-to-date").with("folder", folder));
        return Exit::Clean;
    }
    for path in &differences {
        let shown = output.join(path).display().to_string();
        note(false, lang, &Message::new("build-differs").with("path", shown));
    }
    Exit::Findings
}

fn publish(args: &BuildArgs, rendered: &Rendered, output: &Path, lang: Lang) -> Exit {
    let written = match site::write(&rendered.files, output, args.force) {
        Ok(written) => written,
        Err(problems) => return failed(&problems, lang),
    };
    let message = Message::new("build-written")
        .with("folder", output.display().to_string())
        .with("files", written.files)
        .with("pages", rendered.pages.len());
    note(args.quiet, lang, &message);
    for path in &written.removed {
        note(args.quiet, lang, &Message::new("build-removed").with("path", path));
    }
    if !written.kept.is_empty() {
        note(args.quiet, lang, &Message::new("build-kept").with("count", written.kept.len()));
    }
    Exit::Clean
}

fn failed(problems: &[Problem], lang: Lang) -> Exit {
    problem::show(problems, lang);
    Exit::Failed
}

fn note(quiet: bool, lang: Lang, message: &Message) {
    if !quiet {
        say_aside(&message.text(lang));
    }
}
