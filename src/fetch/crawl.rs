//! From the start along links to all pages of a site that may be read.

mod entrance;

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use url::Url;

use super::address::canonical;
use super::client::{Answer, Client, Known};
use super::frontier::Frontier;
use super::kind::{encoding, extension};
use super::robots::Rules;
use super::store::{Site, Store};
use super::{Fetched, LeftOut, Options, Plan, Progress, sitemap};
use crate::document::Document;
use crate::engine::WebPage;
use crate::extract::{Format, extract};
use crate::report::Unfetched;
use crate::text::{Encoding, SourceFile};

/// A redirect leads on so often.
const REDIRECTS: usize = 10;
/// Sitemaps of one site at most.
const SITEMAPS: usize = 50;

/// Reads what a plan names. `progress` hears of each page; `stop` ends it, and what was read counts.
///
/// # Errors
/// When the pages cannot be put into files.
pub fn fetch(
    plan: &Plan,
    options: &Options,
    stop: &AtomicBool,
    progress: &mut dyn FnMut(Progress),
) -> std::io::Result<Fetched> {
    let store = Store::open(options.save.as_deref())?;
    let mut fetched = Fetched::default();
    let client = Client::new(options, stop);
    for start in &plan.sites {
        let mut crawl = Crawl::new(options, &client, &store, &mut fetched, progress);
        crawl.site(start)?;
    }
    let mut by_site: BTreeMap<String, Vec<&Url>> = BTreeMap::new();
    for page in &plan.pages {
        by_site.entry(origin(page)).or_default().push(page);
    }
    for pages in by_site.into_values() {
        let mut crawl = Crawl::new(options, &client, &store, &mut fetched, progress);
        crawl.pages(&pages)?;
    }
    fetched.broken_off = client.is_stopped();
    // Not before all is read: only then is it known whether something is missing.
    fetched.folders = Some(store);
    Ok(fetched)
}

/// Scheme, host and port.
fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// One site on its way.
struct Crawl<'c, 'o> {
    options: &'o Options,
    client: &'c Client<'o>,
    store: &'c Store,
    fetched: &'c mut Fetched,
    progress: &'c mut dyn FnMut(Progress),
    frontier: Frontier,
    /// The pages of this site begin here in [`Fetched::pages`].
    first: usize,
    whole: bool,
}

/// What became of a request.
enum Got {
    /// A page, and the address that it has after all redirects.
    Page(Url, Answer),
    /// It did not change since an earlier run.
    Unchanged(Url),
    LeftOut(LeftOut),
    Failed(Unfetched),
}

impl<'c, 'o> Crawl<'c, 'o> {
    fn new(
        options: &'o Options,
        client: &'c Client<'o>,
        store: &'c Store,
        fetched: &'c mut Fetched,
        progress: &'c mut dyn FnMut(Progress),
    ) -> Self {
        let first = fetched.pages.len();
        Self {
            options,
            client,
            store,
            fetched,
            progress,
            frontier: Frontier::default(),
            first,
            whole: true,
        }
    }

    /// A site from the page it is entered at, or from a sitemap.
    fn site(&mut self, start: &Url) -> std::io::Result<()> {
        let Some((url, rules)) = self.enter(start) else { return Ok(()) };
        let mut site = self.store.site(&url);
        self.frontier.seen.insert(url.clone());
        self.frontier.waiting.push_back((url.clone(), 0));
        let is_map = sitemap::is_named(&url);
        if is_map {
            self.frontier.waiting.clear();
            self.map(&url, &rules, &mut HashSet::new(), false);
        }
        let depth = if is_map { Some(0) } else { self.options.depth };
        self.follow(&mut site, &rules, depth, !is_map)?;
        self.close(&site)
    }

    /// Pages that were named one by one.
    fn pages(&mut self, pages: &[&Url]) -> std::io::Result<()> {
        let Some(first) = pages.first() else { return Ok(()) };
        let Some(rules) = self.named(first) else { return Ok(()) };
        self.frontier.host = first.host_str().unwrap_or_default().to_owned();
        let mut site = self.store.site(first);
        for page in pages {
            if self.frontier.seen.insert((*page).clone()) {
                self.frontier.waiting.push_back(((*page).clone(), 0));
            }
        }
        self.whole = false;
        self.follow(&mut site, &rules, Some(0), false)?;
        self.close(&site)
    }

    /// Reads a sitemap and those it lists into what waits.
    fn map(&mut self, url: &Url, rules: &Rules, known: &mut HashSet<Url>, quiet: bool) {
        if known.len() >= SITEMAPS || !known.insert(url.clone()) || !rules.allows(url) {
            return;
        }
        let map = match self.client.get(url, &Known::default()) {
            Ok(answer) if answer.status == 200 => sitemap::parse(&answer.body),
            Ok(_) => None,
            Err(_) if quiet => None,
            Err(why) => return self.fail(url, why),
        };
        let Some(map) = map else {
            if !quiet {
                self.fail(url, Unfetched::NoSitemap);
            }
            return;
        };
        for page in map.pages {
            self.take(page, 0);
        }
        for further in map.sitemaps {
            self.map(&further, rules, known, quiet);
        }
    }

    /// Reads what waits, and what its links lead to.
    fn follow(
        &mut self,
        site: &mut Site,
        rules: &Rules,
        depth: Option<usize>,
        with_map: bool,
    ) -> std::io::Result<()> {
        let mut mapped = !with_map;
        loop {
            let Some((url, at)) = self.frontier.waiting.pop_front() else {
                if mapped {
                    return Ok(());
                }
                // What no link leads to stands in the sitemap.
                mapped = true;
                self.maps(rules);
                continue;
            };
            if self.client.is_stopped() {
                self.whole = false;
                self.leave(LeftOut::BrokenOff, 1 + self.frontier.waiting.len());
                return Ok(());
            }
            if self.fetched.pages.len() >= self.options.max_pages {
                self.whole = false;
                self.leave(LeftOut::TooMany, 1 + self.frontier.waiting.len());
                return Ok(());
            }
            if !rules.allows(&url) {
                self.whole = false;
                self.leave(LeftOut::Robots, 1);
                continue;
            }
            match self.get(&url, site) {
                Got::LeftOut(why) => self.leave(why, 1),
                Got::Failed(Unfetched::BrokenOff) => {
                    self.whole = false;
                    self.leave(LeftOut::BrokenOff, 1 + self.frontier.waiting.len());
                    return Ok(());
                }
                Got::Failed(why) => {
                    self.whole = false;
                    self.fail(&url, why);
                }
                Got::Page(url, answer) => self.page(site, &url, answer, at, depth)?,
                Got::Unchanged(url) => {
                    if let Some((path, bytes, entry)) = site.kept(&url) {
                        let encoding = encoding(entry.charset.as_deref(), &bytes);
                        self.read(site, &url, &path, bytes, encoding, at, depth)?;
                    }
                }
            }
            let read = self.fetched.pages.len();
            (self.progress)(Progress { read, waiting: self.frontier.waiting.len() });
        }
    }

    /// The sitemaps that robots.txt names, else the one at the usual place.
    fn maps(&mut self, rules: &Rules) {
        let mut known = HashSet::new();
        let named: Vec<Url> = rules.sitemaps().collect();
        if named.is_empty()
            && let Some(page) = self.fetched.pages.get(self.first)
            && let Ok(mut usual) = Url::parse(&page.url)
        {
            usual.set_path("/sitemap.xml");
            usual.set_query(None);
            self.map(&usual, rules, &mut known, true);
        }
        for map in named {
            self.map(&map, rules, &mut known, true);
        }
    }

    /// Asks for a page; redirects within the site are followed.
    fn get(&mut self, url: &Url, site: &Site) -> Got {
        let mut url = url.clone();
        for _ in 0..REDIRECTS {
            let answer = match self.client.get(&url, &site.known(&url)) {
                Ok(answer) => answer,
                Err(Unfetched::Private) => return Got::LeftOut(LeftOut::Private),
                Err(why) => return Got::Failed(why),
            };
            match answer.status {
                200..=299 => return Got::Page(url, answer),
                304 => return Got::Unchanged(url),
                300..=399 => {
                    let Some(next) = self.target(&url, &answer) else {
                        return Got::Failed(Unfetched::Redirects);
                    };
                    if next.host_str() != Some(self.frontier.host.as_str()) {
                        return Got::LeftOut(LeftOut::OtherHost);
                    }
                    if next == url {
                        return Got::Failed(Unfetched::Redirects);
                    }
                    // The page has a turn of its own, or had one.
                    if !self.frontier.seen.insert(next.clone())
                        && self.fetched.pages.iter().any(|page| page.url == next.as_str())
                    {
                        return Got::LeftOut(LeftOut::Kind);
                    }
                    url = next;
                }
                401 | 403 | 404 | 410 => return Got::LeftOut(LeftOut::NotThere),
                status => return Got::Failed(Unfetched::Status { status }),
            }
        }
        Got::Failed(Unfetched::Redirects)
    }

    /// Where a redirect leads.
    fn target(&self, url: &Url, answer: &Answer) -> Option<Url> {
        let next = url.join(answer.location.as_deref()?.trim()).ok()?;
        matches!(next.scheme(), "http" | "https").then(|| canonical(next))
    }

    /// Keeps a page, and takes its links up.
    fn page(
        &mut self,
        site: &mut Site,
        url: &Url,
        answer: Answer,
        at: usize,
        depth: Option<usize>,
    ) -> std::io::Result<()> {
        let Some(extension) = extension(url, &answer) else {
            self.leave(LeftOut::Kind, 1);
            return Ok(());
        };
        let path = site.keep(url, extension, &answer)?;
        let encoding = encoding(answer.charset.as_deref(), &answer.body);
        self.read(site, url, &path, answer.body, encoding, at, depth)
    }

    #[expect(clippy::too_many_arguments, reason = "one page with all that is known of it")]
    fn read(
        &mut self,
        site: &mut Site,
        url: &Url,
        path: &Path,
        bytes: Vec<u8>,
        encoding: Option<&'static Encoding>,
        at: usize,
        depth: Option<usize>,
    ) -> std::io::Result<()> {
        let format = Format::from_path(path);
        self.fetched.pages.push(WebPage {
            url: url.to_string(),
            file: path.to_path_buf(),
            site: site.folder.clone(),
            encoding,
            whole: true,
        });
        if !matches!(format, Some(Format::Html | Format::Xhtml)) {
            return Ok(());
        }
        let source = match encoding {
            Some(encoding) => SourceFile::decode_as(url.as_str(), bytes, encoding),
            None => SourceFile::decode(url.as_str(), bytes),
        };
        let document = extract(&source, Format::Html);
        let base = document.looks.base.as_deref().and_then(|base| url.join(base).ok());
        let base = base.unwrap_or_else(|| url.clone());
        let is_last = depth.is_some_and(|depth| at >= depth);
        for link in &document.links {
            let Ok(next) = base.join(link.url.trim()) else { continue };
            if !matches!(next.scheme(), "http" | "https") {
                continue;
            }
            let next = canonical(next);
            if is_last {
                let named = depth == Some(0) && self.options.depth != Some(0);
                if !named && !self.frontier.seen.contains(&next) && self.is_own(&next) {
                    self.whole = false;
                    self.frontier.seen.insert(next);
                    self.leave(LeftOut::TooDeep, 1);
                }
            } else {
                self.take(next, at + 1);
            }
        }
        self.assets(site, &document, &base)
    }

    /// Fetches the logos of a page and, where it has one, its style sheets.
    fn assets(&mut self, site: &mut Site, document: &Document, base: &Url) -> std::io::Result<()> {
        let is_logo = |address: &str| {
            let address = address.to_lowercase();
            self.options.logo_words.iter().any(|word| {
                address.contains(word.as_str())
                    || address.contains(&word.replace(' ', ""))
                    || address.contains(&word.replace(' ', "-"))
                    || address.contains(&word.replace(' ', "_"))
            })
        };
        let logos: Vec<&str> = document
            .images
            .iter()
            .map(|image| image.src.as_str())
            .filter(|src| is_logo(src))
            .collect();
        if logos.is_empty() {
            return Ok(());
        }
        let sheets = document.looks.sheets.iter().filter_map(|sheet| match sheet {
            crate::document::Sheet::Linked(address) => Some(address.as_str()),
            crate::document::Sheet::Inline(_) => None,
        });
        for address in logos.into_iter().chain(sheets) {
            let Ok(url) = base.join(address.trim()) else { continue };
            let url = canonical(url);
            if !self.is_own(&url) || !self.frontier.seen.insert(url.clone()) {
                continue;
            }
            let name = url.path().rsplit('/').next().unwrap_or_default();
            let Some((_, extension)) = name.rsplit_once('.') else { continue };
            let extension = extension.to_ascii_lowercase();
            if let Ok(answer) = self.client.get(&url, &Known::default())
                && answer.status == 200
            {
                site.keep(&url, &extension, &answer)?;
            }
        }
        Ok(())
    }

    fn take(&mut self, url: Url, at: usize) {
        if let Some(why) = self.frontier.take(url, at) {
            self.leave(why, 1);
        }
    }

    fn is_own(&self, url: &Url) -> bool {
        url.host_str() == Some(self.frontier.host.as_str())
    }

    fn leave(&mut self, why: LeftOut, count: usize) {
        *self.fetched.left_out.entry(why).or_default() += count;
    }

    fn fail(&mut self, url: &Url, why: Unfetched) {
        self.fetched.failures.push((url.to_string(), why));
    }

    /// Says of all pages of the site whether it was read as a whole.
    fn close(&mut self, site: &Site) -> std::io::Result<()> {
        for page in &mut self.fetched.pages[self.first..] {
            page.whole = self.whole;
        }
        site.close()
    }
}
