//! What holds for every text in every format.

use proptest::prelude::*;
use sa_lint::extract::{Format, extract_text};

use super::dump::check;

/// Pieces that open, close and break things.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div class='a'>",
        "</div>",
        "<h2>",
        "</h2>",
        "<ul>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<th colspan=2>",
        "<td rowspan='3'>",
        "</table>",
        "<dl><dt>",
        "<dd>",
        "</dl>",
        "<br>",
        "<br/>",
        "<wbr>",
        "<ruby>",
        "<rt>",
        "</rt>",
        "</ruby>",
        "<b>",
        "</b>",
        "<del>",
        "</del>",
        "<q>",
        "</q>",
        "<code>",
        "</code>",
        "<pre>",
        "</pre>",
        "<svg>",
        "<text x=1>",
        "<title>",
        "</title>",
        "</svg>",
        "<foreignObject>",
        "<img alt=\"",
        "<img alt='星' src=a>",
        "<a href='b&amp;c' title=",
        "\">",
        "'",
        "\"",
        "<input type=submit value=送る>",
        "<meta name=description content=\"",
        "<script type='application/ld+json'>",
        "</script>",
        "{\"award\": \"",
        "\\u30",
        "\\\"",
        "<style>",
        "</style>",
        "<textarea>",
        "</textarea>",
        "<template>",
        "<noscript>",
        "<figure>",
        "<figcaption>",
        "</figure>",
        "<summary>",
        "<details>",
        "<!--",
        "-->",
        "<!DOCTYPE html>",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&copy",
        "&#x",
        "9733;",
        "&#0;",
        "&",
        "<",
        "</",
        ">",
        "/>",
        "=",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\u{3000}",
        "\u{ad}",
        "\u{200b}",
        "\u{fe0f}",
        "\0",
        "\u{1a}",
        "星",
        "二つ星",
        "ＳＡ",
        "★",
        "𠮷",
        "a",
        "SECURITY",
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "<?php",
        "?>",
        "<%",
        "%>",
        "{",
        "}",
        "${",
        "`",
        "{% comment %}",
        "endcomment",
        "---\n",
        "+++\n",
        "title: ",
        "description: \"",
        "tags: [",
        "- ",
        "|\n",
        "title = ",
        "# ",
        "## ",
        "* ",
        "1. ",
        "> ",
        "    ",
        "\n\n",
        "```\n",
        "~~",
        "**",
        "_",
        "[",
        "](",
        ")",
        "![",
        "[^1]",
        "]: /a \"",
        "| a | b |\n| - | - |\n",
        "\\",
        "===\n",
        "---",
        "■",
        "・",
        "【",
        "】",
        ".. ",
        "::",
        "= ",
        "----\n",
        "http://",
        "https://example.co.jp/",
        "import ",
        "export ",
        "=> ",
        "<>",
        "</>",
        "<Card title='",
        "<rss><channel><item>",
        "</item>",
        "<description>",
        "&lt;p&gt;",
        "<content type='xhtml'>",
        "<feed><entry>",
        "<x:y>",
        "：",
        "。",
    ])
}

fn text() -> impl Strategy<Value = String> {
    let any = prop::collection::vec(any::<char>(), 0..4).prop_map(String::from_iter);
    let piece = prop_oneof![20 => piece().prop_map(str::to_owned), 1 => any];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Front matter, mostly broken.
fn front_matter() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "title: ",
        "description = ",
        "tags: ",
        "  ",
        "- ",
        "\n",
        "\r\n",
        "\"",
        "'",
        "''",
        "\"\"\"",
        "'''",
        "[",
        "]",
        ", ",
        "# ",
        "|",
        ">",
        "\\",
        "\\u3042",
        "\\x",
        "\\U0001F600",
        "星",
        "a",
        "name: ",
        "{",
        "}",
        "&",
        "---\n",
    ]);
    let text = prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat());
    (prop::bool::ANY, text).prop_map(|(is_toml, text)| {
        let fence = if is_toml { "+++" } else { "---" };
        format!("{fence}\n{text}\n{fence}\n本文")
    })
}

/// A bit of HTML and what it shows.
fn inline() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop::sample::select(vec![
        ("星", "星"),
        ("<b>星</b>", "星"),
        ("&#26143;", "星"),
        ("&#x661F;", "星"),
        ("A", "A"),
        ("<a href='?a&b'>B</a>", "B"),
        (" ", " "),
        ("&amp;", "&"),
        ("&lt", "<"),
        ("<!-- 無 -->", ""),
        ("\u{ad}", ""),
        ("&zwnj;", ""),
        ("<wbr>", ""),
        ("<br>", "\n"),
        ("<BR />", "\n"),
        ("<ruby>宣<rp>(</rp><rt>せん</rt><rp>)</rp></ruby>", "宣"),
        ("<code>無</code>", "\u{FFFC}"),
        ("{{ '<p>' }}", "\u{FFFC}"),
        ("<?= $a->b ?>", "\u{FFFC}"),
        ("１", "１"),
        ("\u{3000}", "\u{3000}"),
        ("<img src='>'>", ""),
        ("<script>'<p>無</p>'</script>", ""),
        ("<style>無</style>", ""),
        ("<svg><path d='無'/></svg>", ""),
        ("<span title=''>★</span>", "★"),
        ("<del>無</del>", "無"),
        ("\u{200b} ", " "),
    ])
}

/// Bits of inline HTML and what they show together.
fn paragraph() -> impl Strategy<Value = (String, String)> {
    prop::collection::vec(inline(), 1..20).prop_map(|bits| {
        let source = bits.iter().map(|bit| bit.0).collect();
        let mut shown = String::from("。");
        for (_, bit) in bits {
            let ends_line = shown.ends_with(['\n', ' ']);
            match bit {
                " " if ends_line => {}
                "\n" => shown.truncate(shown.trim_end_matches(' ').len()),
                _ => {}
            }
            if bit != " " || !ends_line {
                shown += bit;
            }
        }
        (source, shown.trim_end_matches([' ', '\n']).to_owned())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_text_is_read_and_every_place_is_right(text in text()) {
        for format in Format::ALL {
            check(&text, &extract_text(&text, format));
        }
    }

    #[test]
    fn front_matter_is_read_and_every_place_is_right(text in front_matter()) {
        check(&text, &extract_text(&text, Format::Markdown));
    }

    #[test]
    fn paragraphs_show_what_a_browser_shows(paragraphs in prop::collection::vec(paragraph(), 1..6)) {
        let mut page = String::new();
        let mut shown = Vec::new();
        for (number, (source, text)) in paragraphs.iter().enumerate() {
            let (open, close) = [("<p>", ""), ("<div>", "</div>"), ("<ul><li>", "</ul>")][number % 3];
            // The full stop keeps a line end at the start from being no space after a letter.
            page += &format!("{open}。{source}{close}\n");
            shown.push(text.as_str());
        }
        let document = extract_text(&page, Format::Html);
        check(&page, &document);
        let read: Vec<_> = document.segments.iter().map(|segment| segment.text.as_str()).collect();
        prop_assert_eq!(read, shown);
    }

    #[test]
    fn the_text_of_a_paragraph_survives(words in "[ぁ-んa-z★ー一二星]{1,20}", before in text()) {
        // Whatever stands before it, a closed comment and a cell give no text away.
        let page = format!("<p>{words}</p>{before}");
        let document = extract_text(&page, Format::Html);
        prop_assert!(document.segments.iter().any(|segment| segment.text.as_str().starts_with(&*words)));
    }
}

#[test]
fn deep_and_long_pages_end() {
    let many = 10_000;
    let pages = [
        "<div>".repeat(many) + "星" + &"</div>".repeat(many),
        "<ul><li>".repeat(many),
        "<table><tr><td>".repeat(many),
        "<b><div>".repeat(many) + &"</b></i>".repeat(many),
        "<svg><text>".repeat(many),
        "<ruby><rt>".repeat(many),
        "<td rowspan=9 colspan=9>".repeat(many),
        "<h2>a".repeat(many),
        "<dt>a<dd>".repeat(many),
        "{{ {% {# <% <?".repeat(many),
        "<p title='{{'".repeat(many),
        "<a title=\"a".repeat(many),
        "&".repeat(many) + &"&#".repeat(many),
        "<!--".repeat(many),
        "<script type=application/ld+json>".to_owned() + &"[{\"a\":".repeat(many) + "\"b\"",
    ];
    for page in pages {
        for format in [Format::Html, Format::Mdx, Format::Feed] {
            check(&page, &extract_text(&page, format));
        }
    }
}

#[test]
fn a_line_of_five_megabytes() {
    let line = "SECURITY ACTION の<b>二つ星</b>を&amp;宣言 ".repeat(100_000);
    for format in [Format::Html, Format::Markdown, Format::Text] {
        let document = extract_text(&line, format);
        assert_eq!(document.segments.len(), 1);
        check(&line, &document);
    }
}
