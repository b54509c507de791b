//! A ZIP archive, or a mail, to the files in it, those of archives in them too; and an archive back with some
//! of them replaced.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use encoding_rs::SHIFT_JIS;
use zip::result::ZipError;
use zip::{ZipArchive, ZipWriter};

use super::package::broken;
use super::{Format, Limits, Unreadable};
#[cfg(feature = "mail")]
use crate::mail;

/// A file in an archive.
#[derive(Debug)]
pub struct Member {
    /// Its path in the archive, `/` between the parts; behind that of an archive in it.
    pub name: String,
    /// Its bytes; what it is instead, where they cannot be had; `None` where they are not wanted.
    pub content: Option<Result<Vec<u8>, Unreadable>>,
}

/// Hands the files in an archive, or those attached to mails, to `each`, in their order. `wants` says by
/// its name whether a file is unpacked.
///
/// # Errors
/// When it is no archive. Where a limit bites, the last member says so.
pub fn members(
    format: Format,
    raw: &[u8],
    limits: &Limits,
    wants: &dyn Fn(&str) -> bool,
    each: &mut dyn FnMut(Member),
) -> Result<(), Unreadable> {
    let mut reader = Reader { limits, wants, each, unpacked: 0, read: 0, is_full: false };
    if format != Format::Mail {
        return reader.archive(raw, "", 1);
    }
    #[cfg(feature = "mail")]
    for attached in mail::read(raw).into_iter().flatten().flat_map(|mail| mail.attachments) {
        if reader.is_full {
            break;
        }
        let name = attached.name.replace(['/', '\\'], "_");
        if (reader.wants)(&name) {
            reader.member(name, Ok(attached.bytes), 0);
        } else {
            (reader.each)(Member { name, content: None });
        }
    }
    Ok(())
}

struct Reader<'w> {
    limits: &'w Limits,
    wants: &'w dyn Fn(&str) -> bool,
    each: &'w mut dyn FnMut(Member),
    unpacked: u64,
    /// Files handed on so far.
    read: usize,
    /// True once a limit bit: nothing more is read, in whichever archive.
    is_full: bool,
}

impl Reader<'_> {
    /// Reads an archive that lies at `prefix`.
    fn archive(&mut self, raw: &[u8], prefix: &str, depth: usize) -> Result<(), Unreadable> {
        let mut archive = ZipArchive::new(Cursor::new(raw)).map_err(broken)?;
        for index in 0..archive.len() {
            if self.is_full {
                break;
            }
            let Ok(file) = archive.by_index_raw(index) else { continue };
            let name = format!("{prefix}{}", decoded(file.name_raw()));
            if file.is_dir() || name.ends_with('/') {
                continue;
            }
            if self.read >= self.limits.files {
                let content = Some(Err(Unreadable::TooMany(self.limits.files)));
                (self.each)(Member { name: prefix.to_owned(), content });
                self.is_full = true;
                break;
            }
            self.read += 1;
            drop(file);
            if !(self.wants)(&name) {
                (self.each)(Member { name, content: None });
                continue;
            }
            let content = self.unpack(&mut archive, index);
            self.member(name, content, depth);
        }
        Ok(())
    }

    /// Hands on a file in `depth` archives; of an archive those in it.
    fn member(&mut self, name: String, content: Result<Vec<u8>, Unreadable>, depth: usize) {
        if Format::from_path(&name) != Some(Format::Zip) {
            (self.each)(Member { name, content: Some(content) });
            return;
        }
        let read = match content {
            Ok(_) if depth == self.limits.depth => Err(Unreadable::TooDeep(depth)),
            Ok(bytes) => self.archive(&bytes, &format!("{name}/"), depth + 1),
            Err(why) => Err(why),
        };
        if let Err(why) = read {
            (self.each)(Member { name, content: Some(Err(why)) });
        }
    }

    fn unpack(
        &mut self,
        archive: &mut ZipArchive<Cursor<&[u8]>>,
        index: usize,
    ) -> Result<Vec<u8>, Unreadable> {
        let left = self.limits.size.saturating_sub(self.unpacked);
        let file = archive.by_index(index).map_err(broken)?;
        let mut bytes = Vec::new();
        // What says itself that it is too large need not be unpacked; what lies is unpacked so far.
        let is_bearable = file.size() <= left;
        if is_bearable {
            file.take(left + 1).read_to_end(&mut bytes).map_err(|e| broken(e.into()))?;
        }
        self.unpacked += bytes.len() as u64;
        if !is_bearable || bytes.len() as u64 > left {
            self.is_full = true;
            return Err(Unreadable::TooMuch(self.limits.mebibytes()));
        }
        Ok(bytes)
    }
}

/// The archive with other bytes in the files of these names, as [`members`] gives them; all others are copied
/// as they are packed.
///
/// # Errors
/// When it, or an archive in it that holds one of the files, is none.
pub fn repacked(raw: &[u8], files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, Unreadable> {
    repack(raw, "", files).map_err(broken)
}

fn repack(
    raw: &[u8],
    prefix: &str,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipArchive::new(Cursor::new(raw))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(raw.len())));
    writer.set_raw_comment(archive.comment().into())?;
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index)?;
        let inside = decoded(file.name_raw());
        let name = format!("{prefix}{inside}");
        let within = format!("{name}/");
        let is_held = |path: &String| path.starts_with(&within);
        let options = file.options();
        let bytes = match files.get(&name) {
            Some(bytes) => {
                drop(file);
                bytes.clone()
            }
            None if Format::from_path(&name) == Some(Format::Zip) && files.keys().any(is_held) => {
                drop(file);
                let mut packed = Vec::new();
                archive.by_index(index)?.take(Limits::USUAL.size).read_to_end(&mut packed)?;
                repack(&packed, &within, files)?
            }
            None => {
                writer.raw_copy_file(file)?;
                continue;
            }
        };
        writer.start_file(inside, options)?;
        writer.write_all(&bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// A name: programs in Japan write Shift_JIS without saying so.
fn decoded(name: &[u8]) -> String {
    let name = match std::str::from_utf8(name) {
        Ok(name) => name.to_owned(),
        Err(_) => SHIFT_JIS.decode_without_bom_handling(name).0.into_owned(),
    };
    name.replace('\\', "/")
}
