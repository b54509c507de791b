//! Why the text of a file cannot be told, and what to save it as instead.

/// Why a file's text cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// The file is damaged, or not what its name says.
    #[error("the file is damaged: {0}")]
    Broken(String),
    /// A password protects it.
    #[error("the file is protected by a password")]
    Encrypted,
    /// It is larger than so many MiB.
    #[error("the file is larger than {0} MiB")]
    Larger(u64),
    /// Unpacked it is larger than so many MiB.
    #[error("unpacked the file is larger than {0} MiB")]
    TooLarge(u64),
    /// All files of an archive up to this one are, unpacked, larger than so many MiB.
    #[error("unpacked the files up to this one are larger than {0} MiB")]
    TooMuch(u64),
    /// An archive with more files than this.
    #[error("there are more than {0} files in it")]
    TooMany(usize),
    /// It has more pages than this.
    #[error("there are more than {0} pages in it")]
    TooManyPages(usize),
    /// It has more mails than this.
    #[error("there are more than {0} mails in it")]
    TooManyMails(usize),
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
