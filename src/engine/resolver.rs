//! Paths to their settings: finds, reads and remembers configurations.

use std::collections::{BTreeSet, HashMap};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::WebPage;
use super::settings::{Link, Scope, Settings};
use crate::config::{CONFIG_FILE, CheckedAgainst, ConfigFile, Problem};
use crate::discover::display_path;
use crate::lint::{Allowed, Linter};
use crate::message::Message;
use crate::rule::{OwnWords, RuleError};

/// Where configurations come from.
#[derive(Clone, Debug, Default)]
pub enum ConfigSource {
    /// There is none.
    #[default]
    None,
    /// `sa-lint.toml` in the folder of each file, or the nearest one over it.
    Nearest,
    /// This file for all; its globs and paths are relative to the current folder.
    File(PathBuf),
}

/// Finds the settings of one path after another. Every configuration is read once.
#[derive(Debug)]
pub struct Resolver {
    linter: Arc<Linter>,
    source: ConfigSource,
    /// The last day a declaration can have.
    today: Date,
    /// The current folder.
    here: PathBuf,
    rules: BTreeSet<String>,
    schemes: BTreeSet<String>,
    /// By folder with a configuration, absolute; `None` for one that is not valid.
    scopes: HashMap<PathBuf, Option<Arc<Scope>>>,
    /// The folders over the one that was asked for last, and it, as far as they have no configuration
    /// of their own: files come folder by folder, and of most folders nothing needs to be kept.
    way: Vec<(PathBuf, Option<Arc<Scope>>)>,
    /// The folder that was asked for last: as it was given, and absolute.
    folder: Option<(PathBuf, PathBuf, Option<Arc<Scope>>)>,
    /// The named folder that files were found in last, as it was given, and absolute.
    walked: Option<(PathBuf, Arc<Path>)>,
    linters: HashMap<OwnWords, Arc<Linter>>,
    /// Configurations that others extend, by absolute path; `None` for one that is not valid.
    extended: HashMap<PathBuf, Option<Arc<ConfigFile>>>,
    problems: Vec<Problem>,
}

impl Resolver {
    /// A resolver that knows the rules of `linter` and has read nothing yet.
    pub fn new(linter: Arc<Linter>, source: ConfigSource, today: Date) -> Self {
        let rules = linter.rules().rules().iter().map(|rule| rule.id.clone()).collect();
        let schemes = linter.rules().scheme_ids().map(str::to_owned).collect();
        Self {
            linter,
            source,
            today,
            here: std::path::absolute(".").unwrap_or_default(),
            rules,
            schemes,
            scopes: HashMap::new(),
            way: Vec::new(),
            folder: None,
            walked: None,
            linters: HashMap::new(),
            extended: HashMap::new(),
            problems: Vec::new(),
        }
    }

    /// The settings of a file, which need not exist. `walked`: the named folder it was found in.
    /// `None` when its configuration is not valid; [`Resolver::problems`] then says why.
    pub fn file(&mut self, file: &Path, walked: Option<&Path>) -> Option<Settings> {
        let parent = file.parent().unwrap_or(Path::new(""));
        let (folder, scope) = self.folder_of(parent);
        let file = folder.join(file.file_name().unwrap_or_default());
        let walked = walked.map(|walked| self.walked(walked));
        Some(Settings::new(scope?, file, walked))
    }

    /// A folder that was named, absolute; all files in it share it.
    fn walked(&mut self, folder: &Path) -> Arc<Path> {
        if let Some((_, absolute)) = self.walked.as_ref().filter(|(given, _)| given == folder) {
            return Arc::clone(absolute);
        }
        let absolute: Arc<Path> = self.absolute(folder).into();
        self.walked = Some((folder.to_path_buf(), Arc::clone(&absolute)));
        absolute
    }

    /// The settings of a page of a web site: those of the current folder.
    pub(super) fn page(&mut self, page: WebPage) -> Option<Settings> {
        let (_, scope) = self.folder_of(Path::new(""));
        Some(Settings::of_page(scope?, Arc::new(page)))
    }

    /// The settings that hold for what stands right in a folder; see [`Resolver::file`].
    pub fn folder(&mut self, folder: &Path) -> Option<Settings> {
        let (absolute, scope) = self.folder_of(folder);
        Some(Settings::new(scope?, absolute.clone(), Some(absolute.into())))
    }

    /// What is wrong with the configurations met so far.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The same, to keep.
    pub fn take_problems(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.problems)
    }

    fn folder_of(&mut self, folder: &Path) -> (PathBuf, Option<Arc<Scope>>) {
        if let Some((_, absolute, scope)) =
            self.folder.as_ref().filter(|(given, ..)| given == folder)
        {
            return (absolute.clone(), scope.clone());
        }
        let absolute = self.absolute(folder);
        let scope = match self.source.clone() {
            ConfigSource::Nearest => self.nearest(&absolute),
            ConfigSource::File(path) => self.one_for_all(&path),
            ConfigSource::None => self.scope_for_none(),
        };
        self.folder = Some((folder.to_path_buf(), absolute.clone(), scope.clone()));
        (absolute, scope)
    }

    /// The scope of the first folder, going up, that has a configuration.
    fn nearest(&mut self, folder: &Path) -> Option<Arc<Scope>> {
        if let Some(known) = self.scopes.get(folder) {
            return known.clone();
        }
        while self.way.last().is_some_and(|(over, _)| !folder.starts_with(over)) {
            self.way.pop();
        }
        if let Some((_, scope)) = self.way.last().filter(|(last, _)| last == folder) {
            return scope.clone();
        }
        let path = folder.join(CONFIG_FILE);
        let display = self.display(&path);
        let scope = match self.read(&path, &display) {
            Ok(Some(config)) => self.scope(config, folder.to_path_buf(), Some(folder)),
            Ok(None) => {
                let scope = match folder.parent() {
                    Some(parent) => self.nearest(parent),
                    None => self.scope_for_none(),
                };
                self.way.push((folder.to_path_buf(), scope.clone()));
                return scope;
            }
            Err(problems) => {
                self.problems.extend(problems);
                None
            }
        };
        self.scopes.insert(folder.to_path_buf(), scope.clone());
        scope
    }

    fn one_for_all(&mut self, path: &Path) -> Option<Arc<Scope>> {
        if let Some(known) = self.scopes.get(Path::new("")) {
            return known.clone();
        }
        let display = display_path(path);
        let scope = match self.read(path, &display) {
            Ok(Some(config)) => self.scope(config, self.here.clone(), None),
            Ok(None) => {
                self.problems.push(ConfigFile::missing(&display));
                None
            }
            Err(problems) => {
                self.problems.extend(problems);
                None
            }
        };
        self.scopes.insert(PathBuf::new(), scope.clone());
        scope
    }

    fn scope_for_none(&mut self) -> Option<Arc<Scope>> {
        let scope = self.scopes.entry(PathBuf::new()).or_insert_with(|| {
            Some(Arc::new(Scope {
                chain: Vec::new(),
                linter: Arc::clone(&self.linter),
                allowed: Allowed::default(),
                base: self.here.clone(),
                root: None,
            }))
        });
        scope.clone()
    }

    fn read(&self, path: &Path, display: &str) -> Result<Option<ConfigFile>, Vec<Problem>> {
        let rules = self.linter.rules();
        let known = CheckedAgainst {
            rules: &self.rules,
            schemes: &self.schemes,
            is_judged: &|word| rules.judges_word(word),
            today: self.today,
        };
        ConfigFile::read(path, display, &known)
    }

    fn scope(
        &mut self,
        config: ConfigFile,
        base: PathBuf,
        root: Option<&Path>,
    ) -> Option<Arc<Scope>> {
        let display = config.display.clone();
        let chain = match self.chain(config, base.clone()) {
            Ok(chain) => chain,
            Err(problem) => {
                self.problems.extend(problem);
                return None;
            }
        };
        let (mut words, mut phrases) = (OwnWords::default(), Vec::new());
        for link in &chain {
            words.extend(&link.config.lint.vocabulary);
            phrases.extend_from_slice(&link.config.lint.allow);
        }
        let linter = match self.linter_with(&words) {
            Ok(linter) => linter,
            Err(cause) => {
                let message =
                    Message::new("lint-config-vocabulary").with("cause", cause.to_string());
                self.problems.push(Problem::error(message).in_file(&display));
                return None;
            }
        };
        let allowed = Allowed::new(&phrases);
        let root = root.map(Path::to_path_buf);
        Some(Arc::new(Scope { chain, linter, allowed, base, root }))
    }

    /// A configuration and those it extends, the nearest first. Fails with a problem that nobody
    /// was told of, if there is any.
    fn chain(&mut self, first: ConfigFile, base: PathBuf) -> Result<Vec<Link>, Option<Problem>> {
        let mut seen = vec![self.absolute(&first.path)];
        let mut next = Arc::new(first);
        let mut chain = vec![Link { config: Arc::clone(&next), base }];
        while let Some(file) = next.extends().map(|file| self.absolute(&file)) {
            let shown = self.display(&file);
            if seen.contains(&file) {
                let message = Message::new("lint-config-extends-circle").with("file", shown);
                let help = Message::new("lint-config-extends-circle-help");
                return Err(Some(next.wrong_extends(message, help)));
            }
            let Some(config) = self.extended(&file, &shown)? else {
                let message = Message::new("lint-config-extends-missing").with("file", shown);
                let help = Message::new("lint-config-extends-missing-help");
                return Err(Some(next.wrong_extends(message, help)));
            };
            let base = file.parent().unwrap_or(&file).to_path_buf();
            chain.push(Link { config: Arc::clone(&config), base });
            seen.push(file);
            next = config;
        }
        Ok(chain)
    }

    /// A configuration that another one extends; read once, and what is wrong with it is told
    /// once. `Ok(None)` where there is none.
    fn extended(
        &mut self,
        file: &Path,
        shown: &str,
    ) -> Result<Option<Arc<ConfigFile>>, Option<Problem>> {
        if let Some(known) = self.extended.get(file) {
            return known.clone().map(Some).ok_or(None);
        }
        let config = match self.read(file, shown) {
            Ok(Some(config)) => Some(Arc::new(config.extended())),
            Ok(None) => return Ok(None),
            Err(problems) => {
                self.problems.extend(problems);
                None
            }
        };
        self.extended.insert(file.to_path_buf(), config.clone());
        config.map(Some).ok_or(None)
    }

    /// The linter with more words; many configurations add none, or the same.
    fn linter_with(&mut self, words: &OwnWords) -> Result<Arc<Linter>, RuleError> {
        if words.is_empty() {
            return Ok(Arc::clone(&self.linter));
        }
        if let Some(known) = self.linters.get(words) {
            return Ok(Arc::clone(known));
        }
        let mut rules = self.linter.rules().clone();
        rules.add_words(words);
        let linter = Arc::new(Linter::new(rules)?);
        self.linters.insert(words.clone(), Arc::clone(&linter));
        Ok(linter)
    }

    /// A path from the root, without `.` and `..`. Links stay, so that a linked folder belongs to
    /// the place it was named at.
    pub(super) fn absolute(&self, path: &Path) -> PathBuf {
        let mut absolute = PathBuf::new();
        for component in self.here.join(path).components() {
            match component {
                Component::CurDir => {}
                Component::ParentDir => {
                    absolute.pop();
                }
                other => absolute.push(other),
            }
        }
        absolute
    }

    /// How an absolute path is shown: from the current folder, where that is not far.
    pub(super) fn display(&self, path: &Path) -> String {
        if let Ok(inside) = path.strip_prefix(&self.here) {
            return display_path(inside);
        }
        for (steps, above) in self.here.ancestors().enumerate().skip(1).take(3) {
            if above.parent().is_some()
                && let Ok(inside) = path.strip_prefix(above)
            {
                return format!("{}{}", "../".repeat(steps), display_path(inside));
            }
        }
        display_path(path)
    }
}
