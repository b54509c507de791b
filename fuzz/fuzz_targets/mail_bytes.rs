//! Any bytes as a file of mails: no panic, and no secret number in what is shown of it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sa_lint::{mail, number, proof};

fuzz_target!(|data: &[u8]| {
    let Ok(mails) = mail::read(data) else { return };
    let all: Vec<_> = mails.into_iter().map(|mail| proof::evidence("fuzz", mail)).collect();
    let all = proof::without_carriers(all);
    let numbers = proof::user_numbers(&all);
    for one in &all {
        let shown = number::masked(&one.mail.text, &numbers);
        assert!(numbers.iter().all(|number| number::places(&shown, number).is_empty()));
    }
});
