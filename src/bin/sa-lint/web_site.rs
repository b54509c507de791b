//! Addresses among what is to be checked: fetched into files before the run.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sa_lint::claim::Lexicon;
use sa_lint::engine::Input;
use sa_lint::fetch::{self, Fetched, LeftOut, Options, Plan};
use sa_lint::message::{Argument, Lang, Message, say};
use tempfile::TempDir;

use crate::output::tell;
use crate::progress::{self, Progress};

/// True once Ctrl-C was pressed while sites are read: what was read so far is reported.
static STOPPED: AtomicBool = AtomicBool::new(false);
/// True while sites are read.
static READING: AtomicBool = AtomicBool::new(false);

/// Where pages are while they are checked, where they are not to be kept.
static PASSING: Mutex<Option<TempDir>> = Mutex::new(None);

/// Removes the pages that are not to be kept, once the run is over.
pub(crate) struct Passing;

impl Drop for Passing {
    fn drop(&mut self) {
        clean();
    }
}

/// Removes the pages that are not to be kept.
pub(crate) fn clean() {
    // The folder goes with the value; what cannot be removed the system removes some day.
    drop(PASSING.lock().unwrap_or_else(PoisonError::into_inner).take());
}

/// What hosts of companies end in; a file called `a.old` is no host.
const TOPS: [&str; 12] =
    ["jp", "com", "net", "org", "info", "biz", "dev", "app", "site", "tokyo", "osaka", "nagoya"];

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
    /// Enough of a site to find its policy: it is linked from every page, as a rule.
    pub(crate) fn for_policy() -> Self {
        Self { max_pages: 40, depth: Some(2), delay: 500, save: None, urls: None }
    }

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
        let is_stdin = |path: &PathBuf| path.as_os_str() == "-";
        if is_stdin(file) && paths.iter().any(is_stdin) {
            return Err(say(lang, "fetch-two-inputs"));
        }
        let read = if is_stdin(file) {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        } else {
            std::fs::read(file)
        };
        let bytes = read.map_err(|error| shown("fetch-no-list").with("cause", error).text(lang))?;
        if bytes.trim_ascii_start().starts_with(b"<") || bytes.starts_with(&[0x1f, 0x8b]) {
            let no_map = || shown("fetch-no-map").text(lang);
            let (pages, sitemaps) = fetch::listed(&bytes).ok_or_else(no_map)?;
            plan.pages.extend(pages);
            plan.sites.extend(sitemaps);
            return if plan.is_empty() { Err(no_map()) } else { Ok(plan) };
        }
        let text = String::from_utf8_lossy(&bytes);
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
        let not_kept = |error: io::Error| {
            let id = if self.save.is_some() { "fetch-not-saved" } else { "fetch-not-kept" };
            let folder = self.save.as_deref().unwrap_or(Path::new(""));
            let message = Message::new(id).with("path", folder.display().to_string());
            message.with("cause", error).text(lang)
        };
        let folder = match &self.save {
            Some(folder) => folder.clone(),
            None => {
                let passing = tempfile::Builder::new().prefix("sa-lint-").tempdir();
                let passing = passing.map_err(not_kept)?;
                let folder = passing.path().to_path_buf();
                *PASSING.lock().unwrap_or_else(PoisonError::into_inner) = Some(passing);
                folder
            }
        };
        let words = lexicon.schemes().iter().flat_map(|scheme| &scheme.logos);
        let options = Options {
            max_pages: self.max_pages as usize,
            depth: self.depth,
            delay: Duration::from_millis(self.delay),
            save: Some(folder),
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
        fetched.map_err(not_kept)
    }
}

/// What was fetched, as the engine takes it.
pub(crate) fn inputs(fetched: &Fetched) -> Vec<Input> {
    let pages = fetched.pages.iter().cloned().map(Input::Page);
    let failures = fetched.failures.iter().cloned();
    pages.chain(failures.map(|(url, why)| Input::Unfetched { url, why })).collect()
}

/// What was probably meant by a path that does not exist: an address that is not complete.
pub(crate) fn meant_address(path: &str, lang: Lang) -> Option<String> {
    let lower = path.to_ascii_lowercase();
    // Paths are shown with one slash where two were typed.
    let scheme = ["https:", "http:"].into_iter().find(|scheme| lower.starts_with(scheme));
    let rest = scheme.map_or(path, |scheme| path[scheme.len()..].trim_start_matches('/'));
    let host = rest.split('/').next().unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    let (labels, top) = name.rsplit_once('.').unwrap_or_default();
    let is_host = !labels.is_empty()
        && (scheme.is_some()
            || lower.starts_with("www.")
            || TOPS.iter().any(|known| top.eq_ignore_ascii_case(known)));
    let meant = format!("{}//{rest}", scheme.unwrap_or("https:"));
    if is_host && fetch::address(&meant).is_some() {
        return Some(Message::new("lint-meant").with("command", meant).text(lang));
    }
    scheme.map(|_| say(lang, "fetch-no-such-address"))
}

/// Says what was left out, that nothing was repaired where that was `asked` for, and that it was
/// broken off. `quiet`: not how many were left out.
pub(crate) fn complain(fetched: &Fetched, asked: bool, quiet: bool, lang: Lang) {
    if asked && !fetched.pages.is_empty() {
        tell(&say(lang, "fetch-not-fixed"));
    }
    let left: Argument = fetched
        .left_out
        .iter()
        .map(|(why, count)| Message::new(reason(*why)).with("count", *count))
        .collect();
    if !fetched.left_out.is_empty() && !quiet {
        tell(&Message::new("fetch-left-out").with("reasons", left).text(lang));
    }
    if let Some(first) = fetched.scripted.first() {
        let scripted = Message::new("fetch-scripted").with("url", first.as_str());
        tell(&scripted.with("count", fetched.scripted.len()).text(lang));
    }
    if fetched.broken_off {
        let read = Message::new("fetch-broken-off").with("count", fetched.pages.len());
        tell(&read.text(lang));
    } else if fetched.left_out.contains_key(&LeftOut::TooMany) && !quiet {
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
pub(crate) fn interrupt(lang: Lang) -> bool {
    let ends_reading = READING.load(Ordering::SeqCst) && !STOPPED.swap(true, Ordering::SeqCst);
    if ends_reading {
        progress::clear();
        tell(&say(lang, "fetch-breaking-off"));
    }
    ends_reading
}
