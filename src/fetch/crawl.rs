//! From the start along links to all pages of a site that may be read.

mod entrance;
mod page;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::atomic::AtomicBool;

use url::Url;

use super::address::linked;
use super::client::{Answer, Client, EarlierAnswer};
use super::frontier::{Found, Frontier};
use super::robots::Rules;
use super::sitemap::{self, Sitemap};
use super::store::{FetchedSite, Store};
use super::{Fetched, LeftOut, Options, Plan, Progress};
use crate::report::Unfetched;

/// A redirect leads on so often.
const REDIRECTS: usize = 10;
/// Sitemaps of one site at most.
const SITEMAPS: usize = 50;
/// A server that fails to answer so often in a row is left in peace.
const UNANSWERED: usize = 5;

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
        crawl.close();
    }
    if !plan.pages.is_empty() {
        let mut crawl = Crawl::new(options, &client, &store, &mut fetched, progress);
        crawl.pages(&plan.pages)?;
        crawl.close();
    }
    fetched.broken_off = client.is_stopped();
    // Not before all is read: only then is it known whether something is missing.
    fetched.folders = Some(store);
    Ok(fetched)
}

/// One site on its way.
struct Crawl<'c, 'o> {
    options: &'o Options,
    client: &'c Client<'o>,
    store: &'c Store,
    fetched: &'c mut Fetched,
    progress: &'c mut dyn FnMut(Progress),
    frontier: Frontier,
    /// What the owner lets programs read here.
    rules: Rc<Rules>,
    /// The same of all hosts met so far; `None` where that cannot be told.
    known: HashMap<String, Option<Rc<Rules>>>,
    /// How many links from the start are followed; any number for `None`.
    depth: Option<usize>,
    /// True where pages were named one by one: no link is followed.
    named: bool,
    /// What the bytes of the pages come to, to know one that comes again.
    bodies: HashSet<u64>,
    /// Requests in a row without an answer.
    unanswered: usize,
    /// The pages of this site begin here in [`Fetched::pages`].
    first: usize,
    whole: bool,
}

/// What became of a request.
enum Got {
    /// An answer that is no redirect, and the address that it has after all of them.
    Answer(Url, Box<Answer>),
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
            rules: Rc::new(Rules::open()),
            known: HashMap::new(),
            depth: options.depth,
            named: false,
            bodies: HashSet::new(),
            unanswered: 0,
            first,
            whole: true,
        }
    }

    /// A site from the page it is entered at, or from a sitemap.
    fn site(&mut self, start: &Url) -> std::io::Result<()> {
        let Some((url, answer)) = self.enter(start) else { return Ok(()) };
        let mut site = self.store.site(&url);
        if sitemap::is_named(&url) {
            self.depth = Some(0);
            self.named = true;
            self.whole = false;
            match sitemap::parse(&answer.body) {
                Some(map) => self.list(map, &mut HashSet::from([url]), false),
                None => self.fail(&url, Unfetched::NoSitemap),
            }
        } else {
            self.frontier.seen.insert(url.clone());
            self.arrived(&mut site, &url, answer, 0)?;
        }
        self.follow(&mut site)?;
        site.close()
    }

    /// Pages that were named one by one.
    fn pages(&mut self, pages: &[Url]) -> std::io::Result<()> {
        self.depth = Some(0);
        self.named = true;
        self.whole = false;
        for (index, page) in pages.iter().enumerate() {
            if let Some(why) = self.is_over() {
                pages[index..].iter().for_each(|page| self.frontier.leave(page.clone(), why));
                break;
            }
            if !self.frontier.seen.insert(page.clone()) {
                continue;
            }
            let Some((url, answer)) = self.enter(page) else { continue };
            let mut site = self.store.site(&url);
            self.arrived(&mut site, &url, answer, 0)?;
            site.close()?;
        }
        Ok(())
    }

    /// Reads a sitemap and those it lists into what waits. A `quiet` one need not be there.
    fn map(&mut self, url: &Url, known: &mut HashSet<Url>, quiet: bool) {
        let url = self.frontier.secured(url.clone());
        if known.len() >= SITEMAPS || !known.insert(url.clone()) {
            return;
        }
        if self.frontier.is_own(&url) && !self.rules.allows(&url) {
            return;
        }
        match self.client.get(&url, &EarlierAnswer::default()) {
            Ok(answer) => match sitemap::parse(&answer.body).filter(|_| answer.status == 200) {
                Some(map) => self.list(map, known, quiet),
                None if quiet => {}
                None => self.fail(&url, Unfetched::NoSitemap),
            },
            Err(_) if quiet => {}
            Err(why) => self.fail(&url, why),
        }
    }

    fn list(&mut self, map: Sitemap, known: &mut HashSet<Url>, quiet: bool) {
        for page in map.pages {
            self.frontier.take(page, 0, Found::Listed);
        }
        for further in map.sitemaps {
            self.map(&further, known, quiet);
        }
    }

    /// Reads what waits, and what its links lead to.
    fn follow(&mut self, site: &mut FetchedSite) -> std::io::Result<()> {
        let mut mapped = self.named;
        loop {
            if let Some(why) = self.is_over() {
                let rest = std::mem::take(&mut self.frontier.waiting);
                self.whole &= rest.is_empty();
                rest.into_iter().for_each(|(url, _)| self.frontier.leave(url, why));
                return Ok(());
            }
            let Some((url, at)) = self.frontier.waiting.pop_front() else {
                if mapped {
                    return Ok(());
                }
                // What no link leads to stands in the sitemap.
                mapped = true;
                self.maps();
                continue;
            };
            if self.frontier.is_fixed(&url) {
                self.frontier.leave(url, LeftOut::Same);
                continue;
            }
            if !self.rules.allows(&url) {
                self.whole = false;
                self.frontier.leave(url, LeftOut::Robots);
                continue;
            }
            let got = self.get(&url, site);
            self.unanswered = if got.is_unanswered() { self.unanswered + 1 } else { 0 };
            match got {
                Got::LeftOut(why) => self.frontier.leave(url, why),
                // Its turn comes no more.
                Got::Failed(Unfetched::BrokenOff) => self.frontier.waiting.push_front((url, at)),
                Got::Failed(why) => {
                    self.whole = false;
                    self.fail(&url, why);
                }
                Got::Answer(url, answer) => self.arrived(site, &url, *answer, at)?,
            }
        }
    }

    /// Why nothing more is read, if so.
    fn is_over(&self) -> Option<LeftOut> {
        if self.client.is_stopped() {
            Some(LeftOut::BrokenOff)
        } else if self.unanswered >= UNANSWERED {
            Some(LeftOut::NoAnswer)
        } else {
            (self.fetched.pages.len() >= self.options.max_pages).then_some(LeftOut::TooMany)
        }
    }

    /// The sitemaps that robots.txt names, else the one at the usual place.
    fn maps(&mut self) {
        let mut known = HashSet::new();
        let mut named: Vec<Url> = self.rules.sitemaps().collect();
        if named.is_empty()
            && let Some(page) = self.fetched.pages.get(self.first)
            && let Ok(mut usual) = Url::parse(&page.url)
        {
            usual.set_path("/sitemap.xml");
            usual.set_query(None);
            named.push(usual);
        }
        named.iter().for_each(|map| self.map(map, &mut known, true));
    }

    /// Asks for a page; redirects within the site are followed.
    fn get(&mut self, url: &Url, site: &FetchedSite) -> Got {
        let mut url = url.clone();
        for _ in 0..REDIRECTS {
            let answer = match self.client.get(&url, &site.known(&url)) {
                Ok(answer) => answer,
                Err(Unfetched::Private) => return Got::LeftOut(LeftOut::Private),
                Err(why) => return Got::Failed(why),
            };
            match answer.status {
                200..=299 | 304 => return Got::Answer(url, Box::new(answer)),
                300..=399 => {
                    let Some(next) = target(&url, &answer) else {
                        return Got::Failed(Unfetched::Redirects);
                    };
                    if !self.frontier.is_own(&next) {
                        return Got::LeftOut(LeftOut::OtherHost);
                    }
                    if next == url {
                        return Got::Failed(Unfetched::Redirects);
                    }
                    if !self.rules.allows(&next) {
                        return Got::LeftOut(LeftOut::Robots);
                    }
                    // The page has a turn of its own, or had one.
                    if !self.frontier.seen.insert(next.clone())
                        && (self.frontier.waiting.iter().any(|(waiting, _)| *waiting == next)
                            || self.fetched.pages.iter().any(|page| page.url == next.as_str()))
                    {
                        return Got::LeftOut(LeftOut::Same);
                    }
                    url = next;
                }
                401 | 403 | 404 | 410 => return Got::LeftOut(LeftOut::NotThere),
                status => return Got::Failed(Unfetched::Status { status }),
            }
        }
        Got::Failed(Unfetched::Redirects)
    }

    fn fail(&mut self, url: &Url, why: Unfetched) {
        self.fetched.failures.push((url.to_string(), why));
    }

    /// Says of all pages of the site whether it was read as a whole, and counts what was left out.
    fn close(self) {
        for page in &mut self.fetched.pages[self.first..] {
            page.whole = self.whole;
        }
        for (why, count) in self.frontier.left() {
            *self.fetched.left_out.entry(why).or_default() += count;
        }
    }
}

impl Got {
    /// True where the server did not answer, or could not.
    fn is_unanswered(&self) -> bool {
        match self {
            Self::Failed(Unfetched::Status { status }) => *status == 429 || *status >= 500,
            Self::Failed(why) => matches!(
                why,
                Unfetched::NoHost
                    | Unfetched::Refused
                    | Unfetched::Tls { .. }
                    | Unfetched::Timeout
                    | Unfetched::Broken { .. }
            ),
            Self::Answer(..) | Self::LeftOut(_) => false,
        }
    }
}

/// Where a redirect leads.
fn target(url: &Url, answer: &Answer) -> Option<Url> {
    linked(url, answer.location.as_deref()?)
}
