//! Any bytes as the front matter of a page, and any bytes in an encoding that is said to be theirs.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sa_lint::extract::Format;
use sa_lint::text::{Encoding, SourceFile};

#[path = "../../tests/invariants/mod.rs"]
mod invariants;
mod shared;

/// How front matter begins and ends.
const FENCES: [(&str, &str); 4] =
    [("---\n", "\n---\n"), ("+++\n", "\n+++\n"), ("{\n", "\n}\n\n"), ("---json\n", "\n---\n")];
const FORMATS: [Format; 4] = [Format::Markdown, Format::Html, Format::Astro, Format::Mdx];
const ENCODINGS: [&str; 8] = [
    "utf-8",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "utf-16le",
    "utf-16be",
    "gb18030",
    "windows-1252",
];

fuzz_target!(|data: &[u8]| {
    let [first, second, bytes @ ..] = data else { return };
    let (first, second) = (usize::from(*first), usize::from(*second));
    if first >= 128 {
        let Some(encoding) = Encoding::for_label(ENCODINGS[first % 8].as_bytes()) else { return };
        let source = SourceFile::decode_as("fuzz", bytes.to_vec(), encoding);
        let format = Format::ALL[second % Format::ALL.len()];
        invariants::suppressions(shared::linter(), &source, format);
        let same = source.splice(&[]).map(|raw| raw == bytes);
        assert_ne!(same.ok(), Some(false), "written back without an edit");
        return;
    }
    let (opens, closes) = FENCES[first % 4];
    let page = [
        opens.as_bytes(),
        bytes,
        closes.as_bytes(),
        "SECURITY ACTION 二つ星を取得しました。".as_bytes(),
    ]
    .concat();
    let format = FORMATS[second % 4];
    invariants::suppressions(shared::linter(), &SourceFile::decode("fuzz", page.clone()), format);
    invariants::repairs::check(shared::linter(), &page, format);
});
