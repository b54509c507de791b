//! Any bytes as a file that is no text, or as its main part: no panic, findings in order and at known
//! places, and what is repaired is read again.

#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use sa_lint::extract::{Format, Limits, members, open, splice};
use sa_lint::text::Span;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

#[path = "../../tests/invariants/mod.rs"]
mod invariants;
mod shared;

/// The parts that each office format begins with.
const PARTS: [(Format, &str, &str); 4] = [
    (Format::Word, "word/document.xml", "<w:document>"),
    (Format::OpenText, "content.xml", ""),
    (Format::OpenSlides, "content.xml", ""),
    (Format::OpenSheets, "content.xml", ""),
];

fn package(name: &str, start: &str, text: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    writer.start_file(name, options).expect("a part");
    writer.write_all(start.as_bytes()).expect("memory");
    writer.write_all(text).expect("memory");
    writer.finish().expect("an archive").into_inner()
}

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let packed: Vec<Format> = Format::ALL.into_iter().filter(|format| format.is_packed()).collect();
    let choice = usize::from(*first) % (packed.len() + PARTS.len() + 1);
    let (format, bytes) = if let Some(format) = packed.get(choice) {
        (*format, bytes.to_vec())
    } else if let Some((format, name, start)) = PARTS.get(choice - packed.len()) {
        (*format, package(name, start, bytes))
    } else {
        let _ = members(Format::Zip, bytes, &Limits::USUAL, &|_| true, &mut |_| ());
        return;
    };
    let Ok(source) = open("fuzz", Some(format), bytes, None) else { return };
    let found = shared::linter().lint_fully(&source, format);
    invariants::check(&source, &found);
    for finding in &found {
        assert!(finding.location.is_some());
    }
    let end = source.text().ceil_char_boundary(1);
    if let Ok(raw) = splice(&source, &[(Span::new(0, end), "a")]) {
        assert!(open("fuzz", Some(format), raw, None).is_ok());
    }
});
