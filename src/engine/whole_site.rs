//! The files of each site together: facts → site → remarks, and the findings of the files they
//! are about once more.
//!
//! A site is what lies below the folder of its configuration, else below the folder that was
//! named. Where only single files are named nothing is said: what they lack may stand in others.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::iter::{
    IndexedParallelIterator, IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator,
};

use super::{Engine, Linted};
use crate::config::Weight;
use crate::lint::Linter;
use crate::lint::site::{Assets, Facts, Page, Remark, Site, StyleSheet, Target, image_size};
use crate::report::{Cause, Failure, Outcome};
use crate::rule::Judge;

/// So much of an image or style sheet is read (in bytes): headers stand far before.
const MOST: u64 = 1 << 20;
/// Kinds of images whose size is known from their first bytes.
const IMAGES: [&str; 6] = ["png", "jpg", "jpeg", "webp", "gif", "svg"];

impl Engine {
    /// Adds what the rules on whole sites find to the files, and returns the logos that could not
    /// be looked at. `linted` is sorted by path.
    pub(super) fn whole_sites(&self, linted: &mut [Linted]) -> Vec<Failure> {
        let mut failures = Vec::new();
        for (root, members) in sites(linted) {
            let Some(first) = members.first().map(|&member| linted[member].settings.clone()) else {
                continue;
            };
            let linter = first.linter();
            let pages: Vec<usize> =
                members.iter().copied().filter(|&member| linted[member].said.is_some()).collect();
            let speaks = pages.iter().any(|&page| speaks(&linted[page]));
            if !speaks && !pages.iter().any(|&page| awaits(&linted[page])) {
                continue;
            }
            let mut site = Site {
                files: members.iter().map(|&member| below(&root, &linted[member])).collect(),
                pages: pages.iter().map(|&page| self.page(&root, &linted[page])).collect(),
                assets: Assets::default(),
                declared: first.declaration().map(|declaration| {
                    let place = first.config().map(|config| config.display.clone());
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
                self.take_up(&pages, linted, &[], site.is_complete());
                continue;
            }
            let (assets, broken) = self.assets(&root, &pages, linted);
            site.assets = assets;
            failures.extend(broken);
            let mut remarks = linter.judge_site(&site);
            let missing = self.missing_policies(linter, &remarks);
            if !missing.is_empty() {
                self.search_policies(linter, &missing, &pages, linted, &mut site);
                remarks = linter.judge_site(&site);
            }
            remarks.extend(self.spread_numbers(linter, &pages, linted, &site));
            self.take_up(&pages, linted, &remarks, site.is_complete());
        }
        failures
    }

    fn page(&self, root: &Path, file: &Linted) -> Page {
        Page {
            path: below(root, file),
            shown: file.path.clone(),
            facts: facts(file).cloned().unwrap_or_default(),
        }
    }

    /// The policy rules, by index, that found none and are wanted.
    fn missing_policies(&self, linter: &Linter, remarks: &[Remark]) -> Vec<usize> {
        let rules = linter.rules().rules().iter().enumerate();
        rules
            .filter(|(_, rule)| {
                matches!(rule.judge, Judge::SitePolicy(_))
                    && self.overrides.filter.keeps(&rule.id)
                    && remarks.iter().any(|remark| remark.rule == rule.id)
            })
            .map(|(index, _)| index)
            .collect()
    }

    /// Looks for policies in the files that say nothing of the scheme: most pages of a site, so
    /// they are read for it only when the policy is missing. As one is enough, the first that is
    /// found ends the search, whichever it is.
    fn search_policies(
        &self,
        linter: &Linter,
        missing: &[usize],
        pages: &[usize],
        linted: &[Linted],
        site: &mut Site,
    ) {
        for rule in missing {
            let holds = |page: &usize| {
                let read = self.reread(&linted[*page]);
                read.is_some_and(|(source, format)| {
                    linter.policies_in(&source, format).contains(rule)
                })
            };
            if pages.par_iter().any(holds)
                && let Some(page) = site.pages.first_mut()
            {
                page.facts.policies.push(*rule);
            }
        }
    }

    /// Where numbers that one file names are printed by any file.
    fn spread_numbers(
        &self,
        linter: &Linter,
        pages: &[usize],
        linted: &[Linted],
        site: &Site,
    ) -> Vec<Remark> {
        let rules = linter.rules().rules();
        let mut known = BTreeMap::new();
        for number in site.pages.iter().flat_map(|page| &page.facts.numbers) {
            let rule = &rules[number.rule];
            if self.overrides.filter.keeps(&rule.id) {
                let severity = known
                    .entry((number.digits.clone(), rule.id.clone()))
                    .or_insert(number.severity);
                *severity = number.severity.max(*severity);
            }
        }
        let digits: BTreeSet<String> = known.keys().map(|(digits, _)| digits.clone()).collect();
        let digits: Vec<String> = digits.into_iter().collect();
        if digits.is_empty() {
            return Vec::new();
        }
        let found: Vec<Vec<Remark>> = pages
            .par_iter()
            .enumerate()
            .map(|(page, file)| {
                let Some((source, format)) = self.reread(&linted[*file]) else { return Vec::new() };
                let printed = linter.numbers_in(&source, format, &digits);
                let remarks = printed.into_iter().flat_map(|printed| {
                    let known =
                        known.iter().filter(move |((digits, _), _)| *digits == printed.digits);
                    known.map(move |((_, rule), severity)| Remark {
                        page,
                        rule: rule.clone(),
                        severity: *severity,
                        span: printed.span,
                        values: Vec::new(),
                    })
                });
                remarks.collect()
            })
            .collect();
        found.into_iter().flatten().collect()
    }

    /// Hands the remarks out to the files they are about, and to those that wait for them: what a
    /// part of a site does not tell may be told by the rest.
    fn take_up(&self, pages: &[usize], linted: &mut [Linted], remarks: &[Remark], complete: bool) {
        let mut by_file: BTreeMap<usize, Vec<Remark>> = BTreeMap::new();
        for remark in remarks.iter().filter(|remark| self.overrides.filter.keeps(&remark.rule)) {
            by_file.entry(pages[remark.page]).or_default().push(remark.clone());
        }
        for &page in pages {
            if complete && awaits(&linted[page]) {
                by_file.entry(page).or_default();
            }
        }
        linted.par_iter_mut().enumerate().for_each(|(index, file)| {
            if let Some(remarks) = by_file.get(&index) {
                self.again(file, remarks, complete);
            }
        });
    }

    /// Reads the logos and style sheets that pages with a logo refer to, as far as they lie below
    /// the root.
    fn assets(&self, root: &Path, pages: &[usize], linted: &[Linted]) -> (Assets, Vec<Failure>) {
        let mut assets = Assets::default();
        let mut failures = Vec::new();
        for &page in pages {
            let file = &linted[page];
            let Some(facts) = facts(file).filter(|facts| !facts.logos.is_empty()) else {
                continue;
            };
            let page = below(root, file);
            let to =
                |address: &str| Target::resolve(&page, facts.base.as_deref(), &facts.host, address);
            for logo in &facts.logos {
                let Target::Inside(path) = to(&logo.src) else { continue };
                let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
                if !IMAGES.contains(&extension.as_str()) || assets.images.contains_key(&path) {
                    continue;
                }
                let Some(head) = read_head(root, &path) else { continue };
                let size = image_size(&head);
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
                    && let Some(head) = read_head(root, &path)
                {
                    let sheet = StyleSheet::parse(&String::from_utf8_lossy(&head));
                    assets.sheets.insert(path, sheet);
                }
            }
        }
        (assets, failures)
    }

    /// True when a rule that measures logos holds for a file.
    fn measures(&self, file: &Linted) -> bool {
        file.settings.linter().rules().rules().iter().any(|rule| {
            matches!(rule.judge, Judge::LogoRatio { .. })
                && self.overrides.filter.keeps(&rule.id)
                && (file.settings.weight(&rule.id) != Some(Weight::Off)
                    || self.overrides.filter.names(&rule.id))
        })
    }
}

/// The files of each site by its root: those below a folder that was walked, and those that were
/// named beside it.
fn sites(linted: &[Linted]) -> BTreeMap<PathBuf, Vec<usize>> {
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
    file.said.as_ref().map(|said| &said.facts)
}

/// True for a file with a comment on what only the whole site tells.
fn awaits(file: &Linted) -> bool {
    file.said.as_ref().is_some_and(|said| said.awaits)
}

/// True for a file that gives its site something to judge.
fn speaks(file: &Linted) -> bool {
    let judged = matches!(file.outcome, Outcome::Checked(_));
    judged
        && facts(file).is_some_and(|facts| {
            !(facts.statements.is_empty() && facts.logos.is_empty() && facts.numbers.is_empty())
        })
}

/// The path of a file below a root, with `/` between its parts.
fn below(root: &Path, file: &Linted) -> String {
    let path = file.settings.file();
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts = inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}

/// The beginning of a file below a root; `None` for what is not there, is no file, or lies
/// elsewhere by a link.
fn read_head(root: &Path, path: &str) -> Option<Vec<u8>> {
    let file = root.join(path).canonicalize().ok()?;
    if !file.starts_with(root.canonicalize().ok()?) || !file.metadata().ok()?.is_file() {
        return None;
    }
    let mut head = Vec::new();
    std::fs::File::open(file).ok()?.take(MOST).read_to_end(&mut head).ok()?;
    Some(head)
}
