//! The smallest parts of a SARIF log: texts, files, levels.

use serde_json::{Value, json};

use crate::lint::Severity;
use crate::report::location::Location;

/// What URIs are relative to; its place on the disk is nobody's business.
pub(super) const ROOT: &str = "%SRCROOT%";

/// §3.4.
pub(super) fn artifact(location: &Location) -> Value {
    if location.inside {
        json!({ "uri": location.uri, "uriBaseId": ROOT })
    } else {
        json!({ "uri": location.uri })
    }
}

/// §3.11.
pub(super) fn text(words: &str) -> Value {
    json!({ "text": words })
}

/// §3.27.10.
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}
