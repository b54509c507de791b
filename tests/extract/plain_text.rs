//! Plain text.

use sa_lint::extract::{Format, extract_text};

use super::dump::dump;

#[test]
fn paragraphs_headings_and_lists() {
    let text = "会社案内\n========\n\n当社は SECURITY\nACTION を\r\n  宣言しました。\n\n\
        ■ 認証\n保有認証：\n・ISMS\n・SECURITY ACTION\n  二つ星\n\n以上です。\n\n【資格】\n1. A\n2. B\n";
    assert_eq!(
        dump(text, Format::Text),
        "h1 | 会社案内\n\
         p | 当社は SECURITY\\nACTION を\\n宣言しました。 [h 会社案内]\n\
         h6 | ■ 認証 [h 会社案内]\n\
         p | 保有認証： [h ■ 認証] [h 会社案内]\n\
         li | ISMS [list 保有認証：] [h ■ 認証] [h 会社案内]\n\
         li | SECURITY ACTION\\n二つ星 [list 保有認証：] [h ■ 認証] [h 会社案内]\n\
         p | 以上です。 [h ■ 認証] [h 会社案内]\n\
         h6 | 【資格】 [h 会社案内]\n\
         li | A [h 【資格】] [h 会社案内]\n\
         li | B [h 【資格】] [h 会社案内]\n"
    );
}

#[test]
fn marks_of_plain_text() {
    let cases = [
        // Headings and lists with the same signs.
        ("●認証\n文\n", "h6 | ●認証\np | 文 [h ●認証]\n"),
        ("●一\n●二\n", "li | 一\nli | 二\n"),
        ("■一\n説明\n■二\n説明", "h6 | ■一\np | 説明 [h ■一]\nh6 | ■二\np | 説明 [h ■二]\n"),
        ("★★ 二つ星\n■■ 四角", "p | ★★ 二つ星\\n■■ 四角\n"),
        // Bullets and numbers.
        (
            "- 一\n* 二\n+ 三\n• 四\n※五\n(1) 六\n（２）七\n1．八\n② 九\n10) 十",
            "li | 一\nli | 二\nli | 三\nli | 四\nli | 五\nli | 六\nli | 七\nli | 八\nli | 九\nli | 十\n",
        ),
        ("-1度 +81-3 *注 2.5倍 2026.4.1", "p | -1度 +81-3 *注 2.5倍 2026.4.1\n"),
        ("一\n二：\n・三\n続き", "p | 一\np | 二：\nli | 三 [list 二：]\np | 続き\n"),
        ("・一\n\n・二\n\n\n文", "li | 一\nli | 二\np | 文\n"),
        // Rules divide and are not read.
        ("一\n----------\n二\n━━━━━━\n三", "h1 | 一\np | 二 [h 一]\np | 三 [h 一]\n"),
        ("一\n二\n====\n三", "p | 一\\n二\np | 三\n"),
        ("　　字下げ　\n\t二\r三\r\n", "p | 字下げ\\n二\\n三\n"),
        ("", ""),
    ];
    for (text, blocks) in cases {
        assert_eq!(dump(text, Format::Text), blocks, "{text}");
    }
}

#[test]
fn restructured_text() {
    let text = "====\n題名\n====\n\n一\n--\n\n文 `リンク <https://example.co.jp/a>`_\n\n.. 認定\n   認定\n\n.. code-block:: html\n\n   認定\n\n\
        .. note::\n\n   注意\n\n二\n--\n\n* 項目\n  続き\n";
    assert_eq!(
        dump(text, Format::ReStructuredText),
        "h1 | 題名\n\
         h2 | 一 [h 題名]\n\
         p | 文 `リンク <https://example.co.jp/a>`_ [h 一] [h 題名]\n\
         p | .. note:: [h 一] [h 題名]\n\
         p | 注意 [h 一] [h 題名]\n\
         h2 | 二 [h 題名]\n\
         li | 項目\\n続き [h 二] [h 題名]\n"
    );
    let document = extract_text(text, Format::ReStructuredText);
    assert_eq!(document.links[0].url, "https://example.co.jp/a");
    assert_eq!(&text[document.links[0].span.range()], "https://example.co.jp/a");
}

#[test]
fn asciidoc() {
    let text = "= 題名\n:toc: left\n\n== 章\n// 認定\n文\n\n----\n認定\n----\n\n* 項目\n";
    assert_eq!(
        dump(text, Format::AsciiDoc),
        "h1 | 題名\nh2 | 章 [h 題名]\np | 文 [h 章] [h 題名]\nli | 項目 [list 文] [h 章] [h 題名]\n"
    );
}

/// White space before a line end is of more than one byte as well.
#[test]
fn a_comment_stands_behind_wide_white_space() {
    let text = "SECURITY ACTION　\n# sa-lint-disable-file star-notation\n二つ星";
    assert_eq!(dump(text, Format::Text), "p | SECURITY ACTION\\n二つ星\n");
}
