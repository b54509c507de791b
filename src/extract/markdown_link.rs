//! Where the address and the title of a Markdown link stand.

use std::ops::Range;

/// The places of the address and the title in what follows `](` or `]:`.
pub(super) fn destination(
    text: &str,
    range: Range<usize>,
) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let text = &text[range.clone()];
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    let (address, end) = if let Some(inner) = rest.strip_prefix('<') {
        let length = unescaped(inner, |c| c == '>' || c == '\n');
        (start + 1..start + 1 + length, start + length + 2)
    } else {
        let mut depth = 0_u32;
        let length = unescaped(rest, |c| match c {
            '(' => {
                depth += 1;
                false
            }
            ')' if depth > 0 => {
                depth -= 1;
                false
            }
            ')' => true,
            c => c.is_ascii_whitespace(),
        });
        (start..start + length, start + length)
    };
    let after = text.get(end..).unwrap_or_default();
    let quote = after.len() - after.trim_start().len();
    let title = after[quote..].chars().next().and_then(|open| {
        let close = match open {
            '"' | '\'' => open,
            '(' => ')',
            _ => return None,
        };
        let from = end + quote + 1;
        let length = unescaped(&text[from..], |c| c == close);
        Some(range.start + from..range.start + from + length)
    });
    (Some(range.start + address.start..range.start + address.end), title)
}

/// Bytes before the first character that `ends` and has no backslash before it.
fn unescaped(text: &str, mut ends: impl FnMut(char) -> bool) -> usize {
    let mut is_escaped = false;
    let end = text.find(|c| {
        if std::mem::take(&mut is_escaped) {
            return false;
        }
        is_escaped = c == '\\';
        ends(c)
    });
    end.unwrap_or(text.len())
}
