//! Any bytes in any format, repaired: nothing outside the edits changes, and nothing is left to be done.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/invariants/mod.rs"]
mod invariants;
mod shared;

fuzz_target!(|data: &[u8]| {
    let Some((format, bytes)) = shared::input(data) else { return };
    invariants::repairs::check(shared::linter(), bytes, format);
});
