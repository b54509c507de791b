//! Files in memory to a folder: beside the old one first, then swapped, so that a failure leaves
//! the old site as it was.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::manifest::{self, Manifest};
use crate::config::Problem;
use crate::disk;
use crate::message::{Argument, Message};

/// True where a link on the way to the output folder leads out of the project: the configuration of a
/// project that somebody else wrote names a folder in it, and no other.
pub fn leads_out(project: &Path, output: &Path) -> bool {
    let real = output.ancestors().skip(1).find_map(|folder| match folder.as_os_str().is_empty() {
        true => fs::canonicalize(".").ok(),
        false => fs::canonicalize(folder).ok(),
    });
    let project = fs::canonicalize(project).ok();
    !matches!((real, project), (Some(real), Some(project)) if real.starts_with(&project))
}

/// What [`write()`] did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Files written.
    pub files: usize,
    /// Files of an earlier build that are no more.
    pub removed: Vec<String>,
    /// Files of others in the folder, left as they were.
    pub kept: Vec<String>,
}

/// Puts the files into the folder `output`.
///
/// Only files that its manifest names are replaced or removed. `force` also replaces files that
/// were changed since they were written.
///
/// # Errors
/// The folder holds files of others and no manifest, one of them stands in the way, a file was
/// changed by hand, or the file system refuses. The folder is then as before.
pub fn write(
    files: &BTreeMap<String, Vec<u8>>,
    output: &Path,
    force: bool,
) -> Result<Written, Vec<Problem>> {
    // Two builds at once: the second compares with what the first wrote.
    let _alone = disk::alone_in(&parent(output));
    let old = Old::read(output).map_err(|cause| vec![failed(output, cause)])?;
    let kept = old.others(files, output, force)?;
    let manifest = Manifest::of(files);
    let removed = old.manifest.files.keys().filter(|path| !files.contains_key(*path));
    let removed = removed.filter(|path| old.present.contains_key(*path)).cloned().collect();
    replace(files, &manifest, &kept, output).map_err(|cause| vec![failed(output, cause)])?;
    Ok(Written { files: files.len(), removed, kept })
}

/// Paths whose bytes in the folder are not those of `files`: missing, different or left over.
/// Files of others do not count.
///
/// # Errors
/// The folder cannot be read.
pub fn differences(
    files: &BTreeMap<String, Vec<u8>>,
    output: &Path,
) -> Result<Vec<String>, Vec<Problem>> {
    let old = Old::read(output).map_err(|cause| vec![failed(output, cause)])?;
    let wanted = Manifest::of(files).files;
    let mut paths: Vec<String> = wanted
        .iter()
        .filter(|(path, hash)| old.present.get(*path) != Some(hash))
        .map(|(path, _)| path.clone())
        .collect();
    let left_over = old
        .manifest
        .files
        .keys()
        .filter(|path| !wanted.contains_key(*path) && old.present.contains_key(*path));
    paths.extend(left_over.cloned());
    paths.sort();
    Ok(paths)
}

/// An output folder as it is.
struct Old {
    /// Hash by path of every file but the manifest.
    present: BTreeMap<String, String>,
    manifest: Manifest,
    has_manifest: bool,
}

impl Old {
    fn read(output: &Path) -> Result<Self, Argument> {
        let mut present = BTreeMap::new();
        match fs::symlink_metadata(output) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
            Ok(about) if about.is_dir() => present = read_folder(output)?,
            Ok(_) => return Err(Message::new("site-folder-expected").into()),
        }
        let manifest = match fs::read_to_string(output.join(manifest::NAME)) {
            Ok(text) => Manifest::parse(&text),
            Err(_) => None,
        };
        let has_manifest = manifest.is_some();
        Ok(Self { present, manifest: manifest.unwrap_or_default(), has_manifest })
    }

    /// Files of others; problems if they or hand-made changes stand in the way.
    fn others(
        &self,
        files: &BTreeMap<String, Vec<u8>>,
        output: &Path,
        force: bool,
    ) -> Result<Vec<String>, Vec<Problem>> {
        let mut others = Vec::new();
        let mut problems = Vec::new();
        for (path, hash) in &self.present {
            let shown = output.join(path);
            let shown = shown.display();
            match self.manifest.files.get(path) {
                None if files.contains_key(path) => problems.push(Problem::error(
                    Message::new("site-not-overwritten").with("path", shown.to_string()),
                )),
                None => others.push(path.clone()),
                Some(written) if written != hash && !force => problems.push(
                    Problem::error(Message::new("site-changed").with("path", shown.to_string()))
                        .help(Message::new("site-move-change")),
                ),
                Some(_) => {}
            }
        }
        if !self.has_manifest && !self.present.is_empty() {
            let shown = output.display();
            return Err(vec![
                Problem::error(Message::new("site-others-files").with("path", shown.to_string()))
                    .help(Message::new("site-name-empty-folder")),
            ]);
        }
        if problems.is_empty() { Ok(others) } else { Err(problems) }
    }
}

fn read_folder(output: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut present = BTreeMap::new();
    for entry in WalkDir::new(output) {
        let entry = entry.map_err(io::Error::other)?;
        let kind = entry.file_type();
        if kind.is_dir() {
            continue;
        }
        let inside = entry.path().strip_prefix(output).unwrap_or(entry.path());
        let path = inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        if path == manifest::NAME {
            continue;
        }
        let hash = match kind.is_symlink() {
            true => "link".to_owned(),
            false => manifest::hash(&fs::read(entry.path())?),
        };
        present.insert(path, hash);
    }
    Ok(present)
}

/// The folder that the output folder is in.
fn parent(output: &Path) -> PathBuf {
    match output.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// Writes a complete new folder next to the old one, then swaps the two by renaming.
fn replace(
    files: &BTreeMap<String, Vec<u8>>,
    manifest: &Manifest,
    kept: &[String],
    output: &Path,
) -> Result<(), Argument> {
    let parent = parent(output);
    let _writing = disk::writing();
    fs::create_dir_all(&parent)?;
    // Removed with all that is in it, whatever happens below.
    let scratch = tempfile::Builder::new().prefix(".sa-lint-").tempdir_in(&parent)?;
    let new = scratch.path().join("new");
    fs::create_dir(&new)?;
    for (path, bytes) in files {
        let target = new.join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&target, bytes)?;
    }
    for path in kept {
        let target = new.join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        copy(&output.join(path), &target)?;
    }
    fs::write(new.join(manifest::NAME), manifest.to_text())?;
    let aside = scratch.path().join("old");
    let had_old = output.exists();
    if had_old {
        fs::rename(output, &aside)?;
    }
    let swapped = fs::rename(&new, output);
    if swapped.is_err() && had_old && fs::rename(&aside, output).is_err() {
        // The old site cannot go back to its place: better left over than removed.
        let left = scratch.keep().join("old");
        let path = left.display().to_string();
        return Err(Message::new("site-old-site-left").with("path", path).into());
    }
    Ok(swapped?)
}

/// A file of others keeps its permissions; a link stays a link.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    if !fs::symlink_metadata(from)?.is_symlink() {
        return fs::copy(from, to).map(|_| ());
    }
    let target = fs::read_link(from)?;
    #[cfg(unix)]
    return std::os::unix::fs::symlink(target, to);
    #[cfg(not(unix))]
    return fs::copy(target, to).map(|_| ());
}

fn failed(output: &Path, cause: Argument) -> Problem {
    let shown = output.display();
    Problem::error(
        Message::new("site-cannot-write").with("path", shown.to_string()).with("cause", cause),
    )
    .help(Message::new("site-unchanged"))
}
