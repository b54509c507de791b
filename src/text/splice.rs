//! A file and its edits to the bytes of the edited file.

use encoding_rs::ISO_2022_JP;

use super::encode::{Unencodable, encode};
use super::iso_2022_jp::Writer;
use super::{SourceFile, Span};

/// Why edits cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpliceError {
    /// The file's encoding cannot hold a replacement.
    #[error(transparent)]
    Unencodable(#[from] Unencodable),
    /// An edit starts before the one before it ends.
    #[error("two edits change the same text, at byte {at}")]
    Overlap {
        /// Where the later one starts, in bytes of the text.
        at: usize,
    },
    /// The text cannot be written back there: more than one run of it would change.
    #[error("no one part of the file holds the text at byte {at}")]
    Apart {
        /// Where it starts, in bytes of the text.
        at: usize,
    },
}

impl SourceFile {
    /// Whether the file's encoding holds every character of `text`.
    ///
    /// # Errors
    /// Names the first character it cannot hold.
    pub fn check_encodable(&self, text: &str) -> Result<(), Unencodable> {
        encode(self.codec(), text).map(drop)
    }

    /// The file's bytes with each span of the text replaced, in the file's own encoding.
    ///
    /// All bytes outside the [raw spans](SourceFile::raw_span) of the edits stay as they are. Only
    /// in ISO-2022-JP the escape sequences that touch an edit may come and go, since a decoder
    /// takes two of them in a row for an error: so all edits of a file are made in one call. Where
    /// a malformed sequence touches an edit, its bytes may read otherwise in the new neighbourhood;
    /// whoever writes the result compares what it [reads as](SourceFile::with_raw).
    ///
    /// # Errors
    /// A character the encoding cannot hold, or edits that overlap or are not in the order of the
    /// text; and a file that is no text itself, into which whoever read it writes.
    pub fn splice(&self, edits: &[(Span, &str)]) -> Result<Vec<u8>, SpliceError> {
        for pair in edits.windows(2) {
            let (earlier, later) = (pair[0].0, pair[1].0);
            if later.start < earlier.end || later.start < earlier.start {
                return Err(SpliceError::Overlap { at: later.start });
            }
        }
        if self.rendered().is_some() {
            return Err(SpliceError::Apart { at: 0 });
        }
        if self.codec() == ISO_2022_JP {
            let mut writer = Writer::new(self);
            for &(span, text) in edits {
                writer.replace(span, &encode(ISO_2022_JP, text)?);
            }
            return Ok(writer.finish());
        }
        let raw = self.raw();
        let mut bytes = Vec::with_capacity(raw.len());
        let mut kept_to = 0;
        for &(span, text) in edits {
            let gone = self.raw_span(span);
            bytes.extend_from_slice(&raw[kept_to..gone.start]);
            bytes.extend_from_slice(&encode(self.codec(), text)?);
            kept_to = gone.end;
        }
        bytes.extend_from_slice(&raw[kept_to..]);
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{SHIFT_JIS, UTF_16LE};

    use super::*;

    fn span_of(file: &SourceFile, text: &str) -> Span {
        let start = file.text().find(text).unwrap();
        Span::new(start, start + text.len())
    }

    #[test]
    fn only_the_edited_bytes_change() {
        // 0xED40 is a second code for 「纊」, which encoding would turn into 0xFA5C.
        let raw = [b"\xED\x40", &SHIFT_JIS.encode("星を取得しました。").0[..]].concat();
        let file = SourceFile::decode_as("a.html", raw, SHIFT_JIS);
        assert_eq!(file.text(), "纊星を取得しました。");
        let edited = file.splice(&[(span_of(&file, "取得"), "宣言")]).unwrap();
        assert_eq!(edited, [b"\xED\x40", &SHIFT_JIS.encode("星を宣言しました。").0[..]].concat());
        assert_eq!(file.splice(&[]).unwrap(), file.raw());
    }

    #[test]
    fn utf16_stays_utf16() {
        let file = SourceFile::decode("a.txt", b"\xFF\xFEa\0\x1F\x66b\0".to_vec());
        assert_eq!(file.splice(&[(Span::new(1, 4), "xy")]).unwrap(), b"\xFF\xFEa\0x\0y\0b\0");
        assert_eq!(file.encoding(), UTF_16LE.name());
    }

    #[test]
    fn a_byte_order_mark_and_line_ends_stay() {
        let file = SourceFile::decode("a.txt", "\u{FEFF}a\r\n星\r".into());
        assert_eq!(file.splice(&[(Span::new(3, 6), "")]).unwrap(), "\u{FEFF}a\r\n\r".as_bytes());
    }

    #[test]
    fn what_cannot_be_done_is_refused() {
        let file = SourceFile::decode_as("a.txt", b"abc".to_vec(), SHIFT_JIS);
        let edits = [(Span::new(0, 1), "𠮷")];
        assert_eq!(
            file.splice(&edits).unwrap_err().to_string(),
            "`𠮷` (U+20BB7) cannot be written in Shift_JIS"
        );
        assert_eq!(file.check_encodable("星𠮷").unwrap_err().character, '𠮷');
        assert_eq!(file.check_encodable("星"), Ok(()));
        let edits = [(Span::new(0, 2), "x"), (Span::new(1, 3), "y")];
        assert_eq!(file.splice(&edits), Err(SpliceError::Overlap { at: 1 }));
        let edits = [(Span::new(2, 3), "x"), (Span::new(0, 1), "y")];
        assert_eq!(file.splice(&edits), Err(SpliceError::Overlap { at: 0 }));
    }
}
