//! Mails in every encoding and shape: the same mail comes out.

use sa_lint::mail::{self, Mail, Origin, Unreadable};
use sa_lint::proof::{Evidence, EvidenceKind, Sender, evidence, without_carriers};

use super::compose::*;
use crate::common::mails::multipart;

/// What the file says, seen as proof.
fn read(bytes: &[u8]) -> Vec<Evidence> {
    let mails = mail::read(bytes).unwrap();
    without_carriers(mails.into_iter().map(|mail| evidence("a.eml", mail)).collect())
}

/// Expects one first mail with nothing lost.
#[track_caller]
fn is_first(bytes: &[u8]) -> Evidence {
    let all = read(bytes);
    let kinds: Vec<EvidenceKind> = all.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [EvidenceKind::Completion], "{all:#?}");
    let one = all.into_iter().next().unwrap();
    assert_eq!(one.mail.subject, COMPLETED);
    assert_eq!(one.mail.text, completed().trim_end());
    assert_eq!(one.company.as_deref(), Some("株式会社サンプル"));
    assert_eq!(one.person.as_deref(), Some("見本 太郎"));
    assert_eq!(one.stars, Some(2));
    assert_eq!(one.user_numbers, [USER]);
    assert_eq!(one.declaration_id.as_deref(), Some(ID));
    assert!(one.has_subject && one.is_whole && one.has_end && !one.mail.is_damaged, "{one:#?}");
    assert_eq!(
        one.mail.sent.map(|sent| sent.day.to_string()).as_deref(),
        Some("2025-10-01"),
        "{one:#?}"
    );
    assert_eq!(one.sender, Sender::Office);
    one
}

#[test]
fn every_encoding() {
    for charset in ["utf-8", "iso-2022-jp", "shift_jis", "euc-jp"] {
        for transfer in ["7bit", "8bit", "base64", "quoted-printable"] {
            is_first(&first(charset, transfer));
        }
    }
}

#[test]
fn an_encoding_that_is_not_or_wrongly_named() {
    for charset in ["iso-2022-jp", "shift_jis", "euc-jp", "utf-8"] {
        for transfer in ["8bit", "base64", "quoted-printable"] {
            let right = first(charset, transfer);
            let text = String::from_utf8_lossy(&right).into_owned();
            let head = text.find("\r\n\r\n").unwrap();
            let named = format!("; charset={charset}");
            for other in ["", "; charset=x-unknown", "; charset=us-ascii", "; charset=utf-8"] {
                let mut wrong = text[..head].replace(&named, other).into_bytes();
                wrong.extend(&right[head..]);
                is_first(&wrong);
            }
        }
    }
}

#[test]
fn subjects_however_they_are_folded() {
    let whole = word(COMPLETED, "utf-8");
    let half = COMPLETED.char_indices().nth(12).unwrap().0;
    let (one, two) = COMPLETED.split_at(half);
    let both = |between: &str| format!("{}{between}{}", word(one, "utf-8"), word(two, "utf-8"));
    let middle = whole.len() / 2;
    let broken = format!("{}\r\n {}", &whole[..middle], &whole[middle..]);
    let raw = String::from_utf8(encoded(COMPLETED, "iso-2022-jp")).unwrap();
    for subject in [both("\r\n "), both("\r\n\t"), both(" "), broken, raw, COMPLETED.to_owned()] {
        let mail = String::from_utf8(first("utf-8", "base64")).unwrap();
        let mail = mail.replace(&whole, &subject);
        is_first(mail.as_bytes());
    }
}

#[test]
fn pages_alone_and_beside_text() {
    let page = page(&completed());
    let html = part(COMPLETED, &page, DAY_1, "utf-8", "base64", "text/html", "noreply@ipa.go.jp");
    is_first(&html);
    let plain = String::from_utf8(first("utf-8", "8bit")).unwrap();
    let (head, body) = plain.split_once("\r\n\r\n").unwrap();
    let (head, _) = head.split_once("MIME-Version").unwrap();
    let texts = [("plain", body), ("html", &page)];
    let parts = texts.map(|(kind, text)| {
        format!("Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}")
    });
    let both = multipart(head, "alternative", &parts);
    is_first(both.as_bytes());
}

#[test]
fn mailboxes_and_outlook() {
    let all = read(&mailbox(&[first("iso-2022-jp", "7bit"), second("utf-8", "base64")]));
    let kinds: Vec<EvidenceKind> = all.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [EvidenceKind::Completion, EvidenceKind::Acceptance]);
    for unicode in [true, false] {
        for html in [true, false] {
            is_first(&outlook(COMPLETED, &completed(), unicode, html));
        }
    }
}

/// A file that another program wrote: `data/ascii.msg` of the crate `msg_parser` (MIT).
#[test]
fn an_outlook_file_of_another_program() {
    let mails = mail::read(include_bytes!("../fixtures/outlook/plain.msg")).unwrap();
    let [one] = &mails[..] else { panic!("{mails:#?}") };
    assert_eq!(one.subject, "creating an outlook message file");
    assert_eq!(one.text, "This message is created by Aspose.Email");
    let people = [&one.from, &one.to].map(|all| all[0].email.as_str());
    assert_eq!(people, ["from@domain.com", "to@domain.com"]);
    assert!(!one.is_damaged);
}

#[test]
fn saved_and_pasted_text() {
    let headers = [
        format!(
            "件名：{COMPLETED}\n差出人：SECURITY ACTION事務局 <noreply@ipa.go.jp>\n日時：2025年10月1日(水) 10:05\n宛先：見本 太郎\n"
        ),
        format!(
            "From: SECURITY ACTION事務局 [mailto:noreply@ipa.go.jp]\nSent: Wednesday, October 1, 2025 10:05 AM\nTo: 見本 太郎\nSubject: {COMPLETED}\n"
        ),
        format!("*差出人:* noreply@ipa.go.jp\n*送信日時:* 2025/10/01 10:05\n*件名:* {COMPLETED}\n"),
    ];
    for head in headers {
        let text = format!("{head}\n{}", completed());
        for charset in ["utf-8", "shift_jis", "iso-2022-jp", "euc-jp"] {
            is_first(&encoded(&text, charset));
        }
        is_first(text.replace('\n', "\r\n").as_bytes());
    }
}

#[test]
fn forwarded_and_quoted_copies() {
    let (subject, body) = (COMPLETED, completed());
    let head = format!(
        "From: 事務局 <noreply@ipa.go.jp>\nDate: Wed, 1 Oct 2025 10:05:00 +0900\nSubject: {subject}\nTo: 見本 太郎 <mihon@example.co.jp>"
    );
    let quote = |text: &str| -> String { text.lines().map(|line| format!("> {line}\n")).collect() };
    let forwards = [
        format!("お願いします。\n\n---------- Forwarded message ---------\n{head}\n\n\n{body}"),
        format!("お願いします。\n\n-----Original Message-----\n{head}\n\n{body}"),
        format!(
            "お願いします。\n\nBegin forwarded message:\n\n{}",
            quote(&format!("{head}\n\n{body}"))
        ),
        format!("お願いします。\n\n{}", quote(&quote(&format!("{head}\n\n{body}")))),
    ];
    for text in forwards {
        let mail = part(
            &format!("Fwd: {subject}"),
            &text,
            DAY_2,
            "iso-2022-jp",
            "7bit",
            "text/plain",
            "mihon@example.co.jp",
        );
        assert_eq!(is_first(&mail).mail.origin, Origin::Copied);
    }
    let inner = String::from_utf8(first("utf-8", "base64")).unwrap();
    let attached = multipart(
        "From: mihon@example.co.jp\r\nSubject: Fwd\r\n",
        "mixed",
        &[
            "Content-Type: text/plain\r\n\r\nhi".to_owned(),
            format!("Content-Type: message/rfc822\r\n\r\n{inner}"),
        ],
    );
    assert_eq!(is_first(attached.as_bytes()).mail.origin, Origin::Attached);
}

#[test]
fn both_in_one_text_and_both_numberings() {
    let text = format!(
        "【②自己宣言完了のお知らせメール】\n件名：{COMPLETED}\n\n{}\n17\n\n\
         【③【SECURITY ACTION】申込受理メール】\n\n件名：【{ACCEPTED}\n\n{}",
        completed(),
        accepted()
    );
    let all = read(text.as_bytes());
    let kinds: Vec<EvidenceKind> = all.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [EvidenceKind::Completion, EvidenceKind::Acceptance], "{all:#?}");
    assert!(all.iter().all(|one| one.has_subject && one.is_whole && one.has_end), "{all:#?}");
    assert_eq!(all[1].stars, None);
}

#[test]
fn the_page_after_log_in() {
    let page = "<!doctype html><html><head><title>TOP</title><style>p{color:red}</style></head><body>\
        <div>事業者名：株式会社サンプル</div><table><tr><th>取組み段階</th><td>二つ星</td></tr>\
        <tr><th>受付状況</th><td>申込受理済</td></tr></table><p>一つ星／二つ星の説明</p></body></html>";
    let part = format!(
        "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
        base64::Engine::encode(&base64::engine::general_purpose::STANDARD, page)
    );
    let head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://security-shien.ipa.go.jp/\r\nSubject: TOP\r\n";
    let mhtml = multipart(head, "related", &[part]);
    for bytes in [page.as_bytes().to_vec(), encoded(page, "shift_jis"), mhtml.into_bytes()] {
        let all = read(&bytes);
        let [one] = &all[..] else { panic!("{all:#?}") };
        assert_eq!(one.kind, EvidenceKind::Status, "{one:#?}");
        assert_eq!(one.company.as_deref(), Some("株式会社サンプル"));
        assert_eq!((one.stars, one.state.as_deref()), (Some(2), Some("申込受理済")));
    }
}

#[test]
fn what_is_no_mail_says_what_it_is() {
    for (bytes, why) in [
        (&b""[..], Unreadable::Empty),
        (b" \r\n\t", Unreadable::Empty),
        (b"\x89PNG\r\n\x1a\n....", Unreadable::Picture),
        (b"\xff\xd8\xff\xe0....", Unreadable::Picture),
        (b"%PDF-1.7", Unreadable::Pdf),
        (b"PK\x03\x04...", Unreadable::Archive),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", Unreadable::Outlook),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", Unreadable::Binary),
    ] {
        assert_eq!(mail::read(bytes), Err(why), "{bytes:?}");
    }
}

#[test]
fn hostile_mails_end_and_show_only_words() {
    let mut nested = first("utf-8", "8bit");
    for _ in 0..40 {
        let mut outer =
            b"From: a@example.co.jp\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n"
                .to_vec();
        outer.extend(nested);
        nested = outer;
    }
    assert!(mail::read(&nested).unwrap().len() < 50);
    let script = "<body><script>document.write('利用者番号')</script><img src=\"https://tracker.example/x\">\
        <svg><style></svg><b>見</b>える<iframe src=\"javascript:1\"></iframe></body>";
    let mail = part("x", script, DAY_1, "utf-8", "base64", "text/html", "a@example.co.jp");
    let texts: Vec<String> = mail::read(&mail).unwrap().into_iter().map(|mail| mail.text).collect();
    assert!(
        texts.iter().all(|text| !text.contains("tracker") && !text.contains("write")),
        "{texts:?}"
    );
    let quotes = ">".repeat(100_000) + "\n件名：" + &"あ".repeat(100_000);
    assert!(mail::read(quotes.as_bytes()).is_ok());
    let mixed = "From: a\r\nContent-Type: multipart/mixed; boundary=\"\"\r\n\r\n----\r\n--\r\n";
    let mails: Vec<Mail> = mail::read(mixed.as_bytes()).unwrap();
    assert!(!mails.is_empty());
    let many = "件名：a\n差出人：b\n\n".repeat(5_000);
    assert!(mail::read(many.as_bytes()).unwrap().len() < 100);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]
    #[test]
    fn any_bytes_and_any_damage_end(
        noise in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300),
        at in 0usize..2_000,
        unicode in proptest::prelude::any::<bool>(),
    ) {
        let _ = mail::read(&noise);
        for whole in [first("iso-2022-jp", "7bit"), first("utf-8", "base64"), outlook(COMPLETED, &completed(), unicode, false)] {
            let at = at.min(whole.len());
            let mut damaged = whole[..at].to_vec();
            damaged.extend(&noise);
            damaged.extend(whole.get(at + noise.len()..).unwrap_or_default());
            for mail in mail::read(&damaged).unwrap_or_default() {
                let _ = evidence("a.eml", mail);
            }
        }
    }
}
