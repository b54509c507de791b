//! `--staged`, `--changed`: what Git says was touched, as files to lint.
//!
//! A commit holds what is staged, which may differ from what lies on the disk: `--staged` reads it
//! out of Git.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sa_lint::engine::Input;
use sa_lint::message::{Lang, Message, say};

/// Which files to lint of those that Git knows.
#[derive(Debug, clap::Args)]
pub(crate) struct GitArgs {
    #[arg(long, conflicts_with_all = ["changed", "fix", "unsafe_fixes", "update_baseline", "extend_baseline"])]
    staged: bool,
    #[arg(
        long,
        value_name = "REF",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "HEAD"
    )]
    changed: Option<String>,
}

/// A file of a list of Git's.
struct Touched {
    /// From the current folder.
    path: PathBuf,
    /// As Git writes it.
    name: OsString,
    /// What is staged, by its id.
    blob: String,
}

impl GitArgs {
    /// True when Git says what to lint.
    pub(crate) fn asks(&self) -> bool {
        self.staged || self.changed.is_some()
    }

    /// What Git says was touched, below `paths`; everywhere in the repository where there are none.
    ///
    /// # Errors
    /// A sentence for the user when Git is missing or refuses.
    pub(crate) fn inputs(&self, paths: &[PathBuf], lang: Lang) -> Result<Vec<Input>, String> {
        let top = Top::find(lang)?;
        if let Some(base) = &self.changed {
            return changed(base, &top, paths, lang);
        }
        let list = ["diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames"];
        let list = [&list[..], &["--diff-filter=d", "--ignore-submodules", "--"]].concat();
        let listed = run(&list, paths, lang)?;
        staged_bytes(touched(&listed, &top), lang)
    }
}

/// Where the current folder is in its repository.
struct Top {
    /// From the top to the current folder: `docs/` or nothing.
    prefix: String,
    /// From the current folder to the top: `../` or nothing.
    up: String,
}

impl Top {
    fn find(lang: Lang) -> Result<Self, String> {
        let said = run(&["rev-parse", "--show-prefix", "--show-cdup"], &[], lang)?;
        let said = String::from_utf8_lossy(&said).into_owned();
        let mut lines = said.lines().map(str::to_owned);
        let mut next = || lines.next().unwrap_or_default();
        Ok(Self { prefix: next(), up: next() })
    }

    /// A path from the top, from the current folder.
    fn seen_from_here(&self, name: &OsString) -> PathBuf {
        match Path::new(name).strip_prefix(&self.prefix) {
            Ok(inside) => inside.to_path_buf(),
            Err(_) => Path::new(&self.up).join(name),
        }
    }
}

/// What differs on the disk from where the branch left `base`, with files that Git does not know
/// yet.
fn changed(base: &str, top: &Top, paths: &[PathBuf], lang: Lang) -> Result<Vec<Input>, String> {
    // `-` would be read as an option.
    if base.is_empty() || base.starts_with('-') {
        return Err(Message::new("git-no-ref").with("ref", base).text(lang));
    }
    let merged = run(&["merge-base", base, "HEAD"], &[], lang);
    let from = match &merged {
        Ok(id) => String::from_utf8_lossy(id).trim().to_owned(),
        Err(_) => return Err(Message::new("git-no-ref").with("ref", base).text(lang)),
    };
    let list = ["diff", "--name-only", "-z", "--no-renames", "--diff-filter=d"];
    let list = [&list[..], &["--ignore-submodules", from.as_str(), "--"]].concat();
    let mut names = names(&run(&list, paths, lang)?);
    let new = ["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--"];
    names.extend(self::names(&run(&new, paths, lang)?));
    let inputs = names.iter().map(|name| top.seen_from_here(name));
    let files = inputs.filter(|path| path.symlink_metadata().is_ok_and(|found| found.is_file()));
    Ok(files.map(|path| Input::Listed { path, bytes: None }).collect())
}

/// `:100644 100644 OLD NEW M␀path␀` for each file; links and submodules are left out.
fn touched(listed: &[u8], top: &Top) -> Vec<Touched> {
    let mut fields = names(listed).into_iter();
    let mut found = Vec::new();
    while let (Some(about), Some(name)) = (fields.next(), fields.next()) {
        let about = about.to_string_lossy().into_owned();
        let mut words = about.split(' ').skip(1);
        let (Some(mode), Some(_), Some(blob)) = (words.next(), words.next(), words.next()) else {
            continue;
        };
        if mode.starts_with("100") {
            found.push(Touched { path: top.seen_from_here(&name), name, blob: blob.to_owned() });
        }
    }
    found
}

/// Reads what is staged, as a checkout would write it.
fn staged_bytes(files: Vec<Touched>, lang: Lang) -> Result<Vec<Input>, String> {
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let failed = |cause: std::io::Error| no_git(&cause.to_string(), lang);
    let mut git = Command::new("git")
        .args(["cat-file", "--batch", "--filters"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    let (Some(mut asks), Some(answers)) = (git.stdin.take(), git.stdout.take()) else {
        return Err(no_git("", lang));
    };
    let mut answers = BufReader::new(answers);
    let mut inputs = Vec::new();
    for Touched { path, name, blob } in files {
        let mut line = format!("{blob} ").into_bytes();
        // A line that is broken by a name ends there; its filters are those of another name.
        line.extend(name.as_encoded_bytes().iter().map(|byte| match byte {
            b'\n' => b'_',
            byte => *byte,
        }));
        line.push(b'\n');
        asks.write_all(&line).and_then(|()| asks.flush()).map_err(failed)?;
        let mut head = String::new();
        answers.read_line(&mut head).map_err(failed)?;
        let length = head.trim_end().rsplit(' ').next().and_then(|length| length.parse().ok());
        let Some(length) = length else { return Err(no_git(head.trim_end(), lang)) };
        let mut bytes = Vec::new();
        answers.by_ref().take(length).read_to_end(&mut bytes).map_err(failed)?;
        answers.read_exact(&mut [0]).map_err(failed)?;
        inputs.push(Input::Listed { path, bytes: Some(bytes) });
    }
    drop(asks);
    git.wait().map_err(failed)?;
    Ok(inputs)
}

/// What stands between the zero bytes.
fn names(listed: &[u8]) -> Vec<OsString> {
    listed.split(|byte| *byte == 0).filter(|name| !name.is_empty()).map(os_string).collect()
}

#[cfg(unix)]
fn os_string(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
fn os_string(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// What Git prints.
fn run(args: &[&str], paths: &[PathBuf], lang: Lang) -> Result<Vec<u8>, String> {
    let output = Command::new("git").arg("--literal-pathspecs").args(args).args(paths).output();
    let output = output.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => say(lang, "git-missing"),
        _ => no_git(&error.to_string(), lang),
    })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(no_git(String::from_utf8_lossy(&output.stderr).trim(), lang))
}

fn no_git(cause: &str, lang: Lang) -> String {
    Message::new("git-refused").with("cause", cause).text(lang)
}
