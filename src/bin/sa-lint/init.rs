//! `sa-lint init`: a new project from a few answers.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use sa_lint::config::Problem;
use sa_lint::disk;
use sa_lint::message::{Lang, Message};
use sa_lint::site::{self, Answers};

use crate::ask::{self, Given};
use crate::cli::Shared;
use crate::output::{Exit, deliver};
use crate::problem::{self, cannot_write};
use crate::session::{Session, in_ci};

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    #[arg(default_value = ".")]
    dir: PathBuf,
    #[arg(long, short)]
    yes: bool,
    #[command(flatten)]
    given: Given,
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

/// Exit codes: 0 written, 2 an answer is missing or wrong, or a file is in the way.
pub(crate) fn run(args: &InitArgs, session: Session) -> Exit {
    let lang = session.lang();
    let interactive =
        !args.yes && !in_ci() && io::stdin().is_terminal() && io::stderr().is_terminal();
    let answers = match ask::answers(&args.given, interactive, lang) {
        Ok(answers) => answers,
        Err(problems) => {
            problem::show(&problems, lang);
            return Exit::Failed;
        }
    };
    match write(args, &answers) {
        Ok(paths) => done(args, &paths, lang),
        Err(problems) => {
            problem::show(&problems, lang);
            Exit::Failed
        }
    }
}

/// Writes all files, or none if one is in the way. Returns their paths.
fn write(args: &InitArgs, answers: &Answers) -> Result<Vec<PathBuf>, Vec<Problem>> {
    let mut files: Vec<(PathBuf, Vec<u8>)> = match site::starter(answers) {
        Ok(files) => {
            files.into_iter().map(|file| (args.dir.join(file.path), file.text.into())).collect()
        }
        Err(problem) => return Err(vec![problem]),
    };
    if let (Some(from), Some(to)) = (&args.given.logo, &answers.logo) {
        let target = args.dir.join(to);
        match fs::read(from) {
            // Already where it belongs.
            Ok(_) if is_same(from, &target) => {}
            Ok(bytes) => files.push((target, bytes)),
            Err(error) => {
                let shown = from.display();
                return Err(vec![Problem::error(
                    Message::new("init-no-logo")
                        .with("path", shown.to_string())
                        .with("cause", error),
                )]);
            }
        }
    }
    let there: Vec<Problem> = files
        .iter()
        .filter(|(path, _)| !args.force && path.exists())
        .map(|(path, _)| in_the_way(path))
        .collect();
    if !there.is_empty() {
        return Err(there);
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

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

fn in_the_way(path: &Path) -> Problem {
    let shown = path.display();
    Problem::error(Message::new("init-exists").with("path", shown.to_string()))
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
