//! New bytes in the place of a file: all of them or none.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Why a file was not written. It is as it was.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Its mode, its owner or its file system does not let it be changed.
    #[error("the file is read-only")]
    ReadOnly,
    /// It is a device, a pipe or the like.
    #[error("not a regular file")]
    NotAFile,
    /// Someone else changed or removed it after it was read.
    #[error("the file was changed meanwhile")]
    Changed,
    /// No new file can be made in its folder.
    #[error("no file can be made in its folder: {0}")]
    Folder(#[source] io::Error),
    /// The system refused: the disk is full, say.
    #[error("cannot be written: {0}")]
    Io(#[from] io::Error),
}

/// Puts `new` in the place of the file at `path`, which held `old` when it was read.
///
/// The bytes go to a temporary file in the same folder, down to the disk, and take the file's name
/// in one step: whoever reads, and whatever stops the program, there is either the old file or the
/// new one under the name. A process that is killed may leave the temporary file behind, hidden and
/// called `.sa-lint-….tmp`. Mode, and as far as the system allows owner and group, are kept. A
/// symbolic link stays one: the file it leads to is written. A further hard link keeps the old
/// bytes.
///
/// # Errors
/// The file is then as it was, and the temporary file is gone.
pub fn write(path: &Path, old: &[u8], new: &[u8]) -> Result<(), WriteError> {
    let path = fs::canonicalize(path).map_err(gone)?;
    let metadata = fs::metadata(&path).map_err(gone)?;
    if !metadata.is_file() {
        return Err(WriteError::NotAFile);
    }
    if metadata.permissions().readonly() {
        return Err(WriteError::ReadOnly);
    }
    // A folder may let a file be replaced that may not be written. Opening it changes nothing.
    OpenOptions::new().write(true).open(&path).map_err(refused)?;
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let mut temporary = tempfile::Builder::new()
        .prefix(".sa-lint-")
        .suffix(".tmp")
        .tempfile_in(&folder)
        .map_err(WriteError::Folder)?;
    temporary.write_all(new)?;
    keep_owner(temporary.as_file(), &metadata);
    temporary.as_file().set_permissions(metadata.permissions())?;
    temporary.as_file().sync_all()?;
    if fs::read(&path).map_err(gone)? != old {
        return Err(WriteError::Changed);
    }
    temporary.persist(&path).map_err(|error| WriteError::Io(error.error))?;
    sync(&folder);
    Ok(())
}

fn gone(error: io::Error) -> WriteError {
    match error.kind() {
        io::ErrorKind::NotFound => WriteError::Changed,
        _ => WriteError::Io(error),
    }
}

fn refused(error: io::Error) -> WriteError {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => WriteError::ReadOnly,
        _ => gone(error),
    }
}

/// Only the superuser may give files away; a group is kept where the user is in it.
#[cfg(unix)]
fn keep_owner(file: &File, metadata: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let (owner, group) = (metadata.uid(), metadata.gid());
    if file.metadata().is_ok_and(|own| own.uid() == owner && own.gid() == group) {
        return;
    }
    if fchown(file, Some(owner), Some(group)).is_err() {
        let _ = fchown(file, None, Some(group));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}

/// Brings the new name itself down to the disk. Not every file system can; nothing is lost then
/// but the change.
fn sync(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}
