//! The frames of mails: parts in one mail, the streams of an Outlook file.

use std::io::{Cursor, Write};

/// A mail of several parts, each with its own headers. `head` ends with a line end.
pub(crate) fn multipart(head: &str, kind: &str, parts: &[String]) -> String {
    let parts: String = parts.iter().map(|part| format!("--b\r\n{part}\r\n")).collect();
    format!(
        "{head}MIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary=b\r\n\r\n{parts}--b--\r\n"
    )
}

/// An Outlook file of these streams, in the storages that their names tell.
pub(crate) fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        if let Some((storage, _)) = name.rsplit_once('/') {
            file.create_storage_all(storage).unwrap();
        }
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

/// Text as Outlook keeps it.
pub(crate) fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
