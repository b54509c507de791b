//! Word, PowerPoint, Excel and OpenDocument: what is read, where it is found, how it is repaired.

use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use sa_lint::extract::{Format, extract, open, splice};
use sa_lint::lint::HeldBack;
use sa_lint::text::Span;
use sa_lint::{Config, lint, repair};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::common::schema::Schema;
use crate::common::{Case, found};

/// An archive of these parts.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (index, (name, text)) in parts.iter().enumerate() {
        let method =
            if index % 2 == 0 { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

pub(crate) fn relations(kinds: &[(&str, &str, &str)]) -> String {
    let each = kinds.iter().map(|(id, kind, target)| {
        format!("<Relationship Id='{id}' Type='http://a/{kind}' Target='{target}'/>")
    });
    format!("<Relationships>{}</Relationships>", each.collect::<String>())
}

/// A Word document with this body.
pub(crate) fn word(body: &str) -> Vec<u8> {
    package(&[
        ("_rels/.rels", &relations(&[("r1", "officeDocument", "word/document.xml")])),
        (
            "word/document.xml",
            &format!(
                "<?xml version='1.0' encoding='UTF-8'?>\n<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            &relations(&[
                ("r1", "styles", "styles.xml"),
                ("r2", "header", "header1.xml"),
                ("r3", "footnotes", "/word/footnotes.xml"),
            ]),
        ),
        (
            "word/styles.xml",
            "<w:styles><w:style w:styleId='1'><w:name w:val='heading 1'/></w:style></w:styles>",
        ),
        (
            "word/header1.xml",
            "<w:hdr><w:p><w:r><w:t>SECURITY ACTION認定企業</w:t></w:r></w:p></w:hdr>",
        ),
        (
            "word/footnotes.xml",
            "<w:footnotes><w:footnote><w:p><w:r><w:t>一つ星は宣言です。</w:t></w:r></w:p></w:footnote></w:footnotes>",
        ),
        (
            "docProps/core.xml",
            "<c><dc:title>会社案内</dc:title><dc:creator>SECURITY ACTION認定</dc:creator></c>",
        ),
        ("word/media/image1.png", "no text"),
    ])
}

pub(crate) fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}

/// A presentation of one slide.
fn slides(shapes: &str) -> Vec<u8> {
    package(&[
        (
            "ppt/presentation.xml",
            "<p:presentation><p:sldIdLst><p:sldId id='256' r:id='r7'/></p:sldIdLst></p:presentation>",
        ),
        ("ppt/_rels/presentation.xml.rels", &relations(&[("r7", "slide", "slides/slide9.xml")])),
        ("ppt/slides/slide9.xml", &format!("<p:sld><p:spTree>{shapes}</p:spTree></p:sld>")),
        (
            "ppt/slides/_rels/slide9.xml.rels",
            &relations(&[("r1", "notesSlide", "../notesSlides/notesSlide1.xml")]),
        ),
        (
            "ppt/notesSlides/notesSlide1.xml",
            "<p:notes><p:sp><p:nvPr><p:ph type='sldNum'/></p:nvPr><a:p><a:r><a:t>1</a:t></a:r></a:p></p:sp>\
             <p:sp><p:nvPr><p:ph type='body'/></p:nvPr><a:p><a:r><a:t>二つ星の認定を受けたと話す</a:t></a:r></a:p></p:sp></p:notes>",
        ),
    ])
}

/// A workbook of one sheet; strings are shared.
pub(crate) fn sheets(rows: &str, strings: &str) -> Vec<u8> {
    package(&[
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name='会社&amp;概要' sheetId='1' r:id='r2'/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &relations(&[
                ("r1", "sharedStrings", "sharedStrings.xml"),
                ("r2", "worksheet", "/xl/worksheets/sheet3.xml"),
            ]),
        ),
        ("xl/sharedStrings.xml", &format!("<sst>{strings}</sst>")),
        ("xl/worksheets/sheet3.xml", &format!("<s><sheetData>{rows}</sheetData></s>")),
    ])
}

pub(crate) fn open_text(body: &str) -> Vec<u8> {
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
            "content.xml",
            &format!("<o><office:body><office:text>{body}</office:text></office:body></o>"),
        ),
    ])
}

#[test]
fn all_of_a_word_document_is_read() {
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val='1'/></w:pPr><w:r><w:t>SECURITY ACTION 二つ星</w:t></w:r></w:p>\
         <w:p/>{}\
         <w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>\
         <w:p><w:r><w:t>a</w:t><w:lastRenderedPageBreak/></w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{}</w:txbxContent></mc:Choice>\
         <mc:Fallback><w:txbxContent>{}</w:txbxContent></mc:Fallback></mc:AlternateContent>\
         <wp:docPr id='1' descr='SECURITY ACTION 二つ星 認定マーク'/></w:p>\
         <w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>一つ星を取得しました。</w:t></w:r><w:del><w:r><w:delText>一つ星を取得</w:delText></w:r></w:del>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>一つ星を取得</w:t></w:r></w:p>",
        paragraph("2025年に取得しました。"),
        paragraph("SECURITY ACTION 一つ星"),
        paragraph("2024年取得"),
        paragraph("SECURITY ACTIONの二つ星を取得"),
        paragraph("SECURITY ACTIONの二つ星を取得"),
    );
    assert_eq!(
        found("a.docx", &word(&body)),
        [
            r#"acquisition-claim 取得しました {"page":1,"paragraph":2}"#,
            r#"acquisition-claim 2024年取得 {"page":1,"paragraph":4}"#,
            r#"acquisition-claim 二つ星を取得 {"page":2,"paragraph":5,"area":"text-box"}"#,
            r#"certification-claim 二つ星 認定マーク {"page":2,"area":"alt-text"}"#,
            r#"certification-claim SECURITY ACTION認定企業 {"paragraph":1,"area":"header"}"#,
        ]
    );
}

#[test]
fn slides_and_their_notes_are_read() {
    let shapes = "<p:sp><p:nvPr><p:ph type='title'/></p:nvPr><p:txBody><a:p><a:r><a:t>SECURITY ACTION 二つ星</a:t></a:r></a:p></p:txBody></p:sp>\
        <p:sp><p:txBody><a:p><a:r><a:t>2025年</a:t></a:r><a:br/><a:r><a:rPr b='1'/><a:t>取得</a:t></a:r></a:p></p:txBody></p:sp>";
    assert_eq!(
        found("a.pptx", &slides(shapes)),
        [
            r#"acquisition-claim 取得 {"slide":1,"paragraph":2}"#,
            r#"certification-claim 二つ星の認定を受けた {"slide":1,"paragraph":1,"area":"note"}"#,
        ]
    );
}

#[test]
fn cells_are_judged_in_their_row_and_repaired_once_for_all() {
    let rows = "<row r='2'><c r='B2' t='s'><v>0</v></c><c r='C2' t='s'><v>1</v></c></row>\
        <row r='3'><c r='B3' t='s'><v>2</v></c><c r='C3' t='s'><v>3</v></c><c r='D3'><v>12</v></c></row>\
        <row r='5'><c r='A5' t='s'><v>4</v></c></row><row r='9'><c r='A9' t='s'><v>4</v></c></row>\
        <row r='11'><c r='A11' t='str'><f>A1</f><v>一つ星を取得しました</v></c></row>";
    let strings = "<si><t>取り組み</t></si><si><t>年</t></si><si><t>SECURITY ACTION 二つ星</t><rPh><t>しゅとく</t></rPh></si>\
        <si><t>2024年</t><phoneticPr/></si><si><t>SECURITY ACTION 一つ&#x661F;を&#21462;&#24471;しました</t></si>";
    let bytes = sheets(rows, strings);
    let cell = |name| {
        format!(r#"acquisition-claim 一つ星を取得しました {{"sheet":"会社&概要","cell":"{name}"}}"#)
    };
    assert_eq!(found("a.xlsx", &bytes)[..2], [cell("A5"), cell("A9")]);
    let repaired = repair("a.xlsx", &bytes, &Config::builtin().unwrap(), false).unwrap();
    assert_eq!(
        part(&repaired, "xl/sharedStrings.xml"),
        strings_part(&strings.replace("&#21462;&#24471;", "宣言"))
    );
    for name in ["xl/workbook.xml", "xl/worksheets/sheet3.xml", "xl/_rels/workbook.xml.rels"] {
        assert_eq!(part(&repaired, name), part(&bytes, name));
    }
}

fn strings_part(strings: &str) -> String {
    format!("<sst>{strings}</sst>")
}

#[test]
fn words_in_several_pieces_are_not_repaired() {
    let body = "<w:p><w:r><w:t>SECURITY ACTION 二つ星を取</w:t></w:r><w:r><w:t>得しました。</w:t></w:r></w:p>";
    let report = lint("a.docx", &word(body), &Config::builtin().unwrap());
    assert_eq!(report.findings[0].matched, "二つ星を取得しました");
    assert_eq!(report.findings[0].held_back, Some(HeldBack::Runs));
    // Only the words that change must stand together.
    let body = "<w:p><w:r><w:t>SECURITY ACTION 二つ星</w:t></w:r><w:r><w:t>を取得しました。</w:t></w:r></w:p>";
    let repaired = repair("a.docx", &word(body), &Config::builtin().unwrap(), false).unwrap();
    assert!(part(&repaired, "word/document.xml").contains("<w:t>を宣言しました。</w:t>"));
}

/// A text box stands in the file twice, for newer and for older programs.
#[test]
fn both_copies_of_a_text_box_are_repaired() {
    let text_box = |text: &str, copy: &str| {
        format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{}</w:txbxContent></mc:Choice><mc:Fallback>\
             <v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            paragraph(text),
            paragraph(copy)
        )
    };
    let wrong = "SECURITY ACTIONの二つ星を取得しました。";
    let repaired = |copy| {
        let bytes = word(&text_box(wrong, copy));
        let bytes = repair("a.docx", &bytes, &Config::builtin().unwrap(), false).unwrap();
        part(&bytes, "word/document.xml")
    };
    let twice = repaired(wrong);
    assert_eq!(twice.matches("二つ星を宣言しました").count(), 2, "{twice}");
    let other = repaired("前の文");
    assert!(other.contains(wrong) && other.contains("前の文"), "{other}");
}

#[test]
fn a_repaired_document_differs_in_its_words_alone() {
    let bytes = word(&paragraph("R&amp;D部門は、SECURITY ACTION 二つ星を取得しました。"));
    let repaired = repair("a.docx", &bytes, &Config::builtin().unwrap(), false).unwrap();
    let mut before = ZipArchive::new(Cursor::new(&bytes[..])).unwrap();
    let mut after = ZipArchive::new(Cursor::new(&repaired[..])).unwrap();
    assert_eq!(before.len(), after.len());
    for index in 0..before.len() {
        let name = before.by_index(index).unwrap().name().unwrap().into_owned();
        assert_eq!(after.by_index(index).unwrap().name().unwrap(), name);
        let (old, new) = (part(&bytes, &name), part(&repaired, &name));
        match &*name {
            "word/document.xml" => assert_eq!(new, old.replace("取得", "宣言")),
            "word/header1.xml" => assert_eq!(new, old.replace("認定", "宣言")),
            _ => {
                assert_eq!(new, old);
                let (mut old, mut new) = (Vec::new(), Vec::new());
                before.by_index_raw(index).unwrap().read_to_end(&mut old).unwrap();
                after.by_index_raw(index).unwrap().read_to_end(&mut new).unwrap();
                assert_eq!(new, old, "{name} is packed as it was");
            }
        }
    }
    assert_eq!(repair("a.docx", &repaired, &Config::builtin().unwrap(), false), None);
}

/// Nothing that somebody wrote to suppress a finding is ignored in silence.
#[test]
fn comments_that_speak_to_the_program_are_said_to_do_nothing() {
    let wrong = paragraph("SECURITY ACTION 二つ星を取得しました。");
    let comment = "<w:comments><w:comment><w:p><w:r><w:t>sa-lint-disable-file acquisition-claim</w:t></w:r></w:p></w:comment></w:comments>";
    let note = "<office:annotation><text:p>sa-lint-disable-line acquisition-claim</text:p></office:annotation>";
    let body = format!("<w:document>{wrong}</w:document>");
    for (name, bytes, place) in [
        (
            "a.docx",
            package(&[("word/document.xml", &body), ("word/comments.xml", comment)]),
            r#"{"area":"comment"}"#,
        ),
        (
            "a.docx",
            package(&[(
                "word/document.xml",
                &format!(
                    "<w:document>{wrong}{}</w:document>",
                    paragraph("# sa-lint-disable acquisition-claim")
                ),
            )]),
            r#"{"paragraph":2}"#,
        ),
        (
            "a.odt",
            open_text(&format!("<text:p>SECURITY ACTION 二つ星を取得しました。{note}</text:p>")),
            r#"{"area":"comment"}"#,
        ),
    ] {
        let said = Case::new("--format json").arg(name).file(name, &bytes).exits(1).json();
        let all = said["findings"].as_array().unwrap();
        let rules: Vec<_> = all.iter().map(|found| found["rule"].as_str().unwrap()).collect();
        assert_eq!(rules, ["acquisition-claim", "invalid-suppression"], "{name}");
        assert_eq!(all[1]["location"].to_string(), place, "{name}");
    }
}

#[test]
fn reports_say_the_place_a_reader_sees() {
    let bytes = word(&paragraph("SECURITY ACTION 二つ星を取得しました。"));
    Case::new("--format concise --lang en a.docx")
        .file("a.docx", &bytes)
        .exits(1)
        .stdout(
            "a.docx (paragraph 1): error[acquisition-claim] “二つ星を取得しました” is not right: a SECURITY ACTION star is declared, not acquired.\n\
             a.docx (header, paragraph 1): error[certification-claim] “SECURITY ACTION認定企業” reads as if IPA had certified the company; SECURITY ACTION is a self-declaration.\n",
        );
    let said = |format: &str| {
        Case::new("--color never --lang en a.docx --format")
            .arg(format)
            .file("a.docx", &bytes)
            .exits(1)
            .stdout
    };
    let human = said("human");
    assert!(human.contains("[a.docx (paragraph 1)]"), "{human}");
    let document: serde_json::Value = serde_json::from_str(&said("json")).unwrap();
    let schema = include_str!("../docs/schema/findings.schema.json");
    let schema = Schema::new(&serde_json::from_str(schema).unwrap());
    schema.validate(&document).unwrap();
    let finding = &document["findings"][1];
    assert_eq!(finding["location"], serde_json::json!({ "paragraph": 1, "area": "header" }));
    assert_eq!(finding["start_byte"], serde_json::Value::Null);
    assert_eq!(finding["fix"]["edits"][0]["end_byte"], serde_json::Value::Null);
    let sarif: serde_json::Value = serde_json::from_str(&said("sarif")).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(
        result["locations"],
        serde_json::json!([{
            "physicalLocation": { "artifactLocation": { "uri": "a.docx", "uriBaseId": "%SRCROOT%" } },
            "logicalLocations": [{ "name": "paragraph 1" }],
        }])
    );
    assert_eq!(result["fixes"], serde_json::Value::Null);
    let github = said("github");
    assert!(
        github.starts_with("::error file=a.docx,title=sa-lint%3A acquisition-claim::paragraph 1: "),
        "{github}"
    );
    for (format, words) in [
        ("gitlab", "paragraph 1: "),
        ("checkstyle", "paragraph 1: "),
        ("junit", "a.docx paragraph 1 acquisition-claim"),
        ("rdjson", "paragraph 1: "),
        ("markdown", "| paragraph 1 |"),
        ("html", "header, paragraph 1"),
    ] {
        let shown = said(format);
        assert!(shown.contains(words), "{format}: {shown}");
    }
}

#[test]
fn what_cannot_be_read_is_said() {
    for (name, bytes, why) in [
        ("a.docx", b"PK\x03\x04 and no more".to_vec(), "壊れているか"),
        ("a.docx", Vec::new(), "壊れているか"),
        ("b.pptx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "パスワード"),
        ("c.xlsx", word(""), "名前と中身が合いません"),
        ("d.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0".to_vec(), ".docx か PDF"),
        ("e.key", b"PK\x03\x04\0\0\0\0".to_vec(), ".pptx か PDF"),
    ] {
        let said = Case::new(name).file(name, &bytes).exits(2);
        assert!(said.stderr.contains(why), "{name}: {said}");
    }
}

#[test]
fn a_part_that_unpacks_to_too_much_is_not_read() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    for _ in 0..257 {
        writer.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let said = Case::new("a.docx").file("a.docx", &bytes).exits(2);
    assert!(said.stderr.contains("256 MiB"), "{said}");
}

/// XML of a document, well-formed or nearly so.
fn odd_xml() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<w:p>"),
        Just("</w:p>"),
        Just("<w:r>"),
        Just("</w:r>"),
        Just("<w:t>"),
        Just("</w:t>"),
        Just("<w:tbl>"),
        Just("</w:tbl>"),
        Just("<w:tr>"),
        Just("</w:tr>"),
        Just("<w:tc>"),
        Just("</w:tc>"),
        Just("<w:txbxContent>"),
        Just("</w:txbxContent>"),
        Just("<w:br/>"),
        Just("<w:tab/>"),
        Just("&amp;"),
        Just("&#x53D6;"),
        Just("SECURITY ACTION"),
        Just("二つ星を"),
        Just("取得"),
        Just("しました。"),
        Just("<w:del>"),
        Just("</w:del>"),
        Just("\n"),
        Just("<text:p>"),
        Just("</text:p>"),
        Just("<text:span>"),
        Just("</text:span>"),
        Just("<a:p>"),
        Just("</a:p>"),
        Just("<a:t>"),
        Just("</a:t>"),
        Just("<p:sp>"),
        Just("</p:sp>"),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn places_and_edits_of_any_document_hold(xml in odd_xml(), at in 0_usize..60, length in 0_usize..9) {
        for (format, bytes) in [
            (Format::Word, package(&[("word/document.xml", &format!("<w:document>{xml}"))])),
            (Format::OpenText, open_text(&xml)),
        ] {
            let Ok(source) = open("a", Some(format), bytes, None) else { continue };
            let rendered = source.rendered().unwrap();
            let document = extract(&source, format);
            for segment in &document.segments {
                prop_assert!(!segment.text.as_str().trim().is_empty());
                for piece in segment.text.pieces() {
                    prop_assert!(source.text().get(piece.source.range()).is_some());
                    prop_assert!(source.location(piece.source.start).is_some());
                }
            }
            // An edit changes what it is of and nothing else, or is refused.
            let start = source.text().floor_char_boundary(at);
            let end = source.text().ceil_char_boundary(start + length).min(source.text().len());
            let span = Span::new(start, end.max(start));
            let Ok(raw) = splice(&source, &[(span, "<宣&言>")]) else {
                prop_assert!(rendered.origin(span).is_none());
                continue;
            };
            let after = open("a", Some(format), raw, None).unwrap();
            let mut text = source.text().to_owned();
            text.replace_range(span.range(), "<宣&言>");
            prop_assert_eq!(after.text(), text);
        }
    }
}
