//! `--output FORMAT=FILE`: what was asked for, and the reports in their files.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap_lex::OsStrExt;
use sa_lint::disk;
use sa_lint::message::{Lang, Message, say};
use sa_lint::report::{self, Appearance, Base, Context, Run, printable};
use sa_lint::text::nearest;

use crate::format::Format;
use crate::output::{Exit, refuse};

/// One report and the file it goes to.
#[derive(Debug)]
pub(crate) struct Output {
    format: Format,
    file: PathBuf,
}

/// Reads the values of all `--output`.
///
/// # Errors
/// A sentence for the user when one of them has no format or no file, or two have the same file.
pub(crate) fn outputs(values: &[OsString], lang: Lang) -> Result<Vec<Output>, String> {
    let mut outputs: Vec<Output> = Vec::new();
    for value in values {
        let output = output(value, lang)?;
        let place = place(&output.file);
        if outputs.iter().any(|other| self::place(&other.file) == place) {
            let path = shown(&output.file);
            return Err(Message::new("output-twice").with("path", path).text(lang));
        }
        outputs.push(output);
    }
    Ok(outputs)
}

fn output(value: &OsStr, lang: Lang) -> Result<Output, String> {
    let given = printable(&value.to_string_lossy()).into_owned();
    let Some((name, file)) = value.split_once("=") else {
        let known = Format::named(&given).is_some();
        let id = if known { "output-no-file" } else { "output-form" };
        return Err(Message::new(id).with("given", given).text(lang));
    };
    let name = printable(&name.to_string_lossy()).into_owned();
    let Some(format) = Format::named(&name) else {
        return Err(unknown(&name, lang));
    };
    if file.is_empty() {
        return Err(Message::new("output-no-file").with("given", given).text(lang));
    }
    if file == "-" {
        return Err(Message::new("output-standard").with("format", name).text(lang));
    }
    Ok(Output { format, file: PathBuf::from(file) })
}

/// Says that there is no such format, and what may have been meant.
fn unknown(name: &str, lang: Lang) -> String {
    let formats: Vec<String> = Format::value_variants().iter().map(|f| f.name()).collect();
    let message = match nearest(name, formats.iter().map(String::as_str)) {
        Some(near) => Message::new("output-format-near").with("near", near),
        None => Message::new("output-format")
            .with("formats", formats.join(&say(lang, "list-separator"))),
    };
    message.with("given", name).text(lang)
}

/// The same for every way to write one file, as far as the folder it is in is there.
fn place(file: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(file) {
        return real;
    }
    let whole = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    match (whole.parent().and_then(|folder| fs::canonicalize(folder).ok()), whole.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => whole,
    }
}

/// Writes every report to its file, whole or not at all, and names those that could not be written;
/// where a report is for GitHub Actions, that goes to the summary of the step too. `shown`: the
/// format on standard output. Returns `exit`, or [`Exit::Failed`] if something was not written.
pub(crate) fn write(
    outputs: &[Output],
    shown: Format,
    run: &Run,
    context: Context,
    quiet: bool,
    exit: Exit,
) -> Exit {
    // Files have no terminal: no colours, and a width that any editor shows.
    let appearance = Appearance { lang: context.lang, color: false, unicode: true, width: 100 };
    let mut exit = exit;
    for Output { format, file } in outputs {
        let mut bytes = Vec::new();
        let written = format
            .write(run, appearance, context, quiet, &mut bytes)
            .and_then(|()| disk::write(file, &bytes));
        if let Err(error) = written {
            exit = refuse(&unwritten(file, &error, context.lang));
        }
    }
    let mut formats = outputs.iter().map(|output| output.format).chain([shown]);
    if formats.any(|format| format == Format::Github) {
        step_summary(run, context, exit)
    } else {
        exit
    }
}

/// Says which file was not written, and why.
fn unwritten(file: &Path, error: &io::Error, lang: Lang) -> String {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let not_written = Message::new("output-written").with("path", shown(file));
    let why = match (error.kind(), folder) {
        (io::ErrorKind::NotFound, Some(folder)) => {
            Message::new("output-no-folder").with("folder", shown(folder))
        }
        (io::ErrorKind::IsADirectory, _) => Message::new("output-is-folder"),
        (io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem, _) => {
            Message::new("output-read-only")
        }
        _ => return not_written.with("why", error).text(lang),
    };
    not_written.with("why", why).text(lang)
}

fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}

/// How files are called: from the folder this runs in, within the project as the CI server names it.
pub(crate) fn base() -> Base {
    let folder = std::env::current_dir().unwrap_or_default();
    let root = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"]
        .into_iter()
        .find_map(|name| std::env::var_os(name).filter(|path| !path.is_empty()));
    Base::new(&folder, root.as_ref().map(Path::new))
}

/// Adds the Markdown report to the summary of the GitHub Actions step, where there is one.
fn step_summary(run: &Run, context: Context, exit: Exit) -> Exit {
    let Some(file) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return exit;
    };
    let mut text = Vec::new();
    let written = report::markdown(run, context, &mut text).and_then(|()| {
        text.push(b'\n');
        fs::OpenOptions::new().create(true).append(true).open(&file)?.write_all(&text)
    });
    match written {
        Ok(()) => exit,
        Err(error) => refuse(&unwritten(Path::new(&file), &error, context.lang)),
    }
}
