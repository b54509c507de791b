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
use sa_lint::proof::secret;
use sa_lint::report::{Run, printable};
use sa_lint::text::{SourceFile, looks_binary};

use crate::output::{Exit, tell};
use crate::proof::read;

/// So much of a file is looked at (in bytes).
const MOST: u64 = 64 << 20;
/// Unpacked metadata of a picture is looked at so far (in bytes).
const UNPACKED: u64 = 1 << 20;

/// One of the company's numbers, and what it is called.
struct Number {
    digits: String,
    name: &'static str,
}

/// Where a number stands: the line, where the file has lines.
pub(crate) type Place = Option<usize>;

/// The numbers in the mails.
fn numbers(mails: &[PathBuf]) -> Result<Vec<Number>, Vec<Problem>> {
    let (all, _) = read(mails)?;
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
        for number in &numbers {
            for place in places(path, &bytes, &number.digits) {
                found += 1;
                say(&file.path, number, place, lang);
            }
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
    let masked = secret::masked(&number.digits, &digits);
    let message = match place {
        Some(line) => Message::new("own-found").with("line", line),
        None => Message::new("own-found-inside"),
    };
    // A file can be called by the number.
    let shown = secret::masked(path, &digits);
    let message = message.with("path", printable(&shown).into_owned());
    tell(&message.with("what", Message::new(number.name)).with("number", masked).text(lang));
}

/// Where a number stands in a file; each line once.
pub(crate) fn places(path: &Path, bytes: &[u8], digits: &str) -> BTreeSet<Place> {
    let mut found = BTreeSet::new();
    let name = path.to_string_lossy();
    let format = Format::from_path(path);
    if !looks_binary(bytes) {
        let source = SourceFile::decode(name.clone(), bytes.to_vec());
        let text = source.text();
        let line = |at: usize| Some(source.position(at).line);
        found.extend(secret::places(text, digits).iter().map(|place| line(place.start)));
        // Across tags, as a reader sees it.
        let format = format.unwrap_or_else(|| Format::from_content(text));
        for segment in extract(&source, format).segments {
            for place in secret::places(segment.text.as_str(), digits) {
                found.insert(line(segment.text.source_span(place).start));
            }
        }
        // As character references and escapes, wherever they stand.
        for (index, shown) in text.lines().enumerate() {
            if shown.contains("&#") && !secret::places(&htmlize::unescape(shown), digits).is_empty()
                || shown.contains("\\u") && !secret::places(&unescaped(shown), digits).is_empty()
            {
                found.insert(Some(index + 1));
            }
        }
        return found;
    }
    // The text that a PDF or office file shows, then whatever stands in the bytes as it is:
    // metadata of pictures, in ASCII, UTF-8 or UTF-16.
    let shown = open(&name, format, bytes.to_vec(), None);
    let in_text = shown.is_ok_and(|source| !secret::places(source.text(), digits).is_empty());
    let plain: String =
        bytes.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    let in_bytes = !secret::places(&plain, digits).is_empty()
        || !secret::places(&String::from_utf8_lossy(bytes), digits).is_empty()
        || packed_text(bytes).iter().any(|text| !secret::places(text, digits).is_empty());
    if in_text || in_bytes {
        found.insert(None);
    }
    found
}

/// `\u0034` is 4.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..4).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        match code.and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                out.push_str(&part[4..]);
            }
            None => out.push_str(part),
        }
    }
    out
}

/// The packed texts of a PNG file (`zTXt`, `iTXt`).
fn packed_text(bytes: &[u8]) -> Vec<String> {
    let mut texts = Vec::new();
    let Some(mut rest) = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n") else { return texts };
    while let Some((head, after)) = rest.split_at_checked(8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some((data, after)) = after.split_at_checked(length) else { break };
        if matches!(&head[4..], b"zTXt" | b"iTXt") {
            // The packed part begins behind the keyword and a few signs: zlib's first byte is 0x78.
            for at in memchr::memchr_iter(0x78, data).take(64) {
                let mut text = Vec::new();
                let unpacked = flate2::read::ZlibDecoder::new(&data[at..]);
                let _ = unpacked.take(UNPACKED).read_to_end(&mut text);
                texts.push(String::from_utf8_lossy(&text).into_owned());
            }
        }
        rest = after.get(4..).unwrap_or_default();
    }
    texts
}
