//! Addresses among what is to be checked: fetched into files before the run.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sa_lint::claim::Lexicon;
use sa_lint::engine::Input;
use sa_lint::fetch::{self, Fetched, LeftOut, Options, Plan};
use sa_lint::message::{Argument, Lang, Message, say};

use crate::output::tell;
use crate::progress::Progress;

/// True once Ctrl-C was pressed while sites are read: what was read so far is reported.
static STOPPED: AtomicBool = AtomicBool::new(false);
/// True while sites are read.
static READING: AtomicBool = AtomicBool::new(false);

/// How web sites are read.
#[derive(Debug, clap::Args)]
pub(crate) struct WebArgs {
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..))]
    max_pages: u32,
    #[arg(long, value_name = "N")]
    depth: Option<usize>,
    #[arg(long, value_name = "MS", default_value_t = 500)]
    delay: u64,
    #[arg(long, value_name = "DIR")]
    save: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    urls: Option<PathBuf>,
}

/// True for what is to be fetched.
pub(crate) fn is_address(path: &OsStr) -> bool {
    path.to_str().is_some_and(|text| fetch::address(text).is_some())
}

impl WebArgs {
    /// True when a file with addresses was named.
    pub(crate) fn names_list(&self) -> bool {
        self.urls.is_some()
    }

    /// What is to be fetched: the addresses among the paths, and those in the file of `--urls`.
    ///
    /// # Errors
    /// With what to say when that file cannot be read, or holds none.
    pub(crate) fn plan(&self, paths: &[PathBuf], lang: Lang) -> Result<Plan, String> {
        let named = paths.iter().filter_map(|path| fetch::address(path.to_str()?));
        let mut plan = Plan { sites: named.collect(), pages: Vec::new() };
        let Some(file) = &self.urls else { return Ok(plan) };
        let shown = |id: &'static str| Message::new(id).with("path", file.display().to_string());
        let text = std::fs::read(file)
            .map_err(|error| shown("fetch-no-list").with("cause", error.to_string()).text(lang))?;
        let text = String::from_utf8_lossy(&text);
        let lines = text.lines().map(|line| line.trim_start_matches('\u{feff}').trim());
        for (index, line) in lines.enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let page = fetch::address(line).ok_or_else(|| {
                shown("fetch-no-address").with("line", index + 1).with("text", line).text(lang)
            })?;
            plan.pages.push(page);
        }
        if plan.pages.is_empty() {
            return Err(shown("fetch-empty-list").text(lang));
        }
        Ok(plan)
    }

    /// Fetches what a plan names.
    ///
    /// # Errors
    /// With what to say when the pages cannot be kept.
    pub(crate) fn fetch(
        &self,
        plan: &Plan,
        lexicon: &Lexicon,
        quiet: bool,
        lang: Lang,
    ) -> Result<Fetched, String> {
        let words = lexicon.schemes().iter().flat_map(|scheme| &scheme.logos);
        let options = Options {
            max_pages: self.max_pages as usize,
            depth: self.depth,
            delay: Duration::from_millis(self.delay),
            save: self.save.clone(),
            logo_words: words.map(|logo| logo.word.clone()).collect(),
            ..Options::default()
        };
        let done = Arc::default();
        let progress = Progress::start(Arc::clone(&done), "progress-pages", lang, quiet);
        READING.store(true, Ordering::SeqCst);
        let fetched = fetch::fetch(plan, &options, &STOPPED, &mut |now| {
            done.store(now.read, Ordering::Relaxed);
        });
        READING.store(false, Ordering::SeqCst);
        drop(progress);
        fetched.map_err(|error| {
            let id = if self.save.is_some() { "fetch-not-saved" } else { "fetch-not-kept" };
            let folder = self.save.as_deref().unwrap_or(Path::new(""));
            let message = Message::new(id).with("path", folder.display().to_string());
            message.with("cause", error.to_string()).text(lang)
        })
    }
}

/// What was fetched, as the engine takes it.
pub(crate) fn inputs(fetched: &Fetched) -> Vec<Input> {
    let pages = fetched.pages.iter().cloned().map(Input::Page);
    let failures = fetched.failures.iter().cloned();
    pages.chain(failures.map(|(url, why)| Input::Unfetched { url, why })).collect()
}

/// Says what was left out, and that it was broken off.
pub(crate) fn complain(fetched: &Fetched, lang: Lang) {
    let left: Argument = fetched
        .left_out
        .iter()
        .map(|(why, count)| Message::new(reason(*why)).with("count", *count))
        .collect();
    if !fetched.left_out.is_empty() {
        tell(&Message::new("fetch-left-out").with("reasons", left).text(lang));
    }
    if let Some(first) = fetched.scripted.first() {
        let scripted = Message::new("fetch-scripted").with("url", first.as_str());
        tell(&scripted.with("count", fetched.scripted.len()).text(lang));
    }
    if fetched.broken_off {
        let read = Message::new("fetch-broken-off").with("count", fetched.pages.len());
        tell(&read.text(lang));
    } else if fetched.left_out.contains_key(&LeftOut::TooMany) {
        tell(&say(lang, "fetch-more"));
    }
}

fn reason(why: LeftOut) -> &'static str {
    match why {
        LeftOut::OtherHost => "left-out-other-host",
        LeftOut::Robots => "left-out-robots",
        LeftOut::TooMany => "left-out-too-many",
        LeftOut::TooDeep => "left-out-too-deep",
        LeftOut::Same => "left-out-same",
        LeftOut::NoAnswer => "left-out-no-answer",
        LeftOut::Endless => "left-out-endless",
        LeftOut::Kind => "left-out-kind",
        LeftOut::NotThere => "left-out-not-there",
        LeftOut::Private => "left-out-private",
        LeftOut::BrokenOff => "left-out-broken-off",
    }
}

/// Ctrl-C: true when it only ends the reading of sites, and what was read is still to be reported.
pub(crate) fn interrupt() -> bool {
    READING.load(Ordering::SeqCst) && !STOPPED.swap(true, Ordering::SeqCst)
}
