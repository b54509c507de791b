//! Where the engine takes the bytes of files from.

use std::fmt::Debug;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::disk;

/// Gives the bytes of files. The engine opens none in any other way, and each once.
pub trait Files: Debug + Send + Sync {
    /// All bytes of a file, which may be `most`.
    ///
    /// # Errors
    /// When the system refuses, or [`io::ErrorKind::FileTooLarge`].
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;

    /// The first bytes of a file, `most` of them at most.
    ///
    /// # Errors
    /// When the system refuses.
    fn head(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;
}

/// The files of the system.
#[derive(Clone, Copy, Debug)]
pub struct OnDisk;

impl Files for OnDisk {
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        disk::read(path, most)
    }

    fn head(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let mut head = Vec::new();
        File::open(path)?.take(most).read_to_end(&mut head)?;
        Ok(head)
    }
}
