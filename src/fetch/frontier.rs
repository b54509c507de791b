//! The addresses of a site that wait for their turn, and why others do not get one.

use std::collections::{HashMap, HashSet, VecDeque};
use std::path::Path;

use url::Url;

use super::LeftOut;
use super::address::{is_endless, row};
use crate::extract::Format;

/// So many addresses of one row (`/calendar/2026/11/`) are read.
const ROW: usize = 50;
/// So many addresses that differ in nothing but their query are read.
const QUERIES: usize = 30;
/// So many addresses wait at most; nobody waits for more.
const WAITING: usize = 100_000;
/// Kinds of file that are never pages, by the extension in the address.
const NO_PAGES: [&str; 40] = [
    "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "css", "js",
    "mjs", "map", "mp4", "mp3", "m4a", "mov", "avi", "wmv", "webm", "wav", "woff", "woff2", "ttf",
    "otf", "eot", "exe", "dmg", "msi", "apk", "gz", "tgz", "rar", "7z", "iso", "ics", "vcf", "swf",
];

/// Addresses of one site.
#[derive(Default)]
pub(super) struct Frontier {
    /// The host that the site is on.
    pub(super) host: String,
    /// What waits, and how many links from the start it is.
    pub(super) waiting: VecDeque<(Url, usize)>,
    /// What waits, was read or was left out.
    pub(super) seen: HashSet<Url>,
    /// How many addresses of each row were met.
    rows: HashMap<String, usize>,
}

impl Frontier {
    /// Puts an address among those that wait, unless there is a reason not to, which it gives.
    pub(super) fn take(&mut self, url: Url, at: usize) -> Option<LeftOut> {
        if !self.seen.insert(url.clone()) {
            return None;
        }
        if url.host_str() != Some(self.host.as_str()) {
            return Some(LeftOut::OtherHost);
        }
        let name = url.path().rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let document =
            matches!(extension, "pdf" | "docx" | "pptx" | "xlsx" | "odt" | "odp" | "ods");
        let unread = document && Format::from_path(Path::new(&name)).is_none();
        if NO_PAGES.contains(&extension) || unread {
            return Some(LeftOut::Kind);
        }
        let mut path = url.clone();
        path.set_query(None);
        let queries = format!("{path}?");
        let most = |rows: &mut HashMap<String, usize>, row: String, most: usize| {
            let count = rows.entry(row).or_default();
            *count += 1;
            *count > most
        };
        // A row by numbers may be the news of twenty years; by the query alone it is a search.
        let endless = is_endless(&url)
            || (url.path().contains(|c: char| c.is_ascii_digit()) || url.query().is_some())
                && most(&mut self.rows, row(&url), ROW)
            || url.query().is_some() && most(&mut self.rows, queries, QUERIES);
        if endless {
            return Some(LeftOut::Endless);
        }
        if self.waiting.len() >= WAITING {
            return Some(LeftOut::TooMany);
        }
        self.waiting.push_back((url, at));
        None
    }
}
