//! Outlook's own mails (`.msg`, MS-OXMSG): properties in a compound file.

use std::io::{Cursor, Read};

use super::{Address, Attachment, Mail, Origin, date, html, internet, one_line, tidy};
use crate::text::{Encoding, SourceFile, encoding_for_label};

/// A stream longer than this (in bytes) is no text that a mail shows.
const LONGEST: u64 = 8 << 20;
/// An attached file longer than this (in bytes) is cut off.
const LARGEST: u64 = 64 << 20;
/// Mails attached to mails attached to mails …
const DEEPEST: usize = 8;

// Properties by their number (MS-OXPROPS).
const SUBJECT: u16 = 0x0037;
const SENT: u16 = 0x0039;
const HEADERS: u16 = 0x007d;
const SENDER_NAME: u16 = 0x0c1a;
const SENDER_EMAIL: u16 = 0x0c1f;
const RECEIVED: u16 = 0x0e06;
const BODY: u16 = 0x1000;
const HTML: u16 = 0x1013;
const SENDER_SMTP: u16 = 0x5d01;
const DISPLAY_TO: u16 = 0x0e04;
const ATTACHED: u16 = 0x3701;
const ATTACHED_NAME: u16 = 0x3707;
const CODEPAGE: u16 = 0x3ffd;
const INTERNET_CODEPAGE: u16 = 0x3fde;

/// The mail and those attached to it; `None` where the file is none.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<Mail>> {
    let mut file = File(cfb::CompoundFile::open(Cursor::new(bytes)).ok()?);
    let mut mails = Vec::new();
    file.add("/", 32, Origin::Received, 0, &mut mails);
    let is_mail = mails.iter().any(|mail| !mail.subject.is_empty() || !mail.text.is_empty());
    is_mail.then_some(mails)
}

struct File<'a>(cfb::CompoundFile<Cursor<&'a [u8]>>);

impl File<'_> {
    /// `head`: the bytes before the fixed properties of this storage.
    fn add(&mut self, at: &str, head: usize, origin: Origin, depth: usize, mails: &mut Vec<Mail>) {
        let fixed = Fixed::new(self.stream(&format!("{at}__properties_version1.0")), head);
        let page = fixed.number(INTERNET_CODEPAGE).or_else(|| fixed.number(CODEPAGE));
        let encoding = page.and_then(of_code_page);
        let mut mail = Mail::new(origin);
        mail.subject = one_line(&self.text(at, SUBJECT, encoding));
        let email = [SENDER_SMTP, SENDER_EMAIL]
            .iter()
            .map(|property| one_line(&self.text(at, *property, encoding)))
            .find(|email| email.contains('@'));
        let name = one_line(&self.text(at, SENDER_NAME, encoding));
        if !name.is_empty() || email.is_some() {
            mail.from = vec![Address { name, email: email.unwrap_or_default() }];
        }
        let to = self.text(at, DISPLAY_TO, encoding);
        let to = to.split(';').map(one_line).filter(|name| !name.is_empty());
        mail.to = to.map(|name| Address { name, email: String::new() }).collect();
        mail.sent = fixed.time(SENT).or_else(|| fixed.time(RECEIVED)).and_then(date::of_timestamp);
        // What the Internet sent says it best.
        let headers = self.text(at, HEADERS, encoding);
        if let Some(sent) = internet::read(format!("{}\r\n\r\n", headers.trim()).as_bytes()).first()
        {
            if mail.from.iter().all(|from| from.email.is_empty()) && !sent.from.is_empty() {
                mail.from.clone_from(&sent.from);
            }
            mail.to = if sent.to.is_empty() { mail.to } else { sent.to.clone() };
            mail.sent = mail.sent.or(sent.sent);
        }
        let body = self.text(at, BODY, encoding);
        mail.text = tidy(&body);
        if mail.text.is_empty() {
            let bytes = self.stream(&format!("{at}__substg1.0_{HTML:04X}0102")).unwrap_or_default();
            let page = if bytes.is_empty() {
                self.text(at, HTML, encoding)
            } else {
                decode(bytes, encoding)
            };
            mail.text = tidy(&html::words(&page));
        }
        mail.is_damaged = mail.text.contains('\u{fffd}');
        let inside: Vec<String> = self
            .0
            .read_storage(if at == "/" { "/" } else { at.trim_end_matches('/') })
            .map(|entries| entries.map(|entry| entry.name().to_owned()).collect())
            .unwrap_or_default();
        let attached = inside.iter().filter(|name| name.starts_with("__attach_version1.0_"));
        let mut inner = Vec::new();
        for name in attached.take(50) {
            let storage = format!("{at}{name}/__substg1.0_3701000D/");
            if depth < DEEPEST && self.0.is_storage(storage.trim_end_matches('/')) {
                self.add(&storage, 24, Origin::Attached, depth + 1, &mut inner);
                continue;
            }
            let storage = format!("{at}{name}/");
            let name = one_line(&self.text(&storage, ATTACHED_NAME, encoding));
            if !name.is_empty() {
                let stream = format!("{storage}__substg1.0_{ATTACHED:04X}0102");
                let bytes = self.bytes(&stream, LARGEST).unwrap_or_default();
                mail.attachments.push(Attachment { name, bytes });
            }
        }
        mails.push(mail);
        mails.extend(inner);
    }

    /// A property that is text, in Unicode or in the mail's code page.
    fn text(&mut self, at: &str, property: u16, encoding: Option<&'static Encoding>) -> String {
        if let Some(bytes) = self.stream(&format!("{at}__substg1.0_{property:04X}001F")) {
            let units = bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
            let text: String = char::decode_utf16(units)
                .map(|unit| unit.unwrap_or('\u{fffd}'))
                .filter(|c| *c != '\0')
                .collect();
            return text;
        }
        let bytes = self.stream(&format!("{at}__substg1.0_{property:04X}001E"));
        bytes.map(|bytes| decode(bytes, encoding)).unwrap_or_default()
    }

    fn stream(&mut self, path: &str) -> Option<Vec<u8>> {
        self.bytes(path, LONGEST)
    }

    /// The bytes of a stream, `most` of them.
    fn bytes(&mut self, path: &str, most: u64) -> Option<Vec<u8>> {
        let stream = self.0.open_stream(path).ok()?;
        let mut bytes = Vec::new();
        stream.take(most).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}

fn decode(mut bytes: Vec<u8>, encoding: Option<&'static Encoding>) -> String {
    while bytes.last() == Some(&0) {
        bytes.pop();
    }
    let guessed = SourceFile::decode("", bytes.clone());
    if !guessed.had_errors() && guessed.encoding() != "windows-1252" {
        return guessed.text().to_owned();
    }
    match encoding {
        Some(encoding) => SourceFile::decode_as("", bytes, encoding).text().to_owned(),
        None => guessed.text().to_owned(),
    }
}

/// Windows' numbers of encodings.
fn of_code_page(number: i64) -> Option<&'static Encoding> {
    match number {
        932 => encoding_for_label("shift_jis"),
        50_220..=50_222 => encoding_for_label("iso-2022-jp"),
        20_932 | 51_932 => encoding_for_label("euc-jp"),
        65_001 => encoding_for_label("utf-8"),
        _ => None,
    }
}

/// Properties of a fixed length: sixteen bytes each, behind a head.
struct Fixed(Vec<u8>, usize);

impl Fixed {
    fn new(stream: Option<Vec<u8>>, head: usize) -> Self {
        Self(stream.unwrap_or_default(), head)
    }

    fn value(&self, property: u16, kind: u16) -> Option<i64> {
        let rows = self.0.get(self.1..)?.chunks_exact(16);
        let tag = (u32::from(property) << 16 | u32::from(kind)).to_le_bytes();
        let row = rows.into_iter().find(|row| row[..4] == tag)?;
        let value: [u8; 8] = row.get(8..16)?.try_into().ok()?;
        Some(i64::from_le_bytes(value))
    }

    fn number(&self, property: u16) -> Option<i64> {
        self.value(property, 0x0003).map(|value| value & 0xffff_ffff)
    }

    /// Seconds since 1970, of tenths of microseconds since 1601.
    fn time(&self, property: u16) -> Option<i64> {
        let ticks = self.value(property, 0x0040)?;
        let seconds = ticks / 10_000_000 - 11_644_473_600;
        (0..=253_402_300_799).contains(&seconds).then_some(seconds)
    }
}
