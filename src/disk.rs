//! Files on the disk: written whole or not at all, and never cut off by an interruption; read as far as
//! they are of a size that somebody may have written.

use std::fs::{self, File, Metadata, TryLockError};
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Held for reading by whoever is writing files, for writing by whoever ends the process.
static UNDER_WAY: RwLock<()> = RwLock::new(());

/// While this is held, [`quiet`] waits.
pub fn writing() -> RwLockReadGuard<'static, ()> {
    UNDER_WAY.read().unwrap_or_else(PoisonError::into_inner)
}

/// Waits until nothing is being written. While the guard is held nothing new is begun, so that the
/// process can end without leaving anything half done.
pub fn quiet() -> RwLockWriteGuard<'static, ()> {
    UNDER_WAY.write().unwrap_or_else(PoisonError::into_inner)
}

/// All bytes of a file.
///
/// # Errors
/// When the system refuses, and [`io::ErrorKind::FileTooLarge`] for more than `most` bytes.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    read_all(file, size, most)
}

/// All bytes that come, `size` of them as far as anybody knows and `most` at most.
///
/// # Errors
/// As [`read`].
pub fn read_all(from: impl Read, size: u64, most: u64) -> io::Result<Vec<u8>> {
    let too_large = || Err(io::ErrorKind::FileTooLarge.into());
    if size > most {
        return too_large();
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(usize::try_from(size).unwrap_or_default())?;
    from.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { too_large() } else { Ok(bytes) }
}

/// How long another program is waited for that writes in a folder.
const PATIENCE: Duration = Duration::from_secs(10);

/// Waits until no other run of this program compares and replaces something in `folder`, and keeps others
/// out while the result is held. Where the system cannot lock a folder (Windows), or somebody holds it for
/// ever, nobody is kept out.
pub fn alone_in(folder: &Path) -> Option<File> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let folder = File::open(folder).ok()?;
    let begun = Instant::now();
    loop {
        match folder.try_lock() {
            Ok(()) => return Some(folder),
            Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => {
                sleep(Duration::from_millis(20));
            }
            Err(_) => return None,
        }
    }
}

/// True where both name one file that is there.
pub fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// A new file beside its place: filled first, then given its name in one step.
///
/// Whoever reads, and whatever stops the program, there is either the old file or the new one
/// under the name. A process that is killed may leave the temporary file behind, hidden and called
/// `.sa-lint-….tmp`; one that only fails or is interrupted does not.
#[derive(Debug)]
pub struct Beside(tempfile::NamedTempFile);

impl Beside {
    /// Begins a file in `folder` that will replace one; hold [`writing`] until it has its name.
    /// Nobody else may read it before it [takes after](Self::take_after) the other.
    ///
    /// # Errors
    /// When no file can be made there.
    pub fn begin(folder: &Path) -> io::Result<Self> {
        named().tempfile_in(folder).map(Self)
    }

    /// As [`Beside::begin`], for a file that is new: who may read it is left to the system.
    fn begin_new(folder: &Path) -> io::Result<Self> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let all = fs::Permissions::from_mode(0o666);
            named().permissions(all).tempfile_in(folder).map(Self)
        }
        #[cfg(not(unix))]
        Self::begin(folder)
    }

    /// Fills the file, down to the disk.
    ///
    /// # Errors
    /// When the disk is full, say.
    pub fn fill(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)?;
        self.0.as_file().sync_all()
    }

    /// Gives it the mode of another file and, as far as the system allows, its owner and group.
    ///
    /// # Errors
    /// When the mode cannot be set.
    pub fn take_after(&self, metadata: &Metadata) -> io::Result<()> {
        keep_owner(self.0.as_file(), metadata);
        self.0.as_file().set_permissions(metadata.permissions())
    }

    /// Puts it in its place.
    ///
    /// # Errors
    /// When the system refuses; what was there is there still, and the new file is gone.
    pub fn name(self, path: &Path) -> io::Result<()> {
        self.0.persist(path).map_err(|error| error.error)?;
        if let Some(folder) = path.parent() {
            sync(folder);
        }
        Ok(())
    }
}

/// Writes a file that may or may not be there yet, whole or not at all. A symbolic link stays one:
/// the file it leads to is written. What is no regular file (a terminal, `/dev/null`) is simply
/// written to.
///
/// # Errors
/// When the system refuses. The file is then as it was.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let _writing = writing();
    let existing = match fs::canonicalize(path) {
        Ok(real) => Some((fs::metadata(&real)?, real)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if existing.as_ref().is_some_and(|(metadata, _)| metadata.is_dir()) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if existing.as_ref().is_some_and(|(metadata, _)| !metadata.is_file()) {
        return fs::write(path, bytes);
    }
    let target = existing.as_ref().map_or(path, |(_, real)| real);
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let Some((metadata, _)) = &existing else {
        let mut file = Beside::begin_new(folder)?;
        file.fill(bytes)?;
        return file.name(target);
    };
    if metadata.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut file = Beside::begin(folder)?;
    file.fill(bytes)?;
    file.take_after(metadata)?;
    file.name(target)
}

fn named() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".sa-lint-").suffix(".tmp");
    builder
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_made_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("結果.json");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_be_written_is_left_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let kind = |path: &Path| write(path, b"new").unwrap_err().kind();
        assert_eq!(kind(&folder.path().join("missing/x")), io::ErrorKind::NotFound);
        assert_eq!(kind(folder.path()), io::ErrorKind::IsADirectory);
        let path = folder.path().join("x");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert_eq!(kind(&path), io::ErrorKind::PermissionDenied);
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_a_mode_stays_a_mode() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("file", &link).unwrap();
        write(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        write(Path::new("/dev/null"), b"new").unwrap();
    }
}
