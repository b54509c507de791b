//! HTML to the words that its reader sees: no scripts, styles, pictures, addresses.

use html5gum::Token;
use html5gum::emitters::default::DefaultEmitter;

use crate::html_reading::Tokens;

/// What is not shown, with all that is in it.
const HIDDEN: [&[u8]; 8] =
    [b"script", b"style", b"head", b"template", b"noscript", b"object", b"svg", b"title"];

/// Elements that begin a line and end one.
const BLOCKS: [&[u8]; 24] = [
    b"address",
    b"article",
    b"blockquote",
    b"dd",
    b"div",
    b"dl",
    b"dt",
    b"footer",
    b"form",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"header",
    b"hr",
    b"li",
    b"main",
    b"p",
    b"pre",
    b"section",
    b"table",
    b"tr",
];

/// Parts the cells of a row.
pub(super) const CELL: char = '\u{1f}';

/// The visible words of a page, a line for each block; cells of a row are parted by [`CELL`].
/// Citations come with `> ` before each line, as in mails of plain text.
pub(super) fn words(page: &str) -> String {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut shown = Shown::default();
    let mut hidden: Vec<Vec<u8>> = Vec::new();
    for token in Tokens::new(page, emitter) {
        match token {
            Token::StartTag(tag) => {
                let name: &[u8] = &tag.name;
                if HIDDEN.contains(&name) && !tag.self_closing {
                    hidden.push(name.to_vec());
                } else if name == b"body" {
                    // A head that was never closed ends here.
                    hidden.clear();
                }
                shown.opens(name);
            }
            Token::EndTag(tag) => {
                let name: &[u8] = &tag.name;
                if let Some(at) = hidden.iter().rposition(|open| open == name) {
                    hidden.truncate(at);
                }
                shown.closes(name);
            }
            Token::String(text) if hidden.is_empty() => {
                shown.says(&String::from_utf8_lossy(&text));
            }
            _ => {}
        }
    }
    shown.line_end();
    shown.text
}

#[derive(Default)]
struct Shown {
    text: String,
    line: String,
    cited: usize,
    preformatted: usize,
}

impl Shown {
    fn opens(&mut self, name: &[u8]) {
        match name {
            b"br" => self.line_break(),
            b"td" | b"th" if !self.line.trim().is_empty() => self.line.push(CELL),
            _ if BLOCKS.contains(&name) => self.line_end(),
            _ => {}
        }
        match name {
            b"blockquote" => self.cited += 1,
            b"pre" => self.preformatted += 1,
            _ => {}
        }
    }

    fn closes(&mut self, name: &[u8]) {
        if BLOCKS.contains(&name) {
            self.line_end();
        }
        if name == b"p" {
            self.line_break();
        }
        match name {
            b"blockquote" => self.cited = self.cited.saturating_sub(1),
            b"pre" => self.preformatted = self.preformatted.saturating_sub(1),
            _ => {}
        }
    }

    fn says(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' if self.preformatted > 0 => self.line_break(),
                ' ' | '\t' | '\r' | '\n' => {
                    if !self.line.ends_with(' ') && !self.line.is_empty() {
                        self.line.push(' ');
                    }
                }
                _ => self.line.push(c),
            }
        }
    }

    fn line_end(&mut self) {
        if !self.line.trim().is_empty() {
            self.line_break();
        }
        self.line.clear();
    }

    fn line_break(&mut self) {
        for _ in 0..self.cited.min(8) {
            self.text.push('>');
        }
        if self.cited > 0 {
            self.text.push(' ');
        }
        self.text.push_str(self.line.trim_matches([' ', CELL]));
        self.text.push('\n');
        self.line.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_seen() {
        let page = "<html><head><title>x</title><style>p{}</style></head><body>\
            <script>alert('</p>')</script><p>会社名<br>\n見本&nbsp;様</p>\
            <table><tr><th>利用者番号</th><td>4&#48;0</td></tr></table>\
            <img src=\"https://example.com/t.gif\" alt=\"x\"><div>a<div>b</div></div>\
            <blockquote>c<blockquote>d</blockquote></blockquote></body></html>";
        assert_eq!(words(page), "会社名\n見本\u{a0}様\n\n利用者番号\u{1f}400\na\nb\n> c\n>> d\n");
    }

    #[test]
    fn what_is_never_closed_hides_no_body() {
        assert_eq!(words("<head><body><p>a"), "a\n");
        assert_eq!(words("a < b > c"), "a < b > c\n");
    }
}
