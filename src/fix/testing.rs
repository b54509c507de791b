//! What tests of repairs need again and again.

use super::Judged;
use crate::lint::testing::{LINTER, reading};

/// A page, judged by the rules that come with the program.
pub(super) fn judged(text: &str) -> Judged {
    let reading = reading("a.html", text);
    let (findings, suppressed) = LINTER.check(&reading.source, reading.format);
    Judged { reading, findings, suppressed }
}

/// The same of what a repair makes of it.
pub(super) fn again(raw: Vec<u8>) -> Judged {
    judged(&String::from_utf8(raw).unwrap())
}
