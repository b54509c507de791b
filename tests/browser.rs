//! Built pages and reports in a real browser and a real HTML checker: runs `tests/browser`.
//!
//! Only with `SA_LINT_REAL_TOOLS=1`, and then it fails if a part is missing.
//! `./test.sh` installs the parts and sets it.

use std::ffi::OsStr;
use std::io::Write;
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sa_lint::extract::Format;
use sa_lint::message::Lang;
use sa_lint::{Config, lint, repair};
use serde_json::json;

use crate::{corpus, dressed};

/// Runs one file of tests.
#[track_caller]
fn holds(file: &str) {
    holds_with(file, "SA_LINT", env!("CARGO_BIN_EXE_sa-lint").as_ref());
}

/// Runs one file of tests, which is told something in its environment.
#[track_caller]
fn holds_with(file: &str, name: &str, value: &OsStr) {
    if !crate::tools::wanted() {
        return;
    }
    let status = Command::new("node")
        .args(["--test", "--test-reporter=spec", file])
        .env(name, value)
        .env_remove("NODE_TEST_CONTEXT")
        .status();
    assert!(
        matches!(&status, Ok(status) if status.success()),
        "{status:?}; `sh tests/setup.sh` installs what is needed"
    );
}

#[test]
fn pages_hold_in_a_real_browser() {
    holds("tests/browser/site.test.mjs");
}

#[test]
fn proofs_hold_in_a_real_browser() {
    holds("tests/browser/proof.test.mjs");
}

#[test]
fn reports_hold_in_a_real_browser() {
    holds("tests/browser/report.test.mjs");
}

#[test]
fn the_page_for_browsers_checks_and_repairs() {
    holds("tests/browser/web-check.test.mjs");
}

#[test]
fn the_page_for_browsers_does_all_its_other_tasks() {
    holds("tests/browser/web-tasks.test.mjs");
}

#[test]
fn the_page_for_browsers_keeps_texts_to_itself() {
    holds("tests/browser/web-safe.test.mjs");
}

#[test]
fn the_page_for_browsers_is_for_everybody() {
    holds("tests/browser/web-good.test.mjs");
}

#[test]
fn the_page_for_browsers_is_small_and_fast() {
    holds("tests/browser/web-speed.test.mjs");
}

#[test]
fn the_page_for_browsers_holds_in_firefox() {
    holds("tests/browser/web-firefox.test.mjs");
}

/// The corpus, and its sentences in the clothes of every format.
#[test]
fn the_page_for_browsers_judges_as_this_program() {
    if !crate::tools::wanted() {
        return;
    }
    let named = |format: Format| format!("a.{}", format.described().extensions[0]);
    let mut cases: Vec<(String, Vec<u8>)> = Vec::new();
    for case in corpus::judged().into_iter().chain(corpus::rounds().into_iter().flatten()) {
        cases.push((named(case.format), case.text.into_bytes()));
    }
    cases.extend(dressed::samples().into_iter().map(|(format, bytes)| (named(format), bytes)));
    assert!(cases.len() > 1_000, "{}", cases.len());
    let config = Config::builtin().unwrap();
    let mut file = tempfile::NamedTempFile::new().unwrap();
    for (name, bytes) in cases {
        let report = lint(&name, &bytes, &config);
        let findings = serde_json::to_string(&report.to_json(Lang::Ja)).unwrap();
        let repaired = |all| repair(&name, &bytes, &config, all).map(|b| STANDARD.encode(b));
        let line = json!({
            "name": name,
            "bytes": STANDARD.encode(&bytes),
            "findings": findings,
            "safe": repaired(false),
            "all": repaired(true),
        });
        writeln!(file, "{line}").unwrap();
    }
    file.flush().unwrap();
    holds_with("tests/browser/web-same.test.mjs", "SA_LINT_CASES", file.path().as_os_str());
}
