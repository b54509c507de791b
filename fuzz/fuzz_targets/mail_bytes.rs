//! Any bytes as a file of mails: no panic, no secret number in what is shown of it, nothing that runs.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/invariants/mails.rs"]
mod mails;

fuzz_target!(|data: &[u8]| mails::check(data));
