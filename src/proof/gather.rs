//! Files as somebody holds them to evidence, and pictures to enclose.

use super::picture::{Picture, media_type};
use super::{
    Evidence, EvidenceKind, evidence, is_document, unread, user_numbers, without_carriers,
};
#[cfg(feature = "pdf")]
use crate::extract::pdf_scans;
use crate::extract::{Format, open};
use crate::mail::{self, Mail, Unreadable};
use crate::message::Message;
use crate::number;

/// A mail with attachments can be large; nothing larger (in bytes) is one that IPA sent.
pub const LARGEST: u64 = 32 << 20;

/// A file that somebody holds.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    /// What it is called, without its folder.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// What was read from files.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// The mails and pages, and files that could not be read.
    pub evidence: Vec<Evidence>,
    /// Pictures among the files and scanned pages, to be enclosed unread.
    pub pictures: Vec<Picture>,
}

/// A file that is no evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which of the files, counted from 0.
    pub index: usize,
    /// Why.
    pub why: Why,
}

/// Why a file is no evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is a document that this program made.
    Own,
    /// It is larger than [`LARGEST`].
    TooLarge,
    /// It gives no mail.
    Unreadable(Unreadable),
}

impl Why {
    /// What is wrong with a file, by how it is shown.
    pub fn message(self, file: &str) -> Message {
        let megabytes = usize::try_from(LARGEST >> 20).unwrap_or_default();
        let message = Message::new(match self {
            Self::Own => "proof-own-document",
            Self::TooLarge => "proof-file-large",
            Self::Unreadable(Unreadable::Empty) => "proof-empty",
            Self::Unreadable(Unreadable::Archive) => "proof-archive",
            Self::Unreadable(Unreadable::Outlook) => "proof-outlook",
            Self::Unreadable(Unreadable::TooMany) => "proof-mailbox",
            Self::Unreadable(_) => "proof-binary",
        });
        message.with("path", file.to_owned()).with("megabytes", megabytes)
    }

    /// What to do.
    pub fn help(self) -> Message {
        Message::new(match self {
            Self::Own => "proof-own-help",
            Self::TooLarge => "proof-file-large-help",
            Self::Unreadable(Unreadable::Empty) => "proof-original-help",
            Self::Unreadable(Unreadable::Archive) => "proof-archive-help",
            Self::Unreadable(Unreadable::TooMany) => "proof-mailbox-help",
            Self::Unreadable(_) => "proof-binary-help",
        })
    }
}

/// Reads all files. A picture whose metadata hold a secret number is left out: the document then
/// keeps a page for it.
///
/// # Errors
/// All files that are no evidence.
pub fn gather(files: &[Held<'_>]) -> Result<Gathered, Vec<Refused>> {
    let mut evidence = Vec::new();
    let mut refused = Vec::new();
    for (index, file) in files.iter().enumerate() {
        match read(file) {
            Ok(all) => evidence.extend(all),
            Err(why) => refused.push(Refused { index, why }),
        }
    }
    if !refused.is_empty() {
        return Err(refused);
    }
    let secrets = user_numbers(&evidence);
    let unread = |file: &&Held<'_>| {
        evidence.iter().any(|one| one.kind == EvidenceKind::Unread && one.file == file.name)
    };
    let pictures = files
        .iter()
        .filter(unread)
        .filter(|file| number::in_bytes(file.bytes, &secrets).is_empty())
        .flat_map(pictures)
        .collect();
    Ok(Gathered { evidence: without_carriers(evidence), pictures })
}

fn read(file: &Held<'_>) -> Result<Vec<Evidence>, Why> {
    if file.bytes.len() as u64 > LARGEST {
        return Err(Why::TooLarge);
    }
    if is_document(file.bytes) {
        return Err(Why::Own);
    }
    let all = |mails: Vec<Mail>| mails.into_iter().map(|mail| evidence(file.name, mail)).collect();
    match mail::read(file.bytes) {
        Ok(mails) => Ok(all(mails)),
        Err(Unreadable::Pdf) => Ok(match pdf_text(file) {
            Some(text) => all(mail::of_text(&text)),
            None => vec![unread(file.name)],
        }),
        Err(Unreadable::Picture) => Ok(vec![unread(file.name)]),
        Err(why) => Err(Why::Unreadable(why)),
    }
}

/// A file that is a picture, or the pages of a PDF that are; nothing of what no browser shows.
fn pictures(file: &Held<'_>) -> Vec<Picture> {
    if let Some(kind) = media_type(file.bytes) {
        return vec![Picture::new(file.name, kind, file.bytes)];
    }
    #[cfg(feature = "pdf")]
    return pdf_scans(file.bytes)
        .iter()
        .map(|scan| Picture::new(file.name, scan.kind, &scan.bytes))
        .collect();
    #[cfg(not(feature = "pdf"))]
    Vec::new()
}

/// The text of a PDF; nothing where it is a scan, protected or damaged.
fn pdf_text(file: &Held<'_>) -> Option<String> {
    let source = open(file.name, Some(Format::Pdf), file.bytes.to_vec(), None).ok()?;
    Some(source.text().to_owned()).filter(|text| !text.trim().is_empty())
}
