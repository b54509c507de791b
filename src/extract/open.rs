//! The bytes of a file to its text, whatever the format.

use super::Format;
use crate::text::{Encoding, SourceFile, Span, SpliceError};

/// Why a file's text cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// The file is damaged, or not what its name says.
    #[error("the file is damaged: {0}")]
    Broken(String),
    /// A password protects it.
    #[error("the file is protected by a password")]
    Encrypted,
    /// Unpacked it is larger than so many MiB.
    #[error("unpacked the file is larger than {0} MiB")]
    TooLarge(u64),
    /// An archive with more files than this.
    #[error("there are more than {0} files in it")]
    TooMany(usize),
    /// An archive that lies in so many others.
    #[error("an archive in {0} archives")]
    TooDeep(usize),
    /// It holds pictures of text and no text.
    #[error("the pages are pictures and hold no text")]
    Scanned,
    /// A format of old that only its own program reads.
    #[error("the format is one that only its own program reads")]
    Legacy(Legacy),
    /// This program was built without the part that reads it.
    #[error("this program was built without {0}")]
    NotBuilt(&'static str),
}

/// What a file that cannot be read is to be saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Legacy {
    /// `.doc`, `.pages`: as `.docx`.
    Text,
    /// `.ppt`, `.key`: as `.pptx`.
    Slides,
    /// `.xls`, `.numbers`: as `.xlsx`.
    Sheets,
}

impl Legacy {
    /// What a file is by its extension.
    pub fn of(path: &std::path::Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match extension.as_str() {
            "doc" | "dot" | "rtf" | "pages" | "jtd" => Self::Text,
            "ppt" | "pps" | "key" => Self::Slides,
            "xls" | "xlt" | "numbers" => Self::Sheets,
            _ => return None,
        })
    }

    /// The extension to save it under.
    pub fn modern(self) -> &'static str {
        match self {
            Self::Text => ".docx",
            Self::Slides => ".pptx",
            Self::Sheets => ".xlsx",
        }
    }
}

/// Reads the text of a file. `encoding`: what a file of text is written in, if that is known.
///
/// # Errors
/// For formats that are no text themselves, where the bytes are not what they should be; in a build without
/// the feature `scripts`, for a text with scripts in it.
pub fn open(
    path: &str,
    format: Option<Format>,
    bytes: Vec<u8>,
    encoding: Option<&'static Encoding>,
) -> Result<SourceFile, Unreadable> {
    if format == Some(Format::Zip) {
        return Err(Unreadable::NotBuilt("ZIP"));
    }
    if let Some(format) = format.filter(|format| format.is_packed()) {
        let rendered = rendered(format, &bytes)?;
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

fn rendered(format: Format, bytes: &[u8]) -> Result<crate::text::Rendered, Unreadable> {
    match format {
        #[cfg(feature = "mail")]
        Format::Mail => super::mail::read(bytes),
        #[cfg(feature = "pdf")]
        Format::Pdf => super::pdf::read(bytes),
        #[cfg(feature = "office")]
        Format::Word
        | Format::Slides
        | Format::Sheets
        | Format::OpenText
        | Format::OpenSlides
        | Format::OpenSheets => super::office::read(format, bytes),
        _ => {
            // A build of the core alone has no use for them.
            let _ = bytes;
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
