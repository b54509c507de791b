//! New text to the bytes that say it in an encoding.

use encoding_rs::{EncoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A character that an encoding cannot hold, or would give back as another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{character}` (U+{:04X}) cannot be written in {encoding}", u32::from(*character))]
pub struct Unencodable {
    /// The first such character of the text.
    pub character: char,
    /// The encoding, in the WHATWG spelling.
    pub encoding: &'static str,
}

/// The bytes of `text`, which decode to just that text again.
///
/// Never a numeric character reference, and never a look-alike: the encoders of the Encoding
/// Standard write `¥` as `\` in Shift_JIS and half-width kana as full-width ones in ISO-2022-JP.
/// ISO-2022-JP starts and ends in ASCII. Malformed sequences never come out.
pub(super) fn encode(encoding: &'static Encoding, text: &str) -> Result<Vec<u8>, Unencodable> {
    let unencodable = |character| Unencodable { character, encoding: encoding.name() };
    if encoding == UTF_8 {
        return Ok(text.as_bytes().to_vec());
    }
    // For these `encoding_rs` has no encoder: the standard writes UTF-8 in their stead.
    if encoding == UTF_16LE {
        return Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    }
    if encoding == UTF_16BE {
        return Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    let bytes = to_legacy(encoding, text).map_err(unencodable)?;
    if reads_as(encoding, &bytes, text) {
        return Ok(bytes);
    }
    let lost = text.chars().find(|&c| {
        let alone = c.to_string();
        !to_legacy(encoding, &alone).is_ok_and(|bytes| reads_as(encoding, &bytes, &alone))
    });
    Err(unencodable(lost.unwrap_or(char::REPLACEMENT_CHARACTER)))
}

fn reads_as(encoding: &'static Encoding, bytes: &[u8], text: &str) -> bool {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).as_deref() == Some(text)
}

/// The bytes of `text`, or the character that has none.
fn to_legacy(encoding: &'static Encoding, text: &str) -> Result<Vec<u8>, char> {
    let mut encoder = encoding.new_encoder();
    let mut bytes = Vec::new();
    let mut rest = text;
    loop {
        let room = encoder.max_buffer_length_from_utf8_without_replacement(rest.len());
        bytes.reserve(room.unwrap_or(rest.len()).max(16));
        let (result, read) =
            encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut bytes, true);
        rest = &rest[read..];
        match result {
            EncoderResult::InputEmpty => return Ok(bytes),
            EncoderResult::OutputFull => {}
            EncoderResult::Unmappable(character) => return Err(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{EUC_JP, ISO_2022_JP, REPLACEMENT, SHIFT_JIS};

    use super::*;

    #[test]
    fn text_becomes_the_encodings_own_bytes() {
        assert_eq!(encode(SHIFT_JIS, "星①ｱ").unwrap(), b"\x90\xAF\x87\x40\xB1");
        assert_eq!(encode(EUC_JP, "星a").unwrap(), b"\xC0\xB1a");
        assert_eq!(encode(ISO_2022_JP, "a星").unwrap(), b"a\x1B$B@1\x1B(B");
        assert_eq!(encode(UTF_16LE, "星𠮷").unwrap(), b"\x1F\x66\x42\xD8\xB7\xDF");
        assert_eq!(encode(UTF_16BE, "星𠮷").unwrap(), b"\x66\x1F\xD8\x42\xDF\xB7");
        assert_eq!(encode(SHIFT_JIS, "").unwrap(), b"");
    }

    #[test]
    fn what_an_encoding_cannot_hold_is_refused_by_name() {
        for (encoding, text, character) in [
            (SHIFT_JIS, "星𠮷😀", '𠮷'),
            (SHIFT_JIS, "価格¥100", '¥'),
            (EUC_JP, "~‾", '‾'),
            (EUC_JP, "星é😀", 'é'),
            (ISO_2022_JP, "星ｱ", 'ｱ'),
            (REPLACEMENT, "星", '星'),
        ] {
            let error = encode(encoding, text).unwrap_err();
            assert_eq!((error.character, error.encoding), (character, encoding.name()), "{text}");
        }
        assert_eq!(
            encode(SHIFT_JIS, "𠮷").unwrap_err().to_string(),
            "`𠮷` (U+20BB7) cannot be written in Shift_JIS"
        );
    }
}
