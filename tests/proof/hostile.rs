//! Hostile and broken mails: a document that shows no secret, runs nothing and asks for nothing, or
//! a clear refusal.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::compose::*;
use super::mails;
use crate::archives::zip;
use crate::common::Case;
use crate::common::mails::multipart;

/// A mail with parts, each with its headers.
fn parts(parts: &[String]) -> Vec<u8> {
    let subject = word(COMPLETED, "utf-8");
    let head = format!("From: <noreply@ipa.go.jp>\r\nSubject: {subject}\r\nDate: {DAY_1}\r\n");
    multipart(&head, "mixed", parts).into_bytes()
}

/// A part with a file in it.
fn attached(name: &str, kind: &str, bytes: &[u8]) -> String {
    format!(
        "Content-Type: {kind}; name=\"{name}\"\r\nContent-Disposition: attachment; \
         filename=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
        STANDARD.encode(bytes)
    )
}

fn text() -> String {
    format!("Content-Type: text/plain; charset=utf-8\r\n\r\n{}", completed())
}

/// An archive of 8 MB of nothing.
fn bomb() -> Vec<u8> {
    zip(&[("a", &vec![0; 8 << 20])])
}

/// Mails that somebody made to do harm, or that some program broke.
fn hostile() -> Vec<Vec<u8>> {
    let evil = format!(
        "<html><head><meta http-equiv=refresh content=\"0;url=https://tracker.example/\"></head><body \
         onload=alert(1)>{}<script src=https://tracker.example/a.js></script><img \
         src=https://tracker.example/{USER}.gif><svg onload=alert(1)><iframe srcdoc=x></iframe></body>",
        page(&completed())
    );
    let names = ["x-unknown", "utf-7", "\"", "iso-2022-jp-evil", "", "utf-8; charset=shift_jis"];
    let mut all: Vec<Vec<u8>> = names
        .iter()
        .map(|name| {
            let mail = String::from_utf8(first("utf-8", "8bit")).unwrap();
            mail.replace("charset=utf-8", &format!("charset={name}")).into_bytes()
        })
        .collect();
    all.push(part(COMPLETED, &evil, DAY_1, "utf-8", "base64", "text/html", "noreply@ipa.go.jp"));
    all.push(parts(&[text(), attached("a.zip", "application/zip", &bomb())]));
    all.push(parts(&[text(), attached("写真.bin", "application/octet-stream", &vec![7; 6 << 20])]));
    all.push(parts(&[text(), attached("<script>.html", "text/html", evil.as_bytes())]));
    // Without an end, with a part in itself, with headers that never end.
    all.push(parts(&[text()])[..300].to_vec());
    all.push(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(2_000));
    all.push(format!("Subject: {}\r\n", " =?utf-8?B?44GC?=\r\n".repeat(5_000)).into_bytes());
    all.push("From: a\nContent-Transfer-Encoding: base64\n\n=====\u{0}\u{fffd}%%%".into());
    let mut nested = first("utf-8", "8bit");
    for _ in 0..60 {
        let head =
            "From: a@example.co.jp\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n";
        nested = [head.as_bytes(), &nested].concat();
    }
    all.push(nested);
    all
}

#[test]
fn nothing_hostile_gets_through() {
    for mail in hostile() {
        mails::check(&mail);
    }
}

/// Inputs on which the fuzz target once failed, and what it found odd.
#[test]
fn what_the_fuzzer_found_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mails");
    let files = std::fs::read_dir(folder).unwrap();
    let read = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
    assert!(read.map(|bytes| mails::check(&bytes)).count() > 3);
}

#[test]
fn attachments_do_not_keep_a_mail_from_being_read() {
    let bomb = parts(&[text(), attached("a.zip", "application/zip", &bomb())]);
    let said = Case::new("proof a.eml b.eml")
        .env("SA_LINT_LANG", "ja")
        .file("a.eml", bomb)
        .file("b.eml", second("utf-8", "8bit"))
        .exits(0);
    assert!(said.stdout.starts_with("○ 「自己宣言完了のお知らせ」と"), "{said}");
}

#[test]
fn what_is_too_large_is_refused() {
    let mut large = first("utf-8", "8bit");
    large.resize(33 << 20, b' ');
    let said = Case::new("proof a.eml").env("SA_LINT_LANG", "ja").file("a.eml", large).exits(2);
    assert!(said.stderr.contains("a.eml") && said.stderr.contains("32"), "{said}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]
    #[test]
    fn any_damage_shows_no_secret(
        which in 0_usize..20,
        at in 0_usize..3_000,
        noise in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..40),
    ) {
        let all = hostile();
        let mut mail = all[which % all.len()].clone();
        mail.truncate(200_000);
        let at = at.min(mail.len());
        let end = (at + noise.len()).min(mail.len());
        mail.splice(at..end, noise);
        mails::check(&mail);
    }
}
