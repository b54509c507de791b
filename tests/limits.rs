//! How much of a file is read: what is over a limit is named with it, and the limit can be set.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::common::{Case, found};
use crate::office::{package, relations};
use crate::pdf::pdf;

const WRONG: &str = "<p>SECURITY ACTION 二つ星を取得しました。</p>";

/// An archive of files that are made of a byte again and again, so that it is small itself.
fn bomb(files: &[(&str, usize)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, size) in files {
        writer.start_file(*name, options).unwrap();
        let block = vec![b' '; 1 << 20];
        for _ in 0..size >> 20 {
            writer.write_all(&block).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_is_over_a_limit_is_named_with_it() {
    let long =
        format!("<w:document xmlns:w='w'><w:body>{}</w:body></w:document>", " ".repeat(1 << 20));
    let main = relations(&[("r1", "officeDocument", "word/document.xml")]);
    let document = package(&[("word/document.xml", &long), ("_rels/.rels", &main)]);
    let mailbox =
        "From a@example.co.jp Thu Jan  1 00:00:00 2026\nSubject: a\n\na\n\n".repeat(5_001);
    Case::new("--lang en --quiet --skip-rule policy-missing .")
        .file(
            "sa-lint.toml",
            "[lint.limits]\nfile_size = 1\narchive_files = 2\narchive_depth = 1\npdf_pages = 1\n",
        )
        .file("a.html", format!("{WRONG}{}", " ".repeat(1 << 20)))
        .file("b.pdf", pdf("UniJIS-UCS2-H", &["", ""]))
        .file("c.docx", document)
        .file("d.zip", bomb(&[("a.html", 2 << 20)]))
        .file("e.zip", bomb(&[("a.html", 0), ("b.html", 0), ("c.html", 0)]))
        .file("f.mbox", mailbox)
        .exits(2)
        .stdout("")
        .stderr(
            "sa-lint: a.html: it is larger than 1 MiB, so it was not checked ([lint.limits] file_size)\n\
             sa-lint: b.pdf: there are more than 1 pages in it, so it was not checked ([lint.limits] pdf_pages)\n\
             sa-lint: c.docx: unpacked it is larger than 1 MiB, so it was not checked ([lint.limits] file_size)\n\
             sa-lint: d.zip/a.html: unpacked, the files up to this one are larger than 1 MiB together; \
             this one and the rest were not checked ([lint.limits] file_size)\n\
             sa-lint: e.zip: there are more than 2 files in it; the rest was not checked ([lint.limits] archive_files)\n\
             sa-lint: f.mbox: there are more than 5000 mails in it, so it was not checked\n",
        );
}

/// Fifty archives that unpack to gigabytes, in one: the first is named, the rest is not unpacked. What says
/// itself how large it is is not unpacked at all; what lies is unpacked as far as the limit.
#[test]
fn a_zip_of_bombs_is_bounded_and_named() {
    let honest = bomb(&[("a.html", 2 << 20)]);
    let mut liar = honest.clone();
    let size = (2_u32 << 20).to_le_bytes();
    for at in memchr::memmem::find_iter(&honest, &size) {
        liar[at..at + 4].copy_from_slice(&9_u32.to_le_bytes());
    }
    assert_ne!(liar, honest);
    for (inner, said) in [(honest, "unpacked, the files up to this one are larger"), (liar, "")] {
        let names: Vec<String> = (0..50).map(|number| format!("{number:02}.zip")).collect();
        let mut files: Vec<(&str, &[u8])> = vec![("0.html", WRONG.as_bytes())];
        files.extend(names.iter().map(|name| (&**name, &*inner)));
        let printed = Case::new("--lang en --format concise --skip-rule policy-missing a.zip")
            .file("sa-lint.toml", "[lint.limits]\nfile_size = 1\n")
            .file("a.zip", zipped(&files))
            .exits(2);
        assert!(printed.stdout.contains("a.zip/0.html:1:"), "{printed}");
        let named = format!("sa-lint: a.zip/00.zip/a.html: {said}");
        assert!(printed.stderr.starts_with(&named), "{printed}");
        assert!(printed.stderr.matches("sa-lint: ").count() <= 51, "{printed}");
    }
}

/// An archive of these files, as they are.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Each configuration holds for its own files, and what it does not say the one that it extends does.
#[test]
fn a_limit_can_be_raised_for_some_files() {
    let large = format!("{WRONG}{}", " ".repeat(2 << 20));
    Case::new("--lang en --quiet --format concise --skip-rule policy-missing one two")
        .file("base.toml", "[lint.limits]\nfile_size = 1\npdf_pages = 1\n")
        .file("one/sa-lint.toml", "extends = \"../base.toml\"\n")
        .file("one/a.html", large.clone())
        .file("two/sa-lint.toml", "extends = \"../base.toml\"\n[lint.limits]\nfile_size = 3\n")
        .file("two/a.html", large)
        .file("two/b.pdf", pdf("UniJIS-UCS2-H", &["", ""]))
        .exits(2)
        .stderr(
            "sa-lint: one/a.html: it is larger than 1 MiB, so it was not checked ([lint.limits] file_size)\n\
             sa-lint: two/b.pdf: there are more than 1 pages in it, so it was not checked ([lint.limits] pdf_pages)\n",
        );
}

#[test]
fn a_limit_that_is_none_is_refused_at_its_place() {
    let said = Case::new("--lang en .")
        .file(
            "sa-lint.toml",
            "[lint.limits]\nfile_size = 0\npdf_pages = 9999999\narchive_depth = \"3\"\n",
        )
        .exits(2);
    for part in
        ["sa-lint.toml:2:", "1 to 4096", "sa-lint.toml:3:", "1 to 1000000", "sa-lint.toml:4:"]
    {
        assert!(said.stderr.contains(part), "{part}: {said}");
    }
}

/// A parser that stops at some depth leaves its text to another way of reading.
#[test]
fn no_text_is_lost_however_deep_it_lies() {
    let text = "SECURITY ACTION 二つ星を取得しました。";
    for depth in [10, 130, 200, 500, 2_000] {
        let nest = |opens: &str, heart: &str, closes: &str| {
            format!("{}{heart}{}", opens.repeat(depth), closes.repeat(depth))
        };
        let quoted = format!("\"{text}\"");
        for (name, document) in [
            ("a.json", nest("[", &quoted, "]")),
            ("a.json", nest("{\"a\":", &quoted, "}")),
            ("a.yaml", nest("[", &quoted, "]")),
            ("a.yaml", nest("- ", text, "")),
            ("a.toml", format!("a = {}", nest("[", &quoted, "]"))),
            ("a.js", format!("export default {}", nest("[", &quoted, "]"))),
            ("a.tsx", format!("export default {}", nest("<div>", text, "</div>"))),
            ("a.html", nest("<div>", text, "</div>")),
            ("a.html", nest("<section><p>", text, "</section>")),
            ("a.md", nest("> ", text, "")),
            ("a.md", nest("- ", text, "")),
            ("a.md", nest("1. > ", text, "")),
            ("a.php", nest("<?php if ($a) { ?>", text, "<?php } ?>")),
        ] {
            assert_eq!(found(name, document.as_bytes()).len(), 1, "{name}, {depth} deep");
        }
    }
}

/// Longer than a parser is trusted with: elements and comments are read all the same.
#[test]
fn no_text_between_tags_is_lost_however_long_a_script_is() {
    let line = "export const A = ({ b }) => <p className=\"c\">情報{b}</p>;\n";
    let wrong =
        "export const B = () => (\n  <p>SECURITY ACTION <b>二つ星</b>を取得しました。</p>\n);\n";
    let mut script = line.repeat((2 << 20) / line.len() + 1) + wrong;
    assert_eq!(found("a.tsx", script.as_bytes()).len(), 1);
    script += "// sa-lint-disable-file acquisition-claim -- an example\n";
    assert_eq!(found("a.tsx", script.as_bytes()).len(), 0);
}
