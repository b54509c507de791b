//! A project's folder to [`Sources`].

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use walkdir::WalkDir;

use super::sources::Sources;
use crate::config::{Problem, SiteConfig};
use crate::message::{Argument, Message};

/// The name of the configuration file.
const CONFIG: &str = "sa-lint.toml";

impl Sources {
    /// Reads the folder that holds `sa-lint.toml`. `today` is the last day a declaration can have.
    ///
    /// # Errors
    /// Every problem of the configuration, or the first file that cannot be read.
    pub fn read(project: &Path, today: Date) -> Result<Self, Vec<Problem>> {
        let config_text = text(&project.join(CONFIG), CONFIG)
            .map_err(|problem| vec![problem.help(Message::new("site-init-makes-one"))])?;
        let (config, warnings) = SiteConfig::parse(CONFIG, &config_text, today)?;
        let logo = match &config.logo {
            Some(path) => Some(logo(project, path, &config_text).map_err(|problem| vec![problem])?),
            None => None,
        };
        let one = |problem| vec![problem];
        let content = folder(project, "content")
            .and_then(|paths| texts(project, paths, |path| path.ends_with(".md"), ""))
            .map_err(one)?;
        let templates = folder(project, "templates")
            .and_then(|paths| texts(project, paths, |_| true, "templates/"))
            .map_err(one)?;
        let mut files = BTreeMap::new();
        for path in folder(project, "static").map_err(one)? {
            let bytes = bytes(&project.join(&path), &path).map_err(one)?;
            files.insert(path.trim_start_matches("static/").to_owned(), bytes);
        }
        let fragment_link = None;
        Ok(Self { config, config_text, content, files, templates, logo, fragment_link, warnings })
    }
}

/// Paths of the files below a folder of the project, `/` between the parts, in order. Links that
/// lead elsewhere and hidden files are left out; `.well-known` is not hidden.
fn folder(project: &Path, name: &str) -> Result<Vec<String>, Problem> {
    let root = project.join(name);
    if !root.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths = Vec::new();
    let walk = WalkDir::new(&root).into_iter().filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !name.starts_with('.') || name == ".well-known"
    });
    for entry in walk {
        let entry = entry.map_err(|error| unreadable(name, std::io::Error::from(error)))?;
        if entry.file_type().is_symlink() {
            let path = entry.path().strip_prefix(project).unwrap_or(entry.path());
            return Err(Problem::error(
                Message::new("site-link").with("path", path.display().to_string()),
            )
            .help(Message::new("site-put-file")));
        }
        if entry.file_type().is_file() {
            paths.push(relative(project, entry.into_path())?);
        }
    }
    paths.sort();
    Ok(paths)
}

fn relative(project: &Path, path: PathBuf) -> Result<String, Problem> {
    let inside = path.strip_prefix(project).unwrap_or(&path);
    let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
    parts
        .map(|parts| parts.join("/"))
        .ok_or_else(|| unreadable(&inside.to_string_lossy(), Message::new("site-no-unicode-name")))
}

fn texts(
    project: &Path,
    paths: Vec<String>,
    wanted: impl Fn(&str) -> bool,
    prefix: &str,
) -> Result<BTreeMap<String, Arc<str>>, Problem> {
    paths
        .into_iter()
        .filter(|path| wanted(path))
        .map(|path| {
            let text = text(&project.join(&path), &path)?;
            Ok((path.strip_prefix(prefix).unwrap_or(&path).to_owned(), text))
        })
        .collect()
}

fn text(path: &Path, shown: &str) -> Result<Arc<str>, Problem> {
    let bytes = bytes(path, shown)?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Problem::error(Message::new("site-not-utf-8").with("path", shown))
            .help(Message::new("site-save-utf-8"))
    })?;
    Ok(Arc::from(text.strip_prefix('\u{feff}').unwrap_or(&text)))
}

fn bytes(path: &Path, shown: &str) -> Result<Vec<u8>, Problem> {
    std::fs::read(path).map_err(|error| unreadable(shown, error))
}

fn unreadable(shown: &str, cause: impl Into<Argument>) -> Problem {
    Problem::error(Message::new("site-cannot-read").with("path", shown).with("cause", cause))
}

/// The configured path was checked as text; here its target must lie in the project too.
fn logo(project: &Path, path: &str, config: &Arc<str>) -> Result<Vec<u8>, Problem> {
    let at_config = |problem: Problem| {
        let start = config.find(path).unwrap_or(0);
        problem.at(CONFIG, config, crate::text::Span::new(start, start + path.len()))
    };
    let file = project.join(path);
    let inside = match (project.canonicalize(), file.canonicalize()) {
        (Ok(project), Ok(file)) => file.starts_with(project),
        _ => true,
    };
    if !inside {
        return Err(at_config(Problem::error(Message::new("config-outside").with("text", path))));
    }
    bytes(&file, path).map_err(at_config)
}
