//! A page that came to a file and its links.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use url::Url;

use super::Crawl;
use crate::document::{Document, Looks, Sheet};
use crate::engine::WebPage;
use crate::extract::{Format, extract};
use crate::fetch::address::{self, linked};
use crate::fetch::client::{Answer, EarlierAnswer};
use crate::fetch::frontier::Found;
use crate::fetch::kind::{encoding, extension};
use crate::fetch::store::FetchedSite;
use crate::fetch::{LeftOut, Progress};
use crate::report::Unfetched;
use crate::text::{Encoding, SourceFile};

/// A page with fewer letters is one that scripts are to fill.
const EMPTY: usize = 100;

impl Crawl<'_, '_> {
    /// Keeps what a server answered, and takes its links up. `at`: so many links from the start.
    pub(super) fn arrived(
        &mut self,
        site: &mut FetchedSite,
        url: &Url,
        answer: Answer,
        at: usize,
    ) -> std::io::Result<()> {
        if answer.status == 304 {
            let Some((path, bytes, charset)) = site.kept(url) else {
                self.fail(url, Unfetched::Status { status: 304 });
                return Ok(());
            };
            let encoding = encoding(charset.as_deref(), &bytes);
            return self.read(site, url, &path, bytes, encoding, at);
        }
        let Some(extension) = extension(url, &answer) else {
            self.frontier.leave(url.clone(), LeftOut::Kind);
            return Ok(());
        };
        let path = site.keep(url, extension, &answer)?;
        let encoding = encoding(answer.charset.as_deref(), &answer.body);
        self.read(site, url, &path, answer.body, encoding, at)
    }

    fn read(
        &mut self,
        site: &mut FetchedSite,
        url: &Url,
        path: &Path,
        bytes: Vec<u8>,
        encoding: Option<&'static Encoding>,
        at: usize,
    ) -> std::io::Result<()> {
        if !self.named && !self.bodies.insert(hash(&bytes)) {
            self.frontier.leave(url.clone(), LeftOut::Same);
            return Ok(());
        }
        let is_page = matches!(Format::from_path(path), Some(Format::Html | Format::Xhtml));
        let mut document = Document::default();
        if is_page {
            let source = match encoding {
                Some(encoding) => SourceFile::decode_as(url.as_str(), bytes, encoding),
                None => SourceFile::decode(url.as_str(), bytes),
            };
            document = extract(&source, Format::Html);
            let text = hash(&document.segments.iter().map(|s| s.text.as_str()).collect::<Vec<_>>());
            if !self.named && self.frontier.is_same_text(url, text) {
                self.frontier.leave(url.clone(), LeftOut::Same);
                return Ok(());
            }
            if is_filled_by_scripts(&document, source.text()) {
                self.fetched.scripted.push(url.to_string());
            }
        }
        self.fetched.pages.push(WebPage {
            url: url.to_string(),
            file: path.to_path_buf(),
            site: site.folder.clone(),
            encoding,
            whole: true,
        });
        let (read, waiting) = (self.fetched.pages.len(), self.frontier.waiting.len());
        (self.progress)(Progress { read, waiting });
        let base = document.looks.base.as_deref().and_then(|base| url.join(base.trim()).ok());
        let base = base.unwrap_or_else(|| url.clone());
        if !self.named {
            self.links(&document, url, &base, at);
        }
        self.assets(site, &document, &base)
    }

    fn links(&mut self, document: &Document, url: &Url, base: &Url, at: usize) {
        let is_last = self.depth.is_some_and(|depth| at >= depth);
        let Looks { frames, .. } = &document.looks;
        let links = document.links.iter().map(|link| &link.url).chain(frames);
        for link in links {
            let Some(next) = linked(base, link) else { continue };
            let next = self.frontier.secured(next);
            if !is_last {
                self.frontier.take(next, at + 1, Found::On(url));
            } else if !self.frontier.seen.contains(&next) && self.frontier.is_own(&next) {
                self.whole = false;
                self.frontier.leave(next, LeftOut::TooDeep);
            }
        }
    }

    /// Fetches the logos of a page and, where it has one, its style sheets.
    fn assets(
        &mut self,
        site: &mut FetchedSite,
        document: &Document,
        base: &Url,
    ) -> std::io::Result<()> {
        let is_logo = |address: &str| {
            let address = address.to_lowercase();
            self.options.logo_words.iter().any(|word| {
                ["", "-", "_", " "].iter().any(|gap| address.contains(&word.replace(' ', gap)))
            })
        };
        let images = document.images.iter().map(|image| image.src.as_str());
        let logos: Vec<&str> = images.filter(|src| is_logo(src)).collect();
        if logos.is_empty() {
            return Ok(());
        }
        let sheets = document.looks.sheets.iter().filter_map(|sheet| match sheet {
            Sheet::Linked(address) => Some(address.as_str()),
            Sheet::Inline(_) => None,
        });
        for address in logos.into_iter().chain(sheets) {
            let Some(url) = linked(base, address) else { continue };
            let url = self.frontier.secured(url);
            if !self.frontier.is_own(&url)
                || !self.rules.allows(&url)
                || !self.frontier.seen.insert(url.clone())
            {
                continue;
            }
            let extension = address::extension(&url);
            if !extension.is_empty()
                && let Ok(answer) = self.client.get(&url, &EarlierAnswer::default())
                && answer.status == 200
            {
                // Pages name the file, whatever query they add to be sent the newest.
                let mut file = url.clone();
                file.set_query(None);
                site.keep(&file, &extension, &answer)?;
            }
        }
        Ok(())
    }
}

/// True for a page with nothing to read but what scripts would put there.
fn is_filled_by_scripts(document: &Document, text: &str) -> bool {
    let shown = document.segments.iter().filter(|segment| segment.kind.is_on_page());
    let letters: usize = shown.map(|segment| segment.text.as_str().chars().count()).sum();
    letters < EMPTY && document.links.is_empty() && text.contains("<script")
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
