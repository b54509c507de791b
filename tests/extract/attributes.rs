//! Attributes of HTML, links and images.

use sa_lint::document::Sheet;
use sa_lint::extract::{Format, extract_text};

use super::dump::{dump, dump_decoded};

#[test]
fn attributes_that_are_read() {
    let page = r##"<meta NAME=keywords CONTENT="ISMS, 二つ星"><meta property="og:url" content="https://example.co.jp/">
<meta name="viewport" content="width=device-width"><meta name=twitter:image:alt content='バッジ'>
<meta itemprop="award" content="二つ星"><meta itemprop="url" content="https://example.co.jp/">
<p>本文 <a href="#" title="題">リンク</a> <img src=a.png alt='星 &amp; "印"' title="絵" data-alt="x">
<input type=Submit value="送る"><input type=text value="入力" placeholder="例">
<textarea placeholder="記入">本文 &amp; 文</textarea>
<select><optgroup label="組"><option label="短">長い</select>
<table summary="要約"><tr><td aria-label="欄" aria-description="説明" title=一 TITLE=二>A</table>
<video><track label="字幕"></video><button value="no">押す</button>"##;
    assert_eq!(
        dump(page, Format::Html),
        "@keywords | ISMS, 二つ星\n\
         @twitter:image:alt | バッジ\n\
         $award | 二つ星\n\
         p | 本文 リンク [with 送る] [with 星 & \"印\"]\n\
         @title | 題 [with 本文 リンク]\n\
         @alt | 星 & \"印\" [with 本文 リンク]\n\
         @title | 絵 [with 本文 リンク]\n\
         @value | 送る [with 本文 リンク]\n\
         @placeholder | 例 [with 本文 リンク]\n\
         @placeholder | 記入\n\
         p | 本文 & 文\n\
         @label | 組\n\
         @label | 短\n\
         p | 長い\n\
         @summary | 要約\n\
         @aria-label | 欄\n\
         @aria-description | 説明\n\
         @title | 一\n\
         td | A\n\
         @label | 字幕 [with 押す]\n\
         p | 押す [with 字幕]\n"
            .replace(" [with 送る]", "")
            .replace(" [with 字幕]\n", "\n")
    );
}

#[test]
fn values_have_exact_places() {
    let page = "<IMG\r\n ALT = '二つ\r\n星&copy=1&copy' src=a.png?x=1&lt=2&lt; alt=later><img alt=\"\" title=\"a\u{ad}b\">";
    assert_eq!(dump_decoded(page, Format::Html), "二つ|星&copy=1|{©=&copy}\na|b\n");
    let document = extract_text(page, Format::Html);
    let images: Vec<_> = document
        .images
        .iter()
        .map(|image| {
            (image.src.as_str(), &page[image.src_span.range()], image.alt, &image.attributes)
        })
        .collect();
    let pairs = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    assert_eq!(
        images,
        [
            (
                "a.png?x=1&lt=2<",
                "a.png?x=1&lt=2&lt;",
                Some(0),
                &pairs(&[
                    ("alt", "二つ\r\n星&copy=1©"),
                    ("src", "a.png?x=1&lt=2<"),
                    ("alt", "later")
                ])
            ),
            ("", "", None, &pairs(&[("alt", ""), ("title", "a\u{ad}b")])),
        ]
    );
    assert!(page[document.images[0].span.range()].ends_with("alt=later>"));
}

#[test]
fn links_know_their_block() {
    let page =
        "<p>先頭<p><a href='/a?b&amp;c'>認定</a>と<a HREF=b>b</a><map><area href=c alt=地図></map>";
    let document = extract_text(page, Format::Html);
    let links: Vec<_> = document
        .links
        .iter()
        .map(|link| {
            let block = link.segment.map(|segment| document.segments[segment].text.as_str());
            (link.url.as_str(), &page[link.span.range()], &page[link.content.range()], block)
        })
        .collect();
    assert_eq!(
        links,
        [
            ("/a?b&c", "/a?b&amp;c", "認定", Some("認定とb")),
            ("b", "b", "b", Some("認定とb")),
            ("c", "c", "", Some("認定とb")),
        ]
    );
}

#[test]
fn a_page_knows_its_style_sheets_and_its_base() {
    let page = "<base href=/b/><base href=/c/><link rel='preload STYLESHEET' href=a.css>
        <link rel=icon href=i.png><style>img{opacity:1}</style><style></style><p>文";
    let looks = extract_text(page, Format::Html).looks;
    assert_eq!(looks.base.as_deref(), Some("/b/"));
    let sheets: Vec<&str> = looks
        .sheets
        .iter()
        .map(|sheet| match sheet {
            Sheet::Linked(address) => address.as_str(),
            Sheet::Inline(span) => &page[span.range()],
        })
        .collect();
    assert_eq!(sheets, ["a.css", "img{opacity:1}"]);
}

#[test]
fn a_link_around_boxes_belongs_to_its_first_block() {
    let page =
        "<a href=a title=題><img alt=絵><div><h3>見出し</h3><p>文</div></a><a href=b></a><p>後";
    let document = extract_text(page, Format::Html);
    let blocks: Vec<_> = document.links.iter().map(|link| link.segment).collect();
    let heading = document.segments.iter().position(|s| s.text.as_str() == "見出し");
    assert_eq!(blocks, [heading, None]);
    assert_eq!(
        dump(page, Format::Html),
        "@title | 題 [with 見出し]\n@alt | 絵\nh3 | 見出し\np | 文 [h 見出し]\np | 後\n"
    );
}

#[test]
fn images_and_captions_stand_together() {
    let page = "<figure><img alt='SECURITY ACTION 二つ星'><figcaption>IPA認定</figcaption></figure>
        <p><img alt='ロゴ'>2025年取得</p><div><img alt=''></div>";
    assert_eq!(
        dump(page, Format::Html),
        "@alt | SECURITY ACTION 二つ星 [with IPA認定]\n\
         caption | IPA認定 [with SECURITY ACTION 二つ星]\n\
         @alt | ロゴ [with 2025年取得]\n\
         p | 2025年取得 [with ロゴ]\n"
    );
}
