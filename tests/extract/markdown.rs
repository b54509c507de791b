//! Markdown.

use sa_lint::extract::Format;

use crate::dump::{dump, dump_decoded};

#[test]
fn a_page() {
    let page = "# 会社概要\n\n当社は**SECURITY\nACTION** の~~取得~~`code`&amp;宣言\\*。[IPA](https://example.co.jp/ \"題\")\n\n\
        認証：\n\n- ISMS\n- SECURITY ACTION\n  - 二つ星\n\n\
        | 制度 | 状況 |\n| --- | --- |\n| SA | 二つ星 |\n\n\
        ![バッジ](a.png)\n\n<div class=\"x\">\n<p>HTML<br>の段落</p>\n\n段落<br>と<b>太字</b>\n\n</div>\n\n```\n認定\n```\n";
    assert_eq!(
        dump(page, Format::Markdown),
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
}
