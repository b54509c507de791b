//! Sentences as companies write them, with whom each claim is about and how it stands to what is.

use crate::claim::Analysis;
use crate::claim::testing::{analysed, lexicon};

/// Checks tables of documents in Markdown with `who modality` of each claim; a failure shows them all.
fn stand(table: &[(&str, &str)]) {
    let lexicon = lexicon();
    let shown = |analysis: &Analysis| {
        let claims = analysis.claims();
        let each =
            claims.iter().map(|claim| format!("{} {}", claim.who.name(), claim.modality.name()));
        each.collect::<Vec<_>>().join(", ")
    };
    let wrong: Vec<_> = table
        .iter()
        .map(|(text, expected)| (text, analysed(&lexicon, text, shown), expected))
        .filter(|(_, found, expected)| found != *expected)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_the_company_has_done() {
    stand(&[
        ("当社は、SECURITY ACTIONの二つ星を宣言しました。", "company done"),
        ("弊社ではSECURITY ACTION一つ星を宣言済みです。", "company done"),
        ("2024年10月、SECURITY ACTION★★二つ星を宣言いたしました。", "company done"),
        ("私たちはSECURITY ACTION（二つ星）を宣言しております。", "company done"),
        (
            "このたび当院は、SECURITY ACTIONの一つ星を自己宣言いたしましたのでお知らせします。",
            "company done",
        ),
        ("SECURITY ACTION二つ星を宣言してます！", "company done"),
        ("SECURITY ACTION 二つ星宣言企業", "company done"),
        ("当社はSECURITY ACTIONの二つ星を宣言した企業です。", "company done"),
        ("みなと工務店は2023年にSECURITY ACTION一つ星を宣言。", "company done"),
        ("当社、昨年SECURITY ACTIONの二つ星を宣言いたしました。", "company done"),
        (
            "お客様に安心してお取引いただけるよう、SECURITY ACTIONの二つ星を宣言しました。",
            "company done",
        ),
        ("取引先からの要望を受け、SECURITY ACTION二つ星を宣言しました。", "company done"),
        (
            "皆様のご支援のおかげで、SECURITY ACTION二つ星を宣言することができました。",
            "company done",
        ),
        ("SECURITY ACTIONの二つ星を宣言したことをご報告いたします。", "company done"),
        ("SECURITY ACTION二つ星を宣言し、社内の対策に取り組んでいます。", "company done"),
        (
            "当社はSECURITY ACTION二つ星を宣言しており、今後も対策の強化を目指します。",
            "company done",
        ),
        ("SECURITY ACTIONの二つ星宣言を行いました。", "company done"),
        ("ここにSECURITY ACTION二つ星を宣言します。", "company done"),
        ("以前からSECURITY ACTIONの一つ星を宣言しています。", "company done"),
        ("当社グループの全5社がSECURITY ACTION二つ星の宣言を完了しました。", "company done"),
        ("SECURITY ACTION二つ星ならびにISMS認証を取得しています。", "company done"),
        ("このたびSECURITY ACTION二つ星を宣言する運びとなりました。", "company done"),
        ("SECURITY ACTION二つ星を宣言させていただいております。", "company done"),
        ("SECURITY ACTION二つ星の宣言を済ませ、ロゴを掲載しました。", "company done"),
        ("SECURITY ACTION二つ星を宣言した際、社内の規程を改めました。", "company done"),
        ("SECURITY ACTION二つ星宣言企業の例示工業です。", "company done"),
        ("当社およびグループ会社はSECURITY ACTION二つ星を宣言しています。", "company done"),
    ]);
}

#[test]
fn what_is_not_so_any_more_or_not_yet() {
    stand(&[
        ("以前はSECURITY ACTIONの一つ星を宣言していました。", "company former"),
        ("当初、当社はSECURITY ACTION一つ星を宣言しました。", "company former"),
        ("SECURITY ACTION二つ星の宣言を取り下げました。", "company former"),
        ("来春にSECURITY ACTION二つ星を宣言する予定です。", "company planned"),
        ("当社はSECURITY ACTION二つ星の宣言を目指しています。", "company planned"),
        ("SECURITY ACTIONの一つ星を宣言したいと考えています。", "company planned"),
        ("SECURITY ACTION二つ星の宣言に向け、規程を整えています。", "company planned"),
        ("SECURITY ACTION二つ星を宣言することにしました。", "company planned"),
        ("SECURITY ACTIONの二つ星を宣言しようと思います。", "company planned"),
        ("まだSECURITY ACTION二つ星を取得していません。", "company planned"),
        ("SECURITY ACTION一つ星の宣言を検討中です。", "company planned"),
        ("SECURITY ACTION二つ星を宣言し、名刺に記載する予定です。", "company planned"),
    ]);
}

#[test]
fn what_is_advised_asked_or_possible() {
    stand(&[
        ("まずはSECURITY ACTIONの一つ星を宣言しましょう。", "anyone advised"),
        ("SECURITY ACTION二つ星を宣言してください。", "anyone advised"),
        ("申請前にSECURITY ACTIONの一つ星を宣言する必要があります。", "anyone advised"),
        ("SECURITY ACTION一つ星の宣言が要件です。", "anyone advised"),
        ("SECURITY ACTIONの二つ星を宣言していることが条件です。", "anyone advised"),
        ("SECURITY ACTION一つ星以上を宣言済みであること。", "anyone advised"),
        ("中小企業はSECURITY ACTIONの一つ星を宣言すべきです。", "anyone advised"),
        ("SECURITY ACTION二つ星の宣言をお願いします。", "anyone advised"),
        ("SECURITY ACTION二つ星を宣言していますか？", "anyone asked"),
        ("御社はSECURITY ACTIONの二つ星を宣言していますか。", "anyone asked"),
        ("いつSECURITY ACTION二つ星を宣言しましたか？", "anyone asked"),
        ("中小企業は誰でもSECURITY ACTIONの一つ星を宣言できます。", "anyone conditional"),
        ("SECURITY ACTION二つ星を宣言すれば、ロゴマークを使えます。", "anyone conditional"),
        ("SECURITY ACTIONの一つ星を宣言すると、自己宣言IDが届きます。", "anyone conditional"),
        ("SECURITY ACTION一つ星または二つ星を宣言しています。", "anyone conditional"),
        ("SECURITY ACTIONを宣言した際は、事務局にお知らせください。", "anyone conditional"),
        ("SECURITY ACTION二つ星を宣言した場合は、ロゴを使えます。", "anyone conditional"),
        ("SECURITY ACTION二つ星を宣言するには、基本方針が必要です。", "anyone conditional"),
        ("SECURITY ACTION二つ星を宣言するために、基本方針を定めます。", "anyone conditional"),
        (
            "当社がSECURITY ACTION二つ星を宣言していなければ、この提案はできません。",
            "company conditional",
        ),
    ]);
}

#[test]
fn what_is_only_spoken_of() {
    stand(&[
        ("SECURITY ACTION二つ星の宣言方法を解説します。", "anyone mentioned"),
        ("SECURITY ACTION二つ星の宣言の流れ", "anyone mentioned"),
        ("SECURITY ACTIONの一つ星を宣言する企業が増えています。", "anyone mentioned"),
        ("SECURITY ACTION二つ星の宣言を支援します。", "anyone mentioned"),
        ("SECURITY ACTION二つ星を宣言するメリット", "anyone mentioned"),
        ("SECURITY ACTION二つ星 取得支援パック", "anyone mentioned"),
        ("SECURITY ACTIONの宣言のお手伝いをします。", "anyone mentioned"),
        ("ロゴには「SECURITY ACTION二つ星を宣言しています」と添えます。", "anyone mentioned"),
    ]);
}

#[test]
fn what_others_have_done() {
    stand(&[
        ("お客様がSECURITY ACTIONの二つ星を宣言されました。", "other-company done"),
        (
            "グループ会社の株式会社サンプルがSECURITY ACTION二つ星を宣言しました。",
            "other-company done",
        ),
        ("当社の取引先はSECURITY ACTION一つ星を宣言しています。", "other-company done"),
        ("例示商事株式会社様がSECURITY ACTION二つ星を宣言しました。", "other-company done"),
        ("協力会社にはSECURITY ACTIONの一つ星を宣言していただいています。", "other-company done"),
        ("子会社が基本方針を定め、SECURITY ACTION二つ星を宣言しました。", "other-company done"),
        ("お客様のSECURITY ACTION二つ星宣言を支援しました。", "other-company mentioned"),
        ("仕入先もSECURITY ACTION一つ星を宣言する予定です。", "other-company planned"),
        ("SECURITY ACTION二つ星を宣言した企業は、ロゴを使えます。", "anyone done"),
        ("SECURITY ACTIONを宣言した事業者が対象です。", "anyone done"),
        ("IPAはSECURITY ACTIONの二つ星を認定しました。", "operator done"),
        ("SECURITY ACTION一つ星を宣言済みの企業は、187社です。", "anyone done"),
        ("これまでに約120社がSECURITY ACTIONの一つ星を宣言しました。", "anyone done"),
        ("SECURITY ACTIONの宣言は、お客様が行います。", "other-company planned"),
        ("運営会社様がSECURITY ACTION二つ星を宣言されています。", "other-company done"),
        ("さくら市がSECURITY ACTION二つ星を宣言しました。", "body done"),
    ]);
}

#[test]
fn what_stands_over_a_block_tells_whom_it_is_about() {
    stand(&[
        ("## お客様の声\n\nSECURITY ACTION二つ星を宣言しました。", "other-company done"),
        ("## お客様の声\n\n当社はSECURITY ACTION二つ星を宣言しました。", "other-company done"),
        ("## SECURITY ACTIONとは\n\n二つ星を宣言しています。", "anyone done"),
        ("## SECURITY ACTIONとは\n\n当社は二つ星を宣言しています。", "company done"),
        ("## お取引先の皆様へ\n\nSECURITY ACTION二つ星を宣言しました。", "company done"),
        ("# SECURITY ACTIONの始め方\n\n## 書く\n\n二つ星を宣言しました。", "anyone done"),
        ("## 会社概要\n\nSECURITY ACTION二つ星を宣言しました。", "company done"),
    ]);
}

#[test]
fn english_stances() {
    stand(&[
        ("We declared two stars under SECURITY ACTION in May 2024.", "company done"),
        ("Our company has declared SECURITY ACTION two stars.", "company done"),
        ("For our customers, we declared two stars under SECURITY ACTION.", "company done"),
        ("In May 2024 we declared two stars under SECURITY ACTION.", "company done"),
        ("We hereby declare two stars under SECURITY ACTION.", "company done"),
        ("We formerly declared one star under SECURITY ACTION.", "company former"),
        ("We plan to declare two stars under SECURITY ACTION.", "company planned"),
        ("We will declare SECURITY ACTION two stars next year.", "company planned"),
        ("Our clients declared two stars under SECURITY ACTION.", "other-company done"),
        ("Two stars under SECURITY ACTION were declared by our subsidiary.", "other-company done"),
        ("You should declare two stars under SECURITY ACTION.", "anyone advised"),
        ("Declare two stars under SECURITY ACTION today.", "anyone advised"),
        ("SMEs can declare one star under SECURITY ACTION.", "anyone conditional"),
        ("If we declared SECURITY ACTION two stars, we could use the logo.", "company conditional"),
        ("Have you declared SECURITY ACTION two stars?", "anyone asked"),
        ("How to declare two stars under SECURITY ACTION", "anyone mentioned"),
    ]);
}
