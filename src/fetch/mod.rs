//! Web sites as they are served to pages in files: robots.txt → sitemap.xml → pages and their links.
//!
//! One request at a time, with a pause between them; no cookies; nothing but `GET`. What is not read
//! is counted with its reason, what could not be read is named.

mod address;
mod client;
mod crawl;
mod frontier;
mod guard;
mod kind;
mod robots;
mod sitemap;
mod store;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use url::Url;

use crate::engine::WebPage;
use crate::report::Unfetched;

pub use address::parse as address;
pub use crawl::fetch;
pub use guard::Resolve;
pub use sitemap::listed;

/// How a site is read.
#[derive(Clone)]
pub struct Options {
    /// So many pages at most, of all sites together.
    pub max_pages: usize,
    /// So many links from the start at most; any number for `None`.
    pub depth: Option<usize>,
    /// The least pause between two requests; robots.txt may ask for a longer one.
    pub delay: Duration,
    /// A request that takes longer has failed.
    pub timeout: Duration,
    /// A body with more bytes, unpacked, is not read.
    pub max_bytes: u64,
    /// The first pause before a request is tried again; each further one is twice as long.
    pub back_off: Duration,
    /// Where to keep what was fetched, so that the next run asks only for what changed.
    pub save: Option<PathBuf>,
    /// Words of which the address of a picture holds one if it is a scheme's logo: such pictures,
    /// and the style sheets of their pages, are fetched too.
    pub logo_words: Vec<String>,
    /// Looks host names up in the place of the system.
    pub resolve: Option<Resolve>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            max_pages: 500,
            depth: None,
            delay: Duration::from_millis(500),
            timeout: Duration::from_secs(30),
            max_bytes: 20 << 20,
            back_off: Duration::from_secs(1),
            save: None,
            logo_words: Vec::new(),
            resolve: None,
        }
    }
}

/// What to read.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Sites, by the page they are entered at. A sitemap stands for the pages it lists.
    pub sites: Vec<Url>,
    /// Single pages, whose links are not followed.
    pub pages: Vec<Url>,
}

impl Plan {
    /// True when there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.sites.is_empty() && self.pages.is_empty()
    }
}

/// What was fetched. The files last as long as this value, where they are not to be kept.
#[derive(Debug, Default)]
pub struct Fetched {
    /// The pages, in the order in which they were read.
    pub pages: Vec<WebPage>,
    /// What could not be read, by its address, and why.
    pub failures: Vec<(String, Unfetched)>,
    /// How many addresses were not asked for, or not kept, and why.
    pub left_out: BTreeMap<LeftOut, usize>,
    /// Pages with hardly a word, for scripts put it there.
    pub scripted: Vec<String>,
    /// True when it was broken off.
    pub broken_off: bool,
    folders: Option<store::Store>,
}

/// Why an address is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// It is on another host.
    OtherHost,
    /// robots.txt does not allow it.
    Robots,
    /// There are as many pages already as are to be read.
    TooMany,
    /// It is too many links away from the start.
    TooDeep,
    /// It is a page that was read already, under another address.
    Same,
    /// It looks like one of an endless row: a calendar, a search, folders within themselves.
    Endless,
    /// It is of a kind that is not checked: a picture, a film, a script.
    Kind,
    /// The server says that it is not there, or not for everybody.
    NotThere,
    /// It leads to an address of a private network.
    Private,
    /// The server does not answer any more.
    NoAnswer,
    /// The run was broken off before its turn came.
    BrokenOff,
}

/// How far it has come.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Pages read.
    pub read: usize,
    /// Addresses waiting.
    pub waiting: usize,
}
