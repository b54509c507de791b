//! `sa-lint init`: a new project from a few answers.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use sa_lint::config::{self, Problem};
use sa_lint::disk;
use sa_lint::message::{Lang, Message, say};
use sa_lint::rule::RuleSet;
use sa_lint::site::{self, Answers, Kept};

use crate::asker::NoAnswers;
use crate::cli::Shared;
use crate::from_mails;
use crate::init_answers::{self, Given};
use crate::output::{Exit, deliver, tell};
use crate::problem::{self, cannot_write};
use crate::session::{Session, in_ci};

/// The name of the configuration file.
const CONFIG: &str = "sa-lint.toml";

/// The name of its schema, as the starter file gives it.
const SCHEMA: &str = ".sa-lint.schema.json";

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    #[arg(default_value = ".")]
    dir: PathBuf,
    #[arg(long, short)]
    yes: bool,
    #[arg(long, value_name = "FILE", num_args = 1..)]
    mail: Vec<PathBuf>,
    #[command(flatten)]
    given: Given,
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

/// Exit codes: 0 written, 2 an answer is missing or wrong, or a file is in the way, 130 broken off.
pub(crate) fn run(args: &InitArgs, session: Session) -> Exit {
    let lang = session.lang();
    // Before anybody answers questions in vain.
    let there = match Existing::read(args) {
        Ok(there) => there,
        Err(problem) => return failed(&[problem], lang),
    };
    let interactive =
        !args.yes && !in_ci() && io::stdin().is_terminal() && io::stderr().is_terminal();
    let mut given = args.given.clone();
    if !args.mail.is_empty()
        && let Err(problems) = from_mails::fill(&mut given, &args.mail, lang)
    {
        return failed(&problems, lang);
    }
    let (answers, logo) = match init_answers::answers(&given, interactive, lang) {
        Ok(known) => known,
        Err(NoAnswers::BrokenOff) => {
            tell(&say(lang, "interrupted"));
            return Exit::BrokenOff;
        }
        Err(NoAnswers::Wrong(problems)) => return failed(&problems, lang),
    };
    match write(args, &there, &answers, logo.as_deref(), lang) {
        Ok(paths) => done(args, &paths, lang),
        Err(problems) => failed(&problems, lang),
    }
}

fn failed(problems: &[Problem], lang: Lang) -> Exit {
    problem::show(problems, lang);
    Exit::Failed
}

/// The configuration that is there already.
struct Existing {
    path: PathBuf,
    text: String,
    kept: Kept,
}

impl Existing {
    /// Fails where `init` could not add to it.
    fn read(args: &InitArgs) -> Result<Self, Problem> {
        let path = args.dir.join(CONFIG);
        let text = match fs::read(&path) {
            Ok(bytes) => String::from_utf8(bytes).map_err(|_| {
                Problem::error(Message::new("site-not-utf-8").with("path", path_text(&path)))
                    .help(Message::new("site-save-utf-8"))
            })?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => {
                return Err(Problem::error(
                    Message::new("site-cannot-read")
                        .with("path", path_text(&path))
                        .with("cause", error),
                ));
            }
        };
        let there = Self { path, text, kept: if args.force { Kept::Rest } else { Kept::Site } };
        there.with("")?;
        Ok(there)
    }

    /// Its text with the tables of `starter`.
    fn with(&self, starter: &str) -> Result<String, Problem> {
        site::join(&path_text(&self.path), &self.text, starter, self.kept)
    }
}

/// The file that tells editors what the configuration may hold, if the configuration names it.
fn schema(config: &str, lang: Lang) -> Option<Vec<u8>> {
    let is_named = config.lines().any(|line| line.strip_prefix("#:schema ") == Some(SCHEMA));
    let rules = RuleSet::builtin().ok().filter(|_| is_named)?;
    let text = serde_json::to_string_pretty(&config::schema(&rules, lang)).ok()?;
    Some((text + "\n").into_bytes())
}

/// Writes all files, or none if one is in the way. Returns their paths.
fn write(
    args: &InitArgs,
    there: &Existing,
    answers: &Answers,
    logo: Option<&Path>,
    lang: Lang,
) -> Result<Vec<PathBuf>, Vec<Problem>> {
    let one = |problem| vec![problem];
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for file in site::starter(answers).map_err(one)? {
        if file.path == CONFIG {
            let text = there.with(&file.text).map_err(one)?;
            let schema = schema(&text, lang);
            files.push((there.path.clone(), text.into()));
            files.extend(schema.map(|schema| (args.dir.join(SCHEMA), schema)));
        } else {
            files.push((args.dir.join(file.path), file.text.into()));
        }
    }
    if let (Some(from), Some(to)) = (logo, &answers.logo) {
        let target = args.dir.join(to);
        match fs::read(from) {
            // Already where it belongs.
            Ok(_) if disk::is_same(from, &target) => {}
            Ok(bytes) => files.push((target, bytes)),
            Err(error) => {
                return Err(one(Problem::error(
                    Message::new("init-no-logo").with("path", path_text(from)).with("cause", error),
                )));
            }
        }
    }
    let schema = args.dir.join(SCHEMA);
    let ours = |path: &Path| path == there.path || path == schema;
    let in_the_way: Vec<Problem> = files
        .iter()
        .filter(|(path, _)| !ours(path) && !args.force && path.exists())
        .map(|(path, _)| in_the_way(path))
        .collect();
    if !in_the_way.is_empty() {
        return Err(in_the_way);
    }
    for folder in ["content", "static"] {
        let folder = args.dir.join(folder);
        fs::create_dir_all(&folder).map_err(|error| vec![cannot_write(&folder, &error)])?;
    }
    let mut paths = Vec::new();
    for (path, bytes) in files {
        disk::write(&path, &bytes).map_err(|error| vec![cannot_write(&path, &error)])?;
        paths.push(path);
    }
    Ok(paths)
}

fn path_text(path: &Path) -> String {
    path.display().to_string()
}

fn in_the_way(path: &Path) -> Problem {
    Problem::error(Message::new("init-exists").with("path", path_text(path)))
        .help(Message::new("init-overwrite"))
}

fn done(args: &InitArgs, paths: &[PathBuf], lang: Lang) -> Exit {
    let dir = match args.dir.as_os_str().to_str() {
        Some(".") | None => String::new(),
        Some(dir) => format!(" {dir}"),
    };
    let next = Message::new("init-next").with("dir", dir).text(lang);
    deliver(Exit::Clean, |out| {
        paths.iter().try_for_each(|path| writeln!(out, "{}", path.display()))?;
        writeln!(out, "\n{next}")
    })
}
