//! A run as JSON Lines: one finding a line; `docs/json.md` describes it.

use std::io::{self, Write};

use super::json::Found;
use super::{Run, stream};
use crate::message::Lang;

/// Writes each finding as one line, with the keys it has in the JSON document, by path and place.
///
/// # Errors
/// When `out` cannot be written.
pub fn jsonl(run: &Run, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    for (path, found) in run.findings() {
        stream::line(&Found::of(path, found, lang), out)?;
    }
    Ok(())
}
