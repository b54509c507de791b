//! Template constructs (`{{ … }}`, `<?php … ?>`, …): where they are, and what stands for them
//! while a text is tokenized.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;

use super::view::View;

/// Stands for each byte of a construct: HTML gives it no meaning.
pub(super) const FILLER: u8 = 0x1A;
/// The same for Markdown, where an address must not hold control characters.
pub(super) const LETTER: u8 = b'x';

/// The text with its constructs filled, of the same length.
pub(super) fn filled<'a>(view: &View<'a>, filler: u8) -> Cow<'a, str> {
    let text = view.text();
    let masks = view.masks_in(&(0..text.len()));
    if masks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut filled = String::with_capacity(text.len());
    let mut at = 0;
    for mask in masks {
        filled.push_str(&text[at..mask.start]);
        let filler = if is_comment_line(text, mask) { b' ' } else { filler };
        filled.extend(std::iter::repeat_n(char::from(filler), mask.len()));
        at = mask.end;
    }
    filled.push_str(&text[at..]);
    Cow::Owned(filled)
}

/// Signs of quotations and lists at the start of a line; no more of them nest.
const DEEPEST: usize = 256;

/// The text of Markdown with letters in place of all signs at the start of a line that nest deeper than anybody
/// writes, of the same length: each of them would be a box of its own.
pub(super) fn shallow(text: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut deep = Vec::new();
    let mut start = 0;
    while start < bytes.len() {
        let mut signs = 0;
        for (at, byte) in bytes.iter().enumerate().skip(start) {
            let is_sign = match byte {
                b'>' => true,
                b'-' | b'+' | b'*' | b'.' | b')' => {
                    matches!(bytes.get(at + 1), Some(b' ' | b'\t'))
                }
                b' ' | b'\t' | b'0'..=b'9' => false,
                _ => break,
            };
            signs += usize::from(is_sign);
            if is_sign && signs > DEEPEST {
                deep.push(at);
            }
        }
        start = memchr::memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |end| start + end + 1);
    }
    if deep.is_empty() {
        return text;
    }
    let mut shallow = String::with_capacity(text.len());
    let mut from = 0;
    for at in deep {
        shallow.push_str(&text[from..at]);
        shallow.push(char::from(LETTER));
        from = at + 1;
    }
    shallow.push_str(&text[from..]);
    Cow::Owned(shallow)
}

/// True for a comment of MDX that has its line for itself: to its readers the line is empty.
fn is_comment_line(text: &str, mask: &Range<usize>) -> bool {
    const BLANK: [char; 2] = [' ', '\t'];
    let comment = &text[mask.clone()];
    let before = text[..mask.start].trim_end_matches(BLANK);
    let after = text[mask.end..].trim_start_matches(BLANK);
    comment.starts_with("{/*")
        && comment.ends_with("*/}")
        && (before.is_empty() || before.ends_with(['\n', '\r']))
        && (after.is_empty() || after.starts_with(['\n', '\r']))
}

/// The template constructs in markup: PHP, ERB and EJS, Mustache, Liquid, Jinja, Blade and
/// their kin. Scripts, styles and comments are passed over; what is never closed is text.
pub(super) fn in_markup(text: &str) -> Vec<Range<usize>> {
    let mut search = Search::new(text);
    let mut masks = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr::memchr2(b'<', b'{', &text.as_bytes()[at..]) {
        let start = at + found;
        let rest = &text[start..];
        let end = if rest.starts_with('{') {
            search.braces(start, &["{{{", "{{!--", "{{", "{%", "{!!", "{#"])
        } else if is_php(rest) {
            Some(search.find("?>", start).unwrap_or(text.len()))
        } else if rest.starts_with("<%--") {
            search.find("--%>", start)
        } else if rest.starts_with("<%") {
            search.find("%>", start)
        } else {
            at = search.skipped(start).unwrap_or(start + 1);
            continue;
        };
        if let Some(end) = end {
            masks.push(start..end);
        }
        at = end.unwrap_or(start + 1);
    }
    masks
}

/// The template constructs in Markdown: those of Liquid and of Hugo, within a paragraph.
pub(super) fn in_markdown(text: &str) -> Vec<Range<usize>> {
    let mut search = Search::new(text);
    let mut masks = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'{', &text.as_bytes()[at..]) {
        let start = at + found;
        let end = search.braces(start, &["{{", "{%"]);
        match end.filter(|end| !text[start..*end].contains("\n\n")) {
            Some(end) => {
                masks.push(start..end);
                at = end;
            }
            None => at = start + 1,
        }
    }
    masks
}

/// `<?php`, `<?=` or `<?` with white space.
fn is_php(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("<?") else { return false };
    rest.starts_with(['=', ' ', '\n', '\t', '\r'])
        || rest.get(..3).is_some_and(|name| name.eq_ignore_ascii_case("php"))
}

/// The end of each construct that opens with the first and closes with the second.
const CLOSERS: &[(&str, &str)] =
    &[("{{{", "}}}"), ("{{!--", "--}}"), ("{{", "}}"), ("{%", "%}"), ("{!!", "!!}"), ("{#", "#}")];

/// Looks for the ends of constructs. Remembers where each end was found last, so that many
/// constructs without an end still take linear time.
pub(super) struct Search<'a> {
    text: &'a str,
    found: Vec<(&'static str, Option<usize>)>,
}

impl<'a> Search<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, found: Vec::new() }
    }

    /// The byte after the first `needle` at or after `from`; `from` must not go back.
    pub(super) fn find(&mut self, needle: &'static str, from: usize) -> Option<usize> {
        let known = self.found.iter().position(|(known, _)| *known == needle);
        let known = known.unwrap_or_else(|| {
            self.found.push((needle, Some(0)));
            self.found.len() - 1
        });
        let place = self.found[known].1?;
        let needs_search = place < from || place == 0;
        if needs_search {
            let rest = &self.text.as_bytes()[from..];
            self.found[known].1 = memmem::find(rest, needle.as_bytes()).map(|at| from + at);
        }
        self.found[known].1.map(|place| place + needle.len())
    }

    /// The end of the construct in braces that starts at `start`, if it is one of `openers`.
    fn braces(&mut self, start: usize, openers: &[&str]) -> Option<usize> {
        let rest = &self.text[start..];
        let opener = openers.iter().find(|opener| rest.starts_with(**opener))?;
        let (_, closer) = CLOSERS.iter().find(|(known, _)| known == opener)?;
        let end = self.find(closer, start + opener.len())?;
        // The content of a comment in Liquid is none of the page.
        let inside = self.text[start + opener.len()..end].trim_start_matches(['-', ' ']);
        if *opener == "{%"
            && inside.starts_with("comment")
            && let Some(last) = self.find("endcomment", end)
        {
            return self.find("%}", last);
        }
        Some(end)
    }

    /// The end of the script, style or comment that starts at `start`.
    pub(super) fn skipped(&mut self, start: usize) -> Option<usize> {
        let rest = &self.text[start..];
        if rest.starts_with("<!--") {
            return self.find("-->", start);
        }
        for name in ["script", "style"] {
            let is_open = rest.get(1..=name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name))
                && rest[1 + name.len()..].starts_with([' ', '>', '\n', '\t', '\r', '/']);
            if is_open {
                return Some(end_tag(self.text, start, name).unwrap_or(self.text.len()));
            }
        }
        None
    }
}

/// The place of the next `</name`, in any case.
fn end_tag(text: &str, from: usize, name: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memmem::find_iter(&bytes[from..], b"</").map(|at| from + at).find(|at| {
        let start = at + 2;
        text.get(start..start + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
    })
}

/// The text with a sign for each mask.
#[cfg(test)]
pub(super) fn show(text: &str, masks: Vec<Range<usize>>) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for mask in masks {
        shown += &text[at..mask.start];
        shown.push('■');
        at = mask.end;
    }
    shown + &text[at..]
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, in_markdown, in_markup, shallow, show};

    #[test]
    fn signs_that_nest_too_deep_are_letters() {
        for sign in ["> ", ">", "- ", "1. "] {
            let line = |deeper: &str| format!("{}{}a\n- b\n", sign.repeat(DEEPEST), deeper);
            assert_eq!(shallow(line("").into()), line(""), "{sign}");
            let letter = sign.replace(['>', '-', '.'], "x");
            assert_eq!(shallow(line(&sign.repeat(2)).into()), line(&letter.repeat(2)), "{sign}");
        }
        // Lines of hyphens part what stands over and under them.
        let line = "-".repeat(2 * DEEPEST);
        assert_eq!(shallow(line.as_str().into()), line);
    }

    #[test]
    fn constructs_in_markup() {
        let cases = [
            ("a<?php echo '<b>'; ?>b<?= 1 ?>c<? x ?>d", "a■b■c■d"),
            ("<?xml version='1.0'?>a<?php rest <p>", "<?xml version='1.0'?>a■"),
            ("<% if a %>b<%= c %><%-- <p> --%>", "■b■■"),
            ("{{ a }}{{{ b }}}{{!-- {{ c }} --}}{% d %}{# e #}{!! f !!}g", "■■■■■■g"),
            ("{% comment %}{{ a }} b{% endcomment %}c{%- comment -%}d", "■c■d"),
            ("{{ a {% b {# c <% d", "{{ a {% b {# c <% d"),
            ("<style>a{#b{}}</style>{#x#}", "<style>a{#b{}}</style>■"),
            ("<SCRIPT>var a = '{{';</Script >{{b}}", "<SCRIPT>var a = '{{';</Script >■"),
            ("<!-- {{ -->a}}", "<!-- {{ -->a}}"),
            ("{a} {", "{a} {"),
        ];
        for (text, shown) in cases {
            assert_eq!(show(text, in_markup(text)), shown);
        }
    }

    #[test]
    fn constructs_in_markdown() {
        let cases = [
            ("a {{< figure src=\"a\" >}} {% b %}", "a ■ ■"),
            ("# a {#b}\n{{ c\n\nd }}", "# a {#b}\n{{ c\n\nd }}"),
        ];
        for (text, shown) in cases {
            assert_eq!(show(text, in_markdown(text)), shown);
        }
    }
}
