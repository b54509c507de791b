//! A document to what a page shows of it: its text, its findings, their places in it.

use sa_lint::extract::{self, Format, Legacy, Unreadable};
use sa_lint::lint::{Finding, Safety, Severity};
use sa_lint::message::Lang;
use sa_lint::text::{Location, SourceFile, Span};
use sa_lint::{Config, lint_opened};
use serde::Serialize;

/// A document as it is shown.
#[derive(Debug, Serialize)]
pub(crate) struct Checked {
    /// Why it cannot be read: `broken`, `encrypted`, `too-large`, `scanned`, `legacy`, `not-built`.
    unreadable: Option<&'static str>,
    /// What to save a file of old as: `.docx`.
    save_as: Option<&'static str>,
    encoding: &'static str,
    /// Some of the bytes are no text.
    malformed: bool,
    /// The decoded text; what a reader sees of a document that is no text. Line ends are `\n`.
    text: String,
    findings: Vec<Shown>,
    suppressed: usize,
}

/// A finding as it is shown.
#[derive(Debug, Serialize)]
struct Shown {
    rule: String,
    severity: Severity,
    /// Place in the text, in UTF-16 code units.
    from: usize,
    to: usize,
    line: usize,
    column: usize,
    location: Option<Location>,
    matched: String,
    message: String,
    help: String,
    title: String,
    why: String,
    url: String,
    fix: Option<ShownFix>,
}

/// A repair: the phrase before and after, markup included.
#[derive(Debug, Serialize)]
struct ShownFix {
    safety: Safety,
    before: String,
    after: String,
}

pub(crate) fn check(config: &Config, name: &str, bytes: &[u8], lang: Lang) -> Checked {
    let (source, report) = match open(name, bytes) {
        Ok(source) => lint_opened(name, source, config),
        Err(reason) => return unreadable(&reason),
    };
    let mut places = Utf16::new(source.text());
    let found = |finding: &Finding| {
        let rule = config.rules().get(&finding.rule);
        let change = finding.change(source.text());
        let safety = finding.fix.as_ref().map(|fix| fix.safety);
        let (from, to) = places.of(finding.span);
        Shown {
            rule: finding.rule.clone(),
            severity: finding.severity,
            from,
            to,
            line: finding.start.line,
            column: finding.start.column,
            location: finding.location.clone(),
            matched: finding.matched.clone(),
            message: finding.message.get(lang).to_owned(),
            help: finding.help.get(lang).to_owned(),
            title: rule.map(|rule| rule.title.get(lang).to_owned()).unwrap_or_default(),
            why: rule.map(|rule| rule.why.get(lang).to_owned()).unwrap_or_default(),
            url: finding.url.clone(),
            fix: safety.zip(change).map(|(safety, (before, after))| ShownFix {
                safety,
                before,
                after,
            }),
        }
    };
    Checked {
        unreadable: None,
        save_as: None,
        encoding: report.encoding,
        malformed: source.had_errors(),
        findings: report.findings.iter().map(found).collect(),
        suppressed: report.suppressed.len(),
        text: shown(source.text()),
    }
}

pub(crate) fn repair_one(
    config: &Config,
    name: &str,
    bytes: &[u8],
    finding: usize,
) -> Option<Vec<u8>> {
    let (source, report) = lint_opened(name, open(name, bytes).ok()?, config);
    let fix = report.findings.get(finding)?.fix.as_ref()?;
    let edits: Vec<(Span, &str)> =
        fix.edits.iter().map(|edit| (edit.span, edit.replacement.as_str())).collect();
    extract::splice(&source, &edits).ok()
}

fn open(name: &str, bytes: &[u8]) -> Result<SourceFile, Unreadable> {
    let format = Format::from_path(name);
    if let Some(legacy) = Legacy::of(name.as_ref()).filter(|_| format.is_none()) {
        return Err(Unreadable::Legacy(legacy));
    }
    extract::open(name, format, bytes.to_vec(), None)
}

fn unreadable(why: &Unreadable) -> Checked {
    let save_as = match why {
        Unreadable::Legacy(legacy) => Some(legacy.modern()),
        _ => None,
    };
    Checked {
        unreadable: Some(reason(why)),
        save_as,
        encoding: "",
        malformed: false,
        text: String::new(),
        findings: Vec::new(),
        suppressed: 0,
    }
}

/// Why a file cannot be read, as the page knows it.
pub(crate) fn reason(why: &Unreadable) -> &'static str {
    match why {
        Unreadable::Broken(_) => "broken",
        Unreadable::Encrypted => "encrypted",
        Unreadable::Larger(_)
        | Unreadable::TooLarge(_)
        | Unreadable::TooMuch(_)
        | Unreadable::TooMany(_)
        | Unreadable::TooManyPages(_)
        | Unreadable::TooManyMails(_)
        | Unreadable::TooDeep(_) => "too-large",
        Unreadable::Scanned => "scanned",
        Unreadable::Legacy(_) => "legacy",
        Unreadable::NotBuilt(_) => "not-built",
    }
}

/// Line ends as a text field of a browser has them.
fn shown(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Bytes of a text to UTF-16 code units of [`shown`], in one pass for places that come in order.
struct Utf16<'t> {
    text: &'t str,
    byte: usize,
    unit: usize,
}

impl<'t> Utf16<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, byte: 0, unit: 0 }
    }

    fn of(&mut self, span: Span) -> (usize, usize) {
        if span.start < self.byte {
            *self = Self::new(self.text);
        }
        let units = |from: usize, to: usize| {
            let part = self.text.get(from..to).unwrap_or_default();
            part.encode_utf16().count() - part.matches("\r\n").count()
        };
        let from = self.unit + units(self.byte, span.start);
        let to = from + units(span.start, span.end);
        (self.byte, self.unit) = (span.start, from);
        (from, to)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests may panic")]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_a_text_field() {
        let config = Config::builtin().unwrap();
        for ends in ["\n", "\r\n", "\r"] {
            let text = ["😀", "SECURITY ACTION 二つ星を取得しました。", ""].join(ends).repeat(2);
            let checked = check(&config, "a.txt", text.as_bytes(), Lang::Ja);
            assert!(!checked.text.contains('\r'));
            let units: Vec<u16> = checked.text.encode_utf16().collect();
            let found = checked.findings.iter().map(|one| &units[one.from..one.to]);
            let found: Vec<String> =
                found.map(|units| String::from_utf16(units).unwrap()).collect();
            assert_eq!(found, ["二つ星を取得しました"; 2], "{ends:?}");
        }
    }
}
