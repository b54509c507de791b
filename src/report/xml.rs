//! Any text to text that XML can hold, and the head and indentation of every XML report.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::printable::picture;
use crate::text::is_acted_on;

/// A writer that has written the declaration.
///
/// # Errors
/// When `out` cannot be written.
pub(super) fn begin<W: Write>(out: W) -> io::Result<Writer<W>> {
    let mut writer = Writer::new_with_indent(out, b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    Ok(writer)
}

/// Ends the last line.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn end<W: Write>(mut writer: Writer<W>) -> io::Result<()> {
    writeln!(writer.get_mut())
}

/// `text` with a picture in the place of each character that XML 1.0 cannot hold even escaped, and
/// of each that a terminal would act on; line ends and tabs stay.
pub(super) fn legal(text: &str) -> Cow<'_, str> {
    let illegal = |c: char| {
        (is_acted_on(c) && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if !text.contains(illegal) {
        return Cow::Borrowed(text);
    }
    let shown = |c| match c {
        c if !illegal(c) => c,
        '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        c => picture(c),
    };
    Cow::Owned(text.chars().map(shown).collect())
}
