//! The files of each site together: facts → site → remarks, and the files they are about settled with
//! them. No file is opened for it but those that were not read: images and style sheets.
//!
//! A site is what lies below the folder of its configuration, else below the folder that was
//! named. Where only single files are named nothing is said: what they lack may stand in others.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::iter::{IndexedParallelIterator, IntoParallelRefMutIterator, ParallelIterator};

use super::Engine;
use super::linted::Linted;
use crate::config::Weight;
use crate::judge::site::{Asset, Assets, Facts, Page, Remark, Site, Target};
use crate::report::{Cause, Failure};

impl Engine {
    /// Adds what the rules on whole sites find to the files, and returns the logos that could not
    /// be looked at. `linted` is sorted by path.
    pub(super) fn whole_sites(&self, linted: &mut [Box<Linted>]) -> Vec<Failure> {
        let mut failures = Vec::new();
        for (root, members) in sites(linted) {
            let Some(first) = members.first().map(|&member| linted[member].settings.clone()) else {
                continue;
            };
            let linter = first.linter();
            let pages: Vec<usize> =
                members.iter().copied().filter(|&member| linted[member].said.is_some()).collect();
            // What says nothing to its site is no page of it to judge.
            let telling: Vec<usize> =
                pages.iter().copied().filter(|&page| facts(&linted[page]).is_some()).collect();
            let speaks = telling.iter().any(|&page| facts(&linted[page]).is_some_and(Facts::speak));
            if !speaks && !pages.iter().any(|&page| awaits(&linted[page])) {
                continue;
            }
            let mut site = Site {
                files: members.iter().map(|&member| below(&root, &linted[member])).collect(),
                pages: telling.iter().map(|&page| self.page(&root, &linted[page])).collect(),
                assets: Assets::default(),
                declared: first.declaration().map(|declaration| {
                    let place = first.declaring().map(|config| config.display.clone());
                    (declaration.stars.number(), place.unwrap_or_default())
                }),
                unaccepted: first
                    .declaration()
                    .is_some_and(|declaration| declaration.awaits_acceptance),
                whole: members.iter().any(|&member| {
                    let settings = &linted[member].settings;
                    settings.is_of_whole()
                        && settings.walked().is_some_and(|walked| root.starts_with(walked))
                }),
            };
            if !speaks {
                self.take_up(&pages, &telling, linted, &[], site.is_complete());
                continue;
            }
            let (assets, broken) = self.assets(&root, &members, linted);
            site.assets = assets;
            failures.extend(broken);
            let wanted = |rule: &str| self.overrides.filter.keeps(rule);
            let remarks = linter.judge_site(&site, &wanted);
            self.take_up(&pages, &telling, linted, &remarks, site.is_complete());
        }
        failures
    }

    fn page(&self, root: &Path, file: &Linted) -> Page {
        Page {
            path: below(root, file),
            shown: file.path.clone(),
            facts: file.said.as_ref().and_then(|said| said.facts.clone()).unwrap_or_default(),
        }
    }

    /// Hands the remarks out to the files they are about, and to those that wait for them: what a
    /// part of a site does not tell may be told by the rest.
    fn take_up(
        &self,
        pages: &[usize],
        telling: &[usize],
        linted: &mut [Box<Linted>],
        remarks: &[Remark],
        complete: bool,
    ) {
        let mut by_file: BTreeMap<usize, Vec<Remark>> = BTreeMap::new();
        for remark in remarks {
            by_file.entry(telling[remark.page]).or_default().push(remark.clone());
        }
        for &page in pages {
            if complete && awaits(&linted[page]) {
                by_file.entry(page).or_default();
            }
        }
        linted.par_iter_mut().enumerate().for_each(|(index, file)| {
            if let Some(remarks) = by_file.get(&index) {
                self.settle_late(file, remarks, complete);
            }
        });
    }

    /// Reads the logos and style sheets that pages with a logo refer to, as far as they lie below
    /// the root.
    fn assets(
        &self,
        root: &Path,
        members: &[usize],
        linted: &[Box<Linted>],
    ) -> (Assets, Vec<Failure>) {
        let read = members.iter().map(|&member| &linted[member]);
        let read: BTreeMap<String, &Asset> =
            read.filter_map(|file| Some((below(root, file), file.asset.as_deref()?))).collect();
        let asset = |path: &str| match read.get(path) {
            Some(asset) => Some((*asset).clone()),
            None => self.asset(root, path),
        };
        let mut assets = Assets::default();
        let mut failures = Vec::new();
        for &page in members {
            let file = &linted[page];
            let Some(facts) = facts(file).filter(|facts| !facts.logos.is_empty()) else {
                continue;
            };
            let page = below(root, file);
            let to =
                |address: &str| Target::resolve(&page, facts.base.as_deref(), &facts.host, address);
            for logo in &facts.logos {
                let Target::Inside(path) = to(&logo.src) else { continue };
                if !Asset::is_image(&path) || assets.images.contains_key(&path) {
                    continue;
                }
                let Some(Asset::Image(size)) = asset(&path) else { continue };
                if size.is_none() && self.measures(file) {
                    let cause = Cause::NoImage { page: format!("{}:{}", file.path, logo.line) };
                    let shown = match file.settings.page() {
                        Some(page) => page.sibling(&path),
                        None => {
                            let shown = file.path.strip_suffix(page.as_str()).unwrap_or_default();
                            format!("{shown}{path}")
                        }
                    };
                    failures.push(Failure { path: shown, cause });
                }
                assets.images.insert(path, size);
            }
            for address in &facts.sheets {
                let Target::Inside(path) = to(address) else { continue };
                if !assets.sheets.contains_key(&path)
                    && let Some(Asset::Sheet(sheet)) = asset(&path)
                {
                    assets.sheets.insert(path, sheet);
                }
            }
        }
        (assets, failures)
    }

    /// What lies at a path below a root; `None` for what is not there, is no file, or lies elsewhere by
    /// a link.
    fn asset(&self, root: &Path, path: &str) -> Option<Asset> {
        let file = root.join(path).canonicalize().ok()?;
        if !file.starts_with(root.canonicalize().ok()?) || !file.metadata().ok()?.is_file() {
            return None;
        }
        let head = self.files.head(&file, Asset::MOST).ok()?;
        if Asset::is_image(path) { Asset::read(path, &head) } else { Some(Asset::sheet(&head)) }
    }

    /// True when a rule that measures logos holds for a file.
    fn measures(&self, file: &Linted) -> bool {
        file.settings.linter().rules().rules().iter().any(|rule| {
            rule.judge.measures_logos()
                && self.overrides.filter.keeps(&rule.id)
                && (file.settings.weight(&rule.id) != Some(Weight::Off)
                    || self.overrides.filter.names(&rule.id))
        })
    }
}

/// The files of each site by its root: those below a folder that was walked, and those that were
/// named beside it.
fn sites(linted: &[Box<Linted>]) -> BTreeMap<PathBuf, Vec<usize>> {
    let walked: BTreeSet<&Path> = linted.iter().filter_map(|file| file.settings.walked()).collect();
    let mut sites: BTreeMap<PathBuf, (bool, Vec<usize>)> = BTreeMap::new();
    for (index, file) in linted.iter().enumerate() {
        let path = file.settings.file();
        let around = || walked.iter().copied().find(|folder| path.starts_with(folder));
        let Some(root) = file.settings.root().or_else(around) else { continue };
        if !path.starts_with(root) {
            continue;
        }
        let (is_walked, members) = sites.entry(root.to_path_buf()).or_default();
        *is_walked |= file.settings.walked().is_some();
        members.push(index);
    }
    let whole = sites.into_iter().filter(|(_, (is_walked, _))| *is_walked);
    whole.map(|(root, (_, members))| (root, members)).collect()
}

/// What a file says to its site.
fn facts(file: &Linted) -> Option<&Facts> {
    file.said.as_ref()?.facts.as_deref()
}

/// True for a file with a comment on what only the whole site tells.
fn awaits(file: &Linted) -> bool {
    file.said.as_ref().is_some_and(|said| said.awaits)
}

/// The path of a file below a root, with `/` between its parts.
fn below(root: &Path, file: &Linted) -> String {
    let path = file.settings.file();
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts = inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}
