//! The addresses of a site that wait for their turn, and why others do not get one.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use url::Url;

use super::LeftOut;
use super::address::{extension, is_endless, is_related, row};

/// So many addresses of one row (`/calendar/2026/11/`) are read that only pages of the row link to.
const CHAIN: usize = 50;
/// So many addresses of one row are read that other pages link to: the news of twenty years.
const ROW: usize = 1_000;
/// So many addresses that differ in nothing but their query are read, where only such pages link to
/// them.
const QUERIES: usize = 30;
/// So often a query may change nothing on a page before its queries are left alone.
const FIXED: usize = 3;
/// So many addresses wait at most, or are kept in mind; nobody waits for more.
const WAITING: usize = 100_000;
/// Kinds of file that are never pages, by the extension in the address.
const NO_PAGES: [&str; 40] = [
    "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "css", "js",
    "mjs", "map", "mp4", "mp3", "m4a", "mov", "avi", "wmv", "webm", "wav", "woff", "woff2", "ttf",
    "otf", "eot", "exe", "dmg", "msi", "apk", "gz", "tgz", "rar", "7z", "iso", "ics", "vcf", "swf",
];

/// Where an address was found.
#[derive(Clone, Copy)]
pub(super) enum Found<'u> {
    /// On this page.
    On(&'u Url),
    /// In a sitemap: the owner counted the pages, so they end.
    Listed,
}

/// Addresses of one site.
#[derive(Default)]
pub(super) struct Frontier {
    /// A page of the site.
    home: Option<Url>,
    /// What waits, and how many links from the start it is.
    pub(super) waiting: VecDeque<(Url, usize)>,
    /// What waits, or was asked for.
    pub(super) seen: HashSet<Url>,
    /// What was left out so far. Another page, or a sitemap, may still give a reason to read it.
    left: HashMap<Url, LeftOut>,
    /// The same where there are too many to remember each.
    uncounted: BTreeMap<LeftOut, usize>,
    /// How many addresses of each row were taken.
    rows: HashMap<String, usize>,
    /// Texts of the pages at each path, and how often a query changed nothing.
    texts: HashMap<String, (HashSet<u64>, usize)>,
}

impl Frontier {
    /// The site that `home` is a page of is the one to read.
    pub(super) fn begin(&mut self, home: &Url) {
        self.home = Some(home.clone());
    }

    /// True for an address of the site. Its secure pages and the others are one site.
    pub(super) fn is_own(&self, url: &Url) -> bool {
        self.home
            .as_ref()
            .is_some_and(|home| home.host_str() == url.host_str() && home.port() == url.port())
    }

    /// The address to ask for: of a site that is read over a secure connection, all pages are.
    pub(super) fn secured(&self, mut url: Url) -> Url {
        let is_secure = self.home.as_ref().is_some_and(|home| home.scheme() == "https");
        if is_secure && url.scheme() == "http" && url.port().is_none() && self.is_own(&url) {
            // Fails for none of these two.
            let _ = url.set_scheme("https");
        }
        url
    }

    /// Puts an address among those that wait, unless there is a reason not to.
    pub(super) fn take(&mut self, url: Url, at: usize, found: Found<'_>) {
        let url = self.secured(url);
        if self.seen.contains(&url) {
            return;
        }
        if let Some(why) = self.reason(&url, found) {
            self.leave(url, why);
            return;
        }
        self.left.remove(&url);
        self.seen.insert(url.clone());
        self.waiting.push_back((url, at));
    }

    /// Leaves an address out, unless it is read already.
    pub(super) fn leave(&mut self, url: Url, why: LeftOut) {
        if self.left.len() < WAITING {
            self.left.entry(url).or_insert(why);
        } else if !self.left.contains_key(&url) {
            *self.uncounted.entry(why).or_default() += 1;
        }
    }

    /// How many addresses were left out, and why.
    pub(super) fn left(&self) -> BTreeMap<LeftOut, usize> {
        let mut left = self.uncounted.clone();
        for why in self.left.values() {
            *left.entry(*why).or_default() += 1;
        }
        left
    }

    fn reason(&mut self, url: &Url, found: Found<'_>) -> Option<LeftOut> {
        if !self.is_own(url) {
            return Some(LeftOut::OtherHost);
        }
        let extension = extension(url);
        if NO_PAGES.contains(&extension.as_str()) {
            return Some(LeftOut::Kind);
        }
        if self.is_fixed(url) {
            return Some(LeftOut::Same);
        }
        if is_endless(url) {
            return Some(LeftOut::Endless);
        }
        if let Found::On(page) = found
            && self.is_one_too_many(url, page)
        {
            return Some(LeftOut::Endless);
        }
        (self.waiting.len() >= WAITING).then_some(LeftOut::TooMany)
    }

    /// Counts an address in its rows. Pages of a row link to the next of it, without end; what
    /// other pages link to is there.
    fn is_one_too_many(&mut self, url: &Url, page: &Url) -> bool {
        let mut full = |row: String, own: bool, most: usize| {
            let [all, chained] = [format!("{row} "), format!("{row} >")];
            let key = if own { chained } else { all };
            let count = self.rows.entry(key).or_default();
            let is_full = *count >= if own { most } else { ROW };
            *count += usize::from(!is_full);
            is_full
        };
        let numbered = url.path().contains(|c: char| c.is_ascii_digit()) || url.query().is_some();
        let own = row(url);
        (numbered && full(own.clone(), is_related(&own, &row(page)), CHAIN))
            || (url.query().is_some()
                && full(format!("{}?", url.path()), url.path() == page.path(), QUERIES))
    }

    /// Notes the text of a page; true when a page that differs in nothing but its query had the same.
    pub(super) fn is_same_text(&mut self, url: &Url, text: u64) -> bool {
        let (texts, fixed) = self.texts.entry(url.path().to_owned()).or_default();
        let is_same = !texts.insert(text);
        *fixed += usize::from(is_same);
        is_same
    }

    /// True when queries change nothing on the page.
    pub(super) fn is_fixed(&self, url: &Url) -> bool {
        url.query().is_some()
            && self.texts.get(url.path()).is_some_and(|(_, fixed)| *fixed >= FIXED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        crate::fetch::address(&format!("https://a.example{text}")).unwrap()
    }

    fn taken(frontier: &mut Frontier, addresses: impl Iterator<Item = String>, on: &str) -> usize {
        let on = url(on);
        let before = frontier.waiting.len();
        addresses.for_each(|address| frontier.take(url(&address), 1, Found::On(&on)));
        frontier.waiting.len() - before
    }

    #[test]
    fn a_list_is_read_and_a_chain_ends() {
        let mut frontier = Frontier::default();
        frontier.begin(&url("/"));
        let news = |range: std::ops::Range<u32>| range.map(|number| format!("/news/{number}.html"));
        assert_eq!(taken(&mut frontier, news(0..200), "/news/"), 200);
        assert_eq!(taken(&mut frontier, news(200..300), "/news/1.html"), CHAIN);
        // What the row alone links to is read when a list or the sitemap names it.
        assert_eq!(taken(&mut frontier, news(250..260), "/archive/"), 10);
        assert_eq!(frontier.left(), BTreeMap::from([(LeftOut::Endless, 40)]));
        (260..300).for_each(|n| frontier.take(url(&format!("/news/{n}.html")), 0, Found::Listed));
        assert_eq!(frontier.left(), BTreeMap::new());
        let search = |range: std::ops::Range<u32>| range.map(|n| format!("/?q=x&w{n}=1"));
        assert_eq!(taken(&mut frontier, search(0..100), "/?q=x"), QUERIES);
    }

    #[test]
    fn ports_are_other_sites_and_secure_pages_the_same() {
        let mut frontier = Frontier::default();
        frontier.begin(&url("/"));
        let at = |text: &str| crate::fetch::address(text).unwrap();
        assert!(frontier.is_own(&at("http://a.example/x")));
        assert!(!frontier.is_own(&at("https://a.example:8443/x")));
        assert!(!frontier.is_own(&at("https://b.a.example/x")));
        assert_eq!(frontier.secured(at("http://a.example/x")), url("/x"));
        let other = at("http://b.example/x");
        assert_eq!(frontier.secured(other.clone()), other);
    }

    #[test]
    fn queries_that_change_nothing_are_left_alone() {
        let mut frontier = Frontier::default();
        frontier.begin(&url("/"));
        assert!(!frontier.is_same_text(&url("/a"), 1));
        for n in 0..FIXED {
            assert!(!frontier.is_fixed(&url("/a?s=9")));
            assert!(frontier.is_same_text(&url(&format!("/a?s={n}")), 1));
        }
        assert!(frontier.is_fixed(&url("/a?s=9")));
        assert!(!frontier.is_fixed(&url("/a")));
        assert!(!frontier.is_fixed(&url("/b?s=9")));
    }
}
