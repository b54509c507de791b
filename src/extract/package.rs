//! A ZIP archive to its parts, and back with some of them replaced.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::{ZipArchive, ZipWriter};

use super::Unreadable;

/// How a file of the old binary formats begins. One that is named `.docx` is protected by a password.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";

/// An archive in memory.
pub(super) struct Package<'r> {
    raw: &'r [u8],
    archive: ZipArchive<Cursor<&'r [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
    most: u64,
}

impl<'r> Package<'r> {
    /// Opens an archive that may unpack to `most` bytes.
    pub(super) fn open(raw: &'r [u8], most: u64) -> Result<Self, Unreadable> {
        if raw.starts_with(COMPOUND) {
            return Err(Unreadable::Encrypted);
        }
        let archive = ZipArchive::new(Cursor::new(raw)).map_err(broken)?;
        Ok(Self { raw, archive, left: most, most })
    }

    /// The names of its parts.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.archive.file_names().flatten().map(std::borrow::Cow::into_owned)
    }

    /// The bytes of a part, `None` where there is none of the name.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let part = self.archive.by_index(index).map_err(broken)?;
        let mut bytes = Vec::new();
        part.take(self.left.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|e| broken(e.into()))?;
        let left = self.left.checked_sub(bytes.len() as u64);
        self.left = left.ok_or(Unreadable::TooLarge(self.most >> 20))?;
        Ok(Some(bytes))
    }

    /// The archive with other bytes in some of its parts; all others are copied as they are packed.
    pub(super) fn with(mut self, parts: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, ZipError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(self.raw.len())));
        writer.set_raw_comment(self.archive.comment().into())?;
        for index in 0..self.archive.len() {
            let part = self.archive.by_index_raw(index)?;
            match part.name().ok().and_then(|name| parts.get_key_value(&*name)) {
                Some((name, bytes)) => {
                    let options = part.options();
                    writer.start_file(name.as_str(), options)?;
                    writer.write_all(bytes)?;
                }
                None => writer.raw_copy_file(part)?,
            }
        }
        Ok(writer.finish()?.into_inner())
    }
}

pub(super) fn broken(error: ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unreadable::Encrypted,
        error => Unreadable::Broken(error.to_string()),
    }
}
