//! A file that holds mails to the mails in it, as their readers see them.
//!
//! Whatever the file is called, its bytes say what it is: an Outlook mail, a mailbox, a mail, a
//! saved page, or text that somebody copied. Mails inside of mails (attached, forwarded, quoted)
//! come out beside them. Nothing is fetched or run: of HTML only the words are left.

mod copy;
mod date;
mod html;
mod internet;
mod outlook;
mod text;

use std::fmt;

use jiff::civil::Date;

use crate::text::{is_invisible, is_variation_selector};

/// One mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The subject, on one line; empty where there is none.
    pub subject: String,
    /// Who sent it.
    pub from: Vec<Address>,
    /// Whom it was sent to.
    pub to: Vec<Address>,
    /// When it was sent.
    pub sent: Option<Moment>,
    /// What its reader sees, lines parted by `\n`.
    pub text: String,
    /// How it came into the file.
    pub origin: Origin,
    /// True when some of its bytes are no text in any encoding that it could be in.
    pub is_damaged: bool,
    /// The files attached to it, mails not among them.
    pub attachments: Vec<Attachment>,
}

/// A file attached to a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What it is called, on one line.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Somebody who sends or is sent mails.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The name shown, if any.
    pub name: String,
    /// The mail address, if known.
    pub email: String,
}

/// When a mail was sent, as its reader in Japan sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub day: Date,
    /// Hour and minute, where given.
    pub time: Option<(u8, u8)>,
}

/// How a mail came into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// As it was received.
    Received,
    /// As an attachment of another mail.
    Attached,
    /// As a part of another mail's text: forwarded or quoted.
    Copied,
    /// As text that is no mail file.
    Pasted,
    /// As a web page that was saved.
    Page,
}

/// Mails that a file may hold: more are a mailbox that nobody meant to name.
pub const MOST: usize = 5_000;

/// Why a file gives no mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// A picture: a scan or a photograph of the screen.
    Picture,
    /// A PDF file.
    Pdf,
    /// An archive.
    Archive,
    /// An Outlook file that is broken or no mail.
    Outlook,
    /// A mailbox with more than [`MOST`] mails.
    TooMany,
    /// It is no text at all.
    Binary,
}

/// The first bytes of files that hold no mail.
const OTHERS: [(&[u8], Unreadable); 11] = [
    (b"\x89PNG", Unreadable::Picture),
    (b"\xff\xd8\xff", Unreadable::Picture),
    (b"GIF8", Unreadable::Picture),
    (b"BM", Unreadable::Picture),
    (b"II*\0", Unreadable::Picture),
    (b"MM\0*", Unreadable::Picture),
    (b"RIFF", Unreadable::Picture),
    (b"%PDF", Unreadable::Pdf),
    (b"PK\x03\x04", Unreadable::Archive),
    (b"\x1f\x8b", Unreadable::Archive),
    (b"7z\xbc\xaf", Unreadable::Archive),
];

/// The first bytes of an Outlook mail.
const OUTLOOK: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The mails in a file, in their order; any bytes may come in.
///
/// # Errors
/// What the file is instead of a mail.
pub fn read(bytes: &[u8]) -> Result<Vec<Mail>, Unreadable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    let is = |(start, _): &&(&[u8], Unreadable)| bytes.starts_with(start);
    if let Some((start, other)) = OTHERS.iter().find(is)
        && (*start != b"BM" || bytes.contains(&0))
    {
        return Err(*other);
    }
    let mails = if bytes.starts_with(OUTLOOK) {
        outlook::read(bytes).ok_or(Unreadable::Outlook)?
    } else if bytes.starts_with(b"From ") {
        internet::mailbox(bytes)?
    } else if internet::has_headers(bytes) {
        internet::read(bytes)
    } else {
        text::read(bytes)?
    };
    Ok(mails.into_iter().flat_map(copy::with_copies).collect())
}

/// The mails in a text that was taken from elsewhere, such as a print.
pub fn of_text(text: &str) -> Vec<Mail> {
    let mail = Mail { text: tidy(text), ..Mail::new(Origin::Pasted) };
    copy::with_copies(mail)
}

impl Mail {
    /// A mail of which nothing is known yet.
    pub fn new(origin: Origin) -> Self {
        Self {
            subject: String::new(),
            from: Vec::new(),
            to: Vec::new(),
            sent: None,
            text: String::new(),
            origin,
            is_damaged: false,
            attachments: Vec::new(),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.name.is_empty(), self.email.is_empty()) {
            (false, false) => write!(f, "{} <{}>", self.name, self.email),
            (false, true) => f.write_str(&self.name),
            (true, _) => f.write_str(&self.email),
        }
    }
}

/// One line: what was folded is joined, control characters and what cannot be seen are gone.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_whitespace() && line.ends_with(' ') => {}
            ' ' | '\t' | '\r' | '\n' => line.push(' '),
            _ if c.is_control() || is_hidden(c) => {}
            _ => line.push(c),
        }
    }
    line.trim().to_owned()
}

/// Without a shape of its own; what chooses the form of a letter stays, as names need it.
fn is_hidden(c: char) -> bool {
    is_invisible(c) && !is_variation_selector(c)
}

/// Lines parted by `\n`, no space at their ends, never more than two of them empty in a row.
fn tidy(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{c}'], "\n");
    for line in text.split('\n') {
        let shown: String = line
            .chars()
            .filter_map(|c| match c {
                '\t' | '\u{a0}' => Some(' '),
                html::CELL => Some('\t'),
                c => (!c.is_control() && !is_hidden(c)).then_some(c),
            })
            .collect();
        let shown = shown.trim_end();
        let is_third = lines.len() > 1 && lines[lines.len() - 2..].iter().all(String::is_empty);
        if !shown.is_empty() || !is_third {
            lines.push(shown.to_owned());
        }
    }
    lines.join("\n").trim_matches('\n').to_owned()
}
