//! The HTML report in a real browser and a real HTML checker: runs `tests/browser`.
//!
//! Only with `SA_LINT_REAL_TOOLS=1`, and then it fails if a part is missing.
//! `./test.sh` installs the parts and sets it.

#![allow(clippy::print_stderr, reason = "says what was not run")]

use std::process::Command;

#[test]
fn the_report_holds_in_a_real_browser() {
    if std::env::var_os("SA_LINT_REAL_TOOLS").is_none_or(|value| value != "1") {
        eprintln!("not run: ./test.sh installs a browser and runs this");
        return;
    }
    let status = Command::new("node")
        .args(["--test", "--test-reporter=spec", "tests/browser/report.test.mjs"])
        .env("SA_LINT", env!("CARGO_BIN_EXE_sa-lint"))
        .env_remove("NODE_TEST_CONTEXT")
        .status();
    assert!(
        matches!(&status, Ok(status) if status.success()),
        "{status:?}; `sh tests/setup.sh` installs what is needed"
    );
}
