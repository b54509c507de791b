//! What holds for one file: its configuration, asked rule by rule.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::WebPage;
use super::baselines::Known;
use crate::config::{CONFIG_FILE, ConfigFile, Declaration, Globs, LintConfig, Weight};
use crate::discover::display_path;
use crate::lint::{Allowed, Counts, Finding, Linter, Severity};
use crate::text::Encoding;

/// What all files under one configuration share.
#[derive(Debug)]
pub(super) struct Scope {
    /// The configuration; `None` where there is none.
    pub(super) config: Option<Arc<ConfigFile>>,
    /// What judges, with the words of the configuration.
    pub(super) linter: Arc<Linter>,
    /// The phrases it allows.
    pub(super) allowed: Allowed,
    /// The folder that its globs and paths are relative to.
    pub(super) base: PathBuf,
    /// The folder of the site, where the configuration says it by where it stands.
    pub(super) root: Option<PathBuf>,
}

/// What holds for one file. Whoever has it needs no file system to ask it.
#[derive(Clone, Debug)]
pub struct Settings {
    scope: Arc<Scope>,
    /// The file, absolute, without `.` and `..`.
    file: PathBuf,
    /// The named folder it was found in, absolute.
    walked: Option<PathBuf>,
    /// The file from the base of the scope, `/` between the parts: what globs are asked of.
    path: String,
    /// What a baseline knows of it.
    known: Option<Known>,
    /// The page of a web site that the file holds, where it is one.
    page: Option<Arc<WebPage>>,
    /// True for a file in an archive.
    is_packed: bool,
}

/// A path without its root, or drive.
fn names(path: &Path) -> PathBuf {
    path.components().filter(|part| matches!(part, Component::Normal(_))).collect()
}

impl Settings {
    pub(super) fn new(scope: Arc<Scope>, file: PathBuf, walked: Option<PathBuf>) -> Self {
        let path = match file.strip_prefix(&scope.base) {
            Ok(inside) => display_path(inside),
            // Elsewhere: patterns for any depth still hold.
            Err(_) => display_path(&names(&file)),
        };
        Self { scope, file, walked, path, known: None, page: None, is_packed: false }
    }

    /// The settings of a page of a web site: its site is what was walked, and patterns are asked of
    /// its path there.
    pub(super) fn of_page(scope: Arc<Scope>, page: Arc<WebPage>) -> Self {
        let path = page.file.strip_prefix(&page.site).unwrap_or(&page.file);
        Self {
            scope,
            path: display_path(&names(path)),
            file: page.file.clone(),
            walked: Some(page.site.clone()),
            known: None,
            page: Some(page),
            is_packed: false,
        }
    }

    /// The page of a web site that the file holds, where it is one.
    pub(super) fn page(&self) -> Option<&WebPage> {
        self.page.as_deref()
    }

    /// False for a page of a web site of which a part was read.
    pub(super) fn is_of_whole(&self) -> bool {
        self.page.as_ref().is_none_or(|page| page.whole)
    }

    /// The same, with what a baseline knows of the file.
    pub(super) fn with_known(self, known: Option<Known>) -> Self {
        Self { known, ..self }
    }

    /// The settings of a file in the archive that the file is: one that was named is a folder that was
    /// named.
    pub(super) fn inside(&self, name: &str) -> Self {
        Self {
            walked: self.walked.clone().or_else(|| Some(self.file.clone())),
            is_packed: true,
            file: self.file.join(name),
            path: format!("{}/{name}", self.path),
            known: self.known.as_ref().map(|known| known.inside(name)),
            ..self.clone()
        }
    }

    /// True for a file in an archive: nothing is written into it.
    pub(super) fn is_packed(&self) -> bool {
        self.is_packed
    }

    /// What a baseline knows of the file.
    pub(super) fn known(&self) -> Option<&Known> {
        self.known.as_ref()
    }

    /// The configuration that holds, if any does.
    pub fn config(&self) -> Option<&ConfigFile> {
        self.scope.config.as_deref()
    }

    /// The rules, ready to judge.
    pub fn linter(&self) -> &Linter {
        &self.scope.linter
    }

    /// The file, absolute, without `.` and `..`; links are not resolved.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The folder that paths in the configuration are relative to, absolute: that of the nearest
    /// configuration; the current one where a single file was named or there is none.
    pub fn base(&self) -> &Path {
        &self.scope.base
    }

    /// The folder of the site that the file is part of, absolute: that of the nearest
    /// configuration, else the folder that was named. `None` for a single file without a
    /// configuration, of whose site nothing is known.
    pub fn root(&self) -> Option<&Path> {
        if let Some(page) = self.page() {
            return Some(&page.site);
        }
        self.scope.root.as_deref().or(self.walked.as_deref())
    }

    /// The named folder that the file was found in, absolute; `None` for a file that was named.
    pub fn walked(&self) -> Option<&Path> {
        self.walked.as_deref()
    }

    /// What was declared, where the configuration says it.
    pub fn declaration(&self) -> Option<Declaration> {
        self.config()?.lint.declaration
    }

    /// True for a file of the linter's own: a configuration, or the known findings.
    pub(super) fn is_own(&self) -> bool {
        self.file.file_name().is_some_and(|name| name == CONFIG_FILE)
            || self.known.as_ref().is_some_and(|known| known.is_at(&self.file))
    }

    /// The encoding that the configuration gives the file, else the server it came from.
    pub fn encoding(&self) -> Option<&'static Encoding> {
        let configured = self.encoding_at().map(|(_, encoding)| encoding);
        configured.or_else(|| self.page()?.encoding)
    }

    /// The same, with the index of the entry of `[[lint.encodings]]` that says it.
    pub(super) fn encoding_at(&self) -> Option<(usize, &'static Encoding)> {
        let mut entries = self.config()?.lint.encodings.iter().enumerate().rev();
        let (index, entry) = entries.find(|(_, entry)| entry.files.hold(&self.path))?;
        Some((index, entry.encoding))
    }

    /// The least severity that makes the run fail, where the configuration says it.
    pub fn fail_on(&self) -> Option<Severity> {
        self.config()?.lint.fail_on
    }

    /// The file of known findings, absolute, where the configuration names one.
    pub fn baseline(&self) -> Option<PathBuf> {
        Some(self.scope.base.join(self.config()?.lint.baseline.as_ref()?))
    }

    /// True when the configuration leaves the file out: it is barred, or `include` names others
    /// only.
    pub fn is_excluded(&self) -> bool {
        let include = self.config().and_then(|config| config.lint.include.as_ref());
        self.is_barred() || (include.is_some() && !self.is_included())
    }

    /// True when `exclude` or `extend_exclude` holds the file.
    pub fn is_barred(&self) -> bool {
        self.is_held(|lint| [&lint.exclude, &lint.extend_exclude])
    }

    /// True when `include` or `extend_include` names the file, so that it is read whatever it is
    /// called.
    pub fn is_included(&self) -> bool {
        self.is_held(|lint| [&lint.include, &lint.extend_include])
    }

    /// True when one of two lists of the configuration holds the file.
    fn is_held(&self, lists: impl Fn(&LintConfig) -> [&Option<Globs>; 2]) -> bool {
        self.config().is_some_and(|config| {
            lists(&config.lint).into_iter().flatten().any(|globs| globs.hold(&self.path))
        })
    }

    /// The weight that the configuration gives a rule in this file.
    pub fn weight(&self, rule: &str) -> Option<Weight> {
        self.weight_at(rule).map(|(weight, _)| weight)
    }

    /// The same, with the index of the entry of `[[lint.paths]]` that says it; `None` beside a
    /// weight of `[lint.rules]`.
    pub(super) fn weight_at(&self, rule: &str) -> Option<(Weight, Option<usize>)> {
        let lint = &self.config()?.lint;
        for (index, entry) in lint.paths.iter().enumerate().rev() {
            if let Some(weight) = entry.rules.get(rule)
                && entry.files.hold(&self.path)
            {
                return Some((*weight, Some(index)));
            }
        }
        lint.rules.get(rule).map(|weight| (*weight, None))
    }

    /// What the configuration, `filter` and the baseline say of findings in this file.
    pub(super) fn counts<'s>(&'s self, filter: &'s RuleFilter) -> InFile<'s> {
        InFile { settings: self, filter }
    }

    /// True when findings of a rule count in this file.
    pub(super) fn judges(&self, rule: &str, filter: &RuleFilter) -> bool {
        let is_off = || self.weight(rule) == Some(Weight::Off) && !filter.names(rule);
        filter.keeps(rule) && !is_off()
    }

    /// The rules whose findings do not count in this file.
    pub(super) fn left_out(&self, filter: &RuleFilter) -> BTreeSet<String> {
        let ids = self.linter().rules().rules().iter().map(|rule| &rule.id);
        ids.filter(|id| !self.judges(id, filter)).cloned().collect()
    }

    /// The phrases in which nothing is a finding.
    pub(super) fn allowed(&self) -> &Allowed {
        &self.scope.allowed
    }
}

/// What is said of the findings of one file. A rule that is asked for by name is never off.
#[derive(Debug)]
pub(super) struct InFile<'s> {
    settings: &'s Settings,
    filter: &'s RuleFilter,
}

impl Counts for InFile<'_> {
    fn severity(&self, rule: &str, own: Severity) -> Option<Severity> {
        if !self.settings.judges(rule, self.filter) {
            return None;
        }
        match self.settings.weight(rule) {
            Some(Weight::As(severity)) => Some(severity),
            _ => Some(own),
        }
    }

    fn is_known(&self, finding: &Finding) -> bool {
        self.settings.known().is_some_and(|known| known.holds(finding))
    }
}

/// Which rules' findings are wanted, whatever a configuration says. All rules are still judged: a
/// rule that is left out does not make another one speak up in its place.
#[derive(Clone, Debug, Default)]
pub struct RuleFilter {
    /// Only these; all where empty.
    pub only: Vec<String>,
    /// Not these.
    pub skip: Vec<String>,
}

impl RuleFilter {
    /// True when findings of the rule are wanted.
    pub fn keeps(&self, rule: &str) -> bool {
        (self.only.is_empty() || self.names(rule)) && !self.skip.iter().any(|id| id == rule)
    }

    /// True when the rule is asked for by name.
    pub fn names(&self, rule: &str) -> bool {
        self.only.iter().any(|id| id == rule)
    }
}
