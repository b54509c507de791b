//! `sa-lint [PATH]...`: reads, judges, repairs, reports.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::mem::ManuallyDrop;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{CommandFactory, value_parser};
use sa_lint::disk;
use sa_lint::engine::{Engine, EngineError, Input};
use sa_lint::extract::Limits;
use sa_lint::message::{Lang, Message, say};
use sa_lint::report::{Cause, Context, Run, Summary, printable, wording};

use crate::baseline_update;
use crate::cli::{Cli, Shared};
use crate::commenting;
use crate::config_args::ConfigArgs;
use crate::fixing;
use crate::format::Format;
use crate::git::GitArgs;
use crate::listing::ListChoice;
use crate::output::{Exit, deliver, deliver_aside, refuse, tell};
use crate::own_numbers;
use crate::problem;
use crate::progress::Progress;
use crate::report_files;
#[cfg(feature = "serve")]
use crate::rerun;
use crate::rule_args::{RuleChoice, RuleSource};
use crate::session::Session;
use crate::today::today;
#[cfg(feature = "fetch")]
use crate::web_site::{self, WebArgs};
use sa_lint::text::nearest;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
    #[arg(long, value_name = "FORMAT=FILE")]
    output: Vec<OsString>,
    #[cfg(feature = "serve")]
    #[arg(long, conflicts_with_all = rerun::NOT_WITH)]
    watch: bool,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    #[arg(long)]
    exit_zero: bool,
    #[command(flatten)]
    fixing: fixing::FixChoice,
    #[command(flatten)]
    update: baseline_update::BaselineUpdate,
    #[command(flatten)]
    comments: commenting::CommentChoice,
    #[command(flatten)]
    choice: RuleChoice,
    #[command(flatten)]
    git: GitArgs,
    #[command(flatten)]
    list: ListChoice,
    #[command(flatten)]
    source: RuleSource,
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<String>,
    #[arg(short = 'j', long, value_name = "N", value_parser = value_parser!(u8).range(1..))]
    threads: Option<u8>,
    #[arg(long, value_name = "FILE")]
    mail: Vec<PathBuf>,
    #[arg(short, long)]
    quiet: bool,
    #[cfg(feature = "fetch")]
    #[command(flatten)]
    web: WebArgs,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

impl Args {
    /// True when there is something to fetch.
    fn names_pages(&self) -> bool {
        #[cfg(feature = "fetch")]
        let list = self.web.names_list();
        #[cfg(not(feature = "fetch"))]
        let list = false;
        list || self.paths.iter().any(|path| is_address(path))
    }

    /// The paths that were named.
    pub(crate) fn paths(&self) -> &[PathBuf] {
        &self.paths
    }
}

/// Lints what `args` name; with `--watch` again and again.
pub(crate) fn run(args: &Args, session: Session) -> Exit {
    #[cfg(feature = "serve")]
    if args.watch {
        return rerun::watch(&args.paths, session.lang(), || run_once(args, session));
    }
    run_once(args, session)
}

fn run_once(args: &Args, session: Session) -> Exit {
    let lang = session.lang();
    let outputs = match report_files::outputs(&args.output, lang) {
        Ok(outputs) => outputs,
        Err(message) => return refuse(&message),
    };
    let reason = match args.comments.reason(lang) {
        Ok(reason) => reason,
        Err(message) => return refuse(&message),
    };
    let loaded = args.source.load(lang);
    let filter = match args.choice.filter(&loaded.rules, lang) {
        Ok(filter) => filter,
        Err(message) => return refuse(&message),
    };
    #[cfg_attr(not(feature = "fetch"), expect(unused_mut, reason = "pages are added"))]
    let mut inputs = match inputs(args, lang) {
        Ok(inputs) => inputs,
        Err(message) => return refuse(&message),
    };
    #[cfg(feature = "fetch")]
    let plan = match args.web.plan(&args.paths, lang) {
        Ok(plan) => plan,
        Err(message) => return refuse(&message),
    };
    let (linter, complete) = match loaded.into_linter(lang) {
        Ok(linter) => linter,
        Err(message) => return refuse(&message),
    };
    #[cfg(feature = "fetch")]
    let _passing = web_site::Passing;
    #[cfg(feature = "fetch")]
    let fetched = if plan.is_empty() {
        None
    } else {
        match args.web.fetch(&plan, linter.lexicon(), args.quiet, lang) {
            Ok(fetched) => Some(fetched),
            Err(message) => return refuse(&message),
        }
    };
    #[cfg(feature = "fetch")]
    inputs.extend(fetched.iter().flat_map(web_site::inputs));
    let own = match own_numbers::numbers(&args.mail) {
        Ok(own) => own,
        Err(problems) => {
            problem::show(&problems, lang);
            return Exit::Failed;
        }
    };
    let overrides = args.config.overrides(filter);
    let document = if args.fixing.writes() { document(&inputs) } else { None };
    // A diff tells of what would be, the reports of what is.
    let untouched =
        if args.fixing.shows() && !outputs.is_empty() { inputs.clone() } else { Vec::new() };
    let done = Arc::default();
    // What the system takes back at the end anyway is not taken apart before.
    let engine = Engine::new(linter)
        .threads(args.threads.map(usize::from).and_then(NonZeroUsize::new))
        .config(args.config.source(), today())
        .overrides(overrides)
        .fixing(args.fixing.wanted())
        .update(args.update.wanted())
        .own_numbers(own, &args.mail)
        .counting(Arc::clone(&done));
    let engine = ManuallyDrop::new(engine);
    let rules = engine.rules();
    let progress = Progress::start(done, "progress-files", lang, args.quiet);
    let run = engine.run(inputs);
    drop(progress);
    let run = match run {
        Ok(run) => run,
        Err(EngineError::Config(problems)) => {
            problem::show(&problems, lang);
            return Exit::Failed;
        }
        Err(error) => return refuse(&no_run(&error, lang)),
    };
    if let Some(reason) = reason {
        complain(args, &run, lang);
        let exit = if complete { verdict(args, &run) } else { Exit::Failed };
        return commenting::write(&run, engine.linter(), reason, exit, lang);
    }
    let told = if untouched.is_empty() {
        None
    } else {
        ManuallyDrop::into_inner(engine).fixing(None).run(untouched).ok()
    };
    let told = told.as_ref().unwrap_or(&run);
    let base = report_files::base();
    let context = Context { lang, rules: &rules, base: &base };
    let exit = if complete { verdict(args, &run) } else { Exit::Failed };
    // Before standard output, which a pager may hold up or close.
    let exit = report_files::write(&outputs, args.format, told, context, args.quiet, exit);
    let exit = if args.fixing.shows() {
        fixing::show(exit, &run, session, args.quiet)
    } else if let Some(document) = document {
        let session = Session::aside(lang, args.shared.color);
        let exit = fixing::hand_back(exit, &run, &document);
        deliver_aside(exit, |out| {
            args.format.write(&run, session.appearance, context, args.quiet, out)
        })
    } else {
        deliver(exit, |out| {
            if args.list.write(&run, &rules, lang, out)? {
                return Ok(());
            }
            args.format.write(&run, session.appearance, context, args.quiet, out)
        })
    };
    // Last, so that it stands at the prompt and not above a screen of findings.
    complain(args, &run, lang);
    if !(args.mail.is_empty() || args.quiet) {
        own_numbers::say_none(&run, lang);
    }
    #[cfg(feature = "fetch")]
    if let Some(fetched) = &fetched {
        web_site::complain(fetched, args.fixing.writes(), args.quiet, lang);
        if fetched.broken_off {
            return Exit::BrokenOff;
        }
    }
    exit
}

/// Says why no run could be made.
fn no_run(error: &EngineError, lang: Lang) -> String {
    match error {
        EngineError::Baseline(problems) => {
            let said =
                problems.iter().map(|(path, error)| baseline_update::unusable(path, error, lang));
            said.collect::<Vec<_>>().join("\n")
        }
        EngineError::NoBaseline => say(lang, "baseline-nowhere"),
        EngineError::Threads(cause) => {
            Message::new("lint-no-threads").with("cause", cause.to_string()).text(lang)
        }
        EngineError::Config(_) => error.to_string(),
    }
}

/// The bytes that came on standard input, if any did.
fn document(inputs: &[Input]) -> Option<Vec<u8>> {
    inputs.iter().find_map(|input| match input {
        Input::Document { bytes, .. } => Some(bytes.clone()),
        Input::Path(_) | Input::Listed { .. } | Input::Page(_) | Input::Unfetched { .. } => None,
    })
}

/// True for what is to be fetched.
fn is_address(path: &Path) -> bool {
    #[cfg(feature = "fetch")]
    return web_site::is_address(path.as_os_str());
    #[cfg(not(feature = "fetch"))]
    {
        let _ = path;
        false
    }
}

/// What to lint: the paths, standard input for `-`, the current folder where there is none.
fn inputs(args: &Args, lang: Lang) -> Result<Vec<Input>, String> {
    let is_stdin = |path: &Path| path.as_os_str() == "-";
    if args.stdin_filename.is_some() && !args.paths.iter().any(|path| is_stdin(path)) {
        return Err(say(lang, "lint-name-without-document"));
    }
    // Before any work: a long run for a slip of the finger helps nobody.
    if let Some(first) = args.paths.first().filter(|path| !is_stdin(path) && !is_address(path))
        && first.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound)
        && let Some(command) = meant_command(&first.to_string_lossy(), &Cause::Missing)
    {
        let missing = wording::cause(lang, &Cause::Missing);
        let meant = Message::new("lint-meant").with("command", command).text(lang);
        return Err(format!("{}: {missing}{meant}", printable(&first.to_string_lossy())));
    }
    if args.git.asks() {
        return args.git.inputs(&args.paths, lang);
    }
    let mut inputs = Vec::new();
    let mut stdin_read = false;
    for path in &args.paths {
        if is_address(path) {
            continue;
        }
        if !is_stdin(path) {
            inputs.push(Input::Path(path.clone()));
        } else if !stdin_read {
            stdin_read = true;
            let bytes = disk::read_all(std::io::stdin().lock(), 0, Limits::USUAL.size).map_err(
                |error| {
                    let refused = Message::new("lint-no-standard-input");
                    match error.kind() {
                        ErrorKind::FileTooLarge => refused
                            .with("cause", wording::larger(Limits::USUAL.mebibytes()))
                            .text(lang),
                        _ => refused.with("cause", error).text(lang),
                    }
                },
            )?;
            inputs.push(Input::Document { name: args.stdin_filename.clone(), bytes });
        }
    }
    if inputs.is_empty() && !args.names_pages() {
        inputs.push(Input::Path(PathBuf::from(".")));
    }
    Ok(inputs)
}

/// What the run means for the exit code.
fn verdict(args: &Args, run: &Run) -> Exit {
    let summary = Summary::of(run);
    if summary.unreadable + summary.unwritten > 0 || !baseline_update::all_written(run) {
        Exit::Failed
    } else if args.list.lists() || (summary.files_checked == 0 && args.git.asks()) {
        Exit::Clean
    } else if summary.files_checked == 0 {
        // A hook names the files that changed; that a configuration leaves them all out is no
        // failure of the commit.
        let is_named = |path: &PathBuf| path.as_os_str() == "-" || path.is_file();
        let is_wanted = summary.files_skipped.excluded > 0
            && !args.paths.is_empty()
            && args.paths.iter().all(is_named);
        if is_wanted { Exit::Clean } else { Exit::Failed }
    } else if args.exit_zero {
        Exit::Clean
    } else if args.fixing.shows() {
        if summary.fixed.total() > 0 { Exit::Findings } else { Exit::Clean }
    } else if run.failing > 0 {
        Exit::Findings
    } else {
        Exit::Clean
    }
}

/// Names everything that could not be read, in whole or in part, or not be written, and says so if
/// nothing was checked.
fn complain(args: &Args, run: &Run, lang: Lang) {
    for (path, checked) in run.checked().filter(|(_, checked)| checked.malformed) {
        tell(&format!("{}: {}", printable(path), wording::malformed(lang, checked.encoding)));
    }
    for (path, cause) in run.unreadable() {
        let mut message = format!("{}: {}", printable(path), wording::cause(lang, cause));
        #[cfg(feature = "fetch")]
        if matches!(cause, Cause::Missing)
            && let Some(hint) = web_site::meant_address(path, lang)
        {
            message.push_str(&hint);
        }
        if let Some(command) = meant_command(path, cause) {
            let meant = Message::new("lint-meant").with("command", command);
            message.push_str(&meant.text(lang));
        }
        tell(&message);
    }
    fixing::complain(run, lang);
    baseline_update::complain(run, lang);
    let summary = Summary::of(run);
    if args.git.asks() || args.list.lists() {
        // A hook is silent where nothing is wrong; whoever reads sees that it was asked.
        let is_read = args.format == Format::Human && !args.quiet && !args.list.lists();
        if is_read && summary.files_checked == 0 && summary.unreadable == 0 {
            tell(&say(lang, "git-nothing"));
        }
        return;
    }
    if summary.files_checked == 0 && summary.unreadable == 0 {
        tell(&wording::nothing_checked(lang, &summary));
    }
}

/// Words that other programs take as commands for what is an option here.
const OPTIONS_AS_COMMANDS: [(&str, &str); 6] = [
    ("fix", "--fix"),
    ("format", "--fix"),
    ("diff", "--diff"),
    ("watch", "--watch"),
    ("version", "--version"),
    ("baseline", "--update-baseline --baseline FILE"),
];

/// What was probably meant by a path that does not exist: a sub-command, or `--help`.
fn meant_command(path: &str, cause: &Cause) -> Option<String> {
    if !matches!(cause, Cause::Missing) {
        return None;
    }
    // What is an option here and a command elsewhere.
    if let Some((_, option)) = OPTIONS_AS_COMMANDS.iter().find(|(word, _)| *word == path) {
        return Some((*option).to_owned());
    }
    let command = Cli::command();
    let names = command
        .get_subcommands()
        .flat_map(|sub| std::iter::once(sub.get_name()).chain(sub.get_all_aliases()));
    match nearest(path, names.chain(["help"]))? {
        "help" => Some("--help".to_owned()),
        name => Some(name.to_owned()),
    }
}
