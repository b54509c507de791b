//! Real tools around the program: pre-commit, pip, npm, shells, git, in scratch folders.
//!
//! What uses them runs only with `SA_LINT_REAL_TOOLS=1`, which `./test.sh` sets after installing
//! them, and then a missing tool is a failure.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]
#![allow(clippy::print_stderr, reason = "says what was not run")]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// True when the real tools are to be used.
pub(crate) fn wanted() -> bool {
    let wanted = std::env::var_os("SA_LINT_REAL_TOOLS").is_some_and(|value| value == "1");
    if !wanted {
        eprintln!("not run: ./test.sh installs the tools and runs this");
    }
    wanted
}

/// The project's folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of the tools from PyPI.
pub(crate) fn python_tools() -> PathBuf {
    let folder = root().join("target/tools/venv/bin");
    assert!(folder.join("pre-commit").exists(), "`sh tests/setup.sh` installs what is needed");
    folder
}

/// The program under test.
pub(crate) fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_sa-lint"))
}

/// A scratch folder in which commands run.
pub(crate) struct Scratch {
    folder: TempDir,
    path: Vec<PathBuf>,
    env: Vec<(String, OsString)>,
}

/// What a command said: standard output and standard error in one, and its exit code.
pub(crate) struct Told {
    pub(crate) text: String,
    pub(crate) code: Option<i32>,
    call: String,
}

impl Scratch {
    /// An empty folder; the tools from PyPI come first on the `PATH`.
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().expect("a scratch folder");
        let path = vec![python_tools()];
        let mut scratch = Self { folder, path, env: Vec::new() };
        for (name, value) in [
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_AUTHOR_NAME", "Sample"),
            ("GIT_AUTHOR_EMAIL", "sample@example.co.jp"),
            ("GIT_COMMITTER_NAME", "Sample"),
            ("GIT_COMMITTER_EMAIL", "sample@example.co.jp"),
            ("LC_ALL", "C.UTF-8"),
            ("PIP_DISABLE_PIP_VERSION_CHECK", "1"),
            ("npm_config_update_notifier", "false"),
        ] {
            scratch = scratch.env(name, value);
        }
        scratch
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A variable for all further commands.
    pub(crate) fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.env.push((name.to_owned(), value.into()));
        self
    }

    /// A folder before all others on the `PATH`.
    pub(crate) fn on_path(mut self, folder: impl Into<PathBuf>) -> Self {
        self.path.insert(0, folder.into());
        self
    }

    /// With the program under test on the `PATH`, as somebody who installed it has it.
    pub(crate) fn with_program(self) -> Self {
        self.on_path(program().parent().expect("a folder over it"))
    }

    /// Writes a file; folders on the way are made.
    pub(crate) fn file(&self, path: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder over it")).expect("its folder");
        fs::write(&path, content).expect("a file");
        path
    }

    /// A file that runs.
    pub(crate) fn script(&self, path: &str, content: &str) -> PathBuf {
        let path = self.file(path, content);
        assert!(Command::new("chmod").arg("+x").arg(&path).status().expect("chmod").success());
        path
    }

    /// What a file holds.
    #[track_caller]
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    /// Runs a script with `bash -euo pipefail` in the folder.
    pub(crate) fn bash(&self, script: &str) -> Told {
        self.bash_in(".", script)
    }

    /// The same in a folder below.
    pub(crate) fn bash_in(&self, folder: &str, script: &str) -> Told {
        let mut path = self.path.clone();
        path.extend(std::env::split_paths(&std::env::var_os("PATH").expect("a PATH")));
        let mut command = Command::new("bash");
        command.args(["-euo", "pipefail", "-c", script]).current_dir(self.path().join(folder));
        for (name, _) in std::env::vars_os() {
            let name_text = name.to_string_lossy();
            // What the test's own build and surroundings set is not what a user has.
            let foreign = ["CARGO_", "GIT_", "GITHUB_", "SA_LINT_", "PRE_COMMIT_"];
            let kept = ["CARGO_HOME", "CARGO_NET", "CARGO_HTTP", "CARGO_REGISTR", "CARGO_SOURCE"];
            let is = |prefixes: &[&str]| prefixes.iter().any(|p| name_text.starts_with(p));
            if (is(&foreign) && !is(&kept))
                || ["CI", "NO_COLOR", "FORCE_COLOR"].contains(&&*name_text)
            {
                command.env_remove(&name);
            }
        }
        command.env("PATH", std::env::join_paths(path).expect("a PATH"));
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        let output = command.stdin(Stdio::null()).output().expect("bash starts");
        let text = [&output.stdout[..], &output.stderr[..]].concat();
        Told {
            text: String::from_utf8_lossy(&text).into_owned(),
            code: output.status.code(),
            call: script.to_owned(),
        }
    }

    /// Runs a script that must succeed, and returns what it said.
    #[track_caller]
    pub(crate) fn done(&self, script: &str) -> String {
        self.bash(script).exits(0).text
    }
}

impl Told {
    /// Expects this exit code.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert!(self.code == Some(code), "expected exit code {code}, got {self}");
        self
    }

    /// Expects each of these in what was said.
    #[track_caller]
    pub(crate) fn says(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.text.contains(part), "{part:?} is missing in {self}");
        }
        self
    }

    /// Expects none of these in what was said.
    #[track_caller]
    pub(crate) fn says_nothing_of(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(!self.text.contains(part), "{part:?} is there in {self}");
        }
        self
    }
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}\n── exit {:?} ──\n{}", self.call, self.code, self.text)
    }
}

/// The version that everything carries.
pub(crate) fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// The folder with a wheel of the program, made before the tests.
pub(crate) fn wheels() -> PathBuf {
    let folder = root().join("target/tools/wheels");
    let start = format!("sa_lint-{}-", version());
    let there = fs::read_dir(&folder).into_iter().flatten().flatten();
    let names: Vec<_> = there.map(|entry| entry.file_name().into_string().unwrap()).collect();
    assert!(
        names.len() == 1 && names[0].starts_with(&start),
        "`sh tests/tools/wheel.sh` makes the wheel; there is {names:?}"
    );
    folder
}
