//! Documents of any size that repeat one piece of text.

use sa_lint::extract::Format;

/// A document of one piece of text again and again.
pub(crate) struct Shape {
    /// What it is called.
    pub(crate) name: &'static str,
    /// How it is read.
    pub(crate) format: Format,
    head: &'static str,
    piece: &'static str,
}

impl Shape {
    /// About `size` bytes of it.
    pub(crate) fn text(&self, size: usize) -> String {
        format!("{}{}", self.head, self.piece.repeat(size / self.piece.len()))
    }
}

const fn html(name: &'static str, piece: &'static str) -> Shape {
    Shape { name, format: Format::Html, head: "<h1>SECURITY ACTION</h1><p>", piece }
}

const fn text(name: &'static str, piece: &'static str) -> Shape {
    Shape { name, format: Format::Text, head: "SECURITY ACTION\n", piece }
}

const fn markdown(name: &'static str, piece: &'static str) -> Shape {
    Shape { name, format: Format::Markdown, head: "SECURITY ACTION\n\n", piece }
}

/// Without the scheme's name: what is asked before anything is read in full.
const fn unnamed(name: &'static str, piece: &'static str) -> Shape {
    Shape { name, format: Format::Html, head: "<p>", piece }
}

/// What is tried.
pub(crate) const SHAPES: &[Shape] = &[
    html(
        "dense page",
        "<h2>認定・資格</h2><p>当社は<b>SECURITY ACTION</b>「二つ星」を取得しました。ISO 27001の認証も受けています。<ul><li>情報セキュリティ方針を定めました。<li>お問い合わせはこちら</ul>",
    ),
    html("sentences", "SECURITY ACTION 二つ星を取得しました。"),
    html("no end of sentence", "SECURITY ACTION 二つ星を取得し、"),
    html("levels without a name", "二つ星を取得"),
    html("open quotation marks", "SECURITY ACTION「"),
    html("names", "SECURITY ACTION "),
    html("levels", "二つ星"),
    html("stars", "★ "),
    html("levels that are none", "SECURITY ACTION三つ星、"),
    html("descriptions", "SECURITY ACTIONは認証制度です、"),
    html("English", "We obtained SECURITY ACTION two stars, certified, "),
    html("quoted", "\"SECURITY ACTION 認定\" "),
    html("other schemes", "ISO27001はSECURITY ACTION取得、"),
    html("enumerations", "認定企業("),
    html("anaphors", "同制度を取得、"),
    html("numbers", "自己宣言ID 41234567890 "),
    html("struck out", "<del>二つ星を取得</del>、"),
    html("headings", "<h2>認定</h2><p>SECURITY ACTION"),
    html("list items", "<li>SECURITY ACTION 二つ星を取得しました"),
    html("cells", "<td>SECURITY ACTION取得"),
    html("rows", "<tr><th>認定<td>SECURITY ACTION"),
    html("nested boxes", "<div>"),
    html("unclosed tags", "<b>SECURITY ACTION"),
    html("links", "<a href='https://www.example.co.jp/'>SECURITY ACTION</a>"),
    html("pictures", "<img src=a alt='SECURITY ACTION認定'>"),
    html("character references", "&#83;ECURITY&nbsp;ACTION&amp;"),
    html("ruby", "<ruby>取<rt>しゅ</ruby>"),
    html("line breaks", "SECURITY ACTION取得<br>"),
    text("lines", "SECURITY ACTION 二つ星を取得\n"),
    text("open brackets", "「"),
    text("closing brackets", ")取得"),
    markdown("paragraphs", "SECURITY ACTION 二つ星を取得しました。\n\n"),
    markdown("links in Markdown", "[SECURITY ACTION取得](http://a) "),
    markdown("emphasis", "*"),
    markdown("templates", "{{"),
    unnamed("less-than signs", "<"),
    unnamed("asterisks and letters", "星*"),
    unnamed("half of a name", "security ac "),
    unnamed("references", "&#x661f;"),
    unnamed("comments", "星<!--"),
];
