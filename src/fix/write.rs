//! New bytes in the place of a file: all of them or none.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;

use crate::disk::{self, Beside};

/// Why a file was not written. It is as it was.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Its mode, its owner or its file system does not let it be changed.
    #[error("the file is read-only")]
    ReadOnly,
    /// It is a device, a pipe or the like.
    #[error("not a regular file")]
    NotAFile,
    /// A link leads to it out of the folder that was named.
    #[error("outside of the named folder")]
    Outside,
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
/// The new file is made beside the old one and takes its name in one step (see [`Beside`]). Mode,
/// and as far as the system allows owner and group, are kept. A symbolic link stays one: the file
/// it leads to is written. A further hard link keeps the old bytes.
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
    let _writing = disk::writing();
    let mut file = Beside::begin(&folder).map_err(WriteError::Folder)?;
    file.fill(new)?;
    file.take_after(&metadata)?;
    if fs::read(&path).map_err(gone)? != old {
        return Err(WriteError::Changed);
    }
    file.name(&path)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_bytes_take_the_place_of_the_old_ones_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "old").unwrap();
        assert!(matches!(write(&path, b"older", b"new"), Err(WriteError::Changed)));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        write(&path, b"old", b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_no_file_or_gone_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(write(folder.path(), b"", b""), Err(WriteError::NotAFile)));
        assert!(matches!(write(&folder.path().join("b"), b"", b""), Err(WriteError::Changed)));
    }
}
