//! `sa-lint proof` as a user calls it: what it says, what it writes, how it ends.

use super::compose::*;
use crate::common::Case;

/// A call with both mails.
fn both(args: &str) -> Case {
    Case::new(&format!("proof 完了.eml 受理.eml {args}"))
        .env("SA_LINT_LANG", "ja")
        .file("完了.eml", first("iso-2022-jp", "7bit"))
        .file("受理.eml", second("utf-8", "base64"))
}

/// A call with one text.
fn with_text(text: &str) -> Case {
    Case::new("proof a.txt").env("SA_LINT_LANG", "ja").file("a.txt", text)
}

const COMPLETE: &str = "\
○ 「自己宣言完了のお知らせ」と「申込受理のご連絡」の 2 通がそろっています。
○ 「自己宣言完了のお知らせ」は、必要な部分がすべてそろっています。
○ 「申込受理のご連絡」は、必要な部分がすべてそろっています。
○ 会社名は、どれも同じです: 株式会社サンプル
○ 取組み段階: 二つ星
○ 日付の順序と間隔に問題はありません（2025-10-01 と 2025-10-15、14 日）。
△ 情報セキュリティ基本方針が公開されているかは、確かめていません。
   公開しているページを --site に指定すると確かめます。例: --site ./public

手続き: 入力 → 受付 → 完了 → [ロゴ]
次にすること: ロゴマークをダウンロードして使えます。宣言の手続きは終わっています。
";

#[test]
fn both_mails_are_complete() {
    let said = both("").exits(0).stdout(COMPLETE).stderr(
        "「sa-lint-proof.html」に、そろった書面を書き出しました。\n利用者番号は伏せました（●）。\n",
    );
    let html = String::from_utf8(said.bytes("sa-lint-proof.html")).unwrap();
    assert!(html.contains("●●●●●●●●●●●●") && html.contains(ID) && !html.contains(USER));
    assert!(!html.contains("まだ提出できません") && !html.contains("<script"), "{html}");
    assert!(!said.stdout.contains(ID) && !said.stderr.contains(ID));
}

#[test]
fn the_user_number_stays_only_if_asked_for() {
    let said = both("--show-user-number").exits(0);
    let html = String::from_utf8(said.bytes("sa-lint-proof.html")).unwrap();
    assert!(html.contains(USER));
    assert!(said.stderr.contains("提出先のほかには渡さないでください"), "{said}");
}

#[test]
fn the_number_is_gone_in_every_notation_and_from_names() {
    let wide: String = USER.chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap()).collect();
    let text = completed()
        .replace(USER, &wide)
        .replace("ロゴマークは", "控え 9876-5432-1012 と 9876 5432 1012。ロゴマークは");
    let name = format!("mail {USER}.eml");
    let said = Case::new("proof")
        .arg(&name)
        .file(&name, mail(COMPLETED, &text, DAY_1, "utf-8", "8bit"))
        .exits(1);
    let html = String::from_utf8(said.bytes("sa-lint-proof.html")).unwrap();
    for trace in [USER, &wide, "9876-5432", "5432 1012"] {
        assert!(!html.contains(trace), "{trace}");
    }
    assert!(html.contains("●●●●-●●●●-●●●●"), "{html}");
    assert!(!said.stdout.contains(USER) && !said.stderr.contains(USER), "{said}");
}

/// A mail may tell of more than one log-in: beside each other, and in columns of a table.
#[test]
fn every_user_number_is_masked() {
    let (other, third) = ("812345678901", "71234567890");
    let page = page(&completed()).replace(
        "</body>",
        &format!(
            "<p>利用者番号：{USER} 利用者番号：{other}</p><table><tr><th>利用者番号</th><th>自己宣言ID</th></tr>\
             <tr><td>{third}</td><td>{ID}</td></tr></table></body>"
        ),
    );
    let mail = part(COMPLETED, &page, DAY_1, "utf-8", "base64", "text/html", "noreply@ipa.go.jp");
    let said = Case::new("proof a.eml").file("a.eml", mail).exits(1);
    let html = String::from_utf8(said.bytes("sa-lint-proof.html")).unwrap();
    for number in [USER, other, third] {
        assert!(!html.contains(number), "{number} in {html}");
    }
    assert!(html.contains(ID), "{html}");
}

/// What is wrong with one set of mails: the lines marked ×, without what to do.
#[track_caller]
fn wrong(case: Case, code: i32) -> Vec<String> {
    let said = case.exits(code);
    let html = String::from_utf8(said.bytes("sa-lint-proof.html")).unwrap();
    assert_eq!(html.contains("まだ提出できません"), code == 1);
    let lines = said.stdout.lines().filter_map(|line| line.strip_prefix("× "));
    lines.map(str::to_owned).collect()
}

#[test]
fn what_is_missing_or_does_not_fit_is_said() {
    let text = |first: &str, second: &str| {
        let head = "差出人：<noreply@ipa.go.jp>\n日時：2025年10月1日";
        let late = "差出人：<noreply@ipa.go.jp>\n日時：2025年10月15日";
        format!("件名：{COMPLETED}\n{head}\n\n{first}\n\n件名：{ACCEPTED}\n{late}\n\n{second}")
    };
    let (one, two) = (completed(), accepted());
    assert_eq!(wrong(with_text(&text(&one, &two)), 0), [""; 0]);
    let case = Case::new("proof a.eml").env("SA_LINT_LANG", "ja");
    assert_eq!(
        wrong(case.file("a.eml", first("utf-8", "8bit")), 1),
        ["「申込受理のご連絡」のメールがありません。"]
    );
    let case = Case::new("proof a.eml").env("SA_LINT_LANG", "ja");
    assert_eq!(
        wrong(case.file("a.eml", second("utf-8", "8bit")), 1),
        ["「自己宣言完了のお知らせ」のメールがありません。"]
    );
    let asks = mail(
        "【SECURITY ACTION】受付確認のお知らせ",
        "次のURLをクリックしてください。",
        DAY_1,
        "utf-8",
        "8bit",
    );
    let case = Case::new("proof a.eml").env("SA_LINT_LANG", "ja");
    assert_eq!(
        wrong(case.file("a.eml", asks), 1),
        [
            "「自己宣言完了のお知らせ」のメールがありません。",
            "「申込受理のご連絡」のメールがありません。",
            "「受付確認」のメールは、宣言の書面になりません。",
        ]
    );
    assert_eq!(
        wrong(with_text(&text(&one, &two.replace("サンプル", "見本"))), 1),
        ["会社名が違います: 「株式会社サンプル」と「株式会社見本」"]
    );
    assert_eq!(wrong(with_text(&text(&one, &two.replace("株式会社", "㈱"))), 0), [""; 0]);
    let cut: String = one.lines().take(8).map(|line| format!("{line}\n")).collect();
    assert_eq!(
        wrong(with_text(&text(&cut, &two)), 1),
        ["「自己宣言完了のお知らせ」の終わり（IPA の事務局の名前と連絡先）がありません。"]
    );
    let swapped = text(&one, &two).replace("10月1日", "11月1日");
    assert_eq!(
        wrong(with_text(&swapped), 1),
        [
            "「申込受理のご連絡」（2025-10-15）が「自己宣言完了のお知らせ」（2025-11-01）より前です。"
        ]
    );
    let other = text(&one, &two).replace("noreply@ipa.go.jp", "noreply@ipa.example.jp");
    assert_eq!(
        wrong(with_text(&other), 1),
        [
            "「自己宣言完了のお知らせ」の差出人が、IPA（ipa.go.jp）ではありません。",
            "「申込受理のご連絡」の差出人が、IPA（ipa.go.jp）ではありません。",
        ]
    );
    assert_eq!(
        wrong(with_text(&text(&one, &two)).args("--stars 1"), 1),
        ["書面では二つ星ですが、一つ星と指定されています。"]
    );
}

#[test]
fn an_office_asks_for_more() {
    let low = Case::new("proof a.eml b.eml --for 東京都サイバーセキュリティ対策促進助成金")
        .env("SA_LINT_LANG", "ja")
        .file("a.eml", mail(&COMPLETED.replace('二', "一"), &completed(), DAY_1, "utf-8", "8bit"))
        .file("b.eml", second("utf-8", "8bit"));
    assert_eq!(wrong(low, 1), ["宣言は一つ星ですが、ここでは二つ星が求められます。"]);
    let said = both("--for デジタル化・AI導入補助金").exits(0);
    let old = "△ 2026年3月までの方法での宣言（自己宣言ID が 4 で始まる）は、2026-05-12 から\
        受け付けられないという報告があります。";
    assert!(said.stdout.contains(old), "{said}");
    let said = both("--for 見本市の助成金").exits(0);
    assert!(
        said.stderr.starts_with("「見本市の助成金」についての決まりは登録されていない"),
        "{said}"
    );
}

#[test]
fn far_apart_or_twice_is_only_doubtful() {
    let said = Case::new("proof a.eml b.eml a.eml")
        .env("SA_LINT_LANG", "ja")
        .file("a.eml", first("utf-8", "8bit"))
        .file(
            "b.eml",
            mail(ACCEPTED, &accepted(), "Wed, 31 Dec 2025 09:00:00 +0900", "utf-8", "8bit"),
        )
        .exits(0);
    for line in [
        "△ 「自己宣言完了のお知らせ」が 2 通あります。",
        "△ 2 通の間が 91 日です（2025-10-01 と 2025-12-31）。ふつうは 1～4 週間です。",
    ] {
        assert!(said.stdout.contains(line), "{said}");
    }
}

#[test]
fn the_steps_go_by_what_is_there() {
    let said = Case::new("proof a.eml --lang en").file("a.eml", first("utf-8", "8bit")).exits(1);
    said.stdout_ends(
        "Procedure: entered → received → [declared] → logo\nNext: Wait for the mail \
         「申込受理のご連絡」, which comes one or two weeks later. Only then may the logo be used.\n",
    );
    let new = first("utf-8", "8bit");
    let new = String::from_utf8(new).unwrap().replace(ID, "50012345678");
    let said = Case::new("proof a.eml --lang en").file("a.eml", new).exits(1);
    assert!(said.stdout.contains("→ [logo]"), "{said}");
}

#[test]
fn pictures_are_enclosed_unread() {
    let png = include_bytes!("../../docs/images/badge-page.png");
    let said = Case::new("proof 画面.png").env("SA_LINT_LANG", "ja").file("画面.png", png).exits(1);
    assert!(said.stdout.starts_with("× 読めたメールがありません。"), "{said}");
    let html = String::from_utf8(said.bytes("sa-lint-proof.html")).unwrap();
    assert!(html.contains("src=\"data:image/png;base64,iVBOR"), "no picture");
}

#[test]
fn files_of_others_stay() {
    let said = both("--out a.html").file("a.html", "mine").exits(2);
    assert_eq!(said.bytes("a.html"), b"mine");
    let said = said.then("proof 完了.eml 受理.eml --out a.html --force").exits(0);
    let again = said.then("proof 完了.eml 受理.eml --out a.html").exits(0);
    assert!(again.bytes("a.html").starts_with(b"<!doctype html>"));
}

/// What is read is the company's only proof: `--force` does not reach it, by whatever way it is named.
#[test]
fn files_that_are_read_are_never_written_over() {
    for args in ["--out 完了.eml", "--out ./受理.eml", "--out 箱/完了.eml", "--out 画面.html --pdf"]
    {
        let bytes = first("iso-2022-jp", "7bit");
        let said = both(&format!("画面.pdf {args} --force"))
            .file("画面.pdf", crate::pdf::pdf("UniJIS-UCS2-H", &["BT ET"]))
            .prepared(|folder| {
                #[cfg(unix)]
                std::os::unix::fs::symlink(folder, folder.join("箱")).unwrap();
                #[cfg(windows)]
                std::os::windows::fs::symlink_dir(folder, folder.join("箱")).unwrap();
            })
            .exits(2);
        assert!(said.stderr.contains("読み込むファイルなので、上書きしません"), "{args}: {said}");
        assert_eq!(said.bytes("完了.eml"), bytes, "{args}");
        assert!(!said.path().join("画面.html").exists(), "{args}: {said}");
    }
}

#[test]
fn what_cannot_be_read_writes_nothing() {
    for (name, bytes) in [
        ("a.zip", &b"PK\x03\x04...."[..]),
        ("a.eml", b""),
        ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken"),
        ("a.bin", b"\x7fELF\0\0\0\0\0\0\0\0"),
    ] {
        let said = Case::new(&format!("proof {name} 受理.eml"))
            .file(name, bytes)
            .file("受理.eml", second("utf-8", "8bit"))
            .exits(2);
        assert!(
            !said.path().join("sa-lint-proof.html").exists() && said.stderr.contains(name),
            "{said}"
        );
    }
    Case::new("proof gone.eml").exits(2);
    Case::new("proof").exits(2);
}

#[test]
fn pasted_on_standard_input() {
    let text =
        format!("件名：{COMPLETED}\n\n{}\n\n件名：{ACCEPTED}\n\n{}", completed(), accepted());
    let said = Case::new("proof -").env("SA_LINT_LANG", "ja").stdin(&text).exits(0);
    assert!(said.stdout.starts_with("○ 「自己宣言完了のお知らせ」と"), "{said}");
}

#[test]
fn offices_are_listed() {
    let said = Case::new("proof --list").env("SA_LINT_LANG", "ja").exits(0);
    for id in ["general  ", "digital-ai  ", "tokyo-cyber  ", "monozukuri  ", "succession  "] {
        assert!(said.stdout.contains(id), "{said}");
    }
}

#[test]
fn a_mail_cannot_put_markup_into_the_document() {
    let evil =
        completed().replace("株式会社サンプル", "株式会社<script>alert(1)</script>\"'&サンプル");
    let said = Case::new("proof a.eml")
        .file("a.eml", mail(COMPLETED, &evil, DAY_1, "utf-8", "base64"))
        .exits(1);
    let html = String::from_utf8(said.bytes("sa-lint-proof.html")).unwrap();
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;"), "{html}");
}

#[test]
fn a_picture_with_the_number_in_its_metadata_is_not_enclosed() {
    let png = include_bytes!("../../docs/images/badge-page.png");
    let mut picture = png[..33].to_vec();
    let text = format!("Comment\0{USER}");
    picture.extend(u32::try_from(text.len()).unwrap().to_be_bytes());
    picture.extend(b"tEXt");
    picture.extend(text.bytes());
    picture.extend([0; 4]);
    picture.extend(&png[33..]);
    let said = both("画面.png").file("画面.png", picture).exits(0);
    let html = String::from_utf8(said.bytes("sa-lint-proof.html")).unwrap();
    assert!(!html.contains("data:image") && html.contains("ここに重ねてください"), "{html}");
}

#[test]
fn its_own_document_is_no_mail() {
    let said = both("").exits(0).then("proof sa-lint-proof.html --lang en").exits(2);
    assert!(said.stderr.contains("is a document that this program made"), "{said}");
}
