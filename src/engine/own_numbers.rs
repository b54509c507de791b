//! The company's own numbers, looked for in every file of a run, also in those that are not checked
//! for words. What is found is a finding like any other, of the rule on secret numbers.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::extract::Reading;
use crate::lint::{Examined, Linter, Text};
use crate::number;
use crate::text::{Area, Location, Rendered, SourceFile, Span, looks_binary};

/// So much is read (in bytes) of a file that is not checked for words.
pub(super) const MOST: u64 = 64 << 20;

/// A number of the company's own, which is to stand in nothing that it publishes.
#[derive(Clone, Debug)]
pub struct OwnNumber {
    /// Its digits, in ASCII.
    pub digits: String,
    /// What is said where it stands.
    pub message: Text,
}

/// All of them, and where they may stand.
#[derive(Debug, Default)]
pub(super) struct OwnNumbers {
    digits: Vec<String>,
    messages: Vec<Text>,
    /// The files that they were taken from, as the system names them.
    mails: BTreeSet<PathBuf>,
}

impl OwnNumbers {
    pub(super) fn new(mut numbers: Vec<OwnNumber>, mails: &[PathBuf]) -> Self {
        // The longest first: a shorter one may be a part of it.
        numbers
            .sort_by_key(|number| (std::cmp::Reverse(number.digits.len()), number.digits.clone()));
        numbers.dedup_by(|one, other| one.digits == other.digits);
        let mails = mails.iter().filter_map(|mail| mail.canonicalize().ok()).collect();
        let (digits, messages) =
            numbers.into_iter().map(|number| (number.digits, number.message)).unzip();
        Self { digits, messages, mails }
    }

    pub(super) fn digits(&self) -> &[String] {
        &self.digits
    }

    /// True where they are looked for: there are some, and the file is none that they are from, nor
    /// attached to one.
    pub(super) fn are_sought_in(&self, file: &Path) -> bool {
        let is_mail =
            |path: &Path| path.canonicalize().is_ok_and(|path| self.mails.contains(&path));
        !self.digits.is_empty() && !file.ancestors().any(is_mail)
    }

    /// A file that is no text, with a line more for each number that stands in it where no reader
    /// sees it: in its properties, in those of its pictures.
    pub(super) fn reveal(&self, source: SourceFile) -> SourceFile {
        let Some(rendered) = source.rendered() else { return source };
        let is_unseen =
            |number: &usize| number::places(&rendered.text, &self.digits[*number]).is_empty();
        let hidden = number::in_bytes(source.raw(), &self.digits);
        let hidden: Vec<usize> = hidden.into_iter().filter(is_unseen).collect();
        if hidden.is_empty() {
            return source;
        }
        let rendered = self.with_lines(rendered.clone(), &hidden);
        SourceFile::rendered_as(source.path(), source.raw().to_vec(), rendered)
    }

    fn with_lines(&self, mut rendered: Rendered, numbers: &[usize]) -> Rendered {
        for number in numbers {
            if !rendered.text.is_empty() {
                rendered.text.push('\n');
            }
            let place = Location { area: Some(Area::Properties), ..Location::default() };
            rendered.places.push((rendered.text.len(), place));
            rendered.text.push_str(&self.digits[*number]);
        }
        rendered
    }

    /// Adds what is said of the places where the numbers stand.
    pub(super) fn expose(&self, reading: &Reading, linter: &Linter, examined: &mut Examined) {
        let found = number::in_text(&reading.source, reading.document(), &self.digits);
        if !found.is_empty() {
            let said: Vec<(Span, &Text)> =
                found.iter().map(|one| (one.span, &self.messages[one.number])).collect();
            linter.expose(reading, &said, examined);
        }
    }

    /// A file that is not checked for words, where one of the numbers stands in it.
    pub(super) fn read(&self, path: &str, bytes: Vec<u8>) -> Option<SourceFile> {
        if !looks_binary(&bytes) {
            return Some(SourceFile::decode(path, bytes));
        }
        let found: Vec<usize> = number::in_bytes(&bytes, &self.digits).into_iter().collect();
        let rendered = self.with_lines(Rendered::default(), &found);
        (!found.is_empty()).then(|| SourceFile::rendered_as(path, bytes, rendered))
    }
}
