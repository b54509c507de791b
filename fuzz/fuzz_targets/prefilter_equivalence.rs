//! Any bytes in any format: asking first whether a file may have findings changes none.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sa_lint::text::SourceFile;

#[path = "../../tests/invariants/mod.rs"]
#[allow(dead_code, reason = "only the list of formats is used here")]
mod invariants;
mod shared;

fuzz_target!(|data: &[u8]| {
    let Some((format, bytes)) = shared::input(data) else { return };
    let source = SourceFile::decode("fuzz", bytes.to_vec());
    let linter = shared::linter();
    assert_eq!(linter.lint(&source, format), linter.lint_fully(&source, format));
});
