//! The npm packages: laid out, packed, installed from the tarballs, and started by `npx`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::tools::{Scratch, program, root, version, wanted};
use serde_json::{Value, json};

/// The package of the machine that the tests run on.
const HERE: &str = "linux-x64-gnu";

/// The folder of the packages, laid out and packed once.
fn out() -> &'static Path {
    static OUT: OnceLock<PathBuf> = OnceLock::new();
    OUT.get_or_init(|| {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("npm-packages");
        let _ = fs::remove_dir_all(&out);
        let scratch = Scratch::new().env("ROOT", root()).env("PROGRAM", program()).env("OUT", &out);
        scratch.done(&format!(
            "strip -o small \"$PROGRAM\" || cp \"$PROGRAM\" small
             node \"$ROOT/packages/npm/assemble.mjs\" \"$OUT\" {HERE}=small win32-x64=small
             cd \"$OUT\" && npm pack --silent ./sa-lint ./{HERE}"
        ));
        out
    })
}

/// A project with a wrong page and a right one, and these tarballs installed. What is missing
/// cannot come from elsewhere.
fn project(tarballs: &[&str]) -> Scratch {
    let scratch = Scratch::new();
    scratch.file("package.json", "{\"private\":true}\n");
    scratch.file("public/会社 概要.html", "<p>SECURITY ACTION 一つ星を取得しました。</p>\n");
    scratch.file("right/a.md", "SECURITY ACTION 一つ星を宣言しました。\n");
    let paths: Vec<_> = tarballs
        .iter()
        .map(|name| out().join(format!("{name}-{}.tgz", version())).display().to_string())
        .collect();
    scratch.done(&format!("npm install --offline --silent {}", paths.join(" ")));
    scratch
}

#[test]
fn the_packages_say_what_they_are_for() {
    if !wanted() {
        return;
    }
    let manifest = |path: &str| -> Value {
        let text = fs::read_to_string(out().join(path).join("package.json")).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let launcher = manifest("sa-lint");
    assert_eq!(launcher["version"], version());
    let repository =
        json!({ "type": "git", "url": format!("git+{}.git", env!("CARGO_PKG_REPOSITORY")) });
    for package in ["sa-lint", "win32-x64", HERE] {
        let manifest = manifest(package);
        assert_eq!(manifest["repository"], repository, "{package}");
        assert_eq!(manifest["homepage"], env!("CARGO_PKG_HOMEPAGE"), "{package}");
    }
    assert_eq!(launcher["optionalDependencies"][format!("@sa-lint/{HERE}")], version());
    assert_eq!(launcher["optionalDependencies"].as_object().unwrap().len(), 8);
    let windows = manifest("win32-x64");
    assert_eq!((&windows["os"], &windows["cpu"]), (&json!(["win32"]), &json!(["x64"])));
    assert_eq!(manifest(HERE)["libc"], json!(["glibc"]));
    assert!(out().join("win32-x64/bin/sa-lint.exe").exists());
    let files = Scratch::new()
        .env("OUT", out())
        .done(&format!("tar tzf \"$OUT/sa-lint-{}.tgz\" | sort", version()));
    assert_eq!(
        files,
        "package/LICENSE-APACHE\npackage/LICENSE-MIT\npackage/README.md\npackage/bin/sa-lint.js\n\
         package/package.json\n"
    );
    Scratch::new()
        .env("ROOT", root())
        .bash("node \"$ROOT/packages/npm/assemble.mjs\" out beos-x64=a")
        .exits(1)
        .says(&["beos-x64: no such platform"]);
}

#[test]
fn npx_runs_the_program_and_passes_on_how_it_ends() {
    if !wanted() {
        return;
    }
    // The packages of other systems are optional, and not there.
    let scratch = project(&["sa-lint", "sa-lint-linux-x64-gnu"]);
    scratch
        .bash("npx sa-lint --lang en --format concise ./public")
        .exits(1)
        .says(&["public/会社 概要.html:1:20: error[acquisition-claim]"]);
    scratch.bash("npx sa-lint ./right").exits(0);
    scratch.bash("npx sa-lint --lang en ./nowhere").exits(2).says(&["nowhere"]);
    scratch.bash("npx sa-lint --version").exits(0).says(&[&format!("sa-lint {}", version())]);
    scratch
        .bash("echo 一つ星を取得しました。SECURITY ACTION | npx sa-lint --diff -")
        .says_nothing_of(&["node:"]);
    // A signal to the launcher ends the program behind it, and both end by it.
    scratch
        .bash(
            "mkfifo pipe; exec 3<>pipe
             node node_modules/sa-lint/bin/sa-lint.js - <&3 & launcher=$!
             for i in $(seq 100); do
               child=$(pgrep -P $launcher || true); [ -n \"$child\" ] && break; sleep 0.1
             done
             kill -TERM $launcher; code=0; wait $launcher || code=$?
             ! kill -0 $child 2>/dev/null || { sleep 1; ! kill -0 $child; }
             echo \"ended with $code\"",
        )
        .exits(0)
        .says(&["ended with 143"]);
}

#[test]
fn without_the_package_of_the_system_it_says_what_to_do() {
    if !wanted() {
        return;
    }
    let scratch = project(&["sa-lint"]);
    scratch.bash("npx sa-lint public").exits(2).says(&[
        "このシステム用のパッケージ @sa-lint/linux-x64-gnu がありません。",
        "the package for this system, @sa-lint/linux-x64-gnu, is not installed.",
    ]);
}
