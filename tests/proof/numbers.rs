//! `sa-lint --mail`: the company's own numbers in every notation and kind of file, said masked.

use std::io::Write;

use super::compose::*;
use crate::archives::zip;
use crate::common::{Case, Said};

/// A run over `public` with what `files` holds.
fn look(files: &[(&str, &[u8])]) -> Case {
    let case = Case::new("--mail mails/a.eml public").env("SA_LINT_LANG", "ja");
    let case = case.file("mails/a.eml", first("iso-2022-jp", "7bit"));
    files.iter().fold(case, |case, (path, bytes)| case.file(&format!("public/{path}"), bytes))
}

/// The places and what is said of them, a line each.
#[track_caller]
fn found(said: &Said) -> Vec<&str> {
    unseen(&said.stdout);
    unseen(&said.stderr);
    let lines = said.stdout.lines().filter(|line| line.contains("自社の"));
    lines.filter_map(|line| line.strip_prefix("public/")).collect()
}

/// No digits of the numbers are in a text, however they are written.
#[track_caller]
fn unseen(text: &str) {
    for number in [USER, ID] {
        assert!(sa_lint::number::places(text, number).is_empty(), "a number is shown: {text}");
    }
}

const ID_SAID: &str = "error[id-exposed] 自社の自己宣言ID（●●●●●●●●●●●）があります。";
const USER_SAID: &str = "error[id-exposed] 自社の利用者番号（●●●●●●●●●●●●）があります。";

#[test]
fn every_notation_on_a_page() {
    let page = "<p data-x=\"40012345678\">a</p>\n<!-- 4001-2345-678 -->\n\
        <script>var x = { id: '４００１２３４５６７８' }</script>\n<p>4001<b>2345</b> 678</p>\n\
        <img alt=\"&#52;0012345678\">\n<p>40012345679</p>\n<a href=\"?%34001%32345678\">a</a>\n";
    let said = look(&[("a.html", page.as_bytes())]).args("--format concise").exits(1);
    let places = ["1:12", "2:6", "3:24", "4:4", "5:11", "7:11"];
    assert_eq!(found(&said), places.map(|place| format!("a.html:{place}: {ID_SAID}")));
}

#[test]
fn data_scripts_and_files_of_any_kind() {
    let user: String = USER.chars().map(|c| format!("\\u{:04x}", c as u32)).collect();
    let json = format!("{{\n\"a\": 1,\n\"b\": \"{user}\"\n}}\n");
    let said = look(&[
        ("data.json", json.as_bytes()),
        ("app.js", b"// 9876 5432 1012\n"),
        ("style.css", b"/* 987654321012 */\n"),
        ("notes.unknown", b"x\n987654321012"),
        ("sjis.txt", &encoded("番号\n９８７６－５４３２－１０１２", "shift_jis")),
    ]);
    let places =
        ["app.js:1:4", "data.json:3:7", "notes.unknown:2:1", "sjis.txt:2:1", "style.css:1:4"];
    assert_eq!(
        found(&said.args("--format concise").exits(1)),
        places.map(|place| format!("{place}: {USER_SAID}"))
    );
}

/// A page whose lines hold the numbers beside another finding, with and without their names.
const PAGE: &str = "<p>SECURITY ACTION 自己宣言ID：40012345678 二つ星を取得しました。</p>\n\
    <p>SECURITY ACTION 二つ星の認定企業 &#57;87654321012 4001-<i>2345</i>-678</p>\n";

#[test]
fn no_report_shows_a_number() {
    for format in [
        "human",
        "concise",
        "json",
        "jsonl",
        "sarif",
        "html",
        "junit",
        "checkstyle",
        "github",
        "gitlab",
        "markdown",
        "rdjson",
    ] {
        let files: [(&str, &[u8]); 3] = [
            ("a.html", PAGE.as_bytes()),
            ("40012345678.txt", b"40012345678"),
            ("b.md", b"4001 2345 678"),
        ];
        let said = look(&files).args(&format!("--format {format}")).exits(1);
        unseen(&said.stdout);
        unseen(&said.stderr);
        assert!(said.stdout.contains("●●●●●●●●●●●"), "{format}: {said}");
    }
}

#[test]
fn without_mails_too_a_number_that_is_found_is_shown_masked() {
    for format in ["human", "concise", "json", "sarif", "html", "markdown", "gitlab"] {
        let said = Case::new("public")
            .file("public/a.html", PAGE)
            .file("public/b.md", "No. 4001 2345 678\n")
            .args(&format!("--format {format}"))
            .exits(1);
        assert!(sa_lint::number::places(&said.stdout, ID).is_empty(), "{format}: {said}");
    }
}

#[test]
fn a_list_of_known_findings_holds_no_number() {
    let said =
        Case::new("public --baseline known.json --update-baseline").file("public/a.html", PAGE);
    let said = said.exits(0);
    let known = String::from_utf8(said.bytes("known.json")).unwrap();
    assert!(known.contains("id-exposed") && known.contains("●●●●●●●●●●●"), "{known}");
    unseen(&known);
    said.then("public --baseline known.json").exits(0);
}

#[test]
fn what_pdf_and_office_files_hold_beside_their_text() {
    let pdf =
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]\
        /Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n\
        4 0 obj<</Author<FEFF00340030003000310032003300340035003600370038>/Producer(x)>>endobj\n\
        trailer<</Root 1 0 R/Info 4 0 R>>\n%%EOF";
    let picture = png(b"tEXt", format!("Comment\0{USER}").as_bytes());
    let zip = zip(&[("images/a.png", &picture)]);
    let said = look(&[("a.pdf", pdf), ("site.zip", &zip)]).args("--format concise").exits(1);
    assert_eq!(
        found(&said),
        [
            format!("a.pdf (ファイルのプロパティ): {ID_SAID}"),
            format!("site.zip/images/a.png (ファイルのプロパティ): {USER_SAID}"),
        ]
    );
}

/// A PNG file with one chunk before its picture.
fn png(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let png = include_bytes!("../../docs/images/badge-page.png");
    // The header's chunk ends at byte 33.
    let mut out = png[..33].to_vec();
    out.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
    out.extend(kind);
    out.extend(data);
    out.extend([0; 4]);
    out.extend(&png[33..]);
    out
}

#[test]
fn metadata_of_pictures() {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(format!("No. {ID}").as_bytes()).unwrap();
    let packed = [b"Comment\0\0".to_vec(), packed.finish().unwrap()].concat();
    let wide: Vec<u8> = ID.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let jpeg = [b"\xff\xd8\xff\xe1\x00\x40Exif\0\0".to_vec(), wide, vec![0xff, 0xd9]].concat();
    let said = look(&[
        ("a.png", &png(b"tEXt", format!("Comment\0{ID}").as_bytes())),
        ("b.png", &png(b"zTXt", &packed)),
        ("c.jpg", &jpeg),
        ("d.png", &png(b"tEXt", b"Comment\0nothing")),
        ("index.html", b"<p>a</p>"),
    ])
    .args("--format concise")
    .exits(1);
    let inside = |name| format!("{name} (ファイルのプロパティ): {ID_SAID}");
    assert_eq!(found(&said), [inside("a.png"), inside("b.png"), inside("c.jpg")]);
}

#[test]
fn none_is_said_too() {
    let said = look(&[("a.html", b"<p>12345678901</p>")]).exits(0);
    assert!(
        said.stderr.contains("自社の番号は、調べた 1 個のファイルにありませんでした。"),
        "{said}"
    );
    let said = Case::new("--mail b.eml public")
        .env("SA_LINT_LANG", "ja")
        .file("b.eml", second("utf-8", "8bit"))
        .file("public/a.html", "<p>a</p>")
        .exits(2);
    assert!(said.stderr.contains("メールに、利用者番号も自己宣言ID もありません。"), "{said}");
}

#[test]
fn a_comment_says_why_a_number_may_stand() {
    let page = "<!-- sa-lint-disable-next-line id-exposed -- 提出用 -->\n<p>40012345678</p>\n";
    look(&[("a.html", page.as_bytes())]).exits(0);
}

#[test]
fn a_site_shows_whether_the_policy_is_there() {
    let both = |page: &str| {
        Case::new("proof a.eml b.eml --site public")
            .env("SA_LINT_LANG", "ja")
            .file("a.eml", first("utf-8", "8bit"))
            .file("b.eml", second("utf-8", "8bit"))
            .file("public/index.html", page)
    };
    let said = both("<a href=\"/p.pdf\">情報セキュリティ基本方針</a>").exits(0);
    assert!(said.stdout.contains("○ 情報セキュリティ基本方針が公開されています。"), "{said}");
    let said = both("<a href=\"/p.pdf\">プライバシーポリシー</a>").exits(1);
    assert!(
        said.stdout.contains("× 情報セキュリティ基本方針が、サイトに見つかりません。"),
        "{said}"
    );
    let said = both("").args("--out x.html --force").then_site_gone();
    assert!(said.stderr.contains("読めるページがありません"), "{said}");
}

trait SiteGone {
    fn then_site_gone(self) -> Said;
}

impl SiteGone for Case {
    fn then_site_gone(self) -> Said {
        self.prepared(|folder| std::fs::remove_dir_all(folder.join("public")).unwrap()).exits(2)
    }
}
