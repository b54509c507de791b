//! HTML.

use sa_lint::extract::Format;

use crate::dump::{dump, dump_decoded, dump_flow};

fn html(text: &str) -> String {
    dump(text, Format::Html)
}

#[test]
fn a_page() {
    let page = r#"<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8">
<title>会社概要｜株式会社サンプル</title>
<meta content="二つ星を宣言しました。" name="Description">
<meta property="og:title" content="会社概要"><meta property="og:image" content="https://example.co.jp/a.png">
<link rel="stylesheet" href="a.css" title="既定"><style>p::before { content: "取得" }</style>
<script>var a = "<p>認定</p>";</script></head>
<body class="認定"><!-- 認定 -->
<header><p><a href="/"><img src="logo.svg" alt="株式会社サンプル"></a></p></header>
<main><h1>会社概要</h1>
<p>当社は<strong>SECURITY
  ACTION</strong>の
二つ星を<br>宣言しました。</p>
<h2>取り組み</h2><p>一つ<wbr>星&amp;&#9733;</p>
</main><footer><p>© 株式会社サンプル</footer></body></html>"#;
    assert_eq!(
        html(page),
        "title | 会社概要｜株式会社サンプル\n\
         @description | 二つ星を宣言しました。 [with 会社概要｜株式会社サンプル]\n\
         @og:title | 会社概要\n\
         @alt | 株式会社サンプル\n\
         h1 | 会社概要\n\
         p | 当社はSECURITY ACTIONの二つ星を\\n宣言しました。 [h 会社概要]\n\
         h2 | 取り組み [h 会社概要]\n\
         p | 一つ星&★ [h 取り組み] [h 会社概要]\n\
         p | © 株式会社サンプル\n"
    );
}

#[test]
fn only_untouched_source_is_verbatim() {
    assert_eq!(
        dump_decoded(
            "<p> 二つ<b>星</b>を&ensp;取&shy;得<wbr>し\n　\nました\r\nA&ampB C\n D<ruby>宣<rt>せん</rt>言</ruby>&#x200b;す",
            Format::Html
        ),
        "二つ|星|を|{\u{2002}=&ensp;}|取|得|し|　|ました|{ =\r\n}|A|{&=&amp}|B C|{ =\n }|D|{宣=宣}|{言=言}|す\n"
    );
}

#[test]
fn tables() {
    assert_eq!(
        html(
            "<table><caption>一覧</caption>
            <tr><th>制度<th>状況<tr><td>ISMS<td>取得<tr><td rowspan=2>SA<td>一つ星<tr><td>二つ星</table>
            <table><tr><th>名称</th><td>A</td><th>資格<td><p>B<p>C</tr></table>
            <table><tr><td>認定</td><td>SECURITY ACTION</td></tr></table>"
        ),
        "caption | 一覧\n\
         th | 制度 [with 一覧]\n\
         th | 状況 [with 一覧]\n\
         td | ISMS [col 制度] [with 一覧]\n\
         td | 取得 [row ISMS] [col 状況] [with 一覧]\n\
         td | SA [col 制度] [with 一覧]\n\
         td | 一つ星 [row SA] [col 状況] [with 一覧]\n\
         td | 二つ星 [row SA] [col 状況] [with 一覧]\n\
         th | 名称\n\
         td | A [row 名称]\n\
         th | 資格\n\
         td | B [row 資格]\n\
         td | C [row 資格]\n\
         td | 認定\n\
         td | SECURITY ACTION [row 認定]\n"
    );
}

#[test]
fn lists_and_terms() {
    assert_eq!(
        html(
            "<h2>認証</h2><p>保有認証：</p><ul><li>ISMS<li>その他<ul><li>SECURITY ACTION</ul></ul>
            <p>当社は長い文章で説明しております。</p><ul><li>別</ul>
            <dl><dt>資格<dt>認定<dd>A<dd>B<dt>宣言<dd>C</dl>"
        ),
        "h2 | 認証\n\
         p | 保有認証： [h 認証]\n\
         li | ISMS [list 保有認証：] [h 認証]\n\
         li | その他 [list 保有認証：] [h 認証]\n\
         li | SECURITY ACTION [list その他] [list 保有認証：] [h 認証]\n\
         p | 当社は長い文章で説明しております。 [h 認証]\n\
         li | 別 [h 認証]\n\
         dt | 資格 [h 認証]\n\
         dt | 認定 [h 認証]\n\
         dd | A [dt 認定] [dt 資格] [h 認証]\n\
         dd | B [dt 認定] [dt 資格] [h 認証]\n\
         dt | 宣言 [h 認証]\n\
         dd | C [dt 宣言] [h 認証]\n"
    );
}

#[test]
fn headings_reach_to_the_end_of_their_box() {
    assert_eq!(
        html(
            "<section><div class=t><h2>上</h2></div><p>a</p>
              <div class=card><h3>札</h3><p>b<p>c</div><p>d</p><h3>下</h3><p>e</p>
            </section><p>f</p>
            <div class=t><p>NEWS</p><h2>題</h2></div><div><p>g</div>"
        ),
        "h2 | 上\n\
         p | a [h 上]\n\
         h3 | 札 [h 上]\n\
         p | b [h 札] [h 上]\n\
         p | c [h 札] [h 上]\n\
         p | d [h 上]\n\
         h3 | 下 [h 上]\n\
         p | e [h 下] [h 上]\n\
         p | f\n\
         p | NEWS\n\
         h2 | 題\n\
         p | g\n"
    );
}

#[test]
fn blocks_follow_each_other_within_their_section() {
    assert_eq!(
        dump_flow(
            "<div class=label>認定</div><div>SECURITY ACTION</div>
             <div><p>1<p>2</div><div><p>3<p>4</div>
             <section>5<p>6</section><p>7<p><img alt=バッジ></p><p>8",
            Format::Html
        ),
        "認定\nSECURITY ACTION <- 認定\n1 <- SECURITY ACTION\n2 <- 1\n3\n4 <- 3\n5\n6 <- 5\n7\n\
         バッジ <- 7\n8 <- バッジ\n"
    );
}
