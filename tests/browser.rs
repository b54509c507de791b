//! Built pages and reports in a real browser and a real HTML checker: runs `tests/browser`.
//!
//! Only with `SA_LINT_REAL_TOOLS=1`, and then it fails if a part is missing.
//! `./test.sh` installs the parts and sets it.

use std::process::Command;

/// Runs one file of tests.
#[track_caller]
fn holds(file: &str) {
    if !crate::tools::wanted() {
        return;
    }
    let status = Command::new("node")
        .args(["--test", "--test-reporter=spec", file])
        .env("SA_LINT", env!("CARGO_BIN_EXE_sa-lint"))
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
fn the_page_for_browsers_holds_in_a_real_browser() {
    holds("tests/browser/web.test.mjs");
}
