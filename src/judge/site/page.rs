//! A site as its judges see it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Facts, ImageSize, Logo, StyleSheet, Target, image_size};
use crate::claim::Scheme;
use crate::judge::{Severity, Terms};
use crate::text::Span;

/// One file of a site.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its path below the root of the site, with `/` between its parts.
    pub path: String,
    /// The path as reports show it.
    pub shown: String,
    /// What it says.
    pub facts: Arc<Facts>,
}

/// All that was read below one root.
#[derive(Debug, Default)]
pub struct Site {
    /// The files that were read as text, in any order.
    pub pages: Vec<Page>,
    /// Paths below the root of all files that were met, read or not.
    pub files: Vec<String>,
    /// What the logos of the site need besides the pages.
    pub assets: Assets,
    /// How many stars the company says in its configuration that it declared, and how reports
    /// show where it says so (`sa-lint.toml`).
    pub declared: Option<(u8, String)>,
    /// True when the configuration says that the declaration is not accepted yet.
    pub unaccepted: bool,
    /// True when all of the site was read, so that what was not found is not there.
    pub whole: bool,
}

/// What the page that a folder starts with is called, before its extension.
const STARTS: [&str; 6] = ["index", "_index", "default", "home", "page", "+page"];

/// True for the page that a folder starts with, by its name.
pub(in crate::judge) fn is_start(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let name = name.split_once('.').map_or("", |(name, _)| name);
    STARTS.iter().any(|start| name.eq_ignore_ascii_case(start))
}

impl Site {
    /// True when a page gives the site something to judge.
    pub fn speaks(&self) -> bool {
        self.pages.iter().any(|page| page.facts.speak())
    }

    /// True when nothing shows that files of the site are missing: it is whole, it has a page to
    /// start from, and its pages do not lead out of it.
    pub fn is_complete(&self) -> bool {
        self.whole && self.files.iter().any(|file| is_start(file)) && !leads_out(self)
    }
}

/// A site as kinds of judgement look at it.
#[derive(Debug)]
pub(crate) struct Whole<'a> {
    /// The site itself.
    pub(in crate::judge) site: &'a Site,
    /// All schemes.
    pub(in crate::judge) schemes: &'a [Scheme],
    /// Indices of the pages, sorted by path.
    order: Vec<usize>,
}

impl<'a> Whole<'a> {
    pub(crate) fn new(site: &'a Site, schemes: &'a [Scheme]) -> Self {
        let mut order: Vec<usize> = (0..site.pages.len()).collect();
        order.sort_by(|a, b| site.pages[*a].path.cmp(&site.pages[*b].path));
        Self { site, schemes, order }
    }

    /// The pages with their indices, sorted by path.
    pub(in crate::judge) fn pages(&self) -> impl Iterator<Item = (usize, &'a Page)> {
        let pages = &self.site.pages;
        self.order.iter().map(|&index| (index, &pages[index]))
    }

    /// What is to be said of logos of the rule's scheme: where, and the values of the message.
    pub(in crate::judge) fn remark_on_logos(
        &self,
        terms: &Terms<'_>,
        flaw: impl Fn(&Logo, &Page) -> Option<(Span, Vec<(&'static str, String)>)>,
    ) -> Vec<Remark> {
        let logos = self
            .pages()
            .flat_map(|(index, page)| page.facts.logos.iter().map(move |logo| (index, page, logo)))
            .filter(|(_, _, logo)| logo.scheme == terms.scheme);
        let said = logos.filter_map(|(index, page, logo)| {
            let (span, values) = flaw(logo, page)?;
            Some(Remark::new(terms, index, span, values))
        });
        said.collect()
    }
}

/// Files that pages refer to, by their paths below the root of the site.
#[derive(Debug, Default)]
pub struct Assets {
    /// Images; `None` for one that is no image.
    pub images: BTreeMap<String, Option<ImageSize>>,
    /// Style sheets.
    pub sheets: BTreeMap<String, StyleSheet>,
}

/// So much of an image or style sheet counts (in bytes): headers stand far before.
const MOST: usize = 1 << 20;
/// Kinds of images whose size is known from their first bytes.
const IMAGES: [&str; 6] = ["png", "jpg", "jpeg", "webp", "gif", "svg"];

/// A file that pages refer to.
#[derive(Clone, Debug)]
pub enum Asset {
    /// An image; `None` for one that is no image.
    Image(Option<ImageSize>),
    /// A style sheet.
    Sheet(StyleSheet),
}

impl Asset {
    /// So much of a file is enough to read it (in bytes).
    pub const MOST: u64 = MOST as u64;

    /// What a file is to pages; `None` for what is neither an image nor, by its name, a style sheet.
    /// `bytes` are all, or the first [`Asset::MOST`].
    pub fn read(path: &str, bytes: &[u8]) -> Option<Self> {
        let head = &bytes[..bytes.len().min(MOST)];
        match extension(path).as_str() {
            image if IMAGES.contains(&image) => Some(Self::Image(image_size(head))),
            "css" => Some(Self::sheet(head)),
            _ => None,
        }
    }

    /// What a page refers to as a style sheet, whatever it is called.
    pub fn sheet(bytes: &[u8]) -> Self {
        Self::Sheet(StyleSheet::parse(&String::from_utf8_lossy(bytes)))
    }

    /// True for what is an image by its name.
    pub fn is_image(path: &str) -> bool {
        IMAGES.contains(&extension(path).as_str())
    }
}

fn extension(path: &str) -> String {
    path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

/// True when the pages show that they are a part of a larger site: their links climb above the
/// root, or none of their links from the root finds a file in it.
fn leads_out(site: &Site) -> bool {
    let mut files: Vec<&str> = site.files.iter().map(String::as_str).collect();
    files.sort_unstable();
    // `company` is the file itself, `company.html` or a file in the folder.
    let is_there = |path: &str| {
        ["", ".", "/"].iter().any(|end| {
            let wanted = format!("{path}{end}");
            let at = files.partition_point(|file| *file < wanted.as_str());
            files.get(at).is_some_and(|file| {
                if end.is_empty() { *file == wanted } else { file.starts_with(&wanted) }
            })
        })
    };
    let climbs = |page: &Page| page.facts.climbs > page.path.matches('/').count();
    let rooted = site.pages.iter().flat_map(|page| &page.facts.rooted);
    let mut targets = rooted.map(|url| Target::resolve("", None, "", url)).peekable();
    let misses = |target| !matches!(target, Target::Inside(path) if is_there(&path));
    site.pages.iter().any(climbs) || (targets.peek().is_some() && targets.all(misses))
}

/// What is to be said at a place of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// Index of the file in [`Site::pages`].
    pub page: usize,
    /// Id of the rule.
    pub rule: String,
    /// How much it weighs, unless configured otherwise.
    pub severity: Severity,
    /// Where, in bytes of the decoded text.
    pub span: Span,
    /// What stands in the message for `{name}`.
    pub values: Vec<(&'static str, String)>,
}

impl Remark {
    /// A remark as heavy as its rule.
    pub(in crate::judge) fn new(
        terms: &Terms<'_>,
        page: usize,
        span: Span,
        values: Vec<(&'static str, String)>,
    ) -> Self {
        Self { page, rule: terms.rule.to_owned(), severity: terms.severity, span, values }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_and_style_sheets_are_told_by_their_names() {
        let svg = Asset::read("a/b.SVG", b"<svg width='10' height='20'/>");
        assert!(matches!(svg, Some(Asset::Image(Some(size))) if size.width == 10.0));
        assert!(matches!(Asset::read("a.png", b"no image"), Some(Asset::Image(None))));
        assert!(matches!(Asset::read("a.css", b"img{}"), Some(Asset::Sheet(_))));
        assert!(Asset::read("a.html", b"<img>").is_none());
        assert!(Asset::is_image("logo.JPEG") && !Asset::is_image("a.pdf"));
    }
}
