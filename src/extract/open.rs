//! The bytes of a file to its text, whatever the format.

use super::{Format, Limits, Unreadable};
use crate::text::{Encoding, SourceFile, Span, SpliceError};

/// Reads the text of a file within the usual limits. `encoding`: what a file of text is written in, if that
/// is known.
///
/// # Errors
/// As [`open_within`].
pub fn open(
    path: &str,
    format: Option<Format>,
    bytes: Vec<u8>,
    encoding: Option<&'static Encoding>,
) -> Result<SourceFile, Unreadable> {
    open_within(path, format, bytes, encoding, &Limits::USUAL)
}

/// The same within limits of the caller's own.
///
/// # Errors
/// For formats that are no text themselves, where the bytes are not what they should be; in a build without
/// the feature `scripts`, for a text with scripts in it.
pub fn open_within(
    path: &str,
    format: Option<Format>,
    bytes: Vec<u8>,
    encoding: Option<&'static Encoding>,
    limits: &Limits,
) -> Result<SourceFile, Unreadable> {
    if format == Some(Format::Zip) {
        return Err(Unreadable::NotBuilt("ZIP"));
    }
    if let Some(format) = format.filter(|format| format.is_packed()) {
        let rendered = rendered(format, &bytes, limits)?;
        return Ok(SourceFile::rendered_as(path, bytes, rendered));
    }
    let source = match encoding {
        Some(encoding) => SourceFile::decode_as(path, bytes, encoding),
        None => SourceFile::decode(path, bytes),
    };
    #[cfg(not(feature = "scripts"))]
    {
        let format = format.unwrap_or_else(|| Format::from_content(source.text()));
        if super::script::is_needed(format, source.text()) {
            return Err(Unreadable::NotBuilt("JavaScript"));
        }
    }
    Ok(source)
}

fn rendered(
    format: Format,
    bytes: &[u8],
    limits: &Limits,
) -> Result<crate::text::Rendered, Unreadable> {
    match format {
        #[cfg(feature = "mail")]
        Format::Mail => super::mail::read(bytes),
        #[cfg(feature = "pdf")]
        Format::Pdf => super::pdf::read(bytes, limits),
        #[cfg(feature = "office")]
        Format::Word
        | Format::Slides
        | Format::Sheets
        | Format::OpenText
        | Format::OpenSlides
        | Format::OpenSheets => super::office::read(format, bytes, limits.size),
        _ => {
            // A build of the core alone has no use for them.
            let _ = (bytes, limits);
            Err(Unreadable::NotBuilt(format.described().name))
        }
    }
}

/// The file's bytes with each span of the text replaced; see [`SourceFile::splice`]. In an office
/// file only the parts that hold the spans change.
///
/// # Errors
/// As [`SourceFile::splice`]; and where no one part of the file holds a span.
pub fn splice(source: &SourceFile, edits: &[(Span, &str)]) -> Result<Vec<u8>, SpliceError> {
    #[cfg(feature = "office")]
    if let Some(rendered) = source.rendered().filter(|rendered| rendered.writable) {
        return super::office::write(source.raw(), rendered, edits);
    }
    source.splice(edits)
}
