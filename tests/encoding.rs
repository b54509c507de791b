//! Properties of a file in any encoding: the text and the way back to the bytes.

use encoding_rs::{
    EUC_JP, Encoding, GB18030, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use sa_lint::text::{SourceFile, Span, SpliceError};

fn encodings() -> impl Strategy<Value = &'static Encoding> {
    select(vec![UTF_8, SHIFT_JIS, EUC_JP, ISO_2022_JP, UTF_16LE, UTF_16BE, WINDOWS_1252, GB18030])
}

/// Bytes that look like something to a decoder: text, escapes, marks, cut sequences, noise.
fn raw_bytes() -> impl Strategy<Value = Vec<u8>> {
    let known: Vec<&[u8]> = vec![
        b"<p>",
        b"\r\n",
        b"\\~",
        b"\x1B$B",
        b"\x1B$@",
        b"\x1B(B",
        b"\x1B(J",
        b"\x1B(I",
        b"\x1B(",
        b"\x1B",
        b"@1",
        b"\x90\xAF",
        b"\xED\x40",
        b"\xFA\x5C",
        b"\xB1\xB2",
        b"\xC0\xB1",
        b"\x8F\xB0\xA1",
        "星".as_bytes(),
        "😀".as_bytes(),
        b"\x1F\x66",
        b"\x66\x1F",
        b"\x3D\xD8",
        b"\x00\xDE",
        b"\xFF\xFE",
        b"\xEF\xBB\xBF",
        b"<meta charset=x-sjis>",
        b"<meta charset=euc-jp>",
    ];
    let piece = prop_oneof![
        4 => select(known).prop_map(<[u8]>::to_vec),
        1 => prop::collection::vec(any::<u8>(), 1..4),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Text that all of Shift_JIS, EUC-JP and Unicode can hold, and with `wide` what Unicode can.
fn text(wide: bool) -> impl Strategy<Value = String> {
    let shared: Vec<char> = "a<>\\~ \r\n星宣言取得しましたセキュリティ★①～纊".chars().collect();
    let more: Vec<char> =
        if wide { "¥𠮷😀é\u{FEFF}ｱ".chars().collect() } else { vec!['髙'] };
    let character = prop_oneof![8 => select(shared), 1 => select(more)];
    prop::collection::vec(character, 0..40).prop_map(String::from_iter)
}

/// A file without malformed bytes.
fn files() -> impl Strategy<Value = SourceFile> {
    let legacy =
        (select(vec![SHIFT_JIS, EUC_JP, ISO_2022_JP]), text(false)).prop_map(|(encoding, text)| {
            let (raw, _, unmappable) = encoding.encode(&text);
            assert!(!unmappable, "{text:?} in {}", encoding.name());
            SourceFile::decode_as("a.html", raw.into_owned(), encoding)
        });
    let utf16 = (any::<bool>(), any::<bool>(), text(true)).prop_map(|(big, bom, text)| {
        let encoding = if big { UTF_16BE } else { UTF_16LE };
        let text = if bom { format!("\u{FEFF}{text}") } else { text };
        let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        SourceFile::decode_as("a.html", text.encode_utf16().flat_map(bytes).collect(), encoding)
    });
    let utf8 = text(true).prop_map(|text| SourceFile::decode_as("a.html", text.into(), UTF_8));
    let sound = |file: &SourceFile| !file.had_errors();
    let noise = (encodings(), raw_bytes())
        .prop_map(|(encoding, raw)| SourceFile::decode_as("a.html", raw, encoding));
    prop_oneof![legacy, utf16, utf8, noise.prop_filter("errors", sound)]
}

/// A file with edits to it, in order and without overlap; neighbours may touch and be empty.
fn edited_files() -> impl Strategy<Value = (SourceFile, Vec<(Span, String)>)> {
    files().prop_flat_map(|file| {
        let mut places: Vec<usize> = file.text().char_indices().map(|(at, _)| at).collect();
        places.push(file.text().len());
        // Each place four times, so that spans may be empty and may touch.
        let places: Vec<usize> = places.into_iter().flat_map(|at| [at; 4]).collect();
        let chosen = subsequence(places.clone(), 0..=places.len().min(8));
        let words = prop::collection::vec(text(false), 4);
        (chosen, words).prop_map(move |(chosen, words)| {
            let edits = chosen.chunks_exact(2).zip(words);
            let edits = edits.map(|(at, word)| (Span::new(at[0], at[1]), word)).collect();
            (file.with_raw(file.raw().to_vec()), edits)
        })
    })
}

fn codec(file: &SourceFile) -> &'static Encoding {
    Encoding::for_label(file.encoding().as_bytes()).unwrap_or(UTF_8)
}

fn spans(text: &str) -> impl Iterator<Item = (char, Span)> {
    text.char_indices().map(|(at, c)| (c, Span::new(at, at + c.len_utf8())))
}

fn bom_length(file: &SourceFile) -> usize {
    match (file.has_bom(), file.encoding()) {
        (false, _) => 0,
        (true, "UTF-8") => 3,
        (true, _) => 2,
    }
}

fn is_escape(bytes: &[u8]) -> bool {
    matches!(bytes, b"\x1B$B" | b"\x1B$@" | b"\x1B(B" | b"\x1B(J" | b"\x1B(I")
}

/// The spans of all characters cover the raw bytes, and each character reads as itself.
fn check_map(file: &SourceFile) -> Result<(), TestCaseError> {
    let raw = file.raw();
    let encoding = codec(file);
    let mut end = bom_length(file);
    for (c, span) in spans(file.text()) {
        let place = file.raw_span(span);
        let gap = &raw[end..place.start];
        prop_assert!(gap.is_empty() || (encoding == ISO_2022_JP && is_escape(gap)), "{gap:?}");
        prop_assert!(!place.is_empty());
        let empty = file.raw_span(Span::new(span.start, span.start));
        prop_assert_eq!(empty, Span::new(place.start, place.start));
        if encoding != ISO_2022_JP {
            let (alone, _) = encoding.decode_without_bom_handling(&raw[place.range()]);
            prop_assert_eq!(alone, c.to_string());
        }
        end = place.end;
    }
    let rest = &raw[end..];
    prop_assert!(rest.is_empty() || (encoding == ISO_2022_JP && is_escape(rest)), "{rest:?}");
    let all = Span::new(0, file.text().len());
    prop_assert_eq!(file.raw_span(all).end, if all.is_empty() { bom_length(file) } else { end });
    Ok(())
}

/// The edits as they stand in the edited text.
fn moved<'a>(edits: &[(Span, &'a str)]) -> Vec<(Span, &'a str)> {
    let (mut added, mut removed) = (0, 0);
    let edits = edits.iter().map(|&(span, new)| {
        let start = span.start + added - removed;
        (added, removed) = (added + new.len(), removed + span.len());
        (Span::new(start, start + new.len()), new)
    });
    edits.collect()
}

/// The raw bytes before, between and after the edits.
fn kept_bytes<'a>(file: &'a SourceFile, edits: &[(Span, &str)]) -> Vec<&'a [u8]> {
    let mut from = 0;
    let mut kept = Vec::new();
    for &(span, _) in edits {
        let edited = file.raw_span(span);
        kept.push(&file.raw()[from..edited.start]);
        from = edited.end;
    }
    kept.push(&file.raw()[from..]);
    kept
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(1000)
    })]

    #[test]
    fn any_bytes_read_the_same_again(raw in raw_bytes()) {
        let file = SourceFile::decode("a.html", raw.clone());
        prop_assert_eq!(file.raw(), &raw[..]);
        let again = file.with_raw(raw);
        prop_assert_eq!(again.text(), file.text());
        prop_assert_eq!(again.encoding(), file.encoding());
        prop_assert_eq!(again.had_errors(), file.had_errors());
        check_map(&file)?;
    }

    #[test]
    fn any_bytes_map_in_any_encoding(encoding in encodings(), raw in raw_bytes()) {
        check_map(&SourceFile::decode_as("a.html", raw, encoding))?;
    }

    #[test]
    fn a_span_is_where_its_characters_are(
        file in files(),
        cut in any::<[prop::sample::Index; 2]>(),
    ) {
        let places: Vec<Span> = spans(file.text()).map(|(_, span)| span).collect();
        if places.is_empty() {
            return Ok(());
        }
        let (a, b) = (cut[0].index(places.len()), cut[1].index(places.len()));
        let (first, last) = (places[a.min(b)], places[a.max(b)]);
        let expected = Span::new(file.raw_span(first).start, file.raw_span(last).end);
        prop_assert_eq!(file.raw_span(first.cover(last)), expected);
    }

    #[test]
    fn edits_change_only_what_they_cover((file, edits) in edited_files()) {
        let edits: Vec<(Span, &str)> = edits.iter().map(|(span, s)| (*span, s.as_str())).collect();
        let spliced = match file.splice(&edits) {
            Ok(bytes) => bytes,
            Err(SpliceError::Unencodable(refused)) => {
                // Only what the encoding indeed lacks may be refused.
                let (_, _, unmappable) = codec(&file).encode(&refused.character.to_string());
                prop_assert!(unmappable, "{refused}");
                return Ok(());
            }
            Err(overlap) => return Err(TestCaseError::fail(overlap.to_string())),
        };
        // An edit may bring bytes to the start that look like a mark.
        prop_assume!(file.has_bom() || Encoding::for_bom(&spliced).is_none());
        let edited = file.with_raw(spliced.clone());
        let mut expected = file.text().to_owned();
        for (span, replacement) in edits.iter().rev() {
            expected.replace_range(span.range(), replacement);
        }
        prop_assert_eq!(edited.text(), expected);
        prop_assert!(!edited.had_errors());
        if file.encoding() != "ISO-2022-JP" {
            prop_assert_eq!(kept_bytes(&edited, &moved(&edits)), kept_bytes(&file, &edits));
        }
    }

    #[test]
    fn a_page_that_declares_its_encoding_is_read_in_it(
        encoding in select(vec![SHIFT_JIS, EUC_JP, ISO_2022_JP]),
        text in text(false),
    ) {
        // A stray tag must not come first; kana make the text longer than chance.
        let page = format!("<meta charset={}>{text}宣言しました", encoding.name());
        let (raw, _, _) = encoding.encode(&page);
        let file = SourceFile::decode("a.html", raw.into_owned());
        prop_assert_eq!(file.text(), page);
        prop_assert_eq!(file.encoding(), encoding.name());
    }
}
