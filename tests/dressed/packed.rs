//! Sentences written in the formats that are no text themselves.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sa_lint::extract::Format;

use crate::common::mails::{compound, multipart, utf16};
use crate::office::{open_text, package, paragraph, relations, sheets};
use crate::pdf::{line, pdf};

/// A format, and a sentence written in it.
pub(crate) type Dress = (&'static str, Format, fn(&str) -> Vec<u8>);

pub(crate) const DRESSES: &[Dress] = &[
    ("Word", Format::Word, |t| {
        package(&[("word/document.xml", &format!("<w:document>{}</w:document>", paragraph(t)))])
    }),
    ("Word cell", Format::Word, |t| {
        let cells = format!("<w:tr><w:tc>{}</w:tc></w:tr>", paragraph(t));
        package(&[(
            "word/document.xml",
            &format!("<w:document><w:tbl>{cells}</w:tbl></w:document>"),
        )])
    }),
    ("PowerPoint", Format::Slides, |t| {
        package(&[
            ("ppt/presentation.xml", "<p:presentation><p:sldId r:id='a'/></p:presentation>"),
            ("ppt/_rels/presentation.xml.rels", &relations(&[("a", "slide", "slides/slide1.xml")])),
            (
                "ppt/slides/slide1.xml",
                &format!("<p><p:sp><a:p><a:r><a:t>{t}</a:t></a:r></a:p></p:sp></p>"),
            ),
        ])
    }),
    ("Excel", Format::Sheets, |t| {
        sheets("<row r='1'><c r='A1' t='s'><v>0</v></c></row>", &format!("<si><t>{t}</t></si>"))
    }),
    ("OpenDocument text", Format::OpenText, |t| open_text(&format!("<text:p>{t}</text:p>"))),
    ("OpenDocument presentation", Format::OpenSlides, |t| {
        package(&[(
            "content.xml",
            &format!(
                "<o><office:body><office:presentation><draw:page draw:name='a'><draw:frame><draw:text-box>\
                 <text:p>{t}</text:p></draw:text-box></draw:frame></draw:page></office:presentation></office:body></o>"
            ),
        )])
    }),
    ("OpenDocument spreadsheet", Format::OpenSheets, |t| {
        package(&[(
            "content.xml",
            &format!(
                "<o><office:body><office:spreadsheet><table:table table:name='a'><table:table-row><table:table-cell>\
                 <text:p>{t}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></o>"
            ),
        )])
    }),
    ("PDF", Format::Pdf, |t| pdf("UniJIS-UCS2-H", &[&line(20, 700, t)])),
    ("mail", Format::Mail, |t| mail(t).into_bytes()),
    ("mail in a mailbox", Format::Mail, |t| {
        let from = "From a@example.co.jp Mon Jun  1 10:00:00 2026\r\n";
        format!("{from}{}\r\n{from}{}", mail("あ"), mail(t)).into_bytes()
    }),
    ("mail in HTML", Format::Mail, |t| {
        mail(&format!("<html><body><p>{t}</p></body></html>")).replace("plain", "html").into_bytes()
    }),
    ("saved page", Format::Mail, |t| {
        let page = format!(
            "<!DOCTYPE html><html><head><title>あ</title></head><body><p>{t}</p></body></html>"
        );
        let quoted: String = page.bytes().map(|byte| format!("={byte:02X}=\r\n")).collect();
        let part = format!(
            "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\
             Content-Location: https://www.example.co.jp/\r\n\r\n{quoted}"
        );
        let head = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://www.example.co.jp/\r\n";
        multipart(head, "related", &[part]).into_bytes()
    }),
    ("Outlook mail", Format::Mail, outlook),
];

fn mail(text: &str) -> String {
    let body = STANDARD.encode(text);
    format!(
        "From: a@example.co.jp\r\nTo: b@example.co.jp\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n"
    )
}

fn outlook(text: &str) -> Vec<u8> {
    compound(&[("__properties_version1.0", vec![0; 32]), ("__substg1.0_1000001F", utf16(text))])
}
