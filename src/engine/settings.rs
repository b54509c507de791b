//! What holds for one file: its configuration, asked rule by rule.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::WebPage;
use super::file_baseline::FileBaseline;
use crate::baseline::relative;
use crate::config::{CONFIG_FILE, ConfigFile, Declaration, Globs, LintConfig, OwnLimits, Weight};
use crate::discover::display_path;
use crate::extract::Limits;
use crate::lint::{Allowed, Counts, Finding, HeldBack, Linter, Severity};
use crate::text::Encoding;

/// What all files under one configuration share.
#[derive(Debug)]
pub(super) struct Scope {
    /// The configuration and those it extends, the nearest first; none where there is none.
    pub(super) chain: Vec<Link>,
    /// What judges, with the words of the configuration.
    pub(super) linter: Arc<Linter>,
    /// The phrases it allows.
    pub(super) allowed: Allowed,
    /// The folder that its globs and paths are relative to.
    pub(super) base: PathBuf,
    /// The folder of the site, where the configuration says it by where it stands.
    pub(super) root: Option<PathBuf>,
}

/// A configuration of a chain of which each extends the next.
#[derive(Debug)]
pub(super) struct Link {
    /// What it says.
    pub(super) config: Arc<ConfigFile>,
    /// The folder that its globs and paths are relative to, absolute.
    pub(super) base: PathBuf,
}

/// Where a configuration says something of a rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct SettingPlace {
    /// The configuration, by its place in the chain.
    pub(super) link: usize,
    /// The entry of `[[lint.paths]]` or `[[lint.encodings]]`; `None` for `[lint.rules]`.
    pub(super) entry: Option<usize>,
}

/// What holds for one file. Whoever has it needs no file system to ask it.
#[derive(Clone, Debug)]
pub struct Settings {
    scope: Arc<Scope>,
    /// The file, absolute, without `.` and `..`.
    file: Box<Path>,
    /// The named folder it was found in, absolute.
    walked: Option<Arc<Path>>,
    /// The file from the base of each configuration of the chain, `/` between the parts: what
    /// its globs are asked of.
    paths: Vec<String>,
    /// What a baseline knows of it.
    known: Option<Box<FileBaseline>>,
    /// The page of a web site that the file holds, where it is one.
    page: Option<Arc<WebPage>>,
    /// True for a file in an archive.
    is_packed: bool,
}

/// A path without its root, or drive.
fn names(path: &Path) -> PathBuf {
    path.components().filter(|part| matches!(part, Component::Normal(_))).collect()
}

/// A file as globs of a configuration in `folder` are asked of it. From elsewhere it starts with
/// `..`, so that patterns for any depth still hold.
fn path_from(folder: &Path, file: &Path) -> String {
    match file.strip_prefix(folder) {
        Ok(inside) => display_path(inside),
        Err(_) => relative(folder, file),
    }
}

impl Settings {
    pub(super) fn new(scope: Arc<Scope>, file: PathBuf, walked: Option<Arc<Path>>) -> Self {
        let paths = scope.chain.iter().map(|link| path_from(&link.base, &file)).collect();
        Self { scope, file: file.into(), walked, paths, known: None, page: None, is_packed: false }
    }

    /// The settings of a page of a web site: its site is what was walked, and patterns are asked of
    /// its path there.
    pub(super) fn of_page(scope: Arc<Scope>, page: Arc<WebPage>) -> Self {
        let path = page.file.strip_prefix(&page.site).unwrap_or(&page.file);
        let path = display_path(&names(path));
        Self {
            paths: vec![path; scope.chain.len()],
            scope,
            file: page.file.clone().into(),
            walked: Some(page.site.as_path().into()),
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
    pub(super) fn with_baseline(self, known: Option<FileBaseline>) -> Self {
        Self { known: known.map(Box::new), ..self }
    }

    /// The settings of an archive as the folder that is packed in it: where it was named, that was.
    pub(super) fn as_folder(&self) -> Self {
        Self { walked: self.walked.clone().or_else(|| Some((*self.file).into())), ..self.clone() }
    }

    /// The settings of a file in the archive or mail that the file is.
    pub(super) fn inside(&self, name: &str) -> Self {
        Self {
            is_packed: true,
            file: self.file.join(name).into(),
            paths: self.paths.iter().map(|path| format!("{path}/{name}")).collect(),
            known: self.known.as_ref().map(|known| Box::new(known.inside(name))),
            ..self.clone()
        }
    }

    /// True for a file in an archive: nothing is written into it.
    pub(super) fn is_packed(&self) -> bool {
        self.is_packed
    }

    /// Takes the fix from a finding in a file that nothing is written into.
    pub(super) fn hold_back(&self, finding: &mut Finding) {
        if self.is_packed && finding.fix.take().is_some() {
            finding.held_back = Some(HeldBack::Format);
        }
    }

    /// What a baseline knows of the file.
    pub(super) fn known(&self) -> Option<&FileBaseline> {
        self.known.as_deref()
    }

    /// The configuration that holds, if any does.
    pub fn config(&self) -> Option<&ConfigFile> {
        self.chain().next().map(|(config, _)| config)
    }

    /// The configuration and those it extends, the nearest first, with what the file is called
    /// there.
    pub(super) fn chain(&self) -> impl DoubleEndedIterator<Item = (&ConfigFile, &str)> {
        let links = self.scope.chain.iter().zip(&self.paths);
        links.map(|(link, path)| (&*link.config, path.as_str()))
    }

    /// What the nearest configuration that says something says.
    fn said<T>(&self, what: impl Fn(&LintConfig) -> Option<T>) -> Option<T> {
        self.chain().find_map(|(config, _)| what(&config.lint))
    }

    /// What the nearest configuration that sets how ignored files are walked says.
    pub(super) fn gitignore(&self) -> Option<bool> {
        self.said(|lint| lint.gitignore)
    }

    /// How much of the file is read.
    pub fn limits(&self) -> Limits {
        let said = self.chain().map(|(config, _)| config.lint.limits);
        said.fold(OwnLimits::default(), OwnLimits::or).limits()
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
        self.said(|lint| lint.declaration)
    }

    /// The configuration that says what was declared.
    pub(super) fn declaring(&self) -> Option<&ConfigFile> {
        let mut chain = self.chain().map(|(config, _)| config);
        chain.find(|config| config.lint.declaration.is_some())
    }

    /// True for a file of the linter's own: a configuration, or the known findings.
    pub(super) fn is_own(&self) -> bool {
        self.file.file_name().is_some_and(|name| name == CONFIG_FILE)
            || self.chain().any(|(config, _)| *config.path == *self.file)
            || self.known.as_ref().is_some_and(|known| known.is_at(&self.file))
    }

    /// The encoding that the configuration gives the file, else the server it came from.
    pub fn encoding(&self) -> Option<&'static Encoding> {
        let configured = self.encoding_at().map(|(_, encoding)| encoding);
        configured.or_else(|| self.page()?.encoding)
    }

    /// The same, with the place that says it.
    pub(super) fn encoding_at(&self) -> Option<(SettingPlace, &'static Encoding)> {
        self.chain().enumerate().find_map(|(link, (config, path))| {
            let mut entries = config.lint.encodings.iter().enumerate().rev();
            let (index, entry) = entries.find(|(_, entry)| entry.files.hold(path))?;
            Some((SettingPlace { link, entry: Some(index) }, entry.encoding))
        })
    }

    /// The least severity that makes the run fail, where the configuration says it.
    pub fn fail_on(&self) -> Option<Severity> {
        self.said(|lint| lint.fail_on)
    }

    /// The file of known findings, absolute, where the configuration names one.
    pub fn baseline(&self) -> Option<PathBuf> {
        self.named_baseline().map(|(_, path)| path)
    }

    /// The same, with the folder of the configuration that names it.
    pub(super) fn named_baseline(&self) -> Option<(&Path, PathBuf)> {
        self.scope.chain.iter().find_map(|link| {
            let path = link.base.join(link.config.lint.baseline.as_ref()?);
            Some((link.base.as_path(), path))
        })
    }

    /// True when the configuration leaves the file out: it is barred, or `include` names others
    /// only.
    pub fn is_excluded(&self) -> bool {
        let is_narrow = self.chain().any(|(config, _)| config.lint.include.is_some());
        self.is_barred() || (is_narrow && !self.is_included())
    }

    /// True when `exclude` or `extend_exclude` holds the file.
    pub fn is_barred(&self) -> bool {
        self.is_held(|lint| lint.exclude.as_ref(), |lint| lint.extend_exclude.as_ref())
    }

    /// True when `include` or `extend_include` names the file, so that it is read whatever it is
    /// called.
    pub fn is_included(&self) -> bool {
        self.is_held(|lint| lint.include.as_ref(), |lint| lint.extend_include.as_ref())
    }

    /// True when a list that the nearest configuration sets holds the file, or one that all add to.
    fn is_held(
        &self,
        list: impl Fn(&LintConfig) -> Option<&Globs>,
        added: impl Fn(&LintConfig) -> Option<&Globs>,
    ) -> bool {
        let set = self.chain().find_map(|(config, path)| Some((list(&config.lint)?, path)));
        let more = self.chain().filter_map(|(config, path)| Some((added(&config.lint)?, path)));
        set.into_iter().chain(more).any(|(globs, path)| globs.hold(path))
    }

    /// The weight that the configuration gives a rule in this file.
    pub fn weight(&self, rule: &str) -> Option<Weight> {
        self.weight_at(rule).map(|(weight, _)| weight)
    }

    /// The same, with the place that says it.
    pub(super) fn weight_at(&self, rule: &str) -> Option<(Weight, SettingPlace)> {
        self.chain().enumerate().find_map(|(link, (config, path))| {
            for (index, entry) in config.lint.paths.iter().enumerate().rev() {
                if let Some(weight) = entry.rules.get(rule)
                    && entry.files.hold(path)
                {
                    return Some((*weight, SettingPlace { link, entry: Some(index) }));
                }
            }
            let weight = config.lint.rules.get(rule)?;
            Some((*weight, SettingPlace { link, entry: None }))
        })
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
