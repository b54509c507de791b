//! The state of the preview: the last good site in memory, and what is wrong now.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sa_lint::config::{Level, Problem};
use sa_lint::message::Lang;
use sa_lint::site::{self, Purpose, Rendered, SiteCheck, Sources};
use serde::Serialize;
use tokio::sync::watch::{Receiver, Sender};
use url::Url;

use crate::problem::show;
use crate::today::today;

/// What is served at one moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Snapshot {
    /// Grows with every attempt to build.
    pub(super) attempt: u64,
    /// The attempt that made `files`.
    pub(super) built: u64,
    /// The last good site, by path.
    pub(super) files: Arc<BTreeMap<String, Vec<u8>>>,
    /// The path of the site's address: begins and ends with `/`.
    pub(super) base: String,
    pub(super) problems: Vec<Shown>,
}

/// A problem as the overlay shows it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Shown {
    level: &'static str,
    place: String,
    line: String,
    message: String,
    help: String,
}

impl Shown {
    fn new(problem: &Problem, lang: Lang) -> Self {
        let place = problem.place.as_ref();
        let (row, column) = place.map_or((1, 1), |place| place.line_column());
        let line = place.and_then(|place| place.text.lines().nth(row - 1)).unwrap_or_default();
        Self {
            level: match problem.level {
                Level::Hint => "hint",
                Level::Warning => "warning",
                Level::Error => "error",
            },
            place: place.map_or_else(String::new, |place| match place.text.is_empty() {
                true => place.path.clone(),
                false => format!("{}:{row}:{column}", place.path),
            }),
            line: line.trim().chars().take(200).collect(),
            message: problem.message.text(lang),
            help: problem.help.as_ref().map_or_else(String::new, |help| help.text(lang)),
        }
    }
}

/// A project that is being looked at.
pub(super) struct Preview {
    pub(super) dir: PathBuf,
    pub(super) lang: Lang,
    check: Arc<dyn SiteCheck>,
    state: Sender<Snapshot>,
}

impl Preview {
    pub(super) fn new(dir: PathBuf, lang: Lang, check: Arc<dyn SiteCheck>) -> Self {
        let state = Sender::new(Snapshot { base: "/".into(), ..Snapshot::default() });
        Self { dir, lang, check, state }
    }

    pub(super) fn now(&self) -> Snapshot {
        self.state.borrow().clone()
    }

    pub(super) fn base(&self) -> String {
        self.state.borrow().base.clone()
    }

    pub(super) fn changes(&self) -> Receiver<Snapshot> {
        self.state.subscribe()
    }

    /// Builds in memory. A site with wrong claims is shown, with the overlay over it; one that
    /// cannot be rendered leaves the last good one.
    pub(super) fn rebuild(&self) {
        let (site, problems) = match rendered(&self.dir) {
            Ok((sources, rendered)) => {
                let mut problems = sources.warnings.clone();
                problems.extend(site::judge(&sources, &rendered, &*self.check));
                let base = Url::parse(&sources.config.url).map(|url| url.path().to_owned());
                let mut files = rendered.files;
                files.extend(rendered.internal);
                (Some((files, base.unwrap_or_else(|_| "/".into()))), problems)
            }
            Err(problems) => (None, problems),
        };
        show(&problems, self.lang);
        self.state.send_modify(|state| {
            state.attempt += 1;
            state.problems =
                problems.iter().map(|problem| Shown::new(problem, self.lang)).collect();
            if let Some((files, base)) = site {
                state.built = state.attempt;
                state.files = Arc::new(files);
                state.base = base;
            }
        });
    }
}

/// Sources and output of a project.
fn rendered(dir: &Path) -> Result<(Sources, Rendered), Vec<Problem>> {
    let sources = Sources::read(dir, today())?;
    let rendered = site::render(&sources, Purpose::Preview)?;
    Ok((sources, rendered))
}
