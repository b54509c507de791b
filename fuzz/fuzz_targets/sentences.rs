//! Sentences of any words in any order: judged alike however they are cut up, and never wrong by right words.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/invariants/mod.rs"]
mod invariants;
mod shared;

fuzz_target!(|data: &[u8]| invariants::sentences::check(
    shared::linter(),
    &data[..data.len().min(24)]
));
