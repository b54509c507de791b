//! Any bytes round comments for the linter: they only part what counts from what does not.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sa_lint::text::SourceFile;

#[path = "../../tests/invariants/mod.rs"]
mod invariants;
mod shared;

/// What stands between the pieces of an input, by its first byte.
const COMMENTS: [&str; 6] = [
    "<!-- sa-lint-disable-next-line acquisition-claim, certification-claim -- a -->",
    "<!-- sa-lint-disable acquisition-claim -->",
    "<!-- sa-lint-enable -->",
    "\n// sa-lint-disable-line scheme-name\n",
    "\n# sa-lint-disable-file star-notation\n",
    "\n[//]: # (sa-lint-disable-file acquisition-claim)\n",
];

fuzz_target!(|data: &[u8]| {
    let Some((format, bytes)) = shared::input(data) else { return };
    let mut text = Vec::new();
    for piece in bytes.split(|byte| *byte == 0) {
        let (comment, piece) =
            piece.split_first().map_or((0, piece), |(c, rest)| (usize::from(*c), rest));
        text.extend_from_slice(
            COMMENTS.get(comment % (COMMENTS.len() + 1)).map_or("", |c| c).as_bytes(),
        );
        text.extend_from_slice(piece);
    }
    invariants::suppressions(shared::linter(), &SourceFile::decode("fuzz", text), format);
});
