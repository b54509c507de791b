//! A PDF is opened only when all that its streams unpack to can be borne: who reads them keeps all of it.

use std::io::{self, Read, sink};

use hayro_interpret::hayro_syntax::object::{Name, Object, Stream};
use hayro_interpret::hayro_syntax::{DecryptionError, Filter, LoadPdfError, Pdf};
use memchr::{memchr_iter, memmem};

use super::filters::{is_flate, unpacked};
use crate::extract::{Limits, Unreadable};

/// Streams that are packed again and again.
const DEEPEST: usize = 4;

/// What no packing comes near: Flate makes up to 1,032 bytes of one.
const STEEPEST: u64 = 1_040;

/// A file that was opened, and the bytes of all its streams unpacked. One that only forbids printing or
/// copying opens without a password.
pub(super) fn open(raw: &[u8], limits: &Limits) -> Result<(Pdf, u64), Unreadable> {
    let too_large = || Unreadable::TooLarge(limits.mebibytes());
    let is_encrypted = has_name(raw, b"Encrypt");
    let size = size(raw, limits.size).ok_or_else(too_large)?;
    if is_encrypted && indexes(raw).saturating_mul(STEEPEST) > limits.size {
        // They are unpacked as soon as the file is opened, and nobody can look into them before.
        return Err(Unreadable::Encrypted);
    }
    let pdf = Pdf::new(raw.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::InvalidEncryption) | LoadPdfError::Invalid => {
            Unreadable::Broken("PDF".into())
        }
        LoadPdfError::Decryption(_) => Unreadable::Encrypted,
    })?;
    let packed_otherwise = otherwise(&pdf, is_encrypted, limits.size).ok_or_else(too_large)?;
    Ok((pdf, size.saturating_add(packed_otherwise)))
}

/// Bytes of all streams, unpacked where Flate or LZW packs them, by what they look like; `None` for more than
/// `most`. Pictures are unpacked one by one if at all, so each of them may have as much.
fn size(raw: &[u8], most: u64) -> Option<u64> {
    let mut left = most;
    for (before, data) in streams(raw) {
        let most = if says_image(own(before)) { most } else { left };
        let mut filters = Vec::new();
        while filters.len() < DEEPEST
            && unpacked(data, &filters, true).fill_buf().is_ok_and(is_flate)
        {
            filters.push(Filter::FlateDecode);
        }
        // Of what is no LZW hardly a code can be read.
        let lzw = [&filters[..], &[Filter::LzwDecode]].concat();
        let mut rest = left_after(data, &lzw, most)?;
        if !filters.is_empty() {
            rest = rest.min(left_after(data, &filters, most)?);
        }
        if most == left {
            left = rest;
        }
    }
    Some(most - left + raw.len() as u64)
}

/// Bytes of the streams that [`size`] does not see into: protected, or packed in other ways.
fn otherwise(pdf: &Pdf, is_encrypted: bool, most: u64) -> Option<u64> {
    let mut left = most;
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let filters = stream.filters();
        if filters.len() > DEEPEST {
            return None;
        }
        let data = stream.raw_data();
        let is_image = is_image(&stream);
        let is_seen = filters.iter().all(|filter| *filter == Filter::FlateDecode)
            && !is_encrypted
            && is_flate(&data)
            && is_image == says_image(stream.dict().data());
        if filters.is_empty() || is_seen {
            continue;
        }
        if is_image {
            left_after(&data, &filters, most)?;
        } else {
            left = left_after(&data, &filters, left)?;
        }
    }
    Some(most - left)
}

/// What stands before a stream, without the objects before its own.
fn own(before: &[u8]) -> &[u8] {
    memmem::rfind(before, b" obj").map_or(before, |from| &before[from..])
}

fn says_image(dictionary: &[u8]) -> bool {
    memmem::find(dictionary, b"/Image").is_some()
}

fn is_image(stream: &Stream<'_>) -> bool {
    let subtype = stream.dict().get::<Name<'_>>(b"Subtype".as_slice());
    subtype.is_some_and(|subtype| subtype.as_str() == "Image")
}

/// What is left of `most` bytes after a stream; `None` where it is larger.
fn left_after(data: &[u8], filters: &[Filter], most: u64) -> Option<u64> {
    let left = |early: bool| {
        let mut counted = unpacked(data, filters, early).take(most.saturating_add(1));
        // Broken streams are read as far as they go.
        let _ = io::copy(&mut counted, &mut sink());
        counted.limit().checked_sub(1)
    };
    let usual = left(true)?;
    Some(if filters.contains(&Filter::LzwDecode) { usual.min(left(false)?) } else { usual })
}

/// What stands before each stream, from the stream before it on, and all that follows its start.
fn streams(raw: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut before = 0;
    memmem::find_iter(raw, b"stream").filter_map(move |at| {
        let rest = &raw[at + b"stream".len()..];
        let rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"));
        let rest = rest.or_else(|| raw[at + b"stream".len()..].strip_prefix(b"\r"))?;
        let dictionary = &raw[before..at];
        before = at;
        Some((dictionary, rest))
    })
}

/// Bytes, as they are packed, of the streams that hold objects.
fn indexes(raw: &[u8]) -> u64 {
    let held = streams(raw).filter(|(before, _)| has_name(before, b"First"));
    held.map(|(_, data)| memmem::find(data, b"endstream").unwrap_or(data.len()) as u64).sum()
}

/// True where a name stands in it, however it is written: `/First`, `/F#69rst`.
fn has_name(raw: &[u8], name: &[u8]) -> bool {
    memchr_iter(b'/', raw).any(|at| {
        let mut rest = &raw[at + 1..];
        name.iter().all(|wanted| {
            let (byte, length) = match *rest {
                [b'#', high, low, ..] => {
                    let digits = [high, low];
                    let digits = std::str::from_utf8(&digits).unwrap_or_default();
                    (u8::from_str_radix(digits, 16).unwrap_or(b'#'), 3)
                }
                [byte, ..] => (byte, 1),
                [] => return false,
            };
            rest = &rest[length..];
            byte == *wanted
        })
    })
}

#[cfg(test)]
mod tests {
    use super::has_name;

    #[test]
    fn names_are_found_however_they_are_written() {
        for text in ["<</First 8>>", "/F#69rst", "/#46#69#72#73#74"] {
            assert!(has_name(text.as_bytes(), b"First"), "{text}");
        }
        for text in ["First", "/Firs", "/F#6", "/F#zzrst", "/ First", ""] {
            assert!(!has_name(text.as_bytes(), b"First"), "{text}");
        }
    }
}
