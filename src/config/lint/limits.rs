//! `[lint.limits]`: how much of a file is read.

use super::valid;
use crate::config::problem::Problem;
use crate::config::reader::{At, Sheet, Table};
use crate::extract::Limits;
use crate::message::Message;

/// What a configuration says of the limits; `None` where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnLimits {
    /// MiB of a file, and of what it unpacks to.
    pub file_size: Option<u64>,
    /// Files in an archive.
    pub archive_files: Option<u64>,
    /// Archives in archives.
    pub archive_depth: Option<u64>,
    /// Pages of a PDF.
    pub pdf_pages: Option<u64>,
}

impl OwnLimits {
    /// What holds where this is said, and elsewhere `other`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            file_size: self.file_size.or(other.file_size),
            archive_files: self.archive_files.or(other.archive_files),
            archive_depth: self.archive_depth.or(other.archive_depth),
            pdf_pages: self.pdf_pages.or(other.pdf_pages),
        }
    }

    /// The limits that hold.
    pub fn limits(self) -> Limits {
        let usual = Limits::USUAL;
        let count = |own: Option<u64>, usual| {
            own.map_or(usual, |own| usize::try_from(own).unwrap_or(usual))
        };
        Limits {
            size: self.file_size.map_or(usual.size, |mebibytes| mebibytes << 20),
            files: count(self.archive_files, usual.files),
            depth: count(self.archive_depth, usual.depth),
            pages: count(self.pdf_pages, usual.pages),
        }
    }
}

/// Reads the table. Each limit is at least 1, and no larger than what this program can bear.
pub(super) fn read(table: Table<'_>, sheet: &mut Sheet) -> OwnLimits {
    let file_size = table.integer(sheet, "file_size");
    let archive_files = table.integer(sheet, "archive_files");
    let archive_depth = table.integer(sheet, "archive_depth");
    let pdf_pages = table.integer(sheet, "pdf_pages");
    table.finish(sheet);
    OwnLimits {
        file_size: valid(file_size, sheet, |text| upto(text, 4_096)),
        archive_files: valid(archive_files, sheet, |text| upto(text, 10_000_000)),
        archive_depth: valid(archive_depth, sheet, |text| upto(text, 16)),
        pdf_pages: valid(pdf_pages, sheet, |text| upto(text, 1_000_000)),
    }
}

fn upto(text: &At<String>, most: u64) -> Result<u64, Problem> {
    let number = text.value.parse().ok().filter(|number| (1..=most).contains(number));
    number.ok_or_else(|| {
        let message = Message::new("lint-config-limit").with("most", most.to_string());
        Problem::error(message).help(Message::new("lint-config-limit-help"))
    })
}
