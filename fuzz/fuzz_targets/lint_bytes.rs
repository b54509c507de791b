//! Any bytes in any format: no panic, and every finding tells a true place.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sa_lint::text::SourceFile;

#[path = "../../tests/invariants/mod.rs"]
mod invariants;
mod shared;

fuzz_target!(|data: &[u8]| {
    let Some((format, bytes)) = shared::input(data) else { return };
    let source = SourceFile::decode("fuzz", bytes.to_vec());
    invariants::check(&source, &shared::linter().lint_fully(&source, format));
});
