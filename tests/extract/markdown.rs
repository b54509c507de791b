//! Markdown.

use sa_lint::extract::{Format, extract_text};

use super::dump::{dump, dump_decoded};

fn markdown(text: &str) -> String {
    dump(text, Format::Markdown)
}

#[test]
fn a_page() {
    let page = "# 会社概要\n\n当社は**SECURITY\nACTION** の~~取得~~`code`&amp;宣言\\*。[IPA](https://example.co.jp/ \"題\")\n\n\
        認証：\n\n- ISMS\n- SECURITY ACTION\n  - 二つ星\n\n\
        | 制度 | 状況 |\n| --- | --- |\n| SA | 二つ星 |\n\n\
        ![バッジ](a.png)\n\n<div class=\"x\">\n<p>HTML<br>の段落</p>\n\n段落<br>と<b>太字</b>\n\n</div>\n\n```\n認定\n```\n";
    assert_eq!(
        markdown(page),
        "h1 | 会社概要\n\
         p | 当社はSECURITY\\nACTION の~取得~\u{FFFC}&宣言*。IPA [h 会社概要]\n\
         @title | 題 [with 当社はSECURITY\\nACTION の取得\u{FFFC}&宣言*。IPA] [h 会社概要]\n\
         p | 認証： [h 会社概要]\n\
         li | ISMS [list 認証：] [h 会社概要]\n\
         li | SECURITY ACTION [list 認証：] [h 会社概要]\n\
         li | 二つ星 [list SECURITY ACTION] [list 認証：] [h 会社概要]\n\
         th | 制度 [h 会社概要]\n\
         th | 状況 [h 会社概要]\n\
         td | SA [col 制度] [h 会社概要]\n\
         td | 二つ星 [row SA] [col 状況] [h 会社概要]\n\
         @alt | バッジ [h 会社概要]\n\
         p | HTML\\nの段落 [h 会社概要]\n\
         p | 段落\\nと太字 [h 会社概要]\n"
    );
}

#[test]
fn only_untouched_source_is_verbatim() {
    assert_eq!(
        dump_decoded("a\\*b&lt;c **d** e\r\nf  \ng\n> h\n> i", Format::Markdown),
        "a|*b|{<=&lt;}|c |d| e|{\n=\r\n}|f|{\n=  \n}|g\nh\n|i\n"
    );
    assert_eq!(
        dump_decoded(
            "| a | b \\| c |\n|-|-|\n| <b>d</b>&copy; | `e` f |\n\n<ruby>取得<rt>しゅとく</rt></ruby>し&shy;た",
            Format::Markdown
        ),
        "a\nb || c\nd|{©=&copy;}\n{\u{FFFC}=`e`}| f\n{取=取}|{得=得}|し|た\n"
    );
}

#[test]
fn structure() {
    let cases = [
        (
            "題\n===\n\n文\n\n副\n---\n\n文 {#x}\n\n### 三 {#c .d}\n\n文",
            "h1 | 題\np | 文 [h 題]\nh2 | 副 [h 題]\np | 文 {#x} [h 副] [h 題]\nh3 | 三 [h 副] [h 題]\np | 文 [h 三] [h 副] [h 題]\n",
        ),
        (
            "1. 一\n\n   続き\n2. 二\n\n- [x] 済\n- [ ] 未",
            "li | 一\nli | 続き\nli | 二\nli | 済\nli | 未\n",
        ),
        ("資格\n: 一つ\n: 二つ\n", "dt | 資格\ndd | 一つ [dt 資格]\ndd | 二つ [dt 資格]\n"),
        ("文[^1]です\n\n[^1]: 注\n", "p | 文です\np | 注\n"),
        ("> [!NOTE]\n> 引用\n>\n> - 一\n", "p | 引用\nli | 一 [list 引用]\n"),
        ("> <div>\n> <p>引用の\n> 中</p>\n> </div>\n\n後", "p | 引用の中\np | 後\n"),
        (
            "<details>\n<summary>質問</summary>\n\n答 **え**\n\n</details>\n\n後",
            "caption | 質問\np | 答 え [h 質問]\np | 後\n",
        ),
        (
            "<ul>\n<li>一\n\n段落\n\n- 二\n\n</ul>\n\n後",
            "li | 一\nli | 段落\nli | 二 [list 段落]\np | 後\n",
        ),
        (
            "    認定\n\n文 `認定` <!-- 認定 --> <script>認定</script>\n\n---\n\n<!-- 認定\n\n認定 -->\n",
            "p | 文 \u{FFFC}\n",
        ),
        ("</div>\n\n- </li>一\n\n後</p>", "li | 一\np | 後\n"),
        ("**保有認証です。**\n\n* 一", "p | 保有認証です。\nli | 一 [list 保有認証です。]\n"),
        ("~~取得~~ <del>認定</del> *宣言*", "p | ~取得 認定~ 宣言\n"),
    ];
    for (page, blocks) in cases {
        assert_eq!(markdown(page), blocks, "{page}");
    }
}

#[test]
fn links_and_images_have_their_places() {
    let page = "# [題](/a?b&amp;c)\n\n[一](</d e> '副題') [二][R] <https://example.co.jp/f> https://example.co.jp/g。\
        ![絵 *強*](h(i).png \"絵題\")と<img src=j alt=k>\n\n[r]: /l \"定義\"\n\n[三][r]\n\n![](m.png)";
    let document = extract_text(page, Format::Markdown);
    let links: Vec<_> = document
        .links
        .iter()
        .map(|link| {
            let block = link.segment.map(|segment| &document.segments[segment].kind);
            assert!(block.is_some());
            (link.url.as_str(), &page[link.span.range()], &page[link.content.range()])
        })
        .collect();
    assert_eq!(
        links,
        [
            ("/a?b&c", "/a?b&amp;c", "[題"),
            ("/d e", "/d e", "[一"),
            ("/l", "/l", "[二"),
            ("https://example.co.jp/f", "https://example.co.jp/f", "<https://example.co.jp/f"),
            ("https://example.co.jp/g", "https://example.co.jp/g", "https://example.co.jp/g"),
            ("/l", "/l", "[三"),
        ]
    );
    let images: Vec<_> = document
        .images
        .iter()
        .map(|image| {
            let alt = image.alt.map(|alt| document.segments[alt].text.as_str());
            (&page[image.span.range()], &page[image.src_span.range()], alt)
        })
        .collect();
    assert_eq!(
        images,
        [
            ("![絵 *強*](h(i).png \"絵題\")", "h(i).png", Some("絵 強")),
            ("<img src=j alt=k>", "j", Some("k")),
            ("![](m.png)", "m.png", None),
        ]
    );
    assert_eq!(
        markdown(page),
        "h1 | 題\n\
         p | 一 二 https://example.co.jp/f https://example.co.jp/g。と [with k] [with 絵 強] [h 題]\n\
         @title | 副題 [with …] [h 題]\n\
         @title | 定義 [with …] [h 題]\n\
         @alt | 絵 強 [with …] [h 題]\n\
         @title | 絵題 [with …] [h 題]\n\
         @alt | k [with …] [h 題]\n\
         p | 三 [h 題]\n"
            .replace('…', "一 二 https://example.co.jp/f https://example.co.jp/g。と")
    );
}
