//! Mails composed for tests: invented people, invented numbers, every encoding and shape.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::common::mails::{compound, utf16};

pub(crate) const COMPLETED: &str = "【SECURITY ACTION】二つ星：自己宣言完了のお知らせ";
pub(crate) const ACCEPTED: &str = "【SECURITY ACTION】申込受理のご連絡";
pub(crate) const USER: &str = "987654321012";
pub(crate) const ID: &str = "40012345678";
pub(crate) const DAY_1: &str = "Wed, 1 Oct 2025 10:05:00 +0900";
pub(crate) const DAY_2: &str = "Wed, 15 Oct 2025 09:00:00 +0900";

const END: &str = "独立行政法人情報処理推進機構 (IPA)\nセキュリティセンター\nSECURITY ACTION 事務局\n\
    Eメール: security-action-info@ipa.go.jp\n";

/// The body of the first mail.
pub(crate) fn completed() -> String {
    format!(
        "株式会社サンプル\n見本 太郎 様\n\nお申し込みの手続きが完了しました。\n\n利用者番号：{USER}\n\n\
         自己宣言ID：{ID}\n\nロゴマークは、次のメールが届いてからお使いください。\n\n{END}"
    )
}

/// The body of the second.
pub(crate) fn accepted() -> String {
    format!(
        "株式会社サンプル\n見本 太郎 様\n\n手続きが完了いたしました。\n\
         【ロゴマークダウンロード手順】\n- 左のメニューから選びます。\n\n\
         【SECURITY ACTION の正しい表記と注意点】\n<適切な例>\n「一つ星(二つ星)を宣言しました」\n\n{END}"
    )
}

/// A text in an encoding, by its name.
pub(crate) fn encoded(text: &str, charset: &str) -> Vec<u8> {
    let encoding = encoding_rs::Encoding::for_label(charset.as_bytes()).unwrap();
    encoding.encode(text).0.into_owned()
}

/// An encoded word (RFC 2047).
pub(crate) fn word(text: &str, charset: &str) -> String {
    format!("=?{charset}?B?{}?=", STANDARD.encode(encoded(text, charset)))
}

/// The same as quoted-printable: each byte, lines of 72 characters.
fn quoted(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut column = 0;
    for byte in bytes {
        if *byte == b'\n' {
            out.extend(b"\r\n");
            column = 0;
            continue;
        }
        if column > 69 {
            out.extend(b"=\r\n");
            column = 0;
        }
        out.extend(format!("={byte:02X}").bytes());
        column += 3;
    }
    out
}

/// A mail as the office sends it.
pub(crate) fn mail(subject: &str, body: &str, day: &str, charset: &str, transfer: &str) -> Vec<u8> {
    part(subject, body, day, charset, transfer, "text/plain", "noreply@ipa.go.jp")
}

/// A mail with all that can differ.
pub(crate) fn part(
    subject: &str,
    body: &str,
    day: &str,
    charset: &str,
    transfer: &str,
    kind: &str,
    from: &str,
) -> Vec<u8> {
    let bytes = encoded(body, charset);
    let mut mail = format!(
        "Return-Path: <{from}>\r\nFrom: {} <{from}>\r\nTo: {} <mihon@example.co.jp>\r\n\
         Subject: {}\r\nDate: {day}\r\nMIME-Version: 1.0\r\nContent-Type: {kind}; charset={charset}\r\n\
         Content-Transfer-Encoding: {transfer}\r\n\r\n",
        word("SECURITY ACTION事務局", charset),
        word("見本 太郎", charset),
        word(subject, charset),
    )
    .into_bytes();
    match transfer {
        "base64" => {
            for line in STANDARD.encode(bytes).as_bytes().chunks(76) {
                mail.extend(line);
                mail.extend(b"\r\n");
            }
        }
        "quoted-printable" => mail.extend(quoted(&bytes)),
        _ => mail.extend(bytes),
    }
    mail
}

/// The first mail, in an encoding.
pub(crate) fn first(charset: &str, transfer: &str) -> Vec<u8> {
    mail(COMPLETED, &completed(), DAY_1, charset, transfer)
}

/// The second.
pub(crate) fn second(charset: &str, transfer: &str) -> Vec<u8> {
    mail(ACCEPTED, &accepted(), DAY_2, charset, transfer)
}

/// A text as a page.
pub(crate) fn page(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| line.replace('<', "&lt;")).collect();
    format!("<html><body><p>{}</p></body></html>", lines.join("<br>\n"))
}

/// A mailbox.
pub(crate) fn mailbox(mails: &[Vec<u8>]) -> Vec<u8> {
    let mut all = Vec::new();
    for mail in mails {
        all.extend(b"From noreply@ipa.go.jp Wed Oct  1 10:05:00 2025\n");
        all.extend(String::from_utf8_lossy(mail).replace("\r\n", "\n").bytes());
        all.extend(b"\n\n");
    }
    all
}

/// An Outlook mail. `unicode`: text as UTF-16, else in code page 932; `html`: no plain body.
pub(crate) fn outlook(subject: &str, body: &str, unicode: bool, html: bool) -> Vec<u8> {
    let text = |text: &str| if unicode { utf16(text) } else { encoded(text, "shift_jis") };
    let kind = if unicode { "001F" } else { "001E" };
    let name = |property: &str| format!("__substg1.0_{property}{kind}");
    let (body_name, body) = match html {
        true => ("__substg1.0_10130102".to_owned(), page(body).into_bytes()),
        false => (name("1000"), text(&body.replace('\n', "\r\n"))),
    };
    let mut fixed = vec![0; 32];
    let mut row = |property: u16, kind: u16, value: i64| {
        fixed.extend((u32::from(property) << 16 | u32::from(kind)).to_le_bytes());
        fixed.extend([6, 0, 0, 0]);
        fixed.extend(value.to_le_bytes());
    };
    row(0x3ffd, 3, 932);
    // 2025-10-01 10:05 in Japan.
    row(0x0039, 0x40, (1_759_280_700 + 11_644_473_600) * 10_000_000);
    compound(&[
        (&name("0037"), text(subject)),
        (&name("0C1A"), text("SECURITY ACTION事務局")),
        (&name("5D01"), text("noreply@ipa.go.jp")),
        (&name("0E04"), text("見本 太郎")),
        (&body_name, body),
        ("__properties_version1.0", fixed),
    ])
}
