//! The document as it is printed: golden pages, and with real tools the PDF that Chromium makes.

use std::io::Read;
use std::path::Path;
use std::process::Command;

use super::compose::*;
use crate::common::{Case, Said};
use crate::tools;

/// A call with both mails of one or two stars.
fn both(stars: char, args: &str) -> Case {
    let subject = COMPLETED.replace('二', &stars.to_string());
    Case::new(&format!("proof 完了.eml 受理.eml {args}"))
        .env("SA_LINT_LANG", "ja")
        .file("完了.eml", mail(&subject, &completed(), DAY_1, "iso-2022-jp", "7bit"))
        .file("受理.eml", second("utf-8", "base64"))
}

/// The document without the day on which it was made.
fn document(said: &Said) -> String {
    let html = String::from_utf8(said.bytes("sa-lint-proof.html")).unwrap();
    let lines = html.lines().filter(|line| !line.starts_with("<p class=\"made\">"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// `UPDATE_GOLDEN=1 cargo test` writes the pages anew; look at them before they are committed.
#[test]
fn documents_are_as_they_were() {
    for (stars, name) in [('一', "one-star"), ('二', "two-stars")] {
        let html = document(&both(stars, "").exits(0));
        let path = Path::new("tests/golden/proof").join(format!("{name}.html"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &html).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(html == golden, "{} differs", path.display());
    }
}

/// The output of a tool.
fn tool(name: &str, args: &[&str], folder: &Path) -> String {
    let output = Command::new(name).args(args).current_dir(folder).output();
    let output = output.unwrap_or_else(|error| panic!("{name}: {error}; run tests/setup.sh"));
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// All bytes of a PDF, and of each of its streams unpacked.
fn everything(pdf: &[u8]) -> Vec<u8> {
    let mut all = pdf.to_vec();
    for (at, _) in pdf.windows(6).enumerate().filter(|(_, six)| *six == b"stream") {
        let data = &pdf[at + 6..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let mut unpacked = Vec::new();
        let _ = flate2::read::ZlibDecoder::new(data).read_to_end(&mut unpacked);
        all.extend(unpacked);
    }
    all
}

#[test]
fn the_pdf_is_a4_and_holds_no_masked_number() {
    if !tools::wanted() {
        return;
    }
    let path = std::env::var("PATH").unwrap();
    let said = both('二', "--pdf").env("PATH", &path).env("HOME", "/tmp").exits(0);
    let info = tool("pdfinfo", &["sa-lint-proof.pdf"], said.path());
    assert!(info.contains("Pages:           3") && info.contains("A4"), "{info}");
    let text = tool("pdftotext", &["-layout", "sa-lint-proof.pdf", "-"], said.path());
    for words in
        ["株式会社サンプル", ID, "●●●●●●●●●●●●", "1/3", "3/3", "security-action-info@ipa.go.jp"]
    {
        assert!(text.contains(words), "no {words} in {text}");
    }
    // Each mail begins on a page of its own, its headers with it.
    let pages: Vec<&str> = text.split('\u{c}').collect();
    assert!(pages[1].contains("書面 1") && pages[1].contains("2025年10月1日 10:05"), "{text}");
    assert!(pages[2].contains("書面 2") && pages[2].contains("申込受理のご連絡"), "{text}");
    let all = everything(&said.bytes("sa-lint-proof.pdf"));
    let wide: Vec<u8> = USER.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let hex: String = wide.iter().map(|byte| format!("{byte:02X}")).collect();
    for trace in [USER.as_bytes(), &wide, hex.as_bytes(), hex.to_lowercase().as_bytes()] {
        assert!(!all.windows(trace.len()).any(|bytes| bytes == trace), "the number is in the PDF");
    }
    assert!(!text.replace(char::is_whitespace, "").contains(USER));
    // What this program wrote it may write again; what others wrote it may not.
    let said = said.then("proof 完了.eml 受理.eml --pdf").env("PATH", &path).exits(0);
    std::fs::write(said.path().join("sa-lint-proof.pdf"), "%PDF-1.4 of others").unwrap();
    said.then("proof 完了.eml 受理.eml --pdf").env("PATH", &path).exits(2);
}

#[test]
fn without_a_browser_the_page_is_there_and_says_how() {
    let said = both('二', "--pdf").env("PATH", "/nowhere").env("SA_LINT_LANG", "ja").exits(2);
    assert!(said.stderr.contains("Chrome・Edge・Chromium が見つかりません"), "{said}");
    assert!(!said.bytes("sa-lint-proof.html").is_empty());
}

#[test]
fn a_print_of_the_page_as_pdf_is_read() {
    if !tools::wanted() {
        return;
    }
    let path = std::env::var("PATH").unwrap();
    let page = "<!doctype html><meta charset=utf-8><p>自己宣言状況確認</p><p>事業者名：株式会社サンプル</p>\
        <p>取組み段階：二つ星</p><p>受付状況：申込受理</p>";
    let case = Case::new("proof page.pdf").env("SA_LINT_LANG", "ja").file("page.html", page);
    let said = case
        .prepared(|folder| {
            let profile = format!("--user-data-dir={}", folder.join("profile").display());
            let page = format!("file://{}", folder.join("page.html").display());
            let status = Command::new("chromium")
                .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"])
                .args([&profile, "--print-to-pdf=page.pdf", &page])
                .current_dir(folder)
                .env("PATH", &path)
                .output();
            assert!(status.is_ok_and(|output| output.status.success()), "run tests/setup.sh");
        })
        .exits(0);
    for line in [
        "○ 自己宣言状況の画面の写しがあります",
        "○ 会社名は、どれも同じです: 株式会社サンプル",
        "○ 取組み段階: 二つ星",
    ] {
        assert!(said.stdout.contains(line), "{said}");
    }
}
