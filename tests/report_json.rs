//! The JSON report: a run to its full document, which its published schema describes.

#![allow(clippy::expect_used, reason = "a test may panic")]

use crate::common::made::{file, left_alone, run, written};
use crate::common::schema::Schema;
use sa_lint::baseline::Change;
use sa_lint::lint::{Suppressed, SuppressedBy};
use sa_lint::message::Lang;
use sa_lint::report::{BaselineFate, BaselineReport, Outcome, Run, concise, json, jsonl};
use serde_json::{Value, json as value};

fn schema() -> Value {
    serde_json::from_str(include_str!("../docs/schema/findings.schema.json")).expect("JSON")
}

fn sample() -> Run {
    let mut made = run(vec![
        file("a.html", "<p>二つ星を\n⟦取得⇒宣言⟧しました\u{85}</p>"),
        file("b\u{9b}.txt", "⟦!認定⟧"),
    ]);
    made.files.extend(left_alone());
    made
}

/// A run whose findings do not count, for either reason.
fn left_out() -> Run {
    let mut made = sample();
    suppress_last(&mut made);
    for file in made.files.iter_mut().take(1) {
        if let Outcome::Checked(checked) = &mut file.outcome {
            checked.suppressed.iter_mut().for_each(|left_out| left_out.by = SuppressedBy::Baseline);
        }
    }
    made
}

/// Lets the last finding of each file not count.
fn suppress_last(run: &mut Run) {
    for file in &mut run.files {
        let Outcome::Checked(checked) = &mut file.outcome else { continue };
        let last = checked.findings.pop().map(|found| Suppressed {
            finding: found.finding,
            by: SuppressedBy::Comment { line: 2, reason: Some("引用".into()) },
        });
        checked.suppressed.extend(last);
    }
}

#[test]
fn the_whole_document() {
    let mut made = run(vec![file("a.html", "<p>二つ星を\n⟦取得⇒宣言⟧しました</p>\n⟦?認定⟧")]);
    suppress_last(&mut made);
    made.baselines.push(BaselineReport {
        path: "base.json".into(),
        change: Change { gone: 2, ..Change::default() },
        fate: BaselineFate::Read,
    });
    made.files.extend(left_alone().into_iter().skip(2));
    let expected = r#"{
  "schema_version": 1,
  "tool": {
    "name": "sa-lint",
    "version": "VERSION"
  },
  "files": [
    {
      "path": "a.html",
      "encoding": "UTF-8"
    },
    {
      "path": "logo.html",
      "encoding": null,
      "skipped": "binary"
    },
    {
      "path": "secret.html",
      "encoding": null,
      "skipped": "unreadable"
    }
  ],
  "fixed": [],
  "findings": [
    {
      "rule": "sample-rule",
      "severity": "error",
      "path": "a.html",
      "line": 2,
      "column": 1,
      "end_line": 2,
      "end_column": 3,
      "start_byte": 16,
      "end_byte": 22,
      "matched": "取得",
      "message": "「取得」は宣言より強い言い方です。",
      "help": "「宣言」と書いてください。",
      "url": "https://example.co.jp/source",
      "fingerprint": "0123456789abcdef",
      "fix": {
        "safety": "safe",
        "edits": [
          {
            "start_byte": 16,
            "end_byte": 22,
            "replacement": "宣言"
          }
        ]
      },
      "held_back": null
    }
  ],
  "suppressed": [
    {
      "finding": {
        "rule": "sample-rule",
        "severity": "hint",
        "path": "a.html",
        "line": 3,
        "column": 1,
        "end_line": 3,
        "end_column": 3,
        "start_byte": 39,
        "end_byte": 45,
        "matched": "認定",
        "message": "「認定」は宣言より強い言い方です。",
        "help": "文を書き直してください。",
        "url": "https://example.co.jp/source",
        "fingerprint": "0123456789abcdef",
        "fix": null,
        "held_back": null
      },
      "by": "comment",
      "line": 2,
      "reason": "引用"
    }
  ],
  "summary": {
    "files_checked": 1,
    "files_skipped": {
      "unknown_type": 0,
      "binary": 1,
      "excluded": 0,
      "generated": 0,
      "packages": 0,
      "no_text": 0
    },
    "unreadable": 1,
    "findings": {
      "error": 1,
      "warning": 0,
      "hint": 0
    },
    "suppressed": {
      "comment": 1,
      "baseline": 0
    },
    "baseline_gone": 2,
    "fixable": {
      "safe": 1,
      "unsafe": 0
    },
    "fixed": {
      "safe": 0,
      "unsafe": 0
    },
    "files_fixed": 0,
    "unwritten": 0
  }
}
"#;
    let expected = expected.replace("VERSION", env!("CARGO_PKG_VERSION"));
    let shown = written(|out| json(&made, Lang::Ja, out));
    assert!(shown == expected, "expected:\n{expected}\ngot:\n{shown}");
}

#[test]
fn the_language_changes_messages_only() {
    let english = written(|out| json(&sample(), Lang::En, out));
    let mut english: Value = serde_json::from_str(&english).expect("JSON");
    let japanese = written(|out| json(&sample(), Lang::Ja, out));
    let japanese: Value = serde_json::from_str(&japanese).expect("JSON");
    assert_eq!(english["findings"][0]["message"], "“取得” claims more than a declaration.");
    assert_eq!(english["findings"][1]["help"], "Rewrite the sentence.");
    for (at, finding) in japanese["findings"].as_array().expect("a list").iter().enumerate() {
        for key in ["message", "help"] {
            english["findings"][at][key] = finding[key].clone();
        }
    }
    assert_eq!(english, japanese);
}

/// JSON lets U+007F…U+009F stand bare; a terminal that shows the document would obey them.
#[test]
fn no_character_is_left_that_a_terminal_would_act_on() {
    let shown = written(|out| json(&sample(), Lang::Ja, out));
    assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
    assert!(shown.contains(r#""b\u009b.txt""#), "{shown}");
    let document: Value = serde_json::from_str(&shown).expect("JSON");
    assert_eq!(document["findings"][1]["path"], "b\u{9b}.txt");
}

#[test]
fn the_schema_is_one_and_describes_every_run() {
    let validator = Schema::new(&schema());
    for made in [sample(), left_out(), Run::default()] {
        let document = written(|out| json(&made, Lang::Ja, out));
        let document: Value = serde_json::from_str(&document).expect("JSON");
        validator.validate(&document).unwrap_or_else(|error| panic!("{error}: {document}"));
    }
}

/// A schema that lets everything pass describes nothing.
#[test]
fn the_schema_refuses_what_is_wrong() {
    let validator = Schema::new(&schema());
    let document = written(|out| json(&sample(), Lang::Ja, out));
    let mut document: Value = serde_json::from_str(&document).expect("JSON");
    let suppressed = written(|out| json(&left_out(), Lang::Ja, out));
    let suppressed: Value = serde_json::from_str(&suppressed).expect("JSON");
    assert_eq!(suppressed["suppressed"].as_array().map(Vec::len), Some(2));
    document["suppressed"] = suppressed["suppressed"].clone();
    let cases: [(&str, Value); 11] = [
        ("/suppressed/0/by", value!("nobody")),
        ("/suppressed/0/by", value!("comment")),
        ("/schema_version", value!(2)),
        ("/findings/0/line", value!(0)),
        ("/findings/0/severity", value!("fatal")),
        ("/findings/0/fix", value!({"safety": "safe", "edits": []})),
        ("/findings/0/fix/edits/0", value!({"start_byte": 0, "end_byte": 1})),
        ("/findings/0/fingerprint", value!("0")),
        ("/files/0", value!({"path": "a.html", "encoding": null})),
        ("/files/0", value!({"path": "a.html", "encoding": "UTF-8", "skipped": "binary"})),
        ("/summary/extra", value!(0)),
    ];
    for (place, wrong) in cases {
        let mut document = document.clone();
        if let Some(spot) = document.pointer_mut(place) {
            *spot = wrong.clone();
        } else {
            let (parent, key) = place.rsplit_once('/').expect("a place");
            document.pointer_mut(parent).expect("its parent")[key] = wrong.clone();
        }
        assert!(validator.validate(&document).is_err(), "{place} = {wrong} is accepted");
    }
}

/// The pages that describe the document name every key of it.
#[test]
fn the_description_names_every_key() {
    fn keys(schema: &Value, found: &mut Vec<String>) {
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            found.extend(properties.keys().cloned());
        }
        match schema {
            Value::Object(map) => map.values().for_each(|inner| keys(inner, found)),
            Value::Array(list) => list.iter().for_each(|inner| keys(inner, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    keys(&schema(), &mut found);
    assert!(found.len() > 30, "{found:?}");
    for page in [include_str!("../docs/json.md"), include_str!("../docs/json.ja.md")] {
        let title = page.lines().next();
        for key in &found {
            assert!(page.contains(&format!("`{key}`")), "{title:?} does not tell of {key}");
        }
    }
}

#[test]
fn json_lines_are_the_findings_of_the_document() {
    let document = written(|out| json(&sample(), Lang::Ja, out));
    let document: Value = serde_json::from_str(&document).expect("JSON");
    let lines = written(|out| jsonl(&sample(), Lang::Ja, out));
    assert!(!lines.contains(|c: char| c.is_control() && c != '\n'), "{lines:?}");
    assert!(
        lines.starts_with(r#"{"rule":"sample-rule","severity":"error","path":"a.html","line":2"#)
    );
    let lines: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let mut line = schema();
    line["$ref"] = value!("#/$defs/finding");
    for key in ["type", "additionalProperties", "required", "properties"] {
        line.as_object_mut().expect("an object").remove(key);
    }
    let line = Schema::new(&line);
    lines.iter().for_each(|found| line.validate(found).expect("a line as the schema has it"));
    assert_eq!(Value::from(lines), document["findings"]);
    assert_eq!(written(|out| jsonl(&Run::default(), Lang::Ja, out)), "");
}

#[test]
fn concise_is_one_line_for_each_finding() {
    let shown = written(|out| concise(&sample(), Lang::Ja, out));
    assert_eq!(
        shown,
        "a.html:2:1: error[sample-rule] 「取得」は宣言より強い言い方です。\n\
         b\\u{9b}.txt:1:1: warning[sample-rule] 「認定」は宣言より強い言い方です。\n"
    );
}
