//! Expressions in braces in components (Svelte, Astro, MDX): where they are. Markup inside an
//! expression stays visible.

use std::ops::Range;

use super::mask::Search;

/// What is being read; the innermost last.
#[derive(Clone, Copy)]
enum Mode {
    /// A script between braces. True when what is around it is not a script.
    Script(bool),
    /// Markup inside a script, with the number of its open elements.
    Markup(u32),
    /// A tag of that markup. True for an end tag.
    Tag(bool),
    /// A string in backquotes.
    Template,
}

/// The expressions in a component. `with_markup`: they may hold markup (Astro, MDX).
/// `is_markdown`: code of Markdown, imports and exports are no part of the page.
///
/// An expression that is never closed ends the search: the rest is text.
pub(super) fn find(text: &str, with_markup: bool, is_markdown: bool) -> Vec<Range<usize>> {
    let mut finder = Finder { text, with_markup, modes: Vec::new(), masks: Vec::new(), start: 0 };
    let mut search = Search::new(text);
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if is_markdown && let Some(end) = markdown_code(text, at) {
            at = end;
        } else if is_markdown && let Some(end) = module_end(text, at) {
            finder.masks.push(at..end);
            at = end;
        } else if bytes[at] == b'{' {
            let known = finder.masks.len();
            let Some(end) = finder.expression(at) else {
                finder.masks.truncate(known);
                break;
            };
            at = end;
        } else if bytes[at] == b'<' {
            let fragment = fragment(&text[at..]);
            if let Some(length) = fragment {
                finder.masks.push(at..at + length);
            }
            at = search.skipped(at).unwrap_or(at + fragment.unwrap_or(1));
        } else {
            at += 1;
        }
    }
    finder.masks.retain(|mask| !mask.is_empty());
    finder.masks
}

/// The text of an expression that is one string without escapes: `{"…"}`, `{{ '…' }}`.
pub(super) fn literal(expression: &str) -> Option<Range<usize>> {
    let within = |open, close| expression.strip_prefix(open)?.strip_suffix(close);
    let string = within("{{", "}}").or_else(|| within("{", "}"))?.trim();
    let quote = string.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let text = string.strip_prefix(quote)?.strip_suffix(quote)?;
    let is_plain = !text.contains(['\\', '<', quote]) && !text.contains("${");
    let start = expression.find(quote)? + 1;
    is_plain.then_some(start..start + text.len())
}

struct Finder<'a> {
    text: &'a str,
    with_markup: bool,
    modes: Vec<Mode>,
    masks: Vec<Range<usize>>,
    /// Where the script that is being read starts.
    start: usize,
}

impl Finder<'_> {
    /// Reads the expression that starts at `at`; its end.
    fn expression(&mut self, at: usize) -> Option<usize> {
        self.modes.clear();
        self.modes.push(Mode::Script(true));
        self.start = at;
        let mut at = at + 1;
        while let Some(mode) = self.modes.last().copied() {
            let next = *self.text.as_bytes().get(at)?;
            at = match mode {
                Mode::Script(is_outer) => self.script(at, next, is_outer)?,
                Mode::Markup(_) => self.markup(at, next),
                Mode::Tag(is_end) => self.tag(at, next, is_end)?,
                Mode::Template => self.template(at, next),
            };
        }
        Some(at)
    }

    fn script(&mut self, at: usize, next: u8, is_outer: bool) -> Option<usize> {
        match next {
            b'{' => self.modes.push(Mode::Script(false)),
            b'}' => {
                self.modes.pop();
                if is_outer {
                    self.masks.push(self.start..at + 1);
                }
            }
            b'`' => self.modes.push(Mode::Template),
            b'"' | b'\'' => return Some(string_end(self.text, at)),
            b'/' if self.text[at..].starts_with("//") => {
                return Some(at + self.text[at..].find('\n')?);
            }
            b'/' if self.text[at..].starts_with("/*") => {
                return Some(at + self.text[at..].find("*/")? + 2);
            }
            b'<' if self.with_markup && begins_markup(self.text, self.start, at) => {
                self.masks.push(self.start..at);
                self.modes.push(Mode::Markup(0));
                return Some(at);
            }
            _ => {}
        }
        Some(at + 1)
    }

    fn markup(&mut self, at: usize, next: u8) -> usize {
        match next {
            b'{' => {
                self.start = at;
                self.modes.push(Mode::Script(true));
            }
            b'<' => {
                let is_end = self.text[at..].starts_with("</");
                if let Some(length) = fragment(&self.text[at..]) {
                    self.masks.push(at..at + length);
                }
                self.count(if is_end { -1 } else { 1 });
                self.modes.push(Mode::Tag(is_end));
            }
            _ => {}
        }
        at + 1
    }

    fn tag(&mut self, at: usize, next: u8, is_end: bool) -> Option<usize> {
        match next {
            b'{' => {
                self.start = at;
                self.modes.push(Mode::Script(true));
            }
            b'"' | b'\'' => {
                let quote = char::from(next);
                return Some(at + 1 + self.text[at + 1..].find(quote)? + 1);
            }
            b'>' => {
                self.modes.pop();
                if !is_end && self.text[..at].ends_with('/') {
                    self.count(-1);
                }
                if let Some(Mode::Markup(0)) = self.modes.last() {
                    self.modes.pop();
                    self.start = at + 1;
                }
            }
            _ => {}
        }
        Some(at + 1)
    }

    fn template(&mut self, at: usize, next: u8) -> usize {
        match next {
            b'\\' => return self.text.ceil_char_boundary(at + 2),
            b'`' => {
                self.modes.pop();
            }
            b'$' if self.text[at..].starts_with("${") => {
                self.modes.push(Mode::Script(false));
                return at + 2;
            }
            _ => {}
        }
        at + 1
    }

    fn count(&mut self, change: i32) {
        if let Some(Mode::Markup(open)) = self.modes.last_mut() {
            *open = open.saturating_add_signed(change);
        }
    }
}

/// True when the `<` at `at` in a script that starts at `start` begins an element and is no comparison.
pub(super) fn begins_markup(text: &str, start: usize, at: usize) -> bool {
    let before = text[start..at].trim_end();
    let rest = &text[at + 1..];
    (before.ends_with(['(', ',', '?', ':', '&', '|', '>', '{', '[', ';', '=', '}'])
        || before.ends_with("return"))
        && rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '>')
}

/// The byte after the string that starts at `at`; a line end ends it, too.
fn string_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let quote = bytes[at];
    let mut end = at + 1;
    while let Some(&byte) = bytes.get(end) {
        match byte {
            b'\\' => end += 2,
            b'\n' => return end,
            _ if byte == quote => return end + 1,
            _ => end += 1,
        }
    }
    text.len()
}

/// The length of the tag of a fragment at the start of `text`.
fn fragment(text: &str) -> Option<usize> {
    ["<>", "</>"].into_iter().find(|tag| text.starts_with(tag)).map(str::len)
}

/// A code span is no longer than this; bounds the search for its end.
const LONGEST_CODE_SPAN: usize = 4096;

/// The end of the code of Markdown that starts at `at`.
fn markdown_code(text: &str, at: usize) -> Option<usize> {
    let mark = text.as_bytes()[at];
    if !matches!(mark, b'`' | b'~') {
        return None;
    }
    let run = |from: usize| text.as_bytes()[from..].iter().take_while(|b| **b == mark).count();
    let length = run(at);
    let before = text.as_bytes()[..at].iter().rev().find(|b| !matches!(b, b' ' | b'\t'));
    if length >= 3 && before.is_none_or(|b| *b == b'\n') {
        let fence = &text[at..at + length];
        let mut end = at;
        for (number, line) in text[at..].split_inclusive('\n').enumerate() {
            end += line.len();
            if number > 0 && line.trim_start().starts_with(fence) {
                break;
            }
        }
        return Some(end);
    }
    // Code in a line: to the next run of as many backquotes.
    let window = text.floor_char_boundary(at + LONGEST_CODE_SPAN);
    let mut from = at + length;
    while mark == b'`'
        && let Some(found) = text.get(from..window).and_then(|rest| rest.find('`'))
    {
        let start = from + found;
        from = start + run(start);
        if from - start == length {
            return Some(from);
        }
    }
    Some(at + length)
}

/// The end of the `import` or `export` that starts at `at`: a blank line.
fn module_end(text: &str, at: usize) -> Option<usize> {
    if !matches!(text.as_bytes()[at], b'i' | b'e') || (at > 0 && text.as_bytes()[at - 1] != b'\n') {
        return None;
    }
    let rest = &text[at..];
    let is_module = rest.starts_with("import ") || rest.starts_with("export ");
    is_module.then(|| at + rest.find("\n\n").unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::extract::mask;

    fn show(text: &str, with_markup: bool, is_markdown: bool) -> String {
        mask::show(text, find(text, with_markup, is_markdown))
    }

    #[test]
    fn expressions_of_components() {
        let cases = [
            ("{#if a > {b: '}'}.b}x{:else}y{/if}", "■x■y■"),
            ("<a href={b} title=\"{c} d\">", "<a href=■ title=\"■ d\">"),
            ("<style>a{b}</style>{c}", "<style>a{b}</style>■"),
            ("a { b", "a { b"),
            ("{a}{ b", "■{ b"),
            ("{`a ${ {b: 1} } \\` }`}c", "■c"),
            ("{/* } */}{a // }\n}b", "■■b"),
        ];
        for (text, shown) in cases {
            assert_eq!(show(text, false, false), shown);
        }
    }

    #[test]
    fn markup_in_expressions_stays() {
        let cases = [
            ("{a.map(b => <li class={c}>x {d} <br/>y</li>)}z", "■<li class=■>x ■ <br/>y</li>■z"),
            ("{a && (<><p>x</p></>)}", "■■<p>x</p>■■"),
            ("{a < b ? <b>c</b> : `<i>`}", "■<b>c</b>■"),
            ("<>{a}</>", "■■■"),
        ];
        for (text, shown) in cases {
            assert_eq!(show(text, true, false), shown);
        }
    }

    #[test]
    fn code_in_markdown_holds_no_expressions() {
        let text = "import A from 'a'\nexport const b = {}\n\n`{` {a}\n\n```js\n{\n```\n{b}";
        assert_eq!(show(text, true, true), "■\n\n`{` ■\n\n```js\n{\n```\n■");
    }
}
