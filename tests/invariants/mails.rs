//! What holds of any bytes that are handed over as a mail, for tests and fuzz targets alike.

use sa_lint::message::Lang;
use sa_lint::number;
use sa_lint::proof::{self, Given, Held, Proof};

/// Panics unless a proof that is made of the bytes shows no secret number, runs nothing and asks for
/// nothing.
pub(crate) fn check(bytes: &[u8]) {
    let Some(purpose) = proof::purposes().first() else { panic!("no purposes") };
    let today = "2026-11-01".parse().unwrap_or_default();
    let given = Given { purpose, stars: None, policy: None, today };
    let held = [Held { name: "a.eml", bytes }];
    let Ok(Proof { gathered, checks, html, .. }) = proof::prove(&held, &given, false) else {
        return;
    };
    let gone = |text: &str, numbers: &[String]| {
        numbers.iter().all(|number| number::places(text, number).is_empty())
    };
    assert!(gone(&html, &proof::user_numbers(&gathered.evidence)), "a secret number is shown");
    let numbers = proof::numbers(&gathered.evidence);
    for check in &checks {
        let said = number::masked(&check.message.text(Lang::Ja), &numbers);
        assert!(gone(&said, &numbers), "a number is said: {said}");
    }
    let lower = html.to_ascii_lowercase();
    for word in ["<script", "<iframe", "<link", "src=\"http", "<svg"] {
        assert!(!lower.contains(word), "{word} is in the document");
    }
}
