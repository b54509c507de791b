//! HTML.

use sa_lint::extract::{Format, extract_text};

use super::dump::{dump, dump_decoded, dump_flow};

fn html(text: &str) -> String {
    dump(text, Format::Html)
}

/// Strings with a text stand apart from the page, and copies of the page are not read twice.
#[test]
fn scripts_show_what_their_strings_show() {
    for (script, shown) in [
        ("document.write('<b>二つ星</b>を取得')", "二つ星を取得"),
        ("const a = [{ title: '二つ星', year: 2025 }] // 取得\nb.innerHTML = c(a)", "二つ星"),
        ("const a = '二つ星を取得'", ""),
        ("dataLayer.push({ title: '二つ星を取得', of: b.innerText })", ""),
        ("self.__next_f.push([1, '二つ星を取得', b.innerHTML])", ""),
    ] {
        let page = format!("<p>一<script>{script}</script>二</p>");
        let document = extract_text(&page, Format::Html);
        let texts: Vec<&str> = document.segments.iter().map(|s| s.text.as_str()).collect();
        let expected: Vec<&str> =
            ["一二", shown].into_iter().filter(|text| !text.is_empty()).collect();
        assert_eq!(texts, expected, "{script}");
    }
    let data = "<script type='application/json'>{\"a\": \"二つ星を取得\"}</script>";
    assert_eq!(extract_text(data, Format::Html).segments.len(), 0);
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
fn the_head_of_an_article_stands_over_its_text() {
    let text = "<p>文<p>続き";
    for head in [
        "<header><h1>題</h1><nav><h2>目次</h2></nav></header>",
        "<hgroup><h1>題</h1></hgroup>",
        "<div><div><h1>題</h1><time>2026.4.1</time><div>制度</div><div>広報</div></div></div>",
        "<div role=heading aria-level=1>題</div>",
        "<a href=a><h1>題</h1></a>",
    ] {
        let blocks = html(&format!("<article>{head}<div>{text}</div></article><p>後"));
        assert!(blocks.ends_with("p | 文 [h 題]\np | 続き [h 題]\np | 後\n"), "{head}: {blocks}");
    }
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

#[test]
fn all_that_is_shown_is_read_and_nothing_else() {
    assert_eq!(
        html(
            "<p hidden style='display:none'>隠<p><q>取得</q>はNG <kbd>K</kbd>と<samp>S</samp>
            <noscript><p>JS無し</noscript><template><p>型</template><textarea> 一
二 </textarea><pre>
 一  二\r\n 三</pre><pre><code>認定</code></pre><iframe src=a>認定</iframe><xmp>認定</xmp>
            <details><summary>質問</summary>答<p>え</details><fieldset><legend>欄</legend>内</fieldset>外
            <video>動<track></video><button>押す</button> <a>一</a> <a>二</a><math><mi>x</mi></math><x-y>独</x-y>"
        ),
        "p | 隠\n\
         p | 「取得」はNG \u{FFFC}と\u{FFFC}\n\
         p | JS無し\n\
         p | 型\n\
         p | 一\\n二\n\
         p | 一  二\\n 三\n\
         caption | 質問\n\
         p | 答 [h 質問]\n\
         p | え [h 質問]\n\
         caption | 欄\n\
         p | 内 [h 欄]\n\
         p | 外動押す 一 二x独\n"
    );
}

#[test]
fn broken_markup() {
    let cases = [
        // Case, missing ends, ends without a start.
        ("<P>一<DIV>二</P></SPAN>三</DIV></br>四", "p | 一\np | 二三\np | 四\n"),
        ("<p>一</div></li></td></table></h1>二", "p | 一二\n"),
        ("<h2>一<h3>二</h2>三", "h2 | 一\nh3 | 二 [h 一]\np | 三 [h 二] [h 一]\n"),
        (
            "<dl><dt>一<dd>二<dl><dt>三</dl><dt>四</dl>",
            "dt | 一\ndd | 二 [dt 一]\ndt | 三 [list 二] [dt 一]\ndt | 四\n",
        ),
        (
            "<select><option>一<option>二<optgroup><option>三</select>四",
            "p | 一\np | 二\np | 三\np | 四\n",
        ),
        ("<ul><li><div>一<li>二<ol><li>三</ul>四", "li | 一\nli | 二\nli | 三 [list 二]\np | 四\n"),
        (
            "<table><tr><td>一<td>二<table><tr><td>三</div></table>四<tr><td>五</table>",
            "td | 一\ntd | 二 [row 一]\ntd | 三 [row 一]\ntd | 四 [row 一]\ntd | 五\n",
        ),
        ("<p>一<table><tr><td><p>二</table>三", "p | 一\ntd | 二\np | 三\n"),
        // What is never closed reaches no further than its block.
        ("<p><code>一<p>二<p><ruby>三<rt>サン<p>四", "p | 二\np | 三\np | 四\n"),
        ("<p>一<del>二<p>三", "p | 一~二~\np | 三\n"),
        ("<b>一<p>二</b>三", "p | 一\np | 二三\n"),
        // Ends of the file inside something.
        ("一<p title='", "p | 一\n"),
        ("一<!-- 二", "p | 一\n"),
        ("一<script>二", "p | 一\n"),
        ("一<script><!-- <script> </script> 二 --></script>三", "p | 一三\n"),
        ("<title>一</titl>二", "title | 一</titl>二\n"),
        ("一&am", "p | 一&am\n"),
        ("一<", "p | 一<\n"),
        // Odd bytes.
        ("一\0二\u{feff}三\u{1a}", "p | 一二三\u{1a}\n"),
        ("<p a<b='1'>一</p a='>'>二<? 三 ?><!x>四<![CDATA[五]]>", "p | 一\np | 二\u{FFFC}四\n"),
    ];
    for (page, blocks) in cases {
        assert_eq!(html(page), blocks, "{page}");
    }
}

#[test]
fn xhtml_ends_elements_in_their_start_tag() {
    let page = "<p/>一<script src='a'/><title/><p>二</p><textarea/>三";
    assert_eq!(dump(page, Format::Xhtml), "p | 一\np | 二\np | 三\n");
    assert_eq!(html("<div/>一<br/>二"), "p | 一\\n二\n");
}

#[test]
fn struck_text_over_blocks() {
    assert_eq!(
        html("<del><p> 一 <b>二</b></p><p>三</p></del><p><s>四</s> 五 <strike>六</strike>七</p>"),
        "p | ~一 二~\np | ~三~\np | ~四~ 五 ~六~七\n"
    );
}

#[test]
fn headers_of_rows_and_columns() {
    let cases = [
        (
            "<table><thead><tr><th rowspan=2>制度<th colspan=2>状況<tr><th>年<th>星</thead>
             <tr><th>SA<td>2025<td>二つ</table>",
            "th | 制度\nth | 状況\nth | 年 [col 状況]\nth | 星 [col 状況]\n\
             th | SA [col 制度]\n\
             td | 2025 [row SA] [col 年] [col 状況]\n\
             td | 二つ [row SA] [col 星] [col 状況]\n",
        ),
        (
            "<table><tr><th>一<th>二<td>三<th>四<td>五<td>六</table>",
            "th | 一\nth | 二\ntd | 三 [row 二] [row 一]\nth | 四\ntd | 五 [row 四]\ntd | 六 [row 四]\n",
        ),
        (
            "<table><tr><th scope=row>一<tr><th scope=col>二<td>三<tr><td>四<td>五</table>",
            "th | 一\nth | 二\ntd | 三\ntd | 四 [col 二]\ntd | 五 [row 四]\n",
        ),
        (
            "<table><thead><tr><td>一<td>二</thead><tr><td>三<td><ul><li>四</ul></table>",
            "td | 一\ntd | 二\ntd | 三 [col 一]\nli | 四 [row 三] [col 二]\n",
        ),
        (
            "<tr><th>一<td>二</tr><tr><td>三<td>四",
            "th | 一\ntd | 二 [row 一]\ntd | 三\ntd | 四 [row 三]\n",
        ),
    ];
    for (page, blocks) in cases {
        assert_eq!(html(page), blocks, "{page}");
    }
}

#[test]
fn what_leads_in_a_list() {
    let cases = [
        ("<div class=t>資格</div><ul><li>一</ul>", "p | 資格\nli | 一 [list 資格]\n"),
        (
            "<p>保有資格は以下のとおりです。</p><div><ul><li>一</ul></div>",
            "p | 保有資格は以下のとおりです。\nli | 一 [list 保有資格は以下のとおりです。]\n",
        ),
        (
            "<p><strong>取得済みの認証です。</strong></p><ol><li>一</ol>",
            "p | 取得済みの認証です。\nli | 一 [list 取得済みの認証です。]\n",
        ),
        ("<p>お知らせです。</p><ul><li>一</ul>", "p | お知らせです。\nli | 一\n"),
        (
            "<p>資格</p><p>文。</p><ul><li>一</ul><ul><li>二</ul>",
            "p | 資格\np | 文。\nli | 一\nli | 二\n",
        ),
        ("<table><tr><td>資格：<ul><li>一</ul></table>", "td | 資格：\nli | 一 [list 資格：]\n"),
        (
            "<p>資格</p><dl><dt>一<dd>二</dl>",
            "p | 資格\ndt | 一 [list 資格]\ndd | 二 [dt 一] [list 資格]\n",
        ),
    ];
    for (page, blocks) in cases {
        assert_eq!(html(page), blocks, "{page}");
    }
}
