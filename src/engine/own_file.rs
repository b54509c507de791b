//! A file to whether it is the program's own: a configuration under another name, a baseline, a
//! report. They quote wrong words, and are nobody's page.

use serde_json::Value;

use crate::config::KEYS;
use crate::extract::Format;

/// What one of them holds at least.
const MARKS: [&str; 3] = ["\"schema_version\"", "\"sa-lint\"", "\"fingerprint\""];

/// True for a file of the program's own, by what is in it.
pub(super) fn is_own_file(format: Option<Format>, bytes: &[u8]) -> bool {
    let text = || std::str::from_utf8(bytes).unwrap_or_default();
    match format {
        Some(Format::Toml) => is_configuration(text()),
        Some(Format::Json) => is_report(text()),
        _ => false,
    }
}

fn is_configuration(text: &str) -> bool {
    let known = |name: &String| KEYS.iter().any(|key| key.name == name);
    text.contains("[lint")
        && toml::from_str::<toml::Table>(text)
            .is_ok_and(|table| table.contains_key("lint") && table.keys().all(known))
}

/// True for a baseline, and for the reports `json`, `rdjson`, `sarif` and `gitlab`.
fn is_report(text: &str) -> bool {
    if !MARKS.iter().any(|mark| text.contains(mark)) {
        return false;
    }
    let Ok(value) = serde_json::from_str::<Value>(text) else { return false };
    let is_finding = |one: &Value| one["check_name"].is_string() && one["fingerprint"].is_string();
    let is_ours = |name: &Value| name == env!("CARGO_PKG_NAME");
    (value["schema_version"].is_u64() && !value["files"].is_null())
        || is_ours(&value["source"]["name"])
        || is_ours(&value["runs"][0]["tool"]["driver"]["name"])
        || value.as_array().is_some_and(|all| !all.is_empty() && all.iter().all(is_finding))
}
