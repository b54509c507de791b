//! Any text as a configuration, a baseline, a rule file: what is wrong is said with its place.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

fuzz_target!(|data: &[u8]| {
    let Some((kind, bytes)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match kind % 3 {
        0 => invariants::written::configuration(text),
        1 => invariants::written::baseline(text),
        _ => invariants::written::rule_file(text),
    }
});
