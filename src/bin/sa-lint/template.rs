//! `sa-lint template`: the embedded templates, to look at and to change.

use std::fs;
use std::path::{Path, PathBuf};

use sa_lint::config::Problem;
use sa_lint::disk;
use sa_lint::message::{Argument, Message};
use sa_lint::site::{Embedded, embedded};

use crate::cli::Shared;
use crate::output::{Exit, deliver};
use crate::problem;
use crate::session::{ColorChoice, Session};

/// Arguments of `template`.
#[derive(Debug, clap::Args)]
pub(crate) struct TemplateArgs {
    #[command(subcommand)]
    action: Action,
    #[command(flatten)]
    shared: Shared,
}

impl TemplateArgs {
    /// `--color`, before or behind the action.
    pub(crate) fn color(&self) -> ColorChoice {
        let (Action::List { shared } | Action::Eject { shared, .. }) = &self.action;
        match shared.color {
            ColorChoice::Auto => self.shared.color,
            color => color,
        }
    }
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    List {
        #[command(flatten)]
        shared: Shared,
    },
    Eject {
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        #[arg(long, value_name = "DIR", default_value = ".")]
        dir: PathBuf,
        #[arg(long)]
        force: bool,
        #[command(flatten)]
        shared: Shared,
    },
}

/// Exit codes: 0 done, 2 an unknown name or a file in the way.
pub(crate) fn run(args: &TemplateArgs, session: Session) -> Exit {
    let lang = session.lang();
    let done = match &args.action {
        Action::List { .. } => Ok(embedded().iter().map(|file| file.name.to_owned()).collect()),
        Action::Eject { names, dir, force, .. } => eject(names, &dir.join("templates"), *force),
    };
    match done {
        Ok(lines) => list(&lines),
        Err(problems) => {
            problem::show(&problems, lang);
            Exit::Failed
        }
    }
}

fn list(lines: &[String]) -> Exit {
    deliver(Exit::Clean, |out| lines.iter().try_for_each(|line| writeln!(out, "{line}")))
}

/// Writes templates to `folder`. Returns the paths of the files.
fn eject(names: &[String], folder: &Path, force: bool) -> Result<Vec<String>, Vec<Problem>> {
    let known = |name: &String| embedded().iter().find(|file| file.name == name);
    let unknown: Vec<Problem> =
        names.iter().filter(|name| known(name).is_none()).map(|name| no_such(name)).collect();
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let chosen: Vec<&Embedded> = match names {
        [] => embedded().iter().collect(),
        names => names.iter().filter_map(known).collect(),
    };
    let there: Vec<Problem> = chosen
        .iter()
        .map(|file| folder.join(file.name))
        .filter(|path| !force && path.exists())
        .map(|path| in_the_way(&path))
        .collect();
    if !there.is_empty() {
        return Err(there);
    }
    let write = || {
        fs::create_dir_all(folder)?;
        chosen
            .iter()
            .try_for_each(|file| disk::write(&folder.join(file.name), file.text.as_bytes()))
    };
    write().map_err(|error| vec![problem::cannot_write(folder, &error)])?;
    Ok(chosen.iter().map(|file| folder.join(file.name).display().to_string()).collect())
}

fn no_such(name: &str) -> Problem {
    let names: Argument = embedded().iter().map(|file| file.name).collect();
    Problem::error(Message::new("template-unknown").with("name", name))
        .help(Message::new("template-known").with("names", names))
}

fn in_the_way(path: &Path) -> Problem {
    let shown = path.display();
    Problem::error(Message::new("template-exists").with("path", shown.to_string()))
        .help(Message::new("init-overwrite"))
}
