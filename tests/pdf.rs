//! PDF: what is read, on which page, and what cannot be.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;
use sa_lint::extract::{Format, Limits, Unreadable, extract, open, open_within};
use sa_lint::lint::HeldBack;
use sa_lint::{Config, lint, repair};

use crate::common::{Case, found};

/// A file with these pages. Its font is named and not in it, as many programs write Japanese; its
/// codes are those of `encoding`.
pub(crate) fn pdf(encoding: &str, pages: &[&str]) -> Vec<u8> {
    let kids: Vec<String> =
        (0..pages.len()).map(|index| format!("{} 0 R", 5 + 2 * index)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
        format!("<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /{encoding} /DescendantFonts [4 0 R] >>"),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> >>".to_owned(),
    ];
    for (index, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000 800] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            6 + 2 * index
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()));
    }
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let table = file.len();
    file += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    file.extend(places.iter().map(|place| format!("{place:010} 00000 n \n")));
    file += &format!(
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    );
    file.into_bytes()
}

/// A file of one page with boxes and fields on it.
fn with_annotations(page: &str, annotations: &str) -> Vec<u8> {
    let file = String::from_utf8(pdf("UniJIS-UCS2-H", &[page])).unwrap();
    file.replace("/Resources <<", &format!("/Annots [{annotations}] /Resources <<")).into_bytes()
}

/// A text string in UTF-16.
fn string(text: &str) -> String {
    let codes: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<FEFF{codes}>")
}

#[test]
fn cells_are_judged_in_their_row() {
    let page = line(50, 700, "会社名")
        + &line(200, 700, "株式会社サンプル")
        + &line(50, 680, "取り組み")
        + &line(200, 680, "SECURITY ACTION 二つ星（2025年取得）")
        + &line(50, 660, "資格")
        + &line(200, 660, "SECURITY ACTION 一つ星")
        + &line(50, 640, "ISMS")
        + &line(200, 640, "2020年取得");
    assert_eq!(
        found("a.pdf", &pdf("UniJIS-UCS2-H", &[&page])),
        [r#"acquisition-claim 2025年取得 {"page":1}"#, r#"label-claim 資格 {"page":1}"#,]
    );
}

#[test]
fn text_boxes_and_fields_are_read_and_comments_are_not() {
    let wrong = string("SECURITY ACTION二つ星を取得しました。");
    let one =
        |entries: &str| format!("<< /Type /Annot /Rect [0 0 9 9] {entries} /Contents {wrong} >>");
    let none =
        ["/Subtype /Text", "/Subtype /Highlight", "/Subtype /FreeText /F 2", "/Subtype /Widget"];
    for (entries, count) in [
        (one("/Subtype /FreeText"), 1),
        (format!("<< /Subtype /Widget /FT /Tx /V {wrong} >>"), 1),
        (format!("<< /Subtype /Widget /Parent << /FT /Tx /V {wrong} >> >>"), 1),
        (none.map(one).concat(), 0),
    ] {
        let file = with_annotations(&line(50, 700, "会社案内"), &entries);
        assert_eq!(found("a.pdf", &file).len(), count, "{entries}");
    }
}

/// A line of text at a place; vertical where the font is.
pub(crate) fn line(x: usize, y: usize, text: &str) -> String {
    let codes: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("BT /F1 10 Tf {x} {y} Td <{codes}> Tj ET\n")
}

#[test]
fn a_phrase_over_a_line_end_is_found_on_its_page() {
    let first = line(50, 700, "会社案内");
    let second = line(50, 700, "株式会社サンプルは、情報セキュリティ対策に取り組み、二つ星を取")
        + &line(50, 685, "得しました。（セキュリティアクション）");
    let file = pdf("UniJIS-UCS2-H", &[&first, &second]);
    assert_eq!(found("a.pdf", &file), [r#"acquisition-claim 二つ星を取得しました {"page":2}"#]);
    let report = lint("a.pdf", &file, &Config::builtin().unwrap());
    assert_eq!(report.findings[0].held_back, Some(HeldBack::Format));
    assert_eq!(repair("a.pdf", &file, &Config::builtin().unwrap(), true), None);
}

#[test]
fn vertical_lines_go_from_right_to_left() {
    let page = line(500, 700, "当社は情報セキュリティに取り組み、セキュリティアクションの二つ")
        + &line(485, 700, "星を取得しました。");
    assert_eq!(
        found("a.pdf", &pdf("UniJIS-UCS2-V", &[&page])),
        [r#"acquisition-claim 二つ星を取得しました {"page":1}"#]
    );
}

#[test]
fn codes_of_old_encodings_are_read() {
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode("SECURITY ACTION二つ星を取得しました。");
    let codes: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    let page = format!("BT /F1 10 Tf 50 700 Td <{codes}> Tj ET");
    assert_eq!(
        found("a.pdf", &pdf("90ms-RKSJ-H", &[&page])),
        [r#"acquisition-claim 二つ星を取得しました {"page":1}"#]
    );
}

#[test]
fn a_scanned_page_is_said_to_be_one() {
    let page = "q 500 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u{1} EI Q";
    let file = pdf("UniJIS-UCS2-H", &[page, page]);
    assert_eq!(open("a", Some(Format::Pdf), file.clone(), None).unwrap_err(), Unreadable::Scanned);
    let said = Case::new("scan.pdf page.html")
        .file("scan.pdf", &file)
        .file("page.html", "<p>a</p>")
        .exits(0);
    assert!(said.stdout.contains("文字のない PDF（スキャンした画像） 1"), "{said}");
    // A page without a picture is just empty.
    assert!(open("a", Some(Format::Pdf), pdf("UniJIS-UCS2-H", &[""]), None).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_page_can_be_read(
        lines in proptest::collection::vec((0_usize..600, 0_usize..800, "[a取得二つ星 ]{0,6}"), 0..8),
        cut in 0_usize..1200,
        flip in proptest::collection::vec((0_usize..3000, any::<u8>()), 0..3),
    ) {
        let page: String = lines.iter().map(|(x, y, text)| line(*x, *y, text)).collect();
        let mut file = pdf("UniJIS-UCS2-H", &[&page]);
        if let Ok(source) = open("a", Some(Format::Pdf), file.clone(), None) {
            let document = extract(&source, Format::Pdf);
            for segment in &document.segments {
                for piece in segment.text.pieces() {
                    prop_assert!(source.text().get(piece.source.range()).is_some());
                    prop_assert!(source.location(piece.source.start).is_some());
                }
            }
        }
        for (at, byte) in flip {
            if let Some(old) = file.get_mut(at) {
                *old = byte;
            }
        }
        file.truncate(file.len() - cut.min(file.len()));
        let _ = open("a", Some(Format::Pdf), file, None);
    }
}

/// Forms that draw each other ten times over, twelve deep: a few lines that would never end.
#[test]
fn what_draws_without_an_end_is_named() {
    let mut file = String::from_utf8(pdf("UniJIS-UCS2-H", &["/X Do"])).unwrap();
    file = file.replace("/Resources <<", "/Resources << /XObject << /X 100 0 R >>");
    let forms: String = (100..112)
        .map(|form| {
            let draws = "/X Do ".repeat(10);
            format!(
                "{form} 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {} 0 R >> >> \
                 /Length {} >>\nstream\n{draws}\nendstream\nendobj\n",
                form + 1,
                draws.len()
            )
        })
        .collect();
    let file = file.replace("xref\n0", &format!("{forms}xref\n0"));
    let read = open("a", Some(Format::Pdf), file.into_bytes(), None);
    assert_eq!(read.unwrap_err(), Unreadable::Broken("PDF".into()));
}

/// Before anything is unpacked: once, and a second time.
#[test]
fn what_unpacks_to_more_than_the_limit_is_named() {
    let packed = |bytes: &[u8]| {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    };
    let read = |stream: &[u8], dictionary: &str| {
        let mut file = pdf("UniJIS-UCS2-H", &[&line(50, 700, "あ")]);
        let object = format!("9 0 obj\n<< {dictionary} /Length {} >>\nstream\n", stream.len());
        file.extend([object.as_bytes(), stream, b"\nendstream\nendobj\n"].concat());
        let limits = Limits { size: 1 << 20, ..Limits::USUAL };
        open_within("a", Some(Format::Pdf), file, None, &limits).map(drop)
    };
    let (once, over) = (packed(&vec![b' '; 900_000]), packed(&vec![b' '; 1_100_000]));
    assert_eq!(read(&once, ""), Ok(()));
    assert_eq!(read(&over, ""), Err(Unreadable::TooLarge(1)));
    assert_eq!(read(&packed(&over), ""), Err(Unreadable::TooLarge(1)));
    assert_eq!(read(&packed(&once), ""), Ok(()));
    // Pictures are not unpacked together.
    let pictures =
        [once.clone(), b"\nendstream endobj\n8 0 obj << /Subtype /Image >>\nstream\n".into(), once];
    assert_eq!(read(&pictures.concat(), ""), Ok(()));
}

/// Bytes packed by LZW: a code for each, the table cleared before it fills.
fn lzw(bytes: &[u8]) -> Vec<u8> {
    let mut bits = String::new();
    for part in bytes.chunks(200) {
        bits += &format!("{:09b}", 256);
        part.iter().for_each(|byte| bits += &format!("{byte:09b}"));
    }
    bits += &format!("{:09b}", 257);
    packed_bits(&bits)
}

/// Bits to bytes, the highest first.
fn packed_bits(bits: &str) -> Vec<u8> {
    let mut bits = bits.to_owned();
    bits += &"0".repeat(bits.len().next_multiple_of(8) - bits.len());
    (0..bits.len()).step_by(8).map(|at| u8::from_str_radix(&bits[at..at + 8], 2).unwrap()).collect()
}

/// A few bytes of LZW that stand for two thousand times as many: each code for what the one before does and
/// a letter more, in the end the longest again and again. `early` as the standard names it.
fn lzw_bomb(codes: usize, early: usize) -> Vec<u8> {
    let mut bits = format!("{:09b}{:09b}", 256, 65);
    let mut known = 258_usize;
    for _ in 0..codes {
        let width = (known + early).ilog2().clamp(8, 11) as usize + 1;
        bits += &format!("{:0width$b}", known.min(4095));
        known = usize::min(known + 1, 4096);
    }
    packed_bits(&bits)
}

/// A file of one page and one more stream, packed as its dictionary says.
fn with_stream(dictionary: &str, stream: &[u8]) -> Vec<u8> {
    let file = String::from_utf8(pdf("UniJIS-UCS2-H", &["/X Do"])).unwrap();
    let file = file.replace("/Resources <<", "/Resources << /XObject << /X 100 0 R >>");
    let at = file.find("xref\n0").unwrap();
    let object = format!(
        "100 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> >> \
         {dictionary} /Length {} >>\nstream\n",
        stream.len()
    );
    let parts = [&file.as_bytes()[..at], object.as_bytes(), stream, b"\nendstream\nendobj\n"];
    [parts.concat(), file[at..].into()].concat()
}

#[test]
fn streams_are_read_however_they_are_packed() {
    let text = line(50, 700, "SECURITY ACTION二つ星を取得しました。");
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    let hex_of_lzw: String = lzw(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
    let runs: Vec<u8> = text.as_bytes().chunks(128).fold(Vec::new(), |mut runs, run| {
        runs.push(u8::try_from(run.len() - 1).unwrap());
        runs.extend(run);
        runs
    });
    for (filter, stream) in [
        ("/LZWDecode", lzw(text.as_bytes())),
        ("[/LZW]", lzw(text.as_bytes())),
        ("/ASCIIHexDecode", hex.into_bytes()),
        ("[/ASCIIHexDecode /LZWDecode]", hex_of_lzw.into_bytes()),
        ("/RunLengthDecode", [runs, vec![128]].concat()),
    ] {
        let file = with_stream(&format!("/Filter {filter}"), &stream);
        assert_eq!(
            found("a.pdf", &file),
            [r#"acquisition-claim 二つ星を取得しました {"page":1}"#],
            "{filter}"
        );
    }
}

/// However its dictionary is written, and whatever it is packed in besides.
#[test]
fn other_packings_are_bounded_too() {
    let limits = Limits { size: 1 << 20, ..Limits::USUAL };
    let hex = |bytes: &[u8]| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>();
    let (small, large) = (lzw_bomb(1_000, 1), lzw_bomb(4_100, 1));
    assert!(large.len() < 7_000, "{}", large.len());
    let runs = [[129, b' '].repeat(9_000), vec![128]].concat();
    for (dictionary, stream, is_over) in [
        ("/Filter /LZWDecode", small, false),
        ("/Filter /LZWDecode", large.clone(), true),
        ("/Filter /L#5aWDecode", large.clone(), true),
        ("/Filter [/LZWDecode] /X (/Image)", large.clone(), true),
        ("/Filter /LZWDecode /DecodeParms << /EarlyChange 0 >>", lzw_bomb(4_100, 0), true),
        ("/Filter 3 0 R", large.clone(), true),
        ("/Filter [/AHx /LZWDecode]", hex(&large).into_bytes(), true),
        ("/Filter /RunLengthDecode", runs.clone(), true),
        ("/Filter [/AHx /RL]", hex(&runs).into_bytes(), true),
    ] {
        let file = with_stream(dictionary, &stream);
        let read = open_within("a", Some(Format::Pdf), file, None, &limits).map(drop);
        let expected = if is_over { Err(Unreadable::TooLarge(1)) } else { Ok(()) };
        assert_eq!(read, expected, "{dictionary}");
    }
}

/// As RC4 has it, to protect what a test writes.
fn rc4(key: &[u8], bytes: &mut [u8]) {
    let mut state: Vec<u8> = (0..=255).collect();
    let mut j = 0_u8;
    for i in 0..256 {
        j = j.wrapping_add(state[i]).wrapping_add(key[i % key.len()]);
        state.swap(i, usize::from(j));
    }
    let (mut i, mut j) = (0_u8, 0_u8);
    for byte in bytes {
        i = i.wrapping_add(1);
        j = j.wrapping_add(state[usize::from(i)]);
        state.swap(usize::from(i), usize::from(j));
        let at = state[usize::from(i)].wrapping_add(state[usize::from(j)]);
        *byte ^= state[usize::from(at)];
    }
}

/// The padding of passwords (ISO 32000-1, 7.6.3.3).
const PADDING: [u8; 32] = [
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
    0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
];

/// A file whose page is encrypted with 40 bits. The keys are worked out by these steps of the standard, for no
/// owner's password, no permission (-4) and no identifier: MD5 of the padded password, `/O` (32 zeros),
/// FC FF FF FF; of the first five bytes of that with the number of the page's object, 06 00 00 00 00.
fn encrypted(dictionary: &str, page: &[u8], password_is_empty: bool) -> Vec<u8> {
    const KEY: [u8; 5] = [0x04, 0x78, 0xD9, 0x2D, 0x82];
    const KEY_OF_PAGE: [u8; 10] = [0x27, 0x0A, 0xBF, 0xFE, 0xEB, 0xC9, 0x46, 0x8A, 0x16, 0x14];
    let mut page = page.to_vec();
    rc4(&KEY_OF_PAGE, &mut page);
    let mut proof = PADDING;
    rc4(if password_is_empty { &KEY } else { b"other" }, &mut proof);
    let hex: String = proof.iter().map(|byte| format!("{byte:02x}")).collect();
    let file = String::from_utf8(pdf("UniJIS-UCS2-H", &["PAGE"])).unwrap();
    let (before, rest) = file.split_once("<< /Length 4 >>\nstream\nPAGE").unwrap();
    let (table, _) = rest.split_once("startxref").unwrap();
    let table = table.replace(
        "trailer\n<<",
        &format!(
            "trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{}> /U <{hex}> >>",
            "00".repeat(32)
        ),
    );
    let stream = format!("<< {dictionary} /Length {} >>\nstream\n", page.len());
    let mut file = [before.as_bytes(), stream.as_bytes(), &page].concat();
    let place = file.len() + table.find("xref").unwrap();
    file.extend(format!("{table}startxref\n{place}\n%%EOF\n").into_bytes());
    file
}

#[test]
fn what_only_forbids_printing_is_read_and_what_needs_a_password_is_named() {
    let page = line(50, 700, "SECURITY ACTION二つ星を取得しました。");
    let file = encrypted("", page.as_bytes(), true);
    assert_eq!(found("a.pdf", &file), [r#"acquisition-claim 二つ星を取得しました {"page":1}"#]);
    let file = encrypted("", page.as_bytes(), false);
    let said = Case::new("--quiet a.pdf").file("a.pdf", file).exits(2);
    assert_eq!(
        said.stderr,
        "sa-lint: a.pdf: パスワードで保護されています。保護を外したものを調べてください\n"
    );
}

/// What a key hides is counted as well.
#[test]
fn what_is_encrypted_is_bounded_too() {
    let limits = Limits { size: 1 << 20, ..Limits::USUAL };
    let read = |file| open_within("a", Some(Format::Pdf), file, None, &limits).map(drop);
    let packed = |size: usize| {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
        packer.write_all(&vec![b' '; size]).unwrap();
        encrypted("/Filter /FlateDecode", &packer.finish().unwrap(), true)
    };
    assert_eq!(read(packed(900_000)), Ok(()));
    assert_eq!(read(packed(1_100_000)), Err(Unreadable::TooLarge(1)));
    // Nobody can look into a list of objects before the file is opened, and then it is unpacked.
    let objects = |length: usize| encrypted("/N 1 /#46irst 4", &vec![b'1'; length], true);
    assert_eq!(read(objects(900)), Ok(()));
    assert_eq!(read(objects(1_100)), Err(Unreadable::Encrypted));
}
