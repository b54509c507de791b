//! The bytes of a picture to an address that holds it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A picture, perhaps of the page after log-in.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The file it came from.
    pub file: String,
    /// An address that holds it (`data:`).
    pub address: String,
}

impl Picture {
    /// A picture of a media type (`image/png`), from `file`.
    pub(super) fn new(file: &str, media_type: &str, bytes: &[u8]) -> Self {
        let address = format!("data:{media_type};base64,{}", STANDARD.encode(bytes));
        Self { file: file.to_owned(), address }
    }
}

/// What a browser shows, by its first bytes.
pub(super) fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}
