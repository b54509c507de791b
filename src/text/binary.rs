//! The first bytes of a file to whether it is text at all.

use encoding_rs::{Encoding, UTF_8};

/// How far a NUL byte is looked for, in bytes.
const HEAD: usize = 8192;

/// First bytes of formats that may hold no NUL byte near their start, and of those that a site
/// has by the thousand.
const MAGIC: [&[u8]; 15] = [
    b"\x89PNG\r\n\x1a\n",
    b"\xFF\xD8\xFF", // JPEG
    b"GIF87a",
    b"GIF89a",
    b"%PDF-",
    b"\x1F\x8B\x08", // gzip
    b"PK\x03\x04",   // zip, and the office formats in it
    b"BZh91AY&SY",   // bzip2
    b"\xFD7zXZ\0",   // xz
    b"7z\xBC\xAF\x27\x1C",
    b"\x28\xB5\x2F\xFD", // zstd
    b"wOFF",
    b"wOF2",
    b"\x7FELF",
    b"\xFF\xFE\0\0", // UTF-32, which no browser reads; it would pass for UTF-16
];

/// True when a file is not text: it starts as a known binary format does, or has a NUL byte in
/// its first 8,192 bytes and no byte order mark of UTF-16 to explain it.
pub fn looks_binary(raw: &[u8]) -> bool {
    if MAGIC.iter().any(|magic| raw.starts_with(magic)) {
        return true;
    }
    let is_utf16 = Encoding::for_bom(raw).is_some_and(|(encoding, _)| encoding != UTF_8);
    !is_utf16 && memchr::memchr(0, &raw[..raw.len().min(HEAD)]).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_from_the_rest() {
        assert!(!looks_binary(b""));
        assert!(!looks_binary("宣言しました".as_bytes()));
        assert!(!looks_binary(b"\xEF\xBB\xBFa"));
        assert!(!looks_binary(b"\xFF\xFEa\0b\0"));
        assert!(!looks_binary(b"\xFE\xFF\0a\0b"));
        assert!(!looks_binary(b"\x1B$B<hF@\x1B(B"));
        assert!(!looks_binary(&[0x82, 0xA0, 0x81]));
        assert!(!looks_binary(b"PK and PNG and GIF are formats"));

        assert!(looks_binary(b"a\0b"));
        assert!(looks_binary(b"\xEF\xBB\xBFa\0"));
        assert!(looks_binary(b"\xFF\xFE\0\0a\0\0\0"));
        assert!(looks_binary(b"%PDF-1.7\n%text only"));
        assert!(looks_binary(b"\xFF\xD8\xFF\xE0"));
        assert!(looks_binary(b"\x1F\x8B\x08\x01"));
    }

    #[test]
    fn only_the_head_is_searched() {
        let mut raw = vec![b'a'; HEAD];
        raw.push(0);
        assert!(!looks_binary(&raw));
        raw[HEAD - 1] = 0;
        assert!(looks_binary(&raw));
    }
}
