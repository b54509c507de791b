//! Bytes without a byte order mark to the encoding they are in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8};

use super::label::declared;

/// How much of a file the guesses look at, in bytes from its first one that is not ASCII.
const SAMPLE: usize = 64 * 1024;

/// The encoding of a file whose bytes are all valid UTF-8.
///
/// ISO-2022-JP is made of ASCII bytes, so its escape sequences decide before UTF-8 may. A file of
/// nothing but ASCII reads the same in most encodings; what it declares says in which one
/// Japanese words may be written into it.
pub(super) fn of_valid_utf8(text: &str) -> &'static Encoding {
    if !text.is_ascii() {
        UTF_8
    } else if has_iso_2022_jp_escape(text.as_bytes()) {
        ISO_2022_JP
    } else {
        declared(text.as_bytes()).unwrap_or(UTF_8)
    }
}

/// The encoding of a file that is not valid UTF-8: the declared one if the bytes are valid in it,
/// else the best guess. A declaration that the bytes contradict still counts when nothing fits
/// without an error.
pub(super) fn of_other(raw: &[u8]) -> &'static Encoding {
    let declared = declared(raw);
    let sample = sample(raw);
    let utf8 = Utf8Count::new(sample);
    if utf8.valid >= 8 * utf8.broken || (declared == Some(UTF_8) && utf8.valid >= utf8.broken) {
        return UTF_8;
    }
    // A single-byte encoding holds any bytes at all, so that they fit proves nothing.
    let single_byte = declared.filter(|encoding| encoding.is_single_byte());
    if let Some(encoding) = declared
        && single_byte.is_none()
        && is_clean(encoding, raw)
    {
        return encoding;
    }
    let shift_jis = Fit::new(SHIFT_JIS, raw, sample);
    let euc_jp = Fit::new(EUC_JP, raw, sample);
    let best = if euc_jp.rank() > shift_jis.rank() { euc_jp } else { shift_jis };
    if best.clean && (single_byte.is_none() || best.has_kana()) {
        best.encoding
    } else if let Some(encoding) = declared {
        encoding
    } else if best.has_kana() {
        best.encoding
    } else {
        guess(sample, sample.len() < SAMPLE)
    }
}

/// True for 7-bit text that switches to a Japanese character set: `ESC $ @`, `ESC $ B`,
/// `ESC ( I` or `ESC ( J`. `ESC ( B` alone is what terminals write to reset themselves.
fn has_iso_2022_jp_escape(ascii: &[u8]) -> bool {
    memchr::memchr_iter(0x1B, ascii)
        .any(|at| matches!(ascii.get(at + 1..at + 3), Some(b"$@" | b"$B" | b"(I" | b"(J")))
}

fn sample(raw: &[u8]) -> &[u8] {
    let rest = &raw[Encoding::ascii_valid_up_to(raw)..];
    &rest[..rest.len().min(SAMPLE)]
}

/// True when the bytes decode without an error.
fn is_clean(encoding: &'static Encoding, raw: &[u8]) -> bool {
    encoding.decode_without_bom_handling_and_without_replacement(raw).is_some()
}

/// What a statistical detector makes of the bytes.
fn guess(sample: &[u8], is_whole: bool) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, is_whole);
    detector.guess(Some(b"jp"), Utf8Detection::Deny)
}

/// How many characters beyond ASCII are sound UTF-8, and how many places are not.
struct Utf8Count {
    valid: usize,
    broken: usize,
}

impl Utf8Count {
    fn new(sample: &[u8]) -> Self {
        let mut count = Self { valid: 0, broken: 0 };
        for chunk in sample.utf8_chunks() {
            count.valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            count.broken += usize::from(!chunk.invalid().is_empty());
        }
        count
    }
}

/// How well a file reads in a Japanese encoding.
struct Fit {
    encoding: &'static Encoding,
    /// The whole file decodes without an error.
    clean: bool,
    /// Characters of the sample that are not ASCII.
    beyond_ascii: i64,
    /// Those that are full-width kana or Japanese punctuation.
    kana: i64,
    /// Characters that Japanese text has, less those that it hardly ever has.
    score: i64,
}

impl Fit {
    fn new(encoding: &'static Encoding, raw: &[u8], sample: &[u8]) -> Self {
        let clean = is_clean(encoding, raw);
        let mut fit = Self { encoding, clean, beyond_ascii: 0, kana: 0, score: 0 };
        let (text, _) = encoding.decode_without_bom_handling(sample);
        for c in text.chars().filter(|c| !c.is_ascii()) {
            fit.beyond_ascii += 1;
            fit.score += match c {
                // Punctuation, hiragana, katakana.
                '\u{3001}'..='\u{30FF}' => {
                    fit.kana += 1;
                    2
                }
                // Han, full-width forms, box drawing and shapes (「★」「■」).
                '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}' | '\u{2500}'..='\u{26FF}' => 1,
                // Half-width kana: what other encodings look like when read as Shift_JIS.
                '\u{FF61}'..='\u{FF9F}' => -1,
                '\u{FFFD}' => -8,
                // The ideographic space, and signs and letters of the Japanese character sets.
                '\u{3000}' => 1,
                '\u{A1}'..='\u{24FF}' => 0,
                // Control characters, private use and the rest.
                _ => -2,
            };
        }
        fit
    }

    fn rank(&self) -> (bool, i64) {
        (self.clean, self.score)
    }

    /// Two kana at least, and a fifth of all that is not ASCII: text, not chance.
    fn has_kana(&self) -> bool {
        self.kana >= 2 && 5 * self.kana >= self.beyond_ascii
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(raw: &[u8]) -> &'static str {
        match std::str::from_utf8(raw) {
            Ok(text) => of_valid_utf8(text).name(),
            Err(_) => of_other(raw).name(),
        }
    }

    fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable);
        bytes.into_owned()
    }

    const PAGE: &str = "<p>SECURITY ACTION 二つ星を宣言しました。★★</p>";

    #[test]
    fn a_page_that_declares_nothing_is_guessed() {
        for text in [
            PAGE,
            "取得",
            "宣言",
            "星",
            "です。",
            "ホーム",
            "株式会社サンプル",
            "会社概要",
            "2　SECURITY",
        ] {
            for encoding in [SHIFT_JIS, EUC_JP, ISO_2022_JP, UTF_8] {
                assert_eq!(name_of(&encoded(encoding, text)), encoding.name(), "{text}");
            }
        }
    }

    #[test]
    fn half_width_kana_in_shift_jis_are_no_western_letters() {
        for text in ["ｾｷｭﾘﾃｨ ｱｸｼｮﾝを宣言", "ｼｮｳｶｲ 会社紹介 ﾎｰﾑ"]
        {
            assert_eq!(name_of(&encoded(SHIFT_JIS, text)), "Shift_JIS", "{text}");
        }
    }

    #[test]
    fn escapes_decide_before_utf8_does() {
        assert_eq!(name_of(b"a\x1B$@<hF@"), "ISO-2022-JP");
        assert_eq!(name_of(b"\x1B(J\\100"), "ISO-2022-JP");
        // A terminal's reset, and an escape beside text in UTF-8.
        assert_eq!(name_of(b"\x1B(B\x1B[m ok"), "UTF-8");
        assert_eq!(name_of("\x1B$B 宣言".as_bytes()), "UTF-8");
        assert_eq!(name_of(b"\x1B"), "UTF-8");
    }

    #[test]
    fn ascii_alone_takes_what_it_declares() {
        assert_eq!(name_of(b"<meta charset=x-sjis>&#x5BA3;"), "Shift_JIS");
        assert_eq!(name_of(b"<p>plain"), "UTF-8");
        assert_eq!(name_of("<meta charset=x-sjis>宣言".as_bytes()), "UTF-8");
    }

    #[test]
    fn a_declaration_that_fits_is_taken() {
        let raw = encoded(EUC_JP, &format!("<meta charset=euc-jp>{PAGE}"));
        assert_eq!(name_of(&raw), "EUC-JP");
        let raw = b"<meta charset=iso-8859-1>r\xE9sum\xE9s";
        assert_eq!(name_of(raw), "windows-1252");
        let raw = encoded(encoding_rs::GBK, "<meta charset=gb2312>网络安全宣言");
        assert_eq!(name_of(&raw), "GBK");
    }

    #[test]
    fn a_declaration_that_the_bytes_contradict_is_not() {
        for (label, encoding) in [
            ("shift_jis", EUC_JP),
            ("euc-jp", SHIFT_JIS),
            ("utf-8", SHIFT_JIS),
            ("utf-8", EUC_JP),
            ("iso-8859-1", SHIFT_JIS),
            ("iso-8859-1", EUC_JP),
            ("iso-2022-jp", EUC_JP),
        ] {
            let raw = encoded(encoding, &format!("<meta charset={label}>{PAGE}"));
            assert_eq!(name_of(&raw), encoding.name(), "declared {label}");
        }
    }

    #[test]
    fn a_broken_place_does_not_change_the_encoding() {
        let text = PAGE.repeat(3);
        for encoding in [SHIFT_JIS, EUC_JP, UTF_8] {
            let mut raw = encoded(encoding, &text);
            raw.push(0xFF);
            assert_eq!(name_of(&raw), encoding.name());
            let mut raw = encoded(encoding, &format!("<meta charset={}>{text}", encoding.name()));
            raw.push(0xE3);
            assert_eq!(name_of(&raw), encoding.name());
        }
        assert_eq!(name_of(b"<meta charset=utf-8>\xE6\x98\x9F\xE3"), "UTF-8");
    }

    #[test]
    fn any_bytes_have_an_encoding() {
        assert_eq!(name_of(b""), "UTF-8");
        assert_eq!(name_of(b"\xFF"), "Shift_JIS");
        assert_eq!(name_of(b"na\xEFve caf\xE9"), "windows-1252");
    }
}
