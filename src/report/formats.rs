//! The formats as a list.

use std::io::{self, Write};

use serde::Serialize;
use textwrap::core::display_width;

use super::stream;
use crate::extract::{Described, FORMATS};
use crate::message::{Lang, say};

/// Writes one line per format: the ends of its file names, what it is, whether a walk reads it,
/// whether it can be repaired.
///
/// # Errors
/// When `out` cannot be written.
pub fn formats(lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let mark = |is: bool| say(lang, if is { "formats-yes" } else { "formats-no" });
    let head = ["formats-extension", "formats-name", "formats-walked", "formats-fixable"];
    let mut rows = vec![head.map(|id| say(lang, id))];
    rows.extend(FORMATS.iter().map(|format| {
        let Described { name, extensions, walked, fixable, .. } = format;
        let dotted: Vec<String> = extensions.iter().map(|end| format!(".{end}")).collect();
        [dotted.join(" "), (*name).to_owned(), mark(*walked), mark(*fixable)]
    }));
    let width = |column: usize| rows.iter().map(|row| display_width(&row[column])).max();
    let widths: Vec<usize> = (0..4).map(|column| width(column).unwrap_or(0)).collect();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line += cell;
            line += &" ".repeat(width - display_width(cell) + 2);
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Writes the same list as one JSON document:
/// `{"formats":[{"name","extensions","walked","fixable"}]}`.
///
/// # Errors
/// When `out` cannot be written.
pub fn formats_json(out: &mut impl Write) -> io::Result<()> {
    let formats = FORMATS.iter().map(|format| {
        let Described { name, extensions, walked, fixable, .. } = *format;
        JsonFormat { name, extensions, walked, fixable }
    });
    stream::document(&FormatsJson { formats: formats.collect() }, out)
}

#[derive(Serialize)]
struct FormatsJson {
    formats: Vec<JsonFormat>,
}

#[derive(Serialize)]
struct JsonFormat {
    name: &'static str,
    extensions: &'static [&'static str],
    walked: bool,
    fixable: bool,
}
