//! `sa-lint --mail`: the company's own numbers in every notation and kind of file, said masked.

use std::io::Write;

use super::compose::*;
use crate::common::{Case, Said};

/// A run over `public` with what `files` holds.
fn look(files: &[(&str, &[u8])]) -> Case {
    let case = Case::new("--mail mails/a.eml public").env("SA_LINT_LANG", "ja");
    let case = case.file("mails/a.eml", first("iso-2022-jp", "7bit"));
    files.iter().fold(case, |case, (path, bytes)| case.file(&format!("public/{path}"), bytes))
}

/// What is said of the numbers, without what the run itself says.
#[track_caller]
fn found(said: &Said) -> Vec<&str> {
    for text in [&said.stdout, &said.stderr] {
        assert!(!text.contains(USER) && !text.contains(ID), "a number is shown: {said}");
    }
    let lines = said.stderr.lines().filter(|line| line.contains("自社の"));
    lines.map(|line| line.trim_start_matches("sa-lint: ")).collect()
}

#[test]
fn every_notation_on_a_page() {
    let page = "<p data-x=\"40012345678\">a</p>\n<!-- 4001-2345-678 -->\n\
        <script>var x = { id: '４００１２３４５６７８' }</script>\n<p>4001<b>2345</b> 678</p>\n\
        <img alt=\"&#52;0012345678\">\n<p>40012345679</p>\n";
    let said = look(&[("a.html", page.as_bytes())]).exits(1);
    let lines: Vec<String> = (1..=5)
        .map(|line| {
            format!("「public/a.html」の {line} 行目に、自社の自己宣言ID（●●●●●●●●●●●）があります。")
        })
        .chain(["自社の番号が 5 か所にあります。公開する前に、すべて消してください。すでに公開した利用者番号は、IPA の事務局に相談してください。".to_owned()])
        .collect();
    assert_eq!(found(&said), lines);
}

#[test]
fn data_and_scripts() {
    let user: String = USER.chars().map(|c| format!("\\u{:04x}", c as u32)).collect();
    let json = format!("{{\n\"a\": 1,\n\"b\": \"{user}\"\n}}\n");
    let said = look(&[
        ("data.json", json.as_bytes()),
        ("app.js", b"// 9876 5432 1012\n"),
        ("style.css", b"/* 987654321012 */\n"),
        ("sjis.txt", &encoded("番号\n９８７６－５４３２－１０１２", "shift_jis")),
    ]);
    assert_eq!(
        found(&said.exits(1))[..4],
        [
            "「public/app.js」の 1 行目に、自社の利用者番号（●●●●●●●●●●●●）があります。",
            "「public/data.json」の 3 行目に、自社の利用者番号（●●●●●●●●●●●●）があります。",
            "「public/sjis.txt」の 2 行目に、自社の利用者番号（●●●●●●●●●●●●）があります。",
            "「public/style.css」の 1 行目に、自社の利用者番号（●●●●●●●●●●●●）があります。",
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
    .exits(1);
    let inside =
        |name| format!("「public/{name}」の中に、自社の自己宣言ID（●●●●●●●●●●●）があります。");
    assert_eq!(found(&said)[..3], [inside("a.png"), inside("b.png"), inside("c.jpg")]);
}

#[test]
fn none_is_said_too() {
    let said = look(&[("a.html", b"<p>12345678901</p>")]).exits(0);
    assert_eq!(found(&said), ["自社の番号は、調べた 1 個のファイルにありませんでした。"]);
    let said = Case::new("--mail b.eml public")
        .env("SA_LINT_LANG", "ja")
        .file("b.eml", second("utf-8", "8bit"))
        .file("public/a.html", "<p>a</p>")
        .exits(2);
    assert!(said.stderr.contains("メールに、利用者番号も自己宣言ID もありません。"), "{said}");
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
