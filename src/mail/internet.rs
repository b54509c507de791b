//! Mails as the Internet sends them (RFC 5322, MIME), mailboxes of them, and saved pages (MHTML).

use std::io::Cursor;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{
    Encoding as Transfer, Header, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};

use super::{Address, Attachment, MOST, Mail, Origin, Unreadable, date, html, one_line, tidy};
use crate::text::{Encoding, SourceFile, encoding_for_label};

/// Mails attached to mails attached to mails …
const DEEPEST: usize = 8;

/// Names of headers that only mails and saved pages begin with.
const HEADERS: [&str; 22] = [
    "arc-authentication-results",
    "arc-seal",
    "authentication-results",
    "cc",
    "content-type",
    "date",
    "delivered-to",
    "dkim-signature",
    "from",
    "message-id",
    "mime-version",
    "received",
    "received-spf",
    "reply-to",
    "return-path",
    "sender",
    "snapshot-content-location",
    "subject",
    "thread-topic",
    "to",
    "x-mailer",
    "x-received",
];

/// True for bytes that begin with the headers of a mail: at least two of them that are known, or
/// one and the empty line behind it.
pub(super) fn has_headers(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut known = 0;
    for line in bytes.split(|byte| *byte == b'\n').take(200) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            return known > 0;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else { return false };
        let name = String::from_utf8_lossy(&line[..colon]).to_ascii_lowercase();
        // `Sent:` is what a mail program shows, and what was copied from there.
        if name == "sent" || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        {
            return false;
        }
        known += usize::from(HEADERS.contains(&name.as_str()) || name.starts_with("x-"));
        // A page copied from a mail program says nothing of its type or its way.
        let certain = ["mime-version", "received", "content-type", "message-id", "return-path"];
        if certain.contains(&name.as_str()) {
            return true;
        }
    }
    false
}

/// The mails of a mailbox, unless there are more than [`MOST`].
pub(super) fn mailbox(bytes: &[u8]) -> Result<Vec<Mail>, Unreadable> {
    let mut mails = Vec::new();
    for (index, message) in MessageIterator::new(Cursor::new(bytes)).flatten().enumerate() {
        if index == MOST {
            return Err(Unreadable::TooMany);
        }
        mails.extend(read(message.contents()));
    }
    Ok(mails)
}

/// A mail and those attached to it; nothing where there is no mail.
pub(super) fn read(bytes: &[u8]) -> Vec<Mail> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut mails = Vec::new();
    if let Some(message) = MessageParser::default().parse(bytes) {
        let origin = if is_page(&message) { Origin::Page } else { Origin::Received };
        add(&message, origin, 0, &mut mails);
    }
    mails
}

fn is_page(message: &Message<'_>) -> bool {
    message.headers_raw().any(|(name, _)| name.eq_ignore_ascii_case("Snapshot-Content-Location"))
        || message.from().is_none()
            && message.content_type().is_some_and(|kind| {
                kind.ctype() == "multipart" && kind.subtype() == Some("related")
            })
}

fn add(message: &Message<'_>, origin: Origin, depth: usize, mails: &mut Vec<Mail>) {
    let mut mail = Mail::new(origin);
    mail.subject = header(message, "Subject", message.subject());
    mail.from = addresses(message.from());
    mail.to = addresses(message.to());
    let written = || message.header_raw("Date").and_then(date::of_words);
    mail.sent = message.date().and_then(date::of_header).or_else(written);
    let mut text = String::new();
    for id in &message.text_body {
        let Some(part) = message.part(*id) else { continue };
        let (words, damaged) = match &part.body {
            PartType::Text(text) => decoded(message, part, text),
            PartType::Html(page) => {
                let (page, damaged) = decoded(message, part, page);
                (html::words(&page), damaged)
            }
            _ => continue,
        };
        text.push_str(&words);
        text.push('\n');
        mail.is_damaged |= damaged;
    }
    mail.text = tidy(&text);
    let mut inner = Vec::new();
    for part in message.attachments() {
        match &part.body {
            PartType::Message(attached) if depth < DEEPEST => {
                add(attached, Origin::Attached, depth + 1, &mut inner);
            }
            _ if origin != Origin::Page => {
                mail.attachments.extend(part.attachment_name().map(|name| Attachment {
                    name: one_line(name),
                    bytes: part.contents().to_vec(),
                }));
            }
            _ => {}
        }
    }
    mails.push(mail);
    mails.extend(inner);
}

/// The text of a part, decoded once more where it does not say its encoding or says a wrong one;
/// and whether something stayed unreadable.
fn decoded(message: &Message<'_>, part: &MessagePart<'_>, text: &str) -> (String, bool) {
    let label = part.content_type().and_then(|kind| kind.attribute("charset"));
    let named = label.and_then(encoding_for_label);
    // Letters of Western Europe are what other bytes look like.
    let is_doubtful = named.is_none_or(Encoding::is_single_byte) && !text.is_ascii();
    if !is_doubtful && !text.contains(['\u{fffd}', '\u{1b}']) {
        return (text.to_owned(), false);
    }
    let range = part.offset_body as usize..part.offset_end as usize;
    let Some(raw) = message.raw_message().get(range) else { return (text.to_owned(), true) };
    let raw = match part.encoding {
        Transfer::Base64 => base64_decode(raw),
        Transfer::QuotedPrintable => quoted_printable_decode(raw),
        Transfer::None => Some(raw.to_vec()),
    };
    let Some(raw) = raw else { return (text.to_owned(), true) };
    let mut readings = vec![SourceFile::decode("", raw.clone())];
    readings.extend(named.map(|encoding| SourceFile::decode_as("", raw, encoding)));
    let best = readings.iter().min_by_key(|reading| reading.text().matches('\u{fffd}').count());
    let best = best.map_or(text, |reading| reading.text());
    (best.to_owned(), best.contains('\u{fffd}'))
}

/// A header's words. Where it holds bytes that no encoded word explains, they are guessed.
fn header(message: &Message<'_>, name: &str, read: Option<&str>) -> String {
    let read = read.unwrap_or_default();
    if !read.contains(['\u{fffd}', '\u{1b}']) && !read.contains("=?") {
        return one_line(read);
    }
    let is_it = |header: &&Header<'_>| header.name.as_str().eq_ignore_ascii_case(name);
    let raw = message.root_part().headers.iter().rfind(is_it).and_then(|header| {
        let range = header.offset_start as usize..header.offset_end as usize;
        message.raw_message().get(range)
    });
    let Some(raw) = raw else { return one_line(read) };
    if read.contains("=?") {
        return one_line(&unfolded(raw).unwrap_or_else(|| read.to_owned()));
    }
    one_line(SourceFile::decode("", raw.to_vec()).text())
}

/// A header whose encoded words are cut by line ends or spaces: those inside of a word are taken
/// out, then it is read again.
fn unfolded(raw: &[u8]) -> Option<String> {
    let raw = String::from_utf8_lossy(raw);
    let mut joined = String::new();
    let mut rest = raw.as_ref();
    while let Some(start) = rest.find("=?") {
        joined.push_str(&rest[..start]);
        // `=?charset?B?words?=`: the end is the mark behind the third question mark.
        let word = &rest[start..];
        let third = word.match_indices('?').nth(2).map(|(at, _)| at + 1)?;
        let end = word[third..].find("?=").map(|at| third + at + 2)?;
        joined.extend(word[..end].chars().filter(|c| !c.is_whitespace()));
        joined.push(' ');
        rest = &word[end..];
    }
    joined.push_str(rest.trim_start());
    let mail = format!("Subject: {}\r\n\r\n", joined.replace(['\r', '\n'], " "));
    let again = MessageParser::default().parse(mail.as_bytes())?.subject()?.to_owned();
    Some(again)
}

fn addresses(header: Option<&mail_parser::Address<'_>>) -> Vec<Address> {
    let all = header.into_iter().flat_map(mail_parser::Address::iter).take(50);
    all.map(|one| Address {
        name: one_line(one.name().unwrap_or_default()),
        email: one_line(one.address().unwrap_or_default()),
    })
    .collect()
}
