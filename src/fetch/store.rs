//! Where fetched pages are put: a folder for each site, with what the next run must know.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use url::Url;

use super::address;
use super::client::{Answer, EarlierAnswer};
use crate::disk;

/// The file in a site's folder that says what was fetched.
const INDEX: &str = ".sa-lint-site.json";

/// The folder that all sites are put into.
#[derive(Debug)]
pub(super) struct Store {
    root: PathBuf,
    /// Removed with this value, where nothing is to be kept.
    _passing: Option<tempfile::TempDir>,
}

impl Store {
    /// The folder to keep what is fetched in, or one that goes with the run.
    pub(super) fn open(save: Option<&Path>) -> io::Result<Self> {
        if let Some(folder) = save {
            fs::create_dir_all(folder)?;
            let root = fs::canonicalize(folder)?;
            return Ok(Self { root, _passing: None });
        }
        let folder = tempfile::Builder::new().prefix("sa-lint-").tempdir()?;
        Ok(Self { root: fs::canonicalize(folder.path())?, _passing: Some(folder) })
    }

    /// The folder of the site that an address is on, and what an earlier run left in it.
    pub(super) fn site(&self, url: &Url) -> FetchedSite {
        let folder = self.root.join(address::site_folder(url));
        let index = fs::read(folder.join(INDEX)).ok();
        let entries = index.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let entries: BTreeMap<String, FetchedPage> = entries.unwrap_or_default();
        let files = entries.iter().map(|(url, entry)| (entry.file.to_lowercase(), url.clone()));
        FetchedSite { files: files.collect(), folder, entries }
    }
}

/// What was fetched of one site.
pub(super) struct FetchedSite {
    /// All its files are below it.
    pub(super) folder: PathBuf,
    entries: BTreeMap<String, FetchedPage>,
    /// The files of all entries, in lower case, and the address that each is of.
    files: HashMap<String, String>,
}

/// A path below the site's folder, with `/` between its parts.
fn shown(file: &Path) -> String {
    let parts = file.iter().map(|part| part.to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}

/// A page that was fetched.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct FetchedPage {
    /// The path below the site's folder, with `/` between its parts.
    file: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    charset: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    etag: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
}

impl FetchedSite {
    /// What to ask the server by, where a page is here already.
    pub(super) fn known(&self, url: &Url) -> EarlierAnswer {
        let entry = self.entries.get(url.as_str()).filter(|entry| self.path(entry).is_some());
        entry.map_or(EarlierAnswer::default(), |entry| EarlierAnswer {
            etag: entry.etag.clone(),
            modified: entry.modified.clone(),
        })
    }

    /// The page as an earlier run left it.
    pub(super) fn kept(&self, url: &Url) -> Option<(PathBuf, Vec<u8>, Option<String>)> {
        let entry = self.entries.get(url.as_str())?;
        let path = self.path(entry)?;
        let bytes = fs::read(&path).ok()?;
        Some((path, bytes, entry.charset.clone()))
    }

    /// Puts a page into its file.
    ///
    /// # Errors
    /// When no file can be written there.
    pub(super) fn keep(
        &mut self,
        url: &Url,
        extension: &str,
        answer: &Answer,
    ) -> io::Result<PathBuf> {
        let mut file = address::file(url, extension);
        let mut number = 1;
        // Two addresses that differ in what no file name can hold.
        while self.is_taken(&file, url) {
            number += 1;
            file = address::file(url, extension);
            file.set_extension(format!("{number}.{extension}"));
        }
        if self.write(&file, &answer.body).is_err() {
            // `/a` is a page, and `/a/b` another: what is a file already cannot be a folder.
            file = Path::new("other").join(address::flat(url, extension));
            self.write(&file, &answer.body)?;
        }
        let path = self.folder.join(&file);
        self.files.insert(shown(&file).to_lowercase(), url.as_str().to_owned());
        let entry = FetchedPage {
            file: shown(&file),
            charset: answer.charset.clone(),
            etag: answer.etag.clone(),
            modified: answer.modified.clone(),
        };
        self.entries.insert(url.as_str().to_owned(), entry);
        Ok(path)
    }

    /// True when another address has the file. Some systems tell `A` from `a`, some do not.
    fn is_taken(&self, file: &Path, url: &Url) -> bool {
        self.files.get(&shown(file).to_lowercase()).is_some_and(|other| other != url.as_str())
    }

    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        let path = self.folder.join(file);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        disk::write(&path, bytes)
    }

    /// Writes down what the next run must know.
    pub(super) fn close(&self) -> io::Result<()> {
        if self.entries.is_empty() {
            return Ok(());
        }
        let index = serde_json::to_vec_pretty(&self.entries)?;
        disk::write(&self.folder.join(INDEX), &index)
    }

    /// The file of an entry, if it is there and below the folder.
    fn path(&self, entry: &FetchedPage) -> Option<PathBuf> {
        let inside = entry.file.split('/').all(|part| !matches!(part, "" | "." | ".."));
        let path = self.folder.join(&entry.file);
        (inside && !entry.file.contains(['\\', ':']) && path.is_file()).then_some(path)
    }
}
