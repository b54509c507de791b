//! Findings as the JSON that `docs/json.md` promises.

use serde::Serialize;

use super::{Finding, Fix, HeldBack, Safety, Severity, Suppressed, SuppressedBy};
use crate::message::Lang;
use crate::text::Location;

#[derive(Serialize)]
pub(crate) struct JsonFinding<'a> {
    rule: &'a str,
    severity: Severity,
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start_byte: Option<usize>,
    end_byte: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<&'a Location>,
    matched: &'a str,
    message: &'a str,
    help: &'a str,
    url: &'a str,
    fingerprint: &'a str,
    fix: Option<JsonFix<'a>>,
    held_back: Option<JsonHeldBack<'a>>,
}

#[derive(Serialize)]
pub(crate) struct JsonSuppressed<'a> {
    finding: JsonFinding<'a>,
    #[serde(flatten)]
    by: JsonSuppressedBy<'a>,
}

#[derive(Serialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
enum JsonSuppressedBy<'a> {
    Comment { line: usize, reason: Option<&'a str> },
    Baseline,
}

#[derive(Serialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum JsonHeldBack<'a> {
    Markup,
    Runs,
    Format,
    Encoding { character: char, encoding: &'static str },
    Remains,
    NewFinding { rule: &'a str },
    Reading,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    safety: Safety,
    edits: Vec<JsonEdit<'a>>,
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    start_byte: Option<usize>,
    end_byte: Option<usize>,
    replacement: &'a str,
}

/// One finding, as an object of the list `findings`.
pub(crate) fn finding<'a>(path: &'a str, finding: &'a Finding, lang: Lang) -> JsonFinding<'a> {
    let has_bytes = finding.location.is_none();
    let bytes = has_bytes.then_some(finding.raw_span);
    JsonFinding {
        rule: &finding.rule,
        severity: finding.severity,
        path,
        line: finding.start.line,
        column: finding.start.column,
        end_line: finding.end.line,
        end_column: finding.end.column,
        start_byte: bytes.map(|span| span.start),
        end_byte: bytes.map(|span| span.end),
        location: finding.location.as_ref(),
        matched: &finding.matched,
        message: finding.message.get(lang),
        help: finding.help.get(lang),
        url: &finding.url,
        fingerprint: &finding.fingerprint,
        fix: finding.fix.as_ref().map(|made| fix(made, has_bytes)),
        held_back: finding.held_back.as_ref().map(held_back),
    }
}

fn suppressed_by(by: &SuppressedBy) -> JsonSuppressedBy<'_> {
    match by {
        SuppressedBy::Comment { line, reason } => {
            JsonSuppressedBy::Comment { line: *line, reason: reason.as_deref() }
        }
        SuppressedBy::Baseline => JsonSuppressedBy::Baseline,
    }
}

fn held_back(reason: &HeldBack) -> JsonHeldBack<'_> {
    match reason {
        HeldBack::Markup => JsonHeldBack::Markup,
        HeldBack::Runs => JsonHeldBack::Runs,
        HeldBack::Format => JsonHeldBack::Format,
        HeldBack::Encoding(lost) => {
            JsonHeldBack::Encoding { character: lost.character, encoding: lost.encoding }
        }
        HeldBack::Remains => JsonHeldBack::Remains,
        HeldBack::NewFinding { rule } => JsonHeldBack::NewFinding { rule },
        HeldBack::Reading => JsonHeldBack::Reading,
    }
}

fn fix(fix: &Fix, has_bytes: bool) -> JsonFix<'_> {
    let edits = fix.edits.iter().map(|edit| JsonEdit {
        start_byte: has_bytes.then_some(edit.raw_span.start),
        end_byte: has_bytes.then_some(edit.raw_span.end),
        replacement: &edit.replacement,
    });
    JsonFix { safety: fix.safety, edits: edits.collect() }
}

/// One suppressed finding, as an object of the list `suppressed`.
pub(crate) fn suppressed<'a>(
    path: &'a str,
    left_out: &'a Suppressed,
    lang: Lang,
) -> JsonSuppressed<'a> {
    JsonSuppressed {
        finding: finding(path, &left_out.finding, lang),
        by: suppressed_by(&left_out.by),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{LINTER, reading};

    #[test]
    fn a_finding_has_the_fields_that_are_promised() {
        let reading = reading("a.html", "<p>\nSECURITY ACTION 一つ星を取得しました。");
        let [mut found] = LINTER.lint(&reading.source, reading.format).try_into().unwrap();
        let json = serde_json::to_value(finding("a.html", &found, Lang::En)).unwrap();
        assert_eq!(json["rule"], "acquisition-claim");
        assert_eq!((&json["line"], &json["column"]), (&2.into(), &17.into()));
        assert_eq!(json["fix"]["safety"], "safe");
        assert_eq!(json["fix"]["edits"][0]["replacement"], "宣言");
        assert!(json["held_back"].is_null() && json.get("location").is_none());
        found.held_back = Some(HeldBack::NewFinding { rule: "label-claim".to_owned() });
        let by = SuppressedBy::Comment { line: 3, reason: None };
        let left_out = Suppressed { finding: found, by };
        let json = serde_json::to_value(suppressed("a.html", &left_out, Lang::Ja)).unwrap();
        assert_eq!((&json["by"], &json["line"]), (&"comment".into(), &3.into()));
        let reason = &json["finding"]["held_back"];
        assert_eq!(
            (&reason["reason"], &reason["rule"]),
            (&"new-finding".into(), &"label-claim".into())
        );
    }
}
