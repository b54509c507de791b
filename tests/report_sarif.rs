//! The SARIF report: what stands where, and that the schema of the standard accepts it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]
#![allow(clippy::print_stderr, reason = "says what was not run")]

use std::path::{Path, PathBuf};

use crate::common::Case;
use crate::common::made::{HARD_NAMES, english, file, left_alone, run, written};
use crate::common::schema::Schema;
use sa_lint::report::{Outcome, Run, sarif};
use serde_json::{Value, json};

fn log(made: &Run) -> Value {
    let text = written(|out| sarif(made, english(), out));
    serde_json::from_str(&text).expect("JSON")
}

/// The official schema, as a package of `tests/schemas` brings it; `None`, and it is said, where
/// nobody installed it and nobody asked for tests with real tools.
fn schema() -> Option<Schema> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(
        "tests/schemas/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
    );
    let wanted = std::env::var_os("SA_LINT_REAL_TOOLS").is_some_and(|value| value == "1");
    match std::fs::read_to_string(path) {
        Ok(text) => {
            // Its pattern of a language has a bracket too many to be a regular expression.
            let text = text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
            let schema: Value = serde_json::from_str(&text).expect("a JSON file");
            Some(Schema::new(&schema))
        }
        Err(error) if wanted => panic!("{error}: `sh tests/setup.sh` installs the schema"),
        Err(_) => {
            eprintln!("not run: `sh tests/setup.sh` installs the schema");
            None
        }
    }
}

fn sample() -> Run {
    let mut made = run(vec![
        file("会社 概要.html", "<p>\r\n二つ星を\r⟦取得⇒宣言⟧しました</p>"),
        file("b.txt", "⟦!認定\n取得⟧ ⟦?自己宣言⟧"),
        file("clean.txt", "宣言しました"),
    ]);
    made.files.extend(left_alone());
    made
}

#[test]
fn a_finding_has_its_place_its_words_and_its_fix() {
    let log = log(&sample());
    let uri = "%E4%BC%9A%E7%A4%BE%20%E6%A6%82%E8%A6%81.html";
    let artifact = json!({ "uri": uri, "uriBaseId": "%SRCROOT%" });
    let region = json!({ "startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 3 });
    let mut with_snippet = region.clone();
    with_snippet["snippet"] = json!({ "text": "取得" });
    assert_eq!(
        log["runs"][0]["results"][0],
        json!({
            "ruleId": "sample-rule",
            "level": "error",
            "message": { "text": "“取得” claims more than a declaration.\nWrite “宣言”." },
            "locations": [{
                "physicalLocation": { "artifactLocation": artifact, "region": with_snippet },
            }],
            "partialFingerprints": { "finding/v1": "0123456789abcdef" },
            "fixes": [{
                "description": { "text": "“取得” → “宣言”" },
                "artifactChanges": [{
                    "artifactLocation": artifact,
                    "replacements": [{
                        "deletedRegion": region,
                        "insertedContent": { "text": "宣言" },
                    }],
                }],
                "properties": { "safety": "safe" },
            }],
            "suppressions": [],
        })
    );
    let levels: Vec<&Value> = log["runs"][0]["results"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|result| &result["level"])
        .collect();
    assert_eq!(levels, ["error", "warning", "note"]);
    assert_eq!(
        log["runs"][0]["artifacts"],
        json!([
            { "location": artifact, "encoding": "UTF-8", "roles": ["analysisTarget"] },
            {
                "location": { "uri": "b.txt", "uriBaseId": "%SRCROOT%" },
                "encoding": "UTF-8",
                "roles": ["analysisTarget"],
            },
        ])
    );
}

/// All results of a run tell of suppressions or none does (§3.27.23).
#[test]
fn what_does_not_count_is_there_as_suppressed() {
    let sentence = "<p>SECURITY ACTION二つ星を取得しました。";
    let comment = "<!-- sa-lint-disable-line acquisition-claim";
    let page = format!("{sentence}{comment} -- 引用 -->\n{sentence}{comment} -->\n{sentence}\n");
    let said = Case::new("--baseline base.json --update-baseline old.html")
        .file("old.html", sentence)
        .file("a.html", page)
        .exits(0);
    let log = said.then("--baseline base.json --format sarif a.html old.html").exits(1).json();
    let told: Vec<(&Value, &Value, bool)> = log["runs"][0]["results"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|result| {
            let place = &result["locations"][0]["physicalLocation"];
            let fixed = result.get("fixes").is_some();
            (&place["region"]["startLine"], &result["suppressions"], fixed)
        })
        .collect();
    assert_eq!(
        told,
        [
            (&json!(3), &json!([]), true),
            (&json!(1), &json!([{ "kind": "inSource", "justification": "引用" }]), false),
            (&json!(2), &json!([{ "kind": "inSource" }]), false),
            (&json!(1), &json!([{ "kind": "external" }]), false),
        ]
    );
    let artifacts = log["runs"][0]["artifacts"].as_array().map(Vec::len);
    assert_eq!(artifacts, Some(2), "a file without other findings has its encoding told too");
    let Some(schema) = schema() else { return };
    schema.validate(&log).expect("a log as the standard has it");
}

#[test]
fn the_run_says_how_it_counts_and_what_it_could_not_read() {
    let mut made = sample();
    if let Outcome::Checked(checked) = &mut made.files[2].outcome {
        checked.malformed = true;
    }
    let log = log(&made);
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["newlineSequences"], json!(["\r\n", "\n", "\r"]));
    assert_eq!(run["language"], "en");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let place = |uri| {
        let artifact = json!({ "uri": uri, "uriBaseId": "%SRCROOT%" });
        json!([{ "physicalLocation": { "artifactLocation": artifact } }])
    };
    assert_eq!(
        run["invocations"][0]["toolExecutionNotifications"],
        json!([
            {
                "level": "error",
                "descriptor": { "id": "unreadable" },
                "message": { "text": "permission denied" },
                "locations": place("secret.html"),
            },
            {
                "level": "warning",
                "descriptor": { "id": "malformed" },
                "message": { "text": "some bytes are no text in UTF-8; the rest was checked" },
                "locations": place("clean.txt"),
            },
        ])
    );
    let whole = self::log(&run_of("a.txt"));
    assert_eq!(whole["runs"][0]["invocations"][0]["executionSuccessful"], true);
    assert_eq!(
        self::log(&Run::default())["runs"][0]["invocations"][0]["executionSuccessful"],
        false
    );
}

fn run_of(name: &str) -> Run {
    run(vec![file(name, "⟦取得⇒宣言⟧した")])
}

/// The rules are all there, by id, and each is complete.
#[test]
fn every_rule_is_explained() {
    let log = log(&Run::default());
    let driver = &log["runs"][0]["tool"]["driver"];
    assert_eq!(driver["name"], "sa-lint");
    assert_eq!(driver["semanticVersion"], env!("CARGO_PKG_VERSION"));
    let rules = driver["rules"].as_array().expect("a list");
    let builtin = sa_lint::rule::RuleSet::builtin().expect("rules");
    assert_eq!(rules.len(), builtin.rules().len());
    for (rule, expected) in rules.iter().zip(builtin.rules()) {
        assert_eq!(rule["id"], expected.id);
        for text in [
            &rule["name"],
            &rule["shortDescription"]["text"],
            &rule["fullDescription"]["text"],
            &rule["help"]["text"],
            &rule["help"]["markdown"],
        ] {
            assert!(text.as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
        let url = rule["helpUri"].as_str().unwrap_or_default();
        assert_eq!(url, expected.url);
        assert!(url.starts_with("https://") || rule.get("helpUri").is_none(), "{rule}");
    }
    let first = &rules[0];
    assert_eq!(first["id"], "acquisition-claim");
    assert_eq!(first["name"], "AcquisitionClaim");
    assert_eq!(first["defaultConfiguration"]["level"], "error");
}

#[test]
fn the_schema_of_the_standard_accepts_every_run() {
    let Some(schema) = schema() else { return };
    let hard: Vec<_> =
        HARD_NAMES.iter().map(|name| file(name, "⟦取得⇒⟧した ⟦!\u{0}\u{85}星⟧")).collect();
    let outside = vec![file("/etc/a b.html", "⟦取得⟧"), file("../c.html", "⟦取得⟧")];
    for made in [sample(), Run::default(), run(hard), run(outside)] {
        let log = log(&made);
        schema.validate(&log).unwrap_or_else(|error| panic!("{error} in {log:#}"));
    }
    // A schema that accepts all says nothing.
    for (place, wrong) in [
        ("/version", json!("2.0.0")),
        ("/runs/0/columnKind", json!("characters")),
        ("/runs/0/results/0/level", json!("hint")),
        ("/runs/0/results/0/fixes/0/artifactChanges", json!([])),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", json!(0)),
    ] {
        let mut log = log(&sample());
        *log.pointer_mut(place).expect(place) = wrong;
        assert!(schema.validate(&log).is_err(), "{place} is not looked at");
    }
}

/// Through the program: an index leads to the rule, and a fix made by the places of the report
/// gives what `--fix` gives.
#[test]
fn a_fix_made_by_hand_is_that_of_the_program() {
    let page = "<p>SECURITY ACTION二つ星の<b>認定</b>を受けました。</p>\r\n\
                <p>𠮷田はSECURITY ACTION二つ星を取得しました。</p>\r\n";
    let said = Case::new("--format sarif --unsafe-fixes --diff").file("a.html", page).exits(2);
    assert!(said.stdout.is_empty(), "--diff is a format of its own: {said}");
    let said = Case::new("--format sarif a.html").file("a.html", page).exits(1);
    let log = said.json();
    let run = &log["runs"][0];
    let mut lines: Vec<Vec<char>> = page.split("\r\n").map(|line| line.chars().collect()).collect();
    let results = run["results"].as_array().expect("a list");
    assert!(!results.is_empty());
    let mut fixed = 0;
    for result in results.iter().rev() {
        let index = result["ruleIndex"].as_u64().expect("an index");
        let rule = &run["tool"]["driver"]["rules"][usize::try_from(index).expect("small")];
        assert_eq!(rule["id"], result["ruleId"]);
        for change in result["fixes"].as_array().into_iter().flatten() {
            let replacement = &change["artifactChanges"][0]["replacements"][0];
            let region = &replacement["deletedRegion"];
            let at =
                |key: &str| usize::try_from(region[key].as_u64().expect(key)).expect("small") - 1;
            assert_eq!(at("startLine"), at("endLine"));
            let text = replacement["insertedContent"]["text"].as_str().expect("text");
            lines[at("startLine")].splice(at("startColumn")..at("endColumn"), text.chars());
            fixed += 1;
        }
    }
    assert!(fixed > 0, "{log:#}");
    let by_hand: Vec<String> = lines.iter().map(|line| line.iter().collect()).collect();
    let said = said.then("--unsafe-fixes a.html").run();
    assert_eq!(String::from_utf8(said.bytes("a.html")).expect("UTF-8"), by_hand.join("\r\n"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_has_a_uri_of_its_bytes() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let said = Case::new("--format sarif .")
        .prepared(|folder: &Path| {
            let name: PathBuf = folder.join(OsStr::from_bytes(b"a\xff%.html"));
            std::fs::write(name, "<p>SECURITY ACTION二つ星を取得しました。").expect("a file");
        })
        .exits(1);
    let place = &said.json()["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%FF%25.html");
}
