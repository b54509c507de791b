//! A comment to what of the source goes with it when it is deleted.

use crate::extract::Format;
use crate::text::Span;

/// White space within a line.
const BLANK: [char; 3] = [' ', '\t', '\u{3000}'];

/// The bytes to delete so that nothing is left of a comment: it alone; with the blank that would
/// be left beside it; with its line, if that holds nothing else.
///
/// Where the line parts two paragraphs, an empty line is left in its place.
pub(super) fn of_comment(text: &str, format: Format, comment: Span) -> Span {
    // Only blanks are looked at, for a line may be a whole page.
    let start = text[..comment.start].trim_end_matches(BLANK).len();
    let end = text.len() - text[comment.end..].trim_start_matches(BLANK).len();
    let starts_line = start == 0 || text[..start].ends_with(['\n', '\r']);
    let ends_line = end == text.len() || text[end..].starts_with(['\n', '\r']);
    match (starts_line, ends_line) {
        (true, true) => {
            let rest = &text[end..];
            let line_end = if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) };
            let parts = parts_paragraphs(text, format, comment);
            if parts && !is_blank_before(text, start) && !is_blank_after(text, end + line_end) {
                Span::new(start, end)
            } else {
                Span::new(start, end + line_end)
            }
        }
        (false, true) => Span::new(start, comment.end),
        (true, false) => Span::new(comment.start, end),
        (false, false) if start < comment.start && comment.end < end => {
            Span::new(start, comment.end)
        }
        (false, false) => comment,
    }
}

/// True where a line of its own ends a paragraph; a comment in front matter does not.
fn parts_paragraphs(text: &str, format: Format, comment: Span) -> bool {
    matches!(format, Format::Markdown | Format::Mdx | Format::ReStructuredText)
        && !text[comment.range()].starts_with('#')
}

fn is_blank_before(text: &str, line: usize) -> bool {
    let before = text[..line].strip_suffix('\n').unwrap_or(&text[..line]);
    let before = before.strip_suffix('\r').unwrap_or(before);
    let before = before.trim_end_matches(BLANK);
    before.is_empty() || before.ends_with(['\n', '\r'])
}

fn is_blank_after(text: &str, line: usize) -> bool {
    let after = text[line..].trim_start_matches(BLANK);
    after.is_empty() || after.starts_with(['\n', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn leaves(format: Format, text: &str, left: &str) {
        let start = text.find("<!--").unwrap();
        let end = text.rfind("-->").unwrap() + 3;
        let gone = of_comment(text, format, Span::new(start, end));
        let mut text = text.to_owned();
        text.replace_range(gone.range(), "");
        assert_eq!(text, left);
    }

    #[test]
    fn a_line_goes_with_the_comment_that_fills_it() {
        for (text, left) in [
            ("<p>\n  <!-- a -->\n</p>", "<p>\n</p>"),
            ("<p>\r\n<!-- a --> \r\n</p>", "<p>\r\n</p>"),
            ("<p>\r<!-- a\r b -->\r</p>", "<p>\r</p>"),
            ("<!-- a -->\n", ""),
            ("a\n<!-- a -->", "a\n"),
            ("<p>a <!-- a -->\nb", "<p>a\nb"),
            ("  <!-- a --> <p>a", "  <p>a"),
            ("a <!-- a --> b", "a b"),
            ("a<!-- a --> b", "a b"),
            ("a<!-- a -->b", "ab"),
        ] {
            leaves(Format::Html, text, left);
        }
    }

    #[test]
    fn paragraphs_stay_apart() {
        leaves(Format::Markdown, "a\n<!-- a -->\nb\n", "a\n\nb\n");
        leaves(Format::Markdown, "a\r\n\r\n<!-- a -->\r\nb", "a\r\n\r\nb");
        leaves(Format::Markdown, "a\n<!-- a -->\n\nb", "a\n\nb");
        leaves(Format::Markdown, "<!-- a -->\nb", "b");
        leaves(Format::Html, "a\n<!-- a -->\nb\n", "a\nb\n");
    }
}
