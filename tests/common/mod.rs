//! The program as a user meets it: a scratch folder, arguments, standard input, the full output.
//!
//! Every variable that could change the output is cleared, so a test says all that matters.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

pub(crate) mod made;
pub(crate) mod mails;
pub(crate) mod schema;
pub(crate) mod server;

/// What the library finds in a file: rule, words, place as JSON, a line each.
pub(crate) fn found(name: &str, bytes: &[u8]) -> Vec<String> {
    let report = sa_lint::lint(name, bytes, &sa_lint::Config::builtin().unwrap());
    let line = |f: &sa_lint::lint::Finding| {
        let place = serde_json::to_string(&f.location).unwrap();
        format!("{} {} {place}", f.rule, f.matched)
    };
    report.findings.iter().map(line).collect()
}

/// One call of `sa-lint` in a scratch folder of its own.
pub(crate) struct Case {
    folder: TempDir,
    args: Vec<String>,
    env: Vec<(String, String)>,
    stdin: Vec<u8>,
}

/// What the call printed.
pub(crate) struct Said {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    folder: TempDir,
    call: String,
    code: Option<i32>,
}

impl Case {
    /// `sa-lint` with these arguments, parted by single spaces.
    pub(crate) fn new(args: &str) -> Self {
        Self {
            folder: TempDir::new().expect("a scratch folder"),
            args: args.split(' ').filter(|arg| !arg.is_empty()).map(str::to_owned).collect(),
            env: Vec::new(),
            stdin: Vec::new(),
        }
    }

    /// Further arguments, parted by single spaces.
    pub(crate) fn args(mut self, args: &str) -> Self {
        self.args.extend(args.split(' ').filter(|arg| !arg.is_empty()).map(str::to_owned));
        self
    }

    /// A further argument, which may hold spaces.
    pub(crate) fn arg(mut self, arg: &str) -> Self {
        self.args.push(arg.to_owned());
        self
    }

    /// A file in the scratch folder; folders on the way are made.
    pub(crate) fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder over it")).expect("its folder");
        std::fs::write(path, content).expect("a file");
        self
    }

    /// A folder in the scratch folder.
    pub(crate) fn folder(self, path: &str) -> Self {
        std::fs::create_dir_all(self.folder.path().join(path)).expect("a folder");
        self
    }

    /// Whatever else the scratch folder needs.
    pub(crate) fn prepared(self, prepare: impl FnOnce(&Path)) -> Self {
        prepare(self.folder.path());
        self
    }

    /// An environment variable.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// What comes on standard input; nothing otherwise.
    pub(crate) fn stdin(mut self, bytes: impl AsRef<[u8]>) -> Self {
        bytes.as_ref().clone_into(&mut self.stdin);
        self
    }

    /// The call, to be started by the test itself.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sa-lint"));
        // Without a locale, some systems would be asked for the language of their settings.
        command.env_clear().env("LC_ALL", "C");
        command.current_dir(self.folder.path()).args(&self.args);
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs it and keeps the folder until then.
    pub(crate) fn run(self) -> Said {
        let mut child = self.command().spawn().expect("sa-lint starts");
        // A program that does not read its input may be gone before all is written.
        let _ = child.stdin.take().expect("piped").write_all(&self.stdin);
        let Output { status, stdout, stderr } = child.wait_with_output().expect("it ends");
        Said {
            stdout: String::from_utf8(stdout).expect("reports are UTF-8"),
            stderr: String::from_utf8(stderr).expect("messages are UTF-8"),
            folder: self.folder,
            call: format!("sa-lint {}", self.args.join(" ")),
            code: status.code(),
        }
    }

    /// Runs it and expects this exit code.
    pub(crate) fn exits(self, code: i32) -> Said {
        let said = self.run();
        assert!(said.code == Some(code), "expected exit code {code}, got {said}");
        said
    }
}

impl Said {
    /// Expects exactly this on standard output.
    #[track_caller]
    pub(crate) fn stdout(self, expected: &str) -> Self {
        assert!(self.stdout == expected, "expected standard output:\n{expected}\ngot {self}");
        self
    }

    /// Expects standard output to end with this.
    #[track_caller]
    pub(crate) fn stdout_ends(self, expected: &str) -> Self {
        assert!(self.stdout.ends_with(expected), "expected at the end:\n{expected}\ngot {self}");
        self
    }

    /// Expects exactly this on standard error.
    #[track_caller]
    pub(crate) fn stderr(self, expected: &str) -> Self {
        assert!(self.stderr == expected, "expected standard error:\n{expected}\ngot {self}");
        self
    }

    /// What a file of the scratch folder holds after the call.
    #[track_caller]
    pub(crate) fn bytes(&self, path: &str) -> Vec<u8> {
        std::fs::read(self.folder.path().join(path)).expect("the file is there")
    }

    /// The scratch folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Another call in the same scratch folder.
    pub(crate) fn then(self, args: &str) -> Case {
        Case { folder: self.folder, ..Case::new(args) }
    }

    /// The JSON document on standard output.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error} in {self}"))
    }
}

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { call, code, stdout, stderr, .. } = self;
        write!(f, "{call}\n── exit {code:?} ── stdout ──\n{stdout}── stderr ──\n{stderr}")
    }
}
