//! ZIP archives, mails and mailboxes: what is read of them, under which names, within which limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use sa_lint::Config;
use sa_lint::extract::{Format, Limits, members, repacked};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::common::mails::{compound, multipart, utf16};
use crate::common::{Case, found};
use crate::office::{package, word};

const WRONG: &str = "<p>SECURITY ACTION 二つ星を取得しました。</p>\n";

pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Paths and places of what is found, a line each.
fn places(said: &crate::common::Said) -> Vec<&str> {
    said.stdout.lines().map(|line| line.split(": ").next().unwrap()).collect()
}

#[test]
fn the_files_in_an_archive_are_read_by_their_paths() {
    let document = word("<w:p><w:r><w:t>二つ星</w:t></w:r></w:p>");
    let inner = zip(&[("news/a.html", WRONG.as_bytes())]);
    let archive = zip(&[
        ("index.html", WRONG.as_bytes()),
        ("会社案内.docx", &document),
        ("old/site.zip", &inner),
        ("node_modules/a/index.html", WRONG.as_bytes()),
        ("a.min.js", b"a()"),
        ("style.css", b"a{}"),
        (".git/a.html", WRONG.as_bytes()),
        ("__MACOSX/._index.html", WRONG.as_bytes()),
    ]);
    let said = Case::new(
        "--skip-rule policy-missing --skip-rule level-mismatch --format concise --lang en public",
    )
    .file("public/site.zip", &archive)
    .exits(1);
    assert_eq!(
        places(&said),
        [
            "public/site.zip/index.html:1:20",
            "public/site.zip/old/site.zip/news/a.html:1:20",
            "public/site.zip/会社案内.docx (header, paragraph 1)",
        ]
    );
    let said = Case::new("--lang en public").file("public/site.zip", &archive).exits(1);
    assert!(said.stdout.contains("3 files checked. 3 skipped (1 of a kind"), "{said}");
}

/// An archive counts as the folder that is packed in it: levels, policy, logos and their style sheets.
#[test]
fn rules_on_whole_sites_hold_in_an_archive() {
    let files = [
        (
            "index.html",
            "<link rel=stylesheet href=a/s.css><p>当社は SECURITY ACTION 二つ星を宣言しました。</p>\
             <img class=logo src='a/security_action_futatsuboshi.svg' alt='SECURITY ACTION 二つ星'>",
        ),
        ("a/s.css", ".logo { width: 10px; height: 90px }"),
        ("a/security_action_futatsuboshi.svg", "<svg width='100' height='100'/>"),
        ("company.html", "<p>当社は SECURITY ACTION 一つ星を宣言しました。</p>"),
        ("waits.html", "<p>例<!-- sa-lint-disable-line policy-missing --></p>"),
    ];
    let packed = zip(&files.map(|(name, text)| (name, text.as_bytes())));
    let said = Case::new("--format concise a.zip").file("a.zip", &packed).exits(1);
    let folder = files.iter().fold(Case::new("--format concise a.zip"), |case, (name, text)| {
        case.file(&format!("a.zip/{name}"), text)
    });
    assert_eq!(said.stdout, folder.exits(1).stdout);
    for rule in ["level-mismatch", "logo-ratio", "policy-missing", "unused-suppression"] {
        assert!(said.stdout.contains(&format!("[{rule}]")), "{rule}: {said}");
    }
    let fixed = Case::new("--fix a.zip").file("a.zip", &packed).exits(1);
    assert_eq!(fixed.bytes("a.zip"), packed);
}

#[test]
fn nothing_is_written_into_an_archive() {
    let archive = zip(&[("index.html", WRONG.as_bytes())]);
    let case = Case::new("--fix --format json site.zip").file("site.zip", &archive);
    let said = case.exits(1);
    let run: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    let finding = &run["findings"][0];
    assert_eq!(finding["path"], "site.zip/index.html");
    assert_eq!(finding["fix"], serde_json::Value::Null);
    assert_eq!(finding["held_back"]["reason"], "format");
    assert_eq!(run["summary"]["files_fixed"], 0);
}

#[test]
fn limits_are_said_when_they_bite() {
    let deep =
        (0..4).fold(zip(&[("a.html", WRONG.as_bytes())]), |inner, _| zip(&[("b.zip", &inner)]));
    let said = Case::new("a.zip").file("a.zip", &deep).exits(2);
    assert!(said.stderr.contains("a.zip/b.zip/b.zip/b.zip: ZIP の中の ZIP は 3 段まで"), "{said}");
    let large = vec![b' '; 257 << 20];
    let said = Case::new("a.zip").file("a.zip", zip(&[("a.txt", &large)])).exits(2);
    assert!(said.stderr.contains("a.zip/a.txt: 開くと、ここまでの合計が 256 MiB を超え"), "{said}");
    let said = Case::new("a.zip").file("a.zip", "PK\u{3}\u{4}").exits(2);
    assert!(said.stderr.contains("壊れているか"), "{said}");
}

#[test]
fn names_in_shift_jis_are_read() {
    let mut archive = package(&[("xxxx.html", WRONG)]);
    let (name, _, _) = encoding_rs::SHIFT_JIS.encode("会社");
    let starts: Vec<usize> =
        (0..archive.len() - 4).filter(|at| archive[*at..].starts_with(b"xxxx")).collect();
    assert_eq!(starts.len(), 2);
    for at in starts {
        archive[at..at + 4].copy_from_slice(&name);
    }
    let said = Case::new("--format concise --rule acquisition-claim a.zip")
        .file("a.zip", &archive)
        .exits(1);
    assert_eq!(places(&said), ["a.zip/会社.html:1:20"]);
}

const MAIL: &str = "From: =?UTF-8?B?5bqD5aCx?= <a@example.co.jp>\r\nTo: b@example.co.jp\r\n\
    Subject: =?UTF-8?B?U0VDVVJJVFkgQUNUSU9O5LqM44Gk5pif6KqN5a6a?=\r\nMIME-Version: 1.0\r\n\
    Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
    SECURITY ACTIONの二つ星を\r\n取得しました。\r\n";

#[test]
fn subject_and_text_of_a_mail_are_read() {
    assert_eq!(
        found("a.eml", MAIL.as_bytes()),
        [
            r#"certification-claim 二つ星認定 {"area":"subject"}"#,
            "acquisition-claim 二つ星を\n取得しました {\"area\":\"body\"}",
        ]
    );
    let mailbox = format!(
        "From a Mon Jun  1 10:00:00 2026\r\n{MAIL}\r\nFrom b Mon Jun  1 10:00:00 2026\r\n{MAIL}"
    );
    let found = found("a.mbox", mailbox.as_bytes());
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(found[3], "acquisition-claim 二つ星を\n取得しました {\"mail\":2}");
}

/// A mail with files attached to it.
fn with_attachments(files: &[(&str, &[u8])]) -> String {
    use base64::Engine;
    let encoded = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let text = format!(
        "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
        encoded("SECURITY ACTION 二つ星を取得しました。".as_bytes())
    );
    let file = |(name, bytes): &(&str, &[u8])| {
        format!(
            "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"=?UTF-8?B?{}?=\"\r\n\
             Content-Transfer-Encoding: base64\r\n\r\n{}",
            encoded(name.as_bytes()),
            encoded(bytes)
        )
    };
    let parts: Vec<String> = std::iter::once(text).chain(files.iter().map(file)).collect();
    let head = format!(
        "From: a@example.co.jp\r\nTo: b@example.co.jp\r\nSubject: =?UTF-8?B?{}?=\r\n",
        encoded("会社案内".as_bytes())
    );
    multipart(&head, "mixed", &parts)
}

#[test]
fn what_is_attached_to_a_mail_is_read() {
    let document = word("<w:p><w:r><w:t>会社案内</w:t></w:r></w:p>");
    let archive = zip(&[("index.html", WRONG.as_bytes())]);
    let mail = with_attachments(&[
        ("会社案内.docx", &document),
        ("サイト.zip", &archive),
        ("../logo.png", b"\x89PNG"),
    ]);
    let said = Case::new(
        "--format concise --lang en --skip-rule policy-missing --skip-rule level-mismatch news",
    )
    .file("news/a.eml", &mail)
    .exits(1);
    assert_eq!(
        places(&said),
        [
            "news/a.eml (body)",
            "news/a.eml/サイト.zip/index.html:1:20",
            "news/a.eml/会社案内.docx (header, paragraph 1)",
        ]
    );
    let fixed = Case::new("--fix a.eml").file("a.eml", &mail).exits(1);
    assert_eq!(fixed.bytes("a.eml"), mail.as_bytes());
    let outlook = compound(&[
        ("__substg1.0_1000001F", utf16("本文")),
        ("__attach_version1.0_#00000000/__substg1.0_3707001F", utf16("a.html")),
        ("__attach_version1.0_#00000000/__substg1.0_37010102", WRONG.into()),
    ]);
    let said = Case::new("--format concise a.msg").file("a.msg", outlook).exits(1);
    assert_eq!(places(&said), ["a.msg/a.html:1:20"]);
}

/// What a table says in a mail it says as on a page: the name of a row stands over its cells.
#[test]
fn tables_of_mails_are_tables() {
    let found_in = |page: &str| {
        let head = "From: a@example.co.jp\r\n";
        let part = format!("Content-Type: text/html; charset=utf-8\r\n\r\n{page}");
        found("a.eml", multipart(head, "alternative", &[part]).as_bytes())
    };
    let table = |name: &str| {
        format!(
            "<p>ご案内です。</p><table><tr><td>社名</td><td>株式会社サンプル</td></tr>\
             <tr><th>{name}</th><td>SECURITY ACTION 二つ星</td></tr></table><p>以上です。</p>"
        )
    };
    let on_page = found("a.html", table("取得資格").as_bytes());
    assert_eq!(on_page, ["acquisition-claim 取得資格 null"]);
    let in_mail = ["acquisition-claim 取得資格 {\"area\":\"body\"}"];
    assert_eq!(found_in(&table("取得資格")), in_mail);
    assert_eq!(found_in(&table("宣言")), [""; 0]);
    // Across columns nothing is one sentence.
    let row =
        "<table><tr><td>SECURITY ACTION 二つ星</td><td>ISMSの認証を取得しました</td></tr></table>";
    assert_eq!(found_in(row), [""; 0]);
}

#[test]
fn what_seo_plug_ins_show_is_read_in_an_export_of_wordpress() {
    let meta = |key: &str, value: &str| {
        format!(
            "<wp:postmeta><wp:meta_key><![CDATA[{key}]]></wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
        )
    };
    let export = format!(
        "<?xml version=\"1.0\"?><rss><channel><item><title>会社概要</title><content:encoded><![CDATA[<p>あ</p>]]></content:encoded>{}{}</item></channel></rss>",
        meta("_yoast_wpseo_metadesc", "SECURITY ACTION 二つ星を取得した会社です。"),
        meta("_edit_last", "SECURITY ACTION 二つ星を取得"),
    );
    assert_eq!(found("export.xml", export.as_bytes()), ["acquisition-claim 二つ星を取得した null"]);
}

#[test]
fn entries_of_an_export_of_movable_type_are_read() {
    let export = "AUTHOR: 広報\nTITLE: SECURITY ACTION 二つ星\nSTATUS: Publish\nDATE: 12/01/2025 10:00:00 AM\n-----\n\
        BODY:\n2025年に<b>取得</b>しました。\nこれからも続けます。\n-----\nEXTENDED BODY:\n<p>一つ星は宣言です。</p>\n-----\n\
        COMMENT:\nAUTHOR: だれか\nSECURITY ACTION二つ星を取得\n-----\n--------\n\
        AUTHOR: 広報\nTITLE: 別の話\n-----\nBODY:\nISMSを取得しました。\n-----\n--------\n";
    assert_eq!(found("export.txt", export.as_bytes()), ["acquisition-claim 取得</b>しました null"]);
    let crlf = export.replace('\n', "\r\n");
    assert_eq!(found("export.txt", crlf.as_bytes()).len(), 1);
    let repaired =
        sa_lint::repair("export.txt", export.as_bytes(), &Config::builtin().unwrap(), false)
            .unwrap();
    assert_eq!(String::from_utf8(repaired).unwrap(), export.replace("<b>取得</b>", "<b>宣言</b>"));
}

/// What is written back into an archive changes nothing else in it, also inside of an archive in it.
#[test]
fn files_in_an_archive_are_exchanged_and_all_others_stay() {
    let inner = zip(&[("a.html", WRONG.as_bytes()), ("b.png", b"picture")]);
    let archive = zip(&[("index.html", b"old"), ("old/site.zip", &inner), ("c.bin", &[7; 999])]);
    let files = [("index.html", "new"), ("old/site.zip/a.html", "newer")];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let packed = repacked(&archive, &files.into()).unwrap();
    let mut found = Vec::new();
    members(Format::Zip, &packed, &Limits::USUAL, &|_| true, &mut |member| {
        found.push((member.name, member.content.unwrap().unwrap()));
    })
    .unwrap();
    let expected: [(&str, &[u8]); 4] = [
        ("index.html", b"new"),
        ("old/site.zip/a.html", b"newer"),
        ("old/site.zip/b.png", b"picture"),
        ("c.bin", &[7; 999]),
    ];
    assert_eq!(found, expected.map(|(name, bytes)| (name.to_owned(), bytes.to_vec())));
    assert_eq!(repacked(&archive, &BTreeMap::new()).unwrap(), archive);
    assert!(repacked(b"none", &BTreeMap::new()).is_err());
}
