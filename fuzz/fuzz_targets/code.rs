//! Any bytes as a script or data: no panic, every finding at a true place, none lost unread.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sa_lint::extract::Format;
use sa_lint::text::SourceFile;

#[path = "../../tests/invariants/mod.rs"]
mod invariants;
mod shared;

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let code: Vec<Format> =
        Format::ALL.into_iter().filter(|format| format.is_code() || format.holds_code()).collect();
    let format = code[usize::from(*first) % code.len()];
    let source = SourceFile::decode("fuzz", bytes.to_vec());
    let found = shared::linter().lint_fully(&source, format);
    invariants::check(&source, &found);
    assert_eq!(shared::linter().lint(&source, format), found);
});
