//! The browser that is installed: a page to a PDF, or shown to the user.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use sa_lint::config::Problem;
use sa_lint::message::{Argument, Message};
use url::Url;

/// Browsers on the path, by their names on Linux and other systems.
const NAMES: [&str; 8] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
];

/// Where macOS has them.
const APPLICATIONS: [&str; 3] = [
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Chromium.app/Contents/MacOS/Chromium",
];

/// Where Windows has them, in the folders of programs.
const PROGRAMS: [&str; 3] = [
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
    r"Chromium\Application\chrome.exe",
];

/// No request leaves the machine, no profile of the user is touched.
const OPTIONS: [&str; 11] = [
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=direct://",
];

/// A browser that prints a page for longer than this hangs.
const PATIENCE: Duration = Duration::from_secs(90);

/// What stands at the end of a PDF that this program wrote: a comment.
pub(super) const PDF_MARK: &str = "%sa-lint proof\n";

/// An installed browser that prints: the one that `CHROME` names, else the first that is found.
fn find(env: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(named) = env("CHROME").filter(|named| !named.is_empty()) {
        return Some(PathBuf::from(named));
    }
    let mut places: Vec<PathBuf> = Vec::new();
    let folders = env("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>());
    for name in NAMES {
        let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        places.extend(folders.iter().flatten().map(|folder| folder.join(&name)));
    }
    if cfg!(target_os = "macos") {
        let home = env("HOME").map(|home| PathBuf::from(home).join("Applications"));
        for folder in [Some(PathBuf::from("/Applications")), home].into_iter().flatten() {
            places.extend(APPLICATIONS.iter().map(|name| folder.join(name)));
        }
    }
    for folder in ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"] {
        let folder = env(folder).filter(|_| cfg!(windows)).map(PathBuf::from);
        places.extend(folder.iter().flat_map(|root| PROGRAMS.iter().map(|name| root.join(name))));
    }
    places.into_iter().find(|place| place.is_file())
}

/// The page as a PDF.
pub(super) fn pdf(page: &Path) -> Result<Vec<u8>, Problem> {
    let Some(browser) = find(|name| std::env::var_os(name)) else {
        let shown = page.display().to_string();
        let help = Message::new("proof-no-browser-help").with("path", shown);
        return Err(Problem::error(Message::new("proof-no-browser")).help(help));
    };
    let scratch = tempfile::tempdir().map_err(|error| failed(error.into()))?;
    let target = scratch.path().join("proof.pdf");
    let page = page.canonicalize().map_err(|error| failed(error.into()))?;
    let address =
        Url::from_file_path(&page).map_err(|()| failed(page.display().to_string().into()))?;
    let mut said = String::new();
    // Root, and some containers, have no sandbox. The page has no script and asks for nothing.
    for sandbox in [true, false] {
        let mut command = Command::new(&browser);
        command.args(OPTIONS).args((!sandbox).then_some("--no-sandbox"));
        command.arg(option("--user-data-dir=", &scratch.path().join("profile")));
        command.arg(option("--print-to-pdf=", &target)).arg(address.as_str());
        said = print(command, &scratch.path().join("said"))?;
        if target.is_file() || !said.contains("sandbox") {
            break;
        }
    }
    match fs::read(&target) {
        Ok(mut pdf) if pdf.starts_with(b"%PDF") => {
            pdf.extend(PDF_MARK.bytes());
            Ok(pdf)
        }
        _ => {
            let last = said.lines().last().unwrap_or_default().to_owned();
            Err(failed(format!("{} {last}", browser.display()).trim().into()))
        }
    }
}

fn option(name: &str, path: &Path) -> OsString {
    let mut option = OsString::from(name);
    option.push(path);
    option
}

/// Lets the browser print; what it says goes through a file, for nobody reads a pipe meanwhile.
fn print(mut command: Command, said: &Path) -> Result<String, Problem> {
    let log = fs::File::create(said).map_err(|error| failed(error.into()))?;
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
    let mut child = command.spawn().map_err(|error| failed(error.into()))?;
    wait(&mut child).map_err(|error| failed(error.into()))?;
    Ok(String::from_utf8_lossy(&fs::read(said).unwrap_or_default()).into_owned())
}

fn wait(child: &mut Child) -> std::io::Result<()> {
    let begun = Instant::now();
    while child.try_wait()?.is_none() {
        if begun.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Ok(());
        }
        sleep(Duration::from_millis(40));
    }
    Ok(())
}

fn failed(cause: Argument) -> Problem {
    Problem::error(Message::new("proof-pdf-failed").with("cause", cause))
}

/// Shows a file in the user's browser.
pub(super) fn open(file: &Path) -> Result<(), Problem> {
    open::that_detached(file)
        .map_err(|error| Problem::warning(Message::new("proof-open-failed").with("cause", error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_browser_comes_first_and_a_missing_one_is_none() {
        let named = find(|name| (name == "CHROME").then(|| OsString::from("/opt/x")));
        assert_eq!(named, Some(PathBuf::from("/opt/x")));
        assert_eq!(find(|name| (name == "PATH").then(|| OsString::from("/nowhere"))), None);
        let folder = tempfile::tempdir().unwrap();
        let browser = folder.path().join(format!("msedge{}", std::env::consts::EXE_SUFFIX));
        fs::write(&browser, "").unwrap();
        let found = find(|name| (name == "PATH").then(|| folder.path().into()));
        assert_eq!(found, Some(browser));
    }
}
