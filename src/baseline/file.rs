//! The text of a baseline file to a baseline and back.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use super::{Baseline, BaselineError, KnownFinding};

/// Grows when the old form would be misread.
const SCHEMA_VERSION: u64 = 1;

/// What says that a file is a baseline, and of which form.
#[derive(Deserialize)]
struct Head {
    schema_version: Option<u64>,
}

#[derive(Deserialize)]
struct Body {
    files: Files,
}

/// Files by name. One that comes twice, as after a merge, has the entries of both.
#[derive(Default)]
struct Files(BTreeMap<String, BTreeSet<KnownFinding>>);

impl<'de> Deserialize<'de> for Files {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Files;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of files")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Files, A::Error> {
                let mut files = Files::default();
                while let Some((name, entries)) = map.next_entry::<String, Vec<KnownFinding>>()? {
                    if !entries.is_empty() {
                        files.0.entry(name).or_default().extend(entries);
                    }
                }
                Ok(files)
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

impl Baseline {
    /// Reads the text of a baseline file.
    ///
    /// # Errors
    /// When it is none that this program can use.
    pub fn parse(text: &str) -> Result<Self, BaselineError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let form = |error: serde_json::Error| match conflict(text) {
            Some(line) => BaselineError::Conflict { line },
            None => form(text, &error),
        };
        let head: Head = serde_json::from_str(text).map_err(form)?;
        match head.schema_version {
            Some(SCHEMA_VERSION) => {}
            Some(found) => return Err(BaselineError::Version { found, known: SCHEMA_VERSION }),
            None => return Err(BaselineError::NoBaseline),
        }
        let body: Body = serde_json::from_str(text).map_err(form)?;
        Ok(Self { files: body.files.0 })
    }

    /// The text of the file: JSON, files and entries sorted, one line for each, so that it can be
    /// compared and merged line by line.
    pub fn text(&self) -> String {
        let mut text = format!("{{\n  \"schema_version\": {SCHEMA_VERSION},\n  \"files\": {{");
        for (index, (name, entries)) in self.files.iter().enumerate() {
            text.push_str(if index > 0 { ",\n" } else { "\n" });
            text.push_str(&format!("    {}: [", quoted(name)));
            for (index, entry) in entries.iter().enumerate() {
                text.push_str(if index > 0 { ",\n" } else { "\n" });
                let (rule, matched) = (quoted(&entry.rule), quoted(&entry.matched));
                let fingerprint = quoted(&entry.fingerprint);
                text.push_str(&format!(
                    "      {{ \"rule\": {rule}, \"matched\": {matched}, \"fingerprint\": {fingerprint} }}"
                ));
            }
            text.push_str("\n    ]");
        }
        text.push_str(if self.files.is_empty() { "}\n}\n" } else { "\n  }\n}\n" });
        text
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The line of the first mark of a merge conflict, from 1.
fn conflict(text: &str) -> Option<usize> {
    let is_mark = |line: &str| ["<<<<<<<", ">>>>>>>"].iter().any(|mark| line.starts_with(mark));
    text.lines().position(is_mark).map(|line| line + 1)
}

fn form(text: &str, error: &serde_json::Error) -> BaselineError {
    let (line, bytes) = (error.line().max(1), error.column().saturating_sub(1));
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let until = text.floor_char_boundary((start + bytes).min(text.len()));
    let column = text[start.min(until)..until].chars().count() + 1;
    // The place is said before the message.
    let cause = error.to_string();
    let cause = cause.split(" at line ").next().unwrap_or_default().to_owned();
    BaselineError::Form { line, column, cause }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(rule: &str, matched: &str, fingerprint: &str) -> KnownFinding {
        KnownFinding { rule: rule.into(), matched: matched.into(), fingerprint: fingerprint.into() }
    }

    const TEXT: &str = r#"{
  "schema_version": 1,
  "files": {
    "a \"b\".html": [
      { "rule": "a", "matched": "星を取得", "fingerprint": "02" },
      { "rule": "b", "matched": "", "fingerprint": "01" }
    ],
    "b/c.md": [
      { "rule": "a", "matched": "\n", "fingerprint": "03" }
    ]
  }
}
"#;

    #[test]
    fn the_text_is_sorted_and_reads_as_what_it_says() {
        let mut baseline = Baseline::default();
        baseline.add("b/c.md", entry("a", "\n", "03"));
        baseline.add("a \"b\".html", entry("b", "", "01"));
        baseline.add("a \"b\".html", entry("a", "星が取得", "02"));
        baseline.add("a \"b\".html", entry("a", "星を取得", "02"));
        assert_eq!(baseline.text(), TEXT);
        assert_eq!(Baseline::parse(TEXT).unwrap(), baseline);
        assert_eq!(
            Baseline::parse(&format!("\u{feff}{}", TEXT.replace('\n', "\r\n"))).unwrap(),
            baseline
        );
        assert_eq!(baseline.len(), 3);
        let none = Baseline::default();
        assert_eq!(none.text(), "{\n  \"schema_version\": 1,\n  \"files\": {}\n}\n");
        assert_eq!(Baseline::parse(&none.text()).unwrap(), none);
    }

    #[test]
    fn a_file_that_comes_twice_has_the_entries_of_both() {
        let text = r#"{"schema_version":1,"files":{"a":[{"rule":"r","fingerprint":"1"}],"b":[],
            "a":[{"rule":"r","fingerprint":"2"}]}}"#;
        let baseline = Baseline::parse(text).unwrap();
        assert_eq!((baseline.len(), baseline.files.len()), (2, 1));
    }

    #[test]
    fn what_is_no_baseline_is_refused_with_its_place() {
        let said = |text: &str| Baseline::parse(text).unwrap_err().to_string();
        for (text, error) in [
            ("", "1:1: EOF while parsing a value"),
            ("acquisition-claim\n", "1:1: expected value"),
            (
                "{\n  \"schema_version\": 1,\n  \"files\": {\n    \"星\": [1]\n  }\n}",
                "4:11: invalid type: integer `1`, expected struct Entry",
            ),
            ("{\"schema_version\": 1}", "1:21: missing field `files`"),
            ("{\"schema_version\": 2, \"entries\": []}", "schema_version 2, not 1"),
            ("{\"findings\": []}", "no baseline: it has no schema_version"),
            ("[]", "1:2: invalid length 0, expected struct Head with 1 element"),
            (
                "{\n<<<<<<< HEAD\n  \"schema_version\": 1,\n=======\n>>>>>>> main\n}",
                "line 2: a merge conflict",
            ),
        ] {
            assert_eq!(said(text), error, "{text}");
        }
    }
}
