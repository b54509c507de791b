//! Office files to what a reader sees, and back with some of its words replaced.

mod drawing;
mod open_document;
mod properties;
mod relations;
mod remarks;
mod sheets;
mod slides;
mod word;
mod writer;
mod xml;

use std::collections::BTreeMap;

use super::package::Package;
use super::{Format, Unreadable};
use crate::text::{Rendered, Span, SpliceError};

/// What a reader sees of an office file.
pub(super) fn read(format: Format, raw: &[u8], most: u64) -> Result<Rendered, Unreadable> {
    let mut package = Package::open(raw, most)?;
    let mut rendered = match format {
        Format::Word => word::read(&mut package),
        Format::Slides => slides::read(&mut package),
        Format::Sheets => sheets::read(&mut package),
        _ => open_document::read(&mut package, format),
    }?;
    remarks::add(&mut package, &mut rendered)?;
    Ok(rendered)
}

/// A part of a package as text. UTF-16 is allowed by the standards and hardly ever met.
fn part(package: &mut Package<'_>, name: &str) -> Result<Option<String>, Unreadable> {
    let Some(bytes) = package.bytes(name)? else { return Ok(None) };
    String::from_utf8(bytes)
        .map(Some)
        .map_err(|_| Unreadable::Broken(format!("{name} is not UTF-8")))
}

/// The bytes of an office file with spans of its text replaced. Each must lie in one run; parts
/// without an edit stay as they are, packed bytes included.
pub(super) fn write(
    raw: &[u8],
    rendered: &Rendered,
    edits: &[(Span, &str)],
) -> Result<Vec<u8>, SpliceError> {
    let mut by_part: BTreeMap<usize, Vec<(usize, usize, &str)>> = BTreeMap::new();
    for &(span, text) in edits {
        let origin = rendered.origin(span).ok_or(SpliceError::Apart { at: span.start })?;
        let into = by_part.entry(origin.part).or_default();
        let length = origin.source.end - origin.source.start;
        for start in std::iter::once(origin.source.start).chain(origin.copy) {
            into.push((start, start + length, text));
        }
    }
    let apart = |at: usize| SpliceError::Apart { at };
    let mut parts = BTreeMap::new();
    for (part, mut edits) in by_part {
        edits.sort_unstable();
        // Cells can share one string.
        edits.dedup();
        let Some(name) = rendered.parts.get(part) else { return Err(apart(0)) };
        // It was read within a limit before.
        let bytes = Package::open(raw, u64::MAX).and_then(|mut package| package.bytes(name));
        let Ok(Some(bytes)) = bytes else { return Err(apart(0)) };
        let mut new = Vec::with_capacity(bytes.len());
        let mut at = 0;
        for (start, end, text) in edits {
            let Some(kept) = bytes.get(at..start) else { return Err(apart(start)) };
            new.extend_from_slice(kept);
            new.extend_from_slice(quick_xml::escape::escape(text).as_bytes());
            at = end;
        }
        new.extend_from_slice(bytes.get(at..).unwrap_or_default());
        parts.insert(name.clone(), new);
    }
    let package = Package::open(raw, u64::MAX).map_err(|_| apart(0))?;
    package.with(&parts).map_err(|_| apart(0))
}
