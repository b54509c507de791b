//! The company's own numbers, taken from IPA's mails, looked for in every file of a run.
//!
//! Whatever stands around a number, and however it is written: in attributes, comments, scripts and
//! data, across tags, as character references, in the text of PDF and office files, in the metadata
//! of pictures. The numbers are said masked, and nowhere else.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use sa_lint::config::Problem;
use sa_lint::extract::{Format, extract, open};
use sa_lint::message::{Lang, Message};
use sa_lint::number;
use sa_lint::report::{Run, printable};
use sa_lint::text::looks_binary;

use crate::output::{Exit, tell};
use crate::proof::read;

/// So much of a file is looked at (in bytes).
const MOST: u64 = 64 << 20;

/// One of the company's numbers, and what it is called.
struct Number {
    digits: String,
    name: &'static str,
}

/// Where a number stands: the line, where the file has lines.
type Place = Option<usize>;

/// The numbers in the mails.
fn numbers(mails: &[PathBuf]) -> Result<Vec<Number>, Vec<Problem>> {
    let all = read(mails)?.evidence;
    let mut numbers: Vec<Number> = Vec::new();
    for one in &all {
        let named = [
            (&one.user_number, "own-user-number"),
            (&one.declaration_id, "own-declaration-number"),
        ];
        for (digits, name) in named {
            if let Some(digits) = digits
                && numbers.iter().all(|number| number.digits != *digits)
            {
                numbers.push(Number { digits: digits.clone(), name });
            }
        }
    }
    if numbers.is_empty() {
        let problem = Problem::error(Message::new("own-no-number"));
        return Err(vec![problem.help(Message::new("own-no-number-help"))]);
    }
    Ok(numbers)
}

/// Looks for the numbers of `mails` in all files of a run, and says where they stand. What is found
/// is an error: `exit` becomes that of findings, unless it is worse.
pub(crate) fn look(mails: &[PathBuf], run: &Run, exit: Exit, quiet: bool, lang: Lang) -> Exit {
    let numbers = match numbers(mails) {
        Ok(numbers) => numbers,
        Err(problems) => {
            crate::problem::show(&problems, lang);
            return Exit::Failed;
        }
    };
    let real = |path: &Path| path.canonicalize().ok();
    let own: Vec<PathBuf> = mails.iter().filter_map(|mail| real(mail)).collect();
    let digits: Vec<String> = numbers.iter().map(|number| number.digits.clone()).collect();
    let (mut files, mut found) = (0, 0);
    for file in &run.files {
        let Some(path) = &file.file else { continue };
        if real(path).is_some_and(|path| own.contains(&path)) {
            continue;
        }
        let mut bytes = Vec::new();
        // What cannot be read was said by the run, if it was to be read.
        if File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes)).is_err() {
            continue;
        }
        files += 1;
        for (number, place) in places(path, bytes, &digits) {
            found += 1;
            say(&file.path, &numbers[number], place, lang);
        }
    }
    if found == 0 {
        if !quiet {
            tell(&Message::new("own-none-found").with("files", files).text(lang));
        }
        return exit;
    }
    tell(&Message::new("own-help").with("count", found).text(lang));
    if exit == Exit::Clean { Exit::Findings } else { exit }
}

fn say(path: &str, number: &Number, place: Place, lang: Lang) {
    let digits = [number.digits.clone()];
    let masked = number::masked(&number.digits, &digits);
    let message = match place {
        Some(line) => Message::new("own-found").with("line", line),
        None => Message::new("own-found-inside"),
    };
    // A file can be called by the number.
    let shown = number::masked(path, &digits);
    let message = message.with("path", printable(&shown).into_owned());
    tell(&message.with("what", Message::new(number.name)).with("number", masked).text(lang));
}

/// Where the numbers stand in a file: which, and in which line, where the file has lines.
fn places(path: &Path, bytes: Vec<u8>, numbers: &[String]) -> BTreeSet<(usize, Place)> {
    let name = path.to_string_lossy();
    let format = Format::from_path(path);
    let is_text = !looks_binary(&bytes);
    let mut found = BTreeSet::new();
    if !is_text {
        found.extend(number::in_bytes(&bytes, numbers).into_iter().map(|number| (number, None)));
    }
    if let Ok(source) = open(&name, format, bytes, None) {
        let format = format.unwrap_or_else(|| Format::from_content(source.text()));
        let document = extract(&source, format);
        found.extend(
            number::in_text(&source, &document, numbers)
                .into_iter()
                .map(|one| (one.number, is_text.then(|| source.position(one.span.start).line))),
        );
    }
    found
}
