//! What the pages of the site builder and the report have in common: text into HTML, and hashes
//! for a content security policy.

mod text;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

pub(crate) use text::{escape, push_escaped, with_japanese_marked};

/// The text of an inline style or script as a content security policy names it: `'sha256-…'`
/// (Content Security Policy Level 3, 2.3.1).
pub(crate) fn csp_hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}
