//! What a server sent, by what it says of it and by how it begins.

use std::path::PathBuf;

use url::Url;

use super::address;
use super::client::Answer;
use crate::extract::Format;
use crate::text::{Encoding, encoding_for_label};

/// The encoding that the server says, if the bytes can be in it and are not plainly UTF-8.
pub(super) fn encoding(label: Option<&str>, bytes: &[u8]) -> Option<&'static Encoding> {
    let encoding = encoding_for_label(label?)?;
    if std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let valid = encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some();
    valid.then_some(encoding)
}

/// The extension of the file a page is kept in, by what the server says and by how it begins; `None`
/// for what is not checked.
pub(super) fn extension(url: &Url, answer: &Answer) -> Option<&'static str> {
    let begins = answer.body[..answer.body.len().min(1_024)].trim_ascii_start();
    let begins = begins.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begins).to_ascii_lowercase();
    let markup = begins.starts_with(b"<!doctype html")
        || begins.starts_with(b"<html")
        || begins.windows(5).any(|part| part == b"<body" || part == b"<head");
    let own = address::extension(url);
    let extension = match answer.kind.as_str() {
        _ if begins.starts_with(b"%pdf-") => "pdf",
        "text/html" => "html",
        "application/xhtml+xml" => "xhtml",
        "text/markdown" => "md",
        "application/pdf" => "pdf",
        "application/rss+xml" | "application/atom+xml" => "xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "docx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation" => "pptx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
        "application/vnd.oasis.opendocument.text" => "odt",
        "application/vnd.oasis.opendocument.presentation" => "odp",
        "application/vnd.oasis.opendocument.spreadsheet" => "ods",
        // A wrong type, or none: what it is shows.
        "" | "text/plain" | "application/octet-stream" | "application/xml" | "text/xml"
            if markup =>
        {
            "html"
        }
        "text/plain" => "txt",
        "" | "application/octet-stream" | "application/zip" | "application/x-zip-compressed" => {
            match own.as_str() {
                "docx" => "docx",
                "pptx" => "pptx",
                "xlsx" => "xlsx",
                "odt" => "odt",
                "odp" => "odp",
                "ods" => "ods",
                _ => return None,
            }
        }
        _ => return None,
    };
    let file = PathBuf::from(format!("page.{extension}"));
    Format::from_path(file).map(|_| extension)
}
