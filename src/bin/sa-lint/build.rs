//! `sa-lint build`: a project to a folder that can be published.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sa_lint::config::{self, Problem, spoken};
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
    #[arg(long, value_name = "URL", requires = "fragment")]
    link: Option<String>,
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
    let (sources, rendered) = match made(args) {
        Ok(made) => made,
        Err(problems) => return failed(&problems, lang),
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
        return fragment(args, tag, &sources, &rendered, lang);
    }
    let named = args.dir.join(&sources.config.output);
    if args.output.is_none() && site::leads_out(&args.dir, &named) {
        let path = named.display().to_string();
        return failed(&[Problem::error(Message::new("site-leads-out").with("path", path))], lang);
    }
    let folders = Folders {
        output: match &args.output {
            Some(output) => output.clone(),
            None => named,
        },
        internal: args.dir.join(site::INTERNAL),
    };
    if args.check {
        compare(args, &rendered, &folders, lang)
    } else {
        publish(args, &sources, &rendered, &folders, lang)
    }
}

/// Where the files go.
struct Folders {
    /// What is to be published.
    output: PathBuf,
    /// What is not.
    internal: PathBuf,
}

fn made(args: &BuildArgs) -> Result<(Sources, Rendered), Vec<Problem>> {
    let mut sources = Sources::read(&args.dir, today())?;
    if let Some(link) = &args.link {
        let checked = config::web_address(&spoken::address(link));
        sources.fragment_link = Some(checked.map_err(|problem| vec![problem])?);
    }
    let rendered = site::render(&sources, Purpose::Publish)?;
    Ok((sources, rendered))
}

fn fragment(
    args: &BuildArgs,
    tag: &str,
    sources: &Sources,
    rendered: &Rendered,
    lang: Lang,
) -> Exit {
    let found = rendered.fragments.iter().find(|(lang, _)| lang.tag() == tag);
    match found {
        Some((_, html)) => {
            if sources.fragment_link.is_none() {
                // Whoever pastes this piece alone may never publish the page behind it.
                let url = Message::new("build-fragment-link").with("url", &sources.config.url);
                note(args.quiet, lang, &url);
            }
            deliver(Exit::Clean, |out| out.write_all(html.as_bytes()))
        }
        None => {
            let problem = Problem::error(Message::new("build-no-language").with("tag", tag));
            problem::show(&[problem.in_file("sa-lint.toml")], lang);
            Exit::Failed
        }
    }
}

fn compare(args: &BuildArgs, rendered: &Rendered, folders: &Folders, lang: Lang) -> Exit {
    let mut differences = Vec::new();
    for (files, folder) in folders.of(rendered) {
        match site::differences(files, folder) {
            Ok(paths) => differences.extend(paths.iter().map(|path| folder.join(path))),
            Err(problems) => return failed(&problems, lang),
        }
    }
    if differences.is_empty() {
        let folder = folders.output.display().to_string();
        note(args.quiet, lang, &Message::new("build-up-to-date").with("folder", folder));
        return Exit::Clean;
    }
    for path in &differences {
        let shown = path.display().to_string();
        note(false, lang, &Message::new("build-differs").with("path", shown));
    }
    Exit::Findings
}

impl Folders {
    /// Both kinds of files with their folders. Only a folder of an earlier build is emptied.
    fn of<'a>(
        &'a self,
        rendered: &'a Rendered,
    ) -> impl Iterator<Item = (&'a BTreeMap<String, Vec<u8>>, &'a Path)> {
        let internal = !rendered.internal.is_empty() || site::is_built(&self.internal);
        [(&rendered.files, self.output.as_path())]
            .into_iter()
            .chain(internal.then_some((&rendered.internal, self.internal.as_path())))
    }
}

fn publish(
    args: &BuildArgs,
    sources: &Sources,
    rendered: &Rendered,
    folders: &Folders,
    lang: Lang,
) -> Exit {
    for (files, folder) in folders.of(rendered) {
        let written = match site::write(files, folder, args.force) {
            Ok(written) => written,
            Err(problems) => return failed(&problems, lang),
        };
        if folder == folders.output {
            let message = Message::new("build-written")
                .with("folder", folder.display().to_string())
                .with("files", written.files)
                .with("pages", rendered.pages.len());
            note(args.quiet, lang, &message);
        }
        for path in &written.removed {
            note(args.quiet, lang, &Message::new("build-removed").with("path", path));
        }
        if !written.kept.is_empty() {
            note(args.quiet, lang, &Message::new("build-kept").with("count", written.kept.len()));
        }
    }
    let inside = |folder: &Path, name: &str| folder.join(name).display().to_string();
    if !rendered.internal.is_empty() {
        let page = inside(&folders.internal, "wording.html");
        note(args.quiet, lang, &Message::new("build-internal").with("page", page));
    }
    let next = Message::new("build-next")
        .with("page", inside(&folders.output, "index.html"))
        .with("folder", folders.output.display().to_string())
        .with("url", &sources.config.url);
    note(args.quiet, lang, &next);
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
